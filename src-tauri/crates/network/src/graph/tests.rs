//! Structure of the graph: sums, loops, refusals, independence of input order.

use super::Graph;
use crate::NetworkError;

#[test]
fn parallel_edges_are_summed_and_rows_are_symmetric() {
    let graph = Graph::from_edges(4, &[(2, 0, 1.5), (0, 2, 2.0), (1, 2, 4.0)]).unwrap();
    assert_eq!((graph.n_nodes(), graph.n_edges()), (4, 2));
    assert_eq!(
        graph.neighbours(2).collect::<Vec<_>>(),
        [(0, 3.5), (1, 4.0)]
    );
    assert_eq!(graph.neighbours(0).collect::<Vec<_>>(), [(2, 3.5)]);
    assert_eq!(graph.neighbours(3).count(), 0);
    assert_eq!((graph.degree(2), graph.strength(2)), (2, 7.5));
    assert_eq!(graph.total_weight(), 7.5);
    assert_eq!(
        graph.edges().collect::<Vec<_>>(),
        [(0, 2, 3.5), (1, 2, 4.0)]
    );
}

#[test]
fn self_loop_is_listed_once_and_counts_twice() {
    let graph = Graph::from_edges(2, &[(0, 0, 3.0), (0, 1, 1.0)]).unwrap();
    assert_eq!(graph.n_edges(), 2);
    assert_eq!(
        graph.neighbours(0).collect::<Vec<_>>(),
        [(0, 3.0), (1, 1.0)]
    );
    assert_eq!((graph.degree(0), graph.strength(0)), (3, 7.0));
}

#[test]
fn input_order_does_not_matter_to_the_last_bit() {
    let mut edges = vec![
        (0, 1, 0.1),
        (1, 0, 0.2),
        (0, 1, 0.7),
        (1, 0, 1e-9),
        (1, 2, 0.3),
    ];
    let forward = Graph::from_edges(3, &edges).unwrap();
    edges.reverse();
    assert_eq!(forward, Graph::from_edges(3, &edges).unwrap());
}

#[test]
fn refuses_what_it_cannot_hold() {
    let code = |result: Result<Graph, NetworkError>| result.unwrap_err().code();
    assert_eq!(
        code(Graph::from_edges(2, &[(0, 2, 1.0)])),
        "node-out-of-range"
    );
    assert_eq!(code(Graph::from_edges(usize::MAX, &[])), "too-many-nodes");
    for weight in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(code(Graph::from_edges(2, &[(0, 1, weight)])), "bad-weight");
    }
    let huge = [(0, 1, f64::MAX), (1, 2, f64::MAX)];
    assert_eq!(code(Graph::from_edges(3, &huge)), "weight-overflow");
}

#[test]
fn empty_graph_and_unknown_nodes_are_harmless() {
    let graph = Graph::from_edges(0, &[]).unwrap();
    assert_eq!(
        (graph.n_nodes(), graph.n_edges(), graph.degree(7)),
        (0, 0, 0)
    );
    assert_eq!(graph.strength(7), 0.0);
}

#[test]
fn petgraph_sees_the_same_graph() {
    let graph = Graph::from_edges(4, &[(0, 1, 2.0), (1, 2, 3.0), (2, 2, 1.0)]).unwrap();
    let other = graph.to_petgraph();
    assert_eq!((other.node_count(), other.edge_count()), (4, 3));
    let weight = other
        .find_edge(1.into(), 2.into())
        .and_then(|e| other.edge_weight(e));
    assert_eq!(weight, Some(&3.0));
}
