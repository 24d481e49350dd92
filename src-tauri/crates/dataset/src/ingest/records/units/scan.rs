//! Where one JSON value ends: brackets, strings and escapes are followed byte by byte, nothing is
//! built.

use memchr::memchr3;

/// Deepest nesting that is followed by kind of bracket; a unit with more is refused.
pub(super) const MAX_DEPTH: u32 = 128;

/// Where a scan stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The value is complete; the number of bytes of this piece that belong to it.
    End(usize),
    /// The brackets or strings can no longer be those of one value; where that was seen.
    Broken(usize),
    /// The piece ended inside the value.
    More,
}

/// State of a scan between two pieces of one value that begins with a bracket or a quote.
#[derive(Debug, Clone, Default)]
pub(super) struct Scan {
    depth: u32,
    /// For each level whether it is an object.
    objects: u128,
    in_string: bool,
    escaped: bool,
    after_colon: bool,
    /// The last thing was a bracket or a quote that closed.
    after_value: bool,
    /// Brackets are counted without a look at their kind.
    is_lenient: bool,
    pub(super) is_too_deep: bool,
}

impl Scan {
    /// A scan that follows the value to where its brackets are even, however broken it is.
    pub(super) fn lenient() -> Self {
        Self {
            is_lenient: true,
            ..Self::default()
        }
    }

    /// From here on brackets are only counted.
    pub(super) fn be_lenient(&mut self) {
        self.is_lenient = true;
    }

    fn is_in_object(&self) -> bool {
        let level = self.depth.min(MAX_DEPTH).saturating_sub(1);
        self.depth > 0 && self.objects & (1 << level) != 0
    }

    fn open(&mut self, is_object: bool) -> bool {
        let sound = !self.after_value && (!self.is_in_object() || self.after_colon);
        self.after_colon = false;
        self.after_value = false;
        self.depth = self.depth.saturating_add(1);
        if self.depth > MAX_DEPTH {
            self.is_too_deep = true;
            self.is_lenient = true;
            return true;
        }
        let bit = 1 << (self.depth - 1);
        self.objects = if is_object {
            self.objects | bit
        } else {
            self.objects & !bit
        };
        sound
    }

    /// Goes on with the next piece of the value.
    pub(super) fn run(&mut self, piece: &[u8]) -> Stop {
        let mut at = 0;
        loop {
            if self.in_string {
                if self.escaped {
                    if at >= piece.len() {
                        return Stop::More;
                    }
                    self.escaped = false;
                    at += 1;
                }
                let rest = piece.get(at..).unwrap_or_default();
                let Some(found) = memchr3(b'"', b'\\', b'\n', rest) else {
                    return Stop::More;
                };
                at += found;
                match piece.get(at) {
                    Some(b'"') => {
                        self.in_string = false;
                        self.after_value = true;
                        at += 1;
                        if self.depth == 0 {
                            return Stop::End(at);
                        }
                    }
                    Some(b'\\') => {
                        self.escaped = true;
                        at += 1;
                    }
                    // No string of JSON reaches over a line end.
                    _ if !self.is_lenient => return Stop::Broken(at),
                    _ => at += 1,
                }
                continue;
            }
            let rest = piece.get(at..).unwrap_or_default();
            let Some(found) = rest.iter().position(|&b| is_structural(b)) else {
                return Stop::More;
            };
            at += found;
            match piece.get(at) {
                Some(b'"') => {
                    if self.after_value && !self.is_lenient {
                        return Stop::Broken(at);
                    }
                    self.in_string = true;
                    self.after_colon = false;
                }
                Some(b':') => {
                    self.after_colon = true;
                    self.after_value = false;
                }
                Some(&open @ (b'{' | b'[')) => {
                    if !self.open(open == b'{') && !self.is_lenient {
                        return Stop::Broken(at);
                    }
                }
                Some(&close @ (b'}' | b']')) => {
                    if !self.is_lenient && self.is_in_object() != (close == b'}') {
                        return Stop::Broken(at);
                    }
                    self.after_colon = false;
                    self.after_value = true;
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return Stop::End(at + 1);
                    }
                }
                _ => {
                    self.after_colon = false;
                    self.after_value = false;
                }
            }
            at += 1;
        }
    }
}

/// Bytes outside of strings that change the state of a scan.
fn is_structural(byte: u8) -> bool {
    const TABLE: [bool; 256] = {
        let mut table = [false; 256];
        let marks = b"{}[]\":,";
        let mut at = 0;
        while at < marks.len() {
            table[marks[at] as usize] = true;
            at += 1;
        }
        table
    };
    TABLE[byte as usize]
}

/// Whether a text is one whole JSON value by its brackets and strings, blanks around it aside.
pub(super) fn is_whole_value(text: &str) -> bool {
    let text = text.trim_ascii();
    match text.as_bytes().first() {
        Some(b'{' | b'[' | b'"') => Scan::default().run(text.as_bytes()) == Stop::End(text.len()),
        _ => is_scalar(text),
    }
}

/// Whether a text is `true`, `false`, `null` or a number as JSON writes it.
pub(super) fn is_scalar(text: &str) -> bool {
    text.len() < 4_096
        && !text.starts_with(['{', '[', '"'])
        && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}
