//! Many files at once, on the terminal: each where there are few, in sums where there are many.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::json as value;
use zwerm_report::text::visible;
use zwerm_workbench::{
    Error, ImportOutcome, ImportedSet, Intake, IntakeFile, KnownFile, LeftOut, iso_utc,
};

use super::files::{imported, outcome as whole_outcome};
use super::{LINE, json, line, n};
use crate::args::Cli;

/// Files that are shown one by one.
const SHOWN: usize = 10;

pub fn imported_set(cli: &Cli, set: &ImportedSet) -> Result<()> {
    let few = set.imported.len() <= SHOWN;
    if cli.json || few {
        for one in &set.imported {
            imported(cli, one)?;
        }
    }
    let alone = set.set_id.is_none() && set.left_out.is_empty() && set.known.is_empty();
    if alone {
        return Ok(());
    }
    if cli.json {
        return json(&value!({ "set": {
            "id": set.set_id,
            "name": set.name,
            "n_imported": set.imported.len(),
            "left_out": set.left_out,
            "known": set.known,
        }}));
    }
    if let Some(id) = &set.set_id {
        let ids = match (set.imported.first(), set.imported.last()) {
            (Some(first), Some(last)) => format!("{} to {}", first.id, last.id),
            _ => String::new(),
        };
        line(&format!(
            "Imported {} files of {} as {id} ({ids})",
            n(set.imported.len() as u64),
            visible(&set.name, LINE)
        ))?;
    }
    if !few {
        sums(set.imported.iter().map(|one| &one.outcome))?;
    }
    not_read(&set.left_out, &set.known)
}

pub fn dry_run_set(
    cli: &Cli,
    intake: &Intake,
    outcomes: &[(IntakeFile, Result<ImportOutcome, Error>)],
) -> Result<()> {
    if cli.json {
        for (file, outcome) in outcomes {
            json(&value!({
                "file": file.name,
                "outcome": outcome.as_ref().ok(),
                "error": outcome.as_ref().err(),
            }))?;
        }
        return json(&value!({ "set": {
            "name": intake.name, "left_out": intake.left_out, "known": intake.known,
        }}));
    }
    line(&format!(
        "{}: {} files (dry run: nothing is written)",
        visible(&intake.name, LINE),
        n(intake.n_files() as u64)
    ))?;
    for group in &intake.groups {
        line(&format!(
            "  {} files: {}, {} columns",
            n(group.files.len() as u64),
            group.format,
            group.probe.header.len()
        ))?;
    }
    let usable = outcomes
        .iter()
        .filter_map(|(_, outcome)| outcome.as_ref().ok());
    if outcomes.len() <= SHOWN {
        for (file, outcome) in outcomes {
            line(&visible(&file.name, LINE))?;
            if let Ok(outcome) = outcome {
                whole_outcome(outcome)?;
            }
        }
    } else {
        sums(usable)?;
    }
    let failed: Vec<LeftOut> = outcomes
        .iter()
        .filter_map(|(file, outcome)| {
            let error = outcome.as_ref().err()?;
            Some(LeftOut {
                name: file.name.clone(),
                code: error.code.clone(),
                reason: error.message.clone(),
                is_error: true,
                error: Some(error.clone()),
            })
        })
        .collect();
    not_read(&failed, &[])?;
    not_read(&intake.left_out, &intake.known)
}

/// What was read of many files.
fn sums<'a>(outcomes: impl Iterator<Item = &'a ImportOutcome>) -> Result<()> {
    let (mut read, mut usable, mut rejected) = (0, 0, 0);
    let mut shares: BTreeMap<&str, u64> = BTreeMap::new();
    let mut reasons: BTreeMap<&str, u64> = BTreeMap::new();
    let mut warnings: BTreeMap<&str, u64> = BTreeMap::new();
    let (mut first, mut last) = (None::<i64>, None::<i64>);
    for outcome in outcomes {
        read += outcome.rows_read;
        usable += outcome.rows_usable;
        rejected += outcome.rows_rejected;
        for (name, count) in &outcome.shares_by_type {
            *shares.entry(name).or_default() += count;
        }
        for (code, count) in &outcome.rejected_by_reason {
            *reasons.entry(code).or_default() += count;
        }
        for warning in &outcome.warnings {
            *warnings.entry(warning).or_default() += 1;
        }
        first = [first, outcome.first_ms].into_iter().flatten().min();
        last = [last, outcome.last_ms].into_iter().flatten().max();
    }
    line(&format!(
        "  rows      {} read, {} usable, {} rejected",
        n(read),
        n(usable),
        n(rejected)
    ))?;
    for (code, count) in reasons {
        line(&format!("            {} {code}", n(count)))?;
    }
    for (name, count) in shares {
        line(&format!("  shares    {} {name}", n(count)))?;
    }
    if let (Some(first), Some(last)) = (first, last) {
        line(&format!(
            "  period    {} to {}",
            iso_utc(first),
            iso_utc(last)
        ))?;
    }
    // What is said of one file only is in its receipt.
    for (warning, count) in warnings.into_iter().filter(|(_, count)| *count > 1) {
        line(&format!(
            "  note      {} files: {}",
            n(count),
            visible(warning, LINE)
        ))?;
    }
    Ok(())
}

fn not_read(left_out: &[LeftOut], known: &[KnownFile]) -> Result<()> {
    let (failed, passed): (Vec<&LeftOut>, Vec<&LeftOut>) =
        left_out.iter().partition(|out| out.is_error);
    for out in &failed {
        line(&format!(
            "  not read  {}: {} [{}]",
            visible(&out.name, LINE),
            visible(&out.reason, 2 * LINE),
            out.code
        ))?;
    }
    for out in passed.iter().take(SHOWN) {
        line(&format!(
            "  left out  {}: {}",
            visible(&out.name, LINE),
            out.reason
        ))?;
    }
    if passed.len() > SHOWN {
        line(&format!(
            "  left out  {} more files that hold no data",
            n((passed.len() - SHOWN) as u64)
        ))?;
    }
    for file in known.iter().take(SHOWN) {
        let where_ = match (&file.import_id, &file.same_as) {
            (Some(id), _) => format!("in the case already as {id}"),
            (None, Some(name)) => format!("the same bytes as {}", visible(name, LINE)),
            (None, None) => "known".to_owned(),
        };
        line(&format!(
            "  known     {}: {where_}",
            visible(&file.name, LINE)
        ))?;
    }
    if known.len() > SHOWN {
        line(&format!(
            "  known     {} more files",
            n((known.len() - SHOWN) as u64)
        ))?;
    }
    Ok(())
}
