//! Known answers: networkx 3.6 on the karate club, Les Misérables and a graph with a loop and isolates.

use super::{components, core_numbers, disparity, pagerank};
use crate::Graph;
use crate::testgraphs::{karate, les_miserables};

#[test]
fn components_are_numbered_by_size_then_smallest_node() {
    let edges = [(1, 7, 1.0), (4, 5, 1.0), (5, 6, 1.0), (2, 3, 1.0)];
    let graph = Graph::from_edges(9, &edges).unwrap();
    assert_eq!(components(&graph), [3, 1, 2, 2, 0, 0, 0, 1, 4]);
}

#[test]
fn core_numbers_equal_networkx() {
    #[rustfmt::skip]
    let expected_karate = [
        4, 4, 4, 4, 3, 3, 3, 4, 4, 2, 3, 1, 2, 4, 2, 2, 2, 2, 2, 3, 2, 2, 2, 3, 3, 3, 2, 3, 3, 3,
        4, 3, 4, 4,
    ];
    assert_eq!(core_numbers(&karate()), expected_karate);
    #[rustfmt::skip]
    let expected = [
        1, 3, 3, 3, 1, 1, 1, 1, 1, 1, 8, 1, 2, 1, 1, 1, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 6, 8, 2, 6,
        2, 3, 1, 2, 6, 6, 6, 6, 6, 2, 1, 8, 3, 3, 2, 1, 1, 1, 9, 4, 2, 4, 2, 1, 4, 9, 2, 9, 9, 9,
        9, 9, 9, 9, 9, 9, 9, 1, 8, 8, 8, 8, 3, 2, 2, 7, 7,
    ];
    assert_eq!(core_numbers(&les_miserables()), expected);
}

#[test]
fn core_numbers_ignore_self_loops_and_isolates() {
    let graph = Graph::from_edges(4, &[(0, 0, 1.0), (0, 1, 1.0), (2, 2, 1.0)]).unwrap();
    assert_eq!(core_numbers(&graph), [1, 1, 0, 0]);
    assert!(core_numbers(&Graph::from_edges(0, &[]).unwrap()).is_empty());
}

fn assert_ranks(graph: &Graph, expected: &[(usize, f64)]) {
    let rank = pagerank(graph, 0.85, 1e-15);
    assert!((rank.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    for &(node, value) in expected {
        assert!(
            (rank[node] - value).abs() < 1e-9,
            "node {node}: {} != {value}",
            rank[node]
        );
    }
}

#[test]
fn pagerank_equals_networkx() {
    assert_ranks(
        &karate(),
        &[
            (0, 0.09699728538830414),
            (1, 0.05287692406114842),
            (11, 0.009564745492136189),
            (33, 0.10091918233261697),
        ],
    );
    assert_ranks(
        &les_miserables(),
        &[
            (0, 0.0030237565419318196),
            (10, 0.09955810825406584),
            (11, 0.0024836493658744584),
            (76, 0.004510708721983083),
        ],
    );
}

#[test]
fn pagerank_of_loops_and_isolates_equals_networkx() {
    let graph = Graph::from_edges(5, &[(0, 0, 2.0), (0, 1, 1.0), (1, 2, 3.0)]).unwrap();
    assert_ranks(
        &graph,
        &[
            (0, 0.2797518793903793),
            (1, 0.35657067740212717),
            (2, 0.2727683522984028),
            (3, 0.04545454545454546),
            (4, 0.04545454545454546),
        ],
    );
    assert!(pagerank(&Graph::from_edges(0, &[]).unwrap(), 0.85, 1e-9).is_empty());
}

/// Exact values of the integral of Serrano et al. (equation 2), by rational arithmetic in Python, and
/// the size of the backbone at five levels.
#[test]
fn disparity_of_les_miserables_equals_the_integral() {
    let graph = les_miserables();
    let alphas = disparity(&graph);
    let edges: Vec<(u32, u32)> = graph.edges().map(|(a, b, _)| (a, b)).collect();
    for (edge, expected) in [
        ((10, 26), 0.000_478_775_799_372_268_1),
        ((0, 1), 0.744_450_880_590_816_8),
        ((1, 3), 0.030_041_278_266_165_747),
        ((26, 55), 0.017_250_653_637_288_2),
        ((62, 64), 0.089_990_754_154_498_09),
    ] {
        let at = edges.binary_search(&edge).unwrap();
        let error = (alphas[at] / expected - 1.0).abs();
        assert!(error < 1e-12, "{edge:?}: {} != {expected}", alphas[at]);
    }
    for (level, kept, nodes) in [
        (0.01, 3, 5),
        (0.05, 9, 10),
        (0.1, 21, 21),
        (0.2, 47, 30),
        (0.5, 162, 59),
    ] {
        let backbone = edges
            .iter()
            .zip(&alphas)
            .filter(|(_, alpha)| **alpha < level);
        let backbone: Vec<(u32, u32)> = backbone.map(|(edge, _)| *edge).collect();
        assert_eq!(backbone.len(), kept, "at {level}");
        let ends: std::collections::BTreeSet<u32> =
            backbone.iter().flat_map(|&(a, b)| [a, b]).collect();
        assert_eq!(ends.len(), nodes, "at {level}");
    }
}

#[test]
fn disparity_of_even_spread_lonely_pairs_and_loops() {
    // Every edge of a ring is half of either end: (1 - 1/2)^1, whatever the weight.
    let ring = Graph::from_edges(4, &[(0, 1, 7.0), (1, 2, 7.0), (2, 3, 7.0), (0, 3, 7.0)]).unwrap();
    assert_eq!(disparity(&ring).len(), 4);
    assert!(
        disparity(&ring)
            .iter()
            .all(|alpha| (alpha - 0.5).abs() < 1e-15)
    );
    // A pair alone says nothing, nor does a loop, which takes no part in its node's strength.
    let graph =
        Graph::from_edges(5, &[(0, 1, 9.0), (2, 2, 50.0), (2, 3, 3.0), (2, 4, 1.0)]).unwrap();
    let alphas = disparity(&graph);
    assert_eq!((alphas[0], alphas[1]), (1.0, 1.0));
    assert!((alphas[2] - 0.25).abs() < 1e-15 && (alphas[3] - 0.75).abs() < 1e-15);
    // Digits stay where the share is tiny.
    let star: Vec<(u32, u32, f64)> = (1..=3)
        .map(|to| (0, to, if to == 1 { 1e-12 } else { 1.0 }))
        .collect();
    let alphas = disparity(&Graph::from_edges(4, &star).unwrap());
    assert!((alphas[0] - (1.0 - 1e-12)).abs() < 1e-16);
    assert!(disparity(&Graph::from_edges(3, &[]).unwrap()).is_empty());
}
