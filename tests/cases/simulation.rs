//! The invented set: made again byte by byte, read without help, and found what was planted in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::harness::table::Table;
use crate::harness::{program, repository, scratch, text};

const NAME: &str = "invented_city_election";

fn set() -> PathBuf {
    repository("datasets").join(NAME)
}

fn posts() -> PathBuf {
    set().join(format!("{NAME}.csv.gz"))
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

#[test]
fn the_command_in_the_readme_makes_the_set_again() {
    let folder = scratch();
    let out = folder.path().join(NAME);
    let arguments = [
        "simulate",
        "--preset",
        "city-election",
        "--seed",
        "1",
        "--out",
    ];
    let readme = fs::read_to_string(set().join("README.md")).unwrap();
    let command = format!("zwerm {} datasets/{NAME}", arguments.join(" "));
    assert!(readme.contains(&command), "{command}");
    program::ok(arguments.into_iter().chain([text(&out)]));
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(&out).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let same = fs::read(out.join(&name)).unwrap() == fs::read(set().join(&name)).unwrap();
        assert!(
            same,
            "{name} differs: run the command in the README and look at what changed"
        );
        names.insert(name);
    }
    let shipped = fs::read_dir(set()).unwrap();
    let shipped: BTreeSet<String> = shipped
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, shipped);
    // A second call leaves what is there alone.
    fs::write(out.join("truth.csv"), "mine").unwrap();
    let (code, _) = program::error(2, arguments.into_iter().chain([text(&out)]));
    assert_eq!(code, "file-exists");
    assert_eq!(fs::read_to_string(out.join("truth.csv")).unwrap(), "mine");
}

#[test]
fn both_manifests_say_the_same() {
    let own = json(&set().join("manifest.json"));
    let all = json(&repository("datasets/manifest.json"));
    let sets = all["datasets"].as_array().unwrap();
    let mut listed = sets
        .iter()
        .find(|set| set["id"] == NAME)
        .expect("an entry")
        .clone();
    for file in ["file", "truth_file"] {
        let path = listed[file].as_str().unwrap().to_owned();
        let inside = path.strip_prefix(&format!("{NAME}/")).unwrap();
        listed[file] = Value::from(inside);
    }
    listed.as_object_mut().unwrap().shift_remove("licence_file");
    assert_eq!(own["datasets"][0], listed);
    assert_eq!(listed["invented"], true);
}

#[test]
fn every_column_is_understood_without_help() {
    let folder = scratch();
    let case = folder.path().join("c.zwerm");
    let dry = &program::json(["import", text(&case), text(&posts()), "--dry-run"])[0];
    assert_eq!(dry["outcome"]["rows_usable"], 30_000);
    assert_eq!(dry["outcome"]["rejected_by_reason"], serde_json::json!({}));
    assert_eq!(dry["outcome"]["flagged"].get("damaged-id"), None);
    let columns = dry["probe"]["columns"].as_array().unwrap();
    let roles: BTreeMap<&str, &str> = columns
        .iter()
        .map(|column| {
            let role = column["role"].as_str().unwrap();
            let confidence = column["confidence"].as_f64().unwrap();
            assert!(role == "ignore" || confidence >= 0.75, "{column}");
            (column["name"].as_str().unwrap(), role)
        })
        .collect();
    let wanted = [
        ("platform", "platform"),
        ("post_id", "content"),
        ("created_at", "time"),
        ("account_id", "account"),
        ("account_name", "account_name"),
        ("account_bio", "bio"),
        ("account_created_at", "account_created"),
        ("followers", "followers"),
        ("following", "following"),
        ("lang", "lang"),
        ("text", "text"),
        ("urls", "object:url"),
        ("hashtags", "object:hashtag"),
        ("mentions", "object:mention"),
        ("reply_to", "object:reply_target"),
        ("repost_of", "object:post"),
    ];
    assert_eq!(roles, BTreeMap::from(wanted));
    let lists: Vec<&str> = columns
        .iter()
        .filter(|column| column["list"] == "|")
        .map(|column| column["name"].as_str().unwrap())
        .collect();
    assert_eq!(lists, ["urls", "hashtags", "mentions"]);
    // Each value of a cell is a share of its own.
    let table = Table::read(&posts());
    for (column, layer) in [
        ("urls", "url"),
        ("hashtags", "hashtag"),
        ("mentions", "mention"),
    ] {
        let cells = table.cells(column);
        let values = cells.iter().flat_map(|cell| cell.split('|'));
        let count = values.filter(|value| !value.is_empty()).count();
        assert_eq!(dry["outcome"]["shares_by_type"][layer], count, "{layer}");
    }
}

/// Accounts of each group in the network of these settings.
fn found(case: &Path, run: &str, settings: &[&str]) -> BTreeMap<String, usize> {
    let truth = Table::read(&set().join("truth.csv"));
    let group: BTreeMap<&str, &str> = truth
        .cells("account_id")
        .into_iter()
        .zip(truth.cells("group"))
        .collect();
    let fixed = ["detect", text(case), "--run", run];
    program::ok(fixed.iter().chain(settings));
    let out = case.with_extension(format!("{run}.csv"));
    program::ok([
        "export",
        text(case),
        "--run",
        run,
        "--what",
        "nodes",
        "--out",
        text(&out),
    ]);
    let mut found = BTreeMap::new();
    for account in Table::read(&out).cells("account_id") {
        *found.entry(group[account].to_owned()).or_default() += 1;
    }
    found
}

#[test]
fn what_was_planted_is_found_and_the_look_alikes_with_it() {
    let folder = scratch();
    let case = folder.path().join("c.zwerm");
    program::ok(["new", text(&case)]);
    program::ok(["import", text(&case), text(&posts())]);
    let links = ["--layer", "url", "--window", "60", "--min-weight", "3"];
    let links = found(&case, "links", &links);
    let wanted = [("group A", 34), ("news desk", 6)];
    assert_eq!(links, wanted.map(|(name, n)| (name.to_owned(), n)).into());
    let reposts = ["--layer", "post", "--window", "300", "--min-weight", "4"];
    let reposts = found(&case, "reposts", &reposts);
    assert_eq!(reposts.get("group B"), Some(&26), "{reposts:?}");
    assert_eq!(reposts.get("ordinary"), None, "{reposts:?}");
    assert!(reposts["fan group"] > 15, "{reposts:?}");
    // As it comes, with all layers: ordinary people are an exception.
    let all = found(&case, "all", &[]);
    assert_eq!((all["group A"], all["group B"]), (34, 26));
    assert!(all.get("ordinary").is_none_or(|n| *n <= 10), "{all:?}");
}

#[test]
fn evidence_shows_the_words() {
    let folder = scratch();
    let case = folder.path().join("c.zwerm");
    program::ok(["new", text(&case)]);
    program::ok(["import", text(&case), text(&posts())]);
    program::ok(["detect", text(&case), "--run", "links", "--layer", "url"]);
    let edges = folder.path().join("edges.csv");
    program::ok([
        "export",
        text(&case),
        "--run",
        "links",
        "--what",
        "edges",
        "--out",
        text(&edges),
    ]);
    let table = Table::read(&edges);
    let (a, b) = (table.cells("from")[0], table.cells("to")[0]);
    let fixed = ["evidence", text(&case), "--run", "links", "--pair"];
    let evidence = &program::json(fixed.into_iter().chain([a, b]))[0];
    let posts = Table::read(&posts());
    let texts: BTreeMap<&str, &str> = posts
        .cells("post_id")
        .into_iter()
        .zip(posts.cells("text"))
        .collect();
    for pair in evidence["pairs"].as_array().unwrap() {
        for post in [&pair["older"], &pair["newer"]] {
            let written = texts[post["content_id"].as_str().unwrap()];
            let shown = post["text"].as_str().unwrap_or_default();
            assert_eq!(shown, written);
        }
    }
}

#[test]
fn nothing_is_established_where_nobody_acts_together_on_purpose() {
    let folder = scratch();
    let set = folder.path().join("control");
    program::ok([
        "simulate",
        "--preset",
        "city-control",
        "--seed",
        "2",
        "--out",
        text(&set),
    ]);
    let posts = set.join("invented_city_control.csv.gz");
    for window in ["60", "3600"] {
        let out = folder.path().join(window);
        program::ok([
            "run",
            text(&posts),
            "--out",
            text(&out),
            "--window",
            window,
            "--significance",
        ]);
        let nodes = Table::read(&out.join("nodes.csv"));
        let rungs: BTreeSet<&str> = nodes.cells("rung").into_iter().collect();
        assert_eq!(rungs, ["1"].into(), "within {window} s");
        assert!(nodes.cells("rung").len() > 50, "supporters and the desk");
        let groups = fs::read_to_string(out.join("groups.csv")).unwrap();
        assert_eq!(groups.lines().count(), 1, "{groups}");
    }
}
