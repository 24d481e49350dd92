//! Table `notes`: free text of the analyst about any object of the case.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::json_column;
use crate::change::Change;
use crate::error::CaseError;
use crate::target::Target;

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

/// What a note said at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteVersion {
    /// The text.
    pub text: String,
    /// Who wrote it.
    pub author: String,
    /// When (UTC).
    pub at_utc: String,
    /// It was taken back.
    pub undone: bool,
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

/// Ids of the notes that ever said something else. Their times cannot tell: a slip is mended within
/// the second.
pub(crate) fn edited(conn: &Connection) -> Result<BTreeSet<String>, CaseError> {
    let mut statement = conn.prepare(
        "SELECT DISTINCT object_id FROM commands
         WHERE object_type = 'note' AND kind = 'edit-note'",
    )?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// What a note has said, oldest first: its first text, then one entry a change, also those that were
/// taken back. Empty when there never was such a note.
pub(crate) fn versions(conn: &Connection, id: &str) -> Result<Vec<NoteVersion>, CaseError> {
    let Some((now, created)) = conn
        .query_row(
            "SELECT body, author, created_at_utc FROM notes WHERE id = ?1",
            [id],
            |row| Ok((row.get::<_, String>(0)?, (row.get(1)?, row.get(2)?))),
        )
        .optional()?
    else {
        return Ok(Vec::new());
    };
    let mut statement = conn.prepare(
        "SELECT forward, inverse, actor, at_utc, state FROM commands
         WHERE object_type = 'note' AND object_id = ?1 AND kind = 'edit-note' ORDER BY id",
    )?;
    let changes = statement.query_map([id], |row| {
        let (forward, inverse): (Change, Change) = (json_column(row, 0)?, json_column(row, 1)?);
        let state: String = row.get(4)?;
        Ok((forward, inverse, row.get(2)?, row.get(3)?, state))
    })?;
    // Before the first change the note said what that change would bring back.
    let mut first = None;
    let mut later = Vec::new();
    for change in changes {
        let (forward, inverse, author, at_utc, state) = change?;
        let (Change::NoteText { text, .. }, Change::NoteText { text: before, .. }) =
            (forward, inverse)
        else {
            continue;
        };
        first.get_or_insert(before);
        later.push(NoteVersion {
            text,
            author,
            at_utc,
            undone: state != "done",
        });
    }
    let (author, at_utc) = created;
    let mut versions = vec![NoteVersion {
        text: first.unwrap_or(now),
        author,
        at_utc,
        undone: false,
    }];
    versions.append(&mut later);
    Ok(versions)
}
