//! Groups grown from established edges: an account that never passed with a single partner may
//! pass with the group as a whole.
//!
//! Members of a quiet group meet each partner only two or three times, which among all pairs of
//! accounts is nothing. But once a pair is established, few accounts share several of its objects,
//! so the same two or three meetings weigh more: the hypotheses are (account, group), not
//! (account, account). The account's own meetings played no part in forming the group, and its
//! times are compared with those of the group as they stand.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::activity::Activity;
use crate::correction::Correction;
use crate::incidence::Incidence;
use crate::reaction::{Habit, Reactions, Scene, Synchrony};
use crate::tail::ln_poisson_tail;
use crate::watch::Watch;
use crate::{Progress, StatisticsError};

/// Times that groups may grow; the rate of false discoveries is divided among them.
pub(crate) const ROUNDS: u32 = 3;

/// Everything that the tests of accounts against groups need.
pub(crate) struct Ground<'a> {
    pub(crate) incidence: &'a Incidence,
    pub(crate) activity: &'a Activity,
    pub(crate) reactions: &'a Reactions,
    pub(crate) eligible_accounts: u64,
    pub(crate) min_objects: u32,
    pub(crate) correction: Correction,
    pub(crate) max_q: f64,
}

/// One account against one group.
struct Candidate {
    account: u32,
    /// A member of the group.
    member: u32,
    ln_p_activity: f64,
    ln_p_common_cause: f64,
}

/// Grows groups from the edges; returns each account's group, named by its smallest member, for
/// accounts that are in one.
pub(crate) fn grow(
    ground: &Ground<'_>,
    edges: impl Iterator<Item = (u32, u32)>,
    progress: Progress<'_>,
) -> Result<BTreeMap<u32, u32>, StatisticsError> {
    let mut union = Union::default();
    for (a, b) in edges {
        union.join(a, b);
    }
    for _ in 0..ROUNDS {
        let groups = union.groups();
        let joined = round(ground, &groups, progress)?;
        let before = union.parent.len();
        let mut changed = false;
        for (account, member) in joined {
            changed |= union.join(account, member);
        }
        if !changed && union.parent.len() == before {
            break;
        }
    }
    Ok(union
        .groups()
        .into_iter()
        .flat_map(|(name, members)| members.into_iter().map(move |m| (m, name)))
        .collect())
}

/// Accounts that belong to a group, each with a member of it.
fn round(
    ground: &Ground<'_>,
    groups: &BTreeMap<u32, Vec<u32>>,
    progress: Progress<'_>,
) -> Result<Vec<(u32, u32)>, StatisticsError> {
    let list: Vec<&Vec<u32>> = groups.values().collect();
    let watch = Watch::start(progress, "groups", list.len() as u64, 1)?;
    let tested: Vec<(u64, Vec<Candidate>)> = list
        .par_iter()
        .map(|members| {
            if !watch.advance(1) {
                return (0, Vec::new());
            }
            candidates(ground, members)
        })
        .collect();
    watch.check()?;
    let co_sharing: u64 = tested.iter().map(|(n, _)| n).sum();
    let hypotheses = ground.eligible_accounts * list.len() as u64;
    let candidates: Vec<Candidate> = tested.into_iter().flat_map(|(_, c)| c).collect();
    let limit = (ground.max_q / f64::from(ROUNDS)).ln();
    let q = |ln_p: Vec<f64>, hypotheses| ground.correction.ln_q_values(&ln_p, hypotheses);
    let activity = q(
        candidates.iter().map(|c| c.ln_p_activity).collect(),
        hypotheses,
    );
    let common_cause = q(
        candidates.iter().map(|c| c.ln_p_common_cause).collect(),
        co_sharing,
    );
    Ok(candidates
        .iter()
        .zip(activity.iter().zip(&common_cause))
        .filter(|(_, (a, c))| **a < limit && **c < limit)
        .map(|(candidate, _)| (candidate.account, candidate.member))
        .collect())
}

/// How many accounts share enough objects with the group, and those that met it often enough.
fn candidates(ground: &Ground<'_>, members: &[u32]) -> (u64, Vec<Candidate>) {
    let incidence = ground.incidence;
    let is_member = |account: u32| members.binary_search(&account).is_ok();
    let mut objects: Vec<u32> = members.iter().flat_map(|&m| incidence.objects(m)).collect();
    objects.sort_unstable();
    objects.dedup();
    let mut common: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for &object in &objects {
        for &account in incidence.accounts_of(object) {
            if !is_member(account) {
                let list = common.entry(account).or_default();
                if list.last() != Some(&object) {
                    list.push(object);
                }
            }
        }
    }
    common.retain(|_, objects| objects.len() >= ground.min_objects as usize);
    let n = common.len() as u64;
    let found = common
        .iter()
        .filter_map(|(&account, objects)| against(ground, account, objects, members, &is_member))
        .collect();
    (n, found)
}

fn against(
    ground: &Ground<'_>,
    account: u32,
    objects: &[u32],
    members: &[u32],
    is_member: &impl Fn(u32) -> bool,
) -> Option<Candidate> {
    let incidence = ground.incidence;
    let mut met_all = 0;
    let mut scenes = Vec::with_capacity(objects.len());
    for &object in objects {
        let rows = incidence.rows(object);
        let (mut own, mut theirs) = (Vec::new(), Vec::new());
        for row in rows {
            let who = incidence.account_at(row);
            if who == account {
                own.push(row as u32);
            } else if is_member(who) {
                theirs.push(row as u32);
            }
        }
        let met = incidence.meet(&own, &theirs);
        met_all += u32::from(met);
        scenes.push((object, own, theirs, met));
    }
    if met_all < ground.min_objects {
        return None;
    }
    let expected: f64 = members
        .iter()
        .map(|&m| ground.activity.expected(incidence, account, m))
        .sum();
    let habit = Habit::new(incidence, account);
    let is_suspect = |who: u32| who == account || is_member(who);
    let mut synchrony = Synchrony::default();
    for (object, own, theirs, met) in scenes {
        if incidence
            .accounts_of(object)
            .iter()
            .all(|&who| is_suspect(who))
        {
            synchrony.uninformative += 1;
            continue;
        }
        synchrony.informative += 1;
        synchrony.met += u32::from(met);
        let times: Vec<i64> = theirs.iter().map(|&row| incidence.time(row)).collect();
        let scene = Scene::new(incidence, ground.reactions, object);
        synchrony
            .chances
            .push(scene.chance(&habit, &times, own.len(), &is_suspect));
    }
    Some(Candidate {
        account,
        member: members.first().copied()?,
        ln_p_activity: ln_poisson_tail(u64::from(met_all), expected),
        ln_p_common_cause: synchrony.ln_p(u32::MAX),
    })
}

/// Joins accounts into groups; the smallest member leads.
#[derive(Default)]
struct Union {
    parent: BTreeMap<u32, u32>,
}

impl Union {
    fn leader(&mut self, account: u32) -> u32 {
        let mut at = account;
        loop {
            let up = *self.parent.entry(at).or_insert(at);
            if up == at {
                break;
            }
            at = up;
        }
        self.parent.insert(account, at);
        at
    }

    /// Whether this changed anything.
    fn join(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.leader(a), self.leader(b));
        self.parent.insert(a.max(b), a.min(b));
        a != b
    }

    /// Members of each group, ascending, by leader.
    fn groups(&mut self) -> BTreeMap<u32, Vec<u32>> {
        let accounts: Vec<u32> = self.parent.keys().copied().collect();
        let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for account in accounts {
            groups
                .entry(self.leader(account))
                .or_default()
                .push(account);
        }
        groups
    }
}
