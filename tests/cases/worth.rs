//! What a result is worth: how much hangs on the settings, what is drawn, what is missed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use serde_json::Value;
use zwerm_tests::generate::{Shape, write_csv};

use crate::harness::table::Table;
use crate::harness::{program, scratch, sha256, text};

pub fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// Generated shares with planted groups, as a file in a folder of its own.
fn generated(posts: usize) -> (tempfile::TempDir, PathBuf) {
    let folder = scratch();
    let input = folder.path().join("shares.csv");
    write_csv(&Shape::of(posts, 7), &mut File::create(&input).unwrap()).unwrap();
    (folder, input)
}

fn run_of<'a>(input: &'a Path, out: &'a Path, options: &[&'a str]) -> PathBuf {
    let fixed = ["run", text(input), "--out", text(out)];
    let window = ["--window", "60"];
    let window = if options.contains(&"--window") {
        &[][..]
    } else {
        &window
    };
    program::ok(fixed.iter().chain(window).chain(options));
    out.join("case.zwerm")
}

/// Pairs of accounts of an edge table.
fn edges_of(out: &Path) -> BTreeSet<(String, String)> {
    let edges = Table::read(&out.join("edges.csv"));
    let ends = edges.cells("from").into_iter().zip(edges.cells("to"));
    ends.map(|(from, to)| (from.to_owned(), to.to_owned()))
        .collect()
}

#[track_caller]
fn assert_same(one: &Path, other: &Path) {
    let [one, other] = [one, other].map(|path| fs::read_to_string(path).unwrap());
    assert_eq!(one, other);
}

/// What a case is: its history, and the hash of every file but the database, which opening touches.
fn state(case: &Path) -> (Vec<Value>, BTreeMap<PathBuf, String>) {
    let mut files = BTreeMap::new();
    let mut folders = vec![case.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !text(&path).contains("case.sqlite") {
                files.insert(path.clone(), sha256(&fs::read(&path).unwrap()));
            }
        }
    }
    (program::json(["history", text(case)]), files)
}

#[test]
fn a_run_repeated_with_something_changed_tells_what_stays() {
    let (folder, input) = generated(20_000);
    let out = folder.path().join("out");
    let options = ["--significance", "--sensitivity", "--subsamples", "3"];
    let case = run_of(&input, &out, &options);
    let table = Table::read(&out.join("sensitivity.csv"));
    let changes = table.cells("change");
    let mut expected = vec!["nothing", "half-window", "double-window", "without-object"];
    expected.extend(["some-objects"; 3]);
    expected.extend(["some-shares"; 3]);
    assert_eq!(changes, expected);
    let cell = |row: usize, name: &str| table.cells(name)[row].parse::<f64>().unwrap();

    // The halved and the doubled window are what runs of their own find.
    let edges = edges_of(&out);
    for (row, window) in [(1, "30"), (2, "120")] {
        let other = folder.path().join(window);
        run_of(&input, &other, &["--no-report", "--window", window]);
        let other = edges_of(&other);
        assert_eq!(cell(row, "n_edges"), other.len() as f64);
        assert_eq!(
            cell(row, "edges_kept"),
            edges.intersection(&other).count() as f64
        );
        assert_eq!(
            cell(row, "edges_lost"),
            edges.difference(&other).count() as f64
        );
        assert_eq!(
            cell(row, "edges_gained"),
            other.difference(&edges).count() as f64
        );
    }
    // So is the run without its top object, from a file without it.
    let top = table.cells("object_id")[3].to_owned();
    let mut rows = Table::read(&input);
    let object = rows.column("object_id");
    rows.rows.retain(|row| row[object] != top);
    assert_eq!(cell(3, "n_shares"), rows.rows.len() as f64);
    let (less, other) = (folder.path().join("less.csv"), folder.path().join("less"));
    let lines: Vec<String> = rows.rows.iter().map(|row| row.join(",")).collect();
    fs::write(
        &less,
        format!("{}\n{}\n", rows.header.join(","), lines.join("\n")),
    )
    .unwrap();
    run_of(&less, &other, &["--no-report"]);
    assert_eq!(
        cell(3, "edges_kept"),
        edges.intersection(&edges_of(&other)).count() as f64
    );

    for row in 0..table.rows.len() {
        let total = cell(row, "edges_kept") + cell(row, "edges_lost");
        assert_eq!(total, edges.len() as f64, "row {row}");
        assert!(cell(row, "adjusted_rand_in_either") <= 1.0);
        // Sixty planted accounts, all established: a part of the data loses few of them.
        let kept = cell(row, "established_kept");
        assert_eq!(kept + cell(row, "established_lost"), 60.0, "row {row}");
        assert!(kept >= 40.0, "row {row}: {kept}");
    }
    assert_eq!(cell(0, "adjusted_rand_in_both"), 1.0);

    // The stored run gives the same table; asked of a run that has none, it is the same again.
    let copy = folder.path().join("copy.csv");
    let export = [
        "export",
        text(&case),
        "--run",
        "run",
        "--what",
        "sensitivity",
    ];
    program::ok(export.into_iter().chain(["--out", text(&copy)]));
    assert_same(&copy, &out.join("sensitivity.csv"));
    program::ok(["verify", text(&case)]);
    let report = fs::read_to_string(out.join("report.html")).unwrap();
    assert!(report.contains("How much stays when something is changed"));
    assert!(report.contains("At rung 2 kept") && report.contains("10.1007/BF01908075"));
    let plain = report
        .replace("<span class=\"arg\">", "")
        .replace("</span>", "");
    let plain = plain.replace("<bdi>", "").replace("</bdi>", "");
    assert!(plain.contains("--sensitivity --subsamples 3 --kept-share 0.8"));
}

#[test]
fn asking_for_sensitivity_changes_neither_the_case_nor_a_byte_of_the_answer() {
    let (folder, input) = generated(10_000);
    let out = folder.path().join("out");
    let plain = ["--no-report", "--no-significance", "--threads"];
    let case = run_of(&input, &out, &[&plain[..], &["1"]].concat());
    assert!(!out.join("sensitivity.csv").exists());
    let before = state(&case);
    let ask = [
        "sensitivity",
        text(&case),
        "--run",
        "run",
        "--subsamples",
        "2",
    ];
    let told = program::json(ask)[0].clone();
    assert_eq!(state(&case), before, "asking changes nothing");
    assert_eq!(told["repetitions"].as_array().map(Vec::len), Some(8));
    assert!(told["repetitions"][1]["established"].is_null());
    assert_eq!(told["asked"]["kept_share"], 0.8);

    let asked = folder.path().join("asked.csv");
    program::ok(ask.into_iter().chain(["--out", text(&asked)]));
    let again = folder.path().join("again");
    let samples = ["3", "--sensitivity", "--subsamples", "2"];
    run_of(&input, &again, &[&plain[..], &samples].concat());
    assert_same(&asked, &again.join("sensitivity.csv"));
    // Another seed draws other parts.
    let other = folder.path().join("other");
    run_of(
        &input,
        &other,
        &[&plain[..], &samples, &["--seed", "2"]].concat(),
    );
    let words = |path: &Path| fs::read_to_string(path).unwrap();
    assert_ne!(words(&asked), words(&other.join("sensitivity.csv")));

    let export = [
        "export",
        text(&case),
        "--run",
        "run",
        "--what",
        "sensitivity",
    ];
    let (code, _) = program::error(2, export.into_iter().chain(["--out", "x.csv"]));
    assert_eq!(code, "not-repeated");
    let (code, said) = program::error(2, ask.into_iter().chain(["--kept-share", "1"]));
    assert_eq!(code, "invalid-parameter", "{said}");
}

/// How often a tag opens in a drawing, and the ids of its accounts.
fn drawn(path: &Path) -> (usize, BTreeSet<String>) {
    let gexf = fs::read_to_string(path).unwrap();
    let nodes = gexf.split("<node id=\"").skip(1);
    let ids = nodes.map(|rest| rest.split('"').next().unwrap().to_owned());
    (gexf.matches("<edge ").count(), ids.collect())
}

#[test]
fn a_backbone_marks_edges_and_is_drawn_alone() {
    let (folder, input) = generated(20_000);
    let (plain, out) = (folder.path().join("plain"), folder.path().join("out"));
    let quiet = ["--no-report", "--no-significance"];
    run_of(&input, &plain, &quiet);
    let disparity = [
        "--no-significance",
        "--backbone",
        "disparity",
        "--backbone-alpha",
        "0.3",
    ];
    let case = run_of(&input, &out, &disparity);
    let edges = Table::read(&out.join("edges.csv"));
    let before = Table::read(&plain.join("edges.csv"));
    assert_eq!(
        edges.project(&before.header).rows,
        before.rows,
        "no edge is lost"
    );

    // The level of each edge once more, from the table.
    let ends: Vec<(&str, &str)> = edges
        .cells("from")
        .into_iter()
        .zip(edges.cells("to"))
        .collect();
    let weights: Vec<f64> = edges
        .cells("n_objects")
        .iter()
        .map(|n| n.parse().unwrap())
        .collect();
    let mut of: BTreeMap<&str, (i32, f64)> = BTreeMap::new();
    for (&(from, to), weight) in ends.iter().zip(&weights) {
        for end in [from, to] {
            let (degree, strength) = of.entry(end).or_default();
            *degree += 1;
            *strength += weight;
        }
    }
    let (mut kept, mut accounts) = (0, BTreeSet::new());
    for (at, (from, to)) in ends.iter().enumerate() {
        let level = |end: &str| (1.0 - weights[at] / of[end].1).powi(of[end].0 - 1);
        let expected = level(from).min(level(to));
        let told: f64 = edges.cells("disparity_alpha")[at].parse().unwrap();
        assert!(
            (told - expected).abs() < 1e-9,
            "{from} {to}: {told} {expected}"
        );
        let stays = edges.cells("in_backbone")[at] == "true";
        assert_eq!(stays, told < 0.3, "{from} {to}");
        if stays {
            kept += 1;
            accounts.extend([(*from).to_owned(), (*to).to_owned()]);
        }
    }
    assert!(kept > 10 && kept < ends.len(), "{kept} of {}", ends.len());
    assert_eq!(drawn(&out.join("backbone.gexf")), (kept, accounts.clone()));
    let whole = fs::read_to_string(out.join("network.gexf")).unwrap();
    assert!(whole.contains("disparity_alpha") && whole.contains("in_backbone"));
    let alone = fs::read_to_string(out.join("backbone.gexf")).unwrap();
    for drawing in [&whole, &alone] {
        assert!(drawing.contains("A backbone makes a drawing readable"));
    }
    let copy = folder.path().join("copy.gexf");
    let export = ["export", text(&case), "--run", "run", "--what", "backbone"];
    program::ok(export.into_iter().chain(["--out", text(&copy)]));
    assert_same(&copy, &out.join("backbone.gexf"));

    let record: Value = serde_json::from_slice(&fs::read(out.join("run.json")).unwrap()).unwrap();
    assert_eq!(record["summary"]["backbone"]["n_edges"], kept);
    assert_eq!(record["summary"]["backbone"]["n_accounts"], accounts.len());
    let report = fs::read_to_string(out.join("report.html")).unwrap();
    assert!(report.contains("10.1073/pnas.0808904106"));
    assert!(report.contains("not that the two coordinate"));
    let words = report
        .replace("<span class=\"arg\">", "")
        .replace("</span>", "");
    let words = words.replace("<bdi>", "").replace("</bdi>", "");
    assert!(words.contains("--backbone disparity --backbone-alpha 0.3"));
}

#[test]
fn the_validated_network_is_the_edges_that_activity_does_not_explain() {
    let (folder, input) = generated(20_000);
    let out = folder.path().join("out");
    let case = run_of(&input, &out, &["--no-report", "--backbone", "validated"]);
    let edges = Table::read(&out.join("edges.csv"));
    assert!(!edges.header.iter().any(|name| name == "disparity_alpha"));
    let mut kept = 0;
    for (q, stays) in edges.cells("q").into_iter().zip(edges.cells("in_backbone")) {
        let q: f64 = q.parse().unwrap();
        assert_eq!(stays == "true", q < 0.01, "{q}");
        kept += usize::from(stays == "true");
    }
    assert!(kept > 100 && kept < edges.rows.len(), "{kept}");
    assert_eq!(drawn(&out.join("backbone.gexf")).0, kept);

    let two = ["detect", text(&case), "--run", "two", "--no-significance"];
    let (code, said) = program::error(2, two.into_iter().chain(["--backbone", "validated"]));
    assert_eq!(code, "invalid-parameter");
    assert!(said.contains("--significance"), "{said}");
    program::ok(two);
    let export = ["export", text(&case), "--run", "two", "--what", "backbone"];
    let (code, _) = program::error(2, export.into_iter().chain(["--out", "x.gexf"]));
    assert_eq!(code, "no-backbone");
    let peer = [
        "detect",
        text(&case),
        "--run",
        "three",
        "--compat",
        "coortweet",
    ];
    let (code, _) = program::error(2, peer.into_iter().chain(["--backbone", "disparity"]));
    assert_eq!(code, "invalid-parameter");
}

#[test]
fn planted_groups_tell_what_a_negative_result_is_worth() {
    let (folder, input) = generated(10_000);
    let out = folder.path().join("out");
    let flags = ["--min-weight", "3", "--significance", "--threads"];
    let case = run_of(
        &input,
        &out,
        &[&["--no-report"], &flags[..], &["1"]].concat(),
    );
    let before = state(&case);
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    let planted = [
        "--group-size",
        "8",
        "--events",
        "10",
        "--spread",
        "10",
        "--trials",
        "4",
    ];
    let power = |more: &[&str]| -> Value {
        let start = ["power", text(&case)];
        program::json(start.iter().chain(&planted).chain(more))[0].clone()
    };
    let of_run = power(&["--run", "run", "--out", text(&one)]);
    let typed = power(&[&["--window", "60"], &flags[..], &["3", "--out", text(&two)]].concat());
    assert_eq!(state(&case), before, "nothing of the case changes");
    assert_same(&one.join("power.csv"), &two.join("power.csv"));
    for result in [&of_run, &typed] {
        // Ten objects within ten seconds, seven others each time: nobody overlooks that.
        for place in ["in_network", "at_rung_2"] {
            let half = &result[place]["half"];
            assert_eq!(
                (&half["found"], &half["trials"]),
                (&4.into(), &4.into()),
                "{place}"
            );
            assert!((number(&half["low"]) - 0.510_109).abs() < 1e-6);
        }
        assert_eq!(result["before"]["found"], 0);
        let trials = result["trials"].as_array().unwrap();
        assert!(
            trials.iter().all(|trial| trial["n_edges"] == 28),
            "{trials:?}"
        );
        assert!(
            result["worth"]
                .as_str()
                .unwrap()
                .contains("within 10 seconds each")
        );
    }
    let table = Table::read(&one.join("power.csv"));
    assert_eq!(table.cells("trial"), ["1", "2", "3", "4"]);
    let file: Value = serde_json::from_slice(&fs::read(one.join("power.json")).unwrap()).unwrap();
    assert_eq!(file["trials"], of_run["trials"]);
    assert_eq!(file["parameters"]["detection"]["min_weight"], 3);

    // Two objects can never reach a weight of three, and another seed plants others.
    let quiet = [
        "power",
        text(&case),
        "--run",
        "run",
        "--events",
        "2",
        "--trials",
        "3",
    ];
    let quiet = &program::json(quiet)[0];
    assert_eq!(quiet["in_network"]["half"]["found"], 0);
    assert!(
        quiet["worth"].as_str().unwrap().contains("weak evidence"),
        "3 trials say little"
    );
    let other = power(&["--run", "run", "--seed", "2"]);
    assert_ne!(other["trials"], of_run["trials"]);

    let none = ["power", text(&case), "--no-significance", "--trials", "2"];
    let none = &program::json(none)[0];
    assert!(none["at_rung_2"].is_null());
    let words = program::ok(["power", text(&case), "--run", "run", "--trials", "2"]);
    assert!(words.contains("95 % interval"), "{words}");
    let mixed = ["power", text(&case), "--run", "run", "--min-weight", "2"];
    let (_, said) = program::error(2, mixed);
    assert!(said.contains("--run"), "{said}");
    let (code, _) = program::error(2, ["power", text(&case), "--group-size", "100000"]);
    assert_eq!(code, "invalid-parameter");
    let (code, _) = program::error(2, ["power", text(&case), "--events", "9999"]);
    assert_eq!(code, "too-little-to-plant");
}
