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
//!
//! A component with pinned nodes is brought to them before the others are packed around it, and
//! settles once more with these held (`pins`).
//!
//! Somebody may watch and stop it meanwhile (`settling`).

mod drawing;
mod finish;
mod forces;
mod pack;
mod pins;
mod settling;
mod springs;
#[cfg(test)]
mod tests;
mod tiny;
mod tree;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{Graph, NetworkError, Progress, components};

pub use pins::Pin;
pub use settling::Settling;

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

/// A drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// `[x, y]` of every node, y upwards.
    pub positions: Vec<[f32; 2]>,
    /// False when it was stopped before it had settled: then it depends on when that was.
    pub settled: bool,
}

/// Counts work done by all threads and carries the wish to end.
struct Work<'a> {
    progress: Progress<'a>,
    settling: &'a Settling,
    /// Node-iterations done and expected.
    done: AtomicU64,
    total: u64,
    cancelled: AtomicBool,
    /// Something was left where it stood, as somebody wished.
    cut: AtomicBool,
}

impl Work<'_> {
    /// Node-iterations between two questions to the progress closure: some 20 ms.
    const STRIDE: u64 = 60_000;

    /// Adds work done; false when nothing more is wanted.
    fn add(&self, units: u64) -> bool {
        if self.is_cancelled() {
            return false;
        }
        let before = self.done.fetch_add(units, Ordering::Relaxed);
        let after = before + units;
        if before / Self::STRIDE != after / Self::STRIDE
            && !(self.progress)("layout", after.min(self.total), self.total)
        {
            self.cancelled.store(true, Ordering::Relaxed);
        }
        !self.is_cancelled() && !self.settling.is_stopped()
    }

    fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Notes that something is left where it stands.
    fn cut(&self) {
        self.cut.store(true, Ordering::Relaxed);
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
    layout_around(graph, params, &[], &Settling::default(), progress).map(|drawn| drawn.positions)
}

/// Places every node as [`layout`] does, the pinned ones exactly where they are pinned and the rest
/// of their components around them. Components with pins may overlap each other; the others are packed
/// around them. Pins of nodes that the graph
/// does not have count as none; of two on one node the last counts.
///
/// `settling` watches it and can stop it. A drawing that was not stopped is the same whether somebody
/// watched or not, for any number of threads.
///
/// # Errors
/// `bad-parameter` (also for a pin that is not finite), `cancelled`.
pub fn layout_around(
    graph: &Graph,
    params: &LayoutParams,
    pins: &[Pin],
    settling: &Settling,
    progress: Progress,
) -> Result<Drawing, NetworkError> {
    params.validate()?;
    pins::validate(pins)?;
    let members = members_by_component(graph);
    let pinned = pins::by_component(&members, pins, graph.n_nodes());
    let expected = |(nodes, pinned): (&Vec<u32>, &Vec<_>)| {
        let once = drawing::expected_work(nodes.len(), params);
        match pinned.is_empty() {
            true => once,
            false => once + pins::expected_work(nodes.len(), params),
        }
    };
    let total = members.iter().zip(&pinned).map(expected).sum();
    let work = Work {
        progress,
        settling,
        done: AtomicU64::new(0),
        total,
        cancelled: AtomicBool::new(!progress("layout", 0, total)),
        cut: AtomicBool::new(false),
    };
    settling.begin(&members, params.node_size);

    // Local number of each node within its component.
    let mut local = vec![0u32; graph.n_nodes()];
    for nodes in &members {
        for (index, &node) in nodes.iter().enumerate() {
            local[node as usize] = index as u32;
        }
    }
    let (mut drawn, scales): (Vec<Vec<[f32; 2]>>, Vec<f32>) = members
        .par_iter()
        .enumerate()
        .with_max_len(16)
        .map(|(number, nodes)| {
            let number = number as u64;
            if nodes.len() <= 3 {
                let points = tiny::place(graph, nodes, params.node_size);
                settling.rest(number, &points);
                return (points, 1.0);
            }
            if work.is_cancelled() {
                return (Vec::new(), 1.0);
            }
            if settling.is_stopped() {
                work.cut();
                return (settling::square(nodes.len(), params.node_size), 1.0);
            }
            let springs = springs::Springs::from_component(graph, nodes, &local, params);
            let Some(mut points) = drawing::draw(springs, params, number, &work) else {
                return (Vec::new(), 1.0);
            };
            let scale = finish::finish(graph, nodes, &local, &mut points, params.node_size, &work);
            settling.rest(number, &points);
            (points, scale)
        })
        .unzip();
    if work.is_cancelled() {
        return Err(NetworkError::Cancelled);
    }

    let mut placed = vec![None; members.len()];
    for (number, held) in pinned.iter().enumerate() {
        if held.is_empty() {
            continue;
        }
        let component = pins::Component {
            graph,
            nodes: &members[number],
            local: &local,
            scale: scales[number],
            shift: pins::shift(&drawn[number], held),
        };
        pins::settle_around(&component, &mut drawn[number], held, params, &work);
        placed[number] = Some(component.shift);
    }
    let shifts = pack::pack_around(&drawn, &placed, params.node_size);
    if work.is_cancelled() {
        return Err(NetworkError::Cancelled);
    }
    let mut positions = vec![[0.0f32; 2]; graph.n_nodes()];
    for ((nodes, points), shift) in members.iter().zip(&drawn).zip(&shifts) {
        for (&node, point) in nodes.iter().zip(points) {
            positions[node as usize] = [point[0] + shift[0], point[1] + shift[1]];
        }
    }
    // To the last bit where they were put, whatever the way there rounded off.
    for (nodes, held) in members.iter().zip(&pinned) {
        for &(index, at) in held {
            positions[nodes[index as usize] as usize] = at;
        }
    }
    Ok(Drawing {
        positions,
        settled: !work.cut.load(Ordering::Relaxed),
    })
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
