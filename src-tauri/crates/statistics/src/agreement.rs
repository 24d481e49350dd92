//! Two checks of results against each other: are p-values uniform, do two partitions agree.

use std::collections::BTreeMap;

/// Kolmogorov-Smirnov test of values in 0..=1 against the uniform law: (distance, p).
///
/// The p-value is the asymptotic one with Stephens' correction for small samples (1970,
/// doi:10.1111/j.2517-6161.1970.tb00821.x), good to 0.01 from 5 values on. Values that are not numbers
/// are left out; no values give (0, 1). Discrete p-values must be randomised first
/// ([`randomised_p`]), or the test says only that they are discrete.
pub fn ks_uniform(values: &[f64]) -> (f64, f64) {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|v| !v.is_nan()).collect();
    sorted.sort_by(f64::total_cmp);
    if sorted.is_empty() {
        return (0.0, 1.0);
    }
    let n = sorted.len() as f64;
    let distance = sorted.iter().enumerate().fold(0.0_f64, |most, (i, &v)| {
        most.max((i + 1) as f64 / n - v).max(v - i as f64 / n)
    });
    (
        distance,
        kolmogorov((n.sqrt() + 0.12 + 0.11 / n.sqrt()) * distance),
    )
}

/// `P(K > x)` for Kolmogorov's limit law.
fn kolmogorov(x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    if x < 1.18 {
        // The dual series converges where the first one does not.
        let y = (-std::f64::consts::PI.powi(2) / (8.0 * x * x)).exp();
        let sum = y + y.powi(9) + y.powi(25) + y.powi(49);
        return 1.0 - (2.0 * std::f64::consts::PI).sqrt() / x * sum;
    }
    let y = (-2.0 * x * x).exp();
    (2.0 * (y - y.powi(4) + y.powi(9) - y.powi(16))).clamp(0.0, 1.0)
}

/// A p-value that is uniform under the hypothesis although the statistic is a count:
/// `P(X > k) + uniform * P(X = k)`, from the two tails `P(X >= k)` and `P(X >= k + 1)`.
pub fn randomised_p(ln_at_least: f64, ln_more: f64, uniform: f64) -> f64 {
    let (at_least, more) = (ln_at_least.exp(), ln_more.exp());
    more + uniform * (at_least - more).max(0.0)
}

/// Adjusted Rand index of two partitions of the same things (Hubert & Arabie 1985,
/// doi:10.1007/BF01908075): 1 = the same, 0 = as alike as chance would make them.
///
/// `None` when the lengths differ. Two partitions that are both trivial in the same way give 1.
///
/// ```
/// assert_eq!(zwerm_statistics::adjusted_rand_index(&[0, 0, 1, 1], &[7, 7, 3, 3]), Some(1.0));
/// ```
pub fn adjusted_rand_index(one: &[u32], other: &[u32]) -> Option<f64> {
    if one.len() != other.len() {
        return None;
    }
    let mut cells: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    let (mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new());
    for (&a, &b) in one.iter().zip(other) {
        *cells.entry((a, b)).or_default() += 1;
        *rows.entry(a).or_insert(0) += 1;
        *columns.entry(b).or_insert(0) += 1;
    }
    let pairs = |n: u64| n as f64 * (n as f64 - 1.0) / 2.0;
    let together: f64 = cells.values().map(|&n| pairs(n)).sum();
    let (in_one, in_other): (f64, f64) = (
        rows.values().map(|&n| pairs(n)).sum(),
        columns.values().map(|&n| pairs(n)).sum(),
    );
    let all = pairs(one.len() as u64);
    let expected = if all > 0.0 {
        in_one * in_other / all
    } else {
        0.0
    };
    let most = 0.5 * (in_one + in_other);
    if (most - expected).abs() < f64::EPSILON * all.max(1.0) {
        return Some(1.0);
    }
    Some((together - expected) / (most - expected))
}
