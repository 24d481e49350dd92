//! One JSON text a line.

use memchr::memchr;

use super::{Cut, Found, Level, MAX_UNIT_BYTES, Units, fault_of};
use crate::DatasetError;

const MARK: &[u8] = b"\xef\xbb\xbf";

impl Units {
    /// The next line that is not blank.
    pub(super) fn line(&mut self) -> Result<Option<Cut>, DatasetError> {
        // The byte order mark is known from the first byte on.
        self.window.byte(0)?;
        loop {
            let (lines, offset) = (self.window.lines(), self.window.offset());
            let mut looked_at = 0;
            let (used, line) = loop {
                let rest = self.window.rest();
                let new = rest.get(looked_at..).unwrap_or_default();
                if let Some(end) = memchr(b'\n', new) {
                    break (looked_at + end + 1, looked_at + end);
                }
                looked_at = rest.len();
                if looked_at > MAX_UNIT_BYTES {
                    return self.skip_line(lines, offset).map(Some);
                }
                if !self.window.more()? {
                    break (looked_at, looked_at);
                }
            };
            if used == 0 {
                return Ok(None);
            }
            let bytes = self.window.rest().get(..line).unwrap_or_default();
            let front = if bytes.starts_with(MARK) {
                MARK.len()
            } else {
                0
            };
            let text = bytes.get(front..).unwrap_or_default();
            let text = text.strip_suffix(b"\r").unwrap_or(text);
            let (length, is_blank) = (text.len(), text.trim_ascii().is_empty());
            self.window.take(used);
            if !is_blank {
                return Ok(Some(Cut {
                    text: Found::InWindow {
                        back: used - front,
                        bytes: length,
                    },
                    lines,
                    offset: offset + front as u64,
                    fault: None,
                }));
            }
        }
    }

    /// Throws a line away that is too long, keeping its beginning to show.
    fn skip_line(&mut self, lines: u64, offset: u64) -> Result<Cut, DatasetError> {
        self.keep_beginning(usize::MAX);
        if self.is_look {
            self.level = Level::End;
        }
        while !self.is_look {
            let rest = self.window.rest();
            if let Some(end) = memchr(b'\n', rest) {
                self.window.take(end + 1);
                break;
            }
            self.window.take(rest.len());
            if !self.window.more()? {
                break;
            }
        }
        Ok(Cut {
            text: Found::Shown,
            lines,
            offset,
            fault: Some(fault_of(
                "too-long",
                &self.shown,
                format!("the line is longer than {} MB", MAX_UNIT_BYTES >> 20),
            )),
        })
    }
}
