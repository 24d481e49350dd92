//! Network screen: filters, tables, cards. The network itself travels as bytes (see `crate::wire`).

use serde::{Deserialize, Serialize};

use super::{Barcode, ObjectName, ReviewState, Span};

/// Which part of a network is looked at. Everything absent or empty = all of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NetworkFilter {
    /// Edge weight at least (pairs of posts, in the window and layers chosen below).
    pub min_weight: Option<u32>,
    /// Distinct objects at least.
    pub min_objects: Option<u32>,
    /// Only pairs within this window: one of the run's `windows_secs`.
    pub window_secs: Option<f64>,
    /// Only these layers.
    pub layers: Vec<String>,
    /// Only edges inside these communities.
    pub communities: Vec<u32>,
    /// Only edges of which a pair (its newer post) falls into this stretch of time. Beyond eight
    /// million pairs: whose time from first to last pair overlaps it.
    pub span: Option<Span>,
    /// Only accounts whose id or name contains this text, and their edges.
    pub text: Option<String>,
    /// Only edges at this rung or higher; a run that was not held against chance has none.
    pub min_rung: Option<u32>,
    /// Only edges whose q-value (activity null) is at most this.
    pub max_q: Option<f64>,
    /// Only edges that bear one of these tags, or whose pair, account or community does, or of which a
    /// pair shares an object that does.
    pub tags: Vec<String>,
    /// Only edges whose review stands so.
    pub review: Option<ReviewState>,
    /// Only edges between accounts of this core or a higher one (cores of the whole run).
    pub min_core: Option<u32>,
    /// Only edges in components of at least so many accounts (components of the whole run).
    pub min_component: Option<u32>,
    /// Only edges between accounts of these platforms.
    pub platforms: Vec<String>,
    /// Only edges of which a pair (in the window and layers chosen above) shares this object.
    pub object: Option<ObjectName>,
    /// Only edges of the backbone; a run for which none was asked has none.
    pub backbone: bool,
}

/// How far a drawing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum DrawingState {
    /// The accounts are on their way.
    Settling,
    /// They stand where the seed and the pins put them.
    Settled,
    /// They stand where they were when somebody stopped it.
    Stopped,
}

/// An account with a place of its own in the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PinnedPlace {
    /// Number of the account.
    pub node: u32,
    /// To the right, in units of the positions.
    pub x: f32,
    /// As the positions count it.
    pub y: f32,
}

/// How the network of a run is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DrawingView {
    /// How far it is.
    pub state: DrawingState,
    /// Job that lets it settle; 0 when none does.
    pub job: u32,
    /// How far it is or was when it was stopped, percent.
    pub percent: u32,
    /// Seed of the start positions.
    pub seed: u64,
    /// Seed that the run came with.
    pub run_seed: u64,
    /// Whether accounts were pinned or released since the others settled.
    pub behind: bool,
    /// Accounts with places of their own, by number.
    pub pinned: Vec<PinnedPlace>,
}

/// What a filter can choose from in a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FilterForm {
    /// Highest core number.
    pub max_core: u32,
    /// Accounts of the smallest component.
    pub smallest_component: u32,
    /// Accounts of the largest component.
    pub largest_component: u32,
    /// Platforms and their accounts in the network, most accounts first.
    pub platforms: Vec<PlatformCount>,
}

/// A platform and how many accounts of the network it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PlatformCount {
    /// Platform; empty when the source names none.
    pub platform: String,
    /// Accounts.
    pub n_accounts: u32,
}

/// How much of a run passes a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FilterCount {
    /// Accounts that pass.
    pub n_accounts: u64,
    /// Edges that pass.
    pub n_edges: u64,
}

/// What of a table is wanted: `nodes`, `edges` or `communities`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TableAsk {
    /// Run id.
    pub run: String,
    /// `nodes`, `edges` or `communities`.
    pub table: String,
    /// Same filter as the picture.
    pub filter: NetworkFilter,
    /// Column to sort by; empty = order of the run.
    pub sort: String,
    /// Largest first.
    pub descending: bool,
    /// Rows to skip.
    pub offset: u64,
    /// Rows wanted, at most 500.
    pub limit: u32,
}

/// Which part of a table is copied as CSV.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CopyAsk {
    /// The table with its filter and order; its page is not looked at.
    pub ask: TableAsk,
    /// Columns in their order: fields of the row, and `expected`, `q`, `p` of an edge.
    pub columns: Vec<String>,
    /// Only these rows (numbers of accounts, edges or communities), as far as they pass the filter;
    /// empty = all that pass.
    pub only: Vec<u32>,
}

/// Rows of a table as CSV that runs nothing in a spreadsheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CopiedTable {
    /// Names of the columns, then the rows in the order of the table.
    pub csv: String,
    /// Rows copied, at most 50 000.
    pub n_rows: u64,
    /// Rows that were asked for and pass the filter.
    pub matching: u64,
}

/// A page of accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NodePage {
    /// Rows in the table.
    pub total: u64,
    /// Rows that pass the filter.
    pub matching: u64,
    /// This page.
    pub rows: Vec<NodeRow>,
}

/// An account of the network. Sort columns are its fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NodeRow {
    /// Number of the account in the network, from 0.
    pub node: u32,
    /// Id.
    pub account_id: String,
    /// Name shown by the platform; empty when unknown.
    pub display_name: String,
    /// Platform.
    pub platform: String,
    /// Community, from 1.
    pub community: u32,
    /// Neighbours (in the whole run).
    pub degree: u32,
    /// Sum of edge weights.
    pub strength: u64,
    /// Core number.
    pub core: u32,
    /// Shares in the layers compared.
    pub n_shares: u32,
    /// Rung it reaches; absent when the run was not held against chance.
    pub rung: Option<u32>,
}

/// A page of edges.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EdgePage {
    /// Rows in the table.
    pub total: u64,
    /// Rows that pass the filter.
    pub matching: u64,
    /// This page.
    pub rows: Vec<EdgeRow>,
}

/// An edge. Sort columns are its fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EdgeRow {
    /// Number of the edge in the run, from 0.
    pub edge: u32,
    /// One end: number of the account.
    pub from: u32,
    /// The other end.
    pub to: u32,
    /// Id of one end.
    pub from_id: String,
    /// Id of the other end.
    pub to_id: String,
    /// Pairs of posts (in the window and layers of the filter).
    pub weight: u64,
    /// Distinct objects (in the window and layers of the filter).
    pub n_objects: u32,
    /// Layers that have pairs.
    pub n_layers: u32,
    /// Median seconds between the posts of a pair (whole edge).
    pub median_time_delta: f64,
    /// Community of both ends; 0 = between two communities.
    pub community: u32,
    /// First share of a pair.
    pub first_ms: i64,
    /// Last share of a pair.
    pub last_ms: i64,
    /// Judgement of the whole edge: `convincing`, `unclear`, `innocent`, or empty.
    pub mark: String,
    /// Pairs judged so far.
    pub n_marked_pairs: u32,
    /// What chance says of it (the whole edge, over all layers that count); absent for a loop, and when
    /// the run was not held against chance. Sorted by as `expected`, `q`, `rung`.
    pub chance: Option<EdgeChance>,
}

/// What chance says of an edge. Probabilities are decimal numbers as text: they can be smaller than a
/// double.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EdgeChance {
    /// Objects over which the two would meet if only their activity brought them together.
    pub expected: f64,
    /// p-value under that.
    pub p: String,
    /// The same, corrected for all pairs of accounts.
    pub q: String,
    /// Objects over which they would meet if both only reacted to the same things; absent where activity
    /// explains enough.
    pub common_cause_expected: Option<f64>,
    /// q-value under that; empty where activity explains enough.
    pub common_cause_q: String,
    /// Rung: 1 similarity, 2 coordination statistically established.
    pub rung: u32,
    /// The strongest sentence that the rung allows.
    pub sentence: String,
}

/// All communities that pass.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CommunityRow {
    /// Number, from 1.
    pub community: u32,
    /// Members.
    pub n_accounts: u32,
    /// Edges inside.
    pub n_edges: u64,
    /// Pairs of posts behind them.
    pub weight: u64,
    /// Edges inside as a share of all possible ones, 0 to 1.
    pub density: f64,
    /// Median over its edges of the median seconds.
    pub median_time_delta: f64,
    /// First share of a pair.
    pub first_ms: i64,
    /// Last share of a pair.
    pub last_ms: i64,
    /// Co-actions over time.
    pub barcode: Barcode,
    /// Rung it reaches; absent when the run was not held against chance.
    pub rung: Option<u32>,
}

/// A found account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchHit {
    /// Number of the account.
    pub node: u32,
    /// Id.
    pub account_id: String,
    /// Name shown by the platform.
    pub display_name: String,
    /// Community.
    pub community: u32,
    /// Strength.
    pub strength: u64,
}

/// Everything about one account of the network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AccountCard {
    /// Row of the account.
    pub row: NodeRow,
    /// First share in the case.
    pub first_seen_ms: i64,
    /// Last share in the case.
    pub last_seen_ms: i64,
    /// Shares by hour of the week in UTC, Monday 0 h first: 168 numbers.
    pub hours_utc: Vec<u32>,
    /// Its shares over the time of the run.
    pub barcode: Barcode,
    /// Strongest neighbours, at most 50.
    pub neighbours: Vec<Neighbour>,
    /// Fields of its newest record in the source, by column: profile, creation date, followers...
    pub profile: Vec<FieldView>,
    /// Source of the profile.
    pub source_name: String,
    /// Record of the profile.
    pub record: u64,
    /// Objects it shared in pairs most often, at most 10.
    pub top_objects: Vec<CountOfObject>,
}

/// A neighbour of an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Neighbour {
    /// Number of the edge.
    pub edge: u32,
    /// Number of the neighbour.
    pub node: u32,
    /// Its id.
    pub account_id: String,
    /// Its name.
    pub display_name: String,
    /// Edge weight.
    pub weight: u64,
    /// Distinct objects.
    pub n_objects: u32,
}

/// Everything about one community.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CommunityCard {
    /// Its row.
    pub row: CommunityRow,
    /// Members by strength, at most 50.
    pub members: Vec<NodeRow>,
    /// Objects of its pairs, most pairs first, at most 20.
    pub top_objects: Vec<CountOfObject>,
    /// Pairs by layer.
    pub by_layer: Vec<CountOfObject>,
}

/// An object (or a layer, then `object_id` is empty) and how many pairs of posts rest on it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CountOfObject {
    /// Type.
    pub object_type: String,
    /// Id.
    pub object_id: String,
    /// Pairs of posts.
    pub n_pairs: u64,
    /// Accounts.
    pub n_accounts: u32,
    /// Tags of the object.
    pub tags: Vec<String>,
    /// Notes on the object.
    pub n_notes: u32,
}

/// A field of a raw record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FieldView {
    /// Column.
    pub name: String,
    /// Value as in the file.
    pub value: String,
    /// Role of the column in the import; empty when it has none.
    pub role: String,
}

/// Co-actions of the whole run over time, for the brush.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RunBarcodes {
    /// All pairs of the run.
    pub all: Barcode,
    /// By community, in order of number; at most the 200 first.
    pub communities: Vec<Barcode>,
    /// Whether a stretch of time filters edges by each of their pairs; with too many pairs it goes by
    /// their first and last one only.
    pub edges_timed: bool,
}
