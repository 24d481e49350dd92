//! Known answers from the fixtures.

use crate::ingest::formats::readings::{Readings, survives_damage};
use crate::ingest::model::Kind;

const EVENTS: &str = include_str!("../fixtures/bluesky-jetstream/events.jsonl");

#[test]
fn posts_and_reposts_are_known_by_their_address() {
    let read = Readings::of(EVENTS);
    assert_eq!(
        (read.format, read.records, read.posts.len()),
        ("bluesky-jetstream", 11, 3)
    );
    let post = &read.posts[0];
    assert_eq!(
        post.content_id,
        "at://did:plc:jojojojojojojojojojojojo/app.bsky.feed.post/3aaa"
    );
    assert_eq!(post.posted_at_ms, 1_751_617_697_861);
    assert_eq!(post.hashtags, ["Erste", "zweite", "outside"]);
    // Claimed to be of 2031.
    assert_eq!(read.posts[1].posted_at_ms, 1_751_625_600_000);
    let repost = &read.posts[2];
    assert_eq!(repost.kind, Kind::Repost);
    assert_eq!(repost.repost_of.as_ref(), Some(&post.content_id));
    assert_eq!(repost.repost_of_account.as_ref(), Some(&post.account_id));
    assert_eq!(repost.posted_at_ms, 1_751_618_607_700);
}

#[test]
fn a_change_of_handle_or_profile_is_seen() {
    let read = Readings::of(EVENTS);
    assert_eq!(read.accounts_only, 2);
    assert_eq!(read.profiles[0].display_name.as_deref(), Some("Kai again"));
    assert_eq!(read.profiles[0].observed_at_ms, Some(1_751_618_609_500));
    assert_eq!(
        read.profiles[1].handle.as_deref(),
        Some("kai-new.bsky.example")
    );
}

#[test]
fn other_events_say_what_they_are() {
    let read = Readings::of(EVENTS);
    let told: Vec<&str> = read
        .faults
        .iter()
        .map(|fault| fault.reason.trim_start_matches("the record is no post: "))
        .collect();
    assert_eq!(
        told,
        [
            "a like",
            "a follow",
            "a notice that a post was deleted",
            "a notice that an account is closed",
            "a notice that what is known of an account has changed",
            "the record has no id of the post"
        ]
    );
    assert_eq!(
        read.faults[3].value,
        "did:plc:lealealealealealealealea takendown"
    );
}

#[test]
fn damaged_records_are_neither_lost_nor_fatal() {
    survives_damage(EVENTS);
}
