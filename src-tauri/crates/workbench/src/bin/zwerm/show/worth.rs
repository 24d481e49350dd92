//! What a result is worth, in words.

use anyhow::Result;
use zwerm_report::model::Spread;
use zwerm_report::text::visible;
use zwerm_workbench::{FoundRates, PowerResult, Rate, SensitivityResult, WindowAdvice};

use super::{LINE, json, line, made_layers, n};
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
    made_layers(&advice.alike)?;
    for warning in &advice.warnings {
        line(&format!("  warning   {}", visible(warning, 2 * LINE)))?;
    }
    Ok(())
}

pub fn sensitivity(cli: &Cli, result: &SensitivityResult) -> Result<()> {
    if cli.json {
        return json(result);
    }
    line(&format!(
        "Run {}, repeated with something changed. Kept: of the run's own. Alike: adjusted Rand index of the communities, over the accounts of both networks and of either.",
        visible(&result.run, LINE)
    ))?;
    let is_judged = result.rows.iter().any(|row| row.established_kept.is_some());
    let row = |change: &str, cells: [&str; 6]| {
        let shown = if is_judged { 6 } else { 5 };
        let cells: String = cells
            .iter()
            .take(shown)
            .map(|cell| format!("{cell:>19}"))
            .collect();
        line(&format!("  {change:36}{cells}"))
    };
    row(
        "",
        [
            "edges",
            "edges kept",
            "accounts kept",
            "alike, in both",
            "in either",
            "at rung 2 kept",
        ],
    )?;
    for one in &result.rows {
        let times = match one.n_repetitions {
            1 => String::new(),
            times => format!(" ({times} times)"),
        };
        let whole = |value: f64| n(value.round() as u64);
        let share = |value: f64| format!("{:.0} %", 100.0 * value);
        let index = |value: f64| format!("{value:.2}");
        row(
            &visible(&format!("{}{times}", one.change), 60),
            [
                &spread(one.n_edges, whole),
                &spread(one.edges_kept, share),
                &spread(one.accounts_kept, share),
                &spread(one.agreement_in_both, index),
                &spread(one.agreement_in_either, index),
                &spread(one.established_kept, share),
            ],
        )?;
    }
    line(zwerm_workbench::registry::SENSITIVITY.caution)
}

/// `8`, or `6 to 9` where the samples differ.
fn spread(spread: Option<Spread>, write: impl Fn(f64) -> String) -> String {
    let Some(Spread { low, middle, high }) = spread else {
        return "-".to_owned();
    };
    if write(low) == write(high) {
        write(middle)
    } else {
        format!("{} to {}", write(low), write(high))
    }
}

pub fn power(cli: &Cli, result: &PowerResult) -> Result<()> {
    if cli.json {
        return json(result);
    }
    let rate = |rate: Rate| {
        format!(
            "{} of {}   {:.0} %   95 % interval {:.0} to {:.0} %",
            rate.found,
            rate.trials,
            100.0 * rate.share,
            100.0 * rate.low,
            100.0 * rate.high
        )
    };
    let figure = |what: &str, value: &str| line(&format!("  {what:44}{value}"));
    let both = |place: &str, rates: FoundRates| {
        figure(&format!("{place}, all members"), &rate(rates.all))?;
        figure(&format!("{place}, at least half"), &rate(rates.half))
    };
    line("Planted groups that were found:")?;
    both("in one community", result.in_network)?;
    if let Some(rates) = result.at_rung_2 {
        both("at rung 2", rates)?;
    }
    figure(
        "in one community before, at least half",
        &rate(result.before),
    )?;
    if let Some(size) = result.community_size {
        figure("accounts of their community, median", &n(size))?;
    }
    line(&result.worth)?;
    line(zwerm_workbench::registry::POWER.caution)?;
    for warning in &result.warnings {
        line(&format!("  warning   {}", visible(warning, 2 * LINE)))?;
    }
    Ok(())
}
