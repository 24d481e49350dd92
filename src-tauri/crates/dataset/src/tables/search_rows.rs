//! Everything that is searched: the accounts, objects and posts of a case, numbered in the order in
//! which results are shown, and their texts in one more pass over the tables.
//!
//! About 30 bytes a post and 16 a share while it is made, and the ids and names of accounts and objects.

mod reading;

use std::path::PathBuf;

use self::reading::Reading;
use crate::engine::{Column, DataFrame, StringChunked};
use crate::parquet::TableReader;
use crate::{DatasetError, Progress};

/// Rows between two looks whether to go on.
const LOOK_EVERY: usize = 2_048;

/// A post that is left out because it is there already.
const NOT_KEPT: u32 = u32::MAX;

/// Tables of the imports, in their order.
#[derive(Debug, Clone, Default)]
pub struct SearchFiles {
    /// `posts`.
    pub posts: Vec<PathBuf>,
    /// `accounts`.
    pub accounts: Vec<PathBuf>,
    /// `profiles`.
    pub profiles: Vec<PathBuf>,
    /// `shares`.
    pub shares: Vec<PathBuf>,
}

/// An account and the names under which it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchAccount {
    /// Platform.
    pub platform: String,
    /// Id.
    pub account_id: String,
    /// Latest name by which it is addressed; empty when unknown.
    pub handle: String,
    /// Latest name that is shown; empty when unknown.
    pub display_name: String,
    /// Handles and names that it had before, in order of text.
    pub earlier: Vec<String>,
    /// Its posts.
    pub posts: u64,
}

/// An object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchObject {
    /// Type.
    pub object_type: String,
    /// Id.
    pub object_id: String,
    /// Posts that share it.
    pub shares: u64,
    /// Accounts that share it.
    pub accounts: u64,
}

/// A post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchPost<'a> {
    /// Number of its account.
    pub account: u32,
    /// When, milliseconds since 1970, UTC.
    pub time_ms: i64,
    /// Id.
    pub content_id: &'a str,
    /// `post`, `repost`, `reply`, `quote`, or empty.
    pub kind: &'a str,
    /// Text; empty when there is none.
    pub text: &'a str,
    /// SHA-256 of the source.
    pub source: &'a str,
    /// 1-based record in the source.
    pub record: u64,
}

/// What is searched, numbered. A post that several imports hold with equal words is one post.
pub struct SearchRows {
    accounts: Vec<SearchAccount>,
    objects: Vec<SearchObject>,
    /// (object, post), in order.
    shares: Vec<(u32, u32)>,
    post_files: Vec<PathBuf>,
    /// Number of each row of the posts tables.
    number_of: Vec<u32>,
    /// Account of each post, by the number of the post.
    account_of: Vec<u32>,
}

impl SearchRows {
    /// Reads the tables.
    ///
    /// # Errors
    /// A file that is missing or not the table it should be; 2^32 - 1 posts or more; `Cancelled`.
    pub fn load(files: &SearchFiles, progress: Progress<'_>) -> Result<Self, DatasetError> {
        let mut reading = Reading::default();
        reading.posts(&files.posts, progress)?;
        reading.latest_names(&files.accounts, progress)?;
        reading.earlier_names(&files.profiles, progress)?;
        reading.shares(&files.shares, progress)?;
        if !progress("read shares", 0, 0) {
            return Err(DatasetError::Cancelled);
        }
        Ok(reading.finish(files.posts.clone()))
    }

    /// Accounts, most posts first, then by platform and id.
    pub fn accounts(&self) -> &[SearchAccount] {
        &self.accounts
    }

    /// Objects, most shares first, then by type and id.
    pub fn objects(&self) -> &[SearchObject] {
        &self.objects
    }

    /// Who shared what: (object, post) by number, in order.
    pub fn shares(&self) -> &[(u32, u32)] {
        &self.shares
    }

    /// Account of each post, earliest post first.
    pub fn accounts_of_posts(&self) -> &[u32] {
        &self.account_of
    }

    /// Reads the posts once more and gives each with its number, in the order of the tables.
    ///
    /// # Errors
    /// As [`SearchRows::load`], and what `with` returns.
    pub fn each_post<E: From<DatasetError>>(
        &self,
        progress: Progress<'_>,
        mut with: impl FnMut(u32, &SearchPost<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let total = self.account_of.len() as u64;
        let mut numbers = self.number_of.iter();
        let mut done = 0;
        for path in &self.post_files {
            let table = TableReader::open(path)?;
            let columns = columns_of(&table, &["kind", "text"])?;
            for group in 0..table.n_groups() {
                let frame = table.read_group(group, Some(&columns))?;
                let rows = PostRows::of(&frame)?;
                for row in 0..frame.height() {
                    if row % LOOK_EVERY == 0 && !progress("copy posts", done, total) {
                        return Err(DatasetError::Cancelled.into());
                    }
                    let number = numbers.next().copied().unwrap_or(NOT_KEPT);
                    if number == NOT_KEPT {
                        continue;
                    }
                    let account = self.account_of.get(number as usize).copied();
                    with(number, &rows.post(row, account.unwrap_or_default()))?;
                    done += 1;
                }
            }
        }
        Ok(())
    }
}

/// Columns that every table of posts has.
const POST_COLUMNS: [&str; 6] = [
    "platform",
    "content_id",
    "account_id",
    "posted_at",
    "source",
    "record",
];

/// These, and of the others those that a table has: earlier versions had fewer.
fn columns_of<'c>(table: &TableReader, others: &[&'c str]) -> Result<Vec<&'c str>, DatasetError> {
    table.require(&POST_COLUMNS)?;
    let there = others.iter().copied();
    let there = there.filter(|name| table.schema().get(name).is_some());
    Ok(POST_COLUMNS.into_iter().chain(there).collect())
}

/// Columns of a part of a posts table.
struct PostRows<'f> {
    platforms: &'f StringChunked,
    ids: &'f StringChunked,
    accounts: &'f StringChunked,
    times: &'f crate::engine::Int64Chunked,
    sources: &'f StringChunked,
    records: &'f crate::engine::UInt64Chunked,
    kinds: Option<&'f StringChunked>,
    texts: Option<&'f StringChunked>,
}

impl<'f> PostRows<'f> {
    fn of(frame: &'f DataFrame) -> Result<Self, DatasetError> {
        let engine = DatasetError::engine;
        let column = |name: &str| frame.column(name).map_err(engine("reading posts"));
        Ok(PostRows {
            platforms: text(frame, "platform")?,
            ids: text(frame, "content_id")?,
            accounts: text(frame, "account_id")?,
            times: column("posted_at")?
                .datetime()
                .map_err(engine("reading posts"))?
                .physical(),
            sources: text(frame, "source")?,
            records: column("record")?.u64().map_err(engine("reading posts"))?,
            kinds: text(frame, "kind").ok(),
            texts: text(frame, "text").ok(),
        })
    }

    fn text(&self, row: usize) -> &'f str {
        let text = self.texts.and_then(|column| column.get(row));
        text.unwrap_or_default()
    }

    fn post(&self, row: usize, account: u32) -> SearchPost<'f> {
        SearchPost {
            account,
            time_ms: self.times.get(row).unwrap_or_default(),
            content_id: self.ids.get(row).unwrap_or_default(),
            kind: self
                .kinds
                .and_then(|column| column.get(row))
                .unwrap_or_default(),
            text: self.text(row),
            source: self.sources.get(row).unwrap_or_default(),
            record: self.records.get(row).unwrap_or_default(),
        }
    }
}

fn text<'f>(frame: &'f DataFrame, name: &str) -> Result<&'f StringChunked, DatasetError> {
    frame
        .column(name)
        .and_then(Column::str)
        .map_err(DatasetError::engine("reading the table"))
}

#[cfg(test)]
mod tests;
