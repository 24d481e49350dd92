//! Known answers on invented answers of the API.

use super::super::readings::{Readings, survives_damage};

const PAGE: &str = include_str!("../fixtures/crowdtangle-api/posts.json");
const KEPT: &str = include_str!("../fixtures/crowdtangle-api/kept.ndjson");

#[test]
fn a_page_of_posts() {
    let read = Readings::of(PAGE);
    assert_eq!(read.format, "crowdtangle-api");
    assert_eq!(
        read.codes(),
        ["missing-account", "unreadable-time", "missing-account"]
    );
    let post = read.post("2000000000000001_3000000000000001");
    assert_eq!(
        (&*post.platform, &*post.account_id),
        ("facebook", "2000000000000001")
    );
    assert_eq!(post.posted_at_ms, 1_580_728_333_000);
    assert_eq!(post.urls, ["https://example.org/sluis?fbclid=IwAR1"]);
    assert_eq!(post.hashtags, ["sluis"]);
    assert!(post.media.is_empty());
    assert_eq!(
        (post.counts.likes, post.counts.reactions),
        (Some(10), Some(15))
    );
    let photo = read.post("2000000000000002_3000000000000002");
    assert!(photo.urls.is_empty());
    assert_eq!(photo.media, ["https://scontent.example/foto.jpg"]);
    let gram = read.post("3100000000000000001");
    assert_eq!((&*gram.platform, &*gram.account_id), ("instagram", "52001"));
    assert_eq!(gram.text.as_deref(), Some("Bijschrift #sluis @mia.b"));
    assert_eq!(gram.counts.likes, Some(33));
    // CrowdTangle's own number is marked as such.
    let internal = read.post("2000000000000004_3000000000000004");
    assert_eq!(internal.account_id, "crowdtangle:104");
    let profile = read.profile("2000000000000001");
    assert_eq!(profile.handle.as_deref(), Some("pagina1"));
    assert_eq!(profile.followers, Some(31_000));
    assert_eq!(profile.created_at_ms, Some(1_336_288_089_000));
    assert_eq!(profile.observed_at_ms, Some(1_614_834_367_000));
}

#[test]
fn posts_one_by_one_and_lists_of_accounts() {
    let read = Readings::of(KEPT);
    assert_eq!(read.format, "crowdtangle-api");
    assert_eq!((read.posts.len(), read.accounts_only), (1, 1));
    assert_eq!(read.codes(), ["no-post"]);
    assert_eq!(
        read.profile("2000000000000008").handle.as_deref(),
        Some("pagina8")
    );
}

#[test]
fn damaged_records_are_rejects() {
    survives_damage(PAGE);
    survives_damage(KEPT);
}
