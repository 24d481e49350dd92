//! The parts of the report before any finding: data, method, overview.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DataSection {
    /// One entry a source file, in order of import.
    pub sources: Vec<SourceFile>,
    /// How the data was collected and what is known to be missing, one paragraph each.
    pub notes: Vec<String>,
}

/// One source file as it was received.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SourceFile {
    /// Original name of the file, untrusted text.
    pub file_name: String,
    /// SHA-256 of the bytes as received, lower-case hex.
    pub sha256: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// Container and format (`csv`, `ndjson, gzip`).
    pub format: String,
    /// Known layout, when there is one (`coortweet-long`).
    pub layout: Option<String>,
    /// Data records read.
    pub rows_read: u64,
    /// Records that gave at least one usable share.
    pub rows_usable: u64,
    /// Records set aside.
    pub rows_rejected: u64,
    /// Reason code -> number of records set aside.
    pub rejected_by_reason: BTreeMap<String, u64>,
    /// Flag -> number of records used but doubtful (`damaged-id`).
    pub flagged: BTreeMap<String, u64>,
    /// First post, ms since the epoch, UTC.
    pub first_ms: Option<i64>,
    /// Last post, ms since the epoch, UTC.
    pub last_ms: Option<i64>,
    /// Resolution of the times (`1 s`, `1 min`, `1 day`).
    pub time_resolution: String,
    /// Platforms present.
    pub platforms: Vec<String>,
    /// Object type -> number of shares.
    pub shares_by_type: BTreeMap<String, u64>,
}

/// What was computed and with which settings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MethodSection {
    /// Paragraphs generated from the parameters, in order.
    pub paragraphs: Vec<String>,
    /// Every parameter, also those left at their default.
    pub parameters: Vec<Parameter>,
    /// Publications the method comes from.
    pub references: Vec<Reference>,
}

/// One parameter of the run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Parameter {
    /// Stable id (`windows_secs`).
    pub id: String,
    /// What it decides, one short sentence.
    pub text: String,
    /// Value used, as text.
    pub value: String,
    /// Unit; empty when it has none.
    pub unit: String,
    /// Default value, as text.
    pub default: String,
}

/// A publication.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Authors, year, title, venue.
    pub citation: String,
    /// DOI without a prefix (`10.1093/joc/jqac042`); empty when there is none.
    pub doi: String,
}

/// Activity and pairs before the network.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OverviewSection {
    /// Posts per day (UTC), one series a platform.
    pub posts_per_day: Vec<PlatformSeries>,
    /// The windows of `pairs_per_layer`, seconds, ascending.
    pub windows_secs: Vec<f64>,
    /// Exact number of pairs of posts per layer, one value a window.
    pub pairs_per_layer: Vec<LayerCounts>,
    /// Distribution of edge weights.
    pub weight_histogram: Vec<WeightBin>,
    /// Pairs against the window, all layers, ascending in the window.
    pub pairs_by_window: Vec<WindowPoint>,
}

/// Posts per day of one platform.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlatformSeries {
    /// Platform name, untrusted text.
    pub platform: String,
    /// Days with at least one post, ascending.
    pub days: Vec<DayCount>,
}

/// One day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCount {
    /// Days since 1 January 1970 (UTC).
    pub day: i32,
    /// Posts on that day.
    pub posts: u64,
}

/// One layer's count for every window.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerCounts {
    /// Layer (object type).
    pub layer: String,
    /// One value a window, in the order of `windows_secs`.
    pub pairs: Vec<u64>,
}

/// One bar of the histogram of edge weights: `from <= weight <= to`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct WeightBin {
    /// Smallest weight in the bar.
    pub from: f64,
    /// Largest weight in the bar.
    pub to: f64,
    /// Edges in the bar.
    pub edges: u64,
}

/// One point of the curve of pairs against the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct WindowPoint {
    /// Window, seconds (> 0).
    pub window_secs: f64,
    /// Pairs of posts within it.
    pub pairs: u64,
}

/// What one change of the settings or the data does to the result. Shares are between 0 and 1; a
/// figure is absent where it means nothing, as a share of nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StabilityRow {
    /// What was changed, in words (`window halved to 30 s`).
    pub change: String,
    /// How often the run was repeated with this kind of change.
    pub n_repetitions: u64,
    /// Edges.
    pub n_edges: Option<Spread>,
    /// Edges that the run itself does not have.
    pub edges_gained: Option<Spread>,
    /// Share of the run's edges that stay.
    pub edges_kept: Option<Spread>,
    /// Share of the run's accounts that stay.
    pub accounts_kept: Option<Spread>,
    /// Adjusted Rand index of the communities over the accounts of both networks.
    pub agreement_in_both: Option<Spread>,
    /// The same over the accounts of either network.
    pub agreement_in_either: Option<Spread>,
    /// Share of the accounts in established groups that stay, where the run was held against chance.
    pub established_kept: Option<Spread>,
}

/// A figure of several repetitions; of one, three times the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// Least.
    pub low: f64,
    /// Median.
    pub middle: f64,
    /// Most.
    pub high: f64,
}
