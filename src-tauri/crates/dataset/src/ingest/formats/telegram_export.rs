//! Telegram Desktop, `result.json`: one chat, or all chats of an account. An export knows the
//! messages of its chats by number, and of a forwarded message only from whom it came.

use super::texts::add_once;
use super::{Begin, Item, JsonFormat, moment, seconds};
use crate::ingest::json::Json;
use crate::ingest::model::{Fault, Kind, Post, Profile, Reading, Words};

const PLATFORM: &str = "telegram";
const ITEMS: &[&str] = &[
    "messages",
    "chats.list.*.messages",
    "left_chats.list.*.messages",
];

pub(crate) static FORMAT: JsonFormat = JsonFormat {
    id: "telegram-desktop",
    name: "Telegram Desktop export (result.json)",
    items: ITEMS,
    recognise: |unit| recognise(unit) == Some(Times::Exact),
    read: |item| read(item, Times::Exact),
    note: "An export does not say which message was forwarded, only from whom: forwards of one \
           source are compared by the object type forward_source.",
};

/// Exports of before 2022.
pub(crate) static OLD_FORMAT: JsonFormat = JsonFormat {
    id: "telegram-desktop-local",
    name: "Telegram Desktop export with local times (result.json, before 2022)",
    items: ITEMS,
    recognise: |unit| recognise(unit) == Some(Times::Local),
    read: |item| read(item, Times::Local),
    note: "This export has its times by the clock of the computer that made it and does not say the \
           zone. They are read as UTC and may be wrong by hours: do not compare them to other \
           sources by time.",
};

/// What the messages say of their time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Times {
    /// `date_unixtime`.
    Exact,
    /// `date` only.
    Local,
}

/// Asked of a document, of a chat, and of a message of a document that is read in parts.
fn recognise(unit: &Json<'_>) -> Option<Times> {
    if unit.has(&["id", "type", "date"]) && (unit.has(&["text"]) || unit.has(&["action"])) {
        return Some(times_of(unit));
    }
    let lists = [unit.at("chats.list"), unit.at("left_chats.list")];
    let all = lists.iter().any(|list| !list.is_null());
    if !all && !unit.has(&["messages", "type", "id"]) {
        return None;
    }
    let chats = lists.iter().flat_map(|list| list.list());
    let first = std::iter::once(unit)
        .chain(chats)
        .flat_map(|chat| chat.get("messages").list())
        .find(|message| message.has(&["date"]) || message.has(&["date_unixtime"]));
    Some(first.map_or(Times::Exact, times_of))
}

fn times_of(message: &Json<'_>) -> Times {
    if message.has(&["date_unixtime"]) {
        Times::Exact
    } else {
        Times::Local
    }
}

fn read<'a>(item: Item<'a, '_>, times: Times) -> Reading<'a> {
    let message = item.json;
    match message.get("type").str() {
        Some("service") => {
            let action = message.get("action").text().unwrap_or_default();
            return Reading::Fault(Fault::no_post(
                &action,
                "Telegram notes an event of the chat",
            ));
        }
        Some("unsupported") => {
            return Reading::Fault(Fault::no_post(
                "unsupported",
                "Telegram Desktop could not export what it holds",
            ));
        }
        _ => {}
    }
    match post(message, item.parent, times) {
        Ok(post) => {
            let profiles = profiles(message, item.parent, &post);
            Reading::Post(Box::new(post), profiles)
        }
        Err(fault) => Reading::Fault(fault),
    }
}

fn post<'a>(message: &Json<'a>, chat: &Json<'a>, times: Times) -> Result<Post<'a>, Fault> {
    let chat_id = chat.first_of(&["id", "name"]).text();
    let number = message.get("id").text();
    let content = match (&chat_id, number) {
        (Some(chat), Some(number)) => Some(Words::Owned(format!("{chat}/{number}"))),
        _ => None,
    };
    let time = match times {
        Times::Exact => {
            let date = message.get("date_unixtime");
            ("date_unixtime", date.text(), seconds(date))
        }
        Times::Local => {
            let date = message.get("date");
            ("date", date.text(), moment(date))
        }
    };
    let mut post = Begin {
        platform: PLATFORM,
        content: ("id", content),
        account: ("from_id", account(message, chat)),
        time,
    }
    .post()?;
    let chat_id = chat_id.unwrap_or_default();
    post.text = text_of(message.get("text")).or_else(|| poll(message.get("poll")));
    entities(&mut post, message);
    for key in ["photo", "file"] {
        // What was not exported has a sentence in the place of its path; the path is one of this chat.
        let path = message.get(key).str().filter(|path| !path.starts_with('('));
        let media = path.map(|path| Words::Owned(format!("{chat_id}/{path}")));
        add_once(&mut post.media, media);
    }
    post.client = message.get("via_bot").text();
    let reactions = message.get("reactions").list();
    if !reactions.is_empty() {
        let counts = reactions.iter().filter_map(|r| r.get("count").count());
        post.counts.reactions = Some(counts.fold(0, u64::saturating_add));
    }
    if let Some(answered) = message.get("reply_to_message_id").text() {
        let other = message.get("reply_to_peer_id").text();
        let chat = other.as_deref().map_or(&*chat_id, bare);
        post.kind = Kind::Reply;
        post.reply_to = Some(Words::Owned(format!("{chat}/{answered}")));
    }
    if message.has(&["forwarded_from"]) || message.has(&["forwarded_from_id"]) {
        post.kind = Kind::Repost;
        post.repost_of_account = message.get("forwarded_from_id").text();
        let source = message.first_of(&["forwarded_from_id", "forwarded_from"]);
        if let Some(source) = source.text() {
            post.objects.push(("forward_source", source));
        }
    }
    Ok(post)
}

/// `channel123` is chat `123`.
fn bare(peer: &str) -> &str {
    peer.trim_start_matches(|c: char| c.is_ascii_alphabetic())
}

/// Who wrote it; in a channel without signed messages that is the channel.
fn account<'a>(message: &Json<'a>, chat: &Json<'a>) -> Option<Words<'a>> {
    if let Some(id) = message.get("from_id").text() {
        return Some(id);
    }
    let id = chat.get("id").text()?;
    is_channel(chat).then(|| Words::Owned(format!("channel{id}")))
}

fn is_channel(chat: &Json<'_>) -> bool {
    matches!(
        chat.get("type").str(),
        Some("public_channel" | "private_channel")
    )
}

/// A text, or a list of texts and of objects with a text.
fn text_of<'a>(value: &Json<'a>) -> Option<Words<'a>> {
    if let Json::List(parts) = value {
        let mut whole = String::new();
        for part in parts {
            let part = part.str().or_else(|| part.get("text").str());
            whole.push_str(part.unwrap_or_default());
        }
        return (!whole.is_empty()).then_some(Words::Owned(whole));
    }
    value.text()
}

/// The question and its answers, a line each.
fn poll<'a>(poll: &Json<'a>) -> Option<Words<'a>> {
    let mut whole = text_of(poll.get("question"))?.into_owned();
    for answer in poll.get("answers").list() {
        if let Some(text) = text_of(answer.get("text")) {
            whole.push('\n');
            whole.push_str(&text);
        }
    }
    Some(Words::Owned(whole))
}

/// Links, hashtags and named accounts; without `text_entities` the parts of the text are the same.
fn entities<'a>(post: &mut Post<'a>, message: &Json<'a>) {
    let parts = match message.get("text_entities").list() {
        [] => message.get("text").list(),
        parts => parts,
    };
    for part in parts {
        let Some(text) = part.get("text").text() else {
            continue;
        };
        match part.get("type").str() {
            Some("link") => {
                // Telegram makes links of `example.org/a` too.
                let whole = text.contains("://");
                let link = if whole {
                    text
                } else {
                    Words::Owned(format!("http://{text}"))
                };
                add_once(&mut post.urls, Some(link));
            }
            Some("text_link") => add_once(&mut post.urls, part.get("href").text()),
            Some("hashtag") => post.hashtags.push(text),
            Some("mention") => {
                let name = text.trim_start_matches('@').to_owned();
                add_once(&mut post.mentions, Some(Words::Owned(name)));
            }
            Some("mention_name") => {
                let user = part.get("user_id").text();
                let user = user.map(|id| Words::Owned(format!("user{id}")));
                add_once(&mut post.mentions, user);
            }
            _ => {}
        }
    }
}

fn profiles<'a>(message: &Json<'a>, chat: &Json<'a>, post: &Post<'a>) -> Vec<Profile<'a>> {
    let shown = |account_id: Words<'a>, display_name: Option<Words<'a>>| Profile {
        platform: Words::Borrowed(PLATFORM),
        account_id,
        display_name,
        observed_at_ms: Some(post.posted_at_ms),
        ..Profile::default()
    };
    let name = message.get("from").text();
    let name = name.or_else(|| chat.get("name").text().filter(|_| is_channel(chat)));
    let mut profiles = vec![shown(post.account_id.clone(), name)];
    if let Some(source) = message.get("forwarded_from_id").text() {
        profiles.push(shown(source, message.get("forwarded_from").text()));
    }
    profiles
}

#[cfg(test)]
mod tests;
