//! Similarity networks, declared: who shares alike, whenever or close in time, and who is active at the
//! same times.

use super::{
    LAYERS_PARAMETER, MethodSpec, ParameterSpec, Range, Reference, THREADS, duration_words,
};
use crate::{Cosine, DetectionError, Kernel, Rhythm};

/// `Cosine::min_cosine`.
pub const MIN_COSINE: ParameterSpec = ParameterSpec {
    id: "min_cosine",
    name: "Least cosine",
    unit: "",
    range: Range::Numbers {
        min: 0.01,
        max: 1.0,
        default: &[0.9],
        max_count: 1,
    },
    text: "Two accounts are joined if the cosine of their vectors is at least this. The higher, the more alike is all that they share.",
};

/// `Cosine::nearest`.
pub const NEAREST: ParameterSpec = ParameterSpec {
    id: "nearest",
    name: "Nearest accounts",
    unit: "accounts",
    range: Range::Whole {
        min: 0,
        max: 10_000,
        default: 0,
    },
    text: "Instead of the least cosine: each account is joined to the so many accounts that are most like it. 0 switches it off.",
};

/// `Cosine::max_sharers`.
pub const MAX_SHARERS: ParameterSpec = ParameterSpec {
    id: "max_sharers",
    name: "Most accounts of an object",
    unit: "accounts",
    range: Range::Whole {
        min: 0,
        max: 1_000_000_000,
        default: 0,
    },
    text: "Objects that more accounts shared are left out; they say little and cost most. 0 leaves none out.",
};

/// `Cosine::min_objects`.
pub const MIN_OBJECTS: ParameterSpec = ParameterSpec {
    id: "min_objects",
    name: "Least objects in common",
    unit: "objects",
    range: Range::Whole {
        min: 1,
        max: 1_000_000,
        default: 1,
    },
    text: "Pairs of accounts with fewer objects in common are left out, after the others were chosen. Who shares one thing and nothing else is perfectly like everybody who does the same.",
};

/// `Kernel::decay_secs`.
pub const DECAY: ParameterSpec = ParameterSpec {
    id: "decay_secs",
    name: "Decay",
    unit: "s",
    range: Range::Numbers {
        min: 0.001,
        max: 31_622_400.0,
        default: &[60.0],
        max_count: 1,
    },
    text: "Two shares of an object so far apart weigh 0.37 of two at the same time (1/e). Shares that would weigh less than 0.001, 6.9 times as far apart, do not count. No value suits all layers; with auto, each layer gets the one of a fixed list from a second to a day whose network has the highest modularity.",
};

/// The values that `auto` tries, seconds, ascending.
pub const DECAYS_TRIED_SECS: &[f64] = &[
    1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1_800.0, 3_600.0, 10_800.0, 21_600.0,
    43_200.0, 86_400.0,
];

/// `Kernel::min_kernel_weight`.
pub const MIN_KERNEL_WEIGHT: ParameterSpec = ParameterSpec {
    id: "min_kernel_weight",
    name: "Least weight",
    unit: "",
    range: Range::Numbers {
        min: 0.0,
        max: 1e12,
        default: &[0.0],
        max_count: 1,
    },
    text: "Pairs of accounts that weigh less are left out.",
};

/// `Rhythm::bin_secs`.
pub const BIN: ParameterSpec = ParameterSpec {
    id: "bin_secs",
    name: "Bin",
    unit: "s",
    range: Range::Whole {
        min: 60,
        max: 86_400,
        default: 1_800,
    },
    text: "Length of the stretches of time in which posts are counted; the first begins at midnight UTC. The longer, the more people are active in the same ones.",
};

/// `Rhythm::min_posts`.
pub const MIN_POSTS: ParameterSpec = ParameterSpec {
    id: "min_posts",
    name: "Least posts",
    unit: "posts",
    range: Range::Whole {
        min: 1,
        max: 1_000_000,
        default: 8,
    },
    text: "Accounts with fewer posts are left out: few posts have no rhythm.",
};

/// `Rhythm::min_bins`.
pub const MIN_BINS: ParameterSpec = ParameterSpec {
    id: "min_bins",
    name: "Least bins in common",
    unit: "bins",
    range: Range::Whole {
        min: 1,
        max: 1_000_000,
        default: 4,
    },
    text: "Pairs of accounts that were both active in fewer bins are left out, after the others were chosen. Who posts everything in one half hour is perfectly like everybody who was awake in it.",
};

/// The cosine network.
pub const COSINE: MethodSpec = MethodSpec {
    id: "cosine",
    name: "Similarity of what is shared",
    question: "Which accounts shared the same selection of every {object}, whenever they did?",
    text: "Each account is a vector over the objects that at least two accounts shared; an object weighs the number of the account's shares of it times ln((1 + n) / (1 + df)) + 1, with df the accounts that shared it and n all accounts (TF-IDF). The weight of an edge is the cosine of two vectors, 0 to 1. Time plays no part. Exact.",
    caution: "A high cosine over few objects says little: look at n_objects. Accounts of one interest share alike without knowing each other; nothing here says how often chance would do that.",
    parameters: &[
        LAYERS_PARAMETER,
        MIN_COSINE,
        NEAREST,
        MIN_OBJECTS,
        MAX_SHARERS,
        THREADS,
    ],
    references: &[
        Reference {
            citation: "Pacheco, D., Hui, P.-M., Torres-Lugo, C., Truong, B. T., Flammini, A., & Menczer, F. (2021). Uncovering Coordinated Networks on Social Media: Methods and Case Studies. Proceedings of the International AAAI Conference on Web and Social Media, 15(1), 455-466.",
            doi: "10.1609/icwsm.v15i1.18075",
        },
        Reference {
            citation: "Luceri, L., Pantè, V., Burghardt, K., & Ferrara, E. (2024). Unmasking the Web of Deceit: Uncovering Coordinated Activity to Expose Information Operations on Twitter. Proceedings of the ACM Web Conference 2024, 2530-2541.",
            doi: "10.1145/3589334.3645529",
        },
    ],
};

/// The network weighted by an exponential kernel.
pub const KERNEL: MethodSpec = MethodSpec {
    id: "kernel",
    name: "Sharing close in time, without a window",
    question: "Which accounts shared the same {object} close in time?",
    text: "Every two shares of an object by two accounts weigh e^(-t/decay), t being the time between them, divided by the accounts that shared the object less one. The weight of an edge is the sum over all objects. There is no edge of a window, so that nothing hangs on a second more or less.",
    caution: "The weight is a sum, no test: busy accounts weigh more. Nothing here says how often chance would do that.",
    parameters: &[LAYERS_PARAMETER, DECAY, MIN_KERNEL_WEIGHT, THREADS],
    references: &[
        Reference {
            citation: "Newman, M. E. J. (2001). Scientific collaboration networks. II. Shortest paths, weighted networks, and centrality. Physical Review E, 64(1), 016132.",
            doi: "10.1103/PhysRevE.64.016132",
        },
        Reference {
            citation: "Iannucci, L., Muratore, E., Matakos, A., & Kivelä, M. (2025). Detecting Coordinated Activities Through Temporal, Multiplex, and Collaborative Analysis. arXiv:2512.19677.",
            doi: "10.48550/arXiv.2512.19677",
        },
    ],
};

/// The network of accounts that are active at the same times.
pub const RHYTHM: MethodSpec = MethodSpec {
    id: "rhythm",
    name: "Posting rhythm",
    question: "Which accounts were active in the same stretches of time, whatever they posted?",
    text: "Each account is a vector with its number of posts, reposts included, in every stretch of time of the whole period; the stretches lie on the clock. The weight of an edge is the cosine of two vectors, 0 to 1. A stretch in which an account was active alone makes it less like all others. Exact.",
    caution: "People of one time zone, one profession or one event are active at the same times, and accounts that post all day long are alike for no other reason: nothing here says how often chance would do that. Look at n_bins, and at what was posted.",
    parameters: &[MIN_COSINE, NEAREST, BIN, MIN_POSTS, MIN_BINS, THREADS],
    references: &[Reference {
        citation: "Pacheco, D., Hui, P.-M., Torres-Lugo, C., Truong, B. T., Flammini, A., & Menczer, F. (2021). Uncovering Coordinated Networks on Social Media: Methods and Case Studies. Proceedings of the International AAAI Conference on Web and Social Media, 15(1), 455-466.",
        doi: "10.1609/icwsm.v15i1.18075",
    }],
};

/// What was done, as sentences with values and units.
///
/// # Errors
/// A value outside its range.
pub fn describe_rhythm(asked: &Rhythm) -> Result<String, DetectionError> {
    asked.validate()?;
    Ok(format!(
        "{} The stretches have a length of {}; accounts with fewer than {} posts were left out. {} Pairs with fewer than {} stretches in common were left out. Method: after Pacheco et al. 2021 (doi:10.1609/icwsm.v15i1.18075), who weigh a stretch by TF-IDF.",
        RHYTHM.text,
        duration_words(i64::from(asked.bin_secs) * 1000),
        asked.min_posts,
        kept(asked.min_cosine, asked.nearest),
        asked.min_bins,
    ))
}

/// Which pairs were kept.
fn kept(min_cosine: f64, nearest: u32) -> String {
    match nearest {
        0 => format!("Pairs with a cosine of at least {min_cosine} were kept."),
        nearest => {
            format!("Each account was joined to the {nearest} accounts that are most like it.")
        }
    }
}

/// What was done, as sentences with values and units.
///
/// # Errors
/// A value outside its range.
pub fn describe_cosine(asked: &Cosine) -> Result<String, DetectionError> {
    asked.validate()?;
    let kept = kept(asked.min_cosine, asked.nearest);
    let left_out = match asked.max_sharers {
        0 => String::new(),
        most => format!(" Objects that more than {most} accounts shared were left out."),
    };
    let few = match asked.min_objects {
        0 | 1 => String::new(),
        least => format!(" Pairs with fewer than {least} objects in common were left out."),
    };
    Ok(format!(
        "{} {kept}{few}{left_out} Method: Pacheco et al. 2021 (doi:10.1609/icwsm.v15i1.18075), Luceri et al. 2024 (doi:10.1145/3589334.3645529).",
        COSINE.text
    ))
}

/// What was done, as sentences with values and units.
///
/// # Errors
/// A value outside its range.
pub fn describe_kernel(asked: &Kernel) -> Result<String, DetectionError> {
    asked.validate()?;
    let decay = match asked.decay_secs {
        Some(secs) => format!("The decay was {secs} s"),
        None => format!(
            "For each layer the decay was chosen among {} values from {} to {} s, as the one whose network has communities of the highest modularity (Leiden algorithm, resolution 1), of equal ones the shortest, as Iannucci et al. propose; a network that falls into many pieces has a high modularity too, so all values stand beside the one that was chosen",
            DECAYS_TRIED_SECS.len(),
            DECAYS_TRIED_SECS.first().copied().unwrap_or_default(),
            DECAYS_TRIED_SECS.last().copied().unwrap_or_default(),
        ),
    };
    Ok(format!(
        "{} {decay}; pairs of accounts with a weight of at least {} were kept. Method: after Iannucci et al. 2025 (arXiv:2512.19677) and Newman 2001 (doi:10.1103/PhysRevE.64.016132).",
        KERNEL.text, asked.min_kernel_weight
    ))
}
