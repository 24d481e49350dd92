//! Everything that can go wrong with a case, each with a stable code and one sentence for a human.

use std::io;
use std::path::{Path, PathBuf};

/// What went wrong. [`CaseError::code`] is stable; the text says what, where and what to do.
///
/// Paths stand last in every sentence, so that a log can cut them off.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CaseError {
    /// `create` was pointed at a folder that already holds something else.
    #[error(
        "A case can only be created in a new or empty folder; this one already holds files. Choose another name: {path}"
    )]
    FolderNotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// `create` was pointed at a folder that already is a case.
    #[error("There is already a case here. Open it, or choose another name: {path}")]
    CaseExists {
        /// The case folder.
        path: PathBuf,
    },
    /// A file stands where a folder was expected.
    #[error("This is a file, not a folder: {path}")]
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// The folder in which a case should be created does not exist.
    #[error("The folder in which the case should be created does not exist: {path}")]
    ParentMissing {
        /// The missing parent folder.
        path: PathBuf,
    },
    /// Writing is not permitted there.
    #[error(
        "Zwerm may not write here ({why}). Choose a folder that you may write to, or change its permissions: {path}"
    )]
    NotWritable {
        /// What the operating system said.
        why: String,
        /// Where.
        path: PathBuf,
    },
    /// The folder is not a Zwerm case.
    #[error("This folder is not a Zwerm case: {why}. Path: {path}")]
    NotACase {
        /// What is missing or different.
        why: String,
        /// The folder.
        path: PathBuf,
    },
    /// The case was written by a newer Zwerm.
    #[error(
        "This case has format version {found}, but this Zwerm reads up to version {supported}. Open it with a newer Zwerm: {path}"
    )]
    NewerCase {
        /// Format version of the case.
        found: i64,
        /// Newest format version that this program knows.
        supported: i64,
        /// The case folder.
        path: PathBuf,
    },
    /// The case is older and cannot be upgraded because it is open read-only.
    #[error(
        "This case has the older format version {found} (current: {supported}) and must be opened once for writing before it can be read: {path}"
    )]
    OlderCase {
        /// Format version of the case.
        found: i64,
        /// Format version that this program needs.
        supported: i64,
        /// The case folder.
        path: PathBuf,
    },
    /// The case file is damaged or has been altered by another program.
    #[error(
        "The case file is damaged or was altered outside Zwerm: {what}. Run `verify`, and go back to a copy"
    )]
    Damaged {
        /// What was found.
        what: String,
    },
    /// A change was asked of a case that is open read-only.
    #[error("This case is open for reading only, so nothing was changed: {reason}")]
    ReadOnly {
        /// Why it is read-only.
        reason: String,
    },
    /// No space left on the disk, or the case file may not grow.
    #[error(
        "The disk is full while {doing}. Nothing was half-written; free some space and repeat the step"
    )]
    DiskFull {
        /// The step.
        doing: String,
    },
    /// Another connection kept the case file busy for too long.
    #[error("The case file stayed busy for more than 5 seconds. Wait a moment and repeat the step")]
    Busy,
    /// The same source bytes are already imported.
    #[error("This file is already imported as `{import_id}` (same SHA-256). Nothing was changed")]
    AlreadyImported {
        /// The active import that holds the same bytes.
        import_id: String,
        /// SHA-256 of the bytes, lower-case hexadecimal.
        sha256: String,
    },
    /// An import names a source that was never stored in this case.
    #[error(
        "The source {sha256} is not stored in this case. Store the file before recording its import"
    )]
    UnknownSource {
        /// SHA-256 that was asked for.
        sha256: String,
    },
    /// A source file changed while it was being copied.
    #[error(
        "The file changed while it was being read ({what}), so it was not stored. Wait until its writer has finished, then repeat: {path}"
    )]
    SourceChanged {
        /// What changed.
        what: String,
        /// The file.
        path: PathBuf,
    },
    /// The copy in the case no longer has the bytes that its name promises.
    #[error(
        "The stored copy of source {sha256} no longer has the bytes that were received. Run `verify`, and go back to a copy of the case"
    )]
    SourceDamaged {
        /// SHA-256 that the copy should have.
        sha256: String,
    },
    /// Only regular files can be stored.
    #[error("Only a regular file can be stored as a source: {path}")]
    SourceNotAFile {
        /// The path.
        path: PathBuf,
    },
    /// An import cannot be hidden because a run uses it.
    #[error(
        "The import `{import_id}` cannot be removed: the run `{run}` was computed from it. Remove that run first"
    )]
    ImportInUse {
        /// The import.
        import_id: String,
        /// Name of the first active run that depends on it.
        run: String,
    },
    /// A run names inputs that are not visible in the case.
    #[error(
        "The run `{run}` names the input {sha256}, which belongs to no import of this case (or to a removed one)"
    )]
    UnknownInput {
        /// Name of the run.
        run: String,
        /// The input hash.
        sha256: String,
    },
    /// An id is used already, perhaps by a hidden record.
    #[error(
        "The {kind} id `{id}` is already used in this case, perhaps by a removed one. Choose another"
    )]
    IdInUse {
        /// `import`, `run`, `note` or `finding`.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// A run name is used by another visible run.
    #[error("There is already a run named `{name}`. Choose another name")]
    NameInUse {
        /// The name.
        name: String,
    },
    /// No such object in the case.
    #[error("There is no {kind} `{id}` in this case")]
    Unknown {
        /// `import`, `run`, `note`, `finding`…
        kind: &'static str,
        /// The id that was asked for.
        id: String,
    },
    /// A name cannot be used.
    #[error("`{name}` cannot be used as {kind}: {why}")]
    BadName {
        /// What it should name.
        kind: &'static str,
        /// The name, as given.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A tag stands there already.
    #[error("This has the tag `{tag}` already.")]
    TagThere {
        /// The tag, as the case writes it.
        tag: String,
    },
    /// A record handed to the case contradicts itself.
    #[error("The record cannot be stored: {what}")]
    BadRecord {
        /// What is wrong.
        what: String,
    },
    /// A time stamp is not UTC in RFC 3339 form.
    #[error("`{text}` is no UTC time of the form 2026-11-21T22:40:00Z")]
    BadTime {
        /// The text as given.
        text: String,
    },
    /// A file that a record names is missing or has another size.
    #[error(
        "A file of the case is missing or has another size. Run `verify`, and go back to a copy: {file_name}"
    )]
    FileMissing {
        /// Path relative to the case folder.
        file_name: String,
    },
    /// A setting that only the case itself may write.
    #[error("The setting `{key}` cannot be changed this way")]
    ReservedSetting {
        /// The key.
        key: String,
    },
    /// A search that cannot be understood.
    #[error("This search cannot be understood: {why}.")]
    BadQuery {
        /// What is wrong with it.
        why: String,
    },
    /// The progress closure asked to stop.
    #[error("Stopped on request. Nothing was changed")]
    Cancelled,
    /// The operating system refused a file operation.
    #[error("{doing} failed ({why}): {path}")]
    Io {
        /// The step, as the beginning of a sentence.
        doing: &'static str,
        /// What the operating system said.
        why: String,
        /// Where.
        path: PathBuf,
    },
    /// SQLite refused a statement.
    #[error("The case file refused a step: {why}. If this happens again, run `verify`")]
    Database {
        /// What SQLite said.
        why: String,
    },
    /// The operating system gave no random bytes.
    #[error("The operating system gave no random numbers for the case key: {why}")]
    Random {
        /// What the operating system said.
        why: String,
    },
}

impl CaseError {
    /// Stable, kebab-case name of the kind of error, for scripts and for the window.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FolderNotEmpty { .. } => "folder-not-empty",
            Self::CaseExists { .. } => "case-exists",
            Self::NotAFolder { .. } => "not-a-folder",
            Self::ParentMissing { .. } => "parent-missing",
            Self::NotWritable { .. } => "not-writable",
            Self::NotACase { .. } => "not-a-case",
            Self::NewerCase { .. } => "newer-case",
            Self::OlderCase { .. } => "older-case",
            Self::Damaged { .. } => "case-damaged",
            Self::ReadOnly { .. } => "case-read-only",
            Self::DiskFull { .. } => "disk-full",
            Self::Busy => "case-busy",
            Self::AlreadyImported { .. } => "already-imported",
            Self::UnknownSource { .. } => "unknown-source",
            Self::SourceChanged { .. } => "source-changed",
            Self::SourceDamaged { .. } => "source-damaged",
            Self::SourceNotAFile { .. } => "source-not-a-file",
            Self::ImportInUse { .. } => "import-in-use",
            Self::UnknownInput { .. } => "unknown-input",
            Self::IdInUse { .. } => "id-in-use",
            Self::NameInUse { .. } => "name-in-use",
            Self::Unknown { .. } => "unknown-object",
            Self::BadName { .. } => "bad-name",
            Self::TagThere { .. } => "tag-there",
            Self::BadRecord { .. } => "bad-record",
            Self::BadTime { .. } => "bad-time",
            Self::FileMissing { .. } => "file-missing",
            Self::ReservedSetting { .. } => "reserved-setting",
            Self::BadQuery { .. } => "search-unclear",
            Self::Cancelled => "cancelled",
            Self::Io { .. } => "io",
            Self::Database { .. } => "database",
            Self::Random { .. } => "random",
        }
    }

    /// Turns an I/O error into ours: full disks and missing permissions get their own codes.
    pub(crate) fn io(doing: &'static str, path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::DiskFull {
                doing: lower_first(doing),
            },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::NotWritable {
                    why: reason(error),
                    path: path.to_path_buf(),
                }
            }
            _ => Self::Io {
                doing,
                why: reason(error),
                path: path.to_path_buf(),
            },
        }
    }
}

/// What the system said, without the path that some libraries put into it.
fn reason(error: &io::Error) -> String {
    if error.raw_os_error().is_some() || error.kind() == io::ErrorKind::Other {
        error.to_string()
    } else {
        error.kind().to_string()
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}

impl From<rusqlite::Error> for CaseError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        match error.sqlite_error_code() {
            Some(C::DiskFull) => Self::DiskFull {
                doing: "writing the case file".into(),
            },
            Some(C::DatabaseCorrupt | C::NotADatabase) => Self::Damaged {
                what: error.to_string(),
            },
            Some(C::DatabaseBusy | C::DatabaseLocked) => Self::Busy,
            Some(C::ReadOnly) => Self::ReadOnly {
                reason: error.to_string(),
            },
            _ => Self::Database {
                why: error.to_string(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_disk_and_missing_permission_have_their_own_codes() {
        let path = Path::new("x");
        let code = |kind: io::ErrorKind| CaseError::io("Writing", path, &kind.into()).code();
        assert_eq!(code(io::ErrorKind::StorageFull), "disk-full");
        assert_eq!(code(io::ErrorKind::QuotaExceeded), "disk-full");
        assert_eq!(code(io::ErrorKind::PermissionDenied), "not-writable");
        assert_eq!(code(io::ErrorKind::ReadOnlyFilesystem), "not-writable");
        assert_eq!(code(io::ErrorKind::Interrupted), "io");
    }
}
