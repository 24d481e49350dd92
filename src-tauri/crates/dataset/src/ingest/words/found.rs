//! Addresses, hashtags and mentions in running text, for posts whose file has no column for them.
//!
//! What was cut off is not found: half an address or half a name is another one. Every function
//! looks at each character a bounded number of times, whatever the text.

use memchr::{memchr2, memchr2_iter};
use unicode_normalization::char::is_combining_mark;

use super::tags;

#[cfg(test)]
mod tests;

/// Longest name behind `@`, in characters, and longest name of a server behind that.
const LONGEST_NAME: usize = 60;
const LONGEST_SERVER: usize = 253;

/// What to look for in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FoundKind {
    /// `http://`, `https://` and `www.` addresses, without the punctuation behind them.
    Url,
    /// Names behind `#`, without it: letters, digits, marks and `_`, at least one letter.
    Hashtag,
    /// Names behind `@`, without it; `name@server` of federated networks as one.
    Mention,
}

/// Where something ends, in bytes from its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// What is handed out ends here.
    pub end: usize,
    /// What belongs to it on the page ends here.
    pub whole: usize,
    /// The end is missing: `…` stands in its place.
    pub is_cut: bool,
}

/// The addresses of a text with the places where they begin: they are looked for once, whatever else
/// is wanted.
#[derive(Debug, Default)]
pub(crate) struct Addresses(Vec<(usize, Found)>);

impl Addresses {
    /// Looks at another text.
    pub(crate) fn look(&mut self, text: &str) {
        self.0.clear();
        self.0.extend(Looking { text, done: 0 });
    }

    /// Calls `with` for everything of a kind in the text that was looked at, in order, repetitions
    /// included.
    pub(crate) fn found<'a>(&self, text: &'a str, kind: FoundKind, with: &mut dyn FnMut(&'a str)) {
        match kind {
            FoundKind::Url => {
                for (start, found) in self.0.iter().filter(|(_, found)| !found.is_cut) {
                    with(text.get(*start..start + found.end).unwrap_or(""));
                }
            }
            FoundKind::Hashtag => signs(text, &self.0, tags::is_sign, hashtag_at, with),
            FoundKind::Mention => {
                signs(text, &self.0, |c| matches!(c, '@' | '＠'), mention_at, with);
            }
        }
    }
}

/// Calls `with` for everything of a kind in a text, in order, repetitions included.
pub(crate) fn found_in_text<'a>(text: &'a str, kind: FoundKind, with: &mut dyn FnMut(&'a str)) {
    let mut addresses = Addresses::default();
    addresses.look(text);
    addresses.found(text, kind, with);
}

/// Names behind a sign, outside of addresses.
fn signs<'a>(
    text: &'a str,
    addresses: &[(usize, Found)],
    is_sign: impl Fn(char) -> bool,
    name_at: fn(&str, char) -> Option<Found>,
    with: &mut dyn FnMut(&'a str),
) {
    // The full width and small signs begin with 0xEF.
    let ascii = if is_sign('#') { b'#' } else { b'@' };
    if memchr2(ascii, 0xef, text.as_bytes()).is_none() {
        return;
    }
    let mut addresses = addresses.iter().copied();
    let mut address = addresses.next();
    let mut done = 0;
    for place in memchr2_iter(ascii, 0xef, text.as_bytes()) {
        if place < done {
            continue;
        }
        let Some((head, tail)) = text.split_at_checked(place) else {
            continue;
        };
        let Some(sign) = tail.chars().next().filter(|c| is_sign(*c)) else {
            continue;
        };
        while let Some((start, found)) = address
            && start + found.whole <= place
        {
            address = addresses.next();
        }
        if address.is_some_and(|(start, _)| start <= place) {
            continue;
        }
        let before = head.chars().next_back().unwrap_or(' ');
        if let Some(found) = name_at(tail, before) {
            done = place + found.whole;
            if !found.is_cut {
                with(tail.get(sign.len_utf8()..found.end).unwrap_or(""));
            }
        }
    }
}

/// Goes through a text from address to address.
struct Looking<'a> {
    text: &'a str,
    /// Nothing before this place is looked at again.
    done: usize,
}

impl Iterator for Looking<'_> {
    type Item = (usize, Found);

    fn next(&mut self) -> Option<Self::Item> {
        let mut from = self.done;
        // Every address has one of these signs behind its first letters.
        while let Some(sign) =
            memchr2(b':', b'.', self.text.as_bytes().get(from..)?).map(|at| at + from)
        {
            // `www.`, `http:`, `https:`
            let last = sign
                .checked_sub(1)
                .and_then(|at| self.text.as_bytes().get(at));
            if !last.is_some_and(|last| matches!(last | 0x20, b'w' | b'p' | b's')) {
                from = sign + 1;
                continue;
            }
            for length in [3, 4, 5] {
                let start = sign.checked_sub(length).filter(|start| *start >= self.done);
                let Some((head, tail)) = start.and_then(|start| self.text.split_at_checked(start))
                else {
                    continue;
                };
                let before = head.chars().next_back().unwrap_or(' ');
                if let Some(found) = address_at(tail, before) {
                    self.done = head.len() + found.whole.max(1);
                    return Some((head.len(), found));
                }
            }
            from = sign + 1;
        }
        self.done = self.text.len();
        None
    }
}

/// The address that the text begins with.
pub(super) fn address_at(text: &str, before: char) -> Option<Found> {
    let bytes = text.as_bytes();
    let head = if starts_with(bytes, b"https://") {
        8
    } else if starts_with(bytes, b"http://") {
        7
    } else if starts_with(bytes, b"www.") && !is_word(before) && !matches!(before, '.' | '/' | '-')
    {
        4
    } else {
        return None;
    };
    let body = text.get(head..)?;
    if !body.starts_with(|c: char| c.is_alphanumeric() || c == '[') {
        return None;
    }
    if head == 4 && !has_second_label(body) {
        return None;
    }
    let (length, is_stopped_by_cut) = extent(body);
    let span = body.get(..length)?;
    let kept = span.trim_end_matches(is_punctuation).len();
    if kept == 0 {
        return None;
    }
    let behind = body.get(length..).unwrap_or("");
    // Three dots in place of `…`, where nothing follows.
    let is_cut = is_stopped_by_cut
        || (span.get(kept..).is_some_and(|tail| tail.ends_with("..."))
            && behind.trim_start().is_empty());
    Some(Found {
        end: head + kept,
        whole: head
            + if is_stopped_by_cut {
                length + '…'.len_utf8()
            } else {
                kept
            },
        is_cut,
    })
}

/// How far an address goes, and whether `…` stands behind it.
fn extent(body: &str) -> (usize, bool) {
    // Its short addresses are letters and digits; what is written against them is not theirs.
    if let Some(head) = body.get(..5)
        && head.eq_ignore_ascii_case("t.co/")
    {
        let path = body
            .bytes()
            .skip(5)
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        let length = glued(body.get(..5 + path).unwrap_or(body), body).unwrap_or(5 + path);
        return (
            length,
            body.get(length..)
                .is_some_and(|behind| behind.starts_with('…')),
        );
    }
    let (mut round, mut square) = (0_u32, 0_u32);
    let mut last = '/';
    for (place, c) in body.char_indices() {
        match c {
            '(' => round += 1,
            '[' => square += 1,
            ')' if round == 0 => return (place, false),
            ']' if square == 0 => return (place, false),
            ')' => round -= 1,
            ']' => square -= 1,
            '"' | '<' | '>' | '`' | '\\' => return (place, false),
            'h' | 'H' if begins_next(last, body.as_bytes().get(place..).unwrap_or(&[])) => {
                return (place, false);
            }
            '…' => return (place, true),
            _ if c.is_ascii() => {
                if c.is_ascii_whitespace() || c.is_ascii_control() {
                    return (place, false);
                }
            }
            _ if c.is_alphanumeric() || is_combining_mark(c) => {}
            _ => return (place, false),
        }
        last = c;
    }
    (body.len(), false)
}

/// Where another address begins within the letters of a short one.
fn glued(short: &str, body: &str) -> Option<usize> {
    let bytes = body.as_bytes();
    ["https", "http"]
        .iter()
        .filter(|scheme| short.len() > 5 + scheme.len())
        .map(|scheme| short.len() - scheme.len())
        .find(|place| {
            bytes
                .get(*place..)
                .is_some_and(|tail| begins_next('x', tail))
        })
}

/// Whether a new address begins here that was written against the one before. Within an address,
/// another stands behind a separator: `…/web/2020/https://…`, `?url=https://…`.
fn begins_next(last: char, here: &[u8]) -> bool {
    !matches!(last, '/' | '=' | '?' | '&' | '#' | ':' | '%' | '(' | '[')
        && (starts_with(here, b"https://") || starts_with(here, b"http://"))
}

/// Whether a dot and another label follow the first label of the host.
fn has_second_label(body: &str) -> bool {
    body.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_'))
        .strip_prefix('.')
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '|' | '(' | '[' | '{' | '}' | '^'
    )
}

/// The hashtag that the text begins with.
fn hashtag_at(text: &str, before: char) -> Option<Found> {
    if before.is_alphanumeric() || matches!(before, '_' | '&' | '/') || tags::is_sign(before) {
        return None;
    }
    let sign = text.chars().next().filter(|c| tags::is_sign(*c))?;
    let body = text.get(sign.len_utf8()..)?;
    let is_joiner = |c: char| matches!(c, '\u{200c}' | '\u{200d}');
    let length = body
        .find(|c: char| !(c.is_alphanumeric() || c == '_' || is_combining_mark(c) || is_joiner(c)))
        .unwrap_or(body.len());
    let name = body.get(..length)?.trim_end_matches(is_joiner);
    if !name.contains(char::is_alphabetic) {
        return None;
    }
    Some(name_found(
        text,
        sign.len_utf8() + name.len(),
        sign.len_utf8() + length,
    ))
}

/// The mention that the text begins with.
pub(super) fn mention_at(text: &str, before: char) -> Option<Found> {
    if is_word(before) || matches!(before, '@' | '＠' | '/') {
        return None;
    }
    let sign = text.chars().next().filter(|c| matches!(c, '@' | '＠'))?;
    let body = text.get(sign.len_utf8()..)?;
    let length = name_length(body, LONGEST_NAME)?;
    let mut end = sign.len_utf8() + length;
    // `@name@server.example`
    if let Some(server) = text.get(end..).and_then(|behind| behind.strip_prefix('@'))
        && let Some(length) = name_length(server, LONGEST_SERVER)
        && server
            .get(..length)
            .is_some_and(|server| server.contains('.'))
    {
        end += 1 + length;
    }
    Some(name_found(text, end, end))
}

/// Length of the name that the text begins with. Names in ASCII end where other letters begin, for
/// many scripts are written without blanks.
fn name_length(body: &str, longest: usize) -> Option<usize> {
    let first = body.chars().next()?;
    let is_ascii = first.is_ascii();
    let mut characters = 0;
    let mut end = 0;
    for (place, c) in body.char_indices() {
        let is_letter = if is_ascii {
            c.is_ascii_alphanumeric()
        } else {
            c.is_alphanumeric()
        };
        if is_letter || c == '_' {
            end = place + c.len_utf8();
        } else if !matches!(c, '.' | '-') {
            break;
        }
        characters += 1;
        if characters > LONGEST_SERVER {
            return None;
        }
    }
    let name = body.get(..end)?;
    let is_name = name.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        && name.contains(char::is_alphanumeric)
        && name.chars().count() <= longest;
    is_name.then_some(end)
}

/// A name with `…` behind it is cut off if the text ends there, or goes on with an address only.
fn name_found(text: &str, end: usize, whole: usize) -> Found {
    let is_cut = text
        .get(whole..)
        .and_then(|behind| behind.strip_prefix('…'))
        .is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.is_empty() || starts_with(rest.as_bytes(), b"http")
        });
    Found { end, whole, is_cut }
}

/// `head` in lower case.
fn starts_with(text: &[u8], head: &[u8]) -> bool {
    text.get(..head.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(head))
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
