//! The network as one drawing: accounts as dots, edges as lines, the number at each community.

mod labels;

use super::{COMMUNITIES, Figure, GREY, INK, INK_2, INK_3, community_colour, label, px};
use crate::model::{NetworkNode, NetworkSection};
use crate::number::{count, decimal, group};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const WIDTH: f64 = 720.0;
/// Tallest drawing: with its legend and caption it stays on one A4 page.
const MAX_HEIGHT: f64 = 700.0;
const MIN_HEIGHT: f64 = 200.0;
const MARGIN: f64 = 22.0;
/// More edges than this are a smear and a large file: the strongest are drawn.
const MAX_EDGES: usize = 4000;
const MAX_NODES: usize = 6000;
/// Edges are drawn in this many steps of weight: (opacity, width in px).
const LEVELS: [(&str, &str); 6] = [
    ("0.13", "0.7"),
    ("0.2", "0.8"),
    ("0.3", "1"),
    ("0.42", "1.2"),
    ("0.56", "1.6"),
    ("0.75", "2.2"),
];

/// A dot of the drawing.
struct Dot {
    x: f64,
    y: f64,
    r: f64,
    community: u32,
    pinned: bool,
}

/// The network. `None` when no account has a position.
pub fn network(id: &str, section: &NetworkSection) -> Option<String> {
    let shown = strongest_nodes(&section.nodes);
    let (dots, height) = place(&section.nodes, &shown)?;
    let edges = strongest_edges(section, &dots);
    let heaviest = edges.iter().map(|e| e.2).fold(0.0, f64::max);
    let lightest = edges.iter().map(|e| e.2).fold(f64::INFINITY, f64::min);

    let mut body = draw_edges(&edges, &dots, heaviest);
    body.push_str(&draw_dots(&dots));
    body.push_str(&draw_pins(&dots));
    let placed: Vec<&Dot> = dots.values().collect();
    body.push_str(&labels::draw(&placed, WIDTH, height));

    let mut y = height + 18.0;
    body.push_str(&community_legend(&dots, y));
    y += 24.0;
    body.push_str(&scale_legend(
        &section.nodes,
        &shown,
        &dots,
        (lightest, heaviest),
        y,
    ));
    y += 24.0;
    let mut note = drawn_note(section, dots.len() as u64, edges.len() as u64);
    body.push_str(&label(0.0, y, "start", 12, INK_2, &note));
    if !section.how_drawn.is_empty() {
        y += 18.0;
        body.push_str(&label(0.0, y, "start", 12, INK_2, &section.how_drawn));
        note = format!("{note} {}", section.how_drawn);
    }
    Some(
        Figure {
            id,
            width: WIDTH,
            height: y + 6.0,
            title: "The network of co-actions".to_owned(),
            description: format!(
                "{} and {} in {}. {note}",
                count(section.n_accounts, "account", "accounts"),
                count(section.n_edges, "edge", "edges"),
                count(
                    numbers(&dots).len() as u64,
                    "drawn community",
                    "drawn communities"
                ),
            ),
            body,
        }
        .svg(),
    )
}

/// What part of the whole is drawn, in words; stands on the figure itself.
fn drawn_note(section: &NetworkSection, n_dots: u64, n_edges: u64) -> String {
    let all_dots = section.n_accounts.max(section.nodes.len() as u64);
    let all_edges = section.n_edges.max(section.edges.len() as u64);
    let strongest = |drawn: u64, all: u64| if drawn < all { " (the strongest)" } else { "" };
    format!(
        "Drawn: {} of {} accounts{}, {} of {} edges{}.",
        group(n_dots),
        group(all_dots),
        strongest(n_dots, all_dots),
        group(n_edges),
        group(all_edges),
        strongest(n_edges, all_edges),
    )
}

/// Strength as drawn: what is no number has none.
fn strength(node: &NetworkNode) -> f64 {
    if node.strength.is_finite() {
        node.strength
    } else {
        0.0
    }
}

fn strongest_nodes(nodes: &[NetworkNode]) -> Vec<usize> {
    let mut shown: Vec<usize> = nodes
        .iter()
        .enumerate()
        .filter(|(_, n)| n.x.is_finite() && n.y.is_finite())
        .map(|(i, _)| i)
        .collect();
    let strength = |i: &usize| nodes.get(*i).map_or(0.0, strength);
    shown.sort_by(|a, b| strength(b).total_cmp(&strength(a)).then(a.cmp(b)));
    shown.truncate(MAX_NODES);
    shown
}

/// Fits the positions into the width; the height follows the shape of the network.
fn place(nodes: &[NetworkNode], shown: &[usize]) -> Option<(BTreeMap<usize, Dot>, f64)> {
    let chosen = || shown.iter().filter_map(|i| nodes.get(*i).map(|n| (*i, n)));
    let range = |pick: fn(&NetworkNode) -> f32| {
        chosen().fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), (_, n)| {
            let v = f64::from(pick(n));
            (lo.min(v), hi.max(v))
        })
    };
    let ((x0, x1), (y0, y1)) = (range(|n| n.x), range(|n| n.y));
    if x0 > x1 {
        return None;
    }
    let (dx, dy) = ((x1 - x0).max(1e-9), (y1 - y0).max(1e-9));
    let scale = ((WIDTH - 2.0 * MARGIN) / dx).min((MAX_HEIGHT - 2.0 * MARGIN) / dy);
    let scale = if scale.is_finite() && scale < 1e8 {
        scale
    } else {
        1.0
    };
    let height = (dy * scale + 2.0 * MARGIN).clamp(MIN_HEIGHT, MAX_HEIGHT);
    let largest = match shown.len() {
        0..=60 => 15.0,
        61..=300 => 11.0,
        301..=1500 => 8.0,
        _ => 5.0,
    };
    let strongest = chosen()
        .map(|(_, n)| strength(n))
        .fold(0.0, f64::max)
        .max(1e-9);
    let dots = chosen()
        .map(|(i, n)| {
            let share = (strength(n) / strongest).clamp(0.0, 1.0);
            let dot = Dot {
                x: WIDTH / 2.0 + (f64::from(n.x) - (x0 + x1) / 2.0) * scale,
                y: height / 2.0 + (f64::from(n.y) - (y0 + y1) / 2.0) * scale,
                r: 1.8 + share.sqrt() * (largest - 1.8),
                community: n.community,
                pinned: n.pinned,
            };
            (i, dot)
        })
        .collect();
    Some((dots, height))
}

/// Edges between drawn dots, weakest first so that the strong ones lie on top.
fn strongest_edges(
    section: &NetworkSection,
    dots: &BTreeMap<usize, Dot>,
) -> Vec<(usize, usize, f64)> {
    let mut edges: Vec<(usize, usize, f64)> = section
        .edges
        .iter()
        .map(|e| (e.a as usize, e.b as usize, e.weight))
        .filter(|(a, b, w)| a != b && w.is_finite() && dots.contains_key(a) && dots.contains_key(b))
        .collect();
    edges.sort_by(|l, r| r.2.total_cmp(&l.2).then((l.0, l.1).cmp(&(r.0, r.1))));
    edges.truncate(MAX_EDGES);
    edges.reverse();
    edges
}

fn level(weight: f64, heaviest: f64) -> usize {
    let share = weight.max(0.0).ln_1p() / heaviest.max(1e-9).ln_1p();
    ((share * LEVELS.len() as f64) as usize).min(LEVELS.len() - 1)
}

/// Edges inside a community have its colour, the others are grey.
fn draw_edges(edges: &[(usize, usize, f64)], dots: &BTreeMap<usize, Dot>, heaviest: f64) -> String {
    let mut paths: BTreeMap<(usize, &'static str), String> = BTreeMap::new();
    for (a, b, weight) in edges {
        let (Some(from), Some(to)) = (dots.get(a), dots.get(b)) else {
            continue;
        };
        let colour = if from.community == to.community {
            community_colour(from.community)
        } else {
            GREY
        };
        let path = paths.entry((level(*weight, heaviest), colour)).or_default();
        let _ = write!(
            path,
            "M{} {}L{} {}",
            px(from.x),
            px(from.y),
            px(to.x),
            px(to.y)
        );
    }
    let mut out = String::from("<g fill=\"none\">");
    for ((level, colour), path) in &paths {
        if let Some((opacity, width)) = LEVELS.get(*level) {
            let _ = write!(
                out,
                "<path d=\"{path}\" stroke=\"{colour}\" stroke-opacity=\"{opacity}\" stroke-width=\"{width}\"/>"
            );
        }
    }
    out.push_str("</g>");
    out
}

fn draw_dots(dots: &BTreeMap<usize, Dot>) -> String {
    // Small dots lie on top of large ones.
    let mut order: Vec<&Dot> = dots.values().collect();
    order.sort_by(|a, b| b.r.total_cmp(&a.r));
    let mut out = format!("<g stroke=\"{INK}\" stroke-opacity=\"0.6\">");
    for dot in order {
        let _ = write!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>",
            px(dot.x),
            px(dot.y),
            px(dot.r),
            community_colour(dot.community)
        );
    }
    out.push_str("</g>");
    out
}

/// A pin in every account that somebody put where it stands: needle and head above the dot.
fn draw_pins(dots: &BTreeMap<usize, Dot>) -> String {
    dots.values()
        .filter(|dot| dot.pinned)
        .map(|dot| pin(dot.x, dot.y - dot.r))
        .collect()
}

/// A pin whose point is at (x, y).
fn pin(x: f64, y: f64) -> String {
    format!(
        "<path d=\"M{x} {y}v-6\" stroke=\"{INK}\" stroke-width=\"1.2\"/><circle cx=\"{x}\" cy=\"{head}\" r=\"2.6\" fill=\"{INK}\" stroke=\"#fff\" stroke-width=\"0.8\"/>",
        x = px(x),
        y = px(y),
        head = px(y - 8.0),
    )
}

fn numbers(dots: &BTreeMap<usize, Dot>) -> std::collections::BTreeSet<u32> {
    dots.values()
        .map(|d| d.community)
        .filter(|c| *c > 0)
        .collect()
}

fn community_legend(dots: &BTreeMap<usize, Dot>, y: f64) -> String {
    let mut out = label(0.0, y, "start", 12, INK_3, "Community");
    let mut x = 78.0;
    let numbers = numbers(dots);
    let mut entry = |colour: &str, words: &str| {
        let _ = write!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"5\" fill=\"{colour}\" stroke=\"{INK}\" stroke-opacity=\"0.6\"/>",
            px(x),
            px(y - 4.0)
        );
        out.push_str(&label(x + 9.0, y, "start", 12, INK_2, words));
        x += 9.0 + super::text_width(words, 12.0) + 20.0;
    };
    let coloured = |n: &&u32| (**n as usize) <= COMMUNITIES.len();
    for number in numbers.iter().filter(coloured) {
        entry(community_colour(*number), &number.to_string());
    }
    if numbers.iter().any(|n| !coloured(&n)) {
        entry(GREY, "higher numbers");
    }
    out
}

fn scale_legend(
    nodes: &[NetworkNode],
    shown: &[usize],
    dots: &BTreeMap<usize, Dot>,
    (lightest, heaviest): (f64, f64),
    y: f64,
) -> String {
    let mut out = label(0.0, y, "start", 12, INK_3, "Strength");
    let mut x = 78.0;
    // The weakest, a middle and the strongest account that are really drawn.
    let strongest = shown
        .first()
        .and_then(|i| nodes.get(*i))
        .map_or(0.0, strength);
    let middle = shown
        .iter()
        .find(|i| nodes.get(**i).map_or(0.0, strength) <= strongest / 3.0);
    let mut examples = vec![shown.last(), middle, shown.first()];
    examples.dedup();
    for index in examples.into_iter().flatten() {
        let (Some(dot), Some(node)) = (dots.get(index), nodes.get(*index)) else {
            continue;
        };
        let words = decimal(strength(node), 1);
        let _ = write!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"none\" stroke=\"{INK}\" stroke-opacity=\"0.6\"/>",
            px(x + dot.r - 5.0),
            px(y - 4.0),
            px(dot.r)
        );
        out.push_str(&label(x + 2.0 * dot.r - 1.0, y, "start", 12, INK_2, &words));
        x += 2.0 * dot.r + super::text_width(&words, 12.0) + 20.0;
    }
    if heaviest <= 0.0 {
        return out;
    }
    x = x.max(300.0);
    out.push_str(&label(x, y, "start", 12, INK_3, "Edge weight"));
    x += 84.0;
    let mut weights = vec![
        lightest,
        (lightest * heaviest).abs().sqrt().round(),
        heaviest,
    ];
    weights.dedup();
    for weight in weights {
        let Some((opacity, width)) = LEVELS.get(level(weight, heaviest)) else {
            continue;
        };
        let words = decimal(weight, 1);
        let _ = write!(
            out,
            "<path d=\"M{} {}h22\" stroke=\"{INK}\" stroke-opacity=\"{opacity}\" stroke-width=\"{width}\" fill=\"none\"/>",
            px(x),
            px(y - 4.0)
        );
        out.push_str(&label(x + 28.0, y, "start", 12, INK_2, &words));
        x += 28.0 + super::text_width(&words, 12.0) + 20.0;
    }
    out
}
