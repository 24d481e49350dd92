//! Runs held against chance: planted groups stand out, chance does not, and whoever does not ask gets
//! what there was before.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use serde_json::Value;
use zwerm_tests::generate::{Shape, write_csv};

use crate::harness::table::Table;
use crate::harness::{program, scratch, text};

/// A run of generated shares with its folder.
struct Run {
    folder: tempfile::TempDir,
}

impl Run {
    fn of(shape: &Shape, options: &[&str]) -> Run {
        let run = Run { folder: scratch() };
        write_csv(shape, &mut File::create(run.input()).unwrap()).unwrap();
        run.again(options);
        run
    }

    fn again(&self, options: &[&str]) {
        let (input, out) = (self.input(), self.out());
        let fixed = ["run", text(&input), "--out", text(&out)];
        let sweep = ["--window", "60", "--min-weight", "2"];
        program::ok(fixed.iter().chain(&sweep).chain(options));
    }

    fn input(&self) -> PathBuf {
        self.folder.path().join("shares.csv")
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    fn case(&self) -> PathBuf {
        self.out().join("case.zwerm")
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.out().join(name)).unwrap()
    }

    fn table(&self, name: &str) -> Table {
        Table::read(&self.out().join(name))
    }

    fn run_json(&self) -> Value {
        serde_json::from_slice(&self.bytes("run.json")).unwrap()
    }
}

/// Five groups of twelve among 40 000 posts.
fn planted() -> Shape {
    Shape::of(40_000, 7)
}

fn members(shape: &Shape) -> BTreeSet<String> {
    let first = shape.posts / 10;
    let all = first..first + shape.groups * shape.group_size;
    all.map(|number| format!("a{number}")).collect()
}

const TABLES: [&str; 5] = [
    "edges.csv",
    "nodes.csv",
    "communities.csv",
    "network.gexf",
    "groups.csv",
];
const JUDGED: [&str; 7] = [
    "expected",
    "p",
    "q",
    "common_cause_expected",
    "common_cause_p",
    "common_cause_q",
    "rung",
];

/// `3.2e-400` as its decimal logarithm, which a double can hold.
fn log10(number: &str) -> f64 {
    let (mantissa, exponent) = number.split_once('e').unwrap_or((number, "0"));
    let mantissa: f64 = mantissa.parse().unwrap();
    mantissa.log10() + exponent.parse::<f64>().unwrap()
}

#[test]
fn planted_groups_reach_rung_2_and_nobody_else_does() {
    let shape = planted();
    let run = Run::of(&shape, &["--significance"]);
    let truth = members(&shape);
    let groups = run.table("groups.csv");
    let established: BTreeSet<String> = groups
        .cells("account_id")
        .iter()
        .map(|&account| account.to_owned())
        .collect();
    assert_eq!(established, truth);
    assert_eq!(groups.cells("group").last(), Some(&"5"));

    let nodes = run.table("nodes.csv");
    for (account, rung) in nodes.cells("account_id").iter().zip(nodes.cells("rung")) {
        let expected = if truth.contains(*account) { "2" } else { "1" };
        assert_eq!(rung, expected, "{account}");
    }
    let communities = run.table("communities.csv");
    let high = communities.cells("rung");
    assert_eq!(high.iter().filter(|&&rung| rung == "2").count(), 5);
    assert!(high.contains(&"1"));

    let edges = run.table("edges.csv");
    let [expected, p, q, cause, rung] =
        ["expected", "p", "q", "common_cause_q", "rung"].map(|name| edges.cells(name));
    let ends = edges.cells("from").into_iter().zip(edges.cells("to"));
    for (at, (from, to)) in ends.enumerate() {
        let met: f64 = edges.cells("n_objects")[at].parse().unwrap();
        let expected: f64 = expected[at].parse().unwrap();
        assert!(expected > 0.0);
        assert!(log10(p[at]) <= log10(q[at]) && log10(q[at]) <= 0.0);
        // The second explanation is tried where the first fails.
        assert_eq!(cause[at].is_empty(), log10(q[at]) >= -2.0, "{from} {to}");
        if rung[at] == "2" {
            assert!(truth.contains(from) && truth.contains(to), "{from} {to}");
            assert!(expected < met && log10(q[at]) < -2.0 && log10(cause[at]) < -2.0);
        }
    }
    assert!(rung.iter().filter(|&&rung| rung == "2").count() > 100);

    // The stored run keeps it all: exports are the same, and the case is whole.
    for (what, name) in [
        ("edges", "edges.csv"),
        ("nodes", "nodes.csv"),
        ("communities", "communities.csv"),
        ("groups", "groups.csv"),
    ] {
        let (case, copy) = (run.case(), run.folder.path().join(name));
        let order = ["export", text(&case), "--run", "run", "--what", what];
        program::ok(order.into_iter().chain(["--out", text(&copy)]));
        assert!(fs::read(&copy).unwrap() == run.bytes(name), "{name}");
    }
    program::ok(["verify", text(&run.case())]);

    let record = run.run_json();
    assert_eq!(record["parameters"]["significance"]["max_q"], 0.01);
    assert_eq!(record["summary"]["judged"]["n_groups"], 5);
    let report = String::from_utf8(run.bytes("report.html")).unwrap();
    // Every word of a command stands in tags of its own.
    let mut plain = report.replace(['\u{a0}', '\u{202f}'], " ");
    for tag in ["<span class=\"arg\">", "</span>", "<bdi>", "</bdi>"] {
        plain = plain.replace(tag, "");
    }
    for part in [
        "Rung 2: Coordinated behaviour is statistically established: these two accounts shared ",
        "Rung 2: Coordinated behaviour is statistically established of 12 of its 12 accounts: the 12 accounts of this community have ",
        "Rung 1: It was observed that these two accounts shared 2 different objects within the time window; more than that is not established.",
        "5 of the ",
        "statistically established: 5 groups with 60 accounts. All other edges and communities stay at rung 1",
        "5 groups with 60 accounts",
        "It does not say who operates the accounts",
        "10.1038/srep10595",
        "--significance --max-q 0.01 --correction benjamini-hochberg --min-group 4 --reaction 60",
    ] {
        assert!(plain.contains(part), "{part:?} is not in the report");
    }
}

#[test]
fn a_pair_is_explained_object_by_object() {
    let run = Run::of(&planted(), &["--significance", "--no-report"]);
    let edges = run.table("edges.csv");
    let rungs = edges.cells("rung");
    for wanted in ["2", "1"] {
        let at = rungs.iter().position(|&rung| rung == wanted).unwrap();
        let cell = |name: &str| edges.cells(name)[at].to_owned();
        let (from, to, case) = (cell("from"), cell("to"), run.case());
        let explain = ["explain", text(&case), "--run", "run", "--pair", &from, &to];
        let told = &program::json(explain)[0];
        let objects = told["objects"].as_array().unwrap();
        let met = objects.iter().filter(|object| object["met"] == true);
        assert_eq!(met.count().to_string(), cell("n_objects"));
        assert_eq!(told["n_objects"].to_string(), cell("n_objects"));
        for object in objects {
            let [one, other] = [0, 1].map(|at| object["closest_ms"][at].as_i64().unwrap());
            assert_eq!(
                object["met"] == true,
                one.abs_diff(other) <= 60_000,
                "{object}"
            );
        }
        let [whole] = told["windows"].as_array().unwrap().as_slice() else {
            panic!("{told}");
        };
        assert_eq!(whole["weight"].to_string(), cell("weight"));
        let to_lose = told["n_objects_to_lose"].as_u64().unwrap();
        assert_eq!((to_lose + 1).to_string(), cell("n_objects"));
        assert_eq!(told["judged"]["p"], cell("p"));
        assert_eq!(told["judged"]["q"], cell("q"));
        assert_eq!(told["judged"]["rung"].to_string(), wanted);
        let sentence = told["judged"]["sentence"].as_str().unwrap();
        let shared = format!("shared {} different objects", cell("n_objects"));
        assert!(sentence.contains(&shared), "{sentence}");
        assert_eq!(
            sentence.contains("statistically established:"),
            wanted == "2"
        );
        // What a common cause expects is the sum of the chances of the objects.
        if wanted == "2" {
            let sum: f64 = objects.iter().filter_map(|o| o["chance"].as_f64()).sum();
            let expected: f64 = cell("common_cause_expected").parse().unwrap();
            assert!((sum - expected).abs() < 1e-9, "{sum} {expected}");
        }
        let words = program::ok(explain);
        assert!(words.contains(&format!("rung {wanted}")), "{words}");
    }
}

#[test]
fn data_made_by_chance_stays_at_rung_1() {
    for seed in 1..=3 {
        let shape = Shape {
            groups: 0,
            ..Shape::of(40_000, seed)
        };
        let run = Run::of(&shape, &["--significance"]);
        assert!(run.table("groups.csv").rows.is_empty(), "seed {seed}");
        for name in ["edges.csv", "nodes.csv", "communities.csv"] {
            let table = run.table(name);
            assert!(table.rows.len() > 5, "{name}");
            assert!(table.cells("rung").iter().all(|&rung| rung == "1"));
        }
        let report = String::from_utf8(run.bytes("report.html")).unwrap();
        assert!(report.contains("No group reaches rung 2"));
        assert!(report.contains("stays at rung 1, similarity"));
        assert!(!report.contains("Rung 2:"));
        assert!(!report.contains("no null model"), "chance was tried");
    }
}

#[test]
fn threads_and_the_order_of_the_rows_change_no_byte() {
    let options = |threads| ["--significance", "--no-report", "--threads", threads];
    let run = Run::of(&planted(), &options("1"));
    let before = TABLES.map(|name| run.bytes(name));
    let same = |what: &str| {
        for (name, before) in TABLES.iter().zip(&before) {
            assert!(run.bytes(name) == *before, "{what}: {name} differs");
        }
    };
    // The network carries the name of its run, which is new in a case that has one.
    fs::remove_dir_all(run.out()).unwrap();
    run.again(&options("3"));
    same("three threads");

    let mut rows = Table::read(&run.input());
    rows.rows
        .sort_by_cached_key(|row| crate::harness::sha256(row.join(",").as_bytes()));
    let mut csv = rows.header.join(",");
    for row in &rows.rows {
        csv.push('\n');
        csv.push_str(&row.join(","));
    }
    fs::write(run.input(), csv).unwrap();
    fs::remove_dir_all(run.out()).unwrap();
    run.again(&options("2"));
    same("another order");
}

#[test]
fn where_chance_is_not_asked_nothing_is_different() {
    let run = Run::of(&planted(), &["--significance", "--no-report"]);
    let judged = ["edges.csv", "nodes.csv", "communities.csv"].map(|name| run.table(name));
    fs::remove_dir_all(run.out()).unwrap();
    run.again(&["--no-report", "--no-significance"]);
    for (name, judged) in ["edges.csv", "nodes.csv", "communities.csv"]
        .iter()
        .zip(judged)
    {
        let plain = run.table(name);
        assert!(plain.header.iter().all(|name| !is_judged(name)), "{name}");
        assert_eq!(judged.project(&plain.header).rows, plain.rows, "{name}");
        let added: Vec<_> = judged
            .header
            .iter()
            .filter(|name| is_judged(name))
            .collect();
        let wanted = if *name == "edges.csv" { 7 } else { 1 };
        assert_eq!(added.len(), wanted, "{name}");
    }
    assert!(!run.out().join("groups.csv").exists());
    let record = run.run_json();
    assert!(record["parameters"].get("significance").is_none());
    assert!(record["summary"].get("judged").is_none());

    let (case, out) = (run.case(), run.folder.path().join("groups.csv"));
    let export = ["export", text(&case), "--run", "run", "--what", "groups"];
    let (code, _) = program::error(2, export.into_iter().chain(["--out", text(&out)]));
    assert_eq!(code, "not-judged");
    assert!(!Path::new(&out).exists());
    let never = ["--no-significance", "--max-q", "0.05"];
    let detect = ["detect", text(&case), "--run", "two"];
    let (_, said) = program::error(2, detect.into_iter().chain(never));
    assert!(said.contains("--max-q says how"), "{said}");
    let wrong = ["--significance", "--max-q", "0.9"];
    let detect = ["detect", text(&case), "--run", "two"];
    let (code, said) = program::error(2, detect.into_iter().chain(wrong));
    assert_eq!(code, "invalid-parameter");
    assert!(said.contains("max_q is 0.9"), "{said}");
}

#[test]
fn what_takes_under_a_minute_is_asked_without_being_told() {
    let run = Run::of(&planted(), &["--significance", "--no-report"]);
    let asked = TABLES.map(|name| run.bytes(name));
    fs::remove_dir_all(run.out()).unwrap();
    run.again(&["--no-report"]);
    for (name, asked) in TABLES.iter().zip(&asked) {
        assert!(run.bytes(name) == *asked, "{name} differs");
    }
    // The peer's tables have columns of their own.
    fs::remove_dir_all(run.out()).unwrap();
    run.again(&["--no-report", "--compat", "coortweet"]);
    assert!(run.run_json()["summary"].get("judged").is_none());
}

fn is_judged(name: &str) -> bool {
    JUDGED.contains(&name)
}
