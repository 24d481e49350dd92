//! Generated posts held against chance, and what the truth about them says of the answers.

#![allow(dead_code)] // Each program uses a part of it.

use std::collections::{BTreeMap, BTreeSet};

use zwerm_statistics::{
    ExplainedObject, JudgedPair, Judgement, Layer, Options, explain_pairs, judge, tail,
};
use zwerm_tests::generate::{Generated, Post, Shape, generate};

/// The default window.
pub const WINDOW_MS: i64 = 60_000;

/// A generated input, sorted by object and time.
pub struct Input {
    starts: Vec<u32>,
    accounts: Vec<u32>,
    times_ms: Vec<i64>,
    pub truth: Generated,
    group_of: BTreeMap<u32, usize>,
}

impl Input {
    pub fn new(shape: &Shape) -> Self {
        let truth = generate(shape);
        let of = |post: &Post| (post.object, post.time_secs * 1000, post.account);
        let mut rows: Vec<(u32, i64, u32)> = truth.posts.iter().map(of).collect();
        rows.sort_unstable();
        let begins = rows.windows(2).enumerate();
        let begins = begins.filter(|(_, two)| two[0].0 != two[1].0);
        let mut starts: Vec<u32> = begins.map(|(at, _)| at as u32 + 1).collect();
        starts.insert(0, 0);
        starts.push(rows.len() as u32);
        let groups = truth.groups.iter().enumerate();
        let group_of = groups.flat_map(|(group, members)| members.iter().map(move |&m| (m, group)));
        Self {
            starts,
            accounts: rows.iter().map(|row| row.2).collect(),
            times_ms: rows.iter().map(|row| row.1).collect(),
            group_of: group_of.collect(),
            truth,
        }
    }

    pub fn layer(&self) -> Layer<'_> {
        Layer {
            object_starts: &self.starts,
            accounts: &self.accounts,
            times_ms: &self.times_ms,
            published_ms: None,
        }
    }

    /// Every two accounts that met within the window over at least `least` objects.
    pub fn edges(&self, window_ms: i64, least: usize) -> Vec<JudgedPair> {
        let mut met: Vec<(u32, u32, u32)> = Vec::new();
        for (object, bounds) in self.starts.windows(2).enumerate() {
            let end = bounds[1] as usize;
            for at in bounds[0] as usize..end {
                let near = (at + 1..end)
                    .take_while(|&other| self.times_ms[other] - self.times_ms[at] <= window_ms);
                for other in near {
                    let (a, b) = (self.accounts[at], self.accounts[other]);
                    if a != b {
                        met.push((a.min(b), a.max(b), object as u32));
                    }
                }
            }
        }
        met.sort_unstable();
        met.dedup();
        met.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1))
            .filter(|objects| objects.len() >= least)
            .map(|objects| JudgedPair {
                a: objects[0].0,
                b: objects[0].1,
                n_objects: objects.len() as u32,
            })
            .collect()
    }

    /// Whether two accounts are in one planted group.
    pub fn is_true(&self, pair: &JudgedPair) -> bool {
        let group = self.group_of.get(&pair.a);
        group.is_some() && group == self.group_of.get(&pair.b)
    }

    /// p-values of the common-cause null for all pairs of the busiest accounts that share at least two
    /// objects with others, met or not: each meeting counts by how unlikely it was.
    pub fn common_cause_p_values(&self, window_ms: i64, busiest: usize) -> Vec<f64> {
        let mut shares: BTreeMap<u32, usize> = BTreeMap::new();
        for &account in &self.accounts {
            *shares.entry(account).or_default() += 1;
        }
        let mut order: Vec<(usize, u32)> = shares.into_iter().map(|(a, n)| (n, a)).collect();
        order.sort_unstable_by_key(|&(n, account)| (std::cmp::Reverse(n), account));
        order.truncate(busiest);
        let pairs: Vec<(u32, u32)> = order
            .iter()
            .enumerate()
            .flat_map(|(at, one)| order[at + 1..].iter().map(|other| (one.1, other.1)))
            .collect();
        let explained = explain_pairs(&[self.layer()], window_ms, 60_000, &pairs, &super::on);
        let p_value = |objects: Vec<ExplainedObject>| {
            let coins: Vec<(f64, u32, bool)> = objects
                .iter()
                .filter_map(|object| object.chance.map(|chance| (chance, object.met)))
                .map(|(chance, met)| (chance, (-10.0 * chance.ln()).round() as u32, met))
                .collect();
            let met = coins.iter().filter(|coin| coin.2).map(|coin| coin.1).sum();
            let law: Vec<(f64, u32)> = coins.iter().map(|coin| (coin.0, coin.1)).collect();
            (coins.len() >= 2).then(|| tail::ln_weighted_tail(met, &law).exp())
        };
        explained
            .expect("explained")
            .into_iter()
            .filter_map(p_value)
            .collect()
    }

    /// Edges of the default threshold and what chance says of them.
    pub fn judged(&self, window_ms: i64, options: &Options) -> (Vec<JudgedPair>, Judgement) {
        let edges = self.edges(window_ms, options.min_objects as usize);
        let judgement = judge(&[self.layer()], window_ms, &edges, options, &super::on);
        (edges, judgement.expect("judged"))
    }
}

/// Accounts in established groups against the accounts that were planted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Found {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
    /// Of the wrong ones, fans.
    pub fans: usize,
}

impl Found {
    pub fn of(input: &Input, judgement: &Judgement) -> Self {
        let truth: BTreeSet<u32> = input.truth.groups.iter().flatten().copied().collect();
        let fans: BTreeSet<u32> = input.truth.fans.iter().flatten().copied().collect();
        let found: BTreeSet<u32> = judgement.established_accounts().into_iter().collect();
        Self {
            right: found.intersection(&truth).count(),
            wrong: found.difference(&truth).count(),
            missed: truth.difference(&found).count(),
            fans: found.intersection(&fans).count(),
        }
    }

    /// 1 where nothing was found.
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong).unwrap_or(1.0)
    }

    /// 1 where there was nothing to find.
    pub fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed).unwrap_or(1.0)
    }
}

pub fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// p-values of all pairs of accounts that could have met, of which only those that did are listed: the p
/// of the others is 1.
pub struct Pooled {
    pub pairs: u64,
    /// As they are reported.
    pub reported: Vec<f64>,
    /// Of the number of all meetings, without the price of looking at three counts.
    pub plain: Vec<f64>,
}

impl Pooled {
    pub fn new() -> Self {
        Self {
            pairs: 0,
            reported: Vec::new(),
            plain: Vec::new(),
        }
    }

    pub fn add(&mut self, judgement: &Judgement) {
        self.pairs += judgement.admissible.pairs;
        for edge in &judgement.edges {
            self.reported.push(edge.p);
            let ln_p = tail::ln_poisson_tail(u64::from(edge.observed), edge.expected);
            self.plain.push(ln_p.exp());
        }
    }
}

/// Largest excess of the share of p-values below a limit over the limit, over all limits: the one-sided
/// distance of Kolmogorov and Smirnov. Discrete p-values that are valid have none but by chance.
pub fn excess(p: &[f64], pairs: u64) -> f64 {
    let mut sorted = p.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = pairs.max(sorted.len() as u64) as f64;
    let ends = sorted
        .iter()
        .enumerate()
        .map(|(at, p)| (at + 1) as f64 / n - p);
    ends.fold(0.0, f64::max)
}

/// The excess that independent uniform values pass with a chance of one in a thousand (Massart 1990,
/// doi:10.1214/aop/1176990746).
pub fn allowed_excess(pairs: u64) -> f64 {
    (1000_f64.ln() / (2.0 * pairs as f64)).sqrt()
}

/// The most that may fall below `limit` of `n` independent trials, but for one chance in a thousand.
pub fn most(n: u64, limit: f64) -> u64 {
    let mean = (n as f64 * limit) as u64;
    let rare = |k: &u64| tail::ln_binomial_tail(*k, n, limit) < 0.001_f64.ln();
    let step = 1 + mean / 10_000;
    let bound = (mean..).step_by(step as usize).find(rare);
    bound.unwrap_or(n).saturating_sub(1)
}
