//! Long work as jobs: started with an id, watched as a stream of events, cancelled within 200 ms.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use tokio::sync::{broadcast, watch};

use crate::error::{Error, Result};

/// How many events a slow listener may lag behind before it misses some (it then gets the newest).
const EVENT_BACKLOG: usize = 1024;

/// Number of a job, unique within one [`Jobs`].
pub type JobId = u64;

/// One step of a job, as the window and the progress bar show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// What is being done, in words ("Reading rows").
    pub stage: String,
    /// Units done of this stage.
    pub done: u64,
    /// Units of this stage in total; 0 when unknown.
    pub total: u64,
}

/// Where a job stands.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum JobState {
    /// Still at work.
    Running {
        /// The latest step.
        progress: Progress,
    },
    /// Finished; the result as JSON.
    Done {
        /// What the call would have returned.
        result: serde_json::Value,
    },
    /// Failed or cancelled; nothing of the step in flight was kept.
    Failed {
        /// Why.
        error: Error,
    },
}

/// A change of one job.
#[derive(Debug, Clone, Serialize)]
pub struct JobEvent {
    /// Which job.
    pub job: JobId,
    /// "import", "detect", ...
    pub kind: String,
    /// Its new state.
    #[serde(flatten)]
    pub state: JobState,
}

/// Takes a step: stage, units done, units in total.
type Reporter = Arc<dyn Fn(&str, u64, u64) + Send + Sync>;

/// What running work sees: where to report, and whether it should stop.
#[derive(Clone)]
pub struct Control {
    cancel: Arc<AtomicBool>,
    report: Reporter,
}

impl Control {
    /// Work that nobody watches and nobody cancels.
    pub fn quiet() -> Control {
        Control::new(Arc::new(AtomicBool::new(false)), |_, _, _| {})
    }

    /// Work watched by `report(stage, done, total)` that stops soon after `cancel` becomes true.
    pub fn new(
        cancel: Arc<AtomicBool>,
        report: impl Fn(&str, u64, u64) + Send + Sync + 'static,
    ) -> Control {
        Control {
            cancel,
            report: Arc::new(report),
        }
    }

    /// Reports a step; `false` means stop.
    pub fn step(&self, stage: &str, done: u64, total: u64) -> bool {
        (self.report)(stage, done, total);
        !self.is_cancelled()
    }

    /// Has the user asked to stop?
    pub fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    /// Stops here when the user asked for it; for the places between two long calls.
    pub fn check(&self) -> Result<()> {
        if self.is_cancelled() {
            Err(Error::cancelled())
        } else {
            Ok(())
        }
    }
}

struct Entry {
    cancel: Arc<AtomicBool>,
    state: watch::Receiver<JobState>,
}

/// The running and finished jobs of one program.
pub struct Jobs {
    runtime: tokio::runtime::Handle,
    next: AtomicU64,
    entries: Mutex<BTreeMap<JobId, Entry>>,
    events: broadcast::Sender<JobEvent>,
}

impl Jobs {
    /// Jobs run on the blocking threads of this runtime.
    pub fn new(runtime: tokio::runtime::Handle) -> Jobs {
        Jobs {
            runtime,
            next: AtomicU64::new(1),
            entries: Mutex::new(BTreeMap::new()),
            events: broadcast::Sender::new(EVENT_BACKLOG),
        }
    }

    /// Starts `work` and returns at once.
    pub fn start<T, F>(&self, kind: &str, work: F) -> JobId
    where
        T: Serialize,
        F: FnOnce(&Control) -> Result<T> + Send + 'static,
    {
        let job = self.next.fetch_add(1, Ordering::Relaxed);
        let cancel = Arc::new(AtomicBool::new(false));
        let first = JobState::Running {
            progress: Progress {
                stage: "Starting".to_owned(),
                done: 0,
                total: 0,
            },
        };
        let (sender, receiver) = watch::channel(first);
        let sender = Arc::new(sender);
        let events = self.events.clone();
        let publish = {
            let kind = kind.to_owned();
            move |state: JobState| {
                // Nobody listening is fine: the state stays readable by `state`.
                let _ = events.send(JobEvent {
                    job,
                    kind: kind.clone(),
                    state: state.clone(),
                });
                sender.send_replace(state);
            }
        };
        let reporter = publish.clone();
        let control = Control::new(cancel.clone(), move |stage, done, total| {
            reporter(JobState::Running {
                progress: Progress {
                    stage: stage.to_owned(),
                    done,
                    total,
                },
            });
        });
        self.lock().insert(
            job,
            Entry {
                cancel,
                state: receiver,
            },
        );
        self.runtime.spawn_blocking(move || {
            let outcome =
                work(&control).and_then(|value| serde_json::to_value(value).map_err(Error::from));
            publish(match outcome {
                Ok(result) => JobState::Done { result },
                Err(error) => JobState::Failed { error },
            });
        });
        job
    }

    /// Asks a job to stop; `false` when there is no such job.
    pub fn cancel(&self, job: JobId) -> bool {
        match self.lock().get(&job) {
            Some(entry) => {
                entry.cancel.store(true, Ordering::Relaxed);
                true
            }
            None => false,
        }
    }

    /// Where a job stands now.
    pub fn state(&self, job: JobId) -> Option<JobState> {
        self.lock()
            .get(&job)
            .map(|entry| entry.state.borrow().clone())
    }

    /// Waits until a job has ended and returns its last state.
    pub async fn wait(&self, job: JobId) -> Option<JobState> {
        let mut state = self.lock().get(&job).map(|entry| entry.state.clone())?;
        let ended = state
            .wait_for(|state| !matches!(state, JobState::Running { .. }))
            .await;
        match ended {
            Ok(last) => Some(last.clone()),
            // The work panicked: its sender is gone without a last word.
            Err(_) => Some(JobState::Failed {
                error: Error::new(
                    crate::error::ErrorKind::Internal,
                    "job-died",
                    "The work stopped unexpectedly. The case is as it was before it.",
                ),
            }),
        }
    }

    /// Every change of every job from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<JobEvent> {
        self.events.subscribe()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<JobId, Entry>> {
        // The map is never left half-changed, so a poisoned lock is still good.
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap()
    }

    #[test]
    fn a_job_reports_and_returns() {
        let runtime = runtime();
        let jobs = Jobs::new(runtime.handle().clone());
        let mut events = jobs.subscribe();
        let job = jobs.start("count", |control| {
            control.step("Counting", 1, 2);
            Ok(42)
        });
        let last = runtime.block_on(jobs.wait(job)).unwrap();
        assert!(matches!(last, JobState::Done { result } if result == 42));
        let first = runtime.block_on(events.recv()).unwrap();
        assert_eq!(first.kind, "count");
        assert!(matches!(first.state, JobState::Running { progress } if progress.done == 1));
    }

    #[test]
    fn cancel_is_answered_soon() {
        let runtime = runtime();
        let jobs = Jobs::new(runtime.handle().clone());
        let job = jobs.start("wait", |control| -> Result<()> {
            while control.step("Waiting", 0, 0) {
                std::thread::sleep(Duration::from_millis(5));
            }
            Err(Error::cancelled())
        });
        std::thread::sleep(Duration::from_millis(20));
        let asked = Instant::now();
        assert!(jobs.cancel(job));
        let last = runtime.block_on(jobs.wait(job)).unwrap();
        assert!(matches!(last, JobState::Failed { error } if error.code == "cancelled"));
        // Generous: what is tested is that it ends at all, long before the work would have.
        assert!(asked.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn a_job_that_dies_is_told() {
        let runtime = runtime();
        let jobs = Jobs::new(runtime.handle().clone());
        let job = jobs.start("die", |_| -> Result<()> { panic!("on purpose") });
        let last = runtime.block_on(jobs.wait(job)).unwrap();
        assert!(matches!(last, JobState::Failed { error } if error.code == "job-died"));
    }
}
