//! What of a network passes a filter, fast enough for a slider.

use std::sync::Arc;

use super::LoadedRun;
use super::order::Orders;
use super::restrict;
use super::shared::sharing;
use super::tagged::tagged;
use crate::api::{DeskError, NetworkFilter, Span};
use crate::error::Result;
use crate::review;
use crate::session::OpenCase;

/// Answers that are kept: those of a slider that goes to and fro, of two panels beside it, and of the
/// parts of a filter, each by itself.
const KEPT: usize = 16;

/// Windows are named by their seconds; this much is the same.
const SAME_WINDOW_SECS: f64 = 0.000_5;

/// The part of a network that passes a filter.
pub(crate) struct Passing {
    /// Pairs of posts of every edge in the window and layers of the filter; 0 = does not pass.
    pub(crate) weight: Vec<u64>,
    /// Distinct objects of every edge in the window and layers of the filter.
    pub(crate) objects: Vec<u32>,
    /// Accounts of which an edge passes.
    pub(crate) nodes: Vec<bool>,
    /// How many edges pass.
    pub(crate) n_edges: u64,
    /// How many accounts pass.
    pub(crate) n_nodes: u64,
    /// Orders of the tables that depend on the filter.
    pub(crate) orders: Orders,
}

impl Passing {
    pub(crate) fn of(case: &OpenCase, run: &LoadedRun, filter: &NetworkFilter) -> Result<Passing> {
        let edges = &run.view.edges;
        let (mut weight, objects) = measured(run, filter)?;
        // A pair is what an edge is made of: without one in this window there is no edge.
        let least = u64::from(filter.min_weight.unwrap_or(1).max(1));
        let least_objects = filter.min_objects.unwrap_or(0);
        for (weight, &objects) in weight.iter_mut().zip(&objects) {
            if *weight < least || objects < least_objects {
                *weight = 0;
            }
        }
        if !filter.communities.is_empty() {
            let most = filter.communities.iter().max().copied().unwrap_or(0);
            let known = run.view.nodes.community.iter().max().copied().unwrap_or(0);
            let mut wanted = vec![false; most.min(known) as usize + 1];
            for &community in filter.communities.iter().filter(|&&number| number > 0) {
                if let Some(wanted) = wanted.get_mut(community as usize) {
                    *wanted = true;
                }
            }
            keep(&mut weight, |edge| {
                let community = edges.community[edge] as usize;
                wanted.get(community).copied().unwrap_or(false)
            });
        }
        if let Some(Span { from_ms, to_ms }) = filter.span {
            let pairs = run.pairs_over_time(case)?;
            keep(&mut weight, |edge| match &pairs.edges {
                Some(times) => times.any_within(edge, from_ms, to_ms),
                // Too many pairs to keep their times: from the first to the last of them.
                None => {
                    from_ms < to_ms
                        && edges.first_share_ms[edge] < to_ms
                        && edges.last_share_ms[edge] >= from_ms
                }
            });
        }
        if let Some(least) = filter.min_rung {
            let rungs = run.view.chance.as_ref().map(|chance| &chance.edge_rung);
            keep(&mut weight, |edge| {
                rungs.is_some_and(|rungs| rungs[edge] >= least)
            });
        }
        if let Some(most) = filter.max_q {
            let log10_q = run.view.chance.as_ref().map(|chance| &chance.log10_q);
            let limit = most.log10();
            // A loop has no q, and no number is not below a limit.
            keep(&mut weight, |edge| {
                log10_q.is_some_and(|log10_q| log10_q[edge] <= limit)
            });
        }
        if !filter.tags.is_empty() {
            keep(&mut weight, tagged(case, run, filter)?);
        }
        if let Some(object) = &filter.object {
            let object = (object.object_type.clone(), object.object_id.clone());
            keep(&mut weight, sharing(case, run, filter, vec![object])?);
        }
        if let Some(state) = filter.review {
            keep(&mut weight, review::in_state(case, run, state)?);
        }
        for question in restrict::questions(run, filter) {
            keep(&mut weight, question);
        }
        let text = filter.text.as_deref().map(str::trim).unwrap_or_default();
        if !text.is_empty() {
            let text = text.to_lowercase();
            let named: Vec<bool> = run
                .words
                .iter()
                .map(|(id, name)| id.contains(&text) || name.contains(&text))
                .collect();
            keep(&mut weight, |edge| {
                named[edges.from[edge] as usize] || named[edges.to[edge] as usize]
            });
        }
        let mut nodes = vec![false; run.n_nodes()];
        let mut n_edges = 0;
        for (edge, _) in weight.iter().enumerate().filter(|(_, weight)| **weight > 0) {
            nodes[edges.from[edge] as usize] = true;
            nodes[edges.to[edge] as usize] = true;
            n_edges += 1;
        }
        Ok(Passing {
            n_nodes: nodes.iter().filter(|&&passes| passes).count() as u64,
            weight,
            objects,
            nodes,
            n_edges,
            orders: Orders::default(),
        })
    }

    /// Whether an edge passes.
    pub(crate) fn edge(&self, edge: u32) -> bool {
        self.weight[edge as usize] > 0
    }
}

/// Takes edges out that `passes` refuses; asked only of those that are still in.
fn keep(weight: &mut [u64], passes: impl Fn(usize) -> bool) {
    for (edge, weight) in weight.iter_mut().enumerate() {
        if *weight > 0 && !passes(edge) {
            *weight = 0;
        }
    }
}

/// Pairs and objects of every edge in the window and the layers of a filter. Objects of different
/// layers are different objects, so both may be added up.
fn measured(run: &LoadedRun, filter: &NetworkFilter) -> Result<(Vec<u64>, Vec<u32>)> {
    let (edges, summary) = (&run.view.edges, &run.view.summary);
    let (window, layers) = (window_of(run, filter)?, layers_of(run, filter)?);
    if window + 1 == summary.windows_secs.len() && layers.len() == summary.layers.len() {
        return Ok((edges.weight.clone(), edges.n_objects.clone()));
    }
    let mut weight = vec![0; edges.len()];
    let mut objects = vec![0; edges.len()];
    for layer in layers {
        let (weights, n_objects) = run.view.cell(layer, window).ok_or_else(broken)?;
        for (sum, value) in weight.iter_mut().zip(weights) {
            *sum += value;
        }
        for (sum, value) in objects.iter_mut().zip(n_objects) {
            *sum += value;
        }
    }
    Ok((weight, objects))
}

/// Which of the run's windows a filter looks at.
pub(super) fn window_of(run: &LoadedRun, filter: &NetworkFilter) -> Result<usize> {
    let windows = &run.view.summary.windows_secs;
    match filter.window_secs {
        None => Ok(windows.len().saturating_sub(1)),
        Some(wanted) => windows
            .iter()
            .position(|window| (window - wanted).abs() < SAME_WINDOW_SECS)
            .ok_or_else(|| no_such_window(wanted, windows)),
    }
}

/// Which of the run's layers a filter looks at, ascending.
pub(super) fn layers_of(run: &LoadedRun, filter: &NetworkFilter) -> Result<Vec<usize>> {
    let known = &run.view.summary.layers;
    let mut layers = Vec::with_capacity(filter.layers.len());
    for wanted in &filter.layers {
        let layer = known.iter().position(|layer| layer == wanted);
        layers.push(layer.ok_or_else(|| no_such_layer(wanted, known))?);
    }
    layers.sort_unstable();
    layers.dedup();
    if layers.is_empty() {
        layers = (0..known.len()).collect();
    }
    Ok(layers)
}

fn no_such_window(wanted: f64, windows: &[f64]) -> DeskError {
    let windows: Vec<String> = windows.iter().map(ToString::to_string).collect();
    DeskError::usage(
        "no-such-window",
        format!(
            "This run has no window of {wanted} s. It has: {} s.",
            windows.join(", ")
        ),
    )
}

fn no_such_layer(wanted: &str, layers: &[String]) -> DeskError {
    DeskError::usage(
        "no-such-layer",
        format!(
            "This run has no layer \"{wanted}\". It has: {}.",
            layers.join(", ")
        ),
    )
}

fn broken() -> DeskError {
    DeskError::new(
        "case",
        "broken-run",
        "The edge table of this run lacks a column. Check the case.",
    )
}

/// A filter; with the last audit event where it asks for what the analyst says, which changes.
pub(super) type Asked = (NetworkFilter, Option<u64>);

/// What is asked of a case as it is now.
pub(super) fn asked(case: &OpenCase, filter: &NetworkFilter) -> Result<Asked> {
    let changes = !filter.tags.is_empty() || filter.review.is_some();
    let seq = changes.then(|| case.audit_seq()).transpose()?;
    Ok((filter.clone(), seq))
}

/// The last few answers, newest last.
#[derive(Default)]
pub(super) struct PassingKept(Vec<(Asked, Arc<Passing>)>);

impl PassingKept {
    pub(super) fn find(&mut self, asked: &Asked) -> Option<Arc<Passing>> {
        let at = self.0.iter().position(|(known, _)| known == asked)?;
        let entry = self.0.remove(at);
        let passing = entry.1.clone();
        self.0.push(entry);
        Some(passing)
    }

    pub(super) fn keep(&mut self, asked: &Asked, passing: Arc<Passing>) {
        if self.find(asked).is_none() {
            self.0.push((asked.clone(), passing));
        }
        if self.0.len() > KEPT {
            self.0.remove(0);
        }
    }
}
