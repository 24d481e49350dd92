//! X/Twitter API v2: pages as twarc2 and academictwitteR write them, flattened posts, streams, accounts.
//!
//! A page has the posts in `data` and what they refer to in `includes`; flattening puts the latter into
//! the posts. A post that stands only in `includes` was not collected: it tells who wrote what was
//! passed on, and no more.

use std::borrow::Cow;

use super::twitter_links::{is_default_picture, is_shared};
use super::{Begin, Item, JsonFormat, moment};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Kind, Post, Profile, Reading, Words};

pub(super) static FORMAT: JsonFormat = JsonFormat {
    id: "twitter-v2",
    name: "X/Twitter API v2 (twarc2, academictwitteR)",
    items: &["data", "users"],
    recognise,
    read,
    note: "Posts that stand only among what others refer to (includes) are not counted as collected. \
           A repost carries no counts: those in its record are the original's. Each version of an \
           edited post is a post. Of posts withheld in the collector's country the text is the \
           platform's notice and is left out.",
};

fn recognise(unit: &Json<'_>) -> bool {
    // Zeeschuimer's envelope has `data` too.
    if unit.has(&["source_platform"]) {
        return false;
    }
    let first = match unit.get("data") {
        Json::List(list) => list.first(),
        Json::Object(_) => Some(unit.get("data")),
        _ => unit.get("users").list().first(),
    };
    match first {
        Some(first) => {
            let page = unit.has(&["__twarc"])
                || unit.at("meta.result_count").count().is_some()
                || unit.has(&["includes"]);
            is_post(first)
                || is_account(first)
                || (page && what_else(first).is_some())
                || (page && first.has(&["id", "text"]))
        }
        None => {
            is_post(unit)
                || is_account(unit)
                || is_compliance(unit)
                || is_period(unit)
                || unit.at("meta.result_count").count().is_some()
                || unit.get("errors").list().iter().any(is_problem)
                || is_problem(unit)
        }
    }
}

fn is_post(json: &Json<'_>) -> bool {
    let marks = [
        "public_metrics",
        "conversation_id",
        "edit_history_tweet_ids",
        "referenced_tweets",
        "reply_settings",
    ];
    json.has(&["id"])
        && (json.has(&["text"]) || json.has(&["author_id"]))
        && marks.iter().any(|mark| json.has(&[mark]))
}

fn is_account(json: &Json<'_>) -> bool {
    json.has(&["id", "username", "name"])
        && !json.has(&["acct"])
        && (json.at("public_metrics.tweet_count").count().is_some()
            || json.has(&["protected"])
            || json.has(&["verified"]))
}

fn is_compliance(json: &Json<'_>) -> bool {
    json.has(&["id", "action", "created_at"])
        && (json.has(&["reason"]) || json.has(&["redacted_at"]))
}

fn is_period(json: &Json<'_>) -> bool {
    json.has(&["start", "end", "tweet_count"])
}

fn is_problem(json: &Json<'_>) -> bool {
    json.get("type")
        .str()
        .is_some_and(|kind| kind.starts_with("https://api.twitter.com/2/problems/"))
}

fn read<'a>(item: Item<'a, '_>) -> Reading<'a> {
    let json = item.json;
    let post = [
        "author_id",
        "text",
        "referenced_tweets",
        "edit_history_tweet_ids",
    ];
    if !is_compliance(json) && post.iter().any(|key| json.has(&[key])) {
        return match read_post(item) {
            Ok(post) => {
                let accounts = accounts_of(item, post.posted_at_ms);
                Reading::Post(Box::new(post), accounts)
            }
            Err(fault) => Reading::Fault(fault),
        };
    }
    if json.has(&["username"]) {
        return match account(json, collected_at(item)) {
            Some(account) => Reading::Profiles(vec![account]),
            None => Reading::Fault(Fault::missing("missing-account", "id", "id of the account")),
        };
    }
    let (value, what) = what_else(json).unwrap_or_else(|| {
        let value = json.first_of(&["id", "name", "title"]).text();
        (
            value.unwrap_or_default(),
            "an object of a kind that is neither post nor account",
        )
    });
    Reading::Fault(Fault::no_post(&value, what))
}

/// What a record is that is neither post nor account: the value to show, and a phrase.
fn what_else<'j>(json: &'j Json<'_>) -> Option<(Cow<'j, str>, &'static str)> {
    let shown = |json: &'j Json<'_>| json.text().unwrap_or_default();
    if is_period(json) {
        let value = format!(
            "{}: {}",
            shown(json.get("start")),
            shown(json.get("tweet_count"))
        );
        return Some((value.into(), "the number of posts in a period"));
    }
    if is_compliance(json) {
        let [action, id, reason] = ["action", "id", "reason"].map(|key| shown(json.get(key)));
        let value = format!("{action} {id} {reason}").trim_end().to_owned();
        return Some((
            value.into(),
            "a compliance notice about a post or an account",
        ));
    }
    if json.has(&["owner_id", "member_count"]) || json.has(&["owner_id", "name"]) {
        return Some((shown(json.get("name")), "a list of accounts"));
    }
    let problem = json.get("errors").list().first().unwrap_or(json);
    if json.has(&["errors"]) || problem.has(&["title", "detail"]) {
        let value = shown(problem.first_of(&["detail", "message", "title"]));
        return Some((value, "an error message of the API"));
    }
    if json.has(&["meta"]) {
        return Some((Cow::Borrowed(""), "a page without posts"));
    }
    let notices = [
        "delete",
        "drop",
        "undrop",
        "withheld",
        "tweet_edit",
        "scrub_geo",
        "user_delete",
        "user_undelete",
        "user_withheld",
        "user_protect",
        "user_unprotect",
        "user_suspend",
        "user_unsuspend",
        "user_profile_modification",
    ];
    let notice = notices.into_iter().find(|notice| json.has(&[notice]))?;
    Some((Cow::Borrowed(notice), "a notice of the compliance stream"))
}

fn begin<'a>(json: &Json<'a>) -> Result<Post<'a>, Fault> {
    let created = json.get("created_at");
    Begin {
        platform: "twitter",
        content: ("id", json.get("id").text()),
        account: (
            "author_id",
            json.first_of(&["author_id", "author.id"]).text(),
        ),
        time: ("created_at", created.text(), moment(created)),
    }
    .post()
}

fn read_post<'a>(item: Item<'a, '_>) -> Result<Post<'a>, Fault> {
    let json = item.json;
    let mut post = begin(json)?;
    references(item, &mut post);
    let note = json.get("note_tweet");
    post.text = note.get("text").text().or_else(|| json.get("text").text());
    post.lang = json.get("lang").text();
    post.client = json.get("source").text();
    if is_notice(json) {
        // The words and the link are the platform's, the same for everybody who was withheld.
        post.text = None;
    } else {
        entities(item, &mut post);
    }
    post.media = json
        .at("attachments.media_keys")
        .list()
        .iter()
        .filter_map(Json::text)
        .collect();
    if post.kind != Kind::Repost {
        let metrics = json.get("public_metrics");
        post.counts = Counts {
            likes: metrics.get("like_count").count(),
            reposts: metrics.get("retweet_count").count(),
            replies: metrics.get("reply_count").count(),
            quotes: metrics.get("quote_count").count(),
            views: metrics.get("impression_count").count(),
            reactions: None,
        };
    }
    Ok(post)
}

/// Whether the text is the notice that stands in for a post withheld in the collector's country.
fn is_notice(json: &Json<'_>) -> bool {
    !json.get("withheld").is_null()
        && json.at("entities.urls").list().iter().any(|url| {
            let address = url.first_of(&["expanded_url", "url"]);
            url.get("display_url").str() == Some("Learn more")
                && address
                    .str()
                    .is_some_and(|to| to.contains("/support.twitter.com/") || to.contains("/help."))
        })
}

/// The posts that this one passes on, answers or quotes, and who wrote them.
fn references<'a>(item: Item<'a, '_>, post: &mut Post<'a>) {
    let json = item.json;
    let included = item.parent.at("includes.tweets").list();
    for reference in json.get("referenced_tweets").list() {
        let Some(id) = reference.get("id").text() else {
            continue;
        };
        let author = reference
            .first_of(&["author_id", "author.id"])
            .text()
            .or_else(|| {
                let known = |tweet: &&Json<'_>| tweet.get("id").str() == Some(&*id);
                included.iter().find(known)?.get("author_id").text()
            });
        match reference.get("type").str() {
            Some("retweeted") => {
                post.repost_of_account = author.or_else(|| first_mention(json));
                post.repost_of = Some(id);
            }
            Some("replied_to") => {
                post.reply_to_account = author;
                post.reply_to = Some(id);
            }
            Some("quoted") => {
                post.quote_of_account = author;
                post.quote_of = Some(id);
            }
            _ => {}
        }
    }
    if let Some(account) = json
        .first_of(&["in_reply_to_user_id", "in_reply_to_user.id"])
        .text()
    {
        post.reply_to_account = Some(account);
    }
    post.kind = if post.repost_of.is_some() {
        Kind::Repost
    } else if post.reply_to.is_some() || post.reply_to_account.is_some() {
        Kind::Reply
    } else if post.quote_of.is_some() {
        Kind::Quote
    } else {
        Kind::Post
    };
}

/// The author of what a repost passes on: its text begins with `RT @name:`.
fn first_mention<'a>(json: &Json<'a>) -> Option<Words<'a>> {
    let marked = json.get("text").str()?.starts_with("RT @");
    let mentions = json.at("entities.mentions").list();
    let first = mentions
        .iter()
        .find(|mention| mention.get("start").count() == Some(3));
    first.filter(|_| marked)?.get("id").text()
}

fn entities<'a>(item: Item<'a, '_>, post: &mut Post<'a>) {
    let json = item.json;
    // A long text has its own list of what is in it; media stand in the other one only.
    let list = |path: &str| {
        let long = json.at("note_tweet.entities").get(path).list();
        if long.is_empty() {
            json.get("entities").get(path).list()
        } else {
            long
        }
    };
    let versions = json.get("edit_history_tweet_ids").list();
    let (own, quoted) = (post.content_id.clone(), post.quote_of.clone());
    let own = |id: &str| {
        id == own
            || quoted.as_deref() == Some(id)
            || versions.iter().any(|version| version.str() == Some(id))
    };
    for url in list("urls") {
        let Some(address) = url.first_of(&["unwound_url", "expanded_url", "url"]).text() else {
            continue;
        };
        // What a short address leads to may have been moved since; what the platform wrote tells.
        let written = url
            .first_of(&["expanded_url", "url"])
            .str()
            .unwrap_or_default();
        if url.get("media_key").is_null() && is_shared(written, url.get("display_url").str(), &own)
        {
            post.urls.push(address);
        }
    }
    post.hashtags = list("hashtags")
        .iter()
        .filter_map(|tag| tag.get("tag").text())
        .collect();
    for tag in list("cashtags") {
        if let Some(tag) = tag.get("tag").text() {
            post.objects.push(("cashtag", upper(tag)));
        }
    }
    let users = item.parent.at("includes.users").list();
    for mention in list("mentions") {
        let name = mention.get("username");
        let id = mention.get("id").text().or_else(|| {
            let name = name.str()?;
            let named = |user: &&Json<'_>| {
                user.get("username")
                    .str()
                    .is_some_and(|known| known.eq_ignore_ascii_case(name))
            };
            users.iter().find(named)?.get("id").text()
        });
        post.mentions.extend(id.or_else(|| name.text()));
    }
}

/// `$btc` and `$BTC` are the same mark.
pub(super) fn upper(tag: Words<'_>) -> Words<'_> {
    if tag.bytes().any(|b| b.is_ascii_lowercase()) {
        Words::Owned(tag.to_ascii_uppercase())
    } else {
        tag
    }
}

/// When twarc fetched the page; elsewhere records do not say it.
fn collected_at(item: Item<'_, '_>) -> Option<i64> {
    moment(item.parent.at("__twarc.retrieved_at"))
        .or_else(|| moment(item.unit.at("__twarc.retrieved_at")))
}

/// Accounts that the record shows. Those of a page come once, with the first post that can be used.
fn accounts_of<'a>(item: Item<'a, '_>, posted_at_ms: i64) -> Vec<Profile<'a>> {
    let mut accounts = Vec::new();
    let seen_at = collected_at(item);
    shown_in(
        item.json,
        Some(seen_at.unwrap_or(posted_at_ms)),
        &mut accounts,
    );
    let users = item.parent.at("includes.users").list();
    if !users.is_empty() && is_first(item) {
        let newest = || {
            let posts = item.parent.get("data").list();
            let times = posts
                .iter()
                .filter_map(|post| moment(post.get("created_at")));
            times.max().or(Some(posted_at_ms))
        };
        let seen_at = seen_at.or_else(newest);
        accounts.extend(users.iter().filter_map(|user| account(user, seen_at)));
    }
    accounts
}

/// Whether this is the first post of its page that can be used.
fn is_first(item: Item<'_, '_>) -> bool {
    match item.parent.get("data") {
        // Looking further would make a page of nothing but faults slow.
        Json::List(posts) => posts
            .iter()
            .take(32)
            .find(|post| begin(post).is_ok())
            .is_some_and(|first| std::ptr::eq(first, item.json)),
        _ => true,
    }
}

/// Accounts that flattening put into a post, and into the posts in it.
fn shown_in<'a>(json: &Json<'a>, seen_at: Option<i64>, accounts: &mut Vec<Profile<'a>>) {
    let mentions = json.at("entities.mentions").list().iter();
    let named = [json.get("author"), json.get("in_reply_to_user")];
    for user in named.into_iter().chain(mentions) {
        // A mention of a page has no more than id and name.
        if user.has(&["username", "name"]) {
            accounts.extend(account(user, seen_at));
        }
    }
    for reference in json.get("referenced_tweets").list() {
        shown_in(reference, seen_at, accounts);
    }
}

fn account<'a>(user: &Json<'a>, seen_at: Option<i64>) -> Option<Profile<'a>> {
    let metrics = user.get("public_metrics");
    let picture = user.get("profile_image_url");
    Some(Profile {
        platform: Words::Borrowed("twitter"),
        account_id: user.get("id").text()?,
        handle: user.get("username").text(),
        display_name: user.get("name").text(),
        created_at_ms: moment(user.get("created_at")),
        bio: user.get("description").text(),
        location: user.get("location").text(),
        followers: metrics.get("followers_count").count(),
        following: metrics.get("following_count").count(),
        posts_count: metrics.get("tweet_count").count(),
        verified: user.get("verified").truth(),
        default_profile: picture.str().map(is_default_picture),
        avatar: picture.text(),
        observed_at_ms: seen_at,
    })
}
