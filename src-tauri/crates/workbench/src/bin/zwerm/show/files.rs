//! Files on the terminal: what they are taken for, what was read of them, saved ways of reading.

use std::path::Path;

use anyhow::Result;
use zwerm_report::text::visible;
use zwerm_workbench::mappings::{SavedMapping, SavedMappings};
use zwerm_workbench::{DryRun, Imported, PreviewRow, Probe, Role};

use super::{LINE, json, line, n, one_reject, size};
use crate::args::Cli;

/// Records of a file that are shown as they would be kept.
const PREVIEWED: usize = 5;

pub fn imported(cli: &Cli, imported: &Imported) -> Result<()> {
    if cli.json {
        return json(imported);
    }
    line(&format!(
        "Imported {} as {}",
        visible(&imported.file, LINE),
        imported.id
    ))?;
    line(&format!("  SHA-256   {}", imported.sha256))?;
    line(&format!(
        "  size      {} ({})",
        size(imported.size_bytes),
        imported.format
    ))?;
    outcome(&imported.outcome)
}

pub fn dry_run(cli: &Cli, dry: &DryRun) -> Result<()> {
    if cli.json {
        return json(dry);
    }
    line(&format!(
        "{} (dry run: nothing is written)",
        visible(&dry.file, LINE)
    ))?;
    line(&format!("  SHA-256   {}", dry.sha256))?;
    recognised(&dry.probe)?;
    outcome(&dry.outcome)?;
    for reject in dry.outcome.rejects_sample.iter().take(5) {
        line(&format!("  reject    {}", one_reject(reject)))?;
    }
    Ok(())
}

pub fn probe(cli: &Cli, file: &Path, probe: &Probe, saved: Option<&SavedMapping>) -> Result<()> {
    if cli.json {
        return json(&serde_json::json!({
            "file": file.display().to_string(),
            "probe": probe,
            "mapping_of": saved.map(|saved| &saved.saved_at_utc),
        }));
    }
    line(&visible(&file.display().to_string(), LINE))?;
    if let Some(saved) = saved {
        line(&format!("  as saved  {}", saved.saved_at_utc))?;
    }
    recognised(probe)?;
    for warning in &probe.warnings {
        line(&format!("  note      {}", visible(warning, LINE)))?;
    }
    if !probe.missing_roles.is_empty() {
        line(&format!(
            "  missing   no column for {}: name it with --map",
            probe.missing_roles.join(", ")
        ))?;
    }
    Ok(())
}

fn recognised(probe: &Probe) -> Result<()> {
    let layout = probe
        .layout
        .as_deref()
        .map(|name| format!(", layout {name}"))
        .unwrap_or_default();
    let delimiter = probe
        .delimiter
        .as_deref()
        .map(|c| format!(", separator {c:?}"))
        .unwrap_or_default();
    line(&format!(
        "  format    {} {}{layout}, {}{delimiter}",
        probe.container, probe.format, probe.encoding
    ))?;
    // A format of JSON objects is read as a whole: its columns have no roles.
    if probe
        .columns
        .iter()
        .any(|column| column.role != Role::Ignore)
    {
        line("  columns")?;
    }
    for column in &probe.columns {
        if column.confidence == 1.0 && column.role == Role::Ignore {
            continue;
        }
        line(&format!(
            "    {:24} {:20} {:>3.0} %  {}",
            visible(&column.name, 24),
            column.role.to_string(),
            column.confidence * 100.0,
            visible(&column.why, 160)
        ))?;
    }
    if !probe.preview.is_empty() {
        line("  becomes")?;
    }
    for row in probe.preview.iter().take(PREVIEWED) {
        previewed(row)?;
    }
    Ok(())
}

/// One record as it would be kept.
fn previewed(row: &PreviewRow) -> Result<()> {
    let record = row.record;
    if let Some(reject) = &row.reject {
        let reason = visible(&reject.reason, 120);
        return line(&format!("    record {record:<4} rejected: {reason}"));
    }
    let account = match row.account_name.as_str() {
        "" => visible(&row.account_id, 40),
        name => format!("{} ({})", visible(&row.account_id, 40), visible(name, 40)),
    };
    let Some(posted_at_ms) = row.posted_at_ms else {
        return line(&format!(
            "    record {record:<4} account {account}, {}",
            row.platform
        ));
    };
    line(&format!(
        "    record {record:<4} {} {} {}  {account}, {}",
        zwerm_workbench::iso_utc(posted_at_ms),
        row.kind,
        visible(&row.content_id, 60),
        row.platform
    ))?;
    if !row.text.is_empty() {
        line(&format!("                {}", visible(&row.text, 100)))?;
    }
    let shares: Vec<String> = row
        .shares
        .iter()
        .filter(|share| share.object_type != "text")
        .map(|share| format!("{} {}", share.object_type, visible(&share.object_id, 60)))
        .collect();
    if !shares.is_empty() {
        line(&format!("                shares {}", shares.join(", ")))?;
    }
    Ok(())
}

pub(super) fn outcome(outcome: &zwerm_workbench::ImportOutcome) -> Result<()> {
    line(&format!(
        "  rows      {} read, {} usable, {} rejected",
        n(outcome.rows_read),
        n(outcome.rows_usable),
        n(outcome.rows_rejected)
    ))?;
    for (reason, count) in &outcome.rejected_by_reason {
        line(&format!("            {} {reason}", n(*count)))?;
    }
    for (flag, count) in &outcome.flagged {
        line(&format!("  flagged   {} {flag}", n(*count)))?;
    }
    for (object_type, count) in &outcome.shares_by_type {
        line(&format!("  shares    {} {object_type}", n(*count)))?;
    }
    if let (Some(first), Some(last)) = (outcome.first_ms, outcome.last_ms) {
        line(&format!(
            "  period    {} to {} ({})",
            zwerm_workbench::iso_utc(first),
            zwerm_workbench::iso_utc(last),
            outcome.time_resolution
        ))?;
    }
    for warning in &outcome.warnings {
        line(&format!("  note      {}", visible(warning, LINE)))?;
    }
    Ok(())
}

pub fn formats(cli: &Cli) -> Result<()> {
    let formats = zwerm_workbench::known_formats();
    if cli.json {
        return json(&formats);
    }
    for format in formats {
        line(&format!(
            "{:28} {:6} {}",
            format.id, format.kind, format.name
        ))?;
    }
    Ok(())
}

pub fn mappings(cli: &Cli, mappings: &SavedMappings) -> Result<()> {
    if cli.json {
        return json(&mappings.all().collect::<Vec<_>>());
    }
    for mapping in mappings.all() {
        let roles = mapping
            .options
            .map
            .iter()
            .filter(|(role, _)| *role != Role::Ignore)
            .map(|(role, column)| format!("{role}={}", visible(column, 40)))
            .collect::<Vec<_>>();
        line(&format!(
            "{}  {}  {} columns  {}",
            mapping.fingerprint,
            mapping.format,
            mapping.header.len(),
            mapping.saved_at_utc
        ))?;
        line(&format!("  {}", roles.join(" ")))?;
    }
    Ok(())
}

pub fn taken_over(cli: &Cli, new: usize, replaced: usize, store: &Path) -> Result<()> {
    if cli.json {
        return json(&serde_json::json!({ "new": new, "replaced": replaced, "store": store }));
    }
    line(&format!(
        "{new} new mappings, {replaced} replaced: {}",
        store.display()
    ))
}
