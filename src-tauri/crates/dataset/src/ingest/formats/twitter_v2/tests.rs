//! Known answers from the fixtures, and what may not change them.

use crate::ingest::formats::readings::{Readings, survives_damage};
use crate::ingest::model::Kind;

const PAGES: &str = include_str!("../fixtures/twitter-v2/pages.jsonl");
const STREAM: &str = include_str!("../fixtures/twitter-v2/stream.jsonl");
const FLAT: &str = include_str!("../fixtures/twitter-v2/flat.jsonl");

/// 2023-01-04T12:00:00Z, when the page was fetched.
const FETCHED_MS: i64 = 1_672_833_600_000;

#[test]
fn every_record_of_a_page_is_accounted_for() {
    let read = Readings::of(PAGES);
    assert_eq!(read.format, "twitter-v2");
    assert_eq!(
        (read.records, read.posts.len(), read.accounts_only),
        (19, 9, 1)
    );
    let codes = read.codes();
    assert_eq!(
        codes,
        [
            "missing-account",
            "unreadable-time",
            "no-post",
            "no-post",
            "no-post",
            "no-post",
            "no-post",
            "missing-account",
            "no-post"
        ]
    );
    let told: Vec<&str> = read
        .faults
        .iter()
        .filter(|fault| fault.code == "no-post")
        .map(|fault| fault.value.as_str())
        .collect();
    assert_eq!(
        told,
        [
            "Could not find tweet with referenced_tweets.id: [1439000000000000010].",
            "",
            "Could not find tweet with referenced_tweets.id: [1439000000000000010].",
            "2021-10-16T18:21:34.000Z: 3961",
            "Local papers",
            "delete 1170000000000000001 deactivated"
        ]
    );
}

#[test]
fn a_repost_names_whose_post_it_passes_on() {
    let read = Readings::of(PAGES);
    let post = read.post("1440000000000000001");
    assert_eq!(post.kind, Kind::Repost);
    assert_eq!(post.repost_of.as_deref(), Some("1439000000000000009"));
    assert_eq!(post.repost_of_account.as_deref(), Some("2718000000"));
    // The number in the record counts the reposts of the original.
    assert_eq!(post.counts.all(), [None; 6]);
    // Its original could not be fetched: the text says whose it was.
    let post = read.post("1440000000000000002");
    assert_eq!(post.repost_of_account.as_deref(), Some("44196"));
    assert!(
        !read
            .posts
            .iter()
            .any(|post| post.content_id == "1439000000000000009")
    );
}

#[test]
fn what_the_author_shares_is_told_from_what_the_platform_adds() {
    let read = Readings::of(PAGES);
    let post = read.post("1440000000000000003");
    assert_eq!(post.kind, Kind::Quote);
    assert_eq!(post.quote_of_account.as_deref(), Some("2718000000"));
    assert_eq!(post.urls, ["https://news.example/story?utm_source=t"]);
    assert_eq!(post.hashtags, ["One", "Two"]);
    // One name is among the accounts of the page, the other is not.
    assert_eq!(post.mentions, ["601000000", "gone_ex"]);
    assert_eq!(
        post.media,
        ["3_1440000000000000333", "16_1440000000000000334"]
    );
    assert_eq!(
        post.counts.all(),
        [Some(5), Some(2), Some(1), Some(1), Some(5_200), None]
    );
    let post = read.post("1440000000000000004");
    assert_eq!(post.kind, Kind::Reply);
    assert_eq!(post.reply_to.as_deref(), Some("1430000000000000001"));
    assert_eq!(post.reply_to_account.as_deref(), Some("44196"));
    assert_eq!(post.quote_of.as_deref(), Some("1439000000000000009"));
    // A post that is not the quoted one is a link as any other.
    assert_eq!(
        post.urls,
        ["https://twitter.com/somebody/status/1400000000000000000"]
    );
    let post = read.post("1440000000000000005");
    assert!(
        post.text
            .as_deref()
            .unwrap()
            .starts_with("The whole of a long text")
    );
    assert_eq!(post.urls, ["https://long.example/"]);
    assert_eq!(
        post.objects,
        [("cashtag", "BTC".into()), ("cashtag", "ETH".into())]
    );
}

#[test]
fn the_notice_of_a_withheld_post_is_nobodys_text() {
    let read = Readings::of(PAGES);
    let post = read.post("1440000000000000006");
    assert_eq!((post.text.as_deref(), post.urls.len()), (None, 0));
    let post = read.post("1440000000000000007");
    assert!(
        post.text
            .as_deref()
            .unwrap()
            .starts_with("Kept back in one country & here")
    );
    assert_eq!(post.urls, ["http://own.example/a"]);
}

#[test]
fn accounts_of_a_page_come_once() {
    let read = Readings::of(PAGES);
    let anna: Vec<_> = read
        .profiles
        .iter()
        .filter(|profile| profile.account_id == "1350000000000000001")
        .collect();
    assert_eq!(anna.len(), 1);
    assert_eq!(anna[0].display_name.as_deref(), Some("Anna ✨"));
    assert_eq!(anna[0].bio.as_deref(), Some("Reads \"everything\""));
    assert_eq!(anna[0].location.as_deref(), Some("Ghent"));
    assert_eq!(anna[0].created_at_ms, Some(1_551_245_532_000));
    assert_eq!(anna[0].default_profile, Some(false));
    assert_eq!(anna[0].observed_at_ms, Some(FETCHED_MS));
    let ben: Vec<_> = read
        .profiles
        .iter()
        .filter(|profile| profile.account_id == "2718000000")
        .collect();
    assert_eq!(ben[0].default_profile, Some(true));
    assert_eq!(ben[0].verified, Some(true));
    // The last page does not say when it was fetched: its newest post does.
    assert_eq!(ben[1].handle.as_deref(), Some("ben_new"));
    assert_eq!(ben[1].observed_at_ms, Some(1_632_304_890_000));
}

#[test]
fn a_stream_and_its_errors() {
    let read = Readings::of(STREAM);
    assert_eq!(
        (read.format, read.broken, read.posts.len()),
        ("twitter-v2", 1, 1)
    );
    assert_eq!(
        read.posts[0].quote_of_account.as_deref(),
        Some("2718000000")
    );
    assert!(read.posts[0].urls.is_empty());
    assert_eq!(read.profiles.len(), 2);
    assert_eq!(read.codes(), ["no-post", "no-post"]);
    assert!(read.faults[0].reason.contains("compliance stream"));
    assert!(read.faults[1].value.contains("maximum allowed connection"));
}

#[test]
fn flattened_posts_carry_what_a_page_has_beside_them() {
    let read = Readings::of(FLAT);
    assert_eq!(
        (read.format, read.posts.len(), read.records),
        ("twitter-v2", 3, 3)
    );
    assert_eq!(
        read.posts[0].repost_of_account.as_deref(),
        Some("2718000000")
    );
    assert_eq!(
        read.posts[1].reply_to_account.as_deref(),
        Some("2718000000")
    );
    assert_eq!(read.posts[1].media, ["16_1380000000000000099"]);
    assert_eq!(read.posts[2].account_id, "44196");
    // Also accounts of posts within posts.
    assert_eq!(read.profile("44196").handle.as_deref(), Some("dave_ex"));
    assert!(
        read.profiles
            .iter()
            .all(|profile| profile.observed_at_ms == Some(FETCHED_MS))
    );
}

#[test]
fn files_of_academic_twitter_r() {
    let posts = Readings::of(include_str!("../fixtures/twitter-v2/academic_data.json"));
    assert_eq!((posts.format, posts.posts.len()), ("twitter-v2", 2));
    // R writes an empty list as an empty object.
    assert_eq!(posts.posts[0].hashtags, ["standwith"]);
    assert!(posts.posts[1].hashtags.is_empty() && posts.posts[1].media.is_empty());
    let users = Readings::of(include_str!("../fixtures/twitter-v2/academic_users.json"));
    assert_eq!(
        (users.format, users.posts.len(), users.profiles.len()),
        ("twitter-v2", 0, 2)
    );
    assert_eq!(users.profiles[0].observed_at_ms, None);
}

#[test]
fn damaged_records_are_neither_lost_nor_fatal() {
    survives_damage(FLAT);
    survives_damage(STREAM.lines().next().unwrap());
}

#[test]
fn a_page_of_nothing_but_faults_is_read_in_linear_time() {
    let bad = r#"{"id":"1","text":"x","public_metrics":{}},"#.repeat(60_000);
    let page = format!(
        r#"{{"data":[{}],"includes":{{"users":[]}}}}"#,
        bad.trim_end_matches(',')
    );
    let began = std::time::Instant::now();
    assert_eq!(Readings::of(&page).faults.len(), 60_000);
    assert!(began.elapsed().as_secs() < 20);
}

#[test]
fn pages_that_somebody_merged_are_read_in_linear_time() {
    let posts: Vec<String> = (0..30_000)
        .map(|n| {
            format!(
                r#"{{"id":"{n}","author_id":"1","text":"RT","created_at":"2021-09-22T10:00:00Z","referenced_tweets":[{{"type":"retweeted","id":"{}"}}],"entities":{{"mentions":[{{"username":"U{n}"}}]}}}}"#,
                1_000_000 + n
            )
        })
        .collect();
    let included: Vec<String> = (0..30_000)
        .map(|n| format!(r#"{{"id":"{}","author_id":"a{n}"}}"#, 1_000_000 + n))
        .collect();
    let users: Vec<String> = (0..30_000)
        .map(|n| format!(r#"{{"id":"a{n}","username":"u{n}"}}"#))
        .collect();
    let page = format!(
        r#"{{"data":[{}],"includes":{{"tweets":[{}],"users":[{}]}},"meta":{{"result_count":30000}}}}"#,
        posts.join(","),
        included.join(","),
        users.join(",")
    );
    let began = std::time::Instant::now();
    let read = Readings::of(&page);
    assert!(began.elapsed().as_secs() < 30);
    assert_eq!(read.posts.len(), 30_000);
    let last = &read.posts[29_999];
    assert_eq!(last.repost_of_account.as_deref(), Some("a29999"));
    assert_eq!(last.mentions, ["a29999"]);
    assert_eq!(read.profiles.len(), 30_000);
}
