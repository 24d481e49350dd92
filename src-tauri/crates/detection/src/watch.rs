//! Progress and cancellation of one stage, shared by its threads.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::{DetectionError, Progress};

/// One stage of work with a known amount.
pub(crate) struct Watch<'a> {
    progress: Progress<'a>,
    stage: &'static str,
    total: u64,
    done: AtomicU64,
    stopped: AtomicBool,
}

impl<'a> Watch<'a> {
    /// Announces the stage; fails at once when the caller wants to stop.
    pub(crate) fn start(
        progress: Progress<'a>,
        stage: &'static str,
        total: u64,
    ) -> Result<Self, DetectionError> {
        let watch = Self {
            progress,
            stage,
            total,
            done: AtomicU64::new(0),
            stopped: AtomicBool::new(false),
        };
        watch.advance(0);
        watch.check()?;
        Ok(watch)
    }

    /// Adds finished work and asks the caller; `false` means stop.
    pub(crate) fn advance(&self, units: u64) -> bool {
        if self.stopped.load(Ordering::Relaxed) {
            return false;
        }
        let done = self.done.fetch_add(units, Ordering::Relaxed) + units;
        if (self.progress)(self.stage, done.min(self.total), self.total) {
            return true;
        }
        self.stopped.store(true, Ordering::Relaxed);
        false
    }

    pub(crate) fn check(&self) -> Result<(), DetectionError> {
        if self.stopped.load(Ordering::Relaxed) {
            Err(DetectionError::Cancelled)
        } else {
            Ok(())
        }
    }

    /// A counter for one thread that asks only every `step` units.
    pub(crate) fn meter(&self, step: u64) -> Meter<'_, 'a> {
        Meter {
            watch: self,
            pending: 0,
            step,
        }
    }
}

/// Collects small amounts of work before it bothers the caller.
pub(crate) struct Meter<'w, 'a> {
    watch: &'w Watch<'a>,
    pending: u64,
    step: u64,
}

impl Meter<'_, '_> {
    /// Adds work; `false` means stop.
    #[inline]
    pub(crate) fn add(&mut self, units: u64) -> bool {
        self.pending += units;
        if self.pending < self.step {
            return true;
        }
        self.flush()
    }

    /// Reports what is pending; `false` means stop.
    pub(crate) fn flush(&mut self) -> bool {
        let units = std::mem::take(&mut self.pending);
        self.watch.advance(units)
    }
}
