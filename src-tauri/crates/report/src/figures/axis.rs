//! Round places for the ticks of an axis.

use crate::number::{civil, date, day_number, time};

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Ticks of a time axis: (time in ms, words), at most `max`, ascending, within the range.
pub fn time_ticks(from_ms: i64, to_ms: i64, max: usize) -> Vec<(i64, String)> {
    let max = max.max(2) as i64;
    let span = to_ms.saturating_sub(from_ms).max(1);
    let fixed = [
        SECOND,
        5 * SECOND,
        10 * SECOND,
        30 * SECOND,
        MINUTE,
        5 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        14 * DAY,
    ];
    if let Some(step) = fixed.into_iter().find(|step| span / step < max) {
        return even_ticks(from_ms, to_ms, step);
    }
    month_ticks(from_ms, to_ms, max)
}

fn even_ticks(from_ms: i64, to_ms: i64, step: i64) -> Vec<(i64, String)> {
    // Weeks begin on a Monday: 5 January 1970 was one.
    let origin = if step % (7 * DAY) == 0 { 4 * DAY } else { 0 };
    let mut ticks = Vec::new();
    let mut at = (from_ms - origin).div_euclid(step) * step + origin;
    let mut named_day = None;
    while at <= to_ms {
        if at >= from_ms {
            let words = if step >= DAY {
                date(at)
            } else if named_day != Some(at.div_euclid(DAY)) {
                // The first tick of a day says which day.
                named_day = Some(at.div_euclid(DAY));
                format!(
                    "{} {}",
                    date(at).get(5..).unwrap_or(""),
                    short_time(at, step)
                )
            } else {
                short_time(at, step)
            };
            ticks.push((at, words));
        }
        let Some(next) = at.checked_add(step) else {
            break;
        };
        at = next;
    }
    ticks
}

fn short_time(ms: i64, step: i64) -> String {
    let text = time(ms);
    if step < MINUTE {
        text
    } else {
        text.get(..5).unwrap_or("").to_owned()
    }
}

fn month_ticks(from_ms: i64, to_ms: i64, max: i64) -> Vec<(i64, String)> {
    let month_index = |ms: i64| {
        let (year, month, _) = civil(ms.div_euclid(DAY));
        year * 12 + i64::from(month) - 1
    };
    let (first, last) = (month_index(from_ms), month_index(to_ms));
    let step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200]
        .into_iter()
        .find(|step| (last - first) / step < max)
        .unwrap_or((last - first) / (max - 1) + 1);
    let mut ticks = Vec::new();
    let mut index = first.div_euclid(step) * step;
    while index <= last {
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) + 1);
        let at = day_number(year, month as u32, 1).saturating_mul(DAY);
        if at >= from_ms && at <= to_ms {
            let words = if step % 12 == 0 {
                format!("{year:04}")
            } else {
                format!("{year:04}-{month:02}")
            };
            ticks.push((at, words));
        }
        index += step;
    }
    ticks
}

/// Ticks from 0 to at least `top`, about `count` of them, at 1, 2 or 5 times a power of ten; whole
/// numbers only.
pub fn linear_ticks(top: f64, count: usize) -> Vec<f64> {
    let top = if top.is_finite() { top.max(1.0) } else { 1.0 };
    let raw = top / count.max(1) as f64;
    let power = 10f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|m| m * power)
        .find(|step| *step >= raw)
        .unwrap_or(raw)
        .max(1.0);
    let n = (top / step).ceil() as usize;
    (0..=n).map(|i| i as f64 * step).collect()
}

/// Ticks of a logarithmic axis within the range, at powers of ten, with 2 and 5 times them when the
/// range is short.
pub fn log_ticks(low: f64, high: f64) -> Vec<f64> {
    let (low, high) = (low.max(1e-9), high.max(1e-9));
    let decades = (low.log10().floor() as i32)..=(high.log10().ceil() as i32);
    let within = |v: &f64| *v >= low * 0.999 && *v <= high * 1.001;
    let tens: Vec<f64> = decades
        .clone()
        .map(|k| 10f64.powi(k))
        .filter(within)
        .collect();
    if tens.len() >= 3 {
        let every = tens.len().div_ceil(6);
        return tens.into_iter().step_by(every).collect();
    }
    decades
        .flat_map(|k| [1.0, 2.0, 5.0].map(|m| m * 10f64.powi(k)))
        .filter(within)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_ticks_fit_the_span() {
        let words = |from, to| -> Vec<String> {
            time_ticks(from, to, 8)
                .into_iter()
                .map(|(_, w)| w)
                .collect()
        };
        assert_eq!(
            words(0, 20 * DAY),
            ["1970-01-05", "1970-01-12", "1970-01-19"]
        );
        assert_eq!(
            words(DAY - 2 * HOUR, DAY + 2 * HOUR),
            ["01-01 22:00", "23:00", "01-02 00:00", "01:00", "02:00"]
        );
        assert_eq!(
            words(0, 150 * DAY),
            ["1970-01", "1970-02", "1970-03", "1970-04", "1970-05"]
        );
        assert!(time_ticks(-4_000_000 * DAY, 4_000_000 * DAY, 8).len() <= 8);
        assert_eq!(words(5, 5).len(), 0);
    }

    #[test]
    fn number_ticks_are_round() {
        assert_eq!(linear_ticks(93.0, 4), [0.0, 50.0, 100.0]);
        assert_eq!(linear_ticks(0.0, 4), [0.0, 1.0]);
        assert_eq!(log_ticks(1.0, 1e5), [1.0, 10.0, 100.0, 1e3, 1e4, 1e5]);
        assert_eq!(log_ticks(30.0, 300.0), [50.0, 100.0, 200.0]);
    }
}
