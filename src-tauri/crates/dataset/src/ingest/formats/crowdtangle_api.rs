//! CrowdTangle's API: pages of posts (`result.posts`) of Facebook and Instagram, posts one by one as
//! tools kept them, and lists of accounts. Times are UTC.

use std::borrow::Cow;

use super::texts::{add_once, find, host};
use super::{Begin, Item, JsonFormat, moment};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Post, Profile, Reading, Words};
use crate::ingest::words::FoundKind;

pub(crate) static FORMAT: JsonFormat = JsonFormat {
    id: "crowdtangle-api",
    name: "CrowdTangle API (Facebook, Instagram)",
    items: &[
        "result.posts",
        "result.accounts",
        "result.accountStatistics",
        "posts",
    ],
    recognise: |unit| {
        let page = ["posts", "accounts", "accountStatistics"]
            .iter()
            .map(|key| unit.get("result").get(key))
            .find(|list| !list.is_null());
        match page {
            Some(_) => unit.has(&["status"]) || unit.get("result").has(&["pagination"]),
            None => is_post(unit) || unit.get("posts").list().first().is_some_and(is_post),
        }
    },
    read,
    note: "A post in a Facebook group counts as the group's: CrowdTangle does not say who wrote it.",
};

fn is_post(json: &Json<'_>) -> bool {
    json.has(&["account", "platform", "date"])
        && (json.has(&["platformId"]) || json.has(&["postUrl"]) || json.has(&["statistics"]))
}

fn read<'a>(item: Item<'a, '_>) -> Reading<'a> {
    let json = item.json;
    if !json.has(&["date"]) && !json.has(&["postUrl"]) {
        let account = match json.get("account").entries() {
            [] => json,
            _ => json.get("account"),
        };
        if account.has(&["platformId"]) || account.has(&["handle"]) {
            let platform = platform(account.get("platform"));
            return match profile(account, platform, None) {
                Some(profile) => Reading::Profiles(vec![profile]),
                None => Reading::Fault(Fault::missing(
                    "missing-account",
                    "platformId",
                    "id of the account",
                )),
            };
        }
        let said = json.first_of(&["message", "error", "status"]).text();
        return Reading::Fault(Fault::no_post(
            &said.unwrap_or_default(),
            "CrowdTangle answered without a post",
        ));
    }
    let account = json.get("account");
    let platform = platform(json.first_of(&["platform", "account.platform"]));
    match post(json, account, &platform) {
        Ok(post) => {
            let seen = moment(json.get("updated")).or(Some(post.posted_at_ms));
            let mut profiles = Vec::new();
            profiles.extend(profile(account, platform.clone(), seen));
            let sponsor = json.get("brandedContentSponsor");
            profiles.extend(profile(sponsor, platform, seen));
            Reading::Post(Box::new(post), profiles)
        }
        Err(fault) => Reading::Fault(fault),
    }
}

fn platform<'a>(name: &Json<'a>) -> Words<'a> {
    match name.text() {
        None => Words::Borrowed("facebook"),
        Some(name) => Words::Owned(name.trim().to_lowercase()),
    }
}

fn post<'a>(json: &Json<'a>, account: &Json<'a>, platform: &str) -> Result<Post<'a>, Fault> {
    let date = json.get("date");
    let mut post = Begin {
        platform: "facebook",
        content: ("platformId", id(json, platform)),
        account: ("account.platformId", account_id(account)),
        time: ("date", date.text(), moment(date)),
    }
    .post()?;
    post.platform = Words::Owned(platform.to_owned());
    // Of a post on Instagram the caption is its description; on Facebook that is of the link.
    post.text = json.get("message").text().or_else(|| {
        let description = json.get("description").text();
        description.filter(|_| platform == "instagram")
    });
    let text = post.text.as_ref();
    find(text, FoundKind::Hashtag, &mut post.hashtags);
    find(text, FoundKind::Mention, &mut post.mentions);
    links(&mut post, json);
    if !is_link(json) {
        // What a shared link looks like is no picture of the post.
        for medium in json.get("media").list() {
            add_once(&mut post.media, medium.first_of(&["full", "url"]).text());
        }
    }
    post.lang = json.get("languageCode").text();
    post.post_url = json.get("postUrl").text();
    post.counts = counts(json.first_of(&["statistics.actual", "statistics"]));
    Ok(post)
}

/// Instagram's ids have the account's number behind them: `3828_52`; on Facebook it stands before.
fn id<'a>(json: &Json<'a>, platform: &str) -> Option<Words<'a>> {
    let id = json.first_of(&["platformId", "id"]).text()?;
    Some(match id.split_once('_') {
        Some((pk, _)) if platform == "instagram" => Cow::Owned(pk.to_owned()),
        _ => id,
    })
}

fn account_id<'a>(account: &Json<'a>) -> Option<Words<'a>> {
    // Without it there is CrowdTangle's own number, which is no number of the platform.
    let own = || {
        let id = account.get("id").text()?;
        Some(Words::Owned(format!("crowdtangle:{id}")))
    };
    account.get("platformId").text().or_else(own)
}

/// Addresses in expanded form. A picture's `link` is the page of the picture on the platform itself:
/// nobody chose it.
fn links<'a>(post: &mut Post<'a>, json: &Json<'a>) {
    let expanded = json.get("expandedLinks").list();
    let mut links: Vec<Words<'a>> = Vec::new();
    for link in expanded {
        add_once(&mut links, link.first_of(&["expanded", "original"]).text());
    }
    let link = json.get("link").text();
    let known = |link: &Words<'a>| {
        let of = |key: &str| {
            expanded
                .iter()
                .any(|e| e.get(key).text().as_ref() == Some(link))
        };
        of("original") || of("expanded")
    };
    add_once(&mut links, link.filter(|link| !known(link)));
    if links.is_empty() {
        find(post.text.as_ref(), FoundKind::Url, &mut links);
    }
    let shared = is_link(json);
    for link in links {
        let own = Some(&link) == json.get("postUrl").text().as_ref();
        let page = !shared
            && matches!(
                host(&link).as_deref(),
                Some("facebook.com" | "instagram.com" | "fb.watch")
            );
        if !own && !page {
            post.urls.push(link);
        }
    }
}

fn is_link(json: &Json<'_>) -> bool {
    json.get("type").str().is_none_or(|kind| kind == "link")
}

fn counts(actual: &Json<'_>) -> Counts {
    const REACTIONS: [&str; 9] = [
        "likeCount",
        "loveCount",
        "wowCount",
        "hahaCount",
        "sadCount",
        "angryCount",
        "thankfulCount",
        "careCount",
        "favoriteCount",
    ];
    let all = REACTIONS.map(|key| actual.get(key).count());
    let known = all.iter().flatten().count() > 0;
    let sum = all.into_iter().flatten().fold(0, u64::saturating_add);
    Counts {
        likes: actual.first_of(&["likeCount", "favoriteCount"]).count(),
        reposts: actual.get("shareCount").count(),
        replies: actual.get("commentCount").count(),
        views: actual
            .first_of(&["viewCount", "videoPostViewCount"])
            .count(),
        reactions: known.then_some(sum),
        quotes: None,
    }
}

fn profile<'a>(
    account: &Json<'a>,
    platform: Words<'a>,
    observed_at_ms: Option<i64>,
) -> Option<Profile<'a>> {
    Some(Profile {
        platform,
        account_id: account_id(account)?,
        handle: account.get("handle").text(),
        display_name: account.get("name").text(),
        created_at_ms: moment(account.get("pageCreatedDate")),
        bio: account.get("pageDescription").text(),
        location: account.get("pageAdminTopCountry").text(),
        followers: account.get("subscriberCount").count(),
        verified: account.get("verified").truth(),
        avatar: account.get("profileImage").text(),
        observed_at_ms,
        ..Profile::default()
    })
}

#[cfg(test)]
mod tests;
