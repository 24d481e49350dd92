//! Progress and cancellation of one stage, shared by its threads.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::{Progress, StatisticsError};

/// One stage of work with a known amount.
pub(crate) struct Watch<'a> {
    progress: Progress<'a>,
    stage: &'static str,
    total: u64,
    step: u64,
    done: AtomicU64,
    stopped: AtomicBool,
}

impl<'a> Watch<'a> {
    /// Announces the stage; the caller is asked about every `step` units of work.
    pub(crate) fn start(
        progress: Progress<'a>,
        stage: &'static str,
        total: u64,
        step: u64,
    ) -> Result<Self, StatisticsError> {
        let watch = Self {
            progress,
            stage,
            total,
            step: step.max(1),
            done: AtomicU64::new(0),
            stopped: AtomicBool::new(!progress(stage, 0, total)),
        };
        watch.check()?;
        Ok(watch)
    }

    /// Adds finished work; `false` means stop.
    pub(crate) fn advance(&self, units: u64) -> bool {
        if self.stopped.load(Ordering::Relaxed) {
            return false;
        }
        let before = self.done.fetch_add(units, Ordering::Relaxed);
        let done = before + units;
        if before / self.step != done / self.step
            && !(self.progress)(self.stage, done.min(self.total), self.total)
        {
            self.stopped.store(true, Ordering::Relaxed);
            return false;
        }
        true
    }

    pub(crate) fn check(&self) -> Result<(), StatisticsError> {
        if self.stopped.load(Ordering::Relaxed) {
            Err(StatisticsError::Cancelled)
        } else {
            Ok(())
        }
    }
}
