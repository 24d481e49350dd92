//! Texts of records: what has to be found in them because the record has no field for it, and the
//! escapes that some platforms leave in plain text.

use std::borrow::Cow;

use crate::ingest::model::Words;
use crate::ingest::words::{FoundKind, found_in_text};

/// Adds what of this kind stands in the text, in order.
pub(crate) fn find<'a>(text: Option<&Words<'a>>, kind: FoundKind, list: &mut Vec<Words<'a>>) {
    match text {
        None => {}
        Some(Cow::Borrowed(text)) => {
            let text: &'a str = text;
            found_in_text(text, kind, &mut |found| list.push(Cow::Borrowed(found)));
        }
        Some(Cow::Owned(text)) => {
            found_in_text(text, kind, &mut |found| {
                list.push(Cow::Owned(found.to_owned()));
            });
        }
    }
}

/// Adds a value that is there and not yet in the list.
pub(crate) fn add_once<'a>(list: &mut Vec<Words<'a>>, value: Option<Words<'a>>) {
    if let Some(value) = value
        && !list.contains(&value)
    {
        list.push(value);
    }
}

/// The text without the escapes of `&`, `<`, `>` and quotes: X and Reddit send their plain texts
/// with them. Read from left to right once, so `&amp;lt;` is what somebody wrote as `&lt;`.
pub(crate) fn unescaped(text: Words<'_>) -> Words<'_> {
    const ESCAPES: [(&str, char); 7] = [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&#39;", '\''),
        ("&#x27;", '\''),
        ("&#x2F;", '/'),
    ];
    if !text.contains('&') {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest: &str = &text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let known = ESCAPES
            .iter()
            .find_map(|(escape, c)| Some((*c, from.strip_prefix(escape)?)));
        let (c, after) = known.unwrap_or(('&', from.get(1..).unwrap_or_default()));
        plain.push(c);
        rest = after;
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// Host of an address in lower case and without `www.`, `m.` and the like.
pub(crate) fn host(address: &str) -> Option<String> {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.rsplit('@').next()?.to_ascii_lowercase();
    let host = ["www.", "m.", "mobile.", "old.", "new."]
        .iter()
        .find_map(|prefix| host.strip_prefix(prefix))
        .unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// The platform whose posts have addresses with this host.
pub(crate) fn platform_of_host(host: &str) -> Option<&'static str> {
    Some(match host {
        "twitter.com" | "x.com" => "twitter",
        "tiktok.com" => "tiktok",
        "instagram.com" => "instagram",
        "threads.net" | "threads.com" => "threads",
        "t.me" | "telegram.me" => "telegram",
        "reddit.com" => "reddit",
        "facebook.com" => "facebook",
        "youtube.com" | "youtu.be" => "youtube",
        "bsky.app" => "bluesky",
        "truthsocial.com" => "truthsocial",
        "gab.com" => "gab",
        "linkedin.com" => "linkedin",
        "vk.com" => "vk",
        "9gag.com" => "9gag",
        "imgur.com" => "imgur",
        "pinterest.com" => "pinterest",
        "boards.4chan.org" | "boards.4channel.org" => "4chan",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_once() {
        for (text, plain) in [
            ("nothing", "nothing"),
            ("a &amp; b &lt;3", "a & b <3"),
            ("&amp;lt;", "&lt;"),
            ("R&D & co&", "R&D & co&"),
            ("&🦑&gt;", "&🦑>"),
        ] {
            assert_eq!(unescaped(Cow::Borrowed(text)), plain);
        }
    }

    #[test]
    fn hosts_of_addresses() {
        assert_eq!(host("https://www.Example.org/a").unwrap(), "example.org");
        assert_eq!(host("http://me@m.example.org:80?x").unwrap(), "example.org");
        assert_eq!(host("ftp://example.org"), None);
        assert_eq!(host("https://"), None);
    }
}
