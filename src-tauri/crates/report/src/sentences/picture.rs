//! What stands below the picture of a finding: how much of the run it shows, what is left out, and where
//! it comes from.

use crate::model::{Picture, PictureLevel, PictureSelection};
use crate::number::{count, group};

/// What a picture shows, as a title without a full stop.
pub fn picture_title(level: PictureLevel) -> String {
    match level {
        PictureLevel::Accounts => "The network as the analyst saw it".to_owned(),
        PictureLevel::Map => "The communities as the analyst saw them".to_owned(),
        PictureLevel::Community(number) => format!("Community {number} as the analyst saw it"),
    }
}

/// How much of the run passes the filter.
pub fn picture_counts(picture: &Picture) -> String {
    let c = &picture.counts;
    if c.accounts == c.accounts_in_all && c.edges == c.edges_in_all {
        return format!(
            "All {} and {} of the run.",
            count(c.accounts, "account", "accounts"),
            count(c.edges, "edge", "edges"),
        );
    }
    format!(
        "{} of {} accounts and {} of {} edges.",
        group(c.accounts),
        group(c.accounts_in_all),
        group(c.edges),
        group(c.edges_in_all),
    )
}

/// The caption of a picture, one sentence each. `filter` are the phrases of its filter as they may be
/// printed.
pub fn picture_caption(picture: &Picture, filter: &[String]) -> Vec<String> {
    let mut sentences = vec![picture_counts(picture)];
    if !filter.is_empty() {
        sentences.push(format!("Filter: {}.", filter.join(", ")));
        let what = if picture.hides { "left out" } else { "pale" };
        sentences.push(format!("What does not pass is {what}."));
    }
    match picture.selected {
        PictureSelection::Nothing => {}
        PictureSelection::Accounts(1) => sentences.push("Ringed: the account selected.".to_owned()),
        PictureSelection::Accounts(n) => {
            sentences.push(format!("Ringed: the {} accounts selected.", group(n)));
        }
        PictureSelection::Edge => {
            sentences.push("Ringed: both ends of the edge selected.".to_owned());
        }
        PictureSelection::Community(number) => {
            sentences.push(format!("Selected: community {number}."));
        }
    }
    sentences.extend(cut(picture));
    if !picture.how_drawn.is_empty() {
        sentences.push(picture.how_drawn.clone());
    }
    sentences
}

/// Where a picture comes from, in one line.
pub fn picture_origin(picture: &Picture) -> String {
    let hash: String = picture.sha256.chars().take(8).collect();
    format!("seed {} · picture {hash}", picture.seed)
}

/// What lay within the frame and is not drawn.
fn cut(picture: &Picture) -> Vec<String> {
    let (scene, c) = (&picture.scene, &picture.counts);
    let (dots, lines) = match picture.level {
        PictureLevel::Map => ("communities", "ties between them"),
        _ => ("accounts", "edges"),
    };
    let mut sentences = Vec::new();
    if (scene.lines.len() as u64) < c.lines_in_view {
        sentences.push(format!(
            "Of the {} {lines} within the frame the {} strongest are drawn.",
            group(c.lines_in_view),
            group(scene.lines.len() as u64),
        ));
    }
    if (scene.dots.len() as u64) < c.dots_in_view {
        sentences.push(format!(
            "Of the {} {dots} within the frame the {} strongest are drawn.",
            group(c.dots_in_view),
            group(scene.dots.len() as u64),
        ));
    }
    sentences
}
