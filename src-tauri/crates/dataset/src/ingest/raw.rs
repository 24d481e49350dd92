//! The way back: from a row's (source, record) to the record as it stands in the file.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::mapping::Mapping;
use super::records::{Records, Row};
use crate::DatasetError;

/// One record as it stands in the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawRecord {
    /// 1-based number of the data record.
    pub record: u64,
    /// 1-based physical line on which it begins; none in Parquet.
    pub line: Option<u64>,
    /// All columns with their values, in header order; empty values for a record that has not
    /// the header's fields.
    pub fields: Vec<(String, String)>,
    /// The record's text without its line end: exactly the file's bytes (decoded) for CSV and
    /// NDJSON, one JSON object for Parquet.
    pub raw: String,
}

/// Reads the records with these numbers in one pass over the file; the answer has the order of
/// `records`.
///
/// # Errors
/// As for `import`; `no-such-record` for a number beyond the file.
pub fn raw_records(
    path: &Path,
    mapping: &Mapping,
    records: &[u64],
) -> Result<Vec<RawRecord>, DatasetError> {
    let mut wanted: Vec<u64> = records.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let mut found: Vec<RawRecord> = Vec::with_capacity(wanted.len());
    let mut source = Records::open(path, mapping, &mapping.header)?;
    let mut row = Row::default();
    let mut available = 0;
    while let Some(&next) = wanted.get(found.len()) {
        if !source.next(&mut row)? {
            return Err(DatasetError::NoSuchRecord {
                record: next,
                available,
            });
        }
        available = row.number;
        if row.number > next {
            // Records count from 1: only 0 can be passed by.
            return Err(DatasetError::NoSuchRecord {
                record: next,
                available,
            });
        }
        if row.number == next {
            found.push(RawRecord {
                record: row.number,
                line: row.line,
                fields: row.fields(&mapping.header),
                raw: source.raw()?,
            });
        }
    }
    let position = |record: u64| found.binary_search_by_key(&record, |raw| raw.record);
    Ok(records
        .iter()
        .filter_map(|&record| position(record).ok().and_then(|at| found.get(at).cloned()))
        .collect())
}
