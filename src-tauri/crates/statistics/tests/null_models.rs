//! Null models against their own definitions: permutations, brute force, uniform p-values.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod support;

use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use support::{World, on};
use zwerm_statistics::{
    Bicm, JudgedPair, Options, explain_pairs, judge, ks_uniform, permute_accounts, randomised_p,
    shift_days, tail,
};

const WINDOW_MS: i64 = 600_000;

/// All pairs among the busiest accounts of the invented world, which are the first ones.
fn busy_pairs(n: u32) -> Vec<(u32, u32)> {
    (0..n)
        .flat_map(|a| (a + 1..n).map(move |b| (a, b)))
        .collect()
}

#[test]
fn the_expected_number_of_meetings_is_what_permutations_count() {
    let shares = World::new(3, 20_000, 3_000, 1_500, 30).shares();
    let pairs = busy_pairs(25);
    let edges: Vec<JudgedPair> = pairs
        .iter()
        .map(|&(a, b)| JudgedPair {
            a,
            b,
            n_objects: u32::MAX,
        })
        .collect();
    let judged = judge(
        &[shares.layer()],
        WINDOW_MS,
        &edges,
        &Options::default(),
        &on,
    )
    .expect("judged");
    // Against the observed number of 0 every round counts, and early stopping ends it at once, so the
    // pairs that met are looked at.
    let permuted =
        permute_accounts(&[shares.layer()], WINDOW_MS, &pairs, 200, 7, &on).expect("permuted");
    let (mut by_trial, mut by_formula) = (0.0, 0.0);
    for (trial, formula) in permuted.iter().zip(&judged.edges) {
        assert_eq!(trial.observed, formula.observed);
        if trial.rounds >= 20 {
            by_trial += trial.expected;
            by_formula += formula.expected;
        }
    }
    // The formula takes the larger of two models and counts pairs of shares, so it is not below.
    let ratio = by_formula / by_trial;
    assert!((0.97..1.25).contains(&ratio), "{ratio}");
}

#[test]
fn p_values_of_chance_data_are_uniform_or_conservative() {
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let (mut reported, mut activity, mut common_cause) = (Vec::new(), Vec::new(), Vec::new());
    for seed in 0..6 {
        let shares = World::new(100 + seed, 20_000, 3_000, 1_500, 30).shares();
        let pairs = busy_pairs(40);
        let edges: Vec<JudgedPair> = pairs
            .iter()
            .map(|&(a, b)| JudgedPair {
                a,
                b,
                n_objects: u32::MAX,
            })
            .collect();
        let judged = judge(
            &[shares.layer()],
            WINDOW_MS,
            &edges,
            &Options::default(),
            &on,
        )
        .expect("judged");
        for edge in &judged.edges {
            let at = |k: u32| tail::ln_poisson_tail(u64::from(k), edge.expected);
            reported.push(edge.p);
            activity.push(randomised_p(
                at(edge.observed),
                at(edge.observed + 1),
                random.random(),
            ));
        }
        for objects in
            explain_pairs(&[shares.layer()], WINDOW_MS, 60_000, &pairs, &on).expect("explained")
        {
            let chances: Vec<f64> = objects.iter().filter_map(|o| o.chance).collect();
            let met = objects
                .iter()
                .filter(|o| o.chance.is_some() && o.met)
                .count() as u64;
            let at = |k: u64| tail::ln_poisson_binomial_tail(k, &chances);
            common_cause.push(randomised_p(at(met), at(met + 1), random.random()));
        }
    }
    for (name, values) in [
        ("reported", &reported),
        ("activity", &activity),
        ("common cause", &common_cause),
    ] {
        for limit in [0.001, 0.01, 0.05, 0.1, 0.3] {
            let share = values.iter().filter(|&&p| p <= limit).count() as f64 / values.len() as f64;
            let error = (limit / values.len() as f64).sqrt();
            assert!(
                share <= limit + 3.0 * error,
                "{name}: {share} of p-values below {limit}"
            );
        }
    }
    // The activity null is near enough to the truth to be uniform, not only conservative.
    let (distance, _) = ks_uniform(&activity);
    assert!(distance < 0.1, "{distance}");
}

#[test]
fn daily_habits_are_kept_by_day_shifts() {
    // Two accounts that always post at noon, never the same thing at the same time but by the clock.
    let day = support::DAY_MS;
    let mut world = World::new(2, 5_000, 1_000, 500, 30);
    for i in 0..20_i64 {
        world.rows.push((2_000, i * day + day / 2, 600));
        world.rows.push((2_000, i * day + day / 2 + 30_000, 601));
        // And two that meet by the second at odd times.
        world
            .rows
            .push((3_000 + i as u32, i * day + i * i * 97_000, 602));
        world
            .rows
            .push((3_000 + i as u32, i * day + i * i * 97_000 + 1_000, 603));
    }
    let shares = world.shares();
    let found = shift_days(
        &[shares.layer()],
        60_000,
        &[(600, 601), (602, 603)],
        199,
        5,
        &on,
    )
    .expect("shifted");
    assert!(
        found[0].p > 0.05 && found[0].observed == 1,
        "{:?}",
        found[0]
    );
    assert!(
        found[1].p < 0.1 && found[1].observed == 20,
        "{:?}",
        found[1]
    );
    let again = shift_days(
        &[shares.layer()],
        60_000,
        &[(600, 601), (602, 603)],
        199,
        5,
        &on,
    )
    .expect("shifted");
    assert_eq!(found, again);
}

#[test]
fn permutations_do_not_depend_on_threads() {
    let shares = World::new(3, 5_000, 1_000, 500, 30).shares();
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("a pool");
        pool.install(|| permute_accounts(&[shares.layer()], WINDOW_MS, &busy_pairs(10), 40, 7, &on))
    };
    assert_eq!(run(1), run(4));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_configuration_model_copes_with_every_matrix(
        cells in prop::collection::btree_set((0_usize..6, 0_usize..6), 0..36),
    ) {
        let mut rows: Vec<(u32, i64, u32)> =
            cells.iter().map(|&(account, object)| (object as u32, 0, account as u32)).collect();
        rows.sort_unstable();
        let shares = support::Shares::new(rows);
        let edges = shares.edges(1);
        let judged = judge(&[shares.layer()], 1, &edges, &Options::default(), &on).expect("judged");
        prop_assert!(judged.model_error < 0.02, "{}", judged.model_error);
        prop_assert!(judged.edges.iter().all(|e| e.expected.is_finite() && !e.log10_p.is_nan()));
    }

    #[test]
    fn the_configuration_model_keeps_both_degree_sequences(
        cells in prop::collection::btree_set((0_usize..12, 0_usize..20), 1..150),
    ) {
        let (mut accounts, mut objects) = (vec![0_u32; 12], vec![0_u32; 20]);
        for &(account, object) in &cells {
            accounts[account] += 1;
            objects[object] += 1;
        }
        // Whoever shared everything has no finite factor: not a case of the model's own making.
        let full = |degrees: &[u32], others: &[u32]| {
            let n = others.iter().filter(|&&d| d > 0).count() as u32;
            degrees.iter().any(|&d| d >= n)
        };
        prop_assume!(!full(&accounts, &objects) && !full(&objects, &accounts));
        let Ok(model) = Bicm::fit(&accounts, &objects, &on) else {
            // Sequences that almost only one matrix fits have no solution short of infinity.
            return Ok(());
        };
        let p = |d: u32, k: u32| model.probability(d, k).unwrap_or(0.0);
        for &degree in accounts.iter().filter(|&&d| d > 0) {
            let sum: f64 = objects.iter().filter(|&&k| k > 0).map(|&k| p(degree, k)).sum();
            prop_assert!((sum / f64::from(degree) - 1.0).abs() < 1e-8);
        }
        for &degree in objects.iter().filter(|&&d| d > 0) {
            let sum: f64 = accounts.iter().filter(|&&k| k > 0).map(|&k| p(k, degree)).sum();
            prop_assert!((sum / f64::from(degree) - 1.0).abs() < 1e-8);
        }
        let (a, b) = (accounts[cells.first().unwrap().0], accounts[cells.last().unwrap().0]);
        let coins: Vec<f64> = objects.iter().filter(|&&k| k > 0).map(|&k| p(a, k) * p(b, k)).collect();
        let common = model.expected_common(a, b);
        prop_assert!((common - coins.iter().sum::<f64>()).abs() < 1e-9 * common.max(1.0));
        for k in 0..5 {
            let exact = tail::ln_poisson_binomial_tail_exact(k, &coins).exp();
            let found = model.ln_tail_common(k, a, b).exp();
            // The rare part is Poisson's: in the tail too large, never too small by more than twice
            // the largest rare probability.
            prop_assert!((found - exact).abs() < 0.3 * exact + 1e-3, "{k}: {found} {exact}");
            prop_assert!(found >= exact * 0.98, "{k}: {found} {exact}");
        }
    }
}

#[test]
fn a_regular_matrix_has_one_probability() {
    let model = Bicm::fit(&[3; 8], &[2; 12], &on).expect("fitted");
    assert!((model.probability(3, 2).expect("known degrees") - 0.25).abs() < 1e-9);
    assert!((model.expected_common(3, 3) - 12.0 / 16.0).abs() < 1e-8);
    let (rounds, error) = model.convergence();
    assert!(rounds < 20 && error < 1e-9);
    assert!(model.probability(4, 2).is_none());
    assert!(Bicm::fit(&[3], &[2], &on).is_err());
    assert!(Bicm::fit(&[], &[], &on).is_ok());
}
