//! What a cell says, as text: numbers and dates exactly as far as the file has them.

use std::fmt::Write as _;

use jiff::civil::Date;

/// What kind of value the raw text of a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    /// A number that is shown as a date or a time.
    Serial(Shown),
    Boolean,
    /// `#REF!`, `#DIV/0!`: there is no value.
    Error,
}

/// Parts of a date that a number format shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) date: bool,
    pub(super) clock: bool,
    /// Hours beyond a day: a duration.
    pub(super) elapsed: bool,
}

/// Last day that a spreadsheet knows, 9999-12-31, as a number of days since 1899-12-30.
const LAST_SERIAL: f64 = 2_958_466.0;
/// Days from 1899-12-30 to 1904-01-01.
const DAYS_TO_1904: i64 = 1_462;
const DAY_SECS: i64 = 86_400;

impl Shown {
    /// What a number format shows; none for a format of plain numbers.
    pub(super) fn of_format(code: &str) -> Option<Self> {
        let lower = code.to_ascii_lowercase();
        if lower == "general" || lower == "standard" || lower == "@" {
            return None;
        }
        let (mut shown, mut month) = (Self::default(), false);
        let mut letters = lower.chars();
        // Only the first section: the others are for negative numbers and texts.
        while let Some(letter) = letters.next() {
            match letter {
                ';' => break,
                '"' => {
                    letters.by_ref().find(|&l| l == '"');
                }
                '\\' | '_' | '*' => {
                    letters.next();
                }
                '[' => {
                    let inside: String = letters.by_ref().take_while(|&l| l != ']').collect();
                    shown.elapsed |= !inside.is_empty()
                        && (inside.chars().all(|l| l == 'h')
                            || inside.chars().all(|l| l == 'm')
                            || inside.chars().all(|l| l == 's'));
                }
                'd' | 'y' => shown.date = true,
                'h' | 's' => shown.clock = true,
                'm' => month = true,
                _ => {}
            }
        }
        if month && !shown.clock && !shown.elapsed {
            shown.date = true;
        }
        (shown.date || shown.clock || shown.elapsed).then_some(shown)
    }

    /// What a built-in number format shows.
    pub(super) fn of_builtin(id: u32) -> Option<Self> {
        let (date, clock, elapsed) = match id {
            14..=17 | 27..=31 | 36 | 50..=58 => (true, false, false),
            18..=21 | 32..=35 | 45 | 47 => (false, true, false),
            22 => (true, true, false),
            46 => (false, false, true),
            _ => return None,
        };
        Some(Self {
            date,
            clock,
            elapsed,
        })
    }
}

/// Writes a serial number as the date or time that it is; false where it is none.
pub(super) fn write_serial(raw: &str, shown: Shown, since_1904: bool, out: &mut String) -> bool {
    let Ok(serial) = raw.trim().parse::<f64>() else {
        return false;
    };
    if !(0.0..LAST_SERIAL).contains(&serial) {
        return false;
    }
    // Spreadsheets keep a time as a fraction of a day, which is right to the second.
    let total = (serial * DAY_SECS as f64).round() as i64;
    let (mut days, secs) = (total / DAY_SECS, total % DAY_SECS);
    let (hour, minute, second) = (secs / 3_600, secs / 60 % 60, secs % 60);
    if shown.elapsed && !shown.date {
        let _ = write!(out, "{}:{minute:02}:{second:02}", total / 3_600);
        return true;
    }
    if days == 0 && !shown.date {
        let _ = write!(out, "{hour:02}:{minute:02}:{second:02}");
        return true;
    }
    if since_1904 {
        days += DAYS_TO_1904;
    } else if days < 60 {
        // The 1900 system has a 29 February that never was, so days before it are one more.
        days += 1;
    } else if days == 60 {
        return false;
    }
    let start = Date::constant(1899, 12, 30);
    let Ok(date) = start.checked_add(jiff::Span::new().days(days)) else {
        return false;
    };
    let _ = write!(
        out,
        "{:04}-{:02}-{:02}",
        date.year(),
        date.month(),
        date.day()
    );
    if shown.clock || shown.elapsed || secs != 0 {
        let _ = write!(out, "T{hour:02}:{minute:02}:{second:02}");
    }
    true
}

/// Digits of a number without its point: the value is `digits` times ten to the `exponent`.
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
    has_exponent: bool,
    has_point: bool,
}

impl Decimal {
    fn of(raw: &str) -> Option<Self> {
        let (negative, rest) = match raw.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, raw.strip_prefix('+').unwrap_or(raw)),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (rest, None),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if !is_digits(whole) || !is_digits(fraction) || whole.len() + fraction.len() == 0 {
            return None;
        }
        let power: i64 = match exponent {
            None => 0,
            Some(text) => text.parse().ok().filter(|power: &i64| power.abs() < 400)?,
        };
        let all = format!("{whole}{fraction}");
        let significant = all.trim_start_matches('0').trim_end_matches('0');
        let dropped = all.len() - all.trim_end_matches('0').len();
        Some(Self {
            negative,
            digits: significant.to_owned(),
            exponent: power - fraction.len() as i64 + dropped as i64,
            has_exponent: exponent.is_some(),
            has_point: mantissa.contains('.'),
        })
    }

    /// Number of digits of a whole number; none for a fraction.
    fn whole_length(&self) -> Option<usize> {
        if self.digits.is_empty() {
            return Some(1);
        }
        let zeros = usize::try_from(self.exponent).ok()?;
        Some(self.digits.len() + zeros)
    }
}

/// Digits that a spreadsheet keeps of a number.
const KEPT_DIGITS: usize = 15;
/// 2^53, beyond which floats leave whole numbers out.
const MOST_EXACT_FLOAT: &str = "9007199254740992";

/// Whether a whole number shows that its column was never rounded: it has more digits than a
/// spreadsheet keeps, and they are not those of a rounded number.
pub(super) fn is_exact_id(raw: &str) -> bool {
    let raw = raw.trim();
    raw.len() > KEPT_DIGITS
        && Decimal::of(raw).is_some_and(|number| {
            !number.has_exponent
                && !number.has_point
                && number.whole_length().is_some_and(|n| n > KEPT_DIGITS)
                && !looks_rounded(raw, &number)
        })
}

/// Whether a whole number of more than 15 digits is what is left of another one.
fn looks_rounded(raw: &str, number: &Decimal) -> bool {
    if number.digits.len() <= KEPT_DIGITS {
        return true;
    }
    // Programs that keep every number as a float write it with all its digits, and these are then
    // exactly those of a float.
    let written = raw.trim_start_matches(['+', '-']).trim_start_matches('0');
    written.len() > KEPT_DIGITS + 1
        && raw
            .parse::<f64>()
            .is_ok_and(|value| format!("{:.0}", value.abs()) == written)
}

/// Writes a number as text: whole numbers without a point, fractions as in the file. An id that the
/// spreadsheet has rounded is written as `8.93123456789012E+17`, which is known as damaged wherever
/// ids are read; in a column with ids that are not rounded (`exact`) whole numbers stay as they are.
pub(super) fn write_number(raw: &str, exact: bool, out: &mut String) {
    let raw = raw.trim();
    let Some(number) = Decimal::of(raw) else {
        out.push_str(raw);
        return;
    };
    let Some(length) = number.whole_length() else {
        out.push_str(raw.strip_prefix('+').unwrap_or(raw));
        return;
    };
    let as_written = !number.has_exponent && !number.has_point;
    // Floats have every whole number up to 2^53.
    let is_float = length == KEPT_DIGITS + 1
        && number.digits.len() == length
        && number.digits.as_str() < MOST_EXACT_FLOAT;
    let is_rounded = length > KEPT_DIGITS
        && !is_float
        && !(as_written && (exact || !looks_rounded(raw, &number)));
    if number.negative && !number.digits.is_empty() {
        out.push('-');
    }
    if !is_rounded {
        out.push_str(if number.digits.is_empty() {
            "0"
        } else {
            &number.digits
        });
        out.extend(std::iter::repeat_n(
            '0',
            length.saturating_sub(number.digits.len().max(1)),
        ));
        return;
    }
    let (first, others) = number.digits.split_at_checked(1).unwrap_or(("0", ""));
    out.push_str(first);
    if !others.is_empty() {
        out.push('.');
        out.push_str(others);
    }
    let _ = write!(out, "E+{:02}", length - 1);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(raw: &str) -> String {
        let mut out = String::new();
        write_number(raw, false, &mut out);
        out
    }

    fn serial(raw: &str, format: &str, since_1904: bool) -> Option<String> {
        let mut out = String::new();
        let shown = Shown::of_format(format).unwrap();
        write_serial(raw, shown, since_1904, &mut out).then_some(out)
    }

    #[test]
    fn numbers_are_what_the_file_says() {
        for (raw, text) in [
            ("7", "7"),
            ("0", "0"),
            ("0.0", "0"),
            ("-0", "0"),
            ("-12", "-12"),
            ("123.0", "123"),
            ("1.5E+3", "1500"),
            ("1E3", "1000"),
            ("1.50", "1.50"),
            ("-0.25", "-0.25"),
            ("1E-05", "1E-05"),
            ("0.30000000000000004", "0.30000000000000004"),
            ("100003456789012", "100003456789012"),
            ("1.00003456789012E+14", "100003456789012"),
            ("1234567890123456.0", "1234567890123456"),
            ("1.234567890123456E+15", "1234567890123456"),
            ("12a", "12a"),
            ("", ""),
            ("1e999999", "1e999999"),
        ] {
            assert_eq!(number(raw), text, "{raw}");
        }
    }

    #[test]
    fn rounded_ids_are_written_as_such() {
        for (raw, text) in [
            ("8.9312345678901197E+17", "8.9312345678901197E+17"),
            ("8.93123456789012E+17", "8.93123456789012E+17"),
            ("893123456789012000", "8.93123456789012E+17"),
            ("9E17", "9E+17"),
            // All digits of a float.
            ("893123456789012352", "8.93123456789012352E+17"),
            ("1234567890123450", "1.23456789012345E+15"),
            ("9307199254740994.0", "9.307199254740994E+15"),
            ("8.93123456789012E+017", "8.93123456789012E+17"),
            ("1E+22", "1E+22"),
        ] {
            assert_eq!(number(raw), text, "{raw}");
            assert!(
                crate::ingest::canonical_row::is_damaged(&number(raw)),
                "{raw}"
            );
            assert!(!is_exact_id(raw), "{raw}");
        }
        // No float has these digits: whoever wrote them had the id itself.
        for raw in [
            "893123456789012345",
            "1234567890123457",
            "10020030040050060071",
        ] {
            assert_eq!(number(raw), raw);
            assert!(is_exact_id(raw), "{raw}");
        }
        let mut out = String::new();
        write_number("893123456789012352", true, &mut out);
        assert_eq!(out, "893123456789012352");
        assert!(!is_exact_id("100003456789012"));
    }

    #[test]
    fn dates_are_read_in_both_systems() {
        let full = "yyyy-mm-dd hh:mm:ss";
        for (raw, format, text) in [
            ("44440.5", full, "2021-09-01T12:00:00"),
            ("44440", full, "2021-09-01T00:00:00"),
            ("44440", "d.m.yyyy", "2021-09-01"),
            ("44440.5", "d.m.yyyy", "2021-09-01T12:00:00"),
            ("44440.999999", full, "2021-09-02T00:00:00"),
            ("44440.000011574", full, "2021-09-01T00:00:01"),
            ("1", "yyyy", "1900-01-01"),
            ("59", "yyyy", "1900-02-28"),
            ("61", "yyyy", "1900-03-01"),
            ("2958465", "yyyy", "9999-12-31"),
            ("0.5", "h:mm AM/PM", "12:00:00"),
            ("1.5", "[h]:mm:ss", "36:00:00"),
            ("44440.5", "h:mm", "2021-09-01T12:00:00"),
            ("44440", "mmm", "2021-09-01"),
        ] {
            assert_eq!(
                serial(raw, format, false).as_deref(),
                Some(text),
                "{raw} {format}"
            );
        }
        assert_eq!(
            serial("42978.5", full, true).as_deref(),
            Some("2021-09-01T12:00:00")
        );
        assert_eq!(serial("0", "yyyy", true).as_deref(), Some("1904-01-01"));
        for bad in ["60", "-1", "2958466", "1e300", "NaN", "x"] {
            assert_eq!(serial(bad, full, false), None, "{bad}");
        }
    }

    #[test]
    fn formats_of_dates_are_told_from_those_of_numbers() {
        for code in [
            "General",
            "Standard",
            "0",
            "0.00E+00",
            "#,##0 \"days\"",
            "@",
            "[Red]0",
            "0;[h]",
            "#,##0\\ \\d",
            "_-* #,##0 _d",
        ] {
            assert_eq!(Shown::of_format(code), None, "{code}");
        }
        let shown = |code: &str| Shown::of_format(code).map(|s| (s.date, s.clock, s.elapsed));
        assert_eq!(shown("m/d/yy h:mm"), Some((true, true, false)));
        assert_eq!(shown("[$-407]d. mmmm yyyy"), Some((true, false, false)));
        assert_eq!(shown("mm:ss"), Some((false, true, false)));
        assert_eq!(shown("[mm]:ss"), Some((false, true, true)));
        for id in 0..200 {
            let is_date = matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58);
            assert_eq!(Shown::of_builtin(id).is_some(), is_date, "{id}");
        }
    }
}
