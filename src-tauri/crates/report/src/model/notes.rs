//! Notes of the analyst that are printed because the analyst chose to.

use serde::{Deserialize, Serialize};

use super::AccountRef;

/// A note on something of the run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnalystNote {
    /// What it is about.
    pub about: NoteAbout,
    /// The analyst's words; paragraphs are parted by empty lines.
    pub text: String,
    /// When it was last changed, ISO 8601 (`2026-11-21`).
    pub date: String,
}

/// What a note is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteAbout {
    /// A community, by its number.
    Community(u32),
    /// An edge, by its accounts.
    Edge(AccountRef, AccountRef),
    /// An account.
    Account(AccountRef),
}
