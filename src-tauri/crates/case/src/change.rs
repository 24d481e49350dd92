//! The small, invertible steps behind the commands, and the state of an object as the audit chain sees it.
//!
//! A command becomes one [`Change`] forward and one backward when it is first applied. Undo and redo
//! perform those again, never the command, so that they restore exactly what was there.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::canonical;
use crate::error::CaseError;
use crate::tables::drawings::Drawing;
use crate::tables::findings::FindingContent;
use crate::tables::imports::{ImportRecord, Without};
use crate::tables::marks::{MarkKey, MarkState};
use crate::tables::tags::{TagKey, TagState};
use crate::tables::{
    drawings, findings, imports, marks, notes, pictures, runs, seen, settings, sources, tags,
};

/// One step on the tables.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub(crate) enum Change {
    ImportActive {
        id: String,
        active: bool,
    },
    ImportSetActive {
        id: String,
        active: bool,
    },
    RunActive {
        id: String,
        active: bool,
    },
    RunName {
        id: String,
        name: String,
    },
    Drawing {
        run_id: String,
        state: Option<Drawing>,
    },
    Mark {
        key: MarkKey,
        state: Option<MarkState>,
    },
    Tag {
        key: TagKey,
        state: Option<TagState>,
    },
    NoteActive {
        id: String,
        active: bool,
    },
    NoteText {
        id: String,
        text: String,
        updated_at_utc: String,
    },
    FindingPlace {
        id: String,
        position: Option<u32>,
    },
    FindingContent {
        id: String,
        content: FindingContent,
        updated_at_utc: String,
    },
    Title {
        title: String,
    },
    Setting {
        key: String,
        value: Option<String>,
    },
}

/// What a step is about, in the words of the audit chain.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Object {
    pub kind: &'static str,
    pub id: String,
}

impl Object {
    pub(crate) fn new(kind: &'static str, id: &str) -> Self {
        Self {
            kind,
            id: id.into(),
        }
    }
}

impl Change {
    pub(crate) fn object(&self) -> Object {
        match self {
            Self::ImportActive { id, .. } => Object::new("import", id),
            Self::ImportSetActive { id, .. } => Object::new("import-set", id),
            Self::RunActive { id, .. } | Self::RunName { id, .. } => Object::new("run", id),
            Self::Drawing { run_id, .. } => Object::new("drawing", run_id),
            Self::Mark { key, .. } => Object::new("mark", &key.text()),
            Self::Tag { key, .. } => Object::new("tag", &key.text()),
            Self::NoteActive { id, .. } | Self::NoteText { id, .. } => Object::new("note", id),
            Self::FindingPlace { id, .. } | Self::FindingContent { id, .. } => {
                Object::new("finding", id)
            }
            Self::Title { .. } => Object::new("case", "title"),
            Self::Setting { key, .. } => Object::new("setting", key),
        }
    }

    /// Performs the step, or refuses it when it would contradict what is visible.
    pub(crate) fn perform(&self, conn: &Connection) -> Result<(), CaseError> {
        let found = match self {
            Self::ImportActive { id, active } => {
                check_import(conn, id, *active)?;
                imports::set_active(conn, id, *active)?
            }
            Self::ImportSetActive { id, active } => {
                check_import_set(conn, id, *active)?;
                imports::set_set_active(conn, id, *active)?
            }
            Self::RunActive { id, active } => {
                if *active {
                    check_run_can_show(conn, id)?;
                }
                runs::set_active(conn, id, *active)?
            }
            Self::RunName { id, name } => {
                if runs::name_taken(conn, name, id)? {
                    return Err(CaseError::NameInUse { name: name.clone() });
                }
                runs::set_name(conn, id, name)?
            }
            Self::Drawing { run_id, state } => {
                drawings::set(conn, run_id, state.as_ref())?;
                true
            }
            Self::Mark { key, state } => {
                marks::set(conn, key, state.as_ref())?;
                true
            }
            Self::Tag { key, state } => {
                tags::set(conn, key, state.as_ref())?;
                true
            }
            Self::NoteActive { id, active } => notes::set_active(conn, id, *active)?,
            Self::NoteText {
                id,
                text,
                updated_at_utc,
            } => notes::set_text(conn, id, text, updated_at_utc)?,
            Self::FindingPlace { id, position } => {
                findings::place(conn, id, *position)?;
                true
            }
            Self::FindingContent {
                id,
                content,
                updated_at_utc,
            } => findings::set_content(conn, id, content, updated_at_utc)?,
            Self::Title { title } => {
                settings::set_text(conn, settings::TITLE, title)?;
                true
            }
            Self::Setting { key, value } => {
                match value {
                    Some(value) => settings::set_text(conn, key, value)?,
                    None => settings::clear(conn, key)?,
                }
                true
            }
        };
        if found {
            Ok(())
        } else {
            let object = self.object();
            Err(CaseError::Unknown {
                kind: object.kind,
                id: object.id,
            })
        }
    }
}

/// Hiding: no visible run may lose an input. Showing: the same bytes are visible only once.
fn check_import(conn: &Connection, id: &str, active: bool) -> Result<(), CaseError> {
    if !active {
        return check_not_in_use(conn, id, Without::Import(id));
    }
    let Some(sha256) = imports::source_of(conn, id)? else {
        return Ok(());
    };
    check_source_is_free(conn, sha256)
}

/// The same for all imports of a set.
fn check_import_set(conn: &Connection, id: &str, active: bool) -> Result<(), CaseError> {
    if !active {
        return check_not_in_use(conn, id, Without::Set(id));
    }
    for sha256 in imports::sources_of_set(conn, id)? {
        check_source_is_free(conn, sha256)?;
    }
    Ok(())
}

fn check_not_in_use(conn: &Connection, id: &str, without: Without<'_>) -> Result<(), CaseError> {
    for run_id in runs::active_ids(conn)? {
        for sha256 in runs::inputs(conn, &run_id)? {
            if !imports::is_visible_input(conn, &sha256, without)? {
                return Err(CaseError::ImportInUse {
                    import_id: id.into(),
                    run: runs::name_of(conn, &run_id)?.unwrap_or(run_id),
                });
            }
        }
    }
    Ok(())
}

fn check_source_is_free(conn: &Connection, sha256: String) -> Result<(), CaseError> {
    match imports::active_of_source(conn, &sha256)? {
        Some(import_id) => Err(CaseError::AlreadyImported { import_id, sha256 }),
        None => Ok(()),
    }
}

fn check_run_can_show(conn: &Connection, id: &str) -> Result<(), CaseError> {
    let Some(name) = runs::name_of(conn, id)? else {
        return Ok(());
    };
    if runs::name_taken(conn, &name, id)? {
        return Err(CaseError::NameInUse { name });
    }
    for sha256 in runs::inputs(conn, id)? {
        if !imports::is_visible_input(conn, &sha256, Without::Nothing)? {
            return Err(CaseError::UnknownInput { run: name, sha256 });
        }
    }
    Ok(())
}

/// State of an object as everybody sees it; `Null` when it is not visible.
///
/// The state of a finding is the whole list of findings, because its place in the list matters and
/// moving one moves others. An import includes the facts about its source.
pub(crate) fn state_of(conn: &Connection, kind: &str, id: &str) -> Result<Value, CaseError> {
    Ok(match kind {
        "import" => match imports::get_active(conn, id)? {
            Some(record) => import_state(conn, &record)?,
            None => Value::Null,
        },
        "import-set" => {
            let records = imports::active_of_set(conn, id)?;
            if records.is_empty() {
                return Ok(Value::Null);
            }
            let states = records.iter().map(|record| import_state(conn, record));
            Value::Array(states.collect::<Result<_, _>>()?)
        }
        "run" => canonical::json(&runs::get_active(conn, id)?)?,
        "drawing" => canonical::json(&drawings::get(conn, id)?)?,
        "mark" => match MarkKey::parse(id) {
            Some(key) => canonical::json(&marks::get(conn, &key)?)?,
            None => Value::Null,
        },
        "tag" => match TagKey::parse(id) {
            Some(key) => canonical::json(&tags::get(conn, &key)?)?,
            None => Value::Null,
        },
        "seen" => canonical::json(&seen::get(conn, id)?)?,
        "picture" => canonical::json(&pictures::get(conn, id)?)?,
        "note" => canonical::json(&notes::get_active(conn, id)?)?,
        "finding" => canonical::json(&findings::active(conn)?)?,
        "case" => canonical::json(&settings::text(conn, settings::TITLE)?)?,
        "setting" => canonical::json(&settings::text(conn, id)?)?,
        _ => Value::Null,
    })
}

fn import_state(conn: &Connection, record: &ImportRecord) -> Result<Value, CaseError> {
    let source = sources::get(conn, &record.source_sha256)?;
    Ok(json!({
        "record": canonical::json(record)?,
        "sha512": source.as_ref().map(|s| s.sha512.clone()),
        "size": source.map(|s| s.size),
    }))
}

/// Hash of [`state_of`].
pub(crate) fn state_hash(conn: &Connection, object: &Object) -> Result<String, CaseError> {
    Ok(canonical::hash(&state_of(conn, object.kind, &object.id)?))
}
