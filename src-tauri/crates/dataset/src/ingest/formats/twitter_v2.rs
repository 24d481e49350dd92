//! X/Twitter API v2: pages as twarc2 and academictwitteR write them, flattened posts, streams, accounts.
//!
//! A page has the posts in `data` and what they refer to in `includes`; flattening puts the latter into
//! the posts. A post that stands only in `includes` was not collected: it tells who wrote what was
//! passed on, and no more.

mod accounts;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use accounts::{account, accounts_of, collected_at};

use super::texts::unescaped;
use super::twitter_links::{is_notice, is_shared};
use super::{Begin, Item, JsonFormat, moment};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Kind, Post, Reading, Words};

pub(super) static FORMAT: JsonFormat = JsonFormat {
    id: "twitter-v2",
    name: "X/Twitter API v2 (twarc2, academictwitteR)",
    items: &["data", "users", "errors"],
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
    let text = note.get("text").text();
    post.text = text.or_else(|| json.get("text").text()).map(unescaped);
    post.lang = json.get("lang").text();
    post.client = json.get("source").text();
    if !json.get("withheld").is_null() && is_notice(json) {
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

/// The posts that this one passes on, answers or quotes, and who wrote them.
fn references<'a>(item: Item<'a, '_>, post: &mut Post<'a>) {
    let json = item.json;
    let included = item.parent.at("includes.tweets");
    for reference in json.get("referenced_tweets").list() {
        let Some(id) = reference.get("id").text() else {
            continue;
        };
        let author = reference
            .first_of(&["author_id", "author.id"])
            .text()
            .or_else(|| {
                item.finder
                    .find(included, "id", &id)?
                    .get("author_id")
                    .text()
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
    // A post can be edited five times.
    let versions = json.get("edit_history_tweet_ids").list();
    let versions = versions.get(..versions.len().min(16)).unwrap_or_default();
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
    let users = item.parent.at("includes.users");
    for mention in list("mentions") {
        let name = mention.get("username");
        let id = mention.get("id").text();
        let id = id.or_else(|| {
            item.finder
                .find(users, "username", name.str()?)?
                .get("id")
                .text()
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
