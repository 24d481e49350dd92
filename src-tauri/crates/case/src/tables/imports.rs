//! Table `imports`: one row a source file read into the case, with its mapping and receipt.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::files::{self, Owner, TableRef};
use super::json_column;
use crate::error::CaseError;

pub(crate) const VERSION_1: &str = "
CREATE TABLE imports (
  id              TEXT PRIMARY KEY NOT NULL,
  ordinal         INTEGER NOT NULL UNIQUE,
  source_sha256   TEXT NOT NULL REFERENCES sources (sha256),
  original_name   TEXT NOT NULL,
  mapping         TEXT NOT NULL,
  receipt         TEXT NOT NULL,
  imported_at_utc TEXT NOT NULL,
  active          INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX imports_active_source ON imports (source_sha256) WHERE active = 1;
";

pub(crate) const VERSION_2: &str = "
ALTER TABLE imports ADD COLUMN set_id TEXT;
CREATE INDEX imports_by_set ON imports (set_id, ordinal);
";

/// One import. `receipt` and `mapping` belong to the importer; the case keeps them as they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportRecord {
    /// Id, a safe file name; see `Case::next_import_id`. Never used twice, not even after undo.
    pub id: String,
    /// SHA-256 of the stored source, lower-case hexadecimal.
    pub source_sha256: String,
    /// Name of the file as received; text only, never a path to open.
    pub original_name: String,
    /// The set of files that were read together, if it was not read alone. They share tables and are
    /// shown and hidden together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_id: Option<String>,
    /// Complete recipe to read the source again.
    pub mapping: Value,
    /// What the importer counted and noticed.
    pub receipt: Value,
    /// Files below `tables/` that the import wrote.
    pub tables: Vec<TableRef>,
    /// When (UTC).
    pub imported_at_utc: String,
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<ImportRecord> {
    Ok(ImportRecord {
        id: row.get(0)?,
        source_sha256: row.get(1)?,
        original_name: row.get(2)?,
        mapping: json_column(row, 3)?,
        receipt: json_column(row, 4)?,
        tables: Vec::new(),
        imported_at_utc: row.get(5)?,
        set_id: row.get(6)?,
    })
}

const COLUMNS: &str = "id, source_sha256, original_name, mapping, receipt, imported_at_utc, set_id";

/// Active imports in the order in which they were added.
pub(crate) fn active(conn: &Connection) -> Result<Vec<ImportRecord>, CaseError> {
    select(conn, "active = 1", params![])
}

/// Active imports of a set, in its order.
pub(crate) fn active_of_set(conn: &Connection, set: &str) -> Result<Vec<ImportRecord>, CaseError> {
    select(conn, "active = 1 AND set_id = ?1", params![set])
}

fn select(
    conn: &Connection,
    which: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<ImportRecord>, CaseError> {
    let mut statement = conn.prepare(&format!(
        "SELECT {COLUMNS} FROM imports WHERE {which} ORDER BY ordinal"
    ))?;
    let rows = statement.query_map(values, from_row)?;
    let mut records = rows.collect::<Result<Vec<_>, _>>()?;
    for record in &mut records {
        record.tables = files::of_owner(conn, Owner::Import, &record.id)?;
    }
    Ok(records)
}

/// One active import.
pub(crate) fn get_active(conn: &Connection, id: &str) -> Result<Option<ImportRecord>, CaseError> {
    let record = conn
        .query_row(
            &format!("SELECT {COLUMNS} FROM imports WHERE id = ?1 AND active = 1"),
            [id],
            from_row,
        )
        .optional()?;
    Ok(match record {
        Some(mut record) => {
            record.tables = files::of_owner(conn, Owner::Import, id)?;
            Some(record)
        }
        None => None,
    })
}

/// Adds a hidden row.
pub(crate) fn insert_hidden(conn: &Connection, record: &ImportRecord) -> Result<(), CaseError> {
    conn.execute(
        "INSERT INTO imports (id, ordinal, source_sha256, original_name, mapping, receipt, imported_at_utc, set_id, active)
         VALUES (?1, (SELECT coalesce(max(ordinal), 0) + 1 FROM imports), ?2, ?3, ?4, ?5, ?6, ?7, 0)",
        params![
            record.id,
            record.source_sha256,
            record.original_name,
            record.mapping.to_string(),
            record.receipt.to_string(),
            record.imported_at_utc,
            record.set_id
        ],
    )?;
    files::insert(conn, Owner::Import, &record.id, &record.tables)
}

/// Shows or hides a row; false when there is no such row in the other state.
pub(crate) fn set_active(conn: &Connection, id: &str, active: bool) -> Result<bool, CaseError> {
    let changed = conn.execute(
        "UPDATE imports SET active = ?2 WHERE id = ?1 AND active <> ?2",
        params![id, active],
    )?;
    Ok(changed == 1)
}

/// Shows or hides all imports of a set; false when none was in the other state.
pub(crate) fn set_set_active(
    conn: &Connection,
    set: &str,
    active: bool,
) -> Result<bool, CaseError> {
    let changed = conn.execute(
        "UPDATE imports SET active = ?2 WHERE set_id = ?1 AND active <> ?2",
        params![set, active],
    )?;
    Ok(changed > 0)
}

/// Sources of all imports of a set, active or hidden, in its order.
pub(crate) fn sources_of_set(conn: &Connection, set: &str) -> Result<Vec<String>, CaseError> {
    let mut statement =
        conn.prepare("SELECT source_sha256 FROM imports WHERE set_id = ?1 ORDER BY ordinal")?;
    let rows = statement.query_map([set], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Id of the active import of these bytes.
pub(crate) fn active_of_source(
    conn: &Connection,
    sha256: &str,
) -> Result<Option<String>, CaseError> {
    Ok(conn
        .query_row(
            "SELECT id FROM imports WHERE source_sha256 = ?1 AND active = 1",
            [sha256],
            |row| row.get(0),
        )
        .optional()?)
}

/// Source of any import, active or hidden.
pub(crate) fn source_of(conn: &Connection, id: &str) -> Result<Option<String>, CaseError> {
    Ok(conn
        .query_row(
            "SELECT source_sha256 FROM imports WHERE id = ?1",
            [id],
            |row| row.get(0),
        )
        .optional()?)
}

/// Imports that are looked away from.
#[derive(Clone, Copy)]
pub(crate) enum Without<'a> {
    Nothing,
    Import(&'a str),
    Set(&'a str),
}

/// Is `sha256` the source or a table of an active import?
pub(crate) fn is_visible_input(
    conn: &Connection,
    sha256: &str,
    without: Without<'_>,
) -> Result<bool, CaseError> {
    let (import, set) = match without {
        Without::Nothing => (None, None),
        Without::Import(id) => (Some(id), None),
        Without::Set(id) => (None, Some(id)),
    };
    Ok(conn.query_row(
        "SELECT EXISTS (
           SELECT 1 FROM imports i
           WHERE i.active = 1 AND i.id IS NOT ?2 AND (?3 IS NULL OR i.set_id IS NOT ?3)
           AND (i.source_sha256 = ?1 OR EXISTS (
             SELECT 1 FROM files f
             WHERE f.owner_kind = 'import' AND f.owner_id = i.id AND f.sha256 = ?1)))",
        params![sha256, import, set],
        |row| row.get(0),
    )?)
}

/// `import-N`, unused by any active or hidden import.
pub(crate) fn next_id(conn: &Connection) -> Result<String, CaseError> {
    super::free_id(conn, "SELECT count(*) FROM imports", "import", |id| {
        Ok(source_of(conn, id)?.is_some())
    })
}

/// As many such ids, in order.
pub(crate) fn next_ids(conn: &Connection, count: usize) -> Result<Vec<String>, CaseError> {
    let rows: u64 = conn.query_row("SELECT count(*) FROM imports", [], |row| {
        super::u64_column(row, 0)
    })?;
    let mut ids = Vec::with_capacity(count);
    for number in rows.saturating_add(1).. {
        if ids.len() == count {
            break;
        }
        let id = format!("import-{number}");
        if source_of(conn, &id)?.is_none() {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// `set-N`, unused by any active or hidden set.
pub(crate) fn next_set_id(conn: &Connection) -> Result<String, CaseError> {
    super::free_id(
        conn,
        "SELECT count(DISTINCT set_id) FROM imports",
        "set",
        |id| Ok(!sources_of_set(conn, id)?.is_empty()),
    )
}
