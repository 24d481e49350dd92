//! What snscrape writes of platforms other than X/Twitter. Most of it was read from web pages: ids of
//! accounts are then names in addresses.

use super::texts::{add_once, find};
use super::{Begin, moment, reddit, twitter_time};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Kind, Post, Profile, Reading, Words};
use crate::ingest::records::shortened;
use crate::ingest::words::FoundKind;

/// None = a class that is not known.
pub(super) fn read<'a>(module: &str, class: &str, json: &Json<'a>) -> Option<Reading<'a>> {
    Some(match (module, class) {
        ("telegram", "TelegramPost") => reading(telegram(json), json.get("forwarded")),
        ("telegram", "Channel") => alone(channel("telegram", json)),
        ("reddit", "Submission" | "Comment") => reading(reddit(json, class), json),
        ("mastodon", "Toot") => reading(toot(json), json.get("user")),
        ("mastodon", "Boost") => reading(boost(json), json.get("user")),
        ("instagram", "InstagramPost") => reading(instagram(json), json),
        ("instagram", "User") => alone(channel("instagram", json)),
        ("facebook", "FacebookPost") => reading(facebook(json), json),
        ("facebook", "User") => alone(channel("facebook", json)),
        ("vkontakte", "VKontaktePost") => reading(vkontakte(json), json),
        ("vkontakte", "User") => alone(channel("vk", json)),
        ("weibo", "Post") => reading(weibo(json), json.get("user")),
        ("weibo", "User") => alone(channel("weibo", json)),
        _ => return None,
    })
}

fn reading<'a>(post: Result<Post<'a>, Fault>, shown: &Json<'a>) -> Reading<'a> {
    match post {
        Ok(post) => {
            let mut profiles = Vec::new();
            if let Some(profile) = channel("", shown) {
                profiles.push(Profile {
                    platform: post.platform.clone(),
                    observed_at_ms: Some(post.posted_at_ms),
                    ..profile
                });
            }
            Reading::Post(Box::new(post), profiles)
        }
        Err(fault) => Reading::Fault(fault),
    }
}

fn alone(profile: Option<Profile<'_>>) -> Reading<'_> {
    match profile {
        Some(profile) => Reading::Profiles(vec![profile]),
        None => Reading::Fault(Fault::missing(
            "missing-account",
            "username",
            "name of the account",
        )),
    }
}

/// An account; each class has the same few facts under names of its own.
fn channel<'a>(platform: &'static str, json: &Json<'a>) -> Option<Profile<'a>> {
    let handle = json.first_of(&["username", "account", "screenname"]).text();
    let account_id = json.get("uid").text().or_else(|| handle.clone())?;
    let is_handle = |c: char| c == '@';
    let bare = |name: Words<'a>| match name.strip_prefix(is_handle) {
        Some(rest) => Words::Owned(rest.to_owned()),
        None => name,
    };
    Some(Profile {
        platform: Words::Borrowed(platform),
        account_id: bare(account_id),
        handle: handle.map(bare),
        display_name: json
            .first_of(&["title", "name", "displayName", "screenname"])
            .text(),
        bio: json.get("description").text(),
        followers: json
            .first_of(&["members", "followers", "followersCount"])
            .count(),
        following: json.first_of(&["following", "followCount"]).count(),
        posts_count: json.first_of(&["posts", "statusesCount"]).count(),
        verified: json.get("verified").truth(),
        avatar: json.first_of(&["photo", "avatarUrl", "avatar"]).text(),
        ..Profile::default()
    })
}

/// What stands behind a host in an address, without the query.
fn path<'j>(url: &'j Json<'_>) -> Vec<&'j str> {
    let url = url.str().unwrap_or_default();
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    rest.split('/').skip(1).filter(|p| !p.is_empty()).collect()
}

fn owned<'a>(text: &str) -> Words<'a> {
    Words::Owned(text.to_owned())
}

fn query<'u>(url: &'u str, key: &str) -> Option<&'u str> {
    let (_, query) = url.split_once('?')?;
    let mut pairs = query
        .split(['&', '#'])
        .filter_map(|pair| pair.split_once('='));
    pairs.find(|(name, _)| *name == key).map(|(_, value)| value)
}

/// `https://t.me/s/name/12` and the like: name and number.
fn telegram_place(url: &Json<'_>) -> Option<(String, String)> {
    let mut parts = path(url);
    if parts.len() > 2 && parts.first() == Some(&"s") {
        parts.remove(0);
    }
    match parts.as_slice() {
        [name, number, ..] if number.bytes().all(|b| b.is_ascii_digit()) => {
            Some(((*name).to_owned(), (*number).to_owned()))
        }
        _ => None,
    }
}

fn telegram<'a>(json: &Json<'a>) -> Result<Post<'a>, Fault> {
    let date = json.get("date");
    let place = telegram_place(json.get("url"));
    let number = place
        .as_ref()
        .map(|(name, number)| format!("{name}/{number}"));
    let mut post = Begin {
        platform: "telegram",
        content: ("url", number.map(Words::Owned)),
        account: ("url", place.map(|(name, _)| Words::Owned(name))),
        time: ("date", date.text(), moment(date)),
    }
    .post()?;
    post.text = json.get("content").text();
    let text = post.text.as_ref();
    find(text, FoundKind::Hashtag, &mut post.hashtags);
    find(text, FoundKind::Mention, &mut post.mentions);
    for link in json.get("outlinks").list() {
        // Hashtags and names in the text are links of the page, but nobody shared these.
        let link = link.text().filter(|link| !link.contains("?q="));
        let mention = link.as_deref().is_some_and(|link| {
            let name = link.strip_prefix("https://t.me/").unwrap_or_default();
            post.mentions.iter().any(|m| m.eq_ignore_ascii_case(name))
        });
        add_once(&mut post.urls, link.filter(|_| !mention));
    }
    post.post_url = json.get("url").text();
    post.counts.views = json.get("views").count();
    if let Some((name, number)) = telegram_place(json.get("forwardedUrl")) {
        post.repost_of = Some(Words::Owned(format!("{name}/{number}")));
        post.repost_of_account = Some(Words::Owned(name));
        post.kind = Kind::Repost;
    } else if !json.get("forwarded").is_null() {
        let source = json.first_of(&["forwarded.username", "forwarded"]).text();
        post.repost_of_account = source.clone();
        post.objects.extend(source.map(|s| ("forward_source", s)));
        post.kind = Kind::Repost;
    }
    Ok(post)
}

fn reddit<'a>(json: &Json<'a>, class: &str) -> Result<Post<'a>, Fault> {
    let date = json.get("date");
    let account = reddit::account(json)?;
    let mut post = Begin {
        platform: "reddit",
        content: ("id", json.get("id").text()),
        account: ("author", Some(account)),
        time: ("date", date.text(), moment(date)),
    }
    .post()?;
    let title = json.get("title").text();
    let body = reddit::words(json.first_of(&["selftext", "body"]));
    post.text = match (title, body) {
        (Some(title), Some(body)) => Some(Words::Owned(format!("{title}\n\n{body}"))),
        (title, body) => title.or(body),
    };
    find(post.text.as_ref(), FoundKind::Url, &mut post.urls);
    add_once(&mut post.urls, json.get("link").text());
    post.post_url = json.get("url").text();
    if class == "Comment" {
        post.kind = Kind::Reply;
        post.reply_to = json.get("parentId").text();
    }
    Ok(post)
}

fn toot<'a>(json: &Json<'a>) -> Result<Post<'a>, Fault> {
    let date = json.get("date");
    let account = json.at("user.account").str();
    let account = account.map(|name| owned(name.trim_start_matches('@')));
    let mut post = Begin {
        platform: "mastodon",
        content: ("url", json.get("url").text()),
        account: ("user.account", account),
        time: ("date", date.text(), moment(date)),
    }
    .post()?;
    post.text = match (json.get("text").text(), json.get("spoilerText").text()) {
        // snscrape has the two the wrong way round; together they are what is shown.
        (Some(first), Some(second)) => Some(Words::Owned(format!("{first}\n\n{second}"))),
        (first, second) => first.or(second),
    };
    for tag in json.get("hashtags").list() {
        post.hashtags.extend(tag.text());
    }
    for link in json.get("links").list() {
        add_once(&mut post.urls, link.text());
    }
    for user in json.get("mentionedUsers").list() {
        let name = user.get("account").str();
        let name = name.map(|name| owned(name.trim_start_matches('@')));
        add_once(&mut post.mentions, name);
    }
    for medium in json.get("attachments").list() {
        add_once(&mut post.media, medium.get("url").text());
    }
    post.post_url = json.get("url").text();
    Ok(post)
}

/// snscrape does not say when somebody boosted.
fn boost<'a>(json: &Json<'a>) -> Result<Post<'a>, Fault> {
    let mut fault = Fault::missing("missing-time", "date", "time of the boost");
    fault.value = json.at("toot.url").text().unwrap_or_default().into_owned();
    Err(fault)
}

fn instagram<'a>(json: &Json<'a>) -> Result<Post<'a>, Fault> {
    let date = json.get("date");
    let code = path(json.get("url")).get(1).map(|code| owned(code));
    let mut post = Begin {
        platform: "instagram",
        content: ("url", code),
        account: ("username", json.get("username").text()),
        time: ("date", date.text(), moment(date)),
    }
    .post()?;
    post.text = json.get("content").text();
    let text = post.text.as_ref();
    find(text, FoundKind::Hashtag, &mut post.hashtags);
    find(text, FoundKind::Mention, &mut post.mentions);
    find(text, FoundKind::Url, &mut post.urls);
    post.media.extend(json.get("displayUrl").text());
    post.post_url = json.get("url").text();
    post.counts = Counts {
        likes: json.get("likes").count(),
        replies: json.get("comments").count(),
        ..Counts::default()
    };
    Ok(post)
}

/// The address of a post begins with the name of its page.
fn facebook<'a>(json: &Json<'a>) -> Result<Post<'a>, Fault> {
    let date = json.get("date");
    let url = json.first_of(&["cleanUrl", "dirtyUrl"]);
    let parts = path(url);
    let account = match parts.as_slice() {
        ["permalink.php" | "story.php", ..] => query(url.str().unwrap_or_default(), "id"),
        [
            "groups" | "photo.php" | "media" | "events" | "watch" | "notes",
            ..,
        ] => None,
        [name, _, ..] => Some(*name),
        _ => None,
    };
    if parts.first() == Some(&"groups") {
        return Err(Fault {
            code: "missing-account",
            column: "cleanUrl".to_owned(),
            value: shortened(url.str().unwrap_or_default(), 200),
            reason: "the address names the group, and nothing names who wrote in it".to_owned(),
        });
    }
    let mut post = Begin {
        platform: "facebook",
        content: ("cleanUrl", url.text()),
        account: ("cleanUrl", account.map(owned)),
        time: ("date", date.text(), moment(date)),
    }
    .post()?;
    post.text = json.get("content").text();
    find(post.text.as_ref(), FoundKind::Hashtag, &mut post.hashtags);
    for link in json.get("outlinks").list() {
        add_once(&mut post.urls, link.text());
    }
    post.post_url = url.text();
    Ok(post)
}

/// `https://vk.com/wall-1_2`: the wall of community 1, its post 2.
fn wall<'a>(url: &Json<'_>) -> Option<Words<'a>> {
    let parts = path(url);
    Some(owned(parts.first()?.strip_prefix("wall")?))
}

fn vkontakte<'a>(json: &Json<'a>) -> Result<Post<'a>, Fault> {
    let date = json.get("date");
    let id = wall(json.get("url"));
    let owner = id.as_deref().and_then(|id| id.split_once('_'));
    let owner = owner.map(|(owner, _)| owned(owner));
    let mut post = Begin {
        platform: "vk",
        content: ("url", id),
        account: ("url", owner),
        time: ("date", date.text(), moment(date)),
    }
    .post()?;
    post.text = json.get("content").text();
    find(post.text.as_ref(), FoundKind::Hashtag, &mut post.hashtags);
    for link in json.get("outlinks").list() {
        add_once(&mut post.urls, link.text());
    }
    for photo in json.get("photos").list() {
        add_once(&mut post.media, photo.get("url").text());
    }
    add_once(&mut post.media, json.at("video.id").text());
    post.post_url = json.get("url").text();
    let quoted = json.get("quotedPost");
    if !quoted.is_null() {
        let of = wall(quoted.get("url"));
        if post.text.is_some() {
            post.kind = Kind::Quote;
            post.quote_of = of;
        } else {
            post.kind = Kind::Repost;
            post.repost_of = of;
        }
    }
    Ok(post)
}

fn weibo<'a>(json: &Json<'a>) -> Result<Post<'a>, Fault> {
    let date = json.get("createdAt");
    let mut post = Begin {
        platform: "weibo",
        content: ("id", json.get("id").text()),
        account: ("user.uid", json.at("user.uid").text()),
        time: (
            "createdAt",
            date.text(),
            twitter_time(date).or_else(|| moment(date)),
        ),
    }
    .post()?;
    post.text = json.get("text").text();
    let text = post.text.as_ref();
    find(text, FoundKind::Url, &mut post.urls);
    find(text, FoundKind::Mention, &mut post.mentions);
    add_once(&mut post.urls, json.get("link").text());
    for picture in json.get("pictures").list() {
        add_once(&mut post.media, picture.text());
    }
    post.post_url = json.get("url").text();
    post.repost_of = json.at("repostedPost.id").text();
    post.repost_of_account = json.at("repostedPost.user.uid").text();
    if post.repost_of.is_some() {
        post.kind = Kind::Repost;
    }
    post.counts = Counts {
        likes: json.get("likesCount").count(),
        reposts: json.get("repostsCount").count(),
        replies: json.get("commentsCount").count(),
        ..Counts::default()
    };
    Ok(post)
}
