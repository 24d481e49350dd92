//! snscrape's JSON lines: every object names its class in `_type`. Here X/Twitter, which early versions
//! wrote without `_type`; the other platforms are in `snscrape_sites`.

use super::texts::add_once;
use super::twitter_links::{is_default_picture, is_shared};
use super::twitter_v2::upper;
use super::{Begin, Item, JsonFormat, moment, snscrape_sites};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Kind, Post, Profile, Reading, Words};
use crate::ingest::records::shortened;
use crate::ingest::words::html_text;

const TWITTER: &str = "twitter";

pub(crate) static FORMAT: JsonFormat = JsonFormat {
    id: "snscrape",
    name: "snscrape JSON lines (X/Twitter, Telegram, Reddit and others)",
    items: &[],
    recognise: |unit| {
        let class = unit.get("_type").str();
        class.is_some_and(|class| class.starts_with("snscrape.modules.")) || is_early_tweet(unit)
    },
    read,
    note: "",
};

fn is_early_tweet(unit: &Json<'_>) -> bool {
    unit.has(&["url", "date", "id", "replyCount"])
        && (unit.has(&["content"]) || unit.has(&["rawContent"]))
        && (unit.has(&["user"]) || unit.has(&["username"]))
}

fn read<'a>(item: Item<'a, '_>) -> Reading<'a> {
    let json = item.json;
    let class = json.get("_type").str().unwrap_or_default();
    let mut parts = class.rsplit('.');
    let (name, module) = (parts.next().unwrap_or_default(), parts.next());
    match (module.unwrap_or_default(), name) {
        ("twitter", "Tweet") => tweet(json),
        ("", "") if is_early_tweet(json) => tweet(json),
        ("twitter", "User") => match user(json, None) {
            Some(user) => Reading::Profiles(vec![user]),
            None => Reading::Fault(Fault::missing("missing-account", "id", "id of the account")),
        },
        ("twitter", _) => Reading::Fault(Fault::no_post(
            name,
            "it stands for a post that could not be read, or for something else on X/Twitter",
        )),
        (module, name) => snscrape_sites::read(module, name, json).unwrap_or_else(|| {
            Reading::Fault(Fault {
                code: "unknown-platform",
                column: "_type".to_owned(),
                value: shortened(class, 200),
                reason:
                    "Zwerm does not know this class of snscrape; import the file as generic JSON \
                         lines and say yourself what its fields are"
                        .to_owned(),
            })
        }),
    }
}

fn tweet<'a>(json: &Json<'a>) -> Reading<'a> {
    match post(json) {
        Ok(post) => {
            let seen = Some(post.posted_at_ms);
            let shown = [
                json.get("user"),
                json.at("retweetedTweet.user"),
                json.at("quotedTweet.user"),
                json.get("inReplyToUser"),
            ];
            let mut profiles: Vec<Profile<'a>> =
                shown.iter().filter_map(|shown| user(shown, seen)).collect();
            for named in json.get("mentionedUsers").list() {
                profiles.extend(user(named, seen));
            }
            Reading::Post(Box::new(post), profiles)
        }
        Err(fault) => Reading::Fault(fault),
    }
}

/// The number of an object; where a program could not be trusted with it there is a text beside it.
fn id<'a>(json: &Json<'a>) -> Option<Words<'a>> {
    json.get("id.str").text().or_else(|| json.get("id").text())
}

fn account<'a>(user: &Json<'a>) -> Option<Words<'a>> {
    id(user).or_else(|| user.get("username").text())
}

fn post<'a>(json: &Json<'a>) -> Result<Post<'a>, Fault> {
    let date = json.get("date");
    let account_id = account(json.get("user")).or_else(|| json.get("username").text());
    let mut post = Begin {
        platform: TWITTER,
        content: ("id", id(json)),
        account: ("user.id", account_id),
        time: ("date", date.text(), moment(date)),
    }
    .post()?;
    post.text = json
        .first_of(&["rawContent", "content", "renderedContent"])
        .text();
    relate(&mut post, json);
    for tag in json.get("hashtags").list() {
        post.hashtags.extend(tag.text());
    }
    for tag in json.get("cashtags").list() {
        post.objects
            .extend(tag.text().map(|tag| ("cashtag", upper(tag))));
    }
    for named in json.get("mentionedUsers").list() {
        add_once(&mut post.mentions, account(named));
    }
    links(&mut post, json);
    for medium in json.get("media").list() {
        let address = medium.first_of(&["fullUrl", "thumbnailUrl", "previewUrl"]);
        add_once(&mut post.media, address.text());
    }
    post.lang = json.get("lang").text();
    post.client = json.get("sourceLabel").text().or_else(|| {
        let source = json.get("source").text()?;
        Some(Words::Owned(html_text(&source)))
    });
    post.post_url = json.get("url").text();
    if post.kind != Kind::Repost {
        post.counts = Counts {
            likes: json.get("likeCount").count(),
            reposts: json.get("retweetCount").count(),
            replies: json.get("replyCount").count(),
            quotes: json.get("quoteCount").count(),
            views: json.get("viewCount").count(),
            reactions: None,
        };
    }
    Ok(post)
}

fn relate<'a>(post: &mut Post<'a>, json: &Json<'a>) {
    let original = json.get("retweetedTweet");
    if !original.is_null() {
        post.kind = Kind::Repost;
        post.repost_of = id(original);
        post.repost_of_account = account(original.get("user"));
        return;
    }
    post.quote_of = id(json.get("quotedTweet"));
    post.quote_of_account = account(json.at("quotedTweet.user"));
    post.reply_to = json
        .get("inReplyToTweetId.str")
        .text()
        .or_else(|| json.get("inReplyToTweetId").text());
    post.reply_to_account = account(json.get("inReplyToUser"));
    if post.reply_to.is_some() || post.reply_to_account.is_some() {
        post.kind = Kind::Reply;
    } else if post.quote_of.is_some() {
        post.kind = Kind::Quote;
    }
}

/// `links` of later versions are objects, `outlinks` of earlier ones addresses, in one text or a list.
fn links<'a>(post: &mut Post<'a>, json: &Json<'a>) {
    let mut links: Vec<(Words<'a>, Option<&str>)> = Vec::new();
    match (json.get("links").list(), json.get("outlinks")) {
        ([], Json::List(list)) => links.extend(list.iter().filter_map(|l| Some((l.text()?, None)))),
        ([], text) => {
            let words = text.str().unwrap_or_default().split_whitespace();
            links.extend(words.map(|word| (Words::Owned(word.to_owned()), None)));
        }
        (list, _) => links.extend(
            list.iter()
                .filter_map(|l| Some((l.get("url").text()?, l.get("text").str()))),
        ),
    }
    let mut urls = Vec::new();
    let own = |id: &str| id == post.content_id || post.quote_of.as_deref() == Some(id);
    for (address, shown) in links {
        if is_shared(&address, shown, &own) {
            add_once(&mut urls, Some(address));
        }
    }
    post.urls = urls;
}

fn user<'a>(user: &Json<'a>, observed_at_ms: Option<i64>) -> Option<Profile<'a>> {
    let picture = user.get("profileImageUrl");
    user.has(&["username"]).then_some(())?;
    let marks = ["verified", "blue"].map(|key| user.get(key).truth());
    Some(Profile {
        platform: Words::Borrowed(TWITTER),
        account_id: account(user)?,
        handle: user.get("username").text(),
        display_name: user.get("displayname").text(),
        created_at_ms: moment(user.get("created")),
        bio: user
            .first_of(&["rawDescription", "description", "renderedDescription"])
            .text(),
        location: user.get("location").text(),
        followers: user.get("followersCount").count(),
        following: user.get("friendsCount").count(),
        posts_count: user.get("statusesCount").count(),
        verified: match marks {
            [None, None] => None,
            marks => Some(marks.contains(&Some(true))),
        },
        default_profile: picture.str().map(is_default_picture),
        avatar: picture.text(),
        observed_at_ms,
    })
}

#[cfg(test)]
mod tests;
