//! Rows of hashtags: how long one must be to take part, everywhere the same.

use std::fs;

use crate::harness::{program, scratch, text};

/// Two accounts that post a row of three, of four and of five hashtags twice each, seconds apart.
fn posts() -> String {
    let mut rows = "post_id,account_id,created_at,hashtags\n".to_owned();
    let long = [
        "a|b|c",
        "d|e|f|g",
        "h|i|j|k|l",
        "m|n|o",
        "p|q|r|s",
        "t|u|v|w|x|y",
    ];
    for (number, tags) in long.iter().enumerate() {
        for (account, secs) in [("ann", 0), ("bob", 7)] {
            let at = 1_740_000_000 + 3_600 * number + secs;
            rows += &format!("{account}{number},{account},{at},{tags}\n");
        }
    }
    rows
}

#[test]
fn a_row_of_hashtags_has_to_be_as_long_as_the_run_says() {
    let folder = scratch();
    let file = folder.path().join("posts.csv");
    fs::write(&file, posts()).unwrap();
    let case = folder.path().join("c.zwerm");
    program::ok(["new", text(&case)]);
    program::ok(["import", text(&case), text(&file)]);
    let base = ["detect", text(&case), "--layer", "hashtag_sequence"];
    let detect = |run: &str, more: &[&str]| {
        let all = [&base[..], &["--run", run], more].concat();
        program::json(all).remove(0)
    };
    for (run, least, weight, n_short) in [("three", 3, 6, 0), ("four", 4, 4, 4), ("usual", 5, 2, 8)]
    {
        let least = least.to_string();
        let flags = ["--min-hashtags", &least];
        let made = detect(run, if run == "usual" { &[] } else { &flags });
        assert_eq!(made["n_edges"], 1, "{made}");
        let said = made["warnings"].to_string();
        let sentence = format!("{n_short} of 12 rows of hashtags have fewer than {least} and");
        assert_eq!(said.contains(&sentence), n_short > 0, "{said}");
        // The posts behind the edge are those that were counted.
        let ask = [
            "evidence",
            text(&case),
            "--run",
            run,
            "--pair",
            "ann",
            "bob",
        ];
        let pairs = program::json(ask)[0]["pairs"].clone();
        assert_eq!(pairs.as_array().unwrap().len(), weight, "{pairs}");
    }
    let none = detect("none", &["--min-hashtags", "7"]);
    assert_eq!(none["n_edges"], 0, "{none}");
    let refused = [&base[..], &["--run", "two", "--min-hashtags", "2"]].concat();
    let (code, _) = program::error(2, refused);
    assert_eq!(code, "invalid-parameter");
}
