//! Refinement: each community is divided again into well-connected parts, merged at random.

use rand::RngExt;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use super::level::Level;
use super::moving::{ENTRIES_PER_CHECK, relabel};
use super::quality::Objective;
use crate::NetworkError;

/// Randomness of merges (theta in the paper), in units of the mean edge weight; the paper's value.
const THETA: f64 = 0.01;

/// Parts of all communities: labels `0..n_parts` and their number.
///
/// Starts from single nodes. A node that is still single, and well connected to its community, joins
/// a well-connected part of the same community with probability proportional to
/// `exp(gain / theta)` among the parts to which it has an edge and a gain of at least zero.
pub(super) fn refine(
    level: &Level,
    communities: &[u32],
    count: usize,
    objective: &Objective,
    rng: &mut ChaCha8Rng,
    keep_going: &dyn Fn() -> bool,
) -> Result<(Vec<u32>, usize), NetworkError> {
    let n = level.n_nodes();
    let mut community_mass = vec![0.0f64; count];
    for (node, &community) in communities.iter().enumerate() {
        community_mass[community as usize] += level.mass[node];
    }
    let mut part: Vec<u32> = (0..n as u32).collect();
    let mut mass = level.mass.clone();
    let mut single = vec![true; n];
    // Weight from each part to the rest of its community.
    let mut cut = vec![0.0f64; n];
    let mut visited = 0usize;
    for v in 0..n as u32 {
        cut[v as usize] = level
            .neighbours(v)
            .filter(|&(u, _)| communities[u as usize] == communities[v as usize])
            .map(|(_, weight)| weight)
            .sum();
    }

    let mut order: Vec<u32> = (0..n as u32).collect();
    order.shuffle(rng);
    let mut weight_to = vec![0.0f64; n];
    let mut near: Vec<u32> = Vec::new();
    let mut choices: Vec<(u32, f64)> = Vec::new();
    for node in order {
        let v = node as usize;
        visited += level.degree(node) + 1;
        if visited > ENTRIES_PER_CHECK {
            visited = 0;
            if !keep_going() {
                return Err(NetworkError::Cancelled);
            }
        }
        let whole = community_mass[communities[v] as usize];
        let well_connected = |cut: f64, mass: f64| {
            cut >= objective.rate * mass * (whole - mass) - 1e-12 * objective.unit
        };
        if !single[v] || !well_connected(cut[v], level.mass[v]) {
            continue;
        }
        for (u, weight) in level.neighbours(node) {
            if communities[u as usize] == communities[v] {
                let other = part[u as usize];
                if weight_to[other as usize] == 0.0 {
                    near.push(other);
                }
                weight_to[other as usize] += weight;
            }
        }
        let mut largest = 0.0f64;
        for &other in &near {
            let o = other as usize;
            let gain = weight_to[o] - objective.rate * level.mass[v] * mass[o];
            if gain >= 0.0 && well_connected(cut[o], mass[o]) {
                choices.push((other, gain));
                largest = largest.max(gain);
            }
        }
        if let Some(chosen) = choose(&mut choices, largest, objective.unit, rng) {
            let c = chosen as usize;
            part[v] = chosen;
            mass[c] += level.mass[v];
            // Edges between the two were cut on both sides and are inside now.
            cut[c] += cut[v] - 2.0 * weight_to[c];
            single[v] = false;
            single[c] = false;
        }
        choices.clear();
        for other in near.drain(..) {
            weight_to[other as usize] = 0.0;
        }
    }
    let n_parts = relabel(&mut part);
    Ok((part, n_parts))
}

/// Draws one choice with probability proportional to `exp(gain / (theta * unit))`.
fn choose(
    choices: &mut [(u32, f64)],
    largest: f64,
    unit: f64,
    rng: &mut ChaCha8Rng,
) -> Option<u32> {
    // To stay single has gain 0 and takes part in the draw, as in the paper.
    let scale = 1.0 / (THETA * unit);
    let mut total = (-largest * scale).exp();
    for (_, gain) in choices.iter_mut() {
        // Relative to the largest, so that the exponential cannot overflow.
        *gain = ((*gain - largest) * scale).exp();
        total += *gain;
    }
    if choices.is_empty() {
        return None;
    }
    let mut draw = rng.random::<f64>() * total;
    for &(part, share) in choices.iter() {
        draw -= share;
        if draw < 0.0 {
            return Some(part);
        }
    }
    None
}
