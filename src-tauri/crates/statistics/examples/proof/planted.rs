//! Data with planted groups: who is found, and who is taken for one of them.

use rayon::prelude::*;
use zwerm_statistics::Options;

use crate::support::generated::{Found, Input, WINDOW_MS, share};
use crate::support::shapes::PLANTED;

const MAX_Q: f64 = 0.05;
/// Window and reaction time of a run that looks for groups of ten minutes.
const SLOW_MS: i64 = 600_000;

pub fn edges(seeds: u64, posts: usize) {
    println!("edges with q <= 0.05: {seeds} inputs of {posts} posts of each kind, window 60 s");
    println!(
        "{:<30} {:>9} {:>16} {:>9} {:>16}",
        "data", "activity", "false (worst)", "both", "false (worst)"
    );
    for (name, shape) in PLANTED {
        let found: Vec<[(usize, usize); 2]> = (1..=seeds)
            .into_par_iter()
            .map(|seed| {
                let input = Input::new(&shape(posts, seed));
                let options = Options {
                    max_q: MAX_Q,
                    ..Options::default()
                };
                let (edges, judgement) = input.judged(WINDOW_MS, &options);
                let mut found = [(0, 0); 2];
                for (edge, judged) in edges.iter().zip(&judgement.edges) {
                    let is_false = usize::from(!input.is_true(edge));
                    let passed = [judged.passes_activity, judged.established()];
                    for (count, passed) in found.iter_mut().zip(passed) {
                        if passed {
                            *count = (count.0 + 1, count.1 + is_false);
                        }
                    }
                }
                found
            })
            .collect();
        let column = |at: usize| {
            let all = found.iter().map(|found| found[at]);
            let of = |(all, wrong): (usize, usize)| share(wrong, all).unwrap_or(0.0);
            let edges: usize = all.clone().map(|(all, _)| all).sum();
            let mean = all.clone().map(of).sum::<f64>() / found.len().max(1) as f64;
            let worst = all.map(of).fold(0.0, f64::max);
            (edges, format!("{mean:.4} ({worst:.4})"))
        };
        let (activity, both) = (column(0), column(1));
        println!(
            "{name:<30} {:>9} {:>16} {:>9} {:>16}",
            activity.0, activity.1, both.0, both.1
        );
    }
    println!();
}

pub fn accounts(seeds: u64, posts: usize) {
    println!(
        "accounts in established groups: {seeds} inputs of {posts} posts of each kind, at defaults"
    );
    println!(
        "{:<30} {:>18} {:>18} {:>7}",
        "data", "precision (worst)", "recall (worst)", "fans"
    );
    for (name, shape) in PLANTED {
        let mut runs = vec![(name.to_owned(), WINDOW_MS)];
        let made = shape(posts, 1);
        // Who asks for slow groups takes fast fans for some.
        if made.group_spread_secs > 60 || (made.fans.groups > 0 && !made.busy_members) {
            runs.push((format!("{name}, within 600 s"), SLOW_MS));
        }
        for (name, window_ms) in runs {
            let found: Vec<Found> = (1..=seeds)
                .into_par_iter()
                .map(|seed| {
                    let input = Input::new(&shape(posts, seed));
                    let options = Options {
                        reaction_ms: window_ms,
                        ..Options::default()
                    };
                    Found::of(&input, &input.judged(window_ms, &options).1)
                })
                .collect();
            let figures = |of: fn(&Found) -> f64| {
                let mean = found.iter().map(of).sum::<f64>() / found.len().max(1) as f64;
                let worst = found.iter().map(of).fold(1.0, f64::min);
                format!("{mean:.3} ({worst:.3})")
            };
            let fans: usize = found.iter().map(|found| found.fans).sum();
            println!(
                "{name:<30} {:>18} {:>18} {fans:>7}",
                figures(Found::precision),
                figures(Found::recall)
            );
        }
    }
    println!();
}
