//! Times as text: always UTC, always ISO 8601.

/// `2021-08-21T22:57:16Z`; with milliseconds only where there are some.
pub fn iso_utc(time_ms: i64) -> String {
    match jiff::Timestamp::from_millisecond(time_ms) {
        Ok(time) => time.to_string(),
        // Outside the years -9999..9999: the number itself is the most honest text.
        Err(_) => format!("{time_ms} ms"),
    }
}

/// Milliseconds since 1970 of a date (its first moment in UTC) or an ISO 8601 time; a time
/// without a zone is taken as UTC. `None` when it is neither.
pub fn parse_utc(text: &str) -> Option<i64> {
    let text = text.trim();
    if let Ok(time) = text.parse::<jiff::Timestamp>() {
        return Some(time.as_millisecond());
    }
    let civil: jiff::civil::DateTime = text.parse().ok()?;
    let zoned = civil.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(zoned.timestamp().as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::{iso_utc, parse_utc};

    #[test]
    fn dates_and_times_are_read_as_utc() {
        assert_eq!(parse_utc("1970-01-02"), Some(86_400_000));
        assert_eq!(parse_utc("1970-01-01T00:00:01"), Some(1000));
        assert_eq!(parse_utc("1970-01-01T01:00:00+01:00"), Some(0));
        assert_eq!(parse_utc("26-09-2021"), None);
    }

    #[test]
    fn whole_seconds_have_no_fraction() {
        assert_eq!(iso_utc(1_629_586_636_000), "2021-08-21T22:57:16Z");
        assert_eq!(iso_utc(1_629_586_636_250), "2021-08-21T22:57:16.25Z");
        assert_eq!(iso_utc(0), "1970-01-01T00:00:00Z");
    }
}
