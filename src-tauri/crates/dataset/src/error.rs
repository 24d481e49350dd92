//! What can go wrong, each with a stable code for programs and one sentence for people.

use thiserror::Error;

/// Everything this crate can fail with.
///
/// Display is one sentence: what, where, what to do; a path comes last.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum DatasetError {
    /// The file is not there, or may not be read or written.
    #[error("{doing} failed: {source}: {path}")]
    Io {
        /// What was attempted, e.g. "reading the file".
        doing: &'static str,
        /// The system's own error.
        source: std::io::Error,
        /// The file or folder.
        path: String,
    },
    /// The path is no regular file (a folder, a device, a web address).
    #[error("only a file on this computer can be read, and this is none: {path}")]
    NotAFile {
        /// The path as given.
        path: String,
    },
    /// The file has no bytes, or nothing but blanks.
    #[error("the file is empty; nothing can be imported: {path}")]
    EmptyFile {
        /// The file.
        path: String,
    },
    /// The file has column names and no row.
    #[error("the file has a header with {columns} columns and no data row: {path}")]
    HeaderOnly {
        /// Columns in the header.
        columns: usize,
        /// The file.
        path: String,
    },
    /// The bytes are those of a picture, a program, an archive, or have NUL bytes.
    #[error(
        "this is not a text table but {kind}; export it as CSV, NDJSON or Parquet first: {path}"
    )]
    BinaryFile {
        /// What the bytes look like.
        kind: String,
        /// The file.
        path: String,
    },
    /// A gzip or zstd stream, or a member of a zip archive, ends early or is damaged.
    #[error(
        "the {container} file is truncated or damaged after {bytes} unpacked bytes ({reason}); fetch it again: {path}"
    )]
    DamagedArchive {
        /// gzip, zstd or zip.
        container: String,
        /// Bytes that could be unpacked.
        bytes: u64,
        /// What the unpacker said.
        reason: String,
        /// The file.
        path: String,
    },
    /// A zip archive that is damaged, or has what no honest archive has.
    #[error(
        "the zip archive is not read: {reason}; unpack it with another program and import the files: {path}"
    )]
    ArchiveRefused {
        /// What is wrong, with the member's name.
        reason: String,
        /// The archive.
        path: String,
    },
    /// An archive that unpacks to far more than it should.
    #[error("the archive is not read: {reason}; such files are made to fill a disk: {path}")]
    ArchiveBomb {
        /// What unpacks to how much.
        reason: String,
        /// The archive.
        path: String,
    },
    /// An archive has several files and none was chosen.
    #[error("the archive has {} files, choose one: {}: {path}", members.len(), some_of(members))]
    ChooseMember {
        /// Names of its files.
        members: Vec<String>,
        /// The archive.
        path: String,
    },
    /// An archive has no file of this name.
    #[error(
        "the archive has no file {member:?}, but: {}: {path}",
        some_of(members)
    )]
    UnknownMember {
        /// The name that was given.
        member: String,
        /// Names of its files.
        members: Vec<String>,
        /// The archive.
        path: String,
    },
    /// The header cannot be decoded, or the encoding's name is unknown.
    #[error(
        "the text cannot be read as {encoding}: {reason}; name the encoding (utf-8, windows-1252, utf-16le, ...)"
    )]
    InvalidEncoding {
        /// The encoding tried.
        encoding: String,
        /// What is wrong.
        reason: String,
    },
    /// A quote opened in the header never closes.
    #[error(
        "a quote opened on line {line} is never closed; correct that line or name another delimiter"
    )]
    UnclosedQuote {
        /// 1-based physical line.
        line: u64,
    },
    /// Two columns have the same name.
    #[error(
        "the header has the column name {name:?} {count} times; rename them so that each is unique"
    )]
    DuplicateHeader {
        /// The repeated name.
        name: String,
        /// How often it occurs.
        count: usize,
    },
    /// The file lacks a role that every import needs.
    #[error("no column was found for: {}; the file has the columns: {}; name them, for example --map account=COLUMN", missing.join(", "), columns.join(", "))]
    MissingRoles {
        /// Roles without a column.
        missing: Vec<String>,
        /// The header.
        columns: Vec<String>,
    },
    /// A mapping names a column that the file has not.
    #[error("the column {column:?} for the role {role} does not exist; the file has the columns: {}", columns.join(", "))]
    UnknownColumn {
        /// The role that was mapped.
        role: String,
        /// The name that was given.
        column: String,
        /// The header.
        columns: Vec<String>,
    },
    /// A role is given to two columns, or its text form is unknown.
    #[error("the role {role:?} cannot be used: {reason}")]
    InvalidRole {
        /// Text form of the role.
        role: String,
        /// What is wrong.
        reason: String,
    },
    /// An option has a value that nobody understands.
    #[error("{option} = {value:?} is not understood; {expected}")]
    InvalidOption {
        /// Name of the option.
        option: &'static str,
        /// The value given.
        value: String,
        /// What is allowed.
        expected: String,
    },
    /// No known time format fits the column.
    #[error(
        "the times in column {column:?} have no known format (for example {sample:?}): {reason}"
    )]
    UnreadableTimes {
        /// The time column.
        column: String,
        /// One of its values.
        sample: String,
        /// What to do.
        reason: String,
    },
    /// The mapping was made for a file with another header.
    #[error("the file does not fit the mapping: {reason}; probe it again")]
    MappingMismatch {
        /// The difference.
        reason: String,
    },
    /// A spreadsheet that is damaged, or too large.
    #[error("the spreadsheet is not read: {reason}: {path}")]
    SheetRefused {
        /// What is wrong with it.
        reason: String,
        /// The file.
        path: String,
    },
    /// A spreadsheet has no sheet of this name.
    #[error(
        "the spreadsheet has no sheet {sheet:?}, but: {}: {path}",
        some_of(sheets)
    )]
    UnknownSheet {
        /// The name that was given.
        sheet: String,
        /// Its sheets.
        sheets: Vec<String>,
        /// The file.
        path: String,
    },
    /// A Parquet file that would take too much memory, or is damaged.
    #[error("the Parquet file is refused: {reason}: {path}")]
    ParquetRefused {
        /// Which limit, and by how much.
        reason: String,
        /// The file.
        path: String,
    },
    /// A table of a case lacks a column or has another type than it should.
    #[error("the table is not one of ours: {reason}: {path}")]
    UnexpectedTable {
        /// What differs.
        reason: String,
        /// The file.
        path: String,
    },
    /// More distinct values than the codes can hold.
    #[error("there are more than {limit} different {what}; split the data")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// The limit.
        limit: u64,
    },
    /// A filter, sort or selection that the table cannot answer.
    #[error("the request cannot be answered: {reason}")]
    InvalidRequest {
        /// What is wrong with it.
        reason: String,
    },
    /// The record asked for is not in the file.
    #[error("record {record} does not exist: the file has {available} data records")]
    NoSuchRecord {
        /// The record number that was asked for.
        record: u64,
        /// Records in the file.
        available: u64,
    },
    /// The data engine refused; a defect or a damaged file.
    #[error("{doing} failed: {reason}")]
    Engine {
        /// What was attempted.
        doing: &'static str,
        /// The engine's own words.
        reason: String,
    },
    /// The caller's progress closure said stop.
    #[error("cancelled")]
    Cancelled,
}

impl DatasetError {
    /// Stable kebab-case code of the error, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io { source, .. } => match source.kind() {
                std::io::ErrorKind::NotFound => "file-not-found",
                std::io::ErrorKind::PermissionDenied => "permission-denied",
                std::io::ErrorKind::StorageFull
                | std::io::ErrorKind::QuotaExceeded
                | std::io::ErrorKind::FileTooLarge => "disk-full",
                _ => "io",
            },
            Self::NotAFile { .. } => "not-a-file",
            Self::EmptyFile { .. } => "empty-file",
            Self::HeaderOnly { .. } => "header-only",
            Self::BinaryFile { .. } => "binary-file",
            Self::DamagedArchive { .. } => "damaged-archive",
            Self::ArchiveRefused { .. } => "archive-refused",
            Self::ArchiveBomb { .. } => "archive-bomb",
            Self::ChooseMember { .. } => "choose-member",
            Self::UnknownMember { .. } => "unknown-member",
            Self::InvalidEncoding { .. } => "invalid-encoding",
            Self::UnclosedQuote { .. } => "unclosed-quote",
            Self::DuplicateHeader { .. } => "duplicate-header",
            Self::MissingRoles { .. } => "missing-roles",
            Self::UnknownColumn { .. } => "unknown-column",
            Self::InvalidRole { .. } => "invalid-role",
            Self::InvalidOption { .. } => "invalid-option",
            Self::UnreadableTimes { .. } => "unreadable-times",
            Self::MappingMismatch { .. } => "mapping-mismatch",
            Self::SheetRefused { .. } => "sheet-refused",
            Self::UnknownSheet { .. } => "unknown-sheet",
            Self::ParquetRefused { .. } => "parquet-refused",
            Self::UnexpectedTable { .. } => "unexpected-table",
            Self::TooMany { .. } => "too-many",
            Self::InvalidRequest { .. } => "invalid-request",
            Self::NoSuchRecord { .. } => "no-such-record",
            Self::Engine { .. } => "engine",
            Self::Cancelled => "cancelled",
        }
    }

    pub(crate) fn io(
        doing: &'static str,
        path: &std::path::Path,
    ) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.display().to_string();
        move |source| Self::Io {
            doing,
            source,
            path,
        }
    }

    pub(crate) fn engine(doing: &'static str) -> impl FnOnce(crate::engine::PolarsError) -> Self {
        move |error| Self::Engine {
            doing,
            reason: error.to_string(),
        }
    }
}

/// The first of many names.
fn some_of(names: &[String]) -> String {
    const SHOWN: usize = 20;
    let shown: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
    match names.len().checked_sub(SHOWN) {
        None | Some(0) => shown.join(", "),
        Some(more) => format!("{} and {more} more", shown.join(", ")),
    }
}
