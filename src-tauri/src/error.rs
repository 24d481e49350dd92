//! Errors as the window gets them: always a `DeskError`, whatever failed.

use zwerm_desk::api::DeskError;

/// Why a step of the shell itself failed. `code` is stable, `message` a sentence.
pub fn shell(code: &str, message: impl Into<String>) -> DeskError {
    DeskError {
        code: code.to_owned(),
        kind: "internal".to_owned(),
        message: message.into(),
        place: None,
    }
}

/// What the caller did not send as agreed.
pub fn usage(code: &str, message: impl Into<String>) -> DeskError {
    DeskError {
        kind: "usage".to_owned(),
        ..shell(code, message)
    }
}
