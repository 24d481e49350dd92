//! Errors as the window gets them.

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
            message: without_home(error.message),
            place: error.place.map(without_home),
        }
    }
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
