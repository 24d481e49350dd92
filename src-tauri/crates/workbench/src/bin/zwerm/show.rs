//! What is printed: words for people, or one JSON value a line with `--json`.
//!
//! Text from sources goes to the terminal with its control characters made visible: a display name
//! must not be able to move the cursor or to rewrite what stands above it.

mod case;
mod comparison;
mod explanation;
mod files;
mod images;
mod search;
mod set;
mod variants;
mod worth;

pub use case::{changed, evidence, history, info, raw, rejects};
pub use comparison::comparison;
pub use explanation::explanation;
pub use files::{dry_run, formats, imported, mappings, probe, taken_over};
pub use images::images;
pub use search::search;
pub use set::{dry_run_set, imported_set};
pub use variants::{clusters, variants};
pub use worth::{power, sensitivity, window_advice};

use std::io::{Write, stderr, stdout};

use anyhow::Result;
use serde::Serialize;
use zwerm_detection::registry::FAST_REPOST_LAYER;
use zwerm_report::number::{bytes, group};
use zwerm_report::text::visible;
use zwerm_workbench::{
    AlikeFigures, Error, PairCount, PipelineResult, Reject, ReportWritten, RunSummary,
    SimilarityResult, Simulated, ToolkitResult, Verification, Workbench, Written,
};

use crate::args::Cli;

/// Longest text of a source on one line.
const LINE: usize = 400;

fn json<T: Serialize>(value: &T) -> Result<()> {
    line(&serde_json::to_string(value)?)
}

fn line(text: &str) -> Result<()> {
    // A closed pipe (`zwerm info … | head -1`) ends the program like any failed write.
    Ok(writeln!(stdout(), "{text}")?)
}

fn n(value: u64) -> String {
    // On a terminal a plain blank is easier to copy than a narrow one.
    group(value).replace(|c: char| !c.is_ascii(), " ")
}

fn size(value: u64) -> String {
    bytes(value).replace(|c: char| !c.is_ascii(), " ")
}

/// An error, on standard error: code, sentence, place.
pub fn error(cli: &Cli, error: &Error) {
    let text = if cli.json {
        serde_json::json!({ "error": error }).to_string()
    } else {
        let place = error
            .place
            .as_deref()
            .map(|place| format!("\n  at {}", visible(place, LINE)));
        format!(
            "zwerm: {} [{}]{}",
            visible(&error.message, 4 * LINE),
            error.code,
            place.unwrap_or_default()
        )
    };
    // Nobody is left to tell when standard error is closed.
    let _ = writeln!(stderr(), "{text}");
}

/// A remark on standard error.
pub fn note(cli: &Cli, text: &str) {
    if !cli.quiet && !cli.json {
        let _ = writeln!(stderr(), "{text}");
    }
}

pub fn created(cli: &Cli, workbench: &Workbench) -> Result<()> {
    if cli.json {
        return json(&serde_json::json!({ "case": workbench.dir(), "info": workbench.info()? }));
    }
    line(&format!("Created {}", workbench.dir().display()))
}

pub fn pair_count(cli: &Cli, count: &PairCount) -> Result<()> {
    if cli.json {
        return json(count);
    }
    line("Pairs of posts within the window, before any other rule:")?;
    for (layer, pairs) in count.layers.iter().zip(&count.pairs) {
        for (window, pairs) in count.windows_ms.iter().zip(pairs) {
            line(&format!(
                "  {layer:20} {:>10} s  {:>16}",
                *window as f64 / 1000.0,
                n(*pairs)
            ))?;
        }
    }
    Ok(())
}

pub fn summary(cli: &Cli, summary: &RunSummary) -> Result<()> {
    if cli.json {
        return json(summary);
    }
    let window = summary.windows_secs.last().copied().unwrap_or_default();
    line(&format!(
        "Run {}: {} within {window} s",
        summary.name,
        summary.layers.join(", ")
    ))?;
    line(&format!(
        "  compared  {} shares of {} objects by {} accounts",
        n(summary.n_shares),
        n(summary.n_objects_compared),
        n(summary.n_accounts_compared)
    ))?;
    line(&format!(
        "  found     {} edges between {} accounts, from {} pairs of posts",
        n(summary.n_edges),
        n(summary.n_accounts),
        n(summary.n_pairs)
    ))?;
    line(&format!(
        "            {} components, {} communities, modularity {:.4}",
        n(summary.n_components),
        n(summary.n_communities),
        summary.modularity
    ))?;
    made_layers(&summary.alike)?;
    if let Some(judged) = &summary.judged {
        line(&format!(
            "  chance    {} of them at rung 2: {} accounts in {} groups that neither activity nor a common cause explains",
            n(judged.n_edges_rung_2),
            n(judged.n_accounts_established),
            n(judged.n_groups)
        ))?;
    }
    if let Some(backbone) = &summary.backbone {
        line(&format!(
            "  backbone  {} edges between {} accounts",
            n(backbone.n_edges),
            n(backbone.n_accounts)
        ))?;
    }
    for warning in &summary.warnings {
        line(&format!("  warning   {}", visible(warning, 2 * LINE)))?;
    }
    if summary.n_edges == 0 {
        let within: u64 = summary
            .pairs_within
            .iter()
            .filter_map(|layer| layer.last())
            .sum();
        line(&format!(
            "  No pair of accounts passes these limits; {} pairs of posts lie within the window. Lower --min-weight or widen --window.",
            n(within)
        ))?;
    }
    Ok(())
}

/// Layers that were made, a line each.
fn made_layers(made: &[AlikeFigures]) -> Result<()> {
    for alike in made {
        if alike.layer == FAST_REPOST_LAYER {
            line(&format!(
                "  fast      {} of {} reposts of {} posts, {} of them dated by the id of the original",
                n(alike.n_posts_alike),
                n(alike.n_posts),
                n(alike.n_distinct),
                n(alike.n_dated_by_id),
            ))?;
            continue;
        }
        line(&format!(
            "  alike     {}: {} of {} posts in {} clusters",
            alike.layer,
            n(alike.n_posts_alike),
            n(alike.n_posts),
            n(alike.n_clusters)
        ))?;
    }
    Ok(())
}

pub fn written(cli: &Cli, files: &[Written]) -> Result<()> {
    if cli.json {
        return json(&files);
    }
    for file in files {
        line(&format!("Wrote {} ({})", file.file, size(file.size_bytes)))?;
    }
    Ok(())
}

pub fn simulated(cli: &Cli, simulated: &Simulated) -> Result<()> {
    if cli.json {
        return json(simulated);
    }
    line(&format!(
        "Invented {} posts by {} accounts (preset {}, seed {})",
        n(simulated.n_posts),
        n(simulated.n_accounts),
        simulated.preset,
        simulated.seed
    ))?;
    written(cli, &simulated.files)
}

pub fn pipeline(cli: &Cli, result: &PipelineResult) -> Result<()> {
    if cli.json {
        return json(result);
    }
    for import in &result.imported {
        imported(cli, import)?;
    }
    summary(cli, &result.summary)?;
    line(&format!("Case  {}", result.case))?;
    written(cli, &result.files)?;
    leaks(cli, &result.leaks);
    Ok(())
}

pub fn toolkit(cli: &Cli, result: &ToolkitResult) -> Result<()> {
    if cli.json {
        return json(result);
    }
    for import in &result.imported {
        imported(cli, import)?;
    }
    let summary = &result.summary;
    line(&format!(
        "Network {} of the Coordination Network Toolkit within {} s",
        summary.network, summary.window_secs
    ))?;
    line(&format!(
        "  compared  {} of {} posts by {} keys",
        n(summary.n_posts_compared),
        n(summary.n_posts),
        n(summary.n_keys)
    ))?;
    line(&format!(
        "  found     {} directed edges between {} accounts, {} of them loops",
        n(summary.n_edges),
        n(summary.n_accounts),
        n(summary.n_loops)
    ))?;
    for warning in &summary.warnings {
        line(&format!("  warning   {}", visible(warning, 2 * LINE)))?;
    }
    line(&format!("Case  {}", result.case))?;
    written(cli, &result.files)
}

pub fn similarity(cli: &Cli, made: &SimilarityResult) -> Result<()> {
    if cli.json {
        return json(made);
    }
    for layer in &made.layers {
        line(&format!(
            "{} of {}: {} edges between {} accounts, from {} shares",
            made.method,
            visible(&layer.layer, LINE),
            n(layer.n_edges),
            n(layer.n_accounts),
            n(layer.n_shares)
        ))?;
        if let Some(secs) = layer.decay_secs {
            line(&format!(
                "  decay {secs} s, of {} tried (run.json has them all)",
                layer.decays_tried.len()
            ))?;
        }
    }
    written(cli, &made.files)
}

pub fn report(cli: &Cli, report: &ReportWritten) -> Result<()> {
    if cli.json {
        return json(report);
    }
    written(cli, std::slice::from_ref(&report.written))?;
    leaks(cli, &report.leaks);
    Ok(())
}

/// Names that a pseudonymised report still contains, for the author to judge.
fn leaks(cli: &Cli, leaks: &[String]) {
    if leaks.is_empty() {
        return;
    }
    let some: Vec<String> = leaks.iter().take(5).map(|name| visible(name, 60)).collect();
    note(
        cli,
        &format!(
            "Look before you publish: the report uses pseudonyms, yet {} account ids stand in it as words ({}{}), inside an object or by coincidence.",
            n(leaks.len() as u64),
            some.join(", "),
            if leaks.len() > some.len() {
                ", …"
            } else {
                ""
            }
        ),
    );
}

pub fn verification(cli: &Cli, verification: &Verification) -> Result<()> {
    if cli.json {
        return json(verification);
    }
    let checked = &verification.checked;
    line(&format!(
        "Checked {} audit events, {} sources, {} tables, {} files of runs ({})",
        n(checked.audit_events),
        n(checked.sources),
        n(checked.tables),
        n(checked.run_files),
        size(checked.bytes)
    ))?;
    if verification.is_ok() {
        return line("Everything is as it was recorded.");
    }
    for problem in &verification.problems {
        line(&format!(
            "  [{}] {} ({})",
            problem.code,
            visible(&problem.sentence, LINE),
            visible(&problem.place, LINE)
        ))?;
    }
    line(&format!(
        "{} problems.",
        n(verification.problems.len() as u64)
    ))
}

/// `row 3 (line 4), column time: the value is no time …: "yesterday" [unreadable-time]`
fn one_reject(reject: &Reject) -> String {
    let line = reject
        .line
        .map(|line| format!(" (line {})", n(line)))
        .unwrap_or_default();
    let column = reject
        .column
        .as_deref()
        .map(|name| format!(", column {}", visible(name, 60)))
        .unwrap_or_default();
    let value = if reject.value.is_empty() {
        String::new()
    } else {
        format!(": \"{}\"", visible(&reject.value, 200))
    };
    format!(
        "row {}{line}{column}: {}{value} [{}]",
        n(reject.record),
        visible(&reject.reason, LINE),
        reject.code
    )
}
