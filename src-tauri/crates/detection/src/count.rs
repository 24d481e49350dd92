//! How many pairs there are, in linear time: the cost of a run is known before it starts.

use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;
use zwerm_dataset::{SEQUENCE_TYPE, Selection, Shares, n_hashtags};

use crate::arrange::{Arranged, Groups, STEP, Tie};
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

/// Shares sorted once, so that the next question, for another window, layer, platform or stretch of
/// time, needs no sorting: a slider feels live. Nine bytes a share.
#[derive(Debug)]
pub struct PairCounter {
    layers: Vec<String>,
    platforms: Vec<String>,
    time: Vec<i64>,
    platform: Vec<u8>,
    pub(crate) groups: Groups,
    /// Hashtags of each group that is a sequence of them, `u8::MAX` for other groups and for more; empty
    /// where nothing is a sequence.
    n_hashtags: Vec<u8>,
}

impl PairCounter {
    /// Sorts all shares; they must be cross-platform.
    pub fn new(shares: &Shares, progress: Progress) -> Result<Self, DetectionError> {
        check_shares(shares)?;
        let layers = Layers::resolve(shares, &[])?;
        let watch = Watch::start(progress, "sorting shares", 2 * shares.len() as u64)?;
        let arranged = Arranged::new(shares, &layers, true, Tie::Any, &watch)?;
        let platform = arranged
            .account
            .iter()
            .map(|&account| shares.platform_of[account as usize])
            .collect();
        Ok(Self {
            n_hashtags: hashtags_of_groups(shares, &layers.names, &arranged.groups),
            layers: layers.names,
            platforms: shares.platforms.clone(),
            time: arranged.time,
            platform,
            groups: arranged.groups,
        })
    }

    /// Object types that there are, sorted.
    pub fn layers(&self) -> &[String] {
        &self.layers
    }

    /// Shares within a selection, and the pairs among them: the same numbers as [`count_pairs`] of
    /// the shares that the selection loads. `selection.object_types` is not looked at: `layers`
    /// says it (none = all). Unless `cross_platform`, an object is one object on each platform.
    pub fn count(
        &self,
        layers: &[String],
        windows_secs: &[f64],
        selection: &Selection,
        cross_platform: bool,
        progress: Progress,
    ) -> Result<(u64, PairCount), DetectionError> {
        let windows_ms = windows_ms(windows_secs)?;
        let wanted = self.resolve(layers)?;
        let inputs = self.inputs(selection, cross_platform);
        let (from, to) = (selection.from_ms, selection.to_ms);
        let watch = Watch::start(progress, "counting pairs", self.time.len() as u64)?;
        let (mut n_shares, mut pairs) = (0, Vec::with_capacity(wanted.len()));
        let by_layer = self.groups.inputs(self.layers.len(), false);
        for layer in &wanted {
            let groups = by_layer.get(*layer).cloned().unwrap_or_default();
            let part = groups
                .into_par_iter()
                .fold(
                    || (0, vec![0; windows_ms.len()], Vec::new(), watch.meter(STEP)),
                    |(mut shares, mut pairs, mut scratch, mut meter), group| {
                        let range = self.groups.range(group);
                        if watch.check().is_err() {
                            return (shares, pairs, scratch, meter);
                        }
                        let inputs = if self.takes(group, selection) {
                            inputs.as_slice()
                        } else {
                            &[]
                        };
                        for input in inputs {
                            let times = self.times(range.clone(), (from, to), input, &mut scratch);
                            shares += times.len() as u64;
                            for (total, &window) in pairs.iter_mut().zip(&windows_ms) {
                                *total += pairs_within(times, window as u64);
                            }
                        }
                        meter.add(range.len() as u64);
                        (shares, pairs, scratch, meter)
                    },
                )
                .map(|(shares, pairs, _, mut meter)| {
                    meter.flush();
                    (shares, pairs)
                })
                .reduce(
                    || (0, vec![0; windows_ms.len()]),
                    |(one, mut pairs), (other, more)| {
                        pairs
                            .iter_mut()
                            .zip(more)
                            .for_each(|(sum, more)| *sum += more);
                        (one + other, pairs)
                    },
                );
            watch.check()?;
            n_shares += part.0;
            pairs.push(part.1);
        }
        let names = wanted.into_iter().map(|layer| self.layers[layer].clone());
        Ok((
            n_shares,
            PairCount {
                layers: names.collect(),
                windows_ms,
                pairs,
            },
        ))
    }

    /// Whether the selection has the object of a group, as far as its length goes.
    pub(crate) fn takes(&self, group: usize, selection: &Selection) -> bool {
        match (selection.min_hashtags, self.n_hashtags.get(group)) {
            (Some(least), Some(&n)) => u32::from(n) >= least,
            _ => true,
        }
    }

    /// Platforms that are selected: all as one input, or each as an input of its own.
    pub(crate) fn inputs(&self, selection: &Selection, cross_platform: bool) -> Vec<Vec<u8>> {
        let platforms: Vec<u8> = (0..=u8::MAX)
            .zip(&self.platforms)
            .filter(|(_, name)| {
                let chosen = selection.platforms.as_ref();
                chosen.is_none_or(|names| names.contains(name))
            })
            .map(|(code, _)| code)
            .collect();
        if cross_platform {
            vec![platforms]
        } else {
            platforms.into_iter().map(|code| vec![code]).collect()
        }
    }

    /// Indices of layers as named, each once; all when none is named.
    pub(crate) fn resolve(&self, layers: &[String]) -> Result<Vec<usize>, DetectionError> {
        if layers.is_empty() {
            return Ok((0..self.layers.len()).collect());
        }
        let mut wanted = Vec::new();
        for name in layers {
            let at = self
                .layers
                .binary_search(name)
                .map_err(|_| DetectionError::UnknownLayer {
                    layer: name.clone(),
                    present: if self.layers.is_empty() {
                        "no rows at all".into()
                    } else {
                        self.layers.join(", ")
                    },
                })?;
            if !wanted.contains(&at) {
                wanted.push(at);
            }
        }
        Ok(wanted)
    }

    /// Ascending times of the shares of one object that are selected.
    pub(crate) fn times<'a>(
        &'a self,
        range: Range<usize>,
        (from, to): (Option<i64>, Option<i64>),
        platforms: &[u8],
        scratch: &'a mut Vec<i64>,
    ) -> &'a [i64] {
        let (times, codes) = (&self.time[range.clone()], &self.platform[range]);
        let before = |limit: i64| times.partition_point(|&time| time < limit);
        let start = from.map_or(0, before);
        let end = to.map_or(times.len(), before).max(start);
        let (times, codes) = (&times[start..end], &codes[start..end]);
        if platforms.len() == self.platforms.len() {
            return times;
        }
        scratch.clear();
        let chosen = times.iter().zip(codes);
        scratch.extend(
            chosen
                .filter(|(_, code)| platforms.contains(code))
                .map(|(&time, _)| time),
        );
        scratch
    }
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
pub(crate) fn pairs_within(times: &[i64], window: u64) -> u64 {
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

/// How many hashtags the objects of the groups have: see [`PairCounter::n_hashtags`].
fn hashtags_of_groups(shares: &Shares, layers: &[String], groups: &Groups) -> Vec<u8> {
    let Some(sequences) = layers.iter().position(|layer| layer == SEQUENCE_TYPE) else {
        return Vec::new();
    };
    let of_group = groups.layer.iter().zip(&groups.object);
    of_group
        .map(|(&layer, &object)| {
            if usize::from(layer) == sequences {
                n_hashtags(shares.objects.get(object)).min(usize::from(u8::MAX)) as u8
            } else {
                u8::MAX
            }
        })
        .collect()
}
