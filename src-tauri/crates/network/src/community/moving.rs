//! Fast local moving: a queue of nodes whose surroundings changed.

use std::collections::VecDeque;

use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use super::level::Level;
use super::quality::Objective;
use crate::NetworkError;

/// Row entries visited between two questions to the progress closure: some milliseconds.
pub(super) const ENTRIES_PER_CHECK: usize = 1 << 19;

/// Moves nodes to the community of the greatest gain (a new one included) until no node of the
/// queue wants to move. Relabels `communities` to `0..count` and returns the count.
pub(super) fn move_nodes(
    level: &Level,
    communities: &mut [u32],
    objective: &Objective,
    rng: &mut ChaCha8Rng,
    keep_going: &dyn Fn() -> bool,
) -> Result<usize, NetworkError> {
    let n = level.n_nodes();
    let mut mass = vec![0.0f64; n];
    let mut members = vec![0u32; n];
    for (node, &community) in communities.iter().enumerate() {
        mass[community as usize] += level.mass[node];
        members[community as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..n as u32)
        .filter(|&c| members[c as usize] == 0)
        .collect();

    let mut order: Vec<u32> = (0..n as u32).collect();
    order.shuffle(rng);
    let mut queue = VecDeque::from(order);
    let mut queued = vec![true; n];
    let mut weight_to = vec![0.0f64; n];
    let mut near: Vec<u32> = Vec::new();
    let threshold = 1e-12 * objective.unit;
    let mut visited = 0usize;

    while let Some(node) = queue.pop_front() {
        let v = node as usize;
        queued[v] = false;
        visited += level.degree(node) + 1;
        if visited > ENTRIES_PER_CHECK {
            visited = 0;
            if !keep_going() {
                return Err(NetworkError::Cancelled);
            }
        }
        for (u, weight) in level.neighbours(node) {
            let community = communities[u as usize];
            if weight_to[community as usize] == 0.0 {
                near.push(community);
            }
            weight_to[community as usize] += weight;
        }
        let own = communities[v];
        mass[own as usize] -= level.mass[v];
        members[own as usize] -= 1;
        if members[own as usize] == 0 {
            // Exactly empty, whatever rounding the subtractions left behind.
            mass[own as usize] = 0.0;
        }
        let gain = |community: u32, weight: f64| {
            weight - objective.rate * level.mass[v] * mass[community as usize]
        };
        let mut best = own;
        let mut best_gain = gain(own, weight_to[own as usize]) + threshold;
        for &community in &near {
            let value = gain(community, weight_to[community as usize]);
            if value > best_gain {
                best = community;
                best_gain = value;
            }
        }
        // Alone in a new community: gain 0.
        if best_gain < 0.0
            && members[own as usize] > 0
            && let Some(&fresh) = empty.last()
        {
            best = fresh;
        }
        for community in near.drain(..) {
            weight_to[community as usize] = 0.0;
        }
        if best != own {
            if members[best as usize] == 0 {
                empty.pop();
            }
            if members[own as usize] == 0 {
                empty.push(own);
            }
            communities[v] = best;
            for (u, _) in level.neighbours(node) {
                if communities[u as usize] != best && !queued[u as usize] {
                    queued[u as usize] = true;
                    queue.push_back(u);
                }
            }
        }
        mass[best as usize] += level.mass[v];
        members[best as usize] += 1;
    }
    Ok(relabel(communities))
}

/// Labels in order of first appearance: `0..count`. Labels must be smaller than the length.
pub(super) fn relabel(labels: &mut [u32]) -> usize {
    let mut new = vec![u32::MAX; labels.len()];
    let mut count = 0u32;
    for label in labels.iter_mut() {
        let slot = &mut new[*label as usize];
        if *slot == u32::MAX {
            *slot = count;
            count += 1;
        }
        *label = *slot;
    }
    count as usize
}
