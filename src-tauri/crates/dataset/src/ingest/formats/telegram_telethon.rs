//! Telegram's own messages as Telethon gives them (`to_json`, and 4CAT's files). Accounts and posts have
//! the same ids as in an export of Telegram Desktop, and a forward says which post it passes on.

use super::texts::{add_once, find};
use super::{Begin, Item, JsonFormat, moment, seconds};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Kind, Post, Profile, Reading, Words};
use crate::ingest::words::FoundKind;

const PLATFORM: &str = "telegram";

pub(crate) static FORMAT: JsonFormat = JsonFormat {
    id: "telegram-telethon",
    name: "Telegram messages (Telethon, 4CAT)",
    items: &[],
    recognise: |unit| {
        let class = unit.get("_type").str();
        let peer = unit.first_of(&["peer_id", "to_id"]);
        let known = matches!(class, None | Some("Message" | "MessageService"));
        known
            && unit.has(&["id", "date"])
            && ["channel_id", "chat_id", "user_id"]
                .iter()
                .any(|key| peer.has(&[key]))
    },
    read,
    note: "",
};

fn read<'a>(item: Item<'a, '_>) -> Reading<'a> {
    let message = item.json;
    let class = message.get("_type").str().unwrap_or_default();
    if class == "MessageService" || !message.get("action").is_null() {
        let action = message.first_of(&["action._type", "_type"]).text();
        return Reading::Fault(Fault::no_post(
            &action.unwrap_or_default(),
            "Telegram notes an event of the chat",
        ));
    }
    if class == "MessageEmpty" {
        return Reading::Fault(Fault::no_post(class, "the message is gone"));
    }
    match post(message) {
        Ok(post) => {
            let shown = [
                message.get("_chat"),
                message.get("_sender"),
                message.at("fwd_from.from_id.user"),
            ];
            let sources = message.at("fwd_from.from_id.chats").list();
            let profiles = shown
                .into_iter()
                .chain(sources)
                .filter_map(|shown| profile(shown, post.posted_at_ms))
                .collect();
            Reading::Post(Box::new(post), profiles)
        }
        Err(fault) => Reading::Fault(fault),
    }
}

/// `channel12`, `chat12`, `user12`, as Telegram Desktop writes them. Before 2020 a sender was a number.
fn peer<'a>(json: &Json<'a>) -> Option<Words<'a>> {
    for (key, kind) in [
        ("channel_id", "channel"),
        ("chat_id", "chat"),
        ("user_id", "user"),
    ] {
        if let Some(id) = json.get(key).text() {
            return Some(Words::Owned(format!("{kind}{id}")));
        }
    }
    json.count().map(|id| Words::Owned(format!("user{id}")))
}

fn number<'a>(peer: &Json<'a>) -> Option<Words<'a>> {
    peer.first_of(&["channel_id", "chat_id", "user_id"]).text()
}

fn time_of(date: &Json<'_>) -> Option<i64> {
    moment(date).or_else(|| seconds(date))
}

fn post<'a>(message: &Json<'a>) -> Result<Post<'a>, Fault> {
    let place = message.first_of(&["peer_id", "to_id"]);
    let content = match (number(place), message.get("id").text()) {
        (Some(chat), Some(id)) => Some(Words::Owned(format!("{chat}/{id}"))),
        _ => None,
    };
    let from = message.first_of(&["from_id", "sender_id"]);
    // Without a sender the chat itself speaks; in a talk of two that could be either.
    let chat = peer(place).filter(|_| place.get("user_id").is_null());
    let date = message.get("date");
    let mut post = Begin {
        platform: PLATFORM,
        content: ("id", content),
        account: ("from_id", peer(from).or(chat)),
        time: ("date", date.text(), time_of(date)),
    }
    .post()?;
    post.text = message.get("message").text();
    entities(&mut post, message);
    let media = message.get("media");
    let file = media.first_of(&["photo.id", "document.id"]);
    add_once(&mut post.media, file.text());
    let reactions = message.at("reactions.results").list();
    let sum = reactions.iter().filter_map(|r| r.get("count").count());
    post.counts = Counts {
        reposts: message.get("forwards").count(),
        replies: message.at("replies.replies").count(),
        views: message.get("views").count(),
        reactions: (!reactions.is_empty()).then(|| sum.fold(0, u64::saturating_add)),
        ..Counts::default()
    };
    if let Some(name) = message.at("_chat.username").text() {
        let id = message.get("id").text().unwrap_or_default();
        post.post_url = Some(Words::Owned(format!("https://t.me/{name}/{id}")));
    }
    relate(&mut post, message, place);
    Ok(post)
}

fn relate<'a>(post: &mut Post<'a>, message: &Json<'a>, place: &Json<'a>) {
    let answered = message
        .first_of(&["reply_to.reply_to_msg_id", "reply_to_msg_id"])
        .text();
    if let Some(answered) = answered {
        let other = number(message.at("reply_to.reply_to_peer_id"));
        let chat = other.or_else(|| number(place)).unwrap_or_default();
        post.kind = Kind::Reply;
        post.reply_to = Some(Words::Owned(format!("{chat}/{answered}")));
    }
    let forward = message.get("fwd_from");
    if forward.is_null() {
        return;
    }
    post.kind = Kind::Repost;
    let from = forward.get("from_id");
    // Before 2020 the channel stood in a field of its own.
    let channel = match from.get("channel_id").text() {
        Some(id) => Some(id),
        None => forward.get("channel_id").text(),
    };
    post.repost_of_account = match &channel {
        Some(id) => Some(Words::Owned(format!("channel{id}"))),
        None => peer(from),
    };
    let original = forward.first_of(&["channel_post", "saved_from_msg_id"]);
    if let (Some(channel), Some(number)) = (&channel, original.text()) {
        post.repost_of = Some(Words::Owned(format!("{channel}/{number}")));
    }
    let source = post.repost_of_account.clone();
    let source = source.or_else(|| forward.get("from_name").text());
    post.objects.extend(source.map(|s| ("forward_source", s)));
}

/// 4CAT leaves the class of an entity out; then links and names are looked for in the text.
fn entities<'a>(post: &mut Post<'a>, message: &Json<'a>) {
    let Some(text) = post.text.clone() else {
        return;
    };
    let entities = message.get("entities").list();
    let marked = entities.iter().any(|e| e.get("_type").str().is_some());
    for entity in entities {
        let part = || part(&text, entity).map(str::to_owned);
        match entity.get("_type").str() {
            Some("MessageEntityUrl") => {
                let link = part().map(|link| {
                    let whole = link.contains("://");
                    Words::Owned(if whole {
                        link
                    } else {
                        format!("http://{link}")
                    })
                });
                add_once(&mut post.urls, link);
            }
            Some("MessageEntityHashtag") => post.hashtags.extend(part().map(Words::Owned)),
            Some("MessageEntityMention") => {
                let name = part().map(|name| name.trim_start_matches('@').to_owned());
                add_once(&mut post.mentions, name.map(Words::Owned));
            }
            _ => {
                add_once(&mut post.urls, entity.get("url").text());
                let user = entity.get("user_id").text();
                let user = user.map(|id| Words::Owned(format!("user{id}")));
                add_once(&mut post.mentions, user);
            }
        }
    }
    if !marked {
        let mut urls = Vec::new();
        find(Some(&text), FoundKind::Url, &mut urls);
        for url in urls {
            add_once(&mut post.urls, Some(url));
        }
        find(Some(&text), FoundKind::Hashtag, &mut post.hashtags);
        find(Some(&text), FoundKind::Mention, &mut post.mentions);
    }
}

/// What an entity covers; Telegram counts in halves of UTF-16.
fn part<'t>(text: &'t str, entity: &Json<'_>) -> Option<&'t str> {
    let first = entity.get("offset").count()?;
    let behind = first.checked_add(entity.get("length").count()?)?;
    let (mut start, mut units) = (None, 0);
    for (place, c) in text.char_indices() {
        if units == first {
            start = Some(place);
        }
        if units >= behind {
            return text.get(start?..place);
        }
        units += c.len_utf16() as u64;
    }
    (units == behind).then(|| text.get(start?..))?
}

/// A channel, a group or a person.
fn profile<'a>(shown: &Json<'a>, seen_ms: i64) -> Option<Profile<'a>> {
    let id = shown.get("id").text()?;
    let person = shown.has(&["first_name"]) || shown.get("_type").str() == Some("User");
    let kind = match shown.get("_type").str() {
        Some("Chat" | "ChatForbidden") => "chat",
        _ if person => "user",
        _ => "channel",
    };
    let name = match (
        shown.get("first_name").text(),
        shown.get("last_name").text(),
    ) {
        (Some(first), Some(last)) => Some(Words::Owned(format!("{first} {last}"))),
        (first, last) => first.or(last),
    };
    Some(Profile {
        platform: Words::Borrowed(PLATFORM),
        account_id: Words::Owned(format!("{kind}{id}")),
        handle: shown.get("username").text(),
        display_name: shown.get("title").text().or(name),
        created_at_ms: time_of(shown.get("date")),
        followers: shown.get("participants_count").count(),
        verified: shown.get("verified").truth(),
        observed_at_ms: Some(seen_ms),
        ..Profile::default()
    })
}

#[cfg(test)]
mod tests;
