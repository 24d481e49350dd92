//! What a negative result is worth: groups planted into the data, and whether a run finds them.
//!
//! Members, events and times are decided by hashes of names, the seed and the number of the trial:
//! neither the order of the rows nor the number of threads can change them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use zwerm_dataset::{NewShare, Shares};
use zwerm_statistics::wilson_interval;

use crate::draw::{mixed, number_of_accounts, number_of_rows};
use crate::params::{check_number, check_whole, whole};
use crate::plan::{Layers, NO_LAYER, check_shares};
use crate::registry::{self, Range};
use crate::{Detection, DetectionError, Judged};

/// What is planted; meaning, unit, range and default: [`registry::POWER`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Power {
    /// Accounts of a group.
    pub group_size: u32,
    /// Different objects that all of them share.
    pub events: u32,
    /// Seconds within which they share one.
    pub spread_secs: f64,
    /// Groups, each planted alone.
    pub trials: u32,
}

impl Default for Power {
    fn default() -> Self {
        Self {
            group_size: whole(&registry::GROUP_SIZE) as u32,
            events: whole(&registry::EVENTS) as u32,
            spread_secs: match registry::SPREAD.range {
                Range::Numbers {
                    default: &[value, ..],
                    ..
                } => value,
                _ => 0.0,
            },
            trials: whole(&registry::TRIALS) as u32,
        }
    }
}

impl Power {
    /// Checks every value against the registry.
    ///
    /// # Errors
    /// [`DetectionError::InvalidParameter`].
    pub fn validate(&self) -> Result<(), DetectionError> {
        check_whole(&registry::GROUP_SIZE, u64::from(self.group_size))?;
        check_whole(&registry::EVENTS, u64::from(self.events))?;
        check_number(&registry::SPREAD, self.spread_secs)?;
        check_whole(&registry::TRIALS, u64::from(self.trials))
    }
}

/// Shares into which groups can be planted, prepared once for all trials.
#[derive(Debug)]
pub struct Ground<'a> {
    shares: &'a Shares,
    /// Rows of the layers that do not merely repeat another one.
    rows: Vec<u32>,
    number_of_row: Vec<u64>,
    number_of_account: Vec<u64>,
}

/// One group and the shares with it.
#[derive(Debug)]
pub struct Planted {
    /// Its accounts, ascending.
    pub members: Vec<u32>,
    /// The objects they share, ascending.
    pub objects: Vec<u32>,
    /// All shares, those of the group behind the others. Codes of accounts and objects are unchanged.
    pub shares: Shares,
}

impl<'a> Ground<'a> {
    /// Of the layers of a run.
    ///
    /// # Errors
    /// [`DetectionError::DamagedShares`], [`DetectionError::UnknownLayer`].
    pub fn new(shares: &'a Shares, layers: &[String]) -> Result<Self, DetectionError> {
        check_shares(shares)?;
        let repeating = registry::repeating_layers(layers);
        let own = layers
            .iter()
            .filter(|layer| repeating.iter().all(|(derived, _)| derived != layer));
        let own = Layers::resolve(shares, &own.cloned().collect::<Vec<String>>())?;
        let layer_of = |object: u32| {
            let code = shares.object_type_of.get(object as usize);
            let layer = code.and_then(|&code| own.of_type.get(usize::from(code)));
            layer.copied().unwrap_or(NO_LAYER)
        };
        let objects = shares.object.iter().zip(0_u32..);
        Ok(Self {
            shares,
            rows: objects
                .filter(|(object, _)| layer_of(**object) != NO_LAYER)
                .map(|(_, row)| row)
                .collect(),
            number_of_row: number_of_rows(shares),
            number_of_account: number_of_accounts(shares),
        })
    }

    /// Plants the group of one trial, numbered from 1.
    ///
    /// # Errors
    /// [`DetectionError::TooLittleToPlant`] when the platform that was drawn has fewer accounts than
    /// the group or fewer objects than its events; [`DetectionError::InvalidParameter`].
    pub fn plant(&self, asked: &Power, seed: u64, trial: u32) -> Result<Planted, DetectionError> {
        asked.validate()?;
        let key = mixed(mixed(seed) ^ u64::from(trial));
        let rank = |row: u32| {
            let number = self.number_of_row.get(row as usize).copied();
            (mixed(key ^ number.unwrap_or_default()), row)
        };
        let mut ranked: Vec<(u64, u32)> = self.rows.iter().map(|&row| rank(row)).collect();
        // Equal rows have equal ranks and say the same: which of them comes first does not matter.
        ranked.sort_unstable();
        let shares = self.shares;
        let of = |column: &[u32], row: u32| column.get(row as usize).copied().unwrap_or_default();
        let platform_of = |account: u32| shares.platform_of.get(account as usize).copied();
        let platform = ranked
            .first()
            .and_then(|&(_, row)| platform_of(of(&shares.account, row)));

        let mut events: Vec<u32> = Vec::new();
        let mut objects = BTreeSet::new();
        let mut there = BTreeSet::new();
        for &(_, row) in &ranked {
            let account = of(&shares.account, row);
            if platform_of(account) != platform {
                continue;
            }
            there.insert(account);
            if events.len() < asked.events as usize && objects.insert(of(&shares.object, row)) {
                events.push(row);
            }
        }
        if events.len() < asked.events as usize || there.len() < asked.group_size as usize {
            return Err(DetectionError::TooLittleToPlant {
                accounts: there.len() as u64,
                objects: objects.len() as u64,
            });
        }
        let number = |account: u32| self.number_of_account.get(account as usize).copied();
        let mut members: Vec<(u64, u32)> = there
            .into_iter()
            .map(|account| (mixed(!key ^ number(account).unwrap_or_default()), account))
            .collect();
        members.sort_unstable();
        members.truncate(asked.group_size as usize);
        let mut members: Vec<u32> = members.into_iter().map(|(_, account)| account).collect();

        let mut more = Vec::with_capacity(events.len() * members.len());
        for (event, &row) in (0_u64..).zip(&events) {
            let start_ms = shares
                .time_ms
                .get(row as usize)
                .copied()
                .unwrap_or_default();
            for (place, &account) in (0_u64..).zip(&members) {
                let draw = mixed(mixed(key ^ (event << 32)) ^ place);
                // The upper 53 bits, as a number from 0 to below 1.
                let unit = (draw >> 11) as f64 / (1_u64 << 53) as f64;
                more.push(NewShare {
                    object: of(&shares.object, row),
                    account,
                    content_id: format!("planted-{trial}-{event}-{place}"),
                    time_ms: start_ms.saturating_add((unit * asked.spread_secs * 1000.0) as i64),
                });
            }
        }
        members.sort_unstable();
        Ok(Planted {
            members,
            objects: objects.into_iter().collect(),
            shares: shares.with_more(&more),
        })
    }
}

/// What a run shows of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// Edges between members.
    pub n_edges: u64,
    /// Most members in one community.
    pub in_community: u64,
    /// Accounts of that community.
    pub community_size: u64,
    /// Most members in one established group; `None` for a run that was not judged.
    pub at_rung_2: Option<u64>,
}

/// Looks for accounts in a run: `members` ascending, `community` along the nodes of `found`.
pub fn look_for(
    members: &[u32],
    found: &Detection,
    community: &[u32],
    judged: Option<&Judged>,
) -> Seen {
    let is_member = |account: &u32| members.binary_search(account).is_ok();
    let of_node = |node: u32| found.nodes.get(node as usize);
    let within = |node: u32| of_node(node).is_some_and(is_member);
    let edges = found.edges.iter();
    let mut sizes: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
    for (account, &community) in found.nodes.iter().zip(community) {
        let (inside, size) = sizes.entry(community).or_default();
        *inside += u64::from(is_member(account));
        *size += 1;
    }
    // Of communities with equally many members the smallest: there they are easiest to see.
    let best = sizes
        .into_values()
        .max_by_key(|&(inside, size)| (inside, u64::MAX - size));
    let (in_community, community_size) = best.filter(|&(inside, _)| inside > 0).unwrap_or_default();
    Seen {
        n_edges: edges
            .filter(|edge| edge.a != edge.b && within(edge.a) && within(edge.b))
            .count() as u64,
        in_community,
        community_size,
        at_rung_2: judged.map(|judged| {
            let groups = judged.groups.iter();
            let inside = groups.map(|group| {
                let accounts = group.members.iter();
                accounts.filter(|(account, _)| is_member(account)).count() as u64
            });
            inside.max().unwrap_or_default()
        }),
    }
}

/// How often groups were found.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rate {
    /// Groups found.
    pub found: u64,
    /// Groups planted.
    pub trials: u64,
    /// Share of groups found.
    pub share: f64,
    /// Lower end of the interval of Wilson at 95 %.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Rate {
    /// Of so many trials.
    pub fn of(found: u64, trials: u64) -> Self {
        let (low, high) = wilson_interval(found, trials);
        Self {
            found,
            trials,
            share: if trials == 0 {
                0.0
            } else {
                found as f64 / trials as f64
            },
            low,
            high,
        }
    }
}

/// Whether at least half of a group, and two accounts, are together.
pub fn is_half(together: u64, group_size: u32) -> bool {
    together >= 2 && 2 * together >= u64::from(group_size)
}
