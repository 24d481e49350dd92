//! The chosen findings as the templates see them.

use super::view::{EdgeView, PairView, Writer, colour_class};
use crate::model::{Finding, FindingCommunity, StrongEdge};
use crate::sentences;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct FindingView {
    number: usize,
    title: String,
    paragraphs: Vec<String>,
    confidence: &'static str,
    sentences: Vec<String>,
    edge: Option<EdgeView>,
    community: Option<FindingCommunity>,
    /// Class that gives the article the colour of its community.
    colour: String,
    pairs: Vec<PairView>,
    has_text: bool,
}

/// The findings, numbered from 1.
pub(super) fn findings(writer: &Writer, findings: &[Finding]) -> Vec<FindingView> {
    findings
        .iter()
        .zip(1..)
        .map(|(finding, number)| view(writer, finding, number))
        .collect()
}

fn view(writer: &Writer, finding: &Finding, number: usize) -> FindingView {
    let pairs: Vec<PairView> = finding.pairs.iter().map(|pair| writer.pair(pair)).collect();
    FindingView {
        number,
        title: writer.words(&finding.title),
        paragraphs: paragraphs(&finding.text)
            .map(|paragraph| writer.words(paragraph))
            .collect(),
        confidence: sentences::confidence(finding.confidence),
        sentences: sentences::finding(finding),
        edge: finding.edge.as_ref().map(|edge| {
            writer.edge(&StrongEdge {
                a: edge.a.clone(),
                b: edge.b.clone(),
                n_objects: edge.n_objects,
                n_pairs: edge.n_pairs,
                ..StrongEdge::default()
            })
        }),
        community: finding.community,
        colour: finding
            .community
            .map(|community| colour_class(community.number))
            .unwrap_or_default(),
        has_text: pairs.iter().any(PairView::has_text),
        pairs,
    }
}

/// What stands between empty lines.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
}
