//! Generated networks, edge for edge those of `tests/reference/make.py`.

use std::collections::BTreeSet;

/// How a network is made.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub nodes: u32,
    pub edges: usize,
    /// Nodes of the smallest and of the largest group.
    pub smallest: u32,
    pub largest: u32,
    /// Part of the edges that ignore the groups, 0 to 1.
    pub across: f64,
    pub seed: u64,
}

/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195): short enough to write twice.
struct Random(u64);

impl Random {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        (mix(self.0) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// Groups of uneven size, nodes of uneven degree; no edge twice, none from a node to itself.
pub fn made(shape: &Shape) -> Vec<(u32, u32)> {
    let nodes = shape.nodes;
    let mut random = Random(shape.seed);
    // Of each node: its group from the first to before the last node.
    let mut group: Vec<(u32, u32)> = Vec::with_capacity(nodes as usize);
    while (group.len() as u32) < nodes {
        let skew = random.unit();
        let start = group.len() as u32;
        let more = f64::from(shape.largest - shape.smallest) * (skew * skew * skew);
        let size = (shape.smallest + more as u32).min(nodes - start);
        group.extend((0..size).map(|_| (start, start + size)));
    }
    // A prime above any size: a step through all nodes, so that groups have busy and quiet ones.
    const STEP: u64 = 1_000_003;
    let uneven = |random: &mut Random| {
        let skew = random.unit();
        let rank = (f64::from(nodes) * (skew * skew)) as u64;
        (rank * STEP % u64::from(nodes)) as u32
    };
    let mut found = BTreeSet::new();
    while found.len() < shape.edges {
        let a = uneven(&mut random);
        let b = if random.unit() < shape.across {
            uneven(&mut random)
        } else {
            let (start, end) = group[a as usize];
            start + (random.unit() * f64::from(end - start)) as u32
        };
        if a != b {
            found.insert((a.min(b), a.max(b)));
        }
    }
    found.into_iter().collect()
}

/// The same number for the same edges, here and in Python.
pub fn checksum(edges: &[(u32, u32)]) -> u64 {
    edges.iter().fold(0, |sum: u64, &(a, b)| {
        sum.wrapping_add(mix(u64::from(a) << 32 | u64::from(b)))
    })
}
