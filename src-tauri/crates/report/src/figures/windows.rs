//! How the number of pairs grows with the time window.

use super::axis::log_ticks;
use super::chart::{FINE, Frame, rgb};
use super::{ACCENT, Figure, INK_3, px};
use crate::error::ReportError;
use crate::model::WindowPoint;
use crate::number::{duration, group};
use plotters::prelude::{Circle, LineSeries};
use plotters::style::Color;

/// Pairs of posts against the window, both axes logarithmic; the windows used are marked. `None`
/// when fewer than two points have pairs.
///
/// # Errors
/// [`ReportError::Figure`] when plotters refuses.
pub fn pairs_by_window(
    id: &str,
    points: &[WindowPoint],
    used_secs: &[f64],
) -> Result<Option<String>, ReportError> {
    let mut points: Vec<(f64, u64)> = points
        .iter()
        .filter(|p| p.window_secs > 0.0 && p.window_secs.is_finite() && p.pairs > 0)
        .map(|p| (p.window_secs, p.pairs))
        .collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else {
        return Ok(None);
    };
    if points.len() < 2 || first.0 == last.0 {
        return Ok(None);
    }
    let least = points.iter().map(|p| p.1).min().unwrap_or(1) as f64;
    let most = points.iter().map(|p| p.1).max().unwrap_or(1) as f64;
    let frame = Frame {
        width: 352.0,
        height: 220.0,
        left: 64.0,
        right: 8.0,
        top: 10.0,
        bottom: 26.0,
    };
    let margin = (last.0 / first.0).log10() * 0.03;
    let x = first.0.log10() - margin..last.0.log10() + margin;
    let y = (least * 0.7).log10()..(most * 1.4).log10();

    let line: Vec<(f64, f64)> = points
        .iter()
        .map(|(w, n)| (w.log10(), (*n as f64).log10()))
        .collect();
    let curve = frame.plot("pairs against the window", x.clone(), y.clone(), |chart| {
        let stroke = rgb(ACCENT).stroke_width(2 * FINE as u32);
        chart
            .draw_series(LineSeries::new(line.iter().copied(), stroke))
            .map_err(|e| e.to_string())?;
        let dots = line
            .iter()
            .map(|p| Circle::new(*p, 3 * FINE, rgb(ACCENT).filled()));
        chart.draw_series(dots).map_err(|e| e.to_string())?;
        Ok(())
    })?;

    let grid: Vec<(f64, String)> = log_ticks(10f64.powf(y.start).max(1.0), 10f64.powf(y.end))
        .into_iter()
        .map(|t| (t.log10(), group(t as u64)))
        .collect();
    let mut body = frame.grid(&grid, &y);
    for used in used_secs.iter().filter(|w| **w >= first.0 && **w <= last.0) {
        body.push_str(&format!(
            "<path d=\"M{0} {1}V{2}\" stroke=\"{INK_3}\" stroke-dasharray=\"2 3\" fill=\"none\"/>",
            px(frame.x(used.log10(), &x)),
            px(frame.top),
            px(frame.height - frame.bottom)
        ));
    }
    body.push_str(&curve);
    let labels: Vec<(f64, String)> = points
        .iter()
        .map(|(w, _)| (frame.x(w.log10(), &x), duration(*w)))
        .collect();
    body.push_str(&frame.bottom_labels(&labels));
    Ok(Some(
        Figure {
            id,
            width: frame.width,
            height: frame.height,
            title: "Pairs of posts against the time window (both axes logarithmic)".to_owned(),
            description: format!(
                "{} pairs within {}, {} pairs within {}.",
                group(first.1),
                duration(first.0),
                group(last.1),
                duration(last.0)
            ),
            body,
        }
        .svg(),
    ))
}
