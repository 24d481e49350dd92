//! One error for every caller: a code for the machine, a sentence for the human, a place, a way out.

use serde::{Deserialize, Serialize};

/// What kind of trouble it is; decides the exit code of the command line and the tone of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorKind {
    /// The caller asked for something that makes no sense (unknown run, parameter out of range).
    Usage,
    /// A source file can not be read as it is.
    Input,
    /// The case folder, its database or the disk under it.
    Case,
    /// The work would need more memory than allowed.
    Limit,
    /// A check of the evidence failed.
    Verification,
    /// The user stopped the work; nothing of the step in flight was kept.
    Cancelled,
    /// Anything that should not happen; worth a bug report.
    Internal,
}

impl ErrorKind {
    /// Process exit code of the command line.
    pub fn exit_code(self) -> u8 {
        match self {
            ErrorKind::Internal => 1,
            ErrorKind::Usage => 2,
            ErrorKind::Input => 3,
            ErrorKind::Case => 4,
            ErrorKind::Limit => 5,
            ErrorKind::Verification => 6,
            ErrorKind::Cancelled => 130,
        }
    }
}

/// The error that leaves the façade. The window switches on `code`, never on `message`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// Stable, kebab-case.
    pub code: String,
    /// See [`ErrorKind`].
    pub kind: ErrorKind,
    /// One sentence: what went wrong, where, and what to do.
    pub message: String,
    /// File, run or table concerned, when it is not in the sentence already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// Result of every call of the façade.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error with its three necessary parts.
    pub fn new(kind: ErrorKind, code: &str, message: impl Into<String>) -> Error {
        Error {
            code: code.to_owned(),
            kind,
            message: message.into(),
            place: None,
        }
    }

    /// The request does not fit the case or the parameters.
    pub fn usage(code: &str, message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Usage, code, message)
    }

    /// The work was cancelled.
    pub fn cancelled() -> Error {
        Error::new(
            ErrorKind::Cancelled,
            "cancelled",
            "Cancelled. The step in flight was dropped; the case is as it was before it.",
        )
    }

    /// Adds the file, run or table concerned.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Error {
        self.place = Some(place.into());
        self
    }

    /// A file of our own could not be written or read.
    pub fn io(doing: &str, path: &std::path::Path, error: &std::io::Error) -> Error {
        let code = match error.kind() {
            std::io::ErrorKind::StorageFull
            | std::io::ErrorKind::QuotaExceeded
            | std::io::ErrorKind::FileTooLarge => "disk-full",
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                "not-permitted"
            }
            std::io::ErrorKind::NotFound => "not-found",
            _ => "io",
        };
        Error::new(
            ErrorKind::Case,
            code,
            format!("Could not {doing} ({error}): {}", path.display()),
        )
    }
}

impl From<zwerm_dataset::DatasetError> for Error {
    fn from(error: zwerm_dataset::DatasetError) -> Error {
        let kind = match error.code() {
            "cancelled" => return Error::cancelled(),
            "disk-full" | "io-write" => ErrorKind::Case,
            _ => ErrorKind::Input,
        };
        Error::new(kind, error.code(), error.to_string())
    }
}

impl From<zwerm_case::CaseError> for Error {
    fn from(error: zwerm_case::CaseError) -> Error {
        if error.code() == "cancelled" {
            return Error::cancelled();
        }
        let kind = match error.code() {
            "search-unclear" => ErrorKind::Usage,
            _ => ErrorKind::Case,
        };
        Error::new(kind, error.code(), error.to_string())
    }
}

impl From<zwerm_detection::DetectionError> for Error {
    fn from(error: zwerm_detection::DetectionError) -> Error {
        let kind = match error.code() {
            "cancelled" => return Error::cancelled(),
            "memory-budget" => ErrorKind::Limit,
            "not-converged" => ErrorKind::Internal,
            _ => ErrorKind::Usage,
        };
        Error::new(kind, error.code(), error.to_string())
    }
}

impl From<zwerm_likeness::LikenessError> for Error {
    fn from(error: zwerm_likeness::LikenessError) -> Error {
        match error.code() {
            "cancelled" => Error::cancelled(),
            code => Error::usage(code, error.to_string()),
        }
    }
}

impl From<zwerm_network::NetworkError> for Error {
    fn from(error: zwerm_network::NetworkError) -> Error {
        let kind = match &error {
            _ if error.code() == "cancelled" => return Error::cancelled(),
            zwerm_network::NetworkError::Write(_) => ErrorKind::Case,
            _ => ErrorKind::Internal,
        };
        Error::new(kind, error.code(), error.to_string())
    }
}

impl From<zwerm_report::ReportError> for Error {
    fn from(error: zwerm_report::ReportError) -> Error {
        let kind = match &error {
            zwerm_report::ReportError::Write(_) => ErrorKind::Case,
            _ => ErrorKind::Internal,
        };
        Error::new(kind, error.code(), error.to_string())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::new(
            ErrorKind::Internal,
            "json",
            format!("A stored record could not be read or written as JSON: {error}."),
        )
    }
}
