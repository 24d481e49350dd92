//! All posts of a case in memory, in the order of time: for the time axis, the busiest accounts, and
//! what posts and accounts lack. 16 bytes a post, and the ids of accounts.

mod accounts;
mod summary;

pub use summary::{AccountPosts, GroupPosts, PostSummary};

use std::path::PathBuf;

use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::lookup::AccountRow;
use crate::engine::{Column, DataFrame};
use crate::parquet::TableReader;
use crate::pool::{BATCH, Interner};
use crate::shares::{Names, Shares};
use crate::{DatasetError, Progress, StringPool};

/// What a post can be to other posts, as it stands in the table; the code of a post's kind is its
/// place in this list. The last one: its source does not say.
pub const POST_KINDS: [&str; 5] = ["post", "repost", "reply", "quote", ""];
const NOT_STATED: u8 = 4;

/// One post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PostMark {
    /// When it was published, milliseconds since 1970, UTC.
    pub time_ms: i64,
    /// Its account: number in the index.
    pub account: u32,
    /// Its platform: place in [`PostIndex::platforms`].
    pub platform: u8,
    /// Its kind: place in [`POST_KINDS`].
    pub kind: u8,
    /// Whether it has a text.
    pub has_text: bool,
}

/// What is known of an account.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// Anything beyond id and name: followers, a description, a date.
    profile: bool,
    /// When it was created.
    created: bool,
    last_seen_ms: i64,
    /// Where its best row stands: file and row, each counted from 0; none before the first.
    place: Option<(u32, u32)>,
}

/// The posts of a case.
#[derive(Debug, Default)]
pub struct PostIndex {
    platforms: Vec<String>,
    posts: Vec<PostMark>,
    accounts: StringPool,
    platform_of: Vec<u8>,
    known: Vec<Known>,
    /// Account by its number in the shares that the index was made with.
    of_share: Vec<u32>,
    account_files: Vec<PathBuf>,
    in_several: u64,
}

const COLUMNS: [&str; 4] = ["platform", "content_id", "account_id", "posted_at"];

impl PostIndex {
    /// Reads the posts and accounts of a case. `shares` are those of the same case: accounts are
    /// recognised in both.
    ///
    /// # Errors
    /// A file that is missing or not the table it should be; `Cancelled` when `progress` says stop.
    pub fn load(
        post_files: &[PathBuf],
        account_files: &[PathBuf],
        shares: &Shares,
        progress: Progress<'_>,
    ) -> Result<Self, DatasetError> {
        let mut reading = Reading {
            several: post_files.len() > 1,
            ..Reading::default()
        };
        let tables = post_files
            .iter()
            .map(|path| {
                let table = TableReader::open(path)?;
                table.require(&COLUMNS)?;
                Ok(table)
            })
            .collect::<Result<Vec<_>, DatasetError>>()?;
        let total: u64 = tables.iter().map(TableReader::rows).sum();
        if total >= u64::from(u32::MAX) {
            return Err(DatasetError::TooMany {
                what: "posts",
                limit: u64::from(u32::MAX),
            });
        }
        reading.posts.reserve_exact(total as usize);
        let mut done = 0;
        for table in &tables {
            let mut columns = COLUMNS.to_vec();
            // Tables of earlier versions say no kind.
            let optional = ["kind", "text"].into_iter();
            columns.extend(optional.filter(|name| table.schema().get(name).is_some()));
            for group in 0..table.n_groups() {
                if !progress("read posts", done, total) {
                    return Err(DatasetError::Cancelled);
                }
                let frame = table.read_group(group, Some(&columns))?;
                reading.posts_of(&frame)?;
                done += frame.height() as u64;
            }
        }
        drop(tables);
        let known = accounts::read(account_files, &mut reading, progress)?;
        let mut of_share = Vec::with_capacity(shares.accounts.len());
        for (at, id) in shares.accounts.iter().enumerate() {
            let platform = shares.platform_of.get(at).copied().unwrap_or(0);
            let name = shares.platforms.get(usize::from(platform));
            let scope = reading.scope(name.map_or("", String::as_str))?;
            of_share.push(reading.accounts.intern(scope, id)?.0);
        }
        if !progress("read posts", done, total) {
            return Err(DatasetError::Cancelled);
        }
        Ok(reading.finish(known, of_share, account_files.to_vec()))
    }

    /// Platforms, most posts first, then by name.
    pub fn platforms(&self) -> &[String] {
        &self.platforms
    }

    /// All posts, by time.
    pub fn posts(&self) -> &[PostMark] {
        &self.posts
    }

    /// The posts from `from_ms` (inclusive) to `to_ms` (exclusive), by time; none = open.
    pub fn within(&self, from_ms: Option<i64>, to_ms: Option<i64>) -> &[PostMark] {
        let before = |limit: i64| self.posts.partition_point(|post| post.time_ms < limit);
        let from = from_ms.map_or(0, before);
        let to = to_ms.map_or(self.posts.len(), before);
        self.posts.get(from..to).unwrap_or_default()
    }

    /// Posts (rows of the tables) that another import of the case holds too.
    pub fn in_several(&self) -> u64 {
        self.in_several
    }

    /// (platform, account_id) of an account.
    pub fn account(&self, number: u32) -> (&str, &str) {
        let platform = self.platform_of.get(number as usize).copied().unwrap_or(0);
        let name = self.platforms.get(usize::from(platform));
        (name.map_or("", String::as_str), self.accounts.get(number))
    }

    /// What the case knows of an account; where several imports have it, the row that says more, then
    /// the later one. None for an account without a row.
    ///
    /// # Errors
    /// A table that is missing or damaged.
    pub fn account_row(&self, number: u32) -> Result<Option<AccountRow>, DatasetError> {
        let place = self
            .known
            .get(number as usize)
            .and_then(|known| known.place);
        let Some((file, row)) = place else {
            return Ok(None);
        };
        let Some(path) = self.account_files.get(file as usize) else {
            return Ok(None);
        };
        super::lookup::account_at(path, row as usize).map(Some)
    }
}

/// An index on its way.
#[derive(Default)]
struct Reading {
    platforms: Names,
    posts: Vec<PostMark>,
    accounts: Interner,
    /// Whether posts of several imports are to be told apart.
    several: bool,
    identities: Vec<u64>,
}

impl Reading {
    fn scope(&mut self, platform: &str) -> Result<u16, DatasetError> {
        Ok(self.platforms.code(platform, "platforms")?.into())
    }

    /// Codes of the platforms of all rows; mostly one and the same.
    fn scopes(&mut self, frame: &DataFrame) -> Result<Vec<u16>, DatasetError> {
        let column = text(frame, "platform")?;
        let mut scopes = Vec::with_capacity(frame.height());
        let mut last: Option<(&str, u16)> = None;
        for name in column.iter() {
            let name = name.unwrap_or_default();
            let code = match last {
                Some((known, code)) if known == name => code,
                _ => self.scope(name)?,
            };
            last = Some((name, code));
            scopes.push(code);
        }
        Ok(scopes)
    }

    /// Numbers of the accounts of all rows.
    fn numbers(&mut self, frame: &DataFrame, scopes: &[u16]) -> Result<Vec<u32>, DatasetError> {
        let column = text(frame, "account_id")?;
        let ids: Vec<&str> = column.iter().map(Option::unwrap_or_default).collect();
        let mut numbers = Vec::with_capacity(ids.len());
        for (ids, scopes) in ids.chunks(BATCH).zip(scopes.chunks(BATCH)) {
            self.accounts.intern_batch(scopes, ids, &mut numbers)?;
        }
        Ok(numbers)
    }

    fn posts_of(&mut self, frame: &DataFrame) -> Result<(), DatasetError> {
        let scopes = self.scopes(frame)?;
        let accounts = self.numbers(frame, &scopes)?;
        let kinds: Vec<u8> = match text(frame, "kind") {
            Ok(column) => column.iter().map(kind_of).collect(),
            Err(_) => vec![NOT_STATED; frame.height()],
        };
        let texts: Vec<bool> = match text(frame, "text") {
            Ok(column) => column
                .iter()
                .map(|text| text.is_some_and(|text| !text.is_empty()))
                .collect(),
            Err(_) => vec![false; frame.height()],
        };
        if self.several {
            let ids = text(frame, "content_id")?;
            self.identities.extend(
                ids.iter()
                    .zip(&scopes)
                    .map(|(id, &scope)| identity(scope, id.unwrap_or_default())),
            );
        }
        let times = frame
            .column("posted_at")
            .and_then(Column::datetime)
            .map_err(DatasetError::engine("reading posts"))?
            .physical();
        let rows = times.iter().zip(scopes).zip(accounts).zip(kinds).zip(texts);
        for ((((time, platform), account), kind), has_text) in rows {
            self.posts.push(PostMark {
                time_ms: time.unwrap_or_default(),
                account,
                platform: platform as u8,
                kind,
                has_text,
            });
        }
        Ok(())
    }

    fn finish(
        mut self,
        mut known: Vec<Known>,
        of_share: Vec<u32>,
        account_files: Vec<PathBuf>,
    ) -> PostIndex {
        let names = self.platforms.0;
        let mut posts_of = vec![0_u64; names.len()];
        for post in &self.posts {
            if let Some(count) = posts_of.get_mut(usize::from(post.platform)) {
                *count += 1;
            }
        }
        let mut order: Vec<(u64, String, usize)> = posts_of
            .into_iter()
            .zip(names)
            .enumerate()
            .map(|(at, (posts, name))| (posts, name, at))
            .collect();
        order.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let mut place = vec![0_u8; order.len()];
        for (new, (_, _, old)) in (0..=u8::MAX).zip(&order) {
            if let Some(slot) = place.get_mut(*old) {
                *slot = new;
            }
        }
        let moved = |old: usize| place.get(old).copied().unwrap_or(0);
        for post in &mut self.posts {
            post.platform = moved(usize::from(post.platform));
        }
        if !self.posts.is_sorted() {
            self.posts.sort_unstable();
        }
        let (accounts, scopes) = self.accounts.into_parts();
        known.resize(accounts.len(), Known::default());
        PostIndex {
            platforms: order.into_iter().map(|(_, name, _)| name).collect(),
            posts: self.posts,
            accounts,
            platform_of: scopes
                .into_iter()
                .map(|scope| moved(usize::from(scope)))
                .collect(),
            known,
            of_share,
            account_files,
            in_several: repeated(self.identities),
        }
    }
}

fn text<'a>(
    frame: &'a DataFrame,
    name: &str,
) -> Result<&'a crate::engine::StringChunked, DatasetError> {
    frame
        .column(name)
        .and_then(Column::str)
        .map_err(DatasetError::engine("reading the table"))
}

fn kind_of(word: Option<&str>) -> u8 {
    let word = word.unwrap_or_default();
    let known = (0..).zip(POST_KINDS).find(|(_, kind)| *kind == word);
    known.map_or(NOT_STATED, |(code, _)| code)
}

/// Stands for (platform, content_id). Among ten million posts two share one by chance in one case of
/// three hundred thousand.
fn identity(scope: u16, id: &str) -> u64 {
    xxh3_64_with_seed(id.as_bytes(), u64::from(scope))
}

/// How many stand there a second time or more.
fn repeated(mut identities: Vec<u64>) -> u64 {
    identities.sort_unstable();
    identities.windows(2).filter(|two| two[0] == two[1]).count() as u64
}

#[cfg(test)]
mod tests;
