//! What must not change a result, and what must.

use std::sync::atomic::{AtomicU64, Ordering};

use proptest::prelude::*;

use super::random::{has_layers, params, rows};
use super::{GO, Row, open, readable, row, shares_of, text_pair};
use crate::arrange::Tie;
use crate::field::{Field, prepare};
use crate::measure::Measurer;
use crate::plan::Plan;
use crate::sweep::{layout, sweep};
use crate::watch::Watch;
use crate::{Cell, Compat, DetectionError, Params, coortweet, count_pairs, detect, pairs};

fn field_of(rows: &[Row], params: &Params) -> (Field, Plan) {
    let shares = shares_of(rows);
    let plan = Plan::new(&shares, params).unwrap();
    let (field, _) = prepare(&shares, &plan, Tie::Text, false, GO).unwrap();
    (field, plan)
}

fn edges_of(field: &Field, plan: &Plan) -> Vec<[u32; 2]> {
    let watch = Watch::start(GO, "test", 1).unwrap();
    sweep(field, plan, 1, &watch).unwrap().edges
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn threads_change_nothing(rows in rows(), params in params()) {
        prop_assume!(has_layers(&rows, &params));
        let shares = shares_of(&rows);
        let one = detect(&shares, &params, GO).unwrap();
        let three = detect(&shares, &Params { threads: 3, ..params }, GO).unwrap();
        prop_assert_eq!(one, three);
    }

    #[test]
    fn ranges_of_partners_change_nothing(rows in rows(), params in params()) {
        prop_assume!(has_layers(&rows, &params));
        let (field, mut plan) = field_of(&rows, &params);
        let all = edges_of(&field, &plan);
        // Room for three counters, but for all edges.
        plan.memory_bytes = 3 * 4 * 8;
        prop_assert_eq!(layout(field.code.len(), 1, plan.memory_bytes).1.min(3), field.code.len().clamp(1, 3));
        prop_assert_eq!(edges_of(&field, &plan), all);
    }

    #[test]
    fn large_edges_are_measured_alike(rows in rows(), params in params()) {
        prop_assume!(has_layers(&rows, &params));
        let (field, plan) = field_of(&rows, &params);
        let per_edge = plan.layers.names.len() * plan.windows_ms.len();
        let mut held = Measurer::new(&field, &plan);
        let mut streamed = Measurer::new(&field, &plan).with_held_pairs(0);
        for [a, b] in edges_of(&field, &Plan { min_weight: 1, ..field_of(&rows, &params).1 }) {
            for (a, b) in [(a, b), (b, a)] {
                let mut one = vec![Cell::default(); per_edge];
                let mut other = one.clone();
                let edge = held.measure(a, b, &mut one, &|_| false);
                prop_assert_eq!(edge, streamed.measure(a, b, &mut other, &|_| false));
                prop_assert_eq!(one, other);
            }
        }
    }

    #[test]
    fn the_order_of_the_input_changes_nothing(
        (rows, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        mut params in params(),
    ) {
        prop_assume!(has_layers(&rows, &params));
        params.compat = Compat::None;
        let network = |rows: &[Row]| {
            let shares = shares_of(rows);
            let mut listed = Vec::new();
            pairs(&shares, &params, &mut |pair| { listed.push(text_pair(&shares, &pair)); true }, GO).unwrap();
            (readable(&shares, &detect(&shares, &params, GO).unwrap()), listed)
        };
        prop_assert_eq!(network(&rows), network(&shuffled));
    }

    #[test]
    fn a_window_says_what_it_says_alone(rows in rows(), mut params in params()) {
        prop_assume!(has_layers(&rows, &params));
        params.windows_secs = vec![2.0, 7.5, 12.0];
        // A narrow window alone may give fewer edges, so compare pairs of all edges.
        params.min_weight = 1;
        params.weight_quantile = None;
        let shares = shares_of(&rows);
        let all = detect(&shares, &params, GO).unwrap();
        for window in 0..3 {
            let alone = Params { windows_secs: vec![params.windows_secs[window]], ..params.clone() };
            let alone = detect(&shares, &alone, GO).unwrap();
            let layers = all.layers.len();
            let cells = |found: &crate::Detection, at: usize| {
                let mut cells: Vec<_> = (0..found.edges.len())
                    .flat_map(|edge| (0..layers).map(move |layer| (edge, layer)))
                    .map(|(edge, layer)| {
                        let ends = [found.edges[edge].a, found.edges[edge].b];
                        (ends.map(|node| found.nodes[node as usize]), layer, *found.cell(edge, layer, at).unwrap())
                    })
                    .filter(|cell| cell.2.weight > 0)
                    .collect();
                cells.sort_by_key(|cell| (cell.0, cell.1));
                cells
            };
            prop_assert_eq!(cells(&all, window), cells(&alone, 0));
        }
    }

    #[test]
    fn a_shift_in_time_removes_every_edge(rows in rows()) {
        // Every account moves to a day of its own: nobody meets anybody any more.
        let shares = shares_of(&rows);
        let shifted: Vec<Row> = rows
            .iter()
            .zip(&shares.account)
            .map(|(row, &account)| {
                let mut row = row.clone();
                row.5 += i64::from(account) * 86_400_000;
                row
            })
            .collect();
        prop_assert!(detect(&shares_of(&shifted), &open(&[3600.0]), GO).unwrap().edges.is_empty());
    }

    #[test]
    fn unrelated_accounts_add_no_edge(rows in rows(), mut params in params(), count in 1..20usize) {
        prop_assume!(has_layers(&rows, &params));
        params.compat = Compat::None;
        let before = shares_of(&rows);
        let mut more = rows.clone();
        for stranger in 0..count {
            for post in 0..3 {
                // Objects and posts that nobody else has, in a layer that is there anyway.
                let id = format!("only-{stranger}-{post}");
                let layer = rows.first().map_or("url", |row| row.0.as_str());
                more.push(row(layer, &id, &format!("stranger{stranger}"), &format!("s{id}"), 1.0));
            }
        }
        prop_assume!(!rows.is_empty());
        let after = shares_of(&more);
        prop_assert_eq!(
            readable(&before, &detect(&before, &params, GO).unwrap()),
            readable(&after, &detect(&after, &params, GO).unwrap())
        );
    }

    #[test]
    fn compat_agrees_with_the_peers_tables(rows in rows(), mut params in params()) {
        prop_assume!(has_layers(&rows, &params));
        params.compat = Compat::Coortweet { edge_quantile: 0.5 };
        // The peer has no platforms: with one of them identities are the same.
        let rows: Vec<Row> = rows.into_iter().map(|row| (row.0, row.1, "x".into(), row.3, row.4, row.5)).collect();
        let shares = shares_of(&rows);
        let found = detect(&shares, &params, GO).unwrap();
        let tables = match coortweet::tables(&shares, &params, GO) {
            Err(DetectionError::OneLayerOnly { layers }) => {
                prop_assert!(layers > 1 && !params.fuse);
                return Ok(());
            }
            other => other.unwrap(),
        };
        prop_assert_eq!(tables.edges.len(), found.edges.len());
        for (edge, table) in found.edges.iter().zip(&tables.edges) {
            let name = |node: u32| shares.accounts.get(found.nodes[node as usize]);
            prop_assert_eq!((name(edge.a), name(edge.b)), (table.from, table.to));
            prop_assert_eq!(edge.weight, table.weight);
            prop_assert_eq!(edge.avg_time_delta_secs(), table.avg_time_delta);
            prop_assert_eq!(u8::from(edge.over_threshold), table.weight_threshold);
        }
        prop_assert_eq!(tables.pairs.len() as u64, tables.edges.iter().map(|edge| edge.weight).sum::<u64>());
    }
}

/// Accounts that meet twice, each time someone else, and one couple that stays.
fn chain(accounts: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for at in 0..accounts {
        for (turn, partner) in [at, (at + 1) % accounts].into_iter().enumerate() {
            let object = format!("o{partner}-{}", partner / 2);
            rows.push(row(
                "url",
                &object,
                &format!("a{at}"),
                &format!("p{at}-{turn}"),
                at as f64 / 1e4,
            ));
        }
    }
    for object in ["x1", "x2"] {
        rows.push(row("url", object, "a0", &format!("{object}a"), 0.0));
        rows.push(row("url", object, "a7", &format!("{object}b"), 1.0));
    }
    rows
}

#[test]
fn the_budget_changes_nothing_while_the_network_fits() {
    let shares = shares_of(&chain(40_000));
    let params = Params {
        threads: 2,
        ..Params::default()
    };
    let roomy = detect(&shares, &params, GO).unwrap();
    assert_eq!(roomy.edges.len(), 1);
    // One MiB: not enough counters for 40 000 accounts at once.
    let tight = Params {
        memory_bytes: 1 << 20,
        ..params
    };
    assert!(layout(40_000, 2, tight.memory_bytes).1 < 40_000);
    assert_eq!(detect(&shares, &tight, GO).unwrap(), roomy);
}

#[test]
fn a_network_that_does_not_fit_is_refused_with_exact_figures() {
    let shares = shares_of(&chain(40_000));
    let open = Params {
        min_weight: 1,
        threads: 2,
        ..Params::default()
    };
    let edges = detect(&shares, &open, GO).unwrap().edges.len() as u64;
    assert!(edges > 30_000);
    for threads in [1, 2] {
        let error = detect(
            &shares,
            &Params {
                memory_bytes: 1 << 20,
                threads,
                ..open.clone()
            },
            GO,
        )
        .unwrap_err();
        let DetectionError::MemoryBudget {
            needed_bytes,
            budget_bytes,
            edges: counted,
        } = error
        else {
            panic!("{error}");
        };
        assert_eq!((counted, budget_bytes), (edges, 1 << 20));
        assert!(needed_bytes > edges * 100);
        // What it asks for is enough.
        let enough = Params {
            memory_bytes: needed_bytes,
            threads,
            ..open.clone()
        };
        assert_eq!(
            detect(&shares, &enough, GO).unwrap().edges.len() as u64,
            edges
        );
    }
}

#[test]
fn a_flooded_object_costs_no_memory_for_its_pairs() {
    // 3000 accounts share one object within the window (4.5 million pairs, no edge), two of
    // them meet again.
    let mut rows: Vec<Row> = (0..3000)
        .map(|at| {
            row(
                "url",
                "viral",
                &format!("a{at}"),
                &format!("p{at}"),
                f64::from(at) / 100.0,
            )
        })
        .collect();
    rows.push(row("url", "quiet", "a5", "q1", 0.0));
    rows.push(row("url", "quiet", "a9", "q2", 0.0));
    let shares = shares_of(&rows);
    let params = Params {
        memory_bytes: 1 << 20,
        min_participation: 0,
        ..Params::default()
    };
    let found = detect(&shares, &params, GO).unwrap();
    assert_eq!(found.stats.pair_count.totals(), [3000 * 2999 / 2 + 1]);
    assert_eq!(found.edges.len(), 1);
    assert_eq!(found.edges[0].n_objects, 2);
}

#[test]
fn cancelling_anywhere_gives_cancelled() {
    let rows = chain(300);
    let shares = shares_of(&rows);
    let params = Params {
        min_weight: 1,
        ..Params::default()
    };
    let compat = Params {
        compat: Compat::Coortweet { edge_quantile: 0.5 },
        ..params.clone()
    };
    type Run<'r> = &'r dyn Fn(crate::Progress) -> Result<(), DetectionError>;
    let runs: [Run; 4] = [
        &|progress| detect(&shares, &params, progress).map(drop),
        &|progress| pairs(&shares, &Params::default(), &mut |_| true, progress).map(drop),
        &|progress| count_pairs(&shares, &[], &[60.0], progress).map(drop),
        &|progress| coortweet::tables(&shares, &compat, progress).map(drop),
    ];
    for run in runs {
        let calls = AtomicU64::new(0);
        run(&|_, done, total| {
            assert!(done <= total);
            calls.fetch_add(1, Ordering::Relaxed);
            true
        })
        .unwrap();
        let calls = calls.into_inner();
        assert!(calls >= 3);
        for stop_at in 0..calls / 2 {
            let seen = AtomicU64::new(0);
            let result = run(&|_, _, _| seen.fetch_add(1, Ordering::Relaxed) < stop_at);
            assert_eq!(
                result,
                Err(DetectionError::Cancelled),
                "stopped at call {stop_at}"
            );
        }
    }
}
