//! One level of the Leiden hierarchy: a graph whose nodes stand for sets of original nodes.

use super::quality::Objective;
use crate::Graph;

/// Compressed rows without self-loops, plus what the quality function needs of each node.
pub(super) struct Level {
    offsets: Vec<usize>,
    targets: Vec<u32>,
    weights: Vec<f64>,
    /// Mass of each node in the sense of [`Objective`].
    pub(super) mass: Vec<f64>,
    /// Weight inside each node: self-loops, and edges swallowed by aggregation.
    inside: Vec<f64>,
}

impl Level {
    pub(super) fn from_graph(graph: &Graph, objective: &Objective) -> Self {
        let n = graph.n_nodes();
        let mut level = Level {
            offsets: Vec::with_capacity(n + 1),
            targets: Vec::with_capacity(2 * graph.n_edges()),
            weights: Vec::with_capacity(2 * graph.n_edges()),
            mass: Vec::with_capacity(n),
            inside: Vec::with_capacity(n),
        };
        level.offsets.push(0);
        for v in 0..n as u32 {
            let mut looped = 0.0;
            for (u, weight) in graph.neighbours(v) {
                if u == v {
                    looped = weight;
                } else {
                    level.targets.push(u);
                    level.weights.push(weight);
                }
            }
            level.offsets.push(level.targets.len());
            level.mass.push(objective.mass(graph.strength(v)));
            level.inside.push(looped);
        }
        level
    }

    pub(super) fn n_nodes(&self) -> usize {
        self.mass.len()
    }

    pub(super) fn neighbours(&self, node: u32) -> impl Iterator<Item = (u32, f64)> + '_ {
        let range = self.offsets[node as usize]..self.offsets[node as usize + 1];
        let targets = self.targets[range.clone()].iter().copied();
        targets.zip(self.weights[range].iter().copied())
    }

    pub(super) fn degree(&self, node: u32) -> usize {
        self.offsets[node as usize + 1] - self.offsets[node as usize]
    }

    /// `sum over communities of L - rate * A^2 / 2`; labels must be smaller than `n_nodes`.
    pub(super) fn quality(&self, membership: &[u32], objective: &Objective) -> f64 {
        let mut mass = vec![0.0; self.n_nodes()];
        let mut inside = 0.0;
        for v in 0..self.n_nodes() as u32 {
            let own = membership[v as usize];
            mass[own as usize] += self.mass[v as usize];
            inside += self.inside[v as usize];
            for (u, weight) in self.neighbours(v) {
                if u > v && membership[u as usize] == own {
                    inside += weight;
                }
            }
        }
        inside - objective.rate * mass.iter().map(|a| a * a).sum::<f64>() / 2.0
    }

    /// The graph in which each part (labels `0..n_parts`) is one node.
    pub(super) fn aggregate(&self, parts: &[u32], n_parts: usize) -> Level {
        // Members of each part, by counting sort, so that each new row is gathered in one go.
        let mut starts = vec![0usize; n_parts + 1];
        for &part in parts {
            starts[part as usize + 1] += 1;
        }
        for part in 0..n_parts {
            starts[part + 1] += starts[part];
        }
        let mut fill = starts.clone();
        let mut members = vec![0u32; parts.len()];
        for (node, &part) in parts.iter().enumerate() {
            members[fill[part as usize]] = node as u32;
            fill[part as usize] += 1;
        }
        let mut level = Level {
            offsets: Vec::with_capacity(n_parts + 1),
            targets: Vec::new(),
            weights: Vec::new(),
            mass: vec![0.0; n_parts],
            inside: vec![0.0; n_parts],
        };
        level.offsets.push(0);
        let mut gathered = vec![0.0f64; n_parts];
        let mut touched: Vec<u32> = Vec::new();
        for part in 0..n_parts {
            for &node in &members[starts[part]..starts[part + 1]] {
                level.mass[part] += self.mass[node as usize];
                level.inside[part] += self.inside[node as usize];
                for (u, weight) in self.neighbours(node) {
                    let other = parts[u as usize];
                    if other as usize == part {
                        // Seen from both ends.
                        level.inside[part] += weight / 2.0;
                    } else {
                        if gathered[other as usize] == 0.0 {
                            touched.push(other);
                        }
                        gathered[other as usize] += weight;
                    }
                }
            }
            touched.sort_unstable();
            for other in touched.drain(..) {
                level.targets.push(other);
                level
                    .weights
                    .push(std::mem::take(&mut gathered[other as usize]));
            }
            level.offsets.push(level.targets.len());
        }
        level
    }
}
