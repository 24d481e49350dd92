//! The figures of the report as SVG: timeline, histogram, pairs against the window (drawn with
//! plotters), barcode and network (drawn here).
//!
//! A figure is one `<svg>` that stands alone: size, colours and typefaces are in presentation
//! attributes, never in `style`, so that a strict content policy allows it and a style sheet can
//! still replace a colour for a dark screen by its value (`[fill="#1C1B18"]`). The same numbers give
//! the same bytes.

mod axis;
mod barcode;
mod chart;
mod histogram;
mod network;
mod picture;
mod timeline;
mod windows;

pub use barcode::{BarcodeSize, barcode};
pub(crate) use histogram::is_logarithmic;
pub use histogram::weight_histogram;
pub use network::network;
pub use picture::picture;
#[cfg(test)]
pub(crate) use picture::sample::picture as sample_picture;
pub(crate) use timeline::days_per_bar;
pub use timeline::timeline;
pub use windows::pairs_by_window;

use crate::text::escape;

/// Text and outlines.
pub const INK: &str = "#1C1B18";
/// Secondary text.
pub const INK_2: &str = "#5A564D";
/// Hints and axis labels.
pub const INK_3: &str = "#6F695E";
/// Thin lines.
pub const LINE: &str = "#DCD8CE";
/// Ground behind a strip.
pub const PANEL: &str = "#F3F1EB";
/// Ground of the page.
pub const PAPER: &str = "#FBFAF7";
/// Ground of a label.
pub const RAISED: &str = "#FFFFFF";
/// The one accent.
pub const ACCENT: &str = "#0B6E69";
/// Communities beyond the palette, and what belongs to none.
pub const GREY: &str = "#A8A296";
/// Communities in the order of their number (Paul Tol's qualitative sets).
pub const COMMUNITIES: [&str; 12] = [
    "#4477AA", "#EE6677", "#228833", "#CCBB44", "#66CCEE", "#AA3377", "#EE7733", "#009988",
    "#CC3311", "#33BBEE", "#997700", "#6699CC",
];
/// Seconds between two posts, short to long: viridis, cut at 15 and 90 %.
pub const DELTAS: [&str; 8] = [
    "#45347E", "#3A538A", "#2E6F8E", "#248A8D", "#22A386", "#3FBC73", "#76D053", "#BDDF26",
];
/// Typeface of all words in figures.
pub const SANS: &str = "IBM Plex Sans Variable, IBM Plex Sans, sans-serif";

/// Colour of a community by its number (from 1); grey for 0 and beyond the palette.
pub fn community_colour(number: u32) -> &'static str {
    (number as usize)
        .checked_sub(1)
        .and_then(|i| COMMUNITIES.get(i))
        .copied()
        .unwrap_or(GREY)
}

/// A figure with the words a screen reader says.
struct Figure<'a> {
    /// Unique in the document, `[a-z0-9-]`.
    id: &'a str,
    width: f64,
    height: f64,
    title: String,
    description: String,
    body: String,
}

impl Figure<'_> {
    fn svg(&self) -> String {
        let (id, w, h) = (escape(self.id), px(self.width), px(self.height));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fig\" width=\"{w}\" height=\"{h}\" \
             viewBox=\"0 0 {w} {h}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" \
             font-family=\"{SANS}\"><title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>{}</svg>",
            escape(&self.title),
            escape(&self.description),
            self.body
        )
    }
}

/// A coordinate with at most one decimal: half the bytes, no visible difference.
fn px(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // Adding zero turns -0 into 0.
    format!("{}", rounded + 0.0)
}

/// One line of words. `anchor` is `start`, `middle` or `end`.
fn label(x: f64, y: f64, anchor: &str, size: u32, fill: &str, words: &str) -> String {
    format!(
        "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" font-size=\"{size}\" fill=\"{fill}\">{}</text>",
        px(x),
        px(y),
        escape(words)
    )
}

/// Width of a line of words, estimated from the average width of the typeface.
fn text_width(words: &str, size: f64) -> f64 {
    words.chars().count() as f64 * size * 0.56
}

#[cfg(test)]
mod tests;
