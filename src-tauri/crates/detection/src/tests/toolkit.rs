//! The networks of the Coordination Network Toolkit: known small answers, and a slow count of the
//! definition.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use zwerm_dataset::Messages;

use crate::registry::{TOOLKIT, TOOLKIT_LAYERS};
use crate::toolkit::{Network, Params, network};

type Row<'a> = (&'a str, i64, bool, &'a [&'a str]);

fn params(network: Network, min_weight: u32) -> Params {
    Params {
        min_weight,
        keep_loops: true,
        threads: 2,
        ..Params::of(network)
    }
}

fn found(rows: &[Row<'_>], params: &Params) -> Vec<(String, String, u32)> {
    let messages = Messages::from_rows(rows.iter().copied()).unwrap();
    let directed = network(&messages, params, &|_, _, _| true).unwrap();
    let name = |account: u32| messages.accounts.get(account).to_owned();
    directed
        .edges
        .iter()
        .map(|edge| (name(edge.user_1), name(edge.user_2), edge.weight))
        .collect()
}

fn expected(edges: &[(&str, &str, u32)]) -> Vec<(String, String, u32)> {
    edges
        .iter()
        .map(|&(a, b, weight)| (a.to_owned(), b.to_owned(), weight))
        .collect()
}

#[test]
fn the_weight_counts_messages_of_the_first_account() {
    // Ann's one repost meets two of Bob's; each of his meets hers.
    let rows: &[Row<'_>] = &[
        ("ann", 60_000, true, &["p"]),
        ("bob", 0, true, &["p"]),
        ("bob", 120_000, true, &["p"]),
        // One millisecond too late for Bob's last.
        ("cid", 180_001, true, &["p"]),
        ("cid", 60_000, true, &["q"]),
    ];
    let all = params(Network::CoRetweet, 1);
    let edges = [("ann", "bob", 1), ("bob", "ann", 2)];
    assert_eq!(found(rows, &all), expected(&edges));
    let two = params(Network::CoRetweet, 2);
    assert_eq!(found(rows, &two), expected(&edges[1..]));
}

#[test]
fn an_account_meets_itself_in_another_message_only() {
    let rows: &[Row<'_>] = &[
        ("ann", 0, false, &["p"]),
        ("ann", 0, false, &["p"]),
        ("bob", 0, false, &["p"]),
    ];
    let loops = params(Network::CoReply, 1);
    let edges = [("ann", "ann", 2), ("ann", "bob", 2), ("bob", "ann", 1)];
    assert_eq!(found(rows, &loops), expected(&edges));
    let apart = Params {
        keep_loops: false,
        ..loops
    };
    assert_eq!(found(rows, &apart), expected(&edges[1..]));
}

#[test]
fn a_message_with_two_addresses_counts_once_and_addresses_are_taken_to_the_letter() {
    let rows: &[Row<'_>] = &[
        ("ann", 0, false, &["http://a", "http://b", "http://a"]),
        ("bob", 10, false, &["http://b", "http://a"]),
        ("cid", 20, false, &["http://a/"]),
        ("dan", 20, false, &[]),
        ("eve", 20, false, &[]),
    ];
    let edges = [("ann", "bob", 1), ("bob", "ann", 1)];
    assert_eq!(found(rows, &params(Network::CoLink, 1)), expected(&edges));
}

#[test]
fn texts_are_equal_without_case_mentions_and_blanks() {
    let rows: &[Row<'_>] = &[
        ("ann", 0, false, &["Vote  NOW @bob"]),
        ("bob", 10, false, &["@ann vote now"]),
        ("cid", 20, true, &["vote now"]),
        ("dan", 20, false, &["@ann"]),
        ("eve", 20, false, &["@bob @cid "]),
    ];
    let strict = params(Network::CoTweet, 1);
    let edges = [("ann", "bob", 1), ("bob", "ann", 1)];
    assert_eq!(found(rows, &strict), expected(&edges));
    let peer = Params {
        mentions_alone: true,
        ..strict
    };
    let more = [edges[0], edges[1], ("dan", "eve", 1), ("eve", "dan", 1)];
    assert_eq!(found(rows, &peer), expected(&more));
}

#[test]
fn four_of_five_words_are_alike_and_three_of_five_are_not() {
    let rows: &[Row<'_>] = &[
        ("ann", 0, false, &["One two three four five"]),
        ("bob", 10, false, &["five four three TWO two @x"]),
        ("cid", 20, false, &["three four five"]),
        ("dan", 30, false, &["@ann"]),
        ("eve", 30, false, &["@ann"]),
    ];
    let edges = [
        ("ann", "bob", 1),
        ("bob", "ann", 1),
        ("bob", "cid", 1),
        ("cid", "bob", 1),
    ];
    let three_of_four = Params {
        jaccard: 0.75,
        ..params(Network::CoSimilarTweet, 1)
    };
    assert_eq!(found(rows, &three_of_four), expected(&edges));
    assert_eq!(
        found(rows, &params(Network::CoSimilarTweet, 1)),
        expected(&edges[..2])
    );
}

#[test]
fn any_two_messages_at_a_time_are_posted_together() {
    let rows: &[Row<'_>] = &[
        ("ann", 0, false, &[]),
        ("bob", 60_000, true, &[]),
        ("cid", 120_001, false, &[]),
    ];
    let edges = [("ann", "bob", 1), ("bob", "ann", 1)];
    assert_eq!(found(rows, &params(Network::CoPost, 1)), expected(&edges));
}

#[test]
fn platforms_are_apart_when_asked() {
    let mut messages = Messages::from_rows([
        ("ann", 0, false, ["a b"].as_slice()),
        ("bob", 0, false, &["a b"]),
    ])
    .unwrap();
    messages.platform[1] = 1;
    for one in Network::ALL {
        for (cross_platform, n) in [(true, 2), (false, 0)] {
            let params = Params {
                cross_platform,
                ..params(one, 1)
            };
            let edges = network(&messages, &params, &|_, _, _| true).unwrap().edges;
            assert_eq!(edges.len(), n, "{one:?}");
        }
    }
}

#[test]
fn what_is_asked_is_checked_and_can_be_stopped() {
    let messages = Messages::from_rows([("ann", 0, false, ["p"].as_slice())]).unwrap();
    let code = |params: &Params| {
        let never = network(&messages, params, &|_, _, _| true);
        never.unwrap_err().code()
    };
    let ok = params(Network::CoPost, 1);
    for wrong in [
        Params {
            window_secs: -1.0,
            ..ok.clone()
        },
        Params {
            min_weight: 0,
            ..ok.clone()
        },
        Params {
            jaccard: 0.0,
            ..ok.clone()
        },
        Params {
            jaccard: f64::NAN,
            ..ok.clone()
        },
        Params {
            memory_bytes: 1,
            ..ok.clone()
        },
    ] {
        assert_eq!(code(&wrong), "invalid-parameter");
        assert!(wrong.describe().is_err());
    }
    for one in Network::ALL {
        let stopped = network(&messages, &params(one, 1), &|_, _, _| false);
        assert_eq!(stopped.unwrap_err().code(), "cancelled");
    }
    let mut damaged = messages.clone();
    damaged.time_ms.clear();
    let refused = network(&damaged, &ok, &|_, _, _| true);
    assert_eq!(refused.unwrap_err().code(), "damaged-shares");
}

#[test]
fn more_edges_than_the_budget_holds_are_counted_and_refused() {
    let names: Vec<String> = (0..400).map(|n| n.to_string()).collect();
    let rows = names
        .iter()
        .map(|name| (name.as_str(), 0, true, ["p"].as_slice()));
    let messages = Messages::from_rows(rows).unwrap();
    let small = Params {
        memory_bytes: 1 << 20,
        ..params(Network::CoRetweet, 1)
    };
    let refused = network(&messages, &small, &|_, _, _| true).unwrap_err();
    assert_eq!(refused.code(), "memory-budget");
    assert!(refused.to_string().contains("159600 edges"), "{refused}");
}

#[test]
fn every_network_and_parameter_is_declared() {
    let ids: Vec<&str> = TOOLKIT_LAYERS
        .iter()
        .map(|layer| layer.id.as_ref())
        .collect();
    for (network, id) in Network::ALL.into_iter().zip(&ids) {
        assert_eq!(serde_json::to_value(network).unwrap(), **id);
        assert_eq!(Network::parse(id), Some(network));
        assert_eq!(network.spec().id, **id);
        assert!(network.spec().question.ends_with('?'));
        let text = Params::of(network).describe().unwrap();
        assert!(
            text.contains(id) && text.contains("1 minute (60 s)"),
            "{text}"
        );
    }
    assert_eq!(ids.len(), Network::ALL.len());
    assert_eq!(Network::parse("co_like"), None);
    let params = serde_json::to_value(Params::of(Network::CoLink)).unwrap();
    for spec in TOOLKIT.parameters {
        let field = match spec.id {
            "compat" => continue,
            "layers" => "network",
            "windows_secs" => "window_secs",
            id => id,
        };
        assert!(params.get(field).is_some(), "{field}");
    }
}

/// The definition, message by message.
fn slowly(
    rows: &[(u8, i64, Vec<u8>)],
    window_ms: i64,
    alike: &dyn Fn(&[u8], &[u8]) -> bool,
) -> BTreeMap<(u8, u8), u32> {
    let mut weights = BTreeMap::new();
    for (at, (first, time, keys)) in rows.iter().enumerate() {
        let partners: BTreeSet<u8> = rows
            .iter()
            .enumerate()
            .filter(|(other, row)| {
                *other != at && (row.1 - time).abs() <= window_ms && alike(keys, &row.2)
            })
            .map(|(_, row)| row.0)
            .collect();
        for second in partners {
            *weights.entry((*first, second)).or_default() += 1;
        }
    }
    weights
}

fn rows() -> impl Strategy<Value = Vec<(u8, i64, Vec<u8>)>> {
    let row = (0u8..6, 0i64..300, proptest::collection::vec(0u8..8, 0..6));
    proptest::collection::vec(row, 0..60)
}

proptest! {
    #[test]
    fn networks_are_what_the_definition_says(
        rows in rows(), window in 0i64..60, min_weight in 1u32..4, percent in 1u32..11,
        threads in 1usize..4, keep_loops: bool,
    ) {
        let jaccard = f64::from(percent) / 10.0;
        let names: Vec<String> = (0..6).map(|n| format!("u{n}")).collect();
        let words: Vec<String> = (0..8).map(|n| format!("w{n}")).collect();
        let lists: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.2.iter().map(|&word| words[usize::from(word)].as_str()).collect())
            .collect();
        let texts: Vec<String> = lists.iter().map(|list| list.join(" ")).collect();
        let texts: Vec<[&str; 1]> = texts.iter().map(|text| [text.as_str()]).collect();
        let set = |list: &[u8]| list.iter().copied().collect::<BTreeSet<u8>>();
        let shared = |a: &[u8], b: &[u8]| !set(a).is_disjoint(&set(b));
        let similar = |a: &[u8], b: &[u8]| {
            let common = set(a).intersection(&set(b)).count();
            let either = set(a).union(&set(b)).count();
            common > 0 && common as f64 / either as f64 >= jaccard
        };
        let equal = |a: &[u8], b: &[u8]| !a.is_empty() && a == b;
        let any = |_: &[u8], _: &[u8]| true;
        type Alike<'a> = &'a dyn Fn(&[u8], &[u8]) -> bool;
        let networks: [(Network, Alike<'_>, bool); 4] = [
            (Network::CoLink, &shared, false),
            (Network::CoTweet, &equal, true),
            (Network::CoSimilarTweet, &similar, true),
            (Network::CoPost, &any, true),
        ];
        for (one, alike, as_text) in networks {
            let params = Params {
                window_secs: window as f64 / 1000.0, keep_loops, jaccard, threads,
                ..params(one, min_weight)
            };
            let given: Vec<Row<'_>> = rows
                .iter()
                .enumerate()
                .map(|(at, row)| {
                    let values: &[&str] = if as_text { &texts[at] } else { &lists[at] };
                    (names[usize::from(row.0)].as_str(), row.1, false, values)
                })
                .collect();
            let expected: Vec<(String, String, u32)> = slowly(&rows, window, alike)
                .into_iter()
                .filter(|((a, b), weight)| *weight >= min_weight && (keep_loops || a != b))
                .map(|((a, b), weight)| (names[usize::from(a)].clone(), names[usize::from(b)].clone(), weight))
                .collect();
            prop_assert_eq!(found(&given, &params), expected, "{:?}", one);
        }
    }
}
