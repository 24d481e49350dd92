//! The peer's graph: edges, vertices in its order, components with its numbers.

use hashbrown::HashMap;
use serde::Serialize;
use zwerm_dataset::Shares;

use super::{CodedPair, SubgraphNode};
use crate::arrange::account_order;
use crate::quantile::quantile_type7;
use crate::result::symmetry;

/// An edge of `generate_coordinated_network`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct EdgeRecord<'s> {
    /// The account that comes first by text.
    pub from: &'s str,
    /// The other account.
    pub to: &'s str,
    /// Pairs.
    pub weight: u64,
    /// Mean seconds between the two shares of a pair.
    pub avg_time_delta: f64,
    /// Distinct older posts.
    pub n_content_id: u32,
    /// Distinct newer posts.
    pub n_content_id_y: u32,
    /// `min / max` of the two.
    pub edge_symmetry_score: f64,
    /// 1 = weight strictly above the quantile.
    pub weight_threshold: u8,
}

impl EdgeRecord<'_> {
    /// Column names.
    pub const COLUMNS: [&'static str; 8] = [
        "from",
        "to",
        "weight",
        "avg_time_delta",
        "n_content_id",
        "n_content_id_y",
        "edge_symmetry_score",
        "weight_threshold",
    ];
}

/// A vertex.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NodeRecord<'s> {
    /// The account.
    pub account_id: &'s str,
    /// Edges at it; a loop counts twice.
    pub degree: u32,
    /// Connected component, numbered from 1 in the order of the peer's vertices.
    pub component: u32,
}

impl NodeRecord<'_> {
    /// Column names.
    pub const COLUMNS: [&'static str; 3] = ["account_id", "degree", "component"];
}

/// Figures of one edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Figures {
    pub(super) weight: u64,
    pub(super) sum_delta_ms: i64,
    pub(super) n_content: u32,
    pub(super) n_content_y: u32,
    pub(super) over: bool,
}

impl Figures {
    /// Equal fractions give equal doubles, which the peer's de-duplication relies on.
    pub(super) fn avg_time_delta(&self) -> f64 {
        self.sum_delta_ms as f64 / (self.weight as f64 * 1000.0)
    }

    pub(super) fn symmetry(&self) -> f64 {
        symmetry(self.n_content, self.n_content_y)
    }
}

/// Account codes of an edge, first by text first.
pub(super) type Ends = (u32, u32);

/// Edges in the order in which the peer meets them.
pub(super) struct Graph {
    pub(super) edges: Vec<(Ends, Figures)>,
    /// Account codes in the order of the peer's vertices.
    pub(super) vertices: Vec<u32>,
}

/// The ends of a pair, by text.
pub(super) fn ends_of(shares: &Shares, pair: &CodedPair) -> Ends {
    if account_order(shares, pair.account, pair.account_y).is_le() {
        (pair.account, pair.account_y)
    } else {
        (pair.account_y, pair.account)
    }
}

/// Aggregates pairs into edges, in order of first appearance, and flags the heavy ones.
pub(super) fn aggregate<'p>(
    shares: &Shares,
    pairs: impl Iterator<Item = &'p CodedPair>,
    edge_quantile: f64,
) -> Vec<(Ends, Figures)> {
    let mut index: HashMap<Ends, usize> = HashMap::new();
    let mut groups: Vec<(Ends, Vec<&CodedPair>)> = Vec::new();
    for pair in pairs {
        let ends = ends_of(shares, pair);
        let at = *index.entry(ends).or_insert(groups.len());
        if at == groups.len() {
            groups.push((ends, Vec::new()));
        }
        groups[at].1.push(pair);
    }
    let mut contents = Vec::new();
    let mut distinct = |pairs: &[&CodedPair], of: fn(&CodedPair) -> u32| {
        contents.clear();
        contents.extend(pairs.iter().map(|pair| of(pair)));
        contents.sort_unstable();
        contents.dedup();
        contents.len() as u32
    };
    let mut edges: Vec<(Ends, Figures)> = groups
        .iter()
        .map(|(ends, pairs)| {
            let figures = Figures {
                weight: pairs.len() as u64,
                sum_delta_ms: pairs.iter().map(|pair| pair.delta_ms).sum(),
                n_content: distinct(pairs, |pair| pair.content),
                n_content_y: distinct(pairs, |pair| pair.content_y),
                over: false,
            };
            (*ends, figures)
        })
        .collect();
    let mut weights: Vec<f64> = edges.iter().map(|edge| edge.1.weight as f64).collect();
    weights.sort_unstable_by(f64::total_cmp);
    if let Some(bound) = quantile_type7(&weights, edge_quantile) {
        for (_, figures) in &mut edges {
            figures.over = figures.weight as f64 > bound;
        }
    }
    edges
}

impl Graph {
    pub(super) fn new(shares: &Shares, pairs: &[CodedPair], edge_quantile: f64) -> Self {
        let edges = aggregate(shares, pairs.iter(), edge_quantile);
        // The peer's vertices: all of the first column, then what is new in the second.
        let mut seen = vec![false; shares.accounts.len()];
        let mut vertices = Vec::new();
        let columns = edges
            .iter()
            .map(|edge| edge.0.0)
            .chain(edges.iter().map(|edge| edge.0.1));
        for account in columns {
            if !std::mem::replace(&mut seen[account as usize], true) {
                vertices.push(account);
            }
        }
        Self { edges, vertices }
    }

    /// Place of each account among the vertices.
    pub(super) fn vertex_of(&self) -> HashMap<u32, u32> {
        self.vertices
            .iter()
            .enumerate()
            .map(|(at, &account)| (account, at as u32))
            .collect()
    }

    pub(super) fn edge_records<'s>(&self, shares: &'s Shares) -> Vec<EdgeRecord<'s>> {
        let mut order: Vec<&(Ends, Figures)> = self.edges.iter().collect();
        order.sort_by(|one, other| {
            account_order(shares, one.0.0, other.0.0)
                .then_with(|| account_order(shares, one.0.1, other.0.1))
        });
        order
            .into_iter()
            .map(|((from, to), figures)| EdgeRecord {
                from: shares.accounts.get(*from),
                to: shares.accounts.get(*to),
                weight: figures.weight,
                avg_time_delta: figures.avg_time_delta(),
                n_content_id: figures.n_content,
                n_content_id_y: figures.n_content_y,
                edge_symmetry_score: figures.symmetry(),
                weight_threshold: u8::from(figures.over),
            })
            .collect()
    }

    pub(super) fn node_records<'s>(&self, shares: &'s Shares) -> Vec<NodeRecord<'s>> {
        let vertex_of = self.vertex_of();
        let mut root: Vec<u32> = (0..self.vertices.len() as u32).collect();
        let mut degree = vec![0u32; self.vertices.len()];
        for ((from, to), _) in &self.edges {
            let (from, to) = (vertex_of[from], vertex_of[to]);
            degree[from as usize] += 1;
            degree[to as usize] += 1;
            let (from, to) = (find(&mut root, from), find(&mut root, to));
            // The smaller vertex becomes the root: components are numbered by it.
            root[from.max(to) as usize] = from.min(to);
        }
        let mut component = vec![0u32; self.vertices.len()];
        let mut components = 0;
        let mut nodes: Vec<(u32, NodeRecord)> = Vec::with_capacity(self.vertices.len());
        for (vertex, &account) in self.vertices.iter().enumerate() {
            let own = find(&mut root, vertex as u32) as usize;
            if own == vertex {
                components += 1;
                component[vertex] = components;
            }
            let record = NodeRecord {
                account_id: shares.accounts.get(account),
                degree: degree[vertex],
                component: component[own],
            };
            nodes.push((account, record));
        }
        nodes.sort_by(|one, other| account_order(shares, one.0, other.0));
        nodes.into_iter().map(|(_, node)| node).collect()
    }
}

/// Root of a vertex, halving the path on the way.
fn find(root: &mut [u32], mut vertex: u32) -> u32 {
    while root[vertex as usize] != vertex {
        let above = root[root[vertex as usize] as usize];
        root[vertex as usize] = above;
        vertex = above;
    }
    vertex
}

/// The accounts at the ends of edges, each once, by text.
pub(super) fn ends<'s>(
    edges: impl Iterator<Item = (&'s str, &'s str)>,
    color_v: impl Fn(&str) -> Option<u8>,
) -> Vec<SubgraphNode<'s>> {
    let mut accounts: Vec<&str> = edges.flat_map(|(from, to)| [from, to]).collect();
    accounts.sort_unstable();
    accounts.dedup();
    accounts
        .into_iter()
        .map(|account_id| SubgraphNode {
            account_id,
            color_v: color_v(account_id),
        })
        .collect()
}
