//! Data made by chance alone: no verdict about it may surprise.

use rayon::prelude::*;
use zwerm_statistics::Options;

use crate::support::generated::{Input, Pooled, WINDOW_MS, allowed_excess, excess, most};
use crate::support::shapes::CHANCE;

const LIMITS: [f64; 5] = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2];

/// How often p-values fall below a limit, beside the limit. The rate of false discoveries that is looked
/// for.
const MAX_Q: f64 = 0.05;

pub fn p_values(sets: u64, posts: usize) {
    println!("p-values of chance data: {sets} sets of {posts} posts each, window 60 s");
    println!("share of p-values below a limit, over the limit (1 = uniform, less = conservative)");
    println!(
        "{:<20} {:<9} {:>13} {:>7} {:>7} {:>7} {:>7} {:>7}  {:>8} {:>8}",
        "data", "p", "pairs", "1e-6", "1e-5", "1e-4", "1e-3", "1e-2", "excess", "allowed"
    );
    for (name, shape) in CHANCE {
        let (mut pooled, mut cause) = (Pooled::new(), Vec::new());
        for seed in 0..sets {
            let input = Input::new(&shape(posts, seed));
            let options = Options {
                min_objects: 1,
                ..Options::default()
            };
            pooled.add(&input.judged(WINDOW_MS, &options).1);
            cause.extend(input.common_cause_p_values(WINDOW_MS, 150));
        }
        let n_cause = cause.len() as u64;
        for (what, p, n) in [
            ("reported", &pooled.reported, pooled.pairs),
            ("plain", &pooled.plain, pooled.pairs),
            ("cause", &cause, n_cause),
        ] {
            let below = LIMITS.map(|limit| {
                let found = p.iter().filter(|&&p| p <= limit).count() as u64;
                let ratio = found as f64 / (limit * n as f64);
                let mark = if found > most(n, limit) { "!" } else { "" };
                match limit * n as f64 >= 1.0 {
                    true => format!("{ratio:.2}{mark}"),
                    false => "-".to_owned(),
                }
            });
            println!(
                "{name:<20} {what:<9} {n:>13} {:>7} {:>7} {:>7} {:>7} {:>7}  {:>8.1e} {:>8.1e}",
                below[0],
                below[1],
                below[2],
                below[3],
                below[4],
                excess(p, n),
                allowed_excess(n)
            );
        }
    }
    println!("! = more than independent uniform values would show but once in a thousand times\n");
}

pub fn discoveries(sets: u64, posts: usize) {
    println!("{sets} sets of {posts} posts made by chance, of each kind");
    println!(
        "{:<20} {:>24} {:>24} {:>18}",
        "data", "any edge q <= 0.05", "both nulls q <= 0.05", "any group, defaults"
    );
    let bound = most(sets, MAX_Q);
    for (name, shape) in CHANCE {
        let found: Vec<[u64; 3]> = (0..sets)
            .into_par_iter()
            .map(|seed| {
                let input = Input::new(&shape(posts, seed));
                let options = Options {
                    max_q: MAX_Q,
                    ..Options::default()
                };
                let (_, loose) = input.judged(WINDOW_MS, &options);
                let (_, usual) = input.judged(WINDOW_MS, &Options::default());
                let activity = loose.edges.iter().any(|edge| edge.passes_activity);
                let both = loose.edges.iter().any(|edge| edge.established());
                [activity, both, !usual.groups.is_empty()].map(u64::from)
            })
            .collect();
        let total = |at: usize| -> u64 { found.iter().map(|found| found[at]).sum() };
        println!(
            "{name:<20} {:>14} of {sets:>6} {:>14} of {sets:>6} {:>9} of {sets:>6}",
            total(0),
            total(1),
            total(2)
        );
    }
    println!("a rate of one in twenty gives at most {bound}, but once in a thousand times\n");
}
