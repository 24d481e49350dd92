//! The tables read once, and what was read given its numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use hashbrown::{HashMap, HashSet};
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::{
    LOOK_EVERY, NOT_KEPT, PostRows, SearchAccount, SearchObject, SearchRows, columns_of, text,
};
use crate::engine::Column;
use crate::parquet::TableReader;
use crate::pool::Interner;
use crate::shares::Names;
use crate::{DatasetError, Progress};

/// Objects of this type are the words of posts, and posts are found by their words.
const TEXT_TYPE: &str = "text";

/// Earlier names of an account that are kept.
const MOST_EARLIER: usize = 50;

/// The rows on their way to their numbers.
#[derive(Default)]
pub(super) struct Reading {
    platforms: Names,
    types: Names,
    accounts: Interner,
    objects: Interner,
    /// Time and account of each row of the posts tables; none for one that is there already.
    rows: Vec<Option<(i64, u32)>>,
    /// First row of each post.
    row_of: HashMap<u64, u32>,
    names: BTreeMap<u32, Known>,
    /// (object, row of the post).
    shares: Vec<(u32, u32)>,
}

/// Names of an account.
#[derive(Default)]
struct Known {
    last_seen_ms: i64,
    handle: String,
    display_name: String,
    earlier: BTreeSet<String>,
}

impl Reading {
    fn account(&mut self, platform: &str, id: &str) -> Result<u32, DatasetError> {
        let scope = self.platforms.code(platform, "platforms")?;
        Ok(self.accounts.intern(u16::from(scope), id)?.0)
    }

    /// Stands for (platform, content_id); two posts of a hundred million share one by chance in one
    /// case of three thousand.
    fn identity(&mut self, platform: &str, id: &str) -> Result<u64, DatasetError> {
        let scope = self.platforms.code(platform, "platforms")?;
        Ok(xxh3_64_with_seed(id.as_bytes(), u64::from(scope)))
    }

    pub(super) fn posts(
        &mut self,
        files: &[PathBuf],
        progress: Progress<'_>,
    ) -> Result<(), DatasetError> {
        let mut total = 0;
        for path in files {
            total += TableReader::open(path)?.rows();
        }
        if total >= u64::from(NOT_KEPT) {
            return Err(DatasetError::TooMany {
                what: "posts",
                limit: u64::from(NOT_KEPT),
            });
        }
        let mut told: HashSet<u64> = HashSet::new();
        for path in files {
            let table = TableReader::open(path)?;
            let columns = columns_of(&table, &["text"])?;
            for group in 0..table.n_groups() {
                let frame = table.read_group(group, Some(&columns))?;
                let rows = PostRows::of(&frame)?;
                for row in 0..frame.height() {
                    if row % LOOK_EVERY == 0
                        && !progress("read posts", self.rows.len() as u64, total)
                    {
                        return Err(DatasetError::Cancelled);
                    }
                    let platform = rows.platforms.get(row).unwrap_or_default();
                    let post = self.identity(platform, rows.ids.get(row).unwrap_or_default())?;
                    let at = self.rows.len() as u32;
                    self.row_of.entry(post).or_insert(at);
                    // One file holds no post twice.
                    let is_new = files.len() == 1
                        || told.insert(xxh3_64_with_seed(rows.text(row).as_bytes(), post));
                    let kept = match is_new {
                        true => {
                            let id = rows.accounts.get(row).unwrap_or_default();
                            let account = self.account(platform, id)?;
                            Some((rows.times.get(row).unwrap_or_default(), account))
                        }
                        false => None,
                    };
                    self.rows.push(kept);
                }
            }
        }
        Ok(())
    }

    /// Calls `with` for every row: account, handle, shown name, row.
    fn each_name(
        &mut self,
        files: &[PathBuf],
        time: &str,
        progress: Progress<'_>,
        mut with: impl FnMut(&mut Known, &str, &str, i64),
    ) -> Result<(), DatasetError> {
        for path in files {
            let table = TableReader::open(path)?;
            let needed = ["platform", "account_id", "display_name", time];
            table.require(&needed)?;
            let has_handle = table.schema().get("handle").is_some();
            let columns: Vec<&str> = needed
                .into_iter()
                .chain(has_handle.then_some("handle"))
                .collect();
            for group in 0..table.n_groups() {
                let frame = table.read_group(group, Some(&columns))?;
                let (platforms, ids) = (text(&frame, "platform")?, text(&frame, "account_id")?);
                let names = text(&frame, "display_name")?;
                let handles = text(&frame, "handle").ok();
                let times = frame
                    .column(time)
                    .and_then(Column::datetime)
                    .map_err(DatasetError::engine("reading accounts"))?
                    .physical();
                for row in 0..frame.height() {
                    if row % LOOK_EVERY == 0 && !progress("read accounts", 0, 0) {
                        return Err(DatasetError::Cancelled);
                    }
                    let account = self.account(
                        platforms.get(row).unwrap_or_default(),
                        ids.get(row).unwrap_or_default(),
                    )?;
                    with(
                        self.names.entry(account).or_default(),
                        handles
                            .and_then(|column| column.get(row))
                            .unwrap_or_default(),
                        names.get(row).unwrap_or_default(),
                        times.get(row).unwrap_or(i64::MIN),
                    );
                }
            }
        }
        Ok(())
    }

    pub(super) fn latest_names(
        &mut self,
        files: &[PathBuf],
        progress: Progress<'_>,
    ) -> Result<(), DatasetError> {
        self.each_name(
            files,
            "last_seen",
            progress,
            |names, handle, name, last_seen_ms| {
                let is_later = last_seen_ms >= names.last_seen_ms || names.is_empty();
                let (older_handle, older_name) = match is_later {
                    true => {
                        names.last_seen_ms = last_seen_ms;
                        (
                            replace(&mut names.handle, handle),
                            replace(&mut names.display_name, name),
                        )
                    }
                    false => (handle.to_owned(), name.to_owned()),
                };
                names.remember(older_handle);
                names.remember(older_name);
            },
        )
    }

    pub(super) fn earlier_names(
        &mut self,
        files: &[PathBuf],
        progress: Progress<'_>,
    ) -> Result<(), DatasetError> {
        self.each_name(files, "observed_at", progress, |names, handle, name, _| {
            for one in [handle, name] {
                if one != names.handle && one != names.display_name {
                    names.remember(one.to_owned());
                }
            }
        })
    }

    pub(super) fn shares(
        &mut self,
        files: &[PathBuf],
        progress: Progress<'_>,
    ) -> Result<(), DatasetError> {
        const COLUMNS: [&str; 4] = ["platform", "object_type", "object_id", "content_id"];
        for path in files {
            let table = TableReader::open(path)?;
            table.require(&COLUMNS)?;
            let total = table.rows();
            let mut done = 0;
            for group in 0..table.n_groups() {
                let frame = table.read_group(group, Some(&COLUMNS))?;
                let (platforms, types) = (text(&frame, "platform")?, text(&frame, "object_type")?);
                let (objects, posts) = (text(&frame, "object_id")?, text(&frame, "content_id")?);
                for row in 0..frame.height() {
                    if row % LOOK_EVERY == 0 && !progress("read shares", done, total) {
                        return Err(DatasetError::Cancelled);
                    }
                    done += 1;
                    let object_type = types.get(row).unwrap_or_default();
                    if object_type == TEXT_TYPE {
                        continue;
                    }
                    let post = self.identity(
                        platforms.get(row).unwrap_or_default(),
                        posts.get(row).unwrap_or_default(),
                    )?;
                    // The row that was read first is always kept.
                    let Some(&post) = self.row_of.get(&post) else {
                        continue;
                    };
                    let scope = u16::from(self.types.code(object_type, "object types")?);
                    let id = objects.get(row).unwrap_or_default();
                    self.shares.push((self.objects.intern(scope, id)?.0, post));
                }
            }
        }
        Ok(())
    }

    pub(super) fn finish(mut self, post_files: Vec<PathBuf>) -> SearchRows {
        drop(std::mem::take(&mut self.row_of));
        let kept = self.rows.iter().enumerate();
        let mut order: Vec<(i64, u32)> = kept
            .filter_map(|(at, row)| row.map(|(time_ms, _)| (time_ms, at as u32)))
            .collect();
        order.sort_unstable();
        let mut number_of = vec![NOT_KEPT; self.rows.len()];
        for (number, (_, at)) in (0..).zip(&order) {
            if let Some(slot) = number_of.get_mut(*at as usize) {
                *slot = number;
            }
        }
        let (accounts, account_number) = self.numbered_accounts();
        let new_number = |code: u32| account_number.get(code as usize).copied();
        let account_of: Vec<u32> = order
            .iter()
            .map(|(_, at)| {
                let row = self.rows.get(*at as usize).copied().flatten();
                row.and_then(|(_, code)| new_number(code)).unwrap_or(0)
            })
            .collect();
        for (_, post) in &mut self.shares {
            *post = number_of.get(*post as usize).copied().unwrap_or(NOT_KEPT);
        }
        let (objects, shares) = self.numbered_objects(&account_of);
        SearchRows {
            accounts,
            objects,
            shares,
            post_files,
            number_of,
            account_of,
        }
    }

    /// The accounts in order, and the number of each code.
    fn numbered_accounts(&mut self) -> (Vec<SearchAccount>, Vec<u32>) {
        let mut posts = vec![0_u64; self.accounts.len()];
        for (_, account) in self.rows.iter().flatten() {
            if let Some(count) = posts.get_mut(*account as usize) {
                *count += 1;
            }
        }
        let mut names = std::mem::take(&mut self.names);
        let platform_of = |code: u32| self.platforms.0.get(usize::from(self.accounts.scope(code)));
        let mut all: Vec<(u32, SearchAccount)> = (0..)
            .zip(posts)
            .map(|(code, posts)| {
                let known = names.remove(&code).unwrap_or_default();
                let account = SearchAccount {
                    platform: platform_of(code).cloned().unwrap_or_default(),
                    account_id: self.accounts.pool.get(code).to_owned(),
                    handle: known.handle,
                    display_name: known.display_name,
                    earlier: known.earlier.into_iter().collect(),
                    posts,
                };
                (code, account)
            })
            .collect();
        all.sort_by(|(_, a), (_, b)| {
            b.posts
                .cmp(&a.posts)
                .then_with(|| a.platform.cmp(&b.platform))
                .then_with(|| a.account_id.cmp(&b.account_id))
        });
        let mut number = vec![0; all.len()];
        for (new, (code, _)) in (0..).zip(&all) {
            if let Some(slot) = number.get_mut(*code as usize) {
                *slot = new;
            }
        }
        (
            all.into_iter().map(|(_, account)| account).collect(),
            number,
        )
    }

    /// The objects in order, and (object, post) by their numbers.
    fn numbered_objects(&mut self, account_of: &[u32]) -> (Vec<SearchObject>, Vec<(u32, u32)>) {
        let mut shares = std::mem::take(&mut self.shares);
        shares.sort_unstable();
        shares.dedup();
        let mut all: Vec<(u32, SearchObject)> = Vec::with_capacity(self.objects.len());
        let mut accounts = Vec::new();
        for group in shares.chunk_by(|a, b| a.0 == b.0) {
            let Some(&(code, _)) = group.first() else {
                continue;
            };
            accounts.clear();
            let of_posts = group.iter().map(|(_, post)| account_of.get(*post as usize));
            accounts.extend(of_posts);
            accounts.sort_unstable();
            accounts.dedup();
            let type_name = self.types.0.get(usize::from(self.objects.scope(code)));
            let object = SearchObject {
                object_type: type_name.cloned().unwrap_or_default(),
                object_id: self.objects.pool.get(code).to_owned(),
                shares: group.len() as u64,
                accounts: accounts.len() as u64,
            };
            all.push((code, object));
        }
        all.sort_by(|(_, a), (_, b)| {
            b.shares
                .cmp(&a.shares)
                .then_with(|| a.object_type.cmp(&b.object_type))
                .then_with(|| a.object_id.cmp(&b.object_id))
        });
        let mut number = vec![0_u32; self.objects.len()];
        for (new, (code, _)) in (0..).zip(&all) {
            if let Some(slot) = number.get_mut(*code as usize) {
                *slot = new;
            }
        }
        for (object, _) in &mut shares {
            *object = number.get(*object as usize).copied().unwrap_or(0);
        }
        shares.sort_unstable();
        (all.into_iter().map(|(_, object)| object).collect(), shares)
    }
}

impl Known {
    fn is_empty(&self) -> bool {
        self.handle.is_empty() && self.display_name.is_empty()
    }

    fn remember(&mut self, name: String) {
        let is_new = !name.is_empty() && name != self.handle && name != self.display_name;
        if is_new && self.earlier.len() < MOST_EARLIER {
            self.earlier.insert(name);
        }
    }
}

/// Puts a new name in the place of an older one, unless the new one says nothing; gives the older one.
fn replace(old: &mut String, new: &str) -> String {
    if new.is_empty() || new == old {
        return String::new();
    }
    std::mem::replace(old, new.to_owned())
}
