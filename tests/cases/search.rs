//! Finding accounts, objects and posts of a case by what is typed.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::harness::{program, scratch, text};

const HOSTILE: &str = "=cmd|' /C calc'!A0 \u{202e}txt.exe\u{202c} {{7*7}} <script>";

fn case(folder: &Path) -> PathBuf {
    let posts = format!(
        "id,user_id,username,created_at,text,url\n\
         1,11,daily_news,2021-03-01T10:00:00Z,Vaccine mandate now,https://example.com/a/mandate\n\
         2,12,anna,2021-03-01T09:00:00Z,no vaccine for me,https://example.com/a/mandate\n\
         3,11,daily_news,2021-03-01T11:00:00Z,北京欢迎你,https://other.org/b\n\
         4,13,xx,2021-03-01T12:00:00Z,\"{HOSTILE}\",https://other.org/c\n"
    );
    let input = folder.join("posts.csv");
    fs::write(&input, posts).unwrap();
    let case = folder.join("c.zwerm");
    program::ok(["new", text(&case)]);
    let map = ["account=user_id", "handle=username", "content=id"];
    let fixed = ["import", text(&case), text(&input), "--map"];
    program::ok([&fixed[..], &map].concat());
    case
}

fn search(case: &Path, words: &[&str]) -> Value {
    let fixed = ["--json", "search", text(case)];
    let found = program::ok([&fixed[..], words].concat());
    serde_json::from_str(found.trim()).unwrap()
}

fn ids(found: &Value, group: &str, id: &str) -> Vec<String> {
    let hits = found[group]["hits"].as_array().unwrap().iter();
    hits.map(|hit| hit[id].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn words_parts_and_counts() {
    let folder = scratch();
    let case = case(folder.path());
    let found = search(&case, &["VACCINE"]);
    // In the order of time, not of the file.
    assert_eq!(ids(&found, "posts", "content_id"), ["2", "1"]);
    assert_eq!(found["posts"]["count"], 2);
    let first = &found["posts"]["hits"][0];
    assert_eq!(first["handle"], "anna");
    assert_eq!(first["record"], 2);
    assert_eq!(first["source_name"], "posts.csv");
    assert_eq!(first["marks"], serde_json::json!([[3, 10]]));
    let link = search(&case, &["ple.com/a/man"]);
    assert_eq!(
        ids(&link, "objects", "object_id"),
        ["https://example.com/a/mandate"]
    );
    assert_eq!(link["objects"]["hits"][0]["accounts"], 2);
    let by = search(&case, &["account:daily", "link:other"]);
    assert_eq!(ids(&by, "posts", "content_id"), ["3"]);
    assert_eq!(ids(&search(&case, &["北京"]), "posts", "content_id"), ["3"]);
    assert_eq!(
        ids(&search(&case, &["txt exe"]), "posts", "content_id"),
        ["4"]
    );
    let shown = program::ok(["search", text(&case), "vaccine -mandate"]);
    assert!(
        shown.starts_with("1 post, 0 accounts, 0 objects\n"),
        "{shown}"
    );
    assert!(shown.contains("no [vaccine] for me"), "{shown}");
    let hostile = program::ok(["search", text(&case), "calc"]);
    assert!(!hostile.contains('\u{202e}'), "{hostile}");
    let unclear = program::run(["search", text(&case), "--", "-only"]);
    assert_eq!(unclear.code, Some(2));
    assert!(
        unclear.stderr.contains("[search-unclear]"),
        "{}",
        unclear.stderr
    );
}

#[test]
fn what_was_undone_is_not_found_and_the_index_is_no_evidence() {
    let folder = scratch();
    let case = case(folder.path());
    assert_eq!(search(&case, &["vaccine"])["posts"]["count"], 2);
    let index = case.join("search");
    assert_eq!(fs::read_dir(&index).unwrap().count(), 1);
    program::ok(["verify", text(&case)]);
    let more = folder.path().join("more.csv");
    fs::write(
        &more,
        "id,user_id,created_at,text,url\n9,19,2021-03-02T10:00:00Z,late vaccine,https://x.org/z\n",
    )
    .unwrap();
    program::ok(["import", text(&case), text(&more)]);
    assert_eq!(search(&case, &["vaccine"])["posts"]["count"], 3);
    program::ok(["undo", text(&case)]);
    assert_eq!(search(&case, &["vaccine"])["posts"]["count"], 2);
    assert_eq!(search(&case, &["late"])["posts"]["count"], 0);
    assert_eq!(fs::read_dir(&index).unwrap().count(), 1);
    fs::remove_dir_all(&index).unwrap();
    assert_eq!(search(&case, &["vaccine"])["posts"]["count"], 2);
    fs::write(index.join("other.sqlite"), "junk").unwrap();
    program::ok(["verify", text(&case)]);
}

#[test]
fn the_network_of_a_run_narrows_it() {
    let folder = scratch();
    let case = case(folder.path());
    let window = ["--window", "7200", "--layer", "url", "--min-weight", "1"];
    let window = [&window[..], &["--min-participation", "1"]].concat();
    let fixed = ["detect", text(&case), "--run", "r", "--no-significance"];
    program::ok([&fixed[..], &window].concat());
    let all = search(&case, &["o", "--run", "r"]);
    let in_run = |hit: &Value| (hit["account_id"].clone(), hit["in_run"].clone());
    assert!(all["accounts"]["hits"].as_array().unwrap().is_empty());
    let all = search(&case, &["1", "--run", "r"]);
    let hits = all["accounts"]["hits"].as_array().unwrap().iter();
    let known: Vec<(Value, Value)> = hits.map(in_run).collect();
    assert_eq!(
        known,
        [
            ("11".into(), true.into()),
            ("12".into(), true.into()),
            ("13".into(), false.into())
        ]
    );
    let within = search(&case, &["other.org", "--run", "r", "--in-run"]);
    assert_eq!(
        ids(&within, "objects", "object_id"),
        ["other.org", "https://other.org/b"]
    );
}
