//! X/Twitter API v1.1: one post a line, search answers, accounts, and the notices of its streams.
//!
//! Scrapers write it as the API did (`entities`, `extended_tweet`) or with the lists of `entities` in the
//! post itself. Numbers above 2^53 are in `id_str`; `id` counts only where there is no other.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::texts::unescaped;
use super::twitter_links::{is_default_picture, is_notice, is_shared};
use super::{Begin, Item, JsonFormat, millis, moment, twitter_time};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Kind, Post, Profile, Reading, Words};

pub(super) static FORMAT: JsonFormat = JsonFormat {
    id: "twitter-v1",
    name: "X/Twitter API v1.1",
    items: &["statuses", "users"],
    recognise,
    read,
    note: "Posts that stand only inside another one (what it passes on or quotes) are not counted as \
           collected. A repost carries no counts: those in its record are the original's.",
};

/// Notices of the streaming API, with a phrase for each.
const NOTICES: [(&str, &str); 12] = [
    ("delete", "a notice that a post was deleted"),
    ("limit", "a notice that the stream left posts out"),
    ("scrub_geo", "a notice that places were removed from posts"),
    (
        "status_withheld",
        "a notice that a post is withheld in a country",
    ),
    (
        "user_withheld",
        "a notice that an account is withheld in a country",
    ),
    ("disconnect", "a notice that the stream was closed"),
    ("warning", "a warning of the stream"),
    (
        "friends",
        "the list of followed accounts that a stream begins with",
    ),
    (
        "friends_str",
        "the list of followed accounts that a stream begins with",
    ),
    ("event", "a notice of what an account did, such as a like"),
    ("errors", "an error message of the API"),
    ("error", "an error message of the API"),
];

fn recognise(unit: &Json<'_>) -> bool {
    let first = unit
        .first_of(&["statuses", "users"])
        .list()
        .first()
        .unwrap_or(unit);
    is_post(first) || is_account(first) || is_notice_of_stream(unit)
}

fn is_post(json: &Json<'_>) -> bool {
    (json.has(&["id_str"]) || json.has(&["id"]))
        && json.has(&["user", "created_at"])
        && (json.at("user.screen_name").str().is_some() || json.at("user.id_str").str().is_some())
}

fn is_account(json: &Json<'_>) -> bool {
    json.has(&["screen_name", "id_str"]) && json.has(&["followers_count"])
}

/// One that no other source writes, so that a file may begin with it.
fn is_notice_of_stream(json: &Json<'_>) -> bool {
    json.entries().len() == 1
        && (json.at("delete.status").has(&["id_str"])
            || json.at("limit.track").count().is_some()
            || json.get("scrub_geo").has(&["user_id_str"])
            || json.get("status_withheld").has(&["withheld_in_countries"])
            || json.get("user_withheld").has(&["withheld_in_countries"]))
}

fn read<'a>(item: Item<'a, '_>) -> Reading<'a> {
    let json = item.json;
    let post = [
        "user",
        "text",
        "full_text",
        "extended_tweet",
        "retweeted_status",
    ];
    if post.iter().any(|key| json.has(&[key])) && !json.has(&["event"]) {
        return match read_post(json) {
            Ok(post) => {
                let mut accounts = Vec::new();
                shown_in(json, post.posted_at_ms, 0, &mut accounts);
                Reading::Post(Box::new(post), accounts)
            }
            Err(fault) => Reading::Fault(fault),
        };
    }
    if json.has(&["screen_name"]) {
        // The time of collection is not in it; its last post was there by then.
        let seen_at = twitter_time(json.at("status.created_at"));
        return match account(json, seen_at) {
            Some(account) => Reading::Profiles(vec![account]),
            None => Reading::Fault(Fault::missing(
                "missing-account",
                "id_str",
                "id of the account",
            )),
        };
    }
    let notice = NOTICES.iter().find(|(key, _)| json.has(&[key]));
    let (value, what) = match notice {
        Some((key, what)) => (told(json.get(key)).unwrap_or(Cow::Borrowed(*key)), *what),
        None if json.has(&["search_metadata"]) => (Cow::Borrowed(""), "an answer without posts"),
        None => (
            json.first_of(&["id_str", "id", "name"])
                .text()
                .unwrap_or_default(),
            "an object of a kind that is neither post nor account",
        ),
    };
    Reading::Fault(Fault::no_post(&value, what))
}

/// What a notice is about.
fn told<'a>(notice: &Json<'a>) -> Option<Words<'a>> {
    let paths = [
        "status.id_str",
        "track",
        "id_str",
        "user_id_str",
        "id",
        "user_id",
        "message",
        "reason",
    ];
    let first = notice.list().first().unwrap_or(notice);
    notice.text().or_else(|| first.first_of(&paths).text())
}

/// An id: the text of it, else the number; below 0 stands for an account that is gone.
fn id<'a>(of: &Json<'a>, text: &str, number: &str) -> Option<Words<'a>> {
    let number = || match of.get(number) {
        Json::Below(_) => None,
        other => other.text(),
    };
    of.get(text).text().or_else(number)
}

fn read_post<'a>(json: &Json<'a>) -> Result<Post<'a>, Fault> {
    let created = json.first_of(&["created_at", "timestamp_ms"]);
    let at = twitter_time(created)
        .or_else(|| moment(created))
        .or_else(|| millis(json.get("timestamp_ms")));
    let user = json.get("user");
    let begin = Begin {
        platform: "twitter",
        content: ("id_str", id(json, "id_str", "id")),
        account: ("user.id_str", id(user, "id_str", "id")),
        time: ("created_at", created.text(), at),
    };
    let mut post = begin.post()?;
    let long = json.get("extended_tweet");
    post.text = [
        long.get("full_text"),
        json.get("full_text"),
        json.get("text"),
    ]
    .iter()
    .find_map(|text| text.text())
    .map(unescaped);
    post.lang = json.get("lang").text();
    post.client = json.get("source").text().map(program);
    references(json, &mut post);
    if !json.get("withheld_in_countries").is_null() && is_notice(json) {
        post.text = None;
    } else {
        entities(json, &mut post);
    }
    if post.kind != Kind::Repost {
        post.counts = Counts {
            likes: json.get("favorite_count").count(),
            reposts: json.get("retweet_count").count(),
            replies: json.get("reply_count").count(),
            quotes: json.get("quote_count").count(),
            ..Counts::default()
        };
    }
    Ok(post)
}

/// `<a href="..." rel="nofollow">Twitter Web Client</a>`: the words of it.
fn program(source: Words<'_>) -> Words<'_> {
    let words = |text: &str| {
        let (from, rest) = text.split_once('>')?;
        let to = rest.find("</")?;
        (text.starts_with('<')).then_some(from.len() + 1..from.len() + 1 + to)
    };
    let Some(range) = words(&source) else {
        return source;
    };
    match source {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(range).unwrap_or(text)),
        Cow::Owned(text) => Cow::Owned(text.get(range).unwrap_or(&text).to_owned()),
    }
}

fn references<'a>(json: &Json<'a>, post: &mut Post<'a>) {
    let passed_on = json.get("retweeted_status");
    post.repost_of = id(passed_on, "id_str", "id");
    post.repost_of_account = id(passed_on.get("user"), "id_str", "id");
    if post.repost_of.is_some() {
        // What is answered and quoted there was answered and quoted by the original.
        post.kind = Kind::Repost;
        return;
    }
    post.reply_to = id(json, "in_reply_to_status_id_str", "in_reply_to_status_id");
    post.reply_to_account = id(json, "in_reply_to_user_id_str", "in_reply_to_user_id");
    let quoted = json.get("quoted_status");
    post.quote_of =
        id(json, "quoted_status_id_str", "quoted_status_id").or_else(|| id(quoted, "id_str", "id"));
    post.quote_of_account = id(quoted.get("user"), "id_str", "id");
    post.kind = if post.reply_to.is_some() || post.reply_to_account.is_some() {
        Kind::Reply
    } else if post.quote_of.is_some() {
        Kind::Quote
    } else {
        Kind::Post
    };
}

fn entities<'a>(json: &Json<'a>, post: &mut Post<'a>) {
    let places = [
        json.at("extended_tweet.entities"),
        json.get("entities"),
        json,
    ];
    let list = |key: &str| {
        let lists = places.iter().map(|place| place.get(key).list());
        lists
            .into_iter()
            .find(|list| !list.is_empty())
            .unwrap_or_default()
    };
    let (own, quoted) = (post.content_id.clone(), post.quote_of.clone());
    let own = |id: &str| id == own || quoted.as_deref() == Some(id);
    for url in list("urls") {
        let Some(address) = url.first_of(&["unwound.url", "expanded_url", "url"]).text() else {
            continue;
        };
        let written = url
            .first_of(&["expanded_url", "url"])
            .str()
            .unwrap_or_default();
        if is_shared(written, url.get("display_url").str(), &own) {
            post.urls.push(address);
        }
    }
    let word = |tag: &Json<'a>| tag.get("text").text().or_else(|| tag.text());
    post.hashtags = list("hashtags").iter().filter_map(word).collect();
    let marks = list("symbols").iter().filter_map(word);
    post.objects = marks
        .map(|mark| ("cashtag", super::twitter_v2::upper(mark)))
        .collect();
    post.mentions = list("user_mentions")
        .iter()
        .filter_map(|named| id(named, "id_str", "id").or_else(|| named.get("screen_name").text()))
        .collect();
    let media = [
        json.at("extended_tweet.extended_entities.media"),
        json.at("extended_entities.media"),
        json.at("extended_tweet.entities.media"),
        json.at("entities.media"),
        json.get("media"),
    ];
    let media = media
        .iter()
        .map(|media| media.list())
        .find(|media| !media.is_empty());
    for one in media.unwrap_or_default() {
        let key = one.get("media_key").text();
        let key = key.or_else(|| id(one, "id_str", "id"));
        let address = || one.first_of(&["media_url_https", "media_url"]).text();
        post.media.extend(key.or_else(address));
    }
}

/// The author of a post, and of the posts in it.
fn shown_in<'a>(json: &Json<'a>, seen_at_ms: i64, depth: u8, accounts: &mut Vec<Profile<'a>>) {
    let user = json.get("user");
    if user.has(&["screen_name"]) {
        accounts.extend(account(user, Some(seen_at_ms)));
    }
    if depth < 3 {
        for inner in ["retweeted_status", "quoted_status"] {
            shown_in(json.get(inner), seen_at_ms, depth + 1, accounts);
        }
    }
}

fn account<'a>(user: &Json<'a>, seen_at: Option<i64>) -> Option<Profile<'a>> {
    let picture = user.first_of(&["profile_image_url_https", "profile_image_url"]);
    let created = user.get("created_at");
    let by_address = || picture.str().map(is_default_picture);
    Some(Profile {
        platform: Words::Borrowed("twitter"),
        account_id: id(user, "id_str", "id")?,
        handle: user.get("screen_name").text(),
        display_name: user.get("name").text().map(unescaped),
        created_at_ms: twitter_time(created).or_else(|| moment(created)),
        bio: user.get("description").text().map(unescaped),
        location: user.get("location").text(),
        followers: user.get("followers_count").count(),
        following: user.get("friends_count").count(),
        posts_count: user.get("statuses_count").count(),
        verified: user.get("verified").truth(),
        // `default_profile` is about colours.
        default_profile: user
            .get("default_profile_image")
            .truth()
            .or_else(by_address),
        avatar: picture.text(),
        observed_at_ms: seen_at,
    })
}
