//! Rhythm networks against numpy, against full vectors, and by hand.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;
use zwerm_likeness::LikenessError;
use zwerm_likeness::accounts::{Keep, RhythmParams, SimilarPair, rhythm_network};

use crate::posts::Random;

const HALF_HOUR_MS: i64 = 1_800_000;

fn go_on(_: &str, _: u64, _: u64) -> bool {
    true
}

fn rhythm(accounts: &[u32], times: &[i64], keep: Keep, min_posts: u32) -> Vec<SimilarPair> {
    let params = RhythmParams {
        keep,
        min_posts,
        ..RhythmParams::default()
    };
    let found = rhythm_network(accounts, times, &params, &go_on);
    found.unwrap().pairs
}

/// Every pair with a cosine above 0, by the definition: a number for each bin of the whole period.
fn dense(accounts: &[u32], times: &[i64], min_posts: usize) -> Vec<(u32, u32, f64, u32)> {
    let bin = |time: i64| time.div_euclid(HALF_HOUR_MS);
    let (first, last) = (times.iter().min().unwrap(), times.iter().max().unwrap());
    let n_bins = (bin(*last) - bin(*first) + 1) as usize;
    let mut vectors: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    for (&account, &time) in accounts.iter().zip(times) {
        let vector = vectors.entry(account).or_insert_with(|| vec![0.0; n_bins]);
        vector[(bin(time) - bin(*first)) as usize] += 1.0;
    }
    vectors.retain(|_, vector| vector.iter().sum::<f64>() >= min_posts as f64);
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let vectors: Vec<(u32, Vec<f64>)> = vectors.into_iter().collect();
    let mut pairs = Vec::new();
    for (at, (a, left)) in vectors.iter().enumerate() {
        for (b, right) in &vectors[at + 1..] {
            let both = left.iter().zip(right).filter(|(a, b)| **a * **b > 0.0);
            let n_common = both.count() as u32;
            if n_common > 0 {
                let cosine = dot(left, right) / (dot(left, left) * dot(right, right)).sqrt();
                pairs.push((*a, *b, cosine, n_common));
            }
        }
    }
    pairs
}

/// Posts of accounts with hours of their own; one in six keeps the hours of a group to the minute.
fn posts(n: usize, n_accounts: usize, seed: u64) -> (Vec<u32>, Vec<i64>) {
    let mut random = Random::new(seed);
    (0..n)
        .map(|_| {
            let account = (n_accounts as f64 * random.unit().powf(1.4)) as u32;
            let (day, slot) = match account.is_multiple_of(6) {
                true => (2, [17, 18, 40][random.below(3)]),
                false => (
                    random.below(6) as i64,
                    10 + (38.0 * random.unit().powi(2)) as i64,
                ),
            };
            let within = (random.unit() * HALF_HOUR_MS as f64) as i64;
            // Before and after 1970, and codes that are not dense.
            let time = (day * 48 + slot - 100) * HALF_HOUR_MS + within;
            (account * 1_000_003, time)
        })
        .unzip()
}

#[test]
fn numpy_gives_the_same_cosines() {
    let reference: Value = serde_json::from_str(include_str!("../reference/rhythm.json")).unwrap();
    let (mut accounts, mut times) = (Vec::new(), Vec::new());
    for row in reference["posts"].as_array().unwrap() {
        accounts.push(row[0].as_u64().unwrap() as u32);
        times.push(row[1].as_i64().unwrap());
    }
    let min_posts = reference["min_posts"].as_u64().unwrap() as u32;
    let found = rhythm(&accounts, &times, Keep::AtLeast(1e-9), min_posts);
    let expected = reference["pairs"].as_array().unwrap();
    assert_eq!(found.len(), expected.len());
    for (pair, row) in found.iter().zip(expected) {
        let code = |at: usize| row[at].as_u64().unwrap() as u32;
        let told = (pair.account_a, pair.account_b, pair.n_common_objects);
        assert_eq!(told, (code(0), code(1), code(3)));
        assert!((pair.similarity - row[2].as_f64().unwrap()).abs() < 1e-12);
    }
}

/// 700 accounts in 288 bins, so that popular bins are long enough to be skipped.
#[test]
fn full_vectors_give_the_same_network() {
    let (accounts, times) = posts(9_000, 700, 3);
    for min_posts in [1_u32, 8] {
        let all = dense(&accounts, &times, min_posts as usize);
        for threshold in [0.1, 0.5, 0.9] {
            let found = rhythm(&accounts, &times, Keep::AtLeast(threshold), min_posts);
            let expected: Vec<_> = all.iter().filter(|pair| pair.2 >= threshold).collect();
            assert!(!expected.is_empty());
            assert_eq!(found.len(), expected.len(), "{threshold}");
            for (pair, &&(a, b, cosine, n_common)) in found.iter().zip(&expected) {
                let told = (pair.account_a, pair.account_b, pair.n_common_objects);
                assert_eq!(told, (a, b, n_common));
                assert!((pair.similarity - cosine).abs() < 1e-12);
            }
        }
        // Each account has chosen one that is as near as any.
        let mut best: BTreeMap<u32, f64> = BTreeMap::new();
        for &(a, b, cosine, _) in &all {
            for account in [a, b] {
                let known = best.entry(account).or_default();
                *known = known.max(cosine);
            }
        }
        let nearest = rhythm(&accounts, &times, Keep::Nearest(1), min_posts);
        assert!(nearest.len() <= best.len());
        for (account, best) in best {
            let is_of =
                |pair: &&SimilarPair| pair.account_a == account || pair.account_b == account;
            let mut chosen = nearest.iter().filter(is_of);
            assert!(
                chosen.any(|pair| (pair.similarity - best).abs() < 1e-12),
                "{account}"
            );
        }
    }
}

#[test]
fn a_bin_of_ones_own_makes_less_alike_and_a_bin_lies_on_the_clock() {
    let at = |bin: i64, more: i64| bin * HALF_HOUR_MS + more;
    // 1 and 2 meet in two bins; 1 is alone in another. 3 is a millisecond late for the first.
    let accounts = [1, 1, 1, 2, 2, 3];
    let times = [
        at(7, 0),
        at(8, 5),
        at(20, 0),
        at(7, HALF_HOUR_MS - 1),
        at(8, 0),
        at(8, 0) - HALF_HOUR_MS - 1,
    ];
    let found = rhythm(&accounts, &times, Keep::AtLeast(0.01), 1);
    let [pair] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(
        (pair.account_a, pair.account_b, pair.n_common_objects),
        (1, 2, 2)
    );
    assert!((pair.similarity - 2.0 / 6.0_f64.sqrt()).abs() < 1e-15);
    // How often counts: (3, 1)·(1, 3) / (10, 10).
    let accounts = [5, 5, 5, 5, 6, 6, 6, 6];
    let times = [0, 1, 2, at(1, 0), 0, at(1, 0), at(1, 1), at(1, 2)];
    let found = rhythm(&accounts, &times, Keep::AtLeast(0.01), 1);
    assert!((found[0].similarity - 0.6).abs() < 1e-15);
    // Accounts with few posts are left out, and take nothing from the others.
    assert_eq!(
        rhythm(&accounts[..7], &times[..7], Keep::AtLeast(0.01), 4),
        []
    );
    assert_eq!(rhythm(&[], &[], Keep::Nearest(1), 1), []);
}

proptest! {
    #[test]
    fn posts_in_any_order_and_any_number_of_threads(seed in 0_u64..300, threads in 1_usize..5) {
        let (mut accounts, mut times) = posts(300, 30, seed);
        let first = rhythm(&accounts, &times, Keep::AtLeast(0.3), 3);
        let nearest = rhythm(&accounts, &times, Keep::Nearest(2), 3);
        // A shift by whole bins moves everybody alike.
        accounts.reverse();
        times.reverse();
        times.iter_mut().for_each(|time| *time += 48 * HALF_HOUR_MS);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            prop_assert_eq!(rhythm(&accounts, &times, Keep::AtLeast(0.3), 3), first);
            prop_assert_eq!(rhythm(&accounts, &times, Keep::Nearest(2), 3), nearest);
            Ok(())
        })?;
    }
}

#[test]
fn limits_wrong_columns_and_stopping_are_told() {
    let (accounts, times) = posts(3_000, 200, 1);
    let params = RhythmParams::default();
    let code = |found: Result<_, LikenessError>| found.map(|_: u64| ()).unwrap_err().code();
    let run = |params: &RhythmParams, times: &[i64]| {
        rhythm_network(&accounts, times, params, &go_on).map(|found| found.n_accounts)
    };
    assert_eq!(code(run(&params, &times[1..])), "unequal-columns");
    for bad in [
        RhythmParams {
            bin_ms: 0,
            ..params
        },
        RhythmParams {
            min_posts: 0,
            ..params
        },
        RhythmParams {
            keep: Keep::Nearest(0),
            ..params
        },
    ] {
        assert_eq!(code(run(&bad, &times)), "invalid-parameter");
    }
    let few = RhythmParams {
        keep: Keep::AtLeast(0.01),
        max_pairs: 20,
        ..params
    };
    assert_eq!(code(run(&few, &times)), "too-many-pairs");
    let fine = RhythmParams {
        bin_ms: 1,
        ..params
    };
    let mut far = times.clone();
    far[0] = i64::MAX;
    far[1] = i64::MIN;
    let found = rhythm_network(
        &accounts,
        &far,
        &RhythmParams {
            min_posts: 1,
            ..fine
        },
        &go_on,
    );
    assert_eq!(found.unwrap_err().code(), "too-many-rows");
    let stop = |stage: &str, _: u64, _: u64| stage != "comparing accounts";
    let stopped = rhythm_network(&accounts, &times, &params, &stop);
    assert_eq!(stopped, Err(LikenessError::Cancelled));
}
