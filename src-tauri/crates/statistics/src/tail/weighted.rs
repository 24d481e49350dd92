//! Sums of coins that count differently: exact, by convolution after exponential tilting.

/// `ln P(sum of the weights of the coins that fall >= target)` for independent coins (probability,
/// weight). Exact, in time coins x sum of the weights; a coin of weight 0 changes nothing.
/// Probabilities outside 0..=1 are moved to the nearest.
///
/// ```
/// let coins = [(0.1, 3), (0.5, 1), (0.2, 2)];
/// // All three, or the first and either other one, or the first alone, or the second and third.
/// let p = zwerm_statistics::tail::ln_weighted_tail(3, &coins).exp();
/// assert!((p - (0.1 + 0.9 * 0.5 * 0.2)).abs() < 1e-12);
/// ```
pub fn ln_weighted_tail(target: u32, coins: &[(f64, u32)]) -> f64 {
    let certain: u64 = coins
        .iter()
        .filter(|c| c.0 >= 1.0)
        .map(|c| u64::from(c.1))
        .sum();
    let coins: Vec<(f64, u32)> = coins
        .iter()
        .copied()
        .filter(|&(p, weight)| p > 0.0 && p < 1.0 && weight > 0)
        .collect();
    let total: u64 = coins.iter().map(|c| u64::from(c.1)).sum();
    let Some(target) = u64::from(target).checked_sub(certain).filter(|&t| t > 0) else {
        return 0.0;
    };
    if target > total {
        return f64::NEG_INFINITY;
    }
    if target == total {
        return coins.iter().map(|c| c.0.ln()).sum();
    }
    let theta = tilt(&coins, target as f64);
    let ln_moment: f64 = coins
        .iter()
        .map(|&(p, w)| (p * (theta * f64::from(w)).exp_m1()).ln_1p())
        .sum();
    let mut mass = vec![0.0; total as usize + 1];
    if let Some(first) = mass.first_mut() {
        *first = 1.0;
    }
    let mut reach = 0;
    for &(p, weight) in &coins {
        let p = tilted(p, theta * f64::from(weight));
        let weight = weight as usize;
        reach += weight;
        for at in (0..=reach).rev() {
            let fallen = at
                .checked_sub(weight)
                .and_then(|from| mass.get(from))
                .copied();
            if let Some(slot) = mass.get_mut(at) {
                *slot = *slot * (1.0 - p) + fallen.unwrap_or(0.0) * p;
            }
        }
    }
    let tail: f64 = mass
        .iter()
        .skip(target as usize)
        .enumerate()
        .map(|(above, q)| q * (-theta * above as f64).exp())
        .sum();
    (ln_moment - theta * target as f64 + tail.ln()).min(0.0)
}

/// The tilt at which the mean is `target`, by bisection; 0 when it is not below that anyway.
fn tilt(coins: &[(f64, u32)], target: f64) -> f64 {
    let mean = |theta: f64| -> f64 {
        coins
            .iter()
            .map(|&(p, w)| tilted(p, theta * f64::from(w)) * f64::from(w))
            .sum()
    };
    if mean(0.0) >= target {
        return 0.0;
    }
    let (mut low, mut high) = (0.0, 1.0);
    while mean(high) < target && high < 500.0 {
        low = high;
        high *= 2.0;
    }
    // Any tilt gives the exact answer: this one only keeps the numbers in range.
    for _ in 0..20 {
        let middle = 0.5 * (low + high);
        if mean(middle) < target {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

fn tilted(p: f64, exponent: f64) -> f64 {
    p / (p + (1.0 - p) * (-exponent).exp())
}
