//! Probabilities as decimal numbers that a machine can read, however small: from their logarithm.

/// The number whose decimal logarithm is given, to six digits: `0.0123`, `3.2e-400`. Nothing for what
/// is no number; 1 for what rounding has lifted above it.
///
/// A double ends at 1e-308 and becomes 0, which no p-value is; programs that read decimals keep these.
pub fn probability(log10: f64) -> String {
    if log10.is_nan() {
        return String::new();
    }
    if log10 == f64::NEG_INFINITY {
        return "0".to_owned();
    }
    let log10 = log10.min(0.0);
    if log10 >= -3.0 {
        let rounded = format!("{:.8}", 10_f64.powf(log10));
        return rounded
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned();
    }
    let exponent = log10.floor();
    let mantissa = format!("{:.5}", 10_f64.powf(log10 - exponent));
    // 9.999999 is printed as 10.00000, which is 1 and an exponent more.
    let (mantissa, exponent) = match mantissa.strip_prefix("10.") {
        Some(_) => ("1".to_owned(), exponent + 1.0),
        None => (mantissa, exponent),
    };
    let mantissa = match mantissa.contains('.') {
        true => mantissa.trim_end_matches('0').trim_end_matches('.'),
        false => mantissa.as_str(),
    };
    format!("{mantissa}e{exponent}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_numbers() {
        for (log10, text) in [
            (0.0, "1"),
            (0.3, "1"),
            (-0.0, "1"),
            (f64::log10(0.5), "0.5"),
            (f64::log10(0.0123), "0.0123"),
            (-3.0, "0.001"),
            (-4.0, "1e-4"),
            (f64::log10(2.5e-7), "2.5e-7"),
            (-400.0, "1e-400"),
            (-400.0 + f64::log10(3.2), "3.2e-400"),
            (-12_345.5, "3.16228e-12346"),
            (-1e-9 - 9.0, "1e-9"),
            (f64::NAN, ""),
            (f64::NEG_INFINITY, "0"),
        ] {
            assert_eq!(probability(log10), text, "{log10}");
        }
    }

    #[test]
    fn what_a_double_can_hold_reads_back() {
        for step in 0..3_000 {
            let log10 = -f64::from(step) * 0.1;
            let read: f64 = probability(log10).parse().unwrap();
            assert!((read.log10() - log10).abs() < 1e-5, "{log10}: {read}");
        }
    }

    #[test]
    fn smaller_stays_smaller() {
        let parts = |log10: f64| {
            let text = probability(log10);
            let (mantissa, exponent) = text.split_once('e').unwrap();
            (
                exponent.parse::<i64>().unwrap(),
                mantissa.parse::<f64>().unwrap(),
            )
        };
        for step in 4..2_000 {
            let log10 = -f64::from(step) * 0.37 - 3.0;
            assert!(parts(log10 - 0.01) < parts(log10), "{log10}");
        }
    }
}
