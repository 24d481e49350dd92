//! The ground of a chart: plotting area with plotters, grid and labels in the look of the report.

use super::{INK_3, LINE, label, px};
use crate::error::ReportError;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{
    Cartesian2d, ChartBuilder, ChartContext, IntoDrawingArea, RGBColor, SVGBackend,
};
use std::ops::Range;

/// plotters places on whole pixels; the chart is drawn ten times as large and scaled back, so that
/// bars of equal meaning have equal width.
pub const FINE: i32 = 10;

/// Where the plotting area lies within the figure, in px.
pub struct Frame {
    pub width: f64,
    pub height: f64,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

/// A chart context in plain decimal coordinates.
pub type Context<'a, 'b> =
    ChartContext<'a, SVGBackend<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

impl Frame {
    pub fn x(&self, value: f64, range: &Range<f64>) -> f64 {
        self.left + (value - range.start) / (range.end - range.start) * self.inner_width()
    }

    pub fn y(&self, value: f64, range: &Range<f64>) -> f64 {
        let inner = self.height - self.top - self.bottom;
        self.top + inner - (value - range.start) / (range.end - range.start) * inner
    }

    pub fn inner_width(&self) -> f64 {
        self.width - self.left - self.right
    }

    /// Draws the series with plotters and returns what is inside the `<svg>`.
    pub fn plot(
        &self,
        figure: &'static str,
        x: Range<f64>,
        y: Range<f64>,
        draw: impl FnOnce(&mut Context<'_, '_>) -> Result<(), String>,
    ) -> Result<String, ReportError> {
        let fail = |reason: String| ReportError::Figure { figure, reason };
        let fine = |v: f64| (v * f64::from(FINE)).round() as u32;
        let mut svg = String::new();
        {
            let size = (fine(self.width), fine(self.height));
            let root = SVGBackend::with_string(&mut svg, size).into_drawing_area();
            let mut chart = ChartBuilder::on(&root)
                .margin_left(fine(self.left))
                .margin_right(fine(self.right))
                .margin_top(fine(self.top))
                .margin_bottom(fine(self.bottom))
                .build_cartesian_2d(x, y)
                .map_err(|e| fail(e.to_string()))?;
            draw(&mut chart).map_err(fail)?;
            root.present().map_err(|e| fail(e.to_string()))?;
        }
        let inner = svg
            .find('>')
            .zip(svg.rfind("</svg>"))
            .and_then(|(open, close)| svg.get(open + 1..close))
            .ok_or_else(|| fail("no drawing came back".to_owned()))?;
        let inner: String = inner.lines().collect();
        Ok(format!(
            "<g transform=\"scale({})\">{inner}</g>",
            1.0 / f64::from(FINE)
        ))
    }

    /// Thin horizontal lines with their values on the left.
    pub fn grid(&self, ticks: &[(f64, String)], range: &Range<f64>) -> String {
        let mut out = String::new();
        for (value, words) in ticks {
            let y = self.y(*value, range);
            let (x1, x2) = (px(self.left), px(self.width - self.right));
            out.push_str(&format!(
                "<path d=\"M{x1} {0}H{x2}\" stroke=\"{LINE}\" fill=\"none\"/>",
                px(y)
            ));
            out.push_str(&label(self.left - 8.0, y + 4.0, "end", 12, INK_3, words));
        }
        out
    }

    /// Words under the axis, with a short tick; a label that would touch the one before is left out.
    pub fn bottom_labels(&self, places: &[(f64, String)]) -> String {
        let base = self.height - self.bottom;
        let mut out = String::new();
        let mut free_from = f64::NEG_INFINITY;
        for (x, words) in places {
            let half = super::text_width(words, 12.0) / 2.0;
            // Labels at the edge move inwards and stay whole.
            let centre = x.clamp(
                half.min(self.width / 2.0),
                (self.width - half).max(self.width / 2.0),
            );
            out.push_str(&format!(
                "<path d=\"M{0} {1}v4\" stroke=\"{INK_3}\" fill=\"none\"/>",
                px(*x),
                px(base)
            ));
            if centre - half >= free_from {
                out.push_str(&label(centre, base + 17.0, "middle", 12, INK_3, words));
                free_from = centre + half + 10.0;
            }
        }
        out
    }
}

/// A colour constant (`#0B6E69`) for plotters.
pub fn rgb(hex: &str) -> RGBColor {
    let channel = |at: usize| {
        hex.get(at..at + 2)
            .and_then(|part| u8::from_str_radix(part, 16).ok())
            .unwrap_or(0)
    };
    RGBColor(channel(1), channel(3), channel(5))
}
