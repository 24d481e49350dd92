//! Two runs side by side.

use serde::{Deserialize, Serialize};

/// Two runs against each other: what both have, what each has alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CompareView {
    /// Run id of the one.
    pub one: String,
    /// Run id of the other.
    pub other: String,
    /// Parameters in which they differ.
    pub settings: Vec<SettingView>,
    /// Whether they compared the same tables.
    pub same_data: bool,
    /// Edges.
    pub edges: OverlapView,
    /// Accounts of the networks.
    pub accounts: OverlapView,
    /// Accounts at rung 2; absent where one of the runs was not held against chance.
    pub established: Option<OverlapView>,
    /// Adjusted Rand index of the communities over the accounts of both networks; absent where these
    /// are fewer than two.
    pub agreement: Option<f64>,
    /// Matched communities, in the order of the one run, then those of the other alone.
    pub communities: Vec<MatchedView>,
}

/// A parameter that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SettingView {
    /// The id of the parameter, where it is one.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Value of the one run; empty where it has none.
    pub one: String,
    /// Value of the other.
    pub other: String,
}

/// How many are in both, and in one alone.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OverlapView {
    /// In both runs.
    pub both: u64,
    /// In the one alone.
    pub one: u64,
    /// In the other alone.
    pub other: u64,
}

/// A community of the one run and its partner in the other.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MatchedView {
    /// Number in the one run; absent for one of the other alone.
    pub one: Option<u32>,
    /// Number in the other run.
    pub other: Option<u32>,
    /// Accounts in the one.
    pub n_one: u64,
    /// Accounts in the other.
    pub n_other: u64,
    /// Accounts in both.
    pub n_both: u64,
    /// Accounts in both of those in either, 0 to 1.
    pub jaccard: f64,
    /// Of a community without a partner: the one of the other run in which most of its accounts are.
    pub mostly_in: Option<u32>,
    /// How many these are.
    pub n_mostly_in: u64,
}

/// Which edges of two runs are wanted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ComparedAsk {
    /// Run id of the one.
    pub one: String,
    /// Run id of the other.
    pub other: String,
    /// `both`, `one` or `other`: the runs that have the edge; empty = any.
    pub of: String,
    /// `weight_one`, `weight_other` or empty for the order of the accounts.
    pub sort: String,
    /// Largest first.
    pub descending: bool,
    /// Rows to skip.
    pub offset: u64,
    /// Rows wanted, at most 500.
    pub limit: u32,
}

/// A page of edges of two runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ComparedPage {
    /// Edges of this kind.
    pub total: u64,
    /// The rows.
    pub rows: Vec<ComparedRow>,
}

/// An edge of either run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ComparedRow {
    /// Id of the one account.
    pub a: String,
    /// Id of the other account.
    pub b: String,
    /// Row of the edge table of the one run; absent where it has no such edge.
    pub edge_one: Option<u32>,
    /// Row of the edge table of the other run.
    pub edge_other: Option<u32>,
    /// Pairs of posts in the one run; 0 where it has no such edge.
    pub weight_one: u64,
    /// Pairs of posts in the other.
    pub weight_other: u64,
    /// Rung in the one run.
    pub rung_one: Option<u32>,
    /// Rung in the other.
    pub rung_other: Option<u32>,
}
