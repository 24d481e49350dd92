//! Instagram as its own web page gets it, in its two forms: items (`code`, `taken_at`, `user`) and
//! nodes of a graph (`shortcode`, `taken_at_timestamp`, `owner`). Threads has the items of Instagram
//! with a part of its own for answers, reposts and links.

use super::texts::{add_once, find};
use super::{Begin, seconds};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Kind, Post, Profile, Reading, Words};
use crate::ingest::words::FoundKind;

pub(super) fn read<'a>(data: &Json<'a>, collected_ms: Option<i64>) -> Reading<'a> {
    // Some versions keep the graph's wrapping.
    let node = data.get("node");
    let data = if node.entries().is_empty() {
        data
    } else {
        node
    };
    reading(data, post("instagram", data), "instagram", collected_ms)
}

pub(super) fn read_thread<'a>(data: &Json<'a>, collected_ms: Option<i64>) -> Reading<'a> {
    let thread = post("threads", data).map(|mut post| {
        relate_thread(&mut post, data.get("text_post_app_info"));
        post.post_url = handle(data).and_then(|handle| {
            let code = data.get("code").text()?;
            Some(Words::Owned(format!(
                "https://www.threads.com/@{handle}/post/{code}"
            )))
        });
        post
    });
    reading(data, thread, "threads", collected_ms)
}

fn reading<'a>(
    data: &Json<'a>,
    post: Result<Post<'a>, Fault>,
    platform: &'static str,
    collected_ms: Option<i64>,
) -> Reading<'a> {
    let post = match post {
        Ok(post) => post,
        Err(fault) => return Reading::Fault(fault),
    };
    let observed = collected_ms.or(Some(post.posted_at_ms));
    let others = data.get("coauthor_producers").list().iter();
    let info = data.at("text_post_app_info.share_info");
    let shared = [info.get("reposted_post"), info.get("quoted_post")].map(author);
    let profiles = std::iter::once(author(data))
        .chain(others)
        .chain(shared)
        .filter_map(|user| profile(user, platform, observed))
        .collect();
    Reading::Post(Box::new(post), profiles)
}

fn post<'a>(platform: &'static str, data: &Json<'a>) -> Result<Post<'a>, Fault> {
    let taken = data.first_of(&["taken_at", "taken_at_timestamp"]);
    let mut post = Begin {
        platform,
        content: ("data.pk", id(data)),
        account: ("data.user.pk", account(data)),
        time: ("data.taken_at", taken.text(), seconds(taken)),
    }
    .post()?;
    let captions = data.at("edge_media_to_caption.edges").list();
    post.text = data
        .first_of(&["caption.text", "caption_text"])
        .text()
        .or_else(|| captions.first()?.at("node.text").text());
    let text = post.text.as_ref();
    find(text, FoundKind::Hashtag, &mut post.hashtags);
    find(text, FoundKind::Url, &mut post.urls);
    tagged(&mut post.mentions, data);
    // A name in the text is the same account as a tag on the picture; the tag has the id.
    let mut named = Vec::new();
    find(text, FoundKind::Mention, &mut named);
    for name in named {
        let id = id_of_tagged(data, &name);
        add_once(&mut post.mentions, id.or(Some(name)));
    }
    media(&mut post.media, data);
    sounds(&mut post.sounds, data);
    if platform == "instagram" {
        let code = data.first_of(&["code", "shortcode"]).text();
        post.post_url =
            code.map(|code| Words::Owned(format!("https://www.instagram.com/p/{code}/")));
    }
    // Where the account hides its counts, what is sent in their place is no count.
    let hidden = data.get("like_and_view_counts_disabled").truth() == Some(true);
    let shown = |paths: &[&str]| data.first_of(paths).count().filter(|_| !hidden);
    post.counts = Counts {
        likes: shown(&[
            "like_count",
            "edge_media_preview_like.count",
            "edge_liked_by.count",
        ]),
        reposts: data
            .first_of(&["media_repost_count", "reshare_count"])
            .count(),
        replies: data
            .first_of(&[
                "comment_count",
                "edge_media_to_parent_comment.count",
                "edge_media_to_comment.count",
                "edge_media_preview_comment.count",
            ])
            .count(),
        views: shown(&[
            "ig_play_count",
            "play_count",
            "view_count",
            "video_view_count",
        ]),
        ..Counts::default()
    };
    Ok(post)
}

/// The number of the post. `id` has the account's number behind it: `3828_52`.
fn id<'a>(data: &Json<'a>) -> Option<Words<'a>> {
    if let Some(pk) = data.get("pk").text() {
        return Some(pk);
    }
    match data.get("id").text() {
        Some(id) => Some(match id.split_once('_') {
            Some((pk, _)) => Words::Owned(pk.to_owned()),
            None => id,
        }),
        None => data.first_of(&["code", "shortcode"]).text(),
    }
}

/// `owner` often holds a number only.
fn author<'j, 'a>(data: &'j Json<'a>) -> &'j Json<'a> {
    let user = data.get("user");
    if account_of(user).is_some() {
        user
    } else {
        data.get("owner")
    }
}

fn account<'a>(data: &Json<'a>) -> Option<Words<'a>> {
    account_of(author(data))
}

fn account_of<'a>(user: &Json<'a>) -> Option<Words<'a>> {
    user.first_of(&["pk", "id", "pk_id", "username"]).text()
}

fn handle<'a>(data: &Json<'a>) -> Option<Words<'a>> {
    author(data).get("username").text()
}

/// All tags on the pictures of a post.
fn tags<'j, 'a>(data: &'j Json<'a>) -> impl Iterator<Item = &'j Json<'a>> {
    let pictures = data.get("carousel_media").list();
    let items = std::iter::once(data)
        .chain(pictures)
        .flat_map(|picture| picture.at("usertags.in").list())
        .map(|tag| tag.get("user"));
    let nodes = data.at("edge_media_to_tagged_user.edges").list();
    items.chain(nodes.iter().map(|edge| edge.at("node.user")))
}

fn tagged<'a>(mentions: &mut Vec<Words<'a>>, data: &Json<'a>) {
    for user in tags(data) {
        add_once(mentions, account_of(user));
    }
}

fn id_of_tagged<'a>(data: &Json<'a>, handle: &str) -> Option<Words<'a>> {
    let user = tags(data).find(|user| {
        let name = user.get("username").str();
        name.is_some_and(|name| name.eq_ignore_ascii_case(handle))
    })?;
    account_of(user)
}

/// Numbers of the pictures and films; their addresses are signed anew each time.
fn media<'a>(list: &mut Vec<Words<'a>>, data: &Json<'a>) {
    let items = data.get("carousel_media").list().iter();
    let nodes = data.at("edge_sidecar_to_children.edges").list().iter();
    for part in items.chain(nodes.map(|edge| edge.get("node"))) {
        add_once(list, id(part));
    }
    let has_media = !data.at("image_versions2.candidates").list().is_empty()
        || !data.get("video_versions").list().is_empty()
        || !data.get("display_url").is_null();
    if list.is_empty() && has_media {
        add_once(list, id(data));
    }
}

fn sounds<'a>(list: &mut Vec<Words<'a>>, data: &Json<'a>) {
    for path in [
        "clips_metadata.music_info.music_asset_info",
        "clips_metadata.original_sound_info",
        "music_metadata.music_info.music_asset_info",
        "music_metadata.original_sound_info",
        "clips_music_attribution_info",
    ] {
        let sound = data.at(path);
        let id = sound.first_of(&["audio_cluster_id", "audio_asset_id", "audio_id"]);
        add_once(list, id.text());
    }
}

/// Answers, reposts and quotes of Threads.
fn relate_thread<'a>(post: &mut Post<'a>, info: &Json<'a>) {
    let answered = info.get("reply_to_author");
    post.reply_to_account = account_of(answered);
    if post.reply_to_account.is_some() || info.get("is_reply").truth() == Some(true) {
        post.kind = Kind::Reply;
    }
    let quoted = info.at("share_info.quoted_post");
    post.quote_of = id(quoted);
    if post.quote_of.is_some() {
        post.kind = Kind::Quote;
        post.quote_of_account = account(quoted);
    }
    let reposted = info.at("share_info.reposted_post");
    post.repost_of = id(reposted);
    if post.repost_of.is_some() {
        post.kind = Kind::Repost;
        post.repost_of_account = account(reposted);
    }
    add_once(
        &mut post.urls,
        info.at("link_preview_attachment.url").text(),
    );
    for (count, key) in [
        (&mut post.counts.reposts, "repost_count"),
        (&mut post.counts.quotes, "quote_count"),
        (&mut post.counts.replies, "direct_reply_count"),
    ] {
        *count = info.get(key).count().or(*count);
    }
}

fn profile<'a>(
    user: &Json<'a>,
    platform: &'static str,
    observed_at_ms: Option<i64>,
) -> Option<Profile<'a>> {
    Some(Profile {
        platform: Words::Borrowed(platform),
        account_id: account_of(user)?,
        handle: user.get("username").text(),
        display_name: user.get("full_name").text(),
        bio: user.get("biography").text(),
        followers: user
            .first_of(&["follower_count", "edge_followed_by.count"])
            .count(),
        following: user
            .first_of(&["following_count", "edge_follow.count"])
            .count(),
        posts_count: user
            .first_of(&["media_count", "edge_owner_to_timeline_media.count"])
            .count(),
        verified: user.get("is_verified").truth(),
        default_profile: user.get("has_anonymous_profile_picture").truth(),
        avatar: user
            .first_of(&["hd_profile_pic_url_info.url", "profile_pic_url"])
            .text(),
        observed_at_ms,
        ..Profile::default()
    })
}
