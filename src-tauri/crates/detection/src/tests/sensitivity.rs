//! What a change does to a result: known answers, and what must not matter.

use std::collections::BTreeMap;

use super::{GO, Row, open, row, shares_of};
use crate::sensitivity::{
    Change, Outcome, Repetition, Sensitivity, Stayed, Variant, compare_outcomes, variants,
};
use crate::{Compat, Detection, Params, detect};

fn all(rows: &[Row], params: &Params, asked: &Sensitivity) -> (Detection, Vec<Variant>) {
    let shares = shares_of(rows);
    let found = detect(&shares, params, GO).unwrap();
    let variants = variants(&shares, &found, (params, asked, 7), GO).unwrap();
    (found, variants)
}

/// Every account its own component: enough where communities do not matter.
fn outcome(found: &Detection) -> Outcome {
    let community: Vec<u32> = (0..found.nodes.len() as u32).collect();
    Outcome::new(found, &community, None)
}

fn repeated(rows: &[Row], params: &Params, asked: &Sensitivity) -> Vec<Repetition> {
    let (found, variants) = all(rows, params, asked);
    let (shares, run) = (shares_of(rows), outcome(&found));
    variants
        .into_iter()
        .map(|variant| {
            let part = variant.shares(&shares);
            let again = detect(part.as_ref().unwrap_or(&shares), &variant.params, GO).unwrap();
            compare_outcomes(variant.change, &run, &outcome(&again))
        })
        .collect()
}

const NO_SAMPLES: Sensitivity = Sensitivity {
    subsamples: 0,
    kept_share: 0.8,
};

fn stayed(total: u64, kept: u64, gained: u64, lost: u64) -> Stayed {
    Stayed {
        total,
        kept,
        gained,
        lost,
    }
}

#[test]
fn windows_layers_and_the_top_object_by_hand() {
    // ann and bob meet over u1 (5 s apart) and the tag h (1 s), ann and cem over u2 (10 s), dan and
    // eve over u3 (15 s): at 10 s three pairs, two edges.
    let rows = [
        row("url", "u1", "ann", "p1", 0.0),
        row("url", "u1", "bob", "p2", 5.0),
        row("url", "u2", "ann", "p3", 100.0),
        row("url", "u2", "cem", "p4", 110.0),
        row("url", "u3", "dan", "p5", 0.0),
        row("url", "u3", "eve", "p6", 15.0),
        row("hashtag", "h", "ann", "p7", 50.0),
        row("hashtag", "h", "bob", "p8", 51.0),
        row("hashtag", "h", "cem", "p9", 900.0),
    ];
    let found = repeated(&rows, &open(&[2.0, 10.0]), &NO_SAMPLES);
    let told: Vec<(Change, f64, u64, Stayed, Stayed)> = found
        .iter()
        .map(|one| {
            let change = one.change.clone();
            (
                change,
                one.window_secs,
                one.n_shares,
                one.edges,
                one.accounts,
            )
        })
        .collect();
    let without = |layer: &str| Change::WithoutLayer {
        layer: layer.to_owned(),
    };
    assert_eq!(
        told,
        [
            (
                Change::HalfWindow,
                5.0,
                9,
                stayed(1, 1, 0, 1),
                stayed(2, 2, 0, 1)
            ),
            (
                Change::DoubleWindow,
                20.0,
                9,
                stayed(3, 2, 1, 0),
                stayed(5, 3, 2, 0)
            ),
            (
                without("hashtag"),
                10.0,
                6,
                stayed(2, 2, 0, 0),
                stayed(3, 3, 0, 0)
            ),
            (
                without("url"),
                10.0,
                3,
                stayed(1, 1, 0, 1),
                stayed(2, 2, 0, 1)
            ),
            // All three objects with a pair have one: the first by layer and id.
            (
                Change::WithoutObject {
                    layer: "hashtag".to_owned(),
                    object: "h".to_owned()
                },
                10.0,
                6,
                stayed(2, 2, 0, 0),
                stayed(3, 3, 0, 0)
            ),
        ]
    );
}

#[test]
fn communities_are_compared_over_both_and_over_either() {
    let outcome = |communities: &[(u32, u32)]| Outcome {
        community: communities.iter().copied().collect::<BTreeMap<u32, u32>>(),
        ..Outcome::default()
    };
    let run = outcome(&[(0, 0), (1, 0), (2, 1), (3, 1)]);
    let same = compare_outcomes(Change::Nothing, &run, &run);
    assert_eq!(same.agreement_in_both, Some(1.0));
    assert_eq!(same.agreement_in_either, Some(1.0));
    assert_eq!(same.n_communities, 2);

    // Accounts 2 and 3 are gone: over both everything agrees; over either they are alone, and of the
    // six pairs one is together in both, one more in the run: index (1 - 1/3) / (3/2 - 1/3) = 4/7.
    let fewer = compare_outcomes(Change::Nothing, &run, &outcome(&[(0, 5), (1, 5)]));
    assert_eq!(fewer.agreement_in_both, Some(1.0));
    let either = fewer.agreement_in_either.unwrap();
    assert!((either - 4.0 / 7.0).abs() < 1e-12, "{either}");
    assert_eq!(fewer.accounts, stayed(2, 2, 0, 2));

    let none = compare_outcomes(Change::Nothing, &run, &outcome(&[]));
    assert_eq!(none.agreement_in_both, None);
    assert_eq!(none.agreement_in_either, Some(0.0));
    let nothing = compare_outcomes(Change::Nothing, &outcome(&[]), &outcome(&[]));
    assert_eq!(nothing.agreement_in_either, None);
}

/// Many objects with two to six shares each.
fn many() -> Vec<Row> {
    let mut rows = Vec::new();
    for object in 0..500_u32 {
        for share in 0..2 + object % 5 {
            rows.push(row(
                if object % 3 == 0 { "hashtag" } else { "url" },
                &format!("o{object}"),
                &format!("a{}", (object * 7 + share * 11) % 60),
                &format!("p{object}-{share}"),
                f64::from(object * 100 + share * 20),
            ));
        }
    }
    rows
}

#[test]
fn subsamples_are_parts_whole_objects_or_single_shares_and_the_order_of_rows_is_nothing() {
    let rows = many();
    let (shares, asked) = (shares_of(&rows), Sensitivity::default());
    let (_, of_all) = all(&rows, &open(&[60.0]), &asked);
    let samples = |variants: &[Variant]| -> Vec<Variant> {
        let is_sample = |variant: &&Variant| {
            matches!(
                variant.change,
                Change::SomeObjects { .. } | Change::SomeShares { .. }
            )
        };
        variants.iter().filter(is_sample).cloned().collect()
    };
    let chosen = samples(&of_all);
    assert_eq!(chosen.len(), 20);
    let n = shares.len() as f64;
    let counted = |column: &[u32]| {
        let mut count = BTreeMap::<u32, u32>::new();
        column
            .iter()
            .for_each(|&code| *count.entry(code).or_default() += 1);
        count
    };
    let whole = counted(&shares.object);
    let mut sizes = Vec::new();
    for variant in &chosen {
        let part = variant.shares(&shares).unwrap();
        sizes.push(part.len());
        let share = part.len() as f64 / n;
        assert!(
            (0.72..0.88).contains(&share),
            "{:?}: {share}",
            variant.change
        );
        let objects = counted(&part.object);
        let are_whole = objects.iter().all(|(object, n)| whole[object] == *n);
        let by_object = matches!(variant.change, Change::SomeObjects { .. });
        assert_eq!(are_whole, by_object, "{:?}", variant.change);
    }
    sizes.dedup();
    assert!(sizes.len() > 10, "samples differ: {sizes:?}");

    let mut turned = rows.clone();
    turned.reverse();
    let other = shares_of(&turned);
    let (_, of_turned) = all(&turned, &open(&[60.0]), &asked);
    let ids = |shares: &zwerm_dataset::Shares| {
        let mut ids: Vec<&str> = shares
            .content
            .iter()
            .map(|&code| shares.contents.get(code))
            .collect();
        ids.sort_unstable();
        ids.into_iter().map(str::to_owned).collect::<Vec<String>>()
    };
    for (one, turned) in chosen.iter().zip(samples(&of_turned)) {
        assert_eq!(one.change, turned.change);
        let (one, turned) = (one.shares(&shares).unwrap(), turned.shares(&other).unwrap());
        assert_eq!(ids(&one), ids(&turned));
    }
}

#[test]
fn a_part_never_adds_an_edge_where_nothing_else_decides() {
    let asked = Sensitivity {
        subsamples: 5,
        kept_share: 0.5,
    };
    for one in repeated(&many(), &open(&[60.0]), &asked) {
        let (narrower, wider) = (
            one.change == Change::HalfWindow,
            one.change == Change::DoubleWindow,
        );
        assert_eq!(one.edges.total, one.edges.kept + one.edges.gained);
        assert!(wider || one.edges.gained == 0, "{one:?}");
        assert!(!wider || one.edges.lost == 0, "{one:?}");
        assert!(!narrower || one.edges.lost > 0, "{one:?}");
    }
}

#[test]
fn what_can_not_be_asked_is_refused() {
    let rows = many();
    let shares = shares_of(&rows);
    let params = open(&[60.0]);
    let found = detect(&shares, &params, GO).unwrap();
    let asked = Sensitivity::default();
    for wrong in [
        Sensitivity {
            kept_share: 1.0,
            ..asked.clone()
        },
        Sensitivity {
            subsamples: 1001,
            ..asked.clone()
        },
    ] {
        let error = variants(&shares, &found, (&params, &wrong, 1), GO).unwrap_err();
        assert_eq!(error.code(), "invalid-parameter");
    }
    let peer = Params {
        compat: Compat::Coortweet { edge_quantile: 0.5 },
        ..params.clone()
    };
    let error = variants(&shares, &found, (&peer, &asked, 1), GO).unwrap_err();
    assert!(error.to_string().contains("sensitivity"), "{error}");

    let still = open(&[0.0]);
    let found = detect(&shares, &still, GO).unwrap();
    let kinds = variants(&shares, &found, (&still, &NO_SAMPLES, 1), GO).unwrap();
    let windows = kinds
        .iter()
        .filter(|one| matches!(one.change, Change::HalfWindow | Change::DoubleWindow));
    assert_eq!(windows.count(), 0);
}
