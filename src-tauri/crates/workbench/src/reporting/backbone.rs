//! What the report says of a backbone: how it was chosen, and that it is no evidence.

use zwerm_detection::{Backbone, BackboneMethod, registry};
use zwerm_report::model::{Parameter, Reference};
use zwerm_report::number::count;

use super::context::{parameters_of, references_of};
use crate::error::Result;
use crate::run_view::RunView;

/// Method and figures; nothing for a run without a backbone.
pub(super) fn paragraph(view: &RunView) -> Result<Option<String>> {
    let (Some(asked), Some(found)) = (&view.request.backbone, &view.summary.backbone) else {
        return Ok(None);
    };
    let described = registry::describe_backbone(asked, view.request.significance.as_ref())?;
    Ok(Some(format!(
        "{described} It has {} between {}.",
        count(found.n_edges, "edge", "edges"),
        count(found.n_accounts, "account", "accounts"),
    )))
}

/// The parameters, for the table.
pub(super) fn parameters(view: &RunView) -> Vec<Parameter> {
    let Some(asked) = &view.request.backbone else {
        return Vec::new();
    };
    let values = serde_json::json!({ "backbone": asked.method, "backbone_alpha": asked.alpha });
    let mut rows = parameters_of(&registry::BACKBONES, &values);
    rows.retain(|row| asked.method == BackboneMethod::Disparity || row.id != "backbone_alpha");
    rows
}

/// The sources.
pub(super) fn references(view: &RunView) -> Vec<Reference> {
    match &view.request.backbone {
        Some(_) => references_of(&registry::BACKBONES),
        None => Vec::new(),
    }
}

/// The flags that ask for it again.
pub(super) fn flags(asked: &Backbone) -> String {
    match asked.method {
        BackboneMethod::Disparity => {
            format!("--backbone disparity --backbone-alpha {}", asked.alpha)
        }
        BackboneMethod::Validated => "--backbone validated".to_owned(),
    }
}
