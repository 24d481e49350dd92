//! The methods as data: what forms, command line, validation and reports read.
//!
//! Each method is declared once; defaults and ranges of [`crate::Params`] come from here.

mod alike;
mod backbone;
mod describe;
mod fast_repost;
mod layers;
mod power;
mod sensitivity;
mod significance;
mod similarity;
mod toolkit;
mod windows;

pub use alike::{
    IMAGE_DISTANCE, IMAGE_DISTANCE_256, MIN_CHARACTERS, SHINGLE, SIMILAR_IMAGE, SIMILAR_TEXT,
    SIMILARITY, describe_similar_image, describe_similar_text,
};
pub use backbone::{BACKBONE, BACKBONE_ALPHA, BACKBONES, describe_backbone};
pub use describe::{describe, duration_words};
pub use fast_repost::{FAST_REPOST, FAST_REPOST_SECS, describe_fast_repost};
pub use layers::{
    FAST_REPOST_LAYER, LAYERS, LayerSpec, SEQUENCE_LAYER, SIMILAR_IMAGE_LAYER, SIMILAR_TEXT_LAYER,
    layer, repeating_layers, usual_layers,
};
pub use power::{EVENTS, GROUP_SIZE, POWER, SPREAD, TRIALS, describe_power};
pub use sensitivity::{KEPT_SHARE, SENSITIVITY, SUBSAMPLES, describe_sensitivity};
pub use significance::{
    CORRECTION, MAX_Q, MIN_GROUP, REACTION, SIGNIFICANCE, describe_significance,
};
pub use similarity::{
    BIN, COSINE, DECAY, DECAYS_TRIED_SECS, KERNEL, MAX_SHARERS, MIN_BINS, MIN_COSINE,
    MIN_KERNEL_WEIGHT, MIN_OBJECTS, MIN_POSTS, NEAREST, RHYTHM, describe_cosine, describe_kernel,
    describe_rhythm,
};
pub use toolkit::{JACCARD, MENTIONS_ALONE, TOOLKIT, TOOLKIT_LAYERS};
pub use windows::WINDOW_SUGGESTION;

use serde::Serialize;

/// A published source of a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// Authors, year, title, journal.
    pub citation: &'static str,
    /// Digital object identifier, without a resolver in front.
    pub doi: &'static str,
}

/// Which values a parameter may take.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Range {
    /// A whole number.
    Whole {
        /// Smallest value.
        min: u64,
        /// Largest value.
        max: u64,
        /// Value unless given.
        default: u64,
    },
    /// One or several numbers.
    Numbers {
        /// Smallest value.
        min: f64,
        /// Largest value.
        max: f64,
        /// Values unless given.
        default: &'static [f64],
        /// Most values at a time.
        max_count: usize,
    },
    /// A number that may be absent.
    Optional {
        /// Smallest value.
        min: f64,
        /// Largest value.
        max: f64,
    },
    /// Yes or no.
    Switch {
        /// Value unless given.
        default: bool,
    },
    /// One of some words.
    Choice {
        /// The words.
        options: &'static [&'static str],
        /// Value unless given.
        default: &'static str,
    },
    /// Names that the data decides; empty means all.
    Names,
}

/// One parameter of a method.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ParameterSpec {
    /// The field of [`crate::Params`].
    pub id: &'static str,
    /// Short name on screen.
    pub name: &'static str,
    /// Unit of the value, empty if it has none.
    pub unit: &'static str,
    /// Allowed values and the default.
    pub range: Range,
    /// Help: what it does and what a larger or smaller value means.
    pub text: &'static str,
}

impl ParameterSpec {
    /// Its flag on the command line, without the dashes: the id without the unit, one word for one value
    /// of a list.
    pub fn flag(&self) -> String {
        let id = match self.id {
            "layers" => "layer",
            "windows_secs" => "window",
            "memory_bytes" => "memory",
            id => id.strip_suffix("_secs").unwrap_or(id),
        };
        id.replace('_', "-")
    }
}

/// One method.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MethodSpec {
    /// Stable id.
    pub id: &'static str,
    /// Name on screen.
    pub name: &'static str,
    /// What it asks, `{object}` being the noun of a layer.
    pub question: &'static str,
    /// What it does, in a few sentences.
    pub text: &'static str,
    /// What it cannot show.
    pub caution: &'static str,
    /// Parameters in the order of a form.
    pub parameters: &'static [ParameterSpec],
    /// Sources.
    pub references: &'static [Reference],
}

/// `Params::layers`.
pub const LAYERS_PARAMETER: ParameterSpec = ParameterSpec {
    id: "layers",
    name: "Layers",
    unit: "",
    range: Range::Names,
    text: "The kinds of objects to look at. Each layer is examined by itself; none named means all that the data has.",
};

/// `Params::fuse`.
pub const FUSE: ParameterSpec = ParameterSpec {
    id: "fuse",
    name: "Fuse layers",
    unit: "",
    range: Range::Switch { default: false },
    text: "Treats all selected layers as one input: participation and the minimum weight count over all of them together.",
};

/// `Params::windows_secs`. Up to 366 days, 16 at a time.
pub const WINDOWS: ParameterSpec = ParameterSpec {
    id: "windows_secs",
    name: "Time windows",
    unit: "s",
    range: Range::Numbers {
        min: 0.0,
        max: 31_622_400.0,
        default: &[60.0],
        max_count: 16,
    },
    text: "How far apart two shares of the same object may be, the bound included. The widest window makes the network; every edge also carries its figures for the narrower ones. Fractions of a second are allowed, to the millisecond.",
};

/// `Params::min_participation`.
pub const MIN_PARTICIPATION: ParameterSpec = ParameterSpec {
    id: "min_participation",
    name: "Minimum participation",
    unit: "shares",
    range: Range::Whole {
        min: 0,
        max: 1_000_000,
        default: 2,
    },
    text: "An account needs this many shares, and this many shares by posts that have a partner within the window. A pair stays if one of its two sides reaches it. 0 or 1 switches the rule off.",
};

/// `Params::min_hashtags`. The least is what an import makes a sequence of.
pub const MIN_HASHTAGS: ParameterSpec = ParameterSpec {
    id: "min_hashtags",
    name: "Shortest hashtag sequence",
    unit: "hashtags",
    range: Range::Whole {
        min: 3,
        max: 100,
        default: 5,
    },
    text: "With the layer hashtag_sequence: a row of hashtags needs this many to take part. Short rows of popular hashtags recur by chance and by habit; long ones hardly do.",
};

/// `Params::min_weight`.
pub const MIN_WEIGHT: ParameterSpec = ParameterSpec {
    id: "min_weight",
    name: "Minimum weight",
    unit: "objects",
    range: Range::Whole {
        min: 1,
        max: 1_000_000,
        default: 2,
    },
    text: "Two accounts are joined if they met over at least this many different objects at the widest window, in at least one layer (in all layers together when fused). Meeting once is chance; the higher, the fewer and the more telling the edges.",
};

/// `Params::weight_quantile`.
pub const WEIGHT_QUANTILE: ParameterSpec = ParameterSpec {
    id: "weight_quantile",
    name: "Weight quantile",
    unit: "",
    range: Range::Optional { min: 0.0, max: 1.0 },
    text: "Keeps only edges whose weight is at least this type-7 quantile of the weights of all edges that reach the minimum weight.",
};

/// `Params::keep_loops`.
pub const KEEP_LOOPS: ParameterSpec = ParameterSpec {
    id: "keep_loops",
    name: "Keep loops",
    unit: "",
    range: Range::Switch { default: false },
    text: "Also counts pairs of an account with itself, of a post with itself and with the original post.",
};

/// `Params::compat`; the quantile is that of its `edge_quantile`.
pub const COMPAT: ParameterSpec = ParameterSpec {
    id: "compat",
    name: "Compatibility",
    unit: "",
    range: Range::Choice {
        options: &["none", "coortweet", "toolkit"],
        default: "none",
    },
    text: "coortweet: the numbers of CooRTweet 2.1.3, its known defects included, to compare with published results. No edge is filtered. toolkit: a directed network of the Coordination Network Toolkit, without its known defects; zwerm run only.",
};

/// `Compat::Coortweet::edge_quantile`.
pub const EDGE_QUANTILE: ParameterSpec = ParameterSpec {
    id: "edge_quantile",
    name: "Edge weight quantile",
    unit: "",
    range: Range::Optional { min: 0.0, max: 1.0 },
    text: "CooRTweet's edge_weight: edges strictly above this type-7 quantile of all weights carry the flag weight_threshold.",
};

/// `Params::memory_bytes`. Default 2 GiB.
pub const MEMORY: ParameterSpec = ParameterSpec {
    id: "memory_bytes",
    name: "Memory budget",
    unit: "bytes",
    range: Range::Whole {
        min: 1 << 20,
        max: 1 << 46,
        default: 2 << 30,
    },
    text: "For the network and the counters, beyond the loaded shares and about 60 bytes a row for sorting. The result does not depend on it; if the network itself does not fit, the run says what it would need.",
};

/// `Params::threads`.
pub const THREADS: ParameterSpec = ParameterSpec {
    id: "threads",
    name: "Threads",
    unit: "",
    range: Range::Whole {
        min: 0,
        max: 1024,
        default: 0,
    },
    text: "Worker threads; 0 means one for each processor. The result does not depend on it.",
};

/// The pair sweep: accounts that shared the same object within a time window.
pub const PAIR_SWEEP: MethodSpec = MethodSpec {
    id: "pair-sweep",
    name: "Co-sharing within a time window",
    question: "Which accounts shared the same {object} within the time window, again and again?",
    text: "Every two shares of the same object within the window form a pair. Accounts are joined by an edge when they have pairs; its weight is the number of pairs, and it counts the different objects, the posts of either side and the time between the shares.",
    caution: "An edge is an indicator, not a proof: busy accounts meet by chance, and people who follow the same source react to it at the same time. Read the posts behind an edge.",
    parameters: &[
        LAYERS_PARAMETER,
        FUSE,
        WINDOWS,
        MIN_PARTICIPATION,
        MIN_HASHTAGS,
        MIN_WEIGHT,
        WEIGHT_QUANTILE,
        KEEP_LOOPS,
        COMPAT,
        EDGE_QUANTILE,
        MEMORY,
        THREADS,
    ],
    references: &[
        Reference {
            citation: "Righetti, N., & Balluff, P. (2025). CooRTweet: A Generalized R Software for Coordinated Network Detection. Computational Communication Research, 7(1).",
            doi: "10.5117/CCR2025.1.7.RIGH",
        },
        Reference {
            citation: "Giglietto, F., Righetti, N., Rossi, L., & Marino, G. (2020). It takes a village to manipulate the media: coordinated link sharing behavior during 2018 and 2019 Italian elections. Information, Communication & Society, 23(6), 867-891.",
            doi: "10.1080/1369118X.2020.1739732",
        },
    ],
};

/// All methods.
pub const METHODS: &[MethodSpec] = &[
    PAIR_SWEEP,
    SIGNIFICANCE,
    SIMILAR_TEXT,
    SIMILAR_IMAGE,
    FAST_REPOST,
    COSINE,
    KERNEL,
    RHYTHM,
    TOOLKIT,
    WINDOW_SUGGESTION,
    SENSITIVITY,
    BACKBONES,
    POWER,
];

/// The layers that a run makes, each with the method that makes it.
pub const MADE_LAYERS: &[(&str, MethodSpec)] = &[
    (SIMILAR_TEXT_LAYER, SIMILAR_TEXT),
    (SIMILAR_IMAGE_LAYER, SIMILAR_IMAGE),
    (FAST_REPOST_LAYER, FAST_REPOST),
];

/// How the layers that a run makes were made, a paragraph each, with values and units.
///
/// # Errors
/// A value outside its range.
pub fn describe_made(asked: &crate::Alike) -> Result<Vec<String>, crate::DetectionError> {
    let text = asked.text.as_ref().map(describe_similar_text);
    let image = asked.image.as_ref().map(describe_similar_image);
    let repost = asked.fast_repost.as_ref().map(describe_fast_repost);
    [text, image, repost].into_iter().flatten().collect()
}

/// The method of an id.
pub fn method(id: &str) -> Option<&'static MethodSpec> {
    METHODS.iter().find(|method| method.id == id)
}
