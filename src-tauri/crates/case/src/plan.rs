//! Turning a command into one step forward and one back, after checking everything it says.

mod drawings;
mod imports;
mod tags;

use rusqlite::Connection;

use crate::change::Change;
use crate::command::{Command, Stamp};
use crate::error::CaseError;
use crate::folder::{self, Folder};
use crate::names;
use crate::tables::files::TableRef;
use crate::tables::findings::{self, Finding};
use crate::tables::marks::{self, MarkKey, MarkState, MarkValue};
use crate::tables::notes::{self, Note};
use crate::tables::pictures;
use crate::tables::runs::{self, RunRecord};
use crate::tables::settings;
use crate::time;
use imports::{add_import, add_import_set, remove_import};
use tags::{add_tag, remove_tag};

/// A command turned into steps.
pub(crate) struct Plan {
    pub label: String,
    pub forward: Change,
    pub inverse: Change,
}

/// Checks a command, inserts its hidden rows, and says how to do and undo it.
pub(crate) fn plan(
    conn: &Connection,
    folder: &Folder,
    command: &Command,
    stamp: &Stamp,
) -> Result<Plan, CaseError> {
    let (label, forward, inverse) = match command {
        Command::AddImport(record) => {
            add_import(conn, folder, record)?;
            let change = |active| Change::ImportActive {
                id: record.id.clone(),
                active,
            };
            (
                format!("Import of {}", record.original_name),
                change(true),
                change(false),
            )
        }
        Command::AddImportSet { id, name, records } => {
            add_import_set(conn, folder, id, records)?;
            let change = |active| Change::ImportSetActive {
                id: id.clone(),
                active,
            };
            (
                format!("Import of {} files ({name})", records.len()),
                change(true),
                change(false),
            )
        }
        Command::RemoveImport { id } => remove_import(conn, id)?,
        Command::AddRun(record) => {
            add_run(conn, folder, record)?;
            let change = |active| Change::RunActive {
                id: record.id.clone(),
                active,
            };
            (format!("Run {}", record.name), change(true), change(false))
        }
        Command::RenameRun { id, name } => {
            let run = run(conn, id)?;
            names::check_label("the name of a run", name)?;
            let change = |name: &str| Change::RunName {
                id: run.id.clone(),
                name: name.into(),
            };
            (
                format!("Run {} renamed to {name}", run.name),
                change(name),
                change(&run.name),
            )
        }
        Command::RemoveRun { id } => {
            let run = run(conn, id)?;
            let change = |active| Change::RunActive {
                id: run.id.clone(),
                active,
            };
            (
                format!("Removal of the run {}", run.name),
                change(false),
                change(true),
            )
        }
        Command::SetMark {
            run_id,
            account_a,
            account_b,
            pair_key,
            mark,
        } => {
            let run = run(conn, run_id)?;
            let (a, b) = if account_a <= account_b {
                (account_a, account_b)
            } else {
                (account_b, account_a)
            };
            let key = MarkKey {
                run_id: run.id,
                account_a: a.clone(),
                account_b: b.clone(),
                pair_key: pair_key.clone().filter(|key| !key.is_empty()),
            };
            let old = marks::get(conn, &key)?;
            let new = (*mark != MarkValue::None).then(|| MarkState {
                mark: *mark,
                at_utc: stamp.at_utc.clone(),
                actor: stamp.actor.clone(),
            });
            let change = |state| Change::Mark {
                key: key.clone(),
                state,
            };
            (
                format!("Mark \"{}\" on {a} – {b}", mark.text()),
                change(new),
                change(old),
            )
        }
        Command::AddNote { id, target, text } => {
            target.check()?;
            let id = new_id(
                "note",
                id.as_deref(),
                || notes::next_id(conn),
                |id| notes::exists(conn, id),
            )?;
            notes::insert_hidden(
                conn,
                &Note {
                    id: id.clone(),
                    target: target.clone(),
                    text: text.clone(),
                    author: stamp.actor.clone(),
                    created_at_utc: stamp.at_utc.clone(),
                    updated_at_utc: stamp.at_utc.clone(),
                },
            )?;
            let change = |active| Change::NoteActive {
                id: id.clone(),
                active,
            };
            (
                format!("Note on {}", target.in_words()),
                change(true),
                change(false),
            )
        }
        Command::EditNote { id, text } => {
            let old = notes::get_active(conn, id)?.ok_or_else(|| unknown("note", id))?;
            let change = |text: &str, at: &str| Change::NoteText {
                id: id.clone(),
                text: text.into(),
                updated_at_utc: at.into(),
            };
            (
                format!("Change of {id}"),
                change(text, &stamp.at_utc),
                change(&old.text, &old.updated_at_utc),
            )
        }
        Command::RemoveNote { id } => {
            notes::get_active(conn, id)?.ok_or_else(|| unknown("note", id))?;
            let change = |active| Change::NoteActive {
                id: id.clone(),
                active,
            };
            (format!("Removal of {id}"), change(false), change(true))
        }
        Command::AddTag { target, tag } => add_tag(conn, target, tag, stamp)?,
        Command::RemoveTag { target, tag } => remove_tag(conn, target, tag)?,
        Command::PinAccounts { run_id, accounts } => drawings::pin(conn, run_id, accounts)?,
        Command::ReleaseAccounts { run_id, accounts } => drawings::release(conn, run_id, accounts)?,
        Command::SettleDrawing { run_id, seed } => drawings::settle(conn, run_id, *seed)?,
        Command::AddFinding {
            id,
            content,
            position,
        } => {
            pictures::check_named(conn, content)?;
            let id = new_id(
                "finding",
                id.as_deref(),
                || findings::next_id(conn),
                |id| findings::exists(conn, id),
            )?;
            findings::insert_hidden(
                conn,
                &Finding {
                    id: id.clone(),
                    content: content.clone(),
                    author: stamp.actor.clone(),
                    created_at_utc: stamp.at_utc.clone(),
                    updated_at_utc: stamp.at_utc.clone(),
                },
            )?;
            let change = |position| Change::FindingPlace {
                id: id.clone(),
                position,
            };
            (
                format!("Finding \"{}\"", content.title),
                change(Some(position.unwrap_or(u32::MAX))),
                change(None),
            )
        }
        Command::EditFinding { id, content } => {
            pictures::check_named(conn, content)?;
            let old = findings::get_active(conn, id)?.ok_or_else(|| unknown("finding", id))?;
            (
                format!("Change of the finding \"{}\"", old.content.title),
                Change::FindingContent {
                    id: id.clone(),
                    content: content.clone(),
                    updated_at_utc: stamp.at_utc.clone(),
                },
                Change::FindingContent {
                    id: id.clone(),
                    content: old.content,
                    updated_at_utc: old.updated_at_utc,
                },
            )
        }
        Command::RemoveFinding { id } => {
            let (title, place) = finding_place(conn, id)?;
            let change = |position| Change::FindingPlace {
                id: id.clone(),
                position,
            };
            (
                format!("Removal of the finding \"{title}\""),
                change(None),
                change(Some(place)),
            )
        }
        Command::MoveFinding { id, position } => {
            let (title, place) = finding_place(conn, id)?;
            let change = |position| Change::FindingPlace {
                id: id.clone(),
                position: Some(position),
            };
            (
                format!("Move of the finding \"{title}\""),
                change(*position),
                change(place),
            )
        }
        Command::SetTitle { title } => {
            let old = settings::text(conn, settings::TITLE)?.unwrap_or_default();
            (
                format!("Title \"{title}\""),
                Change::Title {
                    title: title.clone(),
                },
                Change::Title { title: old },
            )
        }
        Command::ChangeSetting { key, value, label } => {
            settings::check_key(key)?;
            names::check_label("the name of a setting", label)?;
            let change = |value| Change::Setting {
                key: key.clone(),
                value,
            };
            let old = settings::text(conn, key)?;
            (label.clone(), change(value.clone()), change(old))
        }
    };
    Ok(Plan {
        label,
        forward,
        inverse,
    })
}

fn unknown(kind: &'static str, id: &str) -> CaseError {
    CaseError::Unknown {
        kind,
        id: id.into(),
    }
}

fn run(conn: &Connection, name_or_id: &str) -> Result<RunRecord, CaseError> {
    let id = runs::find(conn, name_or_id)?.ok_or_else(|| unknown("run", name_or_id))?;
    runs::get_active(conn, &id)?.ok_or_else(|| unknown("run", name_or_id))
}

fn finding_place(conn: &Connection, id: &str) -> Result<(String, u32), CaseError> {
    let all = findings::active(conn)?;
    all.iter()
        .zip(0u32..)
        .find(|(finding, _)| finding.id == id)
        .map(|(finding, place)| (finding.content.title.clone(), place))
        .ok_or_else(|| unknown("finding", id))
}

fn new_id(
    kind: &'static str,
    wanted: Option<&str>,
    next: impl Fn() -> Result<String, CaseError>,
    taken: impl Fn(&str) -> Result<bool, CaseError>,
) -> Result<String, CaseError> {
    let Some(id) = wanted else {
        return next();
    };
    names::check_name("an id", id)?;
    if taken(id)? {
        return Err(CaseError::IdInUse {
            kind,
            id: id.into(),
        });
    }
    Ok(id.into())
}

fn add_run(conn: &Connection, folder: &Folder, record: &RunRecord) -> Result<(), CaseError> {
    time::check_utc(&record.started_at_utc)?;
    time::check_utc(&record.finished_at_utc)?;
    names::check_name("the id of a run", &record.id)?;
    names::check_label("the name of a run", &record.name)?;
    if runs::name_of(conn, &record.id)?.is_some() {
        return Err(CaseError::IdInUse {
            kind: "run",
            id: record.id.clone(),
        });
    }
    for sha256 in &record.inputs {
        if !names::is_sha256(sha256) {
            return Err(CaseError::BadRecord {
                what: format!("the input `{sha256}` is no SHA-256 in lower-case hexadecimal"),
            });
        }
    }
    check_files(folder, &record.files, &[folder::RUNS])?;
    let own = format!("{}/{}/", folder::RUNS, record.id);
    if let Some(file) = record.files.iter().find(|f| !f.file_name.starts_with(&own)) {
        return Err(CaseError::BadRecord {
            what: format!("{} does not lie in {own}", file.file_name),
        });
    }
    runs::insert_hidden(conn, record)
}

/// Every file must be there with its size; the hash is compared by `verify`, because reading gigabytes
/// again right after writing them would double the time of an import.
fn check_files(folder: &Folder, files: &[TableRef], roots: &[&str]) -> Result<(), CaseError> {
    for file in files {
        names::check_case_path(&file.file_name, roots)?;
        if !names::is_sha256(&file.sha256) {
            return Err(CaseError::BadRecord {
                what: format!(
                    "{} has no SHA-256 in lower-case hexadecimal",
                    file.file_name
                ),
            });
        }
        let found = folder
            .regular_file(&file.file_name)
            .is_some_and(|(_, size)| size == file.size);
        if !found {
            return Err(CaseError::FileMissing {
                file_name: file.file_name.clone(),
            });
        }
    }
    Ok(())
}
