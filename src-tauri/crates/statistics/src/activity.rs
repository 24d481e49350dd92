//! The activity null: two busy accounts meet now and then. How often, under two models of it.

use std::borrow::Cow;
use std::collections::HashMap;

use rayon::prelude::*;

use crate::bicm::Bicm;
use crate::incidence::Incidence;
use crate::strata::Strata;
use crate::tail::ln_poisson_tail;
use crate::verdict::CoSharing;
use crate::{Progress, StatisticsError};

/// Meetings are counted over all objects, over those with fewer than 128 sharers, and over those
/// with fewer than 16. Whoever meets over what few others share may do so among many chance
/// meetings over what everybody shares; the three counts are three tests.
pub(crate) const CUTS: [u32; 3] = [u32::MAX, 127, 15];

/// Objects over which two accounts met, for each of [`CUTS`].
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Meetings(pub(crate) [u32; CUTS.len()]);

impl Meetings {
    pub(crate) fn between(incidence: &Incidence, a: u32, b: u32) -> Self {
        let mut met = Self::default();
        incidence.common(a, b, |common| {
            if incidence.meet(common.one, common.other) {
                met.add(incidence.sharers[common.object as usize]);
            }
        });
        met
    }

    /// One more, over an object with so many sharers.
    pub(crate) fn add(&mut self, sharers: u32) {
        for (count, cut) in self.0.iter_mut().zip(CUTS) {
            *count += u32::from(sharers <= cut);
        }
    }

    /// Not more than this many in any of the counts.
    pub(crate) fn at_most(self, most: u32) -> Self {
        Self(self.0.map(|count| count.min(most)))
    }

    /// `ln p` of the most surprising of the counts, times their number (Bonferroni), and which it is.
    pub(crate) fn ln_p(&self, expected: &[f64; CUTS.len()]) -> (f64, usize) {
        let mut least = (0.0, 0);
        for (cut, (&count, &mean)) in self.0.iter().zip(expected).enumerate() {
            let ln_p = ln_poisson_tail(u64::from(count), mean);
            if ln_p < least.0 {
                least = (ln_p, cut);
            }
        }
        ((least.0 + (CUTS.len() as f64).ln()).min(0.0), least.1)
    }
}

/// Expected number of meetings of two accounts that act independently of each other.
///
/// Two models, and the larger expectation counts:
/// * *configuration*: who shares what is drawn from the bipartite configuration model with both
///   degree sequences, and two sharers of an object meet as often as its sharers did;
/// * *stratified permutation*: the accounts change places among all shares of objects of the same
///   popularity, layer and part of the calendar. What many random permutations would count on
///   average is known exactly: each of a stratum's C pairs of shares in the window falls to (a, b)
///   with probability `2 d_a d_b / (N (N - 1))`.
///
/// Both count pairs of shares, so they never expect fewer meetings than distinct objects.
pub(crate) struct Activity {
    models: Vec<LayerModel>,
    strata: Strata,
}

/// The configuration model of one layer.
struct LayerModel {
    bicm: Bicm,
    /// Per object degree: sum over the objects of the share of sharer pairs that meet.
    meeting: Vec<f64>,
    /// Different objects of each account in this layer.
    degrees: Vec<u32>,
    /// Probabilities of each account degree for each object degree, if they are not too many.
    table: HashMap<u32, Vec<f64>>,
}

/// Probabilities that are kept ready: 128 MB of them.
const TABLE: usize = 1 << 24;

impl Activity {
    pub(crate) fn new(
        incidence: &Incidence,
        n_layers: usize,
        progress: Progress<'_>,
    ) -> Result<Self, StatisticsError> {
        let meetings: Vec<u64> = (0..incidence.n_objects() as u32)
            .into_par_iter()
            .map(|object| row_pairs(incidence, object))
            .collect();
        let models = (0..n_layers as u16)
            .map(|layer| LayerModel::new(incidence, layer, &meetings, progress))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            models,
            strata: Strata::new(incidence, &meetings),
        })
    }

    /// Largest relative error of a degree in the configuration models.
    pub(crate) fn model_error(&self) -> f64 {
        self.models
            .iter()
            .map(|m| m.bicm.convergence().1)
            .fold(0.0, f64::max)
    }

    /// Expected number of objects over which the two meet, for each of [`CUTS`].
    pub(crate) fn expected(&self, a: u32, b: u32) -> [f64; CUTS.len()] {
        let mut expected = [0.0; CUTS.len()];
        for model in &self.models {
            let part = model.expected(a, b);
            expected
                .iter_mut()
                .zip(part)
                .for_each(|(sum, part)| *sum += part);
        }
        let permuted = self.strata.expected(a, b);
        expected
            .iter_mut()
            .zip(permuted)
            .for_each(|(sum, other)| *sum = sum.max(other));
        expected
    }

    /// The objects that both share, whatever their times.
    pub(crate) fn co_sharing(&self, incidence: &Incidence, a: u32, b: u32) -> CoSharing {
        let mut found = vec![0_u32; self.models.len()];
        incidence.common(a, b, |c| {
            if let Some(slot) = found.get_mut(usize::from(incidence.layer[c.object as usize])) {
                *slot += 1;
            }
        });
        let (mut expected, mut least) = (0.0, 0.0_f64);
        for (model, &k) in self.models.iter().zip(&found) {
            let (one, other) = (model.degree(a), model.degree(b));
            expected += model.bicm.expected_common(one, other);
            least = least.min(model.bicm.ln_tail_common(u64::from(k), one, other));
        }
        let ln_p = (least + (self.models.len().max(1) as f64).ln()).min(0.0);
        CoSharing {
            observed: found.iter().sum(),
            expected,
            log10_p: ln_p / std::f64::consts::LN_10,
        }
    }
}

impl LayerModel {
    fn new(
        incidence: &Incidence,
        layer: u16,
        meetings: &[u64],
        progress: Progress<'_>,
    ) -> Result<Self, StatisticsError> {
        let mut degrees = vec![0_u32; incidence.n_accounts];
        for (account, degree) in degrees.iter_mut().enumerate() {
            let own = incidence.objects(account as u32);
            *degree = own
                .filter(|&o| incidence.layer[o as usize] == layer)
                .count() as u32;
        }
        let objects: Vec<usize> = (0..incidence.n_objects())
            .filter(|&o| incidence.layer[o] == layer)
            .collect();
        let sharers: Vec<u32> = objects.iter().map(|&o| incidence.sharers[o]).collect();
        let bicm = Bicm::approach(&degrees, &sharers, progress)?;
        let mut meeting = vec![0.0; bicm.object_degrees().len()];
        for (&object, &degree) in objects.iter().zip(&sharers) {
            if let Ok(at) = bicm.object_degrees().binary_search(&degree)
                && degree >= 2
            {
                let pairs = f64::from(degree) * f64::from(degree - 1) / 2.0;
                meeting[at] += (meetings[object] as f64 / pairs).min(1.0);
            }
        }
        let fits = bicm.account_degrees().len() * meeting.len() <= TABLE;
        let kept = if fits { bicm.account_degrees() } else { &[] };
        let table = kept
            .par_iter()
            .map(|&degree| (degree, bicm.one(degree)))
            .collect();
        Ok(Self {
            bicm,
            meeting,
            degrees,
            table,
        })
    }

    fn degree(&self, account: u32) -> u32 {
        self.degrees.get(account as usize).copied().unwrap_or(0)
    }

    fn expected(&self, a: u32, b: u32) -> [f64; CUTS.len()] {
        let row = |account: u32| {
            let degree = self.degree(account);
            let ready = self
                .table
                .get(&degree)
                .map(|row| Cow::Borrowed(row.as_slice()));
            ready.unwrap_or_else(|| Cow::Owned(self.bicm.one(degree)))
        };
        let (one, other) = (row(a), row(b));
        CUTS.map(|cut| {
            let end = self
                .bicm
                .object_degrees()
                .partition_point(|&degree| degree <= cut);
            dot(&one[..end], &other[..end], &self.meeting[..end])
        })
    }
}

/// Sum of the products, in eight sums at once; always in the same order.
fn dot(a: &[f64], b: &[f64], c: &[f64]) -> f64 {
    let mut lanes = [0.0_f64; 8];
    for ((a, b), c) in a.chunks(8).zip(b.chunks(8)).zip(c.chunks(8)) {
        for (((lane, a), b), c) in lanes.iter_mut().zip(a).zip(b).zip(c) {
            *lane += a * b * c;
        }
    }
    lanes.iter().sum()
}

/// Pairs of rows of one object within the window, of different accounts.
pub(crate) fn row_pairs(incidence: &Incidence, object: u32) -> u64 {
    let times = incidence.times_of(object);
    let all = within(times, incidence.window_ms);
    if incidence.sharers[object as usize] as usize == times.len() {
        return all;
    }
    let mut rows: Vec<(u32, i64)> = incidence
        .accounts_of(object)
        .iter()
        .copied()
        .zip(times.iter().copied())
        .collect();
    rows.sort_unstable();
    let own: u64 = rows
        .chunk_by(|one, next| one.0 == next.0)
        .filter(|run| run.len() > 1)
        .map(|run| {
            let times: Vec<i64> = run.iter().map(|&(_, time)| time).collect();
            within(&times, incidence.window_ms)
        })
        .sum();
    all - own
}

/// Pairs of ascending times at most `window_ms` apart, by two pointers.
fn within(times: &[i64], window_ms: i64) -> u64 {
    let mut from = 0;
    let mut pairs = 0;
    for (at, &time) in times.iter().enumerate() {
        while times[from] < time - window_ms {
            from += 1;
        }
        pairs += (at - from) as u64;
    }
    pairs
}
