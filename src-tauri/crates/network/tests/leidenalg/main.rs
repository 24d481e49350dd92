//! Leiden beside leidenalg, the implementation of its authors, and that of igraph (`reference/make.py`
//! made the numbers).

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod graphs;

use graphs::{Shape, checksum, made};
use serde_json::Value;
use zwerm_network::{Graph, LeidenParams, leiden};

/// How much of the quality that the better of both reaches ours must reach.
const PART: f64 = 0.995;

fn known() -> Vec<Value> {
    serde_json::from_str(include_str!("../reference/leidenalg.json")).expect("JSON")
}

fn whole(value: &Value) -> u64 {
    value.as_u64().expect("a whole number")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// The edges that stand in the file, or those of its shape.
fn edges(case: &Value) -> Vec<(u32, u32)> {
    if let Some(edges) = case["edges"].as_array() {
        let end = |edge: &Value, at: usize| whole(&edge[at]) as u32;
        return edges
            .iter()
            .map(|edge| (end(edge, 0), end(edge, 1)))
            .collect();
    }
    let shape = &case["shape"];
    let edges = made(&Shape {
        nodes: whole(&case["nodes"]) as u32,
        edges: whole(&case["n_edges"]) as usize,
        smallest: whole(&shape["smallest"]) as u32,
        largest: whole(&shape["largest"]) as u32,
        across: number(&shape["across"]),
        seed: whole(&shape["seed"]),
    });
    let expected = case["checksum"].as_str().expect("a checksum");
    assert_eq!(format!("{:016x}", checksum(&edges)), expected, "{case}");
    edges
}

#[test]
fn quality_is_that_of_leidenalg_and_igraph() {
    for case in known() {
        let edges: Vec<_> = edges(&case).iter().map(|&(a, b)| (a, b, 1.0)).collect();
        let graph = Graph::from_edges(whole(&case["nodes"]) as usize, &edges).unwrap();
        // Above some ten thousand edges one seed tells enough, and more would take long.
        let seeds = if edges.len() > 10_000 { 1 } else { 20 };
        let mut found: Vec<f64> = (1..=seeds)
            .map(|seed| {
                let params = LeidenParams {
                    seed,
                    // leidenalg says -1 for "until nothing changes".
                    max_iterations: case["iterations"].as_u64().unwrap_or(0) as u32,
                    ..LeidenParams::default()
                };
                leiden(&graph, &params, &|_, _, _| true).unwrap().quality
            })
            .collect();
        found.sort_unstable_by(f64::total_cmp);
        let median = found[found.len() / 2];
        let best = found[found.len() - 1];
        let name = &case["name"];
        for peer in ["leidenalg", "igraph"] {
            let known = &case[peer];
            assert!(
                median >= PART * number(&known["median"]),
                "{name}: median {median}, {peer} {known}"
            );
            // Of one seed the best is no best.
            assert!(
                seeds == 1 || best >= PART * number(&known["best"]),
                "{name}: best {best}, {peer} {known}"
            );
        }
    }
}
