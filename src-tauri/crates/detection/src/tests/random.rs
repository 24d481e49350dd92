//! Random small inputs against the oracle: few ids, so that everything collides.

use proptest::prelude::*;
use zwerm_dataset::Selection;

use super::oracle::Oracle;
use super::{GO, Row, readable, shares_of, text_pair};
use crate::{Compat, PairCounter, PairIndex, Params, count_pairs, detect, pairs};

/// Rows over 2 layers, 3 objects each, 2 platforms, 5 accounts, and posts that are mostly
/// their author's own, sometimes someone else's, sometimes the object itself.
pub(crate) fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (
        0..2usize,
        0..3usize,
        0..8usize,
        0..5usize,
        0..10usize,
        0..40i64,
    )
        .prop_map(|(layer, object, platform, account, content, time)| {
            let object = format!("o{object}");
            let content = match content {
                0 => object.clone(),
                1 => "shared".to_owned(),
                other => format!("p{account}-{other}"),
            };
            (
                ["url", "tag"][layer].to_owned(),
                object,
                if platform == 0 { "y" } else { "x" }.to_owned(),
                format!("a{account}"),
                content,
                time * 500,
            )
        });
    prop::collection::vec(row, 0..45)
}

pub(crate) fn params() -> impl Strategy<Value = Params> {
    (
        prop::collection::vec(0..24u32, 1..4),
        0..4u32,
        1..4u32,
        (any::<bool>(), any::<bool>(), 0..4u8),
        prop::option::of(0.0..1.0f64),
        prop::option::of(0.0..1.0f64),
    )
        .prop_map(
            |(windows, min_participation, min_weight, flags, weight_quantile, compat)| Params {
                layers: match flags.2 {
                    0 => vec!["tag".into()],
                    1 => vec!["url".into(), "tag".into()],
                    _ => Vec::new(),
                },
                fuse: flags.0,
                windows_secs: windows.iter().map(|&half| f64::from(half) / 2.0).collect(),
                min_participation,
                min_weight,
                weight_quantile,
                keep_loops: flags.1,
                compat: compat.map_or(Compat::None, |edge_quantile| Compat::Coortweet {
                    edge_quantile,
                }),
                threads: 1,
                ..Params::default()
            },
        )
}

/// Layers that are named must be there.
pub(crate) fn has_layers(rows: &[Row], params: &Params) -> bool {
    params
        .layers
        .iter()
        .all(|layer| rows.iter().any(|row| row.0 == *layer))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn detect_is_the_oracle(rows in rows(), params in params()) {
        prop_assume!(has_layers(&rows, &params));
        let shares = shares_of(&rows);
        let found = detect(&shares, &params, GO).unwrap();
        let oracle = Oracle::new(&rows, &params);
        prop_assert_eq!(&found.layers, &oracle.layers);
        prop_assert_eq!(readable(&shares, &found), oracle.network());
    }

    #[test]
    fn pairs_are_the_oracles(rows in rows(), mut params in params()) {
        prop_assume!(has_layers(&rows, &params));
        let shares = shares_of(&rows);
        params.weight_quantile = None;
        let oracle = Oracle::new(&rows, &params);
        let network = oracle.network();
        let mut expected: Vec<_> = oracle
            .widest_pairs()
            .into_iter()
            .filter(|pair| {
                // Accounts of kept edges only.
                let account = |row: usize| (rows[row].3.clone(), rows[row].2.clone());
                let index = |row| network.nodes.binary_search(&account(row)).ok();
                let (Some(one), Some(other)) = (index(pair.older), index(pair.newer)) else {
                    return false;
                };
                let ends = (one.min(other) as u32, one.max(other) as u32);
                network.edges.iter().any(|edge| (edge.a, edge.b) == ends)
            })
            .map(|pair| oracle.text_pair(&pair))
            .collect();
        let mut found = Vec::new();
        let mut rows_found = Vec::new();
        let count = pairs(&shares, &params, &mut |pair| {
            found.push(text_pair(&shares, &pair));
            rows_found.push(pair);
            true
        }, GO).unwrap();
        prop_assert_eq!(count as usize, found.len());
        // Layer, object and the older time ascend.
        let key = |pair: &super::TextPair| (pair.0, pair.1.clone(), pair.6);
        prop_assert!(found.is_sorted_by_key(key));
        let mut sorted = found.clone();
        sorted.sort();
        expected.sort();
        prop_assert_eq!(sorted, expected);

        // Asking edge by edge gives the same rows in the same order.
        if params.min_weight == 1 || params.compat != Compat::None {
            let index = PairIndex::new(&shares, &params, GO).unwrap();
            let n = shares.accounts.len() as u32;
            let mut asked = Vec::new();
            for a in 0..n {
                for b in a..n {
                    let own = index.pairs_of(a, b);
                    prop_assert_eq!(&own, &index.pairs_of(b, a));
                    let of_edge: Vec<_> = rows_found.iter().copied().filter(|pair| {
                        let ends = [pair.older, pair.newer].map(|row| shares.account[row as usize]);
                        ends == [a, b] || ends == [b, a]
                    }).collect();
                    prop_assert_eq!(&own, &of_edge);
                    asked.extend(own);
                }
            }
            prop_assert_eq!(asked.len(), rows_found.len());

            // Accounts that share one of some objects are those with a pair over it.
            let some: Vec<u32> = (0..shares.objects.len() as u32).step_by(2).collect();
            let ends: Vec<(u32, u32)> = (0..n).flat_map(|a| (a..n).map(move |b| (a, b))).collect();
            let widest = params.windows_secs.len() - 1;
            let sharing = index.sharing(&some, widest, &mut ends.iter().map(|&(a, b)| (b, a)));
            for (&(a, b), shares_one) in ends.iter().zip(sharing) {
                let over_one = index.pairs_of(a, b).iter().any(|pair| some.contains(&pair.object));
                prop_assert_eq!(shares_one, over_one, "{} {}", a, b);
            }
        }
    }
}

proptest! {
    /// The counter in memory says what counting the selected rows from scratch says.
    #[test]
    fn a_counter_counts_like_count_pairs(
        rows in rows(),
        params in params(),
        span in (prop::option::of(0..40i64), prop::option::of(0..40i64)),
        platform in prop::option::of(prop::sample::select(vec!["x", "y", "z"])),
        cross_platform: bool,
    ) {
        let shares = shares_of(&rows);
        let counter = PairCounter::new(&shares, GO).unwrap();
        let selection = Selection {
            object_types: None,
            platforms: platform.map(|name| vec![name.to_owned()]),
            from_ms: span.0.map(|at| at * 500),
            to_ms: span.1.map(|at| at * 500),
            ..Selection::default()
        };
        let counted = counter.count(
            &params.layers,
            &params.windows_secs,
            &selection,
            cross_platform,
            GO,
        );
        let known = |layer: &String| shares.object_types.contains(layer);
        if !params.layers.iter().all(known) {
            prop_assert_eq!(counted.unwrap_err().code(), "unknown-layer");
            return Ok(());
        }
        let (n_shares, count) = counted.unwrap();
        let inside = |row: &&Row| {
            platform.is_none_or(|name| row.2 == name)
                && selection.from_ms.is_none_or(|from| row.5 >= from)
                && selection.to_ms.is_none_or(|to| row.5 < to)
                && (params.layers.is_empty() || params.layers.contains(&row.0))
        };
        let selected: Vec<Row> = rows.iter().filter(inside).cloned().collect();
        prop_assert_eq!(n_shares, selected.len() as u64);
        for (layer, pairs) in count.layers.iter().zip(&count.pairs) {
            let of = |platform: Option<&str>| {
                let rows: Vec<Row> = selected
                    .iter()
                    .filter(|row| row.0 == *layer && platform.is_none_or(|name| row.2 == name))
                    .cloned()
                    .collect();
                count_pairs(&shares_of(&rows), &[], &params.windows_secs, GO)
                    .unwrap()
                    .totals()
            };
            let expected: Vec<u64> = if cross_platform {
                of(None)
            } else {
                of(Some("x")).iter().zip(of(Some("y"))).map(|(x, y)| x + y).collect()
            };
            prop_assert_eq!(pairs, &expected, "{}", layer);
        }
    }
}
