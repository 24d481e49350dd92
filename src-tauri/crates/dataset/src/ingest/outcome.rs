//! The receipt of an import: what was read, kept, refused, and what is odd about it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::mapping::Mapping;
use super::times::Gaps;
use crate::tables::TableFile;

/// One record that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reject {
    /// 1-based number of the data record; the header is not counted.
    pub record: u64,
    /// 1-based physical line on which it begins; none in Parquet.
    pub line: Option<u64>,
    /// Why, as a stable code: `missing-account`, `unreadable-time`, `field-count`, ...
    pub code: String,
    /// Column at fault.
    pub column: Option<String>,
    /// The value at fault, at most 200 characters.
    pub value: String,
    /// Why, in words.
    pub reason: String,
}

/// The receipt of an import.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportOutcome {
    /// Name of the reader, e.g. `zwerm-csv`.
    pub parser: String,
    /// Its version.
    pub parser_version: String,
    /// Data records in the file.
    pub rows_read: u64,
    /// Records that became rows.
    pub rows_usable: u64,
    /// Records that did not; `rows_read = rows_usable + rows_rejected`.
    pub rows_rejected: u64,
    /// Rejected records by code.
    pub rejected_by_reason: BTreeMap<String, u64>,
    /// What was kept but is odd, counted: `damaged-id` (ids), `duplicate-row` (records all of
    /// whose shares were there before), `repeated-share` (shares equal to an earlier one in
    /// object, account, post and time), `missing-marker` (values such as NA), `no-object`
    /// (records), `content-of-two-accounts` (records), `same-post` and `post-again` (records of a post
    /// that was there already, without and with something new), `unreadable-number` (counts and
    /// dates of accounts that were left empty).
    pub flagged: BTreeMap<String, u64>,
    /// The first 100 rejects; all are in the table `rejects`.
    pub rejects_sample: Vec<Reject>,
    /// Files written; empty after a dry run.
    pub tables: Vec<TableFile>,
    /// Shares by object type.
    pub shares_by_type: BTreeMap<String, u64>,
    /// Different accounts.
    pub n_accounts: u64,
    /// Different objects, an object being (type, id) on whatever platform.
    pub n_objects: u64,
    /// Different posts.
    pub n_posts: u64,
    /// Observations of accounts: each time a record says something new of one.
    pub n_profiles: u64,
    /// Date of the rules by which addresses were made canonical, and version of the list of public
    /// suffixes; empty where objects stay as they stand in the file.
    pub url_rules: String,
    /// See `url_rules`.
    pub suffix_list: String,
    /// Earliest share, milliseconds since 1970, UTC.
    pub first_ms: Option<i64>,
    /// Latest share.
    pub last_ms: Option<i64>,
    /// Finest unit in which times differ: `ms`, `s`, `min`, `hour`, `day`.
    pub time_resolution: String,
    /// Gaps in the collection; absent where there is too little to judge.
    pub gaps: Option<Gaps>,
    /// What the analyst should know.
    pub warnings: Vec<String>,
}

impl ImportOutcome {
    /// A receipt with nothing on it yet.
    pub(super) fn begin(mapping: &Mapping) -> Self {
        let (url_rules, suffix_list) = match mapping.as_given {
            true => (String::new(), String::new()),
            false => super::gather::rules(),
        };
        ImportOutcome {
            parser: format!("zwerm-{}", mapping.format),
            parser_version: env!("CARGO_PKG_VERSION").to_owned(),
            url_rules,
            suffix_list,
            ..Self::default()
        }
    }

    /// Puts what was counted into sentences.
    pub(super) fn warn(&mut self, mapping: &Mapping) {
        let count = |code: &str| self.flagged.get(code).copied().unwrap_or(0);
        let mut warnings = Vec::new();
        if mapping.time.time_zone_assumed {
            warnings.push("times state no zone; UTC was taken".to_owned());
        }
        if matches!(self.time_resolution.as_str(), "min" | "hour" | "day") {
            warnings.push(format!(
                "times are exact to the {} only; a shorter time window means nothing",
                self.time_resolution
            ));
        }
        if count("no-object") > 0 {
            warnings.push(format!(
                "{} records have no object: they are posts but no shares",
                count("no-object")
            ));
        }
        if mapping.counts_shares_once() && count("repeated-share") > 0 {
            warnings.push(format!(
                "{} times a record repeats what it or an earlier record of the same post says of an object; \
                 each was counted once ({} records say nothing else)",
                count("repeated-share"),
                count("duplicate-row")
            ));
        } else if count("duplicate-row") > 0 {
            warnings.push(format!(
                "{} records say nothing that earlier records did not say; they were kept and each \
                 counts: was the same data collected twice?",
                count("duplicate-row")
            ));
        }
        if count("same-post") > 0 {
            warnings.push(format!(
                "{} records are posts that were there already, with nothing new; they were counted once",
                count("same-post")
            ));
        }
        if count("post-again") > 0 {
            warnings.push(format!(
                "{} records show a post that was there already at another moment, with other counts or \
                 words; each post counts once, and what was seen later is kept as an observation",
                count("post-again")
            ));
        }
        if count("unreadable-number") > 0 {
            warnings.push(format!(
                "{} counts or dates of accounts could not be read and were left empty",
                count("unreadable-number")
            ));
        }
        if mapping.content_from_record {
            warnings.push(
                "the file has no ids of posts: the number of the record stands for them. Records that \
                 are the same in every column used are one post; the same post in another file is \
                 not recognised"
                    .to_owned(),
            );
        }
        if count("missing-marker") > 0 {
            warnings.push(format!(
                "{} values such as NA or None were taken as missing",
                count("missing-marker")
            ));
        }
        if count("content-of-two-accounts") > 0 {
            warnings.push(format!(
                "{} records have a content_id that an earlier record gives to another account",
                count("content-of-two-accounts")
            ));
        }
        if self.rejected_by_reason.contains_key("invalid-encoding") {
            warnings.push(format!(
                "some records are not {}; name the file's encoding if that is wrong",
                mapping.encoding
            ));
        }
        self.warnings.append(&mut warnings);
    }
}
