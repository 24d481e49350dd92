//! The piece of a text that is in memory, with its place in the file.

use crate::DatasetError;
use crate::ingest::source::Text;

/// Longest indentation that is remembered, in bytes.
const MAX_MARGIN: usize = 256;

/// Bytes of a text from the first one that is still needed on.
pub(super) struct Window {
    pub(super) text: Text,
    buffer: Vec<u8>,
    /// First byte that has not been used.
    at: usize,
    /// Bytes of the text in front of `buffer`.
    before: u64,
    /// Line ends in front of `at`.
    lines: u64,
    ended: bool,
    /// What stands in front of `at` on its line, if it is nothing but what `skip` went over.
    margin: Option<Vec<u8>>,
}

impl Window {
    /// `offset` and `lines` are those of the text's beginning in its file.
    pub(super) fn new(text: Text, offset: u64, lines: u64) -> Self {
        Self {
            text,
            buffer: Vec::new(),
            at: 0,
            before: offset,
            lines,
            ended: false,
            margin: (offset == 0).then(Vec::new),
        }
    }

    /// What has not been used yet of what is in memory.
    pub(super) fn rest(&self) -> &[u8] {
        self.buffer.get(self.at..).unwrap_or_default()
    }

    /// The `back` bytes in front of the place that was reached; they stay until more is read.
    pub(super) fn used(&self, back: usize) -> &[u8] {
        let start = self.at.saturating_sub(back);
        self.buffer.get(start..self.at).unwrap_or_default()
    }

    /// Reads on behind the rest; false at the end of the file.
    pub(super) fn more(&mut self) -> Result<bool, DatasetError> {
        if self.ended {
            return Ok(false);
        }
        self.buffer.drain(..self.at);
        self.before += self.at as u64;
        self.at = 0;
        self.ended = !self.text.fill(&mut self.buffer)?;
        Ok(!self.ended)
    }

    /// The byte at `offset` of the rest, read if need be; none behind the end of the file.
    pub(super) fn byte(&mut self, offset: usize) -> Result<Option<u8>, DatasetError> {
        loop {
            if let Some(&byte) = self.rest().get(offset) {
                return Ok(Some(byte));
            }
            if !self.more()? {
                return Ok(None);
            }
        }
    }

    /// Marks the next bytes as used.
    pub(super) fn take(&mut self, bytes: usize) {
        self.advance(bytes);
        self.margin = None;
    }

    fn advance(&mut self, bytes: usize) {
        let end = (self.at + bytes).min(self.buffer.len());
        let taken = self.buffer.get(self.at..end).unwrap_or_default();
        self.lines += memchr::memchr_iter(b'\n', taken).count() as u64;
        self.at = end;
    }

    /// Goes to the next byte that is neither white space nor in `also`; none at the end of the file.
    /// Byte order marks inside a text come from files that were put one behind the other.
    pub(super) fn skip(&mut self, also: &[u8]) -> Result<Option<u8>, DatasetError> {
        loop {
            let rest = self.buffer.get(self.at..).unwrap_or_default();
            let blank = |b: &u8| b.is_ascii_whitespace() || also.contains(b);
            let blanks = rest.iter().position(|b| !blank(b)).unwrap_or(rest.len());
            let next = rest.get(blanks).copied();
            let passed = rest.get(..blanks).unwrap_or_default();
            if let Some(end) = memchr::memrchr(b'\n', passed) {
                self.margin = passed.get(end + 1..).map(<[u8]>::to_vec);
            } else if let Some(margin) = &mut self.margin {
                margin.extend_from_slice(passed);
            }
            if self.margin.as_ref().is_some_and(|m| m.len() > MAX_MARGIN) {
                self.margin = None;
            }
            self.advance(blanks);
            match next {
                Some(0xef) => {
                    let (second, third) = (self.byte(1)?, self.byte(2)?);
                    if (second, third) != (Some(0xbb), Some(0xbf)) {
                        return Ok(Some(0xef));
                    }
                    self.advance(3);
                }
                Some(byte) => return Ok(Some(byte)),
                None if self.more()? => {}
                None => return Ok(None),
            }
        }
    }

    /// What stands in front of the place on its line, if nothing but blanks does.
    pub(super) fn margin(&self) -> Option<&[u8]> {
        self.margin.as_deref()
    }

    /// Line ends in front of the place that was reached.
    pub(super) fn lines(&self) -> u64 {
        self.lines
    }

    /// Byte of the file's text at the place that was reached.
    pub(super) fn offset(&self) -> u64 {
        self.before + self.text.skipped + self.at as u64
    }
}
