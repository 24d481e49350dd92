//! Drops what cannot reach the minimum weight, before any pair is looked at.
//!
//! An edge needs `k` distinct objects in one layer (over all layers when fused), so both of its
//! accounts need `k` objects in which they have any partner at all. Rows of accounts with fewer
//! go; then rows whose partners have all gone; and so on until little changes. No pair of an
//! edge that reaches `k` is ever dropped: its two accounts always pass.

use crate::DetectionError;
use crate::arrange::{Arranged, STEP};
use crate::count::distance;
use crate::plan::Plan;
use crate::watch::Watch;

/// Rounds at most; the later ones find little.
const ROUNDS: usize = 8;

/// Prunes in place for `plan.min_weight` >= 2.
pub(crate) fn prune(
    arranged: &mut Arranged,
    n_accounts: usize,
    plan: &Plan,
    watch: &Watch,
) -> Result<(), DetectionError> {
    if plan.min_weight < 2 {
        return Ok(());
    }
    let mut objects_of = vec![0u32; n_accounts];
    let mut last_group = vec![0u32; n_accounts];
    let mut able = vec![false; n_accounts];
    for _ in 0..ROUNDS {
        let before = arranged.len();
        let mut keep = vec![false; before];
        with_partner(arranged, plan, &mut keep, watch)?;
        able.fill(false);
        last_group.fill(0);
        let mut meter = watch.meter(STEP);
        for input in arranged.groups.inputs(plan.layers.names.len(), plan.fuse) {
            objects_of.fill(0);
            for group in input {
                let range = arranged.groups.range(group);
                if !meter.add(range.len() as u64) {
                    break;
                }
                for at in range {
                    let account = arranged.account[at] as usize;
                    // Groups are numbered from 1 here, 0 = none yet.
                    if keep[at] && last_group[account] != group as u32 + 1 {
                        last_group[account] = group as u32 + 1;
                        objects_of[account] += 1;
                        able[account] |= objects_of[account] >= plan.min_weight;
                    }
                }
            }
        }
        watch.check()?;
        let accounts = std::mem::take(&mut arranged.account);
        for (keep, &account) in keep.iter_mut().zip(&accounts) {
            *keep &= able[account as usize];
        }
        arranged.account = accounts;
        arranged.retain(|at| keep[at]);
        if (before - arranged.len()) * 40 <= before {
            break;
        }
    }
    arranged.shrink();
    Ok(())
}

/// Marks rows with a partner within the widest window: another account, or any row with loops.
fn with_partner(
    arranged: &Arranged,
    plan: &Plan,
    keep: &mut [bool],
    watch: &Watch,
) -> Result<(), DetectionError> {
    let widest = plan.widest();
    let groups = &arranged.groups;
    groups.for_each(
        keep,
        watch,
        || (),
        |_, group, keep| {
            let range = groups.range(group);
            let (account, time) = (&arranged.account[range.clone()], &arranged.time[range]);
            // Start of the current run of one account, and the row before it.
            let mut run = 0;
            for at in 1..time.len() {
                if plan.keep_loops {
                    if distance(time[at - 1], time[at]) <= widest {
                        keep[at - 1] = true;
                        keep[at] = true;
                    }
                    continue;
                }
                if account[at] != account[at - 1] {
                    // The row after a run is the nearest other account for all of the run.
                    for back in (run..at).rev() {
                        if distance(time[back], time[at]) > widest {
                            break;
                        }
                        keep[back] = true;
                    }
                    run = at;
                }
                if run > 0 && distance(time[run - 1], time[at]) <= widest {
                    keep[at] = true;
                }
            }
        },
    )
}
