//! Table `settings`: facts about the case itself and preferences that travel with it.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::error::CaseError;

pub(crate) const VERSION_1: &str = "
CREATE TABLE settings (
  key   TEXT PRIMARY KEY NOT NULL,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;
";

pub(crate) const TITLE: &str = "title";
pub(crate) const CREATED_AT_UTC: &str = "created_at_utc";
pub(crate) const TOOL_VERSION: &str = "tool_version";
pub(crate) const CASE_ID: &str = "case_id";
pub(crate) const PSEUDONYM_KEY: &str = "pseudonym_key";

/// Keys that only the case itself writes.
const RESERVED: [&str; 5] = [TITLE, CREATED_AT_UTC, TOOL_VERSION, CASE_ID, PSEUDONYM_KEY];

/// What the creator of a case says about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Title, for people.
    pub title: String,
    /// When, as `2026-11-21T22:40:00Z`.
    pub created_at_utc: String,
    /// Version of the program.
    pub tool_version: String,
    /// Who created it; stands in the first audit row.
    pub actor: String,
}

/// What a case says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseInfo {
    /// Present title.
    pub title: String,
    /// When it was created (UTC).
    pub created_at_utc: String,
    /// Version of the program that created it.
    pub tool_version: String,
    /// 32 hexadecimal digits, drawn at creation: two cases never share an audit chain.
    pub case_id: String,
    /// Format version of the case file.
    pub format_version: i64,
}

pub(crate) fn text(conn: &Connection, key: &str) -> Result<Option<String>, CaseError> {
    Ok(conn
        .query_row("SELECT value FROM settings WHERE key = ?1", [key], |row| {
            row.get(0)
        })
        .optional()?)
}

pub(crate) fn set_text(conn: &Connection, key: &str, value: &str) -> Result<(), CaseError> {
    conn.execute(
        "INSERT INTO settings (key, value) VALUES (?1, ?2)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        params![key, value],
    )?;
    Ok(())
}

pub(crate) fn clear(conn: &Connection, key: &str) -> Result<(), CaseError> {
    conn.execute("DELETE FROM settings WHERE key = ?1", [key])?;
    Ok(())
}

/// The secret key of pseudonyms. It never leaves this table except through this function.
pub(crate) fn pseudonym_key(conn: &Connection) -> Result<[u8; 32], CaseError> {
    let bytes: Vec<u8> = conn.query_row(
        "SELECT value FROM settings WHERE key = ?1",
        [PSEUDONYM_KEY],
        |row| row.get(0),
    )?;
    bytes.try_into().map_err(|_| CaseError::Damaged {
        what: "the key for pseudonyms does not have 32 bytes".into(),
    })
}

pub(crate) fn set_pseudonym_key(conn: &Connection, key: &[u8; 32]) -> Result<(), CaseError> {
    conn.execute(
        "INSERT INTO settings (key, value) VALUES (?1, ?2)",
        params![PSEUDONYM_KEY, key.as_slice()],
    )?;
    Ok(())
}

/// Accepts keys that callers may write: `[a-z0-9._-]`, 1 to 64 characters, not one of the case's own.
pub(crate) fn check_key(key: &str) -> Result<(), CaseError> {
    let shape = (1..=64).contains(&key.len())
        && key
            .bytes()
            .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'));
    if !shape {
        return Err(CaseError::BadName {
            kind: "a setting",
            name: key.into(),
            why: "only a-z, 0-9, dot, dash and underscore are allowed, at most 64",
        });
    }
    if RESERVED.contains(&key) {
        return Err(CaseError::ReservedSetting { key: key.into() });
    }
    Ok(())
}
