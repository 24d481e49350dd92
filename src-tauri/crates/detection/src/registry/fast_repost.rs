//! Reposts within seconds of the publication, declared.

use super::{MethodSpec, ParameterSpec, Range, Reference};
use crate::{DetectionError, FastRepost};

/// `FastRepost::fast_repost_secs`. Up to an hour.
pub const FAST_REPOST_SECS: ParameterSpec = ParameterSpec {
    id: "fast_repost_secs",
    name: "Fast repost",
    unit: "s",
    range: Range::Numbers {
        min: 0.0,
        max: 3_600.0,
        default: &[10.0],
        max_count: 1,
    },
    text: "With the layer fast_repost: most seconds from the publication of a post to its repost, the bound included. The higher, the more people are among them who follow an account and happen to look.",
};

/// Reposts within seconds of the publication, the shares of the layer `fast_repost`.
pub const FAST_REPOST: MethodSpec = MethodSpec {
    id: "fast-repost",
    name: "Fast reposts",
    question: "Which posts were reposted within seconds of their publication, and by whom?",
    text: "A repost takes part if it came within the limit after the publication of its original; the object is the original. Two accounts with an edge were both there within seconds, for as many originals as its weight says. When an original was published is told by the original where it is among the posts, else by its id where that is one of Twitter's since 2010-11-04, which hold the time in milliseconds; the latter is cut to the second where the repost's time is. Reposts whose original nothing dates are left out, and so are those that claim to be older than it; both are counted.",
    caution: "Followers with notifications switched on, tools that pass on one account's posts, and official accounts of one house repost within seconds without hiding anything. Two such reposts of one post are never further apart than the limit: a window as wide says nothing more, and the test for a common cause finds no synchrony beyond it; take a window below the limit to ask for more. Times that are exact to the minute make every repost of the same minute a fast one.",
    parameters: &[FAST_REPOST_SECS],
    references: &[
        Reference {
            citation: "Luceri, L., Pantè, V., Burghardt, K., & Ferrara, E. (2024). Unmasking the Web of Deceit: Uncovering Coordinated Activity to Expose Information Operations on Twitter. Proceedings of the ACM Web Conference 2024, 2530-2541.",
            doi: "10.1145/3589334.3645529",
        },
        Reference {
            citation: "Pacheco, D., Hui, P.-M., Torres-Lugo, C., Truong, B. T., Flammini, A., & Menczer, F. (2021). Uncovering Coordinated Networks on Social Media: Methods and Case Studies. Proceedings of the International AAAI Conference on Web and Social Media, 15(1), 455-466.",
            doi: "10.1609/icwsm.v15i1.18075",
        },
    ],
};

/// Which reposts were fast, as sentences with values and units.
///
/// # Errors
/// A value outside its range.
pub fn describe_fast_repost(asked: &FastRepost) -> Result<String, DetectionError> {
    asked.validate()?;
    Ok(format!(
        "Objects of the layer fast_repost are posts that were reposted within {} of their publication. {} The limit of 10 seconds is that of Luceri et al. 2024 (doi:10.1145/3589334.3645529), who compare whose posts an account reposts so fast; here it is which posts, so that each meeting can be read.",
        super::duration_words(asked.limit_ms()),
        FAST_REPOST.text,
    ))
}
