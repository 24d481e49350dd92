//! The recipe that turns the columns of one file into canonical rows, and what was guessed of it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::records::CellList;
use super::times::TimeRule;
use crate::DatasetError;

/// What a column means. Text form (command line, JSON): `object:url`, `account`, `content`,
/// `time`, `platform`, `text`, `account_name`, `ignore`; the field's own names `object_id`,
/// `account_id`, `content_id`, `timestamp_share` are understood too.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Role {
    /// The column holds objects of this type, e.g. `url`.
    Object(String),
    /// Id of the account.
    Account,
    /// Id of the post.
    Content,
    /// Time of the share.
    Time,
    /// Platform of the row.
    Platform,
    /// Text of the post.
    Text,
    /// Name shown for the account.
    AccountName,
    /// Not used.
    Ignore,
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Object(object_type) => write!(f, "object:{object_type}"),
            Self::Account => f.write_str("account"),
            Self::Content => f.write_str("content"),
            Self::Time => f.write_str("time"),
            Self::Platform => f.write_str("platform"),
            Self::Text => f.write_str("text"),
            Self::AccountName => f.write_str("account_name"),
            Self::Ignore => f.write_str("ignore"),
        }
    }
}

impl FromStr for Role {
    type Err = DatasetError;

    fn from_str(text: &str) -> Result<Self, DatasetError> {
        let known = match text {
            "account" | "account_id" => Some(Self::Account),
            "content" | "content_id" => Some(Self::Content),
            "time" | "timestamp_share" => Some(Self::Time),
            "platform" => Some(Self::Platform),
            "text" => Some(Self::Text),
            "account_name" => Some(Self::AccountName),
            "ignore" => Some(Self::Ignore),
            "object" | "object_id" => Some(Self::Object(GENERIC_OBJECT.to_owned())),
            _ => text
                .strip_prefix("object:")
                .filter(|name| is_type_name(name))
                .map(|name| Self::Object(name.to_owned())),
        };
        known.ok_or_else(|| DatasetError::InvalidRole {
            role: text.to_owned(),
            reason: "use object:TYPE (TYPE of a-z, 0-9, _), account, content, time, platform, \
                     text, account_name or ignore"
                .to_owned(),
        })
    }
}

impl TryFrom<String> for Role {
    type Error = DatasetError;
    fn try_from(text: String) -> Result<Self, DatasetError> {
        text.parse()
    }
}

impl From<Role> for String {
    fn from(role: Role) -> String {
        role.to_string()
    }
}

/// Object type of a column that is called `object_id` and nothing more is known of it.
pub(crate) const GENERIC_OBJECT: &str = "object";

/// Object types are short names, so that they can stand in file names and command lines.
pub(crate) fn is_type_name(name: &str) -> bool {
    (1..=40).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// What the analyst already knows of a file; every field overrides a guess.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProbeOptions {
    /// `csv`, `ndjson` or `parquet`.
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
    /// `plain`, `gzip` or `zstd`.
    pub container: String,
    /// `csv`, `ndjson` or `parquet`.
    pub format: String,
    /// Encoding of the text (WHATWG name, lower case); `utf-8` for Parquet.
    pub encoding: String,
    /// Field delimiter of a CSV file.
    pub delimiter: Option<String>,
    /// Known column layout: `coortweet-long`, `coortweet-wide`.
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
}

impl Mapping {
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
        let has = |wanted: fn(&Role) -> bool| self.columns.iter().any(|c| wanted(&c.role));
        [
            ("account", has(|r| *r == Role::Account)),
            ("content", has(|r| *r == Role::Content)),
            ("time", has(|r| *r == Role::Time)),
            ("object", has(|r| matches!(r, Role::Object(_)))),
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
            let single = !is_object && mapped.role != Role::Ignore;
            let earlier = self
                .columns
                .iter()
                .take(at)
                .find(|other| other.role == mapped.role);
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
    /// `plain`, `gzip` or `zstd`.
    pub container: String,
    /// `csv`, `ndjson` or `parquet`.
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
    /// The recipe that `import` will follow.
    pub mapping: Mapping,
    /// Roles without a column: an import would be refused.
    pub missing_roles: Vec<String>,
    /// What the analyst should know before importing.
    pub warnings: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_have_a_text_form_that_reads_back() {
        for text in [
            "object:url",
            "account",
            "content",
            "time",
            "platform",
            "text",
            "ignore",
        ] {
            assert_eq!(text.parse::<Role>().unwrap().to_string(), text);
        }
        assert_eq!("timestamp_share".parse::<Role>().unwrap(), Role::Time);
        assert_eq!(
            "object_id".parse::<Role>().unwrap(),
            Role::Object("object".into())
        );
        for bad in ["", "Account", "object:", "object:../x", "object:URL"] {
            assert_eq!(
                bad.parse::<Role>().unwrap_err().code(),
                "invalid-role",
                "{bad}"
            );
        }
    }
}
