//! The chosen findings as the templates see them.

use super::view::{EdgeView, PairView, Writer, colour_class};
use crate::figures;
use crate::model::{Finding, FindingCommunity, Picture, StrongEdge};
use crate::sentences;
use minijinja::value::Value;
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
    picture: Option<PictureView>,
}

#[derive(Serialize)]
struct PictureView {
    svg: Value,
    title: String,
    caption: Vec<String>,
    run_id: String,
    origin: String,
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
        picture: finding
            .picture
            .as_ref()
            .and_then(|picture| picture_view(writer, picture, number)),
    }
}

fn picture_view(writer: &Writer, picture: &Picture, number: usize) -> Option<PictureView> {
    let filter: Vec<String> = picture
        .filter
        .iter()
        .map(|phrase| writer.phrase(phrase))
        .collect();
    let id = format!("finding-{number}-picture");
    Some(PictureView {
        svg: Value::from_safe_string(figures::picture(&id, picture, writer.names())?),
        title: sentences::picture_title(picture.level),
        caption: sentences::picture_caption(picture, &filter),
        run_id: writer.words(&picture.run_id),
        origin: sentences::picture_origin(picture),
    })
}

/// What stands between empty lines.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
}
