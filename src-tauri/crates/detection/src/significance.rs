//! The edges of a run held against chance: its shares as the layers that `zwerm-statistics` judges.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use zwerm_dataset::Shares;
use zwerm_statistics::{
    Admissible, Correction, EdgeJudgement, Evidence, JudgedPair, Judgement, Layer, Options, Rung,
    UNKNOWN, WeightedPair, compare_communities, judge,
};

use crate::arrange::account_order;
use crate::params::{check_number, check_whole, whole};
use crate::plan::{check_shares, pool};
use crate::registry::{self, Range};
use crate::{Compat, Detection, DetectionError, Params, Progress};

/// Random groups that a community at rung 2 is compared with: enough for a p of 0.001.
const ROUNDS: u32 = 999;

/// Seconds a share: the models of activity.
const SHARE_SECS: f64 = 4e-6;
/// Seconds a share of an account, for each of its edges: what the two ends have in common.
const LOOK_SECS: f64 = 2e-7;

/// How a run is judged; meaning, unit, range and default: [`registry::SIGNIFICANCE`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Significance {
    /// Largest expected share of false discoveries.
    pub max_q: f64,
    /// How q-values are made.
    pub correction: Correction,
    /// Accounts of the smallest established group.
    pub min_group: u32,
    /// Seconds over which people's reactions to one thing spread at least.
    pub reaction_secs: f64,
}

impl Default for Significance {
    fn default() -> Self {
        let number = |range| match range {
            Range::Numbers {
                default: &[value, ..],
                ..
            } => value,
            _ => 0.0,
        };
        Self {
            max_q: number(registry::MAX_Q.range),
            correction: Correction::default(),
            min_group: whole(&registry::MIN_GROUP) as u32,
            reaction_secs: number(registry::REACTION.range),
        }
    }
}

impl Significance {
    /// Checks every value against the registry.
    ///
    /// # Errors
    /// [`DetectionError::InvalidParameter`].
    pub fn validate(&self) -> Result<(), DetectionError> {
        check_number(&registry::MAX_Q, self.max_q)?;
        check_whole(&registry::MIN_GROUP, u64::from(self.min_group))?;
        check_number(&registry::REACTION, self.reaction_secs)
    }

    /// The reaction time in milliseconds.
    pub fn reaction_ms(&self) -> i64 {
        (self.reaction_secs * 1000.0).round() as i64
    }
}

/// A run that was held against chance.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// Along `Detection::edges`; `None` for a loop, which nobody else can explain or not.
    pub edges: Vec<Option<EdgeJudgement>>,
    /// Rung of each edge: 2 inside an established group, where neither null explains the edge itself.
    pub edge_rungs: Vec<Rung>,
    /// Rung of each account, along `Detection::nodes`.
    pub node_rungs: Vec<Rung>,
    /// Rung of each community, by number from 0.
    pub community_rungs: Vec<Rung>,
    /// Established groups, by size, then first member.
    pub groups: Vec<JudgedGroup>,
    /// Numbers of hypotheses.
    pub admissible: Admissible,
    /// Largest relative error of a degree in the configuration models.
    pub model_error: f64,
}

/// An established group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedGroup {
    /// Account codes of `Shares`, by (account_id, platform) as text, and whether an edge of its own
    /// is established; the others passed against the group as a whole, and need not be in the
    /// network.
    pub members: Vec<(u32, bool)>,
}

/// Seconds that [`judge_run`] takes on a computer of two cores, by and large: an estimate that goes by
/// counts, so that it is the same everywhere.
pub fn seconds_to_judge(shares: &Shares, detection: &Detection) -> f64 {
    let mut n_shares = vec![0_u64; shares.accounts.len()];
    for &account in &shares.account {
        n_shares[account as usize] += 1;
    }
    let of = |node: u32| n_shares[detection.nodes[node as usize] as usize];
    let looks: u64 = detection
        .edges
        .iter()
        .map(|edge| of(edge.a) + of(edge.b))
        .sum();
    SHARE_SECS * shares.len() as f64 + LOOK_SECS * looks as f64
}

/// Judges the edges of a run at its widest window over all its layers (meetings add up), its accounts
/// and its communities (`community`: number from 0 of each node).
///
/// A layer that only repeats another one of the run ([`registry::repeating_layers`]) takes no part. All
/// shares of the others do, also those of accounts that the participation rule left out:
/// they are what chance is made of. An original post is no share unless loops are kept, but says when
/// the object was published. Accounts and objects are numbered by their text, so the order of the rows
/// changes nothing.
///
/// # Errors
/// [`DetectionError::InvalidParameter`] (also for a compatibility mode, which has edges of its own),
/// [`DetectionError::Significance`], [`DetectionError::Cancelled`].
pub fn judge_run(
    shares: &Shares,
    detection: &Detection,
    community: &[u32],
    (params, asked, seed): (&Params, &Significance, u64),
    progress: Progress,
) -> Result<Judged, DetectionError> {
    asked.validate()?;
    check_shares(shares)?;
    if params.compat != Compat::None {
        return Err(DetectionError::InvalidParameter {
            parameter: registry::COMPAT.id,
            value: "set".to_owned(),
            range: "none where significance is asked for".to_owned(),
        });
    }
    pool(params.threads)?.install(|| {
        // Whoever shared a link shared its web site: counted twice, one meeting would be two.
        let repeating = registry::repeating_layers(&detection.layers);
        let is_own = |layer: &&String| !repeating.iter().any(|(derived, _)| derived == layer);
        let own: Vec<String> = detection.layers.iter().filter(is_own).cloned().collect();
        let ground = Ground::new(shares, &own, params, progress)?;
        let layers: Vec<Layer<'_>> = ground.layers.iter().map(Sorted::as_layer).collect();
        let window_ms = detection.windows_ms.last().copied().unwrap_or(0);
        let (at, pairs) = ground.pairs(detection);
        let options = Options {
            max_q: asked.max_q,
            correction: asked.correction,
            min_objects: params.min_weight.max(1),
            min_group: asked.min_group,
            reaction_ms: asked.reaction_ms().max(1),
            seed,
        };
        let judgement = judge(&layers, window_ms, &pairs, &options, progress)?;
        let mut members: Vec<Vec<u32>> =
            vec![Vec::new(); community.iter().max().map_or(0, |&last| last as usize + 1)];
        for (&number, &account) in community.iter().zip(&detection.nodes) {
            members[number as usize].push(ground.label[account as usize]);
        }
        let weights: Vec<WeightedPair> = pairs
            .iter()
            .map(|pair| WeightedPair {
                a: pair.a,
                b: pair.b,
                weight: f64::from(pair.n_objects),
            })
            .collect();
        let community_rungs = community_rungs(&judgement, members, |communities| {
            compare_communities(
                &layers,
                window_ms,
                &weights,
                communities,
                ROUNDS,
                seed,
                progress,
            )
            .map_err(DetectionError::from)
        })?;
        Ok(ground.told(detection, &at, judgement, community_rungs))
    })
}

/// Only what reaches rung 2 is compared with random groups, which can but lower it.
fn community_rungs(
    judgement: &Judgement,
    members: Vec<Vec<u32>>,
    compare: impl Fn(&[Vec<u32>]) -> Result<Vec<zwerm_statistics::ComparedCommunity>, DetectionError>,
) -> Result<Vec<Rung>, DetectionError> {
    let mut rungs: Vec<Rung> = members
        .par_iter()
        .map(|members| judgement.rung_of_community(members, None))
        .collect();
    let (high, high_members): (Vec<usize>, Vec<Vec<u32>>) = members
        .into_iter()
        .enumerate()
        .filter(|(number, _)| rungs[*number] > Rung::Similarity)
        .unzip();
    if !high.is_empty() {
        let compared = compare(&high_members)?;
        for ((number, members), compared) in high.into_iter().zip(&high_members).zip(&compared) {
            rungs[number] = judgement.rung_of_community(members, Some(compared));
        }
    }
    Ok(rungs)
}

/// The shares of one layer, sorted.
pub(crate) struct Sorted {
    /// Object code of each object.
    pub(crate) objects: Vec<u32>,
    object_starts: Vec<u32>,
    accounts: Vec<u32>,
    times_ms: Vec<i64>,
    published_ms: Vec<i64>,
}

impl Sorted {
    pub(crate) fn as_layer(&self) -> Layer<'_> {
        Layer {
            object_starts: &self.object_starts,
            accounts: &self.accounts,
            times_ms: &self.times_ms,
            published_ms: Some(&self.published_ms),
        }
    }
}

/// The shares of a run as its judge wants them.
pub(crate) struct Ground {
    pub(crate) layers: Vec<Sorted>,
    /// Label of each account code: its rank by text.
    pub(crate) label: Vec<u32>,
    /// Account code of each label.
    account: Vec<u32>,
}

impl Ground {
    pub(crate) fn new(
        shares: &Shares,
        names: &[String],
        params: &Params,
        progress: Progress,
    ) -> Result<Self, DetectionError> {
        let go_on = |done: usize| {
            if progress("sorting shares", done as u64, names.len() as u64) {
                Ok(())
            } else {
                Err(DetectionError::Cancelled)
            }
        };
        go_on(0)?;
        let mut account: Vec<u32> = (0..shares.accounts.len() as u32).collect();
        account.par_sort_unstable_by(|&one, &other| account_order(shares, one, other));
        let mut label = vec![0; account.len()];
        for (to, &code) in account.iter().enumerate() {
            label[code as usize] = to as u32;
        }
        let mut layers = Vec::with_capacity(names.len());
        for (number, name) in names.iter().enumerate() {
            go_on(number)?;
            layers.push(sorted(shares, name, &label, params.keep_loops));
        }
        Ok(Self {
            layers,
            label,
            account,
        })
    }

    /// Edges between different accounts, each with its place.
    fn pairs(&self, detection: &Detection) -> (Vec<usize>, Vec<JudgedPair>) {
        let label = |node: u32| self.label[detection.nodes[node as usize] as usize];
        detection
            .edges
            .iter()
            .enumerate()
            .filter(|(_, edge)| edge.a != edge.b)
            .map(|(at, edge)| {
                let pair = JudgedPair {
                    a: label(edge.a),
                    b: label(edge.b),
                    n_objects: edge.n_objects,
                };
                (at, pair)
            })
            .unzip()
    }

    /// The judgement in the terms of the run.
    fn told(
        &self,
        detection: &Detection,
        at: &[usize],
        judgement: Judgement,
        community_rungs: Vec<Rung>,
    ) -> Judged {
        let mut group_of: BTreeMap<u32, (usize, u32)> = BTreeMap::new();
        for (number, group) in judgement.groups.iter().enumerate() {
            let size = group.members.len() as u32;
            group_of.extend(group.members.iter().map(|&label| (label, (number, size))));
        }
        let label = |node: u32| self.label[detection.nodes[node as usize] as usize];
        let mut edges = vec![None; detection.edges.len()];
        let mut edge_rungs = vec![Rung::Similarity; detection.edges.len()];
        for (&at, judged) in at.iter().zip(&judgement.edges) {
            edges[at] = Some(*judged);
            let edge = &detection.edges[at];
            let (one, other) = (group_of.get(&label(edge.a)), group_of.get(&label(edge.b)));
            let size = one.filter(|_| one == other).map_or(0, |&(_, size)| size);
            edge_rungs[at] = Rung::reached(&Evidence {
                activity: judged.passes_activity,
                common_cause: judged.common_cause.is_some_and(|null| null.passes),
                group_size: size,
                ..Evidence::default()
            });
        }
        let node_rungs = (0..detection.nodes.len() as u32)
            .map(|node| match group_of.contains_key(&label(node)) {
                true => judgement.rung_of_account(label(node)),
                false => Rung::Similarity,
            })
            .collect();
        let groups = judgement
            .groups
            .iter()
            .map(|group| JudgedGroup {
                members: group
                    .members
                    .iter()
                    .map(|label| {
                        let by_edge = group.by_edge.binary_search(label).is_ok();
                        (self.account[*label as usize], by_edge)
                    })
                    .collect(),
            })
            .collect();
        Judged {
            edges,
            edge_rungs,
            node_rungs,
            community_rungs,
            groups,
            admissible: judgement.admissible,
            model_error: judgement.model_error,
        }
    }
}

/// One layer by object (in the order of their ids) and time.
fn sorted(shares: &Shares, layer: &str, label: &[u32], keep_loops: bool) -> Sorted {
    let code = shares.object_types.iter().position(|name| name == layer);
    let of_layer = |object: u32| Some(usize::from(shares.object_type_of[object as usize])) == code;
    let mut objects: Vec<u32> = (0..shares.objects.len() as u32)
        .filter(|&object| of_layer(object))
        .collect();
    objects.par_sort_unstable_by(|&one, &other| {
        // Where platforms are kept apart, two objects may have the same id.
        let ids = shares.objects.get(one).cmp(shares.objects.get(other));
        ids.then(one.cmp(&other))
    });
    let mut rank = vec![u32::MAX; shares.objects.len()];
    for (to, &object) in objects.iter().enumerate() {
        rank[object as usize] = to as u32;
    }
    let mut published_ms = vec![UNKNOWN; objects.len()];
    let mut rows: Vec<(u32, i64, u32)> = Vec::new();
    for row in 0..shares.len() {
        let at = rank[shares.object[row] as usize];
        if at == u32::MAX {
            continue;
        }
        let time_ms = shares.time_ms[row];
        if shares.content_is_object[row] {
            let published = &mut published_ms[at as usize];
            *published = (*published).min(time_ms);
            if !keep_loops {
                continue;
            }
        }
        rows.push((at, time_ms, label[shares.account[row] as usize]));
    }
    rows.par_sort_unstable();
    let mut object_starts = vec![0_u32; objects.len() + 1];
    for &(object, _, _) in &rows {
        object_starts[object as usize + 1] += 1;
    }
    for object in 0..objects.len() {
        object_starts[object + 1] += object_starts[object];
    }
    Sorted {
        object_starts,
        accounts: rows.iter().map(|row| row.2).collect(),
        times_ms: rows.iter().map(|row| row.1).collect(),
        published_ms,
        objects,
    }
}
