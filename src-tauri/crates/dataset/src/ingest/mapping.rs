//! The recipe that turns the columns of one file into canonical rows, and what was guessed of it.

mod role;

use serde::{Deserialize, Serialize};

use super::probe::PreviewRow;
use super::records::CellList;
use super::times::TimeRule;
use crate::DatasetError;

pub use role::Role;
pub(crate) use role::{GENERIC_OBJECT, is_type_name};

/// What the analyst already knows of a file; every field overrides a guess.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProbeOptions {
    /// `csv`, `ndjson`, `json`, `parquet` or `sheet`.
    pub format: Option<String>,
    /// Roles of named columns. A role other than `object:…` and `ignore` belongs to one column.
    pub map: Vec<(Role, String)>,
    /// Field delimiter of a CSV file: one character, or `tab`, `comma`, `semicolon`, `pipe`.
    pub delimiter: Option<String>,
    /// Name of the encoding, e.g. `windows-1252`.
    pub encoding: Option<String>,
    /// Zone of times that state none: an IANA name (`Europe/Berlin`) or `UTC`.
    pub time_zone: Option<String>,
    /// Format of the times where none is recognised: `dmy` or `mdy` for times such as
    /// `3/4/2021 5:06`, or a strptime pattern such as `%d.%m.%Y %H:%M`.
    pub time_format: Option<String>,
    /// Platform of rows that state none.
    pub platform: Option<String>,
    /// Object type of a plain `object_id` column; default `object`.
    pub object_type: Option<String>,
    /// Columns that hold several values in a cell, and how; `None` = one value, whatever it looks
    /// like.
    pub lists: Vec<(String, Option<CellList>)>,
    /// Member of a ZIP archive.
    pub member: Option<String>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Id of the format of the records (see [`known_formats`](crate::known_formats)), or `none` to
    /// read a recognised file by its columns.
    pub layout: Option<String>,
    /// Path to the list of records in a JSON document, e.g. `data.items`.
    pub items: Option<String>,
    /// Objects stay exactly as they stand in the file: no canonical addresses, no hashtags in lower
    /// case, nothing looked for in texts.
    pub as_given: bool,
    /// The number of the record stands for the id of the post, which the file does not have.
    pub content_from_record: Option<bool>,
}

/// One column and its role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedColumn {
    /// Name in the header (dotted path for NDJSON).
    pub column: String,
    /// What it means.
    pub role: Role,
    /// How one cell holds several values; absent = the cell is one value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<CellList>,
    /// The column counts only in records where this other one is empty, as a link does that leads
    /// on to another address which the file has, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unless: Option<String>,
}

/// How the platform of a row is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlatformRule {
    /// Every row has the mapping's platform, or what its platform column says.
    Fixed,
    /// `fb_` / `tw_` / `ig_` in front of account_id (which stays as it is in the file).
    AccountPrefix,
}

/// The complete recipe to read a file again, as it is kept with the import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// `plain`, `gzip`, `zstd` or `zip`.
    pub container: String,
    /// `csv`, `ndjson`, `json`, `parquet` or `sheet`.
    pub format: String,
    /// Encoding of the text (WHATWG name, lower case); `utf-8` for Parquet.
    pub encoding: String,
    /// Field delimiter of a CSV file.
    pub delimiter: Option<String>,
    /// Known format of the records, e.g. `coortweet-long`, `twitter-v2`.
    pub layout: Option<String>,
    /// All columns of the file, in its order. A file with another header is refused.
    pub header: Vec<String>,
    /// Columns that are used; others are ignored (and stay reachable as raw records).
    pub columns: Vec<MappedColumn>,
    /// How times are read.
    pub time: TimeRule,
    /// Platform of rows that state none.
    pub platform: String,
    /// Whether the account id tells the platform.
    pub platform_rule: PlatformRule,
    /// Field values that mean "nothing" in columns of ids and objects, compared exactly after
    /// blanks are taken off: R writes `NA`, Python `None`, and as objects they would tie
    /// everybody to everybody.
    pub missing_values: Vec<String>,
    /// Member of a ZIP archive; absent = the only one, or no archive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// Sheet of a workbook; absent = no workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// How the JSON texts of the file follow each other: `lines`, `array`, `document`; absent for
    /// other formats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shape: Option<String>,
    /// Paths to the lists of records inside one JSON text, the first that is there counts; absent =
    /// every text is a record.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// Objects stay exactly as they stand in the file.
    #[serde(default, skip_serializing_if = "is_false")]
    pub as_given: bool,
    /// The file has no ids of posts: the beginning of its hash and the number of the record stand for
    /// them. Records that are the same in every column that is used are one post.
    #[serde(default, skip_serializing_if = "is_false")]
    pub content_from_record: bool,
    /// What the platform writes before the ids of posts and the file leaves out, e.g. `t1_`: other
    /// records name them with it. Set before ids that do not have it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub content_prefix: String,
    /// What stands for an account that is not named, e.g. `[deleted]`: as one account it would tie
    /// strangers to each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nobody: Vec<String>,
    /// The text of a repost is what its account added: with a text it is a quote.
    #[serde(default, skip_serializing_if = "is_false")]
    pub own_words: bool,
    /// The file is a list of accounts without posts.
    #[serde(default, skip_serializing_if = "is_false")]
    pub profiles_only: bool,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl Mapping {
    /// The format of JSON objects by which the records are read; none = by the columns.
    pub(crate) fn json_format(&self) -> Option<&'static super::formats::JsonFormat> {
        // Some tools write tables and objects under one name.
        self.shape.as_ref()?;
        super::formats::json_format(self.layout.as_deref()?)
    }

    /// Columns with this role.
    pub fn columns_of(&self, role: &Role) -> impl Iterator<Item = &str> {
        let role = role.clone();
        self.columns
            .iter()
            .filter(move |c| c.role == role)
            .map(|c| c.column.as_str())
    }

    /// Whether several columns hold objects, so that one post may span several records.
    pub fn is_wide(&self) -> bool {
        self.columns
            .iter()
            .filter(|mapped| matches!(mapped.role, Role::Object(_)))
            .count()
            > 1
    }

    /// Whether what a post shares can stand in the file more than once without having been shared
    /// more than once: over several records, or in one list.
    pub(crate) fn counts_shares_once(&self) -> bool {
        self.is_wide() || self.columns.iter().any(|mapped| mapped.list.is_some())
    }

    /// Roles that an import needs and no column has.
    pub fn missing_roles(&self) -> Vec<String> {
        if self.json_format().is_some() {
            return Vec::new();
        }
        let has = |wanted: fn(&Role) -> bool| self.columns.iter().any(|c| wanted(&c.role));
        let only = self.profiles_only;
        // A text is an object too, and links, hashtags and mentions are found in it. A known format
        // may have posts that share nothing, such as ads.
        let known = self
            .layout
            .as_deref()
            .is_some_and(|layout| !layout.starts_with("coortweet-"));
        let objects = known || has(|r| matches!(r, Role::Object(_) | Role::Text));
        let content = has(|r| *r == Role::Content) || self.content_from_record;
        [
            ("account", has(|r| *r == Role::Account)),
            ("content", content || only),
            ("time", has(|r| *r == Role::Time) || only),
            ("object", objects || only),
        ]
        .into_iter()
        .filter(|(_, there)| !there)
        .map(|(name, _)| name.to_owned())
        .collect()
    }

    /// Fails unless the mapping can be used: all needed roles, no role twice, known columns.
    pub(crate) fn check(&self) -> Result<(), DatasetError> {
        let missing = self.missing_roles();
        if !missing.is_empty() {
            return Err(DatasetError::MissingRoles {
                missing,
                columns: self.header.clone(),
            });
        }
        for (at, mapped) in self.columns.iter().enumerate() {
            if !self.header.contains(&mapped.column) {
                return Err(DatasetError::UnknownColumn {
                    role: mapped.role.to_string(),
                    column: mapped.column.clone(),
                    columns: self.header.clone(),
                });
            }
            let is_object = matches!(mapped.role, Role::Object(_));
            if mapped.list.is_some() && !is_object {
                return Err(DatasetError::InvalidRole {
                    role: mapped.role.to_string(),
                    reason: format!(
                        "only objects can be several in a cell, and {:?} has a list",
                        mapped.column
                    ),
                });
            }
            if let Some(other) = mapped.unless.as_ref()
                && (!self.header.contains(other) || *other == mapped.column)
            {
                return Err(DatasetError::UnknownColumn {
                    role: mapped.role.to_string(),
                    column: other.clone(),
                    columns: self.header.clone(),
                });
            }
            // Columns that give way to each other are one.
            let single = !mapped.role.may_repeat() && mapped.unless.is_none();
            let earlier = self
                .columns
                .iter()
                .take(at)
                .find(|other| other.role == mapped.role && other.unless.is_none());
            if let (true, Some(other)) = (single, earlier) {
                return Err(DatasetError::InvalidRole {
                    role: mapped.role.to_string(),
                    reason: format!(
                        "it is given to the columns {:?} and {:?}",
                        other.column, mapped.column
                    ),
                });
            }
        }
        Ok(())
    }
}

/// One column as the import screen shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnGuess {
    /// Name in the header.
    pub name: String,
    /// Role that was guessed or given.
    pub role: Role,
    /// 0 to 1; 1 = given by the analyst or by a known layout.
    pub confidence: f32,
    /// What the guess rests on, in words.
    pub why: String,
    /// How one cell holds several values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<CellList>,
    /// First values that are not empty, at most 5, each at most 200 characters.
    pub samples: Vec<String>,
}

/// What can be said of a file before it is imported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Probe {
    /// `plain`, `gzip`, `zstd` or `zip`.
    pub container: String,
    /// `csv`, `ndjson`, `json`, `parquet` or `sheet`.
    pub format: String,
    /// Known column layout: `coortweet-long`, `coortweet-wide`.
    pub layout: Option<String>,
    /// Encoding of the text.
    pub encoding: String,
    /// Field delimiter of a CSV file.
    pub delimiter: Option<String>,
    /// All columns.
    pub header: Vec<String>,
    /// One guess a column, in header order.
    pub columns: Vec<ColumnGuess>,
    /// First 50 rows, each field at most 200 characters, in header order.
    pub sample_rows: Vec<Vec<String>>,
    /// The number of the record of each of them, from 1.
    #[serde(default)]
    pub sample_records: Vec<u64>,
    /// Sheets of a workbook.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<String>,
    /// What the first records become, beside the raw rows; at most 50. Empty while roles are missing.
    #[serde(default)]
    pub preview: Vec<PreviewRow>,
    /// The recipe that `import` will follow.
    pub mapping: Mapping,
    /// Roles without a column: an import would be refused.
    pub missing_roles: Vec<String>,
    /// What the analyst should know before importing.
    pub warnings: Vec<String>,
}
