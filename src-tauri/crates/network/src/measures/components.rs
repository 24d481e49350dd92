//! Connected components, and the numbering of groups by size that communities share.

use petgraph::unionfind::UnionFind;

use crate::Graph;

/// Component of each node: 0 is the largest, ties are broken by the smallest node in them.
///
/// Complexity O(m α(n)).
pub fn components(graph: &Graph) -> Vec<u32> {
    let mut sets = UnionFind::<u32>::new(graph.n_nodes());
    for (a, b, _) in graph.edges() {
        sets.union(a, b);
    }
    number_by_size(&sets.into_labeling()).0
}

/// Renumbers arbitrary group labels to `0..count`: most members first, ties by smallest index.
/// Labels must be smaller than the number of members. Returns the membership and the count.
pub(crate) fn number_by_size(labels: &[u32]) -> (Vec<u32>, u32) {
    let n = labels.len();
    let mut sizes = vec![0u32; n];
    let mut order = Vec::new();
    for &label in labels {
        // First sight in index order is the smallest member.
        if sizes[label as usize] == 0 {
            order.push(label);
        }
        sizes[label as usize] += 1;
    }
    // Stable: equal sizes stay in the order of their smallest member.
    order.sort_by_key(|&label| std::cmp::Reverse(sizes[label as usize]));
    let mut number = vec![0u32; n];
    for (rank, &label) in order.iter().enumerate() {
        number[label as usize] = rank as u32;
    }
    let membership = labels.iter().map(|&label| number[label as usize]).collect();
    (membership, order.len() as u32)
}
