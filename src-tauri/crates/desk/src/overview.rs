//! Overview screen: what the case holds, over time and at a glance, and how far the data can be trusted.

mod gaps;
mod quality;
mod series;

use std::collections::BTreeMap;

use zwerm_workbench::{Holdings, Overview};

use crate::Desk;
use crate::api::{CountsView, DeskError, OverviewView, Span, TopAccountView, TopObjectView};
use crate::error::Result;
use crate::session::OpenCase;
use crate::words::{layer_name, platform_name};

impl Desk {
    /// What the case holds: totals and lists of a stretch of time (or of all), the series and the
    /// remarks on quality always of all.
    pub fn overview(&self, span: Option<Span>) -> Result<OverviewView> {
        if span.is_some_and(|span| span.from_ms >= span.to_ms) {
            return Err(DeskError::usage(
                "empty-span",
                "The stretch of time ends before it begins.",
            ));
        }
        let case = self.case()?;
        let held = case.held()?;
        let whole = held.overview.get(|| whole(&case, &held.holdings))?;
        if span.is_none() {
            return Ok((*whole).clone());
        }
        let (from_ms, to_ms) = (span.map(|span| span.from_ms), span.map(|span| span.to_ms));
        let found = held.holdings.overview(from_ms, to_ms);
        summary(&case, found, (*whole).clone())
    }
}

/// The overview of the whole case.
fn whole(case: &OpenCase, holdings: &Holdings) -> Result<OverviewView> {
    let bins = series::bins(holdings.posts());
    let always = OverviewView {
        shares: 0,
        posts: 0,
        accounts: 0,
        objects: 0,
        first_ms: None,
        last_ms: None,
        bin_ms: bins.bin_ms,
        bin_from_ms: bins.from_ms,
        series: bins.series,
        by_type: Vec::new(),
        by_platform: Vec::new(),
        top_accounts: Vec::new(),
        top_objects: Vec::new(),
        quality: quality::notes(&case.reader().imports()?, holdings.posts())?,
    };
    summary(case, holdings.overview(None, None), always)
}

/// Totals and lists of what was found; series and quality of `always`.
fn summary(case: &OpenCase, found: Overview, always: OverviewView) -> Result<OverviewView> {
    let names = names_of(case, &found)?;
    Ok(OverviewView {
        shares: found.rows,
        posts: found.posts,
        accounts: found.accounts,
        objects: found.objects,
        first_ms: found.first_ms,
        last_ms: found.last_ms,
        by_type: counts(&found.by_type, layer_name),
        by_platform: counts(&found.by_platform, platform_name),
        top_accounts: found
            .top_accounts
            .into_iter()
            .map(|top| TopAccountView {
                display_name: names
                    .get(&(top.platform.clone(), top.account_id.clone()))
                    .cloned()
                    .unwrap_or_default(),
                platform: top.platform,
                account_id: top.account_id,
                shares: top.rows,
            })
            .collect(),
        top_objects: found
            .top_objects
            .into_iter()
            .map(|top| TopObjectView {
                object_type: top.object_type,
                object_id: top.object_id,
                shares: top.rows,
                accounts: top.accounts,
            })
            .collect(),
        ..always
    })
}

fn counts(counts: &[zwerm_workbench::Counts], name: impl Fn(&str) -> String) -> Vec<CountsView> {
    counts
        .iter()
        .map(|counts| CountsView {
            id: counts.name.clone(),
            name: name(&counts.name),
            shares: counts.rows,
            accounts: counts.accounts,
            objects: counts.objects,
            posts: counts.posts,
        })
        .collect()
}

/// Display names of the busiest accounts, by (platform, id).
fn names_of(case: &OpenCase, found: &Overview) -> Result<BTreeMap<(String, String), String>> {
    let wanted: Vec<(String, String)> = found
        .top_accounts
        .iter()
        .map(|top| (top.platform.clone(), top.account_id.clone()))
        .collect();
    Ok(case.reader().display_names(&wanted)?)
}
