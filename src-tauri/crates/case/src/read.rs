//! Reading a case: everything that is visible, the history and the audit chain.

use std::collections::BTreeSet;

use crate::case::Case;
use crate::database;
use crate::error::CaseError;
use crate::names;
use crate::tables::audit::{self, AuditEvent, AuditHead};
use crate::tables::commands::{self, HistoryEntry};
use crate::tables::drawings::{self, Drawing};
use crate::tables::findings::{self, Finding};
use crate::tables::imports::{self, ImportRecord};
use crate::tables::marks::{self, Mark};
use crate::tables::notes::{self, Note, NoteVersion};
use crate::tables::pictures;
use crate::tables::runs::{self, RunRecord};
use crate::tables::seen::{self, Seen};
use crate::tables::settings::{self, CaseInfo};
use crate::tables::tags::{self, Tag};

impl Case {
    /// Title, creation and format.
    pub fn info(&self) -> Result<CaseInfo, CaseError> {
        let text = |key| Ok::<_, CaseError>(settings::text(self.conn(), key)?.unwrap_or_default());
        Ok(CaseInfo {
            title: text(settings::TITLE)?,
            created_at_utc: text(settings::CREATED_AT_UTC)?,
            tool_version: text(settings::TOOL_VERSION)?,
            case_id: text(settings::CASE_ID)?,
            format_version: database::pragma_int(self.conn(), "user_version")?,
        })
    }

    /// Visible imports in the order in which they were added.
    pub fn imports(&self) -> Result<Vec<ImportRecord>, CaseError> {
        imports::active(self.conn())
    }

    /// One visible import.
    pub fn import(&self, id: &str) -> Result<ImportRecord, CaseError> {
        imports::get_active(self.conn(), id)?.ok_or_else(|| CaseError::Unknown {
            kind: "import",
            id: id.into(),
        })
    }

    /// Id of the visible import of these bytes, if there is one.
    pub fn import_of_source(&self, sha256: &str) -> Result<Option<String>, CaseError> {
        imports::active_of_source(self.conn(), sha256)
    }

    /// An id for the next import that no import ever had, good as the name of its table files.
    pub fn next_import_id(&self) -> Result<String, CaseError> {
        imports::next_id(self.conn())
    }

    /// As many ids as asked for, in order, for the imports of a set.
    pub fn next_import_ids(&self, count: usize) -> Result<Vec<String>, CaseError> {
        imports::next_ids(self.conn(), count)
    }

    /// An id for the next set of imports that no set ever had, good as the name of its table files.
    pub fn next_import_set_id(&self) -> Result<String, CaseError> {
        imports::next_set_id(self.conn())
    }

    /// Visible imports of a set, in its order.
    pub fn imports_of_set(&self, set_id: &str) -> Result<Vec<ImportRecord>, CaseError> {
        imports::active_of_set(self.conn(), set_id)
    }

    /// Visible runs in the order in which they were added.
    pub fn runs(&self) -> Result<Vec<RunRecord>, CaseError> {
        runs::active(self.conn())
    }

    /// One visible run by its name (or else its id), without regard to case.
    pub fn run(&self, name_or_id: &str) -> Result<RunRecord, CaseError> {
        let unknown = || CaseError::Unknown {
            kind: "run",
            id: name_or_id.into(),
        };
        let id = runs::find(self.conn(), name_or_id)?.ok_or_else(unknown)?;
        runs::get_active(self.conn(), &id)?.ok_or_else(unknown)
    }

    /// A run id that no run ever had: the wanted name, or the name with a number.
    pub fn free_run_id(&self, wanted: &str) -> Result<String, CaseError> {
        let base = names::safe_file_name(wanted);
        let mut id = base.clone();
        let mut number = 2u64;
        while runs::name_of(self.conn(), &id)?.is_some() {
            let suffix = format!("-{number}");
            let kept: String = base
                .chars()
                .take(names::MAX_NAME_LEN.saturating_sub(suffix.len()))
                .collect();
            id = kept + &suffix;
            number = number.saturating_add(1);
        }
        Ok(id)
    }

    /// Visible notes, oldest first.
    pub fn notes(&self) -> Result<Vec<Note>, CaseError> {
        notes::active(self.conn())
    }

    /// Ids of the notes that ever said something else than they do now, undone changes among them.
    pub fn edited_notes(&self) -> Result<BTreeSet<String>, CaseError> {
        notes::edited(self.conn())
    }

    /// What a note has said, oldest first; the last one that is not undone is what it says now.
    pub fn note_versions(&self, id: &str) -> Result<Vec<NoteVersion>, CaseError> {
        notes::versions(self.conn(), id)
    }

    /// How the network of a run (by id) is drawn.
    pub fn drawing(&self, run_id: &str) -> Result<Drawing, CaseError> {
        Ok(drawings::get(self.conn(), run_id)?.unwrap_or_default())
    }

    /// Tags, by what bears them and alphabetically.
    pub fn tags(&self) -> Result<Vec<Tag>, CaseError> {
        tags::all(self.conn())
    }

    /// Edges of visible runs whose posts were looked at, by run and accounts.
    pub fn seen(&self) -> Result<Vec<Seen>, CaseError> {
        seen::all(self.conn(), true)
    }

    /// Visible findings in their order.
    pub fn findings(&self) -> Result<Vec<Finding>, CaseError> {
        findings::active(self.conn())
    }

    /// Text of a picture that [`Case::keep_picture`] kept, by its SHA-256.
    pub fn picture(&self, sha256: &str) -> Result<String, CaseError> {
        pictures::get(self.conn(), sha256)?.ok_or_else(|| CaseError::Unknown {
            kind: "picture",
            id: sha256.into(),
        })
    }

    /// Marks on visible runs, by run, accounts and pair.
    pub fn marks(&self) -> Result<Vec<Mark>, CaseError> {
        marks::all(self.conn(), true)
    }

    /// All commands ever done, oldest first.
    pub fn history(&self) -> Result<Vec<HistoryEntry>, CaseError> {
        commands::history(self.conn())
    }

    /// A preference.
    pub fn setting(&self, key: &str) -> Result<Option<String>, CaseError> {
        settings::check_key(key)?;
        settings::text(self.conn(), key)
    }

    /// Secret key of the pseudonyms of this case. Never write it into a report or a log.
    pub fn pseudonym_key(&self) -> Result<[u8; 32], CaseError> {
        settings::pseudonym_key(self.conn())
    }

    /// End of the audit chain. Noted elsewhere, it proves what the case held at that time.
    pub fn audit_head(&self) -> Result<AuditHead, CaseError> {
        audit::head(self.conn())?.ok_or_else(|| CaseError::Damaged {
            what: "the audit chain has no head".into(),
        })
    }

    /// Audit events in order, from the `offset`-th (0-based), at most `limit`.
    pub fn audit_events(&self, offset: u64, limit: u32) -> Result<Vec<AuditEvent>, CaseError> {
        audit::events(self.conn(), offset, limit)
    }

    /// Number of audit events.
    pub fn audit_len(&self) -> Result<u64, CaseError> {
        audit::count(self.conn())
    }
}
