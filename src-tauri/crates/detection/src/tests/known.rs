//! Each rule on a case small enough to check by hand.

use super::{GO, open, row, shares_of, simple, text_pair};
use crate::{Compat, DetectionError, Params, count_pairs, detect, pairs, pairs_of};

/// Weight of the only edge at each window, or nothing.
fn weights(rows: &[super::Row], params: &Params) -> Vec<Vec<u64>> {
    let found = detect(&shares_of(rows), params, GO).unwrap();
    let windows = found.windows_ms.len();
    (0..found.edges.len())
        .map(|edge| {
            (0..windows)
                .map(|w| found.cell(edge, 0, w).unwrap().weight)
                .collect()
        })
        .collect()
}

#[test]
fn the_window_includes_its_bound_to_the_millisecond() {
    let rows = simple(&[("o", "a", "p1", 0.0), ("o", "b", "p2", 1.5)]);
    assert_eq!(weights(&rows, &open(&[1.5])), [[1]]);
    assert!(weights(&rows, &open(&[1.499])).is_empty());
    assert_eq!(
        weights(&rows, &open(&[1.4996])),
        [[1]],
        "rounded to 1500 ms"
    );
    assert!(weights(&rows, &open(&[0.0])).is_empty());
    let same_time = simple(&[("o", "a", "p1", 7.0), ("o", "b", "p2", 7.0)]);
    assert_eq!(weights(&same_time, &open(&[0.0])), [[1]]);
}

#[test]
fn identical_rows_are_pairs_each() {
    let rows = simple(&[
        ("o", "a", "p1", 0.0),
        ("o", "a", "p1", 0.0),
        ("o", "b", "p2", 1.0),
    ]);
    let found = detect(&shares_of(&rows), &open(&[10.0]), GO).unwrap();
    let edge = &found.edges[0];
    assert_eq!(
        (edge.weight, edge.n_objects, edge.n_content_pairs),
        (2, 1, 1)
    );
    assert_eq!((edge.n_content_a, edge.n_content_b), (1, 1));
}

#[test]
fn figures_of_an_edge() {
    // a: p1, p3, p5 - b: p2, p4; two objects; deltas 4, 1, 6 s.
    let rows = simple(&[
        ("o1", "b", "p2", 100.0),
        ("o1", "a", "p1", 104.0),
        ("o2", "a", "p3", 200.0),
        ("o2", "b", "p4", 201.0),
        ("o2", "a", "p5", 207.0),
    ]);
    let found = detect(
        &shares_of(&rows),
        &Params {
            min_weight: 2,
            ..open(&[6.5, 2.0])
        },
        GO,
    )
    .unwrap();
    let edge = &found.edges[0];
    assert_eq!(found.windows_ms, [2000, 6500]);
    assert_eq!(
        (edge.weight, edge.n_objects, edge.n_content_pairs),
        (3, 2, 3)
    );
    assert_eq!((edge.n_content_a, edge.n_content_b), (3, 2));
    assert_eq!(edge.symmetry(), 2.0 / 3.0);
    assert_eq!(edge.sum_delta_ms, 11_000);
    assert!((edge.avg_time_delta_secs() - 11.0 / 3.0).abs() < 1e-12);
    assert_eq!(
        (edge.delta_q1_ms, edge.delta_median_ms, edge.delta_q3_ms),
        (2500.0, 4000.0, 5000.0)
    );
    assert_eq!((edge.first_ms, edge.last_ms), (100_000, 207_000));
    let narrow = found.cell(0, 0, 0).unwrap();
    assert_eq!(
        (narrow.weight, narrow.n_objects, narrow.sum_delta_ms),
        (1, 1, 1000)
    );
    assert_eq!(found.cell(0, 0, 2), None);
    assert_eq!(found.edge_between(1, 0), Some(0));
}

#[test]
fn loops_are_the_original_the_same_post_and_the_same_account() {
    let rows = simple(&[
        ("p0", "a", "p0", 0.0), // the original post
        ("p0", "b", "p1", 1.0),
        ("q", "a", "p2", 0.0), // the same post twice
        ("q", "b", "p2", 1.0),
        ("r", "a", "p3", 0.0), // the same account twice
        ("r", "a", "p4", 1.0),
    ]);
    assert!(weights(&rows, &open(&[10.0])).is_empty());

    let found = detect(
        &shares_of(&rows),
        &Params {
            keep_loops: true,
            ..open(&[10.0])
        },
        GO,
    )
    .unwrap();
    let edges: Vec<_> = found
        .edges
        .iter()
        .map(|edge| (edge.a, edge.b, edge.weight))
        .collect();
    assert_eq!(edges, [(0, 0, 1), (0, 1, 2)]);
    assert_eq!(
        (found.edges[0].n_content_a, found.edges[0].n_content_b),
        (2, 2)
    );
    assert_eq!(found.edges[0].n_content_pairs, 1);
    assert_eq!(found.edges[0].symmetry(), 1.0);
}

#[test]
fn a_loop_counts_each_pair_of_rows_once() {
    let rows = simple(&[
        ("o", "a", "p1", 0.0),
        ("o", "a", "p2", 1.0),
        ("o", "a", "p3", 2.0),
    ]);
    let params = Params {
        keep_loops: true,
        ..open(&[1.0])
    };
    assert_eq!(weights(&rows, &params), [[2]]);
    assert_eq!(pairs_of(&shares_of(&rows), &params, 0, 0).unwrap().len(), 2);
}

#[test]
fn accounts_with_too_few_rows_are_left_out_first() {
    // c has one row only and would give a and b their second pair.
    let rows = simple(&[
        ("o1", "a", "p1", 0.0),
        ("o1", "b", "p2", 1.0),
        ("o2", "a", "p3", 50.0),
        ("o2", "c", "p4", 51.0),
        ("o3", "b", "p5", 90.0),
    ]);
    // a: p1 and p3 are in C only if c may take part; without c each has one row in C.
    assert!(
        weights(
            &rows,
            &Params {
                min_participation: 2,
                ..open(&[10.0])
            }
        )
        .is_empty()
    );
    assert_eq!(
        weights(
            &rows,
            &Params {
                min_participation: 1,
                ..open(&[10.0])
            }
        )
        .len(),
        2
    );
}

#[test]
fn one_side_that_takes_part_is_enough() {
    // a has two posts with partners; b and c have one each and a second row elsewhere.
    let rows = simple(&[
        ("o1", "a", "p1", 0.0),
        ("o1", "b", "p2", 1.0),
        ("o2", "a", "p3", 50.0),
        ("o2", "c", "p4", 51.0),
        ("o3", "b", "p5", 90.0),
        ("o4", "c", "p6", 90.0),
        ("o5", "d", "p7", 10.0), // d and e: neither takes part
        ("o5", "e", "p8", 11.0),
        ("o6", "d", "p9", 99.0),
        ("o7", "e", "p10", 99.0),
    ]);
    let found = detect(
        &shares_of(&rows),
        &Params {
            min_participation: 2,
            ..open(&[10.0])
        },
        GO,
    )
    .unwrap();
    let ends: Vec<_> = found.edges.iter().map(|edge| (edge.a, edge.b)).collect();
    assert_eq!(ends, [(0, 1), (0, 2)]);
}

#[test]
fn every_window_has_its_own_participation() {
    // Within 10 s a takes part (two posts with partners), within 2 s it has only one.
    let rows = simple(&[
        ("o1", "a", "p1", 0.0),
        ("o1", "b", "p2", 1.0),
        ("o2", "a", "p3", 50.0),
        ("o2", "b", "p4", 58.0),
    ]);
    let both = Params {
        min_participation: 2,
        ..open(&[2.0, 10.0])
    };
    assert_eq!(weights(&rows, &both), [[0, 2]]);
    assert!(
        weights(
            &rows,
            &Params {
                windows_secs: vec![2.0],
                ..both
            }
        )
        .is_empty()
    );
}

#[test]
fn an_original_counts_as_a_row_of_its_account() {
    // a's original o1 is posted under the id p1 again, so p1 is in C and both rows count.
    let rows = simple(&[
        ("p1", "a", "p1", 0.0),
        ("o2", "a", "p1", 10.0),
        ("o2", "b", "p2", 11.0),
        ("o3", "b", "p3", 99.0),
    ]);
    assert_eq!(
        weights(
            &rows,
            &Params {
                min_participation: 2,
                ..open(&[5.0])
            }
        ),
        [[1]]
    );
}

#[test]
fn the_threshold_counts_objects_not_pairs() {
    let rows = simple(&[
        ("o1", "a", "p1", 0.0),
        ("o1", "a", "p2", 1.0),
        ("o1", "b", "p3", 2.0), // weight 2, one object
        ("o1", "c", "p4", 500.0),
        ("o2", "c", "p5", 0.0),
        ("o2", "b", "p6", 1.0),
        ("o1", "b", "p7", 501.0), // b and c: two objects
    ]);
    let found = detect(
        &shares_of(&rows),
        &Params {
            min_weight: 2,
            ..open(&[10.0])
        },
        GO,
    )
    .unwrap();
    assert_eq!(found.edges.len(), 1);
    let shares = shares_of(&rows);
    let names: Vec<_> = found
        .nodes
        .iter()
        .map(|&code| shares.accounts.get(code))
        .collect();
    assert_eq!(names, ["b", "c"]);
    assert_eq!(found.stats.edges_reaching_min_weight, 1);
}

#[test]
fn layers_are_inputs_of_their_own_unless_fused() {
    let rows = [
        row("url", "o1", "a", "p1", 0.0),
        row("url", "o1", "b", "p2", 1.0),
        row("hashtag", "o1", "a", "p3", 100.0),
        row("hashtag", "o1", "b", "p4", 101.0),
    ];
    let shares = shares_of(&rows);
    let two = Params {
        min_weight: 2,
        ..open(&[10.0])
    };
    assert!(
        detect(&shares, &two, GO).unwrap().edges.is_empty(),
        "one object in each layer"
    );
    let fused = detect(&shares, &Params { fuse: true, ..two }, GO).unwrap();
    assert_eq!(fused.layers, ["hashtag", "url"]);
    let edge = &fused.edges[0];
    assert_eq!((edge.weight, edge.n_objects, edge.n_layers), (2, 2, 2));
    assert_eq!(
        fused
            .cells
            .iter()
            .map(|cell| cell.weight)
            .collect::<Vec<_>>(),
        [1, 1]
    );

    // Two rows an account: enough together, not in one layer.
    let participation = Params {
        min_participation: 2,
        ..open(&[10.0])
    };
    assert!(
        detect(&shares, &participation, GO)
            .unwrap()
            .edges
            .is_empty()
    );
    let fused = Params {
        fuse: true,
        ..participation
    };
    assert_eq!(detect(&shares, &fused, GO).unwrap().edges.len(), 1);
}

#[test]
fn a_weak_layer_is_reported_beside_a_strong_one() {
    let mut rows = vec![
        row("url", "o1", "a", "p1", 0.0),
        row("url", "o1", "b", "p2", 1.0),
        row("url", "o2", "a", "p3", 100.0),
        row("url", "o2", "b", "p4", 101.0),
        row("tag", "t", "a", "p5", 7.0),
        row("tag", "t", "b", "p6", 8.0),
    ];
    // An account that meets a in one layer and b in the other reaches no threshold.
    rows.push(row("tag", "t", "c", "p7", 9.0));
    let params = Params {
        layers: vec!["url".into(), "tag".into()],
        min_weight: 2,
        ..open(&[10.0])
    };
    let found = detect(&shares_of(&rows), &params, GO).unwrap();
    assert_eq!(found.edges.len(), 1);
    let weights: Vec<_> = (0..2)
        .map(|layer| found.cell(0, layer, 0).unwrap().weight)
        .collect();
    assert_eq!(weights, [2, 1]);
    assert_eq!((found.edges[0].weight, found.edges[0].n_layers), (3, 2));
}

#[test]
fn equal_times_are_ordered_by_text_or_as_the_peer_does() {
    let rows = simple(&[("o", "z", "p1", 5.0), ("o", "a", "p2", 5.0)]);
    let shares = shares_of(&rows);
    let older = |params: &Params| {
        let mut found = Vec::new();
        pairs(
            &shares,
            params,
            &mut |pair| {
                found.push(text_pair(&shares, &pair));
                true
            },
            GO,
        )
        .unwrap();
        found[0].2.clone()
    };
    assert_eq!(older(&open(&[1.0])), "a");
    let compat = Params {
        compat: Compat::Coortweet { edge_quantile: 0.5 },
        ..open(&[1.0])
    };
    assert_eq!(older(&compat), "z", "first in the input");
}

#[test]
fn compat_filters_nothing_and_flags_strictly_above_the_quantile() {
    let mut rows = simple(&[
        ("o1", "a", "p1", 0.0),
        ("o1", "b", "p2", 1.0),
        ("o1", "b", "p3", 2.0),
    ]);
    rows.extend(simple(&[("o2", "c", "p4", 0.0), ("o2", "d", "p5", 1.0)]));
    let params = Params {
        compat: Compat::Coortweet { edge_quantile: 0.5 },
        min_weight: 9,
        weight_quantile: Some(1.0),
        ..open(&[10.0])
    };
    let found = detect(&shares_of(&rows), &params, GO).unwrap();
    let flags: Vec<_> = found
        .edges
        .iter()
        .map(|edge| (edge.weight, edge.over_threshold))
        .collect();
    assert_eq!(flags, [(2, true), (1, false)]);
    assert_eq!(found.stats.quantile_weight, Some(1.5));
    let cell = found.cell(0, 0, 0).unwrap();
    assert_eq!((cell.n_older, cell.n_newer), (1, 2));

    // All weights equal: nothing is flagged.
    let equal = detect(&shares_of(&rows[3..]), &params, GO).unwrap();
    assert_eq!(equal.edges.len(), 1);
    assert!(!equal.edges[0].over_threshold);
}

#[test]
fn the_weight_quantile_keeps_its_bound() {
    let mut rows = simple(&[("o1", "a", "p1", 0.0), ("o1", "b", "p2", 1.0)]);
    rows.extend(simple(&[
        ("o2", "c", "p3", 0.0),
        ("o2", "d", "p4", 1.0),
        ("o2", "d", "p5", 1.0),
    ]));
    let keep = |quantile| {
        let params = Params {
            weight_quantile: Some(quantile),
            ..open(&[10.0])
        };
        let found = detect(&shares_of(&rows), &params, GO).unwrap();
        assert_eq!(found.stats.edges_reaching_min_weight, 2);
        found
            .edges
            .iter()
            .map(|edge| (edge.a, edge.b, edge.weight))
            .collect::<Vec<_>>()
    };
    assert_eq!(keep(0.0), [(0, 1, 1), (2, 3, 2)]);
    assert_eq!(keep(0.5), [(0, 1, 2)], "nodes are numbered anew");
    assert_eq!(keep(1.0), [(0, 1, 2)]);
}

#[test]
fn pairs_are_counted_before_any_rule() {
    let rows = [
        row("url", "o", "a", "p1", 0.0),
        row("url", "o", "a", "p1", 1.0),
        row("url", "o", "b", "o", 3.0),
        row("tag", "o", "b", "p", 3.0),
    ];
    let count = count_pairs(&shares_of(&rows), &[], &[3.0, 1.0, 2.0, 0.5], GO).unwrap();
    assert_eq!(count.layers, ["tag", "url"]);
    assert_eq!(count.windows_ms, [500, 1000, 2000, 3000]);
    assert_eq!(count.pairs, [vec![0, 0, 0, 0], vec![0, 1, 2, 3]]);
    assert_eq!(count.totals(), [0, 1, 2, 3]);
}

#[test]
fn empty_input_and_foreign_layers() {
    let empty = shares_of(&[]);
    let found = detect(&empty, &Params::default(), GO).unwrap();
    assert!(found.nodes.is_empty() && found.edges.is_empty() && found.layers.is_empty());
    assert_eq!(pairs(&empty, &Params::default(), &mut |_| true, GO), Ok(0));
    assert!(
        pairs_of(&empty, &Params::default(), 0, 1)
            .unwrap()
            .is_empty()
    );
    let shares = shares_of(&simple(&[("o", "a", "p", 0.0)]));
    let params = Params {
        layers: vec!["image".into()],
        ..Params::default()
    };
    let error = detect(&shares, &params, GO).unwrap_err();
    assert_eq!(error.code(), "unknown-layer");
    assert_eq!(
        error.to_string(),
        "the data has no layer \"image\"; it has url"
    );
}

#[test]
fn times_at_the_ends_of_the_calendar_do_not_overflow() {
    let mut rows = simple(&[
        ("o", "a", "p1", 0.0),
        ("o", "b", "p2", 0.0),
        ("o", "c", "p3", 0.0),
    ]);
    rows[0].5 = i64::MIN;
    rows[1].5 = i64::MAX;
    assert!(weights(&rows, &open(&[31_622_400.0])).is_empty());
}

#[test]
fn damaged_shares_are_refused() {
    let mut shares = shares_of(&simple(&[("o", "a", "p", 0.0)]));
    shares.account[0] = 9;
    assert_eq!(
        detect(&shares, &Params::default(), GO).unwrap_err().code(),
        "damaged-shares"
    );
    shares.time_ms.clear();
    let error = count_pairs(&shares, &[], &[1.0], GO).unwrap_err();
    assert!(matches!(
        error,
        DetectionError::DamagedShares {
            reason: "columns of different length"
        }
    ));
}

#[test]
fn a_stream_may_end_early() {
    let rows = simple(&[
        ("o", "a", "p1", 0.0),
        ("o", "b", "p2", 1.0),
        ("o", "c", "p3", 2.0),
    ]);
    let mut seen = 0;
    let count = pairs(
        &shares_of(&rows),
        &open(&[9.0]),
        &mut |_| {
            seen += 1;
            seen < 2
        },
        GO,
    );
    assert_eq!(count, Ok(2));
}
