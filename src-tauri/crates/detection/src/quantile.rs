//! The quantile that R computes by default.

/// Type-7 quantile of ascending values (Hyndman & Fan 1996, doi:10.2307/2684934).
///
/// Position `(n - 1) p` in the sorted values, linear between neighbours. `p` is a share between
/// 0 and 1 and is clamped to it. `None` for no values.
///
/// ```
/// assert_eq!(zwerm_detection::quantile_type7(&[1.0, 2.0, 4.0, 8.0], 0.5), Some(3.0));
/// ```
pub fn quantile_type7(sorted: &[f64], p: f64) -> Option<f64> {
    quantile_at(sorted.len() as u64, p, |at| {
        sorted.get(at as usize).copied().unwrap_or(f64::NAN)
    })
}

/// The same for `n` ascending values that are looked up by position.
pub(crate) fn quantile_at(n: u64, p: f64, value: impl Fn(u64) -> f64) -> Option<f64> {
    let last = n.checked_sub(1)?;
    let position = last as f64 * p.clamp(0.0, 1.0);
    let below = (position.floor() as u64).min(last);
    let (low, high) = (value(below), value((below + 1).min(last)));
    let share = position - below as f64;
    // R keeps the lower value untouched when both are equal: no rounding error there.
    Some(if share > 0.0 && high != low {
        (1.0 - share) * low + share * high
    } else {
        low
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values_of_r() {
        // R: quantile(c(1, 1, 2, 5, 9), c(0, .1, .25, .5, .9, 1))
        let values = [1.0, 1.0, 2.0, 5.0, 9.0];
        let expected = [
            (0.0, 1.0),
            (0.1, 1.0),
            (0.25, 1.0),
            (0.5, 2.0),
            (0.9, 7.4),
            (1.0, 9.0),
        ];
        for (p, want) in expected {
            let got = quantile_type7(&values, p).unwrap();
            assert!(
                (got - want).abs() < 1e-12,
                "p = {p}: {got} instead of {want}"
            );
        }
        assert_eq!(quantile_type7(&[], 0.5), None);
        assert_eq!(quantile_type7(&[3.0], 0.99), Some(3.0));
    }
}
