//! What verdicts are worth, on generated data whose truth is known: small inputs, every run of the tests.
//! `examples/proof` does the same at sizes that say more.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod support;

use support::generated::{Found, Input, Pooled, WINDOW_MS, allowed_excess, excess, most};
use support::shapes::{CHANCE, PLANTED};
use zwerm_statistics::Options;
use zwerm_tests::generate::Shape;

const MAX_Q: f64 = 0.05;

fn planted(name: &str) -> fn(usize, u64) -> Shape {
    PLANTED.iter().find(|(known, _)| *known == name).unwrap().1
}

/// p-values are discrete, so they are compared with what a valid one may not pass: at every limit no
/// larger a share below it than the limit.
#[test]
fn p_values_of_chance_data_are_no_smaller_than_uniform_ones() {
    for (name, shape) in CHANCE {
        let (mut pooled, mut cause) = (Pooled::new(), Vec::new());
        for seed in 0..2 {
            let input = Input::new(&shape(10_000, seed));
            let all_that_met = Options {
                min_objects: 1,
                ..Options::default()
            };
            pooled.add(&input.judged(WINDOW_MS, &all_that_met).1);
            cause.extend(input.common_cause_p_values(WINDOW_MS, 60));
        }
        assert!(pooled.reported.len() > 500 && cause.len() > 1_000, "{name}");
        let n_cause = cause.len() as u64;
        for (what, p, n) in [
            ("reported", &pooled.reported, pooled.pairs),
            ("plain", &pooled.plain, pooled.pairs),
            ("common cause", &cause, n_cause),
        ] {
            let over = excess(p, n);
            assert!(over <= allowed_excess(n), "{name}, {what}: {over}");
            for limit in [1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.05] {
                let below = p.iter().filter(|&&p| p <= limit).count() as u64;
                assert!(
                    below <= most(n, limit),
                    "{name}, {what}: {below} of {n} below {limit}"
                );
            }
        }
    }
}

#[test]
fn chance_alone_is_discovered_no_more_often_than_asked() {
    let (mut sets, mut activity, mut both, mut groups) = (0, 0, 0, 0);
    for (_, shape) in CHANCE {
        for seed in 100..110 {
            let input = Input::new(&shape(5_000, seed));
            let options = Options {
                max_q: MAX_Q,
                ..Options::default()
            };
            let (_, judgement) = input.judged(WINDOW_MS, &options);
            let edges = &judgement.edges;
            activity += u64::from(edges.iter().any(|edge| edge.passes_activity));
            both += u64::from(edges.iter().any(|edge| edge.established()));
            groups += u64::from(!judgement.groups.is_empty());
            sets += 1;
        }
    }
    for found in [activity, both, groups] {
        assert!(found <= most(sets, MAX_Q), "{found} of {sets}");
    }
}

#[test]
fn false_edges_are_no_more_than_asked_where_groups_are_planted() {
    // Fans depart from the first null, for they do act more alike than their activity says.
    for (name, holds_first) in [
        ("standard", true),
        ("quiet", true),
        ("busy members", true),
        ("popular objects", true),
        ("fans and topics", false),
    ] {
        let (mut all, mut wrong) = ([0_usize; 2], [0_usize; 2]);
        let mut found = Found::default();
        for seed in 1..=2 {
            let input = Input::new(&planted(name)(50_000, seed));
            let options = Options {
                max_q: MAX_Q,
                ..Options::default()
            };
            let (edges, judgement) = input.judged(WINDOW_MS, &options);
            for (edge, judged) in edges.iter().zip(&judgement.edges) {
                let passed = [judged.passes_activity, judged.established()];
                for at in (0..2).filter(|&at| passed[at]) {
                    all[at] += 1;
                    wrong[at] += usize::from(!input.is_true(edge));
                }
            }
            let of = Found::of(&input, &input.judged(WINDOW_MS, &Options::default()).1);
            found.right += of.right;
            found.wrong += of.wrong;
            found.missed += of.missed;
            found.fans += of.fans;
        }
        for at in 0..2 {
            assert!(all[at] > 50, "{name}: {all:?}");
            let held = wrong[at] as u64 <= most(all[at] as u64, MAX_Q);
            assert!(
                held || (at == 0 && !holds_first),
                "{name}: {wrong:?} of {all:?}"
            );
        }
        assert!(
            holds_first || wrong[0] > all[0] / 3,
            "{name}: {wrong:?} of {all:?}"
        );
        assert_eq!(found.fans, 0, "{name}");
        assert!(found.precision() >= 0.95, "{name}: {found:?}");
        assert!(found.recall() >= 0.9, "{name}: {found:?}");
    }
}
