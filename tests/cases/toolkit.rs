//! `--compat toolkit` gives the networks of the Coordination Network Toolkit, row by row.
//!
//! The judge is `tests/reference/coordination_toolkit`: networks that the toolkit itself computed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::harness::table::{Table, assert_equal};
use crate::harness::{program, repository, scratch, sha256, text};

fn reference(file: &str) -> PathBuf {
    repository("tests/reference/coordination_toolkit").join(file)
}

/// Runs one network into a folder; what is asked beyond it comes last.
fn run(input: &Path, out: &Path, network: &str, min_weight: &str, more: &[&str]) -> Table {
    let asked = ["run", text(input), "--out", text(out)];
    let how = ["--compat", "toolkit", "--layer", network];
    let limits = ["--window", "60", "--min-weight", min_weight];
    program::ok([&asked[..], &how, &limits, more].concat());
    let edges = Table::read(&out.join("edges.csv"));
    assert_eq!(edges.header, ["user_1", "user_2", "weight"]);
    edges
}

fn compare(set: &str, input: &str, networks: &[(&str, &str, &str, &[&str])]) {
    let folder = scratch();
    let out = folder.path().join("out");
    for &(network, min_weight, marker, more) in networks {
        let name = format!("{set}_{network}{marker}_tw60_mew{min_weight}");
        let loops = [&["--keep-loops"][..], more].concat();
        let ours = run(&reference(input), &out, network, min_weight, &loops);
        let theirs = Table::read(&reference(&format!("{name}.csv.gz")));
        assert!(!theirs.rows.is_empty());
        assert_equal(&name, &ours, &theirs);
    }
}

#[test]
fn all_six_networks_of_the_sample() {
    let networks = [
        "co_retweet",
        "co_tweet",
        "co_reply",
        "co_link",
        "co_similar_tweet",
        "co_post",
    ];
    compare(
        "sample_data",
        "in_sample_data.csv",
        &networks.map(|network| (network, "1", "", &[][..])),
    );
}

#[test]
fn loops_are_left_out_unless_asked() {
    let folder = scratch();
    let input = reference("in_sample_data.csv");
    let ours = run(&input, &folder.path().join("out"), "co_post", "1", &[]);
    let mut rest = Table::read(&reference("sample_data_co_post_tw60_mew1.csv.gz"));
    rest.rows.retain(|row| row[0] != row[1]);
    assert_eq!(rest.rows.len(), 90);
    assert_equal("co_post without loops", &ours, &rest);
}

#[test]
fn the_networks_of_twenty_thousand_posts() {
    compare(
        "posts20k",
        "in_posts20k.csv.zst",
        &[
            ("co_retweet", "1", "", &[]),
            ("co_retweet", "2", "", &[]),
            ("co_reply", "2", "", &[]),
            ("co_link", "1", "_noemptyurl", &[]),
            ("co_similar_tweet", "1", "", &[]),
            ("co_tweet", "2", "", &[]),
            ("co_tweet", "1", "", &["--mentions-alone"]),
        ],
    );
}

/// What the peer has beyond ours are edges between authors of texts of mentions alone, and nothing
/// else.
#[test]
fn texts_of_mentions_alone_match_nothing_unless_asked() {
    let folder = scratch();
    let out = folder.path().join("out");
    let input = reference("in_posts20k.csv.zst");
    let weights = |table: &Table| -> BTreeMap<(String, String), u64> {
        let cell = |row: &[String], at: usize| row[at].clone();
        let edge = |row: &Vec<String>| ((cell(row, 0), cell(row, 1)), row[2].parse().unwrap());
        table.rows.iter().map(edge).collect()
    };
    let ours = weights(&run(&input, &out, "co_tweet", "1", &["--keep-loops"]));
    let theirs = weights(&Table::read(&reference(
        "posts20k_co_tweet_tw60_mew1.csv.gz",
    )));
    let records = zstd_text(&input);
    let records = Table::parse(&records);
    let (user, message) = (records.column("user_id"), records.column("message"));
    let is_mentions = |row: &&Vec<String>| {
        let mut words = row[message].split_whitespace();
        !row[message].is_empty() && words.all(|word| word.starts_with('@'))
    };
    let authors: BTreeSet<&str> = records
        .rows
        .iter()
        .filter(is_mentions)
        .map(|row| row[user].as_str())
        .collect();
    assert!(ours.len() < theirs.len());
    for (edge, weight) in &theirs {
        let own = ours.get(edge).copied().unwrap_or(0);
        let both = authors.contains(edge.0.as_str()) && authors.contains(edge.1.as_str());
        assert!(own == *weight || (own < *weight && both), "{edge:?}");
    }
    assert!(ours.keys().all(|edge| theirs.contains_key(edge)));
}

fn zstd_text(path: &Path) -> String {
    let file = std::fs::File::open(path).unwrap();
    std::io::read_to_string(zstd::Decoder::new(file).unwrap()).unwrap()
}

#[test]
fn the_folder_says_from_what_and_how() {
    let folder = scratch();
    let out = folder.path().join("out");
    let input = reference("in_sample_data.csv");
    run(&input, &out, "co_similar_tweet", "2", &["--jaccard", "0.5"]);
    let json = std::fs::read(out.join("run.json")).unwrap();
    let run_json: Value = serde_json::from_slice(&json).unwrap();
    let asked = &run_json["parameters"]["toolkit"];
    assert_eq!(asked["network"], "co_similar_tweet");
    assert_eq!(asked["jaccard"], 0.5);
    assert_eq!(asked["min_weight"], 2);
    assert_eq!(run_json["method"], "directed-toolkit");
    let edges = std::fs::read(out.join("edges.csv")).unwrap();
    assert_eq!(run_json["outputs"][0]["sha256"], sha256(&edges));
    let bytes = std::fs::read(&input).unwrap();
    assert_eq!(run_json["sources"][0]["sha256"], sha256(&bytes));
    assert_eq!(run_json["inputs"].as_array().map(Vec::len), Some(1));
    let described = run_json["description"].as_str().unwrap();
    assert!(described.contains("at least 0.5"), "{described}");
    // A directed network is no run of the case, which is whole.
    let case = out.join("case.zwerm");
    let info = program::json(["info", text(&case)]);
    assert_eq!(
        info[0]["runs"].as_array().map(Vec::len),
        Some(0),
        "{info:?}"
    );
    program::ok(["verify", text(&case)]);
    // The same bytes with one thread and with three.
    for threads in ["1", "3"] {
        let more = ["--jaccard", "0.5", "--threads", threads];
        run(&input, &out, "co_similar_tweet", "2", &more);
        assert_eq!(std::fs::read(out.join("edges.csv")).unwrap(), edges);
    }
}

#[test]
fn other_formats_have_these_networks_too() {
    let folder = scratch();
    let input = folder.path().join("posts.csv");
    let records = "id,user,created_at,text,link\n\
        1,ann,2024-01-01T00:00:00Z,Stem NU @bo,http://a.example/x\n\
        2,bo,2024-01-01T00:01:00Z,stem  nu,http://a.example/x\n\
        3,cy,2024-01-01T00:02:01Z,stem nu,HTTP://a.example/x\n";
    std::fs::write(&input, records).unwrap();
    let out = folder.path().join("out");
    let map = "--map account=user content=id time=created_at text=text object:url=link";
    let map: Vec<&str> = map.split(' ').collect();
    for network in ["co_tweet", "co_link"] {
        let edges = run(&input, &out, network, "1", &map);
        assert_eq!(
            edges.rows,
            [["ann", "bo", "1"], ["bo", "ann", "1"]],
            "{network}"
        );
    }
}

#[test]
fn what_does_not_fit_is_refused_before_anything_is_written() {
    let folder = scratch();
    let out = folder.path().join("out");
    let input = reference("in_sample_data.csv");
    let toolkit = ["--compat", "toolkit"];
    for (more, sentence) in [
        (&["--layer", "co_like"][..], "co_similar_tweet"),
        (&["--layer", "co_link,co_post"], "one --layer"),
        (&["--layer", "co_link", "--window", "10,60"], "one --window"),
        (&["--layer", "co_link", "--fuse"], "--fuse"),
        (&["--layer", "co_link", "--pairs"], "--pairs"),
        (&["--layer", "co_link", "--significance"], "--significance"),
        (&["--layer", "co_link", "--as-given"], "--as-given"),
        (
            &["--layer", "co_post", "--jaccard", "2"],
            "between 0.1 and 1",
        ),
    ] {
        let asked = ["run", text(&input), "--out", text(&out)];
        let (_, message) = program::error(2, [&asked[..], &toolkit, more].concat());
        assert!(message.contains(sentence), "{message}");
        assert!(!out.exists());
    }
    let asked = ["run", text(&input), "--out", text(&out), "--mentions-alone"];
    let (_, message) = program::error(2, asked);
    assert!(message.contains("--compat toolkit"), "{message}");
    let detect = ["detect", text(&out), "--run", "a", "--compat", "toolkit"];
    let (_, message) = program::error(2, detect);
    assert!(message.contains("zwerm run"), "{message}");
}
