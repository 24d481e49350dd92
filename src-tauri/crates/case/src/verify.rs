//! Checking a case: is everything still what the audit chain and the records say?
//!
//! Reads only, and goes on after a problem, so that one damaged part does not hide another.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::Progress;
use crate::case::{Case, existing};
use crate::error::CaseError;
use crate::folder::{self, Folder};
use crate::names;
use crate::store::hash_file;
use crate::tables::{files, sources};

mod records;

use records::{check_chain, check_database, check_objects};

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Stable, kebab-case.
    pub code: String,
    /// One sentence for people.
    pub sentence: String,
    /// Which row or file.
    pub place: String,
}

/// How much was looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Rows of the audit chain.
    pub audit_events: u64,
    /// Objects compared with what the chain last said of them.
    pub objects: u64,
    /// Commands compared with the chain.
    pub commands: u64,
    /// Source files read and hashed.
    pub sources: u64,
    /// Table files of imports read and hashed.
    pub tables: u64,
    /// Files of runs read and hashed.
    pub run_files: u64,
    /// Bytes read and hashed.
    pub bytes: u64,
}

/// Result of a verification.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// Everything that is wrong; empty = all is well.
    pub problems: Vec<Problem>,
    /// How much was looked at.
    pub checked: Checked,
}

impl Verification {
    /// Nothing is wrong.
    pub fn is_ok(&self) -> bool {
        self.problems.is_empty()
    }

    fn problem(&mut self, code: &str, place: impl Into<String>, sentence: impl Into<String>) {
        self.problems.push(Problem {
            code: code.into(),
            sentence: sentence.into(),
            place: place.into(),
        });
    }

    /// Notes that a part could not be checked; passes on a request to stop.
    fn unless_failed(
        &mut self,
        place: &str,
        result: Result<(), CaseError>,
    ) -> Result<(), CaseError> {
        match result {
            Err(CaseError::Cancelled) => Err(CaseError::Cancelled),
            Err(error) => {
                self.problem(
                    "unreadable",
                    place,
                    format!("This part could not be checked. {error}"),
                );
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }
}

impl Case {
    /// Checks the database, its format, the audit chain, every object, every source and every table.
    ///
    /// Works on a read-only and on a damaged case. Fails only with [`CaseError::Cancelled`].
    pub fn verify(&self, progress: Progress<'_>) -> Result<Verification, CaseError> {
        let mut out = Verification::default();
        let conn = self.conn();
        // One snapshot, even while another process writes.
        let snapshot = conn.unchecked_transaction();
        if !progress("database", 0, 1) {
            return Err(CaseError::Cancelled);
        }
        let result = check_database(conn, &mut out);
        out.unless_failed(folder::DATABASE, result)?;
        let result = check_chain(conn, &mut out, progress);
        out.unless_failed("audit", result)?;
        let result = check_objects(conn, &mut out);
        out.unless_failed("objects", result)?;
        let result = check_sources(conn, self.folder(), &mut out, progress);
        out.unless_failed(folder::SOURCES, result)?;
        let result = check_files(conn, self.folder(), &mut out, progress);
        out.unless_failed(folder::TABLES, result)?;
        drop(snapshot);
        Ok(out)
    }

    /// Verifies a case folder, even when its case file is too damaged to be opened: then the sources
    /// are still compared with the hashes that are their names.
    pub fn verify_folder(dir: &Path, progress: Progress<'_>) -> Result<Verification, CaseError> {
        let folder = existing(dir)?;
        match Self::open_read_only(dir) {
            Ok(case) => case.verify(progress),
            Err(error @ (CaseError::Damaged { .. } | CaseError::Database { .. })) => {
                let mut out = Verification::default();
                out.problem("database-unreadable", folder::DATABASE, error.to_string());
                let names = source_names(&folder);
                for name in names {
                    check_source(&folder, &name, None, &mut out, progress)?;
                }
                Ok(out)
            }
            Err(other) => Err(other),
        }
    }
}

/// Quick look at opening: the first thing that is wrong inside the case file, in words.
pub(crate) fn first_damage(conn: &Connection) -> Result<Option<String>, CaseError> {
    let mut out = Verification::default();
    let go_on = |_: &str, _: u64, _: u64| true;
    let result = check_database(conn, &mut out);
    out.unless_failed(folder::DATABASE, result)?;
    let result = check_chain(conn, &mut out, &go_on);
    out.unless_failed("audit", result)?;
    let result = check_objects(conn, &mut out);
    out.unless_failed("objects", result)?;
    Ok(out.problems.into_iter().next().map(|p| p.sentence))
}

fn check_sources(
    conn: &Connection,
    folder: &Folder,
    out: &mut Verification,
    progress: Progress<'_>,
) -> Result<(), CaseError> {
    let mut known = BTreeSet::new();
    for row in sources::all(conn)? {
        known.insert(row.sha256.clone());
        // Nobody refers to a pending copy; it may be half-way into place just now.
        if !row.pending {
            check_source(folder, &row.sha256, Some(row.size), out, progress)?;
        }
    }
    for name in source_names(folder) {
        if !known.contains(&name) {
            let sentence = "This source is in the folder, but no record of the case mentions it.";
            out.problem(
                "source-unrecorded",
                format!("{}/{name}", folder::SOURCES),
                sentence,
            );
        }
    }
    Ok(())
}

/// Compares a source with its name and its size.
fn check_source(
    folder: &Folder,
    sha256: &str,
    size: Option<u64>,
    out: &mut Verification,
    progress: Progress<'_>,
) -> Result<(), CaseError> {
    let place = format!("{}/{sha256}", folder::SOURCES);
    if !names::is_sha256(sha256) {
        out.problem("bad-path", place, "This is no name of a source.");
        return Ok(());
    }
    check_file(
        folder, &place, sha256, size, "source", "sources", out, progress,
    )?;
    out.checked.sources += 1;
    Ok(())
}

fn check_files(
    conn: &Connection,
    folder: &Folder,
    out: &mut Verification,
    progress: Progress<'_>,
) -> Result<(), CaseError> {
    for file in files::all(conn)? {
        let path = &file.file_name;
        if names::check_case_path(path, &[folder::TABLES, folder::RUNS]).is_err() {
            let sentence = "A record names a file that cannot be part of the case.";
            out.problem("bad-path", path.as_str(), sentence);
            continue;
        }
        let of_run = path.starts_with(folder::RUNS);
        let (what, stage) = if of_run {
            ("run-file", "runs")
        } else {
            ("table", "tables")
        };
        check_file(
            folder,
            path,
            &file.sha256,
            Some(file.size),
            what,
            stage,
            out,
            progress,
        )?;
        if of_run {
            out.checked.run_files += 1;
        } else {
            out.checked.tables += 1;
        }
    }
    Ok(())
}

#[allow(
    clippy::too_many_arguments,
    reason = "one call for three kinds of files"
)]
fn check_file(
    folder: &Folder,
    relative: &str,
    sha256: &str,
    size: Option<u64>,
    what: &str,
    stage: &str,
    out: &mut Verification,
    progress: Progress<'_>,
) -> Result<(), CaseError> {
    let Some((path, found_size)) = folder.regular_file(relative) else {
        let sentence = "This file is missing, or is a link.";
        out.problem(&format!("{what}-missing"), relative, sentence);
        return Ok(());
    };
    if let Some(size) = size.filter(|size| *size != found_size) {
        let sentence = format!("This file has {found_size} bytes instead of {size}.");
        out.problem(&format!("{what}-changed"), relative, sentence);
        return Ok(());
    }
    match hash_file(&path, stage, progress) {
        Err(CaseError::Cancelled) => return Err(CaseError::Cancelled),
        Err(error) => {
            out.problem(&format!("{what}-unreadable"), relative, error.to_string());
        }
        Ok((found, bytes)) => {
            out.checked.bytes = out.checked.bytes.saturating_add(bytes);
            if found != sha256 {
                let sentence =
                    "The bytes of this file are not those that were recorded (SHA-256 differs).";
                out.problem(&format!("{what}-changed"), relative, sentence);
            }
        }
    }
    Ok(())
}

/// Names in `sources/` that are hashes, sorted.
fn source_names(folder: &Folder) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder.sources()) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| names::is_sha256(name))
        .collect();
    names.sort();
    names
}
