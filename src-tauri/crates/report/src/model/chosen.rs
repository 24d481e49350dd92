//! The findings that the analyst chose for the report, in their order, with their evidence.

use serde::{Deserialize, Serialize};

use super::{AccountRef, PairOfPosts, Picture};

/// One statement of the analyst and what it rests on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Finding {
    /// One line.
    pub title: String,
    /// The analyst's words; paragraphs are parted by empty lines.
    pub text: String,
    /// How sure the analyst is.
    pub confidence: Confidence,
    /// The edge that it rests on.
    pub edge: Option<FindingEdge>,
    /// The community that it speaks of.
    pub community: Option<FindingCommunity>,
    /// Pairs of posts chosen as evidence, in the order of time.
    pub pairs: Vec<PairOfPosts>,
    /// The network as it was on the screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

/// The edge of a finding.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FindingEdge {
    /// One account.
    pub a: AccountRef,
    /// The other account.
    pub b: AccountRef,
    /// Pairs of posts in all.
    pub n_pairs: u64,
    /// Distinct objects among all pairs.
    pub n_objects: u64,
    /// Layers with pairs.
    pub n_layers: u32,
    /// Median of the seconds between the posts of a pair.
    pub median_delta_secs: Option<f64>,
    /// What the reviewer thinks of the whole edge.
    pub judged: Judgement,
    /// Pairs of the whole edge that were judged convincing, unclear, innocent.
    pub n_judged: [u64; 3],
    /// Its rung and the strongest sentence that it allows; `None` where chance was not asked.
    pub verdict: Option<String>,
}

/// The community of a finding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FindingCommunity {
    /// Its number, from 1.
    pub number: u32,
    /// Accounts.
    pub n_accounts: u64,
    /// Edges between its accounts.
    pub n_edges: u64,
    /// Whether the report describes it in full.
    pub described: bool,
}

/// How sure the analyst is. About the evidence, not about how likely a statement is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Not stated.
    #[default]
    NotStated,
    /// Low.
    Low,
    /// Moderate.
    Moderate,
    /// High.
    High,
}

/// What a reviewer thinks of a pair of posts or of an edge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// Nothing yet.
    #[default]
    NotJudged,
    /// The evidence convinces.
    Convincing,
    /// It can be read in more than one way.
    Unclear,
    /// There is an ordinary explanation.
    Innocent,
}
