//! PageRank by power iteration over the sparse rows.

use crate::Graph;

/// Upper limit on iterations; reached only by tolerances below machine precision.
const MAX_ITERATIONS: u32 = 10_000;

/// PageRank of each node on the weighted graph, each edge taken in both directions; sums to 1.
///
/// `damping` (usual: 0.85) is the probability to follow an edge, clamped to `0..=0.9999`; the rest
/// jumps to any node with equal probability, and so does all of an isolate's rank. Iterates
/// `x' = d (x S + dangling / n) + (1 - d) / n` until the summed absolute change is below
/// `n * tol`, the stopping rule of networkx, whose numbers these are (1e-9 is a sound `tol`).
/// As there, a self-loop counts once. Complexity O(m) each iteration.
///
/// Reference: Brin and Page 1998, doi:10.1016/S0169-7552(98)00110-X.
pub fn pagerank(graph: &Graph, damping: f64, tol: f64) -> Vec<f64> {
    let n = graph.n_nodes();
    if n == 0 {
        return Vec::new();
    }
    let damping = if damping.is_nan() {
        0.85
    } else {
        damping.clamp(0.0, 0.9999)
    };
    let out: Vec<f64> = (0..n as u32)
        .map(|v| graph.neighbours(v).map(|(_, weight)| weight).sum())
        .collect();
    let uniform = 1.0 / n as f64;
    let mut rank = vec![uniform; n];
    let mut next = vec![0.0; n];
    let mut share = vec![0.0; n];
    for _ in 0..MAX_ITERATIONS {
        let mut dangling = 0.0;
        for v in 0..n {
            if out[v] > 0.0 {
                share[v] = rank[v] / out[v];
            } else {
                dangling += rank[v];
            }
        }
        let base = (damping * dangling + 1.0 - damping) * uniform;
        let mut change = 0.0;
        for (v, slot) in next.iter_mut().enumerate() {
            let pulled: f64 = graph
                .neighbours(v as u32)
                .map(|(u, weight)| share[u as usize] * weight)
                .sum();
            *slot = damping * pulled + base;
            change += (*slot - rank[v]).abs();
        }
        std::mem::swap(&mut rank, &mut next);
        if change < n as f64 * tol {
            break;
        }
    }
    rank
}
