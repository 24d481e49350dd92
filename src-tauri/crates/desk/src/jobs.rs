//! Long work: started with a number, watched as events (at most 12 a second), cancelled soon.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::sync::broadcast;
use zwerm_workbench::{Control, ROWS, SOURCE};

use crate::Desk;
use crate::api::{DeskError, DeskEvent, JobPhase, JobView};
use crate::error::Result;
use crate::stages;

/// Shortest time between two steps that are told.
/// Each one is a picture to draw, on the cores that the work wants where there is no graphics card.
const STEP_TIME: Duration = Duration::from_millis(125);

/// Most steps told in a second, changes of stage included.
const STEPS_A_SECOND: u32 = 12;

/// Finished jobs that are remembered.
const FINISHED_KEPT: usize = 50;

/// What a job works on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum About {
    /// The open case: it ends when the case is closed.
    Case,
    /// A file (by number) that is only looked at: a newer look replaces it.
    File(u32),
    /// Files and folders that are looked through: a newer look replaces it.
    Intake,
    /// An example (by id), which ends when another case is opened.
    Example(&'static str),
}

impl About {
    fn is_replaced_by_itself(&self) -> bool {
        !matches!(self, About::Case)
    }

    fn ends_with_the_case(&self) -> bool {
        !matches!(self, About::File(_) | About::Intake)
    }
}

/// The running jobs and the last finished ones.
pub(crate) struct Jobs {
    runtime: tokio::runtime::Handle,
    events: broadcast::Sender<DeskEvent>,
    entries: Mutex<BTreeMap<u32, Entry>>,
    changed: Condvar,
}

struct Entry {
    cancel: Arc<AtomicBool>,
    about: About,
    view: JobView,
    told: Instant,
    second: Instant,
    told_in_second: u32,
    rows_before: u64,
    rows_of_source: u64,
}

impl Jobs {
    pub(crate) fn new(
        runtime: tokio::runtime::Handle,
        events: broadcast::Sender<DeskEvent>,
    ) -> Jobs {
        Jobs {
            runtime,
            events,
            entries: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// Starts `work` and returns at once. Running work on the same subject is cancelled.
    fn start<T, F>(self: &Arc<Self>, kind: &str, about: About, work: F) -> u32
    where
        T: Serialize,
        F: FnOnce(u32, &Control) -> Result<T> + Send + 'static,
    {
        let cancel = Arc::new(AtomicBool::new(false));
        let job = {
            let mut entries = self.lock();
            for entry in entries.values() {
                if about.is_replaced_by_itself() && entry.about == about {
                    entry.cancel.store(true, Ordering::Relaxed);
                }
            }
            let job = entries.keys().next_back().map_or(1, |last| last + 1);
            let now = Instant::now();
            let view = JobView {
                job,
                kind: kind.to_owned(),
                state: JobPhase::Running,
                stage: "Starting".to_owned(),
                done: 0,
                total: 0,
                rows: 0,
                file: 0,
                n_files: 0,
                result: None,
                error: None,
            };
            self.tell(view.clone());
            entries.insert(
                job,
                Entry {
                    cancel: cancel.clone(),
                    about,
                    view,
                    told: now,
                    second: now,
                    told_in_second: 1,
                    rows_before: 0,
                    rows_of_source: 0,
                },
            );
            job
        };
        let jobs = self.clone();
        self.runtime.spawn_blocking(move || {
            let reporter = jobs.clone();
            let control = Control::new(cancel, move |stage, done, total| {
                reporter.step(job, stage, done, total);
            });
            let outcome = catch_unwind(AssertUnwindSafe(|| work(job, &control)))
                .unwrap_or_else(|panic| Err(died(panic.as_ref())))
                .and_then(|value| Ok(serde_json::to_value(value)?));
            jobs.finish(job, outcome);
        });
        job
    }

    /// Does something in the background that nobody waits for.
    pub(crate) fn aside(&self, work: impl FnOnce() + Send + 'static) {
        self.runtime.spawn_blocking(work);
    }

    /// Asks a job to stop; `false` when it is not running.
    pub(crate) fn cancel(&self, job: u32) -> bool {
        let entries = self.lock();
        let running = entries
            .get(&job)
            .filter(|entry| entry.view.state == JobPhase::Running);
        if let Some(entry) = running {
            entry.cancel.store(true, Ordering::Relaxed);
        }
        running.is_some()
    }

    /// Stops what works on the case (but one) and waits until it has stopped; `false` when that takes
    /// too long.
    pub(crate) fn stop_work(&self, except: Option<u32>, patience: Duration) -> bool {
        let concerned = |job: u32, entry: &Entry| {
            Some(job) != except
                && entry.about.ends_with_the_case()
                && entry.view.state == JobPhase::Running
        };
        let running = |entries: &BTreeMap<u32, Entry>| {
            entries.iter().any(|(&job, entry)| concerned(job, entry))
        };
        let until = Instant::now() + patience;
        let mut entries = self.lock();
        for (_, entry) in entries
            .iter()
            .filter(|(job, entry)| concerned(**job, entry))
        {
            entry.cancel.store(true, Ordering::Relaxed);
        }
        while running(&entries) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            entries = self
                .changed
                .wait_timeout(entries, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        true
    }

    /// Where a job stands.
    pub(crate) fn view(&self, job: u32) -> Option<JobView> {
        self.lock().get(&job).map(|entry| entry.view.clone())
    }

    fn step(&self, job: u32, stage: &str, done: u64, total: u64) {
        let now = Instant::now();
        let mut entries = self.lock();
        let Some(entry) = entries.get_mut(&job) else {
            return;
        };
        if stage == SOURCE {
            // A set that is begun again counts from the beginning.
            entry.rows_before = match done > entry.view.file {
                true => entry.rows_before + entry.rows_of_source,
                false => 0,
            };
            entry.rows_of_source = 0;
            (entry.view.file, entry.view.n_files) = (done, total);
            return;
        }
        if stage == ROWS {
            entry.rows_of_source = done;
            entry.view.rows = entry.rows_before + done;
            return;
        }
        let words = stages::in_words(stage);
        let new_stage = entry.view.stage != words;
        entry.view.stage = words;
        entry.view.done = done;
        entry.view.total = total;
        if now.duration_since(entry.second) >= Duration::from_secs(1) {
            entry.second = now;
            entry.told_in_second = 0;
        }
        let due = new_stage || now.duration_since(entry.told) >= STEP_TIME;
        if due && entry.told_in_second < STEPS_A_SECOND {
            entry.told = now;
            entry.told_in_second += 1;
            self.tell(entry.view.clone());
        }
    }

    fn finish(&self, job: u32, outcome: Result<serde_json::Value>) {
        let mut entries = self.lock();
        if let Some(entry) = entries.get_mut(&job) {
            match outcome {
                Ok(result) => {
                    entry.view.state = JobPhase::Done;
                    entry.view.result = Some(result);
                }
                Err(error) => {
                    entry.view.state = if error.kind == "cancelled" {
                        JobPhase::Cancelled
                    } else {
                        JobPhase::Failed
                    };
                    entry.view.error = Some(error);
                }
            }
            self.tell(entry.view.clone());
        }
        let finished: Vec<u32> = entries
            .iter()
            .filter(|(_, entry)| entry.view.state != JobPhase::Running)
            .map(|(&job, _)| job)
            .collect();
        for old in finished.iter().rev().skip(FINISHED_KEPT) {
            entries.remove(old);
        }
        self.changed.notify_all();
    }

    /// Called with the entries locked, so that events of a job leave in order.
    fn tell(&self, view: JobView) {
        let _ = self.events.send(DeskEvent::Job(view));
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<u32, Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    /// Asks a job to stop; `false` when it is not running.
    pub fn cancel(&self, job: u32) -> bool {
        self.inner.jobs.cancel(job)
    }

    /// Where a job stands; none when it is unknown or long gone.
    pub fn job(&self, job: u32) -> Option<JobView> {
        self.inner.jobs.view(job)
    }

    /// Starts long work on the open case.
    pub(crate) fn start_job<T, F>(&self, kind: &str, work: F) -> u32
    where
        T: Serialize,
        F: FnOnce(&Desk, &Control) -> Result<T> + Send + 'static,
    {
        self.start_job_about(kind, About::Case, move |desk, _, control| {
            work(desk, control)
        })
    }

    /// Starts long work; it is told its number.
    pub(crate) fn start_job_about<T, F>(&self, kind: &str, about: About, work: F) -> u32
    where
        T: Serialize,
        F: FnOnce(&Desk, u32, &Control) -> Result<T> + Send + 'static,
    {
        let desk = self.clone();
        let jobs = &self.inner.jobs;
        jobs.start(kind, about, move |job, control| work(&desk, job, control))
    }
}

fn died(panic: &(dyn Any + Send)) -> DeskError {
    let why = panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no reason was given".to_owned());
    DeskError::new(
        "internal",
        "job-died",
        format!(
            "The work ended by a fault in Zwerm ({why}). The case is as it was before it. Please report it."
        ),
    )
}
