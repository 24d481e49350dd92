//! The picture of a finding: what was on the screen, drawn again from what the case keeps of it, with
//! its legend below.
//!
//! Names are written here and nowhere else: a scene holds accounts.

mod legend;

use super::{
    ACCENT, COMMUNITIES, Figure, GREY, INK, INK_2, INK_3, LINE, PAPER, RAISED, px, text_width,
};
use crate::model::{
    AccountRef, Anchor, Fill, Ink, Lettering, Names, Picture, SceneDot, SceneLine, Shape, Stroke,
};
use crate::sentences;
use crate::text::{escape, visible};
use std::fmt::Write as _;

/// Opacity of a dot's outline.
const OUTLINE: &str = "0.6";
/// Opacity of what has stepped back: of a dot, and as a factor on that of a line.
const PALE_DOT: &str = "0.75";
const PALE_LINE: f64 = 0.3;
/// Longest name, characters.
const NAME_CHARS: usize = 28;
/// Height of a line of names, as a share of its size.
const LINE_HEIGHT: f64 = 1.3;

/// The picture of a finding with its legend. `None` where there is no frame to draw in.
pub fn picture(id: &str, picture: &Picture, names: Names) -> Option<String> {
    let scene = &picture.scene;
    let (width, height) = (scene.width, scene.height);
    if !(1.0..=1e5).contains(&width) || !(1.0..=1e5).contains(&height) {
        return None;
    }
    // A frame inside the figure cuts off what reaches out of it.
    let mut body = format!(
        "<svg width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\">\
         <rect width=\"{w}\" height=\"{h}\" fill=\"{PAPER}\"/>",
        w = px(width),
        h = px(height),
    );
    for pale in [true, false] {
        draw_lines(
            &mut body,
            scene.lines.iter().filter(|line| line.pale == pale),
        );
    }
    for pale in [true, false] {
        draw_dots(
            &mut body,
            scene.dots.iter().filter(|dot| dot.pale == pale),
            pale,
        );
    }
    draw_shapes(&mut body, &scene.shapes, names, (width, height));
    let _ = write!(
        body,
        "</svg><rect x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"{LINE}\"/>",
        px(width - 1.0),
        px(height - 1.0),
    );
    let (words, legend_height) = legend::draw(&scene.legend, width, height);
    body.push_str(&words);
    Some(
        Figure {
            id,
            width,
            height: height + legend_height,
            title: sentences::picture_title(picture.level),
            description: sentences::picture_counts(picture),
            body,
        }
        .svg(),
    )
}

/// Lines of one look stand together, so that it is written once.
fn draw_lines<'s>(out: &mut String, lines: impl Iterator<Item = &'s SceneLine>) {
    let mut look = String::new();
    for line in lines {
        let opacity = line.opacity * if line.pale { PALE_LINE } else { 1.0 };
        let hue = if line.pale { 0 } else { line.hue };
        let next = format!(
            "<g fill=\"none\" stroke=\"{}\" stroke-opacity=\"{}\" stroke-width=\"{}\">",
            ink(Ink::Hue(hue)),
            share(opacity),
            hundredths(line.width),
        );
        if next != look {
            if !look.is_empty() {
                out.push_str("</g>");
            }
            out.push_str(&next);
            look = next;
        }
        let [[ax, ay], [bx, by]] = line.ends;
        let _ = write!(
            out,
            "<path d=\"M{} {}L{} {}\"/>",
            px(ax),
            px(ay),
            px(bx),
            px(by)
        );
    }
    if !look.is_empty() {
        out.push_str("</g>");
    }
}

fn draw_dots<'s>(out: &mut String, dots: impl Iterator<Item = &'s SceneDot>, pale: bool) {
    if pale {
        let _ = write!(out, "<g fill=\"{LINE}\" fill-opacity=\"{PALE_DOT}\">");
    } else {
        let _ = write!(out, "<g stroke=\"{INK}\" stroke-opacity=\"{OUTLINE}\">");
    }
    for dot in dots {
        let at = format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"",
            px(dot.at[0]),
            px(dot.at[1]),
            px(dot.radius)
        );
        out.push_str(&at);
        if !pale {
            let _ = write!(
                out,
                " fill=\"{}\" stroke-width=\"{}\"",
                ink(Ink::Hue(dot.hue)),
                hundredths((dot.radius * 0.4).min(1.0)),
            );
        }
        out.push_str("/>");
    }
    out.push_str("</g>");
}

fn draw_shapes(out: &mut String, shapes: &[Shape], names: Names, frame: (f64, f64)) {
    let mut taken: Vec<[f64; 4]> = Vec::new();
    for shape in shapes {
        match shape {
            Shape::Line { ends, stroke } => {
                let [[ax, ay], [bx, by]] = ends;
                let _ = write!(
                    out,
                    "<path d=\"M{} {}L{} {}\" fill=\"none\"{}/>",
                    px(*ax),
                    px(*ay),
                    px(*bx),
                    px(*by),
                    rim(Some(stroke))
                );
            }
            Shape::Circle {
                at,
                radius,
                fill,
                stroke,
            } => {
                let _ = write!(
                    out,
                    "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}{}/>",
                    px(at[0]),
                    px(at[1]),
                    px(*radius),
                    inside(fill.as_ref()),
                    rim(stroke.as_ref())
                );
            }
            Shape::Arc {
                at,
                radius,
                from,
                to,
                stroke,
            } => out.push_str(&arc(*at, *radius, *from, *to, stroke)),
            Shape::Rect {
                at,
                size,
                round,
                fill,
                stroke,
            } => {
                let _ = write!(
                    out,
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"{}{}/>",
                    px(at[0]),
                    px(at[1]),
                    px(size[0]),
                    px(size[1]),
                    px(*round),
                    inside(fill.as_ref()),
                    rim(stroke.as_ref())
                );
            }
            Shape::Number { lettering, number } => {
                out.push_str(&words(lettering, &number.to_string()));
            }
            Shape::Name { lettering, account } => {
                // What an account is called here may be longer than what had room on the screen.
                let name = visible(called(account, names), NAME_CHARS);
                let room = room(lettering, &name);
                let is_free = room[0] >= 0.0
                    && room[2] <= frame.0
                    && !taken.iter().any(|other| overlap(&room, other));
                if is_free {
                    taken.push(room);
                    out.push_str(&words(lettering, &name));
                }
            }
        }
    }
}

/// What an account is called in this report.
fn called(account: &AccountRef, names: Names) -> &str {
    match names {
        Names::Shown if !account.name.is_empty() => &account.name,
        _ => &account.pseudonym,
    }
}

/// Left, top, right and bottom of words.
fn room(lettering: &Lettering, words: &str) -> [f64; 4] {
    let width = text_width(words, lettering.size);
    let left = lettering.at[0]
        - match lettering.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
    let bottom = lettering.at[1] + lettering.size * (LINE_HEIGHT - 1.0);
    [
        left,
        bottom - lettering.size * LINE_HEIGHT,
        left + width,
        bottom,
    ]
}

fn overlap(a: &[f64; 4], b: &[f64; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn words(lettering: &Lettering, words: &str) -> String {
    let anchor = match lettering.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let halo = lettering.halo.map_or(String::new(), |halo| {
        format!(
            " stroke=\"{}\" stroke-opacity=\"0.85\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
            ink(halo)
        )
    });
    format!(
        "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" font-size=\"{}\" font-weight=\"{}\" \
         fill=\"{}\"{halo} direction=\"ltr\" unicode-bidi=\"isolate\">{}</text>",
        px(lettering.at[0]),
        px(lettering.at[1]),
        px(lettering.size),
        lettering.weight.clamp(100, 700),
        ink(lettering.ink),
        escape(words)
    )
}

fn arc(at: [f64; 2], radius: f64, from: f64, to: f64, stroke: &Stroke) -> String {
    let point = |turn: f64| {
        let angle = turn * std::f64::consts::TAU;
        format!(
            "{} {}",
            px(at[0] + radius * angle.sin()),
            px(at[1] - radius * angle.cos())
        )
    };
    format!(
        "<path d=\"M{}A{r} {r} 0 {} 1 {}\" fill=\"none\"{}/>",
        point(from),
        u8::from(to - from > 0.5),
        point(to),
        rim(Some(stroke)),
        r = px(radius),
    )
}

fn inside(fill: Option<&Fill>) -> String {
    fill.map_or(" fill=\"none\"".to_owned(), |fill| {
        let colour = ink(fill.ink);
        match share(fill.opacity).as_str() {
            "1" => format!(" fill=\"{colour}\""),
            opacity => format!(" fill=\"{colour}\" fill-opacity=\"{opacity}\""),
        }
    })
}

fn rim(stroke: Option<&Stroke>) -> String {
    stroke.map_or(String::new(), |stroke| {
        let (colour, width) = (ink(stroke.ink), hundredths(stroke.width));
        match share(stroke.opacity).as_str() {
            "1" => format!(" stroke=\"{colour}\" stroke-width=\"{width}\""),
            opacity => {
                format!(
                    " stroke=\"{colour}\" stroke-opacity=\"{opacity}\" stroke-width=\"{width}\""
                )
            }
        }
    })
}

fn ink(ink: Ink) -> &'static str {
    match ink {
        Ink::Hue(hue) => usize::from(hue)
            .checked_sub(1)
            .and_then(|at| COMMUNITIES.get(at))
            .copied()
            .unwrap_or(GREY),
        Ink::Paper => PAPER,
        Ink::Raised => RAISED,
        Ink::Line => LINE,
        Ink::Ink => INK,
        Ink::Ink2 => INK_2,
        Ink::Ink3 => INK_3,
        Ink::Accent => ACCENT,
    }
}

/// An opacity with at most three decimals.
fn share(value: f64) -> String {
    let value = if value.is_finite() {
        value.clamp(0.0, 1.0)
    } else {
        1.0
    };
    format!("{}", (value * 1_000.0).round() / 1_000.0)
}

/// A width of a line with at most two decimals.
fn hundredths(value: f64) -> String {
    let value = if value.is_finite() {
        value.max(0.0)
    } else {
        1.0
    };
    format!("{}", (value * 100.0).round() / 100.0)
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
