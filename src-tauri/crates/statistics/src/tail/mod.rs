//! Upper tails of counts, as logarithms, so that a probability of 1e-400 stays a number.
//!
//! All functions return natural logarithms of `P(X >= k)`: 0 for certainty, minus infinity for
//! what cannot happen. The relative error of the probability is below 1e-12 down to 1e-400 or so;
//! beyond, it is about 1e-15 times the logarithm.

mod deviance;
mod poisson_binomial;
mod saddle_point;
mod weighted;

pub use poisson_binomial::{
    ln_mixed_tail, ln_poisson_binomial_tail, ln_poisson_binomial_tail_exact,
};
pub use saddle_point::ln_poisson_binomial_tail_saddle_point;
pub use weighted::ln_weighted_tail;

use deviance::{ln_binomial, ln_hypergeometric, ln_poisson};

/// `ln P(X >= k)` for the number of marked ones among `draws` taken without replacement from
/// `population`, of which `marked` are marked.
///
/// With two accounts that shared `marked` and `draws` of `population` objects, this is the chance
/// that at least `k` of their objects agree when all objects are alike (Tumminello et al. 2011,
/// doi:10.1371/journal.pone.0017994). It ignores popularity: a first look, no evidence.
/// `marked` and `draws` above `population` are taken as `population`.
///
/// ```
/// let ln_p = zwerm_statistics::tail::ln_hypergeometric_tail(5, 10_000, 50, 50);
/// assert!((ln_p.exp() - 4.5e-6).abs() < 1e-7);
/// ```
pub fn ln_hypergeometric_tail(k: u64, population: u64, marked: u64, draws: u64) -> f64 {
    let (marked, draws) = (marked.min(population), draws.min(population));
    let most = marked.min(draws);
    let least = (marked + draws).saturating_sub(population);
    if k <= least {
        return 0.0;
    }
    if k > most {
        return f64::NEG_INFINITY;
    }
    let (n, m, d) = (population as f64, marked as f64, draws as f64);
    let mode = ((m + 1.0) * (d + 1.0) / (n + 2.0)).floor();
    // P(X = j + 1) / P(X = j)
    let up = |j: f64| (m - j) * (d - j) / ((j + 1.0) * (n - m - d + j + 1.0));
    ln_tail(k, mode, up, |j| {
        ln_hypergeometric(j, population, marked, draws)
    })
}

/// `ln P(X >= k)` for X ~ Poisson(mean). A mean that is not above zero, or not a number, counts as 0.
pub fn ln_poisson_tail(k: u64, mean: f64) -> f64 {
    if k == 0 {
        return 0.0;
    }
    if mean.is_nan() || mean <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if mean.is_infinite() {
        return 0.0;
    }
    ln_tail(
        k,
        mean.floor(),
        |j| mean / (j + 1.0),
        |j| ln_poisson(j, mean),
    )
}

/// `ln P(X >= k)` for X ~ Binomial(n, p), p in 0..=1 (values outside are moved to the nearest).
pub fn ln_binomial_tail(k: u64, n: u64, p: f64) -> f64 {
    if k == 0 {
        return 0.0;
    }
    let p = if p.is_nan() { 0.0 } else { p.clamp(0.0, 1.0) };
    if k > n || p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    let q = 1.0 - p;
    if q <= 0.0 {
        return 0.0;
    }
    let trials = n as f64;
    let odds = p / q;
    ln_tail(
        k,
        ((trials + 1.0) * p).floor(),
        |j| (trials - j) / (j + 1.0) * odds,
        |j| ln_binomial(j, n, p, q),
    )
}

/// Sums the tail from `k` away from the mode: terms only fall, so few are needed and nothing
/// cancels. At or below the mode the other side is summed and taken from 1.
fn ln_tail(k: u64, mode: f64, up: impl Fn(f64) -> f64, ln_at: impl Fn(u64) -> f64) -> f64 {
    let at = k as f64;
    if at > mode {
        let mut j = at;
        let (mut term, mut sum) = (1.0_f64, 1.0_f64);
        loop {
            term *= up(j);
            j += 1.0;
            if term.is_nan() || term <= sum * 1e-18 {
                return (ln_at(k) + sum.ln()).min(0.0);
            }
            sum += term;
        }
    }
    let mut j = at - 1.0;
    let (mut term, mut sum) = (1.0_f64, 1.0_f64);
    while j > 0.0 {
        term /= up(j - 1.0);
        j -= 1.0;
        if term.is_nan() || term <= sum * 1e-18 {
            break;
        }
        sum += term;
    }
    let below = (ln_at(k - 1) + sum.ln()).exp();
    (-below).ln_1p().min(0.0)
}
