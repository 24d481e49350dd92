//! CooRTweet's own tables from our pairs, its known defects included, so that published
//! results can be checked row by row (Righetti & Balluff 2025, doi:10.5117/CCR2025.1.7.RIGH;
//! version 2.1.3).
//!
//! What differs on purpose from our own figures:
//!
//! * posts are not exchanged along with the accounts of an edge, so `n_content_id` counts
//!   distinct *older* and `n_content_id_y` distinct *newer* posts;
//! * `weight_threshold` is 1 for weights strictly above the quantile: never, when all are equal;
//! * account statistics average over distinct (mean, symmetry) values, not over edges;
//! * group statistics count the `from` side of the edges only, and object ids are joined and cut
//!   at commas;
//! * the fast flag is joined on the two posts without the object.
//!
//! Every record has `COLUMNS`, the peer's column names in its order.

mod fast;
mod network;
mod stats;

pub use fast::{FastEdgeRecord, FastTables};
pub use network::{EdgeRecord, NodeRecord};
pub use stats::{AccountStats, GroupStats};

use serde::Serialize;
use zwerm_dataset::Shares;

use crate::pairs::{PairRow, pairs};
use crate::plan::{Layers, NO_LAYER};
use crate::{Compat, DetectionError, Params, Progress};

/// A row of `detect_groups`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PairRecord<'s> {
    /// The object.
    pub object_id: &'s str,
    /// Older post.
    pub content_id: &'s str,
    /// Newer post.
    pub content_id_y: &'s str,
    /// Seconds between them.
    pub time_delta: f64,
    /// Account of the older post.
    pub account_id: &'s str,
    /// Account of the newer post.
    pub account_id_y: &'s str,
}

impl PairRecord<'_> {
    /// Column names.
    pub const COLUMNS: [&'static str; 6] = [
        "object_id",
        "content_id",
        "content_id_y",
        "time_delta",
        "account_id",
        "account_id_y",
    ];
}

/// A vertex of a subgraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SubgraphNode<'s> {
    /// The account.
    pub account_id: &'s str,
    /// Subgraph 3 only: 1 for an end of a fast edge over the threshold, 0 for a neighbour.
    pub color_v: Option<u8>,
}

impl SubgraphNode<'_> {
    /// Column names.
    pub const COLUMNS: [&'static str; 2] = ["account_id", "color_v"];
}

/// Everything that the peer would give for one input.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tables<'s> {
    /// `detect_groups`.
    pub pairs: Vec<PairRecord<'s>>,
    /// `generate_coordinated_network`: edges, `from` before `to` by text.
    pub edges: Vec<EdgeRecord<'s>>,
    /// Vertices with degree and component, by `account_id`.
    pub nodes: Vec<NodeRecord<'s>>,
    /// `account_stats(weight_threshold = "none")`.
    pub account_stats_none: Vec<AccountStats<'s>>,
    /// `account_stats(weight_threshold = "full")`.
    pub account_stats_full: Vec<AccountStats<'s>>,
    /// `group_stats(network = "full")`.
    pub group_stats: Vec<GroupStats>,
    /// `subgraph = 1`: edges over the threshold.
    pub subgraph1_edges: Vec<EdgeRecord<'s>>,
    /// `subgraph = 1`: their vertices.
    pub subgraph1_nodes: Vec<SubgraphNode<'s>>,
    /// With two or more windows: the narrowest as the peer's fast network.
    pub fast: Option<FastTables<'s>>,
}

/// One pair with codes.
#[derive(Clone, Copy)]
pub(crate) struct CodedPair {
    pub(crate) object: u32,
    pub(crate) content: u32,
    pub(crate) content_y: u32,
    pub(crate) account: u32,
    pub(crate) account_y: u32,
    pub(crate) delta_ms: i64,
}

/// Computes the peer's tables for the widest window of `params` (and the narrowest as the fast
/// network when there are several).
///
/// The quantile is that of [`Compat::Coortweet`]; it is an error to ask without. One layer, or
/// several fused. Accounts are (platform, account_id) as everywhere; on one platform that is
/// what the peer does. Memory grows with the pairs, as it does for the peer.
pub fn tables<'s>(
    shares: &'s Shares,
    params: &Params,
    progress: Progress,
) -> Result<Tables<'s>, DetectionError> {
    let Compat::Coortweet { edge_quantile } = params.compat else {
        return Err(DetectionError::InvalidParameter {
            parameter: crate::registry::COMPAT.id,
            value: "none".into(),
            range: "coortweet for CooRTweet's tables".into(),
        });
    };
    let windows_ms = params.validate()?;
    crate::plan::check_shares(shares)?;
    let layers = Layers::resolve(shares, &params.layers)?;
    if layers.names.len() > 1 && !params.fuse {
        return Err(DetectionError::OneLayerOnly {
            layers: layers.names.len(),
        });
    }
    let mut found = Vec::new();
    pairs(
        shares,
        params,
        &mut |pair| {
            found.push(pair);
            true
        },
        progress,
    )?;
    let coded = peer_order(shares, &layers, params.min_participation, found);
    let graph = network::Graph::new(shares, &coded, edge_quantile);
    let (edges, nodes) = (graph.edge_records(shares), graph.node_records(shares));
    let over: Vec<EdgeRecord> = edges
        .iter()
        .copied()
        .filter(|edge| edge.weight_threshold == 1)
        .collect();
    let fast = match windows_ms.as_slice() {
        [narrowest, .., _] => Some(fast::fast_tables(
            shares,
            &coded,
            &graph,
            &layers,
            *narrowest,
            params.min_participation,
            edge_quantile,
        )),
        _ => None,
    };
    Ok(Tables {
        account_stats_none: stats::account_stats(shares, &coded, &edges),
        account_stats_full: stats::account_stats(shares, &coded, &over),
        group_stats: stats::group_stats(shares, &coded, &graph),
        subgraph1_nodes: network::ends(over.iter().map(|edge| (edge.from, edge.to)), |_| None),
        subgraph1_edges: over,
        pairs: coded.iter().map(|pair| record(shares, pair)).collect(),
        edges,
        nodes,
        fast,
    })
}

fn record<'s>(shares: &'s Shares, pair: &CodedPair) -> PairRecord<'s> {
    PairRecord {
        object_id: shares.objects.get(pair.object),
        content_id: shares.contents.get(pair.content),
        content_id_y: shares.contents.get(pair.content_y),
        time_delta: pair.delta_ms as f64 / 1000.0,
        account_id: shares.accounts.get(pair.account),
        account_id_y: shares.accounts.get(pair.account_y),
    }
}

/// Whether a row belongs to the selected layers.
pub(crate) fn selected(shares: &Shares, layers: &Layers, row: usize) -> bool {
    let object = shares.object[row] as usize;
    layers.of_type[usize::from(shares.object_type_of[object])] != NO_LAYER
}

/// Pairs in the order in which the peer lists them, which numbers its vertices and components.
///
/// The peer regroups the input by account (in order of first appearance), then by object, and
/// joins each row with the rows of its object before it.
fn peer_order(
    shares: &Shares,
    layers: &Layers,
    min_participation: u32,
    pairs: Vec<PairRow>,
) -> Vec<CodedPair> {
    let mut first_row = vec![u32::MAX; shares.accounts.len()];
    let mut rows_of = vec![0u32; shares.accounts.len()];
    for row in (0..shares.len()).filter(|&row| selected(shares, layers, row)) {
        let account = shares.account[row] as usize;
        first_row[account] = first_row[account].min(row as u32);
        rows_of[account] += 1;
    }
    let place = |row: u32| (first_row[shares.account[row as usize] as usize], row);
    let mut first_of_object = vec![(u32::MAX, u32::MAX); shares.objects.len()];
    for row in (0..shares.len()).filter(|&row| selected(shares, layers, row)) {
        if rows_of[shares.account[row] as usize] >= min_participation {
            let first = &mut first_of_object[shares.object[row] as usize];
            *first = (*first).min(place(row as u32));
        }
    }
    let mut keyed: Vec<_> = pairs
        .into_iter()
        .map(|pair| {
            let (older, newer) = (place(pair.older), place(pair.newer));
            (
                (
                    first_of_object[pair.object as usize],
                    older.max(newer),
                    older.min(newer),
                ),
                pair,
            )
        })
        .collect();
    keyed.sort_unstable_by_key(|&(key, _)| key);
    keyed
        .into_iter()
        .map(|(_, pair)| {
            let (older, newer) = (pair.older as usize, pair.newer as usize);
            CodedPair {
                object: pair.object,
                content: shares.content[older],
                content_y: shares.content[newer],
                account: shares.account[older],
                account_y: shares.account[newer],
                delta_ms: pair.delta_ms,
            }
        })
        .collect()
}
