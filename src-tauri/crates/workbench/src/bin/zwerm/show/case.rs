//! What a case holds, on the terminal: sources, runs, rejects, history, the posts behind an edge.

use std::io::{IsTerminal, stdout};
use std::path::Path;

use anyhow::Result;
use zwerm_report::text::visible;
use zwerm_workbench::{
    Changed, Evidence, EvidencePost, HistoryEntry, PostRecord, Reject, Workbench, write_rejects,
};

use super::{LINE, json, line, n, one_reject, written};
use crate::args::Cli;

/// Rejects shown on screen.
const REJECTS_SHOWN: usize = 50;

pub fn evidence(cli: &Cli, evidence: &Evidence) -> Result<()> {
    if cli.json {
        return json(evidence);
    }
    line(&format!(
        "{} and {}: {} pairs of posts over {} objects within {} s",
        visible(&evidence.a.account_id, LINE),
        visible(&evidence.b.account_id, LINE),
        n(evidence.n_pairs),
        n(evidence.n_objects),
        evidence.window_secs
    ))?;
    for (index, pair) in evidence.pairs.iter().enumerate() {
        line("")?;
        line(&format!(
            "{}. {} {}, {} s apart",
            index + 1,
            pair.layer,
            visible(&pair.object_id, LINE),
            pair.time_delta_secs
        ))?;
        if let Some(shared) = evidence.shared_post(pair) {
            post("shared", shared)?;
        }
        post("older", &pair.older)?;
        post("newer", &pair.newer)?;
    }
    let hidden = evidence.n_pairs.saturating_sub(evidence.pairs.len() as u64);
    if hidden > 0 {
        line(&format!(
            "\n{} more pairs: raise --limit to see them.",
            n(hidden)
        ))?;
    }
    Ok(())
}

fn post(which: &str, post: &EvidencePost) -> Result<()> {
    line(&format!(
        "   {which:6} {}  {}  post {}",
        post.time_utc,
        visible(&post.account_id, LINE),
        visible(&post.content_id, LINE)
    ))?;
    let place = post
        .line
        .map(|number| format!(", line {number}"))
        .unwrap_or_default();
    line(&format!(
        "          {} record {}{place}  (SHA-256 {}…)",
        visible(&post.source_name, LINE),
        n(post.record),
        post.source_sha256.get(..12).unwrap_or_default()
    ))?;
    if let Some(text) = &post.text {
        line(&format!("          \"{}\"", visible(text, LINE)))?;
    }
    line(&format!("          {}", visible(post.raw.trim_end(), LINE)))
}

/// The raw record goes out as it is, unless it goes to a terminal, which would obey what it says.
pub fn raw(cli: &Cli, records: &[PostRecord]) -> Result<()> {
    if cli.json {
        return json(&records);
    }
    for record in records {
        line(&format!(
            "Post {} ({}) in {}",
            visible(&record.content_id, LINE),
            visible(&record.platform, LINE),
            record.import_id
        ))?;
        line(&format!(
            "  file      {}",
            visible(&record.source_name, LINE)
        ))?;
        line(&format!("  SHA-256   {}", record.source_sha256))?;
        let place = record
            .line
            .map(|number| format!(" (line {})", n(number)))
            .unwrap_or_default();
        line(&format!("  record    {}{place}", n(record.record)))?;
        let raw = record.raw.trim_end_matches(['\r', '\n']);
        if stdout().is_terminal() {
            line(&visible(raw, raw.len()))?;
        } else {
            line(raw)?;
        }
    }
    Ok(())
}

pub fn info(cli: &Cli, workbench: &Workbench) -> Result<()> {
    let (info, head) = (workbench.info()?, workbench.audit_head()?);
    let (imports, runs) = (workbench.imports()?, workbench.runs()?);
    if cli.json {
        return json(&serde_json::json!({
            "info": info, "audit_head": head, "imports": imports, "runs": runs,
        }));
    }
    line(&format!(
        "{} ({})",
        visible(&info.title, LINE),
        workbench.dir().display()
    ))?;
    line(&format!(
        "  created   {} by {}",
        info.created_at_utc, info.tool_version
    ))?;
    line(&format!("  audit     event {} {}", head.seq, head.hash))?;
    for import in &imports {
        let rows = |field: &str| {
            let pointer = format!("/outcome/{field}");
            n(import
                .receipt
                .pointer(&pointer)
                .and_then(serde_json::Value::as_u64)
                .unwrap_or_default())
        };
        line(&format!(
            "  source    {} {}: {} rows, {} rejected",
            import.id,
            visible(&import.original_name, LINE),
            rows("rows_read"),
            rows("rows_rejected")
        ))?;
    }
    line(&format!("  layers    {}", workbench.layers()?.join(", ")))?;
    for run in &runs {
        let count = |field: &str| n(run.summary[field].as_u64().unwrap_or_default());
        line(&format!(
            "  run       {}: {} accounts, {} edges, {} communities",
            visible(&run.name, LINE),
            count("n_accounts"),
            count("n_edges"),
            count("n_communities")
        ))?;
    }
    Ok(())
}

pub fn rejects(cli: &Cli, rejects: &[(String, Reject)], out: Option<&Path>) -> Result<()> {
    if let Some(out) = out {
        let file = write_rejects(rejects, out)?;
        return written(cli, std::slice::from_ref(&file));
    }
    if cli.json {
        return json(&rejects);
    }
    line(&format!("Rows rejected: {}", n(rejects.len() as u64)))?;
    for (source, reject) in rejects.iter().take(REJECTS_SHOWN) {
        line(&format!("  {} {}", visible(source, 60), one_reject(reject)))?;
    }
    if rejects.len() > REJECTS_SHOWN {
        line("  The rest: zwerm rejects CASE --out FILE")?;
    }
    Ok(())
}

pub fn history(cli: &Cli, entries: &[HistoryEntry]) -> Result<()> {
    if cli.json {
        return json(&entries);
    }
    for entry in entries {
        let undone = if entry.undone { "  (taken back)" } else { "" };
        line(&format!(
            "  {}  {}{undone}",
            entry.at_utc,
            visible(&entry.label, LINE)
        ))?;
    }
    Ok(())
}

pub fn changed(cli: &Cli, done: &str, changed: Option<Changed>) -> Result<()> {
    if cli.json {
        return json(&changed);
    }
    match changed {
        Some(changed) => line(&format!("{done}: {}", visible(&changed.label, LINE))),
        None => line("There is nothing to do."),
    }
}
