//! Known answers from the fixtures.

use crate::ingest::formats::readings::{Readings, survives_damage};
use crate::ingest::model::Kind;

const SEARCH: &str = include_str!("../fixtures/bluesky/search.json");
const FEED: &str = include_str!("../fixtures/bluesky/author_feed.json");

const JO: &str = "did:plc:jojojojojojojojojojojojo";
const KAI: &str = "did:plc:kaikaikaikaikaikaikaikai";
const LEA: &str = "did:plc:lealealealealealealealea";
const FIRST: &str = "at://did:plc:jojojojojojojojojojojojo/app.bsky.feed.post/3aaa";

#[test]
fn facets_are_read_in_the_order_of_the_text() {
    let read = Readings::of(SEARCH);
    assert_eq!(
        (read.format, read.records, read.posts.len()),
        ("bluesky", 8, 6)
    );
    assert_eq!(read.codes(), ["unreadable-time", "missing-time"]);
    let post = read.post(FIRST);
    assert_eq!(
        (&*post.account_id, post.posted_at_ms),
        (JO, 1_751_617_697_861)
    );
    assert_eq!(post.hashtags, ["Erste", "zweite", "outside"]);
    // The card is of the link in the text.
    assert_eq!(post.urls, ["https://doi.example/1234"]);
    assert_eq!(post.mentions, [KAI]);
    assert_eq!(post.lang.as_deref(), Some("en"));
    assert_eq!(
        post.counts.all(),
        [Some(155), Some(59), Some(1), Some(2), None, None]
    );
    let jo = read.profile(JO);
    assert_eq!((jo.verified, jo.default_profile), (Some(true), Some(false)));
    assert_eq!(read.profile(KAI).default_profile, Some(true));
}

#[test]
fn what_is_attached() {
    let read = Readings::of(SEARCH);
    let quote = &read.posts[1];
    assert_eq!(quote.kind, Kind::Quote);
    assert_eq!(quote.quote_of.as_deref(), Some(FIRST));
    assert_eq!(quote.quote_of_account.as_deref(), Some(JO));
    assert_eq!(quote.media, ["bafkreiimage1", "bafkreiold"]);
    assert_eq!(quote.client.as_deref(), Some("Skeets"));
    let reply = &read.posts[2];
    assert_eq!(reply.kind, Kind::Reply);
    assert_eq!(reply.reply_to_account.as_deref(), Some(KAI));
    assert_eq!(reply.media, ["bafkreivideo"]);
    // 09:05 at two hours east of Greenwich.
    assert_eq!(reply.posted_at_ms, 1_751_612_700_500);
    let pack = &read.posts[4];
    assert_eq!((pack.kind, pack.objects.len()), (Kind::Post, 1));
    assert_eq!(pack.objects[0].0, "record");
}

#[test]
fn a_time_that_cannot_be_is_the_time_of_arrival() {
    let read = Readings::of(SEARCH);
    assert_eq!(read.posts[3].posted_at_ms, 1_751_623_200_000);
    assert_eq!(read.posts[4].posted_at_ms, 1_751_623_260_000);
    // Without a time of arrival the claim stands, and the account is in the address.
    let post = &read.posts[5];
    assert_eq!(
        (&*post.account_id, post.posted_at_ms),
        (LEA, 1_751_626_800_000)
    );
}

#[test]
fn who_passed_a_post_on_and_when() {
    let read = Readings::of(FEED);
    assert_eq!(
        (read.format, read.records, read.posts.len()),
        ("bluesky", 5, 4)
    );
    let repost = &read.posts[0];
    assert_eq!(repost.kind, Kind::Repost);
    assert_eq!(
        repost.content_id,
        format!("at://{KAI}/app.bsky.feed.repost/3rep")
    );
    assert_eq!(
        (&*repost.account_id, repost.posted_at_ms),
        (KAI, 1_751_618_607_805)
    );
    assert_eq!(repost.repost_of.as_deref(), Some(FIRST));
    assert_eq!(repost.repost_of_account.as_deref(), Some(JO));
    assert_eq!(repost.counts.all(), [None; 6]);
    let unnamed = format!("repost:{LEA}:at://{KAI}/app.bsky.feed.post/3bbb");
    assert_eq!(read.posts[1].content_id, unnamed);
    // A post that its author keeps on top was not passed on.
    assert_eq!(
        (read.posts[2].kind, &*read.posts[2].account_id),
        (Kind::Quote, KAI)
    );
    assert_eq!(read.codes(), ["missing-content"]);
}

#[test]
fn a_thread_is_read_whole() {
    let read = Readings::of(include_str!("../fixtures/bluesky/thread.json"));
    assert_eq!((read.format, read.records), ("bluesky", 5));
    let kinds: Vec<Kind> = read.posts.iter().map(|post| post.kind).collect();
    assert_eq!(kinds, [Kind::Quote, Kind::Post, Kind::Reply]);
    let places: Vec<&str> = read
        .faults
        .iter()
        .map(|fault| fault.value.as_str())
        .collect();
    assert_eq!(
        places,
        [
            "at://did:plc:kaikaikaikaikaikaikaikai/app.bsky.feed.post/3gone",
            "at://did:plc:kaikaikaikaikaikaikaikai/app.bsky.feed.post/3wall"
        ]
    );
}

#[test]
fn accounts_without_posts() {
    for (text, accounts) in [
        (include_str!("../fixtures/bluesky/profiles.json"), 2),
        (include_str!("../fixtures/bluesky/likes.json"), 1),
        (include_str!("../fixtures/bluesky/list.json"), 2),
    ] {
        let read = Readings::of(text);
        assert_eq!((read.format, read.accounts_only), ("bluesky", accounts));
        assert!(read.posts.is_empty() && read.faults.is_empty());
    }
    let read = Readings::of(include_str!("../fixtures/bluesky/profiles.json"));
    assert_eq!(read.profiles[0].followers, Some(4_000));
    let read = Readings::of(include_str!("../fixtures/bluesky/handle.json"));
    assert_eq!(
        (read.codes(), &*read.faults[0].value),
        (vec!["no-post"], JO)
    );
}

#[test]
fn records_of_a_repository() {
    let read = Readings::of(include_str!("../fixtures/bluesky/repository.json"));
    assert_eq!((read.records, read.posts.len()), (3, 2));
    assert_eq!(&*read.posts[0].account_id, JO);
    assert_eq!(read.posts[1].kind, Kind::Repost);
    assert_eq!(read.posts[1].repost_of_account.as_deref(), Some(KAI));
    assert!(read.faults[0].reason.ends_with("a like"));
}

#[test]
fn damaged_records_are_neither_lost_nor_fatal() {
    survives_damage(FEED);
    survives_damage(SEARCH);
}
