//! Two runs side by side: what both have, what each has alone.

use std::sync::Arc;

use zwerm_workbench::{ComparedEdge, Comparison, Stayed, compare_views, registry};

use crate::Desk;
use crate::api::{
    CompareView, ComparedAsk, ComparedPage, ComparedRow, DeskError, MatchedView, OverlapView,
    SettingView,
};
use crate::error::Result;
use crate::network::LoadedRun;

/// Most rows of a page.
const MOST_ROWS: u32 = 500;

/// A comparison with the edges of each kind, in the order of their accounts.
struct Compared {
    comparison: Comparison,
    /// Of the one alone, the other alone, both, any.
    kinds: [Vec<u32>; 4],
}

/// Which runs have an edge, as the window says it.
const KINDS: [&str; 4] = ["one", "other", "both", ""];

impl Desk {
    /// Holds two runs of the case against each other.
    pub fn compare_runs(&self, one: &str, other: &str) -> Result<CompareView> {
        let compared = self.compared(one, other)?;
        let found = &compared.comparison;
        Ok(CompareView {
            one: one.to_owned(),
            other: other.to_owned(),
            settings: found
                .settings
                .iter()
                .map(|setting| SettingView {
                    id: setting_id(&setting.name).to_owned(),
                    name: setting_name(&setting.name),
                    one: setting.one.clone(),
                    other: setting.other.clone(),
                })
                .collect(),
            same_data: found.same_data,
            edges: overlap(found.edges),
            accounts: overlap(found.accounts),
            established: found.established.map(overlap),
            agreement: found.agreement_in_both,
            communities: found
                .communities
                .iter()
                .map(|row| MatchedView {
                    one: row.one,
                    other: row.other,
                    n_one: row.n_one,
                    n_other: row.n_other,
                    n_both: row.n_both,
                    jaccard: row.jaccard,
                    mostly_in: row.mostly_in.map(|(number, _)| number),
                    n_mostly_in: row.mostly_in.map_or(0, |(_, n)| n),
                })
                .collect(),
        })
    }

    /// A page of the edges of two runs.
    pub fn compared_edges(&self, ask: &ComparedAsk) -> Result<ComparedPage> {
        let compared = self.compared(&ask.one, &ask.other)?;
        let kind = KINDS.iter().position(|kind| *kind == ask.of);
        let rows = kind
            .and_then(|kind| compared.kinds.get(kind))
            .ok_or_else(|| {
                DeskError::usage(
                    "bad-argument",
                    "Edges are asked for by where they are: one, other, both or nothing.",
                )
            })?;
        let edges = &compared.comparison.all_edges;
        let weight = |row: u32| {
            let edge = edges.get(row as usize);
            let there = edge.and_then(|edge| match ask.sort.as_str() {
                "weight_other" => edge.other,
                _ => edge.one,
            });
            there.map_or(0, |there| there.weight)
        };
        let mut order = rows.clone();
        if !ask.sort.is_empty() {
            order.sort_by(|&a, &b| {
                let by = weight(a).cmp(&weight(b));
                let by = if ask.descending { by.reverse() } else { by };
                by.then(a.cmp(&b))
            });
        }
        let skipped = usize::try_from(ask.offset).unwrap_or(usize::MAX);
        Ok(ComparedPage {
            total: rows.len() as u64,
            rows: order
                .iter()
                .skip(skipped)
                .take(ask.limit.min(MOST_ROWS) as usize)
                .filter_map(|&at| edges.get(at as usize))
                .map(row)
                .collect(),
        })
    }

    fn compared(&self, one: &str, other: &str) -> Result<Arc<Compared>> {
        let case = self.case()?;
        if one == other {
            return Err(DeskError::usage(
                "same-run",
                "A run is compared with another one. Choose two different runs.",
            ));
        }
        // Asked of the case each time: a removed run is not compared from memory.
        let [first, second] = [LoadedRun::of(&case, one)?, LoadedRun::of(&case, other)?];
        case.kept(&format!("{one} {other}"), || {
            let comparison = compare_views(&first.view, &second.view);
            let mut kinds = [const { Vec::new() }; 4];
            for (at, edge) in (0_u32..).zip(&comparison.all_edges) {
                let place = edge.where_it_is();
                for (kind, rows) in KINDS.iter().zip(&mut kinds) {
                    if kind.is_empty() || *kind == place {
                        rows.push(at);
                    }
                }
            }
            Ok(Compared { comparison, kinds })
        })
    }
}

fn overlap(stayed: Stayed) -> OverlapView {
    OverlapView {
        both: stayed.kept,
        one: stayed.lost,
        other: stayed.gained,
    }
}

fn row(edge: &ComparedEdge) -> ComparedRow {
    ComparedRow {
        a: edge.a.account_id.clone(),
        b: edge.b.account_id.clone(),
        edge_one: edge.one.map(|there| there.edge),
        edge_other: edge.other.map(|there| there.edge),
        weight_one: edge.one.map_or(0, |there| there.weight),
        weight_other: edge.other.map_or(0, |there| there.weight),
        rung_one: edge.one.and_then(|there| there.rung),
        rung_other: edge.other.and_then(|there| there.rung),
    }
}

/// What the registry calls a setting, whatever it stands in.
fn setting_id(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// The name of the registry where it has one, otherwise the path without underscores.
fn setting_name(path: &str) -> String {
    let id = setting_id(path);
    let methods = [
        &registry::PAIR_SWEEP,
        &registry::SIGNIFICANCE,
        &registry::SIMILAR_TEXT,
        &registry::SENSITIVITY,
    ];
    let mut known = methods.iter().flat_map(|method| method.parameters);
    match known.find(|parameter| parameter.id == id) {
        Some(parameter) => parameter.name.to_owned(),
        None => id.replace('_', " "),
    }
}
