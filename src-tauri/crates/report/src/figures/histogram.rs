//! How many edges have which weight.

use super::axis::{linear_ticks, log_ticks};
use super::chart::{Frame, rgb};
use super::{ACCENT, Figure};
use crate::error::ReportError;
use crate::model::WeightBin;
use crate::number::{decimal, group};
use plotters::prelude::Rectangle;
use plotters::style::Color;

/// Beyond this ratio of the largest to the smallest bar a linear axis would hide the small ones.
const LOG_RATIO: u64 = 60;
/// Bottom of a logarithmic axis: below one, so that a bar of one edge has a height.
const LOG_FLOOR: f64 = 0.6;

/// Histogram of edge weights. `None` when there is nothing to draw.
///
/// # Errors
/// [`ReportError::Figure`] when plotters refuses.
pub fn weight_histogram(id: &str, bins: &[WeightBin]) -> Result<Option<String>, ReportError> {
    let most = bins.iter().map(|b| b.edges).max().unwrap_or(0);
    let least = bins
        .iter()
        .map(|b| b.edges)
        .filter(|n| *n > 0)
        .min()
        .unwrap_or(1);
    if most == 0 {
        return Ok(None);
    }
    let log = most / least >= LOG_RATIO;
    let frame = Frame {
        width: 352.0,
        height: 220.0,
        left: 52.0,
        right: 4.0,
        top: 10.0,
        bottom: 26.0,
    };
    let x = 0.0..bins.len() as f64;
    let place = |v: f64| if log { v.max(LOG_FLOOR).log10() } else { v };
    let (ticks, y) = if log {
        (
            log_ticks(1.0, most as f64),
            LOG_FLOOR.log10()..(most as f64 * 1.15).log10(),
        )
    } else {
        let ticks = linear_ticks(most as f64, 4);
        let top = ticks.last().copied().unwrap_or(1.0);
        (ticks, 0.0..top)
    };
    let bars = frame.plot("histogram", x.clone(), y.clone(), |chart| {
        for (i, bin) in bins.iter().enumerate().filter(|(_, b)| b.edges > 0) {
            let corners = [
                (i as f64 + 0.1, y.start),
                (i as f64 + 0.9, place(bin.edges as f64)),
            ];
            chart
                .draw_series([Rectangle::new(corners, rgb(ACCENT).filled())])
                .map_err(|e| e.to_string())?;
        }
        Ok(())
    })?;
    let grid: Vec<(f64, String)> = ticks
        .iter()
        .map(|t| (place(*t), group(*t as u64)))
        .collect();
    let labels: Vec<(f64, String)> = bins
        .iter()
        .enumerate()
        .map(|(i, bin)| (frame.x(i as f64 + 0.5, &x), bin_words(bin)))
        .collect();
    let body = format!(
        "{}{bars}{}",
        frame.grid(&grid, &y),
        frame.bottom_labels(&labels)
    );
    let total: u64 = bins.iter().map(|b| b.edges).sum();
    let heaviest = bins
        .iter()
        .filter(|b| b.edges > 0)
        .map(|b| b.to)
        .fold(0.0, f64::max);
    let scale = if log { ", logarithmic" } else { "" };
    Ok(Some(
        Figure {
            id,
            width: frame.width,
            height: frame.height,
            title: format!("Edges by weight (vertical axis: edges{scale})"),
            description: format!(
                "{} edges; the heaviest bar that is not empty ends at weight {}.",
                group(total),
                decimal(heaviest, 2)
            ),
            body,
        }
        .svg(),
    ))
}

/// True when the figure uses a logarithmic axis; the caption says so.
pub(crate) fn is_logarithmic(bins: &[WeightBin]) -> bool {
    let counts = || bins.iter().map(|b| b.edges).filter(|n| *n > 0);
    matches!((counts().max(), counts().min()), (Some(most), Some(least)) if most / least >= LOG_RATIO)
}

fn bin_words(bin: &WeightBin) -> String {
    if bin.from == bin.to {
        decimal(bin.from, 2)
    } else {
        format!("{}–{}", decimal(bin.from, 2), decimal(bin.to, 2))
    }
}
