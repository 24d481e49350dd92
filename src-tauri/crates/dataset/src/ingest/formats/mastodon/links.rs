//! The links in the HTML of a status.

use std::borrow::Cow;

use crate::ingest::words::html_text;

/// The beginning of an `<a>` element.
#[derive(Debug, Default)]
pub(super) struct Link<'h> {
    href: &'h str,
    class: &'h str,
    rel: &'h str,
}

impl<'h> Link<'h> {
    /// Where it leads, entities decoded.
    pub(super) fn address(&self) -> Cow<'h, str> {
        if self.href.contains('&') {
            Cow::Owned(html_text(self.href))
        } else {
            Cow::Borrowed(self.href.trim())
        }
    }

    pub(super) fn has_class(&self, name: &str) -> bool {
        self.class
            .split_ascii_whitespace()
            .any(|class| class == name)
    }

    /// Whether it says of itself that it leads to a hashtag.
    pub(super) fn is_tag(&self) -> bool {
        self.rel.split_ascii_whitespace().any(|rel| rel == "tag")
    }
}

/// Calls `with` for every link, in order. Linear in the length; a tag without an end is none.
pub(super) fn each<'h>(html: &'h str, with: &mut dyn FnMut(&Link<'h>)) {
    let mut rest = html;
    while let Some(place) = rest.find('<') {
        rest = rest.get(place + 1..).unwrap_or_default();
        let Some(attributes) = rest.strip_prefix(['a', 'A']) else {
            continue;
        };
        if !attributes.starts_with(|c: char| c.is_ascii_whitespace() || c == '/') {
            continue;
        }
        let Some((link, after)) = link(attributes) else {
            return;
        };
        if !link.href.is_empty() {
            with(&link);
        }
        rest = after;
    }
}

/// The attributes of a tag, and what follows it.
fn link(mut rest: &str) -> Option<(Link<'_>, &str)> {
    let mut link = Link::default();
    loop {
        rest = rest
            .trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '"' | '\''));
        if let Some(after) = rest.strip_prefix('>') {
            return Some((link, after));
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))?;
        let (name, after) = rest.split_at(end);
        rest = after.trim_ascii_start();
        // A sign without a name before it is passed over.
        let Some(value) = rest.strip_prefix('=') else {
            continue;
        };
        let value = value.trim_ascii_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value.get(1..)?.split_once(quote)?,
            _ => {
                let end = value.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
                value.split_at(end)
            }
        };
        rest = after;
        let place = match name {
            _ if name.eq_ignore_ascii_case("href") => &mut link.href,
            _ if name.eq_ignore_ascii_case("class") => &mut link.class,
            _ if name.eq_ignore_ascii_case("rel") => &mut link.rel,
            _ => continue,
        };
        *place = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(html: &str) -> Vec<String> {
        let mut list = Vec::new();
        each(html, &mut |link| list.push(link.address().into_owned()));
        list
    }

    #[test]
    fn links_are_found_whatever_the_order_and_quotes() {
        let html = "<p>a < b <a href=\"https://e.example/?a=1&amp;b=2\" rel=\"nofollow tag\">x</a>\
                    <A class='u-url mention' HREF = 'https://m.example/@u'>@u</A><abbr href=\"no\">\
                    <a\nhref=https://plain.example/x>y</a><a name=\"top\">";
        let wanted = [
            "https://e.example/?a=1&b=2",
            "https://m.example/@u",
            "https://plain.example/x",
        ];
        assert_eq!(addresses(html), wanted);
        let mut marks = Vec::new();
        each(html, &mut |link| {
            marks.push((link.is_tag(), link.has_class("mention")))
        });
        assert_eq!(marks, [(true, false), (false, true), (false, false)]);
    }

    #[test]
    fn broken_tags_end_the_search_in_linear_time() {
        for html in [
            "<a href=\"x",
            "<a href=",
            "<a ",
            "<a",
            "<a =>",
            "<a = = b>",
            "<a href==x>y",
        ] {
            let _ = addresses(html);
        }
        let hostile = "<a href=\"".repeat(200_000);
        let began = std::time::Instant::now();
        let _ = addresses(&hostile);
        assert!(began.elapsed().as_secs() < 5);
    }
}
