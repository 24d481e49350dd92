//! Table `seen`: edges whose posts somebody has had on screen, first when and by whom.
//!
//! To look is no judgement and nothing that one takes back, so it is written down like a setting: in
//! the audit chain, not in the history of undo.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::error::CaseError;

pub(crate) const VERSION_3: &str = "
CREATE TABLE seen (
  run_id    TEXT NOT NULL COLLATE NOCASE REFERENCES runs (id),
  account_a TEXT NOT NULL,
  account_b TEXT NOT NULL,
  at_utc    TEXT NOT NULL,
  actor     TEXT NOT NULL,
  PRIMARY KEY (run_id, account_a, account_b)
) STRICT, WITHOUT ROWID;
";

/// An edge whose posts were looked at. The two accounts stand in text order, as those of a mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Id of the run.
    pub run_id: String,
    /// The account that comes first as text.
    pub account_a: String,
    /// The other account.
    pub account_b: String,
    /// When its posts were first on screen (UTC).
    pub at_utc: String,
    /// Who looked.
    pub actor: String,
}

impl Seen {
    /// Its key as one unambiguous text, for the audit chain.
    pub(crate) fn key(&self) -> String {
        serde_json::json!([self.run_id, self.account_a, self.account_b]).to_string()
    }
}

/// The row with this key, as [`Seen::key`] writes it.
pub(crate) fn get(conn: &Connection, key: &str) -> Result<Option<Seen>, CaseError> {
    let Ok([run_id, account_a, account_b]) = serde_json::from_str::<[String; 3]>(key) else {
        return Ok(None);
    };
    Ok(conn
        .query_row(
            "SELECT run_id, account_a, account_b, at_utc, actor FROM seen
             WHERE run_id = ?1 AND account_a = ?2 AND account_b = ?3",
            [run_id, account_a, account_b],
            from_row,
        )
        .optional()?)
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Seen> {
    Ok(Seen {
        run_id: row.get(0)?,
        account_a: row.get(1)?,
        account_b: row.get(2)?,
        at_utc: row.get(3)?,
        actor: row.get(4)?,
    })
}

pub(crate) fn insert(conn: &Connection, seen: &Seen) -> Result<(), CaseError> {
    conn.execute(
        "INSERT INTO seen (run_id, account_a, account_b, at_utc, actor) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            seen.run_id,
            seen.account_a,
            seen.account_b,
            seen.at_utc,
            seen.actor
        ],
    )?;
    Ok(())
}

/// Edges that were looked at; `visible_only` leaves out those of removed runs.
pub(crate) fn all(conn: &Connection, visible_only: bool) -> Result<Vec<Seen>, CaseError> {
    let mut statement = conn.prepare_cached(
        "SELECT s.run_id, s.account_a, s.account_b, s.at_utc, s.actor
         FROM seen s JOIN runs r ON r.id = s.run_id WHERE r.active = 1 OR ?1 = 0
         ORDER BY r.ordinal, s.account_a, s.account_b",
    )?;
    let rows = statement.query_map([visible_only], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
