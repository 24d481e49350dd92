//! The parts of a filter that look at who the ends of an edge are (core, component, platform), or at its
//! place in the network (backbone).
//!
//! Each is a question asked of an edge that is still in.

use std::collections::BTreeMap;

use super::LoadedRun;
use crate::Desk;
use crate::api::{FilterCount, FilterForm, NetworkFilter, PlatformCount};
use crate::error::Result;

/// Most filters counted in one question.
const MOST_COUNTED: usize = 64;

/// A question that an edge must answer with yes.
pub(super) type Question<'r> = Box<dyn Fn(usize) -> bool + 'r>;

/// The questions of a filter about the ends of edges.
pub(super) fn questions<'r>(run: &'r LoadedRun, filter: &NetworkFilter) -> Vec<Question<'r>> {
    let (nodes, edges) = (&run.view.nodes, &run.view.edges);
    let mut questions: Vec<Question<'r>> = Vec::new();
    let mut of_both_ends = |passes: Vec<bool>| {
        questions.push(Box::new(move |edge| {
            passes[edges.from[edge] as usize] && passes[edges.to[edge] as usize]
        }));
    };
    if let Some(least) = filter.min_core {
        of_both_ends(nodes.core.iter().map(|&core| core >= least).collect());
    }
    if let Some(least) = filter.min_component {
        let sizes = component_sizes(run);
        let size = |component: &u32| sizes.get(component).copied().unwrap_or(0);
        of_both_ends(nodes.component.iter().map(|c| size(c) >= least).collect());
    }
    if !filter.platforms.is_empty() {
        let wanted = |platform: &String| filter.platforms.contains(platform);
        of_both_ends(nodes.platform.iter().map(wanted).collect());
    }
    if filter.backbone {
        let kept = edges.in_backbone.as_deref().unwrap_or_default();
        questions.push(Box::new(|edge| kept.get(edge).copied().unwrap_or(false)));
    }
    questions
}

/// Accounts of each component, by its number.
fn component_sizes(run: &LoadedRun) -> BTreeMap<u32, u32> {
    let mut sizes = BTreeMap::new();
    for &component in &run.view.nodes.component {
        *sizes.entry(component).or_insert(0) += 1;
    }
    sizes
}

impl Desk {
    /// What a filter can choose from in a run.
    pub fn filter_form(&self, run: &str) -> Result<FilterForm> {
        let run = self.run(run)?;
        let nodes = &run.view.nodes;
        let sizes = component_sizes(&run);
        let mut platforms: BTreeMap<&str, u32> = BTreeMap::new();
        for platform in &nodes.platform {
            *platforms.entry(platform).or_insert(0) += 1;
        }
        let mut platforms: Vec<PlatformCount> = platforms
            .into_iter()
            .map(|(platform, n_accounts)| PlatformCount {
                platform: platform.to_owned(),
                n_accounts,
            })
            .collect();
        platforms.sort_by_key(|count| std::cmp::Reverse(count.n_accounts));
        Ok(FilterForm {
            max_core: nodes.core.iter().max().copied().unwrap_or(0),
            smallest_component: sizes.values().min().copied().unwrap_or(0),
            largest_component: sizes.values().max().copied().unwrap_or(0),
            platforms,
        })
    }

    /// How much of a run passes each of some filters.
    pub fn filter_counts(&self, run: &str, filters: &[NetworkFilter]) -> Result<Vec<FilterCount>> {
        let case = self.case()?;
        let run = self.run(run)?;
        filters
            .iter()
            .take(MOST_COUNTED)
            .map(|filter| {
                let passing = run.passing(&case, filter)?;
                Ok(FilterCount {
                    n_accounts: passing.n_nodes,
                    n_edges: passing.n_edges,
                })
            })
            .collect()
    }
}
