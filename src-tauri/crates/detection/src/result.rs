//! What a detection returns: nodes, edges, one cell per edge, layer and window.

use serde::Serialize;

use crate::PairCount;

/// A network of accounts and how it came about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Detection {
    /// Object types, in the order of the layer index.
    pub layers: Vec<String>,
    /// Windows in milliseconds, ascending; the last and widest one makes the network.
    pub windows_ms: Vec<i64>,
    /// Account codes of `Shares`, ascending by (account_id, platform) as text.
    pub nodes: Vec<u32>,
    /// Kept edges, ascending by (a, b).
    pub edges: Vec<Edge>,
    /// `cells[edge * layers * windows + layer * windows + window]`.
    pub cells: Vec<Cell>,
    /// Counts along the way.
    pub stats: DetectionStats,
}

impl Detection {
    /// The cell of an edge; `None` outside the table.
    pub fn cell(&self, edge: usize, layer: usize, window: usize) -> Option<&Cell> {
        let (layers, windows) = (self.layers.len(), self.windows_ms.len());
        if layer >= layers || window >= windows {
            return None;
        }
        self.cells.get((edge * layers + layer) * windows + window)
    }

    /// The edge between two nodes, in either order.
    pub fn edge_between(&self, a: u32, b: u32) -> Option<usize> {
        let key = (a.min(b), a.max(b));
        self.edges
            .binary_search_by(|edge| (edge.a, edge.b).cmp(&key))
            .ok()
    }
}

/// Two accounts and what joins them, over all layers at the widest window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Edge {
    /// Index into `nodes`, the first by text.
    pub a: u32,
    /// Index into `nodes`, the second by text; equals `a` for a loop.
    pub b: u32,
    /// Layers with at least one pair.
    pub n_layers: u32,
    /// Distinct objects that both shared within the window.
    pub n_objects: u32,
    /// Distinct posts of `a` in the pairs.
    pub n_content_a: u32,
    /// Distinct posts of `b` in the pairs.
    pub n_content_b: u32,
    /// Pairs of rows.
    pub weight: u64,
    /// Distinct (post of `a`, post of `b`); unordered for a loop.
    pub n_content_pairs: u64,
    /// Sum of the time differences of the pairs, milliseconds.
    pub sum_delta_ms: i64,
    /// Lower quartile of the time differences, milliseconds, type 7.
    pub delta_q1_ms: f64,
    /// Median of the time differences, milliseconds.
    pub delta_median_ms: f64,
    /// Upper quartile of the time differences, milliseconds, type 7.
    pub delta_q3_ms: f64,
    /// Time of the earliest share in a pair, milliseconds since 1970, UTC.
    pub first_ms: i64,
    /// Time of the latest share in a pair, milliseconds since 1970, UTC.
    pub last_ms: i64,
    /// Compatibility mode only: `weight` is strictly above the type-7 quantile of all weights.
    pub over_threshold: bool,
}

impl Edge {
    /// Mean time difference of the pairs in seconds.
    pub fn avg_time_delta_secs(&self) -> f64 {
        self.sum_delta_ms as f64 / (self.weight as f64 * 1000.0)
    }

    /// `min / max` of the two numbers of posts: 1 = both contribute alike.
    pub fn symmetry(&self) -> f64 {
        symmetry(self.n_content_a, self.n_content_b)
    }
}

/// One edge in one layer at one window; all zero when they never met there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Pairs of rows.
    pub weight: u64,
    /// Distinct (post of `a`, post of `b`); unordered for a loop.
    pub n_content_pairs: u64,
    /// Sum of the time differences, milliseconds.
    pub sum_delta_ms: i64,
    /// Distinct objects.
    pub n_objects: u32,
    /// Distinct posts of `a`.
    pub n_content_a: u32,
    /// Distinct posts of `b`.
    pub n_content_b: u32,
    /// Compatibility mode only: distinct older posts (CooRTweet's `n_content_id`).
    pub n_older: u32,
    /// Compatibility mode only: distinct newer posts (CooRTweet's `n_content_id_y`).
    pub n_newer: u32,
}

/// `min / max`, 0 for nothing at all.
pub(crate) fn symmetry(one: u32, other: u32) -> f64 {
    let most = one.max(other);
    if most == 0 {
        0.0
    } else {
        f64::from(one.min(other)) / f64::from(most)
    }
}

/// How many rows and pairs there were along the way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DetectionStats {
    /// Rows in the selected layers.
    pub rows: u64,
    /// Distinct objects in the selected layers.
    pub objects: u64,
    /// Rows left after accounts with too few rows were left out.
    pub rows_after_prefilter: u64,
    /// Rows with at least one valid partner at the widest window.
    pub rows_with_partner: u64,
    /// Row pairs within each window, before the loop and participation rules.
    pub pair_count: PairCount,
    /// Edges that reached `min_weight`, before `weight_quantile`.
    pub edges_reaching_min_weight: u64,
    /// Weight at `weight_quantile` (or at the compatibility mode's `edge_quantile`).
    pub quantile_weight: Option<f64>,
}
