//! What must hold for any numbers: order of tails, complements, brute force, corrections.

#![allow(clippy::expect_used, clippy::unwrap_used)]

use proptest::prelude::*;
use zwerm_statistics::{Correction, adjusted_rand_index, ks_uniform, randomised_p, tail};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hypergeometric_tails_fall_and_sum(
        population in 1_u64..60, marked in 0_u64..60, draws in 0_u64..60,
    ) {
        let (marked, draws) = (marked.min(population), draws.min(population));
        let choose = |n: u64, k: u64| -> f64 {
            (0..k).map(|i| (n - i) as f64 / (i + 1) as f64).product()
        };
        let mut below = 0.0;
        for k in 0..=draws + 1 {
            let tail = tail::ln_hypergeometric_tail(k, population, marked, draws).exp();
            prop_assert!((tail + below - 1.0).abs() < 1e-9, "{k}: {tail} {below}");
            if k <= marked && k <= draws && draws - k <= population - marked {
                below += choose(marked, k) * choose(population - marked, draws - k)
                    / choose(population, draws);
            }
        }
    }

    #[test]
    fn unequal_coins_agree_with_brute_force(
        coins in prop::collection::vec(prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0_f64], 0..11),
        k in 0_u64..12,
    ) {
        let mut expected = 0.0;
        for outcome in 0_u32..1 << coins.len() {
            if u64::from(outcome.count_ones()) >= k {
                expected += coins.iter().enumerate()
                    .map(|(i, p)| if outcome >> i & 1 == 1 { *p } else { 1.0 - p })
                    .product::<f64>();
            }
        }
        let found = tail::ln_poisson_binomial_tail(k, &coins).exp();
        prop_assert!((found - expected).abs() < 1e-12 * expected.max(1e-3), "{found} {expected}");
        let mixed = tail::ln_mixed_tail(k, &coins, 0.0).exp();
        prop_assert!((mixed - expected).abs() < 1e-12 * expected.max(1e-3));
    }

    #[test]
    fn weighted_coins_agree_with_brute_force(
        coins in prop::collection::vec((prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0_f64], 0_u32..9), 0..9),
        target in 0_u32..60,
    ) {
        let mut expected = 0.0;
        for outcome in 0_u32..1 << coins.len() {
            let fallen = |i: usize| outcome >> i & 1 == 1;
            let sum: u32 = coins.iter().enumerate().filter(|(i, _)| fallen(*i)).map(|(_, c)| c.1).sum();
            if sum >= target {
                expected += coins.iter().enumerate()
                    .map(|(i, c)| if fallen(i) { c.0 } else { 1.0 - c.0 })
                    .product::<f64>();
            }
        }
        let found = tail::ln_weighted_tail(target, &coins).exp();
        prop_assert!((found - expected).abs() < 1e-9 * expected.max(1e-6), "{found} {expected}");
    }

    #[test]
    fn equal_weights_are_a_count(
        coins in prop::collection::vec(1e-12..0.9_f64, 1..30), k in 0_u32..31, weight in 1_u32..20,
    ) {
        let weighted: Vec<(f64, u32)> = coins.iter().map(|&p| (p, weight)).collect();
        let found = tail::ln_weighted_tail(k * weight, &weighted);
        let counted = tail::ln_poisson_binomial_tail(u64::from(k), &coins);
        prop_assert!(found == counted || (found - counted).exp_m1().abs() < 1e-9);
    }

    #[test]
    fn equal_coins_are_a_binomial(n in 1_u64..200, p in 1e-6..0.999_f64, k in 0_u64..210) {
        let equal = tail::ln_poisson_binomial_tail(k, &vec![p; n as usize]);
        let binomial = tail::ln_binomial_tail(k, n, p);
        prop_assert!(equal == binomial || (equal - binomial).exp_m1().abs() < 1e-9, "{equal} {binomial}");
    }

    #[test]
    fn poisson_tails_fall_with_the_count_and_grow_with_the_mean(
        k in 0_u64..400, mean in 1e-12..300.0_f64,
    ) {
        let here = tail::ln_poisson_tail(k, mean);
        prop_assert!(here <= 0.0 && !here.is_nan());
        prop_assert!(tail::ln_poisson_tail(k + 1, mean) <= here);
        prop_assert!(tail::ln_poisson_tail(k, mean * 1.5) >= here);
    }

    #[test]
    fn q_values_keep_the_order_and_never_undercut(
        p in prop::collection::vec(0.0..=1.0_f64, 0..60), more in 0_u64..1000,
    ) {
        let ln_p: Vec<f64> = p.iter().map(|p| p.ln()).collect();
        let hypotheses = p.len() as u64 + more;
        let q = Correction::BenjaminiHochberg.ln_q_values(&ln_p, hypotheses);
        let strict = Correction::BenjaminiYekutieli.ln_q_values(&ln_p, hypotheses);
        for i in 0..p.len() {
            prop_assert!(q[i] >= ln_p[i] - 1e-12 && q[i] <= 0.0 && strict[i] >= q[i] - 1e-12);
            for j in 0..p.len() {
                prop_assert!(p[i] > p[j] || q[i] <= q[j]);
            }
        }
    }

    #[test]
    fn a_partition_agrees_with_itself_under_other_names(
        labels in prop::collection::vec(0_u32..6, 0..50),
    ) {
        let renamed: Vec<u32> = labels.iter().map(|l| 100 - l).collect();
        let index = adjusted_rand_index(&labels, &renamed).expect("equal lengths");
        prop_assert!((index - 1.0).abs() < 1e-12);
    }
}

#[test]
fn randomised_p_values_of_counts_are_uniform() {
    // Poisson(0.7) by inversion of an even grid, and another even grid for the randomisation.
    let mut values = Vec::new();
    for i in 0..40 {
        let draw = (f64::from(i) + 0.5) / 40.0;
        let k = (0..)
            .find(|&k| 1.0 - tail::ln_poisson_tail(k + 1, 0.7).exp() >= draw)
            .expect("a count");
        for j in 0..25 {
            let (here, next) = (
                tail::ln_poisson_tail(k, 0.7),
                tail::ln_poisson_tail(k + 1, 0.7),
            );
            values.push(randomised_p(here, next, (f64::from(j) + 0.5) / 25.0));
        }
    }
    assert!(ks_uniform(&values).0 < 0.03);
}
