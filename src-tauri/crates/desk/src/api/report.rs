//! Report screen: the chosen findings, the preview, the exports.

use serde::{Deserialize, Serialize};

use super::{NetworkFilter, PairView};

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
    /// SHA-256 of the picture that it keeps; empty when it keeps none.
    pub picture: String,
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
    /// The picture as it is on the screen, to be kept with it.
    pub picture: Option<PictureState>,
    /// A finding that is changed and has a picture keeps it, unless there is another.
    pub keep_picture: bool,
}

/// A picture of the network as it is on the screen: what it was drawn from, and what was drawn.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PictureState {
    /// `map`, `accounts` or `community`.
    pub level: String,
    /// Number of the community at that level.
    pub community: u32,
    /// The filter, with what the level adds to it.
    pub filter: NetworkFilter,
    /// What does not pass is left out, not pale.
    pub hides: bool,
    /// Names are shown.
    pub names: bool,
    /// Accounts that are selected.
    pub selected_accounts: u32,
    /// An edge is selected.
    pub selected_edge: bool,
    /// Community that is selected; 0 = none.
    pub selected_community: u32,
    /// Middle of the picture in units of the drawing, and CSS pixels a unit.
    pub camera: [f64; 3],
    /// What was drawn.
    pub scene: PictureScene,
}

/// What the size of an account in a picture says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PictureSize {
    /// Sum of the weights of its edges.
    #[default]
    Strength,
    /// How many accounts it shares an edge with.
    Neighbours,
    /// Nothing: all are alike.
    Equal,
}

/// What was drawn, in rows of whole numbers: places and sizes in tenths of a CSS pixel from the top left
/// corner, opacities in thousandths, widths of lines in hundredths. Colours: 0 grey, 1 to 12 hue of a
/// community, 13 paper, 14 raised, 15 line, 16 to 18 the inks, 19 accent, -1 none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PictureScene {
    /// Width, CSS pixels.
    pub width: u32,
    /// Height, CSS pixels.
    pub height: u32,
    /// Six each: account (on a map, community less one), x, y, radius, colour, 1 = pale.
    pub dots: Vec<i32>,
    /// Eight each: edge (on a map, tie), x, y, x, y, step of weight, colour, 1 = pale.
    pub lines: Vec<i32>,
    /// Two each: opacity and width of the lines of a step of weight.
    pub steps: Vec<i32>,
    /// Eleven each: kind and its numbers, zeros behind. 0 line: x, y, x, y, colour, opacity, width;
    /// 1 circle: x, y, radius, fill, its opacity, rim, its opacity, its width; 2 arc: x, y, radius, from,
    /// to (ten-thousandths of a turn, clockwise from twelve), colour, opacity, width; 3 rectangle: x, y,
    /// width, height, radius of corners, fill, its opacity, rim, its opacity, its width; 4 number of a
    /// community: x, y, size, weight, colour, anchor (0 start, 1 middle, 2 end), halo, number; 5 name: the
    /// same with an account.
    pub shapes: Vec<i32>,
    /// Communities in the legend.
    pub communities: Vec<u32>,
    /// The legend has communities without a hue.
    pub others: bool,
    /// What the size of an account says.
    pub size_by: PictureSize,
    /// A strength or what else it is (on a map, a number of accounts) and its radius.
    pub sizes: Vec<(u32, u32)>,
    /// A weight, its opacity, its width.
    pub weights: Vec<(u32, u32, u32)>,
    /// Accounts put where they stand by hand.
    pub pinned: u32,
    /// Dots (on a map, bubbles) within the frame, drawn or not.
    pub dots_in_view: u32,
    /// Lines that reach into the frame, drawn or not.
    pub lines_in_view: u32,
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
    /// Print the notes on accounts, edges and communities.
    pub notes: bool,
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
    /// Print the notes on accounts, edges and communities.
    pub notes: bool,
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
