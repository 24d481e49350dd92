//! Runs over invented data with a known truth, and what must hold for any run.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod support;

use rand::RngExt;
use support::{World, on};
use zwerm_statistics::{
    Evidence, JudgedPair, Judgement, Layer, Options, Rung, StatisticsError, WeightedPair,
    compare_communities, judge,
};

const WINDOW_MS: i64 = 60_000;

fn judged(shares: &support::Shares, seed: u64) -> Judgement {
    let options = Options {
        seed,
        ..Options::default()
    };
    judge(
        &[shares.layer()],
        WINDOW_MS,
        &shares.edges(WINDOW_MS),
        &options,
        &on,
    )
    .expect("judged")
}

#[test]
fn planted_groups_reach_rung_2_and_nobody_else_does() {
    for seed in 1..=3 {
        let mut world = World::new(seed, 40_000, 8_000, 4_000, 60);
        let mut truth: Vec<u32> = (0..3).flat_map(|_| world.plant(10, 20, 20)).collect();
        truth.sort_unstable();
        let result = judged(&world.shares(), seed);
        assert_eq!(result.established_accounts(), truth, "seed {seed}");
        assert_eq!(result.groups.len(), 3);
        assert!(
            truth
                .iter()
                .all(|&a| result.rung_of_account(a) == Rung::Coordination)
        );
        assert_eq!(result.rung_of_account(0), Rung::Similarity);
        let mut community = truth[..10].to_vec();
        community.extend(0..8);
        assert_eq!(
            result.rung_of_community(&community, None),
            Rung::Coordination
        );
        community.extend(8..12);
        assert_eq!(result.rung_of_community(&community, None), Rung::Similarity);
        assert_eq!(
            result.rung_of_community(&truth[..3], None),
            Rung::Similarity
        );
        assert_eq!(result.rung_of_community(&[], None), Rung::Similarity);
    }
}

#[test]
fn quiet_groups_are_found_by_the_group_as_a_whole() {
    let mut found = 0;
    let mut by_edge = 0;
    for seed in 1..=3 {
        let mut world = World::new(seed, 40_000, 8_000, 4_000, 60);
        let truth: Vec<u32> = (0..10).flat_map(|_| world.plant(6, 6, 50)).collect();
        let result = judged(&world.shares(), seed);
        assert!(
            result
                .established_accounts()
                .iter()
                .all(|a| truth.contains(a))
        );
        found += result.established_accounts().len();
        by_edge += result.groups.iter().map(|g| g.by_edge.len()).sum::<usize>();
    }
    assert!(found >= 140, "{found} of 180");
    assert!(found > by_edge);
}

#[test]
fn fans_of_the_same_idol_pass_the_activity_null_and_fail_the_common_cause() {
    let mut world = World::new(5, 40_000, 8_000, 4_000, 60);
    let fans: Vec<u32> = (0..4).flat_map(|_| world.fans(30, 40)).collect();
    let shares = world.shares();
    let edges = shares.edges(WINDOW_MS);
    let result = judged(&shares, 1);
    let passing = edges
        .iter()
        .zip(&result.edges)
        .filter(|(e, j)| fans.contains(&e.a) && fans.contains(&e.b) && j.passes_activity)
        .count();
    assert!(
        passing > 100,
        "{passing} pairs of fans meet more often than activity predicts"
    );
    assert!(result.edges.iter().all(|j| !j.established()));
    assert!(result.groups.is_empty());
}

#[test]
fn what_flares_up_again_is_a_common_cause_at_any_window() {
    let mut world = World::new(8, 20_000, 4_000, 2_000, 60);
    let fans: Vec<u32> = (2_000..2_030).collect();
    for object in 0..40 {
        // Hours after it appeared, something happens; the fans see it within minutes.
        let flare = world.births[3_000 + object]
            + i64::from(world.random.random_range(1..40_u32)) * 3_600_000;
        for &fan in &fans {
            if world.random.random_bool(0.5) {
                let time = flare + support::delay_ms(&mut world.random, 240.0, 1.2);
                world.rows.push((3_000 + object as u32, time, fan));
            }
        }
    }
    let shares = world.shares();
    for window_ms in [WINDOW_MS, 5 * WINDOW_MS] {
        let edges = shares.edges(window_ms);
        let result = judge(
            &[shares.layer()],
            window_ms,
            &edges,
            &Options::default(),
            &on,
        );
        let result = result.expect("judged");
        let passing = result.edges.iter().filter(|e| e.passes_activity).count();
        assert!(window_ms == WINDOW_MS || passing > 20, "{passing}");
        assert!(result.groups.is_empty(), "{window_ms}");
    }
}

/// Reposts within ten seconds of the publication and nothing else: of followers, each at a moment of its
/// own, and of a group that reposts forty posts within the same second.
fn fast_reposts(seed: u64) -> (support::Shares, Vec<i64>, Vec<u32>) {
    let mut world = World::new(seed, 0, 6_000, 1_500, 60);
    for object in 0..6_000 {
        // As many as the objects of the group have with it, so that popularity does not give it away.
        for _ in 0..2 + object % 15 {
            let account = world.random.random_range(0..1_500);
            let time = world.births[object] + world.random.random_range(0..=10_000);
            world.rows.push((object as u32, time, account));
        }
    }
    let group: Vec<u32> = (1_500..1_508).collect();
    for object in (0..6_000).filter(|object| object % 15 < 5).step_by(50) {
        let start = world.births[object] + world.random.random_range(0..=9_000);
        for &member in &group {
            let time = start + world.random.random_range(0..=1_000);
            world.rows.push((object as u32, time, member));
        }
    }
    let published = world.births.clone();
    (world.shares(), published, group)
}

#[test]
fn fast_reposts_say_nothing_of_synchrony_at_a_window_as_wide_as_their_limit() {
    let mut beyond_activity = 0;
    for seed in 1..=3 {
        let (shares, published, group) = fast_reposts(seed);
        let run = |window_ms: i64, published_ms| {
            let layer = Layer {
                published_ms,
                ..shares.layer()
            };
            let edges = shares.edges(window_ms);
            judge(&[layer], window_ms, &edges, &Options::default(), &on).expect("judged")
        };
        for window_ms in [10_000, 60_000] {
            for published_ms in [None, Some(&published[..])] {
                let result = run(window_ms, published_ms);
                beyond_activity += result.edges.iter().filter(|e| e.passes_activity).count();
                // Every chance of a meeting is one, so no number of meetings is a surprise.
                for edge in &result.edges {
                    let null = edge.common_cause.as_ref();
                    assert!(null.is_none_or(|null| !null.passes && null.log10_p > -1e-9));
                    assert!(!edge.established());
                }
                assert!(result.groups.is_empty(), "seed {seed}, {window_ms} ms");
            }
        }
        // Below the limit there is something to see, and it is the group.
        let below = run(1_000, Some(&published[..]));
        assert_eq!(below.established_accounts(), group, "seed {seed}");
    }
    assert!(beyond_activity > 100, "{beyond_activity}");
}

#[test]
fn slow_groups_are_found_when_slow_is_asked_for() {
    let mut world = World::new(8, 20_000, 4_000, 2_000, 60);
    let slow = world.plant(12, 20, 240);
    let shares = world.shares();
    let edges = shares.edges(300_000);
    let run = |reaction_ms: i64| {
        let options = Options {
            reaction_ms,
            ..Options::default()
        };
        judge(&[shares.layer()], 300_000, &edges, &options, &on).expect("judged")
    };
    assert_eq!(run(300_000).established_accounts(), slow);
    assert!(run(60_000).groups.is_empty());
}

/// Eight accounts that repost everything of one feed five minutes after it appears.
fn feed(first_item: usize) -> (support::Shares, Vec<i64>) {
    let mut world = World::new(6, 20_000, 4_000, 2_000, 60);
    for item in first_item..first_item + 40 {
        for account in 0..8 {
            let time = world.births[item] + 300_000 + i64::from(account) * 2_000;
            world.rows.push((item as u32, time, 2_000 + account));
        }
    }
    let mut objects: Vec<u32> = world.rows.iter().map(|r| r.0).collect();
    objects.sort_unstable();
    objects.dedup();
    let published = objects.iter().map(|&o| world.births[o as usize]).collect();
    (world.shares(), published)
}

#[test]
fn feeds_that_repost_after_a_fixed_delay_are_a_common_cause() {
    // Items that few others share: they appear when the feeds post them.
    assert!(judged(&feed(3_000).0, 1).groups.is_empty());
    // Items that many share, some before the feeds: it must be known when they were published.
    let (shares, published) = feed(0);
    let layer = Layer {
        published_ms: Some(&published),
        ..shares.layer()
    };
    let edges = shares.edges(WINDOW_MS);
    let result = judge(&[layer], WINDOW_MS, &edges, &Options::default(), &on).expect("judged");
    assert!(result.groups.is_empty());
    assert_eq!(
        judged(&shares, 1).groups.len(),
        1,
        "the limit that published_ms is there for"
    );
}

#[test]
fn chance_alone_establishes_nothing() {
    for seed in 1..=25 {
        let shares = World::new(seed, 20_000, 4_000, 2_000, 30).shares();
        let result = judged(&shares, seed);
        assert!(result.groups.is_empty(), "seed {seed}");
    }
}

#[test]
fn the_same_bytes_with_any_number_of_threads() {
    let mut world = World::new(9, 20_000, 4_000, 2_000, 30);
    world.plant(8, 12, 30);
    let shares = world.shares();
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("a pool");
        pool.install(|| serde_json::to_string(&judged(&shares, 3)).expect("JSON"))
    };
    let one = run(1);
    assert!(one.contains("\"members\":[2000"));
    assert_eq!(one, run(3));
}

#[test]
fn layers_add_up() {
    // Half of the events in one layer, half in the other: the fused run sees them all.
    let mut world = World::new(12, 30_000, 6_000, 3_000, 60);
    let truth = world.plant(8, 10, 20);
    let rows = std::mem::take(&mut world.rows);
    let (even, odd) = rows.into_iter().partition(|r| r.0 % 2 == 0);
    let (one, other) = (support::Shares::new(even), support::Shares::new(odd));
    let mut edges: Vec<JudgedPair> = one.edges(WINDOW_MS);
    edges.extend(other.edges(WINDOW_MS));
    edges.sort_by_key(|e| (e.a, e.b));
    edges.dedup_by_key(|e| (e.a, e.b));
    edges.iter_mut().for_each(|e| e.n_objects = u32::MAX);
    let layers = [one.layer(), other.layer()];
    let result = judge(&layers, WINDOW_MS, &edges, &Options::default(), &on).expect("judged");
    assert_eq!(result.established_accounts(), truth);
    let alone = judge(
        &layers[..1],
        WINDOW_MS,
        &edges[..0],
        &Options::default(),
        &on,
    );
    assert!(alone.expect("judged").groups.is_empty());
}

#[test]
fn a_planted_community_stands_out_and_a_random_one_does_not() {
    let mut world = World::new(4, 20_000, 4_000, 2_000, 30);
    let planted = world.plant(10, 20, 20);
    let shares = world.shares();
    let edges: Vec<WeightedPair> = shares
        .edges(WINDOW_MS)
        .iter()
        .map(|e| WeightedPair {
            a: e.a,
            b: e.b,
            weight: f64::from(e.n_objects),
        })
        .collect();
    let communities = [planted, (100..110).collect(), vec![5], Vec::new()];
    let compared = compare_communities(
        &[shares.layer()],
        WINDOW_MS,
        &edges,
        &communities,
        199,
        1,
        &on,
    )
    .expect("compared");
    assert!(compared[0].stands_out(0.01) && compared[0].density.observed > 0.9);
    assert!(compared[0].synchrony.observed > 0.9 && compared[0].rounds == 199);
    assert!(!compared[1].stands_out(0.05));
    assert!(compared[2].density.p == 1.0 && compared[3].size == 0);
}

#[test]
fn nothing_but_the_conditions_lifts_a_rung() {
    let enough = Evidence {
        activity: true,
        common_cause: true,
        group_size: 4,
        ..Evidence::default()
    };
    assert_eq!(Rung::reached(&enough), Rung::Coordination);
    for less in [
        Evidence {
            activity: false,
            ..enough
        },
        Evidence {
            common_cause: false,
            ..enough
        },
        Evidence {
            group_size: 3,
            ..enough
        },
        Evidence {
            beyond_random_groups: Some(false),
            ..enough
        },
        Evidence {
            survives_sensitivity: Some(false),
            ..enough
        },
    ] {
        assert_eq!(Rung::reached(&less), Rung::Similarity, "{less:?}");
    }
    let more = Evidence {
        layers_at_rung_2: 2,
        indicator_families: 2,
        alternatives_checked: true,
        ..enough
    };
    assert_eq!(Rung::reached(&more), Rung::InauthenticityIndicated);
    for less in [
        Evidence {
            layers_at_rung_2: 1,
            ..more
        },
        Evidence {
            indicator_families: 1,
            ..more
        },
        Evidence {
            alternatives_checked: false,
            ..more
        },
    ] {
        assert_eq!(Rung::reached(&less), Rung::Coordination, "{less:?}");
    }
    assert_eq!(
        Rung::reached(&Evidence {
            activity: false,
            ..more
        }),
        Rung::Similarity
    );
}

#[test]
fn the_caller_can_stop_at_any_stage() {
    let mut world = World::new(9, 10_000, 2_000, 1_000, 30);
    world.plant(8, 12, 30);
    let shares = world.shares();
    let edges = shares.edges(WINDOW_MS);
    for stage in [
        "configuration model",
        "admissible pairs",
        "activity null",
        "groups",
    ] {
        let stop = |now: &str, _: u64, _: u64| now != stage;
        let result = judge(
            &[shares.layer()],
            WINDOW_MS,
            &edges,
            &Options::default(),
            &stop,
        );
        assert_eq!(result, Err(StatisticsError::Cancelled), "{stage}");
    }
}

#[test]
fn what_is_out_of_order_is_refused() {
    let run = |starts: &[u32], accounts: &[u32], times: &[i64], edge: (u32, u32)| {
        let layer = Layer {
            object_starts: starts,
            accounts,
            times_ms: times,
            published_ms: None,
        };
        let edges = [JudgedPair {
            a: edge.0,
            b: edge.1,
            n_objects: 2,
        }];
        judge(&[layer], 1, &edges, &Options::default(), &on).map_err(|e| e.code())
    };
    assert_eq!(run(&[0, 3], &[0, 1], &[0, 0], (0, 1)), Err("bad-layer"));
    assert_eq!(run(&[0, 2], &[0, 1], &[0], (0, 1)), Err("bad-layer"));
    assert_eq!(
        run(&[0, 2, 1, 2], &[0, 1], &[0, 0], (0, 1)),
        Err("bad-layer")
    );
    assert_eq!(run(&[0, 2], &[0, 1], &[5, 0], (0, 1)), Err("bad-layer"));
    assert_eq!(run(&[], &[], &[], (0, 1)), Err("bad-layer"));
    assert_eq!(run(&[0, 2], &[0, 1], &[0, 0], (0, 2)), Err("bad-edge"));
    assert_eq!(run(&[0, 2], &[0, 1], &[0, 0], (1, 1)), Err("bad-edge"));
    assert!(run(&[0, 2], &[0, 1], &[0, 0], (0, 1)).is_ok());
    let options = Options {
        max_q: 0.0,
        ..Options::default()
    };
    assert_eq!(
        judge(&[], 1, &[], &options, &on).map_err(|e| e.code()),
        Err("bad-parameter")
    );
    assert!(judge(&[], 1, &[], &Options::default(), &on).is_ok());
}
