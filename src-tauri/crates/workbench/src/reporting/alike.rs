//! What the report says of layers of what is alike: how they were made and of how much.

use zwerm_detection::registry::{self, MethodSpec};
use zwerm_report::model::{Parameter, Reference};
use zwerm_report::number::{count, group};

use super::context::{default_of, first_sentence, shown};
use crate::alike::AlikeFigures;
use crate::common_images::added;
use crate::error::Result;
use crate::run_view::RunView;

/// Method, figures and caution; empty for a run that made no such layer.
pub(super) fn paragraphs(view: &RunView) -> Result<Vec<String>> {
    let figures = |layer: &str| {
        let layer = layer.to_owned();
        let all = view.summary.alike.iter();
        all.filter(move |alike| alike.layer == layer).map(figures)
    };
    let mut paragraphs = Vec::new();
    if let Some(asked) = &view.request.alike.text {
        paragraphs.push(registry::describe_similar_text(asked)?);
        paragraphs.extend(figures(registry::SIMILAR_TEXT_LAYER));
        paragraphs.push(registry::SIMILAR_TEXT.caution.to_owned());
    }
    if let Some(asked) = &view.request.alike.image {
        paragraphs.push(registry::describe_similar_image(asked)?);
        paragraphs.extend(figures(registry::SIMILAR_IMAGE_LAYER));
        paragraphs.push(registry::SIMILAR_IMAGE.caution.to_owned());
    }
    Ok(paragraphs)
}

fn figures(alike: &AlikeFigures) -> String {
    if alike.layer == registry::SIMILAR_IMAGE_LAYER {
        return format!(
            "Compared were {} of posts with {}; {} of them are in {}. {} near a common image and {} without a hash were left out.",
            count(alike.n_posts, "image", "images"),
            count(alike.n_distinct, "different hash", "different hashes"),
            group(alike.n_posts_alike),
            count(alike.n_clusters, "cluster", "clusters"),
            group(alike.n_common),
            group(alike.n_no_hash),
        );
    }
    format!(
        "Compared were {} with {}; {} of these posts are in {}. A pair whose similarity is just the threshold is not seen with a chance of {:.1} %, a more similar one with a smaller chance.",
        count(alike.n_posts, "post", "posts"),
        count(alike.n_distinct, "different text", "different texts"),
        group(alike.n_posts_alike),
        count(alike.n_clusters, "cluster", "clusters"),
        100.0 * alike.missed_at_threshold,
    )
}

/// The parameters, for the table; none for a run that made no such layer.
pub(super) fn parameters(view: &RunView) -> Vec<Parameter> {
    let alike = serde_json::to_value(&view.request.alike).unwrap_or_default();
    let mut rows = Vec::new();
    for (field, method) in methods(view) {
        rows.extend(method.parameters.iter().map(|spec| Parameter {
            id: spec.id.to_owned(),
            text: first_sentence(spec.text),
            value: shown(&alike[field][spec.id]),
            unit: spec.unit.to_owned(),
            default: default_of(spec),
        }));
    }
    rows
}

/// The methods that made a layer, with their field of [`zwerm_detection::Alike`].
fn methods(view: &RunView) -> Vec<(&'static str, MethodSpec)> {
    let alike = &view.request.alike;
    let text = alike.text.iter().map(|_| ("text", registry::SIMILAR_TEXT));
    let image = alike.image.iter();
    text.chain(image.map(|_| ("image", registry::SIMILAR_IMAGE)))
        .collect()
}

/// The sources; none for a run that made no such layer.
pub(super) fn references(view: &RunView) -> Vec<Reference> {
    let references = methods(view)
        .into_iter()
        .flat_map(|(_, method)| method.references);
    references
        .map(|reference| Reference {
            citation: reference.citation.to_owned(),
            doi: reference.doi.to_owned(),
        })
        .collect()
}

/// The flags that ask for it again.
pub(super) fn flags(alike: &zwerm_detection::Alike) -> Option<String> {
    let mut flags = Vec::new();
    if let Some(asked) = &alike.text {
        flags.push(format!(
            "--similarity {} --shingle {} --min-characters {}",
            asked.similarity, asked.shingle, asked.min_characters
        ));
    }
    if let Some(asked) = &alike.image {
        flags.push(format!(
            "--image-distance {} --image-distance-256 {}",
            asked.image_distance, asked.image_distance_256
        ));
        if added(&asked.common) > 0 {
            // The hashes themselves are in the record of the run.
            flags.push("--common-images common_images.csv".to_owned());
        }
    }
    (!flags.is_empty()).then(|| flags.join(" "))
}
