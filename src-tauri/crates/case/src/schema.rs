//! The format of `case.sqlite`: its versions, how one becomes the next, and what it must look like.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use crate::database::{self, pragma_int};
use crate::error::CaseError;
use crate::folder::{self, Folder};
use crate::tables;

/// Format version that this program writes (`PRAGMA user_version`).
pub const FORMAT_VERSION: i64 = 3;

/// Marks the file as a Zwerm case (`PRAGMA application_id`): the letters `ZWRM`.
pub(crate) const APPLICATION_ID: i64 = 0x5A57_524D;

/// SQL that leads from version `to - 1` to version `to`.
pub(crate) struct Step {
    pub to: i64,
    pub sql: &'static [&'static str],
}

/// All steps, oldest first. Released steps never change.
pub(crate) const STEPS: &[Step] = &[
    Step {
        to: 1,
        sql: &tables::VERSION_1,
    },
    Step {
        to: 2,
        sql: &tables::VERSION_2,
    },
    Step {
        to: 3,
        sql: &tables::VERSION_3,
    },
];

/// One entry of the schema: type, name, table, SQL.
pub(crate) type Entry = (String, String, String, Option<String>);

/// Writes the newest format into an empty database. Belongs into a transaction.
pub(crate) fn build(conn: &Connection) -> Result<(), CaseError> {
    build_to(conn, FORMAT_VERSION)
}

fn build_to(conn: &Connection, version: i64) -> Result<(), CaseError> {
    for step in STEPS.iter().filter(|step| step.to <= version) {
        run_step(conn, step)?;
    }
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(())
}

fn run_step(conn: &Connection, step: &Step) -> Result<(), CaseError> {
    for sql in step.sql {
        conn.execute_batch(sql)?;
    }
    conn.pragma_update(None, "user_version", step.to)?;
    Ok(())
}

/// Checks that the file is a case; gives its format version.
pub(crate) fn check_version(conn: &Connection, dir: &Path) -> Result<i64, CaseError> {
    if pragma_int(conn, "application_id")? != APPLICATION_ID {
        return Err(CaseError::NotACase {
            why: "its case.sqlite was not written by Zwerm".into(),
            path: dir.to_path_buf(),
        });
    }
    let found = pragma_int(conn, "user_version")?;
    if found > FORMAT_VERSION {
        return Err(CaseError::NewerCase {
            found,
            supported: FORMAT_VERSION,
            path: dir.to_path_buf(),
        });
    }
    Ok(found)
}

/// Brings an older case to the newest of `steps`: first a copy of the database beside it, then all
/// steps in one transaction. Gives the copy's path when anything was to do.
pub(crate) fn migrate(
    conn: &mut Connection,
    folder: &Folder,
    steps: &[Step],
) -> Result<Option<PathBuf>, CaseError> {
    let found = pragma_int(conn, "user_version")?;
    if steps.last().is_none_or(|step| step.to <= found) {
        return Ok(None);
    }
    let copy = copy_before(conn, folder, found)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in steps.iter().filter(|step| step.to > found) {
        run_step(&tx, step)?;
    }
    tx.commit()?;
    Ok(Some(copy))
}

/// Copies the database page by page to `case.before-vN.sqlite`, N the version that it had.
///
/// A copy that is there already is of the same version, from a migration that did not finish; it is
/// made again, because the case may have been used since by the older program.
fn copy_before(conn: &Connection, folder: &Folder, found: i64) -> Result<PathBuf, CaseError> {
    let target = folder.path.join(format!("case.before-v{found}.sqlite"));
    let partial = folder
        .path
        .join(format!("case.before-v{found}.sqlite.part"));
    if partial.exists() {
        folder::remove_file(&partial)?;
    }
    conn.backup("main", &partial, None::<fn(rusqlite::backup::Progress)>)?;
    let failed = |e: std::io::Error| CaseError::io("Copying the case file", &partial, &e);
    std::fs::OpenOptions::new()
        .write(true)
        .open(&partial)
        .and_then(|file| file.sync_all())
        .map_err(failed)?;
    std::fs::rename(&partial, &target).map_err(failed)?;
    folder::sync_dir(&folder.path)?;
    Ok(target)
}

/// What the schema of the newest format looks like.
pub(crate) fn expected() -> Result<Vec<Entry>, CaseError> {
    expected_of(FORMAT_VERSION)
}

/// The same of a format.
pub(crate) fn expected_of(version: i64) -> Result<Vec<Entry>, CaseError> {
    let conn = Connection::open_in_memory()?;
    build_to(&conn, version)?;
    entries(&conn)
}

/// The schema of a database, sorted by type and name. SQLite's own statistics are left out.
pub(crate) fn entries(conn: &Connection) -> Result<Vec<Entry>, CaseError> {
    let mut statement = conn.prepare(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema
         WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Names of what differs between the database and the expected schema.
pub(crate) fn differences(conn: &Connection) -> Result<Vec<String>, CaseError> {
    let expected = expected()?;
    let found = entries(conn)?;
    let mut out: Vec<String> = expected
        .iter()
        .filter(|entry| !found.contains(entry))
        .map(|(kind, name, ..)| format!("the {kind} `{name}` is missing or different"))
        .collect();
    let unexpected = found
        .iter()
        .filter(|(kind, name, ..)| !expected.iter().any(|(k, n, ..)| k == kind && n == name));
    out.extend(
        unexpected.map(|(kind, name, ..)| format!("the {kind} `{name}` does not belong there")),
    );
    Ok(out)
}

/// Opens the database of a new case and fills it with `fill` in one transaction.
pub(crate) fn create(
    path: &Path,
    fill: impl FnOnce(&Connection) -> Result<(), CaseError>,
) -> Result<(), CaseError> {
    let mut conn = database::open(path, database::Mode::Create)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    build(&tx)?;
    fill(&tx)?;
    tx.commit()?;
    conn.close().map_err(|(_, error)| CaseError::from(error))
}
