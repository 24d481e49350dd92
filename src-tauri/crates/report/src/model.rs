//! The report as data: what is said, in which order, with which numbers; nothing about how it looks.
//!
//! The model is neutral to the format. Counts are exact integers, times are milliseconds since the
//! Unix epoch in UTC, durations are seconds, and every value that may come from outside is plain
//! text that no renderer may trust. A renderer writes an account's name or a content id only when
//! [`Names::Shown`] is set; the model may therefore hold both.

mod chosen;
mod data;
mod findings;
mod notes;
mod picture;

pub use chosen::{Confidence, Finding, FindingCommunity, FindingEdge, Judgement};
pub use data::{
    DataSection, DayCount, LayerCounts, MethodSection, OverviewSection, Parameter, PlatformSeries,
    Reference, SourceFile, Spread, StabilityRow, WeightBin, WindowPoint,
};
pub use findings::{
    AccountRef, Barcode, Community, CommunityRow, LayerWeights, Member, NetworkEdge, NetworkNode,
    NetworkSection, PairOfPosts, PostRef, SharedObject, StrongEdge, Tick,
};
pub use notes::{AnalystNote, NoteAbout};
pub use picture::{
    Anchor, DotSize, Fill, FilterPhrase, Ink, Lettering, Picture, PictureCounts, PictureLevel,
    PictureSelection, Scene, SceneDot, SceneLegend, SceneLine, Shape, Stroke,
};

use serde::{Deserialize, Serialize};

/// A whole report. Empty parts are left out by the renderer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// What page one says.
    pub cover: Cover,
    /// The numbers of the summary; the sentences are composed from them.
    pub headline: Headline,
    /// The findings that the analyst chose, in their order.
    pub findings: Vec<Finding>,
    /// Findings of the case that rest on other runs, and are in the reports of those.
    pub n_findings_elsewhere: u64,
    /// What was read.
    pub data: DataSection,
    /// What was computed.
    pub method: MethodSection,
    /// Activity and pairs before the network.
    pub overview: OverviewSection,
    /// What changed settings and subsamples do to the result; empty when it was not tried.
    pub stability: Vec<StabilityRow>,
    /// The drawn network.
    pub network: NetworkSection,
    /// Communities described in full, in order of their number.
    pub communities: Vec<Community>,
    /// The other communities, one row each.
    pub remaining_communities: Vec<CommunityRow>,
    /// Notes that the analyst chose to print, in their order.
    pub notes: Vec<AnalystNote>,
    /// Further limits of this case, one paragraph each; the general ones are always printed.
    pub limits: Vec<String>,
    /// Versions, seed, hashes: everything that identifies the run.
    pub provenance: Vec<ProvenanceRow>,
    /// Further terms; the general ones are always printed.
    pub glossary: Vec<GlossaryEntry>,
    /// How to compute the same again.
    pub reproduce: Reproduce,
}

/// How accounts are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Names {
    /// Pseudonyms only; names, account ids and content ids never reach the output.
    #[default]
    Pseudonymised,
    /// Names and content ids are printed, and page one says so.
    Shown,
}

/// Page one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cover {
    /// Title of the report.
    pub title: String,
    /// The question the analyst asked, one or two sentences.
    pub question: String,
    /// Identifier of the case (for example `2026-017`); empty when there is none.
    pub case_id: String,
    /// Name of the case.
    pub case_name: String,
    /// Name of the detection run this report is about.
    pub run_name: String,
    /// When the report was made, ISO 8601 UTC, passed in (`2026-11-21T22:40:00Z`).
    pub generated_at_utc: String,
    /// Date after which no data was added, ISO 8601 (`2026-11-20`).
    pub data_frozen_at: String,
    /// Version of the program, with its name (`zwerm 0.1.0`).
    pub tool_version: String,
    /// Sequence number of the last event in the audit chain.
    pub audit_seq: u64,
    /// Hash of the last event in the audit chain, lower-case hex.
    pub audit_hash: String,
    /// Whether names are printed.
    pub names: Names,
}

/// The numbers every summary sentence is composed from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Headline {
    /// Usable rows (shares) compared.
    pub shares: u64,
    /// Distinct accounts in the data.
    pub accounts: u64,
    /// Distinct objects in the data.
    pub objects: u64,
    /// First post in the selection, ms since the epoch, UTC.
    pub first_ms: Option<i64>,
    /// Last post in the selection, ms since the epoch, UTC.
    pub last_ms: Option<i64>,
    /// Layers compared (object types), in their order.
    pub layers: Vec<String>,
    /// The widest time window, seconds.
    pub widest_window_secs: f64,
    /// Pairs of posts within the widest window that survived the rules.
    pub pairs: u64,
    /// Edges of the network.
    pub edges: u64,
    /// Accounts with at least one edge.
    pub accounts_in_network: u64,
    /// Communities in the network.
    pub communities: u64,
    /// Accounts in the largest community.
    pub largest_community: u64,
    /// Fewest distinct objects that an edge was kept for (in one layer; in all when fused).
    pub min_weight: u32,
    /// What reaches rung 2, of a run that was held against chance.
    pub reached: Option<Reached>,
}

/// What reaches rung 2, coordinated behaviour that is statistically established; the rest stays at rung 1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reached {
    /// Edges.
    pub edges: u64,
    /// Communities.
    pub communities: u64,
    /// Established groups.
    pub groups: u64,
    /// Their accounts, also those without an edge of the network.
    pub accounts: u64,
    /// What rung 1 is called.
    pub rest: String,
}

/// One row of the table of versions and hashes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvenanceRow {
    /// What it is (`Seed`, `Run`, `Edge table, SHA-256`).
    pub what: String,
    /// Its value, printed in monospace.
    pub value: String,
}

/// A term and what is meant by it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlossaryEntry {
    /// The term.
    pub term: String,
    /// Its meaning, one or two sentences.
    pub meaning: String,
}

/// How anyone can compute the same again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reproduce {
    /// Exact command lines, in order.
    pub commands: Vec<String>,
    /// What to compare afterwards, one paragraph each.
    pub notes: Vec<String>,
}
