//! Gab as its own web page gets it: keys of one or two letters, the author put beside the post by
//! Zeeschuimer (`author_info`). Older captures have whole words.

use super::texts::{add_once, find};
use super::{Begin, moment};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Post, Profile, Reading, Words};
use crate::ingest::words::{FoundKind, html_text};

const PLATFORM: &str = "gab";

pub(super) fn read<'a>(data: &Json<'a>, collected_ms: Option<i64>) -> Reading<'a> {
    if let Some(kind @ ("group" | "user")) = data.get("type").str() {
        return Reading::Fault(Fault::no_post(kind, "Gab listed a group or an account"));
    }
    let author = data.first_of(&["author_info", "account"]);
    match post(data, author) {
        Ok(post) => {
            let profile = profile(author, &post, collected_ms);
            Reading::Post(Box::new(post), vec![profile])
        }
        Err(fault) => Reading::Fault(fault),
    }
}

fn post<'a>(data: &Json<'a>, author: &Json<'a>) -> Result<Post<'a>, Fault> {
    let created = data.first_of(&["ca", "created_at"]);
    let account = author.first_of(&["i", "id"]).text();
    let mut post = Begin {
        platform: PLATFORM,
        content: ("data.i", data.first_of(&["i", "id"]).text()),
        account: ("data.ai", account.or_else(|| data.get("ai").text())),
        time: ("data.ca", created.text(), moment(created)),
    }
    .post()?;
    post.text = data
        .first_of(&["c", "content"])
        .text()
        .map(|html| Words::Owned(html_text(&html)));
    let text = post.text.as_ref();
    find(text, FoundKind::Url, &mut post.urls);
    find(text, FoundKind::Hashtag, &mut post.hashtags);
    find(text, FoundKind::Mention, &mut post.mentions);
    add_once(&mut post.urls, data.at("link_info.url").text());
    for picture in data.get("image_info").list() {
        add_once(&mut post.media, picture.first_of(&["i", "u"]).text());
    }
    post.post_url = data.first_of(&["ul", "url"]).text();
    post.counts = Counts {
        reposts: data.first_of(&["rbc", "reposts_count"]).count(),
        replies: data.first_of(&["rc", "replies_count"]).count(),
        reactions: data.first_of(&["fc", "reaction_count"]).count(),
        ..Counts::default()
    };
    Ok(post)
}

fn profile<'a>(author: &Json<'a>, post: &Post<'a>, collected_ms: Option<i64>) -> Profile<'a> {
    Profile {
        platform: Words::Borrowed(PLATFORM),
        account_id: post.account_id.clone(),
        handle: author.first_of(&["un", "username"]).text(),
        display_name: author.first_of(&["dn", "display_name"]).text(),
        bio: author
            .first_of(&["nt", "note"])
            .text()
            .map(|html| Words::Owned(html_text(&html))),
        followers: author.get("followers_count").count(),
        following: author.get("following_count").count(),
        posts_count: author.get("statuses_count").count(),
        verified: author.get("is_verified").truth(),
        avatar: author.get("avatar").text(),
        observed_at_ms: collected_ms.or(Some(post.posted_at_ms)),
        ..Profile::default()
    }
}
