//! Writing text into XML 1.0 so that it reads back as it was, or visibly not.

use std::io::Write;

use super::Replaced;

/// Counts replacements while text goes out.
pub(super) struct Escaper {
    pub(super) replaced: Replaced,
}

impl Escaper {
    pub(super) fn new() -> Self {
        Self {
            replaced: Replaced::default(),
        }
    }

    /// Writes text that may stand in an attribute value or between tags.
    pub(super) fn write(&mut self, text: &str, out: &mut impl Write) -> std::io::Result<()> {
        let mut plain_from = 0;
        for (at, c) in text.char_indices() {
            let entity = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                // Readers turn these into spaces unless they come as references.
                '\n' => "&#10;",
                '\r' => "&#13;",
                '\t' => "&#9;",
                _ if is_legal(c) => continue,
                _ => "",
            };
            out.write_all(&text.as_bytes()[plain_from..at])?;
            if entity.is_empty() {
                self.replaced.characters += 1;
                write!(out, "⟨U+{:04X}⟩", u32::from(c))?;
            } else {
                out.write_all(entity.as_bytes())?;
            }
            plain_from = at + c.len_utf8();
        }
        out.write_all(&text.as_bytes()[plain_from..])
    }
}

/// The text as a reader will see it: what XML cannot carry made visible.
pub(super) fn visible(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for c in text.chars() {
        if is_legal(c) {
            seen.push(c);
        } else {
            seen.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
        }
    }
    seen
}

/// Production [2] `Char` of XML 1.0; surrogates cannot occur in a Rust string.
fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
