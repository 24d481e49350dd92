//! TikTok as its own web page gets it: films with author, sound, effects and counts, and comments.

use super::texts::{add_once, find};
use super::{Begin, seconds};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Kind, Post, Profile, Reading, Words};
use crate::ingest::words::FoundKind;

const PLATFORM: &str = "tiktok";

pub(super) fn read<'a>(data: &Json<'a>, collected_ms: Option<i64>) -> Reading<'a> {
    let (post, profile) = if data.has(&["cid"]) {
        let user = data.get("user");
        (comment(data), commenter(user))
    } else {
        (film(data), filmer(data))
    };
    match post {
        Ok(post) => {
            let observed_at_ms = collected_ms.or(Some(post.posted_at_ms));
            let profile = Profile {
                platform: Words::Borrowed(PLATFORM),
                account_id: post.account_id.clone(),
                observed_at_ms,
                ..profile
            };
            Reading::Post(Box::new(post), vec![profile])
        }
        Err(fault) => Reading::Fault(fault),
    }
}

fn film<'a>(data: &Json<'a>) -> Result<Post<'a>, Fault> {
    let created = data.get("createTime");
    let mut post = Begin {
        platform: PLATFORM,
        content: ("data.id", data.get("id").text()),
        account: ("data.author.id", account(data)),
        time: ("data.createTime", created.text(), seconds(created)),
    }
    .post()?;
    post.text = data.get("desc").text();
    tags(&mut post, data);
    find(post.text.as_ref(), FoundKind::Url, &mut post.urls);
    post.sounds.extend(known(data.at("music.id")));
    for effect in data.get("effectStickers").list() {
        if let Some(id) = known(effect.first_of(&["ID", "id"])) {
            post.objects.push(("effect", id));
        }
    }
    // A duet shows the other film beside its own.
    post.quote_of = known(data.first_of(&["duetInfo.duetFromId", "duetFromId"]));
    if post.quote_of.is_some() {
        post.kind = Kind::Quote;
    }
    let pictures = data.at("imagePost.images").list();
    for picture in pictures {
        let address = picture.at("imageURL.urlList").list().first();
        // What follows the path is a signature that is new each time.
        let address = address
            .and_then(Json::str)
            .and_then(|a| a.split('?').next());
        add_once(&mut post.media, address.map(|a| Words::Owned(a.to_owned())));
    }
    if pictures.is_empty() {
        post.media.extend(known(data.at("video.id")));
    }
    post.lang = data.get("textLanguage").text();
    post.post_url = handle(data).map(|handle| {
        let id = &post.content_id;
        Words::Owned(format!("https://www.tiktok.com/@{handle}/video/{id}"))
    });
    // `stats` rounds what `statsV2` has exactly.
    let number = |name: &str| {
        let exact = data.get("statsV2").get(name).count();
        exact.or_else(|| data.get("stats").get(name).count())
    };
    post.counts = Counts {
        likes: number("diggCount"),
        reposts: number("shareCount"),
        replies: number("commentCount"),
        views: number("playCount"),
        ..Counts::default()
    };
    Ok(post)
}

/// Hashtags and named accounts in the order of the text; pages of pictures have them by page.
fn tags<'a>(post: &mut Post<'a>, data: &Json<'a>) {
    let mut extras: Vec<&Json<'a>> = data.get("textExtra").list().iter().collect();
    if extras.is_empty() {
        let pages = data.get("contents").list().iter();
        extras = pages
            .flat_map(|page| page.get("textExtra").list())
            .collect();
    }
    for extra in extras {
        if let Some(tag) = extra.get("hashtagName").text() {
            post.hashtags.push(tag);
        } else {
            let user = known(extra.get("userId")).or_else(|| extra.get("userUniqueId").text());
            add_once(&mut post.mentions, user);
        }
    }
    if post.hashtags.is_empty() {
        for challenge in data.get("challenges").list() {
            post.hashtags.extend(challenge.get("title").text());
        }
    }
}

/// An id that is not a zero, as TikTok writes "none".
fn known<'a>(id: &Json<'a>) -> Option<Words<'a>> {
    id.text().filter(|id| id != "0")
}

/// In data that was part of the page the author is no object but a handle.
fn account<'a>(data: &Json<'a>) -> Option<Words<'a>> {
    let author = data.get("author");
    if author.str().is_some() {
        return known(data.get("authorId")).or_else(|| author.text());
    }
    known(author.get("id")).or_else(|| author.get("uniqueId").text())
}

fn handle<'a>(data: &Json<'a>) -> Option<Words<'a>> {
    let author = data.get("author");
    if author.str().is_some() {
        return author.text();
    }
    author.get("uniqueId").text()
}

fn filmer<'a>(data: &Json<'a>) -> Profile<'a> {
    let author = data.get("author");
    let number = |name: &str| {
        let exact = data.get("authorStatsV2").get(name).count();
        exact.or_else(|| data.get("authorStats").get(name).count())
    };
    Profile {
        handle: handle(data),
        display_name: author
            .get("nickname")
            .text()
            .or_else(|| data.get("nickname").text()),
        created_at_ms: seconds(author.get("createTime")).filter(|ms| *ms > 0),
        bio: author.get("signature").text(),
        followers: number("followerCount"),
        following: number("followingCount"),
        posts_count: number("videoCount"),
        verified: author.get("verified").truth(),
        avatar: author
            .first_of(&["avatarLarger", "avatarMedium", "avatarThumb"])
            .text(),
        ..Profile::default()
    }
}

/// A comment below a film; it answers the film or another comment.
fn comment<'a>(data: &Json<'a>) -> Result<Post<'a>, Fault> {
    let created = data.get("create_time");
    let user = data.get("user");
    let account = known(user.get("uid")).or_else(|| user.get("unique_id").text());
    let mut post = Begin {
        platform: PLATFORM,
        content: ("data.cid", data.get("cid").text()),
        account: ("data.user.uid", account),
        time: ("data.create_time", created.text(), seconds(created)),
    }
    .post()?;
    post.kind = Kind::Reply;
    post.reply_to = known(data.get("reply_id")).or_else(|| known(data.get("aweme_id")));
    post.text = data.get("text").text();
    for extra in data.get("text_extra").list() {
        if let Some(tag) = extra.get("hashtag_name").text() {
            post.hashtags.push(tag);
        } else {
            add_once(&mut post.mentions, known(extra.get("user_id")));
        }
    }
    find(post.text.as_ref(), FoundKind::Url, &mut post.urls);
    post.lang = data.get("comment_language").text();
    post.post_url = data.at("share_info.url").text();
    post.counts.likes = data.get("digg_count").count();
    post.counts.replies = data.get("reply_comment_total").count();
    Ok(post)
}

fn commenter<'a>(user: &Json<'a>) -> Profile<'a> {
    let avatar = user.at("avatar_thumb.url_list").list().first();
    Profile {
        handle: user.get("unique_id").text(),
        display_name: user.get("nickname").text(),
        bio: user.get("signature").text(),
        avatar: avatar.and_then(Json::text),
        ..Profile::default()
    }
}
