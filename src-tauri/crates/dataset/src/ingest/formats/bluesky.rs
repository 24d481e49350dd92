//! Answers of Bluesky's API (XRPC): searches, feeds, threads, repositories, accounts.

#[cfg(test)]
mod tests;

use super::bluesky_record::{Arrival, Found, collection_in, kind_of_record};
use super::{Item, JsonFormat, moment};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Post, Profile, Reading, Words};

pub(super) static FORMAT: JsonFormat = JsonFormat {
    id: "bluesky",
    name: "Bluesky API",
    items: &[
        "posts",
        "feed",
        "thread.**.post",
        "thread.**.notFound",
        "thread.**.blocked",
        "records",
        "notifications",
        "profiles",
        "actors",
        "likes",
        "repostedBy",
        "subject",
        "followers",
        "follows",
        "list",
        "items",
        "feeds",
        "view",
        "lists",
        "starterPack",
        "starterPacks",
    ],
    recognise,
    read,
    note: TIMES_NOTE,
};

/// How times are read, for people.
pub(super) const TIMES_NOTE: &str = "The time of a post is what the author's program claims \
     (createdAt), unless that is later than its arrival at Bluesky (indexedAt) or before the network \
     began in November 2022: then it is the time of arrival. A repost carries no counts: those in its \
     record are the original's.";

fn recognise(unit: &Json<'_>) -> bool {
    if unit.has(&["time_us"]) {
        return false;
    }
    let keys = FORMAT
        .items
        .iter()
        .map(|path| path.split('.').next().unwrap_or(path));
    let first = keys.map(|key| unit.get(key)).find_map(|value| match value {
        Json::List(list) => list.first(),
        Json::Object(_) => Some(value),
        _ => None,
    });
    let first = first.unwrap_or(unit);
    let parts = ["post", "actor", "subject", "author", "creator", "value"];
    is_at(first) || parts.iter().any(|part| is_at(first.get(part)))
}

/// Whether it has an address or an account of the AT protocol.
fn is_at(json: &Json<'_>) -> bool {
    let begins = |key: &str, with: &str| {
        json.get(key)
            .str()
            .is_some_and(|text| text.starts_with(with))
    };
    begins("uri", "at://") || begins("did", "did:") || begins("parent", "at://")
}

fn read<'a>(item: Item<'a, '_>) -> Reading<'a> {
    let json = item.json;
    if let Json::Bool(_) = json {
        let uri = item.parent.get("uri").text().unwrap_or_default();
        let what = "a place in a thread whose post is deleted, or hidden by a block";
        return Reading::Fault(Fault::no_post(&uri, what));
    }
    if json.has(&["post"]) {
        return read_feed_item(json);
    }
    if json.has(&["record"]) || json.has(&["value"]) {
        return read_record(json);
    }
    let shown = ["actor", "subject", "creator", "author"];
    let account = shown
        .iter()
        .map(|key| json.get(key))
        .find(|inner| inner.has(&["did"]));
    let account = account.unwrap_or(json);
    match profile(account, None) {
        Some(profile) if profile.handle.is_some() => Reading::Profiles(vec![profile]),
        _ => Reading::Fault(other(json)),
    }
}

/// What a record is that has neither post nor profile.
fn other(json: &Json<'_>) -> Fault {
    let what = if json.has(&["error"]) || json.has(&["message"]) {
        "an error message of the API"
    } else if json.has(&["did"]) {
        "an account id without a profile"
    } else {
        "an object of a kind that is neither post nor profile"
    };
    let value = json
        .first_of(&["message", "error", "did", "uri", "name"])
        .text();
    Fault::no_post(&value.unwrap_or_default(), what)
}

/// A post in a feed: there on its own account, or because somebody passed it on.
fn read_feed_item<'a>(json: &Json<'a>) -> Reading<'a> {
    let reason = json.get("reason");
    let by = reason.get("by");
    let reposted = by.has(&["did"]) || kind_of(reason).ends_with("#reasonRepost");
    let read = if reposted {
        passed_on(json.get("post"), reason)
    } else {
        read_post(json.get("post"))
    };
    let post = match read {
        Ok(post) => post,
        Err(fault) => return Reading::Fault(fault),
    };
    let mut accounts = accounts_of(json.get("post"), post.posted_at_ms);
    let around = [
        by,
        json.at("reply.root.author"),
        json.at("reply.parent.author"),
        json.at("reply.grandparentAuthor"),
    ];
    let seen_at = Some(post.posted_at_ms);
    accounts.extend(
        around
            .iter()
            .filter_map(|account| profile(account, seen_at)),
    );
    Reading::Post(Box::new(post), accounts)
}

/// Somebody's repost of a post.
fn passed_on<'a>(original: &Json<'a>, reason: &Json<'a>) -> Result<Post<'a>, Fault> {
    let by = reason.at("by.did").text();
    let of = original.get("uri").text();
    // Older answers do not name the record of the repost; an account passes a post on once.
    let named = || {
        Some(Words::Owned(format!(
            "repost:{}:{}",
            by.as_ref()?,
            of.as_ref()?
        )))
    };
    let found = Found {
        uri: reason.get("uri").text().or_else(named),
        account: by,
        record: reason,
        arrival: arrival("reason.indexedAt", reason),
    };
    let mut post = found.repost()?;
    post.repost_of = of;
    post.repost_of_account = original.at("author.did").text();
    post.text = original.at("record.text").text();
    post.lang = original
        .at("record.langs")
        .list()
        .first()
        .and_then(Json::text);
    Ok(post)
}

fn arrival<'a>(path: &'static str, json: &Json<'a>) -> Arrival<'a> {
    let indexed = json.get("indexedAt");
    Arrival {
        path,
        written: indexed.text(),
        at_ms: moment(indexed),
    }
}

/// A post, a notification of one, or a record of a repository.
fn read_record<'a>(json: &Json<'a>) -> Reading<'a> {
    let record = json.first_of(&["record", "value"]);
    let uri = json.get("uri").text();
    let stated = kind_of(record);
    let collection = match stated {
        "" => uri.as_deref().and_then(collection_in).unwrap_or_default(),
        stated => stated,
    };
    let read = match collection {
        "app.bsky.feed.post" | "" => read_post(json),
        "app.bsky.feed.repost" => found(json).repost(),
        "app.bsky.actor.profile" if json.has(&["value"]) => {
            let account = uri.as_ref().and_then(super::bluesky_record::account_in);
            return match account.and_then(|account| stored_profile(account, record, None)) {
                Some(profile) => Reading::Profiles(vec![profile]),
                None => Reading::Fault(Fault::missing("missing-account", "uri", "account")),
            };
        }
        collection => {
            return match profile(json.get("author"), None) {
                Some(author) => Reading::Profiles(vec![author]),
                None => {
                    let value = uri.as_deref().unwrap_or_default();
                    Reading::Fault(Fault::no_post(value, kind_of_record(collection)))
                }
            };
        }
    };
    match read {
        Ok(post) => {
            let accounts = accounts_of(json, post.posted_at_ms);
            Reading::Post(Box::new(post), accounts)
        }
        Err(fault) => Reading::Fault(fault),
    }
}

fn kind_of<'j>(json: &'j Json<'_>) -> &'j str {
    json.get("$type").str().unwrap_or_default()
}

fn found<'a, 'j>(json: &'j Json<'a>) -> Found<'a, 'j> {
    Found {
        uri: json.get("uri").text(),
        account: json.at("author.did").text(),
        record: json.first_of(&["record", "value"]),
        arrival: arrival("indexedAt", json),
    }
}

fn read_post<'a>(json: &Json<'a>) -> Result<Post<'a>, Fault> {
    let mut post = found(json).post()?;
    post.counts = Counts {
        likes: json.get("likeCount").count(),
        reposts: json.get("repostCount").count(),
        replies: json.get("replyCount").count(),
        quotes: json.get("quoteCount").count(),
        ..Counts::default()
    };
    Ok(post)
}

/// The author of a post, and of the post that it quotes.
fn accounts_of<'a>(view: &Json<'a>, seen_at_ms: i64) -> Vec<Profile<'a>> {
    let accounts = [
        view.get("author"),
        view.at("embed.record.author"),
        view.at("embed.record.record.author"),
    ];
    let shown = accounts
        .iter()
        .filter_map(|account| profile(account, Some(seen_at_ms)));
    shown.collect()
}

fn profile<'a>(account: &Json<'a>, seen_at: Option<i64>) -> Option<Profile<'a>> {
    let checked = account.get("verification");
    let valid = |key: &str| checked.get(key).str() == Some("valid");
    let picture = account.get("avatar");
    Some(Profile {
        platform: Words::Borrowed("bluesky"),
        account_id: account.get("did").text()?,
        handle: account.get("handle").text(),
        display_name: account.get("displayName").text(),
        created_at_ms: moment(account.get("createdAt")),
        bio: account.get("description").text(),
        location: None,
        followers: account.get("followersCount").count(),
        following: account.get("followsCount").count(),
        posts_count: account.get("postsCount").count(),
        verified: (!checked.is_null())
            .then(|| valid("verifiedStatus") || valid("trustedVerifierStatus")),
        default_profile: Some(picture.is_null()),
        avatar: picture.text(),
        observed_at_ms: seen_at,
    })
}

/// A profile as it stands in its account's repository: without handle and counts.
pub(super) fn stored_profile<'a>(
    account_id: Words<'a>,
    record: &Json<'a>,
    seen_at: Option<i64>,
) -> Option<Profile<'a>> {
    let picture = record.first_of(&["avatar.ref.$link", "avatar.cid"]);
    record.entries().first()?;
    Some(Profile {
        platform: Words::Borrowed("bluesky"),
        account_id,
        display_name: record.get("displayName").text(),
        bio: record.get("description").text(),
        default_profile: Some(picture.is_null()),
        avatar: picture.text(),
        observed_at_ms: seen_at,
        ..Profile::default()
    })
}
