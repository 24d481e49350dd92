//! The tables of a run as columns: what is kept as Parquet and exported as CSV.
//!
//! One place decides the columns and their order; exports, pages of the window and the report all
//! read these tables.

use std::collections::BTreeMap;

use zwerm_dataset::{Column, Shares};
use zwerm_detection::{Detection, Edge};

use crate::analysis::Analysis;

/// Named columns of equal length.
pub type Columns = Vec<(String, Column)>;

/// One row an edge, sorted by (from, to) text.
pub fn edges(shares: &Shares, detection: &Detection, analysis: &Analysis) -> Columns {
    let edges = &detection.edges;
    let account = |node: u32| {
        shares
            .accounts
            .get(detection.nodes[node as usize])
            .to_owned()
    };
    let platform = |node: u32| platform_of(shares, detection.nodes[node as usize]);
    let mut columns: Columns = vec![
        text("from", edges.iter().map(|edge| account(edge.a))),
        text("to", edges.iter().map(|edge| account(edge.b))),
        u64s("weight", edges.iter().map(|edge| edge.weight)),
        u32s("n_objects", edges.iter().map(|edge| edge.n_objects)),
        u64s(
            "n_content_pairs",
            edges.iter().map(|edge| edge.n_content_pairs),
        ),
        f64s(
            "avg_time_delta",
            edges.iter().map(Edge::avg_time_delta_secs),
        ),
        f64s(
            "median_time_delta",
            edges.iter().map(|edge| edge.delta_median_ms / 1000.0),
        ),
        f64s(
            "q1_time_delta",
            edges.iter().map(|edge| edge.delta_q1_ms / 1000.0),
        ),
        f64s(
            "q3_time_delta",
            edges.iter().map(|edge| edge.delta_q3_ms / 1000.0),
        ),
        u32s("n_content_id", edges.iter().map(|edge| edge.n_content_a)),
        u32s("n_content_id_y", edges.iter().map(|edge| edge.n_content_b)),
        f64s("edge_symmetry_score", edges.iter().map(Edge::symmetry)),
        u32s("n_layers", edges.iter().map(|edge| edge.n_layers)),
    ];
    let windows = detection.windows_ms.len();
    if windows > 1 || detection.layers.len() > 1 {
        for (layer, layer_name) in detection.layers.iter().enumerate() {
            for (window, &window_ms) in detection.windows_ms.iter().enumerate() {
                let cell = |edge: usize| {
                    detection
                        .cell(edge, layer, window)
                        .copied()
                        .unwrap_or_default()
                };
                let [weight, n_objects] = cell_names(layer_name, window_ms as f64 / 1000.0);
                columns.push(u64s(
                    &weight,
                    (0..edges.len()).map(|edge| cell(edge).weight),
                ));
                columns.push(u32s(
                    &n_objects,
                    (0..edges.len()).map(|edge| cell(edge).n_objects),
                ));
            }
        }
    }
    columns.extend([
        i64s("first_share_ms", edges.iter().map(|edge| edge.first_ms)),
        i64s("last_share_ms", edges.iter().map(|edge| edge.last_ms)),
        u32s(
            "community",
            edges.iter().map(|edge| community_of_edge(edge, analysis)),
        ),
        text("from_platform", edges.iter().map(|edge| platform(edge.a))),
        text("to_platform", edges.iter().map(|edge| platform(edge.b))),
        u32s("from_node", edges.iter().map(|edge| edge.a)),
        u32s("to_node", edges.iter().map(|edge| edge.b)),
    ]);
    columns
}

/// One row an account of the network, sorted by (account_id, platform) text.
pub fn nodes(shares: &Shares, detection: &Detection, analysis: &Analysis) -> Columns {
    let nodes = &detection.nodes;
    let mut n_shares = vec![0_u32; shares.accounts.len()];
    for &account in &shares.account {
        n_shares[account as usize] += 1;
    }
    let shared = nodes.iter().map(|&account| n_shares[account as usize]);
    vec![
        text(
            "account_id",
            nodes
                .iter()
                .map(|&account| shares.accounts.get(account).to_owned()),
        ),
        text(
            "platform",
            nodes.iter().map(|&account| platform_of(shares, account)),
        ),
        u32s("degree", analysis.degree.iter().copied()),
        u64s("strength", analysis.strength.iter().copied()),
        u32s(
            "component",
            analysis.component.iter().map(|number| number + 1),
        ),
        u32s(
            "community",
            analysis.community.iter().map(|number| number + 1),
        ),
        u32s("core", analysis.core.iter().copied()),
        u32s("n_shares", shared),
    ]
}

/// One row a community, by number; community 1 has most members.
pub fn communities(detection: &Detection, analysis: &Analysis) -> Columns {
    #[derive(Default)]
    struct Tally {
        accounts: u64,
        edges: u64,
        weight: u64,
        first_ms: Option<i64>,
        last_ms: Option<i64>,
        component: u32,
    }
    let mut tallies: BTreeMap<u32, Tally> = BTreeMap::new();
    for (node, &community) in analysis.community.iter().enumerate() {
        let tally = tallies.entry(community + 1).or_default();
        tally.accounts += 1;
        tally.component = analysis.component[node] + 1;
    }
    for edge in detection.edges.iter().filter(|edge| edge.a != edge.b) {
        let community = community_of_edge(edge, analysis);
        if let Some(tally) = tallies.get_mut(&community) {
            tally.edges += 1;
            tally.weight += edge.weight;
            tally.first_ms = Some(
                tally
                    .first_ms
                    .map_or(edge.first_ms, |first| first.min(edge.first_ms)),
            );
            tally.last_ms = Some(
                tally
                    .last_ms
                    .map_or(edge.last_ms, |last| last.max(edge.last_ms)),
            );
        }
    }
    let possible = |accounts: u64| accounts as f64 * (accounts as f64 - 1.0) / 2.0;
    vec![
        u32s("community", tallies.keys().copied()),
        u64s("n_accounts", tallies.values().map(|tally| tally.accounts)),
        u64s("n_edges", tallies.values().map(|tally| tally.edges)),
        u64s("weight", tallies.values().map(|tally| tally.weight)),
        f64s(
            "density",
            tallies.values().map(|tally| {
                if tally.accounts < 2 {
                    f64::NAN
                } else {
                    tally.edges as f64 / possible(tally.accounts)
                }
            }),
        ),
        u32s("component", tallies.values().map(|tally| tally.component)),
        i64s(
            "first_share_ms",
            tallies.values().map(|tally| tally.first_ms.unwrap_or(0)),
        ),
        i64s(
            "last_share_ms",
            tallies.values().map(|tally| tally.last_ms.unwrap_or(0)),
        ),
    ]
}

/// Positions, one row an account, in the order of `nodes`.
pub fn layout(positions: &[[f32; 2]]) -> Columns {
    vec![
        (
            "x".to_owned(),
            Column::F32(positions.iter().map(|point| point[0]).collect()),
        ),
        (
            "y".to_owned(),
            Column::F32(positions.iter().map(|point| point[1]).collect()),
        ),
    ]
}

/// Columns of the pairs and of the distinct objects in one layer at one window:
/// `weight_url_60s`, `n_objects_url_60s`.
pub fn cell_names(layer: &str, window_secs: f64) -> [String; 2] {
    ["weight", "n_objects"].map(|what| format!("{what}_{layer}_{window_secs}s"))
}

/// Names of the columns of the edge table that a window needs: no texts, no quartiles.
pub fn numbers_of_edges(layers: &[String], windows_secs: &[f64]) -> Vec<String> {
    let mut names: Vec<String> = [
        "from_node",
        "to_node",
        "weight",
        "n_objects",
        "n_layers",
        "median_time_delta",
        "first_share_ms",
        "last_share_ms",
        "community",
    ]
    .map(str::to_owned)
    .into();
    if layers.len() > 1 || windows_secs.len() > 1 {
        for layer in layers {
            for &window in windows_secs {
                names.extend(cell_names(layer, window));
            }
        }
    }
    names
}

/// Number of the community of both ends, from 1; 0 for an edge between two communities.
fn community_of_edge(edge: &Edge, analysis: &Analysis) -> u32 {
    let (a, b) = (
        analysis.community[edge.a as usize],
        analysis.community[edge.b as usize],
    );
    if a == b { a + 1 } else { 0 }
}

pub(crate) fn platform_of(shares: &Shares, account: u32) -> String {
    let platform = shares.platform_of[account as usize];
    shares
        .platforms
        .get(usize::from(platform))
        .cloned()
        .unwrap_or_default()
}

fn text(name: &str, values: impl Iterator<Item = String>) -> (String, Column) {
    (name.to_owned(), Column::Text(values.collect()))
}

fn u32s(name: &str, values: impl Iterator<Item = u32>) -> (String, Column) {
    (name.to_owned(), Column::U32(values.collect()))
}

fn u64s(name: &str, values: impl Iterator<Item = u64>) -> (String, Column) {
    (name.to_owned(), Column::U64(values.collect()))
}

fn i64s(name: &str, values: impl Iterator<Item = i64>) -> (String, Column) {
    (name.to_owned(), Column::I64(values.collect()))
}

fn f64s(name: &str, values: impl Iterator<Item = f64>) -> (String, Column) {
    (name.to_owned(), Column::F64(values.collect()))
}
