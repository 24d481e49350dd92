//! 4CAT's NDJSON: what was uploaded from Zeeschuimer (the object of the platform with the envelope in
//! `__import_meta`), and items with 4CAT's own flat fields.

use super::texts::{add_once, find, host, platform_of_host};
use super::{Begin, Item, JsonFormat, millis, moment, seconds, zeeschuimer};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Kind, Post, Profile, Reading, Words};
use crate::ingest::words::FoundKind;

pub(crate) static FORMAT: JsonFormat = JsonFormat {
    id: "4cat-ndjson",
    name: "4CAT (NDJSON)",
    items: &[],
    recognise: |unit| unit.at("__import_meta.source_platform").str().is_some() || is_flat(unit),
    read,
    note: "",
};

fn is_flat(unit: &Json<'_>) -> bool {
    unit.has(&["id", "thread_id", "author", "body"])
        && (unit.has(&["timestamp"]) || unit.has(&["unix_timestamp"]))
}

fn read<'a>(item: Item<'a, '_>) -> Reading<'a> {
    let json = item.json;
    let meta = json.get("__import_meta");
    if let Some(source) = meta.get("source_platform").text() {
        return zeeschuimer::platform_object(
            &source,
            json,
            millis(meta.get("timestamp_collected")),
        );
    }
    match flat(json) {
        Ok(post) => {
            let profile = profile(json, &post);
            Reading::Post(Box::new(post), vec![profile])
        }
        Err(fault) => Reading::Fault(fault),
    }
}

/// Fields with the address of the post itself, each from the items of some platform.
const OWN_ADDRESS: &[&str] = &["url", "link", "tiktok_url", "post_url", "permalink"];

fn flat<'a>(json: &Json<'a>) -> Result<Post<'a>, Fault> {
    let exact = json.get("unix_timestamp");
    let written = json.get("timestamp");
    let time = if exact.is_null() {
        let read = moment(written).or_else(|| seconds(written));
        ("timestamp", written.text(), read)
    } else {
        ("unix_timestamp", exact.text(), seconds(exact))
    };
    let platform = platform(json);
    let mut post = Begin {
        platform,
        content: ("id", json.get("id").text()),
        account: ("author", Some(account(json)?)),
        time,
    }
    .post()?;
    post.text = words(json);
    post.lang = json.first_of(&["language_guess", "lang"]).text();
    post.client = json.get("source").text().filter(|_| platform == "twitter");
    post.post_url = json.first_of(OWN_ADDRESS).text();
    let text = post.text.clone();
    for (key, kind, list) in [
        ("hashtags", FoundKind::Hashtag, &mut post.hashtags),
        ("urls", FoundKind::Url, &mut post.urls),
        ("mentions", FoundKind::Mention, &mut post.mentions),
    ] {
        if json.has(&[key]) {
            list.extend(each(json.get(key)));
        } else {
            find(text.as_ref(), kind, list);
        }
    }
    add_once(&mut post.urls, json.get("link_url").text());
    for key in ["image_md5", "images", "image_url", "videos", "video_url"] {
        // The same picture has an address in each of them.
        if post.media.is_empty() {
            post.media.extend(each(json.get(key)));
        }
    }
    post.sounds.extend(json.get("music_id").text());
    for (key, object) in [("effects", "effect"), ("usertags", "usertag")] {
        let values = each(json.get(key)).into_iter();
        post.objects.extend(values.map(|value| (object, value)));
    }
    relate(&mut post, json, platform);
    if post.kind != Kind::Repost {
        post.counts = counts(json);
    }
    Ok(post)
}

fn counts(json: &Json<'_>) -> Counts {
    let of = |keys: &[&str]| json.first_of(keys).count();
    Counts {
        likes: of(&["likes", "like_count", "num_likes"]),
        reposts: of(&[
            "reposts",
            "retweet_count",
            "shares",
            "reposts_count",
            "forwards",
        ]),
        replies: of(&[
            "replies",
            "reply_count",
            "comments",
            "num_comments",
            "replies_count",
        ]),
        quotes: of(&["quotes", "quote_count"]),
        views: of(&["views", "plays", "impression_count"]),
        reactions: of(&["reaction_count"]),
    }
}

/// `subject` is the title of a thread.
fn words<'a>(json: &Json<'a>) -> Option<Words<'a>> {
    match (json.get("subject").text(), json.get("body").text()) {
        (Some(subject), Some(body)) => Some(Words::Owned(format!("{subject}\n\n{body}"))),
        (subject, body) => body.or(subject),
    }
}

/// Whole boards write under one name: that is nobody's account.
fn account<'a>(json: &Json<'a>) -> Result<Words<'a>, Fault> {
    let of = |key: &str| json.get(key).text();
    if let Some(id) = of("author_id").or_else(|| of("account_id")) {
        return Ok(id);
    }
    let name = of("author").unwrap_or_default();
    let nobody = ["", "[deleted]", "[removed]", "anonymous", "n/a"];
    if nobody.contains(&name.trim().to_lowercase().as_str()) {
        return Err(Fault {
            code: "missing-account",
            column: "author".to_owned(),
            value: name.into_owned(),
            reason: "the author is not named; nobody can say whose post it is".to_owned(),
        });
    }
    Ok(name)
}

fn relate<'a>(post: &mut Post<'a>, json: &Json<'a>, platform: &str) {
    let yes = |key: &str| json.get(key).truth() == Some(true);
    if yes("is_retweet") {
        post.kind = Kind::Repost;
        post.repost_of_account = json.get("retweeted_user").text();
        return;
    }
    // 4CAT has the thread where a platform has the post that is answered; on X that is not the same.
    let thread = if platform == "twitter" {
        None
    } else {
        json.first_of(&["parent_id", "thread_id"]).text()
    };
    post.reply_to = thread.filter(|thread| *thread != post.content_id);
    post.reply_to_account = json.get("replied_user").text();
    post.quote_of_account = json.get("quoted_user").text();
    if post.reply_to.is_some() || yes("is_reply") {
        post.kind = Kind::Reply;
    } else if yes("is_quote_tweet") {
        post.kind = Kind::Quote;
    }
}

/// 4CAT joins the values of a list with commas.
fn each<'a>(value: &Json<'a>) -> Vec<Words<'a>> {
    let mut list = Vec::new();
    match value {
        Json::List(values) => list.extend(values.iter().filter_map(Json::text)),
        value => {
            for word in value.str().unwrap_or_default().split(',') {
                let word = word.trim();
                if !word.is_empty() {
                    list.push(Words::Owned(word.to_owned()));
                }
            }
        }
    }
    list
}

/// The items do not name their platform, their addresses do.
fn platform(json: &Json<'_>) -> &'static str {
    let address = |key: &&str| host(json.get(key).str()?);
    let from = ["collected_from_url", "post_source_domain", "author_url"];
    let hosts = OWN_ADDRESS.iter().chain(&from).filter_map(address);
    hosts
        .filter_map(|host| platform_of_host(&host))
        .next()
        .unwrap_or("4cat")
}

fn profile<'a>(json: &Json<'a>, post: &Post<'a>) -> Profile<'a> {
    let of = |keys: &[&str]| json.first_of(keys);
    Profile {
        platform: post.platform.clone(),
        account_id: post.account_id.clone(),
        handle: json.get("author").text(),
        display_name: of(&["author_fullname", "author_full", "author_name"]).text(),
        followers: of(&["author_followers"]).count(),
        posts_count: of(&["author_videos"]).count(),
        verified: of(&["author_is_verified", "author_verified"]).truth(),
        avatar: of(&["author_avatar_url", "author_avatar"]).text(),
        observed_at_ms: Some(post.posted_at_ms),
        ..Profile::default()
    }
}

#[cfg(test)]
mod tests;
