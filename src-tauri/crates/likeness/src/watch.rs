//! Progress and cancellation of one stage, shared by its threads.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::{LikenessError, Progress};

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
    ) -> Result<Self, LikenessError> {
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
        if self.is_stopped() {
            return false;
        }
        let done = self.done.fetch_add(units, Ordering::Relaxed) + units;
        if (self.progress)(self.stage, done.min(self.total), self.total) {
            return true;
        }
        self.stopped.store(true, Ordering::Relaxed);
        false
    }

    /// Whether the caller has said stop.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// The end of a stage: an error when it was stopped.
    pub(crate) fn check(&self) -> Result<(), LikenessError> {
        if self.is_stopped() {
            Err(LikenessError::Cancelled)
        } else {
            Ok(())
        }
    }
}
