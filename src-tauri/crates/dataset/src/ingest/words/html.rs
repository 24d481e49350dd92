//! The text of a piece of HTML, as platforms put it into their records.

use memchr::{memchr, memchr2, memmem};

mod entities;
#[cfg(test)]
mod tests;

/// Elements after which a line ends, and before which one begins.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];

/// The text that a reader of the page sees: tags off, `<br>` and the ends of paragraphs and other
/// blocks as line breaks, entities decoded once, scripts and style sheets left out. Elements hidden
/// by a class (`<span class="invisible">` around the ends of long links) are kept. Line breaks and
/// blanks of the source stay, except at both ends.
///
/// Never fails: what is no tag or no entity (`a < b`, `&nosuch;`, a tag without an end) is text.
/// The time is linear in the length.
pub(crate) fn html_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut reader = Reader::of(html);
    let mut rest = html;
    while let Some(place) = memchr2(b'<', b'&', rest.as_bytes()) {
        let (before, here) = rest.split_at(place);
        out.push_str(before);
        if here.starts_with('&') {
            let length = entities::decode(here, &mut out);
            rest = here.get(length..).unwrap_or("");
            continue;
        }
        match reader.tag(here) {
            Some(tag) => {
                rest = here.get(tag.length..).unwrap_or("");
                if tag.is("br") {
                    out.push('\n');
                } else if BLOCKS.iter().any(|name| tag.is(name)) {
                    end_line(&mut out);
                } else if !tag.is_end && (tag.is("script") || tag.is("style")) {
                    rest = behind_hidden(rest, tag.name);
                }
            }
            None => {
                out.push('<');
                rest = here.get(1..).unwrap_or("");
            }
        }
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// A line break where text stands without one.
fn end_line(out: &mut String) {
    let has_text = out.chars().next_back().is_some_and(|c| c != '\n');
    if has_text {
        out.push('\n');
    }
}

/// What follows the end tag of an element whose content is no text; nothing if there is none, as in
/// a browser.
fn behind_hidden<'a>(mut rest: &'a str, name: &str) -> &'a str {
    while let Some(place) = memchr(b'<', rest.as_bytes()) {
        rest = rest.get(place + 1..).unwrap_or("");
        let Some(end) = rest.strip_prefix('/') else {
            continue;
        };
        if end
            .get(..name.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(name))
        {
            return memchr(b'>', rest.as_bytes())
                .and_then(|end| rest.get(end + 1..))
                .unwrap_or("");
        }
    }
    ""
}

/// A tag, a comment or a declaration.
struct Tag<'a> {
    /// Empty for comments and declarations.
    name: &'a str,
    is_end: bool,
    /// In bytes, brackets included.
    length: usize,
}

impl Tag<'_> {
    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// What is known of the whole source, so that no part of it is searched twice in vain.
struct Reader {
    /// How many bytes before the end of the source the last `>` stands; `None` without any.
    last_end: Option<usize>,
    /// A comment was found to be open to the end.
    comments_are_broken: bool,
    /// Quotes were found to be open to the end; from there on they are not looked at.
    quotes_are_broken: bool,
}

impl Reader {
    fn of(html: &str) -> Self {
        Self {
            last_end: html.rfind('>').map(|place| html.len() - place),
            comments_are_broken: false,
            quotes_are_broken: false,
        }
    }

    /// The tag that the text begins with; the text goes to the end of the source.
    fn tag<'a>(&mut self, here: &'a str) -> Option<Tag<'a>> {
        if self.last_end.is_none_or(|left| left > here.len()) {
            return None;
        }
        let body = here.strip_prefix('<')?;
        if body.starts_with("!--") && !self.comments_are_broken {
            if let Some(end) = memmem::find(body.as_bytes(), b"-->") {
                return Some(Tag {
                    name: "",
                    is_end: false,
                    length: 1 + end + 3,
                });
            }
            self.comments_are_broken = true;
        }
        let is_end = body.starts_with('/');
        let inner = body.strip_prefix('/').unwrap_or(body);
        let is_declaration = !is_end && inner.starts_with(['!', '?']);
        if !is_declaration && !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let name_length = inner
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':'))
            .count();
        let name = if is_declaration {
            ""
        } else {
            inner.get(..name_length)?
        };
        let mut end = None;
        if !self.quotes_are_broken {
            end = end_outside_quotes(body.as_bytes());
            self.quotes_are_broken = end.is_none();
        }
        let end = end.or_else(|| memchr(b'>', body.as_bytes()))?;
        Some(Tag {
            name,
            is_end,
            length: 1 + end + 1,
        })
    }
}

/// Place of the `>` that ends a tag; one within the quotes of an attribute does not.
fn end_outside_quotes(body: &[u8]) -> Option<usize> {
    let mut place = 0;
    while let Some(found) = body.get(place..).and_then(|rest| memchr2(b'>', b'=', rest)) {
        place += found;
        if body.get(place) == Some(&b'>') {
            return Some(place);
        }
        place += 1;
        while body.get(place).is_some_and(u8::is_ascii_whitespace) {
            place += 1;
        }
        if let Some(quote @ (b'"' | b'\'')) = body.get(place) {
            let value = body.get(place + 1..)?;
            place += 1 + memchr(*quote, value)? + 1;
        }
    }
    None
}
