//! What the report says of layers of what is alike: how they were made and of how much.

use zwerm_detection::registry::{self, MethodSpec, ParameterSpec};
use zwerm_report::model::{Parameter, Reference};
use zwerm_report::number::{count, group};

use super::context::{default_of, first_sentence};
use crate::alike::AlikeFigures;
use crate::common_images::added;
use crate::error::Result;
use crate::run_view::RunView;

/// Method, figures and caution; empty for a run that made no such layer.
pub(super) fn paragraphs(view: &RunView) -> Result<Vec<String>> {
    let mut paragraphs = Vec::new();
    let described = registry::describe_made(&view.request.alike)?;
    for ((layer, method), described) in methods(view).zip(described) {
        paragraphs.push(described);
        let all = view.summary.alike.iter();
        paragraphs.extend(all.filter(|alike| alike.layer == *layer).map(figures));
        paragraphs.push(method.caution.to_owned());
    }
    Ok(paragraphs)
}

/// The layers that were made, each with its method.
fn methods(view: &RunView) -> impl Iterator<Item = &'static (&'static str, MethodSpec)> {
    let made = view.request.alike.layers();
    let known = registry::MADE_LAYERS.iter();
    known.filter(move |(layer, _)| made.contains(layer))
}

fn figures(alike: &AlikeFigures) -> String {
    if alike.layer == registry::FAST_REPOST_LAYER {
        return format!(
            "Of {} the delay is known, of {} by the time in the id of the original; {} of {} came within the limit. {} of an original that nothing dates and {} that claim to be older than their original were left out.",
            count(alike.n_posts, "repost", "reposts"),
            group(alike.n_dated_by_id),
            group(alike.n_posts_alike),
            count(alike.n_clusters, "original", "originals"),
            group(alike.n_undated),
            group(alike.n_before_original),
        );
    }
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
    let values = view.request.alike.values();
    let value = |spec: &ParameterSpec| values.iter().find(|(id, _)| *id == spec.id);
    methods(view)
        .flat_map(|(_, method)| method.parameters)
        .filter_map(|spec| {
            Some(Parameter {
                id: spec.id.to_owned(),
                text: first_sentence(spec.text),
                value: value(spec)?.1.to_string(),
                unit: spec.unit.to_owned(),
                default: default_of(spec),
            })
        })
        .collect()
}

/// The sources; none for a run that made no such layer.
pub(super) fn references(view: &RunView) -> Vec<Reference> {
    let references = methods(view).flat_map(|(_, method)| method.references);
    references
        .map(|reference| Reference {
            citation: reference.citation.to_owned(),
            doi: reference.doi.to_owned(),
        })
        .collect()
}

/// The flags that ask for it again.
pub(super) fn flags(alike: &zwerm_detection::Alike) -> Option<String> {
    let values = alike.values();
    let value = |spec: &ParameterSpec| values.iter().find(|(id, _)| *id == spec.id);
    let mut flags: Vec<String> = registry::MADE_LAYERS
        .iter()
        .flat_map(|(_, method)| method.parameters)
        .filter_map(|spec| Some(format!("--{} {}", spec.flag(), value(spec)?.1)))
        .collect();
    if alike
        .image
        .as_ref()
        .is_some_and(|asked| added(&asked.common) > 0)
    {
        // The hashes themselves are in the record of the run.
        flags.push("--common-images common_images.csv".to_owned());
    }
    (!flags.is_empty()).then(|| flags.join(" "))
}
