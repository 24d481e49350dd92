//! Known answers on invented captures.

use super::super::readings::{Readings, survives_damage};
use crate::ingest::model::{Kind, Post};

const X: &str = include_str!("../fixtures/zeeschuimer/x.ndjson");
const TIKTOK: &str = include_str!("../fixtures/zeeschuimer/tiktok.ndjson");
const INSTAGRAM: &str = include_str!("../fixtures/zeeschuimer/instagram.ndjson");
const OTHERS: &str = include_str!("../fixtures/zeeschuimer/others.ndjson");
const COLLECTED_MS: Option<i64> = Some(1_700_000_100_123);

fn accounts<'p>(post: &'p Post<'_>) -> [Option<&'p str>; 3] {
    [
        post.repost_of_account.as_deref(),
        post.reply_to_account.as_deref(),
        post.quote_of_account.as_deref(),
    ]
}

#[test]
fn posts_of_x() {
    let read = Readings::of(X);
    assert_eq!(read.format, "zeeschuimer");
    assert_eq!((read.records, read.broken), (12, 1));
    assert_eq!(
        read.codes(),
        [
            "no-post",
            "missing-time",
            "unreadable-time",
            "no-post",
            "no-post"
        ]
    );
    let first = read.post("1720000000000000001");
    assert_eq!(first.platform, "twitter");
    assert_eq!(first.account_id, "9000000000000000001");
    assert_eq!(first.posted_at_ms, 1_699_596_920_000);
    assert_eq!(first.kind, Kind::Post);
    assert_eq!(first.urls, ["https://example.org/kanaal?utm_source=x"]);
    assert_eq!(first.hashtags, ["Kanaal", "sluis"]);
    assert_eq!(first.mentions, ["9000000000000000002"]);
    assert_eq!(first.media, ["3_5501"]);
    assert_eq!(first.objects, [("cashtag", "ABC".into())]);
    assert_eq!(first.client.as_deref(), Some("Twitter Web App"));
    assert_eq!(first.counts.views, Some(321));
    assert_eq!(
        first.post_url.as_deref(),
        Some("https://x.com/ann_dewit/status/1720000000000000001")
    );
    let repost = read.post("1720000000000000002");
    assert_eq!(repost.kind, Kind::Repost);
    assert_eq!(repost.repost_of.as_deref(), Some("1720000000000000001"));
    assert_eq!(accounts(repost), [Some("9000000000000000001"), None, None]);
    assert_eq!(repost.counts, crate::ingest::model::Counts::default());
    let quote = read.post("1720000000000000003");
    assert_eq!(quote.kind, Kind::Quote);
    assert_eq!(quote.quote_of.as_deref(), Some("1720000000000000001"));
    assert_eq!(accounts(quote), [None, None, Some("9000000000000000001")]);
    // The address of the quoted post is the platform's.
    assert_eq!(quote.urls, ["https://example.org/b"]);
    // Wrapped, with a rounded number beside it.
    let reply = read.post("1720000000000000004");
    assert_eq!(reply.kind, Kind::Reply);
    assert_eq!(reply.reply_to.as_deref(), Some("1720000000000000002"));
    let long = read.post("1720000000000000005");
    assert!(long.text.as_deref().unwrap().ends_with("doorgaat #lang"));
    assert_eq!(
        (&*long.urls, &*long.hashtags),
        (
            &["https://example.org/lang".into()][..],
            &["lang".into()][..]
        )
    );
    assert_eq!((long.counts.likes, long.counts.views), (Some(11), None));
    let early = read.post("1720000000000000006");
    assert_eq!(early.account_id, "9000000000000000004");
    assert_eq!(early.client.as_deref(), Some("Twitter for iPhone"));
    let gone = read.post("1720000000000000008");
    assert_eq!((gone.kind, &gone.repost_of), (Kind::Repost, &None));
}

#[test]
fn accounts_of_x_in_both_layouts() {
    let read = Readings::of(X);
    let old = read.profile("9000000000000000001");
    assert_eq!(old.handle.as_deref(), Some("ann_dewit"));
    assert_eq!(old.display_name.as_deref(), Some("Ann 🦑 de Wit"));
    assert_eq!(old.created_at_ms, Some(1_551_691_230_000));
    assert_eq!(old.location.as_deref(), Some("Gent"));
    assert_eq!((old.followers, old.verified), (Some(121), Some(false)));
    assert_eq!(old.default_profile, Some(false));
    assert_eq!(old.observed_at_ms, COLLECTED_MS);
    let new = read.profile("9000000000000000002");
    assert_eq!(new.handle.as_deref(), Some("bo_canal"));
    assert_eq!(new.display_name.as_deref(), Some("بو"));
    assert_eq!(new.location.as_deref(), Some("Brugge"));
    assert_eq!(new.verified, Some(true));
    assert_eq!(new.created_at_ms, Some(1_551_691_230_000));
}

#[test]
fn films_and_comments_of_tiktok() {
    let read = Readings::of(TIKTOK);
    assert_eq!(read.codes(), ["missing-account", "unreadable-time"]);
    let film = read.post("7300000000000000001");
    assert_eq!(film.platform, "tiktok");
    assert_eq!(film.account_id, "6800000000000000001");
    assert_eq!(film.posted_at_ms, 1_699_600_001_000);
    assert_eq!(film.hashtags, ["sluis", "kanaal"]);
    assert_eq!(film.mentions, ["6800000000000000099"]);
    assert_eq!(film.sounds, ["7299999999999999999"]);
    assert_eq!(film.objects, [("effect", "70000001".into())]);
    // Exact, where the other field is rounded.
    assert_eq!(
        (film.counts.likes, film.counts.views),
        (Some(1234), Some(10_021))
    );
    let duet = read.post("7300000000000000002");
    assert_eq!(duet.kind, Kind::Quote);
    assert_eq!(duet.quote_of.as_deref(), Some("7300000000000000001"));
    assert!(duet.sounds.is_empty() && duet.text.is_none());
    assert_eq!(duet.hashtags, ["sluis"]);
    let pictures = read.post("7300000000000000003");
    assert_eq!(pictures.account_id, "6800000000000000001");
    assert_eq!(pictures.hashtags, ["foto"]);
    assert_eq!(
        pictures.media,
        [
            "https://p16.tiktokcdn.example/photo-1.jpeg",
            "https://p16.tiktokcdn.example/photo-2.jpeg"
        ]
    );
    let profile = read.profile("6800000000000000001");
    assert_eq!(profile.handle.as_deref(), Some("anna.k"));
    assert_eq!(
        (profile.followers, profile.posts_count),
        (Some(277), Some(90))
    );
    assert_eq!(profile.observed_at_ms, COLLECTED_MS);
    let comment = read.post("7300000000000000900");
    assert_eq!(comment.kind, Kind::Reply);
    assert_eq!(comment.reply_to.as_deref(), Some("7300000000000000001"));
    assert_eq!(comment.urls, ["https://example.org/x"]);
    let answer = read.post("7300000000000000901");
    assert_eq!(answer.reply_to.as_deref(), Some("7300000000000000900"));
}

#[test]
fn instagram_in_both_forms_and_threads() {
    let read = Readings::of(INSTAGRAM);
    assert_eq!(read.codes(), ["missing-account", "missing-time"]);
    let post = read.post("3100000000000000001");
    assert_eq!((&*post.platform, &*post.account_id), ("instagram", "52001"));
    assert_eq!(post.posted_at_ms, 1_699_700_001_000);
    assert_eq!(post.hashtags, ["Sluis"]);
    assert_eq!(post.urls, ["https://example.org/sluis"]);
    // `@mia.b` of the text is the account tagged on the picture.
    assert_eq!(post.mentions, ["777", "ned"]);
    assert_eq!(post.counts.likes, Some(311));
    assert_eq!(
        post.post_url.as_deref(),
        Some("https://www.instagram.com/p/Cz1aB-_/")
    );
    assert_eq!(read.profile("888").handle.as_deref(), Some("ned"));
    assert_eq!(read.profile("52001").display_name.as_deref(), Some("לוק"));
    let several = read.post("3100000000000000002");
    assert_eq!(several.media, ["9001", "9002"]);
    assert_eq!(several.mentions, ["777", "779"]);
    // Hidden counts are not 3.
    assert_eq!(
        (several.counts.likes, several.counts.replies),
        (None, Some(7))
    );
    let reel = read.post("3100000000000000003");
    assert_eq!(reel.sounds, ["55500000000000001"]);
    assert_eq!(reel.counts.views, Some(9999));
    let node = read.post("3100000000000000055");
    assert_eq!((&*node.account_id, node.counts.likes), ("52055", Some(12)));
    assert_eq!(node.hashtags, ["graaf"]);
    assert_eq!(node.media, ["9101", "9102"]);
    assert_eq!(node.mentions, ["777"]);
    let thread = read.post("3200000000000000001");
    assert_eq!(
        (&*thread.platform, &*thread.account_id),
        ("threads", "62001")
    );
    assert_eq!((thread.urls.len(), thread.media.len()), (1, 0));
    assert_eq!(thread.counts.reposts, Some(3));
    assert_eq!(
        thread.post_url.as_deref(),
        Some("https://www.threads.com/@ria/post/Th1")
    );
    let reply = read.post("3200000000000000002");
    assert_eq!(
        (reply.kind, accounts(reply)),
        (Kind::Reply, [None, Some("62009"), None])
    );
    let repost = read.post("3200000000000000003");
    assert_eq!(repost.repost_of.as_deref(), Some("3200000000000000099"));
    assert_eq!(
        (repost.kind, accounts(repost)),
        (Kind::Repost, [Some("62099"), None, None])
    );
    let quote = read.post("3200000000000000004");
    assert_eq!(
        (quote.kind, accounts(quote)),
        (Kind::Quote, [None, None, Some("62098")])
    );
}

#[test]
fn other_platforms_are_read_or_named() {
    let read = Readings::of(OTHERS);
    assert_eq!(
        read.codes(),
        ["no-post", "unknown-platform", "unknown-platform", "no-post"]
    );
    let unknown = read.faults.get(1).unwrap();
    assert_eq!(unknown.value, "linkedin.com");
    assert!(
        unknown.reason.contains("linkedin.com"),
        "{}",
        unknown.reason
    );
    let gab = read.post("111900000000000001");
    assert_eq!((&*gab.platform, &*gab.account_id), ("gab", "4001"));
    assert_eq!(gab.urls, ["https://example.org/gab"]);
    assert_eq!(
        (&*gab.hashtags, &*gab.mentions),
        (&["gab".into()][..], &["kim".into()][..])
    );
    assert_eq!(gab.media, ["71"]);
    assert_eq!(read.profile("4001").bio.as_deref(), Some("hallo & dag"));
    let truth = read.posts.get(1).unwrap();
    assert_eq!(truth.platform, "truthsocial");
    assert_eq!(truth.urls, ["https://example.org/truth"]);
    assert_eq!(truth.hashtags, ["waar"]);
    let again = read.posts.get(2).unwrap();
    assert_eq!(again.kind, Kind::Repost);
    assert_eq!(again.repost_of.as_deref(), Some(&*truth.content_id));
    assert!(read.profiles.iter().all(|p| p.platform != "mastodon"));
    assert!(
        read.profiles
            .iter()
            .all(|p| p.observed_at_ms == COLLECTED_MS)
    );
}

#[test]
fn damaged_records_are_rejects() {
    for text in [X, TIKTOK, INSTAGRAM, OTHERS] {
        survives_damage(text);
    }
}
