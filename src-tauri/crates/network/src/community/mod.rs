//! Community detection: the Leiden algorithm with modularity or the constant Potts model.
//!
//! One iteration works through levels. On each level: *local moving* of nodes between communities
//! (`moving`), *refinement* of each community into well-connected parts (`refinement`), and
//! *aggregation*, where the parts become the nodes of a smaller graph (`level`). Iterations go on
//! from the result of the one before until the quality is stable.

mod level;
mod moving;
mod quality;
mod refinement;
#[cfg(test)]
mod tests;

use petgraph::unionfind::UnionFind;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

pub use quality::modularity;

use crate::measures::number_by_size;
use crate::{Graph, NetworkError, Progress};
use level::Level;
use quality::Objective;

/// What a good division into communities is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quality {
    /// Modularity, Q = sum over communities of `L/m - resolution * (K/2m)^2` with L the weight
    /// inside, K the summed strength, m the weight of all edges. Newman and Girvan 2004,
    /// doi:10.1103/PhysRevE.69.026113. It cannot see communities much smaller than sqrt(m).
    Modularity {
        /// Above 1: smaller communities; below: larger. Usual 1.
        resolution: f64,
    },
    /// Constant Potts model, H = sum over communities of `L - resolution * n (n - 1) / 2` with n
    /// the number of nodes. Traag, Van Dooren and Nesterov 2011, doi:10.1103/PhysRevE.84.016114.
    /// Free of the resolution limit. (leidenalg reports twice this number.)
    Cpm {
        /// The least weight per pair of nodes inside a community; in units of edge weight.
        resolution: f64,
    },
}

/// How to look for communities.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LeidenParams {
    /// The quality to maximise; default modularity with resolution 1.
    pub quality: Quality,
    /// Seed of the random order of nodes; equal seeds give equal communities.
    pub seed: u64,
    /// At most so many iterations (default 50); 0 means until stable. Fewer than ten are usual.
    pub max_iterations: u32,
}

impl Default for LeidenParams {
    fn default() -> Self {
        Self {
            quality: Quality::Modularity { resolution: 1.0 },
            seed: 1,
            max_iterations: 50,
        }
    }
}

/// A division of all nodes into communities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Communities {
    /// Community of each node; 0 has the most members, ties by the smallest node. Each community
    /// is connected; an isolate is a community of its own.
    pub membership: Vec<u32>,
    /// Number of communities.
    pub count: u32,
    /// The value of the quality function that was maximised.
    pub quality: f64,
}

/// Finds communities by the Leiden algorithm.
///
/// Traag, Waltman and van Eck 2019, doi:10.1038/s41598-019-41695-z: local moving with a queue,
/// refinement with random merges within well-connected sets, aggregation; iterated until an
/// iteration brings no improvement. Each community returned is connected; that is checked again at
/// the end and not only trusted. About O(m) each iteration; random numbers by ChaCha8.
///
/// # Errors
/// `bad-parameter` for a resolution that is negative or not finite; `cancelled`.
pub fn leiden(
    graph: &Graph,
    params: &LeidenParams,
    progress: Progress,
) -> Result<Communities, NetworkError> {
    let objective = Objective::new(graph, params.quality)?;
    let base = Level::from_graph(graph, &objective);
    let mut rng = ChaCha8Rng::seed_from_u64(params.seed);
    let limit = if params.max_iterations == 0 {
        u32::MAX
    } else {
        params.max_iterations
    };

    let mut membership: Vec<u32> = (0..graph.n_nodes() as u32).collect();
    let mut quality = base.quality(&membership, &objective);
    for iteration in 0..limit {
        let keep_going = || progress("communities", u64::from(iteration), u64::from(limit));
        if !keep_going() {
            return Err(NetworkError::Cancelled);
        }
        let candidate = iterate(&base, membership.clone(), &objective, &mut rng, &keep_going)?;
        let found = base.quality(&candidate, &objective);
        // Gains below this are rounding, not structure.
        if found <= quality + 1e-10 * quality.abs().max(objective.unit) {
            break;
        }
        membership = candidate;
        quality = found;
    }
    let (membership, count) = number_by_size(&split_disconnected(graph, &membership));
    let quality = objective.reported(base.quality(&membership, &objective));
    Ok(Communities {
        membership,
        count,
        quality,
    })
}

/// One iteration from a given division of the base level; returns labels smaller than n.
fn iterate(
    base: &Level,
    start: Vec<u32>,
    objective: &Objective,
    rng: &mut ChaCha8Rng,
    keep_going: &dyn Fn() -> bool,
) -> Result<Vec<u32>, NetworkError> {
    // Node of the current level that holds each base node.
    let mut holder: Vec<u32> = (0..base.n_nodes() as u32).collect();
    let mut communities = start;
    let mut owned: Option<Level> = None;
    loop {
        let level = owned.as_ref().unwrap_or(base);
        let count = moving::move_nodes(level, &mut communities, objective, rng, keep_going)?;
        if count == level.n_nodes() {
            break;
        }
        let (parts, n_parts) =
            refinement::refine(level, &communities, count, objective, rng, keep_going)?;
        if n_parts == level.n_nodes() {
            break;
        }
        let coarse = level.aggregate(&parts, n_parts);
        let mut coarse_communities = vec![0u32; n_parts];
        for (node, &part) in parts.iter().enumerate() {
            coarse_communities[part as usize] = communities[node];
        }
        for held in &mut holder {
            *held = parts[*held as usize];
        }
        communities = coarse_communities;
        owned = Some(coarse);
    }
    Ok(holder
        .iter()
        .map(|&node| communities[node as usize])
        .collect())
}

/// Splits each community into its connected parts; labels stay smaller than n.
///
/// Leiden yields connected communities once it is stable; an iteration limit can end it earlier.
/// A split never lowers the quality: the parts share no edge, so only the penalty shrinks.
fn split_disconnected(graph: &Graph, membership: &[u32]) -> Vec<u32> {
    let mut sets = UnionFind::<u32>::new(graph.n_nodes());
    for (a, b, _) in graph.edges() {
        if membership[a as usize] == membership[b as usize] {
            sets.union(a, b);
        }
    }
    sets.into_labeling()
}
