//! The suggested window, against numbers worked out by hand and an independent loop.

use zwerm_dataset::Selection;

use super::{GO, Row, row, shares_of};
use crate::{CURVE_WINDOWS_SECS, PairCounter, Suggestions, count_pairs};

/// Objects of one layer, each with the seconds of its shares.
fn objects(layer: &str, times: &[&[f64]]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (object, secs) in times.iter().enumerate() {
        for (share, &secs) in secs.iter().enumerate() {
            let (account, content) = (format!("a{share}"), format!("{layer}{object}-{share}"));
            rows.push(row(
                layer,
                &format!("o{object}"),
                &account,
                &content,
                1000.0 + secs,
            ));
        }
    }
    rows
}

fn of(rows: &[Row]) -> Suggestions {
    of_part(rows, &Selection::default(), true)
}

fn of_part(rows: &[Row], selection: &Selection, cross_platform: bool) -> Suggestions {
    let counter = PairCounter::new(&shares_of(rows), GO).unwrap();
    counter.suggest(&[], selection, cross_platform, GO).unwrap()
}

#[test]
fn the_median_time_to_half_of_the_shares_of_the_fastest_tenth() {
    // Second shares after 4, 20, 30, ..., 110 s: 11 objects, so the type-7 quantile 0.1 is the second
    // smallest, 20 s. Of these two, more than half of the shares were there after 9 s (three of four)
    // and after 20 s (two of three).
    let mut times: Vec<Vec<f64>> = vec![vec![0.0, 4.0, 9.0, 500.0], vec![0.0, 20.0, 40.0]];
    times.extend((3..=11).map(|n| vec![0.0, 10.0 * f64::from(n)]));
    times.push(vec![7.0]);
    let slices: Vec<&[f64]> = times.iter().map(Vec::as_slice).collect();
    let found = of(&objects("url", &slices));
    let suggested = found.by_layer[0].unwrap();
    assert_eq!(suggested.n_objects, 11);
    assert_eq!(suggested.n_fastest, 2);
    assert_eq!(suggested.second_share_secs, 20.0);
    assert_eq!(suggested.median_secs, 14.5, "between 9 s and 20 s");
    assert_eq!(suggested.window_secs, 14.5);
    assert_eq!(found.together, found.by_layer[0]);
}

#[test]
fn nothing_apart_gives_one_second_and_nothing_shared_twice_gives_nothing() {
    let found = of(&objects("url", &[&[0.0, 0.0, 0.0], &[5.0, 5.0]]));
    let suggested = found.together.unwrap();
    assert_eq!((suggested.median_secs, suggested.window_secs), (0.0, 1.0));
    assert_eq!(suggested.n_fastest, 2);
    let alone = of(&objects("url", &[&[0.0], &[5.0]]));
    assert_eq!((alone.by_layer, alone.together), (vec![None], None));
}

#[test]
fn layers_are_judged_apart_and_together_and_the_order_of_rows_is_nothing() {
    let mut rows = objects("url", &[&[0.0, 2.0], &[0.0, 100.0]]);
    rows.extend(objects("hashtag", &[&[0.0, 30.0], &[0.0, 50.0]]));
    let found = of(&rows);
    let windows: Vec<f64> = found
        .by_layer
        .iter()
        .map(|it| it.unwrap().window_secs)
        .collect();
    assert_eq!(windows, [30.0, 2.0]);
    assert_eq!(found.together.unwrap().window_secs, 2.0);
    assert_eq!(found.together.unwrap().n_objects, 4);
    rows.reverse();
    assert_eq!(of(&rows), found);
}

#[test]
fn a_selection_sees_what_a_run_on_it_alone_sees() {
    let mut rows = objects("url", &[&[0.0, 2.0, 80.0], &[0.0, 100.0]]);
    for (at, row) in rows.iter_mut().enumerate() {
        row.2 = if at % 2 == 0 { "x" } else { "y" }.to_owned();
    }
    // x has the shares after 0 s and 80 s of one object and one of the other, y one of each.
    let apart = of_part(&rows, &Selection::default(), false)
        .together
        .unwrap();
    assert_eq!((apart.n_objects, apart.window_secs), (1, 80.0));
    let early = Selection {
        to_ms: Some(1_050_000),
        ..Selection::default()
    };
    let early = of_part(&rows, &early, true).together.unwrap();
    assert_eq!((early.n_objects, early.window_secs), (1, 2.0));
}

#[test]
fn the_rule_agrees_with_a_plain_loop_and_the_curve_with_the_count() {
    let mut state = 7_u64;
    let mut next = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % below
    };
    let times: Vec<Vec<f64>> = (0..200)
        .map(|_| {
            (0..1 + next(9))
                .map(|_| next(4000) as f64 / 4.0)
                .collect::<Vec<f64>>()
        })
        .collect();
    let slices: Vec<&[f64]> = times.iter().map(Vec::as_slice).collect();
    let rows = objects("url", &slices);
    let found = of(&rows);
    let counted = count_pairs(&shares_of(&rows), &[], &CURVE_WINDOWS_SECS, GO).unwrap();
    assert!(counted.totals().is_sorted());

    let mut speeds: Vec<(f64, f64)> = Vec::new();
    for times in &times {
        let mut times = times.clone();
        times.sort_by(f64::total_cmp);
        if times.len() < 2 {
            continue;
        }
        // Rank by rank, as the rule is told: the first whose part of all is more than a half.
        let n = times.len() as f64;
        let half = (1..=times.len())
            .find(|&rank| rank as f64 / n > 0.5)
            .unwrap();
        speeds.push((times[1] - times[0], times[half - 1] - times[0]));
    }
    let mut second: Vec<f64> = speeds.iter().map(|speed| speed.0).collect();
    second.sort_by(f64::total_cmp);
    let at = (second.len() - 1) as f64 * 0.1;
    let (low, high) = (second[at as usize], second[at as usize + 1]);
    let limit = low + (high - low) * at.fract();
    let mut half: Vec<f64> = speeds
        .iter()
        .filter(|speed| speed.0 <= limit + 1e-9)
        .map(|speed| speed.1)
        .collect();
    half.sort_by(f64::total_cmp);
    let middle = half.len() / 2;
    let median = match half.len() % 2 {
        1 => half[middle],
        _ => (half[middle - 1] + half[middle]) / 2.0,
    };
    let suggested = found.together.unwrap();
    assert_eq!(suggested.n_objects as usize, speeds.len());
    assert_eq!(suggested.n_fastest as usize, half.len());
    assert!((suggested.median_secs - median).abs() < 1e-9);
    assert!((suggested.second_share_secs - limit).abs() < 1e-9);
}

#[test]
fn short_sequences_of_hashtags_are_neither_counted_nor_measured() {
    let mut rows = objects(
        "hashtag_sequence",
        &[&[0.0, 2.0], &[0.0, 40.0], &[0.0, 7.0]],
    );
    for (row, tags) in rows.iter_mut().zip([
        "a b c",
        "a b c",
        "a b c d e",
        "a b c d e",
        "a b c d",
        "a b c d",
    ]) {
        row.1 = tags.to_owned();
    }
    rows.extend(objects("hashtag", &[&[0.0, 1.0]]));
    let counter = PairCounter::new(&shares_of(&rows), GO).unwrap();
    let of = |least: Option<u32>| {
        let selection = Selection {
            min_hashtags: least,
            ..Selection::default()
        };
        let (n_shares, pairs) = counter.count(&[], &[60.0], &selection, true, GO).unwrap();
        assert_eq!(pairs.layers, ["hashtag", "hashtag_sequence"]);
        let found = counter.suggest(&[], &selection, true, GO).unwrap();
        (
            n_shares,
            pairs.pairs,
            found.by_layer[1].map(|it| it.n_objects),
        )
    };
    assert_eq!(of(None), (8, vec![vec![1], vec![3]], Some(3)));
    assert_eq!(of(Some(4)), (6, vec![vec![1], vec![2]], Some(2)));
    assert_eq!(of(Some(5)), (4, vec![vec![1], vec![1]], Some(1)));
    assert_eq!(of(Some(6)), (2, vec![vec![1], vec![0]], None));
}
