//! Invented shares with a known truth, the same for the same seed.

#![allow(dead_code)] // Each test program uses a part of it.

pub mod generated;
pub mod shapes;

use std::collections::BTreeMap;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use zwerm_statistics::{JudgedPair, Layer};

/// Shares, sorted by object and time.
pub struct Shares {
    pub starts: Vec<u32>,
    pub accounts: Vec<u32>,
    pub times_ms: Vec<i64>,
}

impl Shares {
    pub fn new(mut rows: Vec<(u32, i64, u32)>) -> Self {
        rows.sort_unstable();
        let mut starts = vec![0];
        for (at, pair) in rows.windows(2).enumerate() {
            if pair[0].0 != pair[1].0 {
                starts.push(at as u32 + 1);
            }
        }
        if !rows.is_empty() {
            starts.push(rows.len() as u32);
        }
        Self {
            starts,
            accounts: rows.iter().map(|r| r.2).collect(),
            times_ms: rows.iter().map(|r| r.1).collect(),
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

    /// All pairs that meet over at least two objects, counted the slow way.
    pub fn edges(&self, window_ms: i64) -> Vec<JudgedPair> {
        let mut met: BTreeMap<(u32, u32), Vec<u32>> = BTreeMap::new();
        for (object, bounds) in self.starts.windows(2).enumerate() {
            let rows = bounds[0] as usize..bounds[1] as usize;
            for i in rows.clone() {
                for j in i + 1..rows.end {
                    let (a, b) = (self.accounts[i], self.accounts[j]);
                    if a != b && (self.times_ms[i] - self.times_ms[j]).abs() <= window_ms {
                        let list = met.entry((a.min(b), a.max(b))).or_default();
                        if list.last() != Some(&(object as u32)) {
                            list.push(object as u32);
                        }
                    }
                }
            }
        }
        met.into_iter()
            .filter(|(_, objects)| objects.len() >= 2)
            .map(|((a, b), objects)| JudgedPair {
                a,
                b,
                n_objects: objects.len() as u32,
            })
            .collect()
    }
}

/// A world of independent accounts: some busy, some objects popular, shares soon after birth.
pub struct World {
    pub random: ChaCha8Rng,
    pub rows: Vec<(u32, i64, u32)>,
    pub births: Vec<i64>,
    pub accounts: u32,
}

pub const DAY_MS: i64 = 86_400_000;

impl World {
    pub fn new(seed: u64, shares: usize, objects: usize, accounts: u32, days: i64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let births: Vec<i64> = (0..objects)
            .map(|_| random.random_range(0..days * DAY_MS))
            .collect();
        let mut rows = Vec::new();
        for _ in 0..shares {
            let object = skewed(&mut random, objects, 2.5);
            let account = skewed(&mut random, accounts as usize, 1.8) as u32;
            let time = births[object] + delay_ms(&mut random, 6.0 * 3600.0, 2.0);
            rows.push((object as u32, time, account));
        }
        Self {
            random,
            rows,
            births,
            accounts,
        }
    }

    /// A group that posts the same objects within `spread_secs`; returns its accounts.
    pub fn plant(&mut self, size: u32, events: u32, spread_secs: i64) -> Vec<u32> {
        let members: Vec<u32> = (self.accounts..self.accounts + size).collect();
        self.accounts += size;
        for _ in 0..events {
            let object = self.random.random_range(0..self.births.len());
            let start = self.births[object] + self.random.random_range(0..2 * DAY_MS);
            for &member in &members {
                if self.random.random_bool(0.7) {
                    let time = start + self.random.random_range(0..=spread_secs) * 1000;
                    self.rows.push((object as u32, time, member));
                }
            }
        }
        members
    }

    /// Fans who react, each alone, to whatever their idol publishes; returns their accounts.
    pub fn fans(&mut self, size: u32, objects: u32) -> Vec<u32> {
        let members: Vec<u32> = (self.accounts..self.accounts + size).collect();
        self.accounts += size;
        for _ in 0..objects {
            let born = self.random.random_range(0..60 * DAY_MS);
            self.births.push(born);
            for &member in &members {
                if self.random.random_bool(0.5) {
                    let time = born + delay_ms(&mut self.random, 240.0, 1.2);
                    self.rows.push((self.births.len() as u32 - 1, time, member));
                }
            }
        }
        members
    }

    pub fn shares(self) -> Shares {
        Shares::new(self.rows)
    }
}

/// Small numbers far more often than large ones.
fn skewed(random: &mut ChaCha8Rng, n: usize, power: f64) -> usize {
    ((random.random::<f64>().powf(power) * n as f64) as usize).min(n - 1)
}

/// Lognormal, from the median in seconds; whole seconds.
pub fn delay_ms(random: &mut ChaCha8Rng, median_secs: f64, sigma: f64) -> i64 {
    let (u, v): (f64, f64) = (random.random(), random.random());
    let normal = (-2.0 * (1.0 - u).ln()).sqrt() * (std::f64::consts::TAU * v).cos();
    ((median_secs * (sigma * normal).exp()).min(60.0 * 86_400.0) as i64) * 1000
}

/// Goes on whatever happens.
pub fn on(_: &str, _: u64, _: u64) -> bool {
    true
}
