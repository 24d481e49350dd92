//! Lays out a network and prints what that costs, at sizes that are too much for a test.
//!
//! ```text
//! layout [NODES EDGES [SEED]]    50 000 nodes and 200 000 edges unless given, the same each time
//! ```
//!
//! Processor time is that of all threads together, as Linux counts it; elsewhere only the time on the
//! clock is known. The checksum is the same for any number of threads.

#![allow(clippy::print_stdout)]

#[path = "../tests/leidenalg/graphs.rs"]
mod graphs;

use std::time::Instant;

use graphs::{Shape, checksum, made};
use zwerm_network::{Graph, LayoutParams, bubbles, layout, leiden};

/// Clock ticks a second of `/proc/self/stat`, on every Linux that matters.
const TICKS_PER_SEC: f64 = 100.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let numbers: Vec<u32> = std::env::args()
        .skip(1)
        .map(|text| text.parse())
        .collect::<Result<_, _>>()?;
    let given = |at: usize, otherwise: u32| numbers.get(at).copied().unwrap_or(otherwise);
    let shape = Shape {
        nodes: given(0, 50_000),
        edges: given(1, 200_000) as usize,
        smallest: 20,
        largest: 2_000,
        across: 0.25,
        seed: 4,
    };
    let edges = made(&shape);
    println!(
        "{} nodes, {} edges, checksum {:016x}",
        shape.nodes,
        edges.len(),
        checksum(&edges)
    );
    let edges: Vec<_> = edges.iter().map(|&(a, b)| (a, b, 1.0)).collect();
    let graph = Graph::from_edges(shape.nodes as usize, &edges)?;
    let params = LayoutParams {
        seed: u64::from(given(2, 1)),
        ..LayoutParams::default()
    };
    let go_on = |_: &str, _: u64, _: u64| true;
    let (began, before) = (Instant::now(), processor_secs());
    let drawn = layout(&graph, &params, &go_on)?;
    let (clock, after) = (began.elapsed().as_secs_f64(), processor_secs());
    println!("layout {clock:.2} s on the clock");
    if let (Some(before), Some(after)) = (before, after) {
        println!("layout {:.2} s of processor time", after - before);
    }
    let communities = leiden(&graph, &Default::default(), &go_on)?;
    let group: Vec<u32> = communities.membership.iter().map(|c| c + 1).collect();
    let began = Instant::now();
    let map = bubbles(&drawn, &group, communities.count as usize, params.seed);
    println!(
        "map of {} communities {:.3} s on the clock",
        map.centres.len(),
        began.elapsed().as_secs_f64()
    );
    println!(
        "seed {}, positions {:016x}",
        params.seed,
        checksum_of(&drawn)
    );
    Ok(())
}

/// User and system time of this process so far; `None` where there is no `/proc`.
fn processor_secs() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program stands in brackets and may hold spaces.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / TICKS_PER_SEC)
}

/// FNV-1a over the bytes of all positions.
fn checksum_of(drawn: &[[f32; 2]]) -> u64 {
    drawn
        .iter()
        .flatten()
        .flat_map(|value| value.to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}
