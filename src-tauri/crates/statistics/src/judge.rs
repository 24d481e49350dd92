//! One detection run judged: every edge against chance, every account on its rung.

use rayon::prelude::*;
use serde::Serialize;

use crate::activity::{Activity, Meetings};
use crate::admissible::{Admissible, EXCLUSIVE, FAMILIES};
use crate::correction::Correction;
use crate::groups::{Ground, grow};
use crate::incidence::{Incidence, Layer};
use crate::reaction::{Habit, Reactions, synchrony};
use crate::verdict::{CommonCause, EdgeJudgement, EstablishedGroup, Judgement, log10};
use crate::watch::Watch;
use crate::{Progress, StatisticsError};

/// How a run is judged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Options {
    /// Largest q-value (expected share of false discoveries) that counts as established, 0..1.
    pub max_q: f64,
    /// How q-values are made.
    pub correction: Correction,
    /// Different objects that two accounts must share to be a hypothesis at all, at least 1; the
    /// threshold of the detection run if that counts objects.
    pub min_objects: u32,
    /// Accounts that an established group must have, at least 2.
    pub min_group: u32,
    /// Reactions of people to one thing spread over at least this time, milliseconds, 1 or more. Who
    /// acts together more closely than that is a group; who acts together less closely is taken for
    /// people reacting to something that flared up, whatever the window. A larger value finds slower
    /// groups, and takes people who react faster than it for one.
    pub reaction_ms: i64,
    /// Seed of everything that is drawn.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            max_q: 0.01,
            correction: Correction::BenjaminiHochberg,
            min_objects: 2,
            min_group: 4,
            reaction_ms: 60_000,
            seed: 1,
        }
    }
}

/// An edge of the detection run.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct JudgedPair {
    /// First account.
    pub a: u32,
    /// Second account.
    pub b: u32,
    /// Different objects over which they met by the rules of the run (which may leave out loops).
    /// Never more meetings are counted than this.
    pub n_objects: u32,
}

/// Judges the edges of a run over one or several layers (fused: meetings add up) at one window.
///
/// Two nulls, both needed (the order saves work):
/// 1. *activity*: busy accounts meet by chance. The expectation is the larger of two models, the
///    bipartite configuration model with both degree sequences and the permutation of accounts among
///    shares of like popularity and time; the tail is Poisson's, which for rare events errs to the
///    safe side (Hoeffding 1956, doi:10.1214/aoms/1177728178).
/// 2. *common cause*: accounts that react, each alone, to the same things meet often. Given the
///    objects both shared, the meetings are compared with their own reaction times.
///
/// q-values run over all admissible pairs, not over the edges that were found. Groups are the
/// components of established edges, grown by accounts that pass both nulls against the group.
/// With several windows, divide `max_q` by their number.
/// Equal input gives equal bytes with any number of threads.
///
/// # Errors
/// Layers or edges out of order, options out of range, [`StatisticsError::Cancelled`].
pub fn judge(
    layers: &[Layer<'_>],
    window_ms: i64,
    edges: &[JudgedPair],
    options: &Options,
    progress: Progress<'_>,
) -> Result<Judgement, StatisticsError> {
    options.check(window_ms)?;
    let incidence = Incidence::new(layers, window_ms)?;
    check_edges(edges, incidence.n_accounts)?;
    let activity = Activity::new(&incidence, layers.len(), progress)?;
    let admissible = Admissible::count(&incidence, options.min_objects, options.seed, progress)?;
    let limit = options.max_q.ln();

    let watch = Watch::start(progress, "activity null", edges.len() as u64, 256)?;
    let first: Vec<Option<EdgeJudgement>> = edges
        .par_iter()
        .map(|edge| {
            if !watch.advance(1) {
                return None;
            }
            let met = Meetings::between(&incidence, edge.a, edge.b).at_most(edge.n_objects);
            let expected = activity.expected(edge.a, edge.b);
            let (ln_p, cut) = met.ln_p(&expected);
            Some(EdgeJudgement::new(met, expected, ln_p, cut))
        })
        .collect();
    watch.check()?;
    let mut judged: Vec<EdgeJudgement> = first.into_iter().flatten().collect();
    let ln_p: Vec<f64> = judged
        .iter()
        .map(|j| j.log10_p * std::f64::consts::LN_10)
        .collect();
    let ln_q = options.correction.ln_q_values(&ln_p, admissible.pairs);
    for (edge, ln_q) in judged.iter_mut().zip(ln_q) {
        edge.q = ln_q.exp();
        edge.log10_q = log10(ln_q);
        edge.passes_activity = ln_q < limit;
    }

    judged
        .par_iter_mut()
        .zip(edges)
        .filter(|(j, _)| j.passes_activity)
        .for_each(|(j, edge)| {
            j.co_sharing = Some(activity.co_sharing(&incidence, edge.a, edge.b));
        });

    let reactions = Reactions::new(&incidence, options.reaction_ms);
    second_null(
        &incidence,
        &reactions,
        edges,
        &mut judged,
        &admissible,
        options,
        progress,
    )?;

    let ground = Ground {
        incidence: &incidence,
        activity: &activity,
        reactions: &reactions,
        eligible_accounts: admissible.accounts,
        min_objects: options.min_objects,
        correction: options.correction,
        max_q: options.max_q,
    };
    let established = || {
        edges
            .iter()
            .zip(&judged)
            .filter(|(_, j)| j.established())
            .map(|(e, _)| (e.a, e.b))
    };
    let membership = grow(&ground, established(), progress)?;
    let mut by_edge: Vec<u32> = established().flat_map(|(a, b)| [a, b]).collect();
    by_edge.sort_unstable();
    by_edge.dedup();
    let mut groups: std::collections::BTreeMap<u32, EstablishedGroup> = Default::default();
    for (account, name) in membership {
        let group = groups.entry(name).or_insert_with(|| EstablishedGroup {
            members: Vec::new(),
            by_edge: Vec::new(),
        });
        group.members.push(account);
        if by_edge.binary_search(&account).is_ok() {
            group.by_edge.push(account);
        }
    }
    let mut groups: Vec<EstablishedGroup> = groups
        .into_values()
        .filter(|g| g.members.len() >= options.min_group as usize)
        .collect();
    groups.sort_by_key(|g| {
        (
            std::cmp::Reverse(g.members.len()),
            g.members.first().copied(),
        )
    });
    Ok(Judgement {
        edges: judged,
        groups,
        admissible,
        model_error: activity.model_error(),
    })
}

fn second_null(
    incidence: &Incidence,
    reactions: &Reactions,
    edges: &[JudgedPair],
    judged: &mut [EdgeJudgement],
    admissible: &Admissible,
    options: &Options,
    progress: Progress<'_>,
) -> Result<(), StatisticsError> {
    let chosen: Vec<usize> = (0..edges.len())
        .filter(|&i| judged[i].passes_activity)
        .collect();
    let mut accounts: Vec<u32> = chosen
        .iter()
        .flat_map(|&i| [edges[i].a, edges[i].b])
        .collect();
    accounts.sort_unstable();
    accounts.dedup();
    let habits: Vec<Habit> = accounts
        .par_iter()
        .map(|&account| Habit::new(incidence, account))
        .collect();
    let habit = |account: u32| {
        accounts
            .binary_search(&account)
            .ok()
            .and_then(|at| habits.get(at))
    };
    let watch = Watch::start(progress, "common-cause null", chosen.len() as u64, 16)?;
    let found: Vec<_> = chosen
        .par_iter()
        .map(|&i| {
            let edge = edges[i];
            let both = habit(edge.a)
                .zip(habit(edge.b))
                .filter(|_| watch.advance(1))?;
            let found = synchrony(incidence, reactions, (edge.a, both.0), (edge.b, both.1));
            let ln_p = found.ln_p(edge.n_objects);
            Some((found, ln_p))
        })
        .collect();
    watch.check()?;
    let ln_p: Vec<f64> = found
        .iter()
        .map(|f| f.as_ref().map_or(0.0, |f| f.1))
        .collect();
    let exclusive = |at: usize| {
        let both = found.get(at).and_then(Option::as_ref);
        both.is_some_and(|f| f.0.exclusive >= EXCLUSIVE)
    };
    let mut ln_q = vec![0.0; ln_p.len()];
    let rest = admissible
        .co_sharing_pairs
        .saturating_sub(admissible.exclusive_pairs);
    for (family, hypotheses) in [(true, admissible.exclusive_pairs), (false, rest)] {
        let members: Vec<usize> = (0..ln_p.len())
            .filter(|&i| exclusive(i) == family)
            .collect();
        let part: Vec<f64> = members.iter().map(|&i| ln_p[i]).collect();
        let price = f64::from(FAMILIES).ln();
        for (&i, q) in members
            .iter()
            .zip(options.correction.ln_q_values(&part, hypotheses))
        {
            ln_q[i] = (q + price).min(0.0);
        }
    }
    for ((&i, found), &ln_q) in chosen.iter().zip(found).zip(&ln_q) {
        judged[i].common_cause = found.map(|(found, ln_p)| CommonCause {
            n_informative: found.informative,
            n_uninformative: found.uninformative,
            observed: found.met,
            expected: found.expected(),
            log10_p: log10(ln_p),
            q: ln_q.exp(),
            log10_q: log10(ln_q),
            passes: ln_q < options.max_q.ln(),
        });
    }
    Ok(())
}

impl Options {
    fn check(&self, window_ms: i64) -> Result<(), StatisticsError> {
        let bad = |name, value, expected| {
            Err(StatisticsError::BadParameter {
                name,
                value,
                expected,
            })
        };
        if !(self.max_q > 0.0 && self.max_q < 1.0) {
            return bad("max_q", self.max_q, "above 0 and below 1");
        }
        if self.min_objects < 1 {
            return bad("min_objects", f64::from(self.min_objects), "at least 1");
        }
        if self.min_group < 2 {
            return bad("min_group", f64::from(self.min_group), "at least 2");
        }
        if self.reaction_ms < 1 {
            return bad("reaction_ms", self.reaction_ms as f64, "at least 1");
        }
        if !(0..=1 << 50).contains(&window_ms) {
            return bad(
                "window_ms",
                window_ms as f64,
                "0 or more, and less than 35 000 years",
            );
        }
        Ok(())
    }
}

fn check_edges(edges: &[JudgedPair], accounts: usize) -> Result<(), StatisticsError> {
    for (index, edge) in edges.iter().enumerate() {
        if edge.a == edge.b || edge.a as usize >= accounts || edge.b as usize >= accounts {
            return Err(StatisticsError::BadEdge {
                edge: index,
                a: edge.a,
                b: edge.b,
                accounts,
            });
        }
    }
    Ok(())
}
