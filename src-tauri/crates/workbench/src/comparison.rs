//! Two runs side by side: which edges both have, which one has alone, and which communities are the
//! same people.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Serialize;
use zwerm_dataset::Column;
use zwerm_detection::sensitivity::{Change, Outcome, Stayed, compare_outcomes};

use crate::error::Result;
use crate::evidence::Account;
use crate::exports::write_columns;
use crate::output::Written;
use crate::run_tables::Columns;
use crate::run_view::RunView;
use crate::session::Workbench;

/// What the two runs of a comparison have in common and what each has alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// Name of the one run.
    pub one: String,
    /// Name of the other.
    pub other: String,
    /// Parameters in which they differ: name and both values, in the order of the names.
    pub settings: Vec<Setting>,
    /// Whether they compared the same tables.
    pub same_data: bool,
    /// Edges: `gained` are those of the other run alone, `lost` those of the one alone.
    pub edges: Stayed,
    /// Accounts of the networks.
    pub accounts: Stayed,
    /// Adjusted Rand index of the communities over the accounts of both networks; `None` where these
    /// are fewer than two.
    pub agreement_in_both: Option<f64>,
    /// Accounts at rung 2 or higher, where both runs were held against chance.
    pub established: Option<Stayed>,
    /// Communities of both, matched.
    pub communities: Vec<MatchedCommunity>,
    /// Every edge of either, by platform and id of its accounts.
    #[serde(skip)]
    pub all_edges: Vec<ComparedEdge>,
}

/// A parameter that differs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Setting {
    /// Its path in the record of a run (`params.windows_secs`).
    pub name: String,
    /// Value of the one run, as JSON.
    pub one: String,
    /// Value of the other.
    pub other: String,
}

/// A community of the one run and the one of the other that it shares most accounts with.
///
/// One to one: pairs are taken by the number of accounts in both, the largest first, ties by the
/// numbers of the communities. What is left over has no partner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MatchedCommunity {
    /// Number in the one run, from 1; `None` for a community of the other alone.
    pub one: Option<u32>,
    /// Number in the other run.
    pub other: Option<u32>,
    /// Accounts in the one.
    pub n_one: u64,
    /// Accounts in the other.
    pub n_other: u64,
    /// Accounts in both.
    pub n_both: u64,
    /// Accounts in both of those in either, 0 to 1.
    pub jaccard: f64,
    /// Of a community without a partner: the one of the other run in which most of its accounts are,
    /// and how many these are.
    pub mostly_in: Option<(u32, u64)>,
}

/// An edge of either run.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedEdge {
    /// One end, the smaller by platform and id.
    pub a: Account,
    /// The other end.
    pub b: Account,
    /// What it is in the one run.
    pub one: Option<EdgeThere>,
    /// What it is in the other.
    pub other: Option<EdgeThere>,
}

/// An edge in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EdgeThere {
    /// Row of the edge table.
    pub edge: u32,
    /// Pairs of posts.
    pub weight: u64,
    /// Distinct objects.
    pub n_objects: u32,
    /// Rung, where the run was held against chance.
    pub rung: Option<u32>,
}

impl Workbench {
    /// Holds two runs of the case against each other, by account (platform and id): they may have
    /// compared other data.
    pub fn compare(&self, one: &str, other: &str) -> Result<Comparison> {
        Ok(compare_views(&self.view(one)?, &self.view(other)?))
    }

    /// Writes every edge of either run as CSV and notes it in the audit log.
    pub fn write_comparison(&self, comparison: &Comparison, out: &Path) -> Result<Written> {
        let written = write_columns(out, &comparison.columns())?;
        self.note_export("run", &comparison.one, "comparison", &written)?;
        Ok(written)
    }
}

/// Two runs that are in memory.
pub fn compare_views(one: &RunView, other: &RunView) -> Comparison {
    let accounts: BTreeSet<(String, String)> = [one, other]
        .into_iter()
        .flat_map(|view| view.accounts())
        .map(key)
        .collect();
    let codes: BTreeMap<(String, String), u32> = accounts.into_iter().zip(0..).collect();
    let (code_one, code_other) = (codes_of(one, &codes), codes_of(other, &codes));
    let (first, second) = (outcome(one, &code_one), outcome(other, &code_other));
    let compared = compare_outcomes(Change::Nothing, &first, &second);
    Comparison {
        one: one.record.name.clone(),
        other: other.record.name.clone(),
        settings: settings(one, other),
        same_data: one.record.inputs == other.record.inputs,
        edges: compared.edges,
        accounts: compared.accounts,
        agreement_in_both: compared.agreement_in_both,
        established: compared.established,
        communities: matched(&first.community, &second.community),
        all_edges: all_edges(one, &code_one, other, &code_other, &codes),
    }
}

fn key(account: Account) -> (String, String) {
    (account.platform, account.account_id)
}

/// Code of each account of a run.
fn codes_of(view: &RunView, codes: &BTreeMap<(String, String), u32>) -> Vec<u32> {
    view.accounts()
        .map(|account| codes.get(&key(account)).copied().unwrap_or(u32::MAX))
        .collect()
}

fn at(codes: &[u32], node: u32) -> u32 {
    codes.get(node as usize).copied().unwrap_or(u32::MAX)
}

/// Both ends of an edge, the smaller code first.
fn ends(view: &RunView, codes: &[u32], edge: usize) -> Option<(u32, u32)> {
    let (from, to) = (*view.edges.from.get(edge)?, *view.edges.to.get(edge)?);
    let (from, to) = (at(codes, from), at(codes, to));
    Some((from.min(to), from.max(to)))
}

fn outcome(view: &RunView, codes: &[u32]) -> Outcome {
    let n = view.edges.from.len();
    let mut edges: Vec<(u32, u32)> = (0..n).filter_map(|edge| ends(view, codes, edge)).collect();
    edges.sort_unstable();
    let established = view.chance.as_ref().map(|chance| {
        let rungs = codes.iter().zip(&chance.node_rung);
        let mut accounts: Vec<u32> = rungs
            .filter(|(_, rung)| **rung >= 2)
            .map(|(code, _)| *code)
            .collect();
        accounts.sort_unstable();
        accounts
    });
    Outcome {
        edges,
        community: codes
            .iter()
            .copied()
            .zip(view.nodes.community.iter().copied())
            .collect(),
        established,
        ..Outcome::default()
    }
}

fn all_edges(
    one: &RunView,
    code_one: &[u32],
    other: &RunView,
    code_other: &[u32],
    codes: &BTreeMap<(String, String), u32>,
) -> Vec<ComparedEdge> {
    type There = (Option<EdgeThere>, Option<EdgeThere>);
    let mut edges: BTreeMap<(u32, u32), There> = BTreeMap::new();
    for (view, of, is_other) in [(one, code_one, false), (other, code_other, true)] {
        for edge in 0..view.edges.from.len() {
            let Some(ends) = ends(view, of, edge) else {
                continue;
            };
            let rung = view.chance.as_ref().map(|chance| &chance.edge_rung);
            let there = EdgeThere {
                edge: edge as u32,
                weight: view.edges.weight.get(edge).copied().unwrap_or_default(),
                n_objects: view.edges.n_objects.get(edge).copied().unwrap_or_default(),
                rung: rung.and_then(|rung| rung.get(edge).copied()),
            };
            let slot = edges.entry(ends).or_default();
            *(if is_other { &mut slot.1 } else { &mut slot.0 }) = Some(there);
        }
    }
    let names: Vec<&(String, String)> = codes.keys().collect();
    let account = |code: u32| {
        let (platform, account_id) = names.get(code as usize).copied().cloned()?;
        Some(Account {
            platform,
            account_id,
        })
    };
    edges
        .into_iter()
        .filter_map(|((a, b), (one, other))| {
            Some(ComparedEdge {
                a: account(a)?,
                b: account(b)?,
                one,
                other,
            })
        })
        .collect()
}

fn matched(one: &BTreeMap<u32, u32>, other: &BTreeMap<u32, u32>) -> Vec<MatchedCommunity> {
    let sizes = |of: &BTreeMap<u32, u32>| {
        let mut sizes: BTreeMap<u32, u64> = BTreeMap::new();
        of.values()
            .for_each(|&community| *sizes.entry(community).or_default() += 1);
        sizes
    };
    let (sizes_one, sizes_other) = (sizes(one), sizes(other));
    let mut shared: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    for (account, &community) in one {
        if let Some(&there) = other.get(account) {
            *shared.entry((community, there)).or_default() += 1;
        }
    }
    let mostly = |of: &dyn Fn((u32, u32)) -> Option<u32>| {
        let there = shared.iter().filter_map(|(&pair, &n)| Some((of(pair)?, n)));
        there.max_by_key(|&(number, n)| (n, std::cmp::Reverse(number)))
    };
    let mut candidates: Vec<((u32, u32), u64)> = shared.iter().map(|(&k, &n)| (k, n)).collect();
    candidates.sort_by(|(a, n_a), (b, n_b)| n_b.cmp(n_a).then_with(|| a.cmp(b)));
    let (mut taken, mut taken_other) = (BTreeSet::new(), BTreeSet::new());
    let mut rows = Vec::new();
    for ((a, b), n_both) in candidates {
        if taken.contains(&a) || taken_other.contains(&b) {
            continue;
        }
        taken.insert(a);
        taken_other.insert(b);
        let (n_one, n_other) = (sizes_one.get(&a), sizes_other.get(&b));
        let (n_one, n_other) = (
            n_one.copied().unwrap_or(n_both),
            n_other.copied().unwrap_or(n_both),
        );
        rows.push(MatchedCommunity {
            one: Some(a),
            other: Some(b),
            n_one,
            n_other,
            n_both,
            jaccard: n_both as f64 / (n_one + n_other - n_both).max(1) as f64,
            mostly_in: None,
        });
    }
    let gone = sizes_one.iter().filter(|(it, _)| !taken.contains(it));
    let gone = gone.map(|(&number, &n_one)| MatchedCommunity {
        one: Some(number),
        other: None,
        n_one,
        n_other: 0,
        n_both: 0,
        jaccard: 0.0,
        mostly_in: mostly(&|(a, b)| (a == number).then_some(b)),
    });
    let new = sizes_other
        .iter()
        .filter(|(it, _)| !taken_other.contains(it));
    let new = new.map(|(&number, &n_other)| MatchedCommunity {
        one: None,
        other: Some(number),
        n_one: 0,
        n_other,
        n_both: 0,
        jaccard: 0.0,
        mostly_in: mostly(&|(a, b)| (b == number).then_some(a)),
    });
    rows.extend(gone.chain(new));
    // The order of the one run, then what the other has alone.
    rows.sort_by_key(|row| (row.one.is_none(), row.one, row.other));
    rows
}

/// Leaves of both records that differ. Names of runs differ always and say nothing.
fn settings(one: &RunView, other: &RunView) -> Vec<Setting> {
    let leaves = |view: &RunView| {
        let mut leaves = BTreeMap::new();
        let value = serde_json::to_value(&view.request).unwrap_or_default();
        flatten(String::new(), &value, &mut leaves);
        leaves.remove("name");
        leaves
    };
    let (mut first, second) = (leaves(one), leaves(other));
    let mut settings: Vec<Setting> = Vec::new();
    for (name, value) in second {
        let before = first.remove(&name).unwrap_or_default();
        if before != value {
            settings.push(Setting {
                name,
                one: before,
                other: value,
            });
        }
    }
    settings.extend(first.into_iter().map(|(name, value)| Setting {
        name,
        one: value,
        other: String::new(),
    }));
    settings.sort();
    settings
}

fn flatten(path: String, value: &serde_json::Value, leaves: &mut BTreeMap<String, String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                let dot = if path.is_empty() { "" } else { "." };
                flatten(format!("{path}{dot}{name}"), value, leaves);
            }
        }
        serde_json::Value::Null => {}
        leaf => {
            leaves.insert(path, leaf.to_string());
        }
    }
}

impl ComparedEdge {
    /// `both`, `one` or `other`: the runs that have it.
    pub fn where_it_is(&self) -> &'static str {
        match (self.one, self.other) {
            (Some(_), Some(_)) => "both",
            (Some(_), None) => "one",
            _ => "other",
        }
    }
}

impl Comparison {
    /// One row an edge of either run; a figure of a run that does not have it is 0.
    fn columns(&self) -> Columns {
        let edges = &self.all_edges;
        let text = |name: &str, of: &dyn Fn(&ComparedEdge) -> String| {
            (
                name.to_owned(),
                Column::Text(edges.iter().map(of).collect()),
            )
        };
        let number = |name: &str, of: &dyn Fn(&ComparedEdge) -> u64| {
            (name.to_owned(), Column::U64(edges.iter().map(of).collect()))
        };
        let weight = |there: Option<EdgeThere>| there.map_or(0, |edge| edge.weight);
        let objects = |there: Option<EdgeThere>| there.map_or(0, |edge| u64::from(edge.n_objects));
        vec![
            text("platform", &|edge| edge.a.platform.clone()),
            text("account_id", &|edge| edge.a.account_id.clone()),
            text("platform_y", &|edge| edge.b.platform.clone()),
            text("account_id_y", &|edge| edge.b.account_id.clone()),
            text("in_run", &|edge| edge.where_it_is().to_owned()),
            number("weight_one", &|edge| weight(edge.one)),
            number("weight_other", &|edge| weight(edge.other)),
            number("n_objects_one", &|edge| objects(edge.one)),
            number("n_objects_other", &|edge| objects(edge.other)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn communities(of: &[(u32, u32)]) -> BTreeMap<u32, u32> {
        of.iter().copied().collect()
    }

    #[test]
    fn communities_are_matched_one_to_one_by_their_accounts() {
        // The first splits in two, the second stays, the third is gone, a fourth is new.
        let one = communities(&[(0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3)]);
        let other = communities(&[(0, 5), (1, 5), (2, 4), (3, 1), (4, 1), (8, 2), (9, 2)]);
        let rows = matched(&one, &other);
        let short: Vec<(Option<u32>, Option<u32>, u64)> = rows
            .iter()
            .map(|row| (row.one, row.other, row.n_both))
            .collect();
        assert_eq!(
            short,
            [
                (Some(1), Some(5), 2),
                (Some(2), Some(1), 2),
                (Some(3), None, 0),
                (None, Some(2), 0),
                (None, Some(4), 0),
            ]
        );
        assert!((rows[0].jaccard - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(rows[1].jaccard, 1.0);
        assert_eq!((rows[2].n_one, rows[3].n_other), (2, 2));
        // The account that split off is still to be found, the others are nowhere.
        let mostly: Vec<_> = rows.iter().map(|row| row.mostly_in).collect();
        assert_eq!(mostly, [None, None, None, None, Some((1, 1))]);
        assert!(matched(&BTreeMap::new(), &BTreeMap::new()).is_empty());
    }

    #[test]
    fn the_same_leaves_say_nothing() {
        let mut leaves = BTreeMap::new();
        let value = serde_json::json!({"a": {"b": [1, 2], "c": null}, "d": "x"});
        flatten(String::new(), &value, &mut leaves);
        let all: Vec<(&str, &str)> = leaves
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(all, [("a.b", "[1,2]"), ("d", "\"x\"")]);
    }
}
