//! Accounts in the pages and posts of X/Twitter's API v2.

use super::begin;
use crate::ingest::formats::texts::unescaped;
use crate::ingest::formats::twitter_links::is_default_picture;
use crate::ingest::formats::{Item, moment};
use crate::ingest::json::Json;
use crate::ingest::model::{Profile, Words};

/// When twarc fetched the page; elsewhere records do not say it.
pub(super) fn collected_at(item: Item<'_, '_>) -> Option<i64> {
    moment(item.parent.at("__twarc.retrieved_at"))
        .or_else(|| moment(item.unit.at("__twarc.retrieved_at")))
}

/// Accounts that the record shows. Those of a page come once, with the first post that can be used.
pub(super) fn accounts_of<'a>(item: Item<'a, '_>, posted_at_ms: i64) -> Vec<Profile<'a>> {
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

pub(super) fn account<'a>(user: &Json<'a>, seen_at: Option<i64>) -> Option<Profile<'a>> {
    let metrics = user.get("public_metrics");
    let picture = user.get("profile_image_url");
    Some(Profile {
        platform: Words::Borrowed("twitter"),
        account_id: user.get("id").text()?,
        handle: user.get("username").text(),
        display_name: user.get("name").text().map(unescaped),
        created_at_ms: moment(user.get("created_at")),
        bio: user.get("description").text().map(unescaped),
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
