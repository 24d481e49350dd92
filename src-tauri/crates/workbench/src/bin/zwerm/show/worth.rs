//! What a result is worth, in words.

use anyhow::Result;
use zwerm_report::text::visible;
use zwerm_workbench::WindowAdvice;

use super::{LINE, json, line, n};
use crate::args::Cli;

pub fn window_advice(cli: &Cli, advice: &WindowAdvice) -> Result<()> {
    if cli.json {
        return json(advice);
    }
    let curve = &advice.curve;
    line("Pairs of posts within the window, before any other rule:")?;
    let totals = (curve.layers.len() > 1).then(|| curve.totals());
    let mut heads: Vec<&str> = curve.layers.iter().map(String::as_str).collect();
    heads.extend(totals.as_ref().map(|_| "together"));
    let cells = heads
        .iter()
        .map(|head| format!("{:>18}", visible(head, 18)));
    line(&format!("  {:>10}  {}", "", cells.collect::<String>()))?;
    for (at, window) in curve.windows_ms.iter().enumerate() {
        let rows = curve.pairs.iter().chain(&totals);
        let cells: String = rows
            .map(|pairs| format!("{:>18}", n(pairs.get(at).copied().unwrap_or_default())))
            .collect();
        line(&format!("  {:>8} s  {cells}", *window as f64 / 1000.0))?;
    }
    for suggested in &advice.suggestions {
        let of = match &suggested.layer {
            Some(layer) => format!(" for {}", visible(layer, 60)),
            None => String::new(),
        };
        line(&format!(
            "Suggested window{of}: {} s. {}",
            suggested.window_secs, suggested.reason
        ))?;
    }
    if advice.suggestions.is_empty() {
        line("No window is suggested: nothing was shared twice.")?;
    } else {
        line(&advice.about)?;
    }
    for warning in &advice.warnings {
        line(&format!("  warning   {}", visible(warning, 2 * LINE)))?;
    }
    Ok(())
}
