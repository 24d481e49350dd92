//! How many pairs there are, in linear time: the cost of a run is known before it starts.

use rayon::prelude::*;
use serde::Serialize;
use zwerm_dataset::Shares;

use crate::arrange::{Arranged, STEP, Tie};
use crate::params::windows_ms;
use crate::plan::{Layers, check_shares};
use crate::watch::Watch;
use crate::{DetectionError, Progress};

/// Exact number of row pairs within each window, before loop and participation rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PairCount {
    /// Object types.
    pub layers: Vec<String>,
    /// Windows in milliseconds, ascending.
    pub windows_ms: Vec<i64>,
    /// `pairs[layer][window]`.
    pub pairs: Vec<Vec<u64>>,
}

impl PairCount {
    /// Pairs over all layers, window by window: the curve *pairs against window*.
    pub fn totals(&self) -> Vec<u64> {
        let mut totals = vec![0; self.windows_ms.len()];
        for layer in &self.pairs {
            for (total, pairs) in totals.iter_mut().zip(layer) {
                *total += pairs;
            }
        }
        totals
    }
}

/// Counts the pairs of the given layers (none = all) within each window (at most 16, seconds).
///
/// Two rows of one object are a pair when their times differ by at most the window. One sort,
/// then O(rows) a window.
pub fn count_pairs(
    shares: &Shares,
    layers: &[String],
    windows_secs: &[f64],
    progress: Progress,
) -> Result<PairCount, DetectionError> {
    let windows_ms = windows_ms(windows_secs)?;
    check_shares(shares)?;
    let layers = Layers::resolve(shares, layers)?;
    let watch = Watch::start(progress, "sorting shares", 2 * shares.len() as u64)?;
    let arranged = Arranged::new(shares, &layers, true, Tie::Any, &watch)?;
    count(&arranged, layers.names, windows_ms, progress)
}

pub(crate) fn count(
    arranged: &Arranged,
    layers: Vec<String>,
    windows_ms: Vec<i64>,
    progress: Progress,
) -> Result<PairCount, DetectionError> {
    let work = (arranged.len() * windows_ms.len()) as u64;
    let watch = Watch::start(progress, "counting pairs", work)?;
    let inputs = arranged.groups.inputs(layers.len(), false);
    let mut pairs = Vec::with_capacity(layers.len());
    for input in inputs {
        pairs.push(
            windows_ms
                .par_iter()
                .map(|&window| {
                    let mut meter = watch.meter(STEP);
                    let mut total = 0u64;
                    for group in input.clone() {
                        let times = &arranged.time[arranged.groups.range(group)];
                        total += pairs_within(times, window as u64);
                        if !meter.add(times.len() as u64) {
                            break;
                        }
                    }
                    meter.flush();
                    total
                })
                .collect(),
        );
        watch.check()?;
    }
    Ok(PairCount {
        layers,
        windows_ms,
        pairs,
    })
}

/// Pairs of ascending times that differ by at most `window`.
fn pairs_within(times: &[i64], window: u64) -> u64 {
    let mut oldest = 0;
    let mut pairs = 0u64;
    for (at, &time) in times.iter().enumerate() {
        while distance(times[oldest], time) > window {
            oldest += 1;
        }
        pairs += (at - oldest) as u64;
    }
    pairs
}

/// `newer - older` for any two times, without overflow.
#[inline]
pub(crate) fn distance(older: i64, newer: i64) -> u64 {
    newer.wrapping_sub(older) as u64
}
