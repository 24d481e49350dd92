//! Times: one rule for a whole column, decided from a sample, never a guess of day and month.

mod pauses;
mod resolution;
mod zones;

use jiff::civil::DateTime;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

pub use pauses::Gaps;
pub(crate) use pauses::Pauses;
pub(crate) use resolution::Resolution;
pub(crate) use zones::unclear_zone;

use crate::DatasetError;
use zones::offset_of;

/// Milliseconds at 1990-01-01; nothing was shared before.
pub(crate) const EARLIEST_MS: i64 = 631_152_000_000;
/// Milliseconds at 2100-01-01.
pub(crate) const LATEST_MS: i64 = 4_102_444_800_000;

/// The formats a column of times can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeKind {
    /// Seconds since 1970, perhaps with a fraction (`1629589836.0`).
    EpochSeconds,
    /// Milliseconds since 1970.
    EpochMillis,
    /// Microseconds since 1970.
    EpochMicros,
    /// `2021-08-21T23:50:36Z`, `2021-08-21 23:50:36 UTC`, `2021-08-21 23:50`, `2021-08-21`:
    /// year first, `T` or blank, zone or none.
    Iso,
    /// `Sat, 21 Aug 2021 23:50:36 +0000`.
    Rfc2822,
    /// `Sat Aug 21 23:50:36 +0000 2021`, as Twitter's API 1.1 writes it.
    Twitter,
    /// The analyst's own pattern (strptime).
    Pattern,
}

/// How the times of a file are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeRule {
    /// Format of the column.
    pub kind: TimeKind,
    /// The strptime pattern of [`TimeKind::Pattern`].
    pub pattern: Option<String>,
    /// Zone of times that state none: IANA name or `UTC`.
    pub time_zone: String,
    /// The zone was not given and is needed: UTC was taken, which may be wrong by hours.
    pub time_zone_assumed: bool,
}

/// A rule ready for use.
#[derive(Debug, Clone)]
pub(crate) struct Clock {
    kind: TimeKind,
    /// The analyst's pattern, then the same without seconds, then without time of day: exports
    /// drop them when they are zero.
    patterns: Vec<String>,
    zone: TimeZone,
}

impl TimeRule {
    pub(crate) fn clock(&self) -> Result<Clock, DatasetError> {
        let mut patterns = Vec::new();
        if self.kind == TimeKind::Pattern {
            let pattern = self.pattern.clone().unwrap_or_default();
            check_pattern(&pattern)?;
            let minutes = pattern.trim_end_matches(":%S");
            let days = minutes.trim_end_matches("%H:%M").trim_end();
            patterns = vec![pattern.clone(), minutes.to_owned(), days.to_owned()];
            patterns.dedup();
        }
        Ok(Clock {
            kind: self.kind,
            patterns,
            zone: zone_of(&self.time_zone)?,
        })
    }
}

/// A zone by IANA name.
pub(crate) fn zone_of(name: &str) -> Result<TimeZone, DatasetError> {
    if name.eq_ignore_ascii_case("utc") || name.eq_ignore_ascii_case("z") {
        return Ok(TimeZone::UTC);
    }
    if let Some(offset) = offset_of(name) {
        return Ok(TimeZone::fixed(offset));
    }
    TimeZone::get(name).map_err(|_| DatasetError::InvalidOption {
        option: "time_zone",
        value: name.to_owned(),
        expected: "use UTC, an offset such as +02:00, or a name such as Europe/Berlin".to_owned(),
    })
}

/// The pattern behind an analyst's `dmy`, `mdy` or strptime text.
pub(crate) fn pattern_of(format: &str) -> Result<String, DatasetError> {
    let pattern = match format {
        // Jiff reads one digit or two for %d, %m and %H.
        "dmy" => "%d/%m/%Y %H:%M:%S".to_owned(),
        "mdy" => "%m/%d/%Y %H:%M:%S".to_owned(),
        _ => format.to_owned(),
    };
    check_pattern(&pattern)?;
    Ok(pattern)
}

fn check_pattern(pattern: &str) -> Result<(), DatasetError> {
    // A pattern is sound if it can read back what it writes.
    let sample = DateTime::constant(2021, 12, 31, 13, 59, 58, 0);
    let sound = sample
        .to_zoned(TimeZone::UTC)
        .ok()
        .and_then(|time| BrokenDownTime::from(&time).to_string(pattern).ok())
        .and_then(|text| BrokenDownTime::parse(pattern, &text).ok())
        .is_some_and(|time| time.to_date().is_ok() || time.timestamp().is_some());
    if sound {
        return Ok(());
    }
    Err(DatasetError::InvalidOption {
        option: "time_format",
        value: pattern.to_owned(),
        expected: "use dmy, mdy, or a strptime pattern with day, month and year such as \
                   %d.%m.%Y %H:%M"
            .to_owned(),
    })
}

impl Clock {
    /// Year first; UTC where no zone is stated.
    pub(crate) const ISO: Self = Self::utc(TimeKind::Iso);
    /// Seconds since 1970.
    pub(crate) const SECONDS: Self = Self::utc(TimeKind::EpochSeconds);
    /// Milliseconds since 1970.
    pub(crate) const MILLIS: Self = Self::utc(TimeKind::EpochMillis);
    /// As Twitter's API 1.1 writes it.
    pub(crate) const TWITTER: Self = Self::utc(TimeKind::Twitter);

    const fn utc(kind: TimeKind) -> Self {
        Self {
            kind,
            patterns: Vec::new(),
            zone: TimeZone::UTC,
        }
    }

    /// Milliseconds since 1970 (UTC), and whether the value stated its zone.
    pub(crate) fn read(&self, text: &str) -> Option<(i64, bool)> {
        match self.kind {
            TimeKind::EpochSeconds => epoch(text, 3).map(|ms| (ms, true)),
            TimeKind::EpochMillis => epoch(text, 0).map(|ms| (ms, true)),
            TimeKind::EpochMicros => epoch(text, -3).map(|ms| (ms, true)),
            TimeKind::Iso => self.iso(text),
            TimeKind::Rfc2822 => {
                let time = jiff::fmt::rfc2822::parse(text).ok()?;
                Some((time.timestamp().as_millisecond(), true))
            }
            TimeKind::Twitter => {
                let time = BrokenDownTime::parse("%a %b %d %H:%M:%S %z %Y", text).ok()?;
                Some((time.to_timestamp().ok()?.as_millisecond(), true))
            }
            TimeKind::Pattern => self.by_pattern(text),
        }
    }

    fn by_pattern(&self, text: &str) -> Option<(i64, bool)> {
        self.patterns.iter().find_map(|pattern| {
            let time = BrokenDownTime::parse(pattern, text).ok()?;
            if let Ok(timestamp) = time.to_timestamp() {
                return Some((timestamp.as_millisecond(), true));
            }
            let clock = time.to_time().unwrap_or(jiff::civil::Time::midnight());
            self.local(time.to_date().ok()?.to_datetime(clock))
                .map(|ms| (ms, false))
        })
    }

    fn local(&self, time: DateTime) -> Option<i64> {
        if self.zone == TimeZone::UTC {
            return Some(TimeZone::UTC.to_timestamp(time).ok()?.as_millisecond());
        }
        Some(
            time.to_zoned(self.zone.clone())
                .ok()?
                .timestamp()
                .as_millisecond(),
        )
    }

    /// `Y-m-d[(T| )H:M[:S[.fraction]]][ zone]`, read by hand: it is the common case.
    fn iso(&self, text: &str) -> Option<(i64, bool)> {
        let bytes = text.as_bytes();
        let number = |range: std::ops::Range<usize>| -> Option<i64> {
            let digits = bytes.get(range)?;
            digits.iter().try_fold(0i64, |sum, byte| {
                byte.is_ascii_digit()
                    .then(|| sum * 10 + i64::from(byte - b'0'))
            })
        };
        let is = |at: usize, byte: u8| bytes.get(at) == Some(&byte);
        if !is(4, b'-') && !is(4, b'/') || bytes.get(4) != bytes.get(7) {
            return None;
        }
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        let (mut at, mut seconds_of_day, mut millis) = (10, 0, 0);
        if is(10, b'T') || is(10, b' ') || is(10, b't') {
            let (hour, minute) = (number(11..13)?, number(14..16)?);
            if !is(13, b':') || hour > 23 || minute > 59 {
                return None;
            }
            seconds_of_day = hour * 3600 + minute * 60;
            at = 16;
            if is(16, b':') {
                let second = number(17..19)?;
                if second > 60 {
                    return None;
                }
                // A leap second is read as the second before it, as POSIX clocks do.
                seconds_of_day += second.min(59);
                at = 19;
                if is(19, b'.') || is(19, b',') {
                    let digits = bytes
                        .get(20..)?
                        .iter()
                        .take_while(|b| b.is_ascii_digit())
                        .count();
                    if digits == 0 {
                        return None;
                    }
                    for place in 0..3 {
                        let digit = if place < digits {
                            number(20 + place..21 + place)?
                        } else {
                            0
                        };
                        millis = millis * 10 + digit;
                    }
                    at = 20 + digits;
                }
            }
        }
        let date = jiff::civil::Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        )
        .ok()?;
        let days = days_from_civil(i64::from(date.year()), month, day);
        let utc_ms = (days * 86_400 + seconds_of_day) * 1000 + millis;
        let zone = text.get(at..)?.trim_start();
        if zone.is_empty() {
            if self.zone == TimeZone::UTC {
                return Some((utc_ms, false));
            }
            let civil = jiff::Timestamp::from_millisecond(utc_ms).ok()?;
            return self
                .local(TimeZone::UTC.to_datetime(civil))
                .map(|ms| (ms, false));
        }
        let offset = match offset_of(zone) {
            Some(offset) => offset,
            None => {
                let clock = jiff::Timestamp::from_millisecond(utc_ms).ok()?;
                zones::named(&self.zone, TimeZone::UTC.to_datetime(clock), zone)?
            }
        };
        Some((utc_ms - i64::from(offset.seconds()) * 1000, true))
    }
}

/// Days since 1970-01-01 of a date that is known to exist (proleptic Gregorian).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// A decimal number scaled by 10^`shift` to an integer; what is finer is cut off.
fn epoch(text: &str, shift: i32) -> Option<i64> {
    let bytes = text.as_bytes();
    let (whole, fraction) = match bytes.iter().position(|&b| b == b'.') {
        Some(dot) => (bytes.get(..dot)?, bytes.get(dot + 1..)?),
        None => (bytes, &[][..]),
    };
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| i64::from(byte - b'0'));
    if whole.is_empty() || whole.len() > 17 || fraction.len() > 30 {
        return None;
    }
    let mut value = 0i64;
    for byte in whole {
        value = value * 10 + digit(byte)?;
    }
    for byte in fraction {
        digit(byte)?;
    }
    match shift {
        ..=-1 => Some(value / 10i64.pow(shift.unsigned_abs())),
        _ => (0..shift as usize).try_fold(value, |value, place| {
            value
                .checked_mul(10)?
                .checked_add(fraction.get(place).and_then(digit).unwrap_or(0))
        }),
    }
}

/// The rule that reads most of the samples, with the share it reads (0 to 1).
pub(crate) fn decide(samples: &[&str], zone: Option<&str>) -> Option<(TimeRule, f64)> {
    if samples.is_empty() {
        return None;
    }
    let time_zone = zone.unwrap_or("UTC").to_owned();
    let kinds = [
        TimeKind::EpochSeconds,
        TimeKind::EpochMillis,
        TimeKind::EpochMicros,
        TimeKind::Iso,
        TimeKind::Twitter,
        TimeKind::Rfc2822,
    ];
    let mut best: Option<(TimeRule, usize)> = None;
    for kind in kinds {
        let mut rule = TimeRule {
            kind,
            pattern: None,
            time_zone: time_zone.clone(),
            time_zone_assumed: false,
        };
        let Ok(clock) = rule.clock() else { continue };
        let (mut read, mut without_zone) = (0, 0);
        for sample in samples {
            if let Some((ms, stated)) = clock.read(sample)
                && (EARLIEST_MS..LATEST_MS).contains(&ms)
            {
                read += 1;
                without_zone += usize::from(!stated);
            }
        }
        rule.time_zone_assumed = zone.is_none() && without_zone > 0;
        if read > best.as_ref().map_or(0, |(_, most)| *most) {
            best = Some((rule, read));
        }
    }
    best.map(|(rule, read)| (rule, read as f64 / samples.len() as f64))
}

#[cfg(test)]
mod tests;
