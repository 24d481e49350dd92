//! `zwerm variants` for people.

use anyhow::Result;
use zwerm_report::text::visible;
use zwerm_workbench::{Change, ClusterFigures, Variants};

use super::{LINE, json, line, n};
use crate::args::Cli;

/// The clusters of a run, at most so many.
pub fn clusters(cli: &Cli, clusters: &[ClusterFigures], limit: usize) -> Result<()> {
    if cli.json {
        return json(&clusters.iter().take(limit).collect::<Vec<_>>());
    }
    line(&format!("{} clusters", n(clusters.len() as u64)))?;
    for cluster in clusters.iter().take(limit) {
        line(&format!("  {}", figures(cluster)))?;
        line(&format!("      {}", visible(&cluster.object_id, LINE)))?;
    }
    if clusters.len() > limit {
        line(&format!("  and more: --limit {}", clusters.len()))?;
    }
    Ok(())
}

/// The variants of a cluster. What was removed from the most frequent one stands in `[-…-]`, what was
/// added in `{+…+}`.
pub fn variants(cli: &Cli, found: &Variants) -> Result<()> {
    if cli.json {
        return json(found);
    }
    line(&format!(
        "{} in {} variants",
        figures(&found.cluster),
        n(found.n_variants)
    ))?;
    for (number, variant) in (1..).zip(&found.variants) {
        line(&format!(
            "\n{number}. {} posts by {} accounts, first {} by {} (post {}), similarity {:.3}",
            n(variant.n_posts),
            n(variant.n_accounts),
            variant.first_utc,
            visible(&variant.first_account, LINE),
            visible(&variant.first_content, LINE),
            variant.similarity
        ))?;
        let text: String = if variant.changes.is_empty() {
            variant.text.clone()
        } else {
            variant.changes.iter().map(marked).collect()
        };
        line(&format!("   {}", visible(&text, 4 * LINE)))?;
    }
    if found.n_variants > found.variants.len() as u64 {
        line(&format!("\nand more: --limit {}", found.n_variants))?;
    }
    Ok(())
}

fn figures(cluster: &ClusterFigures) -> String {
    format!(
        "{} posts by {} accounts, {} to {}",
        n(cluster.n_posts),
        n(cluster.n_accounts),
        cluster.first_utc,
        cluster.last_utc
    )
}

fn marked(change: &Change) -> String {
    match change {
        Change::Kept(text) => text.clone(),
        Change::Removed(text) => format!("[-{text}-]"),
        Change::Added(text) => format!("{{+{text}+}}"),
    }
}
