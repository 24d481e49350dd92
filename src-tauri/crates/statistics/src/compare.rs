//! Communities against random groups of accounts that are as active.

use std::collections::BTreeMap;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use serde::Serialize;

use crate::incidence::{Incidence, Layer};
use crate::watch::Watch;
use crate::{Progress, StatisticsError};

/// Pairs of a community whose synchrony is measured; of larger ones a random part.
const PAIRS: usize = 300;
/// Random groups that reach a figure before the answer is plain (Besag & Clifford 1991,
/// doi:10.1093/biomet/78.2.301).
const ENOUGH: u32 = 10;

/// An edge of the network with its weight.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WeightedPair {
    /// First account.
    pub a: u32,
    /// Second account.
    pub b: u32,
    /// Edge weight, 0 or more.
    pub weight: f64,
}

/// A figure of a community, and how often a random group reaches it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    /// Of the community.
    pub observed: f64,
    /// Mean over the random groups.
    pub expected: f64,
    /// `(1 + groups that reach it) / (1 + groups)`, never below `1 / (1 + rounds)`.
    pub p: f64,
}

/// One community beside random groups of the same size and activity.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ComparedCommunity {
    /// Accounts.
    pub size: u32,
    /// Sum of the edge weights inside, divided by the number of pairs.
    pub mean_internal_weight: Figure,
    /// Share of the pairs that are edges, 0..=1.
    pub density: Figure,
    /// Share of the objects two members have in common over which they met, 0..=1, over all pairs
    /// (or 300 of them).
    pub synchrony: Figure,
    /// Random groups drawn; fewer than asked for where the answer was plain.
    pub rounds: u32,
}

impl ComparedCommunity {
    /// All three figures are reached by at most this share of random groups.
    pub fn stands_out(&self, max_p: f64) -> bool {
        [self.mean_internal_weight, self.density, self.synchrony]
            .iter()
            .all(|f| f.p <= max_p)
    }
}

/// Compares each community with up to `rounds` random groups, drawn account by account from those
/// with as many shares (in powers of two) outside the community (the control sampling of Seckin et
/// al. 2025, on activity). Use at least 999 rounds for a p of 0.001.
///
/// Seeded; the same with any number of threads. A community of fewer than two accounts gets zeros
/// and p = 1. Random groups are drawn after the communities were found in the same data: a small p
/// says that the community is unlike ordinary groups, not that it would be found again.
///
/// # Errors
/// Layers out of order, accounts outside them ([`StatisticsError::BadEdge`]);
/// [`StatisticsError::Cancelled`].
pub fn compare_communities(
    layers: &[Layer<'_>],
    window_ms: i64,
    edges: &[WeightedPair],
    communities: &[Vec<u32>],
    rounds: u32,
    seed: u64,
    progress: Progress<'_>,
) -> Result<Vec<ComparedCommunity>, StatisticsError> {
    let incidence = Incidence::new(layers, window_ms)?;
    let accounts = incidence.n_accounts;
    let mut weights = Vec::with_capacity(edges.len());
    for (edge, &WeightedPair { a, b, weight }) in edges.iter().enumerate() {
        if a == b || a.max(b) as usize >= accounts {
            return Err(StatisticsError::BadEdge {
                edge,
                a,
                b,
                accounts,
            });
        }
        weights.push(((a.min(b), a.max(b)), weight));
    }
    weights.sort_by_key(|&(pair, _)| pair);
    let mut classes: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for account in 0..accounts as u32 {
        if let Some(class) = class_of(&incidence, account) {
            classes.entry(class).or_default().push(account);
        }
    }
    let ground = Ground {
        incidence,
        weights,
        classes,
    };
    let watch = Watch::start(progress, "random groups", communities.len() as u64, 1)?;
    let compared = communities
        .par_iter()
        .enumerate()
        .map(|(at, members)| {
            let mut random = ChaCha8Rng::seed_from_u64(seed);
            random.set_stream(at as u64 + 1);
            let compared = ground.compare(members, rounds, &mut random, &watch);
            watch.advance(1);
            compared
        })
        .collect();
    watch.check()?;
    Ok(compared)
}

struct Ground {
    incidence: Incidence,
    /// By pair, the smaller account first.
    weights: Vec<((u32, u32), f64)>,
    /// Accounts by activity.
    classes: BTreeMap<u32, Vec<u32>>,
}

impl Ground {
    fn compare(
        &self,
        members: &[u32],
        rounds: u32,
        random: &mut ChaCha8Rng,
        watch: &Watch<'_>,
    ) -> ComparedCommunity {
        let mut members = members.to_vec();
        members.sort_unstable();
        members.dedup();
        let observed = self.figures(&members, random);
        let (mut sums, mut reached, mut done) = ([0.0; 3], [0_u32; 3], 0);
        while done < rounds && members.len() >= 2 && reached.iter().any(|&n| n < ENOUGH) {
            if done.is_multiple_of(64) && !watch.advance(0) {
                break;
            }
            let group = self.draw(&members, random);
            let found = self.figures(&group, random);
            for i in 0..3 {
                sums[i] += found[i];
                reached[i] += u32::from(found[i] >= observed[i]);
            }
            done += 1;
        }
        let figure = |i: usize| Figure {
            observed: observed[i],
            expected: sums[i] / f64::from(done.max(1)),
            p: f64::from(1 + reached[i]) / f64::from(1 + done),
        };
        ComparedCommunity {
            size: members.len() as u32,
            mean_internal_weight: figure(0),
            density: figure(1),
            synchrony: figure(2),
            rounds: done,
        }
    }

    /// Mean internal weight, density, synchrony.
    fn figures(&self, group: &[u32], random: &mut ChaCha8Rng) -> [f64; 3] {
        let pairs = group.len() * group.len().saturating_sub(1) / 2;
        if pairs == 0 {
            return [0.0; 3];
        }
        let (mut weight, mut edges) = (0.0, 0_u32);
        for (i, &a) in group.iter().enumerate() {
            let start = self.weights.partition_point(|&(pair, _)| pair < (a, 0));
            let neighbours = self.weights[start..]
                .iter()
                .take_while(|&&((one, _), _)| one == a);
            if group.len() - i < 64 {
                for &b in &group[i + 1..] {
                    if let Ok(at) = self
                        .weights
                        .binary_search_by_key(&(a, b), |&(pair, _)| pair)
                    {
                        weight += self.weights[at].1;
                        edges += 1;
                    }
                }
            } else {
                for &((_, b), w) in neighbours {
                    if group.binary_search(&b).is_ok() {
                        weight += w;
                        edges += 1;
                    }
                }
            }
        }
        [
            weight / pairs as f64,
            f64::from(edges) / pairs as f64,
            self.synchrony(group, pairs, random),
        ]
    }

    fn synchrony(&self, group: &[u32], pairs: usize, random: &mut ChaCha8Rng) -> f64 {
        let (mut met, mut common) = (0_u32, 0_u32);
        let mut look = |a: u32, b: u32| {
            self.incidence.common(a, b, |c| {
                common += 1;
                met += u32::from(self.incidence.meet(c.one, c.other));
            });
        };
        if pairs <= PAIRS {
            for (i, &a) in group.iter().enumerate() {
                group[i + 1..].iter().for_each(|&b| look(a, b));
            }
        } else {
            for _ in 0..PAIRS {
                let (i, j) = (
                    random.random_range(0..group.len()),
                    random.random_range(1..group.len()),
                );
                look(group[i], group[(i + j) % group.len()]);
            }
        }
        if common == 0 {
            0.0
        } else {
            f64::from(met) / f64::from(common)
        }
    }

    /// A group of outsiders, each as active as one member; ascending. Where all outsiders of a class
    /// are used up, members of neighbouring size do.
    fn draw(&self, members: &[u32], random: &mut ChaCha8Rng) -> Vec<u32> {
        let mut group: Vec<u32> = Vec::with_capacity(members.len());
        for &member in members {
            let class = class_of(&self.incidence, member).unwrap_or(0);
            let mut tries = 0;
            loop {
                let pool = self
                    .classes
                    .get(&(class.saturating_sub(tries / 64)))
                    .or_else(|| self.classes.values().next());
                let Some(pool) = pool.filter(|pool| !pool.is_empty()) else {
                    break;
                };
                let candidate = pool[random.random_range(0..pool.len())];
                tries += 1;
                let free =
                    members.binary_search(&candidate).is_err() && !group.contains(&candidate);
                if free || tries > 64 * 32 {
                    if free {
                        group.push(candidate);
                    }
                    break;
                }
            }
        }
        group.sort_unstable();
        group
    }
}

/// Activity in powers of two; `None` without shares.
fn class_of(incidence: &Incidence, account: u32) -> Option<u32> {
    incidence.rows_of(account).len().checked_ilog2()
}
