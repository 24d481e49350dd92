//! The tables of CooRTweet as files, with the peer's own names of tables and columns.

use std::path::Path;

use serde::Serialize;
use serde_json::Value;
use zwerm_dataset::Shares;
use zwerm_detection::Params;
use zwerm_detection::coortweet::{
    AccountStats, EdgeRecord, FastEdgeRecord, FastTables, GroupStats, NodeRecord, PairRecord,
    SubgraphNode, Tables,
};
use zwerm_report::csv::{Cell, Options, Writer};

use crate::error::{Error, Result};
use crate::jobs::Control;
use crate::output::{Written, write_file};

/// One of the peer's tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// `detect_groups`.
    Pairs,
    /// Edges of `generate_coordinated_network`.
    Edges,
    /// Its vertices with degree and component.
    Nodes,
    /// `account_stats(weight_threshold = "none")`.
    AccountStats,
    /// `account_stats(weight_threshold = "full")`.
    AccountStatsFull,
    /// `group_stats(network = "full")`.
    GroupStats,
    /// `subgraph = 1`, edges.
    Subgraph1Edges,
    /// `subgraph = 1`, vertices.
    Subgraph1Nodes,
    /// `fast_net = TRUE`, edges.
    FastEdges,
    /// `subgraph = 2`, edges.
    Subgraph2Edges,
    /// `subgraph = 2`, vertices.
    Subgraph2Nodes,
    /// `subgraph = 3`, edges.
    Subgraph3Edges,
    /// `subgraph = 3`, vertices.
    Subgraph3Nodes,
}

impl Table {
    /// Tables that our own exports have no name for, with the word for them and one line of help.
    pub const ALL: [(Table, &'static str, &'static str); 10] = [
        (
            Table::AccountStats,
            "account_stats",
            "CooRTweet account_stats, weight_threshold none (CSV)",
        ),
        (
            Table::AccountStatsFull,
            "account_stats_full",
            "CooRTweet account_stats, weight_threshold full (CSV)",
        ),
        (
            Table::GroupStats,
            "group_stats",
            "CooRTweet group_stats (CSV)",
        ),
        (
            Table::FastEdges,
            "fast_edges",
            "CooRTweet edges, full and fast window; needs two windows (CSV)",
        ),
        (
            Table::Subgraph1Edges,
            "subgraph1_edges",
            "CooRTweet subgraph 1: edges over the threshold (CSV)",
        ),
        (
            Table::Subgraph1Nodes,
            "subgraph1_nodes",
            "Accounts of subgraph 1 (CSV)",
        ),
        (
            Table::Subgraph2Edges,
            "subgraph2_edges",
            "CooRTweet subgraph 2: fast edges over the threshold (CSV)",
        ),
        (
            Table::Subgraph2Nodes,
            "subgraph2_nodes",
            "Accounts of subgraph 2 (CSV)",
        ),
        (
            Table::Subgraph3Edges,
            "subgraph3_edges",
            "CooRTweet subgraph 3: around the fast edges over the threshold (CSV)",
        ),
        (
            Table::Subgraph3Nodes,
            "subgraph3_nodes",
            "Accounts of subgraph 3; color_v = 1 at fast edges (CSV)",
        ),
    ];
}

/// All tables of the peer for one input.
pub fn tables<'s>(shares: &'s Shares, params: &Params, control: &Control) -> Result<Tables<'s>> {
    let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
    Ok(zwerm_detection::coortweet::tables(
        shares, params, &progress,
    )?)
}

/// Writes one table as CSV.
pub fn write(table: Table, tables: &Tables<'_>, out: &Path) -> Result<Written> {
    let fast = || -> Result<&FastTables<'_>> {
        tables.fast.as_ref().ok_or_else(|| {
            Error::usage(
                "one-window",
                "This table compares two windows, and the run has one. Give two: --window 60,10.",
            )
        })
    };
    match table {
        Table::Pairs => records(out, &PairRecord::COLUMNS, &tables.pairs),
        Table::Edges => records(out, &EdgeRecord::COLUMNS, &tables.edges),
        Table::Nodes => records(out, &NodeRecord::COLUMNS, &tables.nodes),
        Table::AccountStats => records(out, &AccountStats::COLUMNS, &tables.account_stats_none),
        Table::AccountStatsFull => records(out, &AccountStats::COLUMNS, &tables.account_stats_full),
        Table::GroupStats => records(out, &GroupStats::COLUMNS, &tables.group_stats),
        Table::Subgraph1Edges => records(out, &EdgeRecord::COLUMNS, &tables.subgraph1_edges),
        Table::Subgraph1Nodes => records(out, &SubgraphNode::COLUMNS, &tables.subgraph1_nodes),
        Table::FastEdges => records(out, &FastEdgeRecord::COLUMNS, &fast()?.edges),
        Table::Subgraph2Edges => records(out, &FastEdgeRecord::COLUMNS, &fast()?.subgraph2_edges),
        Table::Subgraph2Nodes => records(out, &SubgraphNode::COLUMNS, &fast()?.subgraph2_nodes),
        Table::Subgraph3Edges => records(out, &FastEdgeRecord::COLUMNS, &fast()?.subgraph3_edges),
        Table::Subgraph3Nodes => records(out, &SubgraphNode::COLUMNS, &fast()?.subgraph3_nodes),
    }
}

fn records<T: Serialize>(out: &Path, columns: &[&str], rows: &[T]) -> Result<Written> {
    write_file(out, |file| {
        let mut csv = Writer::new(file, Options::default())?;
        csv.header(columns)?;
        for row in rows {
            let row = serde_json::to_value(row)?;
            let cells: Vec<Cell<'_>> = columns.iter().map(|name| cell(&row[*name])).collect();
            csv.row(&cells)?;
        }
        Ok(())
    })
}

fn cell(value: &Value) -> Cell<'_> {
    match value {
        Value::String(text) => Cell::Text(text),
        Value::Bool(value) => Cell::Bool(*value),
        Value::Number(number) => match (number.as_u64(), number.as_f64()) {
            (Some(whole), _) => Cell::Unsigned(whole),
            (None, Some(value)) => Cell::Float(value),
            (None, None) => Cell::Empty,
        },
        _ => Cell::Empty,
    }
}
