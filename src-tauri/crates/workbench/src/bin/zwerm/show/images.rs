//! `zwerm images` for people.

use anyhow::Result;
use zwerm_report::text::visible;
use zwerm_workbench::ImportedImages;

use super::{LINE, json, line, n};
use crate::args::Cli;

/// Rejects that are shown one by one.
const SHOWN: usize = 10;

pub fn images(cli: &Cli, imported: &ImportedImages) -> Result<()> {
    if cli.json {
        return json(imported);
    }
    line(&format!(
        "Imported {} pictures of {} as {}",
        n(imported.n_pictures),
        visible(&imported.name, LINE),
        imported.set_id
    ))?;
    line(&format!(
        "  files     {} found, {} linked to {} posts, {} rejected",
        n(imported.n_files),
        n(imported.n_linked),
        n(imported.n_posts),
        n(imported.n_rejected)
    ))?;
    for (code, count) in &imported.rejected_by_reason {
        line(&format!("            {} {code}", n(*count)))?;
    }
    if imported.n_known > 0 {
        line(&format!(
            "  known     {} files that belong to the same posts already",
            n(imported.n_known)
        ))?;
    }
    line(&format!(
        "  shares    {} image ({} different hashes)",
        n(imported.n_shares),
        n(imported.n_hashes)
    ))?;
    for reject in imported.rejects.iter().take(SHOWN) {
        line(&format!(
            "  reject    {}: {} [{}]",
            visible(&reject.value, LINE),
            visible(&reject.reason, 2 * LINE),
            reject.code
        ))?;
    }
    if imported.n_rejected > SHOWN as u64 {
        line(&format!(
            "  reject    {} more: zwerm rejects",
            n(imported.n_rejected - SHOWN as u64)
        ))?;
    }
    for warning in &imported.warnings {
        line(&format!("  note      {}", visible(warning, LINE)))?;
    }
    Ok(())
}
