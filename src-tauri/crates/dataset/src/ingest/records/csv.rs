//! CSV as it is on real disks: strict about the number of fields, never about the rest.
//!
//! The field grammar is that of the `csv` crate (its core is used directly, because the exact
//! bytes of a record are needed as evidence, and because an unclosed quote must be seen before
//! it has swallowed the file).

use std::path::Path;

use encoding_rs::Encoding;

use super::{Fault, MAX_FIELD_BYTES, MAX_RECORD_BYTES, Place, Row, check_header, shortened};
use crate::DatasetError;
use crate::ingest::source::Text;

/// Reader of one CSV file.
pub(crate) struct CsvRecords {
    text: Text,
    core: csv_core::Reader,
    delimiter: u8,
    header: Vec<String>,
    buffer: Vec<u8>,
    /// Where the next record begins in `buffer`.
    at: usize,
    /// The current record in `buffer`.
    raw: std::ops::Range<usize>,
    /// 1-based physical line at `at`.
    line: u64,
    records: u64,
    ended: bool,
    /// Bytes of the text in front of `buffer`.
    before: u64,
}

/// How the bytes of one record ended.
enum Cut {
    /// A complete record with this many fields.
    Fields(usize),
    /// A quote opened at this offset from the record's start and never closed.
    Unclosed(usize),
    /// Longer than `MAX_RECORD_BYTES` without a quote being at fault.
    TooLong,
    End,
}

impl CsvRecords {
    /// Reads the header of a text.
    pub(crate) fn of(
        text: Text,
        path: &Path,
        encoding: &'static Encoding,
        delimiter: u8,
    ) -> Result<Self, DatasetError> {
        let mut records = Self {
            text,
            core: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            delimiter,
            header: Vec::new(),
            buffer: Vec::new(),
            at: 0,
            raw: 0..0,
            line: 1,
            records: 0,
            ended: false,
            before: 0,
        };
        let mut row = Row::default();
        match records.cut(&mut row)? {
            Cut::Fields(n) => {
                row.n_values = n;
                for at in 0..n {
                    let name = row.value(at).map_err(|bad| DatasetError::InvalidEncoding {
                        encoding: encoding.name().to_ascii_lowercase(),
                        reason: format!("the column name {bad:?} has bytes that are not text"),
                    })?;
                    records.header.push(name.trim().to_owned());
                }
            }
            Cut::Unclosed(_) => return Err(DatasetError::UnclosedQuote { line: records.line }),
            Cut::TooLong => {
                return Err(DatasetError::BinaryFile {
                    kind: "one line of more than 4 MB".to_owned(),
                    path: path.display().to_string(),
                });
            }
            Cut::End => {
                return Err(DatasetError::EmptyFile {
                    path: path.display().to_string(),
                });
            }
        }
        check_header(&records.header)?;
        Ok(records)
    }

    /// Goes on behind a record of the same text; `text` begins at that place.
    pub(crate) fn resumed(text: Text, delimiter: u8, header: Vec<String>, place: Place) -> Self {
        Self {
            text,
            core: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            delimiter,
            header,
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
        let raw = self.buffer.get(self.raw.clone()).unwrap_or_default();
        Place {
            records: self.records,
            line: self.line + count_newlines(raw),
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

    /// Bytes of the current record without its line end.
    pub(crate) fn raw(&self) -> &[u8] {
        let raw = self.buffer.get(self.raw.clone()).unwrap_or_default();
        let end = raw
            .iter()
            .rposition(|b| !matches!(b, b'\r' | b'\n'))
            .map_or(0, |last| last + 1);
        raw.get(..end).unwrap_or_default()
    }

    pub(crate) fn next(&mut self, row: &mut Row) -> Result<bool, DatasetError> {
        row.clear();
        let mut cut = self.cut(row)?;
        if let Cut::End = cut {
            return Ok(false);
        }
        if let Cut::Fields(n) = cut
            && n != self.header.len()
            && let Some((offset, end)) = self.swallowed()
        {
            // Another quote closed it, far below: only its own line is at fault.
            self.at = self.raw.start + end;
            self.raw.end = self.at;
            cut = Cut::Unclosed(offset);
        }
        self.records += 1;
        row.number = self.records;
        row.line = Some(self.line);
        let columns = self.header.len();
        let quoted = |raw: &[u8]| shortened(&String::from_utf8_lossy(raw), 200);
        match cut {
            Cut::Fields(n) if n != columns => {
                let lines = count_newlines(self.raw());
                let mut reason = format!("{n} fields where the header has {columns}");
                if lines > 0 {
                    reason.push_str(&format!(
                        "; the record reaches over {} lines: look for a quote that is not closed",
                        lines + 1
                    ));
                }
                row.fault = Some(Fault {
                    code: "field-count",
                    value: quoted(self.raw()),
                    reason,
                });
            }
            Cut::Fields(n) => {
                row.n_values = n;
                let mut start = 0;
                for (column, &end) in row.ends.iter().take(n).enumerate() {
                    if end - start > MAX_FIELD_BYTES {
                        let name = self.header.get(column).map_or("", String::as_str);
                        row.fault = Some(Fault {
                            code: "too-long",
                            value: quoted(row.text.get(start..end).unwrap_or_default()),
                            reason: format!(
                                "the field {name:?} has {} bytes, more than 1 MB",
                                end - start
                            ),
                        });
                        break;
                    }
                    start = end;
                }
            }
            Cut::Unclosed(offset) => {
                let before = self.raw().get(..offset).unwrap_or_default();
                let line = self.line + count_newlines(before);
                row.fault = Some(Fault {
                    code: "unclosed-quote",
                    value: quoted(self.raw()),
                    reason: format!(
                        "the quote opened on line {line} is not closed before the next records, \
                         within 4 MB or before the end of the file; reading went on with the next \
                         line"
                    ),
                });
            }
            Cut::TooLong => {
                row.fault = Some(Fault {
                    code: "too-long",
                    value: quoted(self.raw()),
                    reason: "the record is longer than 4 MB".to_owned(),
                });
            }
            Cut::End => {}
        }
        Ok(true)
    }

    /// Cuts the next record off the stream into the row's buffers.
    ///
    /// Leaves `self.line` at the record's first line; the lines it spans are counted when the
    /// next record is cut.
    fn cut(&mut self, row: &mut Row) -> Result<Cut, DatasetError> {
        self.line += count_newlines(self.buffer.get(self.raw.clone()).unwrap_or_default());
        // Empty lines, and the second half of a CR LF.
        loop {
            match self.buffer.get(self.at) {
                Some(b'\n') => {
                    self.line += 1;
                    self.at += 1;
                }
                Some(b'\r') => self.at += 1,
                Some(_) => break,
                None => {
                    if !self.more()? {
                        self.raw = self.at..self.at;
                        return Ok(Cut::End);
                    }
                }
            }
        }
        if row.text.is_empty() {
            row.text.resize(1 << 12, 0);
            row.ends.resize(64, 0);
        }
        let (mut read, mut written, mut fields) = (0, 0, 0);
        loop {
            let input = self.buffer.get(self.at + read..).unwrap_or_default();
            let (result, n_in, n_out, n_ends) = self.core.read_record(
                input,
                row.text.get_mut(written..).unwrap_or_default(),
                row.ends.get_mut(fields..).unwrap_or_default(),
            );
            read += n_in;
            written += n_out;
            fields += n_ends;
            match result {
                csv_core::ReadRecordResult::OutputFull => row.text.resize(row.text.len() * 2, 0),
                csv_core::ReadRecordResult::OutputEndsFull => {
                    row.ends.resize(row.ends.len() * 2, 0);
                }
                csv_core::ReadRecordResult::InputEmpty => {
                    if read > MAX_RECORD_BYTES {
                        return self.give_up(read);
                    }
                    if !self.more()? {
                        let bytes = self.buffer.get(self.at..self.at + read).unwrap_or_default();
                        if open_quote(bytes, self.delimiter).is_some() {
                            return self.give_up(read);
                        }
                        // Empty input tells the core that the file has ended.
                    }
                }
                csv_core::ReadRecordResult::Record | csv_core::ReadRecordResult::End => {
                    self.raw = self.at..self.at + read;
                    self.at += read;
                    return Ok(Cut::Fields(fields));
                }
            }
        }
    }

    /// Where in a record over several lines a quote was opened and where that line ends, if the lines
    /// behind it are records of their own.
    fn swallowed(&self) -> Option<(usize, usize)> {
        let columns = self.header.len();
        // A line of a text has two fields more easily than three.
        if columns < 3 {
            return None;
        }
        let raw = self.raw();
        let (mut opened, mut end) = (None, 0);
        while opened.is_none() {
            end += raw.get(end..)?.iter().position(|&b| b == b'\n')? + 1;
            opened = open_quote(raw.get(..end)?, self.delimiter);
        }
        // The last line has the quote that closed.
        let last = raw.iter().rposition(|&b| b == b'\n')? + 1;
        let records = count_fields(raw.get(end..last)?, self.delimiter, usize::MAX);
        let sound = records.iter().filter(|&&n| n == columns).count();
        (sound > 0 && sound * 5 >= records.len() * 4).then_some((opened?, end))
    }

    /// After a record that does not end: takes one line as the fault and goes on behind it.
    fn give_up(&mut self, read: usize) -> Result<Cut, DatasetError> {
        self.core.reset();
        let bytes = self.buffer.get(self.at..self.at + read).unwrap_or_default();
        let opened = open_quote(bytes, self.delimiter);
        let from = opened.unwrap_or(0);
        let line_end = bytes
            .iter()
            .skip(from)
            .position(|&b| b == b'\n')
            .map(|n| from + n + 1);
        let cut = opened.map_or(Cut::TooLong, Cut::Unclosed);
        if let Some(end) = line_end {
            self.raw = self.at..self.at + end;
            self.at += end;
            return Ok(cut);
        }
        // One line of megabytes: throw it away piece by piece, keep its beginning to show.
        let keep = 1 << 12;
        let mut shown: Vec<u8> = bytes.iter().copied().take(keep).collect();
        self.at += read;
        loop {
            let rest = self.buffer.get(self.at..).unwrap_or_default();
            match rest.iter().position(|&b| b == b'\n') {
                Some(n) => {
                    self.at += n;
                    break;
                }
                None => {
                    self.at = self.buffer.len();
                    if !self.more()? {
                        break;
                    }
                }
            }
        }
        // The shown part stands in front of the next record.
        let tail = self.buffer.split_off(self.at);
        self.before += self.at as u64;
        shown.retain(|&b| b != b'\n');
        self.raw = 0..shown.len();
        self.at = shown.len();
        self.before = self.before.saturating_sub(shown.len() as u64);
        self.buffer = shown;
        self.buffer.extend_from_slice(&tail);
        Ok(cut)
    }

    /// Reads more text behind the current record; false at the end of the file.
    fn more(&mut self) -> Result<bool, DatasetError> {
        if self.ended {
            return Ok(false);
        }
        // Everything before the current record has been used.
        self.buffer.drain(..self.at);
        self.before += self.at as u64;
        self.raw = 0..0;
        self.at = 0;
        self.ended = !self.text.fill(&mut self.buffer)?;
        Ok(!self.ended)
    }
}

/// Number of line ends; CR LF counts once.
fn count_newlines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

/// Where the quote was opened that is still open at the end of `bytes`, by the csv crate's
/// grammar: a quote opens only at the start of a field, and two quotes inside are one.
fn open_quote(bytes: &[u8], delimiter: u8) -> Option<usize> {
    let (mut opened, mut field_start, mut at) = (None, true, 0);
    while let Some(&byte) = bytes.get(at) {
        if opened.is_some() {
            if byte == b'"' {
                if bytes.get(at + 1) == Some(&b'"') {
                    at += 1;
                } else {
                    opened = None;
                    field_start = false;
                }
            }
        } else if byte == b'"' && field_start {
            opened = Some(at);
        } else {
            field_start = byte == delimiter || byte == b'\n' || byte == b'\r';
        }
        at += 1;
    }
    opened
}

/// Fields of each of the first records of a sample, to tell delimiters apart.
pub(crate) fn count_fields(sample: &[u8], delimiter: u8, limit: usize) -> Vec<usize> {
    let mut core = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let (mut text, mut ends) = (vec![0; sample.len() + 1], vec![0; 4096]);
    let (mut counts, mut fields, mut rest) = (Vec::new(), 0, sample);
    while counts.len() < limit {
        let (result, n_in, _, n_ends) = core.read_record(rest, &mut text, &mut ends);
        rest = rest.get(n_in..).unwrap_or_default();
        fields += n_ends;
        match result {
            csv_core::ReadRecordResult::Record => {
                counts.push(fields);
                fields = 0;
            }
            csv_core::ReadRecordResult::OutputFull | csv_core::ReadRecordResult::OutputEndsFull => {
            }
            // The last record of a sample may be cut in the middle: it does not count.
            csv_core::ReadRecordResult::InputEmpty | csv_core::ReadRecordResult::End => break,
        }
    }
    counts
}

#[cfg(test)]
mod tests;
