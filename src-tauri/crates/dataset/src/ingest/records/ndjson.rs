//! One JSON object a line. Numbers are taken as the text they are, never through a float: an
//! id of 19 digits stays what it is.

use super::json::PathTree;
use super::{Fault, MAX_RECORD_BYTES, Place, Row, shortened};
use crate::DatasetError;
use crate::ingest::objects::without_lone_surrogates;
use crate::ingest::source::Text;

/// Reader of one NDJSON file; its columns are dotted paths.
pub(crate) struct NdjsonRecords {
    text: Text,
    header: Vec<String>,
    paths: PathTree,
    buffer: Vec<u8>,
    at: usize,
    raw: std::ops::Range<usize>,
    line: u64,
    records: u64,
    ended: bool,
    /// Bytes of the text in front of `buffer`.
    before: u64,
}

impl NdjsonRecords {
    /// The records of a text.
    pub(crate) fn of(text: Text, columns: Vec<String>) -> Self {
        Self::resumed(text, columns, Place::START)
    }

    /// Goes on behind a record of the same text; `text` begins at that place.
    pub(crate) fn resumed(text: Text, columns: Vec<String>, place: Place) -> Self {
        Self {
            text,
            paths: PathTree::new(&columns),
            header: columns,
            buffer: Vec::new(),
            at: 0,
            raw: 0..0,
            line: place.line,
            records: place.records,
            ended: false,
            before: place.offset,
        }
    }

    /// The place behind the current record.
    pub(crate) fn place(&self) -> Place {
        Place {
            records: self.records,
            line: self.line,
            offset: self.before + self.text.skipped + self.at as u64,
            in_array: false,
        }
    }

    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    pub(crate) fn progress(&self) -> (u64, u64) {
        (self.text.bytes.taken(), self.text.bytes.size_on_disk)
    }

    pub(crate) fn raw(&self) -> &[u8] {
        self.buffer.get(self.raw.clone()).unwrap_or_default()
    }

    pub(crate) fn next(&mut self, row: &mut Row) -> Result<bool, DatasetError> {
        row.clear();
        let whole = loop {
            let Some(whole) = self.next_line()? else {
                return Ok(false);
            };
            if !whole || !self.raw().trim_ascii().is_empty() {
                break whole;
            }
        };
        self.records += 1;
        row.number = self.records;
        row.line = Some(self.line);
        let fault = |code, raw: &[u8], reason| {
            let value = shortened(&String::from_utf8_lossy(raw), 200);
            Some(Fault {
                code,
                value,
                reason,
            })
        };
        let raw = self.buffer.get(self.raw.clone()).unwrap_or_default();
        if !whole {
            row.fault = fault("too-long", raw, "the line is longer than 4 MB".to_owned());
            return Ok(true);
        }
        let Ok(text) = std::str::from_utf8(raw) else {
            row.fault = fault(
                "invalid-encoding",
                raw,
                "the line has bytes that are not text".to_owned(),
            );
            return Ok(true);
        };
        let text = without_lone_surrogates(text);
        let found = match self.paths.values(&text) {
            Ok(found) => found,
            Err(error) => {
                let reason = format!("the line is no JSON object ({error})");
                row.fault = fault("invalid-json", raw, reason);
                return Ok(true);
            }
        };
        for values in &found {
            row.begin_column();
            values.iter().for_each(|value| row.push_value(value));
        }
        Ok(true)
    }

    /// Moves to the next physical line; false = longer than a record may be.
    fn next_line(&mut self) -> Result<Option<bool>, DatasetError> {
        let mut looked_at = 0;
        loop {
            let rest = self.buffer.get(self.at..).unwrap_or_default();
            let found = rest.iter().skip(looked_at).position(|&b| b == b'\n');
            if let Some(offset) = found {
                let end = self.at + looked_at + offset;
                let cut = if end > self.at && self.buffer.get(end - 1) == Some(&b'\r') {
                    end - 1
                } else {
                    end
                };
                self.raw = self.at..cut;
                self.at = end + 1;
                self.line += 1;
                return Ok(Some(true));
            }
            looked_at = rest.len();
            if looked_at > MAX_RECORD_BYTES {
                return self.skip_line().map(Some);
            }
            if self.ended {
                if rest.is_empty() {
                    return Ok(None);
                }
                self.raw = self.at..self.buffer.len();
                self.at = self.buffer.len();
                self.line += 1;
                return Ok(Some(true));
            }
            self.buffer.drain(..self.at);
            self.before += self.at as u64;
            self.at = 0;
            self.ended = !self.text.fill(&mut self.buffer)?;
        }
    }

    /// Throws a line of megabytes away, keeping its beginning to show.
    fn skip_line(&mut self) -> Result<bool, DatasetError> {
        let rest = self.buffer.get(self.at..).unwrap_or_default();
        let mut shown: Vec<u8> = rest.iter().copied().take(1 << 12).collect();
        loop {
            self.before += self.buffer.len() as u64;
            self.buffer.clear();
            self.ended = !self.text.fill(&mut self.buffer)?;
            let end = self.buffer.iter().position(|&b| b == b'\n');
            if self.ended || end.is_some() {
                let tail = self
                    .buffer
                    .split_off(end.map_or(self.buffer.len(), |end| end + 1));
                self.before += self.buffer.len() as u64;
                self.before = self.before.saturating_sub(shown.len() as u64);
                self.raw = 0..shown.len();
                self.at = shown.len();
                shown.extend_from_slice(&tail);
                self.buffer = shown;
                self.line += 1;
                return Ok(false);
            }
        }
    }
}
