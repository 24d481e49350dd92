//! Table `sources`: the bytes as received, one row a file in `sources/`.
//!
//! A row is *pending* from just before the copy is renamed into place until an import refers to it.
//! A pending copy that no import claimed is a crash leftover; a copy without any row is not (the case
//! file may have been replaced by an older one), so it is reported and never deleted.

use rusqlite::{Connection, OptionalExtension, params};

use super::{sql_int, u64_column};
use crate::error::CaseError;

pub(crate) const VERSION_1: &str = "
CREATE TABLE sources (
  sha256  TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
  sha512  TEXT NOT NULL CHECK (length(sha512) = 128),
  size    INTEGER NOT NULL CHECK (size >= 0),
  pending INTEGER NOT NULL CHECK (pending IN (0, 1))
) STRICT, WITHOUT ROWID;
";

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceRow {
    pub sha256: String,
    pub sha512: String,
    pub size: u64,
    pub pending: bool,
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<SourceRow> {
    Ok(SourceRow {
        sha256: row.get(0)?,
        sha512: row.get(1)?,
        size: u64_column(row, 2)?,
        pending: row.get(3)?,
    })
}

pub(crate) fn get(conn: &Connection, sha256: &str) -> Result<Option<SourceRow>, CaseError> {
    Ok(conn
        .query_row(
            "SELECT sha256, sha512, size, pending FROM sources WHERE sha256 = ?1",
            [sha256],
            from_row,
        )
        .optional()?)
}

pub(crate) fn all(conn: &Connection) -> Result<Vec<SourceRow>, CaseError> {
    let mut statement =
        conn.prepare("SELECT sha256, sha512, size, pending FROM sources ORDER BY sha256")?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds a row, or leaves the one that is there.
pub(crate) fn insert(conn: &Connection, row: &SourceRow) -> Result<(), CaseError> {
    conn.execute(
        "INSERT INTO sources (sha256, sha512, size, pending) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (sha256) DO NOTHING",
        params![row.sha256, row.sha512, sql_int(row.size)?, row.pending],
    )?;
    Ok(())
}

/// An import refers to the source from now on.
pub(crate) fn claim(conn: &Connection, sha256: &str) -> Result<(), CaseError> {
    conn.execute("UPDATE sources SET pending = 0 WHERE sha256 = ?1", [sha256])?;
    Ok(())
}

pub(crate) fn delete_pending(conn: &Connection, sha256: &str) -> Result<(), CaseError> {
    conn.execute(
        "DELETE FROM sources WHERE sha256 = ?1 AND pending = 1",
        [sha256],
    )?;
    Ok(())
}
