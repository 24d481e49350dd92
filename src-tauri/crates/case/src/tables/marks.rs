//! Table `marks`: what a reviewer thinks of an edge, or of one pair of posts behind it.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::error::CaseError;

pub(crate) const VERSION_1: &str = "
CREATE TABLE marks (
  run_id    TEXT NOT NULL COLLATE NOCASE REFERENCES runs (id),
  account_a TEXT NOT NULL,
  account_b TEXT NOT NULL,
  pair_key  TEXT NOT NULL,
  mark      TEXT NOT NULL CHECK (mark IN ('convincing', 'unclear', 'innocent')),
  at_utc    TEXT NOT NULL,
  actor     TEXT NOT NULL,
  PRIMARY KEY (run_id, account_a, account_b, pair_key)
) STRICT, WITHOUT ROWID;
";

/// A reviewer's judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkValue {
    /// The evidence convinces.
    Convincing,
    /// It can be read in more than one way.
    Unclear,
    /// There is an ordinary explanation.
    Innocent,
    /// No judgement: takes a mark away.
    None,
}

impl MarkValue {
    /// The word stored in the case and accepted on the command line.
    pub fn text(self) -> &'static str {
        match self {
            Self::Convincing => "convincing",
            Self::Unclear => "unclear",
            Self::Innocent => "innocent",
            Self::None => "none",
        }
    }

    /// Reads the word of [`MarkValue::text`].
    pub fn from_text(text: &str) -> Option<Self> {
        [Self::Convincing, Self::Unclear, Self::Innocent, Self::None]
            .into_iter()
            .find(|mark| mark.text() == text)
    }
}

/// What a mark is about. The two accounts are kept in text order, so that an edge has one name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkKey {
    /// Id of the run.
    pub run_id: String,
    /// The account that comes first as text.
    pub account_a: String,
    /// The other account.
    pub account_b: String,
    /// One pair of posts behind the edge; `None` = the whole edge.
    pub pair_key: Option<String>,
}

impl MarkKey {
    /// The key as one unambiguous text, for the audit chain.
    pub(crate) fn text(&self) -> String {
        serde_json::json!([self.run_id, self.account_a, self.account_b, self.pair_key]).to_string()
    }

    /// Reads [`MarkKey::text`].
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (run_id, account_a, account_b, pair_key) = serde_json::from_str(text).ok()?;
        Some(Self {
            run_id,
            account_a,
            account_b,
            pair_key,
        })
    }
}

/// The judgement, who gave it and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkState {
    /// The judgement; never [`MarkValue::None`].
    pub mark: MarkValue,
    /// When (UTC).
    pub at_utc: String,
    /// Who.
    pub actor: String,
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What it is about.
    #[serde(flatten)]
    pub key: MarkKey,
    /// The judgement.
    #[serde(flatten)]
    pub state: MarkState,
}

// The empty text stands for "the whole edge": NULLs in a primary key are never equal.
fn pair_text(key: &MarkKey) -> &str {
    key.pair_key.as_deref().unwrap_or("")
}

fn state_from_row(row: &rusqlite::Row<'_>, first: usize) -> rusqlite::Result<MarkState> {
    let word: String = row.get(first)?;
    let mark = MarkValue::from_text(&word).ok_or_else(|| {
        rusqlite::Error::InvalidColumnType(first, word, rusqlite::types::Type::Text)
    })?;
    Ok(MarkState {
        mark,
        at_utc: row.get(first + 1)?,
        actor: row.get(first + 2)?,
    })
}

pub(crate) fn get(conn: &Connection, key: &MarkKey) -> Result<Option<MarkState>, CaseError> {
    Ok(conn
        .query_row(
            "SELECT mark, at_utc, actor FROM marks
             WHERE run_id = ?1 AND account_a = ?2 AND account_b = ?3 AND pair_key = ?4",
            [&key.run_id, &key.account_a, &key.account_b, pair_text(key)],
            |row| state_from_row(row, 0),
        )
        .optional()?)
}

pub(crate) fn set(
    conn: &Connection,
    key: &MarkKey,
    state: Option<&MarkState>,
) -> Result<(), CaseError> {
    match state {
        Some(state) => conn.execute(
            "INSERT INTO marks (run_id, account_a, account_b, pair_key, mark, at_utc, actor)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (run_id, account_a, account_b, pair_key)
             DO UPDATE SET mark = excluded.mark, at_utc = excluded.at_utc, actor = excluded.actor",
            params![
                key.run_id,
                key.account_a,
                key.account_b,
                pair_text(key),
                state.mark.text(),
                state.at_utc,
                state.actor
            ],
        )?,
        None => conn.execute(
            "DELETE FROM marks
             WHERE run_id = ?1 AND account_a = ?2 AND account_b = ?3 AND pair_key = ?4",
            [&key.run_id, &key.account_a, &key.account_b, pair_text(key)],
        )?,
    };
    Ok(())
}

/// Marks; `visible_only` leaves out those of removed runs.
pub(crate) fn all(conn: &Connection, visible_only: bool) -> Result<Vec<Mark>, CaseError> {
    let mut statement = conn.prepare(
        "SELECT m.run_id, m.account_a, m.account_b, m.pair_key, m.mark, m.at_utc, m.actor
         FROM marks m JOIN runs r ON r.id = m.run_id WHERE r.active = 1 OR ?1 = 0
         ORDER BY r.ordinal, m.account_a, m.account_b, m.pair_key",
    )?;
    let rows = statement.query_map([visible_only], |row| {
        let pair_key: String = row.get(3)?;
        Ok(Mark {
            key: MarkKey {
                run_id: row.get(0)?,
                account_a: row.get(1)?,
                account_b: row.get(2)?,
                pair_key: Some(pair_key).filter(|key| !key.is_empty()),
            },
            state: state_from_row(row, 4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
