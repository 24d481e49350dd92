//! Known answers on invented items.

use super::super::readings::{Readings, survives_damage};
use crate::ingest::model::Kind;

const IMPORTED: &str = include_str!("../fixtures/4cat-ndjson/imported.ndjson");
const FLAT: &str = include_str!("../fixtures/4cat-ndjson/flat.ndjson");

#[test]
fn objects_of_platforms_without_their_envelope() {
    let read = Readings::of(IMPORTED);
    assert_eq!(read.format, "4cat-ndjson");
    assert_eq!(read.codes(), ["unknown-platform"]);
    let platforms: Vec<&str> = read.posts.iter().map(|post| &*post.platform).collect();
    assert_eq!(platforms, ["tiktok", "twitter", "instagram"]);
    let collected = Some(1_700_000_100_123);
    assert!(read.profiles.iter().all(|p| p.observed_at_ms == collected));
}

#[test]
fn flat_items() {
    let read = Readings::of(FLAT);
    assert_eq!(read.format, "4cat-ndjson");
    assert_eq!(
        read.codes(),
        ["missing-account", "unreadable-time", "missing-account"]
    );
    let reply = read.post("1720000000000000021");
    assert_eq!(reply.platform, "twitter");
    assert_eq!(reply.account_id, "9000000000000000001");
    assert_eq!(reply.posted_at_ms, 1_699_603_200_000);
    assert_eq!((reply.kind, &reply.reply_to), (Kind::Reply, &None));
    assert_eq!(reply.reply_to_account.as_deref(), Some("bo_canal"));
    assert_eq!(reply.hashtags, ["Kanaal", "sluis"]);
    assert_eq!(reply.urls.len(), 2);
    assert_eq!(reply.counts.views, None);
    let repost = read.post("1720000000000000022");
    assert_eq!(repost.posted_at_ms, 1_699_603_210_000);
    assert_eq!(repost.kind, Kind::Repost);
    let board = read.post("90000012");
    assert_eq!(board.platform, "4cat");
    assert_eq!(board.reply_to.as_deref(), Some("90000001"));
    assert_eq!(board.urls, ["https://example.org/bord"]);
    assert_eq!(board.hashtags, ["bord"]);
    assert_eq!(
        read.profile("9000000000000000001").display_name.as_deref(),
        Some("Ann 🦑")
    );
}

#[test]
fn damaged_records_are_rejects() {
    survives_damage(IMPORTED);
    survives_damage(FLAT);
}
