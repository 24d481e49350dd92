//! The open case: a handle that writes, a handle that reads meanwhile, and what was loaded from it.

use std::any::{Any, TypeId};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, TryLockError};
use std::time::Duration;

use zwerm_workbench::{Control, Environment, Holdings, Lazily, RunRecord, Workbench};

use crate::Desk;
use crate::api::{DeskError, OverviewView};
use crate::error::Result;

/// Loaded runs that are kept at a time; the one longest unused goes first.
const RUNS_KEPT: usize = 4;

/// Time between two looks whether it is one's turn.
const WAIT: Duration = Duration::from_millis(40);

/// The case that is open, if any.
#[derive(Default)]
pub(crate) struct Session {
    open: RwLock<Option<Arc<OpenCase>>>,
}

/// An open case.
pub struct OpenCase {
    dir: PathBuf,
    writer: Arc<Workbench>,
    reader: Arc<Workbench>,
    environment: Environment,
    /// One at a time changes tables: two imports at once would ask for the same id.
    turn: Mutex<()>,
    /// One at a time makes the search index.
    index_turn: Mutex<()>,
    held: Mutex<Option<Arc<Held>>>,
    /// Set when the case is closed: questions in progress end.
    closing: Arc<AtomicBool>,
    kept: Mutex<Vec<Entry>>,
}

/// What the case holds, in memory, and the overview of all of it once somebody has asked.
pub(crate) struct Held {
    pub(crate) holdings: Holdings,
    pub(crate) overview: Lazily<OverviewView>,
}

struct Entry {
    run: String,
    kind: TypeId,
    value: Arc<dyn Any + Send + Sync>,
}

impl OpenCase {
    /// Two handles on a case that exists. The second reads while the first works: SQLite lets a
    /// reader see the last finished change at any time.
    pub(crate) fn open(dir: &Path, environment: Environment) -> Result<OpenCase> {
        OpenCase::with(Workbench::open(dir, environment.clone())?, environment)
    }

    /// Two handles, of which the writing one is open already.
    pub(crate) fn with(writer: Workbench, environment: Environment) -> Result<OpenCase> {
        let dir = writer.dir().to_owned();
        let reader = Workbench::open_read_only(&dir, environment.clone())?;
        Ok(OpenCase {
            dir,
            writer: Arc::new(writer),
            reader: Arc::new(reader),
            environment,
            turn: Mutex::new(()),
            index_turn: Mutex::new(()),
            held: Mutex::default(),
            closing: Arc::default(),
            kept: Mutex::default(),
        })
    }

    /// The folder of the case.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The handle for changes and for work that changes the case.
    pub fn writer(&self) -> &Arc<Workbench> {
        &self.writer
    }

    /// The handle for questions; never waits for a change in progress.
    pub fn reader(&self) -> &Arc<Workbench> {
        &self.reader
    }

    /// A handle of one's own, for reading that takes long (verification, exports): the shared
    /// reader stays free.
    pub fn another_reader(&self) -> Result<Workbench> {
        Ok(Workbench::open_read_only(
            &self.dir,
            self.environment.clone(),
        )?)
    }

    /// Number of the last audit event: grows with every change.
    pub fn audit_seq(&self) -> Result<u64> {
        Ok(self.reader.audit_head()?.seq)
    }

    /// A run by its id. The façade looks for names first, and a run may be named like the id of
    /// another: ask it by the `name` of this record, which is unique.
    pub fn run(&self, run_id: &str) -> Result<RunRecord> {
        Ok(self.reader.run_by_id(run_id)?)
    }

    /// Held by whoever imports or detects; waits for whoever does, or until cancelled.
    pub(crate) fn turn(&self, control: &Control) -> Result<MutexGuard<'_, ()>> {
        turn_of(&self.turn, control)
    }

    /// Held by whoever makes the search index.
    pub(crate) fn turn_to_index(&self, control: &Control) -> Result<MutexGuard<'_, ()>> {
        turn_of(&self.index_turn, control)
    }

    /// A question that ends when the case is closed.
    pub(crate) fn question(&self) -> Control {
        Control::new(self.closing.clone(), |_, _, _| {})
    }

    /// What the case holds, loaded once for every set of imports; waits for whoever is loading it, or
    /// until cancelled.
    pub(crate) fn held(&self, control: &Control) -> Result<Arc<Held>> {
        // Held while loading, so that two questions at once load once.
        let mut kept = loop {
            match self.held.try_lock() {
                Ok(kept) => break kept,
                Err(TryLockError::Poisoned(kept)) => break kept.into_inner(),
                Err(TryLockError::WouldBlock) => {
                    control.step("Reading the case", 0, 0);
                    control.check()?;
                    std::thread::sleep(WAIT);
                }
            }
        };
        let imports = self.reader.import_ids()?;
        let fresh = |held: &&Arc<Held>| held.holdings.imports() == imports;
        if let Some(known) = kept.as_ref().filter(fresh) {
            return Ok(known.clone());
        }
        // The earlier ones are of no use any more: their memory is needed now.
        *kept = None;
        let loaded = Arc::new(Held {
            holdings: self.reader.holdings(control)?,
            overview: Lazily::default(),
        });
        *kept = Some(loaded.clone());
        Ok(loaded)
    }

    /// Ends questions in progress.
    pub(crate) fn close(&self) {
        self.closing.store(true, Ordering::Relaxed);
    }

    /// What was loaded of a run (by id), or is loaded now. The tables of a run never change and its
    /// id is never used again, so it stays good until it is pushed out; `T` tells apart several
    /// things of one run. A removed run is not in the way: asking for it by id fails before.
    pub fn kept<T: Send + Sync + 'static>(
        &self,
        run_id: &str,
        load: impl FnOnce() -> Result<T>,
    ) -> Result<Arc<T>> {
        let kind = TypeId::of::<T>();
        let found = |kept: &mut Vec<Entry>| {
            let at = kept
                .iter()
                .position(|entry| entry.kind == kind && entry.run == run_id)?;
            let entry = kept.remove(at);
            let value = entry.value.clone().downcast::<T>().ok();
            kept.push(entry);
            value
        };
        if let Some(value) = found(&mut self.lock_kept()) {
            return Ok(value);
        }
        // Loaded outside the lock; two that load the same at once get equal things.
        let value = Arc::new(load()?);
        let mut kept = self.lock_kept();
        if let Some(earlier) = found(&mut kept) {
            return Ok(earlier);
        }
        kept.push(Entry {
            run: run_id.to_owned(),
            kind,
            value: value.clone(),
        });
        while kept.iter().filter(|entry| entry.kind == kind).count() > RUNS_KEPT {
            if let Some(at) = kept.iter().position(|entry| entry.kind == kind) {
                kept.remove(at);
            }
        }
        Ok(value)
    }

    fn lock_kept(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits until it is one's turn, or until cancelled.
fn turn_of<'t>(turn: &'t Mutex<()>, control: &Control) -> Result<MutexGuard<'t, ()>> {
    loop {
        match turn.try_lock() {
            Ok(turn) => return Ok(turn),
            Err(TryLockError::Poisoned(turn)) => return Ok(turn.into_inner()),
            Err(TryLockError::WouldBlock) => {
                control.step("Waiting for the work before it", 0, 0);
                control.check()?;
                std::thread::sleep(WAIT);
            }
        }
    }
}

impl Desk {
    /// The open case.
    pub(crate) fn case(&self) -> Result<Arc<OpenCase>> {
        self.open_now().ok_or_else(|| {
            DeskError::usage("no-case", "No case is open. Open one or create a new one.")
        })
    }

    pub(crate) fn open_now(&self) -> Option<Arc<OpenCase>> {
        let open = &self.inner.session.open;
        open.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts another case (or none) on the desk; gives back the one that was there.
    pub(crate) fn replace_case(&self, case: Option<Arc<OpenCase>>) -> Option<Arc<OpenCase>> {
        let open = &self.inner.session.open;
        let mut open = open.write().unwrap_or_else(PoisonError::into_inner);
        let earlier = std::mem::replace(&mut *open, case);
        if let Some(earlier) = &earlier
            && !open.as_ref().is_some_and(|now| Arc::ptr_eq(now, earlier))
        {
            earlier.close();
        }
        earlier
    }
}
