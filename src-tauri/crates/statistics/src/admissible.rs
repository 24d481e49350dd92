//! How many hypotheses there are: pairs of accounts that could have met often enough.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use crate::incidence::Incidence;
use crate::watch::Watch;
use crate::{Progress, StatisticsError};

/// Looks at shares that the count of co-sharing pairs may cost before it is estimated.
const BUDGET: u64 = 500_000_000;

/// Two accounts with this much in common are a family of hypotheses of their own: the sum of
/// `1 / (sharers - 1)` over the objects both shared (Newman 2001, doi:10.1103/PhysRevE.64.016132).
///
/// Most pairs of accounts that share two objects share them with ten thousand others. A correction
/// that counts them all drowns the pairs that share what nobody else does. The sum looks at no
/// time, so the common-cause null, which takes for granted who shared what, is not touched; and the
/// sums of all pairs together are half the number of shares, so the family stays small. Each family
/// gets half of the rate of false discoveries (Efron 2008, doi:10.1214/07-AOAS141).
pub(crate) const EXCLUSIVE: f64 = 0.25;

/// Families among which the rate of the common-cause null is divided.
pub(crate) const FAMILIES: u32 = 2;

/// The number of hypotheses of each test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Admissible {
    /// Accounts with at least `min_objects` different objects that somebody else shared too.
    pub accounts: u64,
    /// Pairs of those: the hypotheses of the activity null.
    pub pairs: u64,
    /// Pairs that share at least `min_objects` objects, whenever: the hypotheses of the common-cause
    /// null. An account that shared an object twice may count twice, so this is rather too high.
    pub co_sharing_pairs: u64,
    /// Of them, pairs with objects in common that few others shared (the sum of `1 / (sharers - 1)` over them is at least 0.25); these and the
    /// rest are corrected as two families.
    pub exclusive_pairs: u64,
    /// Whether the last two were estimated from a random sample of accounts.
    pub estimated: bool,
}

impl Admissible {
    pub(crate) fn count(
        incidence: &Incidence,
        min_objects: u32,
        seed: u64,
        progress: Progress<'_>,
    ) -> Result<Self, StatisticsError> {
        let mut eligible: Vec<u32> = (0..incidence.n_accounts as u32)
            .filter(|&a| incidence.shared_objects[a as usize] >= min_objects)
            .collect();
        let accounts = eligible.len() as u64;
        let cost: u64 = eligible
            .iter()
            .map(|&account| cost_of(incidence, account))
            .sum();
        let estimated = cost > BUDGET;
        if estimated {
            eligible.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
            let share = BUDGET as f64 / cost as f64;
            let sample = (share * eligible.len() as f64).ceil() as usize;
            eligible.truncate(sample.max(1));
        }
        let watch = Watch::start(progress, "admissible pairs", eligible.len() as u64, 64)?;
        let (twice, twice_exclusive) = eligible
            .par_iter()
            .map_init(
                || Tally::new(incidence.n_accounts),
                |tally, &account| {
                    if !watch.advance(1) {
                        return (0, 0);
                    }
                    tally.partners(incidence, account, min_objects)
                },
            )
            .reduce(|| (0_u64, 0_u64), |a, b| (a.0 + b.0, a.1 + b.1));
        watch.check()?;
        let scale = if eligible.is_empty() {
            0.0
        } else {
            accounts as f64 / eligible.len() as f64
        };
        // A sample can miss some: two standard errors more, for the accounts rather than the pairs.
        let safe = |twice: u64| {
            let error = if estimated {
                2.0 * (twice as f64).sqrt()
            } else {
                0.0
            };
            ((twice as f64 + error) * scale / 2.0).ceil() as u64
        };
        Ok(Self {
            accounts,
            pairs: accounts * accounts.saturating_sub(1) / 2,
            co_sharing_pairs: safe(twice),
            exclusive_pairs: safe(twice_exclusive),
            estimated,
        })
    }
}

fn cost_of(incidence: &Incidence, account: u32) -> u64 {
    incidence
        .objects(account)
        .map(|o| incidence.rows(o).len() as u64)
        .sum()
}

/// What one account has in common with each other one.
struct Tally {
    objects: Vec<u32>,
    exclusive: Vec<f32>,
    touched: Vec<u32>,
}

impl Tally {
    fn new(n_accounts: usize) -> Self {
        Self {
            objects: vec![0; n_accounts],
            exclusive: vec![0.0; n_accounts],
            touched: Vec::new(),
        }
    }

    /// Accounts with which this one has at least `min_objects` informative objects in common, and
    /// how many of them share what few others do.
    fn partners(&mut self, incidence: &Incidence, account: u32, min_objects: u32) -> (u64, u64) {
        for object in incidence
            .objects(account)
            .filter(|&o| incidence.sharers[o as usize] > 2)
        {
            let gain = exclusiveness(incidence.sharers[object as usize]) as f32;
            for &other in incidence.accounts_of(object) {
                let slot = &mut self.objects[other as usize];
                if *slot == 0 {
                    self.touched.push(other);
                }
                *slot += 1;
                self.exclusive[other as usize] += gain;
            }
        }
        let mut found = (0, 0);
        for other in self.touched.drain(..) {
            let at = other as usize;
            if self.objects[at] >= min_objects && other != account {
                found.0 += 1;
                found.1 += u64::from(f64::from(self.exclusive[at]) >= EXCLUSIVE * 0.999);
            }
            self.objects[at] = 0;
            self.exclusive[at] = 0.0;
        }
        found
    }
}

/// What an object with so many sharers adds to what two of them have in common.
pub(crate) fn exclusiveness(sharers: u32) -> f64 {
    1.0 / f64::from(sharers.saturating_sub(1).max(1))
}
