//! Watching a drawing, stopping it, and pins: what is watched comes out the same, what is pinned stays.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::{assert_disjoint, distance, draw, mixture};
use crate::layout::{Drawing, LayoutParams, Pin, Settling, layout_around};
use crate::testgraphs::{karate, planted};
use crate::{Graph, NetworkError, components};

fn with_threads<T: Send>(count: usize, work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(count)
        .build()
        .unwrap();
    pool.install(work)
}

fn around(graph: &Graph, seed: u64, pins: &[Pin]) -> Drawing {
    let params = LayoutParams {
        seed,
        ..LayoutParams::default()
    };
    layout_around(graph, &params, pins, &Settling::default(), &|_, _, _| true).unwrap()
}

/// Draws while another thread asks for pictures all the time; gives the pictures too.
fn watched(graph: &Graph, threads: usize) -> (Drawing, Vec<Vec<[f32; 2]>>) {
    let (settling, over) = (Settling::default(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut pictures = Vec::new();
            while !over.load(Ordering::Relaxed) {
                pictures.extend(settling.picture());
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
            pictures
        });
        let drawing = with_threads(threads, || {
            let params = LayoutParams {
                seed: 5,
                ..LayoutParams::default()
            };
            layout_around(graph, &params, &[], &settling, &|_, _, _| true)
        });
        over.store(true, Ordering::Relaxed);
        (drawing.unwrap(), watcher.join().unwrap())
    })
}

#[test]
fn a_watched_drawing_is_the_same_as_an_unwatched_one() {
    let graph = mixture();
    let alone = draw(&graph, 5);
    for threads in [1, 2, 5] {
        let (drawing, pictures) = watched(&graph, threads);
        assert!(drawing.settled);
        assert_eq!(drawing.positions, alone);
        assert!(!pictures.is_empty());
        for picture in pictures {
            assert_eq!(picture.len(), graph.n_nodes());
            assert!(picture.iter().flatten().all(|value| value.is_finite()));
            assert_disjoint(&graph, &picture, 10.0);
        }
    }
}

#[test]
fn pictures_show_the_drawing_on_its_way() {
    let graph = planted(12, 200, 0.05, 0.0008, 3);
    let settling = Settling::default();
    assert!(settling.picture().is_none());
    let first = AtomicBool::new(true);
    let pictures = std::sync::Mutex::new(Vec::new());
    let params = LayoutParams::default();
    let drawing = layout_around(&graph, &params, &[], &settling, &|_, done, _| {
        // Nothing has begun when the first question is asked.
        if done > 0 || !first.swap(false, Ordering::Relaxed) {
            pictures.lock().unwrap().extend(settling.picture());
        }
        true
    })
    .unwrap();
    let pictures = pictures.into_inner().unwrap();
    let away = |picture: &[[f32; 2]]| {
        let between = picture.iter().zip(&drawing.positions);
        between.map(|(a, b)| distance(*a, *b)).sum::<f64>() / picture.len() as f64
    };
    let (begin, end) = (away(&pictures[0]), away(pictures.last().unwrap()));
    assert!(end < 0.5 * begin, "{begin} {end}");
    // Once it rests a picture is the drawing itself.
    assert_eq!(settling.picture().unwrap(), drawing.positions);
}

#[test]
fn what_is_stopped_is_left_where_it_stands_and_says_so() {
    let graph = mixture();
    for after in [0, 1, 3, 9] {
        let (settling, asked) = (Settling::default(), AtomicU64::new(0));
        let drawing = layout_around(
            &graph,
            &LayoutParams::default(),
            &[],
            &settling,
            &|_, _, _| {
                if asked.fetch_add(1, Ordering::Relaxed) == after {
                    settling.stop();
                }
                true
            },
        )
        .unwrap();
        assert!(!drawing.settled, "after {after} questions");
        assert!(asked.load(Ordering::Relaxed) < after + 30);
        assert_eq!(drawing.positions.len(), graph.n_nodes());
        assert!(drawing.positions.iter().flatten().all(|v| v.is_finite()));
        assert_disjoint(&graph, &drawing.positions, 10.0);
    }
}

#[test]
fn stopping_what_has_settled_changes_nothing() {
    let (graph, settling) = (karate(), Settling::default());
    let params = LayoutParams::default();
    let drawing = layout_around(&graph, &params, &[], &settling, &|_, _, _| true).unwrap();
    settling.stop();
    assert!(drawing.settled && settling.is_stopped());
    assert_eq!(drawing.positions, draw(&graph, 1));
}

#[test]
fn pinned_nodes_keep_their_places_and_their_neighbours_follow() {
    let graph = planted(6, 50, 0.2, 0.004, 9);
    let far = [500.25, -300.125];
    let pins = [
        Pin { node: 7, at: far },
        Pin {
            node: 120,
            at: [-3.5, 4.75],
        },
        // Nobody of this number is there.
        Pin {
            node: 5_000,
            at: [0.0, 0.0],
        },
    ];
    let mean = |points: &[[f32; 2]]| {
        let near: Vec<f64> = graph
            .neighbours(7)
            .map(|(node, _)| distance(points[node as usize], far))
            .collect();
        near.iter().sum::<f64>() / near.len() as f64
    };
    for seed in [1, 2, 77] {
        let drawing = around(&graph, seed, &pins);
        assert!(drawing.settled);
        assert_eq!(drawing.positions[7], far);
        assert_eq!(drawing.positions[120], [-3.5, 4.75]);
        assert!(drawing.positions.iter().flatten().all(|v| v.is_finite()));
        let (follows, before) = (mean(&drawing.positions), mean(&draw(&graph, seed)));
        assert!(follows < 0.95 * before, "seed {seed}: {follows} {before}");
        for (a, &point) in drawing.positions.iter().enumerate() {
            for (b, &other) in drawing.positions.iter().enumerate().take(a) {
                let apart = distance(point, other);
                assert!(apart > 9.0, "seed {seed}: {a} and {b} are {apart} apart");
            }
        }
    }
}

#[test]
fn a_component_comes_to_its_pin_and_the_others_make_room() {
    let graph = mixture();
    let component = components(&graph);
    let free = draw(&graph, 5);
    let pins = [Pin {
        node: 3,
        at: [400.0, 10.0],
    }];
    let one = with_threads(1, || around(&graph, 5, &pins));
    assert_eq!(one, with_threads(5, || around(&graph, 5, &pins)));
    assert_eq!(one.positions[3], [400.0, 10.0]);
    assert_disjoint(&graph, &one.positions, 10.0);
    // The others are drawn as ever, wherever they lie.
    let across = |points: &[[f32; 2]], a: usize, b: usize| distance(points[a], points[b]);
    for node in (2_401..2_900).filter(|&node| component[node] == component[node - 1]) {
        let now = across(&one.positions, node, node - 1);
        let before = across(&free, node, node - 1);
        assert!((now - before).abs() < 1e-2, "{node}: {now} {before}");
    }
    // A pair is carried by the one of it that is pinned.
    let pair = [Pin {
        node: 2_400,
        at: [1.0, 2_000.0],
    }];
    let carried = around(&graph, 5, &pair).positions;
    assert_eq!(carried[2_400], [1.0, 2_000.0]);
    assert!((across(&carried, 2_400, 2_401) - across(&free, 2_400, 2_401)).abs() < 1e-2);
    assert_disjoint(&graph, &carried, 10.0);
}

#[test]
fn a_component_of_nothing_but_pins_stands_as_pinned() {
    let graph = karate();
    let pins: Vec<Pin> = (0..34)
        .map(|node| Pin {
            node,
            at: [node as f32 * 3.0, 1.0],
        })
        .collect();
    let drawing = around(&graph, 1, &pins);
    assert!(
        pins.iter()
            .all(|pin| drawing.positions[pin.node as usize] == pin.at)
    );
}

#[test]
fn a_pin_without_a_place_is_an_error() {
    let pins = [Pin {
        node: 1,
        at: [f32::NAN, 0.0],
    }];
    let (params, settling) = (LayoutParams::default(), Settling::default());
    let error = layout_around(&karate(), &params, &pins, &settling, &|_, _, _| true).unwrap_err();
    assert!(matches!(
        error,
        NetworkError::BadParameter { name: "pin", .. }
    ));
}
