//! The form, generated from the registry of methods.

use std::collections::BTreeMap;

use zwerm_workbench::USUAL_JUDGING_SECS;
use zwerm_workbench::registry::{self, MethodSpec, ParameterSpec, Range};

use crate::Desk;
use crate::api::{LayerForm, MethodForm, ParameterForm, PartForm, ReferenceView};
use crate::error::Result;
use crate::overview::Resolution;
use crate::session::OpenCase;

impl Desk {
    /// The form of the detect screen for the data of this case.
    pub fn method_form(&self) -> Result<MethodForm> {
        let case = self.case()?;
        let method = &registry::PAIR_SWEEP;
        let mut shares: BTreeMap<String, u64> = BTreeMap::new();
        let mut coarsest = None;
        for import in case.reader().imports()? {
            let exact = import.receipt.pointer("/outcome/time_resolution");
            coarsest = coarsest.max(exact.and_then(|unit| Resolution::of(unit.as_str()?)));
            let counts = import.receipt.pointer("/outcome/shares_by_type");
            for (layer, count) in counts
                .and_then(|counts| counts.as_object())
                .into_iter()
                .flatten()
            {
                *shares.entry(layer.clone()).or_default() += count.as_u64().unwrap_or_default();
            }
        }
        let present: Vec<String> = shares.keys().cloned().collect();
        let usual = registry::usual_layers(&present);
        let mut layers: Vec<LayerForm> = shares
            .iter()
            .map(|(id, &shares)| layer_form(id, shares, usual.contains(id), None))
            .collect();
        for (made, method) in registry::MADE_LAYERS {
            let of = MADE_OF.iter().find(|(layer, _)| layer == made);
            if let Some(&shares) = of.and_then(|(_, of)| shares.get(*of))
                // Most images have an address and no hash.
                && (*made != registry::SIMILAR_IMAGE_LAYER || case.reader().has_image_hashes()?)
            {
                layers.push(layer_form(made, shares, false, Some(method)));
            }
        }
        layers.sort_by(|a, b| b.shares.cmp(&a.shares).then_with(|| a.id.cmp(&b.id)));
        let platforms = match case.reader().import_ids()?.is_empty() {
            true => Vec::new(),
            false => platforms_of(&case)?,
        };
        Ok(MethodForm {
            id: method.id.to_owned(),
            name: method.name.to_owned(),
            text: method.text.to_owned(),
            parameters: method.parameters.iter().map(parameter).collect(),
            layers,
            platforms,
            times_exact_to_secs: coarsest.map(Resolution::secs).filter(|&secs| secs > 1.0),
            references: references(method),
            significance: part(&registry::SIGNIFICANCE),
            usual_judging_secs: USUAL_JUDGING_SECS,
            sensitivity: part(&registry::SENSITIVITY),
            power: part(&registry::POWER),
            backbone: part(&registry::BACKBONES),
        })
    }
}

/// The layers that the form offers to make, each with the layer that says whether there is anything to make
/// it of.
const MADE_OF: [(&str, &str); 3] = [
    (registry::SIMILAR_TEXT_LAYER, "text"),
    (registry::SIMILAR_IMAGE_LAYER, "image"),
    (registry::FAST_REPOST_LAYER, "post"),
];

/// A layer of so many shares, and the method if a run makes its objects.
fn layer_form(id: &str, shares: u64, is_usual: bool, made: Option<&MethodSpec>) -> LayerForm {
    let spec = registry::layer(id);
    let parameters = made.map_or(&[][..], |method| method.parameters);
    LayerForm {
        id: id.to_owned(),
        name: spec.name.into_owned(),
        object: spec.object.into_owned(),
        question: spec.question.into_owned(),
        text: spec.text.into_owned(),
        shares,
        is_usual,
        is_made: made.is_some(),
        parameters: parameters.iter().map(parameter).collect(),
    }
}

fn part(method: &MethodSpec) -> PartForm {
    PartForm {
        name: method.name.to_owned(),
        question: method.question.replace("{object}", "objects"),
        text: method.text.to_owned(),
        caution: method.caution.to_owned(),
        parameters: method.parameters.iter().map(parameter).collect(),
        references: references(method),
    }
}

fn references(method: &MethodSpec) -> Vec<ReferenceView> {
    let references = method.references.iter();
    references
        .map(|reference| ReferenceView {
            citation: reference.citation.to_owned(),
            doi: reference.doi.to_owned(),
        })
        .collect()
}

/// Platforms of the posts, most first.
fn platforms_of(case: &OpenCase) -> Result<Vec<String>> {
    let held = case.held(&case.question())?;
    Ok(held.holdings.posts().platforms().to_vec())
}

fn parameter(spec: &ParameterSpec) -> ParameterForm {
    let mut form = ParameterForm {
        id: spec.id.to_owned(),
        name: spec.name.to_owned(),
        unit: spec.unit.to_owned(),
        kind: String::new(),
        min: None,
        max: None,
        default: Vec::new(),
        options: Vec::new(),
        max_count: 1,
        text: spec.text.to_owned(),
    };
    form.kind = match spec.range {
        Range::Whole { min, max, default } => {
            (form.min, form.max) = (Some(min as f64), Some(max as f64));
            form.default = vec![default as f64];
            "whole"
        }
        Range::Numbers {
            min,
            max,
            default,
            max_count,
        } => {
            (form.min, form.max) = (Some(min), Some(max));
            form.default = default.to_vec();
            form.max_count = max_count as u32;
            "numbers"
        }
        Range::Optional { min, max } => {
            (form.min, form.max) = (Some(min), Some(max));
            "optional"
        }
        Range::Switch { default } => {
            form.default = vec![f64::from(u8::from(default))];
            "switch"
        }
        Range::Choice { options, default } => {
            form.options = options.iter().map(|&word| word.to_owned()).collect();
            let at = options.iter().position(|word| *word == default);
            form.default = at.map(|at| at as f64).into_iter().collect();
            "choice"
        }
        Range::Names => {
            form.max_count = u32::MAX;
            "names"
        }
    }
    .to_owned();
    form
}
