//! Which rows have a partner, and which accounts take part, without listing a single pair.
//!
//! A row takes part in *some* pair within a window if its **nearest** valid partner is within
//! it, so one number a row answers the question for all windows. Nearest valid partners are
//! found from right to left with skip links over runs of the same account and of the same
//! content; a row with both equal takes over the answer of that row. Linear, even when one
//! account floods an object.
//!
//! Everything is monotone in the window (more time, more partners), so "in which windows" is
//! stored as *the first window*.

use std::ops::Range;

use crate::DetectionError;
use crate::arrange::{Arranged, STEP};
use crate::count::distance;
use crate::plan::Plan;
use crate::watch::Watch;

/// Rows that were left out of the sweep but count for participation: (input, account, content).
pub(crate) type SideRow = (u32, u32, u32);

/// Rules 1 and 3a: drops rows of accounts with too few rows in their input and, unless loops are
/// kept, the original posts themselves. The latter still count as rows of their accounts and are
/// returned.
pub(crate) fn prefilter(
    arranged: &mut Arranged,
    content_is_object: &[bool],
    n_accounts: usize,
    plan: &Plan,
    watch: &Watch,
) -> (Vec<SideRow>, u64) {
    let mut keep = vec![true; arranged.len()];
    let mut originals = Vec::new();
    let mut left_out = 0u64;
    if plan.min_participation > 1 {
        let mut rows_of = vec![0u32; n_accounts];
        for input in arranged.groups.inputs(plan.layers.names.len(), plan.fuse) {
            let span = arranged.groups.span(&input);
            rows_of.fill(0);
            for &account in &arranged.account[span.clone()] {
                rows_of[account as usize] += 1;
            }
            watch.advance(0);
            for at in span {
                if rows_of[arranged.account[at] as usize] < plan.min_participation {
                    keep[at] = false;
                    left_out += 1;
                }
            }
        }
    }
    watch.advance(0);
    let remaining = arranged.len() as u64 - left_out;
    if !plan.keep_loops {
        for (index, input) in arranged
            .groups
            .inputs(plan.layers.names.len(), plan.fuse)
            .into_iter()
            .enumerate()
        {
            for at in arranged.groups.span(&input) {
                if keep[at] && content_is_object[arranged.row[at] as usize] {
                    keep[at] = false;
                    originals.push((index as u32, arranged.account[at], arranged.content[at]));
                }
            }
        }
    }
    watch.advance(0);
    if keep.contains(&false) {
        arranged.retain(|at| keep[at]);
    }
    watch.advance(0);
    (originals, remaining)
}

/// First window in which each position has a valid partner; `n_windows` if in none.
pub(crate) fn first_partner(
    arranged: &Arranged,
    plan: &Plan,
    watch: &Watch,
) -> Result<Vec<u8>, DetectionError> {
    let mut first = vec![plan.n_windows(); arranged.len()];
    arranged.groups.for_each(
        &mut first,
        watch,
        Scratch::default,
        |scratch, group, first| {
            if first.len() < 2 {
                return;
            }
            let range = arranged.groups.range(group);
            let time = &arranged.time[range.clone()];
            if plan.keep_loops {
                nearest_row(time, &mut scratch.nearest);
            } else {
                let account = &arranged.account[range.clone()];
                let content = &arranged.content[range];
                nearest_valid(account, content, time, scratch);
            }
            for (first, &delta) in first.iter_mut().zip(&scratch.nearest) {
                *first = plan.first_window(delta);
            }
        },
    )?;
    Ok(first)
}

#[derive(Default)]
struct Scratch {
    nearest: Vec<u64>,
    valid: Vec<u32>,
    other_account: Vec<u32>,
    other_content: Vec<u32>,
}

/// Distance to the nearest row of the group, with loops kept.
fn nearest_row(time: &[i64], nearest: &mut Vec<u64>) {
    nearest.clear();
    nearest.resize(time.len(), u64::MAX);
    for at in 1..time.len() {
        let delta = distance(time[at - 1], time[at]);
        nearest[at - 1] = nearest[at - 1].min(delta);
        nearest[at] = delta;
    }
}

/// Distance to the nearest row with another account and another content.
fn nearest_valid(account: &[u32], content: &[u32], time: &[i64], scratch: &mut Scratch) {
    let n = time.len();
    let none = n as u32;
    let Scratch {
        nearest,
        valid,
        other_account,
        other_content,
    } = scratch;
    nearest.clear();
    nearest.resize(n, u64::MAX);
    for links in [&mut *valid, &mut *other_account, &mut *other_content] {
        links.clear();
        links.resize(n, none);
    }
    // Two directions over the same links: `step(at)` is the neighbour already visited.
    for forward in [true, false] {
        for turn in 0..n {
            let at = if forward { n - 1 - turn } else { turn };
            let Some(beside) = (if forward {
                (at + 1 < n).then_some(at + 1)
            } else {
                at.checked_sub(1)
            }) else {
                (valid[at], other_account[at], other_content[at]) = (none, none, none);
                continue;
            };
            other_account[at] = if account[beside] == account[at] {
                other_account[beside]
            } else {
                beside as u32
            };
            other_content[at] = if content[beside] == content[at] {
                other_content[beside]
            } else {
                beside as u32
            };
            let mut found = beside as u32;
            while found != none {
                let seen = found as usize;
                found = match (account[seen] == account[at], content[seen] == content[at]) {
                    (false, false) => break,
                    // The same account with the same content has already found the answer.
                    (true, true) => {
                        found = valid[seen];
                        break;
                    }
                    (true, false) => other_account[seen],
                    (false, true) => other_content[seen],
                };
            }
            valid[at] = found;
            if found != none {
                let there = time[found as usize];
                let delta = if forward {
                    distance(time[at], there)
                } else {
                    distance(there, time[at])
                };
                nearest[at] = nearest[at].min(delta);
            }
        }
    }
}

/// Rule 4: fills `survives`, the first window in which a row's content belongs to an account
/// that takes part. A pair survives in a window if either of its rows does.
pub(crate) fn participate(
    arranged: &mut Arranged,
    first: &[u8],
    originals: &[SideRow],
    sizes: (usize, usize),
    plan: &Plan,
    watch: &Watch,
) -> Result<(), DetectionError> {
    if plan.min_participation <= 1 {
        return Ok(());
    }
    let (n_accounts, n_contents) = sizes;
    let n_windows = plan.n_windows();
    let windows = usize::from(n_windows);
    let mut paired = vec![n_windows; n_contents];
    let mut member = vec![n_windows; n_contents];
    let mut rows_at = vec![0u32; n_accounts * windows];
    let inputs = arranged.groups.inputs(plan.layers.names.len(), plan.fuse);
    let mut meter = watch.meter(STEP);
    for (index, input) in inputs.into_iter().enumerate() {
        let span: Range<usize> = arranged.groups.span(&input);
        let originals = || originals.iter().filter(|row| row.0 == index as u32);
        paired.fill(n_windows);
        member.fill(n_windows);
        rows_at.fill(0);
        // C: contents with a pair, and from which window on.
        for at in span.clone() {
            let paired = &mut paired[arranged.content[at] as usize];
            *paired = (*paired).min(first[at]);
            if !meter.add(1) {
                break;
            }
        }
        // Rows of each account with a content in C, by the window in which it enters C.
        let rows = || {
            let (account, content) = (
                &arranged.account[span.clone()],
                &arranged.content[span.clone()],
            );
            let swept = account
                .iter()
                .zip(content)
                .map(|(&account, &content)| (account, content));
            swept.chain(originals().map(|row| (row.1, row.2)))
        };
        for (account, content) in rows() {
            let from = paired[content as usize];
            if from < n_windows {
                rows_at[account as usize * windows + usize::from(from)] += 1;
            }
            if !meter.add(1) {
                break;
            }
        }
        watch.check()?;
        // First window in which each account reaches the minimum; kept in its first slot.
        for counts in rows_at.chunks_exact_mut(windows) {
            let mut sum = 0u64;
            let enters = counts.iter().position(|&count| {
                sum += u64::from(count);
                sum >= u64::from(plan.min_participation)
            });
            counts[0] = enters.unwrap_or(windows) as u32;
        }
        for (account, content) in rows() {
            let enters = (rows_at[account as usize * windows] as u8).max(paired[content as usize]);
            let member = &mut member[content as usize];
            *member = (*member).min(enters);
            if !meter.add(1) {
                break;
            }
        }
        watch.check()?;
        watch.advance(0);
        for at in span {
            arranged.survives[at] = member[arranged.content[at] as usize];
        }
    }
    Ok(())
}
