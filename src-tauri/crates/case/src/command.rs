//! The commands that change a case, and what applying one gives back.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::canonical;
use crate::error::CaseError;
use crate::tables::drawings::PinnedAccount;
use crate::tables::findings::FindingContent;
use crate::tables::imports::ImportRecord;
use crate::tables::marks::MarkValue;
use crate::tables::runs::RunRecord;
use crate::target::Target;

/// A change to the case that can be undone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Command {
    /// Records an import whose source is stored and whose tables are written.
    AddImport(ImportRecord),
    /// Records the imports of files that were read together: one step, whatever their number.
    AddImportSet {
        /// Id of the set; see `Case::next_import_set_id`.
        id: String,
        /// What it is, for people: the name of a folder, of an archive, of the first file.
        name: String,
        /// One record a file, each with this set's id. The tables of the set belong to the first one,
        /// unless a file has some of its own.
        records: Vec<ImportRecord>,
    },
    /// Hides an import, and with it the whole set that it belongs to, if any; refused while a visible
    /// run depends on it.
    RemoveImport {
        /// Id of the import.
        id: String,
    },
    /// Records a run whose files are written.
    AddRun(RunRecord),
    /// Gives a run another name; its id and folder stay.
    RenameRun {
        /// Id or present name.
        id: String,
        /// The new name.
        name: String,
    },
    /// Hides a run and the marks on it.
    RemoveRun {
        /// Id or name.
        id: String,
    },
    /// Judges an edge, or one pair of posts behind it.
    SetMark {
        /// Id or name of the run.
        run_id: String,
        /// One account of the edge; the order of the two does not matter.
        account_a: String,
        /// The other account.
        account_b: String,
        /// One pair of posts; `None` = the whole edge.
        pair_key: Option<String>,
        /// The judgement; [`MarkValue::None`] takes it back.
        mark: MarkValue,
    },
    /// Writes a note.
    AddNote {
        /// Its id; `None` = the next free one.
        id: Option<String>,
        /// What it is about.
        target: Target,
        /// The text.
        text: String,
    },
    /// Changes the text of a note.
    EditNote {
        /// Id of the note.
        id: String,
        /// The new text.
        text: String,
    },
    /// Removes a note.
    RemoveNote {
        /// Id of the note.
        id: String,
    },
    /// Puts a tag on something. A tag that is used in the case already is written as it stands there.
    AddTag {
        /// What shall bear it.
        target: Target,
        /// The tag, at most [`crate::MAX_TAG_CHARS`] characters.
        tag: String,
    },
    /// Takes a tag off something.
    RemoveTag {
        /// What bears it.
        target: Target,
        /// The tag.
        tag: String,
    },
    /// Gives accounts places of their own in the drawing of a run; those that have one get the new one.
    PinAccounts {
        /// Id or name of the run.
        run_id: String,
        /// The accounts and their places.
        accounts: Vec<PinnedAccount>,
    },
    /// Leaves pinned accounts to the drawing of a run again.
    ReleaseAccounts {
        /// Id or name of the run.
        run_id: String,
        /// Platform and id of each.
        accounts: Vec<(String, String)>,
    },
    /// Draws the network of a run anew, around the accounts that are pinned now.
    SettleDrawing {
        /// Id or name of the run.
        run_id: String,
        /// Seed of the start positions; `None` = that of the run.
        seed: Option<u64>,
    },
    /// Writes a finding.
    AddFinding {
        /// Its id; `None` = the next free one.
        id: Option<String>,
        /// What it says.
        content: FindingContent,
        /// Index in the list; `None` = at the end.
        position: Option<u32>,
    },
    /// Changes what a finding says.
    EditFinding {
        /// Id of the finding.
        id: String,
        /// What it says from now on.
        content: FindingContent,
    },
    /// Removes a finding.
    RemoveFinding {
        /// Id of the finding.
        id: String,
    },
    /// Moves a finding to another place in the list.
    MoveFinding {
        /// Id of the finding.
        id: String,
        /// Index that it shall have.
        position: u32,
    },
    /// Changes the title of the case.
    SetTitle {
        /// The new title.
        title: String,
    },
    /// Changes a setting that somebody expects to find in the history, such as a list of their own. What
    /// nobody would take back is set by `Case::set_setting`.
    ChangeSetting {
        /// Its key: `[a-z0-9._-]`, at most 64 characters, none of the case's own.
        key: String,
        /// The new value; `None` = as if it had never been set.
        value: Option<String>,
        /// What is changed, for people ("List of common images").
        label: String,
    },
}

impl Command {
    /// Stable word for the kind of command; the `action` of its audit row.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::AddImport(_) => "add-import",
            Self::AddImportSet { .. } => "add-import-set",
            Self::RemoveImport { .. } => "remove-import",
            Self::AddRun(_) => "add-run",
            Self::RenameRun { .. } => "rename-run",
            Self::RemoveRun { .. } => "remove-run",
            Self::SetMark { .. } => "set-mark",
            Self::AddNote { .. } => "add-note",
            Self::EditNote { .. } => "edit-note",
            Self::RemoveNote { .. } => "remove-note",
            Self::AddTag { .. } => "add-tag",
            Self::RemoveTag { .. } => "remove-tag",
            Self::PinAccounts { .. } => "pin-accounts",
            Self::ReleaseAccounts { .. } => "release-accounts",
            Self::SettleDrawing { .. } => "settle-drawing",
            Self::AddFinding { .. } => "add-finding",
            Self::EditFinding { .. } => "edit-finding",
            Self::RemoveFinding { .. } => "remove-finding",
            Self::MoveFinding { .. } => "move-finding",
            Self::SetTitle { .. } => "set-title",
            Self::ChangeSetting { .. } => "change-setting",
        }
    }
}

impl Command {
    /// The command as the audit chain keeps it. A set of thousands of imports stands there with the
    /// hashes of its mappings and receipts: they are kept with the imports, and the state after the
    /// command covers them.
    pub(crate) fn for_the_log(&self) -> Result<Value, CaseError> {
        let Self::AddImportSet { id, name, records } = self else {
            return canonical::json(self);
        };
        let imports = records
            .iter()
            .map(|record| {
                Ok(json!({
                    "id": record.id,
                    "source_sha256": record.source_sha256,
                    "original_name": record.original_name,
                    "mapping_sha256": canonical::hash(&canonical::json(&record.mapping)?),
                    "receipt_sha256": canonical::hash(&canonical::json(&record.receipt)?),
                    "tables": canonical::json(&record.tables)?,
                }))
            })
            .collect::<Result<Vec<_>, CaseError>>()?;
        Ok(json!({"kind": self.kind(), "id": id, "name": name, "imports": imports}))
    }
}

/// When and by whom something is done. The case does not read the clock itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// UTC, as `2026-11-21T22:40:00Z`.
    pub at_utc: String,
    /// Who.
    pub actor: String,
}

/// What was done, undone or redone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    /// Number of the audit row.
    pub seq: u64,
    /// Number of the command in the history.
    pub command_id: u64,
    /// What was done, for people.
    pub label: String,
    /// `import`, `import-set`, `run`, `drawing`, `mark`, `note`, `tag`, `finding`, `case` or `setting`.
    pub object_type: String,
    /// Id of what was changed; the new id after `AddNote` and `AddFinding`.
    pub object_id: String,
}
