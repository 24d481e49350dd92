//! Runs held against chance: the judge sees the shares that the run saw.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use zwerm_dataset::Shares;

use super::{GO, Row, row, shares_of};
use crate::registry::{SIGNIFICANCE, describe_significance};
use crate::{
    Compat, Correction, Detection, DetectionError, Judged, Params, Progress, Rung, Significance,
    detect, judge_run,
};

/// Numbers without a pattern that matters here (Knuth's MMIX generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// 600 people share 300 links and 200 hashtags over ten days; six accounts share half of 14 of each
/// within 20 seconds.
fn world() -> Vec<Row> {
    let mut numbers = Numbers(11);
    let mut rows = Vec::new();
    let layers = [("url", 300_u64), ("hashtag", 200)];
    for post in 0..6_000 {
        let (layer, objects) = layers[usize::from(post % 3 == 0)];
        let object = numbers.below(objects).min(numbers.below(objects));
        let account = numbers.below(600);
        rows.push(row(
            layer,
            &format!("{layer}{object}"),
            &format!("u{account}"),
            &format!("p{post}"),
            numbers.below(864_000) as f64,
        ));
    }
    for (layer, objects) in layers {
        for event in 0..14 {
            let object = numbers.below(objects);
            let start = numbers.below(860_000);
            for member in 0..6 {
                if numbers.below(2) == 0 {
                    rows.push(row(
                        layer,
                        &format!("{layer}{object}"),
                        &format!("zz{member}"),
                        &format!("g-{layer}-{event}-{member}"),
                        (start + numbers.below(20)) as f64,
                    ));
                }
            }
        }
    }
    rows
}

fn judged(shares: &Shares, params: &Params) -> (Detection, Judged) {
    let found = detect(shares, params, GO).unwrap();
    // One community a component would do as well; here everybody is in one, the group in another.
    let community: Vec<u32> = found
        .nodes
        .iter()
        .map(|&code| u32::from(shares.accounts.get(code).starts_with("zz")))
        .collect();
    let how = (params, &Significance::default(), 1);
    let judged = judge_run(shares, &found, &community, how, GO).unwrap();
    (found, judged)
}

fn members(shares: &Shares, judged: &Judged) -> BTreeSet<String> {
    judged
        .groups
        .iter()
        .flat_map(|group| &group.members)
        .map(|&(code, _)| shares.accounts.get(code).to_owned())
        .collect()
}

fn six() -> BTreeSet<String> {
    (0..6).map(|member| format!("zz{member}")).collect()
}

#[test]
fn a_group_over_two_layers_is_established_and_named() {
    let shares = shares_of(&world());
    for fuse in [false, true] {
        let params = Params {
            fuse,
            ..Params::default()
        };
        let (found, judged) = judged(&shares, &params);
        assert_eq!(found.layers, ["hashtag", "url"]);
        assert_eq!(members(&shares, &judged), six());
        assert_eq!(
            judged.community_rungs,
            [Rung::Similarity, Rung::Coordination]
        );
        for (&code, rung) in found.nodes.iter().zip(&judged.node_rungs) {
            let planted = shares.accounts.get(code).starts_with("zz");
            assert_eq!(*rung == Rung::Coordination, planted);
        }
        for ((edge, judged), rung) in found
            .edges
            .iter()
            .zip(&judged.edges)
            .zip(&judged.edge_rungs)
        {
            let judged = judged.unwrap();
            assert_eq!(judged.observed, edge.n_objects);
            assert_eq!(*rung == Rung::Coordination, judged.established());
        }
        let accounts = judged.admissible.accounts;
        assert_eq!(judged.admissible.pairs, accounts * (accounts - 1) / 2);
    }
}

#[test]
fn the_order_of_the_rows_changes_no_figure() {
    let mut rows = world();
    let first = shares_of(&rows);
    let (_, before) = judged(&first, &Params::default());
    rows.reverse();
    rows.rotate_left(1_000);
    let second = shares_of(&rows);
    let threads = Params {
        threads: 3,
        ..Params::default()
    };
    let (_, after) = judged(&second, &threads);
    assert_eq!(before.edges, after.edges);
    assert_eq!(before.node_rungs, after.node_rungs);
    assert_eq!(before.admissible, after.admissible);
    assert_eq!(members(&first, &before), members(&second, &after));
}

#[test]
fn loops_have_no_figures_and_original_posts_are_no_shares() {
    let mut rows = world();
    for post in 0..5 {
        let object = format!("url{post}");
        // The account meets itself, and the post that is passed on stands among its reposts.
        rows.push(row("url", &object, "loop", &format!("l{post}"), 900.0));
        rows.push(row("url", &object, "loop", &format!("m{post}"), 910.0));
        rows.push(row("url", &object, "zz0", &object, 905.0));
    }
    let shares = shares_of(&rows);
    let (found, judged_without) = judged(&shares, &Params::default());
    let loops = Params {
        keep_loops: true,
        ..Params::default()
    };
    let (with, judged_with) = judged(&shares, &loops);
    for (edge, judged) in with.edges.iter().zip(&judged_with.edges) {
        assert_eq!(judged.is_none(), edge.a == edge.b);
    }
    assert!(with.edges.iter().any(|edge| edge.a == edge.b));
    let name =
        |found: &Detection, node: u32| shares.accounts.get(found.nodes[node as usize]).to_owned();
    let met = |found: &Detection, judged: &Judged| {
        let at = found.edges.iter().position(|edge| {
            let ends = [name(found, edge.a), name(found, edge.b)];
            ends == ["loop".to_owned(), "zz0".to_owned()]
        });
        at.and_then(|at| judged.edges[at]).map(|edge| edge.observed)
    };
    assert_eq!(met(&with, &judged_with), Some(5));
    assert_eq!(met(&found, &judged_without), None);
}

#[test]
fn what_can_not_be_asked_is_refused() {
    let shares = shares_of(&world());
    let peer = Params {
        compat: Compat::Coortweet { edge_quantile: 0.5 },
        fuse: true,
        ..Params::default()
    };
    let found = detect(&shares, &Params::default(), GO).unwrap();
    let community = vec![0; found.nodes.len()];
    let ask = |params: &Params, asked: &Significance, progress: Progress<'_>| {
        judge_run(&shares, &found, &community, (params, asked, 1), progress)
    };
    let usual = Significance::default();
    assert_eq!(
        ask(&peer, &usual, GO).unwrap_err().code(),
        "invalid-parameter"
    );
    for wrong in [
        Significance {
            max_q: 0.0,
            ..usual.clone()
        },
        Significance {
            max_q: f64::NAN,
            ..usual.clone()
        },
        Significance {
            min_group: 3,
            ..usual.clone()
        },
        Significance {
            reaction_secs: 0.0,
            ..usual.clone()
        },
    ] {
        assert!(describe_significance(&wrong).is_err());
        let refused = ask(&Params::default(), &wrong, GO).unwrap_err();
        assert_eq!(refused.code(), "invalid-parameter");
    }
    // Stops at any stage, with nothing but that to say.
    let calls = AtomicU64::new(0);
    let counting = |_: &str, _: u64, _: u64| {
        calls.fetch_add(1, Relaxed);
        true
    };
    ask(&Params::default(), &usual, &counting).unwrap();
    for stop_at in 0..calls.load(Relaxed).min(12) {
        let left = AtomicU64::new(stop_at);
        let stopping = |_: &str, _: u64, _: u64| {
            let step = |left: u64| left.checked_sub(1);
            left.fetch_update(Relaxed, Relaxed, step).is_ok()
        };
        let stopped = ask(&Params::default(), &usual, &stopping);
        assert_eq!(stopped.unwrap_err(), DetectionError::Cancelled, "{stop_at}");
    }
}

#[test]
fn every_field_is_declared_and_the_paragraph_states_it() {
    let usual = Significance::default();
    let serde_json::Value::Object(fields) = serde_json::to_value(&usual).unwrap() else {
        panic!()
    };
    let declared: Vec<&str> = SIGNIFICANCE.parameters.iter().map(|spec| spec.id).collect();
    assert_eq!(fields.keys().collect::<Vec<_>>(), declared);
    let judge = zwerm_statistics::Options::default();
    assert_eq!(usual.max_q, judge.max_q);
    assert_eq!(usual.correction, judge.correction);
    assert_eq!(usual.min_group, judge.min_group);
    assert_eq!(usual.reaction_ms(), judge.reaction_ms);
    let asked = Significance {
        correction: Correction::BenjaminiYekutieli,
        max_q: 0.05,
        reaction_secs: 90.0,
        ..usual
    };
    let text = describe_significance(&asked).unwrap();
    for part in ["Yekutieli", "below 0.05", "90 seconds", "4 accounts"] {
        assert!(text.contains(part), "{part:?} is not in {text:?}");
    }
    let json = serde_json::to_string(&asked).unwrap();
    assert_eq!(serde_json::from_str::<Significance>(&json).unwrap(), asked);
    assert!(
        SIGNIFICANCE
            .references
            .iter()
            .all(|reference| reference.doi.starts_with("10."))
    );
}
