//! Significance as data: what chance is asked, with which parameters, after whom.

use super::{MethodSpec, ParameterSpec, Range, Reference, duration_words};
use crate::{Correction, DetectionError, Significance};

/// `Significance::max_q`.
pub const MAX_Q: ParameterSpec = ParameterSpec {
    id: "max_q",
    name: "Largest q-value",
    unit: "",
    range: Range::Numbers {
        min: 1e-12,
        max: 0.5,
        default: &[0.01],
        max_count: 1,
    },
    text: "What counts as established: the expected share of false discoveries among the edges that do. The smaller, the fewer and the safer.",
};

/// `Significance::correction`.
pub const CORRECTION: ParameterSpec = ParameterSpec {
    id: "correction",
    name: "Correction for many tests",
    unit: "",
    range: Range::Choice {
        options: &["benjamini-hochberg", "benjamini-yekutieli"],
        default: "benjamini-hochberg",
    },
    text: "How q-values are made of p-values. benjamini-hochberg holds for independent and positively dependent tests, benjamini-yekutieli for any dependence, at a price.",
};

/// `Significance::min_group`.
pub const MIN_GROUP: ParameterSpec = ParameterSpec {
    id: "min_group",
    name: "Smallest group",
    unit: "accounts",
    range: Range::Whole {
        min: 4,
        max: 1_000_000,
        default: 4,
    },
    text: "An established group has at least this many accounts.",
};

/// `Significance::reaction_secs`.
pub const REACTION: ParameterSpec = ParameterSpec {
    id: "reaction_secs",
    name: "Reaction time",
    unit: "s",
    range: Range::Numbers {
        min: 0.001,
        max: 86_400.0,
        default: &[60.0],
        max_count: 1,
    },
    text: "Reactions of people to one thing spread over at least this time. Who acts together more closely is a group; who acts together less closely is taken for people who react. A larger value finds slower groups, and takes people who react faster than it for one.",
};

/// Edges and groups held against chance.
pub const SIGNIFICANCE: MethodSpec = MethodSpec {
    id: "significance",
    name: "Significance of edges and groups",
    question: "Which accounts shared the same {object} together more often than activity and common causes explain?",
    text: "Two innocent explanations are tried on every edge, at the widest window, over the layers that do not merely repeat another one (web sites beside links, hashtags in a row beside hashtags). Activity: busy accounts meet by chance; the expected number of meetings is the larger one of the bipartite configuration model with both degree sequences and of a permutation of the accounts among shares of like popularity and time. Common cause: both react, each alone, to the same things; given the objects that both shared, their meetings are compared with their own reaction times, everybody's, and flare-ups of the object. Both are corrected over all pairs of accounts that could have been tested, met or not. Groups are the components of edges that neither explains, grown by accounts that pass both against the group as a whole. A community reaches rung 2 when at least half of it belongs to one such group and its weight, density and synchrony are reached by at most 1 % of 999 random groups of like activity.",
    caution: "Rung 2 says that chance, activity and a common cause do not explain the meetings. It does not say who operates the accounts, why they act together, or that they are not what they claim to be: fan clubs, editorial offices and campaigns coordinate openly. Where an object's publication is unknown, its first share stands in, so accounts that repost one feed after a fixed delay can look coordinated. An edge or account at rung 1 is not cleared: quiet or slow groups can be missed.",
    parameters: &[MAX_Q, CORRECTION, MIN_GROUP, REACTION],
    references: &[
        Reference {
            citation: "Saracco, F., Di Clemente, R., Gabrielli, A., & Squartini, T. (2015). Randomizing bipartite networks: the case of the World Trade Web. Scientific Reports, 5, 10595.",
            doi: "10.1038/srep10595",
        },
        Reference {
            citation: "Benjamini, Y., & Hochberg, Y. (1995). Controlling the False Discovery Rate: A Practical and Powerful Approach to Multiple Testing. Journal of the Royal Statistical Society B, 57(1), 289-300.",
            doi: "10.1111/j.2517-6161.1995.tb02031.x",
        },
        Reference {
            citation: "Benjamini, Y., & Yekutieli, D. (2001). The control of the false discovery rate in multiple testing under dependency. The Annals of Statistics, 29(4), 1165-1188.",
            doi: "10.1214/aos/1013699998",
        },
    ],
};

/// What was asked of chance, as sentences with values and units.
///
/// # Errors
/// A value outside its range.
pub fn describe_significance(asked: &Significance) -> Result<String, DetectionError> {
    asked.validate()?;
    let correction = match asked.correction {
        Correction::BenjaminiHochberg => {
            "Benjamini & Hochberg 1995 (doi:10.1111/j.2517-6161.1995.tb02031.x)"
        }
        Correction::BenjaminiYekutieli => "Benjamini & Yekutieli 2001 (doi:10.1214/aos/1013699998)",
    };
    Ok(format!(
        "{} q-values are those of {correction}; below {} an explanation is rejected. Reactions to one thing were taken to spread over at least {}, and an established group has at least {} accounts. Configuration model: Saracco et al. 2015 (doi:10.1038/srep10595).",
        SIGNIFICANCE.text,
        asked.max_q,
        duration_words(asked.reaction_ms()),
        asked.min_group,
    ))
}
