//! Ads: answers of Meta's Ad Library API, and creatives of Google's Ads Transparency Center as its
//! public data set has them. An ad is a post of the page that ran it; who paid is an object, so that
//! pages with one payer are found as accounts that share something.

use super::texts::{add_once, find};
use super::{Begin, Item, JsonFormat, moment};
use crate::ingest::json::Json;
use crate::ingest::model::{Fault, Post, Profile, Reading, Words};
use crate::ingest::words::FoundKind;

const DAYS: &str = "The times of ads are days: no time window below a day means anything.";

pub(crate) static META: JsonFormat = JsonFormat {
    id: "meta-ad-library-api",
    name: "Meta Ad Library API",
    items: &["data"],
    recognise: |unit| match unit.get("data").list() {
        [] => is_ad(unit),
        page => page.iter().take(5).all(is_ad),
    },
    read: read_meta,
    note: DAYS,
};

pub(crate) static GOOGLE: JsonFormat = JsonFormat {
    id: "google-ads-transparency-json",
    name: "Google Ads Transparency Center (creatives)",
    items: &[],
    recognise: |unit| {
        unit.has(&["advertiser_id", "creative_id"])
            && (unit.has(&["region_stats"]) || unit.has(&["creative_page_url"]))
    },
    read: read_google,
    note: DAYS,
};

fn is_ad(json: &Json<'_>) -> bool {
    let begun = json.has(&["ad_delivery_start_time"]) || json.has(&["ad_creation_time"]);
    let whose = json.has(&["page_id"]) || json.has(&["page_name"]);
    json.has(&["ad_snapshot_url"]) && (begun || whose) || begun && whose
}

fn read_meta<'a>(item: Item<'a, '_>) -> Reading<'a> {
    let ad = item.json;
    if ad.has(&["error"]) {
        let said = ad.at("error.message").text().unwrap_or_default();
        return Reading::Fault(Fault::no_post(&said, "the API answered with an error"));
    }
    match meta(ad) {
        Ok(post) => {
            let page = Profile {
                platform: post.platform.clone(),
                account_id: post.account_id.clone(),
                display_name: ad.get("page_name").text(),
                observed_at_ms: Some(post.posted_at_ms),
                ..Profile::default()
            };
            Reading::Post(Box::new(post), vec![page])
        }
        Err(fault) => Reading::Fault(fault),
    }
}

fn meta<'a>(ad: &Json<'a>) -> Result<Post<'a>, Fault> {
    let begun = ad.first_of(&["ad_delivery_start_time", "ad_creation_time"]);
    let mut post = Begin {
        platform: "facebook",
        content: (
            "id",
            ad.first_of(&["id", "ad_archive_id", "adArchiveID"]).text(),
        ),
        account: ("page_id", ad.get("page_id").text()),
        time: ("ad_delivery_start_time", begun.text(), moment(begun)),
    }
    .post()?;
    post.text = joined(ad.first_of(&["ad_creative_bodies", "ad_creative_body"]));
    let text = post.text.as_ref();
    find(text, FoundKind::Hashtag, &mut post.hashtags);
    find(text, FoundKind::Url, &mut post.urls);
    for caption in each(ad.first_of(&["ad_creative_link_captions", "ad_creative_link_caption"])) {
        shown_address(&mut post, &caption);
    }
    let mut payers = each(ad.first_of(&["bylines", "funding_entity"]));
    let mut beneficiaries = Vec::new();
    for pair in ad.get("beneficiary_payers").list() {
        add_once(&mut payers, pair.get("payer").text());
        add_once(&mut beneficiaries, pair.get("beneficiary").text());
    }
    for payer in payers {
        post.objects.push(("payer", payer));
    }
    for beneficiary in beneficiaries {
        post.objects.push(("beneficiary", beneficiary));
    }
    post.lang = match ad.get("languages").list() {
        [one] => one.text(),
        _ => None,
    };
    // The address in the record ends with the key of whoever asked.
    let id = &post.content_id;
    post.post_url = Some(Words::Owned(format!(
        "https://www.facebook.com/ads/library/?id={id}"
    )));
    Ok(post)
}

/// A text, or the texts of a list, none twice.
fn each<'a>(value: &Json<'a>) -> Vec<Words<'a>> {
    let mut list = Vec::new();
    match value {
        Json::List(values) => values.iter().for_each(|v| add_once(&mut list, v.text())),
        value => add_once(&mut list, value.text()),
    }
    list
}

/// The variants of a text, an empty line between them.
fn joined<'a>(value: &Json<'a>) -> Option<Words<'a>> {
    let list = each(value);
    match list.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        several => Some(Words::Owned(several.join("\n\n"))),
    }
}

/// The caption of a link is whatever the advertiser had it show. Where it is an address with a path it
/// is a link; a host alone says no more than the domain; other words say nothing.
fn shown_address<'a>(post: &mut Post<'a>, caption: &str) {
    let caption = caption.trim();
    let rest = caption
        .strip_prefix("https://")
        .or_else(|| caption.strip_prefix("http://"))
        .unwrap_or(caption);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_lowercase();
    let is_name =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_host = host.contains('.')
        && host.split('.').all(is_name)
        && last.chars().count() >= 2
        && !last.contains(|c: char| c.is_ascii_digit())
        && !path.contains(char::is_whitespace);
    if !is_host {
        return;
    }
    let whole = if rest.len() == caption.len() {
        format!("https://{caption}")
    } else {
        caption.to_owned()
    };
    if path.is_empty() {
        let address = format!("https://{host}/");
        let domain = crate::ingest::words::canonical_url(&address).and_then(|url| url.domain);
        if let Some(domain) = domain {
            post.objects
                .push(("domain", Words::Owned(domain.into_owned())));
        }
    } else {
        add_once(&mut post.urls, Some(Words::Owned(whole)));
    }
}

fn read_google<'a>(item: Item<'a, '_>) -> Reading<'a> {
    let creative = item.json;
    match google(creative) {
        Ok(post) => {
            let advertiser = Profile {
                platform: post.platform.clone(),
                account_id: post.account_id.clone(),
                display_name: creative.get("advertiser_disclosed_name").text(),
                location: creative.get("advertiser_location").text(),
                verified: creative
                    .get("advertiser_verification_status")
                    .str()
                    .map(|status| status.eq_ignore_ascii_case("verified")),
                observed_at_ms: Some(post.posted_at_ms),
                ..Profile::default()
            };
            Reading::Post(Box::new(post), vec![advertiser])
        }
        Err(fault) => Reading::Fault(fault),
    }
}

fn google<'a>(creative: &Json<'a>) -> Result<Post<'a>, Fault> {
    // First day in any country.
    let first = creative
        .get("region_stats")
        .list()
        .iter()
        .map(|region| region.get("first_shown"))
        .filter(|shown| moment(shown).is_some())
        .min_by_key(|shown| moment(shown))
        .unwrap_or_else(|| creative.get("first_shown"));
    let mut post = Begin {
        platform: "google",
        content: ("creative_id", creative.get("creative_id").text()),
        account: ("advertiser_id", creative.get("advertiser_id").text()),
        time: ("region_stats.first_shown", first.text(), moment(first)),
    }
    .post()?;
    post.post_url = creative.get("creative_page_url").text();
    if let Some(name) = creative.get("advertiser_legal_name").text() {
        post.objects.push(("payer", name));
    }
    Ok(post)
}

#[cfg(test)]
mod tests;
