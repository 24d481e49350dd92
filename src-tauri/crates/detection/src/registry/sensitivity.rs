//! Sensitivity as data: what is varied, and how the results are compared.

use super::{MethodSpec, ParameterSpec, Range, Reference};
use crate::{DetectionError, Sensitivity};

/// `Sensitivity::subsamples`.
pub const SUBSAMPLES: ParameterSpec = ParameterSpec {
    id: "subsamples",
    name: "Subsamples",
    unit: "samples",
    range: Range::Whole {
        min: 0,
        max: 1_000,
        default: 10,
    },
    text: "The run is repeated on this many random parts of the objects, and on as many of the shares. More of them tell more surely how far the results spread.",
};

/// `Sensitivity::kept_share`.
pub const KEPT_SHARE: ParameterSpec = ParameterSpec {
    id: "kept_share",
    name: "Share kept in a subsample",
    unit: "",
    range: Range::Numbers {
        min: 0.05,
        max: 0.99,
        default: &[0.8],
        max_count: 1,
    },
    text: "Each object, or each share, stays in a subsample with this chance. The smaller, the harder the test.",
};

/// A run repeated with something changed.
pub const SENSITIVITY: MethodSpec = MethodSpec {
    id: "sensitivity",
    name: "Sensitivity and stability",
    question: "How much of the result stays when the settings or the data are a little different?",
    text: "The run is repeated, at its widest window, with that window halved and doubled, without each of its layers, without the object that has most pairs of posts, and on random parts of the objects and of the shares. Each time the edges and accounts that stay, come and go are counted. Communities are compared by the adjusted Rand index: 1 means the same communities, 0 as alike as chance would make them. It is given twice: over the accounts that are in both networks, and over the accounts that are in either, where an account outside a network is a community of its own.",
    caution: "Stable is not true: what a mistake in the collection or a common cause brings about stays in every subsample. Unstable is a warning: a finding that hangs on one window, one layer or one object should be reported as such.",
    parameters: &[SUBSAMPLES, KEPT_SHARE],
    references: &[Reference {
        citation: "Hubert, L., & Arabie, P. (1985). Comparing partitions. Journal of Classification, 2, 193-218.",
        doi: "10.1007/BF01908075",
    }],
};

/// What was asked, as sentences with values.
///
/// # Errors
/// A value outside its range.
pub fn describe_sensitivity(asked: &Sensitivity) -> Result<String, DetectionError> {
    asked.validate()?;
    Ok(format!(
        "{} There were {} random parts of either kind, each with {} % of the whole. Adjusted Rand index: Hubert & Arabie 1985 (doi:10.1007/BF01908075).",
        SENSITIVITY.text,
        asked.subsamples,
        (asked.kept_share * 1000.0).round() / 10.0,
    ))
}
