//! Components of one, two or three nodes: placed directly, all alike.

use crate::Graph;

/// Positions of the nodes of a tiny component, around the origin.
pub(super) fn place(graph: &Graph, nodes: &[u32], node_size: f32) -> Vec<[f32; 2]> {
    let half = 1.5 * node_size;
    match *nodes {
        [_, _] => vec![[-half, 0.0], [half, 0.0]],
        [a, b, c] => {
            // The middle of a path goes to the top; in a triangle any node may.
            let joined = |x: u32, y: u32| graph.neighbours(x).any(|(node, _)| node == y);
            let top = if !joined(b, c) {
                a
            } else if !joined(a, c) {
                b
            } else {
                c
            };
            let mut feet = [[-half, -half * 0.75], [half, -half * 0.75]].into_iter();
            nodes
                .iter()
                .map(|&node| {
                    if node == top {
                        [0.0, half * 0.75]
                    } else {
                        feet.next().unwrap_or_default()
                    }
                })
                .collect()
        }
        _ => vec![[0.0, 0.0]; nodes.len()],
    }
}
