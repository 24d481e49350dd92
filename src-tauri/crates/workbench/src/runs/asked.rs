//! What a run is asked, and how its record keeps that.

use serde::{Deserialize, Serialize};
use serde_json::json;
use zwerm_dataset::Selection;
use zwerm_detection::{Alike, Backbone, Params, Sensitivity, Significance};

use crate::error::Result;

/// What to look for, in which part of the case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DetectRequest {
    /// Name of the run, new in the case.
    pub name: String,
    /// The method's parameters.
    pub params: Params,
    /// Which shares take part.
    pub selection: Selection,
    /// Whether an object shared on two platforms is one object.
    pub cross_platform: bool,
    /// Seed of communities, layout, significance and of what is alike.
    pub seed: u64,
    /// How layers of what is alike are made; what is asked for in `params.layers` and not described here
    /// is made by the defaults.
    #[serde(default, skip_serializing_if = "Alike::is_none")]
    pub alike: Alike,
    /// How edges and groups are held against chance; `None` = not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub significance: Option<Significance>,
    /// Only where the estimate ([`zwerm_detection::seconds_to_judge`], which goes by counts, not by a
    /// clock) stays below this; `None` = in any case. The record of a run says what was done.
    #[serde(skip)]
    pub judged_within_secs: Option<f64>,
    /// How the run is repeated with something changed; `None` = not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<Sensitivity>,
    /// Which edges are marked as the backbone; `None` = no such mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backbone: Option<Backbone>,
}

/// Longest that chance may take where nobody said whether it is asked, seconds.
pub const USUAL_JUDGING_SECS: f64 = 60.0;

/// The parameters as the record of a run keeps them; what was not asked for leaves no trace.
pub(crate) fn recorded(request: &DetectRequest) -> Result<serde_json::Value> {
    let mut params = json!({
        "detection": serde_json::to_value(&request.params)?,
        "selection": serde_json::to_value(&request.selection)?,
        "cross_platform": request.cross_platform,
    });
    if !request.alike.is_none() {
        params["alike"] = serde_json::to_value(&request.alike)?;
    }
    if let Some(asked) = &request.significance {
        params["significance"] = serde_json::to_value(asked)?;
    }
    if let Some(asked) = &request.sensitivity {
        params["sensitivity"] = serde_json::to_value(asked)?;
    }
    if let Some(asked) = &request.backbone {
        params["backbone"] = serde_json::to_value(asked)?;
    }
    Ok(params)
}
