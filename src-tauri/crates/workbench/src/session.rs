//! An open case and who works on it: the handle on which every other call of the façade hangs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use serde::Serialize;
use zwerm_case::{
    Access, AuditHead, Case, CaseInfo, Command, Finding, HistoryEntry, Mark, Note, NoteVersion,
    Seen, Stamp, Tag,
};

use crate::error::{Error, ErrorKind, Result};
use crate::evidence::Desk;
use crate::jobs::Control;
use crate::worker::Reader;

/// Name and version of the program, as run records and reports give it.
pub const TOOL: &str = concat!("zwerm ", env!("CARGO_PKG_VERSION"));

/// Ending of the name of a case folder.
pub const CASE_SUFFIX: &str = "zwerm";

/// What the façade must not take from the machine by itself: the time, the name of the actor, and
/// the process in which files are parsed.
#[derive(Clone)]
pub struct Environment {
    /// Who acts, as the audit log records it.
    pub actor: String,
    /// Where files that others wrote are parsed.
    pub reader: Reader,
    now_utc: Arc<dyn Fn() -> String + Send + Sync>,
}

impl Environment {
    /// Acts as `actor`, by the clock of this computer.
    pub fn system(actor: impl Into<String>) -> Environment {
        Environment::with_clock(actor, || {
            let now = jiff::Timestamp::now();
            format!("{now:.0}")
        })
    }

    /// Acts as `actor`, by the given clock (ISO 8601, UTC, ending in Z).
    pub fn with_clock(
        actor: impl Into<String>,
        now_utc: impl Fn() -> String + Send + Sync + 'static,
    ) -> Environment {
        Environment {
            actor: actor.into(),
            reader: Reader::default(),
            now_utc: Arc::new(now_utc),
        }
    }

    /// The same, with files parsed there.
    #[must_use]
    pub fn reading_in(mut self, reader: Reader) -> Environment {
        self.reader = reader;
        self
    }

    /// The time, ISO 8601 in UTC.
    pub fn now_utc(&self) -> String {
        (self.now_utc)()
    }

    pub(crate) fn stamp(&self) -> Stamp {
        Stamp {
            at_utc: self.now_utc(),
            actor: self.actor.clone(),
        }
    }
}

/// One open case.
pub struct Workbench {
    dir: PathBuf,
    case: Mutex<Case>,
    environment: RwLock<Environment>,
    pub(crate) desk: Mutex<Desk>,
}

/// A change that was made, taken back or made again.
#[derive(Debug, Clone, Serialize)]
pub struct Changed {
    /// Number of the audit event.
    pub audit_seq: u64,
    /// What it was, in words.
    pub label: String,
}

impl Workbench {
    /// Creates an empty case; the folder must not exist or be empty. `.zwerm` is added to the
    /// name when it is missing.
    pub fn create(dir: &Path, title: Option<&str>, environment: Environment) -> Result<Workbench> {
        let dir = with_suffix(dir);
        let title = title.map_or_else(
            || {
                dir.file_stem()
                    .map(|name| name.to_string_lossy().into_owned())
                    .unwrap_or_default()
            },
            str::to_owned,
        );
        let meta = zwerm_case::Meta {
            title,
            created_at_utc: environment.now_utc(),
            tool_version: TOOL.to_owned(),
            actor: environment.actor.clone(),
        };
        let case = Case::create(&dir, &meta)?;
        Ok(Workbench {
            dir,
            case: Mutex::new(case),
            environment: RwLock::new(environment),
            desk: Mutex::default(),
        })
    }

    /// Opens a case; read-only when another program writes to it (see [`Workbench::access`]).
    pub fn open(dir: &Path, environment: Environment) -> Result<Workbench> {
        let dir = existing(dir);
        let case = Case::open(&dir)?;
        Ok(Workbench {
            dir,
            case: Mutex::new(case),
            environment: RwLock::new(environment),
            desk: Mutex::default(),
        })
    }

    /// Opens a case for looking only; never waits for and never disturbs a writer.
    pub fn open_read_only(dir: &Path, environment: Environment) -> Result<Workbench> {
        let dir = existing(dir);
        let case = Case::open_read_only(&dir)?;
        Ok(Workbench {
            dir,
            case: Mutex::new(case),
            environment: RwLock::new(environment),
            desk: Mutex::default(),
        })
    }

    /// The folder of the case.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Whether the case can be changed, and if not, why.
    pub fn access(&self) -> Access {
        self.case().access().clone()
    }

    /// Fails when the case is read-only, before work is done in vain.
    pub fn require_write(&self) -> Result<()> {
        match self.access() {
            Access::ReadWrite => Ok(()),
            Access::ReadOnly { reason } => Err(Error::new(
                ErrorKind::Case,
                "read-only",
                format!("This case is open for reading only, because {reason}."),
            )
            .at(self.dir.display().to_string())),
        }
    }

    /// Every change that can be taken back or made again, oldest first.
    pub fn history(&self) -> Result<Vec<HistoryEntry>> {
        Ok(self.case().history()?)
    }

    /// Takes back the last change; `None` when there is nothing to take back.
    pub fn undo(&self) -> Result<Option<Changed>> {
        let stamp = self.environment().stamp();
        Ok(self.case().undo(&stamp)?.map(Changed::from))
    }

    /// Makes the change again that was taken back last; `None` when there is none.
    pub fn redo(&self) -> Result<Option<Changed>> {
        let stamp = self.environment().stamp();
        Ok(self.case().redo(&stamp)?.map(Changed::from))
    }

    /// Checks the audit chain and every hash of the case.
    pub fn verify(&self, control: &Control) -> Result<zwerm_case::Verification> {
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        Ok(self.case().verify(&progress)?)
    }

    /// Title, creation and format of the case.
    pub fn info(&self) -> Result<CaseInfo> {
        Ok(self.case().info()?)
    }

    /// Last event of the audit chain: number and hash.
    pub fn audit_head(&self) -> Result<AuditHead> {
        Ok(self.case().audit_head()?)
    }

    /// A setting of the case, such as the zone in which its window shows times.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        Ok(self.case().setting(key)?)
    }

    /// Changes a setting; noted in the audit log, not part of undo.
    pub fn set_setting(&self, key: &str, value: &str) -> Result<()> {
        let stamp = self.environment().stamp();
        Ok(self.case().set_setting(key, value, &stamp)?)
    }

    /// Makes one change of the case: review marks, notes, findings, names.
    pub fn change(&self, command: Command) -> Result<Changed> {
        let stamp = self.environment().stamp();
        Ok(self.case().apply(command, &stamp)?.into())
    }

    /// Changes are made by this person from now on.
    pub fn act_as(&self, actor: &str) {
        let mut environment = self
            .environment
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        environment.actor = actor.to_owned();
    }

    /// Visible notes, oldest first.
    pub fn notes(&self) -> Result<Vec<Note>> {
        Ok(self.case().notes()?)
    }

    /// Ids of the notes that ever said something else than they do now.
    pub fn edited_notes(&self) -> Result<BTreeSet<String>> {
        Ok(self.case().edited_notes()?)
    }

    /// What a note has said, oldest first.
    pub fn note_versions(&self, id: &str) -> Result<Vec<NoteVersion>> {
        Ok(self.case().note_versions(id)?)
    }

    /// Tags, by what bears them and alphabetically.
    pub fn tags(&self) -> Result<Vec<Tag>> {
        Ok(self.case().tags()?)
    }

    /// Edges of visible runs whose posts were looked at.
    pub fn seen(&self) -> Result<Vec<Seen>> {
        Ok(self.case().seen()?)
    }

    /// Notes that the posts of an edge of a run (by id) were looked at; gives whether it was the first
    /// time. Noted in the audit log, not part of undo.
    pub fn note_seen(&self, run_id: &str, account_a: &str, account_b: &str) -> Result<bool> {
        let stamp = self.environment().stamp();
        Ok(self
            .case()
            .note_seen(run_id, account_a, account_b, &stamp)?)
    }

    /// Notes in the audit log that an address was handed to the browser; a read-only case stays as it is.
    pub fn note_opened(&self, address: &str) -> Result<()> {
        if self.require_write().is_err() {
            return Ok(());
        }
        let stamp = self.environment().stamp();
        let body = serde_json::json!({ "address": address });
        self.case()
            .record_event("open-link", "link", address, &body, &stamp)?;
        Ok(())
    }

    /// Visible findings in their order.
    pub fn findings(&self) -> Result<Vec<Finding>> {
        Ok(self.case().findings()?)
    }

    /// Marks on visible runs, by run, accounts and pair.
    pub fn marks(&self) -> Result<Vec<Mark>> {
        Ok(self.case().marks()?)
    }

    pub(crate) fn environment(&self) -> Environment {
        self.environment
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(crate) fn case(&self) -> MutexGuard<'_, Case> {
        // Every change of a case is one transaction: after a panic it is whole, so a poisoned
        // lock is still good.
        self.case.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl From<zwerm_case::Applied> for Changed {
    fn from(applied: zwerm_case::Applied) -> Changed {
        Changed {
            audit_seq: applied.seq,
            label: applied.label,
        }
    }
}

fn with_suffix(dir: &Path) -> PathBuf {
    if dir.extension().is_some_and(|ending| ending == CASE_SUFFIX) {
        return dir.to_owned();
    }
    let mut name = dir.as_os_str().to_owned();
    name.push(".");
    name.push(CASE_SUFFIX);
    PathBuf::from(name)
}

/// The case a user means by `dir`: the folder itself, or the one with the suffix.
fn existing(dir: &Path) -> PathBuf {
    let suffixed = with_suffix(dir);
    if !dir.exists() && suffixed.exists() {
        suffixed
    } else {
        dir.to_owned()
    }
}
