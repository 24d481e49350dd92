//! Table `notes`: free text of the analyst about any object of the case.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::error::CaseError;

pub(crate) const VERSION_1: &str = "
CREATE TABLE notes (
  id             TEXT PRIMARY KEY NOT NULL,
  ordinal        INTEGER NOT NULL UNIQUE,
  target_kind    TEXT NOT NULL,
  target_id      TEXT NOT NULL,
  body           TEXT NOT NULL,
  author         TEXT NOT NULL,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  active         INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;
";

/// What a note is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// `case`, `import`, `run`, `edge`, `account`, `object`, `content`, `finding`…
    pub kind: String,
    /// Which one; empty for the case itself.
    pub id: String,
}

/// One note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Id, such as `note-3`.
    pub id: String,
    /// What it is about.
    pub target: Target,
    /// The text.
    pub text: String,
    /// Who wrote it first.
    pub author: String,
    /// When it was written (UTC).
    pub created_at_utc: String,
    /// When it was last edited (UTC).
    pub updated_at_utc: String,
}

const COLUMNS: &str = "id, target_kind, target_id, body, author, created_at_utc, updated_at_utc";

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Note> {
    Ok(Note {
        id: row.get(0)?,
        target: Target {
            kind: row.get(1)?,
            id: row.get(2)?,
        },
        text: row.get(3)?,
        author: row.get(4)?,
        created_at_utc: row.get(5)?,
        updated_at_utc: row.get(6)?,
    })
}

/// Active notes, oldest first.
pub(crate) fn active(conn: &Connection) -> Result<Vec<Note>, CaseError> {
    let mut statement = conn.prepare(&format!(
        "SELECT {COLUMNS} FROM notes WHERE active = 1 ORDER BY ordinal"
    ))?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn get_active(conn: &Connection, id: &str) -> Result<Option<Note>, CaseError> {
    Ok(conn
        .query_row(
            &format!("SELECT {COLUMNS} FROM notes WHERE id = ?1 AND active = 1"),
            [id],
            from_row,
        )
        .optional()?)
}

/// Is there a note with this id, active or hidden?
pub(crate) fn exists(conn: &Connection, id: &str) -> Result<bool, CaseError> {
    Ok(conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM notes WHERE id = ?1)",
        [id],
        |row| row.get(0),
    )?)
}

pub(crate) fn next_id(conn: &Connection) -> Result<String, CaseError> {
    super::free_id(conn, "SELECT count(*) FROM notes", "note", |id| {
        exists(conn, id)
    })
}

pub(crate) fn insert_hidden(conn: &Connection, note: &Note) -> Result<(), CaseError> {
    conn.execute(
        "INSERT INTO notes (id, ordinal, target_kind, target_id, body, author, created_at_utc, updated_at_utc, active)
         VALUES (?1, (SELECT coalesce(max(ordinal), 0) + 1 FROM notes), ?2, ?3, ?4, ?5, ?6, ?7, 0)",
        params![
            note.id,
            note.target.kind,
            note.target.id,
            note.text,
            note.author,
            note.created_at_utc,
            note.updated_at_utc
        ],
    )?;
    Ok(())
}

/// Shows or hides a row; false when there is no such row in the other state.
pub(crate) fn set_active(conn: &Connection, id: &str, active: bool) -> Result<bool, CaseError> {
    let changed = conn.execute(
        "UPDATE notes SET active = ?2 WHERE id = ?1 AND active <> ?2",
        params![id, active],
    )?;
    Ok(changed == 1)
}

/// Changes the text of an active note; false when there is none.
pub(crate) fn set_text(
    conn: &Connection,
    id: &str,
    text: &str,
    at_utc: &str,
) -> Result<bool, CaseError> {
    let changed = conn.execute(
        "UPDATE notes SET body = ?2, updated_at_utc = ?3 WHERE id = ?1 AND active = 1",
        [id, text, at_utc],
    )?;
    Ok(changed == 1)
}
