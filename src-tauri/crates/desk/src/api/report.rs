//! Report screen: the chosen findings, the preview, the exports.

use serde::{Deserialize, Serialize};

use super::PairView;

/// A finding chosen for the report. Order = order of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FindingView {
    /// Id.
    pub id: String,
    /// One line.
    pub title: String,
    /// The analyst's words.
    pub text: String,
    /// How sure the analyst is: `high`, `moderate`, `low`, or empty.
    pub confidence: String,
    /// Run that it speaks of: id.
    pub run: String,
    /// Edge that it rests on, when it is one edge.
    pub edge: Option<u32>,
    /// Community that it speaks of, when it is one.
    pub community: Option<u32>,
    /// The two accounts of the edge.
    pub accounts: Vec<String>,
    /// Keys of the pairs chosen as evidence.
    pub pair_keys: Vec<String>,
    /// Who wrote it.
    pub author: String,
    /// When it was last changed.
    pub updated_at_utc: String,
}

/// A finding to be added. With `edge`, the pairs chosen are its evidence; with none, the pairs
/// marked convincing are, or the first three.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FindingAsk {
    /// One line; a neutral one is made when empty.
    pub title: String,
    /// The analyst's words.
    pub text: String,
    /// `high`, `moderate`, `low`, or empty.
    pub confidence: String,
    /// Run id.
    pub run: String,
    /// Edge.
    pub edge: Option<u32>,
    /// Community.
    pub community: Option<u32>,
    /// Pairs.
    pub pair_keys: Vec<String>,
}

/// A finding with its evidence, for the list of the report screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FindingDetail {
    /// The finding.
    pub finding: FindingView,
    /// Its pairs of posts.
    pub pairs: Vec<PairView>,
}

/// What the analyst decides about the report.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReportAsk {
    /// Run id.
    pub run: String,
    /// Print names instead of pseudonyms.
    pub names: bool,
    /// Title; a neutral one is made when empty.
    pub title: String,
    /// Question of the investigation; a neutral one is made when empty.
    pub question: String,
}

/// What the case remembers of the analyst's decisions about the report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReportCover {
    /// Title; empty = a neutral one is made.
    pub title: String,
    /// Question of the investigation; empty = a neutral one is made.
    pub question: String,
    /// Print names instead of pseudonyms.
    pub names: bool,
}

/// Something that can be exported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExportKind {
    /// `report`, `gexf`, `graphml`, `edges`, `nodes`, `pairs`, `communities`, `rejects`, ...
    pub id: String,
    /// In words.
    pub words: String,
    /// Ending of the file.
    pub ending: String,
}

/// What to export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExportAsk {
    /// Id of an [`ExportKind`].
    pub what: String,
    /// For the report; `run` is needed for all but `rejects`.
    pub report: ReportAsk,
    /// Ask where to save (the program opens a dialog); otherwise into the export folder of the case.
    pub choose_place: bool,
}

/// A picture of the network as it is seen. Its bytes travel beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PictureAsk {
    /// Run id.
    pub run: String,
    /// `png` or `svg`.
    pub format: String,
    /// Ask where to save.
    pub choose_place: bool,
}

/// A file that was written. Result of the job `export`; `null` when the user closed the dialog.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WrittenView {
    /// Number for `reveal`.
    pub file: u32,
    /// Where it is, the home folder as `~`.
    pub place: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// SHA-256, lower-case hex.
    pub sha256: String,
    /// Account ids that a pseudonymised report still contains as words.
    pub leaks: Vec<String>,
}
