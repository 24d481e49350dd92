//! Known answers: networkx 3.6 on the karate club, Les Misérables and a graph with a loop and isolates.

use super::{components, core_numbers, pagerank};
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
