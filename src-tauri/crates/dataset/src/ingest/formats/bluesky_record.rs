//! Records of the AT protocol, as they stand in an account's repository: posts and reposts.
//!
//! The answers of Bluesky's API and the events of Jetstream wrap the same records. A record is known by
//! its address, `at://<account>/<collection>/<key>`.

use std::borrow::Cow;

use super::{Begin, moment};
use crate::ingest::json::Json;
use crate::ingest::model::{Fault, Kind, Post, Words};

/// 2022-11-01: Bluesky's first accounts wrote their first posts in that month.
const NETWORK_BEGAN_MS: i64 = 1_667_260_800_000;

/// When Bluesky saw a record first: the path where that stands, what stands there, and milliseconds
/// since 1970.
#[derive(Debug, Clone)]
pub(super) struct Arrival<'a> {
    pub(super) path: &'static str,
    pub(super) written: Option<Words<'a>>,
    pub(super) at_ms: Option<i64>,
}

/// A record and what its surroundings say of it.
pub(super) struct Found<'a, 'j> {
    pub(super) uri: Option<Words<'a>>,
    pub(super) account: Option<Words<'a>>,
    pub(super) record: &'j Json<'a>,
    pub(super) arrival: Arrival<'a>,
}

impl<'a> Found<'a, '_> {
    /// The post that the record is; what kind of record it is was checked.
    pub(super) fn post(self) -> Result<Post<'a>, Fault> {
        let record = self.record;
        let mut post = self.begin()?;
        post.text = record.get("text").text();
        post.lang = record.get("langs").list().first().and_then(Json::text);
        post.client = record.get("via").text();
        let answered = record.at("reply.parent.uri").text();
        post.reply_to_account = answered.as_ref().and_then(account_in);
        post.reply_to = answered;
        facets(record, &mut post);
        embedded(record.get("embed"), &mut post);
        post.kind = if post.reply_to.is_some() {
            Kind::Reply
        } else if post.quote_of.is_some() {
            Kind::Quote
        } else {
            Kind::Post
        };
        Ok(post)
    }

    /// The repost that the record is.
    pub(super) fn repost(self) -> Result<Post<'a>, Fault> {
        let record = self.record;
        let mut post = self.begin()?;
        post.kind = Kind::Repost;
        post.repost_of = record.at("subject.uri").text();
        post.repost_of_account = post.repost_of.as_ref().and_then(account_in);
        Ok(post)
    }

    fn begin(self) -> Result<Post<'a>, Fault> {
        let account = self
            .account
            .or_else(|| self.uri.as_ref().and_then(account_in));
        Begin {
            platform: "bluesky",
            content: ("uri", self.uri),
            account: ("did", account),
            time: when(self.record.get("createdAt"), self.arrival),
        }
        .post()
    }
}

/// The time of a record: what the author's program claims, as Bluesky itself orders posts, unless that
/// cannot be: no record arrives before it is written, and none is older than the network. Then it is
/// the time of arrival. Posts that were brought from elsewhere claim the time they had there.
fn when<'a>(
    claimed: &Json<'a>,
    arrival: Arrival<'a>,
) -> (&'static str, Option<Words<'a>>, Option<i64>) {
    let claimed_ms = moment(claimed);
    let believed = match (claimed_ms, arrival.at_ms) {
        (Some(claimed), Some(arrived)) => claimed <= arrived && claimed >= NETWORK_BEGAN_MS,
        (None, Some(_)) => false,
        (_, None) => !claimed.is_null() || arrival.written.is_none(),
    };
    if believed {
        ("createdAt", claimed.text(), claimed_ms)
    } else {
        (arrival.path, arrival.written, arrival.at_ms)
    }
}

/// The account in the address of a record. One that stands there by its handle is not known by it.
pub(super) fn account_in<'a>(uri: &Words<'a>) -> Option<Words<'a>> {
    let account = |uri: &str| {
        let rest = uri.strip_prefix("at://")?;
        let account = rest.split('/').next()?;
        account.starts_with("did:").then_some(5..5 + account.len())
    };
    let range = account(uri)?;
    match uri {
        Cow::Borrowed(uri) => uri.get(range).map(Cow::Borrowed),
        Cow::Owned(uri) => uri.get(range).map(|account| Cow::Owned(account.to_owned())),
    }
}

/// The collection in the address of a record, e.g. `app.bsky.feed.post`.
pub(super) fn collection_in(uri: &str) -> Option<&str> {
    uri.strip_prefix("at://")?.split('/').nth(1)
}

/// What a record of a collection is, if it is no post.
pub(super) fn kind_of_record(collection: &str) -> &'static str {
    match collection {
        "app.bsky.feed.like" => "a like",
        "app.bsky.feed.generator" => "a feed that an account offers",
        "app.bsky.feed.threadgate" | "app.bsky.feed.postgate" => {
            "a rule of who may answer or quote a post"
        }
        "app.bsky.graph.follow" => "a follow",
        "app.bsky.graph.block" | "app.bsky.graph.listblock" => "a block",
        "app.bsky.graph.list" | "app.bsky.graph.listitem" => {
            "a list of accounts or an entry of one"
        }
        "app.bsky.graph.starterpack" => "a starter pack",
        "app.bsky.graph.verification" => "a verification of another account",
        "app.bsky.actor.profile" => "a profile",
        _ => "a record of another collection",
    }
}

/// What the text marks as links, hashtags and mentions, in the order of the text.
fn facets<'a>(record: &Json<'a>, post: &mut Post<'a>) {
    let mut facets: Vec<&Json<'a>> = record.get("facets").list().iter().collect();
    // Programs write them in any order; the place is counted in bytes.
    facets.sort_by_key(|facet| facet.at("index.byteStart").count());
    for feature in facets.iter().flat_map(|facet| facet.get("features").list()) {
        if let Some(url) = feature.get("uri").text() {
            post.urls.push(url);
        } else if let Some(tag) = feature.get("tag").text() {
            post.hashtags.push(tag);
        } else if let Some(account) = feature.get("did").text() {
            post.mentions.push(account);
        }
    }
    // Hashtags beside the text.
    let tags = record.get("tags").list();
    post.hashtags.extend(tags.iter().filter_map(Json::text));
}

/// What is attached: a link, pictures, a film, another record, or a record with one of the others.
fn embedded<'a>(embed: &Json<'a>, post: &mut Post<'a>) {
    for attached in [embed, embed.get("media")] {
        if let Some(url) = attached.at("external.uri").text() {
            // Programs attach a card for a link that stands in the text too.
            if !post.urls.contains(&url) {
                post.urls.push(url);
            }
        }
        let images = attached.get("images").list();
        let blob = |file: &Json<'a>| file.first_of(&["ref.$link", "cid"]).text();
        post.media
            .extend(images.iter().filter_map(|image| blob(image.get("image"))));
        post.media.extend(blob(attached.get("video")));
    }
    let Some(uri) = embed.first_of(&["record.record.uri", "record.uri"]).text() else {
        return;
    };
    match collection_in(&uri) {
        Some("app.bsky.feed.post") | None => {
            post.quote_of_account = account_in(&uri);
            post.quote_of = Some(uri);
        }
        // A feed, a list of accounts or a starter pack.
        Some(_) => post.objects.push(("record", uri)),
    }
}
