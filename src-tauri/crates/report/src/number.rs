//! Numbers, durations and times as they are written in the report.
//!
//! Groups of three are set apart by a narrow no-break space (U+202F), units by a no-break space, so
//! that no line breaks inside a figure. Times are ISO 8601 in UTC.

/// Narrow no-break space between groups of three digits.
const THIN: char = '\u{202F}';
/// No-break space between a number and its unit.
const NBSP: char = '\u{A0}';

const DAY_MS: i64 = 86_400_000;

/// `218971` -> `218 971`.
pub fn group(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(THIN);
        }
        out.push(c);
    }
    out
}

/// A number with at most `digits` decimals, grouped; `–` when it is not finite.
pub fn decimal(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let text = format!("{:.*}", digits, value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole.parse::<u64>().map_or(whole.to_owned(), group);
    let fraction = fraction.trim_end_matches('0');
    let sign = if value < 0.0 && text.chars().any(|c| matches!(c, '1'..='9')) {
        "−"
    } else {
        ""
    };
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    }
}

/// A share between 0 and 1 with three fixed decimals: `0.420`.
pub fn fraction(value: f64) -> String {
    if value.is_finite() {
        format!("{value:.3}")
    } else {
        "–".to_owned()
    }
}

/// Seconds in words that are exact: `0.5 s`, `60 s`, `5 min`, `1 h 30 min`, `7 d`.
pub fn duration(secs: f64) -> String {
    if !secs.is_finite() || secs < 0.0 {
        return "–".to_owned();
    }
    if secs <= 90.0 || secs.fract() != 0.0 && secs < 3600.0 {
        return format!("{}{NBSP}s", decimal(secs, 3));
    }
    let whole = secs.round() as u64;
    let parts = [
        (whole / 86_400, "d"),
        (whole / 3600 % 24, "h"),
        (whole / 60 % 60, "min"),
        (whole % 60, "s"),
    ];
    let words: Vec<String> = parts
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, unit)| format!("{}{NBSP}{unit}", group(*n)))
        .collect();
    words.join(&NBSP.to_string())
}

/// Bytes with a decimal prefix: `12.4 MB`.
pub fn bytes(value: u64) -> String {
    let units = ["kB", "MB", "GB", "TB", "PB"];
    if value < 1000 {
        return format!("{value}{NBSP}B");
    }
    let mut size = value as f64 / 1000.0;
    let mut unit = 0;
    while size >= 999.95 && unit + 1 < units.len() {
        size /= 1000.0;
        unit += 1;
    }
    format!(
        "{}{NBSP}{}",
        decimal(size, 1),
        units.get(unit).unwrap_or(&"PB")
    )
}

/// Year, month, day of a number of days since 1 January 1970 (proleptic Gregorian calendar).
pub fn civil(day: i64) -> (i64, u32, u32) {
    // Years are counted from 1 March, so that the leap day is the last of its year: 400 years have
    // 146 097 days, and month lengths then follow one linear rule.
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let in_era = shifted.rem_euclid(146_097);
    let year_of_era = (in_era - in_era / 1460 + in_era / 36_524 - in_era / 146_096) / 365;
    let in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * in_year + 2) / 153;
    let day_of_month = in_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 {
        march_month + 3
    } else {
        march_month - 9
    };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month as u32, day_of_month as u32)
}

/// Days since 1 January 1970 of a date (proleptic Gregorian calendar).
pub fn day_number(year: i64, month: u32, day: u32) -> i64 {
    let march_year = if month <= 2 { year - 1 } else { year };
    let era = march_year.div_euclid(400);
    let year_of_era = march_year.rem_euclid(400);
    let march_month = i64::from((month + 9) % 12);
    let in_year = (153 * march_month + 2) / 5 + i64::from(day) - 1;
    let in_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + in_year;
    era * 146_097 + in_era - 719_468
}

/// Date in UTC: `2021-01-03`.
pub fn date(ms: i64) -> String {
    let (year, month, day) = civil(ms.div_euclid(DAY_MS));
    format!("{year:04}-{month:02}-{day:02}")
}

/// Time of day in UTC: `14:02:11`, with milliseconds when there are any.
pub fn time(ms: i64) -> String {
    let in_day = ms.rem_euclid(DAY_MS);
    let (h, m, s, milli) = (
        in_day / 3_600_000,
        in_day / 60_000 % 60,
        in_day / 1000 % 60,
        in_day % 1000,
    );
    if milli == 0 {
        format!("{h:02}:{m:02}:{s:02}")
    } else {
        format!("{h:02}:{m:02}:{s:02}.{milli:03}")
    }
}

/// Date and time in UTC with a no-break space between them: `2021-01-03 14:02:11`.
pub fn date_time(ms: i64) -> String {
    format!("{}{NBSP}{}", date(ms), time(ms))
}

/// `1 account`, `3 accounts`.
pub fn count(value: u64, one: &str, many: &str) -> String {
    let noun = if value == 1 { one } else { many };
    format!("{}{NBSP}{noun}", group(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: String) -> String {
        text.replace([THIN, NBSP], " ")
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(group(218_971), "218\u{202F}971");
        let shown: Vec<String> = [0, 999, 1000, 1_234_567, u64::MAX]
            .map(|v| plain(group(v)))
            .into();
        assert_eq!(
            shown,
            [
                "0",
                "999",
                "1 000",
                "1 234 567",
                "18 446 744 073 709 551 615"
            ]
        );
        assert_eq!(plain(decimal(12_345.678_9, 2)), "12 345.68");
        assert_eq!(decimal(3.0, 2), "3");
        assert_eq!(decimal(-0.001, 2), "0");
        assert_eq!(decimal(f64::NAN, 2), "–");
        assert_eq!(fraction(1.0 / 3.0), "0.333");
    }

    #[test]
    fn durations_are_exact() {
        let cases = [
            (0.0, "0 s"),
            (0.25, "0.25 s"),
            (60.0, "60 s"),
            (300.0, "5 min"),
            (5400.0, "1 h 30 min"),
            (604_800.0, "7 d"),
            (3661.0, "1 h 1 min 1 s"),
        ];
        for (secs, words) in cases {
            assert_eq!(plain(duration(secs)), words);
        }
    }

    #[test]
    fn sizes_use_decimal_prefixes() {
        assert_eq!(plain(bytes(999)), "999 B");
        assert_eq!(plain(bytes(12_400_000)), "12.4 MB");
        assert_eq!(plain(bytes(999_960)), "1 MB");
    }

    #[test]
    fn the_calendar_goes_both_ways() {
        assert_eq!(date_time(0), "1970-01-01\u{A0}00:00:00");
        assert_eq!(date_time(1_613_000_000_123), "2021-02-10\u{A0}23:33:20.123");
        assert_eq!(date(-1), "1969-12-31");
        assert_eq!(date(951_782_400_000), "2000-02-29");
        for day in (-800_000..800_000).step_by(17) {
            let (y, m, d) = civil(day);
            assert_eq!(day_number(y, m, d), day);
        }
    }
}
