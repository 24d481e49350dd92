//! Creating and opening a case: whether it may be changed, and where its files lie.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::canonical;
use crate::database::{self, Mode};
use crate::error::CaseError;
use crate::folder::{self, Folder};
use crate::leftovers;
use crate::lock::{self, Attempt, Lock};
use crate::names;
use crate::schema;
use crate::tables::audit::{self, NewEvent};
use crate::tables::files::TableRef;
use crate::tables::settings::{self, Meta};
use crate::time;
use crate::verify;

/// May the case be changed through this handle?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "access", rename_all = "kebab-case")]
pub enum Access {
    /// Yes; nobody else can write until the handle is dropped.
    ReadWrite,
    /// No.
    ReadOnly {
        /// Why not.
        reason: ReadOnlyReason,
    },
}

/// Why a case is open for reading only; `Display` is a clause for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ReadOnlyReason {
    /// It was asked for.
    #[error("it was opened for reading")]
    Requested,
    /// Another process is the writer.
    #[error("another Zwerm has it open for writing (process {}, since {}); close that one first", .pid.map_or_else(|| "unknown".to_string(), |p| p.to_string()), .since_utc.as_deref().unwrap_or("unknown"))]
    Locked {
        /// Process number of the writer, if known.
        pid: Option<u32>,
        /// Since when (UTC), if known.
        since_utc: Option<String>,
    },
    /// The folder cannot be written.
    #[error("its folder cannot be written ({why})")]
    FolderNotWritable {
        /// What the operating system said.
        why: String,
    },
    /// The case is damaged or was altered outside Zwerm; it is never repaired silently.
    #[error(
        "it is damaged or was altered outside Zwerm ({what}); run `verify` and go back to a copy"
    )]
    Damaged {
        /// What was found first.
        what: String,
    },
}

/// An open case. Dropping it closes the file and releases the lock.
#[derive(Debug)]
pub struct Case {
    // Dropped in this order: the database is closed before the lock is released.
    conn: Connection,
    folder: Folder,
    access: Access,
    _lock: Option<Lock>,
}

impl Case {
    /// Creates a case in a folder that does not exist yet, or is empty, and opens it for writing.
    ///
    /// The case is built beside its place and renamed, so a crash never leaves half a case there.
    pub fn create(dir: &Path, meta: &Meta) -> Result<Self, CaseError> {
        time::check_utc(&meta.created_at_utc)?;
        check_free(dir)?;
        let parent = match dir.parent() {
            Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
            Some(parent) => parent,
            None => Path::new("."),
        };
        if !parent.is_dir() {
            return Err(CaseError::ParentMissing {
                path: parent.to_path_buf(),
            });
        }
        let failed = |e: io::Error| CaseError::io("Creating the case", dir, &e);
        let building = tempfile::Builder::new()
            .prefix(".zwerm-new-")
            .tempdir_in(parent)
            .map_err(failed)?;
        for name in [folder::SOURCES, folder::TABLES, folder::RUNS] {
            fs::create_dir(building.path().join(name)).map_err(failed)?;
        }
        schema::create(&building.path().join(folder::DATABASE), |conn| {
            fill_new(conn, meta)
        })?;
        folder::sync_dir(building.path())?;
        if cfg!(windows) && dir.is_dir() {
            // Windows does not rename onto an empty folder.
            fs::remove_dir(dir).map_err(failed)?;
        }
        fs::rename(building.path(), dir).map_err(|e| match e.kind() {
            io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::AlreadyExists => {
                CaseError::FolderNotEmpty { path: dir.into() }
            }
            _ => failed(e),
        })?;
        // Renamed away: nothing is left to delete at the old path.
        let _ = building.keep();
        folder::sync_dir(parent)?;
        Self::open(dir)
    }

    /// Opens a case: for writing when nobody else does and it is sound, otherwise for reading, and
    /// [`Case::access`] says why. Clears leftovers of a crash when opened for writing.
    pub fn open(dir: &Path) -> Result<Self, CaseError> {
        let folder = existing(dir)?;
        let lock = match lock::acquire(dir)? {
            Attempt::Held(lock) => lock,
            Attempt::Taken(who) => {
                let reason = ReadOnlyReason::Locked {
                    pid: who.as_ref().map(|who| who.pid),
                    since_utc: who.map(|who| who.since_utc),
                };
                return Self::read_only(folder, reason);
            }
            Attempt::NotWritable(why) => {
                return Self::read_only(folder, ReadOnlyReason::FolderNotWritable { why });
            }
        };
        let mut conn = match database::open(&folder.database(), Mode::Write) {
            Ok(conn) => conn,
            // The folder can be written, the file cannot.
            Err(CaseError::ReadOnly { reason }) => {
                return Self::read_only(folder, ReadOnlyReason::FolderNotWritable { why: reason });
            }
            Err(error) => return Err(error),
        };
        if conn.is_readonly("main")? {
            let why = "case.sqlite is write-protected".into();
            return Self::read_only(folder, ReadOnlyReason::FolderNotWritable { why });
        }
        schema::check_version(&conn, dir)?;
        schema::migrate(&mut conn, &folder, schema::STEPS)?;
        if let Some(what) = verify::first_damage(&conn)? {
            drop(conn);
            return Self::read_only(folder, ReadOnlyReason::Damaged { what });
        }
        database::make_durable(&conn)?;
        leftovers::clear(&conn, &folder)?;
        Ok(Self {
            conn,
            folder,
            access: Access::ReadWrite,
            _lock: Some(lock),
        })
    }

    /// Opens a case for reading, whoever else has it open. Nothing in the folder is changed.
    pub fn open_read_only(dir: &Path) -> Result<Self, CaseError> {
        Self::read_only(existing(dir)?, ReadOnlyReason::Requested)
    }

    fn read_only(folder: Folder, reason: ReadOnlyReason) -> Result<Self, CaseError> {
        let conn = database::open(&folder.database(), Mode::Read)?;
        let found = schema::check_version(&conn, &folder.path)?;
        if found < schema::FORMAT_VERSION {
            return Err(CaseError::OlderCase {
                found,
                supported: schema::FORMAT_VERSION,
                path: folder.path,
            });
        }
        Ok(Self {
            conn,
            folder,
            access: Access::ReadOnly { reason },
            _lock: None,
        })
    }

    /// May the case be changed, and if not, why?
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// The case folder.
    pub fn dir(&self) -> &Path {
        &self.folder.path
    }

    /// Folder for the tables of imports (`out_dir` of the importer).
    pub fn tables_dir(&self) -> PathBuf {
        self.folder.path.join(folder::TABLES)
    }

    /// Folder of a run's files; the caller creates it. The id must be a safe file name.
    pub fn run_dir(&self, run_id: &str) -> Result<PathBuf, CaseError> {
        names::check_name("the id of a run", run_id)?;
        Ok(self.folder.path.join(folder::RUNS).join(run_id))
    }

    /// Path of a stored source.
    pub fn source_path(&self, sha256: &str) -> Result<PathBuf, CaseError> {
        let unknown = || CaseError::UnknownSource {
            sha256: sha256.into(),
        };
        if !names::is_sha256(sha256) {
            return Err(unknown());
        }
        self.folder
            .regular_file(&format!("{}/{sha256}", folder::SOURCES))
            .map(|(path, _)| path)
            .ok_or_else(unknown)
    }

    /// Path of a registered file, checked to be a regular file inside the case.
    pub fn path_of(&self, file: &TableRef) -> Result<PathBuf, CaseError> {
        names::check_case_path(&file.file_name, &[folder::TABLES, folder::RUNS])?;
        self.folder
            .regular_file(&file.file_name)
            .map(|(path, _)| path)
            .ok_or_else(|| CaseError::FileMissing {
                file_name: file.file_name.clone(),
            })
    }

    pub(crate) fn conn(&self) -> &Connection {
        &self.conn
    }

    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The connection for a change, or why there can be none.
    pub(crate) fn writer(&mut self) -> Result<(&mut Connection, &Folder), CaseError> {
        self.check_writable()?;
        Ok((&mut self.conn, &self.folder))
    }

    pub(crate) fn check_writable(&self) -> Result<(), CaseError> {
        match &self.access {
            Access::ReadWrite => Ok(()),
            Access::ReadOnly { reason } => Err(CaseError::ReadOnly {
                reason: reason.to_string(),
            }),
        }
    }
}

/// The folder of an existing case.
pub(crate) fn existing(dir: &Path) -> Result<Folder, CaseError> {
    let why = |why: &str| CaseError::NotACase {
        why: why.into(),
        path: dir.to_path_buf(),
    };
    match fs::metadata(dir) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Err(why("there is nothing here")),
        Err(e) => return Err(CaseError::io("Opening the case", dir, &e)),
        Ok(meta) if !meta.is_dir() => return Err(CaseError::NotAFolder { path: dir.into() }),
        Ok(_) => {}
    }
    let folder = Folder::new(dir);
    // A link could make us read and write a database somewhere else.
    match fs::symlink_metadata(folder.database()) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Err(why("it has no case.sqlite")),
        Err(e) => Err(CaseError::io("Opening the case", dir, &e)),
        Ok(meta) if !meta.is_file() => Err(why("its case.sqlite is not a regular file")),
        Ok(_) => Ok(folder),
    }
}

/// May a case be created here?
fn check_free(dir: &Path) -> Result<(), CaseError> {
    let path = dir.to_path_buf();
    match fs::metadata(dir) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(CaseError::io("Creating the case", dir, &e)),
        Ok(meta) if !meta.is_dir() => return Err(CaseError::NotAFolder { path }),
        Ok(_) => {}
    }
    if dir.join(folder::DATABASE).exists() {
        return Err(CaseError::CaseExists { path });
    }
    let mut entries = fs::read_dir(dir).map_err(|e| CaseError::io("Creating the case", dir, &e))?;
    match entries.next() {
        Some(_) => Err(CaseError::FolderNotEmpty { path }),
        None => Ok(()),
    }
}

/// Rows of a new case: its facts, its secret key, and the first audit row.
fn fill_new(conn: &Connection, meta: &Meta) -> Result<(), CaseError> {
    let case_id = canonical::hex(&random::<16>()?);
    settings::set_text(conn, settings::TITLE, &meta.title)?;
    settings::set_text(conn, settings::CREATED_AT_UTC, &meta.created_at_utc)?;
    settings::set_text(conn, settings::TOOL_VERSION, &meta.tool_version)?;
    settings::set_text(conn, settings::CASE_ID, &case_id)?;
    settings::set_pseudonym_key(conn, &random::<32>()?)?;
    let nothing = canonical::hash(&serde_json::Value::Null);
    let title = canonical::hash(&json!(meta.title));
    audit::append(
        conn,
        &NewEvent {
            at_utc: &meta.created_at_utc,
            actor: &meta.actor,
            action: "create-case",
            object_type: "case",
            object_id: "title",
            before_hash: &nothing,
            after_hash: &title,
            body: &json!({
                "case_id": case_id,
                "format_version": schema::FORMAT_VERSION,
                "title": meta.title,
                "tool_version": meta.tool_version,
            }),
        },
    )?;
    Ok(())
}

fn random<const N: usize>() -> Result<[u8; N], CaseError> {
    let mut bytes = [0u8; N];
    getrandom::fill(&mut bytes).map_err(|e| CaseError::Random { why: e.to_string() })?;
    Ok(bytes)
}
