//! The command line itself: help, exit codes, JSON for machines, one folder of results.

use std::fs;

use serde_json::Value;

use crate::harness::table::Table;
use crate::harness::{example, program, russian, scratch, sha256, text};

const COMMANDS: [&str; 25] = [
    "new",
    "import",
    "images",
    "detect",
    "export",
    "evidence",
    "report",
    "verify",
    "info",
    "rejects",
    "history",
    "undo",
    "redo",
    "run",
    "probe",
    "mapping",
    "raw",
    "search",
    "formats",
    "explain",
    "windows",
    "variants",
    "compare",
    "sensitivity",
    "similarity",
];

#[test]
fn every_command_explains_itself() {
    let overview = program::ok(["--help"]);
    for command in COMMANDS {
        assert!(
            overview.contains(&format!("\n  {command} ")),
            "{command} in --help"
        );
        let help = program::ok([command, "--help"]);
        assert!(help.contains("Usage:"), "{command}: {help}");
    }
    assert!(program::ok(["--version"]).starts_with("zwerm "));
}

#[test]
fn a_wrong_call_ends_with_2_and_says_why() {
    assert_eq!(program::run(["nonsense"]).code, Some(2));
    assert_eq!(program::run(["run"]).code, Some(2));
    let folder = scratch();
    let (input, out) = (russian(), folder.path().join("out"));
    for options in [
        ["--window", "-5"],
        ["--window", "soon"],
        ["--min-weight", "0.5"],
        ["--memory", "4 apples"],
    ] {
        let fixed = ["run", text(&input), "--out", text(&out)];
        let ended = program::run(fixed.iter().chain(&options));
        assert_eq!(ended.code, Some(2), "{options:?}: {}", ended.stderr);
        assert!(!ended.stderr.is_empty());
    }
}

#[test]
fn who_reads_only_the_beginning_is_no_error() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let ended = program::zwerm(["formats"])
        .stdout(writer)
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap();
    let said = String::from_utf8_lossy(&ended.stderr);
    assert_eq!((ended.status.code(), said.as_ref()), (Some(0), ""));
}

#[test]
fn an_unknown_run_is_answered_with_the_known_ones() {
    let (code, message) = program::error(
        2,
        [
            "export",
            text(&example::russian_case()),
            "--run",
            "other",
            "--what",
            "edges",
            "--out",
            "unused.csv",
        ],
    );
    assert_eq!(code, "no-such-run");
    assert!(message.contains("run"), "{message}");
}

#[test]
fn a_missing_file_is_an_error_of_the_input() {
    let folder = scratch();
    let out = folder.path().join("out");
    let (code, message) = program::error(3, ["run", "no-such-file.csv", "--out", text(&out)]);
    assert_eq!(code, "file-not-found");
    assert!(message.contains("no-such-file.csv"), "{message}");
    assert!(!out.exists());
}

#[test]
fn run_writes_one_folder_that_describes_itself() {
    let out = example::russian_out();
    let run: Value = serde_json::from_slice(&fs::read(out.join("run.json")).unwrap()).unwrap();
    let outputs = run["outputs"].as_array().unwrap();
    let names: Vec<&str> = outputs
        .iter()
        .map(|output| output["file_name"].as_str().unwrap())
        .collect();
    for name in [
        "edges.csv",
        "nodes.csv",
        "communities.csv",
        "network.gexf",
        "report.html",
    ] {
        assert!(names.contains(&name), "{names:?}");
    }
    for output in outputs {
        let bytes = fs::read(out.join(output["file_name"].as_str().unwrap())).unwrap();
        assert_eq!(output["sha256"], sha256(&bytes), "{}", output["file_name"]);
        assert_eq!(output["size_bytes"], bytes.len());
    }
    assert_eq!(
        run["summary"]["n_edges"],
        Table::read(&out.join("edges.csv")).rows.len()
    );
    assert_eq!(
        run["summary"]["n_accounts"],
        Table::read(&out.join("nodes.csv")).rows.len()
    );
    assert_eq!(
        run["summary"]["n_pairs"],
        Table::read(&out.join("pairs.csv")).rows.len()
    );
    assert_eq!(
        run["sources"][0]["sha256"],
        sha256(&fs::read(russian()).unwrap())
    );
    assert_eq!(run["seed"], 1);
}

#[test]
fn run_again_adds_a_run_and_other_files_are_kept_apart() {
    let folder = scratch();
    let out = folder.path().join("out");
    example::copy(&example::russian_out(), &out);
    program::ok([
        "run",
        text(&russian()),
        "--out",
        text(&out),
        "--window",
        "60",
        "--no-report",
    ]);
    let info = &program::json(["info", text(&out.join("case.zwerm"))])[0];
    assert_eq!(info["runs"].as_array().map(Vec::len), Some(2));
    let other = folder.path().join("other.csv");
    fs::write(
        &other,
        "object_id,account_id,content_id,timestamp_share\no,a,p,1600000000\no,b,q,1600000001\n",
    )
    .unwrap();
    let (code, _) = program::error(2, ["run", text(&other), "--out", text(&out)]);
    assert_eq!(code, "other-case");
}

#[test]
fn counting_needs_no_run_and_grows_with_the_window() {
    let case = example::russian_case();
    let count = &program::json([
        "detect",
        text(&case),
        "--run",
        "x",
        "--count",
        "--window",
        "10,60,3600",
    ])[0];
    let pairs: Vec<u64> = count["pairs"][0]
        .as_array()
        .unwrap()
        .iter()
        .map(|number| number.as_u64().unwrap())
        .collect();
    assert_eq!(pairs.len(), 3);
    assert!(
        pairs[0] > 0 && pairs[0] < pairs[1] && pairs[1] < pairs[2],
        "{pairs:?}"
    );
    let info = &program::json(["info", text(&case)])[0];
    assert_eq!(info["runs"].as_array().map(Vec::len), Some(1));
}

#[test]
fn evidence_leads_from_an_edge_to_the_raw_records() {
    let edges = Table::read(&example::russian_out().join("edges.csv"));
    let heaviest = edges
        .rows
        .iter()
        .max_by_key(|row| row[edges.column("weight")].parse::<u64>().unwrap())
        .unwrap();
    let (a, b) = (
        &heaviest[edges.column("from")],
        &heaviest[edges.column("to")],
    );
    let evidence = &program::json([
        "evidence",
        text(&example::russian_case()),
        "--run",
        "run",
        "--pair",
        a,
        b,
    ])[0];
    let pairs = evidence["pairs"].as_array().unwrap();
    let weight: usize = heaviest[edges.column("weight")].parse().unwrap();
    assert_eq!(pairs.len(), weight.min(100));
    assert_eq!(evidence["n_pairs"], weight);
    let source = Table::read(&russian());
    for side in ["older", "newer"] {
        for pair in pairs {
            let post = &pair[side];
            let record = post["record"].as_u64().unwrap() as usize;
            let row = &source.rows[record - 1];
            assert_eq!(post["content_id"], row[source.column("content_id")]);
            assert_eq!(post["account_id"], row[source.column("account_id")]);
            assert_eq!(pair["object_id"], row[source.column("object_id")]);
            assert_eq!(post["raw"].as_str().unwrap().trim_end(), row.join(","));
        }
    }
}

#[test]
fn no_command_prints_control_characters_of_a_source() {
    let folder = scratch();
    let (case, file) = (folder.path().join("c.zwerm"), folder.path().join("f.csv"));
    fs::write(
        &file,
        "object_id,account_id,content_id,timestamp_share\no,\u{1b}[2Ja,p1,1600000000\no,b\u{7},p2,1600000001\no,c,p3,\u{1b}]0;x\n",
    )
    .unwrap();
    program::ok(["new", text(&case)]);
    let mut said = program::ok(["import", text(&case), text(&file)]);
    said += &program::ok(["import", text(&case), text(&russian()), "--dry-run"]);
    said += &program::ok(["rejects", text(&case)]);
    said += &program::ok(["info", text(&case)]);
    said += &program::ok([
        "detect",
        text(&case),
        "--run",
        "r",
        "--min-weight",
        "1",
        "--min-participation",
        "1",
    ]);
    said += &program::ok([
        "evidence",
        text(&case),
        "--run",
        "r",
        "--pair",
        "\u{1b}[2Ja",
        "b\u{7}",
    ]);
    said += &program::ok(["history", text(&case)]);
    let bad = said.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(bad, None, "{said:?}");
}

#[test]
fn history_names_every_change() {
    let history = &program::json(["history", text(&example::russian_case())])[0];
    let labels: Vec<&str> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["label"].as_str().unwrap())
        .collect();
    assert_eq!(labels.len(), 2, "{labels:?}");
}
