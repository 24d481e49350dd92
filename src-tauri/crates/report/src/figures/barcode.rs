//! The barcode: every co-action is a tick on the time axis, coloured by the seconds between the two
//! posts.

use super::axis::time_ticks;
use super::{ACCENT, DELTAS, Figure, INK_3, LINE, PANEL, label, px};
use crate::model::Barcode;
use crate::number::{count, date_time, duration};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How large, and against which period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BarcodeSize {
    /// Height of the strip in px; the width is 720.
    pub strip_height: f64,
    /// Draw the axis and the scale of seconds below the strip.
    pub axis: bool,
    /// The whole period, ms since the epoch: a thin line shows where the strip lies in it.
    pub whole: Option<(i64, i64)>,
    /// Seconds at the far end of the colour scale (the widest window).
    pub scale_secs: f64,
}

const WIDTH: f64 = 720.0;
/// Ticks are placed on half pixels; what falls on the same one is merged.
const SLOTS: f64 = WIDTH * 2.0;
/// Opacity of a place with 1, with 2 to 9, with 10 or more co-actions.
const OPACITY: [&str; 3] = ["0.5", "0.78", "1"];

/// The barcode of all given ticks. `None` when there are none.
pub fn barcode(id: &str, title: &str, codes: &[&Barcode], size: BarcodeSize) -> Option<String> {
    let ticks = || codes.iter().flat_map(|code| &code.ticks);
    let first = ticks().map(|t| t.time_ms).min()?;
    let last = ticks().map(|t| t.time_ms).max()?;
    // A single moment still needs an axis of some length.
    let (from, to) = if last - first < 1000 {
        (first - 500, last + 500)
    } else {
        (first, last)
    };
    let span = (to - from) as f64;
    let place = |ms: i64| ((ms - from) as f64 / span * (SLOTS - 4.0)).round() as i64 + 2;

    let mut slots: BTreeMap<i64, (u64, f64)> = BTreeMap::new();
    for tick in ticks() {
        let slot = slots.entry(place(tick.time_ms)).or_default();
        slot.0 += 1;
        slot.1 += tick.delta_secs;
    }
    let mut paths: BTreeMap<(std::cmp::Reverse<usize>, usize), String> = BTreeMap::new();
    let locator = size.whole.filter(|(a, b)| b > a);
    let top = if locator.is_some() { 8.0 } else { 0.0 };
    for (slot, (n, delta_sum)) in &slots {
        // Merged ticks have the colour of their mean.
        let colour = step(delta_sum / *n as f64, size.scale_secs);
        let weight = match n {
            1 => 0,
            2..=9 => 1,
            _ => 2,
        };
        let path = paths
            .entry((std::cmp::Reverse(colour), weight))
            .or_default();
        let _ = write!(
            path,
            "M{} {}v{}",
            px(*slot as f64 / 2.0),
            px(top),
            px(size.strip_height)
        );
    }

    let mut body = String::new();
    if let Some((a, b)) = locator {
        let x = |ms: i64| ((ms - a) as f64 / (b - a) as f64 * WIDTH).clamp(0.0, WIDTH);
        let width = (x(to) - x(from)).max(3.0);
        let left = x(from).min(WIDTH - width);
        let _ = write!(
            body,
            "<path d=\"M0 2H{WIDTH}\" stroke=\"{LINE}\" stroke-width=\"2\" fill=\"none\"/>\
             <rect x=\"{}\" y=\"0.5\" width=\"{}\" height=\"3\" fill=\"{ACCENT}\"/>",
            px(left),
            px(width)
        );
    }
    let _ = write!(
        body,
        "<rect x=\"0\" y=\"{}\" width=\"{WIDTH}\" height=\"{}\" fill=\"{PANEL}\"/>",
        px(top),
        px(size.strip_height)
    );
    // Long intervals first: short ones lie on top.
    for ((std::cmp::Reverse(colour), weight), path) in &paths {
        if let (Some(stroke), Some(opacity)) = (DELTAS.get(*colour), OPACITY.get(*weight)) {
            let _ = write!(
                body,
                "<path d=\"{path}\" stroke=\"{stroke}\" stroke-opacity=\"{opacity}\" fill=\"none\"/>"
            );
        }
    }
    let base = top + size.strip_height;
    if size.axis {
        body.push_str(&axis(from, to, base, &place, size.scale_secs));
    }
    let total: u64 = codes
        .iter()
        .map(|c| c.n_total.max(c.ticks.len() as u64))
        .sum();
    Some(
        Figure {
            id,
            width: WIDTH,
            height: base + if size.axis { 22.0 } else { 0.0 },
            title: title.to_owned(),
            description: format!(
                "{} from {} to {} UTC, {} places on the axis.",
                count(total, "co-action", "co-actions"),
                date_time(first),
                date_time(last),
                slots.len()
            ),
            body,
        }
        .svg(),
    )
}

/// The colour of an interval: equal steps from 0 to the widest window.
fn step(delta_secs: f64, scale_secs: f64) -> usize {
    let scale = if scale_secs > 0.0 { scale_secs } else { 1.0 };
    let share = (delta_secs / scale).clamp(0.0, 1.0);
    ((share * DELTAS.len() as f64) as usize).min(DELTAS.len() - 1)
}

fn axis(from: i64, to: i64, base: f64, place: &dyn Fn(i64) -> i64, scale_secs: f64) -> String {
    let mut out = String::new();
    // The scale of seconds takes the right end of the line.
    let far = duration(scale_secs);
    let swatch = 9.0;
    let far_width = super::text_width(&far, 11.0);
    let scale_left = WIDTH - far_width - 6.0 - swatch * DELTAS.len() as f64;
    for (i, colour) in DELTAS.iter().enumerate() {
        let x = scale_left + i as f64 * swatch;
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{swatch}\" height=\"8\" fill=\"{colour}\"/>",
            px(x),
            px(base + 8.0)
        );
    }
    out.push_str(&label(
        scale_left - 6.0,
        base + 16.0,
        "end",
        11,
        INK_3,
        "0\u{A0}s",
    ));
    out.push_str(&label(WIDTH, base + 16.0, "end", 11, INK_3, &far));
    let limit = scale_left - 36.0;
    let mut free_from = 0.0;
    for (ms, words) in time_ticks(from, to, 7) {
        let x = place(ms) as f64 / 2.0;
        let _ = write!(
            out,
            "<path d=\"M{} {}v4\" stroke=\"{INK_3}\" fill=\"none\"/>",
            px(x),
            px(base)
        );
        let half = super::text_width(&words, 11.0) / 2.0;
        let centre = x.max(half);
        if centre - half >= free_from && centre + half <= limit {
            out.push_str(&label(centre, base + 16.0, "middle", 11, INK_3, &words));
            free_from = centre + half + 10.0;
        }
    }
    out
}
