//! Tables `audit` and `audit_head`: a chain of hashes over everything that was ever done in the case.
//!
//! Each row's hash covers all its fields and the hash of the row before:
//! `SHA-256("zwerm-audit-v1" ‖ len‖field ‖ …)` over seq, at_utc, actor, action, object_type, object_id,
//! before_hash, after_hash, body, prev_hash. Every length is eight bytes, big-endian; `seq` is its
//! decimal text; all fields are UTF-8; hashes are lower-case hexadecimal; the first row has a
//! `prev_hash` of 64 zeros. Length prefixes make it impossible to move text from one field to the next.
//!
//! The chain alone cannot show that rows were cut off at its end. `audit_head` therefore keeps the last
//! `seq` and `hash` a second time, and `verify` compares. Both lie in the same file: someone who can
//! write it can recompute everything. Only a head that was noted elsewhere (printed in a report, given
//! to a colleague, time-stamped) rules that out; the triggers are a seat belt against accidents.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{sql_int, u64_column};
use crate::canonical;
use crate::error::CaseError;

pub(crate) const VERSION_1: &str = "
CREATE TABLE audit (
  seq         INTEGER PRIMARY KEY NOT NULL,
  at_utc      TEXT NOT NULL,
  actor       TEXT NOT NULL,
  action      TEXT NOT NULL,
  object_type TEXT NOT NULL,
  object_id   TEXT NOT NULL,
  before_hash TEXT NOT NULL,
  after_hash  TEXT NOT NULL,
  body        TEXT NOT NULL,
  prev_hash   TEXT NOT NULL,
  hash        TEXT NOT NULL
) STRICT;
CREATE TABLE audit_head (
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  seq  INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;
CREATE TRIGGER audit_append_only BEFORE INSERT ON audit
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'audit rows are only appended'); END;
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'the audit head is never deleted'); END;
";

/// Domain tag of the hash.
const DOMAIN: &[u8] = b"zwerm-audit-v1";

/// `prev_hash` of the first row.
pub(crate) const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One event of the audit chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEvent {
    /// 1, 2, 3… without gaps.
    pub seq: u64,
    /// When (UTC), as told by the caller's clock.
    pub at_utc: String,
    /// Who.
    pub actor: String,
    /// `create-case`, a command such as `add-import`, `undo`, `redo`, or an event such as `export`.
    pub action: String,
    /// `case`, `import`, `run`, `mark`, `note`, `finding`, `setting`, or the caller's own word.
    pub object_type: String,
    /// Which one.
    pub object_id: String,
    /// SHA-256 of the object's canonical JSON before; empty when the event changes nothing.
    pub before_hash: String,
    /// The same, after.
    pub after_hash: String,
    /// Canonical JSON.
    pub body: String,
    /// Hash of the row before.
    pub prev_hash: String,
    /// Hash of this row.
    pub hash: String,
}

impl AuditEvent {
    /// The hash that this row should have, from its fields.
    pub fn computed_hash(&self) -> String {
        let seq = self.seq.to_string();
        let fields = [
            &seq,
            &self.at_utc,
            &self.actor,
            &self.action,
            &self.object_type,
            &self.object_id,
            &self.before_hash,
            &self.after_hash,
            &self.body,
            &self.prev_hash,
        ];
        let mut hasher = Sha256::new();
        hasher.update(DOMAIN);
        for field in fields {
            hasher.update((field.len() as u64).to_be_bytes());
            hasher.update(field.as_bytes());
        }
        canonical::hex(&hasher.finalize())
    }
}

/// Where the chain ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditHead {
    /// Number of the last row; 0 for an empty chain.
    pub seq: u64,
    /// Its hash.
    pub hash: String,
}

/// An event before it has a number and a hash.
pub(crate) struct NewEvent<'a> {
    pub at_utc: &'a str,
    pub actor: &'a str,
    pub action: &'a str,
    pub object_type: &'a str,
    pub object_id: &'a str,
    pub before_hash: &'a str,
    pub after_hash: &'a str,
    pub body: &'a serde_json::Value,
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<AuditEvent> {
    Ok(AuditEvent {
        seq: u64_column(row, 0)?,
        at_utc: row.get(1)?,
        actor: row.get(2)?,
        action: row.get(3)?,
        object_type: row.get(4)?,
        object_id: row.get(5)?,
        before_hash: row.get(6)?,
        after_hash: row.get(7)?,
        body: row.get(8)?,
        prev_hash: row.get(9)?,
        hash: row.get(10)?,
    })
}

const COLUMNS: &str = "seq, at_utc, actor, action, object_type, object_id, before_hash, after_hash, \
                       body, prev_hash, hash";

/// The head as stored.
pub(crate) fn head(conn: &Connection) -> Result<Option<AuditHead>, CaseError> {
    pair(conn, "SELECT seq, hash FROM audit_head WHERE id = 1")
}

/// The end of the chain itself.
pub(crate) fn last(conn: &Connection) -> Result<Option<AuditHead>, CaseError> {
    pair(
        conn,
        "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1",
    )
}

fn pair(conn: &Connection, sql: &str) -> Result<Option<AuditHead>, CaseError> {
    Ok(conn
        .query_row(sql, [], |row| {
            Ok(AuditHead {
                seq: u64_column(row, 0)?,
                hash: row.get(1)?,
            })
        })
        .optional()?)
}

/// Appends an event and moves the head. Belongs into the transaction of the change itself.
pub(crate) fn append(conn: &Connection, new: &NewEvent<'_>) -> Result<AuditHead, CaseError> {
    let stored = head(conn)?;
    if stored != last(conn)? {
        return Err(CaseError::Damaged {
            what: "the audit chain does not end where it ended last time".into(),
        });
    }
    let (seq, prev_hash) = match stored {
        Some(head) => (head.seq.saturating_add(1), head.hash),
        None => (1, GENESIS.to_string()),
    };
    let mut event = AuditEvent {
        seq,
        at_utc: new.at_utc.into(),
        actor: new.actor.into(),
        action: new.action.into(),
        object_type: new.object_type.into(),
        object_id: new.object_id.into(),
        before_hash: new.before_hash.into(),
        after_hash: new.after_hash.into(),
        body: canonical::to_text(new.body),
        prev_hash,
        hash: String::new(),
    };
    event.hash = event.computed_hash();
    conn.execute(
        &format!(
            "INSERT INTO audit ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        ),
        params![
            sql_int(event.seq)?,
            event.at_utc,
            event.actor,
            event.action,
            event.object_type,
            event.object_id,
            event.before_hash,
            event.after_hash,
            event.body,
            event.prev_hash,
            event.hash
        ],
    )?;
    conn.execute(
        "INSERT INTO audit_head (id, seq, hash) VALUES (1, ?1, ?2)
         ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
        params![sql_int(event.seq)?, event.hash],
    )?;
    Ok(AuditHead {
        seq: event.seq,
        hash: event.hash,
    })
}

/// Events in order, from the `offset`-th (0-based).
pub(crate) fn events(
    conn: &Connection,
    offset: u64,
    limit: u32,
) -> Result<Vec<AuditEvent>, CaseError> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM audit ORDER BY seq LIMIT ?1 OFFSET ?2"
    ))?;
    let rows = statement.query_map(params![limit, sql_int(offset)?], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// State of the object before and after, as one row tells it.
pub(crate) fn states_at(
    conn: &Connection,
    seq: u64,
) -> Result<Option<(String, String)>, CaseError> {
    Ok(conn
        .query_row(
            "SELECT before_hash, after_hash FROM audit WHERE seq = ?1",
            [sql_int(seq)?],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?)
}

/// Number of rows.
pub(crate) fn count(conn: &Connection) -> Result<u64, CaseError> {
    Ok(conn.query_row("SELECT count(*) FROM audit", [], |row| u64_column(row, 0))?)
}

/// Walks over all events in order, one row in memory at a time.
pub(crate) fn for_each(
    conn: &Connection,
    mut visit: impl FnMut(AuditEvent) -> Result<(), CaseError>,
) -> Result<(), CaseError> {
    let mut statement = conn.prepare(&format!("SELECT {COLUMNS} FROM audit ORDER BY seq"))?;
    for event in statement.query_map([], from_row)? {
        visit(event?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_what_the_description_says() {
        // Computed with Python: hashlib.sha256(b"zwerm-audit-v1" + b"".join(
        //   len(f).to_bytes(8, "big") + f for f in fields)).
        let event = AuditEvent {
            seq: 7,
            at_utc: "2026-11-21T22:40:00Z".into(),
            actor: "ana".into(),
            action: "set-mark".into(),
            object_type: "mark".into(),
            object_id: "é".into(),
            before_hash: String::new(),
            after_hash: "ab".into(),
            body: "{}".into(),
            prev_hash: GENESIS.into(),
            hash: String::new(),
        };
        assert_eq!(
            event.computed_hash(),
            "7d01ac1de7a44974e7110b1be77bb596ff52b498f38d9070b99594c6990f5491"
        );
        // Moving a letter from one field to the next gives another hash.
        let mut moved = event.clone();
        moved.actor = "an".into();
        moved.action = "aset-mark".into();
        assert_ne!(moved.computed_hash(), event.computed_hash());
    }
}
