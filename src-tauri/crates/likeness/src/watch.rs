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

    /// Adds finished work in a place that can fail.
    pub(crate) fn ask(&self, units: u64) -> Result<(), LikenessError> {
        self.advance(units);
        self.check()
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

/// Steps that one thread takes between two questions: some milliseconds.
const STEPS: u64 = 1 << 18;

/// Finished work of one thread whose units differ much in size.
pub(crate) struct Meter<'w, 'a> {
    watch: &'w Watch<'a>,
    units: u64,
    steps: u64,
}

impl<'w, 'a> Meter<'w, 'a> {
    pub(crate) fn new(watch: &'w Watch<'a>) -> Self {
        Self {
            watch,
            units: 0,
            steps: 0,
        }
    }

    /// Adds finished units that took so many steps; `false` means stop.
    pub(crate) fn add(&mut self, units: u64, steps: usize) -> bool {
        self.units += units;
        self.steps += steps as u64 + 1;
        if self.steps < STEPS {
            return !self.watch.is_stopped();
        }
        self.steps = 0;
        self.watch.advance(std::mem::take(&mut self.units))
    }
}

impl Drop for Meter<'_, '_> {
    fn drop(&mut self) {
        self.watch.advance(self.units);
    }
}
