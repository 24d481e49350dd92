//! What a result is worth: how much of it stays, what would have been missed; and what is alike.

use serde::{Deserialize, Serialize};

/// A figure of several repetitions; of one, three times the same.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SpreadView {
    /// Least.
    pub low: f64,
    /// Median.
    pub middle: f64,
    /// Most.
    pub high: f64,
}

/// What became of a run when something was changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StabilityView {
    /// What was changed, in words.
    pub change: String,
    /// How often the run was repeated with this kind of change.
    pub n_repetitions: u64,
    /// Edges.
    pub n_edges: Option<SpreadView>,
    /// Share of the run's edges that stay.
    pub edges_kept: Option<SpreadView>,
    /// Share of the run's accounts that stay.
    pub accounts_kept: Option<SpreadView>,
    /// Adjusted Rand index of the communities, over the accounts of both networks.
    pub agreement_in_both: Option<SpreadView>,
    /// The same over the accounts of either.
    pub agreement_in_either: Option<SpreadView>,
    /// Share of the accounts in established groups that stay; absent where chance was not asked.
    pub established_kept: Option<SpreadView>,
}

/// Which groups are planted into a copy of the data of a run. Absent fields take the registry's default.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PowerAsk {
    /// Run id.
    pub run: String,
    /// Accounts of a group.
    pub group_size: Option<u32>,
    /// Objects that all of them share.
    pub events: Option<u32>,
    /// Seconds within which they share one.
    pub spread_secs: Option<f64>,
    /// Groups, each planted alone.
    pub trials: Option<u32>,
    /// Seed of planting.
    pub seed: Option<u64>,
}

/// A share with its interval of Wilson at 95 %.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RateView {
    /// Groups found.
    pub found: u64,
    /// Groups planted.
    pub trials: u64,
    /// Share of groups found.
    pub share: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// How often planted groups were found. Result of the job `power`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PowerView {
    /// The question with every default filled in.
    pub ask: PowerAsk,
    /// All members in one community.
    pub network_all: RateView,
    /// At least half of the members in one community.
    pub network_half: RateView,
    /// All members in one established group; absent where chance was not asked.
    pub established_all: Option<RateView>,
    /// At least half of them in one.
    pub established_half: Option<RateView>,
    /// At least half in one community of the data as it is, without acting together.
    pub before: RateView,
    /// Median size of the communities in which at least half were found.
    pub community_size: Option<u64>,
    /// What that is worth, in sentences.
    pub worth: String,
    /// What must be known before that is believed.
    pub warnings: Vec<String>,
}

/// The variants of one object of a layer of what is alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct VariantsView {
    /// The layer.
    pub layer: String,
    /// Posts in the cluster.
    pub n_posts: u64,
    /// Accounts that posted them.
    pub n_accounts: u64,
    /// First post.
    pub first_ms: i64,
    /// Last post.
    pub last_ms: i64,
    /// Different texts or hashes in it; more than the list where that is cut.
    pub n_variants: u64,
    /// The texts or hashes, the most frequent first.
    pub variants: Vec<VariantView>,
}

/// One text or one hash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct VariantView {
    /// The text as it was compared, or the hash.
    pub text: String,
    /// Posts with it.
    pub n_posts: u64,
    /// Accounts that posted them.
    pub n_accounts: u64,
    /// First post with it.
    pub first_ms: i64,
    /// Who posted that.
    pub first_account: String,
    /// Its id.
    pub first_content: String,
    /// Similarity to the most frequent one, 0 to 1.
    pub similarity: f64,
    /// Bits that differ, of hashes.
    pub distance_bits: Option<u32>,
    /// What was changed from the most frequent text; empty for that text itself and for hashes.
    pub changes: Vec<ChangedPart>,
}

/// A part of a text against the most frequent one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChangedPart {
    /// `kept`, `removed`, `added`.
    pub kind: String,
    /// The words.
    pub text: String,
}
