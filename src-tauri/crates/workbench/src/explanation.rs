//! Why two accounts are joined, and how strong that is: object by object, expected against observed.

use std::collections::BTreeMap;

use serde::Serialize;
use zwerm_dataset::{Column, Shares};
use zwerm_detection::{Rung, Significance, Subject, explain_pair};

use crate::decimal::probability;
use crate::error::{Error, Result};
use crate::evidence::{Account, find_account};
use crate::jobs::Control;
use crate::run_view::RunView;
use crate::session::Workbench;
use crate::significance::rung_of_number;

/// What a run says of two accounts.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// Name of the run.
    pub run: String,
    /// First account.
    pub a: Account,
    /// Second account.
    pub b: Account,
    /// The widest window, seconds.
    pub window_secs: f64,
    /// Objects over which they met by the rules of the run; 0 without an edge.
    pub n_objects: u32,
    /// Objects fewer that would leave them without an edge, in all layers together; 0 without one.
    pub n_objects_to_lose: u32,
    /// What chance says, where the run was held against it and there is an edge.
    pub judged: Option<EdgeFigures>,
    /// What the edge rests on, by layer, then window; cells without a pair are left out.
    pub windows: Vec<WindowFigures>,
    /// Every object that both shared, in the order of layers and ids.
    pub objects: Vec<CommonObject>,
}

/// An edge in one layer at one window.
#[derive(Debug, Clone, Serialize)]
pub struct WindowFigures {
    /// Object type.
    pub layer: String,
    /// Window, seconds.
    pub window_secs: f64,
    /// Pairs of posts.
    pub weight: u64,
    /// Distinct objects.
    pub n_objects: u32,
}

/// What chance says of an edge.
#[derive(Debug, Clone, Serialize)]
pub struct EdgeFigures {
    /// Objects over which activity alone would let them meet.
    pub expected: f64,
    /// p-value against activity, as a decimal.
    pub p: String,
    /// q-value of it over all admissible pairs.
    pub q: String,
    /// Objects over which a common cause would let them meet; `None` where activity explains enough.
    pub common_cause_expected: Option<f64>,
    /// p-value against a common cause.
    pub common_cause_p: String,
    /// q-value of it.
    pub common_cause_q: String,
    /// The strongest sentence that is allowed, with the count that it stands on.
    pub sentence: String,
    /// 1 or 2.
    pub rung: u8,
}

/// One object that both shared.
#[derive(Debug, Clone, Serialize)]
pub struct CommonObject {
    /// Object type.
    pub layer: String,
    /// Object.
    pub object_id: String,
    /// Different accounts that shared it.
    pub sharers: u32,
    /// Whether the two met over it.
    pub met: bool,
    /// Chance of that if both only reacted to the same thing; `None` when nobody else shared it.
    pub chance: Option<f64>,
    /// When each shared it, where they came closest, ms since 1970, UTC: first account, second account.
    pub closest_ms: Option<[i64; 2]>,
}

impl Workbench {
    /// What a run says of two accounts of its network, named by id or as `platform:account_id`.
    pub fn explain(&self, run: &str, a: &str, b: &str, control: &Control) -> Result<Explanation> {
        let view = self.view(run)?;
        let (a, b) = (find_account(&view, a)?, find_account(&view, b)?);
        if a == b {
            return Err(Error::usage(
                "same-account",
                "Both names are of one account; name two.",
            ));
        }
        let edge = view.edge_between(a, b).map(|edge| edge as usize);
        let posts = self.posts(&view, control)?;
        let shares = posts.shares();
        let code = |node: u32| {
            let mut codes = 0..shares.accounts.len() as u32;
            codes.find(|&code| posts.node_of(code) == Some(node))
        };
        let codes = (code(a).unwrap_or(u32::MAX), code(b).unwrap_or(u32::MAX));
        let usual = Significance::default();
        let asked = view.request.significance.as_ref().unwrap_or(&usual);
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let layers = &view.summary.layers;
        let how = (&view.request.params, asked);
        let times = Times::of(shares, codes);
        let objects = explain_pair(shares, layers, how, codes, &progress)?
            .into_iter()
            .map(|object| CommonObject {
                closest_ms: times.closest(object.object),
                layer: layers
                    .get(usize::from(object.layer))
                    .cloned()
                    .unwrap_or_default(),
                object_id: shares.objects.get(object.object).to_owned(),
                sharers: object.sharers,
                met: object.met,
                chance: object.chance,
            })
            .collect();
        let number = |name: &str| {
            let mut columns = view.edges.columns.iter();
            match &columns.find(|(known, _)| known == name)?.1 {
                Column::F64(values) => values.get(edge?).copied(),
                Column::U32(values) => values.get(edge?).copied().map(f64::from),
                _ => None,
            }
        };
        let decimal = |name: &str| probability(number(name).unwrap_or(f64::NAN));
        let judged = number("rung").zip(number("expected"));
        let judged = judged.filter(|(_, expected)| expected.is_finite());
        let n_objects = edge.map_or(0, |edge| view.edges.n_objects[edge]);
        let least = view.request.params.min_weight.max(1);
        let beyond = |met: u32| (met + 1).saturating_sub(least);
        let n_objects_to_lose = match edge {
            Some(_) if view.request.params.fuse || layers.len() == 1 => beyond(n_objects),
            // Each layer that reaches the limit makes the edge by itself.
            Some(edge) => (0..layers.len())
                .filter_map(|layer| {
                    view.cell(layer, view.summary.windows_secs.len().saturating_sub(1))
                })
                .map(|(_, met)| beyond(met[edge]))
                .sum(),
            None => 0,
        };
        Ok(Explanation {
            run: run.to_owned(),
            window_secs: view.widest_window_secs(),
            n_objects,
            n_objects_to_lose,
            judged: judged.map(|(rung, expected)| {
                let rung: Rung = rung_of_number(rung as u32);
                EdgeFigures {
                    expected,
                    p: decimal("log10_p"),
                    q: decimal("log10_q"),
                    common_cause_expected: number("common_cause_expected")
                        .filter(|expected| expected.is_finite()),
                    common_cause_p: decimal("log10_common_cause_p"),
                    common_cause_q: decimal("log10_common_cause_q"),
                    sentence: rung.sentence(Subject::Edge {
                        n_objects: n_objects.into(),
                    }),
                    rung: rung.number(),
                }
            }),
            a: view.account(a),
            b: view.account(b),
            windows: edge.map_or_else(Vec::new, |edge| windows(&view, edge)),
            objects,
        })
    }
}

/// What an edge rests on, cell by cell.
fn windows(view: &RunView, edge: usize) -> Vec<WindowFigures> {
    let summary = &view.summary;
    let mut found = Vec::new();
    for (layer, name) in summary.layers.iter().enumerate() {
        for (window, &window_secs) in summary.windows_secs.iter().enumerate() {
            if let Some((weight, n_objects)) = view.cell(layer, window)
                && weight[edge] > 0
            {
                found.push(WindowFigures {
                    layer: name.clone(),
                    window_secs,
                    weight: weight[edge],
                    n_objects: n_objects[edge],
                });
            }
        }
    }
    found
}

/// When two accounts shared each object, ascending.
struct Times(BTreeMap<u32, [Vec<i64>; 2]>);

impl Times {
    fn of(shares: &Shares, (a, b): (u32, u32)) -> Times {
        let mut times: BTreeMap<u32, [Vec<i64>; 2]> = BTreeMap::new();
        for (row, &account) in shares.account.iter().enumerate() {
            let who = match account {
                _ if account == a => 0,
                _ if account == b => 1,
                _ => continue,
            };
            times.entry(shares.object[row]).or_default()[who].push(shares.time_ms[row]);
        }
        for both in times.values_mut() {
            both.iter_mut().for_each(|times| times.sort_unstable());
        }
        Times(times)
    }

    /// The times of either that lie closest to each other; the earliest of several.
    fn closest(&self, object: u32) -> Option<[i64; 2]> {
        let [ours, theirs] = self.0.get(&object)?;
        let (mut here, mut there) = (0, 0);
        let mut best: Option<[i64; 2]> = None;
        while let (Some(&one), Some(&other)) = (ours.get(here), theirs.get(there)) {
            if best.is_none_or(|[a, b]| one.abs_diff(other) < a.abs_diff(b)) {
                best = Some([one, other]);
            }
            if one <= other {
                here += 1;
            } else {
                there += 1;
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_times_are_found_whoever_is_first() {
        let times = Times(BTreeMap::from([
            (1, [vec![0, 100, 500], vec![90, 130, 504]]),
            (2, [vec![10], vec![]]),
            (3, [vec![700], vec![1, 690]]),
        ]));
        assert_eq!(times.closest(1), Some([500, 504]));
        assert_eq!(times.closest(2), None);
        assert_eq!(times.closest(3), Some([700, 690]));
        assert_eq!(times.closest(4), None);
    }
}
