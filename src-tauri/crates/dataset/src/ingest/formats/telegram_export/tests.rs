//! Known answers on invented exports.

use super::super::readings::{Readings, survives_damage};
use crate::ingest::model::Kind;

const CHANNEL: &str = include_str!("../fixtures/telegram-desktop/channel.json");
const ALL: &str = include_str!("../fixtures/telegram-desktop/all.json");
const OLD: &str = include_str!("../fixtures/telegram-desktop-local/result.json");

#[test]
fn one_channel() {
    let read = Readings::of(CHANNEL);
    assert_eq!(read.format, "telegram-desktop");
    assert_eq!(read.records, 14);
    assert_eq!(
        read.codes(),
        [
            "no-post",
            "no-post",
            "missing-time",
            "missing-content",
            "missing-content"
        ]
    );
    assert_eq!(read.faults.first().unwrap().value, "create_channel");
    let mixed = read.post("1500000001/2");
    assert_eq!(mixed.account_id, "channel1500000001");
    assert_eq!(mixed.posted_at_ms, 1_699_603_202_000);
    assert_eq!(
        mixed.text.as_deref(),
        Some("Lees example.org/a, hier\n#Sluis @bo_canal Ann")
    );
    assert_eq!(
        mixed.urls,
        ["http://example.org/a", "https://example.org/b"]
    );
    assert_eq!(mixed.hashtags, ["#Sluis"]);
    assert_eq!(mixed.mentions, ["bo_canal", "user77"]);
    assert_eq!(
        mixed.media,
        ["1500000001/photos/photo_1@10-11-2023_09-00-02.jpg"]
    );
    assert_eq!(mixed.counts.reactions, Some(15));
    assert_eq!(
        read.post("1500000001/8").text.as_deref(),
        Some("Sluis open?\nja\nnee")
    );
    // A broken value is no text and no account of its own; in a channel that leaves the channel.
    assert_eq!(read.post("1500000001/13").account_id, "channel1500000001");
}

#[test]
fn forwards_and_answers() {
    let read = Readings::of(CHANNEL);
    let forward = read.post("1500000001/3");
    assert_eq!((forward.kind, &forward.repost_of), (Kind::Repost, &None));
    assert_eq!(
        forward.repost_of_account.as_deref(),
        Some("channel1500000009")
    );
    assert_eq!(
        forward.objects,
        [("forward_source", "channel1500000009".into())]
    );
    let source = read.profile("channel1500000009");
    assert_eq!(source.display_name.as_deref(), Some("Andere bron"));
    let hidden = read.post("1500000001/4");
    assert_eq!(
        hidden.objects,
        [("forward_source", "Verborgen gebruiker".into())]
    );
    assert_eq!(hidden.repost_of_account, None);
    let nobody = read.post("1500000001/5");
    assert_eq!(nobody.kind, Kind::Repost);
    assert!(nobody.objects.is_empty() && nobody.media.is_empty());
    let answer = read.post("1500000001/6");
    assert_eq!(answer.reply_to.as_deref(), Some("1500000001/2"));
    let elsewhere = read.post("1500000001/7");
    assert_eq!(elsewhere.reply_to.as_deref(), Some("1500000009/9"));
    assert_eq!(elsewhere.client.as_deref(), Some("@gifbot"));
}

#[test]
fn a_forward_of_a_post_without_name_shares_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("result.json");
    std::fs::write(&path, CHANNEL).unwrap();
    let mapping = crate::probe(&path, &crate::ProbeOptions::default())
        .unwrap()
        .mapping;
    assert_eq!(mapping.layout.as_deref(), Some("telegram-desktop"));
    let source = crate::SourceFile {
        path: &path,
        sha256: "feed",
        name: "result.json",
    };
    let outcome = crate::import(source, &mapping, None, "p", &|_, _, _| true).unwrap();
    assert_eq!((outcome.rows_usable, outcome.rows_rejected), (9, 5));
    let of = |name: &str| outcome.shares_by_type.get(name).copied();
    assert_eq!(of("forward_source"), Some(2));
    assert_eq!(of("url"), Some(3));
    assert_eq!(of("text"), Some(7));
    assert_eq!(of("post"), None);
}

#[test]
fn one_broken_message_costs_one_message() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("result.json");
    // Telegram Desktop writes some control characters as no JSON has them.
    let broken = CHANNEL.replacen("\"antwoord\"", "\"ant\\x1fwoord\"", 1);
    assert_ne!(broken, CHANNEL);
    std::fs::write(&path, broken).unwrap();
    let mapping = crate::probe(&path, &crate::ProbeOptions::default())
        .unwrap()
        .mapping;
    assert_eq!(mapping.layout.as_deref(), Some("telegram-desktop"));
    let source = crate::SourceFile {
        path: &path,
        sha256: "feed",
        name: "result.json",
    };
    let outcome = crate::import(source, &mapping, None, "p", &|_, _, _| true).unwrap();
    assert_eq!(outcome.rows_usable, 8);
    assert!(outcome.rejected_by_reason.contains_key("invalid-json"));
}

#[test]
fn all_chats_of_an_account() {
    let read = Readings::of(ALL);
    assert_eq!(read.format, "telegram-desktop");
    // In a group a message without sender is nobody's.
    assert_eq!(read.codes(), ["missing-account"]);
    let ids: Vec<(&str, &str)> = read
        .posts
        .iter()
        .map(|post| (&*post.content_id, &*post.account_id))
        .collect();
    assert_eq!(
        ids,
        [
            ("1600000001/1", "user700"),
            ("1600000001/2", "user701"),
            ("800/1", "user800"),
            ("1500000002/4", "channel1500000002"),
        ]
    );
    assert_eq!(
        read.profile("channel1500000002").display_name.as_deref(),
        Some("Oud kanaal")
    );
    assert_eq!(read.profile("user700").display_name.as_deref(), Some("לוק"));
}

#[test]
fn exports_with_local_times_are_a_format_of_their_own() {
    let read = Readings::of(OLD);
    assert_eq!(read.format, "telegram-desktop-local");
    assert_eq!(read.codes(), ["no-post", "unreadable-time"]);
    let post = read.post("4300000001/2");
    assert_eq!(
        (&*post.account_id, post.posted_at_ms),
        ("700", 1_556_704_830_000)
    );
    assert_eq!(post.urls, ["https://example.org/oud"]);
    assert_eq!(post.hashtags, ["#oud"]);
}

#[test]
fn damaged_records_are_rejects() {
    for text in [CHANNEL, ALL, OLD] {
        survives_damage(text);
    }
}
