//! One record at a time out of any format: its fields, its number, its line, its exact text.

mod csv;
mod items;
mod json;
mod lists;
mod ndjson;
mod pages;
mod parquet;
mod sheet;
mod units;

pub(crate) use csv::{CsvRecords, count_fields};
pub(crate) use items::ItemRecords;
pub(crate) use json::{Elements, Entries, Key, Paths};
pub use lists::CellList;
pub(crate) use lists::{Lists, MAX_VALUES};
pub(crate) use ndjson::NdjsonRecords;
pub(crate) use parquet::ParquetRecords;
pub use sheet::sheet_names;
pub(crate) use sheet::{SheetRecords, is_sheet};
pub(crate) use units::{Shape, Unit, UnitPlace, Units};

use std::collections::HashMap;
use std::path::Path;

use super::encoding::encoding_of;
use super::mapping::Mapping;
use super::source::Text;
use crate::DatasetError;

/// Longest field that is taken, in bytes.
pub(crate) const MAX_FIELD_BYTES: usize = 1 << 20;
/// Most columns of a table of text or a sheet: as many as a spreadsheet has.
const MAX_COLUMNS: usize = 1 << 14;
/// Longest record that is taken, in bytes.
pub(crate) const MAX_RECORD_BYTES: usize = 4 << 20;

/// Why a record cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    pub(crate) value: String,
    pub(crate) reason: String,
}

/// The current record.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// 1-based number of the data record; the header is not counted.
    pub(crate) number: u64,
    /// 1-based physical line on which the record begins, or the row of a sheet; none in Parquet.
    pub(crate) line: Option<u64>,
    /// The values' bytes, one after the other.
    text: Vec<u8>,
    /// The same as words, where all of it is UTF-8: looked at once, not for every value.
    words: String,
    /// Whether `words` is what `text` holds.
    is_words: bool,
    /// Whether there is a NUL byte anywhere.
    has_nul: bool,
    /// Where each value ends in `text`.
    ends: Vec<usize>,
    n_values: usize,
    /// For each column its first value; empty = one value a column.
    firsts: Vec<usize>,
    /// Set when the record cannot be used; the fields are not to be looked at then.
    pub(crate) fault: Option<Fault>,
}

impl Row {
    fn clear(&mut self) {
        self.is_words = false;
        self.n_values = 0;
        self.firsts.clear();
        self.fault = None;
    }

    /// Looks at a record that is complete.
    fn settle(&mut self) {
        let bytes = self
            .text
            .get(..self.end_of(self.n_values))
            .unwrap_or_default();
        self.has_nul = memchr::memchr(0, bytes).is_some();
        self.is_words = match std::str::from_utf8(bytes) {
            Ok(words) => {
                self.words.clear();
                self.words.push_str(words);
                true
            }
            Err(_) => false,
        };
    }

    /// Whether a value may have a NUL byte.
    pub(crate) fn may_have_nul(&self) -> bool {
        self.has_nul || !self.is_words
    }

    /// For readers that append value by value: starts the next column.
    fn begin_column(&mut self) {
        self.firsts.push(self.n_values);
    }

    fn push_value(&mut self, value: &str) {
        self.push_bytes(value.as_bytes());
    }

    fn push_bytes(&mut self, value: &[u8]) {
        let start = self.end_of(self.n_values);
        self.text.truncate(start);
        self.text.extend_from_slice(value);
        self.ends.truncate(self.n_values);
        self.ends.push(self.text.len());
        self.n_values += 1;
    }

    fn end_of(&self, values: usize) -> usize {
        values
            .checked_sub(1)
            .and_then(|last| self.ends.get(last))
            .copied()
            .unwrap_or(0)
    }

    /// Positions of the values of a column: none, one, or many (arrays in NDJSON).
    pub(crate) fn values(&self, column: usize) -> std::ops::Range<usize> {
        if self.firsts.is_empty() {
            return column.min(self.n_values)..(column + 1).min(self.n_values);
        }
        let end = self
            .firsts
            .get(column + 1)
            .copied()
            .unwrap_or(self.n_values);
        self.firsts.get(column).copied().unwrap_or(end)..end
    }

    fn bytes(&self, at: usize) -> &[u8] {
        self.text
            .get(self.end_of(at)..self.end_of(at + 1))
            .unwrap_or_default()
    }

    /// One value; `Err` has the text with what is no UTF-8 made visible.
    #[inline]
    pub(crate) fn value(&self, at: usize) -> Result<&str, String> {
        if self.is_words
            && let Some(value) = self.words.get(self.end_of(at)..self.end_of(at + 1))
        {
            return Ok(value);
        }
        let bytes = self.bytes(at);
        std::str::from_utf8(bytes).map_err(|_| String::from_utf8_lossy(bytes).into_owned())
    }

    /// A number that stands for the values of these columns.
    /// `scratch` is emptied first.
    pub(crate) fn digest(&self, columns: &[usize], scratch: &mut Vec<u8>) -> u128 {
        scratch.clear();
        for column in columns {
            let values = self.values(*column);
            scratch.extend_from_slice(&(values.len() as u32).to_le_bytes());
            for at in values {
                let bytes = self.bytes(at);
                scratch.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
                scratch.extend_from_slice(bytes);
            }
        }
        xxhash_rust::xxh3::xxh3_128(scratch)
    }

    /// All values of a column as one text, for display.
    pub(crate) fn display(&self, column: usize) -> String {
        let values: Vec<String> = self
            .values(column)
            .map(|at| self.value(at).map_or_else(|bad| bad, str::to_owned))
            .collect();
        values.join(" ")
    }

    /// The columns as displayed.
    pub(crate) fn fields(&self, header: &[String]) -> Vec<(String, String)> {
        header
            .iter()
            .enumerate()
            .map(|(at, name)| (name.clone(), self.display(at)))
            .collect()
    }
}

/// A place between two records, from which reading can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Records in front of it.
    pub(crate) records: u64,
    /// As the reader counts lines there.
    pub(crate) line: u64,
    /// Bytes of the text in front of it.
    pub(crate) offset: u64,
    /// Whether it is within the array that a JSON file is.
    pub(crate) in_array: bool,
}

impl Place {
    /// In front of the first record.
    pub(crate) const START: Self = Self {
        records: 0,
        line: 0,
        offset: 0,
        in_array: false,
    };
}

/// A file's records in order.
pub(crate) enum Records {
    Csv(Box<CsvRecords>),
    Ndjson(Box<NdjsonRecords>),
    Parquet(Box<ParquetRecords>),
    Items(Box<ItemRecords>),
    Sheet(Box<SheetRecords>),
}

impl Records {
    /// Opens the file as the mapping says. `columns` are those whose values are wanted; CSV
    /// always gives all, so the order of values is `header()`.
    pub(crate) fn open(
        path: &Path,
        mapping: &Mapping,
        columns: &[String],
    ) -> Result<Self, DatasetError> {
        let mismatch = |reason: String| Err(DatasetError::MappingMismatch { reason });
        let member = mapping.member.as_deref();
        let text = || Text::open_member(path, encoding_of(&mapping.encoding)?, member);
        match mapping.format.as_str() {
            "csv" => {
                let delimiter = delimiter_of(mapping.delimiter.as_deref().unwrap_or(","))?;
                let encoding = encoding_of(&mapping.encoding)?;
                let records = CsvRecords::of(text()?, path, encoding, delimiter)?;
                if records.header() != mapping.header {
                    return mismatch(format!(
                        "its header has the columns {}",
                        records.header().join(", ")
                    ));
                }
                Ok(Self::Csv(Box::new(records)))
            }
            "ndjson" if !mapping.items.is_empty() => Self::items(path, mapping, columns),
            "ndjson" => {
                let records = NdjsonRecords::of(text()?, columns.to_vec());
                Ok(Self::Ndjson(Box::new(records)))
            }
            "json" => Self::items(path, mapping, columns),
            "parquet" => {
                let records = ParquetRecords::open(path, member, Some(columns))?;
                Ok(Self::Parquet(Box::new(records)))
            }
            "sheet" => {
                let records = SheetRecords::open(path, member, mapping.sheet.as_deref())?;
                if records.header() != mapping.header {
                    return mismatch(format!(
                        "its sheet {:?} has the columns {}",
                        records.sheet(),
                        records.header().join(", ")
                    ));
                }
                Ok(Self::Sheet(Box::new(records)))
            }
            other => Err(DatasetError::InvalidOption {
                option: "format",
                value: other.to_owned(),
                expected: "use csv, ndjson, json, parquet or sheet".to_owned(),
            }),
        }
    }

    fn items(path: &Path, mapping: &Mapping, columns: &[String]) -> Result<Self, DatasetError> {
        Ok(Self::Items(Box::new(ItemRecords::open(
            path,
            encoding_of(&mapping.encoding)?,
            mapping.member.as_deref(),
            super::objects::shape_of(mapping)?,
            &mapping.items,
            columns.to_vec(),
        )?)))
    }

    /// The place behind the current record; none where reading cannot go on from it.
    pub(crate) fn place(&self) -> Option<Place> {
        match self {
            Self::Csv(records) => Some(records.place()),
            Self::Ndjson(records) => Some(records.place()),
            Self::Items(records) => records.place(),
            Self::Parquet(_) | Self::Sheet(_) => None,
        }
    }

    /// Columns in the order of the row's values.
    pub(crate) fn header(&self) -> &[String] {
        match self {
            Self::Csv(records) => records.header(),
            Self::Ndjson(records) => records.header(),
            Self::Items(records) => records.header(),
            Self::Parquet(records) => records.header(),
            Self::Sheet(records) => records.header(),
        }
    }

    /// Moves to the next record; false at the end.
    pub(crate) fn next(&mut self, row: &mut Row) -> Result<bool, DatasetError> {
        row.is_words = false;
        let is_there = match self {
            Self::Csv(records) => records.next(row),
            Self::Ndjson(records) => records.next(row),
            Self::Items(records) => records.next(row),
            Self::Parquet(records) => records.next(row),
            Self::Sheet(records) => records.next(row),
        }?;
        row.settle();
        Ok(is_there)
    }

    /// The current record exactly as in the file, without its line end.
    pub(crate) fn raw(&self) -> Result<String, DatasetError> {
        match self {
            Self::Csv(records) => Ok(String::from_utf8_lossy(records.raw()).into_owned()),
            Self::Ndjson(records) => Ok(String::from_utf8_lossy(records.raw()).into_owned()),
            Self::Items(records) => Ok(records.raw().to_owned()),
            Self::Parquet(records) => records.raw(),
            Self::Sheet(records) => Ok(records.raw()),
        }
    }

    /// (done, total) in bytes on disk, or rows of a Parquet file.
    pub(crate) fn progress(&self) -> (u64, u64) {
        match self {
            Self::Csv(records) => records.progress(),
            Self::Ndjson(records) => records.progress(),
            Self::Items(records) => records.progress(),
            Self::Parquet(records) => records.progress(),
            Self::Sheet(records) => records.progress(),
        }
    }
}

/// Fails on more columns than any table has, and on two of the same name.
fn check_header(header: &[String]) -> Result<(), DatasetError> {
    if header.len() > MAX_COLUMNS {
        return Err(DatasetError::TooMany {
            what: "columns",
            limit: MAX_COLUMNS as u64,
        });
    }
    let mut names: HashMap<&str, usize> = HashMap::new();
    for name in header {
        *names.entry(name).or_default() += 1;
    }
    match header
        .iter()
        .find(|name| names.get(name.as_str()) > Some(&1))
    {
        None => Ok(()),
        Some(name) => Err(DatasetError::DuplicateHeader {
            name: name.clone(),
            count: names.get(name.as_str()).copied().unwrap_or_default(),
        }),
    }
}

/// A delimiter by name or as the character itself.
pub(crate) fn delimiter_of(text: &str) -> Result<u8, DatasetError> {
    match (text, text.as_bytes()) {
        ("tab" | "\\t", _) => Ok(b'\t'),
        ("comma", _) => Ok(b','),
        ("semicolon", _) => Ok(b';'),
        ("pipe", _) => Ok(b'|'),
        (_, &[byte]) if byte.is_ascii() && !matches!(byte, b'"' | b'\r' | b'\n' | 0) => Ok(byte),
        _ => Err(DatasetError::InvalidOption {
            option: "delimiter",
            value: text.to_owned(),
            expected: "use one character, or comma, semicolon, tab, pipe".to_owned(),
        }),
    }
}

/// At most `limit` characters of a value, for samples and rejects.
pub(crate) fn shortened(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        None => text.to_owned(),
        Some((cut, _)) => text.get(..cut).unwrap_or_default().to_owned(),
    }
}
