//! How the network of a run is drawn: a seed of its own, and accounts with places of their own.
//!
//! Kept in `settings` under keys that no caller may write, one row a run; a run that is drawn as it came
//! has none.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::settings;
use crate::error::CaseError;

/// Before the id of the run in the key. The colon keeps it apart from what callers may write.
const PREFIX: &str = "drawing:";

/// Most accounts of a run that can have places of their own.
pub const MAX_PINNED: usize = 2_000;

/// How the network of a run is drawn. The default is the drawing that the run came with.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    /// Seed of the start positions; `None` = that of the run.
    pub seed: Option<u64>,
    /// Pinned accounts that the others have settled around, by platform and id.
    pub settled_around: Vec<PinnedAccount>,
    /// Accounts with places of their own, by platform and id: they stand there, wherever the drawing
    /// would have them.
    pub pinned: Vec<PinnedAccount>,
}

/// An account with a place of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PinnedAccount {
    /// Platform; empty when the source names none.
    pub platform: String,
    /// Its id there.
    pub account_id: String,
    /// To the right, in units of the drawing.
    pub x: f32,
    /// As the drawing counts it.
    pub y: f32,
}

impl PinnedAccount {
    /// Platform and id, by which accounts are told apart.
    pub fn name(&self) -> (&str, &str) {
        (&self.platform, &self.account_id)
    }
}

pub(crate) fn get(conn: &Connection, run_id: &str) -> Result<Option<Drawing>, CaseError> {
    let text = settings::text(conn, &format!("{PREFIX}{run_id}"))?;
    text.map(|text| {
        serde_json::from_str(&text).map_err(|error| CaseError::Damaged {
            what: format!("the drawing of a run cannot be read: {error}"),
        })
    })
    .transpose()
}

pub(crate) fn set(
    conn: &Connection,
    run_id: &str,
    drawing: Option<&Drawing>,
) -> Result<(), CaseError> {
    let key = format!("{PREFIX}{run_id}");
    let Some(drawing) = drawing else {
        conn.execute("DELETE FROM settings WHERE key = ?1", [&key])?;
        return Ok(());
    };
    let text = serde_json::to_string(drawing).map_err(|error| CaseError::BadRecord {
        what: error.to_string(),
    })?;
    settings::set_text(conn, &key, &text)
}

/// Ids of the runs that are drawn otherwise than they came.
pub(crate) fn runs(conn: &Connection) -> Result<Vec<String>, CaseError> {
    let mut statement =
        conn.prepare_cached("SELECT substr(key, 9) FROM settings WHERE key GLOB 'drawing:*'")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
