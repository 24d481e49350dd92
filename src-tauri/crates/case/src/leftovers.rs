//! Clearing what a crash left behind, and nothing else.
//!
//! Only names that Zwerm itself makes are considered, only regular files, never through a symbolic
//! link, and only when the case file is sound: a case whose records are lost must not lose its files.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rusqlite::Connection;

use crate::error::CaseError;
use crate::folder::{self, Folder};
use crate::search::{SEARCH, UNFINISHED};
use crate::staging::STAGING_PREFIX;
use crate::store::{PARTIAL_PREFIX, PARTIAL_SUFFIX};
use crate::tables::{files, sources};

/// How deep `tables/` and `runs/` are searched.
const MAX_DEPTH: u32 = 6;

/// Endings of finished and unfinished table files.
const TABLE_ENDINGS: [&str; 6] = [
    ".parquet",
    ".arrow",
    ".parquet.tmp",
    ".arrow.tmp",
    ".parquet.part",
    ".arrow.part",
];

/// Removes unfinished copies, sources that no import claimed, and table files that no record names.
pub(crate) fn clear(conn: &Connection, folder: &Folder) -> Result<(), CaseError> {
    clear_pending_sources(conn, folder)?;
    for name in regular_files(&folder.sources())? {
        if is_partial_source(&name) {
            folder::remove_file(&folder.sources().join(&name))?;
        }
    }
    let registered: BTreeSet<String> = files::all(conn)?
        .into_iter()
        // Windows and macOS do not tell names apart by case.
        .map(|file| file.file_name.to_ascii_lowercase())
        .collect();
    for root in [folder::TABLES, folder::RUNS] {
        let path = folder.path.join(root);
        if is_real_dir(&path) {
            clear_dir(&path, root, &registered, 0)?;
        }
    }
    for name in regular_files(&folder.path.join(SEARCH))? {
        if name.starts_with(".index-") && name.contains(UNFINISHED) {
            folder::remove_file(&folder.path.join(SEARCH).join(&name))?;
        }
    }
    let migration_copy =
        |name: &str| name.starts_with("case.before-v") && name.ends_with(".sqlite.part");
    for name in regular_files(&folder.path)? {
        if migration_copy(&name) {
            folder::remove_file(&folder.path.join(&name))?;
        }
    }
    Ok(())
}

/// Removes the copies of sources that no import claimed, with their rows; gives how many.
pub(crate) fn clear_pending_sources(conn: &Connection, folder: &Folder) -> Result<u64, CaseError> {
    let mut count = 0;
    for row in sources::all(conn)?.into_iter().filter(|row| row.pending) {
        clear_pending_source(conn, folder, &row.sha256)?;
        count += 1;
    }
    Ok(count)
}

pub(crate) fn clear_pending_source(
    conn: &Connection,
    folder: &Folder,
    sha256: &str,
) -> Result<(), CaseError> {
    let path = folder.source(sha256);
    if path.symlink_metadata().is_ok_and(|meta| meta.is_file()) {
        folder::remove_file(&path)?;
    }
    // The row goes after its file, so that a crash in between only repeats this.
    sources::delete_pending(conn, sha256)
}

fn clear_dir(
    path: &Path,
    relative: &str,
    registered: &BTreeSet<String>,
    depth: u32,
) -> Result<(), CaseError> {
    let failed = |e: std::io::Error| CaseError::io("Looking for leftovers", path, &e);
    for entry in fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let kind = entry.file_type().map_err(failed)?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let inner = format!("{relative}/{name}");
        if kind.is_dir() && depth < MAX_DEPTH {
            clear_dir(&entry.path(), &inner, registered, depth + 1)?;
            // Only an empty folder can be removed this way; the folders of the kinds of tables stay.
            if relative == folder::RUNS || is_staging(&inner) {
                let _ = fs::remove_dir(entry.path());
            }
        } else if kind.is_file()
            && is_table_file(&name)
            && !registered.contains(&inner.to_ascii_lowercase())
        {
            folder::remove_file(&entry.path())?;
        }
    }
    Ok(())
}

/// A folder that tables were written in before they got their place, or one inside.
fn is_staging(relative: &str) -> bool {
    relative
        .strip_prefix("tables/")
        .is_some_and(|inner| inner.starts_with(STAGING_PREFIX))
}

/// Names of the regular files directly in a folder.
fn regular_files(path: &Path) -> Result<Vec<String>, CaseError> {
    if !is_real_dir(path) {
        return Ok(Vec::new());
    }
    let failed = |e: std::io::Error| CaseError::io("Looking for leftovers", path, &e);
    let mut names = Vec::new();
    for entry in fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_type().map_err(failed)?.is_file()
            && let Ok(name) = entry.file_name().into_string()
        {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn is_real_dir(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|meta| meta.is_dir())
}

/// `.incoming-XXXXXX.part`
fn is_partial_source(name: &str) -> bool {
    name.strip_prefix(PARTIAL_PREFIX)
        .and_then(|rest| rest.strip_suffix(PARTIAL_SUFFIX))
        .is_some_and(|random| {
            !random.is_empty() && random.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// A finished or unfinished table, or a temporary file as the `tempfile` crate names it (`.tmpXXXXXX`).
fn is_table_file(name: &str) -> bool {
    let temporary = name.strip_prefix(".tmp").is_some_and(|random| {
        random.len() == 6 && random.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    // A hidden name made from a table's name, such as `.import-1.parquet.Ab12cd`.
    let hidden = name.starts_with('.') && (name.contains(".parquet") || name.contains(".arrow"));
    temporary || hidden || TABLE_ENDINGS.iter().any(|ending| name.ends_with(ending))
}
