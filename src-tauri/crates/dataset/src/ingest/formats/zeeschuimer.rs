//! Zeeschuimer: what the browser extension caught while somebody scrolled, one object of the platform
//! a line, in an envelope that says where and when it was caught.

use super::texts::{add_once, find};
use super::{
    Finder, Item, JsonFormat, mastodon, millis, zeeschuimer_gab, zeeschuimer_instagram,
    zeeschuimer_tiktok, zeeschuimer_x,
};
use crate::ingest::json::{Json, NULL};
use crate::ingest::model::{Fault, Kind, Profile, Reading, Words};
use crate::ingest::records::shortened;
use crate::ingest::words::FoundKind;

pub(crate) static FORMAT: JsonFormat = JsonFormat {
    id: "zeeschuimer",
    name: "Zeeschuimer (X, TikTok, Instagram, Threads, Truth Social, Gab)",
    items: &[],
    recognise: |unit| {
        unit.has(&["source_platform", "data"])
            && (unit.has(&["item_id"]) || unit.has(&["timestamp_collected"]))
    },
    read,
    note: "",
};

fn read<'a>(item: Item<'a, '_>) -> Reading<'a> {
    let envelope = item.json;
    let Some(source) = envelope.get("source_platform").text() else {
        return Reading::Fault(Fault::no_post("", "the envelope names no platform"));
    };
    platform_object(
        &source,
        envelope.get("data"),
        millis(envelope.get("timestamp_collected")),
    )
}

/// One object of a platform, by the name that Zeeschuimer has for it (a host). `collected_ms` is when it
/// was caught: profiles looked like this then; it is never the time of the post.
pub(super) fn platform_object<'a>(
    source: &str,
    data: &Json<'a>,
    collected_ms: Option<i64>,
) -> Reading<'a> {
    if data.entries().is_empty() {
        return Reading::Fault(Fault::no_post(source, "there is nothing in its envelope"));
    }
    let name = source.trim().to_ascii_lowercase();
    match name.strip_prefix("www.").unwrap_or(&name) {
        "twitter.com" | "x.com" | "twitter" | "x" | "twitter-comments" => {
            zeeschuimer_x::read(data, collected_ms)
        }
        "tiktok.com" | "tiktok" | "tiktok-comments" => zeeschuimer_tiktok::read(data, collected_ms),
        "instagram.com" | "instagram" => zeeschuimer_instagram::read(data, collected_ms),
        "threads.net" | "threads.com" | "threads" => {
            zeeschuimer_instagram::read_thread(data, collected_ms)
        }
        "truthsocial.com" | "truth" => truth(data, collected_ms),
        "gab.com" | "gab" => zeeschuimer_gab::read(data, collected_ms),
        _ => Reading::Fault(Fault {
            code: "unknown-platform",
            column: "source_platform".to_owned(),
            value: shortened(source, 200),
            reason: format!(
                "Zwerm does not know the objects of {}; import the file as generic JSON lines and \
                 say yourself what its fields are",
                shortened(source, 60)
            ),
        }),
    }
}

/// Truth Social is a Mastodon of one instance. The extension has already taken the HTML off the text,
/// and with it the addresses behind words.
fn truth<'a>(data: &Json<'a>, collected_ms: Option<i64>) -> Reading<'a> {
    let status = Item {
        json: data,
        parent: &NULL,
        unit: data,
        finder: &Finder::default(),
    };
    let rename = |profile: &mut Profile<'a>| {
        profile.platform = Words::Borrowed("truthsocial");
        profile.observed_at_ms = collected_ms.or(profile.observed_at_ms);
    };
    match (mastodon::FORMAT.read)(status) {
        Reading::Post(mut post, mut profiles) => {
            post.platform = Words::Borrowed("truthsocial");
            if post.kind != Kind::Repost {
                let mut urls = Vec::new();
                find(post.text.as_ref(), FoundKind::Url, &mut urls);
                urls.into_iter()
                    .for_each(|url| add_once(&mut post.urls, Some(url)));
            }
            profiles.iter_mut().for_each(rename);
            Reading::Post(post, profiles)
        }
        Reading::Profiles(mut profiles) => {
            profiles.iter_mut().for_each(rename);
            Reading::Profiles(profiles)
        }
        Reading::Fault(fault) => Reading::Fault(fault),
    }
}

#[cfg(test)]
mod tests;
