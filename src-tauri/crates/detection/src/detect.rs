//! From shares to the network: sweep, measure, order.

use rayon::prelude::*;
use zwerm_dataset::Shares;

use crate::arrange::{Tie, account_order};
use crate::field::{Field, prepare};
use crate::measure::Measurer;
use crate::plan::{Plan, pool};
use crate::quantile::quantile_type7;
use crate::result::{Cell, Detection, DetectionStats, Edge};
use crate::sweep::sweep;
use crate::watch::Watch;
use crate::{DetectionError, Params, Progress};

/// Edges measured between two looks at the order: bounds what is held twice.
const BATCH: usize = 1 << 16;

/// Detects coordinated pairs of accounts; see the crate's essay for the rules.
///
/// Cost: O(rows log rows) for the sort, then the pairs within the widest window that survive
/// pruning, each looked at twice; memory O(rows + accounts x threads + kept edges x layers x
/// windows). Deterministic: neither threads nor budget change the result, nor, unless
/// `params.compat` says otherwise, does the order of the rows (account codes apart).
///
/// # Errors
///
/// [`DetectionError::InvalidParameter`], [`DetectionError::UnknownLayer`],
/// [`DetectionError::MemoryBudget`] with the exact number of edges, and
/// [`DetectionError::Cancelled`].
///
/// ```
/// use zwerm_dataset::Shares;
/// use zwerm_detection::{Params, detect};
///
/// let rows = [
///     ("url", "u1", "x", "ann", "p1", 0),
///     ("url", "u1", "x", "bob", "p2", 5_000),
///     ("url", "u2", "x", "ann", "p3", 90_000),
///     ("url", "u2", "x", "bob", "p4", 92_000),
/// ];
/// let found = detect(&Shares::from_rows(rows), &Params::default(), &|_, _, _| true)?;
/// assert_eq!(found.edges.len(), 1);
/// assert_eq!(found.edges[0].n_objects, 2);
/// assert_eq!(found.edges[0].avg_time_delta_secs(), 3.5);
/// # Ok::<(), zwerm_detection::DetectionError>(())
/// ```
pub fn detect(
    shares: &Shares,
    params: &Params,
    progress: Progress,
) -> Result<Detection, DetectionError> {
    let plan = Plan::new(shares, params)?;
    pool(params.threads)?.install(|| {
        // Only the compatibility mode can see how equal times are ordered.
        let tie = if plan.edge_quantile.is_some() {
            Tie::FirstAppearance
        } else {
            Tie::Any
        };
        let (field, counts) = prepare(shares, &plan, tie, true, progress)?;
        let network = network(shares, &field, &plan, progress)?;
        Ok(Detection {
            layers: plan.layers.names,
            windows_ms: plan.windows_ms,
            nodes: network
                .nodes
                .iter()
                .map(|&label| field.code[label as usize])
                .collect(),
            edges: network.edges,
            cells: network.cells,
            stats: DetectionStats {
                rows: counts.rows,
                objects: counts.objects,
                rows_after_prefilter: counts.rows_after_prefilter,
                rows_with_partner: counts.rows_with_partner,
                pair_count: counts.pair_count,
                edges_reaching_min_weight: network.reaching,
                quantile_weight: network.quantile_weight,
            },
        })
    })
}

/// The kept edges of a field.
pub(crate) struct Network {
    /// Labels, in the order of the nodes.
    pub(crate) nodes: Vec<u32>,
    pub(crate) edges: Vec<Edge>,
    cells: Vec<Cell>,
    reaching: u64,
    quantile_weight: Option<f64>,
}

/// Sweeps, measures and filters.
pub(crate) fn network(
    shares: &Shares,
    field: &Field,
    plan: &Plan,
    progress: Progress,
) -> Result<Network, DetectionError> {
    let per_edge = plan.layers.names.len() * plan.windows_ms.len();
    // The edge, its cells, and its place in the order while it is made.
    let edge_bytes = size_of::<Edge>() + per_edge * size_of::<Cell>() + 28;
    let watch = Watch::start(progress, "sweeping pairs", total_cost(field))?;
    let found = sweep(field, plan, edge_bytes as u64, &watch)?.edges;

    let watch = Watch::start(progress, "measuring edges", found.len() as u64)?;
    let nodes = nodes_of(shares, field, &found);
    watch.advance(0);
    let mut rank = vec![u32::MAX; field.code.len()];
    for (at, &label) in nodes.iter().enumerate() {
        rank[label as usize] = at as u32;
    }
    let ranked = |edge: [u32; 2]| {
        let [one, other] = edge.map(|label| rank[label as usize]);
        (one.min(other), one.max(other))
    };
    let mut order: Vec<((u32, u32), u32)> = found
        .par_iter()
        .enumerate()
        .map(|(at, &edge)| (ranked(edge), at as u32))
        .collect();
    watch.advance(0);
    order.par_sort_unstable();
    watch.advance(0);
    let mut place = vec![0u32; found.len()];
    for (to, &(_, from)) in order.iter().enumerate() {
        place[from as usize] = to as u32;
    }
    drop(order);
    watch.advance(0);

    let mut edges = vec![Edge::default(); found.len()];
    let mut cells = vec![Cell::default(); found.len() * per_edge];
    watch.advance(0);
    watch.check()?;
    for (batch, places) in found.chunks(BATCH).zip(place.chunks(BATCH)) {
        // Label order keeps the rows of the busy account in the cache.
        let measured: Vec<(Vec<Edge>, Vec<Cell>)> = batch
            .par_chunks(512)
            .map(|part| {
                let mut measurer = Measurer::new(field, plan);
                let mut edges = Vec::with_capacity(part.len());
                let mut cells = vec![Cell::default(); part.len() * per_edge];
                for (&pair, cells) in part.iter().zip(cells.chunks_exact_mut(per_edge)) {
                    let (low, high) = ranked(pair);
                    let (a, b) = (nodes[low as usize], nodes[high as usize]);
                    let pending = std::cell::Cell::new(0u64);
                    let stop = |work: u64| {
                        pending.set(pending.get() + work);
                        pending.get() > 1 << 20 && {
                            pending.set(0);
                            !watch.advance(0)
                        }
                    };
                    let edge = measurer.measure(a, b, cells, &stop);
                    edges.push(Edge {
                        a: low,
                        b: high,
                        ..edge
                    });
                    if measurer.work > 1 << 20 {
                        measurer.work = 0;
                        if !watch.advance(0) {
                            break;
                        }
                    }
                }
                watch.advance(part.len() as u64);
                (edges, cells)
            })
            .collect();
        watch.check()?;
        let measured = measured
            .iter()
            .flat_map(|(edges, cells)| edges.iter().zip(cells.chunks_exact(per_edge)));
        for (&place, (edge, own)) in places.iter().zip(measured) {
            let place = place as usize;
            edges[place] = *edge;
            cells[place * per_edge..(place + 1) * per_edge].copy_from_slice(own);
        }
    }
    let reaching = edges.len() as u64;
    let mut network = Network {
        nodes,
        edges,
        cells,
        reaching,
        quantile_weight: None,
    };
    if let Some(quantile) = plan.edge_quantile {
        network.quantile_weight = weight_quantile(&network.edges, quantile);
        for edge in &mut network.edges {
            edge.over_threshold = network
                .quantile_weight
                .is_some_and(|bound| edge.weight as f64 > bound);
        }
    } else if let Some(quantile) = plan.weight_quantile {
        network.quantile_weight = weight_quantile(&network.edges, quantile);
        keep_heavy(&mut network, per_edge);
    }
    Ok(network)
}

fn total_cost(field: &Field) -> u64 {
    field
        .reach
        .iter()
        .map(|&[from, to]| u64::from(to - from))
        .sum()
}

/// Labels on an edge, in the order of their accounts' texts.
fn nodes_of(shares: &Shares, field: &Field, edges: &[[u32; 2]]) -> Vec<u32> {
    let mut used = vec![false; field.code.len()];
    for label in edges.iter().flatten() {
        used[*label as usize] = true;
    }
    let mut nodes: Vec<u32> = (0..field.code.len() as u32)
        .filter(|&label| used[label as usize])
        .collect();
    nodes.par_sort_unstable_by(|&one, &other| {
        account_order(shares, field.code[one as usize], field.code[other as usize])
    });
    nodes
}

fn weight_quantile(edges: &[Edge], quantile: f64) -> Option<f64> {
    let mut weights: Vec<f64> = edges.iter().map(|edge| edge.weight as f64).collect();
    weights.par_sort_unstable_by(f64::total_cmp);
    quantile_type7(&weights, quantile)
}

/// Drops edges below the quantile, and the nodes that lose all their edges.
fn keep_heavy(network: &mut Network, per_edge: usize) {
    let bound = network.quantile_weight.unwrap_or(0.0);
    let mut to = 0;
    let mut used = vec![false; network.nodes.len()];
    for from in 0..network.edges.len() {
        let edge = network.edges[from];
        if edge.weight as f64 >= bound {
            network.edges[to] = edge;
            network
                .cells
                .copy_within(from * per_edge..(from + 1) * per_edge, to * per_edge);
            used[edge.a as usize] = true;
            used[edge.b as usize] = true;
            to += 1;
        }
    }
    network.edges.truncate(to);
    network.cells.truncate(to * per_edge);
    let mut index = vec![0; used.len()];
    let mut kept = 0;
    for (index, &used) in index.iter_mut().zip(&used) {
        *index = kept;
        kept += u32::from(used);
    }
    let mut at = 0;
    network.nodes.retain(|_| {
        at += 1;
        used[at - 1]
    });
    for edge in &mut network.edges {
        edge.a = index[edge.a as usize];
        edge.b = index[edge.b as usize];
    }
}
