//! The map of communities: a bubble each, and what runs between them, under a filter.
//!
//! Places come from the drawing of the accounts and stay the same whatever passes: an analyst who
//! narrows a filter finds every community where it was.

use zwerm_workbench::Bubbles;

use super::LoadedRun;
use super::filter::{Passing, layers_of, window_of};
use crate::Desk;
use crate::api::NetworkFilter;
use crate::error::Result;
use crate::wire::{self, MapParts};

/// Layers that the map can tell apart: bits of a word.
const MOST_LAYERS: usize = 32;
/// No tie: both ends in one community, or one in none.
const NONE: u32 = u32::MAX;

/// What no filter changes.
pub(super) struct MapPlan {
    bubbles: Bubbles,
    /// Accounts of each community, by number from 1.
    accounts: Vec<u32>,
    /// Communities that an edge joins, as places in `accounts`, ascending.
    ties: Vec<[u32; 2]>,
    /// Tie of every edge.
    tie_of_edge: Vec<u32>,
}

impl MapPlan {
    pub(super) fn of(run: &LoadedRun, positions: &[[f32; 2]]) -> MapPlan {
        let (nodes, edges) = (&run.view.nodes, &run.view.edges);
        let bubbles = run.view.bubbles(positions);
        let mut accounts = vec![0; bubbles.centres.len()];
        for at in nodes.community.iter().filter_map(|&number| place(number)) {
            accounts[at] += 1;
        }
        let mut joined: Vec<([u32; 2], usize)> = edges
            .from
            .iter()
            .zip(&edges.to)
            .enumerate()
            .filter_map(|(edge, (&from, &to))| {
                let a = place(nodes.community[from as usize])? as u32;
                let b = place(nodes.community[to as usize])? as u32;
                (a != b).then_some(([a.min(b), a.max(b)], edge))
            })
            .collect();
        joined.sort_unstable();
        let mut ties: Vec<[u32; 2]> = Vec::new();
        let mut tie_of_edge = vec![NONE; edges.len()];
        for (ends, edge) in joined {
            if ties.last() != Some(&ends) {
                ties.push(ends);
            }
            tie_of_edge[edge] = ties.len() as u32 - 1;
        }
        MapPlan {
            bubbles,
            accounts,
            ties,
            tie_of_edge,
        }
    }
}

/// Where the community with this number stands; none for 0.
fn place(number: u32) -> Option<usize> {
    (number as usize).checked_sub(1)
}

/// Sums along the communities and their ties.
struct Sums {
    accounts: Vec<u32>,
    edges: Vec<u32>,
    weight: Vec<u64>,
    layers: Vec<u32>,
    first_ms: Vec<i64>,
    last_ms: Vec<i64>,
    tie_edges: Vec<u32>,
    tie_weight: Vec<u64>,
}

impl Sums {
    fn of(run: &LoadedRun, plan: &MapPlan, passing: &Passing, layers: &[&[u64]]) -> Sums {
        let (nodes, edges) = (&run.view.nodes, &run.view.edges);
        let (k, ties) = (plan.accounts.len(), plan.ties.len());
        let mut sums = Sums {
            accounts: vec![0; k],
            edges: vec![0; k],
            weight: vec![0; k],
            layers: vec![0; k],
            first_ms: vec![i64::MAX; k],
            last_ms: vec![i64::MIN; k],
            tie_edges: vec![0; ties],
            tie_weight: vec![0; ties],
        };
        for (&number, _) in nodes
            .community
            .iter()
            .zip(&passing.nodes)
            .filter(|(_, passes)| **passes)
        {
            if let Some(at) = place(number) {
                sums.accounts[at] += 1;
            }
        }
        for (edge, &weight) in passing.weight.iter().enumerate() {
            if weight == 0 {
                continue;
            }
            let tie = plan.tie_of_edge[edge];
            if tie != NONE {
                sums.tie_edges[tie as usize] += 1;
                sums.tie_weight[tie as usize] += weight;
                continue;
            }
            // A loop says nothing about who belongs together.
            let Some(at) =
                place(edges.community[edge]).filter(|_| edges.from[edge] != edges.to[edge])
            else {
                continue;
            };
            sums.edges[at] += 1;
            sums.weight[at] += weight;
            sums.first_ms[at] = sums.first_ms[at].min(edges.first_share_ms[edge]);
            sums.last_ms[at] = sums.last_ms[at].max(edges.last_share_ms[edge]);
            for (bit, weights) in layers.iter().enumerate() {
                sums.layers[at] |= u32::from(weights[edge] > 0) << bit;
            }
        }
        sums
    }
}

impl Desk {
    /// The communities of a run and what runs between them, as `ZWC1`.
    pub fn map_bytes(&self, run: &str, filter: &NetworkFilter) -> Result<Vec<u8>> {
        let case = self.case()?;
        let run = self.run(run)?;
        let plan = run.map(self)?;
        let passing = run.passing(&case, filter)?;
        let window = window_of(&run, filter)?;
        // The place of a layer in the run is its bit, so one that is filtered out leaves a gap.
        let mut layers: Vec<&[u64]> = Vec::new();
        let none = vec![0; run.view.edges.len()];
        let wanted = layers_of(&run, filter)?;
        for layer in 0..run.view.summary.layers.len().min(MOST_LAYERS) {
            let cell = run.view.cell(layer, window).map(|(weights, _)| weights);
            layers.push(cell.filter(|_| wanted.contains(&layer)).unwrap_or(&none));
        }
        let sums = Sums::of(&run, &plan, &passing, &layers);
        let edges = &run.view.edges;
        let from_ms = edges.first_share_ms.iter().min().copied().unwrap_or(0);
        let to_ms = edges.last_share_ms.iter().max().copied().unwrap_or(0);
        Ok(wire::map_bytes(&MapParts {
            n_accounts: run.n_nodes() as u32,
            n_edges: run.view.edges.len() as u32,
            n_accounts_passing: passing.n_nodes as u32,
            n_edges_passing: passing.n_edges as u32,
            unit: plan.bubbles.unit,
            least: plan.bubbles.least,
            from_ms,
            to_ms,
            centres: &plan.bubbles.centres,
            accounts: &plan.accounts,
            accounts_passing: &sums.accounts,
            edges: &sums.edges,
            weight: &sums.weight,
            layers: &sums.layers,
            first_ms: &sums.first_ms,
            last_ms: &sums.last_ms,
            ties: &plan.ties,
            tie_edges: &sums.tie_edges,
            tie_weight: &sums.tie_weight,
        }))
    }
}
