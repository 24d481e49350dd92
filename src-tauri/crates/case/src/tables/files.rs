//! Table `files`: the Parquet files that belong to an import or a run, with their hashes.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::{sql_int, u64_column};
use crate::error::CaseError;

pub(crate) const VERSION_1: &str = "
CREATE TABLE files (
  file_name  TEXT PRIMARY KEY NOT NULL,
  owner_kind TEXT NOT NULL CHECK (owner_kind IN ('import', 'run')),
  owner_id   TEXT NOT NULL,
  position   INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_count  INTEGER NOT NULL CHECK (row_count >= 0),
  sha256     TEXT NOT NULL CHECK (length(sha256) = 64),
  size       INTEGER NOT NULL CHECK (size >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX files_by_owner ON files (owner_kind, owner_id, position);
";

/// A file written by an import or a run, as registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRef {
    /// What it holds: `posts`, `accounts`, `shares`, `rejects`, `edges`, `nodes`…
    pub table: String,
    /// Path relative to the case folder, `/` between parts: `tables/shares/import-1.parquet`.
    pub file_name: String,
    /// Number of rows.
    pub rows: u64,
    /// SHA-256 of the file, lower-case hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
}

/// Who registered a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    Import,
    Run,
}

impl Owner {
    fn text(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Run => "run",
        }
    }
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<TableRef> {
    Ok(TableRef {
        table: row.get(0)?,
        file_name: row.get(1)?,
        rows: u64_column(row, 2)?,
        sha256: row.get(3)?,
        size: u64_column(row, 4)?,
    })
}

pub(crate) fn of_owner(
    conn: &Connection,
    owner: Owner,
    id: &str,
) -> Result<Vec<TableRef>, CaseError> {
    let mut statement = conn.prepare_cached(
        "SELECT table_name, file_name, row_count, sha256, size FROM files
         WHERE owner_kind = ?1 AND owner_id = ?2 ORDER BY position",
    )?;
    let rows = statement.query_map([owner.text(), id], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Every registered file, of active and hidden owners.
pub(crate) fn all(conn: &Connection) -> Result<Vec<TableRef>, CaseError> {
    let mut statement = conn.prepare(
        "SELECT table_name, file_name, row_count, sha256, size FROM files ORDER BY file_name",
    )?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn insert(
    conn: &Connection,
    owner: Owner,
    id: &str,
    files: &[TableRef],
) -> Result<(), CaseError> {
    for (position, file) in files.iter().enumerate() {
        let taken: bool = conn.query_row(
            "SELECT EXISTS (SELECT 1 FROM files WHERE file_name = ?1)",
            [&file.file_name],
            |row| row.get(0),
        )?;
        if taken {
            return Err(CaseError::BadRecord {
                what: format!(
                    "the file {} already belongs to another import or run",
                    file.file_name
                ),
            });
        }
        conn.execute(
            "INSERT INTO files (file_name, owner_kind, owner_id, position, table_name, row_count, sha256, size)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                file.file_name,
                owner.text(),
                id,
                sql_int(position as u64)?,
                file.table,
                sql_int(file.rows)?,
                file.sha256,
                sql_int(file.size)?
            ],
        )?;
    }
    Ok(())
}
