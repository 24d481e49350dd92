//! The graph that the forces see: one component or a coarse version of it, in single precision.

use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use super::LayoutParams;
use crate::Graph;

/// A spring never pulls more than this many times the mean: one heavy edge must not fold a drawing.
const STRONGEST: f32 = 12.0;
/// A coarse node takes at most so many nodes of the finer graph, leaves not counted.
const GROUP_LIMIT: u32 = 4;

/// Compressed rows without self-loops; mass is degree + 1, summed over the nodes represented.
pub(super) struct Springs {
    offsets: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<f32>,
    pub(super) mass: Vec<f32>,
}

impl Springs {
    pub(super) fn from_component(
        graph: &Graph,
        nodes: &[u32],
        local: &[u32],
        params: &LayoutParams,
    ) -> Self {
        let mut springs = Springs {
            offsets: vec![0],
            targets: Vec::new(),
            weights: Vec::new(),
            mass: Vec::with_capacity(nodes.len()),
        };
        let (mut sum, mut count) = (0.0f64, 0u64);
        for &node in nodes {
            for (_, weight) in graph.neighbours(node).filter(|&(other, _)| other != node) {
                sum += weight;
                count += 1;
            }
        }
        let mean = sum / count.max(1) as f64;
        for &node in nodes {
            for (other, weight) in graph.neighbours(node).filter(|&(other, _)| other != node) {
                springs.targets.push(local[other as usize]);
                springs
                    .weights
                    .push(damped(weight / mean, params.weight_influence));
            }
            let row_start = springs.offsets.last().copied().unwrap_or(0);
            let row_end = springs.targets.len() as u32;
            springs.offsets.push(row_end);
            springs.mass.push((row_end - row_start) as f32 + 1.0);
        }
        springs
    }

    pub(super) fn n_nodes(&self) -> usize {
        self.mass.len()
    }

    pub(super) fn row(&self, node: usize) -> (&[u32], &[f32]) {
        let range = self.offsets[node] as usize..self.offsets[node + 1] as usize;
        (&self.targets[range.clone()], &self.weights[range])
    }

    /// Summed stiffness of the springs at a node.
    pub(super) fn stiffness(&self, node: usize) -> f32 {
        self.row(node).1.iter().sum()
    }

    /// Merges neighbours into groups; returns the group of each node and the coarse graph, or
    /// nothing when the graph hardly shrinks.
    ///
    /// Masses and weights are summed, so forces between groups are those of their members.
    pub(super) fn coarsen(&self, rng: &mut ChaCha8Rng) -> Option<(Vec<u32>, Springs)> {
        let n = self.n_nodes();
        let mut order: Vec<u32> = (0..n as u32).collect();
        order.shuffle(rng);
        // Leaves first, so that they go to their only neighbour before it is full.
        let degree = |v: u32| self.offsets[v as usize + 1] - self.offsets[v as usize];
        order.sort_by_key(|&v| degree(v).min(8));
        const NONE: u32 = u32::MAX;
        let mut group = vec![NONE; n];
        let mut size: Vec<u32> = Vec::new();
        let mut mass: Vec<f32> = Vec::new();
        for v in order {
            if group[v as usize] != NONE {
                continue;
            }
            let leaf = degree(v) == 1;
            let (targets, weights) = self.row(v as usize);
            let mut best: Option<(f32, u32)> = None;
            for (&u, &weight) in targets.iter().zip(weights) {
                let held = group[u as usize];
                let (room, other_mass) = if held == NONE {
                    (true, self.mass[u as usize])
                } else {
                    (
                        leaf || size[held as usize] < GROUP_LIMIT,
                        mass[held as usize],
                    )
                };
                // Strong ties first, small partners first: groups stay of like size.
                let score = weight / other_mass;
                if room && best.is_none_or(|(known, _)| score > known) {
                    best = Some((score, u));
                }
            }
            let target = match best {
                Some((_, u)) if group[u as usize] != NONE => group[u as usize],
                partner => {
                    size.push(0);
                    mass.push(0.0);
                    let fresh = size.len() as u32 - 1;
                    if let Some((_, u)) = partner {
                        group[u as usize] = fresh;
                        size[fresh as usize] += 1;
                        mass[fresh as usize] += self.mass[u as usize];
                    }
                    fresh
                }
            };
            group[v as usize] = target;
            size[target as usize] += u32::from(!leaf);
            mass[target as usize] += self.mass[v as usize];
        }
        if mass.len() * 10 > n * 8 {
            return None;
        }
        let coarse = self.merge(&group, mass);
        Some((group, coarse))
    }

    fn merge(&self, group: &[u32], mass: Vec<f32>) -> Springs {
        let n_groups = mass.len();
        let mut members: Vec<u32> = (0..group.len() as u32).collect();
        members.sort_by_key(|&v| group[v as usize]);
        let mut coarse = Springs {
            offsets: vec![0],
            targets: Vec::new(),
            weights: Vec::new(),
            mass,
        };
        let mut gathered = vec![0.0f32; n_groups];
        let mut touched: Vec<u32> = Vec::new();
        let mut next = 0;
        for own in 0..n_groups as u32 {
            while next < members.len() && group[members[next] as usize] == own {
                let (targets, weights) = self.row(members[next] as usize);
                for (&u, &weight) in targets.iter().zip(weights) {
                    let other = group[u as usize];
                    if other != own {
                        if gathered[other as usize] == 0.0 {
                            touched.push(other);
                        }
                        gathered[other as usize] += weight;
                    }
                }
                next += 1;
            }
            touched.sort_unstable();
            for other in touched.drain(..) {
                coarse.targets.push(other);
                coarse
                    .weights
                    .push(std::mem::take(&mut gathered[other as usize]));
            }
            coarse.offsets.push(coarse.targets.len() as u32);
        }
        coarse
    }
}

/// Relative weight with its influence damped, within bounds that no weight can break.
fn damped(relative: f64, influence: f32) -> f32 {
    let value = if influence == 0.5 {
        // The default avoids powf, whose last bits may differ between platforms.
        relative.sqrt()
    } else {
        relative.powf(f64::from(influence))
    };
    (value as f32).clamp(0.05, STRONGEST)
}
