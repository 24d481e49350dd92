//! Mastodon and what speaks its API (Pleroma, Akkoma, GoToSocial): statuses, searches, threads, accounts.
//!
//! Ids of statuses and accounts are numbers of the instance that was asked, so that the same post has
//! another id elsewhere. What is the same everywhere is the `uri` of a status and `user@instance` of an
//! account; these are taken.

mod links;
#[cfg(test)]
mod tests;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Begin, Item, JsonFormat, moment};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Kind, Post, Profile, Reading, Words};
use crate::ingest::words::{FoundKind, found_in_text, html_text};

pub(super) static FORMAT: JsonFormat = JsonFormat {
    id: "mastodon",
    name: "Mastodon statuses",
    items: &[
        "accounts",
        "statuses",
        "hashtags",
        "ancestors",
        "descendants",
    ],
    recognise,
    read,
    note: "A post is known by its address (uri), an account by user@instance. The target of an answer is \
           known only by the number it has on the instance that was asked. A post that was edited has \
           its first time and its last text.",
};

fn recognise(unit: &Json<'_>) -> bool {
    let mut lists = FORMAT.items.iter().map(|items| unit.get(items).list());
    let first = lists.find_map(<[Json<'_>]>::first).unwrap_or(unit);
    is_status(first) || is_account(first)
}

fn is_status(json: &Json<'_>) -> bool {
    json.has(&["id", "created_at"])
        && json.get("account").has(&["acct"])
        && (json.has(&["content"]) || json.has(&["reblog"]))
}

fn is_account(json: &Json<'_>) -> bool {
    json.has(&["id", "acct", "username"])
}

fn read<'a>(item: Item<'a, '_>) -> Reading<'a> {
    let json = item.json;
    if ["account", "content", "reblog"]
        .iter()
        .any(|key| json.has(&[key]))
    {
        return match read_status(item) {
            Ok((post, accounts)) => Reading::Post(Box::new(post), accounts),
            Err(fault) => Reading::Fault(fault),
        };
    }
    if is_account(json) || json.has(&["acct"]) {
        return match profile(json, None) {
            Some(account) => Reading::Profiles(vec![account]),
            None => Reading::Fault(Fault::missing("missing-account", "acct", "account")),
        };
    }
    let what = if json.has(&["name", "url"]) {
        "a hashtag"
    } else if json.has(&["error"]) {
        "an error message of the instance"
    } else {
        "an object of a kind that is neither status nor account"
    };
    let value = json.first_of(&["error", "name", "id"]).text();
    Reading::Fault(Fault::no_post(&value.unwrap_or_default(), what))
}

/// What a status is known by everywhere.
fn content_id<'a>(status: &Json<'a>) -> Option<Words<'a>> {
    status.first_of(&["uri", "url", "id"]).text()
}

/// `user@instance`. Accounts of the instance that was asked are written without it.
fn account_id<'a>(account: &Json<'a>) -> Option<Words<'a>> {
    let acct = account.first_of(&["acct", "username"]).text()?;
    if acct.contains('@') {
        return Some(acct);
    }
    match ["url", "uri"]
        .iter()
        .find_map(|key| host(account.get(key).str()?))
    {
        Some(host) => Some(Words::Owned(format!("{acct}@{host}"))),
        None => Some(acct),
    }
}

fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

fn read_status<'a>(item: Item<'a, '_>) -> Result<(Post<'a>, Vec<Profile<'a>>), Fault> {
    let json = item.json;
    let created = json.get("created_at");
    let account = json.get("account");
    let begin = Begin {
        platform: "mastodon",
        content: ("uri", content_id(json)),
        account: ("account.acct", account_id(account)),
        time: ("created_at", created.text(), moment(created)),
    };
    let mut post = begin.post()?;
    let seen_at = Some(post.posted_at_ms);
    let mut accounts: Vec<Profile<'a>> = profile(account, seen_at).into_iter().collect();
    post.lang = json.get("language").text();
    post.client = json.at("application.name").text();
    post.post_url = json.get("url").text();
    let original = json.get("reblog");
    let status = if original.is_null() { json } else { original };
    post.text = text(status);
    if status.has(&["media_attachments"]) {
        let address = |media: &Json<'a>| media.first_of(&["remote_url", "url", "id"]).text();
        post.media = status
            .get("media_attachments")
            .list()
            .iter()
            .filter_map(address)
            .collect();
    }
    if !original.is_null() {
        post.kind = Kind::Repost;
        post.repost_of = content_id(original);
        post.repost_of_account = account_id(original.get("account"));
        accounts.extend(profile(original.get("account"), seen_at));
        return Ok((post, accounts));
    }
    answered_and_quoted(json, &mut post, &mut accounts);
    let mentions = json.get("mentions").list();
    post.mentions = mentions.iter().filter_map(account_id).collect();
    post.hashtags = hashtags(json, post.text.as_deref().unwrap_or_default());
    linked(item, &mut post);
    post.counts = Counts {
        likes: json.get("favourites_count").count(),
        reposts: json.get("reblogs_count").count(),
        replies: json.get("replies_count").count(),
        quotes: json.get("quotes_count").count(),
        ..Counts::default()
    };
    Ok((post, accounts))
}

/// The warning that the author put before the text, and the text.
fn text<'a>(status: &Json<'_>) -> Option<Words<'a>> {
    let warning = status.get("spoiler_text").str().unwrap_or_default().trim();
    let text = status
        .get("content")
        .str()
        .map(html_text)
        .unwrap_or_default();
    match (warning.is_empty(), text.is_empty()) {
        (true, true) => None,
        (true, false) => Some(Words::Owned(text)),
        (false, true) => Some(Words::Owned(warning.to_owned())),
        (false, false) => Some(Words::Owned(format!("{warning}\n{text}"))),
    }
}

fn answered_and_quoted<'a>(json: &Json<'a>, post: &mut Post<'a>, accounts: &mut Vec<Profile<'a>>) {
    post.reply_to = json.get("in_reply_to_id").text();
    if let Some(number) = json.get("in_reply_to_account_id").text() {
        let known = |account: &&Json<'a>| account.get("id").text().is_some_and(|id| id == number);
        let mentions = json.get("mentions").list().iter();
        let mut shown = std::iter::once(json.get("account")).chain(mentions);
        post.reply_to_account = shown.find(known).and_then(account_id);
    }
    let quoted = json.first_of(&["quote.quoted_status", "pleroma.quote", "quote"]);
    if quoted.has(&["account"]) {
        post.quote_of = content_id(quoted);
        post.quote_of_account = account_id(quoted.get("account"));
        accounts.extend(profile(quoted.get("account"), Some(post.posted_at_ms)));
    } else {
        let paths = [
            "quote_uri",
            "quote.quoted_status_id",
            "quote_id",
            "pleroma.quote_url",
        ];
        post.quote_of = json.first_of(&paths).text();
    }
    post.kind = if post.reply_to.is_some() {
        Kind::Reply
    } else if post.quote_of.is_some() {
        Kind::Quote
    } else {
        Kind::Post
    };
}

/// Hashtags in the order of the text; the instance lists them in any order.
fn hashtags<'a>(json: &Json<'a>, text: &str) -> Vec<Words<'a>> {
    let mut places = HashMap::new();
    found_in_text(text, FoundKind::Hashtag, &mut |tag| {
        let next = places.len();
        places.entry(folded(tag)).or_insert(next);
    });
    let tags = json.get("tags").list().iter();
    let names = tags.filter_map(|tag| tag.get("name").text());
    let mut placed: Vec<(usize, Words<'a>)> = names
        .map(|name| {
            (
                places.get(&folded(&name)).copied().unwrap_or(usize::MAX),
                name,
            )
        })
        .collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, name)| name).collect()
}

/// A hashtag without what instances take off their names: width, case, marks on letters.
fn folded(tag: &str) -> String {
    tag.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Links of the text that lead neither to an account that it names nor to a hashtag nor to the post
/// that it quotes.
fn linked<'a>(item: Item<'a, '_>, post: &mut Post<'a>) {
    let json = item.json;
    let quoted = json.first_of(&["quote.quoted_status", "pleroma.quote", "quote"]);
    let lists = [json.get("mentions"), json.get("tags")];
    let named = |url: &str| {
        let listed = |list: &&Json<'a>| item.finder.find(list, "url", url).is_some();
        lists.iter().any(listed)
            || quoted.get("url").str() == Some(url)
            || post.quote_of.as_deref() == Some(url)
    };
    let mut urls = Vec::new();
    links::each(json.get("content").str().unwrap_or_default(), &mut |link| {
        let marked = ["mention", "hashtag"]
            .iter()
            .any(|mark| link.has_class(mark));
        if !marked && !link.is_tag() && !named(&link.address()) {
            urls.push(Words::Owned(link.address().into_owned()));
        }
    });
    if urls.is_empty() {
        // The preview belongs to the first link; other programs attach one without a link.
        urls.extend(json.at("card.url").text().filter(|url| !named(url)));
    }
    post.urls = urls;
}

fn profile<'a>(account: &Json<'a>, seen_at: Option<i64>) -> Option<Profile<'a>> {
    let bio = account.get("note").str().map(html_text);
    let picture = account.get("avatar");
    Some(Profile {
        platform: Words::Borrowed("mastodon"),
        account_id: account_id(account)?,
        handle: account.get("username").text(),
        display_name: account.get("display_name").text(),
        created_at_ms: moment(account.get("created_at")),
        bio: bio.filter(|bio| !bio.is_empty()).map(Words::Owned),
        location: None,
        followers: account.get("followers_count").count(),
        following: account.get("following_count").count(),
        posts_count: account.get("statuses_count").count(),
        verified: None,
        default_profile: picture.str().map(|to| to.ends_with("/missing.png")),
        avatar: picture.text(),
        observed_at_ms: seen_at,
    })
}
