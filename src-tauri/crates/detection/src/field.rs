//! The rows that matter, with everything the sweep reads laid out flat.
//!
//! Accounts get *labels* by falling number of rows: the dense counters of the busy ones, which
//! are touched all the time, share a few cache lines.

use zwerm_dataset::Shares;

use crate::arrange::{Arranged, Groups, STEP, Tie};
use crate::count::{PairCount, count, distance};
use crate::participation::{first_partner, participate, prefilter};
use crate::plan::Plan;
use crate::prune::prune;
use crate::watch::Watch;
use crate::{DetectionError, Progress};

/// Rows sorted by (layer, object, time) with labels, reach and the rows of each account.
pub(crate) struct Field {
    pub(crate) row: Vec<u32>,
    /// Label of each position's account.
    pub(crate) label: Vec<u32>,
    pub(crate) content: Vec<u32>,
    pub(crate) time: Vec<i64>,
    pub(crate) survives: Vec<u8>,
    pub(crate) group: Vec<u32>,
    pub(crate) groups: Groups,
    /// Positions `[from, to)` of the same object within the widest window, itself included.
    pub(crate) reach: Vec<[u32; 2]>,
    /// Account code of each label.
    pub(crate) code: Vec<u32>,
    /// Start of each label's positions in `positions`, and one past the end.
    pub(crate) start: Vec<u32>,
    /// Positions by label, ascending.
    pub(crate) positions: Vec<u32>,
    /// Rows of different accounts never have the same content.
    pub(crate) contents_apart: bool,
}

/// Counts on the way to a field.
pub(crate) struct Preparation {
    pub(crate) rows: u64,
    pub(crate) objects: u64,
    pub(crate) rows_after_prefilter: u64,
    pub(crate) rows_with_partner: u64,
    pub(crate) pair_count: PairCount,
}

/// Sorts, counts, applies rules 1, 3a and 4, and prunes when asked.
pub(crate) fn prepare(
    shares: &Shares,
    plan: &Plan,
    tie: Tie,
    pruned: bool,
    progress: Progress,
) -> Result<(Field, Preparation), DetectionError> {
    let sizes = (shares.accounts.len(), shares.contents.len());
    let watch = Watch::start(progress, "sorting shares", 2 * shares.len() as u64)?;
    let mut arranged = Arranged::new(shares, &plan.layers, plan.fuse, tie, &watch)?;
    let (rows, objects) = (arranged.len() as u64, arranged.groups.len() as u64);
    let pair_count = count(
        &arranged,
        plan.layers.names.clone(),
        plan.windows_ms.clone(),
        progress,
    )?;

    let watch = Watch::start(
        progress,
        "checking participation",
        4 * arranged.len() as u64,
    )?;
    let (originals, rows_after_prefilter) = prefilter(
        &mut arranged,
        &shares.content_is_object,
        sizes.0,
        plan,
        &watch,
    );
    let first = first_partner(&arranged, plan, &watch)?;
    participate(&mut arranged, &first, &originals, sizes, plan, &watch)?;
    drop(originals);
    watch.advance(0);
    watch.check()?;
    let none = plan.n_windows();
    arranged.retain(|at| first[at] < none);
    drop(first);
    arranged.shrink();
    let rows_with_partner = arranged.len() as u64;

    if pruned {
        let watch = Watch::start(progress, "pruning", 4 * arranged.len() as u64)?;
        prune(&mut arranged, sizes.0, plan, &watch)?;
    }
    let watch = Watch::start(progress, "laying out", arranged.len() as u64)?;
    let field = Field::new(arranged, sizes, plan.widest(), &watch)?;
    let preparation = Preparation {
        rows,
        objects,
        rows_after_prefilter,
        rows_with_partner,
        pair_count,
    };
    Ok((field, preparation))
}

impl Field {
    fn new(
        arranged: Arranged,
        (n_accounts, n_contents): (usize, usize),
        widest: u64,
        watch: &Watch,
    ) -> Result<Self, DetectionError> {
        let Arranged {
            row,
            account: mut label,
            content,
            time,
            survives,
            groups,
        } = arranged;
        let contents_apart = contents_apart(&label, &content, n_contents);
        watch.advance(0);
        let code = relabel(&mut label, n_accounts);
        watch.advance(0);

        let mut start = vec![0u32; code.len() + 1];
        for &label in &label {
            start[label as usize + 1] += 1;
        }
        for at in 1..start.len() {
            start[at] += start[at - 1];
        }
        let mut next = start.clone();
        let mut positions = vec![0u32; label.len()];
        for (at, &label) in label.iter().enumerate() {
            let next = &mut next[label as usize];
            positions[*next as usize] = at as u32;
            *next += 1;
        }
        watch.advance(0);

        let mut group_of = vec![0u32; label.len()];
        let mut reach = vec![[0u32; 2]; label.len()];
        let mut meter = watch.meter(STEP);
        for group in 0..groups.len() {
            let range = groups.range(group);
            group_of[range.clone()].fill(group as u32);
            let (mut from, mut to) = (range.start, range.start);
            for at in range.clone() {
                while distance(time[from], time[at]) > widest {
                    from += 1;
                }
                while to < range.end && (to <= at || distance(time[at], time[to]) <= widest) {
                    to += 1;
                }
                reach[at] = [from as u32, to as u32];
            }
            if !meter.add(range.len() as u64) {
                break;
            }
        }
        watch.check()?;
        Ok(Self {
            row,
            label,
            content,
            time,
            survives,
            group: group_of,
            groups,
            reach,
            code,
            start,
            positions,
            contents_apart,
        })
    }

    /// Positions of an account, ascending.
    #[inline]
    pub(crate) fn rows_of(&self, label: u32) -> &[u32] {
        &self.positions
            [self.start[label as usize] as usize..self.start[label as usize + 1] as usize]
    }

    /// Layer of a position.
    #[inline]
    pub(crate) fn layer(&self, at: u32) -> u16 {
        self.groups.layer[self.group[at as usize] as usize]
    }

    /// Neighbours within reach of the rows of an account: the cost of sweeping it.
    pub(crate) fn cost(&self, label: u32) -> u64 {
        self.rows_of(label)
            .iter()
            .map(|&at| {
                let [from, to] = self.reach[at as usize];
                u64::from(to - from)
            })
            .sum()
    }

    /// Label of an account code, if it is still there.
    pub(crate) fn label_of(&self, account: u32) -> Option<u32> {
        self.code
            .iter()
            .position(|&code| code == account)
            .map(|at| at as u32)
    }

    /// The first window in which two rows within reach are a surviving pair, and their distance;
    /// `None` if in none. `older` must come before `newer` in the order of the field.
    #[inline]
    pub(crate) fn judge(&self, plan: &Plan, older: u32, newer: u32) -> Option<(u8, u64)> {
        let (older, newer) = (older as usize, newer as usize);
        if !plan.keep_loops
            && (self.content[older] == self.content[newer]
                || self.label[older] == self.label[newer])
        {
            return None;
        }
        let delta = distance(self.time[older], self.time[newer]);
        let first = plan
            .first_window(delta)
            .max(self.survives[older].min(self.survives[newer]));
        (first < plan.n_windows()).then_some((first, delta))
    }
}

/// Whether no content belongs to two accounts.
fn contents_apart(account: &[u32], content: &[u32], n_contents: usize) -> bool {
    let mut owner = vec![u32::MAX; n_contents];
    account.iter().zip(content).all(|(&account, &content)| {
        let owner = &mut owner[content as usize];
        if *owner == u32::MAX {
            *owner = account;
        }
        *owner == account
    })
}

/// Replaces account codes by labels; returns the code of each label.
fn relabel(account: &mut [u32], n_accounts: usize) -> Vec<u32> {
    let mut rows_of = vec![0u32; n_accounts];
    for &account in account.iter() {
        rows_of[account as usize] += 1;
    }
    let mut code: Vec<u32> = (0..n_accounts as u32)
        .filter(|&account| rows_of[account as usize] > 0)
        .collect();
    code.sort_unstable_by_key(|&account| (u32::MAX - rows_of[account as usize], account));
    let mut label_of = rows_of;
    for (label, &account) in code.iter().enumerate() {
        label_of[account as usize] = label as u32;
    }
    for account in account {
        *account = label_of[*account as usize];
    }
    code
}
