//! Names that may become file names, and the few rules for paths inside a case.
//!
//! Names from outside are *text*: files are addressed by hash or by names made here. Whatever could
//! leave the folder, clash on Windows or hide its direction of reading is refused or replaced.

use crate::error::CaseError;

/// Longest generated file name, in bytes (all ASCII).
pub const MAX_NAME_LEN: usize = 100;

/// Names that Windows keeps for devices, with or without an extension.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Makes a file name from any text: only `[A-Za-z0-9._-]`, no Windows device name, at most
/// [`MAX_NAME_LEN`] bytes, never empty, never starting with a dot or a dash.
///
/// Different texts may give the same name; the caller adds a number where that matters.
pub fn safe_file_name(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(MAX_NAME_LEN));
    for c in text.chars() {
        let c = if is_name_char(c) { c } else { '_' };
        // One underscore stands for any run of characters that cannot be kept.
        if c == '_' && out.ends_with('_') {
            continue;
        }
        out.push(c);
        if out.len() == MAX_NAME_LEN {
            break;
        }
    }
    let trimmed = out
        .trim_start_matches(['.', '-', '_'])
        .trim_end_matches(['.', '_']);
    if trimmed.is_empty() {
        return "unnamed".into();
    }
    if is_reserved(trimmed) {
        let kept: String = trimmed.chars().take(MAX_NAME_LEN - 2).collect();
        return format!("x-{kept}");
    }
    trimmed.into()
}

/// Accepts only what [`safe_file_name`] would leave unchanged.
pub(crate) fn check_name(kind: &'static str, name: &str) -> Result<(), CaseError> {
    let why = if name.is_empty() {
        "it is empty"
    } else if name.len() > MAX_NAME_LEN {
        "it is longer than 100 characters"
    } else if !name.chars().all(is_name_char) {
        "only letters A-Z a-z, digits, dot, dash and underscore are allowed"
    } else if is_reserved(name) {
        "Windows keeps this name for a device"
    } else if name.starts_with(['.', '-']) || name.ends_with('.') {
        "it may not start with a dot or a dash, nor end with a dot"
    } else {
        return Ok(());
    };
    Err(CaseError::BadName {
        kind,
        name: name.into(),
        why,
    })
}

/// Longest name that people give, in characters.
const MAX_LABEL_CHARS: usize = 120;

/// Accepts a name that people give and read, such as that of a run; it is never a file name. What
/// cannot be seen or changes the direction of reading is refused: two names must not look alike.
pub(crate) fn check_label(kind: &'static str, label: &str) -> Result<(), CaseError> {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    };
    let why = if label.is_empty() {
        "it is empty"
    } else if label.chars().count() > MAX_LABEL_CHARS {
        "it is longer than 120 characters"
    } else if label.chars().any(hidden) {
        "it contains characters that cannot be seen"
    } else if label.trim() != label {
        "it begins or ends with a blank"
    } else if label.starts_with('-') {
        "it may not start with a dash"
    } else {
        return Ok(());
    };
    Err(CaseError::BadName {
        kind,
        name: label.into(),
        why,
    })
}

/// 64 lower-case hexadecimal digits?
pub(crate) fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Accepts a path relative to the case folder, with `/` between safe names, that begins with one of
/// `roots` and names a file below it.
pub(crate) fn check_case_path(path: &str, roots: &[&str]) -> Result<(), CaseError> {
    let bad = |why| CaseError::BadName {
        kind: "a file of the case",
        name: path.into(),
        why,
    };
    let parts: Vec<&str> = path.split('/').collect();
    if parts.len() < 2 || !parts.first().is_some_and(|root| roots.contains(root)) {
        return Err(bad(
            "it must lie in the folder of its kind (tables/… or runs/ID/…)",
        ));
    }
    if parts.len() > 8 {
        return Err(bad("it lies too deep"));
    }
    for part in parts {
        check_name("part of a file name", part)?;
    }
    Ok(())
}

fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')
}

fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    RESERVED.contains(&stem.as_str())
        || (stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.as_bytes().last().is_some_and(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_name_things_in_their_words() {
        for good in [
            "Same link within 60 s",
            "Zelfde woorden (één)",
            "مثال",
            "2021/09, 'url'",
        ] {
            assert!(check_label("a name", good).is_ok(), "{good}");
        }
        let long = "x".repeat(121);
        for bad in [
            "",
            " a",
            "a\n",
            "-x",
            "a\u{202e}b",
            "a\u{200b}b",
            long.as_str(),
        ] {
            assert_eq!(check_label("a name", bad).unwrap_err().code(), "bad-name");
        }
    }

    #[test]
    fn names_are_made_safe() {
        assert_eq!(safe_file_name("../../etc/passwd"), "etc_passwd");
        assert_eq!(safe_file_name("CON.txt"), "x-CON.txt");
        assert_eq!(safe_file_name("com7"), "x-com7");
        assert_eq!(safe_file_name("a\u{202e}fdp.exe"), "a_fdp.exe");
        assert_eq!(safe_file_name("\0\0"), "unnamed");
        assert_eq!(
            safe_file_name("run 1 (wide)"),
            "run_1_wide_".trim_end_matches('_')
        );
    }

    #[test]
    fn paths_that_leave_the_case_are_refused() {
        let roots = ["tables"];
        assert!(check_case_path("tables/shares/a.parquet", &roots).is_ok());
        for bad in [
            "tables",
            "tables/../case.sqlite",
            "/tables/a",
            "runs/a/b.parquet",
            "tables//a",
            "tables\\a",
            "tables/a:b",
            "tables/nul",
        ] {
            assert!(check_case_path(bad, &roots).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_an_acceptable_name(text in any::<String>()) {
            let name = safe_file_name(&text);
            prop_assert!(check_name("test", &name).is_ok(), "{name}");
            prop_assert_eq!(safe_file_name(&name), name);
        }
    }
}
