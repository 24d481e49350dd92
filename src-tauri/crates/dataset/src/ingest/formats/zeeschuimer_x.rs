//! X/Twitter as its own web page gets it (GraphQL): a post is a `legacy` object with its author beside
//! it, wrapped once more where its visibility is limited. From 2025 parts of the author stand
//! outside `legacy`. The first versions kept post and author in two lists (`type: adaptive`).

use super::texts::{add_once, unescaped};
use super::twitter_links::{is_default_picture, is_shared};
use super::twitter_v2::upper;
use super::{Begin, twitter_time};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Kind, Post, Profile, Reading, Words};
use crate::ingest::words::html_text;

pub(super) fn read<'a>(data: &Json<'a>, collected_ms: Option<i64>) -> Reading<'a> {
    let tweet = unwrapped(data);
    let legacy = tweet.get("legacy");
    if legacy.entries().is_empty() {
        let shown = tweet
            .first_of(&["__typename", "tombstone.text.text"])
            .text();
        return Reading::Fault(Fault::no_post(
            &shown.unwrap_or_default(),
            "X shows a notice in the place of the post",
        ));
    }
    match post(tweet, legacy) {
        Ok(post) => {
            let mut profiles = Vec::new();
            for shown in [tweet, original(tweet), quoted(tweet)] {
                profiles.extend(profile(shown, collected_ms.or(Some(post.posted_at_ms))));
            }
            Reading::Post(Box::new(post), profiles)
        }
        Err(fault) => Reading::Fault(fault),
    }
}

fn post<'a>(tweet: &Json<'a>, legacy: &Json<'a>) -> Result<Post<'a>, Fault> {
    let created = legacy.get("created_at");
    let mut post = Begin {
        platform: "twitter",
        content: ("data.rest_id", id(tweet)),
        account: ("data.legacy.user_id_str", author(tweet)),
        time: (
            "data.legacy.created_at",
            created.text(),
            twitter_time(created),
        ),
    }
    .post()?;
    relate(&mut post, tweet, legacy);
    let note = tweet.at("note_tweet.note_tweet_results.result");
    post.text = note
        .get("text")
        .text()
        .or_else(|| legacy.first_of(&["full_text", "text"]).text())
        .map(unescaped);
    entities(&mut post, tweet, legacy, note.get("entity_set"));
    let media = legacy.first_of(&["extended_entities.media", "entities.media"]);
    for medium in media.list() {
        let key = medium.first_of(&["media_key", "id_str", "media_url_https"]);
        add_once(&mut post.media, key.text());
    }
    post.lang = legacy.get("lang").text();
    let client = tweet.first_of(&["source", "legacy.source"]);
    post.client = client.text().map(|html| Words::Owned(html_text(&html)));
    post.post_url = screen_name(tweet)
        .map(|name| Words::Owned(format!("https://x.com/{name}/status/{}", post.content_id)));
    if post.kind != Kind::Repost {
        post.counts = counts(tweet, legacy);
    }
    Ok(post)
}

fn counts(tweet: &Json<'_>, legacy: &Json<'_>) -> Counts {
    Counts {
        likes: legacy.get("favorite_count").count(),
        reposts: legacy.get("retweet_count").count(),
        replies: legacy.get("reply_count").count(),
        quotes: legacy.get("quote_count").count(),
        views: tweet
            .first_of(&["views.count", "ext_views.count", "legacy.ext_views.count"])
            .count(),
        reactions: None,
    }
}

/// What stands in the text. A long text has a list of its own.
fn entities<'a>(post: &mut Post<'a>, tweet: &Json<'a>, legacy: &Json<'a>, long: &Json<'a>) {
    let list = |path: &str| match long.get(path).list() {
        [] => legacy.get("entities").get(path).list(),
        list => list,
    };
    for tag in list("hashtags") {
        post.hashtags.extend(tag.get("text").text());
    }
    for tag in list("symbols") {
        if let Some(tag) = tag.get("text").text() {
            post.objects.push(("cashtag", upper(tag)));
        }
    }
    for user in list("user_mentions") {
        let named = user.first_of(&["id_str", "screen_name"]).text();
        add_once(&mut post.mentions, named);
    }
    let versions = tweet.first_of(&[
        "edit_control.edit_tweet_ids",
        "edit_control.edit_control_initial.edit_tweet_ids",
    ]);
    let own = |id: &str| {
        id == post.content_id
            || post.quote_of.as_deref() == Some(id)
            || versions
                .list()
                .iter()
                .any(|version| version.str() == Some(id))
    };
    let mut urls = Vec::new();
    for link in list("urls") {
        let Some(address) = link.first_of(&["expanded_url", "url"]).text() else {
            continue;
        };
        if is_shared(&address, link.get("display_url").str(), &own) {
            urls.push(address);
        }
    }
    post.urls = urls;
}

/// What the post is to other posts.
fn relate<'a>(post: &mut Post<'a>, tweet: &Json<'a>, legacy: &Json<'a>) {
    let original = original(tweet);
    let reposted = id(original).or_else(|| legacy.get("retweeted_status_id_str").text());
    // The object is empty where the original is gone: still a repost, of a post without name.
    if reposted.is_some() || !repost_slot(tweet).is_null() {
        post.kind = Kind::Repost;
        post.repost_of = reposted;
        post.repost_of_account = author(original);
        return;
    }
    let quoted = quoted(tweet);
    post.quote_of = legacy
        .get("quoted_status_id_str")
        .text()
        .or_else(|| id(quoted));
    post.quote_of_account = author(quoted);
    post.reply_to = legacy.get("in_reply_to_status_id_str").text();
    post.reply_to_account = legacy
        .first_of(&["in_reply_to_user_id_str", "in_reply_to_screen_name"])
        .text();
    if post.reply_to.is_some() || post.reply_to_account.is_some() {
        post.kind = Kind::Reply;
    } else if post.quote_of.is_some() {
        post.kind = Kind::Quote;
    }
}

/// The post itself where it is wrapped in a note about who may answer it.
fn unwrapped<'j, 'a>(result: &'j Json<'a>) -> &'j Json<'a> {
    let inner = result.get("tweet");
    if inner.entries().is_empty() {
        result
    } else {
        inner
    }
}

fn repost_slot<'j, 'a>(tweet: &'j Json<'a>) -> &'j Json<'a> {
    tweet.first_of(&["legacy.retweeted_status_result", "retweeted_status_result"])
}

fn original<'j, 'a>(tweet: &'j Json<'a>) -> &'j Json<'a> {
    unwrapped(repost_slot(tweet).get("result"))
}

fn quoted<'j, 'a>(tweet: &'j Json<'a>) -> &'j Json<'a> {
    let slot = tweet.first_of(&["quoted_status_result", "legacy.quoted_status_result"]);
    unwrapped(slot.get("result"))
}

/// `id` comes last: the extension made some of them with `parseInt`, which rounds them.
fn id<'a>(tweet: &Json<'a>) -> Option<Words<'a>> {
    tweet.first_of(&["rest_id", "legacy.id_str", "id"]).text()
}

fn author<'a>(tweet: &Json<'a>) -> Option<Words<'a>> {
    tweet
        .first_of(&[
            "core.user_results.result.rest_id",
            "legacy.user_id_str",
            "user.id_str",
        ])
        .text()
}

fn screen_name<'a>(tweet: &Json<'a>) -> Option<Words<'a>> {
    tweet
        .first_of(&[
            "core.user_results.result.core.screen_name",
            "core.user_results.result.legacy.screen_name",
            "user.screen_name",
        ])
        .text()
}

/// The author of a post as the record shows it.
fn profile<'a>(tweet: &Json<'a>, observed_at_ms: Option<i64>) -> Option<Profile<'a>> {
    let account_id = author(tweet)?;
    let user = tweet.first_of(&["core.user_results.result", "user"]);
    if user.entries().is_empty() {
        return None;
    }
    let of = |paths: &[&str]| user.first_of(paths);
    let avatar = of(&[
        "avatar.image_url",
        "legacy.profile_image_url_https",
        "profile_image_url_https",
    ]);
    let marks = [
        "verified",
        "legacy.verified",
        "verification.verified",
        "is_blue_verified",
    ]
    .map(|path| user.at(path).truth());
    Some(Profile {
        platform: Words::Borrowed("twitter"),
        account_id,
        handle: screen_name(tweet),
        display_name: of(&["core.name", "legacy.name", "name"]).text(),
        created_at_ms: twitter_time(of(&["core.created_at", "legacy.created_at", "created_at"])),
        bio: of(&[
            "legacy.description",
            "profile_bio.description",
            "description",
        ])
        .text(),
        location: of(&["location.location", "legacy.location"])
            .text()
            .or_else(|| user.get("location").str().and_then(filled)),
        followers: of(&[
            "legacy.followers_count",
            "relationship_counts.followers",
            "followers_count",
        ])
        .count(),
        following: of(&[
            "legacy.friends_count",
            "relationship_counts.following",
            "friends_count",
        ])
        .count(),
        posts_count: of(&[
            "legacy.statuses_count",
            "tweet_counts.tweets",
            "statuses_count",
        ])
        .count(),
        verified: if marks.contains(&Some(true)) {
            Some(true)
        } else {
            marks.iter().copied().flatten().next()
        },
        default_profile: of(&["legacy.default_profile_image", "default_profile_image"])
            .truth()
            .or_else(|| avatar.str().map(is_default_picture)),
        avatar: avatar.text(),
        observed_at_ms,
    })
}

fn filled<'a>(text: &str) -> Option<Words<'a>> {
    (!text.is_empty()).then(|| Words::Owned(text.to_owned()))
}
