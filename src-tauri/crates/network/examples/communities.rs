//! Finds the communities of a network and prints how good they are, at sizes that are too much for a test.
//!
//! ```text
//! communities generated [ITERATIONS]    100 000 nodes, 1 000 000 edges, the same each time
//! communities FILE [ITERATIONS]         an edge list: two names a line, more columns are not read
//! ```
//!
//! ITERATIONS is 2 unless given, as in a run of Zwerm with so many edges; 0 means until stable.
//! `tests/reference/make.py FILE` says what leidenalg finds.

#![allow(clippy::print_stdout)]

#[path = "../tests/leidenalg/graphs.rs"]
mod graphs;

use std::collections::BTreeMap;

use graphs::{Shape, checksum, made};
use zwerm_network::{Graph, LeidenParams, leiden};

/// The last one of `tests/reference/make.py`.
const LARGE: Shape = Shape {
    nodes: 100_000,
    edges: 1_000_000,
    smallest: 20,
    largest: 2_000,
    across: 0.25,
    seed: 4,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let input = arguments.next().ok_or("communities generated | FILE")?;
    let max_iterations = arguments.next().map_or(Ok(2), |text| text.parse())?;
    let (nodes, edges) = if input == "generated" {
        (LARGE.nodes, made(&LARGE))
    } else {
        read(&std::fs::read_to_string(&input)?)
    };
    println!(
        "{nodes} nodes, {} edges, checksum {:016x}",
        edges.len(),
        checksum(&edges)
    );
    let edges: Vec<_> = edges.iter().map(|&(a, b)| (a, b, 1.0)).collect();
    let graph = Graph::from_edges(nodes as usize, &edges)?;
    let params = LeidenParams {
        max_iterations,
        ..LeidenParams::default()
    };
    let found = leiden(&graph, &params, &|_, _, _| true)?;
    println!("modularity {:.6}", found.quality);
    println!("{} communities", found.count);
    Ok(())
}

/// Nodes and edges of a list, each edge once; lines that begin with `#` or `%` are remarks.
fn read(text: &str) -> (u32, Vec<(u32, u32)>) {
    let mut numbers = BTreeMap::new();
    let mut edges = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with(['#', '%'])) {
        let mut names = line.split_whitespace();
        let (Some(a), Some(b)) = (names.next(), names.next()) else {
            continue;
        };
        let [a, b] = [a, b].map(|name| {
            let next = numbers.len() as u32;
            *numbers.entry(name).or_insert(next)
        });
        if a != b {
            edges.push((a.min(b), a.max(b)));
        }
    }
    edges.sort_unstable();
    edges.dedup();
    (numbers.len() as u32, edges)
}
