//! Known answers on invented records.

use super::super::readings::{Readings, survives_damage};
use crate::ingest::model::Kind;

const SUBMISSIONS: &str = include_str!("../fixtures/reddit/submissions.ndjson");
const COMMENTS: &str = include_str!("../fixtures/reddit/comments.ndjson");

#[test]
fn submissions() {
    let read = Readings::of(SUBMISSIONS);
    assert_eq!(read.format, "reddit");
    assert_eq!((read.records, read.broken), (9, 1));
    assert_eq!(read.codes(), ["missing-account", "missing-time", "no-post"]);
    let link = read.post("t3_sub01");
    assert_eq!(
        (&*link.platform, &*link.account_id),
        ("reddit", "sluiswachter")
    );
    assert_eq!(link.text.as_deref(), Some("Sluis & kanaal"));
    assert_eq!(link.urls, ["https://example.org/sluis?a=1&b=2"]);
    assert_eq!(link.counts.likes, Some(12));
    assert_eq!(
        link.post_url.as_deref(),
        Some("https://www.reddit.com/r/kanaal/comments/sub01/sluis/")
    );
    let own = read.post("t3_sub02");
    assert_eq!(own.urls, ["https://example.org/d"]);
    let picture = read.post("t3_sub03");
    assert_eq!(
        (&*picture.urls, &*picture.media),
        (&[][..], &["https://i.redd.it/abc.jpg".into()][..])
    );
    assert_eq!(picture.posted_at_ms, 1_699_603_201_000);
    let cross = read.post("t3_sub04");
    assert_eq!(cross.kind, Kind::Repost);
    assert_eq!(cross.repost_of.as_deref(), Some("t3_sub01"));
    assert_eq!(cross.repost_of_account.as_deref(), Some("sluiswachter"));
    let nameless = read.post("t3_sub06");
    assert_eq!(nameless.account_id, "t2_bb22");
    assert_eq!(nameless.text.as_deref(), Some("Sluis & kanaal"));
    assert_eq!(read.profile("t2_bb22").handle, None);
    assert_eq!(read.post("t3_sub08").media.len(), 1);
    let profile = read.profile("sluiswachter");
    assert_eq!(profile.observed_at_ms, Some(1_699_700_000_000));
}

#[test]
fn comments() {
    let read = Readings::of(COMMENTS);
    assert_eq!(read.codes(), ["missing-account"]);
    let first = read.post("t1_com01");
    assert_eq!(
        (first.kind, first.posted_at_ms),
        (Kind::Reply, 1_699_603_300_000)
    );
    assert_eq!(first.reply_to.as_deref(), Some("t3_sub01"));
    assert_eq!(first.objects, [("thread", "t3_sub01".into())]);
    assert_eq!(first.urls, ["https://example.org/c"]);
    // On Reddit `#` makes a heading and `@` nothing.
    assert!(first.hashtags.is_empty() && first.mentions.is_empty());
    assert_eq!(first.counts.likes, None);
    assert_eq!(read.post("t1_com03").reply_to.as_deref(), Some("t3_1001"));
    let nested = read.post("t1_com04");
    assert_eq!(nested.reply_to.as_deref(), Some("t1_zzz"));
    assert_eq!(nested.text, None);
    assert_eq!(read.post("t1_com05").reply_to.as_deref(), Some("t3_sub01"));
    assert_eq!(read.post("t1_com06").account_id, "رامي");
}

#[test]
fn answers_of_the_api_are_pages() {
    let line = COMMENTS.lines().next().unwrap();
    let page = format!(r#"{{"data":[{line},{line}],"metadata":{{}}}}"#);
    let read = Readings::of(&page);
    assert_eq!((read.format, read.posts.len()), ("reddit", 2));
}

#[test]
fn damaged_records_are_rejects() {
    survives_damage(SUBMISSIONS);
    survives_damage(COMMENTS);
}
