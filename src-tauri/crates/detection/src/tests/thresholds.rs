//! Thresholds, layers, the compatibility mode and unusual input, by hand.

use super::known::weights;
use super::{GO, open, row, shares_of, simple, text_pair};
use crate::{Compat, DetectionError, Params, count_pairs, detect, pairs, pairs_of};

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
