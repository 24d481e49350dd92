//! Known answers from the fixtures.

use crate::ingest::formats::readings::{Readings, survives_damage};
use crate::ingest::model::Kind;

const STATUSES: &str = include_str!("../fixtures/mastodon/statuses.json");

#[test]
fn a_status_of_another_instance() {
    let read = Readings::of(STATUSES);
    assert_eq!(
        (read.format, read.records, read.posts.len()),
        ("mastodon", 7, 5)
    );
    assert_eq!(read.codes(), ["missing-time", "missing-account"]);
    let post = &read.posts[0];
    assert_eq!(
        post.content_id,
        "https://far.example/users/Ivo/statuses/109381959000000001"
    );
    assert_eq!(post.account_id, "Ivo@far.example");
    assert_eq!(post.posted_at_ms, 1_669_036_248_151);
    assert_eq!(
        post.text.as_deref(),
        Some("uspol\n@hil Read https://news.example/story?a=1&b=2\n#Staßdrät #Second #third")
    );
    assert_eq!(post.urls, ["https://news.example/story?a=1&b=2"]);
    // In the order of the text, though the instance lists them otherwise and without the marks.
    assert_eq!(post.hashtags, ["staßdrat", "second", "third"]);
    assert_eq!(post.mentions, ["hil@home.example"]);
    assert_eq!(post.media, ["https://far.example/media/a.png"]);
    assert_eq!(
        post.counts.all(),
        [Some(3), Some(2), Some(1), None, None, None]
    );
    let profile = read.profile("Ivo@far.example");
    assert_eq!(
        (profile.default_profile, profile.bio.as_deref()),
        (Some(true), None)
    );
    let profile = read.profile("hil@home.example");
    assert_eq!(profile.bio.as_deref(), Some("Writes & reads\ndaily"));
    assert_eq!((profile.followers, profile.following), (Some(44), Some(53)));
}

#[test]
fn boosts_answers_quotes_and_previews() {
    let read = Readings::of(STATUSES);
    let boost = &read.posts[1];
    assert_eq!(boost.kind, Kind::Repost);
    assert_eq!(
        boost.content_id,
        "https://home.example/users/hil/statuses/109381959000000002/activity"
    );
    assert_eq!(boost.repost_of.as_ref(), Some(&read.posts[0].content_id));
    assert_eq!(boost.repost_of_account.as_deref(), Some("Ivo@far.example"));
    assert_eq!(boost.counts.all(), [None; 6]);
    let answer = &read.posts[2];
    assert_eq!(answer.kind, Kind::Reply);
    assert_eq!(answer.reply_to.as_deref(), Some("109381959000000001"));
    assert_eq!(answer.reply_to_account.as_deref(), Some("hil@home.example"));
    assert_eq!(answer.client.as_deref(), Some("Tusky"));
    assert_eq!(answer.media, ["https://files.home.example/b.png"]);
    assert_eq!(read.posts[3].urls, ["https://preview.example/p"]);
    let quote = &read.posts[4];
    assert_eq!(quote.kind, Kind::Quote);
    assert_eq!(quote.quote_of_account.as_deref(), Some("Ivo@far.example"));
    assert!(quote.urls.is_empty());
}

#[test]
fn searches_and_threads_are_read_whole() {
    let read = Readings::of(include_str!("../fixtures/mastodon/search.json"));
    assert_eq!((read.format, read.records), ("mastodon", 3));
    assert_eq!((read.posts.len(), read.accounts_only), (1, 1));
    assert!(read.faults[0].reason.ends_with("a hashtag"));
    let read = Readings::of(include_str!("../fixtures/mastodon/context.json"));
    assert_eq!((read.format, read.posts.len()), ("mastodon", 2));
    assert_eq!(
        read.posts[1].reply_to_account.as_deref(),
        Some("hil@home.example")
    );
}

#[test]
fn damaged_records_are_neither_lost_nor_fatal() {
    survives_damage(include_str!("../fixtures/mastodon/context.json"));
}
