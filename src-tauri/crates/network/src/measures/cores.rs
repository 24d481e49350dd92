//! k-core decomposition.

use crate::Graph;

/// Core number of each node: the largest k such that the node belongs to a subgraph in which every
/// node has at least k neighbours. Weights and self-loops play no part.
///
/// Bucket algorithm of Batagelj and Zaversnik 2003 (arXiv:cs/0310049), O(n + m).
pub fn core_numbers(graph: &Graph) -> Vec<u32> {
    let n = graph.n_nodes();
    let mut degree: Vec<u32> = (0..n as u32)
        .map(|v| graph.neighbours(v).filter(|&(u, _)| u != v).count() as u32)
        .collect();
    let largest = degree.iter().copied().max().unwrap_or(0) as usize;
    // bucket_start[d] = first position in `order` of a node of current degree d.
    let mut bucket_start = vec![0usize; largest + 2];
    for &d in &degree {
        bucket_start[d as usize + 1] += 1;
    }
    for d in 0..=largest {
        bucket_start[d + 1] += bucket_start[d];
    }
    let mut next = bucket_start.clone();
    let mut order = vec![0u32; n];
    let mut position = vec![0usize; n];
    for v in 0..n {
        let place = &mut next[degree[v] as usize];
        order[*place] = v as u32;
        position[v] = *place;
        *place += 1;
    }
    for index in 0..n {
        let v = order[index];
        for (u, _) in graph.neighbours(v) {
            let du = degree[u as usize];
            // Only nodes still above the level being peeled lose a neighbour.
            if du > degree[v as usize] {
                let first = bucket_start[du as usize];
                let head = order[first];
                let place = position[u as usize];
                order.swap(first, place);
                position[head as usize] = place;
                position[u as usize] = first;
                bucket_start[du as usize] += 1;
                degree[u as usize] = du - 1;
            }
        }
    }
    degree
}
