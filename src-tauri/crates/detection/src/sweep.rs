//! Which account pairs reach the minimum number of objects: one dense row of a sparse product
//! after the other (Gustavson 1978, doi:10.1145/355791.355796).
//!
//! For one account `a` all neighbours of its rows are visited; `slots[b]` counts the distinct
//! objects that `b` shared with `a`. Nothing is ever reset: every slot carries the *stamp* of
//! its last object, stamps only grow, and a stamp from before this account means zero.
//!
//! Memory is one slot an account and thread. When the budget is too small for that, fewer
//! threads work, and in the end ranges of partners are swept one after the other.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use crate::DetectionError;
use crate::field::Field;
use crate::plan::Plan;
use crate::watch::{Meter, Watch};

/// Neighbours between two looks at the progress function: some milliseconds.
const STEP: u64 = 1 << 21;

#[derive(Clone, Copy, Default)]
struct Slot {
    /// Of the last object counted.
    stamp: u32,
    /// Distinct objects.
    objects: u32,
}

/// Edges found, as labels `[a, b]` with `a <= b`, ascending.
pub(crate) struct Found {
    pub(crate) edges: Vec<[u32; 2]>,
}

/// How counters are laid out for a budget: (threads, partners a pass).
pub(crate) fn layout(n_labels: usize, threads: usize, budget: u64) -> (usize, usize) {
    let slot = size_of::<Slot>() as u64;
    // A quarter for counters; what they share is the edges'.
    let slots = (budget / 4 / slot).max(1);
    let all = (n_labels as u64).max(1);
    let threads = (slots / all).clamp(1, threads.max(1) as u64);
    ((threads as usize), (slots / threads).min(all) as usize)
}

/// Finds all edges with at least `plan.min_weight` distinct objects in one layer (over all when
/// fused). `edge_bytes` is what each of them will need.
pub(crate) fn sweep(
    field: &Field,
    plan: &Plan,
    edge_bytes: u64,
    watch: &Watch,
) -> Result<Found, DetectionError> {
    let n_labels = field.code.len();
    let (threads, partners) = layout(n_labels, rayon::current_num_threads(), plan.memory_bytes);
    let bounds = chunk_bounds(field);
    let count = AtomicU64::new(0);
    let full = AtomicBool::new(false);
    let room = plan.memory_bytes / edge_bytes.max(1);
    let mut edges: Vec<[u32; 2]> = Vec::new();
    let mut passes = 0;
    let mut from = 0;
    while from < n_labels {
        let to = (from + partners).min(n_labels);
        let next = AtomicUsize::new(0);
        let parts = std::sync::Mutex::new(Vec::new());
        rayon::broadcast(|context| {
            if context.index() >= threads {
                return;
            }
            let mut sweeper = Sweeper {
                field,
                plan,
                meter: watch.meter(STEP),
                from: from as u32,
                to: to as u32,
                slots: vec![Slot::default(); to - from],
                stamp: 0,
                partners: Vec::new(),
            };
            let mut own: Vec<(usize, Vec<[u32; 2]>)> = Vec::new();
            loop {
                let chunk = next.fetch_add(1, Ordering::Relaxed);
                let Some(accounts) = bounds.get(chunk..chunk + 2) else {
                    break;
                };
                let mut found = Vec::new();
                for account in accounts[0]..accounts[1].min(to as u32) {
                    if !sweeper.account(account) {
                        return;
                    }
                    let new = sweeper.partners.len() as u64;
                    if count.fetch_add(new, Ordering::Relaxed) + new > room {
                        // Keep counting, so that the error can say how many there are.
                        full.store(true, Ordering::Relaxed);
                    }
                    if !full.load(Ordering::Relaxed) {
                        found.extend(sweeper.partners.iter().map(|&partner| [account, partner]));
                    }
                }
                if full.load(Ordering::Relaxed) {
                    own = Vec::new();
                } else if !found.is_empty() {
                    found.shrink_to_fit();
                    own.push((chunk, found));
                }
            }
            sweeper.meter.flush();
            parts
                .lock()
                .unwrap_or_else(|poisoned| poisoned.into_inner())
                .append(&mut own);
        });
        watch.check()?;
        let mut parts = parts
            .into_inner()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        parts.sort_unstable_by_key(|part| part.0);
        if full.load(Ordering::Relaxed) {
            edges = Vec::new();
        } else {
            edges.reserve_exact(parts.iter().map(|part| part.1.len()).sum());
            for (_, part) in parts {
                edges.extend_from_slice(&part);
            }
        }
        passes += 1;
        from = to;
    }
    if full.into_inner() {
        let edges = count.into_inner();
        return Err(DetectionError::MemoryBudget {
            needed_bytes: edges.saturating_mul(edge_bytes),
            budget_bytes: plan.memory_bytes,
            edges,
        });
    }
    if passes > 1 {
        edges.sort_unstable();
    }
    Ok(Found { edges })
}

/// Boundaries of chunks of accounts with about the same cost.
fn chunk_bounds(field: &Field) -> Vec<u32> {
    let total: u64 = field
        .reach
        .iter()
        .map(|&[from, to]| u64::from(to - from))
        .sum::<u64>();
    let target = (total / 512).max(1 << 16);
    let mut bounds = vec![0];
    let mut cost = 0;
    for label in 0..field.code.len() as u32 {
        cost += field.cost(label);
        if cost >= target {
            bounds.push(label + 1);
            cost = 0;
        }
    }
    if bounds.last() != Some(&(field.code.len() as u32)) {
        bounds.push(field.code.len() as u32);
    }
    bounds
}

struct Sweeper<'f, 'w, 'a> {
    field: &'f Field,
    plan: &'f Plan,
    meter: Meter<'w, 'a>,
    /// Partners of this pass.
    from: u32,
    to: u32,
    slots: Vec<Slot>,
    /// Last stamp given; one for each account and object, so never more than there are rows.
    stamp: u32,
    /// Partners of the current account that reached the minimum, ascending.
    partners: Vec<u32>,
}

impl Sweeper<'_, '_, '_> {
    /// Fills `partners` with the partners `b >= a`; `false` means stop.
    fn account(&mut self, account: u32) -> bool {
        let (field, plan) = (self.field, self.plan);
        self.partners.clear();
        let mut fresh = self.stamp + 1;
        let (mut group, mut layer) = (u32::MAX, u16::MAX);
        for &at in field.rows_of(account) {
            let here = field.group[at as usize];
            if here != group {
                group = here;
                self.stamp += 1;
                if !plan.fuse && field.groups.layer[here as usize] != layer {
                    layer = field.groups.layer[here as usize];
                    fresh = self.stamp;
                }
            }
            let simple = field.contents_apart
                && !plan.keep_loops
                && field.survives[at as usize] < plan.n_windows();
            let [from, to] = field.reach[at as usize];
            // A flooded object may have millions of neighbours: look up now and then.
            let mut from = from;
            while from < to {
                let end = to.min(from.saturating_add(1 << 20));
                if simple {
                    self.scan_simple(account, from, end, fresh);
                } else {
                    self.scan(account, at, from, end, fresh);
                }
                if !self.meter.add(u64::from(end - from)) {
                    return false;
                }
                from = end;
            }
        }
        self.partners.sort_unstable();
        // An edge may reach the minimum in several layers.
        self.partners.dedup();
        true
    }

    /// Neighbours that differ in account are pairs without further questions.
    #[inline]
    fn scan_simple(&mut self, account: u32, from: u32, to: u32, fresh: u32) {
        let low = (account + 1).max(self.from);
        let width = self.to.saturating_sub(low);
        let (stamp, least) = (self.stamp, self.plan.min_weight);
        let slots = &mut self.slots[(low.min(self.to) - self.from) as usize..];
        for &partner in &self.field.label[from as usize..to as usize] {
            // One comparison for `low <= partner < self.to`.
            let index = partner.wrapping_sub(low);
            if index < width {
                let slot = &mut slots[index as usize];
                if slot.stamp != stamp {
                    let objects = if slot.stamp < fresh {
                        1
                    } else {
                        slot.objects + 1
                    };
                    *slot = Slot { stamp, objects };
                    if objects == least {
                        self.partners.push(partner);
                    }
                }
            }
        }
    }

    /// All rules.
    #[inline(never)]
    fn scan(&mut self, account: u32, at: u32, from: u32, to: u32, fresh: u32) {
        let (field, plan) = (self.field, self.plan);
        let low = if plan.keep_loops {
            account
        } else {
            account + 1
        }
        .max(self.from);
        for near in from..to {
            let partner = field.label[near as usize];
            // Within one account each pair of rows counts once, from its older row.
            if partner < low || partner >= self.to || (partner == account && near <= at) {
                continue;
            }
            if field.judge(plan, at.min(near), at.max(near)).is_none() {
                continue;
            }
            let slot = &mut self.slots[(partner - self.from) as usize];
            if slot.stamp != self.stamp {
                let objects = if slot.stamp < fresh {
                    1
                } else {
                    slot.objects + 1
                };
                *slot = Slot {
                    stamp: self.stamp,
                    objects,
                };
                if objects == plan.min_weight {
                    self.partners.push(partner);
                }
            }
        }
    }
}
