//! The undirected weighted graph in compressed sparse rows, and its bridge to petgraph.

#[cfg(test)]
mod tests;

use petgraph::graph::UnGraph;

use crate::NetworkError;

/// An undirected weighted graph, immutable, nodes numbered `0..n_nodes`.
///
/// Parallel edges are summed. A self-loop is allowed; it is listed once among the neighbours and,
/// as usual in the literature, counts twice in [`degree`](Graph::degree) and
/// [`strength`](Graph::strength). The structure does not depend on the order of the input edges.
#[derive(Debug, Clone, PartialEq)]
pub struct Graph {
    /// Row `v` is `offsets[v]..offsets[v + 1]`; length n + 1.
    offsets: Vec<usize>,
    /// Neighbours of each row, ascending.
    targets: Vec<u32>,
    /// Weight of each entry of `targets`.
    weights: Vec<f64>,
    n_edges: usize,
    total_weight: f64,
}

impl Graph {
    /// Largest supported number of nodes.
    pub const MAX_NODES: usize = (u32::MAX - 1) as usize;

    /// Builds the graph from `(node, node, weight)` triples.
    ///
    /// `n_nodes` may exceed the largest node named: the others are isolates. Complexity
    /// O(n + m log d) with d the largest degree.
    ///
    /// # Errors
    /// `too-many-nodes`, `node-out-of-range`, `bad-weight` (zero, negative, infinite, NaN),
    /// `weight-overflow`.
    pub fn from_edges(n_nodes: usize, edges: &[(u32, u32, f64)]) -> Result<Graph, NetworkError> {
        if n_nodes > Self::MAX_NODES {
            return Err(NetworkError::TooManyNodes {
                nodes: n_nodes,
                limit: Self::MAX_NODES,
            });
        }
        let mut starts = vec![0usize; n_nodes + 1];
        for (edge, &(a, b, weight)) in edges.iter().enumerate() {
            if a as usize >= n_nodes || b as usize >= n_nodes {
                return Err(NetworkError::NodeOutOfRange {
                    edge,
                    source_node: a,
                    target_node: b,
                    nodes: n_nodes,
                });
            }
            if !(weight.is_finite() && weight > 0.0) {
                return Err(NetworkError::BadWeight { edge, weight });
            }
            starts[a as usize + 1] += 1;
            if a != b {
                starts[b as usize + 1] += 1;
            }
        }
        for v in 0..n_nodes {
            starts[v + 1] += starts[v];
        }
        let mut entries = vec![(0u32, 0f64); starts[n_nodes]];
        let mut fill = starts.clone();
        for &(a, b, weight) in edges {
            entries[fill[a as usize]] = (b, weight);
            fill[a as usize] += 1;
            if a != b {
                entries[fill[b as usize]] = (a, weight);
                fill[b as usize] += 1;
            }
        }
        Self::from_rows(n_nodes, &starts, &mut entries)
    }

    /// Sorts each row, merges parallel entries and counts.
    fn from_rows(
        n_nodes: usize,
        starts: &[usize],
        entries: &mut [(u32, f64)],
    ) -> Result<Graph, NetworkError> {
        let mut graph = Graph {
            offsets: Vec::with_capacity(n_nodes + 1),
            targets: Vec::with_capacity(entries.len()),
            weights: Vec::with_capacity(entries.len()),
            n_edges: 0,
            total_weight: 0.0,
        };
        graph.offsets.push(0);
        for v in 0..n_nodes {
            let row = &mut entries[starts[v]..starts[v + 1]];
            // Weights take part in the order so that a sum of parallel edges has the same last
            // bits whatever the input order, and the same seen from either end.
            row.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(x.1.total_cmp(&y.1)));
            let row_start = graph.targets.len();
            for &(target, weight) in row.iter() {
                let last = graph.targets.len().wrapping_sub(1);
                if graph.targets.len() > row_start && graph.targets[last] == target {
                    graph.weights[last] += weight;
                } else {
                    graph.targets.push(target);
                    graph.weights.push(weight);
                }
            }
            for index in row_start..graph.targets.len() {
                if graph.targets[index] as usize >= v {
                    graph.n_edges += 1;
                    graph.total_weight += graph.weights[index];
                }
            }
            graph.offsets.push(graph.targets.len());
        }
        // Twice the total is the sum of strengths, which quality functions need to be finite.
        if !(graph.total_weight * 2.0).is_finite() {
            return Err(NetworkError::WeightOverflow);
        }
        Ok(graph)
    }

    /// Number of nodes, isolates included.
    pub fn n_nodes(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Number of distinct edges; a self-loop counts once.
    pub fn n_edges(&self) -> usize {
        self.n_edges
    }

    /// Sum of the weights of all edges, self-loops once.
    pub fn total_weight(&self) -> f64 {
        self.total_weight
    }

    /// Neighbours of `node` with edge weights, ascending by neighbour; empty for an unknown node.
    pub fn neighbours(&self, node: u32) -> impl Iterator<Item = (u32, f64)> + '_ {
        let (targets, weights) = self.row(node);
        targets.iter().copied().zip(weights.iter().copied())
    }

    /// Number of edge ends at `node`; a self-loop has two. 0 for an unknown node.
    pub fn degree(&self, node: u32) -> u32 {
        let (targets, _) = self.row(node);
        let loops = usize::from(targets.binary_search(&node).is_ok());
        u32::try_from(targets.len() + loops).unwrap_or(u32::MAX)
    }

    /// Sum of the weights of the edge ends at `node`; a self-loop counts twice. 0 for an unknown node.
    pub fn strength(&self, node: u32) -> f64 {
        self.neighbours(node)
            .map(|(target, weight)| if target == node { 2.0 * weight } else { weight })
            .sum()
    }

    /// Each edge once as `(a, b, weight)` with `a <= b`, ascending.
    pub fn edges(&self) -> impl Iterator<Item = (u32, u32, f64)> + '_ {
        (0..self.n_nodes() as u32).flat_map(move |a| {
            self.neighbours(a)
                .filter(move |&(b, _)| b >= a)
                .map(move |(b, weight)| (a, b, weight))
        })
    }

    /// The same graph for petgraph's algorithms; node `i` here is `NodeIndex::new(i)` there.
    pub fn to_petgraph(&self) -> UnGraph<(), f64> {
        let mut other = UnGraph::with_capacity(self.n_nodes(), self.n_edges);
        for _ in 0..self.n_nodes() {
            other.add_node(());
        }
        for (a, b, weight) in self.edges() {
            other.add_edge(a.into(), b.into(), weight);
        }
        other
    }

    /// Targets and weights of one row, as slices of equal length.
    pub(crate) fn row(&self, node: u32) -> (&[u32], &[f64]) {
        let v = node as usize;
        if v >= self.n_nodes() {
            return (&[], &[]);
        }
        let range = self.offsets[v]..self.offsets[v + 1];
        (&self.targets[range.clone()], &self.weights[range])
    }
}
