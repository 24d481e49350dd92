//! The peer's defects, on a case small enough to follow.

use super::{GO, open, row, shares_of, simple};
use crate::coortweet::tables;
use crate::{Compat, Params};

fn compat(windows: &[f64]) -> Params {
    Params {
        compat: Compat::Coortweet { edge_quantile: 0.5 },
        ..open(windows)
    }
}

#[test]
fn posts_are_counted_by_age_and_groups_on_one_side() {
    // b first over o1, a first over o2: older posts {q1, p2}, newer posts {p1, q2, q3}.
    let rows = simple(&[
        ("o1", "b", "q1", 0.0),
        ("o1", "a", "p1", 4.0),
        ("o2", "a", "p2", 100.0),
        ("o2", "b", "q2", 101.0),
        ("o2", "b", "q3", 102.0),
        ("x,y,", "c", "r1", 0.0),
        ("x,y,", "d", "r2", 8.0),
    ]);
    let shares = shares_of(&rows);
    let tables = tables(&shares, &compat(&[10.0, 2.0]), GO).unwrap();
    let edge = &tables.edges[0];
    assert_eq!((edge.from, edge.to, edge.weight), ("a", "b", 3));
    assert_eq!((edge.n_content_id, edge.n_content_id_y), (2, 3));
    assert_eq!(edge.weight_threshold, 1);
    assert_eq!(tables.subgraph1_edges.len(), 1);
    let components: Vec<_> = tables
        .nodes
        .iter()
        .map(|node| (node.account_id, node.degree, node.component))
        .collect();
    assert_eq!(
        components,
        [("a", 1, 1), ("b", 1, 1), ("c", 1, 2), ("d", 1, 2)]
    );
    // One account an object: the `from` side; cut at commas.
    let groups: Vec<_> = tables
        .group_stats
        .iter()
        .map(|group| (group.object_id.as_str(), group.num_accounts))
        .collect();
    assert_eq!(groups, [("o1", 1), ("o2", 1), ("x", 1), ("y", 1)]);
    let full: Vec<_> = tables
        .account_stats_full
        .iter()
        .map(|stats| (stats.account_id, stats.unique_shares_count))
        .collect();
    assert_eq!(full, [("a", 2), ("b", 3)]);

    let fast = tables.fast.unwrap();
    assert_eq!(fast.edges[0].weight_fast, Some(2));
    assert_eq!(fast.edges[1].weight_fast, None);
    assert_eq!(
        fast.edges[0].weight_threshold_fast,
        Some(0),
        "the only fast weight is its own quantile"
    );
    assert!(fast.subgraph3_nodes.is_empty());
}

#[test]
fn equal_means_count_once_in_account_statistics() {
    // a meets b and c after 2 s each and d after 8 s: mean of {2, 8}, not of {2, 2, 8}.
    let rows = simple(&[
        ("o1", "a", "p1", 0.0),
        ("o1", "b", "p2", 2.0),
        ("o2", "a", "p3", 100.0),
        ("o2", "c", "p4", 102.0),
        ("o3", "a", "p5", 200.0),
        ("o3", "d", "p6", 208.0),
    ]);
    let shares = shares_of(&rows);
    let tables = tables(&shares, &compat(&[10.0]), GO).unwrap();
    assert_eq!(tables.account_stats_none[0].avg_time_delta, 5.0);
    assert!(
        tables.account_stats_full.is_empty(),
        "all weights are equal"
    );
}

#[test]
fn one_table_at_a_time() {
    let rows = [
        row("url", "o", "a", "p1", 0.0),
        row("tag", "o", "b", "p2", 0.0),
    ];
    let shares = shares_of(&rows);
    assert_eq!(
        tables(&shares, &compat(&[1.0]), GO).unwrap_err().code(),
        "one-layer-only"
    );
    assert!(
        tables(
            &shares,
            &Params {
                fuse: true,
                ..compat(&[1.0])
            },
            GO
        )
        .is_ok()
    );
    assert_eq!(
        tables(&shares, &open(&[1.0]), GO).unwrap_err().code(),
        "invalid-parameter"
    );
}
