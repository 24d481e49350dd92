//! The page that an address names: AMP copies, players and previews become the page itself.

use super::{Address, Query, sort};

/// Brings path and query of an address whose host is settled into their final form.
pub(super) fn settle(address: &mut Address) {
    strip_endings(&mut address.path);
    match address.host.as_str() {
        "youtu.be" | "youtube.com" => video(address),
        "x.com" => post(&mut address.path),
        "t.me" => {
            // The preview of a channel in the browser.
            while address.path.len() > 3 && address.path.starts_with("/s/") {
                address.path.drain(..2);
            }
        }
        _ => {}
    }
}

/// Whether a pair of the query only asks for the AMP copy of a page.
pub(super) fn is_amp_switch(pair: &str) -> bool {
    let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
    if key.eq_ignore_ascii_case("amp") {
        return ["", "1", "true"]
            .iter()
            .any(|on| value.eq_ignore_ascii_case(on));
    }
    key.eq_ignore_ascii_case("outputType") && value.eq_ignore_ascii_case("amp")
}

/// Takes final slashes and AMP endings off a path until there are none.
fn strip_endings(path: &mut String) {
    loop {
        let whole = path.len();
        let kept = path.trim_end_matches('/').len().max(1);
        path.truncate(kept);
        // `/amp` alone may be a page of that name.
        if let Some(before) = path.strip_suffix("/amp")
            && !before.trim_matches('/').is_empty()
        {
            path.truncate(before.len());
        } else if let Some(before) = path.strip_suffix(".amp")
            && ends_in_name(before)
        {
            path.truncate(before.len());
        } else if let Some(before) = path.strip_suffix(".amp.html")
            && ends_in_name(before)
        {
            let end = before.len();
            path.truncate(end);
            path.push_str(".html");
        }
        if path.len() == whole {
            return;
        }
    }
}

/// Whether the last part of a path would still be a name: neither empty nor made of dots, which
/// would mean another folder.
fn ends_in_name(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|name| !name.trim_matches('.').is_empty())
}

/// `/name/status/ID/photo/1` is the post with one of its pictures opened.
fn post(path: &mut String) {
    let mut parts = path.split('/').skip(2);
    if parts.next() != Some("status") {
        return;
    }
    let (Some(id), Some("photo" | "video"), Some(number), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return;
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if is_number(id) && is_number(number) {
        let end = path.len() - "/photo/".len() - number.len();
        path.truncate(end);
    }
}

/// `youtu.be/ID`, shorts, live and embedded players are the page of the video.
fn video(address: &mut Address) {
    let mut parts = address.path.trim_start_matches('/').split('/');
    let first = parts.next().unwrap_or("");
    let second = parts.next();
    let id = match (address.host.as_str(), first, second) {
        ("youtu.be", id, None) => id,
        ("youtube.com", "shorts" | "embed" | "live" | "v" | "e", Some(id)) => id,
        _ => return,
    };
    if parts.next().is_some() || !is_video_id(id) {
        return;
    }
    let pair = format!("v={id}");
    if let Query::Pairs(pairs) = &mut address.query {
        pairs.retain(|pair| pair != "v" && !pair.starts_with("v="));
        pairs.push(pair);
        sort(pairs);
    }
    "/watch".clone_into(&mut address.path);
    "youtube.com".clone_into(&mut address.host);
}

/// Eleven characters; two words of YouTube's own have that length too.
fn is_video_id(text: &str) -> bool {
    text.len() == 11
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        && !matches!(text, "videoseries" | "live_stream")
}
