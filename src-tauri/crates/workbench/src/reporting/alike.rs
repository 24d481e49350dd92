//! What the report says of layers of what is alike: how they were made and of how much.

use zwerm_detection::registry;
use zwerm_report::model::{Parameter, Reference};
use zwerm_report::number::{count, group};

use super::context::{default_of, first_sentence, shown};
use crate::alike::AlikeFigures;
use crate::error::Result;
use crate::run_view::RunView;

/// Method, figures and caution; empty for a run that made no such layer.
pub(super) fn paragraphs(view: &RunView) -> Result<Vec<String>> {
    let mut paragraphs = Vec::new();
    if let Some(asked) = &view.request.alike.text {
        paragraphs.push(registry::describe_similar_text(asked)?);
        paragraphs.extend(view.summary.alike.iter().map(figures));
        paragraphs.push(registry::SIMILAR_TEXT.caution.to_owned());
    }
    Ok(paragraphs)
}

fn figures(alike: &AlikeFigures) -> String {
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
    let Some(asked) = &view.request.alike.text else {
        return Vec::new();
    };
    let values = serde_json::to_value(asked).unwrap_or_default();
    let parameters = registry::SIMILAR_TEXT.parameters.iter();
    parameters
        .map(|spec| Parameter {
            id: spec.id.to_owned(),
            text: first_sentence(spec.text),
            value: shown(&values[spec.id]),
            unit: spec.unit.to_owned(),
            default: default_of(spec),
        })
        .collect()
}

/// The sources; none for a run that made no such layer.
pub(super) fn references(view: &RunView) -> Vec<Reference> {
    if view.request.alike.text.is_none() {
        return Vec::new();
    }
    let references = registry::SIMILAR_TEXT.references.iter();
    references
        .map(|reference| Reference {
            citation: reference.citation.to_owned(),
            doi: reference.doi.to_owned(),
        })
        .collect()
}

/// The flags that ask for it again.
pub(super) fn flags(alike: &zwerm_detection::Alike) -> Option<String> {
    let asked = alike.text.as_ref()?;
    Some(format!(
        "--similarity {} --shingle {} --min-characters {}",
        asked.similarity, asked.shingle, asked.min_characters
    ))
}
