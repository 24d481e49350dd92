//! Two results side by side.

use std::collections::BTreeMap;

use serde::Serialize;
use zwerm_statistics::adjusted_rand_index;

use super::Change;
use crate::{Detection, Judged};

/// What is compared of a run: accounts by code.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// Rows of the selected layers.
    pub n_shares: u64,
    /// Widest window, milliseconds.
    pub window_ms: i64,
    /// Accounts on either side of each edge, smaller code first, ascending.
    pub edges: Vec<(u32, u32)>,
    /// Community of each account of the network, from 0.
    pub community: BTreeMap<u32, u32>,
    /// Accounts of the established groups, ascending; `None` for a run that was not judged.
    pub established: Option<Vec<u32>>,
}

impl Outcome {
    /// Of a run: `community` along the nodes of `found`.
    pub fn new(found: &Detection, community: &[u32], judged: Option<&Judged>) -> Self {
        let code = |node: u32| found.nodes.get(node as usize).copied().unwrap_or(u32::MAX);
        let mut edges: Vec<(u32, u32)> = found
            .edges
            .iter()
            .map(|edge| (code(edge.a), code(edge.b)))
            .map(|(a, b)| (a.min(b), a.max(b)))
            .collect();
        edges.sort_unstable();
        let established = judged.map(|judged| {
            let members = judged.groups.iter().flat_map(|group| &group.members);
            let mut accounts: Vec<u32> = members.map(|&(account, _)| account).collect();
            accounts.sort_unstable();
            accounts
        });
        Self {
            n_shares: found.stats.rows,
            window_ms: found.windows_ms.last().copied().unwrap_or_default(),
            edges,
            community: found
                .nodes
                .iter()
                .copied()
                .zip(community.iter().copied())
                .collect(),
            established,
        }
    }

    fn n_communities(&self) -> u64 {
        let mut all: Vec<u32> = self.community.values().copied().collect();
        all.sort_unstable();
        all.dedup();
        all.len() as u64
    }
}

/// How many there are, and how many of the run's own stayed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Stayed {
    /// In the repetition.
    pub total: u64,
    /// In both.
    pub kept: u64,
    /// In the repetition alone.
    pub gained: u64,
    /// In the run alone.
    pub lost: u64,
}

impl Stayed {
    /// Of ascending values, each once.
    fn of<T: Ord + Copy>(run: impl Iterator<Item = T>, other: impl Iterator<Item = T>) -> Self {
        let (run, other): (Vec<T>, Vec<T>) = (run.collect(), other.collect());
        let kept = other.iter().filter(|it| run.binary_search(it).is_ok());
        let kept = kept.count() as u64;
        Self {
            total: other.len() as u64,
            kept,
            gained: other.len() as u64 - kept,
            lost: run.len() as u64 - kept,
        }
    }
}

/// What one change does to the result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Repetition {
    /// What was changed.
    pub change: Change,
    /// Widest window of the repetition, seconds.
    pub window_secs: f64,
    /// Shares of its layers.
    pub n_shares: u64,
    /// Edges.
    pub edges: Stayed,
    /// Accounts of the network.
    pub accounts: Stayed,
    /// Communities of the repetition.
    pub n_communities: u64,
    /// Adjusted Rand index of the communities over the accounts of both networks; `None` where these
    /// are fewer than two.
    pub agreement_in_both: Option<f64>,
    /// The same over the accounts of either network; an account outside a network is a community of
    /// its own there. `None` where these are fewer than two.
    pub agreement_in_either: Option<f64>,
    /// Accounts of established groups, where both were judged.
    pub established: Option<Stayed>,
}

/// Holds a repetition against the run.
pub fn compare_outcomes(change: Change, run: &Outcome, other: &Outcome) -> Repetition {
    let in_both: Vec<(u32, u32)> = run
        .community
        .iter()
        .filter_map(|(account, &one)| Some((one, *other.community.get(account)?)))
        .collect();
    Repetition {
        change,
        window_secs: other.window_ms as f64 / 1000.0,
        n_shares: other.n_shares,
        edges: Stayed::of(run.edges.iter().copied(), other.edges.iter().copied()),
        accounts: Stayed::of(
            run.community.keys().copied(),
            other.community.keys().copied(),
        ),
        n_communities: other.n_communities(),
        agreement_in_both: agreement(&in_both),
        agreement_in_either: agreement(&in_either(run, other)),
        established: run
            .established
            .as_ref()
            .zip(other.established.as_ref())
            .map(|(one, other)| Stayed::of(one.iter().copied(), other.iter().copied())),
    }
}

/// Communities of the accounts of either network, those outside alone.
fn in_either(run: &Outcome, other: &Outcome) -> Vec<(u32, u32)> {
    let mut accounts: Vec<u32> = run
        .community
        .keys()
        .chain(other.community.keys())
        .copied()
        .collect();
    accounts.sort_unstable();
    accounts.dedup();
    let label = |of: &Outcome, account: &u32, alone: usize| match of.community.get(account) {
        Some(&community) => community,
        // Downwards from the largest number: no community has one of these.
        None => u32::MAX - alone as u32,
    };
    accounts
        .iter()
        .enumerate()
        .map(|(at, account)| (label(run, account, at), label(other, account, at)))
        .collect()
}

fn agreement(pairs: &[(u32, u32)]) -> Option<f64> {
    if pairs.len() < 2 {
        return None;
    }
    let (one, other): (Vec<u32>, Vec<u32>) = pairs.iter().copied().unzip();
    adjusted_rand_index(&one, &other)
}
