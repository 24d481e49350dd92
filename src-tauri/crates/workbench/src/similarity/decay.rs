//! Which decay of the kernel suits a layer: the one whose network falls best into communities.

use serde::Serialize;
use zwerm_detection::registry::DECAYS_TRIED_SECS;
use zwerm_likeness::LikenessError;
use zwerm_likeness::accounts::{KernelPair, KernelParams, kernel_network};
use zwerm_network::Graph;

use crate::analysis;
use crate::error::Result;
use crate::jobs::Control;

/// A decay that was tried.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TriedDecay {
    /// Seconds.
    pub decay_secs: f64,
    /// Modularity of the communities of the network that it gives, resolution 1; 0 without an edge.
    pub modularity: f64,
    /// Edges of that network.
    pub n_edges: u64,
    /// Its communities.
    pub n_communities: u64,
}

/// The shares of one layer: objects, accounts, milliseconds.
pub(super) type Columns<'a> = (&'a [u32], &'a [u32], &'a [i64]);

/// The network of the decay with the highest modularity, of equal ones the shortest, and all that were
/// tried (Iannucci et al. 2025, arXiv:2512.19677, choose it like this for each layer). Decays whose network
/// would have too many pairs are not tried, and none longer, which has more; if that is the first, it is
/// an error.
pub(super) fn choose(
    (objects, accounts, times): Columns<'_>,
    min_weight: f64,
    seed: u64,
    control: &Control,
) -> Result<(f64, Vec<KernelPair>, Vec<TriedDecay>)> {
    let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
    let mut tried: Vec<TriedDecay> = Vec::new();
    let mut best: Option<(f64, f64, Vec<KernelPair>)> = None;
    for &decay_secs in DECAYS_TRIED_SECS {
        let params = KernelParams {
            decay_per_sec: 1.0 / decay_secs,
            min_weight,
            ..KernelParams::default()
        };
        let pairs = match kernel_network(objects, accounts, times, &params, &progress) {
            Err(LikenessError::TooManyPairs { .. }) if !tried.is_empty() => break,
            found => found?,
        };
        let (n_communities, modularity) = split(&pairs, seed, control)?;
        tried.push(TriedDecay {
            decay_secs,
            modularity,
            n_edges: pairs.len() as u64,
            n_communities,
        });
        if best.as_ref().is_none_or(|(_, most, _)| modularity > *most) {
            best = Some((decay_secs, modularity, pairs));
        }
    }
    let (decay_secs, _, pairs) = best.unwrap_or_default();
    Ok((decay_secs, pairs, tried))
}

/// Communities of a network, and their modularity.
fn split(pairs: &[KernelPair], seed: u64, control: &Control) -> Result<(u64, f64)> {
    if pairs.is_empty() {
        return Ok((0, 0.0));
    }
    let ends = pairs
        .iter()
        .flat_map(|pair| [pair.account_a, pair.account_b]);
    let mut accounts: Vec<u32> = ends.collect();
    accounts.sort_unstable();
    accounts.dedup();
    let number = |account: u32| accounts.partition_point(|&other| other < account) as u32;
    let edges: Vec<(u32, u32, f64)> = pairs
        .iter()
        .map(|pair| (number(pair.account_a), number(pair.account_b), pair.weight))
        .collect();
    let graph = Graph::from_edges(accounts.len(), &edges)?;
    analysis::modularity(&graph, seed, control)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two groups of four share objects of their own within seconds; each hour somebody of the one group
    /// shares what the other did.
    #[test]
    fn a_decay_that_sees_both_groups_and_nothing_between_them_is_chosen() {
        let (mut objects, mut accounts, mut times) = (Vec::new(), Vec::new(), Vec::new());
        let mut share = |object: u32, account: u32, secs: i64| {
            objects.push(object);
            accounts.push(account);
            times.push(secs * 1000);
        };
        for round in 0..40_u32 {
            let start = i64::from(round) * 100_000;
            for group in 0..2_u32 {
                for member in 0..4_u32 {
                    let secs = start + i64::from((member + round) % 4) * 20;
                    share(2 * round + group, 4 * group + member, secs);
                }
                let other = 4 * (1 - group) + round % 4;
                share(2 * round + group, other, start + 5_000);
            }
        }
        let columns = (&objects[..], &accounts[..], &times[..]);
        let (decay_secs, pairs, tried) = choose(columns, 0.0, 1, &Control::quiet()).unwrap();
        assert_eq!(tried.len(), DECAYS_TRIED_SECS.len());
        let most = tried.iter().map(|one| one.modularity).fold(0.0, f64::max);
        let first = tried.iter().find(|one| one.modularity == most).unwrap();
        assert_eq!(first.decay_secs, decay_secs);
        assert_eq!(
            (first.n_communities, first.n_edges),
            (2, pairs.len() as u64)
        );
        // Two halves without an edge between them: 1/2. Where everything counts, less.
        assert!((most - 0.5).abs() < 1e-9, "{tried:?}");
        assert!(tried.last().unwrap().modularity < 0.4, "{tried:?}");
        let again = choose(columns, 0.0, 1, &Control::quiet()).unwrap();
        assert_eq!((again.0, again.1, again.2), (decay_secs, pairs, tried));
        let none = choose((&[], &[], &[]), 0.0, 1, &Control::quiet()).unwrap();
        assert_eq!((none.0, none.1.len()), (1.0, 0));
    }
}
