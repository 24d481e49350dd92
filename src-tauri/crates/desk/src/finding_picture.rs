//! The picture of a finding on its way from the screen into the case: what the window drew, with what the
//! engine knows of the run, the drawing and the filter.

use std::sync::Arc;

use zwerm_workbench::{
    CitedPicture, DotSize, DrawnLegend, DrawnScene, FilterPhrase, KeptPicture, PictureLevel,
    PictureSelection, iso_utc,
};

use crate::Desk;
use crate::api::{
    DeskError, DrawingState, DrawingView, FindingAsk, NetworkFilter, PictureScene, PictureSize,
    PictureState, ReviewState,
};
use crate::error::Result;
use crate::network::LoadedRun;

impl Desk {
    /// Keeps the picture that comes with an ask; without one, what was `kept` stays.
    pub(crate) fn keep_picture(
        &self,
        run: &Arc<LoadedRun>,
        ask: &FindingAsk,
        kept: Option<CitedPicture>,
    ) -> Result<Option<CitedPicture>> {
        let Some(seen) = &ask.picture else {
            return Ok(kept);
        };
        let case = self.case()?;
        let passing = run.passing(&case, &seen.filter)?;
        let drawing = self.drawing(&run.view.record.id)?;
        let picture = KeptPicture {
            level: level(seen)?,
            filter: serde_json::to_value(&seen.filter)?,
            filter_words: phrases(&seen.filter),
            hides: seen.hides,
            names: seen.names,
            selected: selected(seen),
            camera: seen.camera,
            seed: drawing.seed,
            pinned: drawing.pinned.iter().map(|pin| pin.node).collect(),
            how_drawn: how_drawn(&drawing),
            passing: [passing.n_nodes, passing.n_edges],
            scene: drawn(&seen.scene),
            ..KeptPicture::default()
        };
        let sha256 = case.writer().keep_picture(&run.view, &picture)?;
        Ok(Some(CitedPicture { sha256 }))
    }
}

fn level(seen: &PictureState) -> Result<PictureLevel> {
    match seen.level.as_str() {
        "map" => Ok(PictureLevel::Map),
        "accounts" => Ok(PictureLevel::Accounts),
        "community" => Ok(PictureLevel::Community(seen.community)),
        _ => Err(DeskError::usage(
            "no-such-level",
            "A picture shows the map, all accounts, or those of one community.",
        )),
    }
}

fn selected(seen: &PictureState) -> PictureSelection {
    if seen.selected_edge {
        PictureSelection::Edge
    } else if seen.selected_community > 0 {
        PictureSelection::Community(seen.selected_community)
    } else if seen.selected_accounts > 0 {
        PictureSelection::Accounts(u64::from(seen.selected_accounts))
    } else {
        PictureSelection::Nothing
    }
}

/// What of the drawing is not as the run came.
fn how_drawn(drawing: &DrawingView) -> String {
    let percent = drawing.percent;
    let mut sentences = Vec::new();
    match drawing.state {
        DrawingState::Settling => {
            sentences.push(format!("The drawing had not settled yet ({percent} %)."));
        }
        DrawingState::Stopped => sentences.push(format!(
            "The drawing was stopped before it had settled, at {percent} %."
        )),
        DrawingState::Settled => {}
    }
    if drawing.seed != drawing.run_seed {
        sentences.push(format!("Drawn with seed {}.", drawing.seed));
    }
    match drawing.pinned.len() {
        0 => {}
        1 => sentences.push("1 account stands where it was put by hand.".to_owned()),
        n => sentences.push(format!("{n} accounts stand where they were put by hand.")),
    }
    sentences.join(" ")
}

/// A filter in words, one phrase a part. Reports are English.
fn phrases(filter: &NetworkFilter) -> Vec<FilterPhrase> {
    let mut words: Vec<String> = Vec::new();
    let mut at_least = |what: &str, least: Option<u32>| {
        words.extend(least.map(|least| format!("{what} at least {least}")));
    };
    at_least("edge weight", filter.min_weight);
    at_least("different objects", filter.min_objects);
    at_least("core number", filter.min_core);
    at_least("accounts of the component", filter.min_component);
    at_least("rung", filter.min_rung);
    words.extend(filter.window_secs.map(|secs| format!("within {secs} s")));
    words.extend(filter.layers.iter().map(|layer| format!("layer {layer}")));
    let communities = filter.communities.iter();
    words.extend(communities.map(|number| format!("community {number}")));
    if filter.backbone {
        words.push("the backbone".to_owned());
    }
    words.extend(filter.platforms.iter().map(|platform| {
        if platform.is_empty() {
            "platform not stated".to_owned()
        } else {
            format!("platform {platform}")
        }
    }));
    let object = filter.object.as_ref();
    words.extend(object.map(|object| format!("shares {}", object.object_id)));
    words.extend(filter.tags.iter().map(|tag| format!("tag \"{tag}\"")));
    words.extend(filter.review.map(|state| review(state).to_owned()));
    words.extend(filter.max_q.map(|q| format!("q at most {q}")));
    words.extend(
        filter
            .span
            .map(|span| format!("from {} to {}", iso_utc(span.from_ms), iso_utc(span.to_ms))),
    );
    let mut phrases: Vec<FilterPhrase> = words
        .into_iter()
        .map(|words| FilterPhrase {
            words,
            of_names: false,
        })
        .collect();
    let text = filter.text.as_deref().unwrap_or_default().trim();
    if !text.is_empty() {
        phrases.push(FilterPhrase {
            words: format!("name contains \"{text}\""),
            of_names: true,
        });
    }
    phrases
}

fn review(state: ReviewState) -> &'static str {
    match state {
        ReviewState::Unseen => "edges that nobody has opened",
        ReviewState::Seen => "edges that were opened or judged",
        ReviewState::Opened => "edges that were opened and not judged",
        ReviewState::Convincing => "edges judged convincing",
        ReviewState::Unclear => "edges judged unclear",
        ReviewState::Innocent => "edges judged innocent",
    }
}

fn drawn(scene: &PictureScene) -> DrawnScene {
    DrawnScene {
        width: scene.width,
        height: scene.height,
        dots: scene.dots.clone(),
        lines: scene.lines.clone(),
        steps: scene.steps.clone(),
        shapes: scene.shapes.clone(),
        legend: DrawnLegend {
            communities: scene.communities.clone(),
            others: scene.others,
            size_by: match scene.size_by {
                PictureSize::Strength => DotSize::Strength,
                PictureSize::Neighbours => DotSize::Neighbours,
                PictureSize::Equal => DotSize::Equal,
            },
            sizes: scene
                .sizes
                .iter()
                .map(|&(value, radius)| (u64::from(value), radius))
                .collect(),
            weights: scene
                .weights
                .iter()
                .map(|&(weight, opacity, width)| (u64::from(weight), opacity, width))
                .collect(),
            pinned: u64::from(scene.pinned),
        },
        dots_in_view: u64::from(scene.dots_in_view),
        lines_in_view: u64::from(scene.lines_in_view),
    }
}
