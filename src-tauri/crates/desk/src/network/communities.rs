//! Communities under a filter, and everything about one of them.

use zwerm_workbench::{ObjectPairs, PairsOverTime};

use super::filter::Passing;
use super::tables::{finite, node_row};
use super::{LoadedRun, barcode};
use crate::Desk;
use crate::api::{Barcode, CommunityCard, CommunityRow, CountOfObject, DeskError, NetworkFilter};
use crate::error::Result;
use crate::remarks::Remarks;

/// Members named on a card.
const MEMBERS: usize = 50;
/// Objects named on a card.
const OBJECTS: usize = 20;

impl Desk {
    /// The communities of which an account passes the filter, by number.
    pub fn communities(&self, run: &str, filter: &NetworkFilter) -> Result<Vec<CommunityRow>> {
        let case = self.case()?;
        let run = self.run(run)?;
        let passing = run.passing(&case, filter)?;
        let pairs = run.pairs_over_time(&case)?;
        Ok(rows(&run, &passing, &pairs))
    }

    /// Everything about one community.
    pub fn community_card(&self, run: &str, community: u32) -> Result<CommunityCard> {
        let case = self.case()?;
        let run = self.run(run)?;
        let whole = run.passing(&case, &NetworkFilter::default())?;
        let pairs = run.pairs_over_time(&case)?;
        let row = rows(&run, &whole, &pairs)
            .into_iter()
            .find(|row| row.community == community)
            .ok_or_else(|| {
                DeskError::usage(
                    "no-such-community",
                    format!("This run has no community number {community}."),
                )
            })?;
        let (nodes, edges) = (&run.view.nodes, &run.view.edges);
        let mut members: Vec<u32> = (0..run.n_nodes() as u32)
            .filter(|&node| nodes.community[node as usize] == community)
            .collect();
        members.sort_by_key(|&node| (std::cmp::Reverse(nodes.strength[node as usize]), node));
        members.truncate(MEMBERS);
        let inside: Vec<u32> = (0..edges.len() as u32)
            .filter(|&edge| is_inside(&run, edge as usize, community))
            .collect();
        let control = case.question();
        let posts = case.reader().posts(&run.view, &control)?;
        let objects = posts.objects_behind(&run.view, &inside, OBJECTS, &control)?;
        let mut top_objects: Vec<CountOfObject> =
            objects.into_iter().map(count_of_object).collect();
        Remarks::read(&case, &run)?.tell(&mut top_objects);
        Ok(CommunityCard {
            row,
            members: members.iter().map(|&node| node_row(&run, node)).collect(),
            top_objects,
            by_layer: by_layer(&run, &inside),
        })
    }
}

/// Whether an edge joins two different members.
fn is_inside(run: &LoadedRun, edge: usize, community: u32) -> bool {
    let edges = &run.view.edges;
    edges.community[edge] == community && edges.from[edge] != edges.to[edge]
}

#[derive(Clone, Default)]
struct Tally {
    accounts: u32,
    edges: u64,
    weight: u64,
    first_ms: Option<i64>,
    last_ms: Option<i64>,
    medians: Vec<f64>,
}

fn rows(run: &LoadedRun, passing: &Passing, pairs: &PairsOverTime) -> Vec<CommunityRow> {
    let (nodes, edges) = (&run.view.nodes, &run.view.edges);
    let most = nodes.community.iter().max().copied().unwrap_or(0) as usize;
    let mut tallies = vec![Tally::default(); most + 1];
    for (&community, &passes) in nodes.community.iter().zip(&passing.nodes) {
        tallies[community as usize].accounts += u32::from(passes);
    }
    for (edge, &weight) in passing.weight.iter().enumerate() {
        let community = edges.community[edge];
        if weight == 0 || !is_inside(run, edge, community) {
            continue;
        }
        let Some(tally) = tallies.get_mut(community as usize) else {
            continue;
        };
        tally.edges += 1;
        tally.weight += weight;
        let (first, last) = (edges.first_share_ms[edge], edges.last_share_ms[edge]);
        tally.first_ms = Some(tally.first_ms.map_or(first, |known| known.min(first)));
        tally.last_ms = Some(tally.last_ms.map_or(last, |known| known.max(last)));
        tally.medians.push(finite(edges.median_time_delta[edge]));
    }
    tallies
        .into_iter()
        .enumerate()
        .skip(1)
        .filter(|(_, tally)| tally.accounts > 0)
        .map(|(number, tally)| {
            let accounts = f64::from(tally.accounts);
            let possible = accounts * (accounts - 1.0) / 2.0;
            CommunityRow {
                community: number as u32,
                n_accounts: tally.accounts,
                n_edges: tally.edges,
                weight: tally.weight,
                density: if possible > 0.0 {
                    tally.edges as f64 / possible
                } else {
                    0.0
                },
                median_time_delta: median(tally.medians),
                first_ms: tally.first_ms.unwrap_or(0),
                last_ms: tally.last_ms.unwrap_or(0),
                barcode: pairs
                    .communities
                    .get(number - 1)
                    .map_or_else(Barcode::default, barcode),
                rung: run
                    .view
                    .chance
                    .as_ref()
                    .and_then(|chance| chance.community_rung.get(number - 1).copied()),
            }
        })
        .collect()
}

/// Middle value, or the mean of the two in the middle; 0 of none.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let middle = values.len() / 2;
    match (values.get(middle), values.len() % 2) {
        (Some(&upper), 0) => (values[middle - 1] + upper) / 2.0,
        (Some(&only), _) => only,
        (None, _) => 0.0,
    }
}

/// Pairs at the widest window inside a community, by layer.
fn by_layer(run: &LoadedRun, inside: &[u32]) -> Vec<CountOfObject> {
    let summary = &run.view.summary;
    let widest = summary.windows_secs.len().saturating_sub(1);
    let mut counts: Vec<CountOfObject> = Vec::with_capacity(summary.layers.len());
    for (layer, name) in summary.layers.iter().enumerate() {
        let Some((weights, _)) = run.view.cell(layer, widest) else {
            continue;
        };
        let mut members = vec![false; run.n_nodes()];
        let mut n_pairs = 0;
        for &edge in inside {
            let at = edge as usize;
            if weights[at] > 0 {
                n_pairs += weights[at];
                members[run.view.edges.from[at] as usize] = true;
                members[run.view.edges.to[at] as usize] = true;
            }
        }
        if n_pairs > 0 {
            counts.push(CountOfObject {
                object_type: name.clone(),
                object_id: String::new(),
                n_pairs,
                n_accounts: members.iter().filter(|&&member| member).count() as u32,
                tags: Vec::new(),
                n_notes: 0,
            });
        }
    }
    counts.sort_by_key(|count| std::cmp::Reverse(count.n_pairs));
    counts
}

pub(super) fn count_of_object(object: ObjectPairs) -> CountOfObject {
    CountOfObject {
        object_type: object.object_type,
        object_id: object.object_id,
        n_pairs: object.n_pairs,
        n_accounts: object.n_accounts,
        tags: Vec::new(),
        n_notes: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_middle_of_two_is_between_them() {
        assert_eq!(median(vec![]), 0.0);
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), 2.5);
    }
}
