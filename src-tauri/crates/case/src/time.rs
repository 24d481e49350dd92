//! UTC time stamps as text. The case never reads the clock for a record: times are handed in.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::error::CaseError;

/// Accepts `YYYY-MM-DDTHH:MM:SS[.fraction]Z` (RFC 3339, UTC, at most nine decimals).
pub(crate) fn check_utc(text: &str) -> Result<(), CaseError> {
    if is_utc(text) {
        Ok(())
    } else {
        Err(CaseError::BadTime { text: text.into() })
    }
}

fn is_utc(text: &str) -> bool {
    let Some(rest) = text.strip_suffix('Z') else {
        return false;
    };
    let (whole, fraction) = match rest.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (rest, None),
    };
    let shape = whole.len() == 19
        && whole.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            10 => b == b'T',
            13 | 16 => b == b':',
            _ => b.is_ascii_digit(),
        });
    let number = |range: std::ops::Range<usize>| -> u32 {
        whole.get(range).and_then(|s| s.parse().ok()).unwrap_or(99)
    };
    shape
        && (1..=12).contains(&number(5..7))
        && (1..=31).contains(&number(8..10))
        && number(11..13) <= 23
        && number(14..16) <= 59
        && number(17..19) <= 60
        && fraction
            .is_none_or(|f| (1..=9).contains(&f.len()) && f.bytes().all(|b| b.is_ascii_digit()))
}

/// The present moment, only for the note of who holds the lock.
pub(crate) fn now_utc() -> String {
    let secs = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    utc_from_unix_secs(secs)
}

/// Civil date from days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms", `civil_from_days`), for times after 1970.
fn utc_from_unix_secs(secs: u64) -> String {
    let days = secs / 86_400;
    let of_day = secs % 86_400;
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
        of_day / 3600,
        of_day / 60 % 60,
        of_day % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_moments() {
        assert_eq!(utc_from_unix_secs(0), "1970-01-01T00:00:00Z");
        assert_eq!(utc_from_unix_secs(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(utc_from_unix_secs(1_795_305_600), "2026-11-22T00:00:00Z");
        assert_eq!(utc_from_unix_secs(4_107_542_399), "2100-02-28T23:59:59Z");
        assert!(is_utc(&now_utc()));
    }

    #[test]
    fn only_utc_in_rfc_3339_form() {
        for good in ["2026-11-21T22:40:00Z", "2026-11-21T22:40:00.123456789Z"] {
            assert!(is_utc(good), "{good}");
        }
        for bad in [
            "",
            "2026-11-21",
            "2026-11-21T22:40:00",
            "2026-11-21T22:40:00+01:00",
            "2026-13-21T22:40:00Z",
            "2026-11-21T22:40:00.Z",
            "2026-11-21 22:40:00Z",
        ] {
            assert!(!is_utc(bad), "{bad}");
        }
    }
}
