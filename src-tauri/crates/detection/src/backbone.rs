//! The part of a network to draw: a backbone, which is a choice of edges and no evidence.

use serde::{Deserialize, Serialize};
use zwerm_network::{Graph, disparity};

use crate::params::check_number;
use crate::registry::{self, Range};
use crate::{Compat, Detection, DetectionError, Judged, Params};

/// Which edges are the backbone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BackboneMethod {
    /// Those that carry more of an account's weight than an even spread would (Serrano et al. 2009,
    /// doi:10.1073/pnas.0808904106); edges weigh their distinct objects, as for the communities.
    Disparity,
    /// Those that activity does not explain at the run's largest q-value: the validated network
    /// (Tumminello et al. 2011, doi:10.1371/journal.pone.0017994) with the null of the run.
    Validated,
}

/// How a backbone is chosen; meaning, unit, range and default: [`registry::BACKBONES`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Backbone {
    /// The method.
    pub method: BackboneMethod,
    /// Level of the disparity filter: an edge stays below it.
    #[serde(default = "usual_alpha")]
    pub alpha: f64,
}

impl Backbone {
    /// A method with its usual level.
    pub fn of(method: BackboneMethod) -> Self {
        Self {
            method,
            alpha: usual_alpha(),
        }
    }

    /// Checks every value against the registry and the run that it is of.
    ///
    /// # Errors
    /// [`DetectionError::InvalidParameter`], also in a compatibility mode, which has edges of its own,
    /// and for a validated network of a run that is not judged.
    pub fn validate(&self, params: &Params, is_judged: bool) -> Result<(), DetectionError> {
        if params.compat != Compat::None {
            return Err(DetectionError::InvalidParameter {
                parameter: registry::COMPAT.id,
                value: "set".to_owned(),
                range: "none where a backbone is asked for".to_owned(),
            });
        }
        if self.method == BackboneMethod::Validated && !is_judged {
            return Err(not_judged());
        }
        check_number(&registry::BACKBONE_ALPHA, self.alpha)
    }
}

fn usual_alpha() -> f64 {
    match registry::BACKBONE_ALPHA.range {
        Range::Numbers {
            default: &[value, ..],
            ..
        } => value,
        _ => 0.0,
    }
}

/// A backbone, along `Detection::edges`.
#[derive(Debug, Clone, PartialEq)]
pub struct BackboneEdges {
    /// For the disparity filter: the level above which each edge stays; no number for a loop.
    pub disparity_alpha: Option<Vec<f64>>,
    /// Whether each edge stays. A loop never does.
    pub kept: Vec<bool>,
}

/// Chooses the backbone of a network.
///
/// # Errors
/// [`DetectionError::InvalidParameter`], also for a validated network of a run that was not judged.
pub fn backbone_of(
    found: &Detection,
    judged: Option<&Judged>,
    asked: &Backbone,
) -> Result<BackboneEdges, DetectionError> {
    check_number(&registry::BACKBONE_ALPHA, asked.alpha)?;
    match (asked.method, judged) {
        (BackboneMethod::Disparity, _) => {
            let alphas = alphas(found)?;
            Ok(BackboneEdges {
                kept: alphas.iter().map(|&alpha| alpha < asked.alpha).collect(),
                disparity_alpha: Some(alphas),
            })
        }
        (BackboneMethod::Validated, Some(judged)) => {
            let edges = judged.edges.iter();
            Ok(BackboneEdges {
                kept: edges
                    .map(|edge| edge.as_ref().is_some_and(|edge| edge.passes_activity))
                    .collect(),
                disparity_alpha: None,
            })
        }
        (BackboneMethod::Validated, None) => Err(not_judged()),
    }
}

fn not_judged() -> DetectionError {
    DetectionError::InvalidParameter {
        parameter: registry::BACKBONE.id,
        value: "validated".to_owned(),
        range: "disparity for a run that is not held against chance (--significance)".to_owned(),
    }
}

/// The level of each edge, no number for a loop.
fn alphas(found: &Detection) -> Result<Vec<f64>, DetectionError> {
    let weighted: Vec<(u32, u32, f64)> = found
        .edges
        .iter()
        .filter(|edge| edge.a != edge.b)
        .map(|edge| (edge.a, edge.b, f64::from(edge.n_objects)))
        .collect();
    let graph = Graph::from_edges(found.nodes.len(), &weighted).map_err(|_| {
        DetectionError::DamagedShares {
            reason: "an edge without accounts",
        }
    })?;
    // The edges of a detection are ascending and each there once, as those of the graph.
    let mut levels = disparity(&graph).into_iter();
    Ok(found
        .edges
        .iter()
        .map(|edge| match edge.a == edge.b {
            true => f64::NAN,
            false => levels.next().unwrap_or(f64::NAN),
        })
        .collect())
}
