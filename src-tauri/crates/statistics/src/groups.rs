//! Groups grown from established edges: an account that never passed with a single partner may
//! pass with the group as a whole.
//!
//! Members of a quiet group meet each partner only two or three times, which among all pairs of
//! accounts is nothing. But once a pair is established, few accounts share several of its objects,
//! so the same two or three meetings weigh more: the hypotheses are (account, group), not
//! (account, account). The account's own meetings played no part in forming the group, and its
//! times are compared with those of the group as they stand.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::activity::{Activity, CUTS, Meetings};
use crate::correction::Correction;
use crate::incidence::Incidence;
use crate::reaction::{Habit, Reactions, Scene, Synchrony};
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

/// Objects of a group, and whom it shares them with.
struct Neighbourhood {
    /// Ascending.
    objects: Vec<u32>,
    /// Accounts that met the group over at least `min_objects` objects.
    met: Vec<u32>,
    /// Accounts that share at least `min_objects` objects with it.
    co_sharing: u64,
}

impl Neighbourhood {
    fn new(ground: &Ground<'_>, members: &[u32]) -> Self {
        let incidence = ground.incidence;
        let mut objects: Vec<u32> = members.iter().flat_map(|&m| incidence.objects(m)).collect();
        objects.sort_unstable();
        objects.dedup();
        // Per account: objects in common, objects over which it met the group, the last of each.
        let mut counts: HashMap<u32, [u32; 4]> = HashMap::new();
        for &object in &objects {
            let (times, accounts) = (incidence.times_of(object), incidence.accounts_of(object));
            let theirs: Vec<i64> = times
                .iter()
                .zip(accounts)
                .filter(|(_, account)| members.binary_search(account).is_ok())
                .map(|(&time, _)| time)
                .collect();
            let mut from = 0;
            for (&time, &account) in times.iter().zip(accounts) {
                while theirs
                    .get(from)
                    .is_some_and(|&t| t < time - incidence.window_ms)
                {
                    from += 1;
                }
                let meets = theirs
                    .get(from)
                    .is_some_and(|&t| t <= time + incidence.window_ms);
                let slot = counts.entry(account).or_insert([0, 0, u32::MAX, u32::MAX]);
                if slot[2] != object {
                    slot[0] += 1;
                    slot[2] = object;
                }
                if meets && slot[3] != object {
                    slot[1] += 1;
                    slot[3] = object;
                }
            }
        }
        counts.retain(|account, n| {
            n[0] >= ground.min_objects && members.binary_search(account).is_err()
        });
        let co_sharing = counts.len() as u64;
        let mut met: Vec<u32> = counts
            .iter()
            .filter(|(_, n)| n[1] >= ground.min_objects)
            .map(|(&a, _)| a)
            .collect();
        met.sort_unstable();
        Self {
            objects,
            met,
            co_sharing,
        }
    }
}

/// How many accounts share enough objects with the group, and those that met it often enough.
fn candidates(ground: &Ground<'_>, members: &[u32]) -> (u64, Vec<Candidate>) {
    let around = Neighbourhood::new(ground, members);
    let found = around
        .met
        .iter()
        .filter_map(|&account| against(ground, account, &around.objects, members))
        .collect();
    (around.co_sharing, found)
}

fn against(
    ground: &Ground<'_>,
    account: u32,
    objects: &[u32],
    members: &[u32],
) -> Option<Candidate> {
    let incidence = ground.incidence;
    let is_suspect = |who: u32| who == account || members.binary_search(&who).is_ok();
    let habit = Habit::new(incidence, account);
    let mut met = Meetings::default();
    let mut synchrony = Synchrony::default();
    for object in incidence
        .objects(account)
        .filter(|o| objects.binary_search(o).is_ok())
    {
        let (mut own, mut theirs, mut others) = (Vec::new(), Vec::new(), false);
        for row in incidence.rows(object) {
            let who = incidence.account_at(row);
            if who == account {
                own.push(row as u32);
            } else if is_suspect(who) {
                theirs.push(row as u32);
            } else {
                others = true;
            }
        }
        let meets = incidence.meet(&own, &theirs);
        if meets {
            met.add(incidence.sharers[object as usize]);
        }
        if !others {
            synchrony.uninformative += 1;
            continue;
        }
        synchrony.informative += 1;
        synchrony.met += u32::from(meets);
        let times: Vec<i64> = theirs.iter().map(|&row| incidence.time(row)).collect();
        let scene = Scene::new(incidence, ground.reactions, object);
        let chance = scene.chance(&habit, &times, own.len(), &is_suspect);
        synchrony.chances.push((chance, meets));
    }
    // Meetings with several members over one object are expected several times but counted once.
    let mut expected = [0.0; CUTS.len()];
    for &member in members {
        let part = ground.activity.expected(account, member);
        expected
            .iter_mut()
            .zip(part)
            .for_each(|(sum, part)| *sum += part);
    }
    Some(Candidate {
        account,
        member: members.first().copied()?,
        ln_p_activity: met.ln_p(&expected).0,
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
