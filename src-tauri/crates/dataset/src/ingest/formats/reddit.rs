//! Reddit as the archives of Pushshift and Arctic Shift have it: submissions and comments, one a line.

use super::texts::{add_once, find, host, unescaped};
use super::{Begin, Item, JsonFormat, seconds};
use crate::ingest::json::Json;
use crate::ingest::model::{Counts, Fault, Kind, Post, Profile, Reading, Words};
use crate::ingest::words::FoundKind;

const PLATFORM: &str = "reddit";

pub(crate) static FORMAT: JsonFormat = JsonFormat {
    id: "reddit",
    name: "Reddit (Pushshift, Arctic Shift)",
    items: &["data"],
    recognise: |unit| {
        let page = unit.get("data").list();
        if page.is_empty() {
            return is_record(unit);
        }
        page.iter().take(5).all(is_record)
    },
    read,
    note: "Posts of deleted accounts have no author that could be told from another: they are \
           rejected as missing-account.",
};

fn is_record(unit: &Json<'_>) -> bool {
    let reddit = ["subreddit", "subreddit_id"]
        .iter()
        .any(|key| unit.has(&[key]));
    reddit && unit.has(&["author", "created_utc"]) && (is_submission(unit) || unit.has(&["body"]))
}

fn is_submission(record: &Json<'_>) -> bool {
    record.has(&["title"]) || record.has(&["selftext"])
}

fn read<'a>(item: Item<'a, '_>) -> Reading<'a> {
    let record = item.json;
    let post = if is_submission(record) {
        submission(record)
    } else if record.has(&["body"]) {
        comment(record)
    } else {
        Err(Fault::no_post(
            &record.get("id").text().unwrap_or_default(),
            "it has neither a title nor a body",
        ))
    };
    match post {
        Ok(post) => {
            let profile = profile(record, &post);
            Reading::Post(Box::new(post), vec![profile])
        }
        Err(fault) => Reading::Fault(fault),
    }
}

/// The part that both have. `kind` is Reddit's prefix of such ids.
fn begin<'a>(record: &Json<'a>, kind: &str) -> Result<Post<'a>, Fault> {
    let created = record.get("created_utc");
    Begin {
        platform: PLATFORM,
        content: ("id", full_name(record, kind)),
        account: ("author", Some(account(record)?)),
        time: ("created_utc", created.text(), seconds(created)),
    }
    .post()
}

fn full_name<'a>(record: &Json<'a>, kind: &str) -> Option<Words<'a>> {
    let name = record.get("name").text();
    if let Some(name) = name.filter(|name| name.starts_with(kind)) {
        return Some(name);
    }
    let id = record.get("id").text()?;
    if id.starts_with(kind) {
        return Some(id);
    }
    Some(Words::Owned(format!("{kind}{id}")))
}

/// The name: it never changes on Reddit. Thousands of strangers are called `[deleted]`.
pub(super) fn account<'a>(record: &Json<'a>) -> Result<Words<'a>, Fault> {
    let name = record.get("author").text().unwrap_or_default();
    let real = !name.trim().is_empty() && name != "[deleted]" && name != "[removed]";
    if real {
        return Ok(name);
    }
    let id = record.get("author_fullname").text();
    if let Some(id) = id.filter(|id| id.starts_with("t2_") && id.len() > 3) {
        return Ok(id);
    }
    Err(Fault {
        code: "missing-account",
        column: "author".to_owned(),
        value: name.into_owned(),
        reason: "the account was deleted before this was archived; nobody can say whose post it is"
            .to_owned(),
    })
}

fn submission<'a>(record: &Json<'a>) -> Result<Post<'a>, Fault> {
    let mut post = begin(record, "t3_")?;
    let title = record.get("title").text().map(unescaped);
    let body = words(record.get("selftext"));
    post.text = match (title, body) {
        (Some(title), Some(body)) => Some(Words::Owned(format!("{title}\n\n{body}"))),
        (title, body) => title.or(body),
    };
    find(post.text.as_ref(), FoundKind::Url, &mut post.urls);
    let address = record.first_of(&["url_overridden_by_dest", "url"]).text();
    if let Some(address) = address.map(unescaped) {
        place(&mut post, record, address);
    }
    post.counts = Counts {
        likes: record.first_of(&["score", "ups"]).count(),
        reposts: record.get("num_crossposts").count(),
        replies: record.get("num_comments").count(),
        ..Counts::default()
    };
    post.repost_of = record.get("crosspost_parent").text();
    if post.repost_of.is_some() {
        post.kind = Kind::Repost;
        let parents = record.get("crosspost_parent_list").list();
        post.repost_of_account = parents.first().and_then(|parent| account(parent).ok());
    }
    post.post_url = permalink(record);
    Ok(post)
}

/// The address that was submitted: a link, a picture kept by Reddit, or the page of the post itself.
fn place<'a>(post: &mut Post<'a>, record: &Json<'a>, address: Words<'a>) {
    let host = host(&address);
    let on_reddit = matches!(host.as_deref(), Some("reddit.com")) || address.starts_with('/');
    let id = record.get("id").text().unwrap_or_default();
    let own = record.get("is_self").truth() == Some(true)
        || (on_reddit && !id.is_empty() && address.contains(&format!("/comments/{id}")));
    if own {
        return;
    }
    let kept = matches!(
        host.as_deref(),
        Some("i.redd.it" | "v.redd.it" | "preview.redd.it" | "i.reddituploads.com")
    ) || (on_reddit && address.contains("/gallery/"));
    if kept {
        add_once(&mut post.media, Some(address));
    } else if address.starts_with('/') {
        let whole = Words::Owned(format!("https://www.reddit.com{address}"));
        add_once(&mut post.urls, Some(whole));
    } else {
        add_once(&mut post.urls, Some(address));
    }
}

fn comment<'a>(record: &Json<'a>) -> Result<Post<'a>, Fault> {
    let mut post = begin(record, "t1_")?;
    post.kind = Kind::Reply;
    let link = related(record.get("link_id"), "t3_");
    post.objects
        .extend(link.clone().map(|link| ("thread", link)));
    let parent = record.get("parent_id");
    // Some years have numbers; below a submission the parent is the submission.
    let to_link = parent.count().is_some() && parent.count() == record.get("link_id").count();
    post.reply_to = related(parent, if to_link { "t3_" } else { "t1_" }).or(link);
    post.text = words(record.get("body"));
    find(post.text.as_ref(), FoundKind::Url, &mut post.urls);
    post.counts.likes = record.first_of(&["score", "ups"]).count();
    post.post_url = permalink(record);
    Ok(post)
}

/// `t1_abc`, also where it is written as the number that `abc` is in base 36.
fn related<'a>(id: &Json<'a>, kind: &str) -> Option<Words<'a>> {
    let Json::Whole(number) = id else {
        return id.text();
    };
    let mut digits = Vec::new();
    let mut rest = *number;
    while rest > 0 {
        digits.extend(char::from_digit((rest % 36) as u32, 36));
        rest /= 36;
    }
    let digits: String = digits.iter().rev().collect();
    (!digits.is_empty()).then(|| Words::Owned(format!("{kind}{digits}")))
}

/// A text that the author wrote and nobody took away.
pub(super) fn words<'a>(text: &Json<'a>) -> Option<Words<'a>> {
    text.text()
        .filter(|text| text != "[deleted]" && text != "[removed]")
        .map(unescaped)
}

fn permalink<'a>(record: &Json<'a>) -> Option<Words<'a>> {
    let link = record.first_of(&["permalink", "full_link"]).text()?;
    Some(if link.starts_with('/') {
        Words::Owned(format!("https://www.reddit.com{link}"))
    } else {
        link
    })
}

fn profile<'a>(record: &Json<'a>, post: &Post<'a>) -> Profile<'a> {
    let retrieved = record.first_of(&["retrieved_on", "retrieved_utc"]);
    let name = record.get("author").text();
    Profile {
        platform: Words::Borrowed(PLATFORM),
        account_id: post.account_id.clone(),
        handle: name.filter(|name| *name == post.account_id),
        created_at_ms: seconds(record.get("author_created_utc")),
        observed_at_ms: seconds(retrieved).or(Some(post.posted_at_ms)),
        ..Profile::default()
    }
}

#[cfg(test)]
mod tests;
