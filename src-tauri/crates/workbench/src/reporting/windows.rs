//! The curve of pairs against the window: how much the choice of the window decides.

use zwerm_dataset::Shares;
use zwerm_detection::Params;
use zwerm_report::model::WindowPoint;

use crate::error::Result;
use crate::jobs::Control;

/// Windows of the curve, seconds; those of the run are added.
const STEPS_SECS: [f64; 13] = [
    1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1200.0, 1800.0, 3600.0,
];

/// Exact pairs within each window, all layers of the run together, before any other rule.
pub fn curve(shares: &Shares, params: &Params, control: &Control) -> Result<Vec<WindowPoint>> {
    let mut windows: Vec<f64> = STEPS_SECS
        .iter()
        .chain(&params.windows_secs)
        .copied()
        .filter(|&window| window > 0.0)
        .collect();
    windows.sort_by(f64::total_cmp);
    windows.dedup();
    let mut points = Vec::with_capacity(windows.len());
    // The method takes a limited number of windows at a time.
    for some in windows.chunks(8) {
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let count = zwerm_detection::count_pairs(shares, &params.layers, some, &progress)?;
        points.extend(
            some.iter()
                .enumerate()
                .map(|(index, &window_secs)| WindowPoint {
                    window_secs,
                    pairs: count.totals().get(index).copied().unwrap_or_default(),
                }),
        );
    }
    Ok(points)
}
