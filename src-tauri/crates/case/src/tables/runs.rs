//! Tables `runs` and `run_inputs`: one row a computation, with parameters, seed, versions and inputs.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::files::{self, Owner, TableRef};
use super::{json_column, sql_int};
use crate::error::CaseError;

pub(crate) const VERSION_1: &str = "
CREATE TABLE runs (
  id              TEXT PRIMARY KEY NOT NULL COLLATE NOCASE,
  ordinal         INTEGER NOT NULL UNIQUE,
  name            TEXT NOT NULL COLLATE NOCASE,
  params          TEXT NOT NULL,
  seed            TEXT NOT NULL,
  versions        TEXT NOT NULL,
  summary         TEXT NOT NULL,
  started_at_utc  TEXT NOT NULL,
  finished_at_utc TEXT NOT NULL,
  active          INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX runs_active_name ON runs (name) WHERE active = 1;
CREATE TABLE run_inputs (
  run_id   TEXT NOT NULL REFERENCES runs (id),
  position INTEGER NOT NULL,
  sha256   TEXT NOT NULL CHECK (length(sha256) = 64),
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_inputs_by_hash ON run_inputs (sha256);
";

/// One computation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunRecord {
    /// Id and folder name `runs/<id>/`; a safe file name that never changes and is never used twice.
    /// See `Case::free_run_id`.
    pub id: String,
    /// What people call it; unique among the visible runs without regard to case.
    pub name: String,
    /// All parameters.
    pub params: Value,
    /// Seed of every random choice.
    pub seed: u64,
    /// Versions of the program and its methods.
    pub versions: Value,
    /// SHA-256 of what it was computed from: sources or table files of visible imports.
    pub inputs: Vec<String>,
    /// Files below `runs/<id>/`.
    pub files: Vec<TableRef>,
    /// Numbers for the list of runs.
    pub summary: Value,
    /// When it began (UTC).
    pub started_at_utc: String,
    /// When it ended (UTC).
    pub finished_at_utc: String,
}

const COLUMNS: &str = "id, name, params, seed, versions, summary, started_at_utc, finished_at_utc";

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<RunRecord> {
    let seed: String = row.get(3)?;
    let seed = seed.parse().map_err(|e| {
        rusqlite::Error::FromSqlConversionFailure(3, rusqlite::types::Type::Text, Box::new(e))
    })?;
    Ok(RunRecord {
        id: row.get(0)?,
        name: row.get(1)?,
        params: json_column(row, 2)?,
        seed,
        versions: json_column(row, 4)?,
        inputs: Vec::new(),
        files: Vec::new(),
        summary: json_column(row, 5)?,
        started_at_utc: row.get(6)?,
        finished_at_utc: row.get(7)?,
    })
}

fn complete(conn: &Connection, mut record: RunRecord) -> Result<RunRecord, CaseError> {
    record.inputs = inputs(conn, &record.id)?;
    record.files = files::of_owner(conn, Owner::Run, &record.id)?;
    Ok(record)
}

/// Active runs in the order in which they were added.
pub(crate) fn active(conn: &Connection) -> Result<Vec<RunRecord>, CaseError> {
    let mut statement = conn.prepare(&format!(
        "SELECT {COLUMNS} FROM runs WHERE active = 1 ORDER BY ordinal"
    ))?;
    let rows = statement.query_map([], from_row)?;
    rows.collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .map(|record| complete(conn, record))
        .collect()
}

/// One active run by id.
pub(crate) fn get_active(conn: &Connection, id: &str) -> Result<Option<RunRecord>, CaseError> {
    conn.query_row(
        &format!("SELECT {COLUMNS} FROM runs WHERE id = ?1 AND active = 1"),
        [id],
        from_row,
    )
    .optional()?
    .map(|record| complete(conn, record))
    .transpose()
}

/// Id of the active run with this name, or else with this id.
pub(crate) fn find(conn: &Connection, name_or_id: &str) -> Result<Option<String>, CaseError> {
    Ok(conn
        .query_row(
            "SELECT id FROM runs WHERE active = 1 AND (name = ?1 OR id = ?1)
             ORDER BY (name = ?1) DESC LIMIT 1",
            [name_or_id],
            |row| row.get(0),
        )
        .optional()?)
}

/// Hashes of the inputs of any run, active or hidden.
pub(crate) fn inputs(conn: &Connection, id: &str) -> Result<Vec<String>, CaseError> {
    let mut statement =
        conn.prepare_cached("SELECT sha256 FROM run_inputs WHERE run_id = ?1 ORDER BY position")?;
    let rows = statement.query_map([id], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Name of any run, active or hidden.
pub(crate) fn name_of(conn: &Connection, id: &str) -> Result<Option<String>, CaseError> {
    Ok(conn
        .query_row("SELECT name FROM runs WHERE id = ?1", [id], |row| {
            row.get(0)
        })
        .optional()?)
}

/// Is the name used by an active run other than `except`?
pub(crate) fn name_taken(conn: &Connection, name: &str, except: &str) -> Result<bool, CaseError> {
    Ok(conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM runs WHERE active = 1 AND name = ?1 AND id <> ?2)",
        [name, except],
        |row| row.get(0),
    )?)
}

/// Adds a hidden row.
pub(crate) fn insert_hidden(conn: &Connection, record: &RunRecord) -> Result<(), CaseError> {
    conn.execute(
        "INSERT INTO runs (id, ordinal, name, params, seed, versions, summary, started_at_utc, finished_at_utc, active)
         VALUES (?1, (SELECT coalesce(max(ordinal), 0) + 1 FROM runs), ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0)",
        params![
            record.id,
            record.name,
            record.params.to_string(),
            record.seed.to_string(),
            record.versions.to_string(),
            record.summary.to_string(),
            record.started_at_utc,
            record.finished_at_utc
        ],
    )?;
    for (position, sha256) in record.inputs.iter().enumerate() {
        conn.execute(
            "INSERT INTO run_inputs (run_id, position, sha256) VALUES (?1, ?2, ?3)",
            params![record.id, sql_int(position as u64)?, sha256],
        )?;
    }
    files::insert(conn, Owner::Run, &record.id, &record.files)
}

/// Shows or hides a row; false when there is no such row in the other state.
pub(crate) fn set_active(conn: &Connection, id: &str, active: bool) -> Result<bool, CaseError> {
    let changed = conn.execute(
        "UPDATE runs SET active = ?2 WHERE id = ?1 AND active <> ?2",
        params![id, active],
    )?;
    Ok(changed == 1)
}

/// Renames an active run; false when there is none.
pub(crate) fn set_name(conn: &Connection, id: &str, name: &str) -> Result<bool, CaseError> {
    let changed = conn.execute(
        "UPDATE runs SET name = ?2 WHERE id = ?1 AND active = 1",
        [id, name],
    )?;
    Ok(changed == 1)
}

/// Ids of the active runs, in the order in which they were added.
pub(crate) fn active_ids(conn: &Connection) -> Result<Vec<String>, CaseError> {
    let mut statement = conn.prepare("SELECT id FROM runs WHERE active = 1 ORDER BY ordinal")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
