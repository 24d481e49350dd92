//! Import screen: what is guessed of a file, what reading it gives, what was refused.

use serde::{Deserialize, Serialize};

use super::{FileRef, QualityNote};

/// What the analyst has decided about a file; absent = guess.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProbeAsk {
    /// `csv`, `ndjson`, `json`, `parquet` or `sheet`.
    pub format: Option<String>,
    /// Roles of columns that were decided.
    pub roles: Vec<ColumnRole>,
    /// How cells of columns hold several values, where that was decided.
    pub lists: Vec<ColumnList>,
    /// One character, or `tab`, `comma`, `semicolon`, `pipe`.
    pub delimiter: Option<String>,
    /// Name of the encoding, e.g. `windows-1252`.
    pub encoding: Option<String>,
    /// Zone of times that state none: IANA name or `UTC`.
    pub time_zone: Option<String>,
    /// `dmy`, `mdy` or a strptime pattern.
    pub time_format: Option<String>,
    /// Platform of rows that state none.
    pub platform: Option<String>,
    /// Id of the format of the records (see `known_formats`), or `none`: by the columns alone.
    pub layout: Option<String>,
    /// Path to the list of records in a JSON document, e.g. `data.items`.
    pub items: Option<String>,
    /// Member of a ZIP archive.
    pub member: Option<String>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Objects stay exactly as they stand in the file.
    pub as_given: bool,
    /// Whether the number of the record stands for the id of the post.
    pub content_from_record: Option<bool>,
}

/// A column and its role: `account`, `content`, `time`, `ignore` and the other words of
/// `zwerm_dataset::Role`, or `object:TYPE` (TYPE such as `url`, `hashtag`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ColumnRole {
    /// Name in the header.
    pub column: String,
    /// Role.
    pub role: String,
}

/// A column and how one cell of it holds several values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ColumnList {
    /// Name in the header.
    pub column: String,
    /// `comma`, `semicolon`, `pipe`, `tab`, `blank`, `brackets` or one character; absent = one value,
    /// whatever it looks like.
    pub list: Option<String>,
}

/// A format that is recognised by its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KnownFormatView {
    /// Id, for [`ProbeAsk::layout`].
    pub id: String,
    /// Name for people.
    pub name: String,
    /// `json` (objects, read as a whole) or `table` (columns with roles).
    pub kind: String,
    /// What the analyst should know of it; empty = nothing.
    pub note: String,
}

/// What can be said of a file before it is imported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProbeView {
    /// The file.
    pub file: u32,
    /// Its name.
    pub name: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// Format in words: "CSV, gzip, CooRTweet's wide layout".
    pub format: String,
    /// `csv`, `ndjson`, `json`, `parquet` or `sheet`.
    pub kind: String,
    /// The format of its records, recognised or chosen; none = read by its columns.
    pub known: Option<KnownFormatView>,
    /// Whether roles of columns count; not in formats of objects.
    pub by_columns: bool,
    /// Encoding of the text.
    pub encoding: String,
    /// Delimiter, for CSV.
    pub delimiter: Option<String>,
    /// How times are read, in words; empty where the format knows.
    pub time: String,
    /// Zone taken for times that state none.
    pub time_zone: String,
    /// Whether that zone is only assumed.
    pub time_zone_assumed: bool,
    /// Platform of rows that state none.
    pub platform: String,
    /// One a column, in the order of the file.
    pub columns: Vec<ColumnView>,
    /// First 50 rows as they stand in the file.
    pub rows: Vec<RawRow>,
    /// What the first 50 records become; empty while roles are missing.
    pub preview: Vec<PreviewView>,
    /// Where the records are in a JSON document, the first that is there counts; empty = every text
    /// is a record.
    pub items: Vec<String>,
    /// Members of the archive that could be read, when there are several.
    pub members: Vec<PartView>,
    /// The member that is read.
    pub member: Option<String>,
    /// Sheets of the workbook.
    pub sheets: Vec<PartView>,
    /// The sheet that is read.
    pub sheet: Option<String>,
    /// Whether the number of the record stands for the id of the post.
    pub content_from_record: bool,
    /// Roles that an import needs and no column has: `account`, `content`, `time`, `object`.
    pub missing_roles: Vec<String>,
    /// What the analyst should know.
    pub warnings: Vec<String>,
    /// Identity of the header; none where there is none of its own.
    pub fingerprint: Option<String>,
    /// When what was decided for a file with the same header was saved, if that was used here.
    pub remembered_at_utc: Option<String>,
    /// Import of the same bytes that is in the case already.
    pub already_imported: Option<EarlierImport>,
    /// The request with the remembered decisions filled in.
    pub ask: ProbeAsk,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ColumnView {
    /// Name in the header; a dotted path for nested JSON.
    pub name: String,
    /// Role guessed or given.
    pub role: String,
    /// 0 to 1; 1 = given or known.
    pub confidence: f64,
    /// What the guess rests on, in words.
    pub why: String,
    /// How one cell holds several values; see [`ColumnList::list`].
    pub list: Option<String>,
    /// The first value that is not empty, at most 200 characters.
    pub sample: String,
}

/// One record as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RawRow {
    /// Record in the file, from 1.
    pub record: u64,
    /// In the order of the columns, each at most 200 characters.
    pub fields: Vec<String>,
}

/// One record as an import would keep it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PreviewView {
    /// Record in the file, from 1.
    pub record: u64,
    /// Why it would be refused; the other fields are empty then.
    pub reject: Option<RejectView>,
    /// Name of the platform.
    pub platform: String,
    /// Id of the account.
    pub account_id: String,
    /// Name or handle of the account; empty = none.
    pub account_name: String,
    /// Id of the post; empty in a list of accounts.
    pub content_id: String,
    /// Time of the post.
    pub posted_at_ms: Option<i64>,
    /// `post`, `repost`, `reply`, `quote`.
    pub kind: String,
    /// Text, at most 300 characters.
    pub text: String,
    /// What it shares, at most 20.
    pub shares: Vec<PreviewShareView>,
}

/// One object that a previewed post shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PreviewShareView {
    /// Type of the object.
    pub object_type: String,
    /// The type in words.
    pub words: String,
    /// Id of the object, at most 200 characters.
    pub object_id: String,
}

/// A member of an archive or a sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartView {
    /// Its name.
    pub name: String,
    /// Size in bytes, unpacked, as the archive claims.
    pub size_bytes: Option<u64>,
}

/// An import of the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EarlierImport {
    /// Its id, or that of its set.
    pub import_id: String,
    /// Name of the file at that time.
    pub name: String,
    /// When.
    pub imported_at_utc: String,
}

/// What reading a whole file gives. Result of the jobs `dry-run` and `import`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImportView {
    /// Id of the import in the case; empty after a dry run.
    pub import_id: String,
    /// Name of the source file.
    pub name: String,
    /// SHA-256 of the source, lower-case hex.
    pub sha256: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// Format in words.
    pub format: String,
    /// When it was imported; empty after a dry run.
    pub imported_at_utc: String,
    /// Data records in the file.
    pub rows_read: u64,
    /// Records that became rows.
    pub rows_usable: u64,
    /// Records that did not.
    pub rows_rejected: u64,
    /// Rejected records by reason, most first.
    pub rejected_by_reason: Vec<ReasonCount>,
    /// Records kept but odd, by reason.
    pub flagged: Vec<ReasonCount>,
    /// First rejects (at most 100) of a dry run; all by `rejects` after the import.
    pub rejects: Vec<RejectView>,
    /// Shares by object type.
    pub shares_by_type: Vec<ReasonCount>,
    /// Different accounts.
    pub n_accounts: u64,
    /// Different objects.
    pub n_objects: u64,
    /// Different posts.
    pub n_posts: u64,
    /// Observations of accounts: each time a record says something new of one.
    pub n_profiles: u64,
    /// Source files: 1, or those of a set.
    pub n_files: u64,
    /// Earliest share.
    pub first_ms: Option<i64>,
    /// Latest share.
    pub last_ms: Option<i64>,
    /// Finest unit in which times differ: `ms`, `s`, `min`, `hour`, `day`.
    pub time_resolution: String,
    /// What the analyst should know.
    pub warnings: Vec<String>,
    /// How far the data can be trusted, in the order in which one reads it.
    pub quality: Vec<QualityNote>,
}

/// A code, its words, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReasonCount {
    /// Stable code, e.g. `unreadable-time`, or name.
    pub code: String,
    /// In words: "without a readable time".
    pub words: String,
    /// How often.
    pub count: u64,
}

/// A record that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RejectView {
    /// Source file.
    pub source_name: String,
    /// Record in the file, from 1, header not counted.
    pub record: u64,
    /// Physical line, where the format has lines.
    pub line: Option<u64>,
    /// Stable code.
    pub code: String,
    /// Column at fault.
    pub column: Option<String>,
    /// Value at fault, at most 200 characters.
    pub value: String,
    /// Why, in words.
    pub reason: String,
}

/// A page of rejects.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RejectPage {
    /// Rejects in all.
    pub total: u64,
    /// This page.
    pub rows: Vec<RejectView>,
}

/// Rejects that are written to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RejectsAsk {
    /// The import or set of imports; absent = the newest dry run of `file`.
    pub import_id: Option<String>,
    /// The file of which a dry run was made.
    pub file: Option<u32>,
    /// Ask the user where to; otherwise beside the case.
    pub choose_place: bool,
}

/// A saved mapping: what was decided for files with one header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SavedMappingView {
    /// Identity of the header.
    pub fingerprint: String,
    /// Kind of file and format in words.
    pub format: String,
    /// Names of the columns, at most 200.
    pub columns: Vec<String>,
    /// Columns in all.
    pub n_columns: u64,
    /// When it was saved or used last.
    pub saved_at_utc: String,
}

/// What came of taking over a file of mappings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TakenMappings {
    /// Mappings of headers that were not known.
    pub n_new: u64,
    /// Mappings that replaced another one of the same header.
    pub n_replaced: u64,
}

/// What lies in dropped folders, archives and files. Result of the job `intake`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IntakeView {
    /// Number of the intake, for the calls about it.
    pub intake: u32,
    /// Name of the folder, or of the first file.
    pub name: String,
    /// Files that can be read, by format and header, most files first.
    pub groups: Vec<IntakeGroup>,
    /// What is left out, by reason, most files first.
    pub left_out: Vec<LeftOut>,
    /// Files whose bytes are in the case already.
    pub n_already: u64,
    /// What the analyst should know.
    pub warnings: Vec<String>,
}

/// Files of one format with one header.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IntakeGroup {
    /// Number of the group within its intake.
    pub group: u32,
    /// Format in words.
    pub format: String,
    /// Known format of the records.
    pub known: Option<KnownFormatView>,
    /// Names of the columns, at most 40.
    pub columns: Vec<String>,
    /// Columns in all.
    pub n_columns: u64,
    /// Files.
    pub n_files: u64,
    /// Their size in bytes.
    pub size_bytes: u64,
    /// Roles that no column has; the group cannot be imported before they are given.
    pub missing_roles: Vec<String>,
    /// Whether a saved mapping is used.
    pub remembered: bool,
    /// The file that stands for the group: to be probed, and what is decided of it goes for all.
    pub example: FileRef,
    /// How the example is read.
    pub ask: ProbeAsk,
}

/// Files that are left out for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LeftOut {
    /// Stable code of the reason.
    pub code: String,
    /// The reason in words, as it follows their number.
    pub words: String,
    /// Files.
    pub n_files: u64,
}

/// Pictures that are to be read into the open case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImagesAsk {
    /// Number of the folder; folders in it are followed.
    pub folder: u32,
    /// Number of a list of files and posts: CSV with the columns `file` and `content_id`. Files that are not
    /// in it are linked by their names.
    pub links: Option<u32>,
    /// Platform of the posts, where an id exists on several.
    pub platform: Option<String>,
}

/// What became of the files of a folder of pictures. Result of the job `images`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImportedImagesView {
    /// Id of the import.
    pub import_id: String,
    /// Name of the folder.
    pub name: String,
    /// Files that were found, and those that only the list names.
    pub n_files: u64,
    /// Files that belong to posts now.
    pub n_linked: u64,
    /// Files that the case had with the same posts before.
    pub n_known: u64,
    /// Different pictures among those that were linked.
    pub n_pictures: u64,
    /// Different perceptual hashes among them.
    pub n_hashes: u64,
    /// Different posts with a picture.
    pub n_posts: u64,
    /// Files that were left out.
    pub n_left_out: u64,
    /// The same by reason, most first; the words are those of the first of them.
    pub left_out: Vec<LeftOut>,
    /// The first of them, at most 200.
    pub files: Vec<LeftOutFile>,
    /// What the analyst should know.
    pub warnings: Vec<String>,
}

/// A file that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LeftOutFile {
    /// Its name within the folder.
    pub file: String,
    /// Why, in a sentence.
    pub why: String,
}

/// Which files of an intake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IntakePageAsk {
    /// The intake.
    pub intake: u32,
    /// Those of this group.
    pub group: Option<u32>,
    /// Those left out for this reason; `already` = those in the case.
    pub left_out: Option<String>,
    /// Rows to skip.
    pub offset: u64,
    /// Rows of the page.
    pub limit: u64,
}

/// A page of the files of an intake, in the order of their paths.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IntakePage {
    /// Files in all.
    pub total: u64,
    /// This page.
    pub rows: Vec<IntakeFile>,
}

/// A file of an intake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IntakeFile {
    /// Path within what was dropped, members of archives behind `!/`.
    pub path: String,
    /// Size in bytes; absent where it was not looked at.
    pub size_bytes: Option<u64>,
    /// Why it is left out; empty = it is read.
    pub why: String,
    /// Import of the same bytes.
    pub already_imported: Option<EarlierImport>,
}

/// What of an intake is imported, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SetAsk {
    /// The intake.
    pub intake: u32,
    /// The groups that are read, each with what was decided of its example.
    pub groups: Vec<GroupAsk>,
}

/// What came of a set. Result of the job `import-set`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImportedSetView {
    /// The sum of all receipts.
    pub import: ImportView,
    /// Files that could not be read after all, or whose bytes were there before; at most 1 000.
    pub not_read: Vec<IntakeFile>,
    /// Such files in all.
    pub n_not_read: u64,
}

/// How the files of a group are read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GroupAsk {
    /// The group.
    pub group: u32,
    /// What was decided of its example.
    pub ask: ProbeAsk,
}

/// A page of the receipts of a set, one a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReceiptPage {
    /// Files in all.
    pub total: u64,
    /// This page, in the order of the import.
    pub rows: Vec<ImportView>,
}
