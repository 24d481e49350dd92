//! Chance by trying it: permutations that keep what should be kept and break what is tested.
//!
//! Seeded, parallel, the same with any number of threads, and stopped early where an answer is
//! plain (Besag & Clifford 1991, doi:10.1093/biomet/78.2.301).

use std::collections::HashMap;

use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use crate::incidence::{Incidence, Layer};
use crate::strata::Strata;
use crate::watch::Watch;
use crate::{Progress, StatisticsError};

/// Rounds done together before anybody asks whether to go on.
const BATCH: u32 = 16;
/// After so many permutations that reach the observed number the answer is plain.
const ENOUGH: u32 = 10;
const DAY_MS: i64 = 86_400_000;

/// What permutations say about one pair of accounts.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Permuted {
    /// Objects over which the two met.
    pub observed: u32,
    /// Mean of that number over the permutations.
    pub expected: f64,
    /// Permutations that reached the observed number.
    pub reached: u32,
    /// Permutations done for this pair.
    pub rounds: u32,
    /// `(1 + reached) / (1 + rounds)`; where it was stopped early, `reached / rounds`.
    pub p: f64,
}

impl Permuted {
    fn new(observed: u32) -> Self {
        Self {
            observed,
            expected: 0.0,
            reached: 0,
            rounds: 0,
            p: 1.0,
        }
    }

    fn add(&mut self, met: u32) {
        self.rounds += 1;
        self.reached += u32::from(met >= self.observed);
        self.expected += f64::from(met);
    }

    fn plain(&self) -> bool {
        self.reached >= ENOUGH
    }

    fn finish(mut self) -> Self {
        let rounds = f64::from(self.rounds.max(1));
        self.expected /= rounds;
        self.p = if self.plain() {
            f64::from(self.reached) / rounds
        } else {
            f64::from(1 + self.reached) / (1.0 + f64::from(self.rounds))
        };
        self
    }
}

/// Lets the accounts change places among all shares of objects of the same popularity, layer and
/// part of the calendar, and counts again: the activity null of [`crate::judge`] by trial.
///
/// The judge knows the mean of this without trying; here is the whole distribution. A round costs a
/// sweep over all shares. `pairs` names different accounts below the largest account code.
///
/// # Errors
/// Layers or pairs out of order; [`StatisticsError::Cancelled`].
pub fn permute_accounts(
    layers: &[Layer<'_>],
    window_ms: i64,
    pairs: &[(u32, u32)],
    rounds: u32,
    seed: u64,
    progress: Progress<'_>,
) -> Result<Vec<Permuted>, StatisticsError> {
    let incidence = Incidence::new(layers, window_ms)?;
    let mut index: HashMap<(u32, u32), u32> = HashMap::new();
    let mut asked = vec![false; incidence.n_accounts];
    for (at, &(a, b)) in pairs.iter().enumerate() {
        index.insert((a.min(b), a.max(b)), at as u32);
        for account in [a, b] {
            if let Some(slot) = asked.get_mut(account as usize) {
                *slot = true;
            }
        }
    }
    let table = Table {
        incidence: &incidence,
        index,
        asked,
        n: pairs.len(),
    };
    let mut found = observed(&incidence, pairs);
    let strata = Strata::of_rows(&incidence);
    let watch = Watch::start(progress, "permutations", u64::from(rounds), 1)?;
    let mut done = 0;
    while done < rounds && found.iter().any(|p| !p.plain()) {
        let batch: Vec<Vec<u32>> = (done..rounds.min(done + BATCH))
            .into_par_iter()
            .map(|round| {
                if !watch.advance(1) {
                    return Vec::new();
                }
                let mut random = ChaCha8Rng::seed_from_u64(seed);
                random.set_stream(u64::from(round) + 1);
                let mut accounts: Vec<u32> = (0..incidence.n_rows())
                    .map(|row| incidence.account_at(row))
                    .collect();
                for rows in &strata {
                    let mut here: Vec<u32> =
                        rows.iter().map(|&row| accounts[row as usize]).collect();
                    here.shuffle(&mut random);
                    for (&row, account) in rows.iter().zip(here) {
                        accounts[row as usize] = account;
                    }
                }
                table.count(&accounts)
            })
            .collect();
        watch.check()?;
        for counts in &batch {
            for (pair, &met) in found.iter_mut().zip(counts) {
                if !pair.plain() {
                    pair.add(met);
                }
            }
        }
        done += batch.len() as u32;
    }
    Ok(found.into_iter().map(Permuted::finish).collect())
}

/// Shifts one account's shares against the other's by a random whole number of days, around the
/// end of the data and in again at its beginning: the hours of the day stay, the days do not.
///
/// It asks whether equal daily habits explain the meetings. A common cause it destroys as well, so
/// passing it is no evidence against one.
///
/// # Errors
/// Layers out of order; [`StatisticsError::Cancelled`].
pub fn shift_days(
    layers: &[Layer<'_>],
    window_ms: i64,
    pairs: &[(u32, u32)],
    rounds: u32,
    seed: u64,
    progress: Progress<'_>,
) -> Result<Vec<Permuted>, StatisticsError> {
    let incidence = Incidence::new(layers, window_ms)?;
    let times = || (0..incidence.n_rows() as u32).map(|row| incidence.time(row));
    let first = times().min().unwrap_or(0);
    let days = (times().max().unwrap_or(0) - first) / DAY_MS + 1;
    let watch = Watch::start(progress, "day shifts", pairs.len() as u64, 64)?;
    let found = observed(&incidence, pairs)
        .into_par_iter()
        .zip(pairs)
        .enumerate()
        .map(|(at, (mut pair, &(a, b)))| {
            if !watch.advance(1) {
                return pair;
            }
            let mut random = ChaCha8Rng::seed_from_u64(seed);
            random.set_stream(at as u64 + 1);
            while pair.rounds < rounds && !pair.plain() {
                let shift = random.random_range(0..days) * DAY_MS;
                pair.add(met_after(&incidence, a, b, first, shift, days * DAY_MS));
            }
            pair.finish()
        })
        .collect();
    watch.check()?;
    Ok(found)
}

fn observed(incidence: &Incidence, pairs: &[(u32, u32)]) -> Vec<Permuted> {
    pairs
        .par_iter()
        .map(|&(a, b)| {
            let mut met = 0;
            incidence.common(a, b, |c| met += u32::from(incidence.meet(c.one, c.other)));
            Permuted::new(met)
        })
        .collect()
}

/// Objects over which they meet when `b`'s shares come `shift` later, modulo the length of the data.
fn met_after(incidence: &Incidence, a: u32, b: u32, first: i64, shift: i64, length: i64) -> u32 {
    let mut met = 0;
    incidence.common(a, b, |common| {
        met += u32::from(common.other.iter().any(|&other| {
            let time = first + (incidence.time(other) - first + shift).rem_euclid(length);
            common
                .one
                .iter()
                .any(|&one| (incidence.time(one) - time).abs() <= incidence.window_ms)
        }));
    });
    met
}

/// The pairs that are asked about.
struct Table<'a> {
    incidence: &'a Incidence,
    index: HashMap<(u32, u32), u32>,
    asked: Vec<bool>,
    n: usize,
}

impl Table<'_> {
    /// Objects over which each pair meets, when the rows belong to these accounts.
    fn count(&self, accounts: &[u32]) -> Vec<u32> {
        let mut counts = vec![0_u32; self.n];
        let mut last = vec![u32::MAX; self.n];
        for object in 0..self.incidence.n_objects() as u32 {
            let rows = self.incidence.rows(object);
            let times = self.incidence.times_of(object);
            for (i, row) in rows.clone().enumerate() {
                let a = accounts[row];
                if !self.asked[a as usize] {
                    continue;
                }
                for j in i + 1..times.len() {
                    if times[j] - times[i] > self.incidence.window_ms {
                        break;
                    }
                    let b = accounts[rows.start + j];
                    if !self.asked[b as usize] {
                        continue;
                    }
                    if let Some(&at) = self.index.get(&(a.min(b), a.max(b)))
                        && last[at as usize] != object
                    {
                        last[at as usize] = object;
                        counts[at as usize] += 1;
                    }
                }
            }
        }
        counts
    }
}
