//! How sure a share of successes is.

/// Two-sided interval of Wilson 1927 (doi:10.1080/01621459.1927.10502953) for the share of successes
/// behind `found` of `trials`, at a confidence of 95 %: (low, high), between 0 and 1.
///
/// It keeps its promise also for few trials and shares near 0 and 1, where the usual interval has no
/// width (Brown, Cai & DasGupta 2001, doi:10.1214/ss/1009213286). No trials give (0, 1); more found than
/// tried counts as all.
///
/// ```
/// let (low, high) = zwerm_statistics::wilson_interval(8, 10);
/// assert!((low - 0.490_162_471_536_641_7).abs() < 1e-12);
/// assert!((high - 0.943_317_848_545_624_7).abs() < 1e-12);
/// ```
pub fn wilson_interval(found: u64, trials: u64) -> (f64, f64) {
    /// 0.975 quantile of the standard normal law.
    const Z: f64 = 1.959_963_984_540_054;
    if trials == 0 {
        return (0.0, 1.0);
    }
    let found = found.min(trials);
    let n = trials as f64;
    let share = found as f64 / n;
    let width = 1.0 + Z * Z / n;
    let centre = (share + Z * Z / (2.0 * n)) / width;
    let half = Z / width * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    // Exact at the ends, where rounding leaves a trace.
    let low = if found == 0 { 0.0 } else { centre - half };
    let high = if found == trials { 1.0 } else { centre + half };
    (low.max(0.0), high.min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_intervals() {
        // Forty digits of decimal arithmetic in Python.
        for (found, trials, low, high) in [
            (8, 10, 0.490_162_471_536_641_7, 0.943_317_848_545_624_7),
            (0, 20, 0.0, 0.161_125_158_052_819_4),
            (20, 20, 0.838_874_841_947_180_6, 1.0),
            (1, 3, 0.061_491_944_720_396_23, 0.792_340_399_197_952_3),
            (500, 1000, 0.469_069_600_368_104_2, 0.530_930_399_631_895_8),
            (0, 0, 0.0, 1.0),
            (9, 3, 0.438_502_968_244_954_5, 1.0),
        ] {
            let told = wilson_interval(found, trials);
            assert!((told.0 - low).abs() < 1e-12, "{found}/{trials}: {told:?}");
            assert!((told.1 - high).abs() < 1e-12, "{found}/{trials}: {told:?}");
        }
    }

    #[test]
    fn more_trials_say_more_and_both_sides_are_alike() {
        let (mut width, mut trials) = (1.0, 4);
        while trials < 10_000 {
            let (low, high) = wilson_interval(trials / 4, trials);
            assert!(low < 0.25 && high > 0.25 && high - low < width);
            let other = wilson_interval(trials - trials / 4, trials);
            assert!((other.0 - (1.0 - high)).abs() < 1e-12);
            (width, trials) = (high - low, trials * 2);
        }
    }
}
