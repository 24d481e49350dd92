//! Known answers from the fixtures.

use crate::ingest::formats::readings::{Readings, survives_damage};
use crate::ingest::model::Kind;

const STREAM: &str = include_str!("../fixtures/twitter-v1/stream.jsonl");

#[test]
fn a_long_post_is_read_from_its_extension() {
    let read = Readings::of(STREAM);
    assert_eq!(
        (read.format, read.records, read.posts.len()),
        ("twitter-v1", 10, 5)
    );
    let post = read.post("1014000000000000002");
    assert!(post.text.as_deref().unwrap().contains("daar heel is"));
    assert_eq!(post.posted_at_ms, 1_530_776_743_000);
    assert_eq!(post.client.as_deref(), Some("Twitter Web Client"));
    assert_eq!(post.urls, ["https://krant.example/artikel"]);
    assert_eq!(post.hashtags, ["Een", "Twee"]);
    assert_eq!(post.objects, [("cashtag", "AAPL".into())]);
    // An account that is gone has no number any more.
    assert_eq!(post.mentions, ["765427000000000002", "gone_ex"]);
    assert_eq!(post.media, ["1014000000000000099", "1014000000000000100"]);
    assert_eq!(post.counts.likes, Some(5));
}

#[test]
fn reposts_quotes_and_answers() {
    let read = Readings::of(STREAM);
    let post = read.post("1014000000000000003");
    assert_eq!(post.kind, Kind::Repost);
    assert_eq!(post.repost_of.as_deref(), Some("1014000000000000001"));
    assert_eq!(
        post.repost_of_account.as_deref(),
        Some("765427000000000002")
    );
    assert_eq!(post.counts.all(), [None; 6]);
    let post = read.post("1014000000000000004");
    assert_eq!(post.kind, Kind::Quote);
    assert_eq!(post.quote_of_account.as_deref(), Some("765427000000000002"));
    assert!(post.urls.is_empty());
    let post = read.post("1014000000000000005");
    assert_eq!(post.kind, Kind::Reply);
    assert_eq!(post.reply_to.as_deref(), Some("1014000000000000004"));
    let post = read.post("1014000000000000007");
    assert_eq!((post.text.as_deref(), post.urls.len()), (None, 0));
}

#[test]
fn notices_say_what_they_are() {
    let read = Readings::of(STREAM);
    let told: Vec<(&str, &str)> = read
        .faults
        .iter()
        .map(|fault| (fault.code, fault.value.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("no-post", "1014000000000000001"),
            ("no-post", "1234"),
            ("no-post", "14090452"),
            ("no-post", "1234567890"),
            ("missing-account", "")
        ]
    );
}

#[test]
fn lists_in_the_post_itself_and_numbers_without_their_text() {
    let read = Readings::of(include_str!("../fixtures/twitter-v1/timeline.jsonl"));
    assert_eq!((read.format, read.posts.len()), ("twitter-v1", 2));
    let post = read.post("1011886000000000001");
    assert_eq!(post.urls, ["http://blog.example/p?a=1"]);
    assert_eq!(post.hashtags, ["vrijdag"]);
    assert_eq!(post.reply_to.as_deref(), Some("1011884000000000009"));
    let post = read.post("10020030040050060071");
    assert_eq!(post.account_id, "765427000000000002");
    assert_eq!(post.media, ["1011886000000000055"]);
    assert_eq!(post.client.as_deref(), Some("web"));
    let fay = read.profile("974647000000000001");
    assert_eq!(fay.bio.as_deref(), Some("Line one <3\nline two"));
    assert_eq!(
        (fay.followers, fay.following, fay.posts_count),
        (Some(12), Some(34), Some(56))
    );
    assert_eq!(
        (fay.verified, fay.default_profile),
        (Some(true), Some(false))
    );
    assert_eq!(fay.created_at_ms, Some(1_521_209_092_000));
    assert_eq!(
        read.profile("765427000000000002").default_profile,
        Some(true)
    );
}

#[test]
fn an_answer_to_a_search() {
    let read = Readings::of(include_str!("../fixtures/twitter-v1/search.json"));
    assert_eq!(
        (read.format, read.records, read.posts.len()),
        ("twitter-v1", 1, 1)
    );
}

#[test]
fn damaged_records_are_neither_lost_nor_fatal() {
    for line in STREAM.lines().take(2) {
        survives_damage(line);
    }
}
