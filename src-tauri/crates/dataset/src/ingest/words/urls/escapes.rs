//! Percent escapes: one spelling for each byte, without changing what an address means.

use std::borrow::Cow;

const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// Undoes the escapes of letters, digits and `-._~`, writes the others in upper case, and escapes a
/// percent sign that begins none. Everything else stays as it is.
pub(super) fn normal(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(place) = rest.find('%') {
        let (before, escape) = rest.split_at(place);
        out.push_str(before);
        match byte_of(escape.as_bytes()) {
            Some(byte) if is_unreserved(byte) => {
                out.push(char::from(byte));
                rest = escape.get(3..).unwrap_or("");
            }
            Some(byte) => {
                push_escape(byte, &mut out);
                rest = escape.get(3..).unwrap_or("");
            }
            None => {
                out.push_str("%25");
                rest = escape.get(1..).unwrap_or("");
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Undoes all escapes; `None` if the bytes are no text.
pub(super) fn decoded(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('%') {
        return Some(Cow::Borrowed(text));
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, after)) = rest.split_first() {
        match byte_of(rest) {
            Some(byte) => {
                out.push(byte);
                rest = rest.get(3..).unwrap_or(&[]);
            }
            None => {
                out.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8(out).ok().map(Cow::Owned)
}

/// The byte of the escape that the text begins with.
fn byte_of(text: &[u8]) -> Option<u8> {
    match *text {
        [b'%', high, low, ..] => Some(digit(high)? << 4 | digit(low)?),
        _ => None,
    }
}

fn digit(c: u8) -> Option<u8> {
    match c {
        b'0'..=b'9' => Some(c - b'0'),
        b'a'..=b'f' => Some(c - b'a' + 10),
        b'A'..=b'F' => Some(c - b'A' + 10),
        _ => None,
    }
}

fn push_escape(byte: u8, out: &mut String) {
    out.push('%');
    for half in [byte >> 4, byte & 15] {
        out.push(char::from(
            HEX.get(usize::from(half)).copied().unwrap_or(b'0'),
        ));
    }
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_for_each_byte() {
        for (given, expected) in [
            ("/a", "/a"),
            ("/%41%7e%2D", "/A~-"),
            ("/%c3%a9", "/%C3%A9"),
            ("/%2f", "/%2F"),
            ("/100%", "/100%25"),
            ("/%zz", "/%25zz"),
            ("/%", "/%25"),
            ("/%4", "/%254"),
            ("/%%34%31", "/%2541"),
        ] {
            assert_eq!(normal(given), expected);
            assert_eq!(normal(&normal(given)), expected);
        }
    }

    #[test]
    fn decoding_accepts_text_only() {
        assert_eq!(
            decoded("https%3A%2F%2Fx.org%2F%C3%A9").as_deref(),
            Some("https://x.org/é")
        );
        assert_eq!(decoded("%"), Some("%".into()));
        assert_eq!(decoded("a%FFb"), None);
    }
}
