//! The time-aware network: co-shares weighted by how close they were.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::{check_columns, labelled, step};
use crate::error::check_within;
use crate::watch::{Meter, Watch};
use crate::{LikenessError, Progress};

/// How closeness is weighed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KernelParams {
    /// Decay β per second, 0 to 1000: a pair `1/β` seconds apart weighs 0.37. 0 weighs all the same. No
    /// default suits all layers; the source chooses for each the β that makes modularity largest.
    pub decay_per_sec: f64,
    /// A pair that would weigh less (before division) is left out, above 0 and at most 1; default
    /// 0.001: pairs more than `−ln(0.001) / β ≈ 6.9 / β` seconds apart.
    pub cutoff: f64,
    /// Divide what an object gives by its accounts less one (default), so that each account gives
    /// away at most one per share, however many others shared it.
    pub per_partner: bool,
    /// Pairs of accounts that weigh less are left out, at least 0; default 0.
    pub min_weight: f64,
    /// Pairs that are more than memory should hold; default 20 million, 24 bytes each.
    pub max_pairs: u64,
}

impl Default for KernelParams {
    fn default() -> Self {
        Self {
            decay_per_sec: 1.0 / 60.0,
            cutoff: 0.001,
            per_partner: true,
            min_weight: 0.0,
            max_pairs: 20_000_000,
        }
    }
}

impl KernelParams {
    /// Checks every value.
    pub fn validate(&self) -> Result<(), LikenessError> {
        let range = "between 0 and 1000 per second";
        check_within("decay_per_sec", self.decay_per_sec, (0.0, 1000.0), range)?;
        let range = "above 0 and at most 1";
        check_within("cutoff", self.cutoff, (f64::MIN_POSITIVE, 1.0), range)?;
        check_within("min_weight", self.min_weight, (0.0, f64::MAX), "at least 0")
    }

    /// Largest distance of two shares that counts, milliseconds.
    fn reach_ms(&self) -> u64 {
        let reach = -self.cutoff.ln() / self.decay_per_sec * 1000.0;
        // Without decay everything counts; 0 / 0 is a cutoff of 1 without decay.
        if reach.is_nan() {
            u64::MAX
        } else {
            reach as u64
        }
    }
}

/// Two accounts, `account_a < account_b`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KernelPair {
    /// Code of the one.
    pub account_a: u32,
    /// Code of the other.
    pub account_b: u32,
    /// Sum over pairs of shares; above 0.
    pub weight: f64,
    /// Pairs of shares in the sum.
    pub n_pairs: u32,
}

/// What one pair of posts weighs that shared an object so many seconds apart: `e^(−β·|Δt|)`.
pub fn kernel_weight(delta_secs: f64, decay_per_sec: f64) -> f64 {
    (-decay_per_sec * delta_secs.abs()).exp()
}

/// Who shared the same objects close in time.
///
/// `weight(a, b) = Σ over objects o of 1/(n_o − 1) · Σ over shares of a and of b of e^(−β·|Δt|)`, with
/// `n_o` the accounts that shared `o`: the collaboration network of Newman 2001
/// (doi:10.1103/PhysRevE.64.016132), made time-aware by an exponential kernel with a cutoff, after
/// Iannucci et al. 2025 (arXiv:2512.19677).
///
/// * `objects`, `accounts`: codes; `times_ms`: milliseconds; one share a row. Leave out rows without
///   a time.
/// * Returns pairs in the order of their codes. Pairs of an account with itself do not count.
/// * Time: one step for each pair of shares within reach. Memory: shares, pairs kept, and two
///   numbers per account and thread.
/// * Errors: a parameter outside its range, columns of unequal length, more pairs than
///   `max_pairs`, or cancelled.
pub fn kernel_network(
    objects: &[u32],
    accounts: &[u32],
    times_ms: &[i64],
    params: &KernelParams,
    progress: Progress,
) -> Result<Vec<KernelPair>, LikenessError> {
    params.validate()?;
    check_columns(objects.len(), &[accounts.len(), times_ms.len()])?;
    let watch = Watch::start(progress, "sorting shares", objects.len() as u64)?;
    let shares = Shares::new(objects, accounts, times_ms, params.per_partner, &watch)?;
    let n_accounts = shares.codes.len();
    let watch = Watch::start(progress, "weighing pairs", objects.len() as u64)?;
    let n_pairs = AtomicU64::new(0);
    let step = step(n_accounts);
    let found: Vec<Vec<KernelPair>> = (0..n_accounts.div_ceil(step))
        .into_par_iter()
        .map(|at| {
            let mut sums = Sums::new(n_accounts);
            let mut meter = Meter::new(&watch);
            let mut found = Vec::new();
            for account in at * step..n_accounts.min((at + 1) * step) {
                if !shares.add_partners(account as u32, params, &mut sums, &mut meter) {
                    return Vec::new();
                }
                let new = sums.drain(&shares.codes, account as u32, params.min_weight, &mut found);
                if n_pairs.fetch_add(new, Ordering::Relaxed) + new > params.max_pairs {
                    return Vec::new();
                }
            }
            found
        })
        .collect();
    watch.check()?;
    if n_pairs.into_inner() > params.max_pairs {
        return Err(LikenessError::TooManyPairs {
            limit: params.max_pairs,
        });
    }
    Ok(found.concat())
}

/// Shares by object and time, and where each account's are.
struct Shares {
    codes: Vec<u32>,
    rows: Vec<Row>,
    /// Places in `rows`, account after account.
    places: Vec<u32>,
    starts: Vec<u32>,
}

struct Row {
    object: u32,
    time_ms: i64,
    account: u32,
    /// What a pair on this object is multiplied with.
    factor: f64,
}

impl Shares {
    fn new(
        objects: &[u32],
        accounts: &[u32],
        times_ms: &[i64],
        per_partner: bool,
        watch: &Watch,
    ) -> Result<Self, LikenessError> {
        let (codes, labels) = labelled(accounts);
        watch.ask(0)?;
        let mut rows: Vec<Row> = objects
            .iter()
            .zip(times_ms)
            .zip(labels)
            .map(|((&object, &time_ms), account)| Row {
                object,
                time_ms,
                account,
                factor: 1.0,
            })
            .collect();
        rows.par_sort_unstable_by_key(|row| (row.object, row.time_ms, row.account));
        watch.ask(objects.len() as u64)?;
        if per_partner {
            for run in rows.chunk_by_mut(|a, b| a.object == b.object) {
                let mut sharing: Vec<u32> = run.iter().map(|row| row.account).collect();
                sharing.sort_unstable();
                sharing.dedup();
                let factor = 1.0 / (sharing.len() as f64 - 1.0).max(1.0);
                run.iter_mut().for_each(|row| row.factor = factor);
            }
        }
        watch.ask(0)?;
        let mut starts = vec![0_u32; codes.len() + 1];
        for row in &rows {
            starts[row.account as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut places = vec![0_u32; rows.len()];
        for (place, row) in rows.iter().enumerate() {
            let slot = &mut next[row.account as usize];
            places[*slot as usize] = place as u32;
            *slot += 1;
        }
        Ok(Self {
            codes,
            rows,
            places,
            starts,
        })
    }

    /// Adds up the account's pairs with those after it; `false` means stop.
    fn add_partners(
        &self,
        account: u32,
        params: &KernelParams,
        sums: &mut Sums,
        meter: &mut Meter,
    ) -> bool {
        let reach_ms = params.reach_ms();
        let at = account as usize;
        for &place in &self.places[self.starts[at] as usize..self.starts[at + 1] as usize] {
            let own = &self.rows[place as usize];
            let is_near = |other: &&Row| {
                other.object == own.object && other.time_ms.abs_diff(own.time_ms) <= reach_ms
            };
            let before = self.rows[..place as usize].iter().rev().take_while(is_near);
            let after = self.rows[place as usize + 1..].iter().take_while(is_near);
            let mut steps = 0;
            for other in before.chain(after) {
                steps += 8;
                if other.account > account {
                    let delta_secs = other.time_ms.abs_diff(own.time_ms) as f64 / 1000.0;
                    let weight = own.factor * kernel_weight(delta_secs, params.decay_per_sec);
                    sums.add(other.account, weight);
                }
            }
            if !meter.add(1, steps) {
                return false;
            }
        }
        true
    }
}

/// Sums over one account's partners.
struct Sums {
    weights: Vec<f64>,
    counts: Vec<u32>,
    met: Vec<u32>,
}

impl Sums {
    fn new(n_accounts: usize) -> Self {
        Self {
            weights: vec![0.0; n_accounts],
            counts: vec![0; n_accounts],
            met: Vec::new(),
        }
    }

    fn add(&mut self, other: u32, weight: f64) {
        let at = other as usize;
        if self.counts[at] == 0 {
            self.met.push(other);
        }
        self.weights[at] += weight;
        self.counts[at] = self.counts[at].saturating_add(1);
    }

    /// Hands over what weighs enough, by code; returns how many pairs that were.
    fn drain(
        &mut self,
        codes: &[u32],
        account: u32,
        min_weight: f64,
        found: &mut Vec<KernelPair>,
    ) -> u64 {
        let before = found.len();
        self.met.sort_unstable();
        for other in self.met.drain(..) {
            let at = other as usize;
            let weight = std::mem::take(&mut self.weights[at]);
            let n_pairs = std::mem::take(&mut self.counts[at]);
            if weight >= min_weight && weight > 0.0 {
                found.push(KernelPair {
                    account_a: codes[account as usize],
                    account_b: codes[at],
                    weight,
                    n_pairs,
                });
            }
        }
        (found.len() - before) as u64
    }
}
