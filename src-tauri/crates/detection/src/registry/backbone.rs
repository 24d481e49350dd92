//! Backbones as data: which part of a network is drawn.

use super::{MethodSpec, ParameterSpec, Range, Reference};
use crate::backbone::{Backbone, BackboneMethod};
use crate::params::check_number;
use crate::{DetectionError, Significance};

/// `Backbone::method`.
pub const BACKBONE: ParameterSpec = ParameterSpec {
    id: "backbone",
    name: "Backbone",
    unit: "",
    range: Range::Choice {
        options: &["disparity", "validated"],
        default: "disparity",
    },
    text: "Marks the part of the network that is worth drawing; no edge is lost. disparity: edges that carry more of an account's weight than an even spread over its edges would. validated: edges that activity does not explain; needs --significance.",
};

/// `Backbone::alpha`.
pub const BACKBONE_ALPHA: ParameterSpec = ParameterSpec {
    id: "backbone_alpha",
    name: "Level of the disparity filter",
    unit: "",
    range: Range::Numbers {
        min: 1e-12,
        max: 1.0,
        default: &[0.05],
        max_count: 1,
    },
    text: "With the disparity filter: an edge stays when its level at one of its ends is below this. The smaller, the fewer edges stay.",
};

/// The part of a network that is worth drawing.
pub const BACKBONES: MethodSpec = MethodSpec {
    id: "backbone",
    name: "Backbone of the network",
    question: "Which edges carry the structure of the network?",
    text: "The disparity filter asks of each edge how likely a weight as large would be if the account spread its strength at random over its edges, and keeps the edge when that is below the level at either end; edges weigh their different objects, and an account with one edge has no say. The validated network keeps the edges that activity does not explain at the largest q-value of the run.",
    caution: "A backbone makes a drawing readable. That an edge is in it says that it matters to one of its accounts, not that the two coordinate; an edge outside it may still be established.",
    parameters: &[BACKBONE, BACKBONE_ALPHA],
    references: &[
        Reference {
            citation: "Serrano, M. Á., Boguñá, M., & Vespignani, A. (2009). Extracting the multiscale backbone of complex weighted networks. PNAS, 106(16), 6483-6488.",
            doi: "10.1073/pnas.0808904106",
        },
        Reference {
            citation: "Tumminello, M., Miccichè, S., Lillo, F., Piilo, J., & Mantegna, R. N. (2011). Statistically validated networks in bipartite complex systems. PLoS ONE, 6(3), e17994.",
            doi: "10.1371/journal.pone.0017994",
        },
    ],
};

/// What was asked, as a sentence with values.
///
/// # Errors
/// A value outside its range.
pub fn describe_backbone(
    asked: &Backbone,
    significance: Option<&Significance>,
) -> Result<String, DetectionError> {
    check_number(&BACKBONE_ALPHA, asked.alpha)?;
    Ok(match asked.method {
        BackboneMethod::Disparity => format!(
            "A backbone was marked with the disparity filter at {} (Serrano et al. 2009, doi:10.1073/pnas.0808904106): edges that carry more of the different objects of one of their accounts than an even spread over its edges would. {}",
            asked.alpha, BACKBONES.caution
        ),
        BackboneMethod::Validated => format!(
            "A backbone was marked: the validated network (after Tumminello et al. 2011, doi:10.1371/journal.pone.0017994) of edges that activity does not explain at q below {}. {}",
            significance.cloned().unwrap_or_default().max_q,
            BACKBONES.caution
        ),
    })
}
