//! Every format with a known instant, and the values that must not be taken for times.

use super::*;

/// 2021-08-21T23:50:36Z.
const INSTANT_MS: i64 = 1_629_589_836_000;

fn read(kind: TimeKind, zone: &str, text: &str) -> Option<i64> {
    let rule = TimeRule {
        kind,
        pattern: None,
        time_zone: zone.to_owned(),
        time_zone_assumed: false,
    };
    rule.clock().unwrap().read(text).map(|(ms, _)| ms)
}

#[test]
fn known_instants() {
    for (kind, text) in [
        (TimeKind::EpochSeconds, "1629589836"),
        (TimeKind::EpochSeconds, "1629589836.0"),
        (TimeKind::EpochMillis, "1629589836000"),
        (TimeKind::EpochMicros, "1629589836000999"),
        (TimeKind::Iso, "2021-08-21T23:50:36Z"),
        (TimeKind::Iso, "2021-08-21T23:50:36.000Z"),
        (TimeKind::Iso, "2021-08-22T01:50:36+02:00"),
        (TimeKind::Iso, "2021-08-21 23:50:36"),
        (TimeKind::Iso, "2021-08-21 23:50:36 UTC"),
        (TimeKind::Iso, "2021-08-21 19:50:36 EDT"),
        (TimeKind::Iso, "2021-08-22 01:50:36 CEST"),
        (TimeKind::Iso, "2021-08-22 09:20:36 ACST"),
        (TimeKind::Iso, "2021-08-21 20:50:36 -03"),
        (TimeKind::Iso, "2021/08/21 23:50:36 +0000"),
        (TimeKind::Rfc2822, "Sat, 21 Aug 2021 23:50:36 +0000"),
        (TimeKind::Twitter, "Sat Aug 21 23:50:36 +0000 2021"),
    ] {
        assert_eq!(read(kind, "UTC", text), Some(INSTANT_MS), "{text}");
    }
    assert_eq!(
        read(TimeKind::EpochSeconds, "UTC", "1629589836.1239"),
        Some(INSTANT_MS + 123)
    );
    assert_eq!(
        read(TimeKind::Iso, "UTC", "2021-08-21T23:50:36.5Z"),
        Some(INSTANT_MS + 500)
    );
    assert_eq!(
        read(TimeKind::Iso, "Europe/Berlin", "2021-08-22 01:50:36"),
        Some(INSTANT_MS)
    );
    assert_eq!(
        read(TimeKind::Iso, "UTC", "2021-08-21"),
        Some(1_629_504_000_000)
    );
    assert_eq!(
        read(TimeKind::Iso, "UTC", "1900-03-01"),
        Some(-2_203_891_200_000)
    );
}

#[test]
fn what_is_no_time_is_refused() {
    for text in [
        "",
        "21.08.2021",
        "08/21/2021 23:50",
        "2021-13-01",
        "2021-02-30",
        "2021-08-21 24:00:00",
        "2021-08-21 23:50:36 CST",
        "2021-08-21 23:50:36 IST",
        "2021-08-21 23:50:36 XYZ",
        "2021-08-21x",
        "-5",
        "1e9",
        "nan",
    ] {
        for kind in [
            TimeKind::EpochSeconds,
            TimeKind::Iso,
            TimeKind::Twitter,
            TimeKind::Rfc2822,
        ] {
            assert_eq!(read(kind, "UTC", text), None, "{text} as {kind:?}");
        }
    }
}

#[test]
fn a_short_name_of_several_zones_needs_the_zone() {
    let at = |zone: &str, text: &str| read(TimeKind::Iso, zone, text);
    assert_eq!(
        at("Asia/Kolkata", "2021-08-22 05:20:36 IST"),
        Some(INSTANT_MS)
    );
    assert_eq!(
        at("Europe/Dublin", "2021-08-22 00:50:36 IST"),
        Some(INSTANT_MS)
    );
    assert_eq!(
        at("Asia/Manila", "2021-08-22 07:50:36 PST"),
        Some(INSTANT_MS)
    );
    // A zone that does not use the name leaves it unclear.
    assert_eq!(at("Europe/Berlin", "2021-08-22 07:50:36 PST"), None);
    // In the hour that comes twice the name tells which one it is.
    let [first, second] = ["CDT", "CST"]
        .map(|name| at("America/Chicago", &format!("2021-11-07 01:30:00 {name}")).unwrap());
    assert_eq!(second - first, 3_600_000);
    assert_eq!(unclear_zone("2021-08-22 05:20:36 IST"), Some("IST"));
    for clear in [
        "2021-08-22 05:20:36 CEST",
        "2021-08-22 05:20:36",
        "2021-08-22 05:20 PM",
        "no time IST",
    ] {
        assert_eq!(unclear_zone(clear), None, "{clear}");
    }
}

#[test]
fn dates_agree_with_the_calendar_library() {
    for day in (-30_000..60_000).step_by(7) {
        let time = jiff::Timestamp::from_second(i64::from(day) * 86_400).unwrap();
        let date = TimeZone::UTC.to_datetime(time).date();
        let (y, m, d) = (
            i64::from(date.year()),
            i64::from(date.month()),
            i64::from(date.day()),
        );
        assert_eq!(days_from_civil(y, m, d), i64::from(day));
    }
}

#[test]
fn the_rule_is_decided_once_for_a_column() {
    let kind = |samples: &[&str]| decide(samples, None).map(|(rule, _)| rule.kind);
    assert_eq!(
        kind(&["1629589836", "1629589837"]),
        Some(TimeKind::EpochSeconds)
    );
    assert_eq!(kind(&["1629589836000"]), Some(TimeKind::EpochMillis));
    assert_eq!(kind(&["1629589836000000"]), Some(TimeKind::EpochMicros));
    // Day and month are never guessed, even if one value would give them away.
    assert_eq!(kind(&["25/12/2021 10:00", "01/02/2021 11:00"]), None);
    let (rule, share) = decide(&["2021-08-21 10:00:00", "x"], None).unwrap();
    assert!(rule.time_zone_assumed);
    assert_eq!(share, 0.5);
    assert!(
        !decide(&["2021-08-21 10:00:00"], Some("Europe/Berlin"))
            .unwrap()
            .0
            .time_zone_assumed
    );
    assert!(
        !decide(&["2021-08-21T10:00:00Z"], None)
            .unwrap()
            .0
            .time_zone_assumed
    );
}

#[test]
fn patterns_of_the_analyst() {
    let read = |format: &str, text: &str| {
        let rule = TimeRule {
            kind: TimeKind::Pattern,
            pattern: Some(pattern_of(format).unwrap()),
            time_zone: "UTC".to_owned(),
            time_zone_assumed: false,
        };
        rule.clock().unwrap().read(text).map(|(ms, _)| ms)
    };
    assert_eq!(read("dmy", "21/08/2021 23:50:36"), Some(INSTANT_MS));
    assert_eq!(read("mdy", "8/21/2021 23:50"), Some(INSTANT_MS - 36_000));
    assert_eq!(read("mdy", "8/21/2021"), Some(1_629_504_000_000));
    assert_eq!(read("mdy", "21/8/2021 23:50"), None);
    assert_eq!(
        read("%d.%m.%Y %H:%M", "21.08.2021 23:50"),
        Some(INSTANT_MS - 36_000)
    );
    assert_eq!(pattern_of("%H:%M").unwrap_err().code(), "invalid-option");
    assert_eq!(pattern_of("hello").unwrap_err().code(), "invalid-option");
}

#[test]
fn resolution_is_the_finest_seen() {
    let name = |times: &[i64]| {
        let mut resolution = Resolution::default();
        times.iter().for_each(|&time| resolution.see(time));
        resolution.name()
    };
    assert_eq!(name(&[0, 86_400_000]), "day");
    assert_eq!(name(&[0, 3_600_000]), "hour");
    assert_eq!(name(&[60_000, 3_600_000]), "min");
    assert_eq!(name(&[1_000, 3_600_000]), "s");
    assert_eq!(name(&[1_001]), "ms");
}
