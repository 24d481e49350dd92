//! A picture of the network as the analyst had it on the screen: the things that were drawn, and what
//! is to be said of them. It holds accounts, never their names as words: those are written when it is drawn.

use serde::{Deserialize, Serialize};

use super::AccountRef;

/// The picture of a finding.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Picture {
    /// What is drawn.
    pub scene: Scene,
    /// How near the network was looked at.
    pub level: PictureLevel,
    /// What of the whole passed the filter.
    pub counts: PictureCounts,
    /// What the filter asked for, one phrase each; empty = nothing.
    pub filter: Vec<FilterPhrase>,
    /// What does not pass the filter is left out, not pale.
    pub hides: bool,
    /// What was selected.
    pub selected: PictureSelection,
    /// What of the drawing was not as the run came, in sentences.
    pub how_drawn: String,
    /// The run: its id.
    pub run_id: String,
    /// Seed of the start positions.
    pub seed: u64,
    /// SHA-256 of what the case keeps of it, lower-case hex.
    pub sha256: String,
}

/// How near a network is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PictureLevel {
    /// Every account.
    #[default]
    Accounts,
    /// A bubble a community.
    Map,
    /// The accounts of one community, by its number.
    Community(u32),
}

/// How much of a run a picture is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PictureCounts {
    /// Accounts that pass the filter.
    pub accounts: u64,
    /// Accounts of the run.
    pub accounts_in_all: u64,
    /// Edges that pass the filter.
    pub edges: u64,
    /// Edges of the run.
    pub edges_in_all: u64,
    /// Dots (on a map, bubbles) that were within the frame, drawn or not.
    pub dots_in_view: u64,
    /// Lines that reached into the frame, drawn or not.
    pub lines_in_view: u64,
}

/// A part of a filter in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FilterPhrase {
    /// Such as `edge weight at least 5`.
    pub words: String,
    /// It holds a part of a name, which a pseudonymised report does not print.
    pub of_names: bool,
}

/// What was selected in a picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PictureSelection {
    /// Nothing.
    #[default]
    Nothing,
    /// So many accounts.
    Accounts(u64),
    /// An edge.
    Edge,
    /// A community by its number.
    Community(u32),
}

/// Things to draw, in CSS pixels from the top left corner of the frame.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scene {
    /// Width of the frame.
    pub width: f64,
    /// Height of the frame.
    pub height: f64,
    /// Lines, weakest first.
    pub lines: Vec<SceneLine>,
    /// Dots or bubbles, largest first.
    pub dots: Vec<SceneDot>,
    /// What lies over them: what is selected, numbers, names.
    pub shapes: Vec<Shape>,
    /// What the signs mean.
    pub legend: SceneLegend,
}

/// An edge, or what runs between two bubbles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct SceneLine {
    /// Both ends.
    pub ends: [[f64; 2]; 2],
    /// 0 = grey, 1 to 12 = hue of a community.
    pub hue: u8,
    /// 0 to 1.
    pub opacity: f64,
    /// Pixels.
    pub width: f64,
    /// Stepped back, as it does not pass the filter or belongs to another community.
    pub pale: bool,
}

/// An account or a bubble.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct SceneDot {
    /// Its middle.
    pub at: [f64; 2],
    /// Pixels.
    pub radius: f64,
    /// 0 = grey, 1 to 12 = hue of a community.
    pub hue: u8,
    /// Stepped back.
    pub pale: bool,
}

/// The colours of a picture by what they are for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ink {
    /// 0 = grey, 1 to 12 = hue of a community.
    Hue(u8),
    /// The ground.
    Paper,
    /// The ground of a label.
    Raised,
    /// Thin lines.
    Line,
    /// Text and outlines.
    #[default]
    Ink,
    /// Secondary text.
    Ink2,
    /// Hints.
    Ink3,
    /// What is selected.
    Accent,
}

/// How the rim of a shape is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Stroke {
    /// Colour.
    pub ink: Ink,
    /// 0 to 1.
    pub opacity: f64,
    /// Pixels.
    pub width: f64,
}

/// How a shape is filled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Fill {
    /// Colour.
    pub ink: Ink,
    /// 0 to 1.
    pub opacity: f64,
}

/// Where words stand and how they look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Lettering {
    /// Baseline: left end, middle or right end, as `anchor` says.
    pub at: [f64; 2],
    /// Pixels.
    pub size: f64,
    /// 400 to 600.
    pub weight: u32,
    /// Colour.
    pub ink: Ink,
    /// Rim that keeps it legible on lines.
    pub halo: Option<Ink>,
    /// Which part of it stands at `at`.
    pub anchor: Anchor,
}

/// Which part of words stands at their place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// Left end.
    #[default]
    Start,
    /// Middle.
    Middle,
    /// Right end.
    End,
}

/// Something that lies over lines and dots.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A straight line.
    Line {
        /// Both ends.
        ends: [[f64; 2]; 2],
        /// Its look.
        stroke: Stroke,
    },
    /// A circle.
    Circle {
        /// Middle.
        at: [f64; 2],
        /// Radius.
        radius: f64,
        /// Inside.
        fill: Option<Fill>,
        /// Rim.
        stroke: Option<Stroke>,
    },
    /// A part of a circle's rim, clockwise from twelve o'clock.
    Arc {
        /// Middle.
        at: [f64; 2],
        /// Radius.
        radius: f64,
        /// Where it begins, in turns.
        from: f64,
        /// Where it ends, in turns.
        to: f64,
        /// Its look.
        stroke: Stroke,
    },
    /// A rectangle.
    Rect {
        /// Top left corner.
        at: [f64; 2],
        /// Width and height.
        size: [f64; 2],
        /// Radius of the corners.
        round: f64,
        /// Inside.
        fill: Option<Fill>,
        /// Rim.
        stroke: Option<Stroke>,
    },
    /// Number of a community.
    Number {
        /// Place and look.
        lettering: Lettering,
        /// The number.
        number: u32,
    },
    /// What an account is called in this report.
    Name {
        /// Place and look.
        lettering: Lettering,
        /// The account.
        account: AccountRef,
    },
}

/// What the size of an account in a scene says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DotSize {
    /// Sum of the weights of its edges.
    #[default]
    Strength,
    /// How many accounts it shares an edge with.
    Neighbours,
    /// Nothing: all are alike.
    Equal,
}

/// What the signs of a scene mean.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SceneLegend {
    /// Communities with a hue of their own, by number.
    pub communities: Vec<u32>,
    /// There are communities without one.
    pub others: bool,
    /// What the size of an account says.
    pub size_by: DotSize,
    /// Sizes: a strength or what else it is (on a map, a number of accounts) and the radius it has.
    pub sizes: Vec<(u64, f64)>,
    /// Weights: a weight, and the opacity and width it has.
    pub weights: Vec<(u64, f64, f64)>,
    /// Accounts that stand where they were put by hand.
    pub pinned: u64,
    /// On a map: the layers of the run, whose marks stand in the bubbles.
    pub layers: Option<Vec<String>>,
}
