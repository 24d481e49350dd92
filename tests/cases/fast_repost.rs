//! The layer of fast reposts: who was there within seconds of the publication, again and again.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::table::{Table, assert_equal};
use crate::harness::{program, scratch, text};

const HEAD: &str = "post_id,account_id,created_at,platform,repost_of,repost_of_account,text\n";
const START: u64 = 1_656_432_000;
const FAST: &[&str] = &["--layer", "fast_repost"];

/// A row: who, how many seconds after `START`, what of whom is passed on.
fn row(id: &str, account: &str, secs: u64, original: &str, author: &str) -> String {
    let at = START + secs;
    format!("{id},{account},{at},twitter,{original},{author},words of {account} at {at}\n")
}

/// The id that Twitter gives to a post `ms` milliseconds after `START`.
fn snowflake(ms: u64) -> String {
    ((START * 1000 + ms - 1_288_834_974_657) << 22).to_string()
}

/// Five posts of one author, of which the case has three; `ann` and `bob` pass each on within seconds,
/// `cas` only after half a minute, `dee` is fast twice.
fn posts() -> String {
    let mut rows = HEAD.to_owned();
    for number in 0..5 {
        let secs = 1_000 * number;
        // Half a second past, which Twitter's own times do not show.
        let id = snowflake(secs * 1000 + 500);
        if number < 3 {
            rows += &row(&id, "star", secs, "", "");
        }
        for (account, after) in [("ann", 0), ("bob", 9), ("cas", 31), ("dee", 10)] {
            let after = if account == "dee" && number > 1 {
                11
            } else {
                after
            };
            let repost = format!("{account}{number}");
            rows += &row(&repost, account, secs + after, &id, "star");
        }
    }
    // Nothing dates the first of these, the second claims to be older than its original.
    rows += &row("x1", "ann", 50, "elsewhere", "other");
    rows += &row("x2", "ann", 0, &snowflake(9_000), "other");
    rows
}

fn case_of(folder: &Path, posts: &str) -> PathBuf {
    let file = folder.join("posts.csv");
    fs::write(&file, posts).unwrap();
    let case = folder.join("c.zwerm");
    program::ok(["new", text(&case)]);
    let map = ["--map", "object:post=repost_of"];
    program::ok([&["import", text(&case), text(&file)][..], &map].concat());
    case
}

fn detect(case: &Path, name: &str, options: &[&str]) -> serde_json::Value {
    let ask = ["detect", text(case), "--run", name, "--no-significance"];
    program::json([&ask[..], options].concat())[0].clone()
}

fn table(case: &Path, run: &str, what: &str) -> Table {
    let out = case.with_file_name(format!("{run}-{what}.csv"));
    let ask = ["export", text(case), "--run", run, "--what", what];
    program::ok([&ask[..], &["--out", text(&out)]].concat());
    Table::read(&out)
}

fn edges(case: &Path, run: &str) -> Vec<(String, String, u32)> {
    let edges = table(case, run, "edges");
    let ends = edges.cells("from").into_iter().zip(edges.cells("to"));
    let weights = edges.cells("weight");
    ends.zip(weights)
        .map(|((from, to), weight)| (from.to_owned(), to.to_owned(), weight.parse().unwrap()))
        .collect()
}

#[test]
fn accounts_that_repost_within_seconds_meet_over_the_originals() {
    let folder = scratch();
    let case = case_of(folder.path(), &posts());
    let summary = detect(&case, "fast", FAST);
    let edge = |from: &str, to: &str, weight| (from.to_owned(), to.to_owned(), weight);
    assert_eq!(
        edges(&case, "fast"),
        [
            edge("ann", "bob", 5),
            edge("ann", "dee", 2),
            edge("bob", "dee", 2)
        ]
    );
    let figures = &summary["alike"][0];
    for (name, value) in [
        ("n_posts", 20),
        ("n_distinct", 5),
        ("n_clusters", 5),
        ("n_posts_alike", 12),
        ("n_dated_by_id", 8),
        ("n_undated", 1),
        ("n_before_original", 1),
    ] {
        assert_eq!(figures[name], value, "{name} in {figures}");
    }
    let warnings = summary["warnings"].to_string();
    assert!(warnings.contains("Of 22 reposts 1 have"), "{warnings}");
    // The default window is wider than the limit, and what that means stands on the result.
    let wide = "a window of 60 s asks for no more synchrony than the layer itself";
    assert!(warnings.contains(wide), "{warnings}");
    let narrow = detect(&case, "narrow", &[FAST, &["--window", "5"]].concat());
    assert!(!narrow["warnings"].to_string().contains("no more synchrony"));
    let nodes = table(&case, "fast", "nodes");
    let of = |name: &str| nodes.cells(name);
    assert_eq!(of("account_id"), ["ann", "bob", "dee"]);
    assert_eq!(of("n_dated_reposts"), ["5", "5", "5"]);
    assert_eq!(of("n_fast_reposts"), ["5", "5", "2"]);
    assert_eq!(of("n_fast_reposts_one_author"), ["5", "5", "2"]);
    // A later import changes nothing of what stands behind the edges.
    let ask = [
        "evidence",
        text(&case),
        "--run",
        "fast",
        "--pair",
        "ann",
        "bob",
    ];
    let pairs = program::json(ask)[0]["pairs"].clone();
    assert_eq!(pairs.as_array().unwrap().len(), 5);
    assert_eq!(pairs[0]["layer"], "fast_repost");
    assert_eq!(pairs[0]["time_delta_secs"], 9.0);
    program::ok(["verify", text(&case)]);
    let page = folder.path().join("report.html");
    program::ok(["report", text(&case), "--run", "fast", "--out", text(&page)]);
    let page = fs::read_to_string(&page).unwrap();
    for part in [
        "within 10 seconds of their publication",
        "10.1145/3589334.3645529",
        "--fast-repost</bdi>",
        "of 8 by the time in the id",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn the_limit_grows_into_the_layer_of_reposts() {
    let folder = scratch();
    let case = case_of(folder.path(), &posts());
    let run = |secs: &str| {
        let name = format!("fast{secs}");
        detect(&case, &name, &[FAST, &["--fast-repost", secs]].concat());
        edges(&case, &name)
    };
    let (narrow, usual, wide) = (run("9.5"), run("10"), run("3600"));
    for (some, more) in [(&narrow, &usual), (&usual, &wide)] {
        assert!(some.len() < more.len());
        for (from, to, weight) in some {
            let known = more.iter().find(|edge| (&edge.0, &edge.1) == (from, to));
            assert!(known.unwrap().2 >= *weight);
        }
    }
    // Where every repost of a known age is fast, the layer is that of all reposts: no edge rests on the
    // two that are left out.
    detect(&case, "all", &["--layer", "post"]);
    assert_eq!(wide, edges(&case, "all"));
    // Both in one run: the fast ones in columns of their own, and nobody gets them unasked.
    detect(&case, "two", &["--layer", "post,fast_repost"]);
    let columns = table(&case, "two", "edges");
    assert_eq!(columns.cells("weight_fast_repost_60s")[0], "5");
    let usual = detect(&case, "usual", &[]);
    assert!(!usual["layers"].to_string().contains("fast_repost"));
    assert!(
        !table(&case, "usual", "nodes")
            .header
            .contains(&"n_fast_reposts".to_owned())
    );
    // The order of the rows and the number of threads say nothing.
    let other = scratch();
    let rows = posts();
    let mut rows: Vec<&str> = rows.lines().skip(1).collect();
    rows.reverse();
    let turned = case_of(other.path(), &format!("{HEAD}{}\n", rows.join("\n")));
    detect(&turned, "fast10", &[FAST, &["--threads", "1"]].concat());
    for what in ["edges", "nodes"] {
        let [ours, theirs] = [&case, &turned].map(|case| table(case, "fast10", what));
        assert_equal(what, &ours, &theirs);
    }
}

#[test]
fn what_makes_no_sense_is_said() {
    let folder = scratch();
    let undated = format!("{HEAD}{}", row("1", "ann", 0, "elsewhere", ""));
    let case = case_of(folder.path(), &undated);
    let ask = ["detect", text(&case), "--run", "one"];
    let (code, message) = program::error(2, [&ask[..], FAST].concat());
    assert_eq!(code, "no-dated-reposts");
    assert!(message.contains("1 originals are not among"), "{message}");
    let (_, message) = program::error(2, [&ask[..], &["--fast-repost", "5"]].concat());
    assert!(
        message.contains("belongs to --layer fast_repost"),
        "{message}"
    );
    let too_long = ["--fast-repost", "3601"];
    let (code, _) = program::error(2, [&ask[..], FAST, &too_long].concat());
    assert_eq!(code, "invalid-parameter");
    // Times to the minute make every repost of the minute a fast one.
    let folder = scratch();
    let coarse = format!(
        "{HEAD}1,star,2022-06-28 16:00,twitter,,,x\n2,ann,2022-06-28 16:00,twitter,1,star,\n3,bob,2022-06-28 16:00,twitter,1,star,\n4,bob,2022-06-28 16:01,twitter,1,star,\n"
    );
    let case = case_of(folder.path(), &coarse);
    let all = ["--min-weight", "1", "--min-participation", "1"];
    let summary = detect(&case, "coarse", &[FAST, &all].concat());
    assert_eq!(summary["n_edges"], 1);
    let warnings = summary["warnings"].to_string();
    assert!(
        warnings.contains("may have come up to 60 s later"),
        "{warnings}"
    );
}
