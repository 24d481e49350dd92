//! The pairs behind the network, recomputed on demand instead of stored by the million.

use std::ops::Deref;

use hashbrown::{HashMap, HashSet};
use serde::Serialize;
use zwerm_dataset::Shares;

use crate::detect::network;
use crate::field::{Field, prepare};
use crate::measure::for_each_pair;
use crate::plan::{Plan, pool};
use crate::sweep::sweep;
use crate::watch::Watch;
use crate::{DetectionError, Params, Progress};

/// Two shares of the same object within the widest window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct PairRow {
    /// Index into [`crate::Detection::layers`].
    pub layer: u8,
    /// Object code of `Shares`.
    pub object: u32,
    /// Row of `Shares` that came first.
    pub older: u32,
    /// Row of `Shares` that came second.
    pub newer: u32,
    /// Time between them, milliseconds, not negative.
    pub delta_ms: i64,
}

/// Streams all surviving pairs at the widest window; returns how many were given out.
///
/// Which pairs: with `min_weight` above 1 or a `weight_quantile`, those of the kept edges of
/// [`crate::detect`]; otherwise, and in the compatibility mode, all. `receive` returns false to
/// end the stream early, which is no error.
///
/// Order: layer, object_id text, older share, newer share, where shares of an object are
/// ordered by time, then (account_id, platform, content_id) as text; in the compatibility mode
/// equal times follow the accounts' first appearance and the row. Outside the compatibility mode
/// the order of the input changes nothing but the codes and row numbers.
pub fn pairs(
    shares: &Shares,
    params: &Params,
    receive: &mut dyn FnMut(PairRow) -> bool,
    progress: Progress,
) -> Result<u64, DetectionError> {
    let plan = Plan::new(shares, params)?;
    let filtered = plan.min_weight > 1 || plan.weight_quantile.is_some();
    let (field, kept) = pool(params.threads)?.install(|| {
        let (field, _) = prepare(shares, &plan, plan.tie(), filtered, progress)?;
        let kept = if filtered {
            Some(kept_edges(shares, &field, &plan, progress)?)
        } else {
            None
        };
        Ok::<_, DetectionError>((field, kept))
    })?;
    let groups = groups_by_text(shares, &field);
    let watch = Watch::start(progress, "listing pairs", field.row.len() as u64)?;
    let mut meter = watch.meter(1 << 18);
    let mut given = 0;
    for group in groups {
        for older in field.groups.range(group as usize) {
            let to = field.reach[older][1];
            for newer in older as u32 + 1..to {
                if newer.is_multiple_of(1 << 20) && !watch.advance(0) {
                    break;
                }
                let Some((_, delta)) = field.judge(&plan, older as u32, newer) else {
                    continue;
                };
                if let Some(kept) = &kept
                    && !kept.contains(&edge_key(field.label[older], field.label[newer as usize]))
                {
                    continue;
                }
                given += 1;
                if !receive(pair_row(&field, older as u32, newer, delta)) {
                    return Ok(given);
                }
            }
            if !meter.add(1 + u64::from(to - older as u32)) {
                break;
            }
        }
        watch.check()?;
    }
    Ok(given)
}

/// All surviving pairs between two accounts (codes of `Shares`, in either order; the same twice
/// for its loops) at the widest window, whatever their weight, in the order of [`pairs`].
///
/// For several questions to the same shares build a [`PairIndex`] once.
pub fn pairs_of(
    shares: &Shares,
    params: &Params,
    a_account: u32,
    b_account: u32,
) -> Result<Vec<PairRow>, DetectionError> {
    Ok(PairIndex::new(shares, params, &|_, _, _| true)?.pairs_of(a_account, b_account))
}

/// Sorted shares, ready to answer which pairs join two accounts.
///
/// Building costs what the first half of a detection costs; a question costs the rows of the
/// less active account.
/// It keeps whatever it was given the shares by: a reference, or an `Arc` for a program that
/// answers questions for hours.
pub struct PairIndex<S: Deref<Target = Shares>> {
    shares: S,
    plan: Plan,
    field: Field,
}

impl<S: Deref<Target = Shares>> PairIndex<S> {
    /// Sorts the shares and applies the participation rule.
    pub fn new(shares: S, params: &Params, progress: Progress) -> Result<Self, DetectionError> {
        let table: &Shares = &shares;
        let plan = Plan::new(table, params)?;
        let (field, _) =
            pool(params.threads)?.install(|| prepare(table, &plan, plan.tie(), false, progress))?;
        Ok(Self {
            shares,
            plan,
            field,
        })
    }

    /// As [`pairs_of`]. Empty for accounts without a pair.
    pub fn pairs_of(&self, a_account: u32, b_account: u32) -> Vec<PairRow> {
        let field = &self.field;
        let (Some(a), Some(b)) = (field.label_of(a_account), field.label_of(b_account)) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for_each_pair(field, &self.plan, a, b, &mut |older, newer, _, delta| {
            found.push((older, newer, delta));
            true
        });
        let place = |at: u32| {
            let group = field.group[at as usize];
            (
                field.groups.layer[group as usize],
                object_key(&self.shares, field, group),
                at,
            )
        };
        found.sort_by(|one, other| (place(one.0), one.1).cmp(&(place(other.0), other.1)));
        found
            .into_iter()
            .map(|(older, newer, delta)| pair_row(field, older, newer, delta))
            .collect()
    }

    /// Which of these pairs of accounts (codes of `Shares`) have a surviving pair over one of the
    /// objects (codes), in the window with this number or a narrower one.
    ///
    /// Costs the rows of the objects and those of the accounts that have any, never the pairs.
    pub fn sharing(
        &self,
        objects: &[u32],
        window: usize,
        accounts: &mut dyn Iterator<Item = (u32, u32)>,
    ) -> Vec<bool> {
        let field = &self.field;
        let objects: HashSet<u32> = objects.iter().copied().collect();
        let mut positions: HashMap<u32, Vec<u32>> = HashMap::new();
        for (group, object) in field.groups.object.iter().enumerate() {
            if !objects.contains(object) {
                continue;
            }
            for at in field.groups.range(group) {
                let account = field.code[field.label[at] as usize];
                positions.entry(account).or_default().push(at as u32);
            }
        }
        let is_pair = |one: u32, other: u32| {
            one != other
                && field
                    .judge(&self.plan, one.min(other), one.max(other))
                    .is_some_and(|(first, _)| usize::from(first) <= window)
        };
        accounts
            .map(|(a, b)| {
                let (Some(of_a), Some(of_b)) = (positions.get(&a), positions.get(&b)) else {
                    return false;
                };
                of_a.iter().any(|&one| {
                    let [from, to] = field.reach[one as usize];
                    let first = of_b.partition_point(|&other| other < from);
                    of_b[first..]
                        .iter()
                        .take_while(|&&other| other < to)
                        .any(|&other| is_pair(one, other))
                })
            })
            .collect()
    }

    /// Object types by layer index.
    pub fn layers(&self) -> &[String] {
        &self.plan.layers.names
    }
}

fn pair_row(field: &Field, older: u32, newer: u32, delta: u64) -> PairRow {
    let group = field.group[older as usize] as usize;
    PairRow {
        layer: field.groups.layer[group] as u8,
        object: field.groups.object[group],
        older: field.row[older as usize],
        newer: field.row[newer as usize],
        delta_ms: delta as i64,
    }
}

fn edge_key(one: u32, other: u32) -> u64 {
    u64::from(one.min(other)) << 32 | u64::from(one.max(other))
}

fn kept_edges(
    shares: &Shares,
    field: &Field,
    plan: &Plan,
    progress: Progress,
) -> Result<HashSet<u64>, DetectionError> {
    if plan.weight_quantile.is_some() {
        let network = network(shares, field, plan, progress)?;
        let label = |node: u32| network.nodes[node as usize];
        return Ok(network
            .edges
            .iter()
            .map(|edge| edge_key(label(edge.a), label(edge.b)))
            .collect());
    }
    let total = field
        .reach
        .iter()
        .map(|&[from, to]| u64::from(to - from))
        .sum();
    let watch = Watch::start(progress, "sweeping pairs", total)?;
    let found = sweep(field, plan, 24, &watch)?;
    Ok(found
        .edges
        .iter()
        .map(|&[one, other]| edge_key(one, other))
        .collect())
}

/// What orders objects: their text and, where platforms are kept apart, the platform.
fn object_key<'s>(shares: &'s Shares, field: &Field, group: u32) -> (&'s str, &'s str) {
    let at = field.groups.start[group as usize] as usize;
    let account = field.code[field.label[at] as usize];
    let platform = usize::from(shares.platform_of[account as usize]);
    (
        shares.objects.get(field.groups.object[group as usize]),
        shares.platforms[platform].as_str(),
    )
}

/// Groups by layer and object text.
fn groups_by_text(shares: &Shares, field: &Field) -> Vec<u32> {
    let mut groups: Vec<u32> = (0..field.groups.len() as u32).collect();
    groups.sort_unstable_by(|&one, &other| {
        let layer = |group: u32| field.groups.layer[group as usize];
        layer(one)
            .cmp(&layer(other))
            .then_with(|| object_key(shares, field, one).cmp(&object_key(shares, field, other)))
    });
    groups
}
