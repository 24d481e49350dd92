//! Checking a case: is everything still what the audit chain and the records say?
//!
//! Reads only, and goes on after a problem, so that one damaged part does not hide another.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Progress;
use crate::canonical;
use crate::case::{Case, existing};
use crate::change::state_of;
use crate::database::pragma_int;
use crate::error::CaseError;
use crate::folder::{self, Folder};
use crate::names;
use crate::schema;
use crate::store::hash_file;
use crate::tables::audit::{self, AuditHead, GENESIS};
use crate::tables::{commands, files, findings, imports, marks, notes, runs, sources};

/// A chain that is wrong from some row on would be reported row by row: this many are enough.
const MAX_CHAIN_PROBLEMS: usize = 50;

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

fn check_database(conn: &Connection, out: &mut Verification) -> Result<(), CaseError> {
    let version = pragma_int(conn, "user_version")?;
    if version != schema::FORMAT_VERSION {
        let sentence = format!(
            "The format version is {version} instead of {}.",
            schema::FORMAT_VERSION
        );
        out.problem("wrong-version", folder::DATABASE, sentence);
    }
    for what in schema::differences(conn)? {
        let sentence = format!("The structure of the case file was altered: {what}.");
        out.problem("schema-altered", folder::DATABASE, sentence);
    }
    let mut statement = conn.prepare("PRAGMA quick_check(20)")?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
    for line in lines {
        let line = line?;
        if line != "ok" {
            let sentence = format!("SQLite found the case file damaged: {line}.");
            out.problem("database-damaged", folder::DATABASE, sentence);
        }
    }
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let broken = statement.query_map([], |row| row.get::<_, String>(0))?;
    for table in broken {
        let sentence = "A row refers to a row that is not there.";
        out.problem("broken-reference", table?, sentence);
    }
    Ok(())
}

fn check_chain(
    conn: &Connection,
    out: &mut Verification,
    progress: Progress<'_>,
) -> Result<(), CaseError> {
    let total = audit::count(conn)?;
    let mut expected_seq = 1u64;
    let mut prev_hash = GENESIS.to_string();
    let mut end = None;
    let mut found = Vec::new();
    let mut done = 0u64;
    audit::for_each(conn, |event| {
        if done.is_multiple_of(512) && !progress("audit", done, total) {
            return Err(CaseError::Cancelled);
        }
        done = done.saturating_add(1);
        let place = format!("audit row {}", event.seq);
        if event.seq != expected_seq {
            found.push((
                "audit-gap",
                place.clone(),
                format!(
                    "The audit chain lacks rows: after {} comes {}.",
                    expected_seq.saturating_sub(1),
                    event.seq
                ),
            ));
        }
        if event.prev_hash != prev_hash {
            let sentence = "This audit row does not follow from the row before it.";
            found.push(("audit-link", place.clone(), sentence.into()));
        }
        if event.computed_hash() != event.hash {
            let sentence = "This audit row was changed after it was written.";
            found.push(("audit-changed", place, sentence.into()));
        }
        expected_seq = event.seq.saturating_add(1);
        prev_hash.clone_from(&event.hash);
        end = Some(AuditHead {
            seq: event.seq,
            hash: event.hash,
        });
        Ok(())
    })?;
    out.checked.audit_events = done;
    for (code, place, sentence) in found.into_iter().take(MAX_CHAIN_PROBLEMS) {
        out.problem(code, place, sentence);
    }
    let head = audit::head(conn)?;
    if head.is_none() || head != end {
        let seq = |head: &Option<AuditHead>| head.as_ref().map_or(0, |h| h.seq);
        let sentence = format!(
            "The audit chain ends at row {} but was last written to row {}, or its last row was replaced.",
            seq(&end),
            seq(&head)
        );
        out.problem("audit-cut", "audit head", sentence);
    }
    Ok(())
}

/// What the chain last said about objects and commands.
#[derive(Default)]
struct LastWords {
    /// (type, id) -> row, hash of the state. All findings share one state.
    states: BTreeMap<(String, String), (u64, String)>,
    /// Number of the command -> hash of its steps.
    commands: BTreeMap<u64, String>,
}

fn last_words(conn: &Connection) -> Result<LastWords, CaseError> {
    let mut out = LastWords::default();
    audit::for_each(conn, |event| {
        if !event.after_hash.is_empty() {
            let id = match event.object_type.as_str() {
                "finding" => String::new(),
                _ => event.object_id,
            };
            out.states
                .insert((event.object_type, id), (event.seq, event.after_hash));
        }
        if let Ok(body) = serde_json::from_str::<Value>(&event.body)
            && let (Some(id), Some(hash)) = (
                body.get("command_id").and_then(Value::as_u64),
                body.get("changes_sha256").and_then(Value::as_str),
            )
        {
            out.commands.insert(id, hash.into());
        }
        Ok(())
    })?;
    Ok(out)
}

fn check_objects(conn: &Connection, out: &mut Verification) -> Result<(), CaseError> {
    let words = last_words(conn)?;
    for ((kind, id), (seq, hash)) in &words.states {
        out.checked.objects += 1;
        if canonical::hash(&state_of(conn, kind, id)?) != *hash {
            let sentence = format!(
                "The {kind} is not as it was when it was last changed through Zwerm (audit row {seq})."
            );
            out.problem("object-altered", format!("{kind} {id}"), sentence);
        }
    }
    for (kind, id) in visible_objects(conn)? {
        if !words.states.contains_key(&(kind.to_string(), id.clone())) {
            let sentence = format!("The audit chain does not know of this {kind}.");
            out.problem("object-unaudited", format!("{kind} {id}"), sentence);
        }
    }
    for command in commands::all(conn)? {
        out.checked.commands += 1;
        if words.commands.get(&command.id) != Some(&command.changes_hash()?) {
            let sentence = "This command was changed after it was done, so undo would be wrong.";
            out.problem(
                "command-altered",
                format!("command {}", command.id),
                sentence,
            );
        }
    }
    Ok(())
}

fn visible_objects(conn: &Connection) -> Result<Vec<(&'static str, String)>, CaseError> {
    let mut out = Vec::new();
    out.extend(imports::active(conn)?.into_iter().map(|x| ("import", x.id)));
    out.extend(runs::active(conn)?.into_iter().map(|x| ("run", x.id)));
    out.extend(notes::active(conn)?.into_iter().map(|x| ("note", x.id)));
    out.extend(
        marks::all(conn, false)?
            .into_iter()
            .map(|x| ("mark", x.key.text())),
    );
    if !findings::order(conn)?.is_empty() {
        out.push(("finding", String::new()));
    }
    Ok(out)
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
