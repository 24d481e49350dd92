//! The peer's fast network: edges with `_full` and `_fast` columns, subgraphs 2 and 3.

use hashbrown::{HashMap, HashSet};
use serde::Serialize;
use zwerm_dataset::Shares;

use super::network::{Ends, Figures, Graph, aggregate, ends};
use super::{CodedPair, SubgraphNode, selected};
use crate::arrange::account_order;
use crate::plan::Layers;

/// An edge with its figures at both windows; fast ones are absent when there is no fast pair.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FastEdgeRecord<'s> {
    /// The account that comes first by text.
    pub from: &'s str,
    /// The other account.
    pub to: &'s str,
    /// Pairs.
    pub weight_full: u64,
    /// Fast pairs.
    pub weight_fast: Option<u64>,
    /// Mean seconds between the shares of a pair.
    pub avg_time_delta_full: f64,
    /// The same for fast pairs.
    pub avg_time_delta_fast: Option<f64>,
    /// Distinct older posts.
    pub n_content_id_full: u32,
    /// Distinct newer posts.
    pub n_content_id_y_full: u32,
    /// Distinct older posts of fast pairs.
    pub n_content_id_fast: Option<u32>,
    /// Distinct newer posts of fast pairs.
    pub n_content_id_y_fast: Option<u32>,
    /// `min / max` of the posts.
    pub edge_symmetry_score_full: f64,
    /// The same for fast pairs.
    pub edge_symmetry_score_fast: Option<f64>,
    /// 1 = weight strictly above the quantile.
    pub weight_threshold_full: u8,
    /// 1 = fast weight strictly above the quantile of the fast weights.
    pub weight_threshold_fast: Option<u8>,
}

impl FastEdgeRecord<'_> {
    /// Column names.
    pub const COLUMNS: [&'static str; 14] = [
        "from",
        "to",
        "weight_full",
        "weight_fast",
        "avg_time_delta_full",
        "avg_time_delta_fast",
        "n_content_id_full",
        "n_content_id_y_full",
        "n_content_id_fast",
        "n_content_id_y_fast",
        "edge_symmetry_score_full",
        "edge_symmetry_score_fast",
        "weight_threshold_full",
        "weight_threshold_fast",
    ];
}

/// Tables of a network with a fast window.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FastTables<'s> {
    /// All edges.
    pub edges: Vec<FastEdgeRecord<'s>>,
    /// `subgraph = 2`: fast edges over the fast threshold.
    pub subgraph2_edges: Vec<FastEdgeRecord<'s>>,
    /// `subgraph = 2`: their vertices.
    pub subgraph2_nodes: Vec<SubgraphNode<'s>>,
    /// `subgraph = 3`: edges among the neighbours of the vertices of subgraph 2.
    pub subgraph3_edges: Vec<FastEdgeRecord<'s>>,
    /// `subgraph = 3`: these neighbours; `color_v` = 1 for vertices of subgraph 2.
    pub subgraph3_nodes: Vec<SubgraphNode<'s>>,
}

pub(super) fn fast_tables<'s>(
    shares: &'s Shares,
    pairs: &[CodedPair],
    graph: &Graph,
    layers: &Layers,
    window_ms: i64,
    min_participation: u32,
    edge_quantile: f64,
) -> FastTables<'s> {
    let flagged = flag(shares, pairs, layers, window_ms, min_participation);
    // The join forgets the object: the same two posts are fast everywhere.
    let is_fast = |pair: &&CodedPair| flagged.contains(&(pair.content, pair.content_y));
    let fast: HashMap<Ends, Figures> =
        aggregate(shares, pairs.iter().filter(is_fast), edge_quantile)
            .into_iter()
            .collect();
    let mut order: Vec<&(Ends, Figures)> = graph.edges.iter().collect();
    order.sort_by(|one, other| {
        account_order(shares, one.0.0, other.0.0)
            .then_with(|| account_order(shares, one.0.1, other.0.1))
    });
    let edges: Vec<FastEdgeRecord> = order
        .iter()
        .map(|(ends, full)| record(shares, *ends, full, fast.get(ends)))
        .collect();
    let subgraph2_edges: Vec<FastEdgeRecord> = edges
        .iter()
        .copied()
        .filter(|edge| edge.weight_threshold_fast == Some(1))
        .collect();
    let centre: HashSet<&str> = subgraph2_edges
        .iter()
        .flat_map(|edge| [edge.from, edge.to])
        .collect();
    // Neighbours of the centre; an end of a fast edge is a neighbour of its other end.
    let mut around: HashSet<&str> = HashSet::new();
    for edge in &edges {
        if centre.contains(edge.from) {
            around.insert(edge.to);
        }
        if centre.contains(edge.to) {
            around.insert(edge.from);
        }
    }
    let both = |edge: &FastEdgeRecord| around.contains(edge.from) && around.contains(edge.to);
    let subgraph3_edges: Vec<FastEdgeRecord> = edges.iter().copied().filter(both).collect();
    FastTables {
        subgraph2_nodes: ends(
            subgraph2_edges.iter().map(|edge| (edge.from, edge.to)),
            |_| None,
        ),
        subgraph3_nodes: ends(
            around.iter().map(|&account| (account, account)),
            |account| Some(u8::from(centre.contains(account))),
        ),
        edges,
        subgraph2_edges,
        subgraph3_edges,
    }
}

/// The two posts of the pairs that the peer's second pass keeps at the narrower window: the
/// participation rule once more, on what is left of the pairs.
fn flag(
    shares: &Shares,
    pairs: &[CodedPair],
    layers: &Layers,
    window_ms: i64,
    min_participation: u32,
) -> HashSet<(u32, u32)> {
    let within = || pairs.iter().filter(|pair| pair.delta_ms <= window_ms);
    let mut paired = vec![false; shares.contents.len()];
    for pair in within() {
        paired[pair.content as usize] = true;
        paired[pair.content_y as usize] = true;
    }
    let rows = || {
        (0..shares.len())
            .filter(|&row| paired[shares.content[row] as usize] && selected(shares, layers, row))
    };
    let mut rows_of = vec![0u32; shares.accounts.len()];
    for row in rows() {
        rows_of[shares.account[row] as usize] += 1;
    }
    let mut member = vec![false; shares.contents.len()];
    for row in rows() {
        if rows_of[shares.account[row] as usize] >= min_participation {
            member[shares.content[row] as usize] = true;
        }
    }
    within()
        .filter(|pair| member[pair.content as usize] || member[pair.content_y as usize])
        .map(|pair| (pair.content, pair.content_y))
        .collect()
}

fn record<'s>(
    shares: &'s Shares,
    (from, to): Ends,
    full: &Figures,
    fast: Option<&Figures>,
) -> FastEdgeRecord<'s> {
    FastEdgeRecord {
        from: shares.accounts.get(from),
        to: shares.accounts.get(to),
        weight_full: full.weight,
        weight_fast: fast.map(|fast| fast.weight),
        avg_time_delta_full: full.avg_time_delta(),
        avg_time_delta_fast: fast.map(Figures::avg_time_delta),
        n_content_id_full: full.n_content,
        n_content_id_y_full: full.n_content_y,
        n_content_id_fast: fast.map(|fast| fast.n_content),
        n_content_id_y_fast: fast.map(|fast| fast.n_content_y),
        edge_symmetry_score_full: full.symmetry(),
        edge_symmetry_score_fast: fast.map(Figures::symmetry),
        weight_threshold_full: u8::from(full.over),
        weight_threshold_fast: fast.map(|fast| u8::from(fast.over)),
    }
}
