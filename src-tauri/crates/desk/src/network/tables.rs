//! Pages of accounts and edges under a filter, in any order.

use std::sync::Arc;

use zwerm_workbench::{Chance, probability, sentence_of_edge};

use super::LoadedRun;
use super::filter::Passing;
use super::order::{by_key, by_text, few_first, few_last, float_key};
use crate::Desk;
use crate::api::{DeskError, EdgeChance, EdgePage, EdgeRow, NodePage, NodeRow, TableAsk};
use crate::error::Result;
use crate::marks::RunMarks;

/// Most rows of a page.
const MOST_ROWS: u32 = 500;

impl Desk {
    /// A page of accounts.
    pub fn node_page(&self, ask: &TableAsk) -> Result<NodePage> {
        let case = self.case()?;
        let run = self.run(&ask.run)?;
        let passing = run.passing(&case, &ask.filter)?;
        let order = node_order(&run, &ask.sort, ask.descending)?;
        let rows = page(&order, ask, |node| passing.nodes[node as usize]);
        Ok(NodePage {
            total: run.n_nodes() as u64,
            matching: passing.n_nodes,
            rows: rows.map(|node| node_row(&run, node)).collect(),
        })
    }

    /// A page of edges.
    pub fn edge_page(&self, ask: &TableAsk) -> Result<EdgePage> {
        let case = self.case()?;
        let run = self.run(&ask.run)?;
        let passing = run.passing(&case, &ask.filter)?;
        let marks = run.marks(&case)?;
        let order = edge_order(&run, &passing, &marks, &ask.sort, ask.descending)?;
        let rows = page(&order, ask, |edge| passing.edge(edge));
        Ok(EdgePage {
            total: run.view.edges.len() as u64,
            matching: passing.n_edges,
            rows: rows
                .map(|edge| passing_row(&run, &passing, &marks, edge))
                .collect(),
        })
    }
}

/// An edge as a row, with its weight under the filter.
pub(super) fn passing_row(
    run: &LoadedRun,
    passing: &Passing,
    marks: &RunMarks,
    edge: u32,
) -> EdgeRow {
    EdgeRow {
        weight: passing.weight[edge as usize],
        n_objects: passing.objects[edge as usize],
        ..edge_row(run, marks, edge)
    }
}

impl Desk {
    /// All accounts that pass the filter, in the order of the table.
    pub(super) fn nodes_in_order(&self, ask: &TableAsk) -> Result<Vec<u32>> {
        let case = self.case()?;
        let run = self.run(&ask.run)?;
        let passing = run.passing(&case, &ask.filter)?;
        let order = node_order(&run, &ask.sort, ask.descending)?;
        let rows = order.iter().copied();
        Ok(rows.filter(|&node| passing.nodes[node as usize]).collect())
    }

    /// All edges that pass the filter, in the order of the table.
    pub(crate) fn edges_in_order(&self, ask: &TableAsk) -> Result<Vec<u32>> {
        let case = self.case()?;
        let run = self.run(&ask.run)?;
        let passing = run.passing(&case, &ask.filter)?;
        let marks = run.marks(&case)?;
        let order = edge_order(&run, &passing, &marks, &ask.sort, ask.descending)?;
        let rows = order.iter().copied();
        Ok(rows.filter(|&edge| passing.edge(edge)).collect())
    }
}

/// The rows of one page.
fn page<'r>(
    order: &'r [u32],
    ask: &TableAsk,
    passes: impl Fn(u32) -> bool + 'r,
) -> impl Iterator<Item = u32> + 'r {
    let skipped = usize::try_from(ask.offset).unwrap_or(usize::MAX);
    order
        .iter()
        .copied()
        .filter(move |&row| passes(row))
        .skip(skipped)
        .take(ask.limit.min(MOST_ROWS) as usize)
}

/// An account as a row.
pub(crate) fn node_row(run: &LoadedRun, node: u32) -> NodeRow {
    let (nodes, at) = (&run.view.nodes, node as usize);
    NodeRow {
        node,
        account_id: nodes.account_id[at].clone(),
        display_name: run.display_name[at].clone(),
        platform: nodes.platform[at].clone(),
        community: nodes.community[at],
        degree: nodes.degree[at],
        strength: nodes.strength[at],
        core: nodes.core[at],
        n_shares: nodes.n_shares[at],
        rung: chance_of(run).map(|chance| chance.node_rung[at]),
    }
}

/// An edge as a row, with what the whole run knows of it.
pub(crate) fn edge_row(run: &LoadedRun, marks: &RunMarks, edge: u32) -> EdgeRow {
    let (nodes, edges, at) = (&run.view.nodes, &run.view.edges, edge as usize);
    let (from, to) = (edges.from[at], edges.to[at]);
    EdgeRow {
        edge,
        from,
        to,
        from_id: nodes.account_id[from as usize].clone(),
        to_id: nodes.account_id[to as usize].clone(),
        weight: edges.weight[at],
        n_objects: edges.n_objects[at],
        n_layers: edges.n_layers[at],
        median_time_delta: finite(edges.median_time_delta[at]),
        community: edges.community[at],
        first_ms: edges.first_share_ms[at],
        last_ms: edges.last_share_ms[at],
        mark: marks.word(edge).to_owned(),
        n_marked_pairs: marks.n_pairs(edge),
        chance: chance_of(run).and_then(|chance| edge_chance(chance, at, edges.n_objects[at])),
    }
}

fn chance_of(run: &LoadedRun) -> Option<&Chance> {
    run.view.chance.as_ref()
}

/// What chance says of an edge; nothing of a loop.
fn edge_chance(chance: &Chance, at: usize, n_objects: u32) -> Option<EdgeChance> {
    let expected = Some(chance.expected[at]).filter(|number| number.is_finite())?;
    let cause = chance.common_cause_expected[at];
    Some(EdgeChance {
        expected,
        p: probability(chance.log10_p[at]),
        q: probability(chance.log10_q[at]),
        common_cause_expected: Some(cause).filter(|number| number.is_finite()),
        common_cause_q: probability(chance.log10_common_cause_q[at]),
        rung: chance.edge_rung[at],
        sentence: sentence_of_edge(chance.edge_rung[at], n_objects),
    })
}

/// JSON has no word for what is no number.
pub(crate) fn finite(value: f64) -> f64 {
    if value.is_finite() { value } else { 0.0 }
}

fn node_order(run: &LoadedRun, sort: &str, descending: bool) -> Result<Arc<Vec<u32>>> {
    let nodes = &run.view.nodes;
    let all = 0..run.n_nodes() as u32;
    macro_rules! by {
        ($column:literal, $key:expr) => {
            Ok(run.orders.get(concat!("node ", $column), descending, || {
                by_key(all, descending, $key)
            }))
        };
    }
    match sort {
        "" | "node" => by!("node", |node| node),
        // Accounts stand in the order of their ids already.
        "account_id" => by!("account_id", |node| &nodes.account_id[node as usize]),
        "platform" => by!("platform", |node| &nodes.platform[node as usize]),
        "community" => by!("community", |node| nodes.community[node as usize]),
        "degree" => by!("degree", |node| nodes.degree[node as usize]),
        "strength" => by!("strength", |node| nodes.strength[node as usize]),
        "core" => by!("core", |node| nodes.core[node as usize]),
        "n_shares" => by!("n_shares", |node| nodes.n_shares[node as usize]),
        "rung" => by!("rung", |node| chance_of(run)
            .map(|chance| chance.node_rung[node as usize])),
        "display_name" => Ok(run.orders.get("node display_name", descending, || {
            by_text(all, descending, |node| run.words[node as usize].1.as_str())
        })),
        other => Err(no_such_column(other)),
    }
}

fn edge_order(
    run: &LoadedRun,
    passing: &Passing,
    marks: &RunMarks,
    sort: &str,
    descending: bool,
) -> Result<Arc<Vec<u32>>> {
    let edges = &run.view.edges;
    let all = 0..edges.len() as u32;
    macro_rules! by {
        ($orders:expr, $column:literal, $key:expr) => {
            Ok($orders
                .orders
                .get(concat!("edge ", $column), descending, || {
                    by_key(all, descending, $key)
                }))
        };
    }
    let rank = run.id_rank()?;
    match sort {
        "" | "edge" => by!(run, "edge", |edge| edge),
        "from" => by!(run, "from", |edge| edges.from[edge as usize]),
        "to" => by!(run, "to", |edge| edges.to[edge as usize]),
        "from_id" => by!(run, "from_id", |edge| rank
            [edges.from[edge as usize] as usize]),
        "to_id" => by!(run, "to_id", |edge| rank[edges.to[edge as usize] as usize]),
        "n_layers" => by!(run, "n_layers", |edge| edges.n_layers[edge as usize]),
        "median_time_delta" => by!(run, "median_time_delta", |edge| float_key(
            edges.median_time_delta[edge as usize]
        )),
        "community" => by!(run, "community", |edge| edges.community[edge as usize]),
        "first_ms" => by!(run, "first_ms", |edge| edges.first_share_ms[edge as usize]),
        "last_ms" => by!(run, "last_ms", |edge| edges.last_share_ms[edge as usize]),
        "expected" => by!(run, "expected", |edge| chance_of(run)
            .map(|chance| float_key(chance.expected[edge as usize]))),
        "q" => by!(run, "q", |edge| chance_of(run)
            .map(|chance| float_key(chance.log10_q[edge as usize]))),
        "rung" => by!(run, "rung", |edge| chance_of(run)
            .map(|chance| chance.edge_rung[edge as usize])),
        // These two follow the window and the layers of the filter.
        "weight" => by!(passing, "weight", |edge| passing.weight[edge as usize]),
        "n_objects" => by!(passing, "n_objects", |edge| passing.objects[edge as usize]),
        // Marks change: their orders are not kept. Few edges have any.
        "mark" => Ok(Arc::new(few_first(
            edges.len(),
            by_text(marks.edges(), descending, |edge| marks.word(edge))
                .into_iter()
                .filter(|&edge| !marks.word(edge).is_empty()),
        ))),
        "n_marked_pairs" => {
            let judged = marks.edges().filter(|&edge| marks.n_pairs(edge) > 0);
            let judged = by_key(judged, descending, |edge| marks.n_pairs(edge));
            Ok(Arc::new(if descending {
                few_first(edges.len(), judged.into_iter())
            } else {
                few_last(edges.len(), judged.into_iter())
            }))
        }
        other => Err(no_such_column(other)),
    }
}

pub(super) fn no_such_column(name: &str) -> DeskError {
    DeskError::usage(
        "no-such-column",
        format!("This table has no column \"{name}\"."),
    )
}
