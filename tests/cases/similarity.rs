//! Similarity networks: cosines and kernels worked out by hand.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::table::Table;
use crate::harness::{program, scratch, text};

/// (from, to, layer, count, weight) of every edge.
type Edges = Vec<(String, String, String, u64, f64)>;

fn case(folder: &Path, rows: &[(&str, &str, u32)]) -> std::path::PathBuf {
    let input = folder.join("posts.csv");
    let mut content = "post_id,account_id,created_at,thing\n".to_owned();
    for (number, (account, thing, secs)) in rows.iter().enumerate() {
        content += &format!("p{number},{account},{},{thing}\n", 1_600_000_000 + secs);
    }
    fs::write(&input, content).unwrap();
    let case = folder.join("c.zwerm");
    program::ok(["new", text(&case)]);
    let map = ["--map", "object:thing=thing"];
    program::ok(["import", text(&case), text(&input), map[0], map[1]]);
    case
}

fn edges(case: &Path, options: &[&str]) -> Edges {
    let out = case.with_file_name("out");
    let fixed = ["similarity", text(case), "--out", text(&out)];
    program::ok([&fixed[..], options].concat());
    let table = Table::read(&out.join("edges.csv"));
    let count = if options.contains(&"kernel") {
        "n_pairs"
    } else {
        "n_objects"
    };
    let cells = ["from", "to", "layer", count, "weight"].map(|name| table.cells(name));
    (0..table.rows.len())
        .map(|row| {
            let text = |column: usize| cells[column][row].to_owned();
            let (count, weight) = (text(3).parse().unwrap(), text(4).parse().unwrap());
            (text(0), text(1), text(2), count, weight)
        })
        .collect()
}

#[track_caller]
fn assert_edges(found: &Edges, expected: &[(&str, &str, u64, f64)]) {
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (found, (from, to, count, weight)) in found.iter().zip(expected) {
        let named = (
            found.0.as_str(),
            found.1.as_str(),
            found.2.as_str(),
            found.3,
        );
        assert_eq!(named, (*from, *to, "thing", *count));
        assert!(
            (found.4 - weight).abs() < 1e-12,
            "{found:?} is not {weight}"
        );
    }
}

#[test]
fn cosines_are_those_of_the_formula() {
    let folder = scratch();
    let case = case(
        folder.path(),
        &[
            ("ann", "o1", 0),
            ("ann", "o2", 10),
            // Whenever: a year later.
            ("bob", "o1", 31_000_000),
            ("bob", "o2", 31_000_010),
            ("cas", "o2", 20),
            ("cas", "o3", 30),
            ("dee", "o3", 40),
            // Nobody else has it: it counts for nothing.
            ("dee", "alone", 50),
        ],
    );
    let weight = |sharers: f64| (5.0_f64 / (1.0 + sharers)).ln() + 1.0;
    let (rare, common) = (weight(2.0), weight(3.0));
    let length = rare.hypot(common);
    let (half, last) = (common * common / (length * length), rare / length);
    assert_edges(&edges(&case, &[]), &[("ann", "bob", 2, 1.0)]);
    let all = [
        ("ann", "bob", 2, 1.0),
        ("ann", "cas", 1, half),
        ("bob", "cas", 1, half),
        ("cas", "dee", 1, last),
    ];
    assert_edges(&edges(&case, &["--min-cosine", "0.01"]), &all);
    let threads = ["--min-cosine", "0.01", "--threads", "1", "--layer", "thing"];
    assert_edges(&edges(&case, &threads), &all);
    let nearest = [all[0], all[3]];
    assert_edges(&edges(&case, &["--nearest", "1"]), &nearest);
    let several = ["--min-cosine", "0.01", "--min-objects", "2"];
    assert_edges(&edges(&case, &several), &all[..1]);
    // Without the object of three accounts, cas and dee are left with the same one.
    let few = ["--max-sharers", "2"];
    let expected = [("ann", "bob", 1, 1.0), ("cas", "dee", 1, 1.0)];
    assert_edges(&edges(&case, &few), &expected);

    let record = fs::read(case.with_file_name("out").join("run.json")).unwrap();
    let record: Value = serde_json::from_slice(&record).unwrap();
    assert_eq!(record["method"], "cosine");
    assert_eq!(
        record["parameters"]["similarity"]["cosine"]["max_sharers"],
        2
    );
    assert_eq!(record["summary"][0]["n_edges"], 2);
    let told = record["description"].as_str().unwrap();
    assert!(told.contains("doi:10.1609/icwsm.v15i1.18075"), "{told}");
    // It is noted in the log, and is no run.
    program::ok(["verify", text(&case)]);
    let info = program::json(["info", text(&case)]);
    assert!(!info[0].to_string().contains("cosine"));
}

#[test]
fn kernels_weigh_by_closeness() {
    let folder = scratch();
    let case = case(
        folder.path(),
        &[
            ("ann", "o1", 0),
            ("bob", "o1", 30),
            // Three accounts share this: half of what they would give.
            ("ann", "o2", 1_000),
            ("bob", "o2", 1_060),
            ("cas", "o2", 1_060),
            // Too far apart to count.
            ("dee", "o3", 0),
            ("eva", "o3", 500),
        ],
    );
    let e = |exponent: f64| exponent.exp();
    let expected = [
        ("ann", "bob", 2, e(-0.5) + e(-1.0) / 2.0),
        ("ann", "cas", 1, e(-1.0) / 2.0),
        ("bob", "cas", 1, 0.5),
    ];
    let kernel = ["--method", "kernel"];
    assert_edges(&edges(&case, &kernel), &expected);
    let slow = edges(&case, &[&kernel[..], &["--decay", "500"]].concat());
    assert_eq!(slow.len(), 4);
    assert!((slow[3].4 - e(-1.0)).abs() < 1e-12, "{slow:?}");
    let heavy = [&kernel[..], &["--min-kernel-weight", "0.4"]].concat();
    assert_edges(&edges(&case, &heavy), &[expected[0], expected[2]]);
    let out = case.with_file_name("out");
    let ask = ["similarity", text(&case), "--out", text(&out)];
    let (code, _) = program::error(2, [&ask[..], &["--min-cosine", "0"]].concat());
    assert_eq!(code, "invalid-parameter");
    let (code, _) = program::error(2, [&ask[..], &["--layer", "url"]].concat());
    assert_eq!(code, "no-such-layer");
}
