//! Texts as they are compared: what differs between copies of one message is taken out.

use memchr::memchr2;
use sha2::{Digest, Sha256};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::found::{self, Found};

#[cfg(test)]
mod tests;

/// Longest text that is its own object id, in bytes.
const WHOLE_BYTES: usize = 200;
/// What is shown of a longer one.
const SHOWN_BYTES: usize = 150;
/// More than any text was ever seen to need (two).
const ROUNDS: usize = 4;

/// Writes the form of a text in which it is compared: NFKC, lower case, without web addresses,
/// mentions, a leading `RT @name:`, and characters nobody sees (zero width, writing direction,
/// variation selectors, soft hyphens); control characters and white space are one blank, none at
/// the ends. `out` is emptied first. The normal form of a normal form is itself.
pub(crate) fn normal_text(raw: &str, out: &mut String) {
    out.clear();
    let mut plain = plain_head(raw);
    if plain == raw.len() {
        compared(raw, out);
        return;
    }
    // Most other texts are plain but for emoji selectors, `…` and the like.
    let mut text = String::with_capacity(raw.len());
    let mut all_plain = true;
    let mut rest = raw;
    while let Some((head, tail)) = rest.split_at_checked(plain) {
        text.push_str(head);
        let mut chars = tail.chars();
        match chars.next() {
            None => break,
            Some('…') => text.push_str("..."),
            Some('\u{a0}') => text.push(' '),
            Some(c) if is_invisible(c) => {}
            Some(c) => {
                all_plain = false;
                text.push(c);
            }
        }
        rest = chars.as_str();
        plain = plain_head(rest);
    }
    if all_plain {
        compared(&text, out);
        return;
    }
    // Lower case can make a character and its accent composable that were not as capitals, and it
    // makes two characters of `İ`, the first of them ASCII; then what is around a mention reads
    // anew, and one more round settles it.
    for _ in 0..ROUNDS {
        if is_nfkc_quick(text.chars()) != IsNormalized::Yes {
            text = text.nfkc().filter(|c| !is_invisible(*c)).collect();
        }
        out.clear();
        compared(&text, out);
        let has_grown = text.contains('İ');
        if !has_grown && is_nfkc_quick(out.chars()) == IsNormalized::Yes {
            return;
        }
        let again: String = out.nfkc().collect();
        if !has_grown && again == *out {
            return;
        }
        text = again;
    }
}

/// Writes the object id of a normal text in the layer of equal texts: the text itself up to 200
/// bytes, of a longer one the first 150 bytes (or less, to the last whole character), `…`, and 16
/// hexadecimal digits of the SHA-256 of the whole. `out` is emptied first.
pub(crate) fn text_object(normal: &str, out: &mut String) {
    out.clear();
    if normal.len() <= WHOLE_BYTES {
        out.push_str(normal);
        return;
    }
    let end = normal.floor_char_boundary(SHOWN_BYTES);
    out.push_str(normal.get(..end).unwrap_or(""));
    out.push('…');
    for byte in Sha256::digest(normal.as_bytes()).iter().take(8) {
        for half in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
    }
}

/// Writes a text in lower case; unlike `str::to_lowercase` into a buffer of the caller.
pub(super) fn push_lower(text: &str, out: &mut String) {
    let mut before = ' ';
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        push_lower_char(before, c, || rest.clone().next(), out);
        before = c;
    }
}

/// A capital sigma at the end of a word becomes the final small one, as in writing.
fn push_lower_char(before: char, c: char, after: impl FnOnce() -> Option<char>, out: &mut String) {
    match c {
        '\0'..='\u{7f}' => out.push(c.to_ascii_lowercase()),
        'Σ' => {
            let is_final = before.is_alphabetic() && !after().is_some_and(char::is_alphabetic);
            out.push(if is_final { 'ς' } else { 'σ' });
        }
        // Letters of most texts, without a look into the tables.
        'а'..='я' | '\u{5d0}'..='\u{d7ff}' if !has_case(c) => out.push(c),
        'А'..='Я' => out.push(char::from_u32(u32::from(c) + 32).unwrap_or(c)),
        _ => out.extend(c.to_lowercase()),
    }
}

/// Of the scripts from Hebrew to Hangul, those with capitals lie in these blocks.
fn has_case(c: char) -> bool {
    matches!(c, '\u{10a0}'..='\u{10ff}' | '\u{13a0}'..='\u{13ff}' | '\u{1c80}'..='\u{2dff}' | '\u{a640}'..='\u{abff}')
}

/// Lower case, one blank between words, no addresses, no mentions. Appends to `out`.
fn compared(text: &str, out: &mut String) {
    let text = without_repost_signs(text);
    out.reserve(text.len());
    let bytes = text.as_bytes();
    let mut at = 0;
    // End of the run of settled characters that `at` is in, if beyond it.
    let mut run_end = 0;
    // The blank that is due before the next character.
    let mut gap = false;
    let mut before = ' ';
    while let Some(&byte) = bytes.get(at) {
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        let found = match (byte, next) {
            (b'h' | b'H', b't' | b'T') | (b'w' | b'W', b'w' | b'W') => text
                .get(at..)
                .and_then(|rest| found::address_at(rest, before)),
            (b'@', _) => text
                .get(at..)
                .and_then(|rest| found::mention_at(rest, before)),
            _ => None,
        };
        if let Some(Found { whole, .. }) = found {
            at += whole.max(1);
            gap = true;
            before = ' ';
            continue;
        }
        if is_settled(bytes, at) {
            if at >= run_end {
                run_end = end_of_run(bytes, at);
            }
            // An address may begin at any place within it.
            let rest = bytes.get(at + 1..run_end).and_then(address_sign);
            let end = rest.map_or(run_end, |length| at + 1 + length);
            push_gap(&mut gap, out);
            let start = out.len();
            let run = text.get(at..end).unwrap_or("");
            before = run.chars().next_back().unwrap_or(' ');
            gap = before == ' ';
            out.push_str(run.strip_suffix(' ').unwrap_or(run));
            if let Some(pushed) = out.get_mut(start..) {
                pushed.make_ascii_lowercase();
            }
            at = end;
            continue;
        }
        let Some(rest) = text.get(at..) else {
            return;
        };
        // One character of ASCII, or all up to the next one or to a settled one.
        let mut chars = rest.chars();
        while let Some(c) = chars.next() {
            at += c.len_utf8();
            // From `À` to the runes nothing is white or a control.
            let is_white = !('\u{c0}'..'\u{1680}').contains(&c)
                && (c.is_whitespace() || c.is_control() || c == '\u{2800}');
            if is_white {
                gap = true;
                before = ' ';
            } else {
                push_gap(&mut gap, out);
                push_lower_char(before, c, || chars.clone().next(), out);
                before = c;
            }
            if bytes.get(at).is_none_or(u8::is_ascii) || is_settled(bytes, at) {
                break;
            }
        }
    }
}

fn push_gap(gap: &mut bool, out: &mut String) {
    if *gap && !out.is_empty() {
        out.push(' ');
    }
    *gap = false;
}

/// What a byte can be in a run of settled characters: characters in which only a capital of ASCII could
/// change. They are visible ASCII that begins no mention, and the small letters of Russian.
const SETTLED: u8 = 1;
const BLANK: u8 = 2;
/// The first of two bytes of a letter, of which only some are small.
const LEAD: u8 = 4;
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0x21;
    while byte < 0x7f {
        kinds[byte] = SETTLED;
        byte += 1;
    }
    kinds[b'@' as usize] = 0;
    kinds[b' ' as usize] = BLANK;
    kinds[0xd0] = LEAD;
    kinds[0xd1] = LEAD;
    kinds
};

fn kind(byte: u8) -> u8 {
    KINDS.get(usize::from(byte)).copied().unwrap_or(0)
}

/// Whether two bytes are a letter from `а` to `п`, from `р` to `я`, or from `ѐ` to `џ`.
fn is_small(lead: u8, second: Option<&u8>) -> bool {
    match lead {
        0xd0 => matches!(second, Some(0xb0..=0xbf)),
        0xd1 => matches!(second, Some(0x80..=0x9f)),
        _ => false,
    }
}

/// Whether a settled character begins at a place.
fn is_settled(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(at)
        .is_some_and(|&byte| kind(byte) == SETTLED || is_small(byte, bytes.get(at + 1)))
}

/// Where the run of settled characters ends that begins at a place; single blanks between them belong
/// to it.
fn end_of_run(bytes: &[u8], start: usize) -> usize {
    let (mut at, mut before) = (start, SETTLED);
    while let Some(&byte) = bytes.get(at) {
        let kind = kind(byte);
        if kind == LEAD {
            if !is_small(byte, bytes.get(at + 1)) {
                break;
            }
            (at, before) = (at + 2, SETTLED);
        } else if kind == 0 || kind & before & BLANK != 0 {
            break;
        } else {
            (at, before) = (at + 1, kind);
        }
    }
    // A blank at the end stands between no two of them.
    at - usize::from(before == BLANK)
}

/// Where an address may begin in a run of settled characters, which begins with one.
fn address_sign(bytes: &[u8]) -> Option<usize> {
    // Both kinds have a sign behind their first letters: `http:`, `https:`, `www.`.
    let mut from = 0;
    while let Some(sign) = memchr2(b':', b'.', bytes.get(from..)?).map(|place| place + from) {
        let place = [5, 4, 3].into_iter().find_map(|length| {
            let place = sign.checked_sub(length)?;
            let head = bytes.get(place..sign)?;
            [&b"https"[..], b"http", b"www"]
                .iter()
                .any(|name| head.eq_ignore_ascii_case(name))
                .then_some(place)
        });
        if place.is_some() {
            return place;
        }
        from = sign + 1;
    }
    None
}

/// The text behind `RT @name:`, however often it was reposted.
fn without_repost_signs(text: &str) -> &str {
    let is_gap = |c: char| c.is_whitespace() || c.is_control();
    let mut kept = text.trim_start_matches(is_gap);
    loop {
        let Some(sign) = kept.get(..2).filter(|sign| sign.eq_ignore_ascii_case("rt")) else {
            return kept;
        };
        let after = kept.get(sign.len()..).unwrap_or("");
        let name = after.trim_start_matches(is_gap);
        if name.len() == after.len() {
            return kept;
        }
        let Some(mention) = found::mention_at(name, ' ') else {
            return kept;
        };
        let behind = name
            .get(mention.whole..)
            .unwrap_or("")
            .trim_start_matches(is_gap);
        kept = behind
            .strip_prefix(':')
            .unwrap_or(behind)
            .trim_start_matches(is_gap);
    }
}

/// Characters that leave no trace on a screen: zero width, writing direction, variation selectors,
/// joiners, tags, soft hyphens, fillers.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a text is its own NFKC, and its small letters are, without a look into the tables.
pub(super) fn is_all_plain(text: &str) -> bool {
    plain_head(text) == text.len()
}

/// Bytes in front of the first character that is not plain.
fn plain_head(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            0..=0x7f => 1,
            // From U+0400 to U+047F: most of what is not ASCII.
            0xd0 | 0xd1 => 2,
            _ => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if is_plain(c) => c.len_utf8(),
                _ => break,
            },
        };
    }
    at
}

/// Characters that are visible and their own NFKC beside any other of these, so that most texts
/// need no look into the tables of Unicode. Sound rather than complete.
fn is_plain(c: char) -> bool {
    matches!(c,
        '\0'..='\u{7f}'
        | '\u{c0}'..='\u{12f}' | '\u{131}' | '\u{134}'..='\u{13e}' | '\u{141}'..='\u{148}'
        | '\u{14a}'..='\u{17e}' | '\u{218}'..='\u{21b}'
        | '\u{391}'..='\u{3a1}' | '\u{3a3}'..='\u{3ce}'
        | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}'
        | '\u{5d0}'..='\u{5ea}'
        | '\u{60c}' | '\u{61f}' | '\u{621}'..='\u{64a}' | '\u{671}'..='\u{674}' | '\u{679}'..='\u{6d3}'
        | '\u{905}'..='\u{928}' | '\u{92a}'..='\u{930}' | '\u{e01}'..='\u{e30}'
        | '\u{a1}'..='\u{a7}' | '\u{a9}' | '\u{ab}' | '\u{ae}' | '\u{b0}' | '\u{b6}' | '\u{bb}' | '\u{bf}'
        | '\u{1ea0}'..='\u{1ef9}'
        | '\u{2013}'..='\u{2014}' | '\u{2018}'..='\u{201e}' | '\u{2022}' | '\u{20ac}'
        | '\u{25a0}'..='\u{27bf}'
        | '\u{3001}' | '\u{3002}' | '\u{3008}'..='\u{3011}'
        | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fc}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{fffd}'
        | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f300}'..='\u{1f64f}' | '\u{1f680}'..='\u{1f6ff}'
        | '\u{1f900}'..='\u{1f9ff}')
}
