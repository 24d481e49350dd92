//! Why two accounts are joined, and how strong that is: object by object, expected against observed.

use serde::Serialize;
use zwerm_dataset::Column;
use zwerm_detection::{Rung, Significance, explain_pair};

use crate::decimal::probability;
use crate::error::{Error, Result};
use crate::evidence::{Account, find_account};
use crate::jobs::Control;
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
    /// Every object that both shared, in the order of layers and ids.
    pub objects: Vec<CommonObject>,
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
    /// The strongest sentence that is allowed.
    pub sentence: &'static str,
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
        let objects = explain_pair(shares, layers, how, codes, &progress)?
            .into_iter()
            .map(|object| CommonObject {
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
                    sentence: rung.sentence(),
                    rung: rung.number(),
                }
            }),
            a: view.account(a),
            b: view.account(b),
            objects,
        })
    }
}
