//! Tails, corrections and indices against scipy, statsmodels, scikit-learn and mpmath
//! (`reference/make.py` made the numbers).

#![allow(clippy::expect_used, clippy::unwrap_used)]

use serde_json::Value;
use zwerm_statistics::{Correction, adjusted_rand_index, ks_uniform, tail};

fn known(part: &str) -> Vec<Value> {
    let all: Value =
        serde_json::from_str(include_str!("reference/known_answers.json")).expect("JSON");
    all[part].as_array().expect("a list").clone()
}

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .expect("a list")
        .iter()
        .map(|v| v.as_f64().expect("a number"))
        .collect()
}

/// Relative error of the probabilities behind two logarithms.
fn relative(found: f64, expected: f64) -> f64 {
    (found - expected).exp_m1().abs()
}

#[test]
fn tails_agree_to_twelve_digits() {
    for case in known("hypergeometric") {
        let v = numbers(&case);
        let found =
            tail::ln_hypergeometric_tail(v[0] as u64, v[1] as u64, v[2] as u64, v[3] as u64);
        assert!(
            relative(found, v[4]) < 1e-12,
            "{case}: {found} {:e}",
            relative(found, v[4])
        );
    }
    for case in known("poisson") {
        let v = numbers(&case);
        let found = tail::ln_poisson_tail(v[0] as u64, v[1]);
        assert!(
            relative(found, v[2]) < 1e-12,
            "{case}: {found} {:e}",
            relative(found, v[2])
        );
    }
    for case in known("binomial") {
        let v = numbers(&case);
        let found = tail::ln_binomial_tail(v[0] as u64, v[1] as u64, v[2]);
        assert!(
            relative(found, v[3]) < 1e-12,
            "{case}: {found} {:e}",
            relative(found, v[3])
        );
    }
    for case in known("poisson_binomial") {
        let k = case["k"].as_u64().expect("k");
        let expected = case["ln"].as_f64().expect("ln");
        let found = tail::ln_poisson_binomial_tail(k, &numbers(&case["p"]));
        assert!(relative(found, expected) < 1e-11, "{case}: {found}");
    }
}

#[test]
fn q_values_agree_with_statsmodels() {
    let all: Value =
        serde_json::from_str(include_str!("reference/known_answers.json")).expect("JSON");
    let part = &all["multiple"];
    let ln_p: Vec<f64> = numbers(&part["p"]).iter().map(|p| p.ln()).collect();
    let hypotheses = part["hypotheses"].as_u64().expect("a count");
    for (correction, m, expected) in [
        (Correction::BenjaminiHochberg, 0, "bh"),
        (Correction::BenjaminiYekutieli, 0, "by"),
        (Correction::BenjaminiHochberg, hypotheses, "bh_of_all"),
        (Correction::BenjaminiYekutieli, hypotheses, "by_of_all"),
    ] {
        for (found, expected) in correction
            .ln_q_values(&ln_p, m)
            .iter()
            .zip(numbers(&part[expected]))
        {
            assert!(
                (found.exp() / expected - 1.0).abs() < 1e-9,
                "{found} {expected}"
            );
        }
    }
}

#[test]
fn uniformity_and_partitions_agree() {
    for case in known("ks") {
        let (distance, p) = ks_uniform(&numbers(&case["values"]));
        assert!((distance - case["distance"].as_f64().expect("d")).abs() < 1e-12);
        assert!(
            (p - case["p"].as_f64().expect("p")).abs() < 0.01,
            "{p} {}",
            case["p"]
        );
    }
    for case in known("rand") {
        let part =
            |name: &str| -> Vec<u32> { numbers(&case[name]).iter().map(|&v| v as u32).collect() };
        let found = adjusted_rand_index(&part("one"), &part("other")).expect("equal lengths");
        assert!((found - case["index"].as_f64().expect("index")).abs() < 1e-12);
    }
}

#[test]
fn a_tail_of_one_in_ten_to_the_four_hundred_is_a_number() {
    let ln = tail::ln_hypergeometric_tail(160, 1_000_000, 165, 165);
    assert!(ln.exp() == 0.0 && ln.is_finite() && ln / std::f64::consts::LN_10 < -500.0);
}

#[test]
fn the_saddle_point_keeps_its_stated_error() {
    // Unequal coins, many enough for the variance, few enough for the exact answer.
    for (n, scale) in [(300_usize, 0.2), (1000, 0.05), (2000, 0.5), (2000, 0.9)] {
        let coins: Vec<f64> = (0..n)
            .map(|i| scale * ((i * 7919 % n) as f64 + 0.5) / n as f64)
            .collect();
        let mean: f64 = coins.iter().sum();
        let sd = coins.iter().map(|p| p * (1.0 - p)).sum::<f64>().sqrt();
        for z in [-2.0, -0.5, 0.0, 0.3, 0.7, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0] {
            let k = (mean + z * sd).round() as u64;
            let exact = tail::ln_poisson_binomial_tail_exact(k, &coins);
            let near = tail::ln_poisson_binomial_tail_saddle_point(k, &coins);
            if (k as usize) < n && exact > -690.0 {
                assert!(
                    relative(near, exact) < 0.005,
                    "{n} {scale} {z}: {near} {exact}"
                );
            }
        }
    }
}

#[test]
fn a_mixed_tail_lies_between_exact_and_poisson() {
    let frequent = [0.3, 0.05, 0.6];
    let rare: Vec<f64> = (1..=200).map(|i| f64::from(i) * 1e-5).collect();
    let all: Vec<f64> = frequent.iter().chain(&rare).copied().collect();
    let mean: f64 = rare.iter().sum();
    for k in 0..12 {
        let exact = tail::ln_poisson_binomial_tail_exact(k, &all);
        let mixed = tail::ln_mixed_tail(k, &frequent, mean);
        // Far out the Poisson part overstates by (sum of squares / square of the sum) k^2 / 2.
        assert!(
            relative(mixed, exact) < 0.01 + 0.005 * (k * k) as f64,
            "{k}"
        );
        if k > 3 {
            assert!(
                mixed >= exact,
                "{k}: a tail must not be called smaller than it is"
            );
            assert!(mixed <= tail::ln_poisson_tail(k, all.iter().sum()), "{k}");
        }
    }
}
