//! Connections to `case.sqlite`: how it is opened, and everything that guards against hostile files.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use crate::error::CaseError;

/// First version without the WAL-reset bug (3.7.0 to 3.51.2 could corrupt a database when two
/// connections wrote and checkpointed at once).
const OLDEST_SQLITE: i32 = 3_051_003;

/// How to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Create,
    Write,
    Read,
}

/// Opens the database and sets every switch before the first look at its content.
pub(crate) fn open(path: &Path, mode: Mode) -> Result<Connection, CaseError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(CaseError::Database {
            why: format!("SQLite {} is too old", rusqlite::version()),
        });
    }
    match mode {
        Mode::Create => {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
            let conn = open_with(path, flags)?;
            make_durable(&conn)?;
            Ok(conn)
        }
        Mode::Write => open_with(path, OpenFlags::SQLITE_OPEN_READ_WRITE),
        Mode::Read => open_read(path),
    }
}

fn open_with(path: &Path, flags: OpenFlags) -> Result<Connection, CaseError> {
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    guard(&conn)?;
    Ok(conn)
}

/// Reading a WAL database needs a `-shm` file beside it. In a folder that cannot be written there may
/// be none; when there is no WAL either, the file cannot change and is read as it is.
fn open_read(path: &Path) -> Result<Connection, CaseError> {
    let conn = open_with(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let probe = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    });
    let cannot_open = probe
        .as_ref()
        .err()
        .and_then(rusqlite::Error::sqlite_error_code)
        .is_some_and(|code| {
            matches!(
                code,
                rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::ReadOnly
            )
        });
    if !cannot_open {
        return Ok(conn);
    }
    let mut wal = path.as_os_str().to_os_string();
    wal.push("-wal");
    if std::fs::metadata(&wal).is_ok_and(|meta| meta.len() > 0) {
        return Err(CaseError::Database {
            why:
                "changes of the last session wait to be merged, and the folder cannot be written; \
                  copy the whole folder to a place where you may write"
                    .into(),
        });
    }
    let conn = Connection::open_with_flags(
        immutable_uri(path)?,
        OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_URI,
    )?;
    guard(&conn)?;
    Ok(conn)
}

fn immutable_uri(path: &Path) -> Result<String, CaseError> {
    let absolute =
        std::path::absolute(path).map_err(|e| CaseError::io("Finding the case file", path, &e))?;
    let text = absolute.to_str().ok_or_else(|| CaseError::Database {
        why: "the path is not valid Unicode".into(),
    })?;
    let mut uri = String::from("file://");
    if !text.starts_with('/') {
        uri.push('/');
    }
    for byte in text.bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'_' | b'-' | b'~' | b':' => {
                uri.push(char::from(byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    Ok(uri)
}

/// Switches that hold for every connection, against files written by somebody else.
fn guard(conn: &Connection) -> Result<(), CaseError> {
    conn.busy_timeout(Duration::from_secs(5))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // The case has no views; a view in the file was put there by somebody else.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    conn.set_limit(Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 4)?;
    conn.execute_batch(
        "PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;",
    )?;
    Ok(())
}

/// Switches of the writer: every commit reaches the disk before it is acknowledged.
///
/// Called only after the file is known to be a sound case, because it may write to it.
pub(crate) fn make_durable(conn: &Connection) -> Result<(), CaseError> {
    let mode: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case("wal") {
        return Err(CaseError::Database {
            why: format!(
                "this file system offers only the journal mode `{mode}`; keep the case on a local disk"
            ),
        });
    }
    conn.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;",
    )?;
    Ok(())
}

/// Reads an integer pragma.
pub(crate) fn pragma_int(conn: &Connection, name: &str) -> Result<i64, CaseError> {
    Ok(conn.pragma_query_value(None, name, |row| row.get(0))?)
}
