//! Table `findings`: the ordered statements from which a report is made.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{json_column, sql_int};
use crate::error::CaseError;

pub(crate) const VERSION_1: &str = "
CREATE TABLE findings (
  id             TEXT PRIMARY KEY NOT NULL,
  position       INTEGER,
  title          TEXT NOT NULL,
  body           TEXT NOT NULL,
  run_id         TEXT,
  details        TEXT NOT NULL,
  author         TEXT NOT NULL,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
";

/// What a finding says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FindingContent {
    /// One line.
    pub title: String,
    /// The statement.
    pub text: String,
    /// The run that it speaks of.
    pub run_id: Option<String>,
    /// Whatever the report needs: evidence, confidence, figures.
    pub details: Value,
}

/// One finding. Its place is its index in [`crate::Case::findings`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Id, such as `finding-2`.
    pub id: String,
    /// What it says.
    #[serde(flatten)]
    pub content: FindingContent,
    /// Who wrote it first.
    pub author: String,
    /// When it was written (UTC).
    pub created_at_utc: String,
    /// When it was last edited (UTC).
    pub updated_at_utc: String,
}

const COLUMNS: &str = "id, title, body, run_id, details, author, created_at_utc, updated_at_utc";

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Finding> {
    Ok(Finding {
        id: row.get(0)?,
        content: FindingContent {
            title: row.get(1)?,
            text: row.get(2)?,
            run_id: row.get(3)?,
            details: json_column(row, 4)?,
        },
        author: row.get(5)?,
        created_at_utc: row.get(6)?,
        updated_at_utc: row.get(7)?,
    })
}

/// Visible findings in their order.
pub(crate) fn active(conn: &Connection) -> Result<Vec<Finding>, CaseError> {
    let mut statement = conn.prepare(&format!(
        "SELECT {COLUMNS} FROM findings WHERE position IS NOT NULL ORDER BY position"
    ))?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn get_active(conn: &Connection, id: &str) -> Result<Option<Finding>, CaseError> {
    Ok(conn
        .query_row(
            &format!("SELECT {COLUMNS} FROM findings WHERE id = ?1 AND position IS NOT NULL"),
            [id],
            from_row,
        )
        .optional()?)
}

/// Is there a finding with this id, visible or hidden?
pub(crate) fn exists(conn: &Connection, id: &str) -> Result<bool, CaseError> {
    Ok(conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM findings WHERE id = ?1)",
        [id],
        |row| row.get(0),
    )?)
}

pub(crate) fn next_id(conn: &Connection) -> Result<String, CaseError> {
    super::free_id(conn, "SELECT count(*) FROM findings", "finding", |id| {
        exists(conn, id)
    })
}

/// Ids of the visible findings in their order.
pub(crate) fn order(conn: &Connection) -> Result<Vec<String>, CaseError> {
    let mut statement =
        conn.prepare("SELECT id FROM findings WHERE position IS NOT NULL ORDER BY position")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn insert_hidden(conn: &Connection, finding: &Finding) -> Result<(), CaseError> {
    conn.execute(
        "INSERT INTO findings (id, position, title, body, run_id, details, author, created_at_utc, updated_at_utc)
         VALUES (?1, NULL, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            finding.id,
            finding.content.title,
            finding.content.text,
            finding.content.run_id,
            finding.content.details.to_string(),
            finding.author,
            finding.created_at_utc,
            finding.updated_at_utc
        ],
    )?;
    Ok(())
}

/// Puts a finding at an index of the order (the end when too large), or hides it.
pub(crate) fn place(conn: &Connection, id: &str, index: Option<u32>) -> Result<(), CaseError> {
    let mut ids = order(conn)?;
    ids.retain(|other| other != id);
    if let Some(index) = index {
        let index = usize::try_from(index).unwrap_or(usize::MAX).min(ids.len());
        ids.insert(index, id.to_string());
    } else {
        conn.execute("UPDATE findings SET position = NULL WHERE id = ?1", [id])?;
    }
    // Findings are few (a report has dozens): writing all positions keeps them without gaps.
    for (position, id) in ids.iter().enumerate() {
        conn.execute(
            "UPDATE findings SET position = ?2 WHERE id = ?1",
            params![id, sql_int(position as u64)?],
        )?;
    }
    Ok(())
}

/// Changes what a visible finding says; false when there is none.
pub(crate) fn set_content(
    conn: &Connection,
    id: &str,
    content: &FindingContent,
    at_utc: &str,
) -> Result<bool, CaseError> {
    let changed = conn.execute(
        "UPDATE findings SET title = ?2, body = ?3, run_id = ?4, details = ?5, updated_at_utc = ?6
         WHERE id = ?1 AND position IS NOT NULL",
        params![
            id,
            content.title,
            content.text,
            content.run_id,
            content.details.to_string(),
            at_utc
        ],
    )?;
    Ok(changed == 1)
}
