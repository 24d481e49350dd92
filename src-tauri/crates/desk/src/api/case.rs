//! The open case: what it holds, its history.

use serde::{Deserialize, Serialize};

use super::{ImportView, RunView};

/// The open case at a glance. Asked again after every change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CaseView {
    /// Identity of the case.
    pub case_id: String,
    /// Title.
    pub title: String,
    /// Folder, for reading only, the home folder as `~`.
    pub folder: String,
    /// Why the case cannot be changed, when it cannot.
    pub read_only_because: Option<String>,
    /// Whether the data is an invented example, which every screen must say.
    pub invented: bool,
    /// Imports, oldest first.
    pub imports: Vec<ImportView>,
    /// Runs, oldest first.
    pub runs: Vec<RunView>,
    /// Findings chosen for the report.
    pub n_findings: u64,
    /// What undo would take back, in words.
    pub undo: Option<String>,
    /// What redo would make again, in words.
    pub redo: Option<String>,
    /// Number of the last audit event: grows with every change.
    pub audit_seq: u64,
    /// Hash of the last audit event, lower-case hex.
    pub audit_hash: String,
}

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HistoryLine {
    /// Number of the command.
    pub id: u64,
    /// What was done, in words.
    pub label: String,
    /// When.
    pub at_utc: String,
    /// Who.
    pub actor: String,
    /// `done`, `undone` (redo brings it back) or `superseded` (out of reach).
    pub state: String,
}

/// A change that was made, taken back or made again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChangeView {
    /// Number of the audit event.
    pub audit_seq: u64,
    /// What it was, in words.
    pub label: String,
}

/// Outcome of a verification.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct VerifyView {
    /// Whether everything holds.
    pub ok: bool,
    /// What was checked, in sentences.
    pub checked: Vec<String>,
    /// What does not hold, in sentences.
    pub problems: Vec<String>,
}
