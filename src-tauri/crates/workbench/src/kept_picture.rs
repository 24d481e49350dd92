//! The picture that a finding keeps: the network as it stood on the screen, as numbers, in the case under
//! their hash.
//!
//! The window sends what it drew, so everything is checked, when it comes in and again when it is read.
//! No word of it is printed: names are numbers of accounts, and the report says what they are called.

use serde::{Deserialize, Serialize};
use zwerm_report::model::{
    self, Anchor, DotSize, Fill, FilterPhrase, Ink, Lettering, PictureCounts, PictureLevel,
    PictureSelection, SceneDot, SceneLegend, SceneLine, Shape, Stroke,
};

use crate::error::{Error, ErrorKind, Result};
use crate::run_view::RunView;
use crate::session::Workbench;

/// Layout of [`DrawnScene`] and of the text around it.
const FORMAT: u32 = 1;
/// Longest side of a frame, CSS pixels.
const MOST_PIXELS: u32 = 20_000;
/// Farthest a place may lie, tenths of a CSS pixel: what is drawn may reach out of the frame.
const FARTHEST: i32 = 100_000_000;
/// Most things of each kind.
const MOST_DOTS: usize = 12_000;
const MOST_LINES: usize = 8_000;
const MOST_SHAPES: usize = 16_000;
/// Most entries of each part of a legend.
const MOST_SIGNS: usize = 64;
/// Steps of weight that lines are drawn in.
const MOST_STEPS: usize = 16;
/// Numbers that each of them takes.
const DOT: usize = 6;
const LINE: usize = 8;
const SHAPE: usize = 11;
const STEP: usize = 2;

/// What a window drew, in flat rows of whole numbers. Places and sizes are tenths of a CSS pixel from the
/// top left corner of the frame; opacities are thousandths, widths of lines hundredths of a pixel. A colour
/// is 0 (grey), 1 to 12 (hue of a community), 13 paper, 14 raised, 15 line, 16 to 18 the inks, 19 the
/// accent, -1 none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DrawnScene {
    /// Width of the frame, CSS pixels.
    pub width: u32,
    /// Height of the frame, CSS pixels.
    pub height: u32,
    /// Rows of six: account (on a map, community less one), x, y, radius, colour (0 to 12), 1 = pale.
    pub dots: Vec<i32>,
    /// Rows of eight: edge (on a map, tie), x, y, x, y, step of weight, colour (0 to 12), 1 = pale.
    pub lines: Vec<i32>,
    /// Rows of two: opacity and width of the lines of each step of weight.
    pub steps: Vec<i32>,
    /// Rows of eleven: kind, then, zeros behind:
    /// 0 line: x, y, x, y, colour, opacity, width;
    /// 1 circle: x, y, radius, fill, its opacity, rim, its opacity, its width;
    /// 2 arc: x, y, radius, from, to (ten-thousandths of a turn), colour, opacity, width;
    /// 3 rectangle: x, y, width, height, radius of corners, fill, its opacity, rim, its opacity, its width;
    /// 4 number of a community: x, y, size, weight, colour, anchor (0 start, 1 middle, 2 end), halo, number;
    /// 5 name: the same with the number of an account.
    pub shapes: Vec<i32>,
    /// What the signs mean.
    pub legend: DrawnLegend,
    /// Dots (on a map, bubbles) within the frame, drawn or not.
    pub dots_in_view: u64,
    /// Lines that reach into the frame, drawn or not.
    pub lines_in_view: u64,
}

/// What the signs of a scene mean; the same units.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DrawnLegend {
    /// Communities with a hue of their own.
    pub communities: Vec<u32>,
    /// There are communities without one.
    pub others: bool,
    /// What the size of an account says.
    pub size_by: DotSize,
    /// A strength or what else it is (on a map, a number of accounts) and its radius.
    pub sizes: Vec<(u64, u32)>,
    /// A weight, its opacity, its width.
    pub weights: Vec<(u64, u32, u32)>,
    /// Accounts put where they stand by hand.
    pub pinned: u64,
}

/// What a finding keeps of a picture: what was drawn, and the state of the screen that it was drawn from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptPicture {
    /// Layout of this text: 1.
    pub format: u32,
    /// Run: id.
    pub run_id: String,
    /// How near it was looked at.
    pub level: PictureLevel,
    /// The filter as the window has it.
    pub filter: serde_json::Value,
    /// The filter in words.
    pub filter_words: Vec<FilterPhrase>,
    /// What does not pass was left out, not pale.
    pub hides: bool,
    /// Names were shown.
    pub names: bool,
    /// What was selected.
    pub selected: PictureSelection,
    /// Middle of the picture in units of the drawing, and CSS pixels a unit.
    pub camera: [f64; 3],
    /// Seed of the drawing.
    pub seed: u64,
    /// Accounts with places of their own, by number.
    pub pinned: Vec<u32>,
    /// What of the drawing was not as the run came, in sentences.
    pub how_drawn: String,
    /// Accounts and edges that pass the filter.
    pub passing: [u64; 2],
    /// What was drawn.
    pub scene: DrawnScene,
}

impl KeptPicture {
    /// The text that is kept, or why it is no picture of this run.
    pub(crate) fn text(&self, view: &RunView) -> Result<String> {
        self.scene_of(view, |_| model::AccountRef::default())?;
        let kept = KeptPicture {
            format: FORMAT,
            run_id: view.record.id.clone(),
            ..self.clone()
        };
        Ok(serde_json::to_string(&kept)?)
    }

    /// The picture as a report prints it.
    pub(crate) fn printed(
        &self,
        view: &RunView,
        sha256: &str,
        who: impl Fn(u32) -> model::AccountRef,
    ) -> Result<model::Picture> {
        if self.format != FORMAT || !self.run_id.eq_ignore_ascii_case(&view.record.id) {
            return Err(refused("it was kept of another run or by another program"));
        }
        Ok(model::Picture {
            scene: self.scene_of(view, who)?,
            level: self.level,
            counts: PictureCounts {
                accounts: self.passing[0],
                accounts_in_all: view.nodes.account_id.len() as u64,
                edges: self.passing[1],
                edges_in_all: view.edges.len() as u64,
                dots_in_view: self.scene.dots_in_view,
                lines_in_view: self.scene.lines_in_view,
            },
            filter: self.filter_words.clone(),
            hides: self.hides,
            selected: self.selected,
            how_drawn: self.how_drawn.clone(),
            run_id: self.run_id.clone(),
            seed: self.seed,
            sha256: sha256.to_owned(),
        })
    }

    fn scene_of(
        &self,
        view: &RunView,
        who: impl Fn(u32) -> model::AccountRef,
    ) -> Result<model::Scene> {
        let drawn = &self.scene;
        if !(1..=MOST_PIXELS).contains(&drawn.width) || !(1..=MOST_PIXELS).contains(&drawn.height) {
            return Err(refused("its frame has no size"));
        }
        if !self.camera.iter().all(|number| number.is_finite()) {
            return Err(refused("it was seen from nowhere"));
        }
        let dots = rows::<DOT>(&drawn.dots, MOST_DOTS, "dots")?
            .map(dot)
            .collect::<Result<_>>()?;
        let steps: Vec<[i32; STEP]> = rows::<STEP>(&drawn.steps, MOST_STEPS, "steps")?.collect();
        let lines = rows::<LINE>(&drawn.lines, MOST_LINES, "lines")?
            .map(|row| line(row, &steps))
            .collect::<Result<_>>()?;
        let accounts = view.nodes.account_id.len() as u32;
        let shapes = rows::<SHAPE>(&drawn.shapes, MOST_SHAPES, "shapes")?
            .map(|row| shape(row, accounts, &who))
            .collect::<Result<_>>()?;
        Ok(model::Scene {
            width: f64::from(drawn.width),
            height: f64::from(drawn.height),
            dots,
            lines,
            shapes,
            legend: self.legend(view)?,
        })
    }

    fn legend(&self, view: &RunView) -> Result<SceneLegend> {
        let drawn = &self.scene.legend;
        let most = drawn
            .communities
            .len()
            .max(drawn.sizes.len())
            .max(drawn.weights.len());
        if most > MOST_SIGNS {
            return Err(refused("its legend has no end"));
        }
        let is_map = self.level == PictureLevel::Map;
        Ok(SceneLegend {
            communities: drawn.communities.clone(),
            others: drawn.others,
            size_by: drawn.size_by,
            sizes: drawn
                .sizes
                .iter()
                .map(|&(value, radius)| (value, f64::from(radius) / 10.0))
                .collect(),
            weights: drawn
                .weights
                .iter()
                .map(|&(weight, opacity, width)| {
                    (weight, f64::from(opacity) / 1e3, f64::from(width) / 1e2)
                })
                .collect(),
            pinned: drawn.pinned,
            layers: is_map.then(|| view.summary.layers.clone()),
        })
    }
}

impl Workbench {
    /// Keeps a picture of a run in the case; gives its SHA-256.
    pub fn keep_picture(&self, view: &RunView, picture: &KeptPicture) -> Result<String> {
        let text = picture.text(view)?;
        let stamp = self.environment().stamp();
        Ok(self.case().keep_picture(&text, &stamp)?)
    }

    /// A picture that a finding keeps.
    pub fn kept_picture(&self, sha256: &str) -> Result<KeptPicture> {
        let text = self.case().picture(sha256)?;
        serde_json::from_str(&text).map_err(|_| refused("what is kept of it cannot be read"))
    }
}

fn refused(why: &str) -> Error {
    Error::new(
        ErrorKind::Input,
        "picture-refused",
        format!("This is no picture that can be handed on: {why}."),
    )
}

/// Rows of so many numbers.
fn rows<'n, const N: usize>(
    numbers: &'n [i32],
    most: usize,
    what: &str,
) -> Result<impl Iterator<Item = [i32; N]> + 'n> {
    if !numbers.len().is_multiple_of(N) {
        return Err(refused(&format!("its {what} are cut off")));
    }
    if numbers.len() / N > most {
        return Err(refused(&format!("it has more than {most} {what}")));
    }
    Ok(numbers
        .chunks_exact(N)
        .filter_map(|row| <[i32; N]>::try_from(row).ok()))
}

fn place(x: i32, y: i32) -> Result<[f64; 2]> {
    let reach = -FARTHEST..=FARTHEST;
    if !reach.contains(&x) || !reach.contains(&y) {
        return Err(refused("something of it lies too far out"));
    }
    Ok([f64::from(x) / 10.0, f64::from(y) / 10.0])
}

fn length(tenths: i32) -> Result<f64> {
    if !(0..=FARTHEST).contains(&tenths) {
        return Err(refused("something of it has no size"));
    }
    Ok(f64::from(tenths) / 10.0)
}

fn hue(number: i32) -> Result<u8> {
    match u8::try_from(number) {
        Ok(hue) if hue <= 12 => Ok(hue),
        _ => Err(refused("it has a colour that nobody knows")),
    }
}

fn ink(number: i32) -> Result<Ink> {
    Ok(match number {
        13 => Ink::Paper,
        14 => Ink::Raised,
        15 => Ink::Line,
        16 => Ink::Ink,
        17 => Ink::Ink2,
        18 => Ink::Ink3,
        19 => Ink::Accent,
        hue_number => Ink::Hue(hue(hue_number)?),
    })
}

fn stroke(colour: i32, opacity: i32, width: i32) -> Result<Stroke> {
    Ok(Stroke {
        ink: ink(colour)?,
        opacity: f64::from(opacity) / 1e3,
        width: f64::from(width) / 1e2,
    })
}

fn rim(colour: i32, opacity: i32, width: i32) -> Result<Option<Stroke>> {
    (colour != -1)
        .then(|| stroke(colour, opacity, width))
        .transpose()
}

fn fill(colour: i32, opacity: i32) -> Result<Option<Fill>> {
    (colour != -1)
        .then(|| {
            Ok(Fill {
                ink: ink(colour)?,
                opacity: f64::from(opacity) / 1e3,
            })
        })
        .transpose()
}

fn dot([_, x, y, radius, colour, pale]: [i32; DOT]) -> Result<SceneDot> {
    Ok(SceneDot {
        at: place(x, y)?,
        radius: length(radius)?,
        hue: hue(colour)?,
        pale: pale != 0,
    })
}

fn line(
    [_, ax, ay, bx, by, step, colour, pale]: [i32; LINE],
    steps: &[[i32; STEP]],
) -> Result<SceneLine> {
    let step = usize::try_from(step).ok().and_then(|step| steps.get(step));
    let [opacity, width] = *step.ok_or_else(|| refused("a line has no weight"))?;
    Ok(SceneLine {
        ends: [place(ax, ay)?, place(bx, by)?],
        hue: hue(colour)?,
        opacity: f64::from(opacity) / 1e3,
        width: f64::from(width) / 1e2,
        pale: pale != 0,
    })
}

fn shape(
    [kind, a, b, c, d, e, f, g, h, i, j]: [i32; SHAPE],
    accounts: u32,
    who: impl Fn(u32) -> model::AccountRef,
) -> Result<Shape> {
    Ok(match kind {
        0 => Shape::Line {
            ends: [place(a, b)?, place(c, d)?],
            stroke: stroke(e, f, g)?,
        },
        1 => Shape::Circle {
            at: place(a, b)?,
            radius: length(c)?,
            fill: fill(d, e)?,
            stroke: rim(f, g, h)?,
        },
        2 => Shape::Arc {
            at: place(a, b)?,
            radius: length(c)?,
            from: f64::from(d) / 1e4,
            to: f64::from(e) / 1e4,
            stroke: stroke(f, g, h)?,
        },
        3 => Shape::Rect {
            at: place(a, b)?,
            size: [length(c)?, length(d)?],
            round: length(e)?,
            fill: fill(f, g)?,
            stroke: rim(h, i, j)?,
        },
        4 | 5 => {
            let lettering = Lettering {
                at: place(a, b)?,
                size: length(c)?.clamp(4.0, 60.0),
                weight: u32::try_from(d).unwrap_or(400),
                ink: ink(e)?,
                anchor: match f {
                    1 => Anchor::Middle,
                    2 => Anchor::End,
                    _ => Anchor::Start,
                },
                halo: (g != -1).then(|| ink(g)).transpose()?,
            };
            let number = u32::try_from(h).map_err(|_| refused("a number is below zero"))?;
            if kind == 4 {
                Shape::Number { lettering, number }
            } else if number < accounts {
                Shape::Name {
                    lettering,
                    account: who(number),
                }
            } else {
                return Err(refused("it names an account that the run does not have"));
            }
        }
        _ => return Err(refused("it has a shape that nobody knows")),
    })
}
