//! The disparity filter: which edges carry more of an account's weight than an even spread would.

use crate::Graph;

/// Smallest `alpha` at which each edge stays in the backbone of Serrano, Boguñá & Vespignani 2009
/// (doi:10.1073/pnas.0808904106), in the order of [`Graph::edges`]; between 0 and 1.
///
/// A node of degree k that spreads its strength s at random over its edges gives one of them at least
/// the weight w with probability `(1 - w / s)^(k - 1)`. The value of an edge is the smaller one of its
/// two ends; an edge stays at a level above it. A node with one edge says nothing (1), so an edge
/// between two of those never stays. Self-loops take no part and have 1. O(m).
///
/// The filter picks out the edges that matter most to one of their ends. It says nothing about chance.
///
/// ```
/// use zwerm_network::{Graph, disparity};
///
/// let star = Graph::from_edges(4, &[(0, 1, 8.0), (0, 2, 1.0), (0, 3, 1.0)])?;
/// let alphas = disparity(&star);
/// assert!((alphas[0] - 0.04).abs() < 1e-12); // (1 - 8/10)^2
/// assert!((alphas[1] - 0.81).abs() < 1e-12); // (1 - 1/10)^2
/// # Ok::<(), zwerm_network::NetworkError>(())
/// ```
pub fn disparity(graph: &Graph) -> Vec<f64> {
    let ends: Vec<(u32, f64)> = (0..graph.n_nodes() as u32)
        .map(|node| {
            let others = graph.neighbours(node).filter(|&(other, _)| other != node);
            others.fold((0, 0.0), |(degree, strength), (_, weight)| {
                (degree + 1, strength + weight)
            })
        })
        .collect();
    let alpha = |node: u32, weight: f64| match ends.get(node as usize) {
        // ln(1 - p) keeps its digits where p is tiny.
        Some(&(degree, strength)) if degree > 1 => {
            (f64::from(degree - 1) * (-weight / strength).ln_1p()).exp()
        }
        _ => 1.0,
    };
    graph
        .edges()
        .map(|(a, b, weight)| match a == b {
            true => 1.0,
            false => alpha(a, weight).min(alpha(b, weight)),
        })
        .collect()
}
