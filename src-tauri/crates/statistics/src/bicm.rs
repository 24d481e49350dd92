//! The bipartite configuration model: every account and every object keeps its degree on average.

use rayon::prelude::*;

use crate::tail::ln_mixed_tail;
use crate::watch::Watch;
use crate::{Progress, StatisticsError};

/// Rounds after which the fit is given up.
const MAX_ROUNDS: u32 = 2_000;
/// Largest relative error of a degree that is accepted.
const TOLERANCE: f64 = 1e-9;
/// Probabilities from here on are treated one by one, rarer ones together.
const FREQUENT: f64 = 0.01;

/// Maximum-entropy null model of who shares what (Saracco et al. 2015, doi:10.1038/srep10595; 2017,
/// doi:10.1088/1367-2630/aa6b38): `P(account shares object) = x y / (1 + x y)`, independently, with
/// one factor for each degree such that all degrees hold on average.
#[derive(Debug, Clone)]
pub struct Bicm {
    account_degrees: Vec<u32>,
    object_degrees: Vec<u32>,
    object_counts: Vec<f64>,
    x: Vec<f64>,
    y: Vec<f64>,
    rounds: u32,
    error: f64,
}

impl Bicm {
    /// Fits the model to both degree sequences: the number of different objects of each account
    /// and of different accounts of each object. Zeros are left out.
    ///
    /// Accounts of equal degree are one unknown, so a million shares make some thousand unknowns.
    /// They are found by turns: each side's equations are one-dimensional and monotone once the
    /// other side stands, and Newton solves them; the likelihood rises with every turn. Accepted
    /// when no degree is off by more than 1e-9 of itself.
    ///
    /// # Errors
    /// [`StatisticsError::BadParameter`] when the two sums differ or a degree exceeds the number of
    /// the other side; [`StatisticsError::NotConverged`] after 2000 rounds;
    /// [`StatisticsError::Cancelled`].
    pub fn fit(
        account_degrees: &[u32],
        object_degrees: &[u32],
        progress: Progress<'_>,
    ) -> Result<Self, StatisticsError> {
        let model = Self::approach(account_degrees, object_degrees, progress)?;
        if model.error > TOLERANCE {
            return Err(StatisticsError::NotConverged {
                rounds: model.rounds,
                error: model.error,
            });
        }
        Ok(model)
    }

    /// The same, but where the rounds run out the model is taken as far as it got: when nearly only
    /// one matrix has these degrees, some factors are infinite and are approached without end.
    pub(crate) fn approach(
        account_degrees: &[u32],
        object_degrees: &[u32],
        progress: Progress<'_>,
    ) -> Result<Self, StatisticsError> {
        let (rows, row_counts) = grouped(account_degrees);
        let (columns, column_counts) = grouped(object_degrees);
        let total = |degrees: &[u32]| degrees.iter().map(|&d| u64::from(d)).sum::<u64>();
        let shares = total(account_degrees);
        if shares != total(object_degrees) {
            return Err(StatisticsError::BadParameter {
                name: "object_degrees",
                value: total(object_degrees) as f64,
                expected: "of the same sum as account_degrees",
            });
        }
        let (n_rows, n_columns) = (
            row_counts.iter().sum::<f64>(),
            column_counts.iter().sum::<f64>(),
        );
        for (degrees, most, name) in [
            (&rows, n_columns, "account_degrees"),
            (&columns, n_rows, "object_degrees"),
        ] {
            if let Some(&largest) = degrees.last()
                && f64::from(largest) > most
            {
                return Err(StatisticsError::BadParameter {
                    name,
                    value: f64::from(largest),
                    expected: "at most the number of nodes on the other side",
                });
            }
        }
        let watch = Watch::start(progress, "configuration model", u64::from(MAX_ROUNDS), 1)?;
        let start = |degrees: &[u32]| -> Vec<f64> {
            let scale = (shares.max(1) as f64).sqrt();
            degrees.iter().map(|&d| f64::from(d) / scale).collect()
        };
        let mut model = Self {
            x: start(&rows),
            y: start(&columns),
            account_degrees: rows,
            object_degrees: columns,
            object_counts: column_counts,
            rounds: 0,
            error: 0.0,
        };
        loop {
            model.error = model.worst(&row_counts);
            if model.error <= TOLERANCE || model.rounds == MAX_ROUNDS {
                return Ok(model);
            }
            model.x = solve(
                &model.account_degrees,
                &model.x,
                &model.y,
                &model.object_counts,
            );
            model.y = solve(&model.object_degrees, &model.y, &model.x, &row_counts);
            model.rounds += 1;
            watch.advance(1);
            watch.check()?;
        }
    }

    /// Rounds that the fit took, and the largest relative error of a degree at its end.
    pub fn convergence(&self) -> (u32, f64) {
        (self.rounds, self.error)
    }

    /// Probability that an account with this degree shares an object with that degree, 0..=1.
    /// `None` when the data had no such account or object.
    pub fn probability(&self, account_degree: u32, object_degree: u32) -> Option<f64> {
        let x = self
            .x
            .get(self.account_degrees.binary_search(&account_degree).ok()?)?;
        let y = self
            .y
            .get(self.object_degrees.binary_search(&object_degree).ok()?)?;
        Some(share(*x, *y))
    }

    /// Expected number of objects that two accounts with these degrees both share.
    pub fn expected_common(&self, degree_a: u32, degree_b: u32) -> f64 {
        self.both(degree_a, degree_b)
            .zip(&self.object_counts)
            .map(|(p, n)| p * n)
            .sum()
    }

    /// `ln P(at least k objects in common)` for two accounts with these degrees: Poisson-binomial
    /// over all objects, those with a joint probability below 0.01 taken together as a Poisson
    /// number ([`ln_mixed_tail`]): 2 % too small at most, and too large far out.
    pub fn ln_tail_common(&self, k: u64, degree_a: u32, degree_b: u32) -> f64 {
        let (mut frequent, mut rare) = (Vec::new(), 0.0);
        for (p, &count) in self.both(degree_a, degree_b).zip(&self.object_counts) {
            if p >= FREQUENT {
                frequent.extend(std::iter::repeat_n(p, count as usize));
            } else {
                rare += p * count;
            }
        }
        ln_mixed_tail(k, &frequent, rare)
    }

    /// Degrees of the objects, ascending: the order of [`Bicm::one`].
    pub(crate) fn object_degrees(&self) -> &[u32] {
        &self.object_degrees
    }

    /// Degrees of the accounts, ascending.
    pub(crate) fn account_degrees(&self) -> &[u32] {
        &self.account_degrees
    }

    /// Probability that an account with this degree shares an object, for each object degree; zeros
    /// for a degree that no account has.
    pub(crate) fn one(&self, degree: u32) -> Vec<f64> {
        let at = self.account_degrees.binary_search(&degree).ok();
        let x = at.and_then(|i| self.x.get(i).copied()).unwrap_or(0.0);
        self.y.iter().map(|&y| share(x, y)).collect()
    }

    /// Probability that both share an object, for each object degree.
    fn both(&self, degree_a: u32, degree_b: u32) -> impl Iterator<Item = f64> {
        self.one(degree_a)
            .into_iter()
            .zip(self.one(degree_b))
            .map(|(a, b)| a * b)
    }

    fn worst(&self, row_counts: &[f64]) -> f64 {
        let side = |degrees: &[u32], own: &[f64], others: &[f64], counts: &[f64]| {
            degrees
                .par_iter()
                .zip(own)
                .map(|(&degree, &factor)| {
                    let expected: f64 = others
                        .iter()
                        .zip(counts)
                        .map(|(&o, n)| n * share(factor, o))
                        .sum();
                    (expected / f64::from(degree) - 1.0).abs()
                })
                .reduce(|| 0.0, f64::max)
        };
        side(&self.account_degrees, &self.x, &self.y, &self.object_counts).max(side(
            &self.object_degrees,
            &self.y,
            &self.x,
            row_counts,
        ))
    }
}

fn share(x: f64, y: f64) -> f64 {
    let odds = x * y;
    if odds.is_infinite() {
        1.0
    } else {
        odds / (1.0 + odds)
    }
}

/// Different degrees above 0, ascending, and how often each occurs.
fn grouped(degrees: &[u32]) -> (Vec<u32>, Vec<f64>) {
    let mut sorted: Vec<u32> = degrees.iter().copied().filter(|&d| d > 0).collect();
    sorted.sort_unstable();
    sorted
        .chunk_by(|a, b| a == b)
        .filter_map(|run| run.first().map(|&degree| (degree, run.len() as f64)))
        .unzip()
}

/// One side, the other fixed: solves `sum n f o / (1 + f o) = degree` for each factor `f`.
fn solve(degrees: &[u32], start: &[f64], others: &[f64], counts: &[f64]) -> Vec<f64> {
    let available: f64 = counts.iter().sum();
    degrees
        .par_iter()
        .zip(start)
        .map(|(&degree, &start)| {
            let degree = f64::from(degree);
            if degree >= available {
                // An account that shared everything: the factor grows without bound.
                return (start * 16.0).min(1e250);
            }
            let mut factor = start;
            for _ in 0..50 {
                let (mut sum, mut slope) = (0.0, 0.0);
                for (&other, n) in others.iter().zip(counts) {
                    let p = share(factor, other);
                    sum += n * p;
                    slope += n * p * (1.0 - p);
                }
                // Newton for ln(expected) in ln(factor), which is nearly a straight line.
                let step =
                    ((degree / sum).ln() * sum / slope.max(f64::MIN_POSITIVE)).clamp(-4.0, 4.0);
                factor *= step.exp();
                if step.abs() < 1e-14 {
                    break;
                }
            }
            factor
        })
        .collect()
}
