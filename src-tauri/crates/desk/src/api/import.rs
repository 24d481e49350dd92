//! Import screen: what is guessed of a file, what reading it gives, what was refused.

use serde::{Deserialize, Serialize};

/// What the analyst has decided about a file; absent = guess.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProbeAsk {
    /// `csv`, `ndjson` or `parquet`.
    pub format: Option<String>,
    /// Roles of columns that were decided.
    pub roles: Vec<ColumnRole>,
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
}

/// A column and its role. Roles: `account`, `content`, `time`, `platform`, `text`, `account_name`,
/// `object:TYPE` (TYPE such as `url`, `hashtag`), `ignore`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ColumnRole {
    /// Name in the header.
    pub column: String,
    /// Role.
    pub role: String,
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
    /// Encoding of the text.
    pub encoding: String,
    /// Delimiter, for CSV.
    pub delimiter: Option<String>,
    /// How times are read, in words.
    pub time: String,
    /// Zone taken for times that state none.
    pub time_zone: String,
    /// Whether that zone is only assumed.
    pub time_zone_assumed: bool,
    /// Platform of rows that state none.
    pub platform: String,
    /// One a column, in the order of the file.
    pub columns: Vec<ColumnView>,
    /// First 50 rows in the order of the columns, each field at most 200 characters.
    pub rows: Vec<Vec<String>>,
    /// Roles that an import needs and no column has: `account`, `content`, `time`, `object`.
    pub missing_roles: Vec<String>,
    /// What the analyst should know.
    pub warnings: Vec<String>,
    /// Whether the roles come from an earlier import of a file with the same header.
    pub remembered: bool,
    /// Import of the same bytes that is in the case already.
    pub already_imported: Option<String>,
    /// The request with the remembered decisions filled in.
    pub ask: ProbeAsk,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ColumnView {
    /// Name in the header.
    pub name: String,
    /// Role guessed or given.
    pub role: String,
    /// 0 to 1; 1 = given or known.
    pub confidence: f64,
    /// What the guess rests on, in words.
    pub why: String,
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
    /// First rejects (at most 100); all by `rejects` after the import.
    pub rejects: Vec<RejectView>,
    /// Shares by object type.
    pub shares_by_type: Vec<ReasonCount>,
    /// Different accounts.
    pub n_accounts: u64,
    /// Different objects.
    pub n_objects: u64,
    /// Different posts.
    pub n_posts: u64,
    /// Earliest share.
    pub first_ms: Option<i64>,
    /// Latest share.
    pub last_ms: Option<i64>,
    /// Finest unit in which times differ: `ms`, `s`, `min`, `hour`, `day`.
    pub time_resolution: String,
    /// What the analyst should know.
    pub warnings: Vec<String>,
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
