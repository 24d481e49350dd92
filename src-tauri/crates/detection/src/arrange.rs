//! Rows sorted once by (layer, object, time), packed column by column for locality.

use std::cmp::Ordering;
use std::ops::Range;

use zwerm_dataset::Shares;

use crate::DetectionError;
use crate::plan::{Layers, NO_LAYER};
use crate::watch::Watch;

/// Rows between two looks at the caller's progress function.
pub(crate) const STEP: u64 = 1 << 18;

/// The order of rows of one object with the same time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tie {
    /// By row: for results in which the order cannot be seen.
    Any,
    /// By (account_id, platform, content_id) as text: the order of the input changes nothing.
    Text,
    /// By the account's first row in the layer, then by row: the peer's order.
    FirstAppearance,
}

/// Runs of positions that share one object.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Groups {
    /// First position of each group, and one past the last position of all.
    pub(crate) start: Vec<u32>,
    /// Object code of each group.
    pub(crate) object: Vec<u32>,
    /// Layer of each group, ascending.
    pub(crate) layer: Vec<u16>,
}

impl Groups {
    pub(crate) fn len(&self) -> usize {
        self.object.len()
    }

    /// Positions of a group.
    #[inline]
    pub(crate) fn range(&self, group: usize) -> Range<usize> {
        self.start[group] as usize..self.start[group + 1] as usize
    }

    /// Positions of consecutive groups.
    pub(crate) fn span(&self, groups: &Range<usize>) -> Range<usize> {
        self.start[groups.start] as usize..self.start[groups.end] as usize
    }

    /// Groups of one layer, or of all when the layers are fused.
    pub(crate) fn inputs(&self, layers: usize, fuse: bool) -> Vec<Range<usize>> {
        if fuse {
            return std::iter::once(0..self.len()).collect();
        }
        (0..layers as u16)
            .map(|layer| {
                self.layer.partition_point(|&at| at < layer)
                    ..self.layer.partition_point(|&at| at <= layer)
            })
            .collect()
    }

    /// Calls `work` for every group with its part of `data`, in parallel; each thread's share of
    /// the groups has its own scratch from `scratch`.
    pub(crate) fn for_each<T: Send, S>(
        &self,
        data: &mut [T],
        watch: &Watch,
        scratch: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, usize, &mut [T]) + Sync,
    ) -> Result<(), DetectionError> {
        self.split(0..self.len(), data, watch, &scratch, &work);
        watch.check()
    }

    fn split<T: Send, S>(
        &self,
        groups: Range<usize>,
        data: &mut [T],
        watch: &Watch,
        scratch: &(impl Fn() -> S + Sync),
        work: &(impl Fn(&mut S, usize, &mut [T]) + Sync),
    ) {
        if groups.len() > 1 && data.len() > STEP as usize {
            let middle = groups.start + groups.len() / 2;
            let (left, right) =
                data.split_at_mut((self.start[middle] - self.start[groups.start]) as usize);
            rayon::join(
                || self.split(groups.start..middle, left, watch, scratch, work),
                || self.split(middle..groups.end, right, watch, scratch, work),
            );
            return;
        }
        let mut own = scratch();
        let mut rest = data;
        let mut meter = watch.meter(STEP);
        for group in groups {
            let (part, tail) = rest.split_at_mut(self.range(group).len());
            rest = tail;
            work(&mut own, group, part);
            if !meter.add(part.len() as u64) {
                return;
            }
        }
        meter.flush();
    }
}

/// The sorted rows. Positions index all columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Arranged {
    /// Row of `Shares`.
    pub(crate) row: Vec<u32>,
    /// Account code.
    pub(crate) account: Vec<u32>,
    /// Content code.
    pub(crate) content: Vec<u32>,
    /// Time, milliseconds, ascending within a group.
    pub(crate) time: Vec<i64>,
    /// First window in which the row's content belongs to an account that takes part
    /// (`participation`); the number of windows if there is none.
    pub(crate) survives: Vec<u8>,
    pub(crate) groups: Groups,
}

impl Arranged {
    /// Sorts the rows of the selected layers.
    pub(crate) fn new(
        shares: &Shares,
        layers: &Layers,
        fuse: bool,
        tie: Tie,
        watch: &Watch,
    ) -> Result<Self, DetectionError> {
        let (mut row, groups) = group_by_object(shares, layers, watch)?;
        let first_row = match tie {
            Tie::FirstAppearance => first_rows(shares, layers, fuse),
            Tie::Any | Tie::Text => Vec::new(),
        };
        let n_accounts = shares.accounts.len();
        let by_tie = |layer: u16, one: u32, other: u32| -> Ordering {
            let account = |row: u32| shares.account[row as usize];
            match tie {
                Tie::Any => one.cmp(&other),
                Tie::Text => text_order(shares, one, other),
                Tie::FirstAppearance => {
                    let input = if fuse { 0 } else { layer as usize * n_accounts };
                    let first = |row: u32| first_row[input + account(row) as usize];
                    (first(one), one).cmp(&(first(other), other))
                }
            }
        };
        groups.for_each(
            &mut row,
            watch,
            Vec::new,
            |scratch: &mut Vec<(i64, u32)>, group, rows| {
                if rows.len() < 2 {
                    return;
                }
                scratch.clear();
                scratch.extend(rows.iter().map(|&row| (shares.time_ms[row as usize], row)));
                let mut changed = false;
                if !scratch.is_sorted() {
                    scratch.sort_unstable();
                    changed = true;
                }
                if tie != Tie::Any {
                    for run in scratch.chunk_by_mut(|one, other| one.0 == other.0) {
                        if run.len() > 1 {
                            run.sort_unstable_by(|one, other| {
                                by_tie(groups.layer[group], one.1, other.1)
                            });
                            changed = true;
                        }
                    }
                }
                if changed {
                    for (row, sorted) in rows.iter_mut().zip(scratch.iter()) {
                        *row = sorted.1;
                    }
                }
            },
        )?;
        let gather = |column: &[u32]| row.iter().map(|&row| column[row as usize]).collect();
        let account = gather(&shares.account);
        watch.advance(0);
        let content = gather(&shares.content);
        watch.advance(0);
        let time = row
            .iter()
            .map(|&row| shares.time_ms[row as usize])
            .collect();
        watch.check()?;
        Ok(Self {
            survives: vec![0; row.len()],
            row,
            account,
            content,
            time,
            groups,
        })
    }

    pub(crate) fn len(&self) -> usize {
        self.row.len()
    }

    /// Drops positions, in place. Groups that become empty disappear.
    pub(crate) fn retain(&mut self, keep: impl Fn(usize) -> bool) {
        let mut to = 0;
        let mut to_group = 0;
        for group in 0..self.groups.len() {
            let before = to;
            for from in self.groups.range(group) {
                if keep(from) {
                    self.row[to] = self.row[from];
                    self.account[to] = self.account[from];
                    self.content[to] = self.content[from];
                    self.time[to] = self.time[from];
                    self.survives[to] = self.survives[from];
                    to += 1;
                }
            }
            if to > before {
                // to_group <= group: `start[group + 1]` has not been overwritten yet when it is
                // read in the next turn, because only `start[to_group]` is written here.
                self.groups.start[to_group] = before as u32;
                self.groups.object[to_group] = self.groups.object[group];
                self.groups.layer[to_group] = self.groups.layer[group];
                to_group += 1;
            }
        }
        self.groups.start.truncate(to_group);
        self.groups.start.push(to as u32);
        self.groups.object.truncate(to_group);
        self.groups.layer.truncate(to_group);
        self.row.truncate(to);
        self.account.truncate(to);
        self.content.truncate(to);
        self.time.truncate(to);
        self.survives.truncate(to);
    }

    /// Gives memory back after much was dropped.
    pub(crate) fn shrink(&mut self) {
        if self.row.capacity() > self.row.len() * 5 / 4 {
            self.row.shrink_to_fit();
            self.account.shrink_to_fit();
            self.content.shrink_to_fit();
            self.time.shrink_to_fit();
            self.survives.shrink_to_fit();
        }
    }
}

/// Canonical order of two rows of one object with the same time.
pub(crate) fn text_order(shares: &Shares, one: u32, other: u32) -> Ordering {
    let account = |row: u32| shares.account[row as usize];
    let content = |row: u32| shares.content[row as usize];
    account_order(shares, account(one), account(other))
        .then_with(|| {
            if content(one) == content(other) {
                return Ordering::Equal;
            }
            shares
                .contents
                .get(content(one))
                .cmp(shares.contents.get(content(other)))
        })
        .then(one.cmp(&other))
}

/// Order of two accounts by (account_id, platform) as text.
pub(crate) fn account_order(shares: &Shares, one: u32, other: u32) -> Ordering {
    if one == other {
        return Ordering::Equal;
    }
    let platform =
        |code: u32| shares.platforms[usize::from(shares.platform_of[code as usize])].as_str();
    shares
        .accounts
        .get(one)
        .cmp(shares.accounts.get(other))
        .then_with(|| platform(one).cmp(platform(other)))
}

/// Stable counting sort of the rows by (layer, object code).
fn group_by_object(
    shares: &Shares,
    layers: &Layers,
    watch: &Watch,
) -> Result<(Vec<u32>, Groups), DetectionError> {
    const SKIP: u32 = u32::MAX;
    let layer_of = |object: usize| layers.of_type[usize::from(shares.object_type_of[object])];
    let mut place = vec![0u32; shares.objects.len()];
    let mut meter = watch.meter(STEP);
    for part in shares.object.chunks(STEP as usize) {
        for &object in part {
            place[object as usize] += 1;
        }
        watch.advance(0);
    }
    let mut groups = Groups::default();
    let mut next = 0u32;
    for layer in 0..layers.names.len() as u16 {
        for (object, count) in place.iter_mut().enumerate() {
            if layer_of(object) == layer && *count > 0 {
                groups.start.push(next);
                groups.object.push(object as u32);
                groups.layer.push(layer);
                next += std::mem::replace(count, next);
            }
        }
    }
    groups.start.push(next);
    if layers.of_type.contains(&NO_LAYER) {
        for (object, place) in place.iter_mut().enumerate() {
            if layer_of(object) == NO_LAYER {
                *place = SKIP;
            }
        }
    }
    let mut row = vec![0u32; next as usize];
    for (at, &object) in shares.object.iter().enumerate() {
        let place = &mut place[object as usize];
        if *place != SKIP {
            row[*place as usize] = at as u32;
            *place += 1;
        }
        if !meter.add(1) {
            break;
        }
    }
    watch.check()?;
    Ok((row, groups))
}

/// First row of each account in each input: `[input * accounts + account]`.
fn first_rows(shares: &Shares, layers: &Layers, fuse: bool) -> Vec<u32> {
    let n_accounts = shares.accounts.len();
    let inputs = if fuse { 1 } else { layers.names.len() };
    let mut first = vec![u32::MAX; n_accounts * inputs];
    for (row, (&object, &account)) in shares.object.iter().zip(&shares.account).enumerate() {
        let layer = layers.of_type[usize::from(shares.object_type_of[object as usize])];
        if layer == NO_LAYER {
            continue;
        }
        let input = if fuse { 0 } else { layer as usize * n_accounts };
        let first = &mut first[input + account as usize];
        *first = (*first).min(row as u32);
    }
    first
}
