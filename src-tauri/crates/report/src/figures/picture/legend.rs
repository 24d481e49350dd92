//! What the signs of a picture mean, in lines below it. Its letters are as large on paper as those of
//! the other figures, whatever the size of the window was.

use super::super::{INK, INK_2, INK_3, PAPER, RAISED, label, px, text_width};
use super::{OUTLINE, hundredths, ink, share};
use crate::model::{DotSize, Ink, SceneLegend};
use crate::number::group;
use crate::text::visible;
use std::fmt::Write as _;

/// Width at which the other figures are drawn.
const WIDTH: f64 = 720.0;
const TEXT: f64 = 12.0;
const LINE: f64 = 22.0;
const GAP: f64 = 16.0;
/// How full the bubble is that explains tightness.
const SAMPLE: f64 = 0.35;

/// Lets signs and words flow into lines.
struct Flow {
    out: String,
    x: f64,
    y: f64,
    width: f64,
}

impl Flow {
    /// Room for so much, on the next line if need be; gives its left end.
    fn reserve(&mut self, room: f64) -> f64 {
        if self.x > 0.0 && self.x + room > self.width {
            self.line();
        }
        let left = self.x;
        self.x += room + GAP;
        left
    }

    fn line(&mut self) {
        self.x = 0.0;
        self.y += LINE;
    }

    fn say(&mut self, words: &str) {
        let left = self.reserve(text_width(words, TEXT));
        self.out
            .push_str(&label(left, self.y, "start", 12, INK_3, words));
    }

    /// A sign of this width with its words; `draw` gets its left end and its middle.
    fn sign(&mut self, size: f64, words: &str, draw: impl Fn(f64, f64) -> String) {
        let left = self.reserve(size + 5.0 + text_width(words, TEXT));
        self.out.push_str(&draw(left, self.y - 4.0));
        self.out
            .push_str(&label(left + size + 5.0, self.y, "start", 12, INK_2, words));
    }
}

/// The legend below a frame of this size, as SVG, and its height.
pub(super) fn draw(legend: &SceneLegend, width: f64, top: f64) -> (String, f64) {
    let unit = (width / WIDTH).max(0.5);
    let mut flow = Flow {
        out: String::new(),
        x: 0.0,
        y: LINE,
        width: width / unit,
    };
    communities(&mut flow, legend);
    flow.line();
    scales(&mut flow, legend, unit);
    if let Some(layers) = &legend.layers {
        flow.line();
        bubbles(&mut flow, layers);
    }
    let height = (flow.y + 6.0) * unit;
    let svg = format!(
        "<g transform=\"translate(0 {}) scale({})\">{}</g>",
        px(top),
        share_of_scale(unit),
        flow.out
    );
    (svg, height)
}

fn share_of_scale(unit: f64) -> String {
    format!("{}", (unit * 10_000.0).round() / 10_000.0)
}

fn circle(x: f64, y: f64, r: f64, fill: &str) -> String {
    format!(
        "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{fill}\" stroke=\"{INK}\" stroke-opacity=\"{OUTLINE}\"/>",
        px(x),
        px(y),
        px(r)
    )
}

fn communities(flow: &mut Flow, legend: &SceneLegend) {
    flow.say("Community");
    let hue = |number: u32| ink(Ink::Hue(u8::try_from(number).unwrap_or(0)));
    for &number in &legend.communities {
        flow.sign(10.0, &number.to_string(), |left, middle| {
            circle(left + 5.0, middle, 5.0, hue(number))
        });
    }
    if legend.others {
        flow.sign(10.0, "higher numbers", |left, middle| {
            circle(left + 5.0, middle, 5.0, hue(0))
        });
    }
}

fn scales(flow: &mut Flow, legend: &SceneLegend, unit: f64) {
    let is_map = legend.layers.is_some();
    if !legend.sizes.is_empty() {
        flow.say(match legend.size_by {
            _ if is_map => "Accounts",
            DotSize::Neighbours => "Neighbours",
            DotSize::Strength | DotSize::Equal => "Strength",
        });
    }
    for &(value, radius) in &legend.sizes {
        let r = radius / unit;
        flow.sign(2.0 * r, &group(value), |left, middle| {
            circle(left + r, middle, r, "none")
        });
    }
    if !legend.weights.is_empty() {
        flow.say(if is_map {
            "Pairs between"
        } else {
            "Edge weight"
        });
    }
    for &(weight, opacity, width) in &legend.weights {
        flow.sign(22.0, &group(weight), |left, middle| {
            format!(
                "<path d=\"M{} {}h22\" stroke=\"{INK}\" stroke-opacity=\"{}\" stroke-width=\"{}\" fill=\"none\"/>",
                px(left),
                px(middle),
                share(opacity),
                hundredths(width / unit)
            )
        });
    }
    if legend.pinned > 0 {
        let words = format!("put there by hand ({})", group(legend.pinned));
        flow.sign(8.0, &words, |left, middle| {
            format!(
                "<path d=\"M{x} {y}v-6\" stroke=\"{INK}\" stroke-width=\"1.2\"/>\
                 <circle cx=\"{x}\" cy=\"{head}\" r=\"2.6\" fill=\"{INK}\" stroke=\"{RAISED}\" stroke-width=\"0.8\"/>",
                x = px(left + 4.0),
                y = px(middle + 6.0),
                head = px(middle - 2.0),
            )
        });
    }
}

/// What the inside of a bubble says.
fn bubbles(flow: &mut Flow, layers: &[String]) {
    flow.sign(18.0, "Full part: tightness", |left, middle| {
        let (rim, core) = (8.5, 8.5 * SAMPLE.sqrt());
        let mut out = circle(left + 9.0, middle, 9.0, ink(Ink::Hue(0)));
        let _ = write!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"none\" stroke=\"{PAPER}\" stroke-opacity=\"0.62\" stroke-width=\"{}\"/>",
            px(left + 9.0),
            px(middle),
            px((rim + core) / 2.0),
            hundredths(rim - core)
        );
        out
    });
    flow.sign(28.0, "Bar: first to last pair", |left, middle| {
        format!(
            "<rect x=\"{}\" y=\"{}\" width=\"28\" height=\"6\" rx=\"3\" fill=\"{RAISED}\"/>\
             <rect x=\"{}\" y=\"{}\" width=\"12\" height=\"3\" fill=\"{INK}\"/>",
            px(left),
            px(middle - 3.0),
            px(left + 7.0),
            px(middle - 1.5)
        )
    });
    if layers.len() < 2 {
        return;
    }
    for (at, layer) in layers.iter().enumerate() {
        let name = visible(layer, 24);
        let words = if at == 0 {
            format!("Marks: layers {name}")
        } else {
            name
        };
        flow.sign(18.0, &words, |left, middle| {
            circle(left + 9.0, middle, 9.0, "none") + &mark(left + 9.0, middle, at, layers.len())
        });
    }
}

/// The mark of one layer inside the rim of a bubble, clockwise from the top.
fn mark(x: f64, y: f64, at: usize, many: usize) -> String {
    let (at, many) = (at as f64, many as f64);
    let gap = (0.2 / many).min(0.02);
    let point = |turn: f64| {
        let angle = turn * std::f64::consts::TAU;
        format!(
            "{} {}",
            px(x + 6.0 * angle.sin()),
            px(y - 6.0 * angle.cos())
        )
    };
    let (from, to) = (at / many + gap, (at + 1.0) / many - gap);
    format!(
        "<path d=\"M{}A6 6 0 {} 1 {}\" fill=\"none\" stroke=\"{INK}\" stroke-opacity=\"0.72\" stroke-width=\"2\"/>",
        point(from),
        u8::from(to - from > 0.5),
        point(to)
    )
}
