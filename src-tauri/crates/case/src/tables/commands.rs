//! Table `commands`: what can be undone and redone, forward and backward, as JSON.
//!
//! A command is `done`, `undone`, or `superseded`: undone when something else was done afterwards,
//! and out of reach since then. All `done` ones precede all `undone` ones.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::{json_column, u64_column};
use crate::canonical;
use crate::change::Change;
use crate::error::CaseError;

pub(crate) const VERSION_1: &str = "
CREATE TABLE commands (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  kind        TEXT NOT NULL,
  label       TEXT NOT NULL,
  at_utc      TEXT NOT NULL,
  actor       TEXT NOT NULL,
  object_type TEXT NOT NULL,
  object_id   TEXT NOT NULL,
  forward     TEXT NOT NULL,
  inverse     TEXT NOT NULL,
  audit_seq   INTEGER NOT NULL REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
  state       TEXT NOT NULL CHECK (state IN ('done', 'undone', 'superseded'))
) STRICT;
CREATE INDEX commands_by_state ON commands (state, id);
";

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// Number of the command.
    pub id: u64,
    /// `add-import`, `set-mark`…
    pub kind: String,
    /// What was done, for people.
    pub label: String,
    /// When it was first done (UTC).
    pub at_utc: String,
    /// Who did it.
    pub actor: String,
    /// Taken back at present.
    pub undone: bool,
    /// Taken back and out of reach of redo.
    pub superseded: bool,
}

/// A stored command with both directions.
#[derive(Debug, Clone)]
pub(crate) struct StoredCommand {
    pub id: u64,
    pub kind: String,
    pub label: String,
    pub forward: Change,
    pub inverse: Change,
    /// Audit row of its first application.
    pub audit_seq: u64,
}

impl StoredCommand {
    /// Hash of both directions, kept in the audit row so that `verify` notices edited commands.
    pub(crate) fn changes_hash(&self) -> Result<String, CaseError> {
        let both = serde_json::json!([
            canonical::json(&self.forward)?,
            canonical::json(&self.inverse)?
        ]);
        Ok(canonical::hash(&both))
    }
}

/// What is known of a command before it has a number.
pub(crate) struct NewCommand<'a> {
    pub kind: &'a str,
    pub label: &'a str,
    pub at_utc: &'a str,
    pub actor: &'a str,
    pub object_type: &'a str,
    pub object_id: &'a str,
    pub forward: &'a Change,
    pub inverse: &'a Change,
    /// Number that its audit row will have.
    pub audit_seq: u64,
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<StoredCommand> {
    Ok(StoredCommand {
        id: u64_column(row, 0)?,
        kind: row.get(1)?,
        label: row.get(2)?,
        forward: json_column(row, 3)?,
        inverse: json_column(row, 4)?,
        audit_seq: u64_column(row, 5)?,
    })
}

/// Adds a done command; what was undone can no longer be redone.
pub(crate) fn push(conn: &Connection, new: &NewCommand<'_>) -> Result<StoredCommand, CaseError> {
    conn.execute(
        "UPDATE commands SET state = 'superseded' WHERE state = 'undone'",
        [],
    )?;
    conn.execute(
        "INSERT INTO commands (kind, label, at_utc, actor, object_type, object_id, forward, inverse, audit_seq, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'done')",
        params![
            new.kind,
            new.label,
            new.at_utc,
            new.actor,
            new.object_type,
            new.object_id,
            canonical::json(new.forward)?.to_string(),
            canonical::json(new.inverse)?.to_string(),
            super::sql_int(new.audit_seq)?,
        ],
    )?;
    Ok(StoredCommand {
        id: conn.last_insert_rowid().unsigned_abs(),
        kind: new.kind.into(),
        label: new.label.into(),
        forward: new.forward.clone(),
        inverse: new.inverse.clone(),
        audit_seq: new.audit_seq,
    })
}

/// The command that undo would take back.
pub(crate) fn last_done(conn: &Connection) -> Result<Option<StoredCommand>, CaseError> {
    one(conn, "state = 'done' ORDER BY id DESC")
}

/// The command that redo would repeat.
pub(crate) fn first_undone(conn: &Connection) -> Result<Option<StoredCommand>, CaseError> {
    one(conn, "state = 'undone' ORDER BY id")
}

fn one(conn: &Connection, which: &str) -> Result<Option<StoredCommand>, CaseError> {
    Ok(conn
        .query_row(
            &format!(
                "SELECT id, kind, label, forward, inverse, audit_seq FROM commands WHERE {which} LIMIT 1"
            ),
            [],
            from_row,
        )
        .optional()?)
}

/// Every command with both directions, oldest first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<StoredCommand>, CaseError> {
    let mut statement = conn
        .prepare("SELECT id, kind, label, forward, inverse, audit_seq FROM commands ORDER BY id")?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn set_undone(conn: &Connection, id: u64, undone: bool) -> Result<(), CaseError> {
    let state = if undone { "undone" } else { "done" };
    conn.execute(
        "UPDATE commands SET state = ?2 WHERE id = ?1",
        params![super::sql_int(id)?, state],
    )?;
    Ok(())
}

/// All commands, oldest first.
pub(crate) fn history(conn: &Connection) -> Result<Vec<HistoryEntry>, CaseError> {
    let mut statement =
        conn.prepare("SELECT id, kind, label, at_utc, actor, state FROM commands ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        let state: String = row.get(5)?;
        Ok(HistoryEntry {
            id: u64_column(row, 0)?,
            kind: row.get(1)?,
            label: row.get(2)?,
            at_utc: row.get(3)?,
            actor: row.get(4)?,
            undone: state != "done",
            superseded: state == "superseded",
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
