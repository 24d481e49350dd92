//! Sums of unequal coins: exact by convolution after exponential tilting, or part Poisson.

use super::saddle_point::Tilt;
use super::{ln_poisson_binomial_tail_saddle_point, ln_poisson_tail};

/// Up to so many coins the exact convolution is used.
const EXACT_LIMIT: usize = 2048;

/// `ln P(X >= k)` for the number of successes of independent trials with these probabilities.
///
/// Exact up to 2048 trials, saddle point with lattice correction beyond; see
/// [`ln_poisson_binomial_tail_saddle_point`] for its error. Probabilities outside 0..=1 are moved
/// to the nearest.
pub fn ln_poisson_binomial_tail(k: u64, probabilities: &[f64]) -> f64 {
    if probabilities.len() <= EXACT_LIMIT {
        ln_poisson_binomial_tail_exact(k, probabilities)
    } else {
        ln_poisson_binomial_tail_saddle_point(k, probabilities)
    }
}

/// The exact tail, in time trials x trials.
///
/// The coins are tilted so that their mean is `k`; then the convolution has its mass where it is
/// needed, and no intermediate number underflows however small the tail is.
pub fn ln_poisson_binomial_tail_exact(k: u64, probabilities: &[f64]) -> f64 {
    let (coins, certain) = uncertain(probabilities);
    let Some(k) = k.checked_sub(certain).filter(|&k| k > 0) else {
        return 0.0;
    };
    if k > coins.len() as u64 {
        return f64::NEG_INFINITY;
    }
    if k == coins.len() as u64 {
        return coins.iter().map(|p| p.ln()).sum();
    }
    let tilt = Tilt::to_mean(&coins, k as f64);
    let tilted: Vec<f64> = coins.iter().map(|&p| tilt.apply(p)).collect();
    let mass = convolve(&tilted);
    let mut sum = 0.0;
    for (above, q) in mass.iter().skip(k as usize).enumerate() {
        sum += q * (-tilt.theta * above as f64).exp();
    }
    (tilt.ln_moment - tilt.theta * k as f64 + sum.ln()).min(0.0)
}

/// `ln P(X + Y >= k)`, X the successes of the coins `frequent`, Y ~ Poisson(`rare_mean`).
///
/// For many trials of which only a few have a considerable probability: those are treated exactly,
/// the rest together. Far above the mean the Poisson part makes the tail too large (Hoeffding 1956,
/// doi:10.1214/aoms/1177728178), which is the safe side; elsewhere it is off by at most the largest
/// rare probability in total variation (Barbour & Hall 1984, doi:10.1017/S0305004100061806), so keep
/// that below the precision wanted. At most 2048 coins are treated exactly; more go to the rest.
pub fn ln_mixed_tail(k: u64, frequent: &[f64], rare_mean: f64) -> f64 {
    if frequent.is_empty() {
        return ln_poisson_tail(k, rare_mean);
    }
    let (exact, surplus) = frequent.split_at(frequent.len().min(EXACT_LIMIT));
    let rare_mean = rare_mean.max(0.0) + surplus.iter().sum::<f64>();
    if rare_mean <= 0.0 {
        return ln_poisson_binomial_tail_exact(k, exact);
    }
    let (coins, certain) = uncertain(exact);
    let Some(k) = k.checked_sub(certain).filter(|&k| k > 0) else {
        return 0.0;
    };
    let mass = convolve(&coins);
    let terms: Vec<f64> = mass
        .iter()
        .enumerate()
        .map(|(j, q)| q.ln() + ln_poisson_tail(k.saturating_sub(j as u64), rare_mean))
        .collect();
    ln_sum(&terms).min(0.0)
}

/// Coins that may fall either way, and the number of those that must succeed.
fn uncertain(probabilities: &[f64]) -> (Vec<f64>, u64) {
    let certain = probabilities.iter().filter(|&&p| p >= 1.0).count() as u64;
    let coins = probabilities
        .iter()
        .copied()
        .filter(|&p| p > 0.0 && p < 1.0)
        .collect();
    (coins, certain)
}

/// Probabilities of 0, 1, 2, ... successes.
fn convolve(coins: &[f64]) -> Vec<f64> {
    let mut mass = Vec::with_capacity(coins.len() + 1);
    mass.push(1.0);
    for &p in coins {
        let mut carried = 0.0;
        for slot in &mut mass {
            let here = *slot;
            *slot = here * (1.0 - p) + carried;
            carried = here * p;
        }
        mass.push(carried);
    }
    mass
}

/// `ln(sum(exp(terms)))`.
fn ln_sum(terms: &[f64]) -> f64 {
    let largest = terms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if largest == f64::NEG_INFINITY {
        return largest;
    }
    largest + terms.iter().map(|t| (t - largest).exp()).sum::<f64>().ln()
}
