//! Untrusted text: every scraped string was written by someone who may want to mislead the reader.
//!
//! Three things are done before such a string is shown. Characters that have no ink but change what
//! is seen (controls, direction overrides, zero-width and private-use characters) become visible
//! tokens such as ⟨U+202E⟩. Piles of combining marks are cut to [`MAX_MARKS`]. Strings longer than
//! the limit lose their middle, and the number of characters left out is said. In HTML the result is
//! isolated in `<bdi>`, so that right-to-left text cannot reorder its neighbours.

use std::fmt::Write as _;

/// Combining marks kept on one base character.
pub const MAX_MARKS: usize = 3;
/// Longest untrusted string that is shown whole, in characters.
pub const MAX_CHARS: usize = 300;

/// A piece of text after inspection.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// Characters as they are.
    Plain(String),
    /// A token of ours that stands for something invisible or left out.
    Token(String),
}

/// The string as plain text with tokens: safe in XML 1.0 after the usual escaping.
pub fn visible(text: &str, max_chars: usize) -> String {
    let mut out = String::with_capacity(text.len().min(4 * max_chars));
    for piece in pieces(text, max_chars) {
        match piece {
            Piece::Plain(part) | Piece::Token(part) => out.push_str(&part),
        }
    }
    out
}

/// The string as HTML: escaped, isolated, tokens set apart by a class so that typed look-alikes of
/// a token are not taken for one.
pub fn isolated_html(text: &str, max_chars: usize) -> String {
    let mut out = String::from("<bdi>");
    for piece in pieces(text, max_chars) {
        match piece {
            Piece::Plain(part) => escape_into(&mut out, &part),
            Piece::Token(part) => {
                out.push_str("<span class=\"tok\">");
                escape_into(&mut out, &part);
                out.push_str("</span>");
            }
        }
    }
    out.push_str("</bdi>");
    out
}

/// Escapes for XML and HTML, in text and in quoted attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

fn pieces(text: &str, max_chars: usize) -> Vec<Piece> {
    let max_chars = max_chars.max(16);
    let total = text.chars().count();
    if total <= max_chars {
        let mut inspector = Inspector::default();
        inspector.read(text);
        return inspector.finish();
    }
    // Two thirds from the beginning, one third from the end: both carry the meaning of a URL.
    let head = max_chars * 2 / 3;
    let tail = max_chars - head;
    let head_text: String = text.chars().take(head).collect();
    let tail_text: String = text.chars().skip(total - tail).collect();
    let mut inspector = Inspector::default();
    inspector.read(&head_text);
    let left_out = crate::number::group((total - head - tail) as u64);
    inspector.token(format!("⟨… {left_out} characters left out …⟩"));
    inspector.read(&tail_text);
    inspector.finish()
}

#[derive(Default)]
struct Inspector {
    pieces: Vec<Piece>,
    plain: String,
    previous: Option<char>,
    marks: usize,
    marks_dropped: usize,
}

impl Inspector {
    fn read(&mut self, text: &str) {
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if is_combining(c) {
                self.marks += 1;
                if self.marks <= MAX_MARKS {
                    self.plain.push(c);
                } else {
                    self.marks_dropped += 1;
                }
                continue;
            }
            self.end_marks();
            if is_hidden(c) && !belongs_to_emoji(self.previous, c, chars.peek().copied()) {
                self.token(format!("⟨U+{:04X}⟩", c as u32));
            } else {
                self.plain.push(c);
            }
            self.previous = Some(c);
        }
        self.end_marks();
    }

    fn end_marks(&mut self) {
        self.marks = 0;
        if self.marks_dropped > 0 {
            let dropped = crate::number::group(self.marks_dropped as u64);
            self.marks_dropped = 0;
            self.token(format!("⟨+{dropped} marks⟩"));
        }
    }

    fn token(&mut self, token: String) {
        if !self.plain.is_empty() {
            self.pieces
                .push(Piece::Plain(std::mem::take(&mut self.plain)));
        }
        self.pieces.push(Piece::Token(token));
    }

    fn finish(mut self) -> Vec<Piece> {
        if !self.plain.is_empty() {
            self.pieces.push(Piece::Plain(self.plain));
        }
        self.pieces
    }
}

/// Characters without ink of their own that change what a reader sees, or may not stand in XML.
fn is_hidden(c: char) -> bool {
    let code = c as u32;
    matches!(code,
        0x00..=0x1F | 0x7F..=0x9F            // C0, DEL, C1
        | 0xAD | 0x034F | 0x061C             // soft hyphen, grapheme joiner, Arabic letter mark
        | 0x115F | 0x1160 | 0x17B4 | 0x17B5  // fillers
        | 0x180B..=0x180F                    // Mongolian selectors
        | 0x200B..=0x200F | 0x2028..=0x202E  // zero width, marks, separators, overrides
        | 0x2060..=0x206F                    // word joiner, invisible operators, isolates
        | 0x2800 | 0x3164 | 0xFFA0           // blank Braille, Hangul fillers
        | 0xE000..=0xF8FF                    // private use
        | 0xFE00..=0xFE0F | 0xFEFF           // variation selectors, BOM
        | 0xFFF0..=0xFFFC                    // specials
        | 0x1D173..=0x1D17A                  // musical controls
        | 0xE0000..=0xE0FFF                  // tags, more variation selectors
        | 0xF0000..=0x10FFFF                 // private use planes
    ) || code & 0xFFFE == 0xFFFE // noncharacters
}

/// Presentation selectors and joiners inside an emoji are part of one drawn sign.
fn belongs_to_emoji(previous: Option<char>, c: char, next: Option<char>) -> bool {
    let pictograph = |c: char| matches!(c as u32, 0x2190..=0x2BFF | 0x3030 | 0x1F000..=0x1FAFF);
    let base = previous.is_some_and(|p| pictograph(p) || p.is_ascii_digit() || p == '#');
    match c {
        '\u{FE0F}' => base,
        '\u{200D}' => {
            previous.is_some_and(|p| pictograph(p) || p == '\u{FE0F}')
                && next.is_some_and(pictograph)
        }
        _ => false,
    }
}

/// Marks that pile up on a base character.
fn is_combining(c: char) -> bool {
    matches!(c as u32,
        0x0300..=0x034E | 0x0350..=0x036F | 0x0483..=0x0489 | 0x0591..=0x05BD | 0x0610..=0x061A
        | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06DC | 0x06DF..=0x06E4 | 0x0E31 | 0x0E34..=0x0E3A
        | 0x0E47..=0x0E4E | 0x0EB4..=0x0EBC | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF
        | 0x302A..=0x302F | 0x3099 | 0x309A | 0xFE20..=0xFE2F)
}

/// Text with fixed words of ours or of the analyst, for a place where one line is wanted: as
/// [`visible`], without a limit worth noticing.
pub fn one_line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" "), 2000)
}

/// Keeps ASCII letters, digits and `. _ -` and blanks: what may stand in a style sheet's string.
pub(crate) fn css_string(text: &str, max_chars: usize) -> String {
    let mut out = String::new();
    for c in text.chars().take(max_chars) {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | ' ') {
            let _ = out.write_char(c);
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_become_tokens() {
        assert_eq!(visible("a\u{202E}b", 300), "a⟨U+202E⟩b");
        assert_eq!(
            visible("x\0\n\u{200B}\u{E000}\u{10FFFF}", 300),
            "x⟨U+0000⟩⟨U+000A⟩⟨U+200B⟩⟨U+E000⟩⟨U+10FFFF⟩"
        );
        assert_eq!(
            visible("Zürich café 東京 Ελλάδα", 300),
            "Zürich café 東京 Ελλάδα"
        );
    }

    #[test]
    fn emoji_keep_their_joiners_and_hidden_text_does_not() {
        assert_eq!(
            visible("👩\u{200D}🔬 ❤\u{FE0F}", 300),
            "👩\u{200D}🔬 ❤\u{FE0F}"
        );
        assert_eq!(visible("a\u{200D}b\u{FE01}", 300), "a⟨U+200D⟩b⟨U+FE01⟩");
    }

    #[test]
    fn piles_of_marks_are_cut_and_counted() {
        let zalgo = format!("Z{}o", "\u{0335}".repeat(40));
        assert_eq!(visible(&zalgo, 300), "Z\u{335}\u{335}\u{335}⟨+37 marks⟩o");
    }

    #[test]
    fn long_text_loses_its_middle_and_says_how_much() {
        let text = format!("start{}end", "x".repeat(5000));
        let shown = visible(&text, 300);
        assert!(shown.starts_with("startxxx") && shown.ends_with("xxend"));
        assert!(
            shown.contains("⟨… 4\u{202F}708 characters left out …⟩"),
            "{shown}"
        );
        assert_eq!(visible(&"y".repeat(300), 300), "y".repeat(300));
    }

    #[test]
    fn html_is_isolated_and_typed_tokens_stay_plain() {
        assert_eq!(
            isolated_html("<b>⟨U+202E⟩\u{202E}", 300),
            "<bdi>&lt;b&gt;⟨U+202E⟩<span class=\"tok\">⟨U+202E⟩</span></bdi>"
        );
    }

    #[test]
    fn style_strings_cannot_be_left() {
        assert_eq!(
            css_string("2026-017\"; } body{x:url(//e)}", 80),
            "2026-017  bodyxurle"
        );
    }
}
