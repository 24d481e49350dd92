//! Placing the nodes in the plane: ForceAtlas2 for each component, components packed tidily.
//!
//! Each component is drawn on its own, so that components neither push each other about nor
//! overlap, and so that they can be drawn in parallel with the same result on any number of threads:
//!
//! 1. up to three nodes: placed directly (`tiny`);
//! 2. more: coarsened (`springs`), the coarsest graph laid out from a random start, then each finer
//!    one from the coarser result (`drawing`) with the forces and the adaptive speed of ForceAtlas2
//!    (`forces`), repulsion by a Barnes-Hut quadtree (`tree`);
//! 3. turned so that the long axis lies level, scaled to equal room per node, nodes that still
//!    overlap pushed apart (`finish`);
//! 4. packed (`pack`): the largest in the middle, the others around it, isolates in a grid below.

mod drawing;
mod finish;
mod forces;
mod pack;
mod springs;
#[cfg(test)]
mod tests;
mod tiny;
mod tree;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{Graph, NetworkError, Progress, components};

/// How to draw. The default suits networks of any size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LayoutParams {
    /// Seed of the start positions; equal seeds give equal drawings.
    pub seed: u64,
    /// Iterations on the full graph of each component. 0 (default) chooses by the number of nodes
    /// n: `6000 / sqrt(n)`, at least 60 (from 10 000 nodes), at most 300 (up to 400 nodes). More
    /// changes little, as the coarse graphs, which always get the number of their own size, have
    /// settled the large picture.
    pub iterations: u32,
    /// Gravity towards the middle of the component, at least 0 (default 1): more draws loosely tied
    /// clusters together, less gives long branches room.
    pub gravity: f32,
    /// Exponent of the edge weight in the attraction, `0..=1` (default 0.5). 0: all edges pull
    /// alike; 1: in proportion. Weights are taken relative to the mean of the component.
    pub weight_influence: f32,
    /// Attraction grows with the logarithm of the distance instead of the distance (default
    /// false): clusters become tiles of a disc, clear at a gravity well below 1.
    pub lin_log: bool,
    /// Barnes-Hut opening angle, `0..=2` (default 1.2): larger is faster and coarser.
    pub theta: f32,
    /// Diameter kept free around each node, above 0, in units of the coordinates (default 10).
    pub node_size: f32,
}

impl Default for LayoutParams {
    fn default() -> Self {
        Self {
            seed: 1,
            iterations: 0,
            gravity: 1.0,
            weight_influence: 0.5,
            lin_log: false,
            theta: 1.2,
            node_size: 10.0,
        }
    }
}

impl LayoutParams {
    fn validate(&self) -> Result<(), NetworkError> {
        let checks: [(&'static str, f32, f32, f32, &'static str); 4] = [
            ("gravity", self.gravity, 0.0, 1e6, "between 0 and 1000000"),
            (
                "weight_influence",
                self.weight_influence,
                0.0,
                1.0,
                "between 0 and 1",
            ),
            ("theta", self.theta, 0.0, 2.0, "between 0 and 2"),
            (
                "node_size",
                self.node_size,
                1e-3,
                1e6,
                "between 0.001 and 1000000",
            ),
        ];
        for (name, value, low, high, expected) in checks {
            if !(low..=high).contains(&value) {
                return Err(NetworkError::BadParameter {
                    name,
                    value: f64::from(value),
                    expected,
                });
            }
        }
        Ok(())
    }

    /// Iterations for a graph of `n_nodes`, which is the full one of its component or a coarse one.
    fn iterations_for(&self, n_nodes: usize, full: bool) -> u32 {
        if full && self.iterations > 0 {
            return self.iterations;
        }
        let wanted = 6000.0 / (n_nodes.max(1) as f64).sqrt();
        (wanted as u32).clamp(60, 300)
    }
}

/// Counts work done by all threads and carries the wish to stop.
struct Work<'a> {
    progress: Progress<'a>,
    /// Node-iterations done and expected.
    done: AtomicU64,
    total: u64,
    stopped: AtomicBool,
}

impl Work<'_> {
    /// Node-iterations between two questions to the progress closure: some 20 ms.
    const STRIDE: u64 = 60_000;

    /// Adds work done; false when it is time to stop.
    fn add(&self, units: u64) -> bool {
        if self.stopped.load(Ordering::Relaxed) {
            return false;
        }
        let before = self.done.fetch_add(units, Ordering::Relaxed);
        let after = before + units;
        if before / Self::STRIDE != after / Self::STRIDE
            && !(self.progress)("layout", after.min(self.total), self.total)
        {
            self.stopped.store(true, Ordering::Relaxed);
        }
        !self.stopped.load(Ordering::Relaxed)
    }
}

/// Places every node; returns `[x, y]` for each, y upwards, the drawing centred near the origin.
///
/// ForceAtlas2: Jacomy, Venturini, Heymann and Bastian 2014, doi:10.1371/journal.pone.0098679.
/// Components are drawn apart and their bounding boxes do not overlap. Coordinates are finite.
/// O((n log n + m) i) for i iterations, the components and, in a large one, the nodes in parallel.
/// Deterministic for any number of threads (those of the current rayon pool).
///
/// # Errors
/// `bad-parameter`, `cancelled`.
pub fn layout(
    graph: &Graph,
    params: &LayoutParams,
    progress: Progress,
) -> Result<Vec<[f32; 2]>, NetworkError> {
    params.validate()?;
    let members = members_by_component(graph);
    let total = members
        .iter()
        .map(|nodes| drawing::expected_work(nodes.len(), params))
        .sum();
    let work = Work {
        progress,
        done: AtomicU64::new(0),
        total,
        stopped: AtomicBool::new(!progress("layout", 0, total)),
    };

    // Local number of each node within its component.
    let mut local = vec![0u32; graph.n_nodes()];
    for nodes in &members {
        for (index, &node) in nodes.iter().enumerate() {
            local[node as usize] = index as u32;
        }
    }
    let drawn: Vec<Vec<[f32; 2]>> = members
        .par_iter()
        .enumerate()
        .with_max_len(16)
        .map(|(number, nodes)| {
            if nodes.len() <= 3 {
                return tiny::place(graph, nodes, params.node_size);
            }
            if work.stopped.load(Ordering::Relaxed) {
                return Vec::new();
            }
            let springs = springs::Springs::from_component(graph, nodes, &local, params);
            let Some(mut points) = drawing::draw(springs, params, number as u64, &work) else {
                return Vec::new();
            };
            finish::finish(graph, nodes, &local, &mut points, params.node_size, &work);
            points
        })
        .collect();
    if work.stopped.load(Ordering::Relaxed) {
        return Err(NetworkError::Cancelled);
    }

    let shifts = pack::pack(&drawn, params.node_size);
    let mut positions = vec![[0.0f32; 2]; graph.n_nodes()];
    for ((nodes, points), shift) in members.iter().zip(&drawn).zip(&shifts) {
        for (&node, point) in nodes.iter().zip(points) {
            positions[node as usize] = [point[0] + shift[0], point[1] + shift[1]];
        }
    }
    Ok(positions)
}

/// Nodes of each component, ascending; components by number (0 = largest).
fn members_by_component(graph: &Graph) -> Vec<Vec<u32>> {
    let component = components(graph);
    let count = component
        .iter()
        .max()
        .map_or(0, |largest| *largest as usize + 1);
    let mut members = vec![Vec::new(); count];
    for (node, &number) in component.iter().enumerate() {
        members[number as usize].push(node as u32);
    }
    members
}
