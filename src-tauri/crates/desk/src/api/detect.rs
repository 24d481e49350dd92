//! Detect screen: the question in plain words, what it will cost, the runs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Span;

/// What to look for. Absent fields take the registry's default.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DetectAsk {
    /// Name of the run; a free one is made when empty.
    pub name: String,
    /// Object types; empty = all.
    pub layers: Vec<String>,
    /// Windows in seconds; the widest makes the network.
    pub windows_secs: Vec<f64>,
    /// Distinct objects that an edge needs.
    pub min_weight: Option<u32>,
    /// Shares that an account needs.
    pub min_participation: Option<u32>,
    /// Hashtags that a sequence of hashtags needs.
    pub min_hashtags: Option<u32>,
    /// Keep only edges whose weight is at least this quantile (0 to 1).
    pub weight_quantile: Option<f64>,
    /// All layers together are one input.
    pub fuse: Option<bool>,
    /// Keep pairs of an account with itself.
    pub keep_loops: Option<bool>,
    /// Quantile of CooRTweet's edge weights: switches its definitions on.
    pub coortweet_edge_quantile: Option<f64>,
    /// Platforms; empty = all.
    pub platforms: Vec<String>,
    /// Stretch of time; absent = all.
    pub span: Option<Span>,
    /// Whether an object shared on two platforms is one object.
    pub cross_platform: Option<bool>,
    /// Seed of communities and drawing.
    pub seed: Option<u64>,
    /// Whether edges and groups are held against chance; absent = where the estimate says that it takes
    /// under a minute.
    pub significance: Option<bool>,
    /// Largest q-value.
    pub max_q: Option<f64>,
    /// Correction for many tests.
    pub correction: Option<String>,
    /// Accounts of the smallest established group.
    pub min_group: Option<u32>,
    /// Seconds over which people's reactions to one thing spread.
    pub reaction_secs: Option<f64>,
    /// Parameters of the layers that the run makes, by their ids ([`LayerForm::parameters`]); of a layer
    /// that is not asked for, nothing is looked at.
    pub made: BTreeMap<String, f64>,
    /// Images that everybody posts, for the layer of nearly equal images; absent = the list of the case.
    pub common_images: Option<Vec<CommonImageView>>,
    /// Whether the run is repeated with something changed, so that its result says how much of it
    /// stays; absent = no.
    pub sensitivity: Option<bool>,
    /// Random parts of the data on which it is repeated, for the same.
    pub subsamples: Option<u32>,
    /// Share of the data in one of them, for the same.
    pub kept_share: Option<f64>,
    /// How the backbone is chosen that is marked, a word of the registry; absent = none is marked.
    pub backbone: Option<String>,
    /// Level of the disparity filter, for the same.
    pub backbone_alpha: Option<f64>,
}

/// The form, generated from the registry of methods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MethodForm {
    /// Id of the method.
    pub id: String,
    /// Name on screen.
    pub name: String,
    /// What it finds, in plain words.
    pub text: String,
    /// Parameters in the order of the form.
    pub parameters: Vec<ParameterForm>,
    /// Layers present in this case, most shares first.
    pub layers: Vec<LayerForm>,
    /// Platforms present in this case.
    pub platforms: Vec<String>,
    /// How exact the least exact times of this case are, in seconds, where that is not to the second:
    /// 60, 3600 or 86 400. A shorter window means nothing for them.
    pub times_exact_to_secs: Option<f64>,
    /// Published sources of the method: citation and DOI.
    pub references: Vec<ReferenceView>,
    /// How edges and groups are held against chance.
    pub significance: PartForm,
    /// Longest that the same may take where nobody said whether it is wanted, seconds.
    pub usual_judging_secs: f64,
    /// How a run is repeated with something changed.
    pub sensitivity: PartForm,
    /// How it is asked what these settings would find.
    pub power: PartForm,
    /// Which part of the network is marked as worth drawing.
    pub backbone: PartForm,
}

/// An image that everybody posts, by its perceptual hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CommonImageView {
    /// 16 or 64 hexadecimal digits.
    pub hash: String,
    /// What it shows, or why it is left out.
    pub reason: String,
}

/// The images that everybody posts, which take no part in the layer of nearly equal images.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CommonImagesView {
    /// What the analyst has put on the list of the case.
    pub own: Vec<CommonImageView>,
    /// What is on every list.
    pub always: Vec<CommonImageView>,
}

/// A part of the form that is a method of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartForm {
    /// Name on screen.
    pub name: String,
    /// What it asks, in plain words.
    pub question: String,
    /// What is done.
    pub text: String,
    /// What it cannot show.
    pub caution: String,
    /// Parameters in the order of the form.
    pub parameters: Vec<ParameterForm>,
    /// Published sources.
    pub references: Vec<ReferenceView>,
}

/// One parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ParameterForm {
    /// The field of [`DetectAsk`].
    pub id: String,
    /// Short name.
    pub name: String,
    /// Unit, empty when it has none.
    pub unit: String,
    /// `whole`, `numbers`, `optional`, `switch`, `choice`, `names`.
    pub kind: String,
    /// Smallest value.
    pub min: Option<f64>,
    /// Largest value.
    pub max: Option<f64>,
    /// Default: numbers (0 or 1 for a switch).
    pub default: Vec<f64>,
    /// Words of a choice.
    pub options: Vec<String>,
    /// Most values at a time.
    pub max_count: u32,
    /// Help: what it does and what a larger or smaller value means.
    pub text: String,
}

/// A layer that the case has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerForm {
    /// Object type.
    pub id: String,
    /// Name on screen.
    pub name: String,
    /// The noun in a question ("link").
    pub object: String,
    /// The question.
    pub question: String,
    /// What counts as one object.
    pub text: String,
    /// Shares in the case.
    pub shares: u64,
    /// Whether it is compared when no layer is named.
    pub is_usual: bool,
    /// Whether its objects are made by the run: `shares` is then the number of posts that are looked at,
    /// and pairs are not counted beforehand.
    pub is_made: bool,
    /// How it is made: parameters in the order of the form.
    pub parameters: Vec<ParameterForm>,
}

/// A published source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReferenceView {
    /// Authors, year, title.
    pub citation: String,
    /// DOI without resolver.
    pub doi: String,
}

/// What a run would cost. The count is exact, the time an estimate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Estimate {
    /// Shares compared.
    pub n_shares: u64,
    /// Pairs of posts within the widest window, all layers.
    pub n_pairs: u64,
    /// Pairs by layer at every window (ascending).
    pub by_layer: Vec<LayerPairs>,
    /// Estimated seconds of the run on this computer.
    pub seconds: f64,
    /// The method in words, as the report will print it.
    pub method: String,
}

/// Which window to take, before a run.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WindowAdviceView {
    /// Pairs by layer at every window that was asked for (ascending): the curve.
    pub by_layer: Vec<LayerPairs>,
    /// One suggestion a layer; where there are several, one for all of them together comes first.
    /// Layers without an object that was shared twice have none.
    pub suggestions: Vec<SuggestedWindowView>,
    /// Whose rule it is, and what a suggestion does not say.
    pub about: String,
}

/// A suggested window and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SuggestedWindowView {
    /// The layer; absent = all of them together.
    pub layer: Option<String>,
    /// Seconds; never below what the times can tell apart.
    pub window_secs: f64,
    /// The reason, a sentence or two.
    pub reason: String,
}

/// Pairs of one layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerPairs {
    /// Layer.
    pub layer: String,
    /// Pairs within each window, ascending.
    pub pairs: Vec<u64>,
}

/// A run in figures. Result of the job `detect`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RunView {
    /// Id of the run, stable.
    pub run_id: String,
    /// Its name.
    pub name: String,
    /// The name is the one that the question gives, in English: the analyst gave none.
    pub name_is_made: bool,
    /// What was asked, every default filled in.
    pub ask: DetectAsk,
    /// When it finished.
    pub finished_at_utc: String,
    /// Layers compared.
    pub layers: Vec<String>,
    /// Windows, ascending.
    pub windows_secs: Vec<f64>,
    /// Shares compared.
    pub n_shares: u64,
    /// Accounts among them.
    pub n_accounts_compared: u64,
    /// Objects among them.
    pub n_objects_compared: u64,
    /// First share compared.
    pub first_ms: Option<i64>,
    /// Last share compared.
    pub last_ms: Option<i64>,
    /// Pairs of posts within the widest window, before any limit: there may be some where no edge is.
    pub n_pairs_within: u64,
    /// Pairs of posts behind the edges.
    pub n_pairs: u64,
    /// Accounts in the network.
    pub n_accounts: u64,
    /// Edges.
    pub n_edges: u64,
    /// Components.
    pub n_components: u64,
    /// Communities.
    pub n_communities: u64,
    /// Modularity, resolution 1.
    pub modularity: f64,
    /// Seed.
    pub seed: u64,
    /// When nothing passed: pairs of accounts that would pass at lower limits, as (min_weight, edges),
    /// descending by min_weight, at most 3.
    pub lower: Vec<LowerLimit>,
    /// What chance says of it; absent when the run was not held against it.
    pub judged: Option<JudgedView>,
    /// The backbone, where one was asked for.
    pub backbone: Option<BackboneView>,
    /// What must be known before a figure is believed.
    pub warnings: Vec<String>,
}

/// The part of a network that is worth drawing: for a picture, not evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BackboneView {
    /// Edges in it.
    pub n_edges: u64,
    /// Accounts at their ends.
    pub n_accounts: u64,
    /// How it was chosen, and what it does not say.
    pub method: String,
}

/// A judged run in figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct JudgedView {
    /// Pairs of accounts that could have been joined: the hypotheses.
    pub n_pairs_admissible: u64,
    /// Edges that activity does not explain.
    pub n_edges_beyond_activity: u64,
    /// Edges that a common cause does not explain either.
    pub n_edges_beyond_both: u64,
    /// Of them, those in an established group.
    pub n_edges_established: u64,
    /// Established groups.
    pub n_groups: u64,
    /// Their accounts, also those without an edge in the network.
    pub n_accounts_established: u64,
    /// Communities of which at least half belong to one of them.
    pub n_communities_established: u64,
}

/// How many edges a lower limit would give.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LowerLimit {
    /// Distinct objects that an edge would need.
    pub min_weight: u32,
    /// Edges that pass.
    pub n_edges: u64,
}
