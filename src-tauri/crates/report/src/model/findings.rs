//! What the run found: the network, its communities, and the posts behind every edge.

use serde::{Deserialize, Serialize};

use super::Judgement;

/// An account, as a pseudonym and (kept apart) as it is called.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountRef {
    /// Short code that stands for the account (`P-7K3QX`); always present.
    pub pseudonym: String,
    /// Account id or name as in the data; printed only with [`super::Names::Shown`].
    pub name: String,
    /// Platform, untrusted text.
    pub platform: String,
}

/// The drawn network. It may be a part of the whole: `n_accounts` and `n_edges` count the whole.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NetworkSection {
    /// Accounts drawn.
    pub nodes: Vec<NetworkNode>,
    /// Edges drawn.
    pub edges: Vec<NetworkEdge>,
    /// Accounts in the whole network.
    pub n_accounts: u64,
    /// Edges in the whole network.
    pub n_edges: u64,
    /// How it was drawn, in a sentence; empty when there is nothing to say.
    pub how_drawn: String,
}

/// One account of the drawing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NetworkNode {
    /// The account.
    pub account: AccountRef,
    /// Position, any unit, x to the right.
    pub x: f32,
    /// Position, any unit, y downwards.
    pub y: f32,
    /// Sum of the weights of its edges (area of the dot).
    pub strength: f64,
    /// Number of its community, from 1; 0 when it has none.
    pub community: u32,
    /// Whether somebody put it there by hand.
    pub pinned: bool,
}

/// One edge of the drawing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct NetworkEdge {
    /// Index into `nodes`.
    pub a: u32,
    /// Index into `nodes`.
    pub b: u32,
    /// Edge weight.
    pub weight: f64,
}

/// A community described in full.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Community {
    /// Its number, from 1 (1 = most accounts).
    pub number: u32,
    /// Accounts.
    pub n_accounts: u64,
    /// Edges between its accounts.
    pub n_edges: u64,
    /// Edges present / edges possible, 0..=1.
    pub internal_density: f64,
    /// First co-action, ms since the epoch, UTC.
    pub first_ms: Option<i64>,
    /// Last co-action, ms since the epoch, UTC.
    pub last_ms: Option<i64>,
    /// The windows of `layers`, seconds, ascending.
    pub windows_secs: Vec<f64>,
    /// Sum of edge weights per layer, one value a window.
    pub layers: Vec<LayerWeights>,
    /// Its signature.
    pub barcode: Barcode,
    /// Objects most shared, descending.
    pub objects: Vec<SharedObject>,
    /// Distinct objects in all (the list may be shorter).
    pub n_objects: u64,
    /// Members, by strength, descending.
    pub members: Vec<Member>,
    /// Strongest edges with their posts.
    pub strongest_edges: Vec<StrongEdge>,
    /// The strongest sentence that the statistics of the run allow; `None` where nothing was tested.
    pub verdict: Option<String>,
    /// What the analyst says about it, one paragraph each.
    pub notes: Vec<String>,
}

/// A community in one row.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CommunityRow {
    /// Its number, from 1.
    pub number: u32,
    /// Accounts.
    pub n_accounts: u64,
    /// Edges between its accounts.
    pub n_edges: u64,
    /// Sum of the weights of these edges.
    pub weight: f64,
    /// Edges present / edges possible, 0..=1.
    pub internal_density: f64,
    /// First co-action, ms since the epoch, UTC.
    pub first_ms: Option<i64>,
    /// Last co-action, ms since the epoch, UTC.
    pub last_ms: Option<i64>,
}

/// One layer's weight for every window.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct LayerWeights {
    /// Layer (object type).
    pub layer: String,
    /// One value a window.
    pub weights: Vec<f64>,
}

/// The co-actions of a community on the time axis.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Barcode {
    /// Co-actions, any order; the renderer merges ticks that fall on one another.
    pub ticks: Vec<Tick>,
    /// Co-actions in all (the list may be a sample).
    pub n_total: u64,
}

/// One co-action: the newer post of a pair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    /// Time of the newer post, ms since the epoch, UTC.
    pub time_ms: i64,
    /// Seconds between the two posts, >= 0.
    pub delta_secs: f64,
}

/// An object and how often the community shared it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SharedObject {
    /// Object type.
    pub object_type: String,
    /// Object id, untrusted text.
    pub object: String,
    /// Accounts of the community that shared it.
    pub n_accounts: u64,
    /// Pairs of posts it gave.
    pub n_pairs: u64,
}

/// A member of a community.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Member {
    /// The account.
    pub account: AccountRef,
    /// Sum of the weights of its edges.
    pub strength: f64,
    /// Number of its edges.
    pub degree: u32,
}

/// An edge with the posts behind it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StrongEdge {
    /// One account.
    pub a: AccountRef,
    /// The other account.
    pub b: AccountRef,
    /// Edge weight at the widest window.
    pub weight: f64,
    /// Distinct objects.
    pub n_objects: u64,
    /// Median of the seconds between the posts of a pair.
    pub median_delta_secs: Option<f64>,
    /// Pairs of posts, in the order of time.
    pub pairs: Vec<PairOfPosts>,
    /// Pairs in all (the list may be shorter).
    pub n_pairs: u64,
    /// The strongest sentence that the statistics of the run allow; `None` where nothing was tested.
    pub verdict: Option<String>,
}

/// Two posts that share an object within the window.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PairOfPosts {
    /// Layer (object type).
    pub object_type: String,
    /// Object id, untrusted text.
    pub object: String,
    /// True when account `a` of the edge made the older post.
    pub older_is_a: bool,
    /// The older post.
    pub older: PostRef,
    /// The newer post.
    pub newer: PostRef,
    /// Seconds between them, >= 0.
    pub delta_secs: f64,
    /// What the reviewer thinks of it.
    pub judged: Judgement,
}

/// Where a post is found in the source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PostRef {
    /// Time of the post, ms since the epoch, UTC.
    pub time_ms: i64,
    /// Content id as in the data; printed only with [`super::Names::Shown`].
    pub content_id: String,
    /// SHA-256 of the source file, lower-case hex; the first 8 digits are printed.
    pub source_sha256: String,
    /// Data record in that file, from 1.
    pub record: u64,
    /// Text of the post, untrusted; printed only with [`super::Names::Shown`], because a sentence is
    /// found again as easily as a name.
    pub text: Option<String>,
}
