//! Adding and removing imports, alone and in sets.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{check_files, unknown};
use crate::change::Change;
use crate::error::CaseError;
use crate::folder::{self, Folder};
use crate::names;
use crate::tables::imports::{self, ImportRecord};
use crate::tables::sources;
use crate::time;

/// An import alone, or the set that it belongs to: what was read together has its rows in the same
/// tables and can only go together.
pub(super) fn remove_import(
    conn: &Connection,
    id: &str,
) -> Result<(String, Change, Change), CaseError> {
    let record = imports::get_active(conn, id)?.ok_or_else(|| unknown("import", id))?;
    let name = record.original_name;
    let Some(set) = record.set_id else {
        let change = |active| Change::ImportActive {
            id: id.into(),
            active,
        };
        let label = format!("Removal of the import of {name}");
        return Ok((label, change(false), change(true)));
    };
    let count = imports::sources_of_set(conn, &set)?.len();
    let change = |active| Change::ImportSetActive {
        id: set.clone(),
        active,
    };
    let label = format!(
        "Removal of the import of {name} and the {} files read with it",
        count - 1
    );
    Ok((label, change(false), change(true)))
}

pub(super) fn add_import_set(
    conn: &Connection,
    folder: &Folder,
    id: &str,
    records: &[ImportRecord],
) -> Result<(), CaseError> {
    names::check_name("the id of a set of imports", id)?;
    if records.is_empty() {
        return Err(CaseError::BadRecord {
            what: "a set of imports has no import".into(),
        });
    }
    if !imports::sources_of_set(conn, id)?.is_empty() {
        return Err(CaseError::IdInUse {
            kind: "import-set",
            id: id.into(),
        });
    }
    let mut sources = BTreeSet::new();
    for record in records {
        if record.set_id.as_deref() != Some(id) {
            return Err(CaseError::BadRecord {
                what: format!("the import {} does not belong to the set {id}", record.id),
            });
        }
        if !sources.insert(&record.source_sha256) {
            return Err(CaseError::BadRecord {
                what: format!("the set {id} has the source {} twice", record.source_sha256),
            });
        }
        insert_import(conn, folder, record)?;
    }
    Ok(())
}

pub(super) fn add_import(
    conn: &Connection,
    folder: &Folder,
    record: &ImportRecord,
) -> Result<(), CaseError> {
    if let Some(set) = &record.set_id {
        return Err(CaseError::BadRecord {
            what: format!(
                "the import {} alone cannot belong to the set {set}",
                record.id
            ),
        });
    }
    insert_import(conn, folder, record)
}

fn insert_import(
    conn: &Connection,
    folder: &Folder,
    record: &ImportRecord,
) -> Result<(), CaseError> {
    time::check_utc(&record.imported_at_utc)?;
    if let Some(import_id) = imports::active_of_source(conn, &record.source_sha256)? {
        return Err(CaseError::AlreadyImported {
            import_id,
            sha256: record.source_sha256.clone(),
        });
    }
    names::check_name("the id of an import", &record.id)?;
    if imports::source_of(conn, &record.id)?.is_some() {
        return Err(CaseError::IdInUse {
            kind: "import",
            id: record.id.clone(),
        });
    }
    let stored = sources::get(conn, &record.source_sha256)?;
    let copy = format!("{}/{}", folder::SOURCES, record.source_sha256);
    if stored.is_none() || folder.regular_file(&copy).is_none() {
        return Err(CaseError::UnknownSource {
            sha256: record.source_sha256.clone(),
        });
    }
    check_files(folder, &record.tables, &[folder::TABLES])?;
    sources::claim(conn, &record.source_sha256)?;
    imports::insert_hidden(conn, record)
}
