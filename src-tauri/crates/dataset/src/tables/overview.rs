//! What a case holds, at a glance.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::Shares;

/// Objects of one type in an overview.
const TOP: usize = 20;

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

/// What the shares hold. Objects are (type, id), whatever the platform.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// Shares.
    pub rows: u64,
    /// Different accounts with a share.
    pub accounts: u64,
    /// Different objects.
    pub objects: u64,
    /// By object type, most shares first.
    pub by_type: Vec<Counts>,
    /// By platform, most shares first.
    pub by_platform: Vec<Counts>,
    /// Earliest share, milliseconds since 1970, UTC.
    pub first_ms: Option<i64>,
    /// Latest share.
    pub last_ms: Option<i64>,
    /// Of each object type the 20 objects with most shares, in the order of `by_type`; ties by id.
    pub top_objects: Vec<TopObject>,
}

/// Summarises the shares of a stretch of time: from `from_ms` (inclusive) to `to_ms` (exclusive); none = open.
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
    let by_type = counts(&rows, &shares.object_types, type_of);
    Overview {
        rows: rows.object.len() as u64,
        accounts: rows.different(&rows.account, shares.accounts.len()),
        objects: rows.different(&rows.object, shares.objects.len()),
        by_platform: counts(&rows, &shares.platforms, platform_of),
        first_ms: rows.time_ms.iter().min().copied(),
        last_ms: rows.time_ms.iter().max().copied(),
        top_objects: top_objects(shares, &rows, &by_type),
        by_type,
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

/// Of every type the objects with most rows, most first.
fn top_objects(shares: &Shares, rows: &Rows<'_>, by_type: &[Counts]) -> Vec<TopObject> {
    let [n_objects, _, _] = rows.sizes;
    let mut rows_of = vec![0_u32; n_objects];
    for code in rows.object.iter() {
        if let Some(count) = rows_of.get_mut(*code as usize) {
            *count += 1;
        }
    }
    let type_of = |code: u32| shares.object_type_of.get(code as usize).copied();
    let by_count = |a: &(u32, u32), b: &(u32, u32)| {
        let id = |code: u32| shares.objects.get(code);
        b.1.cmp(&a.1).then_with(|| id(a.0).cmp(id(b.0)))
    };
    let mut of_type: Vec<Vec<(u32, u32)>> = vec![Vec::new(); shares.object_types.len()];
    for (code, count) in (0..).zip(rows_of).filter(|(_, count)| *count > 0) {
        let Some(most) = type_of(code).and_then(|at| of_type.get_mut(usize::from(at))) else {
            continue;
        };
        most.push((code, count));
        // Never many more than are wanted: most objects are shared once.
        if most.len() >= 64 * TOP {
            keep_first(most, by_count);
        }
    }
    for most in &mut of_type {
        keep_first(most, by_count);
        most.sort_by(by_count);
    }
    // The place of an object in the list, for those in it; 0 = not in it.
    let mut place = vec![0_u16; n_objects];
    let mut found = Vec::new();
    for counts in by_type {
        let Some(at) = shares
            .object_types
            .iter()
            .position(|name| *name == counts.name)
        else {
            continue;
        };
        for &(code, count) in of_type.get(at).into_iter().flatten() {
            found.push(TopObject {
                object_type: counts.name.clone(),
                object_id: shares.objects.get(code).to_owned(),
                rows: count.into(),
                accounts: 0,
            });
            if let Some(slot) = place.get_mut(code as usize) {
                *slot = found.len() as u16;
            }
        }
    }
    let mut pairs: Vec<(u16, u32)> = rows
        .object
        .iter()
        .zip(rows.account.iter())
        .filter_map(|(object, &account)| {
            let at = place.get(*object as usize).copied().unwrap_or(0);
            (at > 0).then_some((at, account))
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    for (at, _) in pairs {
        if let Some(top) = found.get_mut(usize::from(at) - 1) {
            top.accounts += 1;
        }
    }
    found
}

fn keep_first(
    most: &mut Vec<(u32, u32)>,
    by_count: impl Fn(&(u32, u32), &(u32, u32)) -> std::cmp::Ordering,
) {
    if most.len() > TOP {
        most.select_nth_unstable_by(TOP, by_count);
        most.truncate(TOP);
    }
}
