//! The forces of ForceAtlas2 and its adaptive speed.

use rayon::prelude::*;

use super::springs::Springs;
use super::tree::Tree;
use super::{LayoutParams, Work};

/// Strength of repulsion (kr in the paper); only sets the unit of length.
pub(super) const REPULSION: f32 = 10.0;
/// Up to so many nodes all pairs are cheaper than a tree.
const ALL_PAIRS: usize = 48;
/// Nodes per parallel piece; smaller graphs stay on one thread.
const CHUNK: usize = 1024;

/// Nodes that stay where they are, by number; `None` = all may move.
pub(super) struct Held<'a>(pub(super) Option<&'a [bool]>);

impl Held<'_> {
    /// Whether this node stays.
    pub(super) fn has(&self, node: usize) -> bool {
        self.0.is_some_and(|held| held[node])
    }
}

/// Moves the nodes for a number of iterations with a gravity; false when nothing more is wanted.
/// `show` hears after each iteration where they are.
///
/// Repulsion `kr m m' / d`, attraction `w d` (or `w ln(1 + d)`), gravity `kg m d` (the
/// paper's strong gravity; `gravity` is kg), with m = degree + 1.
/// The global speed follows the ratio of traction to swinging, each node is slowed by its own
/// swinging. Over the last third the speed falls, so that the drawing comes to rest.
pub(super) fn run(
    springs: &Springs,
    positions: &mut [[f32; 2]],
    held: &Held,
    (iterations, gravity): (u32, f32),
    params: &LayoutParams,
    work: &Work,
    show: &dyn Fn(&[[f32; 2]]),
) -> bool {
    let n = springs.n_nodes();
    let theta_squared = params.theta * params.theta;
    let mut tree = Tree::default();
    let mut order: Vec<u32> = (0..n as u32).collect();
    let mut force = vec![[0.0f32; 2]; n];
    let mut previous = vec![[0.0f32; 2]; n];
    let mut speed = 1.0f64;
    for iteration in 0..iterations {
        let use_tree = n > ALL_PAIRS;
        if use_tree {
            tree.build(positions, &springs.mass);
            order.clear();
            order.extend(tree.order());
        }
        // `force` is in the order of the tree, so that neighbouring work reads neighbouring memory.
        let seen: &[[f32; 2]] = positions;
        let at = |place: usize| {
            let node = order[place] as usize;
            let push = if use_tree {
                tree.push_at(place, theta_squared)
            } else {
                push_all(seen, &springs.mass, node)
            };
            total_force(springs, seen, node, push, gravity, params.lin_log)
        };
        let keep_going = if n >= 2 * CHUNK {
            // Asked for each piece: one iteration on a large graph takes longer than a cancel may.
            force
                .par_chunks_mut(CHUNK)
                .enumerate()
                .map(|(chunk, slots)| {
                    for (index, slot) in slots.iter_mut().enumerate() {
                        *slot = at(chunk * CHUNK + index);
                    }
                    work.add(slots.len() as u64)
                })
                .reduce(|| true, |one, other| one && other)
        } else {
            for (place, slot) in force.iter_mut().enumerate() {
                *slot = at(place);
            }
            work.add(n as u64)
        };
        if !keep_going {
            return false;
        }

        // Summed in one fixed order: the same on any number of threads.
        let (mut swinging, mut traction) = (0.0f64, 0.0f64);
        for (place, f) in force.iter().enumerate() {
            let node = order[place] as usize;
            if held.has(node) {
                continue;
            }
            let mass = f64::from(springs.mass[node]);
            let p = previous[node];
            swinging += mass * f64::from(length(f[0] - p[0], f[1] - p[1]));
            traction += mass * f64::from(length(f[0] + p[0], f[1] + p[1])) / 2.0;
        }
        let wanted = if swinging > 0.0 {
            traction / swinging
        } else {
            speed
        };
        speed = wanted.min(speed * 1.5).max(1e-3);
        let left = f64::from(iterations - iteration) / f64::from(iterations);
        let step = (speed * (left * 3.0).min(1.0)) as f32;
        for (place, f) in force.iter().enumerate() {
            let node = order[place] as usize;
            if held.has(node) {
                continue;
            }
            let p = previous[node];
            let swing = length(f[0] - p[0], f[1] - p[1]);
            let size = length(f[0], f[1]);
            let factor = (0.1 * step / (1.0 + step * swing.sqrt())).min(10.0 / size.max(1e-9));
            for axis in 0..2 {
                let moved = positions[node][axis] + factor * f[axis];
                if moved.is_finite() {
                    positions[node][axis] = moved.clamp(-1e9, 1e9);
                }
            }
            previous[node] = *f;
        }
        show(positions);
    }
    true
}

/// Repulsion, attraction and gravity on one node, given the push of all others on it.
fn total_force(
    springs: &Springs,
    positions: &[[f32; 2]],
    node: usize,
    push: [f32; 2],
    gravity: f32,
    lin_log: bool,
) -> [f32; 2] {
    let [x, y] = positions[node];
    let mass = springs.mass[node];
    let mut force = [REPULSION * mass * push[0], REPULSION * mass * push[1]];
    let (targets, weights) = springs.row(node);
    for (&target, &weight) in targets.iter().zip(weights) {
        let [tx, ty] = positions[target as usize];
        let (dx, dy) = (tx - x, ty - y);
        let pull = if lin_log {
            let distance = length(dx, dy);
            weight * ln_1p(distance) / distance.max(1e-6)
        } else {
            weight
        };
        force[0] += pull * dx;
        force[1] += pull * dy;
    }
    force[0] -= gravity * mass * x;
    force[1] -= gravity * mass * y;
    force
}

/// The push of all other nodes, pair by pair.
fn push_all(positions: &[[f32; 2]], mass: &[f32], node: usize) -> [f32; 2] {
    let [x, y] = positions[node];
    let mut push = [0.0f32; 2];
    for (p, m) in positions.iter().zip(mass) {
        let (dx, dy) = (x - p[0], y - p[1]);
        let f = m / (dx * dx + dy * dy).max(1e-6);
        push[0] += f * dx;
        push[1] += f * dy;
    }
    push
}

fn length(x: f32, y: f32) -> f32 {
    (x * x + y * y).sqrt()
}

/// ln(1 + d) for d >= 0 from basic operations alone, so that drawings agree between platforms,
/// whose library logarithms differ in the last bits. Relative error below 1e-6.
fn ln_1p(d: f32) -> f32 {
    let v = 1.0 + d;
    let bits = v.to_bits();
    let exponent = ((bits >> 23) as i32 - 127) as f32;
    let m = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000);
    // ln m = 2 artanh((m - 1) / (m + 1)), centred on sqrt(2) to keep the argument small.
    let (m, exponent) = if m > std::f32::consts::SQRT_2 {
        (m / 2.0, exponent + 1.0)
    } else {
        (m, exponent)
    };
    let s = (m - 1.0) / (m + 1.0);
    let s2 = s * s;
    let series = 2.0 * s * (1.0 + s2 * (1.0 / 3.0 + s2 * (0.2 + s2 * (1.0 / 7.0 + s2 / 9.0))));
    exponent * std::f32::consts::LN_2 + series
}

#[cfg(test)]
mod tests {
    use super::ln_1p;

    #[test]
    fn logarithm_is_close_to_the_library() {
        for d in [0.0f32, 1e-3, 0.1, 0.4, 0.5, 1.0, 2.7, 30.0, 1e4, 1e9] {
            let expected = f64::from(d).ln_1p();
            assert!(
                (f64::from(ln_1p(d)) - expected).abs() <= 2e-6 * expected.max(0.05),
                "{d}"
            );
        }
    }
}
