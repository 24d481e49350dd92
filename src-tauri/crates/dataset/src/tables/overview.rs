//! What a case holds, at a glance.

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
    let platform_of = |row: usize| {
        let account = shares.account.get(row).map_or(0, |&code| code as usize);
        shares.platform_of.get(account).copied().unwrap_or(0)
    };
    let type_of = |row: usize| {
        let object = shares.object.get(row).map_or(0, |&code| code as usize);
        shares.object_type_of.get(object).copied().unwrap_or(0)
    };
    let mut days: BTreeMap<i64, u64> = BTreeMap::new();
    for time in &shares.time_ms {
        *days.entry(time.div_euclid(DAY_MS) * DAY_MS).or_default() += 1;
    }
    Overview {
        rows: shares.len() as u64,
        posts: 0,
        accounts: shares.accounts.len() as u64,
        objects: shares.objects.len() as u64,
        by_type: counts(shares, &shares.object_types, type_of),
        by_platform: counts(shares, &shares.platforms, platform_of),
        days: days
            .into_iter()
            .map(|(day_ms, rows)| DayCount { day_ms, rows })
            .collect(),
        first_ms: shares.time_ms.iter().min().copied(),
        last_ms: shares.time_ms.iter().max().copied(),
        top_accounts: top_accounts(shares),
        top_objects: top_objects(shares),
    }
}

/// Counts of each group; a bit per (group, id) tells the different ones apart.
fn counts(shares: &Shares, names: &[String], group_of: impl Fn(usize) -> u8) -> Vec<Counts> {
    let mut out: Vec<Counts> = names
        .iter()
        .map(|name| Counts {
            name: name.clone(),
            ..Counts::default()
        })
        .collect();
    let groups: Vec<u8> = (0..shares.len()).map(group_of).collect();
    for group in &groups {
        if let Some(counts) = out.get_mut(usize::from(*group)) {
            counts.rows += 1;
        }
    }
    let mut distinct = |codes: &[u32], n: usize, field: fn(&mut Counts) -> &mut u64| {
        let mut seen = vec![0u64; (n * names.len()).div_ceil(64)];
        for (group, code) in groups.iter().zip(codes) {
            let bit = usize::from(*group) * n + *code as usize;
            if let Some(word) = seen.get_mut(bit / 64)
                && *word >> (bit % 64) & 1 == 0
            {
                *word |= 1 << (bit % 64);
                if let Some(counts) = out.get_mut(usize::from(*group)) {
                    *field(counts) += 1;
                }
            }
        }
    };
    distinct(&shares.account, shares.accounts.len(), |counts| {
        &mut counts.accounts
    });
    distinct(&shares.object, shares.objects.len(), |counts| {
        &mut counts.objects
    });
    distinct(&shares.content, shares.contents.len(), |counts| {
        &mut counts.posts
    });
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
    let mut order: Vec<(u32, u64)> = (0..).zip(rows).collect();
    let by_count =
        |a: &(u32, u64), b: &(u32, u64)| b.1.cmp(&a.1).then_with(|| tie(a.0).cmp(&tie(b.0)));
    if order.len() > TOP {
        order.select_nth_unstable_by(TOP, by_count);
        order.truncate(TOP);
    }
    order.sort_by(by_count);
    order
}

fn top_accounts(shares: &Shares) -> Vec<TopAccount> {
    let platform = |code: u32| {
        let at = shares.platform_of.get(code as usize).copied().unwrap_or(0);
        shares
            .platforms
            .get(usize::from(at))
            .map_or("", String::as_str)
    };
    let id = |code: u32| shares.accounts.get(code);
    most(&shares.account, shares.accounts.len(), |code| {
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

fn top_objects(shares: &Shares) -> Vec<TopObject> {
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
    let top = most(&shares.object, shares.objects.len(), |code| {
        (id(code), object_type(code))
    });
    let mut accounts: Vec<Vec<u32>> = vec![Vec::new(); top.len()];
    for (object, account) in shares.object.iter().zip(&shares.account) {
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
