//! What chance says of a run, as the window shows it.

use super::network::german;
use crate::api::{DetectAsk, NetworkFilter, TableAsk};

#[test]
fn edges_carry_what_chance_says_and_filters_follow_it() {
    let german = german();
    let judged = german.run.judged.as_ref().unwrap();
    assert!(judged.n_groups > 0 && judged.n_edges_established > 0);
    let edges = german.all_edges(&german.ask("edges"));
    let established = edges
        .iter()
        .filter(|edge| edge.chance.as_ref().is_some_and(|chance| chance.rung >= 2));
    assert_eq!(
        established.clone().count() as u64,
        judged.n_edges_established
    );
    for edge in established {
        let chance = edge.chance.as_ref().unwrap();
        assert!(chance.expected < f64::from(edge.n_objects), "{edge:?}");
        assert!(chance.common_cause_expected.is_some(), "{edge:?}");
        assert!(chance.q.parse::<f64>().unwrap() < 0.01, "{edge:?}");
        assert!(chance.sentence.contains("statistically"), "{edge:?}");
    }
    let filtered = |filter: NetworkFilter| {
        let ask = TableAsk {
            filter,
            ..german.ask("edges")
        };
        german.all_edges(&ask)
    };
    let high = filtered(NetworkFilter {
        min_rung: Some(2),
        ..NetworkFilter::default()
    });
    assert_eq!(high.len() as u64, judged.n_edges_established);
    let unlikely = filtered(NetworkFilter {
        max_q: Some(1e-6),
        ..NetworkFilter::default()
    });
    assert!(!unlikely.is_empty() && unlikely.len() < edges.len());
    for edge in &unlikely {
        let q: f64 = edge.chance.as_ref().unwrap().q.parse().unwrap();
        assert!(q <= 1.000_01e-6, "{q}");
    }
}

#[test]
fn tables_sort_by_what_chance_says() {
    let german = german();
    let sorted = |sort: &str, descending| {
        german.all_edges(&TableAsk {
            sort: sort.to_owned(),
            descending,
            ..german.ask("edges")
        })
    };
    let q: Vec<f64> = sorted("q", false)
        .iter()
        .filter_map(|edge| edge.chance.as_ref()?.q.parse().ok())
        .collect();
    assert!(q.is_sorted());
    let rungs: Vec<Option<u32>> = sorted("rung", true)
        .iter()
        .map(|edge| edge.chance.as_ref().map(|chance| chance.rung))
        .collect();
    assert!(rungs.is_sorted_by(|a, b| a >= b));
    let nodes = german.all_nodes(&TableAsk {
        sort: "rung".to_owned(),
        descending: true,
        ..german.ask("nodes")
    });
    assert_eq!(nodes[0].rung, Some(2));
}

#[test]
fn a_run_is_repeated_with_the_chance_that_it_had() {
    let german = german();
    assert_eq!(german.run.ask.significance, Some(true));
    assert_eq!(german.run.ask.max_q, Some(0.01));
    let again = crate::detect::request(&german.run.ask).unwrap();
    assert!(again.significance.is_some());
    assert_eq!(again.judged_within_secs, None);
    let without = crate::detect::request(&DetectAsk {
        significance: Some(false),
        ..DetectAsk::default()
    })
    .unwrap();
    assert_eq!(without.significance, None);
    let peer = crate::detect::request(&DetectAsk {
        coortweet_edge_quantile: Some(0.5),
        ..DetectAsk::default()
    })
    .unwrap();
    assert_eq!(peer.significance, None);
}
