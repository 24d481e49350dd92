//! The part of `verify` inside the case file: format, audit chain, objects and commands.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde_json::Value;

use super::Verification;
use crate::Progress;
use crate::canonical;
use crate::change::state_of;
use crate::database::pragma_int;
use crate::error::CaseError;
use crate::folder;
use crate::schema;
use crate::tables::audit::{self, AuditHead, GENESIS};
use crate::tables::{
    commands, drawings, findings, imports, marks, notes, pictures, runs, seen, settings, tags,
};

/// A chain that is wrong from some row on would be reported row by row: this many are enough.
const MAX_CHAIN_PROBLEMS: usize = 50;

pub(super) fn check_database(conn: &Connection, out: &mut Verification) -> Result<(), CaseError> {
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

pub(super) fn check_chain(
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

pub(super) fn check_objects(conn: &Connection, out: &mut Verification) -> Result<(), CaseError> {
    let words = last_words(conn)?;
    check_facts(conn, out)?;
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
    for import in imports::active(conn)? {
        match import.set_id {
            None => out.push(("import", import.id)),
            // All of a set are one object; they follow each other.
            Some(set) if out.last().is_some_and(|(_, last)| *last == set) => {}
            Some(set) => out.push(("import-set", set)),
        }
    }
    out.extend(runs::active(conn)?.into_iter().map(|x| ("run", x.id)));
    out.extend(notes::active(conn)?.into_iter().map(|x| ("note", x.id)));
    out.extend(
        marks::all(conn, false)?
            .into_iter()
            .map(|x| ("mark", x.key.text())),
    );
    out.extend(drawings::runs(conn)?.into_iter().map(|x| ("drawing", x)));
    out.extend(pictures::all(conn)?.into_iter().map(|x| ("picture", x)));
    out.extend(tags::all(conn)?.into_iter().map(|x| ("tag", x.key.text())));
    out.extend(
        seen::all(conn, false)?
            .into_iter()
            .map(|x| ("seen", x.key())),
    );
    if !findings::order(conn)?.is_empty() {
        out.push(("finding", String::new()));
    }
    Ok(out)
}

/// What the first audit row says of the creation must still stand in the settings.
fn check_facts(conn: &Connection, out: &mut Verification) -> Result<(), CaseError> {
    let Some(first) = audit::events(conn, 0, 1)?.into_iter().next() else {
        return Ok(());
    };
    let body: Value = serde_json::from_str(&first.body).unwrap_or_default();
    let told = |key: &str| body.get(key).and_then(Value::as_str).map(str::to_owned);
    let facts = [
        (settings::CREATED_AT_UTC, Some(first.at_utc)),
        (settings::CASE_ID, told(settings::CASE_ID)),
        (settings::TOOL_VERSION, told(settings::TOOL_VERSION)),
    ];
    for (key, told) in facts {
        if settings::text(conn, key)? != told {
            let sentence = "This fact about the case is not what was written down at its creation.";
            out.problem("object-altered", format!("setting {key}"), sentence);
        }
    }
    Ok(())
}
