//! What a case holds, at a glance.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::parquet::TableReader;
use crate::{DatasetError, Selection, Shares, load_shares};

const TOP: usize = 20;
const DAY_MS: i64 = 86_400_000;

/// Counts of one object type or of one platform.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Name of the object type or platform.
    pub name: String,
    /// Shares.
    pub rows: u64,
    /// Different accounts.
    pub accounts: u64,
    /// Different objects.
    pub objects: u64,
    /// Different posts.
    pub posts: u64,
}

/// Shares of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCount {
    /// Midnight UTC in milliseconds since 1970.
    pub day_ms: i64,
    /// Shares on that day, all object types.
    pub rows: u64,
}

/// A busy account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopAccount {
    /// Platform.
    pub platform: String,
    /// Id of the account.
    pub account_id: String,
    /// Its shares.
    pub rows: u64,
}

/// An object that was shared often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopObject {
    /// Type of the object.
    pub object_type: String,
    /// Id of the object.
    pub object_id: String,
    /// Its shares.
    pub rows: u64,
    /// Different accounts that shared it.
    pub accounts: u64,
}

/// What the tables hold. Objects are (type, id), whatever the platform.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// Shares.
    pub rows: u64,
    /// Rows of the `posts` tables, also those without share.
    pub posts: u64,
    /// Different accounts with a share.
    pub accounts: u64,
    /// Different objects.
    pub objects: u64,
    /// By object type, most shares first.
    pub by_type: Vec<Counts>,
    /// By platform, most shares first.
    pub by_platform: Vec<Counts>,
    /// Days with a share, ascending.
    pub days: Vec<DayCount>,
    /// Earliest share, milliseconds since 1970, UTC.
    pub first_ms: Option<i64>,
    /// Latest share.
    pub last_ms: Option<i64>,
    /// The 20 accounts with most shares; ties by id.
    pub top_accounts: Vec<TopAccount>,
    /// The 20 objects with most shares; ties by id.
    pub top_objects: Vec<TopObject>,
}

/// Summarises the tables of a case.
///
/// # Errors
/// A file that is missing or is not the table it should be.
pub fn overview(share_files: &[PathBuf], post_files: &[PathBuf]) -> Result<Overview, DatasetError> {
    let shares = load_shares(share_files, &Selection::default(), true, &|_, _, _| true)?;
    let mut overview = overview_of(&shares);
    for path in post_files {
        let table = TableReader::open(path)?;
        table.require(&["platform", "content_id", "text"])?;
        overview.posts += table.rows();
    }
    Ok(overview)
}

/// The same from shares that are in memory; `posts` is 0.
pub fn overview_of(shares: &Shares) -> Overview {
    overview_within(shares, None, None)
}

/// The same of a stretch of time: from `from_ms` (inclusive) to `to_ms` (exclusive); none = open.
pub fn overview_within(shares: &Shares, from_ms: Option<i64>, to_ms: Option<i64>) -> Overview {
    let rows = Rows::within(shares, from_ms, to_ms);
    let platform_of = |row: usize| {
        let account = rows.account.get(row).map_or(0, |&code| code as usize);
        shares.platform_of.get(account).copied().unwrap_or(0)
    };
    let type_of = |row: usize| {
        let object = rows.object.get(row).map_or(0, |&code| code as usize);
        shares.object_type_of.get(object).copied().unwrap_or(0)
    };
    let mut days: BTreeMap<i64, u64> = BTreeMap::new();
    for time in rows.time_ms.iter() {
        *days.entry(time.div_euclid(DAY_MS) * DAY_MS).or_default() += 1;
    }
    Overview {
        rows: rows.object.len() as u64,
        posts: 0,
        accounts: rows.different(&rows.account, shares.accounts.len()),
        objects: rows.different(&rows.object, shares.objects.len()),
        by_type: counts(&rows, &shares.object_types, type_of),
        by_platform: counts(&rows, &shares.platforms, platform_of),
        days: days
            .into_iter()
            .map(|(day_ms, rows)| DayCount { day_ms, rows })
            .collect(),
        first_ms: rows.time_ms.iter().min().copied(),
        last_ms: rows.time_ms.iter().max().copied(),
        top_accounts: top_accounts(shares, &rows),
        top_objects: top_objects(shares, &rows),
    }
}

/// The rows that are summarised.
struct Rows<'a> {
    object: Cow<'a, [u32]>,
    account: Cow<'a, [u32]>,
    content: Cow<'a, [u32]>,
    time_ms: Cow<'a, [i64]>,
    sizes: [usize; 3],
    all: bool,
}

impl<'a> Rows<'a> {
    fn within(shares: &'a Shares, from_ms: Option<i64>, to_ms: Option<i64>) -> Self {
        let n_contents = shares
            .content
            .iter()
            .max()
            .map_or(0, |&last| last as usize + 1);
        let sizes = [shares.objects.len(), shares.accounts.len(), n_contents];
        if from_ms.is_none() && to_ms.is_none() {
            return Rows {
                object: Cow::Borrowed(&shares.object),
                account: Cow::Borrowed(&shares.account),
                content: Cow::Borrowed(&shares.content),
                time_ms: Cow::Borrowed(&shares.time_ms),
                sizes,
                all: true,
            };
        }
        let inside =
            |time: i64| from_ms.is_none_or(|from| time >= from) && to_ms.is_none_or(|to| time < to);
        let kept: Vec<usize> = (0..shares.len())
            .filter(|&row| inside(shares.time_ms[row]))
            .collect();
        let codes = |column: &[u32]| kept.iter().map(|&row| column[row]).collect::<Vec<_>>();
        Rows {
            object: Cow::Owned(codes(&shares.object)),
            account: Cow::Owned(codes(&shares.account)),
            content: Cow::Owned(codes(&shares.content)),
            time_ms: Cow::Owned(kept.iter().map(|&row| shares.time_ms[row]).collect()),
            sizes,
            all: false,
        }
    }

    /// How many different codes there are.
    fn different(&self, codes: &[u32], n: usize) -> u64 {
        if self.all {
            return n as u64;
        }
        let mut seen = Bits::new(n);
        codes
            .iter()
            .filter(|&&code| seen.set(code as usize))
            .count() as u64
    }
}

/// A set of small numbers.
struct Bits(Vec<u64>);

impl Bits {
    fn new(n: usize) -> Self {
        Bits(vec![0; n.div_ceil(64)])
    }

    /// Whether the number is new.
    #[inline]
    fn set(&mut self, at: usize) -> bool {
        let Some(word) = self.0.get_mut(at / 64) else {
            return false;
        };
        let bit = 1 << (at % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }
}

/// Counts of each group; a bit per (group, id) tells the different ones apart. A group without
/// rows is left out.
fn counts(rows: &Rows<'_>, names: &[String], group_of: impl Fn(usize) -> u8) -> Vec<Counts> {
    let mut out: Vec<Counts> = names
        .iter()
        .map(|name| Counts {
            name: name.clone(),
            ..Counts::default()
        })
        .collect();
    let groups: Vec<u8> = (0..rows.object.len()).map(group_of).collect();
    for group in &groups {
        if let Some(counts) = out.get_mut(usize::from(*group)) {
            counts.rows += 1;
        }
    }
    let mut distinct = |codes: &[u32], n: usize, field: fn(&mut Counts) -> &mut u64| {
        let mut seen = Bits::new(n * names.len());
        for (group, code) in groups.iter().zip(codes) {
            if seen.set(usize::from(*group) * n + *code as usize)
                && let Some(counts) = out.get_mut(usize::from(*group))
            {
                *field(counts) += 1;
            }
        }
    };
    let [objects, accounts, contents] = rows.sizes;
    distinct(&rows.account, accounts, |counts| &mut counts.accounts);
    distinct(&rows.object, objects, |counts| &mut counts.objects);
    distinct(&rows.content, contents, |counts| &mut counts.posts);
    out.retain(|counts| counts.rows > 0);
    out.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.name.cmp(&b.name)));
    out
}

/// Codes with the most rows, most first; `tie` orders equals.
fn most<'a, K: Ord>(codes: &[u32], n: usize, tie: impl Fn(u32) -> K + 'a) -> Vec<(u32, u64)> {
    let mut rows = vec![0u64; n];
    for code in codes {
        if let Some(count) = rows.get_mut(*code as usize) {
            *count += 1;
        }
    }
    let mut order: Vec<(u32, u64)> = (0..).zip(rows).filter(|(_, rows)| *rows > 0).collect();
    let by_count =
        |a: &(u32, u64), b: &(u32, u64)| b.1.cmp(&a.1).then_with(|| tie(a.0).cmp(&tie(b.0)));
    if order.len() > TOP {
        order.select_nth_unstable_by(TOP, by_count);
        order.truncate(TOP);
    }
    order.sort_by(by_count);
    order
}

fn top_accounts(shares: &Shares, rows: &Rows<'_>) -> Vec<TopAccount> {
    let platform = |code: u32| {
        let at = shares.platform_of.get(code as usize).copied().unwrap_or(0);
        shares
            .platforms
            .get(usize::from(at))
            .map_or("", String::as_str)
    };
    let id = |code: u32| shares.accounts.get(code);
    most(&rows.account, shares.accounts.len(), |code| {
        (id(code), platform(code))
    })
    .into_iter()
    .map(|(code, rows)| TopAccount {
        platform: platform(code).to_owned(),
        account_id: id(code).to_owned(),
        rows,
    })
    .collect()
}

fn top_objects(shares: &Shares, rows: &Rows<'_>) -> Vec<TopObject> {
    let object_type = |code: u32| {
        let at = shares
            .object_type_of
            .get(code as usize)
            .copied()
            .unwrap_or(0);
        shares
            .object_types
            .get(usize::from(at))
            .map_or("", String::as_str)
    };
    let id = |code: u32| shares.objects.get(code);
    let top = most(&rows.object, shares.objects.len(), |code| {
        (id(code), object_type(code))
    });
    let mut accounts: Vec<Vec<u32>> = vec![Vec::new(); top.len()];
    for (object, account) in rows.object.iter().zip(rows.account.iter()) {
        if let Some(place) = top.iter().position(|(code, _)| code == object)
            && let Some(list) = accounts.get_mut(place)
        {
            list.push(*account);
        }
    }
    top.into_iter()
        .zip(accounts)
        .map(|((code, rows), mut accounts)| {
            accounts.sort_unstable();
            accounts.dedup();
            TopObject {
                object_type: object_type(code).to_owned(),
                object_id: id(code).to_owned(),
                rows,
                accounts: accounts.len() as u64,
            }
        })
        .collect()
}
