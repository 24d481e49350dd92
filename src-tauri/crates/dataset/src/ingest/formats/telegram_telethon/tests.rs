//! Known answers on invented messages.

use super::super::readings::{Readings, survives_damage};
use crate::ingest::model::Kind;

const MESSAGES: &str = include_str!("../fixtures/telegram-telethon/messages.ndjson");
const FOURCAT: &str = include_str!("../fixtures/telegram-telethon/4cat.ndjson");

#[test]
fn messages_with_entities() {
    let read = Readings::of(MESSAGES);
    assert_eq!(read.format, "telegram-telethon");
    assert_eq!(read.codes(), ["no-post", "missing-account"]);
    let first = read.post("1500000001/2");
    assert_eq!(first.account_id, "channel1500000001");
    assert_eq!(first.posted_at_ms, 1_699_603_202_000);
    // The squid counts as two.
    assert_eq!(
        first.urls,
        ["http://example.org/a", "https://example.org/b"]
    );
    assert_eq!(first.hashtags, ["#Sluis"]);
    assert_eq!(first.mentions, ["bo_canal"]);
    assert_eq!(first.media, ["5900000000000000001"]);
    assert_eq!(
        first.counts.all(),
        [None, Some(7), Some(5), None, Some(1200), Some(7)]
    );
    let chat = read.profile("channel1500000001");
    assert_eq!(chat.handle.as_deref(), Some("kanaalnieuws"));
    assert_eq!(chat.followers, Some(4200));
    assert_eq!(
        read.profile("user700").display_name.as_deref(),
        Some("לוק B")
    );
    let answer = read.post("1600000001/5");
    assert_eq!(answer.reply_to.as_deref(), Some("1600000001/4"));
    assert!(read.post("1500000001/7").urls.is_empty());
}

#[test]
fn forwards_say_what_they_pass_on() {
    let read = Readings::of(MESSAGES);
    let forward = read.post("1500000001/3");
    assert_eq!(forward.kind, Kind::Repost);
    assert_eq!(forward.repost_of.as_deref(), Some("1500000009/77"));
    assert_eq!(
        forward.repost_of_account.as_deref(),
        Some("channel1500000009")
    );
    let hidden = read.post("1500000001/4");
    assert_eq!((hidden.kind, &hidden.repost_of), (Kind::Repost, &None));
    assert_eq!(hidden.objects, [("forward_source", "Verborgen".into())]);
}

#[test]
fn files_of_4cat() {
    let read = Readings::of(FOURCAT);
    assert_eq!(read.format, "telegram-telethon");
    let post = read.post("1500000001/9");
    assert_eq!(post.repost_of.as_deref(), Some("1500000009/78"));
    assert_eq!(post.urls, ["https://example.org/d"]);
    assert_eq!(post.hashtags, ["Sluis"]);
    assert_eq!(
        read.profile("channel1500000009").handle.as_deref(),
        Some("bron")
    );
    let old = read.post("1500000001/10");
    assert_eq!(old.account_id, "user700");
    assert_eq!(old.repost_of.as_deref(), Some("1500000009/79"));
}

#[test]
fn damaged_records_are_rejects() {
    survives_damage(MESSAGES);
    survives_damage(FOURCAT);
}
