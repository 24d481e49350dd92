//! The two quality functions as one: weight inside minus a penalty on the mass of a community.

use super::Quality;
use crate::{Graph, NetworkError};

/// A quality function in the form `sum over communities of L - rate * A^2 / 2`, where A is the
/// summed mass of the members: their strength for modularity, their number for CPM. Moving node v
/// to community C then changes it by `w(v, C) - rate * mass(v) * A(C)`, for both.
#[derive(Debug, Clone, Copy)]
pub(super) struct Objective {
    pub(super) kind: Quality,
    pub(super) rate: f64,
    /// A typical edge weight: what counts as a large or a small difference.
    pub(super) unit: f64,
    total_weight: f64,
    n_nodes: usize,
}

impl Objective {
    pub(super) fn new(graph: &Graph, kind: Quality) -> Result<Self, NetworkError> {
        let (Quality::Modularity { resolution } | Quality::Cpm { resolution }) = kind;
        if !(resolution.is_finite() && resolution >= 0.0) {
            return Err(NetworkError::BadParameter {
                name: "resolution",
                value: resolution,
                expected: "a finite number of at least 0",
            });
        }
        let total_weight = graph.total_weight();
        let rate = match kind {
            Quality::Modularity { .. } if total_weight > 0.0 => resolution / (2.0 * total_weight),
            Quality::Modularity { .. } => 0.0,
            Quality::Cpm { .. } => resolution,
        };
        let unit = if graph.n_edges() > 0 {
            total_weight / graph.n_edges() as f64
        } else {
            1.0
        };
        Ok(Self {
            kind,
            rate,
            unit,
            total_weight,
            n_nodes: graph.n_nodes(),
        })
    }

    /// Mass of one node of the original graph.
    pub(super) fn mass(&self, strength: f64) -> f64 {
        match self.kind {
            Quality::Modularity { .. } => strength,
            Quality::Cpm { .. } => 1.0,
        }
    }

    /// The published form of the internal value.
    pub(super) fn reported(&self, value: f64) -> f64 {
        match self.kind {
            Quality::Modularity { .. } if self.total_weight > 0.0 => value / self.total_weight,
            Quality::Modularity { .. } => 0.0,
            // n^2 / 2 -> n (n - 1) / 2, summed over all communities.
            Quality::Cpm { resolution } => value + resolution * self.n_nodes as f64 / 2.0,
        }
    }
}

/// Modularity of any division: `sum of L/m - resolution * (K/2m)^2` (see [`Quality::Modularity`]).
///
/// `membership` gives one arbitrary label per node. 0 for a graph without edges; NaN if the length
/// of `membership` is not the number of nodes.
pub fn modularity(graph: &Graph, membership: &[u32], resolution: f64) -> f64 {
    if membership.len() != graph.n_nodes() {
        return f64::NAN;
    }
    let total = graph.total_weight();
    if total <= 0.0 {
        return 0.0;
    }
    let mut labels = membership.to_vec();
    labels.sort_unstable();
    labels.dedup();
    let dense: Vec<usize> = membership
        .iter()
        .map(|label| labels.partition_point(|known| known < label))
        .collect();
    let mut strength = vec![0.0; labels.len()];
    for (node, &label) in dense.iter().enumerate() {
        strength[label] += graph.strength(node as u32);
    }
    let inside: f64 = graph
        .edges()
        .filter(|&(a, b, _)| dense[a as usize] == dense[b as usize])
        .map(|(_, _, weight)| weight)
        .sum();
    let expected: f64 = strength.iter().map(|k| (k / (2.0 * total)).powi(2)).sum();
    inside / total - resolution * expected
}
