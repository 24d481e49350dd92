//! Known answers on invented ads.

use super::super::readings::{Readings, survives_damage};

const META: &str = include_str!("../fixtures/meta-ad-library-api/page.json");
const GOOGLE: &str = include_str!("../fixtures/google-ads-transparency-json/creatives.ndjson");

#[test]
fn ads_of_meta() {
    let read = Readings::of(META);
    assert_eq!(read.format, "meta-ad-library-api");
    assert_eq!(read.codes(), ["missing-account", "unreadable-time"]);
    let ad = read.post("700000000000001");
    assert_eq!(
        (&*ad.platform, &*ad.account_id),
        ("facebook", "100150000000001")
    );
    assert_eq!(ad.posted_at_ms, 1_677_628_800_000);
    assert_eq!(
        ad.urls,
        [
            "https://example.org/stem",
            "https://www.Example.org/actie?x=1"
        ]
    );
    assert_eq!(
        ad.objects,
        [
            ("domain", "example.org".into()),
            ("payer", "Stichting Sluis".into()),
            ("payer", "Bureau Kanaal BV".into()),
            ("beneficiary", "Partij van de Sluis".into()),
        ]
    );
    assert_eq!(ad.lang.as_deref(), Some("nl"));
    // The key of the analyst stays out of every table.
    assert!(!format!("{:?}", read.posts).contains("EAAsecret"));
    let second = read.post("700000000000002");
    assert_eq!(second.posted_at_ms, 1_677_456_000_000);
    assert_eq!((&second.text, &second.lang), (&None, &None));
    let page = read.profile("100150000000001");
    assert_eq!(page.display_name.as_deref(), Some("Sluis nu"));
}

#[test]
fn creatives_of_google() {
    let read = Readings::of(GOOGLE);
    assert_eq!(read.format, "google-ads-transparency-json");
    assert_eq!(read.codes(), ["missing-time"]);
    let first = read.post("CR09000000000000001");
    assert_eq!(first.posted_at_ms, 1_690_934_400_000);
    assert_eq!(first.objects, [("payer", "Bureau Kanaal BV".into())]);
    let third = read.post("CR09000000000000003");
    assert_eq!(third.posted_at_ms, 1_691_020_800_000);
    let profile = read.profile("AR01000000000000001");
    assert_eq!(
        (profile.location.as_deref(), profile.verified),
        (Some("NL"), Some(true))
    );
}

#[test]
fn damaged_records_are_rejects() {
    survives_damage(META);
    survives_damage(GOOGLE);
}
