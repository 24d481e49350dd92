//! Evidence: the rows behind a few accounts or posts, out of tables of any size.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::engine::{Column as PolarsColumn, DataFrame};
use serde::{Deserialize, Serialize};

use crate::parquet::TableReader;
use crate::{DatasetError, Selection};

/// Columns of `posts` that count reactions.
const COUNTS: [&str; 6] = [
    "likes",
    "reposts",
    "replies",
    "quotes",
    "views",
    "reactions",
];

/// One row of `shares`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareRow {
    /// Platform.
    pub platform: String,
    /// Type of the object, e.g. `url`.
    pub object_type: String,
    /// Id of the object.
    pub object_id: String,
    /// Id of the account.
    pub account_id: String,
    /// Id of the post.
    pub content_id: String,
    /// `timestamp_share` in milliseconds since 1970, UTC.
    pub time_ms: i64,
    /// SHA-256 of the source.
    pub source: String,
    /// 1-based record in the source.
    pub record: u64,
}

/// One row of `posts`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostRow {
    /// Platform.
    pub platform: String,
    /// Id of the post.
    pub content_id: String,
    /// Id of the account.
    pub account_id: String,
    /// Time in milliseconds since 1970, UTC.
    pub posted_at_ms: i64,
    /// `post`, `repost`, `reply` or `quote`; empty when the source does not say.
    pub kind: String,
    /// Text; empty when the source has none.
    pub text: String,
    /// Address of the post itself; empty when the source has none.
    pub post_url: String,
    /// How often others reacted: those of `likes`, `reposts`, `replies`, `quotes`, `views`,
    /// `reactions` that the source has.
    pub counts: Vec<(String, u64)>,
    /// SHA-256 of the source.
    pub source: String,
    /// 1-based record in the source.
    pub record: u64,
}

/// One row of `accounts`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRow {
    /// Platform.
    pub platform: String,
    /// Id of the account.
    pub account_id: String,
    /// Name that the platform shows; empty when the source has none.
    pub display_name: String,
    /// Name by which the platform addresses it, without `@`; empty when the source has none.
    pub handle: String,
    /// When it was created, milliseconds since 1970, UTC.
    pub created_at_ms: Option<i64>,
    /// Accounts that follow it.
    pub followers: Option<u64>,
    /// How many different handles it has had; 0 when the source has none.
    pub n_handles: u64,
    /// Earliest share in milliseconds since 1970, UTC.
    pub first_seen_ms: i64,
    /// Latest share in milliseconds since 1970, UTC.
    pub last_seen_ms: i64,
    /// Usable records.
    pub n_rows: u64,
    /// SHA-256 of the source.
    pub source: String,
    /// 1-based record in the source where it was first seen.
    pub record: u64,
}

/// All shares of these accounts (platform, account_id) within the selection, in import order.
///
/// # Errors
/// A file that is missing or no `shares` table.
pub fn shares_of_accounts(
    files: &[PathBuf],
    selection: &Selection,
    accounts: &[(String, String)],
) -> Result<Vec<ShareRow>, DatasetError> {
    let mut rows = Vec::new();
    let allowed = |list: &Option<Vec<String>>, value: &str| {
        list.as_ref()
            .is_none_or(|list| list.iter().any(|known| known == value))
    };
    matching(files, "account_id", accounts, |cells, at| {
        let share = ShareRow {
            platform: cells.text("platform", at)?,
            object_type: cells.text("object_type", at)?,
            object_id: cells.text("object_id", at)?,
            account_id: cells.text("account_id", at)?,
            content_id: cells.text("content_id", at)?,
            time_ms: cells.time("timestamp_share", at)?,
            source: cells.text("source", at)?,
            record: cells.count("record", at)?,
        };
        if allowed(&selection.object_types, &share.object_type)
            && allowed(&selection.platforms, &share.platform)
            && selection.from_ms.is_none_or(|from| share.time_ms >= from)
            && selection.to_ms.is_none_or(|to| share.time_ms < to)
            && selection.takes(&share.object_type, &share.object_id)
        {
            rows.push(share);
        }
        Ok(())
    })?;
    Ok(rows)
}

/// The posts (platform, content_id), in import order; a post of two sources comes twice.
///
/// # Errors
/// A file that is missing or no `posts` table.
pub fn posts_by_content(
    files: &[PathBuf],
    contents: &[(String, String)],
) -> Result<Vec<PostRow>, DatasetError> {
    let mut rows = Vec::new();
    matching(files, "content_id", contents, |cells, at| {
        rows.push(PostRow {
            platform: cells.text("platform", at)?,
            content_id: cells.text("content_id", at)?,
            account_id: cells.text("account_id", at)?,
            posted_at_ms: cells.time("posted_at", at)?,
            kind: cells.maybe_text("kind", at),
            text: cells.maybe_text("text", at),
            post_url: cells.maybe_text("post_url", at),
            counts: COUNTS
                .iter()
                .filter_map(|&name| Some((name.to_owned(), cells.maybe_count(name, at)?)))
                .collect(),
            source: cells.text("source", at)?,
            record: cells.count("record", at)?,
        });
        Ok(())
    })?;
    Ok(rows)
}

/// The accounts (platform, account_id), in import order; an account of two sources comes twice.
///
/// # Errors
/// A file that is missing or no `accounts` table.
pub fn accounts_by_id(
    files: &[PathBuf],
    accounts: &[(String, String)],
) -> Result<Vec<AccountRow>, DatasetError> {
    let mut rows = Vec::new();
    matching(files, "account_id", accounts, |cells, at| {
        rows.push(account(cells, at)?);
        Ok(())
    })?;
    Ok(rows)
}

/// The account in one row (counted from 0) of an `accounts` table.
pub(super) fn account_at(path: &Path, row: usize) -> Result<AccountRow, DatasetError> {
    let table = TableReader::open(path)?;
    let mut frame = table.read_rows(row, 1, None)?;
    frame.rechunk_mut_par();
    account(&Cells(&frame), 0)
}

fn account(cells: &Cells<'_>, at: usize) -> Result<AccountRow, DatasetError> {
    Ok(AccountRow {
        platform: cells.text("platform", at)?,
        account_id: cells.text("account_id", at)?,
        display_name: cells.text("display_name", at)?,
        handle: cells.maybe_text("handle", at),
        created_at_ms: cells.maybe_time("created_at", at),
        followers: cells.maybe_count("followers", at),
        n_handles: cells.maybe_count("n_handles", at).unwrap_or_default(),
        first_seen_ms: cells.time("first_seen", at)?,
        last_seen_ms: cells.time("last_seen", at)?,
        n_rows: cells.count("n_rows", at)?,
        source: cells.text("source", at)?,
        record: cells.count("record", at)?,
    })
}

/// Cells of a frame by column name. Tables of earlier versions have fewer columns: what is
/// `maybe` there is nothing when its column is missing.
struct Cells<'a>(&'a DataFrame);

impl Cells<'_> {
    fn column(&self, name: &str) -> Result<&PolarsColumn, DatasetError> {
        self.0
            .column(name)
            .map_err(DatasetError::engine("reading the table"))
    }

    fn text(&self, name: &str, row: usize) -> Result<String, DatasetError> {
        let column = self
            .column(name)?
            .str()
            .map_err(DatasetError::engine("reading the table"))?;
        Ok(column.get(row).unwrap_or_default().to_owned())
    }

    fn maybe_text(&self, name: &str, row: usize) -> String {
        let column = self.0.column(name).and_then(PolarsColumn::str);
        let text = column.ok().and_then(|column| column.get(row));
        text.unwrap_or_default().to_owned()
    }

    fn maybe_count(&self, name: &str, row: usize) -> Option<u64> {
        self.0
            .column(name)
            .and_then(PolarsColumn::u64)
            .ok()?
            .get(row)
    }

    fn maybe_time(&self, name: &str, row: usize) -> Option<i64> {
        let column = self.0.column(name).and_then(PolarsColumn::datetime).ok()?;
        column.physical().get(row)
    }

    fn count(&self, name: &str, row: usize) -> Result<u64, DatasetError> {
        let column = self
            .column(name)?
            .u64()
            .map_err(DatasetError::engine("reading the table"))?;
        Ok(column.get(row).unwrap_or_default())
    }

    fn time(&self, name: &str, row: usize) -> Result<i64, DatasetError> {
        let column = self
            .column(name)?
            .datetime()
            .map_err(DatasetError::engine("reading the table"))?;
        Ok(column.physical().get(row).unwrap_or_default())
    }
}

/// Calls `with` for every row whose (platform, id) is wanted. Only these two columns are read
/// of row groups without a hit.
fn matching(
    files: &[PathBuf],
    id_column: &str,
    wanted: &[(String, String)],
    mut with: impl FnMut(&Cells<'_>, usize) -> Result<(), DatasetError>,
) -> Result<(), DatasetError> {
    let engine = DatasetError::engine;
    let mut by_id: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (platform, id) in wanted {
        by_id.entry(id).or_default().insert(platform);
    }
    for path in files {
        let table = TableReader::open(path)?;
        table.require(&["platform", id_column])?;
        for group in 0..table.n_groups() {
            let frame = table.read_group(group, Some(&["platform", id_column]))?;
            let text = |name: &str| frame.column(name).and_then(PolarsColumn::str);
            let platforms = text("platform").map_err(engine("reading the table"))?;
            let ids = text(id_column).map_err(engine("reading the table"))?;
            let hits: Vec<usize> = ids
                .iter()
                .zip(platforms.iter())
                .enumerate()
                .filter(|(_, (id, platform))| {
                    let platform = platform.unwrap_or_default();
                    by_id
                        .get(id.unwrap_or_default())
                        .is_some_and(|set| set.contains(platform))
                })
                .map(|(row, _)| row)
                .collect();
            if hits.is_empty() {
                continue;
            }
            let mut whole = table.read_group(group, None)?;
            whole.rechunk_mut_par();
            for row in hits {
                with(&Cells(&whole), row)?;
            }
        }
    }
    Ok(())
}
