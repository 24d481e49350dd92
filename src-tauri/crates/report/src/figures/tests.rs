//! The figures are well-formed, complete in their words and the same every time.

use super::*;
use crate::model::*;

fn well_formed(svg: &str) {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut depth = 0i32;
    let mut open = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(_) => {
                depth += 1;
                open += 1;
            }
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    assert!(open > 3, "only {open} elements");
    for part in ["role=\"img\"", "<title id=", "<desc id=", "aria-labelledby"] {
        assert!(svg.contains(part), "{part} is missing");
    }
    for part in [
        "style=", "<style", "href", "<image", "<script", "NaN", "inf",
    ] {
        assert!(!svg.contains(part), "{part} is in the figure");
    }
}

fn section(n_nodes: u32, n_edges: u32) -> NetworkSection {
    let node = |i: u32| NetworkNode {
        account: AccountRef::default(),
        x: ((i * 37) % 101) as f32,
        y: ((i * 53) % 97) as f32,
        strength: f64::from(i % 40),
        community: i % 15,
        pinned: false,
    };
    let edge = |i: u32| NetworkEdge {
        a: i % n_nodes,
        b: (i * 7 + 1 + i / n_nodes) % n_nodes,
        weight: f64::from(i),
    };
    NetworkSection {
        nodes: (0..n_nodes).map(node).collect(),
        edges: (0..n_edges).map(edge).collect(),
        n_accounts: u64::from(n_nodes),
        n_edges: u64::from(n_edges),
        how_drawn: String::new(),
    }
}

#[test]
fn timeline_survives_hostile_platforms_and_long_spans() {
    let series = |name: &str, step: i32| PlatformSeries {
        platform: name.to_owned(),
        days: (0..400)
            .map(|i| DayCount {
                day: 18_000 + i * step,
                posts: (i % 90) as u64,
            })
            .collect(),
    };
    let all = [
        series("<script>\u{202E}&\"'", 1),
        series("plain", 1),
        series("far", 40),
    ];
    let svg = timeline("t", &all).unwrap().unwrap();
    well_formed(&svg);
    assert!(svg.contains("&lt;script&gt;⟨U+202E⟩"));
    assert_eq!(svg, timeline("t", &all).unwrap().unwrap());
    assert_eq!(timeline("t", &[]).unwrap(), None);
}

#[test]
fn histogram_and_curve_are_well_formed() {
    let bins: Vec<WeightBin> = [900, 300, 0, 4, 1]
        .iter()
        .enumerate()
        .map(|(i, n)| WeightBin {
            from: i as f64 + 2.0,
            to: i as f64 + 2.0,
            edges: *n,
        })
        .collect();
    let svg = weight_histogram("h", &bins).unwrap().unwrap();
    well_formed(&svg);
    assert!(svg.contains("logarithmic") && histogram::is_logarithmic(&bins));
    let points: Vec<WindowPoint> = [1.0, 10.0, 60.0, 3600.0]
        .iter()
        .map(|w| WindowPoint {
            window_secs: *w,
            pairs: (*w * 13.0) as u64,
        })
        .collect();
    let svg = pairs_by_window("w", &points, &[60.0]).unwrap().unwrap();
    well_formed(&svg);
    assert!(svg.contains("stroke-dasharray"));
    assert_eq!(pairs_by_window("w", &points[..1], &[]).unwrap(), None);
    assert_eq!(weight_histogram("h", &[]).unwrap(), None);
}

#[test]
fn barcode_merges_ticks_but_counts_all() {
    let code = Barcode {
        ticks: (0..50_000)
            .map(|i| Tick {
                time_ms: i * 977,
                delta_secs: (i % 70) as f64,
            })
            .collect(),
        n_total: 50_000,
    };
    let size = BarcodeSize {
        strip_height: 32.0,
        axis: true,
        whole: Some((0, 100_000_000)),
        scale_secs: 60.0,
    };
    let svg = barcode("b", "Barcode", &[&code], size).unwrap();
    well_formed(&svg);
    assert!(svg.contains("50\u{202F}000\u{A0}co-actions"));
    assert!(svg.len() < 40_000, "{} bytes", svg.len());
    let one = Barcode {
        ticks: vec![Tick {
            time_ms: 5,
            delta_secs: f64::NAN,
        }],
        n_total: 1,
    };
    well_formed(&barcode("b", "Barcode", &[&one], size).unwrap());
    assert_eq!(barcode("b", "Barcode", &[], size), None);
}

#[test]
fn network_draws_the_strongest_and_says_so() {
    let svg = network("n", &section(300, 9000)).unwrap();
    well_formed(&svg);
    assert!(
        svg.contains("of 9\u{202F}000 edges (the strongest)"),
        "no note"
    );
    assert!(svg.contains("4\u{202F}000 of"), "wrong number of edges");
    assert_eq!(
        svg.matches("<circle").count() - svg.matches("r=\"5\"").count(),
        300 + svg
            .matches("fill=\"none\" stroke=\"#1C1B18\" stroke-opacity=\"0.6\"/><text")
            .count()
    );
    assert_eq!(svg, network("n", &section(300, 9000)).unwrap());
}

#[test]
fn what_was_put_by_hand_has_a_pin_and_the_figure_says_so() {
    let mut pinned = section(30, 90);
    assert!(!network("n", &pinned).unwrap().contains("v-6"));
    pinned.nodes[3].pinned = true;
    pinned.nodes[7].pinned = true;
    pinned.how_drawn =
        "Drawn with seed 7. 2 accounts stand where they were put by hand.".to_owned();
    let svg = network("n", &pinned).unwrap();
    well_formed(&svg);
    assert_eq!(svg.matches("v-6").count(), 2);
    // On the figure and in its description.
    assert_eq!(
        svg.matches("2 accounts stand where they were put by hand.")
            .count(),
        2
    );
}

#[test]
fn network_survives_nonsense() {
    let mut broken = section(5, 4);
    broken.nodes[0].x = f32::NAN;
    broken.nodes[1].strength = f64::INFINITY;
    broken.edges.push(NetworkEdge {
        a: 99,
        b: 1,
        weight: 1.0,
    });
    broken.edges.push(NetworkEdge {
        a: 2,
        b: 3,
        weight: f64::NAN,
    });
    well_formed(&network("n", &broken).unwrap());
    assert!(network("n", &NetworkSection::default()).is_none());
    let mut point = section(1, 0);
    point.nodes[0].x = f32::MAX;
    well_formed(&network("n", &point).unwrap());
}
