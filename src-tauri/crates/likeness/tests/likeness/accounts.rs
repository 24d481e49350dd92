//! Similarity networks against scikit-learn, and against dense sums over all pairs of accounts.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::Value;
use zwerm_likeness::LikenessError;
use zwerm_likeness::accounts::{
    CosineParams, Keep, KernelParams, SimilarPair, cosine_network, kernel_network, kernel_weight,
};

use crate::posts::Random;

fn go_on(_: &str, _: u64, _: u64) -> bool {
    true
}

fn cosine(accounts: &[u32], objects: &[u32], keep: Keep) -> Vec<SimilarPair> {
    let params = CosineParams {
        keep,
        ..CosineParams::default()
    };
    cosine_network(accounts, objects, &params, &go_on)
        .unwrap()
        .pairs
}

/// Every pair with a cosine above 0, by the definition and with a full vector for each account.
fn dense(accounts: &[u32], objects: &[u32]) -> Vec<(u32, u32, f64, u32)> {
    let mut users: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for (&account, &object) in accounts.iter().zip(objects) {
        users.entry(object).or_default().insert(account);
    }
    users.retain(|_, users| users.len() > 1);
    let all: BTreeSet<u32> = users.values().flatten().copied().collect();
    let n = all.len() as f64;
    let vector = |account: u32| -> Vec<f64> {
        let raw: Vec<f64> = users
            .iter()
            .map(|(&object, users)| {
                let shares = accounts
                    .iter()
                    .zip(objects)
                    .filter(|&(&a, &o)| a == account && o == object);
                shares.count() as f64 * (((1.0 + n) / (1.0 + users.len() as f64)).ln() + 1.0)
            })
            .collect();
        let length = raw.iter().map(|weight| weight * weight).sum::<f64>().sqrt();
        raw.into_iter().map(|weight| weight / length).collect()
    };
    let vectors: Vec<(u32, Vec<f64>)> = all
        .into_iter()
        .map(|account| (account, vector(account)))
        .collect();
    let mut pairs = Vec::new();
    for (at, (a, left)) in vectors.iter().enumerate() {
        for (b, right) in &vectors[at + 1..] {
            let cosine: f64 = left.iter().zip(right).map(|(a, b)| a * b).sum();
            let common = left
                .iter()
                .zip(right)
                .filter(|(a, b)| **a > 0.0 && **b > 0.0)
                .count();
            if common > 0 {
                pairs.push((*a, *b, cosine, common as u32));
            }
        }
    }
    pairs
}

/// Shares with a few popular objects and many rare ones; one account in five belongs to a group with a
/// choice of its own.
fn shares(n: usize, n_accounts: usize, n_objects: usize, seed: u64) -> (Vec<u32>, Vec<u32>) {
    let mut random = Random::new(seed);
    (0..n)
        .map(|_| {
            let account = (n_accounts as f64 * random.unit().powf(1.3)) as u32;
            let object = if account.is_multiple_of(5) && random.unit() < 0.9 {
                account / 50 * 7 + random.below(4) as u32
            } else {
                (n_objects as f64 * random.unit().powi(3)) as u32
            };
            // Codes need not be dense.
            (account * 1_000_003, object * 77)
        })
        .unzip()
}

#[test]
fn scikit_learn_gives_the_same_cosines_and_the_definition_the_same_kernel_weights() {
    let reference: Value =
        serde_json::from_str(include_str!("../reference/accounts.json")).unwrap();
    let rows = |key: &str| -> Vec<(u32, u32, f64)> {
        let rows = reference[key].as_array().unwrap().iter();
        rows.map(|row| {
            (
                row[0].as_u64().unwrap() as u32,
                row[1].as_u64().unwrap() as u32,
                row[2].as_f64().unwrap(),
            )
        })
        .collect()
    };
    let shares = rows("shares");
    let accounts: Vec<u32> = shares.iter().map(|&(account, ..)| account).collect();
    let objects: Vec<u32> = shares.iter().map(|&(_, object, _)| object).collect();
    let times: Vec<i64> = shares.iter().map(|&(_, _, time)| time as i64).collect();

    let found = cosine(&accounts, &objects, Keep::AtLeast(1e-9));
    let expected = rows("cosine");
    assert_eq!(found.len(), expected.len());
    for (pair, (a, b, similarity)) in found.iter().zip(expected) {
        assert_eq!((pair.account_a, pair.account_b), (a, b));
        assert!((pair.similarity - similarity).abs() < 1e-12);
    }

    let number = |key: &str| reference[key].as_f64().unwrap();
    let params = KernelParams {
        decay_per_sec: number("decay_per_sec"),
        cutoff: number("cutoff"),
        ..KernelParams::default()
    };
    let found = kernel_network(&objects, &accounts, &times, &params, &go_on).unwrap();
    let expected = rows("kernel");
    assert_eq!(found.len(), expected.len());
    for (pair, (a, b, weight)) in found.iter().zip(expected) {
        assert_eq!((pair.account_a, pair.account_b), (a, b));
        assert!((pair.weight - weight).abs() < 1e-12 * weight);
    }
}

/// 700 accounts, so that popular objects are long enough to be skipped, and steps are several.
#[test]
fn dense_vectors_give_the_same_network() {
    let (accounts, objects) = shares(7_000, 700, 900, 5);
    let all = dense(&accounts, &objects);
    for threshold in [0.05, 0.3, 0.6, 0.9] {
        let found = cosine(&accounts, &objects, Keep::AtLeast(threshold));
        let expected: Vec<_> = all.iter().filter(|pair| pair.2 >= threshold).collect();
        assert!(!expected.is_empty());
        assert_eq!(found.len(), expected.len(), "{threshold}");
        for (pair, &&(a, b, similarity, n_common)) in found.iter().zip(&expected) {
            assert_eq!(
                (pair.account_a, pair.account_b, pair.n_common_objects),
                (a, b, n_common)
            );
            assert!((pair.similarity - similarity).abs() < 1e-12);
        }
    }
    for count in [1_u32, 5] {
        let found = cosine(&accounts, &objects, Keep::Nearest(count));
        let mut of: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
        for &(a, b, similarity, _) in &all {
            of.entry(a).or_default().push(similarity);
            of.entry(b).or_default().push(similarity);
        }
        // The least cosine that each account may have chosen; equal ones may differ in the last bit.
        for similarities in of.values_mut() {
            similarities.sort_by(|a, b| b.total_cmp(a));
            similarities.truncate(count as usize);
        }
        let least = |account: u32| of[&account].last().copied().unwrap();
        let told: BTreeSet<(u32, u32)> = found
            .iter()
            .map(|pair| (pair.account_a, pair.account_b))
            .collect();
        for &(a, b, similarity, _) in &all {
            let wanted = similarity > least(a) + 1e-12 || similarity > least(b) + 1e-12;
            let allowed = similarity > least(a) - 1e-12 || similarity > least(b) - 1e-12;
            let is_told = told.contains(&(a, b));
            assert!(
                is_told || !wanted,
                "{a} and {b} at {similarity} are missing"
            );
            assert!(
                allowed || !is_told,
                "{a} and {b} at {similarity} are too many"
            );
        }
        for &account in of.keys() {
            let chosen = told
                .iter()
                .filter(|&&(a, b)| a == account || b == account)
                .count();
            assert!(chosen >= of[&account].len());
        }
    }
}

proptest! {
    #[test]
    fn rows_in_any_order_and_any_number_of_threads(seed in 0_u64..500, threads in 1_usize..5) {
        let (mut accounts, mut objects) = shares(200, 30, 40, seed);
        let mut times: Vec<i64> = (0..200).map(|at| at * 700 % 9_000).collect();
        let first = cosine(&accounts, &objects, Keep::AtLeast(0.2));
        let nearest = cosine(&accounts, &objects, Keep::Nearest(3));
        let params = KernelParams { decay_per_sec: 0.5, ..KernelParams::default() };
        let kernel = kernel_network(&objects, &accounts, &times, &params, &go_on).unwrap();
        accounts.reverse();
        objects.reverse();
        times.reverse();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            prop_assert_eq!(cosine(&accounts, &objects, Keep::AtLeast(0.2)), first);
            prop_assert_eq!(cosine(&accounts, &objects, Keep::Nearest(3)), nearest);
            prop_assert_eq!(kernel_network(&objects, &accounts, &times, &params, &go_on).unwrap(), kernel);
            Ok(())
        })?;
    }
}

#[test]
fn an_object_of_one_account_counts_for_nobody_and_equal_selections_are_one() {
    // Accounts 1 and 2 share 10 and 11, account 3 only 11; 99 is account 1's own.
    let (accounts, objects) = ([1, 1, 1, 2, 2, 3], [10, 11, 99, 11, 10, 11]);
    let params = CosineParams {
        keep: Keep::AtLeast(1.0),
        ..CosineParams::default()
    };
    let found = cosine_network(&accounts, &objects, &params, &go_on).unwrap();
    assert_eq!((found.n_accounts, found.n_objects), (3, 2));
    let [pair] = &found.pairs[..] else {
        panic!("one pair")
    };
    assert_eq!(
        (pair.account_a, pair.account_b, pair.n_common_objects),
        (1, 2, 2)
    );
    assert!((pair.similarity - 1.0).abs() < 1e-12);
    let params = CosineParams {
        max_accounts_per_object: Some(2),
        ..params
    };
    let found = cosine_network(&accounts, &objects, &params, &go_on).unwrap();
    assert_eq!(
        (found.n_accounts, found.n_objects, found.pairs.len()),
        (2, 1, 1)
    );
}

#[test]
fn a_kernel_weight_halves_with_the_half_life_and_an_object_gives_each_account_at_most_one() {
    let half = std::f64::consts::LN_2 / 30.0;
    assert!((kernel_weight(-30.0, half) - 0.5).abs() < 1e-15);
    assert_eq!(kernel_weight(0.0, half), 1.0);
    // Three accounts at once: each pair gets 1 / (3 − 1). A repeat of account 7 is no pair of its own.
    let (objects, accounts, times) = ([5; 4], [7, 8, 9, 7], [0, 0, 0, 30_000]);
    let params = KernelParams {
        decay_per_sec: half,
        ..KernelParams::default()
    };
    let found = kernel_network(&objects, &accounts, &times, &params, &go_on).unwrap();
    let told: Vec<_> = found
        .iter()
        .map(|pair| (pair.account_a, pair.account_b, pair.weight, pair.n_pairs))
        .collect();
    assert_eq!(told, [(7, 8, 0.75, 2), (7, 9, 0.75, 2), (8, 9, 0.5, 1)]);
    // Without decay and division: the number of pairs.
    let params = KernelParams {
        decay_per_sec: 0.0,
        per_partner: false,
        min_weight: 1.5,
        ..params
    };
    let found = kernel_network(&objects, &accounts, &times, &params, &go_on).unwrap();
    let told: Vec<_> = found
        .iter()
        .map(|pair| (pair.account_a, pair.account_b, pair.weight))
        .collect();
    assert_eq!(told, [(7, 8, 2.0), (7, 9, 2.0)]);
}

#[test]
fn limits_wrong_columns_and_stopping_are_told() {
    let (accounts, objects) = shares(3_000, 200, 100, 1);
    let times = vec![0; 3_000];
    let code = |error: LikenessError| error.code();
    let params = CosineParams {
        keep: Keep::AtLeast(0.1),
        max_pairs: 50,
        ..CosineParams::default()
    };
    let few = KernelParams {
        max_pairs: 50,
        ..KernelParams::default()
    };
    let many = cosine_network(&accounts, &objects, &params, &go_on).unwrap_err();
    assert_eq!(code(many), "too-many-pairs");
    let many = kernel_network(&objects, &accounts, &times, &few, &go_on).unwrap_err();
    assert_eq!(code(many), "too-many-pairs");
    let stop = |stage: &str, done: u64, _: u64| {
        !(stage == "comparing accounts" || stage == "weighing pairs") || done < 100
    };
    let params = CosineParams::default();
    assert_eq!(
        cosine_network(&accounts, &objects, &params, &stop),
        Err(LikenessError::Cancelled)
    );
    let kernel = KernelParams::default();
    assert_eq!(
        kernel_network(&objects, &accounts, &times, &kernel, &stop),
        Err(LikenessError::Cancelled)
    );
    let unequal = cosine_network(&accounts, &objects[1..], &params, &go_on).unwrap_err();
    assert_eq!(code(unequal), "unequal-columns");
    let unequal = kernel_network(&objects, &accounts, &times[1..], &kernel, &go_on).unwrap_err();
    assert_eq!(code(unequal), "unequal-columns");
    for keep in [Keep::AtLeast(0.0), Keep::AtLeast(1.1), Keep::Nearest(0)] {
        let error = cosine_network(
            &accounts,
            &objects,
            &CosineParams { keep, ..params },
            &go_on,
        )
        .unwrap_err();
        assert_eq!(code(error), "invalid-parameter");
    }
    for kernel in [
        KernelParams {
            decay_per_sec: -1.0,
            ..kernel
        },
        KernelParams {
            cutoff: 0.0,
            ..kernel
        },
        KernelParams {
            min_weight: f64::NAN,
            ..kernel
        },
    ] {
        let error = kernel_network(&objects, &accounts, &times, &kernel, &go_on).unwrap_err();
        assert_eq!(code(error), "invalid-parameter");
    }
    let empty = kernel_network(&[], &[], &[], &KernelParams::default(), &go_on).unwrap();
    assert!(empty.is_empty() && cosine(&[], &[], Keep::Nearest(1)).is_empty());
}
