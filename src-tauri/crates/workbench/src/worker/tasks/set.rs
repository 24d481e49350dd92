//! Several sources into one file a table. A source that fails is left out, and the others are read
//! without it: rows that are in a table cannot be taken out again.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use zwerm_dataset::{DatasetError, ImportOutcome, Mapping, ROWS, SourceFile};

use super::{Answer, Said, Source, in_file};
use crate::error::{Error, Result};

/// Says one answer a source, in their order.
pub(super) fn import(
    sources: &[(Source, Mapping)],
    out_dir: Option<&Path>,
    part: &str,
    progress: zwerm_dataset::Progress<'_>,
    say: &mut dyn FnMut(Said) -> Result<()>,
) -> Result<()> {
    let mut failed: BTreeMap<usize, Error> = BTreeMap::new();
    let outcomes = loop {
        let kept: Vec<usize> = (0..sources.len())
            .filter(|at| !failed.contains_key(at))
            .collect();
        if kept.is_empty() {
            break Vec::new();
        }
        match attempt(sources, &kept, out_dir, part, progress, say)? {
            Attempt::Done(outcomes) => break kept.into_iter().zip(outcomes).collect(),
            Attempt::Failed(at, error) => {
                failed.insert(at, error);
                // Whoever fails as well is found now: the next attempt should be the last.
                for later in kept.into_iter().filter(|&later| later > at) {
                    if let Some(error) = trial(sources, later, progress, say)? {
                        failed.insert(later, error);
                    }
                }
            }
        }
    };
    let mut answers: BTreeMap<usize, Result<Answer>> = failed
        .into_iter()
        .map(|(at, error)| (at, Err(error)))
        .collect();
    for (at, outcome) in outcomes {
        answers.insert(at, Ok(Answer::Imported(Box::new(outcome))));
    }
    answers
        .into_iter()
        .try_for_each(|(at, answer)| say(Said::Answer(at, answer)))
}

enum Attempt {
    Done(Vec<ImportOutcome>),
    /// Position of the source that is to blame.
    Failed(usize, Error),
}

fn file_of(source: &Source) -> SourceFile<'_> {
    SourceFile {
        path: source.place.path(),
        sha256: &source.sha256,
        name: &source.name,
    }
}

fn attempt(
    sources: &[(Source, Mapping)],
    kept: &[usize],
    out_dir: Option<&Path>,
    part: &str,
    progress: zwerm_dataset::Progress<'_>,
    say: &mut dyn FnMut(Said) -> Result<()>,
) -> Result<Attempt> {
    let chosen: Vec<&(Source, Mapping)> = kept.iter().filter_map(|&at| sources.get(at)).collect();
    let sizes: Vec<u64> = chosen
        .iter()
        .map(|(source, _)| source.place.path().metadata().map_or(0, |meta| meta.len()))
        .collect();
    let total: u64 = sizes.iter().sum();
    let (before, size) = (AtomicU64::new(0), AtomicU64::new(0));
    // The share of one file that is done, as a share of all.
    let overall = |stage: &str, done: u64, of: u64| {
        if stage == ROWS {
            return progress(stage, done, of);
        }
        let size = size.load(Ordering::Relaxed);
        let part = u128::from(size) * u128::from(done) / u128::from(of.max(1));
        let done = before.load(Ordering::Relaxed) + u64::try_from(part).unwrap_or(size);
        progress(stage, done, total)
    };
    let said = Cell::new(Some(say));
    let stopped = Cell::new(None);
    let begin = |index: usize| {
        before.store(sizes.iter().take(index).sum(), Ordering::Relaxed);
        size.store(sizes.get(index).copied().unwrap_or(0), Ordering::Relaxed);
        let Some(say) = said.take() else {
            return false;
        };
        let outcome = say(Said::Begins(kept.get(index).copied().unwrap_or_default()));
        said.set(Some(say));
        match outcome {
            Ok(()) => true,
            Err(error) => {
                stopped.set(Some(error));
                false
            }
        }
    };
    let pairs: Vec<(SourceFile<'_>, &Mapping)> = chosen
        .iter()
        .map(|(source, mapping)| (file_of(source), mapping))
        .collect();
    match zwerm_dataset::import_set(&pairs, out_dir, part, &begin, &overall) {
        Ok((mut outcomes, tables)) => {
            if let Some(first) = outcomes.first_mut() {
                first.tables = tables;
            }
            Ok(Attempt::Done(outcomes))
        }
        Err(failed) => {
            if let Some(error) = stopped.take() {
                return Err(error);
            }
            let source = failed
                .source
                .filter(|_| !matches!(failed.error, DatasetError::Cancelled))
                .and_then(|index| Some((*kept.get(index)?, *chosen.get(index)?)));
            match source {
                Some((at, (source, _))) => {
                    let error = in_file(failed.error, source.shown.path());
                    // A full disk is nobody's fault.
                    if error.kind == crate::error::ErrorKind::Case {
                        return Err(error);
                    }
                    Ok(Attempt::Failed(at, error))
                }
                None => Err(failed.error.into()),
            }
        }
    }
}

/// Reads a source for nothing, to see whether it can be read.
fn trial(
    sources: &[(Source, Mapping)],
    at: usize,
    progress: zwerm_dataset::Progress<'_>,
    say: &mut dyn FnMut(Said) -> Result<()>,
) -> Result<Option<Error>> {
    let Some((source, mapping)) = sources.get(at) else {
        return Ok(None);
    };
    say(Said::Begins(at))?;
    match zwerm_dataset::import(file_of(source), mapping, None, "trial", progress) {
        Ok(_) => Ok(None),
        Err(DatasetError::Cancelled) => Err(Error::cancelled()),
        Err(error) => Ok(Some(in_file(error, source.shown.path()))),
    }
}
