//! What a judged run says: of every edge, every group, every account.

use serde::Serialize;

use crate::activity::{CUTS, Meetings};
use crate::admissible::Admissible;
use crate::compare::ComparedCommunity;
use crate::ladder::{Evidence, Rung};

/// What chance says about one edge.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct EdgeJudgement {
    /// Objects over which the two met within the window.
    pub observed: u32,
    /// As many would be expected from their activity alone.
    pub expected: f64,
    /// The count that surprises most: all objects, or those that few share.
    pub decisive: Decisive,
    /// `log10` of the p-value of the activity null: that of the decisive count, times the number of
    /// counts that were looked at (three).
    pub log10_p: f64,
    /// The same as a number; 0 when it is below 1e-308.
    pub p: f64,
    /// q-value of the activity null over all admissible pairs.
    pub q: f64,
    /// `log10` of it.
    pub log10_q: f64,
    /// `q` is below the limit.
    pub passes_activity: bool,
    /// Who shares what, whatever the time; `None` where the activity null was not passed.
    pub co_sharing: Option<CoSharing>,
    /// The common-cause null; `None` where the activity null was not passed.
    pub common_cause: Option<CommonCause>,
}

/// Meetings over objects with at most so many sharers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Decisive {
    /// Most accounts that shared such an object; `None` = all objects.
    pub max_sharers: Option<u32>,
    /// Such objects over which the two met.
    pub observed: u32,
    /// As many would be expected from their activity alone.
    pub expected: f64,
}

/// Objects in common under the bipartite configuration model, which knows no time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CoSharing {
    /// Objects that both shared.
    pub observed: u32,
    /// As many would be expected from both degree sequences.
    pub expected: f64,
    /// `log10 P(at least as many)`, Poisson-binomial; over several layers that of the most
    /// surprising one, times their number.
    pub log10_p: f64,
}

impl EdgeJudgement {
    pub(crate) fn new(met: Meetings, expected: [f64; CUTS.len()], ln_p: f64, cut: usize) -> Self {
        let [observed, ..] = met.0;
        let [mean, ..] = expected;
        Self {
            observed,
            expected: mean,
            decisive: Decisive {
                max_sharers: CUTS.get(cut).copied().filter(|&most| most < u32::MAX),
                observed: met.0.get(cut).copied().unwrap_or(observed),
                expected: expected.get(cut).copied().unwrap_or(mean),
            },
            log10_p: log10(ln_p),
            p: ln_p.exp(),
            q: 1.0,
            log10_q: 0.0,
            passes_activity: false,
            co_sharing: None,
            common_cause: None,
        }
    }

    /// Both nulls are passed.
    pub fn established(&self) -> bool {
        self.passes_activity && self.common_cause.is_some_and(|c| c.passes)
    }
}

/// What two accounts' own reaction times say about their meetings.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CommonCause {
    /// Objects that both shared, whenever, and others too.
    pub n_informative: u32,
    /// Objects that nobody else shared; they say nothing about synchrony and are left out.
    pub n_uninformative: u32,
    /// Informative objects over which they met.
    pub observed: u32,
    /// As many would be expected if both only reacted to the same things.
    pub expected: f64,
    /// `log10 P(meetings as surprising as these)`: each meeting counts by how unlikely it was.
    pub log10_p: f64,
    /// q-value over all pairs that share enough objects.
    pub q: f64,
    /// `log10` of it.
    pub log10_q: f64,
    /// `q` is below the limit.
    pub passes: bool,
}

/// Accounts that act together beyond activity and common cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EstablishedGroup {
    /// Accounts, ascending.
    pub members: Vec<u32>,
    /// Of them, those with an established edge of their own; the rest passed against the group.
    pub by_edge: Vec<u32>,
}

/// A judged run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Judgement {
    /// In the order of the edges given.
    pub edges: Vec<EdgeJudgement>,
    /// Groups of at least `min_group` accounts, by size, then smallest member.
    pub groups: Vec<EstablishedGroup>,
    /// Numbers of hypotheses.
    pub admissible: Admissible,
    /// Largest relative error of a degree in the configuration models: 1e-9 or less, except where
    /// nearly only one matrix has these degrees.
    pub model_error: f64,
}

impl Judgement {
    /// Rung of an account that is in the network: 2 as a member of an established group.
    pub fn rung_of_account(&self, account: u32) -> Rung {
        let size = self.group_of(account).map_or(0, |g| g.members.len());
        Rung::reached(&evidence(size, None))
    }

    /// Rung of a community that was found otherwise, by Leiden for instance: 2 when at least half of
    /// it, and at least 4 accounts, belong to one established group. `compared` (of
    /// [`crate::compare_communities`]) can only lower it: all its p must be at most 0.01.
    pub fn rung_of_community(&self, members: &[u32], compared: Option<&ComparedCommunity>) -> Rung {
        let inside = |group: &EstablishedGroup| {
            members
                .iter()
                .filter(|m| group.members.binary_search(m).is_ok())
                .count()
        };
        let most = self.groups.iter().map(inside).max().unwrap_or(0);
        let size = if 2 * most >= members.len() { most } else { 0 };
        Rung::reached(&evidence(size, compared.map(|c| c.stands_out(0.01))))
    }

    fn group_of(&self, account: u32) -> Option<&EstablishedGroup> {
        self.groups
            .iter()
            .find(|g| g.members.binary_search(&account).is_ok())
    }

    /// Accounts of all established groups, ascending.
    pub fn established_accounts(&self) -> Vec<u32> {
        let mut all: Vec<u32> = self.groups.iter().flat_map(|g| g.members.clone()).collect();
        all.sort_unstable();
        all
    }
}

/// Evidence of one layer's groups; 0 accounts = no group.
fn evidence(group_size: usize, beyond_random_groups: Option<bool>) -> Evidence {
    Evidence {
        activity: group_size > 0,
        common_cause: group_size > 0,
        group_size: group_size as u32,
        beyond_random_groups,
        ..Evidence::default()
    }
}

/// Natural to decimal logarithm.
pub(crate) fn log10(ln: f64) -> f64 {
    ln / std::f64::consts::LN_10
}
