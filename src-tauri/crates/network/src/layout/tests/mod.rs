//! Layout: finite, equal on any number of threads, neighbours near, groups apart, nothing overlaps.

mod settling;

use std::sync::atomic::{AtomicU64, Ordering};

use proptest::prelude::*;

use super::{LayoutParams, layout};
use crate::testgraphs::{karate, planted};
use crate::{Graph, NetworkError, components};

fn draw(graph: &Graph, seed: u64) -> Vec<[f32; 2]> {
    let params = LayoutParams {
        seed,
        ..LayoutParams::default()
    };
    layout(graph, &params, &|_, _, _| true).unwrap()
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f64 {
    f64::from(a[0] - b[0]).hypot(f64::from(a[1] - b[1]))
}

/// Large, medium and tiny components and isolates, weights over six orders of magnitude.
fn mixture() -> Graph {
    let big = planted(12, 200, 0.05, 0.0008, 3);
    let mut edges: Vec<_> = big
        .edges()
        .map(|(a, b, _)| (a, b, 10f64.powi((a + b) as i32 % 7 - 3)))
        .collect();
    let mut next = 2400;
    for size in (2..30).chain([2; 40]).chain([3; 20]) {
        for offset in 1..size {
            edges.push((next + offset, next + offset / 2, 1.0));
        }
        if size == 3 {
            edges.push((next + 1, next + 2, 1.0));
        }
        next += size;
    }
    Graph::from_edges(next as usize + 50, &edges).unwrap()
}

#[test]
fn one_and_two_threads_give_the_same_bits() {
    let graph = mixture();
    let with_threads = |count| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(count)
            .build()
            .unwrap();
        pool.install(|| draw(&graph, 5))
    };
    let one = with_threads(1);
    assert_eq!(one, with_threads(2));
    assert_eq!(one, with_threads(5));
    assert_ne!(one, draw(&graph, 6));
}

#[test]
fn coordinates_are_finite_and_components_do_not_overlap() {
    let graph = mixture();
    let points = draw(&graph, 1);
    assert_eq!(points.len(), graph.n_nodes());
    assert!(points.iter().flatten().all(|value| value.is_finite()));
    assert_disjoint(&graph, &points, 10.0);
}

/// Bounding boxes of all components are at least `gap` apart.
fn assert_disjoint(graph: &Graph, points: &[[f32; 2]], gap: f32) {
    let component = components(graph);
    let count = component.iter().max().map_or(0, |last| *last as usize + 1);
    let mut boxes = vec![[f32::MAX, f32::MAX, f32::MIN, f32::MIN]; count];
    for (node, &[x, y]) in points.iter().enumerate() {
        let own = &mut boxes[component[node] as usize];
        *own = [own[0].min(x), own[1].min(y), own[2].max(x), own[3].max(y)];
    }
    for (i, a) in boxes.iter().enumerate() {
        for (j, b) in boxes.iter().enumerate().skip(i + 1) {
            let apart = a[2] + gap <= b[0]
                || b[2] + gap <= a[0]
                || a[3] + gap <= b[1]
                || b[3] + gap <= a[1];
            assert!(apart, "components {i} and {j}: {a:?} {b:?}");
        }
    }
}

#[test]
fn largest_component_lies_in_the_middle() {
    let graph = mixture();
    let points = draw(&graph, 1);
    let component = components(&graph);
    let mean = |keep: &dyn Fn(usize) -> bool| {
        let kept: Vec<_> = (0..points.len()).filter(|&v| keep(v)).collect();
        let sum = kept
            .iter()
            .map(|&v| distance(points[v], [0.0, 0.0]))
            .sum::<f64>();
        sum / kept.len() as f64
    };
    assert!(mean(&|v| component[v] == 0) < 0.7 * mean(&|v| component[v] != 0));
}

#[test]
fn neighbours_are_nearer_than_other_nodes() {
    for (graph, ratio) in [(karate(), 0.75), (planted(10, 40, 0.3, 0.005, 1), 0.5)] {
        let points = draw(&graph, 2);
        let joined: Vec<f64> = graph
            .edges()
            .map(|(a, b, _)| distance(points[a as usize], points[b as usize]))
            .collect();
        let mut all = Vec::new();
        for a in 0..points.len() {
            for b in 0..a {
                all.push(distance(points[a], points[b]));
            }
        }
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        assert!(
            mean(&joined) < ratio * mean(&all),
            "{} {}",
            mean(&joined),
            mean(&all)
        );
    }
}

#[test]
fn planted_groups_lie_apart() {
    let graph = planted(6, 50, 0.2, 0.004, 9);
    let points = draw(&graph, 1);
    let centre = |group: usize| {
        let own = &points[group * 50..(group + 1) * 50];
        [0, 1].map(|axis| own.iter().map(|p| p[axis]).sum::<f32>() / 50.0)
    };
    let centres: Vec<[f32; 2]> = (0..6).map(centre).collect();
    let at_home = (0..300)
        .filter(|&v| {
            let nearest = (0..6).min_by(|&a, &b| {
                distance(points[v], centres[a]).total_cmp(&distance(points[v], centres[b]))
            });
            nearest == Some(v / 50)
        })
        .count();
    assert!(
        at_home >= 294,
        "{at_home} of 300 nodes are nearest to their own group"
    );
}

#[test]
fn nodes_do_not_lie_on_each_other() {
    // A clique, a star and a heavy edge are what crushes a drawing.
    let mut edges = Vec::new();
    for a in 0..40u32 {
        for b in 0..a {
            edges.push((a, b, 1.0));
        }
        edges.push((a, 40 + a, 1.0));
        edges.push((0, 80 + a, 1.0));
    }
    edges.push((0, 1, 1e9));
    let points = draw(&Graph::from_edges(120, &edges).unwrap(), 1);
    for a in 0..120 {
        for b in 0..a {
            let d = distance(points[a], points[b]);
            assert!(d > 9.5, "nodes {a} and {b} are {d} apart");
        }
    }
}

#[test]
fn heavy_edges_are_shorter() {
    let edges: Vec<_> = (0..20u32)
        .map(|v| (v, (v + 1) % 20, if v == 4 { 50.0 } else { 1.0 }))
        .collect();
    let points = draw(&Graph::from_edges(20, &edges).unwrap(), 1);
    let heavy = distance(points[4], points[5]);
    let light = distance(points[12], points[13]);
    assert!(heavy < light, "{heavy} {light}");
}

#[test]
fn bad_parameters_and_cancel_are_errors() {
    let graph = karate();
    for params in [
        LayoutParams {
            theta: f32::NAN,
            ..LayoutParams::default()
        },
        LayoutParams {
            node_size: 0.0,
            ..LayoutParams::default()
        },
        LayoutParams {
            weight_influence: 2.0,
            ..LayoutParams::default()
        },
        LayoutParams {
            gravity: -1.0,
            ..LayoutParams::default()
        },
    ] {
        let error = layout(&graph, &params, &|_, _, _| true).unwrap_err();
        assert_eq!(error.code(), "bad-parameter");
    }
    let asked = AtomicU64::new(0);
    let stop_at_third = |_: &str, done: u64, total: u64| {
        assert!(done <= total);
        asked.fetch_add(1, Ordering::Relaxed) < 2
    };
    let error = layout(&mixture(), &LayoutParams::default(), &stop_at_third).unwrap_err();
    assert!(matches!(error, NetworkError::Cancelled));
    assert!(asked.load(Ordering::Relaxed) < 20);
}

#[test]
fn progress_reaches_its_total_about() {
    let last = AtomicU64::new(0);
    let graph = mixture();
    layout(&graph, &LayoutParams::default(), &|_, done, total| {
        last.fetch_max(done * 100 / total.max(1), Ordering::Relaxed);
        true
    })
    .unwrap();
    let percent = last.load(Ordering::Relaxed);
    assert!((60..=100).contains(&percent), "{percent} %");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_graph_can_be_drawn(
        n in 0usize..80,
        raw in proptest::collection::vec((0u32..80, 0u32..80, -12i32..12), 0..120),
        lin_log in any::<bool>(),
    ) {
        let edges: Vec<_> = if n == 0 { Vec::new() } else {
            raw.iter().map(|&(a, b, e)| (a % n as u32, b % n as u32, 10f64.powi(e))).collect()
        };
        let graph = Graph::from_edges(n, &edges).unwrap();
        let params = LayoutParams { lin_log, iterations: 30, ..LayoutParams::default() };
        let points = layout(&graph, &params, &|_, _, _| true).unwrap();
        prop_assert_eq!(points.len(), n);
        prop_assert!(points.iter().flatten().all(|value| value.is_finite()));
        assert_disjoint(&graph, &points, 10.0);
    }
}
