//! The similarity network: cosine of TF-IDF vectors over objects.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::incidence::{Incidence, Weighing};
use super::{check_columns, step};
use crate::error::check_within;
use crate::watch::{Meter, Watch};
use crate::{LikenessError, Progress};

/// What rounding may take from a bound before a pair is given up on.
const SLACK: f64 = 1e-9;
/// What rounding may take from a cosine that is just the threshold, such as 1 of equal vectors.
const TOLERANCE: f64 = 1e-12;
/// Accounts of an object from which on it pays to ask whether it can still matter.
const LONG: usize = 256;

/// Which pairs are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Keep {
    /// Those with at least this cosine, above 0 and at most 1.
    AtLeast(f64),
    /// Of each account the so many most similar ones (at least 1), ties by the smaller code; a pair
    /// is kept if either side chose it.
    Nearest(u32),
}

/// What is compared and kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CosineParams {
    /// Which pairs are kept; default: at least 0.9.
    pub keep: Keep,
    /// Objects shared by more accounts than this are left out; `None` (default): none is. At
    /// least 2.
    pub max_accounts_per_object: Option<u32>,
    /// Pairs (for [`Keep::Nearest`] choices) that are more than memory should hold; default 20
    /// million, 24 bytes each.
    pub max_pairs: u64,
}

impl Default for CosineParams {
    fn default() -> Self {
        Self {
            keep: Keep::AtLeast(0.9),
            max_accounts_per_object: None,
            max_pairs: 20_000_000,
        }
    }
}

/// Two accounts, `account_a < account_b`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimilarPair {
    /// Code of the one.
    pub account_a: u32,
    /// Code of the other.
    pub account_b: u32,
    /// Cosine, above 0 and at most 1.
    pub similarity: f64,
    /// Objects that both shared, or bins of time in which both were active. A high cosine over few of
    /// them says little.
    pub n_common_objects: u32,
}

/// The network, and of what it was made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SimilarAccounts {
    /// Pairs in the order of their codes.
    pub pairs: Vec<SimilarPair>,
    /// Accounts that shared an object that counts.
    pub n_accounts: u64,
    /// Objects that count: shared by at least two accounts; of rhythms, bins in which somebody was active.
    pub n_objects: u64,
}

/// Which accounts chose alike: cosine similarity of their TF-IDF vectors over objects that more
/// than one account shared (Pacheco et al. 2021, doi:10.1609/icwsm.v15i1.18075; Luceri et al. 2024,
/// doi:10.1145/3589334.3645529).
///
/// Weight of an object for an account: `tf · (ln((1 + n) / (1 + df)) + 1)`, with `tf` the account's
/// shares of it, `df` the accounts that shared it and `n` all accounts that take part (the smoothed form
/// of scikit-learn's `TfidfTransformer`). The cosine of two accounts is the sum over common objects of
/// the product of their weights, both vectors scaled to length 1.
///
/// * `accounts`, `objects`: codes, one share a row.
/// * Time: an account's objects are gone through from the rarest; as soon as the rest of its vector is
///   too short to reach the threshold alone, no new candidates are taken (the prefix bound of
///   Anastasiu & Karypis 2014, doi:10.1109/ICDE.2014.6816700). Exact. The worst case is an
///   object that a great many accounts shared and little else: that costs the square of their
///   number, and `max_accounts_per_object` leaves it out. Memory: shares, pairs kept, and a number per
///   account and thread; never accounts × accounts.
/// * Errors: a parameter outside its range, columns of unequal length, more pairs than
///   `max_pairs`, or cancelled.
pub fn cosine_network(
    accounts: &[u32],
    objects: &[u32],
    params: &CosineParams,
    progress: Progress,
) -> Result<SimilarAccounts, LikenessError> {
    params.validate()?;
    check_columns(accounts.len(), &[objects.len()])?;
    let watch = Watch::start(progress, "weighing objects", accounts.len() as u64)?;
    let max_accounts = params.max_accounts_per_object.unwrap_or(u32::MAX);
    let weighing = Weighing::TfIdf { max_accounts };
    let incidence = Incidence::new(accounts, objects, weighing, &watch)?;
    alike(&incidence, params.keep, params.max_pairs, progress)
}

/// The pairs of rows that are alike.
pub(super) fn alike(
    incidence: &Incidence,
    keep: Keep,
    max_pairs: u64,
    progress: Progress,
) -> Result<SimilarAccounts, LikenessError> {
    let n_accounts = incidence.codes.len();
    let watch = Watch::start(progress, "comparing accounts", n_accounts as u64)?;
    let n_pairs = AtomicU64::new(0);
    let step = step(n_accounts);
    let found: Vec<Vec<SimilarPair>> = (0..n_accounts.div_ceil(step))
        .into_par_iter()
        .map(|at| {
            let mut query = Query::new(incidence, keep);
            let mut meter = Meter::new(&watch);
            let mut found = Vec::new();
            for account in at * step..n_accounts.min((at + 1) * step) {
                let before = found.len();
                let steps = query.run(account as u32, &mut found);
                let new = (found.len() - before) as u64;
                let so_far = n_pairs.fetch_add(new, Ordering::Relaxed) + new;
                if so_far > max_pairs || !meter.add(1, steps) {
                    return Vec::new();
                }
            }
            found
        })
        .collect();
    watch.check()?;
    if n_pairs.into_inner() > max_pairs {
        return Err(LikenessError::TooManyPairs { limit: max_pairs });
    }
    let mut pairs = found.concat();
    pairs.par_sort_unstable_by_key(|pair| (pair.account_a, pair.account_b));
    pairs.dedup_by_key(|pair| (pair.account_a, pair.account_b));
    Ok(SimilarAccounts {
        pairs,
        n_accounts: n_accounts as u64,
        n_objects: incidence.n_objects() as u64,
    })
}

impl Keep {
    /// Checks the value.
    pub(super) fn validate(self) -> Result<(), LikenessError> {
        match self {
            Self::AtLeast(least) => check_within(
                "keep",
                least,
                (f64::MIN_POSITIVE, 1.0),
                "a cosine above 0 and at most 1",
            ),
            Self::Nearest(count) => {
                let range = (1.0, f64::from(u32::MAX));
                check_within("keep", f64::from(count), range, "at least 1 account")
            }
        }
    }
}

impl CosineParams {
    /// Checks every value.
    pub fn validate(&self) -> Result<(), LikenessError> {
        self.keep.validate()?;
        let limit = f64::from(self.max_accounts_per_object.unwrap_or(2));
        let range = (2.0, f64::from(u32::MAX));
        check_within(
            "max_accounts_per_object",
            limit,
            range,
            "at least 2 accounts",
        )
    }
}

/// Finds the partners of one account after another.
struct Query<'a> {
    incidence: &'a Incidence,
    keep: Keep,
    /// Sum over the objects gone through so far, for each account; 0 for those not met.
    sums: Vec<f64>,
    met: Vec<u32>,
    /// Length of what is left of the account's vector, from each of its objects on.
    lengths: Vec<f64>,
    ranking: Vec<f64>,
}

impl<'a> Query<'a> {
    fn new(incidence: &'a Incidence, keep: Keep) -> Self {
        Self {
            incidence,
            keep,
            sums: vec![0.0; incidence.codes.len()],
            met: Vec::new(),
            lengths: Vec::new(),
            ranking: Vec::new(),
        }
    }

    /// Adds the account's pairs; returns about how many steps that took.
    fn run(&mut self, account: u32, found: &mut Vec<SimilarPair>) -> usize {
        let mut steps = 0;
        let incidence = self.incidence;
        let (objects, weights) = incidence.row(account);
        self.measure_rest(weights);
        // A pair that must have a least cosine is found from its smaller side alone.
        let first = match self.keep {
            Keep::AtLeast(_) => account + 1,
            Keep::Nearest(_) => 0,
        };
        let mut rest = 0.0;
        for ((&object, &weight), &length) in objects.iter().zip(weights).zip(&self.lengths) {
            let (others, other_weights) = incidence.column_from(object, first);
            if others.len() >= LONG
                && length < least(self.keep, &self.met, &self.sums, &mut self.ranking)
            {
                rest = length;
                break;
            }
            steps += others.len();
            for (&other, &other_weight) in others.iter().zip(other_weights) {
                let sum = &mut self.sums[other as usize];
                if *sum == 0.0 {
                    self.met.push(other);
                }
                *sum += weight * other_weight;
            }
        }
        let floor = least(self.keep, &self.met, &self.sums, &mut self.ranking);
        let start = found.len();
        for &other in &self.met {
            let bound = std::mem::take(&mut self.sums[other as usize]) + rest;
            if other != account && bound >= floor {
                let (similarity, n_common_objects) = incidence.compare(account, other);
                steps += objects.len();
                let (low, high) = (account.min(other), account.max(other));
                found.push(SimilarPair {
                    account_a: incidence.codes[low as usize],
                    account_b: incidence.codes[high as usize],
                    similarity: similarity.min(1.0),
                    n_common_objects,
                });
            }
        }
        self.met.clear();
        let Some(new) = found.get_mut(start..) else {
            return steps;
        };
        let n_kept = match self.keep {
            Keep::AtLeast(least) => {
                let mut n_kept = 0;
                for at in 0..new.len() {
                    if new[at].similarity >= least - TOLERANCE {
                        new.swap(n_kept, at);
                        n_kept += 1;
                    }
                }
                n_kept
            }
            Keep::Nearest(count) => {
                new.sort_unstable_by(|a, b| {
                    (b.similarity.total_cmp(&a.similarity))
                        .then((a.account_a, a.account_b).cmp(&(b.account_a, b.account_b)))
                });
                new.len().min(count as usize)
            }
        };
        found.truncate(start + n_kept);
        steps
    }

    fn measure_rest(&mut self, weights: &[f64]) {
        self.lengths.clear();
        let mut square = 0.0;
        for weight in weights.iter().rev() {
            square += weight * weight;
            self.lengths.push(f64::sqrt(square));
        }
        self.lengths.reverse();
    }
}

/// What a cosine must be at least to be kept, by what is known so far.
fn least(keep: Keep, met: &[u32], sums: &[f64], ranking: &mut Vec<f64>) -> f64 {
    match keep {
        Keep::AtLeast(least) => least - SLACK,
        // One more than asked, because the account itself is among those met.
        Keep::Nearest(count) => {
            ranking.clear();
            ranking.extend(met.iter().map(|&other| sums[other as usize]));
            match ranking.len().checked_sub(count as usize + 1) {
                Some(at) => *ranking.select_nth_unstable_by(at, f64::total_cmp).1 - SLACK,
                None => 0.0,
            }
        }
    }
}
