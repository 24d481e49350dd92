//! Known answers on invented lines.

use super::super::readings::{Readings, survives_damage};
use crate::ingest::model::Kind;

const TWITTER: &str = include_str!("../fixtures/snscrape/twitter.jsonl");
const SITES: &str = include_str!("../fixtures/snscrape/sites.jsonl");

#[test]
fn tweets() {
    let read = Readings::of(TWITTER);
    assert_eq!(read.format, "snscrape");
    assert_eq!(read.codes(), ["no-post", "missing-time"]);
    assert_eq!(read.accounts_only, 1);
    let post = read.post("1720000000000000001");
    assert_eq!(post.account_id, "9000000000000000001");
    assert_eq!(post.posted_at_ms, 1_678_428_920_000);
    assert_eq!(post.text.as_deref(), Some("Kanaal #Sluis https://t.co/a"));
    assert_eq!(post.urls, ["https://example.org/a"]);
    assert_eq!(post.hashtags, ["Sluis"]);
    assert_eq!(post.objects, [("cashtag", "ABC".into())]);
    assert_eq!(post.client.as_deref(), Some("Twitter for iPhone"));
    assert_eq!(post.counts.views, Some(77));
    let reply = read.post("1720000000000000002");
    assert_eq!(reply.kind, Kind::Reply);
    assert_eq!(reply.reply_to.as_deref(), Some("1720000000000000001"));
    assert_eq!(reply.mentions, ["9000000000000000005"]);
    let quote = read.post("1720000000000000003");
    assert_eq!((quote.kind, quote.urls.len()), (Kind::Quote, 0));
    let repost = read.post("1720000000000000004");
    assert_eq!(repost.repost_of.as_deref(), Some("1720000000000000001"));
    let early = read.post("1300000000000000001");
    assert_eq!(early.account_id, "oud");
    assert_eq!(early.urls, ["https://example.org/oud"]);
    assert_eq!(
        read.post("1720000000000000009").account_id,
        "9000000000000000077"
    );
    let profile = read.profile("9000000000000000007");
    assert_eq!(profile.handle.as_deref(), Some("gus"));
    assert_eq!(
        (profile.verified, profile.location.as_deref()),
        (Some(true), None)
    );
}

#[test]
fn other_sites() {
    let read = Readings::of(SITES);
    assert_eq!(
        read.codes(),
        [
            "missing-account",
            "missing-time",
            "missing-account",
            "unknown-platform"
        ]
    );
    let message = read.post("kanaalnieuws/12");
    assert_eq!(
        (&*message.platform, &*message.account_id),
        ("telegram", "kanaalnieuws")
    );
    assert_eq!(message.urls, ["https://example.org/a"]);
    assert_eq!(message.hashtags, ["Sluis"]);
    assert_eq!(message.mentions, ["bo_canal"]);
    let forward = read.post("kanaalnieuws/13");
    assert_eq!(forward.repost_of.as_deref(), Some("bron/5"));
    assert_eq!(forward.counts.views, Some(1200));
    assert_eq!(read.profile("kanaalnieuws").followers, Some(9000));
    assert_eq!(read.post("t3_sub01").urls, ["https://example.org/sluis"]);
    let toot = read.post("https://social.example/@ann/1001");
    assert_eq!(
        (&*toot.account_id, &*toot.mentions),
        ("ann@social.example", &["bo@other.example".into()][..])
    );
    assert_eq!(read.post("CzTest1").mentions, ["mia.b"]);
    let page = read.post("https://www.facebook.com/kanaalpagina/posts/123");
    assert_eq!(page.account_id, "kanaalpagina");
    let wall = read.post("-55_66");
    assert_eq!(
        (wall.kind, wall.repost_of.as_deref()),
        (Kind::Repost, Some("-77_88"))
    );
    let weibo = read.post("4500");
    assert_eq!(
        (&*weibo.account_id, weibo.posted_at_ms),
        ("1700", 1_678_432_520_000)
    );
    assert_eq!(read.profile("1700").display_name.as_deref(), Some("运河"));
}

#[test]
fn damaged_records_are_rejects() {
    survives_damage(TWITTER);
    survives_damage(SITES);
}
