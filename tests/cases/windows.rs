//! Which window: the curve of pairs, and the one that the speed of the data suggests.

use std::collections::BTreeMap;
use std::fs;

use crate::harness::table::Table;
use crate::harness::{example, program, russian, scratch, text};
use crate::worth::number;

#[test]
fn a_window_is_suggested_by_the_speed_of_the_fastest_objects() {
    let case = example::russian_case();
    let advice = &program::json(["windows", text(&case)])[0];
    let of_file = &program::json(["windows", text(&russian())])[0];
    assert_eq!(advice, of_file, "a case and its file say the same");

    // The rule once more, from the file as it is.
    let rows = Table::read(&russian());
    let mut objects: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let times = rows.cells("timestamp_share");
    for (object, secs) in rows.cells("object_id").into_iter().zip(times) {
        objects
            .entry(object)
            .or_default()
            .push(secs.parse().unwrap());
    }
    let mut speeds: Vec<(f64, f64)> = Vec::new();
    for times in objects.values_mut() {
        times.sort_by(f64::total_cmp);
        if let [first, second, ..] = times.as_slice() {
            speeds.push((second - first, times[times.len() / 2] - first));
        }
    }
    speeds.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = (speeds.len() - 1) as f64 * 0.1;
    let (low, high) = (speeds[at as usize].0, speeds[at as usize + 1].0);
    let limit = low + (high - low) * at.fract();
    let mut half: Vec<f64> = speeds
        .iter()
        .filter(|it| it.0 <= limit)
        .map(|it| it.1)
        .collect();
    half.sort_by(f64::total_cmp);
    let median = (half[(half.len() - 1) / 2] + half[half.len() / 2]) / 2.0;

    let suggestions = advice["suggestions"].as_array().unwrap();
    assert_eq!(suggestions.len(), 1, "one layer, one suggestion");
    let rule = &suggestions[0]["rule"];
    assert_eq!(rule["n_objects"], speeds.len());
    assert_eq!(rule["n_fastest"], half.len());
    assert!((number(&rule["second_share_secs"]) - limit).abs() < 1e-6);
    assert!((number(&rule["median_secs"]) - median).abs() < 1e-6);
    assert_eq!(number(&suggestions[0]["window_secs"]), median.max(1.0));
    assert!(
        advice["about"]
            .as_str()
            .unwrap()
            .contains("10.1080/1369118X.2020.1739732")
    );

    // The curve is what `detect --count` counts, window by window.
    let windows = advice["curve"]["windows_ms"].as_array().unwrap();
    assert_eq!(
        (windows.first(), windows.last()),
        (Some(&1000.into()), Some(&86_400_000.into()))
    );
    let counted = program::json([
        "detect",
        text(&case),
        "--run",
        "no",
        "--count",
        "--window",
        "10,60",
    ]);
    let pairs = &advice["curve"]["pairs"][0];
    for (window, of_count) in [(10_000, 0), (60_000, 1)] {
        let at = windows.iter().position(|it| *it == window).unwrap();
        assert_eq!(pairs[at], counted[0]["pairs"][0][of_count]);
    }
    let own = program::json(["windows", text(&case), "--window", "60,7"]);
    assert_eq!(
        own[0]["curve"]["windows_ms"],
        serde_json::json!([7000, 60_000])
    );
    assert_eq!(own[0]["suggestions"], advice["suggestions"]);
    let words = program::ok(["windows", text(&case)]);
    assert!(words.contains("Suggested window"), "{words}");
}

#[test]
fn no_window_below_what_the_times_can_tell_apart() {
    let folder = scratch();
    let input = folder.path().join("minutes.csv");
    let mut csv = "object_id,account_id,content_id,timestamp_share\n".to_owned();
    for object in 0..40 {
        for share in 0..3 {
            let (hour, minute) = (object % 24, share / 2);
            csv += &format!(
                "o{object},a{share},p{object}-{share},2023-05-{:02} {hour:02}:{minute:02}\n",
                1 + object % 28
            );
        }
    }
    fs::write(&input, csv).unwrap();
    let advice = &program::json(["windows", text(&input)])[0];
    let suggested = &advice["suggestions"][0];
    assert_eq!(number(&suggested["rule"]["median_secs"]), 0.0);
    assert_eq!(number(&suggested["window_secs"]), 60.0);
    assert!(
        suggested["reason"]
            .as_str()
            .unwrap()
            .contains("exact to 1 minute (60 s) only")
    );
    let warning = advice["warnings"][0].as_str().unwrap();
    assert!(
        warning.contains("minutes.csv are exact to 60 s only"),
        "{warning}"
    );
    let enough = &program::json(["windows", text(&input), "--window", "60,300"])[0];
    assert_eq!(enough["warnings"].as_array().map(Vec::len), Some(0));
    let (code, _) = program::error(2, ["windows", text(&input), "--layer", "image"]);
    assert_eq!(code, "no-such-layer");
}

#[test]
fn layers_that_a_run_makes_have_a_curve_too() {
    let folder = scratch();
    let mut rows = "post_id,account_id,created_at,platform,repost_of,phash,text\n".to_owned();
    for number in 0..6_u64 {
        let (at, say) = (
            1_600_000_000 + 5_000 * number,
            "what nobody wants you to read",
        );
        rows += &format!("o{number},star,{at},x,,,\n");
        for (account, after) in [("ann", 2), ("bob", 5), ("cas", 11)] {
            let (id, at) = (format!("{account}{number}"), at + after);
            rows += &format!("r{id},{account},{at},x,o{number},,\n");
            let hash = format!(
                "{:016x}",
                (0x0f1e_2d3c_4b5a_6978_u64 << number) ^ (after & 1)
            );
            rows +=
                &format!("p{id},{account},{at},x,,{hash},{say} in report {number} of {account}\n");
        }
    }
    let input = folder.path().join("posts.csv");
    fs::write(&input, rows).unwrap();
    let case = folder.path().join("c.zwerm");
    program::ok(["new", text(&case)]);
    let map = [
        "--map",
        "object:post=repost_of",
        "--map",
        "object:image=phash",
    ];
    program::ok([&["import", text(&case), text(&input)][..], &map].concat());
    for options in [
        &["--layer", "similar_text", "--similarity", "0.7"][..],
        &["--layer", "similar_image", "--image-distance", "2"],
        &["--layer", "fast_repost", "--fast-repost", "6"],
        &["--layer", "post,fast_repost"],
    ] {
        let windows = ["--window", "3,60,86400"];
        let ask = ["windows", text(&case)];
        let advice = &program::json([&ask[..], options, &windows].concat())[0];
        let ask = ["detect", text(&case), "--run", "no", "--count"];
        let count = &program::json([&ask[..], options, &windows].concat())[0];
        assert_eq!(advice["curve"], *count, "{options:?}");
        assert_eq!(advice["alike"].as_array().unwrap().len(), 1);
        let pairs = advice["curve"]["pairs"][0].as_array().unwrap();
        assert!(pairs[2].as_u64().unwrap() >= 6, "{advice}");
        assert!(!advice["suggestions"].as_array().unwrap().is_empty());
    }
    let ask = ["windows", text(&case), "--layer", "fast_repost"];
    let told = program::ok(ask);
    assert!(
        told.contains("fast      12 of 18 reposts of 6 posts"),
        "{told}"
    );
    assert!(told.contains("never further apart than 10 s"), "{told}");
}
