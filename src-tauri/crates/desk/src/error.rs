//! Errors as the window gets them.

use std::path::Path;

use zwerm_workbench::{Error, ErrorKind};

use crate::api::DeskError;

/// Result of every call of the desk.
pub type Result<T> = std::result::Result<T, DeskError>;

impl DeskError {
    pub(crate) fn new(kind: &str, code: &str, message: impl Into<String>) -> DeskError {
        DeskError {
            code: code.to_owned(),
            kind: kind.to_owned(),
            message: message.into(),
            place: None,
        }
    }

    /// The request does not fit the case, the file or the parameters.
    pub(crate) fn usage(code: &str, message: impl Into<String>) -> DeskError {
        DeskError::new("usage", code, message)
    }

    /// An error about a file of the user: the window knows its name, not its path.
    pub(crate) fn about(mut self, path: &Path) -> DeskError {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let canonical = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        for path in [&canonical, path] {
            let path = without_home(path.display().to_string());
            self.message = self.message.replace(&path, &name);
        }
        if self.code == "missing-roles" {
            // The columns are on the screen.
            if let Some((first, _)) = self.message.split_once(". The columns are") {
                self.message = format!("{first}. Choose a column for each.");
            }
        }
        self.place = Some(name.into_owned());
        self
    }

    /// An error of a case, which its own sentence does not name: its folder, as far as one may see it.
    pub(crate) fn of_case(mut self, folder: &Path) -> DeskError {
        let folder = without_home(folder.display().to_string());
        if self.place.is_none() && !self.message.contains(&folder) {
            self.place = Some(folder);
        }
        self
    }

    /// Something that should not happen.
    pub(crate) fn internal(message: impl Into<String>) -> DeskError {
        DeskError::new("internal", "internal", message)
    }

    /// A newer question of the same kind made this one pointless.
    pub(crate) fn superseded() -> DeskError {
        DeskError::new(
            "cancelled",
            "superseded",
            "A newer question replaced this one.",
        )
    }
}

impl From<Error> for DeskError {
    fn from(error: Error) -> DeskError {
        let kind = match error.kind {
            ErrorKind::Usage => "usage",
            ErrorKind::Input => "input",
            ErrorKind::Case => "case",
            ErrorKind::Limit => "limit",
            ErrorKind::Verification => "verification",
            ErrorKind::Cancelled => "cancelled",
            ErrorKind::Internal => "internal",
        };
        let code = match error.code.as_str() {
            // The façade refuses before the work, the case when it comes to it: one thing to the window.
            "case-read-only" => "read-only".to_owned(),
            _ => error.code,
        };
        DeskError {
            code,
            kind: kind.to_owned(),
            message: in_window_words(&without_numbers(&without_home(error.message))),
            place: error.place.map(without_home),
        }
    }
}

/// What the façade says to those who type, as it is said to those who click.
const OTHER_WORDS: [(&str, &str); 26] = [
    (
        "; name them, for example --map account=COLUMN",
        ". Choose a column for each",
    ),
    (
        "raise --min-weight, narrow the window or raise --memory",
        "raise the minimum weight or narrow the window",
    ),
    ("; try --threads 1", ""),
    ("Check the case with `zwerm verify`", "Verify the case"),
    ("Check it with `zwerm verify`", "Verify it"),
    ("run `verify` and go back", "verify it and go back"),
    ("Run `verify`, and go back", "Verify the case, and go back"),
    (
        "If this happens again, run `verify`",
        "If this happens again, verify the case",
    ),
    (", or read with --reader-memory", ""),
    (" `zwerm export --what nodes` lists them.", ""),
    (" `zwerm variants CASE --run RUN` lists them.", ""),
    (" (--significance)", ""),
    ("; name it with --layer", "; choose it too"),
    (
        "Ask for it (--significance, or the switch in Detect)",
        "Switch it on in Detect",
    ),
    (
        "Run without --significance",
        "Run it without holding it against chance",
    ),
    (
        "Run `zwerm detect ... --significance` first",
        "Switch it on in Detect and run again",
    ),
    (
        "without --sensitivity. Ask for it with `zwerm sensitivity CASE --run NAME --out FILE`",
        "without its stability. Switch it on in Detect and run again",
    ),
    (
        "Run `zwerm detect ... --backbone disparity` first",
        "Choose one in Detect and run again",
    ),
    (
        "Run `zwerm detect ... --compat coortweet` first",
        "Choose its definitions in Detect and run again",
    ),
    ("Give two: --window 60,10", "Give it a second window"),
    (
        "Detect with --layer similar_text or similar_image",
        "Detect with similar texts or similar images",
    ),
    ("with --map object:image=COLUMN", "with the role Image"),
    ("as `zwerm mapping export` writes it", "as Zwerm writes it"),
    (
        " of a run with --significance",
        " of a run held against chance",
    ),
    ("do to a run with --sensitivity", "do to a run"),
    (" of a run with --backbone", " of a run that marks one"),
];

/// In words of the window.
pub(crate) fn window_words(text: &str) -> String {
    OTHER_WORDS
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// A sentence: in words of the window, with a capital and a full stop.
pub(crate) fn in_window_words(text: &str) -> String {
    sentence(&window_words(text))
}

/// The engine's clause as a sentence.
pub(crate) fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let mut text: String = letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    });
    if !text.is_empty() && !text.ends_with(['.', '?', '!']) {
        text.push('.');
    }
    text
}

/// Without the system's number behind its own words: `File exists (os error 17)`.
fn without_numbers(text: &str) -> String {
    let mut parts = text.split(" (os error ");
    let mut said = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(')') {
            Some((number, rest)) if number.bytes().all(|b| b.is_ascii_digit()) => {
                said.push_str(rest);
            }
            _ => {
                said.push_str(" (os error ");
                said.push_str(part);
            }
        }
    }
    said
}

/// The user's home folder as `~`: a sentence on screen may be photographed.
fn without_home(text: String) -> String {
    match std::env::home_dir() {
        Some(home) if home.components().count() > 1 => {
            text.replace(&home.display().to_string(), "~")
        }
        _ => text,
    }
}

impl From<serde_json::Error> for DeskError {
    fn from(error: serde_json::Error) -> DeskError {
        Error::from(error).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_gets_sentences_without_paths_and_flags() {
        let error = Error::new(
            ErrorKind::Input,
            "binary-file",
            "this is not a text table but a ZIP archive: /data/secret/a.zip",
        );
        let error = DeskError::from(error).about(Path::new("/data/secret/a.zip"));
        assert_eq!(
            error.message,
            "This is not a text table but a ZIP archive: a.zip."
        );
        assert_eq!(error.place.as_deref(), Some("a.zip"));
        assert_eq!(
            without_numbers("Could not write (File exists (os error 17)): a (os error x) b"),
            "Could not write (File exists): a (os error x) b"
        );
        let warning = "This run was not held against chance, which would have taken about 3 minutes more. Ask for it (--significance, or the switch in Detect) to get p.";
        assert_eq!(
            in_window_words(warning),
            "This run was not held against chance, which would have taken about 3 minutes more. Switch it on in Detect to get p."
        );
        let budget = "the network would have 9 edges; raise --min-weight, narrow the window or raise --memory";
        let error = DeskError::from(Error::new(ErrorKind::Limit, "memory-budget", budget));
        assert!(!error.message.contains("--"), "{}", error.message);
    }
}
