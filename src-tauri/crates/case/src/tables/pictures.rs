//! Pictures that findings keep, as the text that they are drawn from.
//!
//! Kept in `settings` under keys that no caller may write, one row a picture, named by the SHA-256 of its
//! text. A picture never changes and is never deleted, so undo and redo of a finding always find it.

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::findings::FindingContent;
use super::settings;
use crate::canonical;
use crate::error::CaseError;
use crate::names;

/// Before the hash in the key. The colon keeps it apart from what callers may write.
const PREFIX: &str = "picture:";

/// Longest text of a picture, bytes.
pub const MAX_PICTURE_BYTES: usize = 4 << 20;

/// Text of a picture by its hash.
pub(crate) fn get(conn: &Connection, sha256: &str) -> Result<Option<String>, CaseError> {
    settings::text(conn, &format!("{PREFIX}{sha256}"))
}

/// Keeps a picture; its hash, and whether it is new to the case.
pub(crate) fn insert(conn: &Connection, text: &str) -> Result<(String, bool), CaseError> {
    if text.len() > MAX_PICTURE_BYTES {
        return Err(CaseError::BadRecord {
            what: format!("a picture has more than {MAX_PICTURE_BYTES} bytes"),
        });
    }
    let sha256 = canonical::hex(&Sha256::digest(text.as_bytes()));
    let is_new = get(conn, &sha256)?.is_none();
    if is_new {
        settings::set_text(conn, &format!("{PREFIX}{sha256}"), text)?;
    }
    Ok((sha256, is_new))
}

/// Hashes of all pictures.
pub(crate) fn all(conn: &Connection) -> Result<Vec<String>, CaseError> {
    let mut statement =
        conn.prepare_cached("SELECT substr(key, 9) FROM settings WHERE key GLOB 'picture:*'")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The picture that a finding names (`picture.sha256` of its details) must be in the case.
pub(crate) fn check_named(conn: &Connection, content: &FindingContent) -> Result<(), CaseError> {
    let Some(named) = content.details.pointer("/picture/sha256") else {
        return Ok(());
    };
    let sha256 = named.as_str().unwrap_or_default();
    if !names::is_sha256(sha256) || get(conn, sha256)?.is_none() {
        return Err(CaseError::Unknown {
            kind: "picture",
            id: sha256.into(),
        });
    }
    Ok(())
}
