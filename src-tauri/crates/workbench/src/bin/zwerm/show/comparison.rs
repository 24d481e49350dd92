//! `zwerm compare` for people.

use anyhow::Result;
use zwerm_report::text::visible;
use zwerm_workbench::{Comparison, Stayed};

use super::{LINE, json, line, n};
use crate::args::Cli;

/// Communities that are listed for people; `--json` has all.
const MOST_COMMUNITIES: usize = 40;

pub fn comparison(cli: &Cli, found: &Comparison) -> Result<()> {
    if cli.json {
        return json(found);
    }
    let name = |run: &str| visible(run, 60);
    line(&format!(
        "{} against {}",
        name(&found.one),
        name(&found.other)
    ))?;
    if !found.same_data {
        line("They did not compare the same data.")?;
    }
    for setting in &found.settings {
        let value = |value: &str| match value {
            "" => "-".to_owned(),
            value => visible(value, LINE),
        };
        line(&format!(
            "  {}: {} | {}",
            setting.name,
            value(&setting.one),
            value(&setting.other)
        ))?;
    }
    let counts = |what: &str, stayed: Stayed| {
        line(&format!(
            "  {what:28}{:>12} in both{:>12} in the first alone{:>12} in the second alone",
            n(stayed.kept),
            n(stayed.lost),
            n(stayed.gained)
        ))
    };
    counts("edges", found.edges)?;
    counts("accounts", found.accounts)?;
    if let Some(established) = found.established {
        counts("accounts at rung 2", established)?;
    }
    if let Some(agreement) = found.agreement_in_both {
        line(&format!(
            "  communities alike: {agreement:.2} (adjusted Rand index over the accounts of both)"
        ))?;
    }
    line("Communities: number and accounts in the first, in the second, accounts in both")?;
    for row in found.communities.iter().take(MOST_COMMUNITIES) {
        let side = |number: Option<u32>, size: u64| match number {
            Some(number) => format!("{number} ({})", n(size)),
            None => "-".to_owned(),
        };
        line(&format!(
            "  {:>14}{:>14}{:>10}",
            side(row.one, row.n_one),
            side(row.other, row.n_other),
            n(row.n_both)
        ))?;
    }
    if found.communities.len() > MOST_COMMUNITIES {
        line(&format!(
            "  and {} more: --json",
            n((found.communities.len() - MOST_COMMUNITIES) as u64)
        ))?;
    }
    Ok(())
}
