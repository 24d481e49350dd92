//! Each rule on a case small enough to check by hand.

use super::{GO, open, shares_of, simple};
use crate::{Params, detect, pairs_of};

/// Weight of the only edge at each window, or nothing.
pub(crate) fn weights(rows: &[super::Row], params: &Params) -> Vec<Vec<u64>> {
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
