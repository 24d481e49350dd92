//! The tables of `case.sqlite`: one module a table, each with its struct, its SQL, its reads and writes.
//!
//! Rows of imports, runs, notes and findings are never deleted: taking one back clears its `active`
//! flag, so that redo and the audit chain always find what they speak of.

pub(crate) mod audit;
pub(crate) mod commands;
pub(crate) mod drawings;
pub(crate) mod files;
pub(crate) mod findings;
pub(crate) mod imports;
pub(crate) mod marks;
pub(crate) mod notes;
pub(crate) mod pictures;
pub(crate) mod runs;
pub(crate) mod seen;
pub(crate) mod settings;
pub(crate) mod sources;
pub(crate) mod tags;

use rusqlite::types::Type;
use serde::de::DeserializeOwned;

use crate::error::CaseError;

/// SQL of format version 1, in the order in which tables refer to each other.
pub(crate) const VERSION_1: [&str; 10] = [
    settings::VERSION_1,
    sources::VERSION_1,
    imports::VERSION_1,
    runs::VERSION_1,
    files::VERSION_1,
    marks::VERSION_1,
    notes::VERSION_1,
    findings::VERSION_1,
    audit::VERSION_1,
    commands::VERSION_1,
];

/// SQL of format version 2: imports of files that were read together.
pub(crate) const VERSION_2: [&str; 1] = [imports::VERSION_2];

/// SQL of format version 3: tags, and edges that were looked at.
pub(crate) const VERSION_3: [&str; 2] = [tags::VERSION_3, seen::VERSION_3];

/// Reads a JSON column.
fn json_column<T: DeserializeOwned>(row: &rusqlite::Row<'_>, index: usize) -> rusqlite::Result<T> {
    let text: String = row.get(index)?;
    serde_json::from_str(&text)
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(e)))
}

/// Reads a count or size, which SQLite holds as a signed integer.
fn u64_column(row: &rusqlite::Row<'_>, index: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(index)?;
    u64::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(index, number))
}

/// The signed form of a count or size for SQLite.
pub(crate) fn sql_int(number: u64) -> Result<i64, CaseError> {
    i64::try_from(number).map_err(|_| CaseError::BadRecord {
        what: format!("{number} is larger than the case file can hold"),
    })
}

/// `kind-N`, with the smallest N above the number of rows that is not taken.
fn free_id(
    conn: &rusqlite::Connection,
    count_sql: &str,
    kind: &str,
    taken: impl Fn(&str) -> Result<bool, CaseError>,
) -> Result<String, CaseError> {
    let rows: i64 = conn.query_row(count_sql, [], |row| row.get(0))?;
    let mut number = rows.saturating_add(1);
    loop {
        let id = format!("{kind}-{number}");
        if !taken(&id)? {
            return Ok(id);
        }
        number = number.saturating_add(1);
    }
}
