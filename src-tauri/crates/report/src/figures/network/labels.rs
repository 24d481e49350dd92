//! Places the numbers of the communities: near the middle of their accounts, never on one another,
//! and rather beside the dots than on them.

use super::super::{INK, INK_3, RAISED, community_colour, px};
use super::Dot;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// More numbers than this would hide the drawing; the communities are numbered by size.
const MAX_LABELS: usize = 40;
const HEIGHT: f64 = 17.0;
const RINGS: [f64; 10] = [0.0, 14.0, 24.0, 36.0, 50.0, 68.0, 90.0, 115.0, 145.0, 180.0];
const DIRECTIONS: usize = 12;

#[derive(Clone, Copy)]
struct Label {
    number: u32,
    x: f64,
    y: f64,
    half_width: f64,
    anchor: (f64, f64),
}

impl Label {
    fn touches(&self, other: &Label) -> bool {
        (self.x - other.x).abs() < self.half_width + other.half_width + 3.0
            && (self.y - other.y).abs() < HEIGHT + 3.0
    }

    /// Area of the dots below it, roughly.
    fn covers(&self, dots: &[&Dot]) -> f64 {
        dots.iter()
            .filter(|d| {
                (d.x - self.x).abs() < self.half_width + d.r
                    && (d.y - self.y).abs() < HEIGHT / 2.0 + d.r
            })
            .map(|d| d.r * d.r)
            .sum()
    }
}

/// The labels as SVG.
pub(super) fn draw(dots: &[&Dot], width: f64, height: f64) -> String {
    let placed = place(dots, width, height);
    let mut out = String::new();
    for l in &placed {
        if (l.x - l.anchor.0).hypot(l.y - l.anchor.1) > 20.0 {
            let _ = write!(
                out,
                "<path d=\"M{} {}L{} {}\" stroke=\"{INK_3}\" stroke-width=\"0.8\" fill=\"none\"/>",
                px(l.anchor.0),
                px(l.anchor.1),
                px(l.x),
                px(l.y)
            );
        }
    }
    for l in &placed {
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{HEIGHT}\" rx=\"4\" fill=\"{RAISED}\" stroke=\"{}\" stroke-width=\"1.5\"/>\
             <text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"12\" font-weight=\"600\" fill=\"{INK}\">{}</text>",
            px(l.x - l.half_width),
            px(l.y - HEIGHT / 2.0),
            px(2.0 * l.half_width),
            community_colour(l.number),
            px(l.x),
            px(l.y + 4.2),
            l.number
        );
    }
    out
}

fn place(dots: &[&Dot], width: f64, height: f64) -> Vec<Label> {
    let mut members: BTreeMap<u32, Vec<&Dot>> = BTreeMap::new();
    for dot in dots.iter().filter(|d| d.community > 0) {
        members.entry(dot.community).or_default().push(dot);
    }
    let mut placed: Vec<Label> = Vec::new();
    for (number, own) in members.iter().take(MAX_LABELS) {
        let anchor = (
            median(own.iter().map(|d| d.x)),
            median(own.iter().map(|d| d.y)),
        );
        let half_width = 6.0 + 4.0 * number.to_string().len() as f64;
        let best = candidates(anchor)
            .map(|(x, y)| Label {
                number: *number,
                x: x.clamp(half_width + 1.0, width - half_width - 1.0),
                y: y.clamp(HEIGHT / 2.0 + 1.0, height - HEIGHT / 2.0 - 1.0),
                half_width,
                anchor,
            })
            .filter(|candidate| !placed.iter().any(|p| p.touches(candidate)))
            .map(|c| {
                (
                    c.covers(dots) + (c.x - anchor.0).hypot(c.y - anchor.1) * 1.5,
                    c,
                )
            })
            .min_by(|l, r| l.0.total_cmp(&r.0));
        // A community without a free place goes without a number on the drawing; the legend and the
        // tables still name it.
        placed.extend(best.map(|(_, label)| label));
    }
    placed
}

fn candidates(anchor: (f64, f64)) -> impl Iterator<Item = (f64, f64)> {
    RINGS.iter().flat_map(move |ring| {
        let n = if *ring == 0.0 { 1 } else { DIRECTIONS };
        (0..n).map(move |i| {
            let angle = i as f64 / DIRECTIONS as f64 * std::f64::consts::TAU;
            (anchor.0 + ring * angle.cos(), anchor.1 + ring * angle.sin())
        })
    })
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_do_not_lie_on_one_another() {
        // Thirty communities of four accounts, all in one corner.
        let dots: Vec<Dot> = (0..120)
            .map(|i| Dot {
                x: 30.0 + f64::from(i % 7) * 4.0,
                y: 30.0 + f64::from(i % 5) * 5.0,
                r: 3.0,
                community: i / 4 + 1,
                pinned: false,
            })
            .collect();
        let dots: Vec<&Dot> = dots.iter().collect();
        let placed = place(&dots, 720.0, 400.0);
        assert!(placed.len() >= 25, "{} placed", placed.len());
        for (i, a) in placed.iter().enumerate() {
            assert!(placed.iter().skip(i + 1).all(|b| !a.touches(b)));
            assert!(a.x > 0.0 && a.x < 720.0 && a.y > 0.0 && a.y < 400.0);
        }
    }
}
