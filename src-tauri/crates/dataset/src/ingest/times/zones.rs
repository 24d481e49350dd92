//! What stands behind a time: an offset, or the short name of a zone where only one zone has it.

use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

/// Short names that had one offset in all zones of the IANA database from 2008 to 2025, in minutes.
/// `CST`, `PST` and `IST` are not among them: Chicago, Shanghai and Taipei, Los Angeles and Manila, India,
/// Israel and Ireland write the same. Nor is `MSK`, which changed by an hour in 2011 and in 2014.
const NAMES: [(&str, i16); 47] = [
    ("ACDT", 630),
    ("ACST", 570),
    ("ADT", -180),
    ("AEDT", 660),
    ("AEST", 600),
    ("AKDT", -480),
    ("AKST", -540),
    ("AST", -240),
    ("AWST", 480),
    ("BST", 60),
    ("CAT", 120),
    // Havana apart, which is an hour ahead.
    ("CDT", -300),
    ("CEST", 120),
    ("CET", 60),
    ("EAT", 180),
    ("EDT", -240),
    ("EEST", 180),
    ("EET", 120),
    ("EST", -300),
    ("GMT", 0),
    ("HDT", -540),
    ("HKT", 480),
    ("HST", -600),
    ("IDT", 180),
    ("JST", 540),
    ("KST", 540),
    ("MDT", -360),
    ("MST", -420),
    ("NDT", -150),
    ("NST", -210),
    ("NZDT", 780),
    ("NZST", 720),
    ("PDT", -420),
    ("PKT", 300),
    ("SAST", 120),
    ("SST", -660),
    ("UT", 0),
    ("UTC", 0),
    ("WAT", 60),
    ("WEST", 60),
    ("WET", 0),
    ("WIB", 420),
    ("WIT", 540),
    ("WITA", 480),
    ("Z", 0),
    ("ChST", 600),
    ("z", 0),
];

/// `Z`, `UTC`, `+02:00`, `+0200`, `+02`, `UTC+2`, and the names above.
pub(super) fn offset_of(text: &str) -> Option<Offset> {
    if let Some((_, minutes)) = NAMES.iter().find(|(name, _)| *name == text) {
        return Offset::from_seconds(i32::from(*minutes) * 60).ok();
    }
    let text = text
        .strip_prefix("UTC")
        .or(text.strip_prefix("GMT"))
        .unwrap_or(text);
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = text.get(1..)?.chars().filter(|&c| c != ':').collect();
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<i32>().ok()?, 0),
        4 => (
            digits.get(..2)?.parse().ok()?,
            digits.get(2..)?.parse::<i32>().ok()?,
        ),
        _ => return None,
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

/// The offset that a short name has in a zone at a time of its clocks: `IST` says nothing by itself,
/// and 5:30 hours in `Asia/Kolkata`. In the hour that clocks go through twice the name decides.
pub(super) fn named(zone: &TimeZone, clock: DateTime, name: &str) -> Option<Offset> {
    let offsets = match zone.to_ambiguous_timestamp(clock).offset() {
        AmbiguousOffset::Unambiguous { offset } => [offset, offset],
        AmbiguousOffset::Gap { before, after } | AmbiguousOffset::Fold { before, after } => {
            [before, after]
        }
    };
    offsets.into_iter().find(|offset| {
        offset
            .to_timestamp(clock)
            .is_ok_and(|time| zone.to_offset_info(time).abbreviation() == name)
    })
}

/// The short name at the end of a time, if it is one that several zones have or that none is known to
/// have: `2021-09-01 10:00:00 IST`.
pub(crate) fn unclear_zone(time: &str) -> Option<&str> {
    let (before, name) = time.trim().rsplit_once(' ')?;
    let is_name = (2..=5).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase());
    let is_time = before.len() >= 16 && before.ends_with(|c: char| c.is_ascii_digit());
    (is_name && is_time && name != "AM" && name != "PM" && offset_of(name).is_none())
        .then_some(name)
}
