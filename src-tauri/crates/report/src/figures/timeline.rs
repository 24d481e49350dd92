//! Posts per day, one colour a platform, stacked.

use super::axis::{linear_ticks, time_ticks};
use super::chart::{Frame, rgb};
use super::{ACCENT, Figure, GREY, INK_2, label, px, text_width};
use crate::error::ReportError;
use crate::model::PlatformSeries;
use crate::number::{date, group};
use crate::text::visible;
use plotters::prelude::Rectangle;
use plotters::style::Color;
use std::collections::BTreeMap;

/// Platforms by number of posts; what comes after the last is drawn as one.
const COLOURS: [&str; 5] = [ACCENT, "#EE7733", "#4477AA", "#AA3377", "#CCBB44"];
/// More bars than this are merged into spans of several days.
const MAX_BARS: i64 = 180;
const DAY_MS: i64 = 86_400_000;

/// Posts per day. `None` when there is nothing to draw.
///
/// # Errors
/// [`ReportError::Figure`] when plotters refuses.
pub fn timeline(id: &str, series: &[PlatformSeries]) -> Result<Option<String>, ReportError> {
    let days = || {
        series
            .iter()
            .flat_map(|s| &s.days)
            .map(|d| i64::from(d.day))
    };
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return Ok(None);
    };
    let per_bar = days_per_bar(series);
    let stacks = stack(series, first, per_bar);
    let n_bars = (last - first) / per_bar + 1;
    let top = stacks
        .values()
        .map(|bar| bar.iter().sum::<u64>())
        .max()
        .unwrap_or(0);

    let names = legend_names(series);
    let legend_rows = if names.len() > 1 { 1.0 } else { 0.0 };
    let frame = Frame {
        width: 720.0,
        height: 216.0 + 24.0 * legend_rows,
        left: 60.0,
        right: 4.0,
        top: 10.0 + 24.0 * legend_rows,
        bottom: 26.0,
    };
    let ticks = linear_ticks(top as f64, 4);
    let x = 0.0..n_bars as f64;
    let y = 0.0..ticks.last().copied().unwrap_or(1.0);
    // A gap between the bars only where they are wide enough to keep their weight.
    let gap = if frame.inner_width() / n_bars as f64 >= 5.0 {
        0.12
    } else {
        0.0
    };
    let bars = frame.plot("timeline", x.clone(), y.clone(), |chart| {
        for (bar, parts) in &stacks {
            let mut base = 0u64;
            for (colour, posts) in COLOURS.iter().chain([&GREY]).zip(parts) {
                if *posts == 0 {
                    continue;
                }
                let corners = [
                    (*bar as f64 + gap, base as f64),
                    (*bar as f64 + 1.0 - gap, (base + posts) as f64),
                ];
                chart
                    .draw_series([Rectangle::new(corners, rgb(colour).filled())])
                    .map_err(|e| e.to_string())?;
                base += posts;
            }
        }
        Ok(())
    })?;

    let labels: Vec<(f64, String)> = time_ticks(first * DAY_MS, (last + 1) * DAY_MS - 1, 8)
        .into_iter()
        .map(|(ms, words)| {
            let bar = (ms as f64 / DAY_MS as f64 - first as f64) / per_bar as f64;
            (frame.x(bar, &x), words)
        })
        .collect();
    let grid: Vec<(f64, String)> = ticks.iter().map(|t| (*t, group(*t as u64))).collect();
    let mut body = frame.grid(&grid, &y);
    body.push_str(&bars);
    body.push_str(&frame.bottom_labels(&labels));
    body.push_str(&legend(&names, frame.left));

    let total: u64 = series.iter().flat_map(|s| &s.days).map(|d| d.posts).sum();
    let unit = bar_unit(per_bar);
    Ok(Some(
        Figure {
            id,
            width: frame.width,
            height: frame.height,
            title: format!("Posts per {unit}"),
            description: format!(
                "{} posts from {} to {}; at most {} per {unit}.",
                group(total),
                date(first * DAY_MS),
                date(last * DAY_MS),
                group(top)
            ),
            body,
        }
        .svg(),
    ))
}

/// How many days one bar stands for; the caption says so.
pub(crate) fn days_per_bar(series: &[PlatformSeries]) -> i64 {
    let days = || {
        series
            .iter()
            .flat_map(|s| &s.days)
            .map(|d| i64::from(d.day))
    };
    match (days().min(), days().max()) {
        (Some(first), Some(last)) => (last - first) / MAX_BARS + 1,
        _ => 1,
    }
}

/// Words for the width of one bar; the caption uses the same.
fn bar_unit(days: i64) -> String {
    if days == 1 {
        "day".to_owned()
    } else {
        format!("{days} days")
    }
}

/// Posts per bar and colour. Every platform past the colours counts as "other", the last entry.
fn stack(series: &[PlatformSeries], first: i64, per_bar: i64) -> BTreeMap<i64, Vec<u64>> {
    let mut stacks: BTreeMap<i64, Vec<u64>> = BTreeMap::new();
    for (i, platform) in by_posts(series).into_iter().enumerate() {
        for day in &platform.days {
            let bar = stacks
                .entry((i64::from(day.day) - first) / per_bar)
                .or_insert_with(|| vec![0; COLOURS.len() + 1]);
            if let Some(cell) = bar.get_mut(i.min(COLOURS.len())) {
                *cell += day.posts;
            }
        }
    }
    stacks
}

fn by_posts(series: &[PlatformSeries]) -> Vec<&PlatformSeries> {
    let total = |s: &PlatformSeries| s.days.iter().map(|d| d.posts).sum::<u64>();
    let mut sorted: Vec<&PlatformSeries> = series.iter().collect();
    sorted.sort_by(|a, b| {
        total(b)
            .cmp(&total(a))
            .then_with(|| a.platform.cmp(&b.platform))
    });
    sorted
}

fn legend_names(series: &[PlatformSeries]) -> Vec<(&'static str, String)> {
    let sorted = by_posts(series);
    let mut names: Vec<(&'static str, String)> = COLOURS
        .iter()
        .zip(&sorted)
        .map(|(colour, s)| (*colour, visible(&s.platform, 24)))
        .collect();
    if sorted.len() > COLOURS.len() {
        names.push((GREY, format!("{} others", sorted.len() - COLOURS.len())));
    }
    names
}

fn legend(names: &[(&str, String)], left: f64) -> String {
    if names.len() < 2 {
        return String::new();
    }
    let mut out = String::new();
    let mut x = left;
    for (colour, name) in names {
        out.push_str(&format!(
            "<rect x=\"{}\" y=\"2\" width=\"10\" height=\"10\" fill=\"{colour}\"/>",
            px(x)
        ));
        out.push_str(&label(x + 16.0, 11.0, "start", 12, INK_2, name));
        x += 16.0 + text_width(name, 12.0) + 20.0;
    }
    out
}
