//! The peer's statistics of accounts and of objects.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};
use serde::Serialize;
use zwerm_dataset::Shares;

use super::network::{Graph, ends_of};
use super::{CodedPair, EdgeRecord};

/// A row of `account_stats`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AccountStats<'s> {
    /// The account.
    pub account_id: &'s str,
    /// Mean over the account's *distinct* (mean, symmetry) values of edges, seconds.
    pub avg_time_delta: f64,
    /// Mean symmetry, over the same values.
    pub avg_edge_symmetry_score: f64,
    /// Distinct posts of the account in all pairs.
    pub unique_shares_count: u32,
}

impl AccountStats<'_> {
    /// Column names.
    pub const COLUMNS: [&'static str; 4] = [
        "account_id",
        "avg_time_delta",
        "avg_edge_symmetry_score",
        "unique_shares_count",
    ];
}

/// A row of `group_stats`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupStats {
    /// The object, or the part of one between commas.
    pub object_id: String,
    /// Distinct accounts on the `from` side of the edges that have it.
    pub num_accounts: u32,
}

impl GroupStats {
    /// Column names.
    pub const COLUMNS: [&'static str; 2] = ["object_id", "num_accounts"];
}

/// Statistics of the accounts on the given edges; shares are counted over all pairs.
pub(super) fn account_stats<'s>(
    shares: &'s Shares,
    pairs: &[CodedPair],
    edges: &[EdgeRecord<'s>],
) -> Vec<AccountStats<'s>> {
    // Bit patterns: the peer removes rows that are exactly equal.
    let mut values: BTreeMap<&str, Vec<(u64, u64)>> = BTreeMap::new();
    for edge in edges {
        let value = (
            edge.avg_time_delta.to_bits(),
            edge.edge_symmetry_score.to_bits(),
        );
        for account in [edge.from, edge.to] {
            values.entry(account).or_default().push(value);
        }
    }
    let mut posts: HashMap<&str, HashSet<u32>> = HashMap::new();
    for pair in pairs {
        for (account, content) in [
            (pair.account, pair.content),
            (pair.account_y, pair.content_y),
        ] {
            posts
                .entry(shares.accounts.get(account))
                .or_default()
                .insert(content);
        }
    }
    values
        .into_iter()
        .map(|(account_id, mut values)| {
            values.sort_unstable();
            values.dedup();
            let mean = |of: fn(&(u64, u64)) -> u64| {
                let sum: f64 = values.iter().map(|value| f64::from_bits(of(value))).sum();
                sum / values.len() as f64
            };
            AccountStats {
                account_id,
                avg_time_delta: mean(|value| value.0),
                avg_edge_symmetry_score: mean(|value| value.1),
                unique_shares_count: posts.get(account_id).map_or(0, |posts| posts.len() as u32),
            }
        })
        .collect()
}

/// Accounts per object, counted on the side of each edge that igraph calls `from`: the end whose
/// vertex has the smaller number.
pub(super) fn group_stats(shares: &Shares, pairs: &[CodedPair], graph: &Graph) -> Vec<GroupStats> {
    let vertex_of = graph.vertex_of();
    let mut objects_of: HashMap<(u32, u32), (Vec<u32>, HashSet<u32>)> = HashMap::new();
    for pair in pairs {
        let (order, seen) = objects_of.entry(ends_of(shares, pair)).or_default();
        if seen.insert(pair.object) {
            order.push(pair.object);
        }
    }
    let mut accounts: BTreeMap<String, HashSet<u32>> = BTreeMap::new();
    for ((one, other), (objects, _)) in objects_of {
        let from = if vertex_of[&one] <= vertex_of[&other] {
            one
        } else {
            other
        };
        let ids: Vec<&str> = objects
            .iter()
            .map(|&object| shares.objects.get(object))
            .collect();
        let joined = ids.join(",");
        // R's strsplit gives no empty part after a final separator, and none for "".
        let cut = joined.strip_suffix(',').unwrap_or(&joined);
        if joined.is_empty() {
            continue;
        }
        for part in cut.split(',') {
            accounts.entry(part.to_owned()).or_default().insert(from);
        }
    }
    let mut stats: Vec<GroupStats> = accounts
        .into_iter()
        .map(|(object_id, accounts)| GroupStats {
            object_id,
            num_accounts: accounts.len() as u32,
        })
        .collect();
    stats.sort_by(|one, other| {
        other
            .num_accounts
            .cmp(&one.num_accounts)
            .then_with(|| one.object_id.cmp(&other.object_id))
    });
    stats
}
