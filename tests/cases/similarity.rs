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
    let has = |method: &str| options.contains(&method);
    let count = match () {
        () if has("kernel") => "n_pairs",
        () if has("rhythm") => "n_bins",
        () => "n_objects",
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

#[test]
fn rhythms_are_alike_by_when_and_not_by_what() {
    let folder = scratch();
    // The first moment lies 200 s before the end of a half hour.
    let half_hour = |slot: u32, more: u32| 1_800 * slot + more;
    let mut rows = Vec::new();
    for slot in [0, 3, 50, 51] {
        rows.push(("ann", "o1", half_hour(slot, 300)));
        rows.push(("bob", "o2", half_hour(slot, 1_700)));
        // One half hour later, which is the second of two in a row.
        rows.push(("cas", "o3", half_hour(slot + 1, 300)));
    }
    // Twice in one half hour, which bob was not.
    rows.push(("ann", "o4", half_hour(3, 400)));
    rows.push(("dee", "o4", half_hour(3, 400)));
    let case = case(folder.path(), &rows);
    let all = [
        "--method",
        "rhythm",
        "--min-cosine",
        "0.01",
        "--min-bins",
        "1",
    ];
    let few = ["--min-posts", "4"];
    let found = edges(&case, &[&all[..], &few].concat());
    let told: Vec<_> = found
        .iter()
        .map(|(from, to, layer, bins, weight)| {
            (from.as_str(), to.as_str(), layer.as_str(), *bins, *weight)
        })
        .collect();
    let (length, both) = (7.0_f64.sqrt() * 2.0, 5.0);
    let expected = [
        ("ann", "bob", "rhythm", 4, both / length),
        ("ann", "cas", "rhythm", 1, 1.0 / length),
        ("bob", "cas", "rhythm", 1, 0.25),
    ];
    assert_eq!(told.len(), expected.len(), "{told:?}");
    for (found, expected) in told.iter().zip(expected) {
        let ids =
            |edge: &(&str, &str, &str, u64, f64)| (edge.0.to_owned(), edge.1.to_owned(), edge.3);
        assert_eq!((ids(found), found.2), (ids(&expected), expected.2));
        assert!(
            (found.4 - expected.4).abs() < 1e-12,
            "{found:?} is not {expected:?}"
        );
    }
    // By default a pair needs four half hours and a cosine of 0.9, and an account eight posts.
    assert!(edges(&case, &["--method", "rhythm"]).is_empty());
    let usual = edges(&case, &[&["--method", "rhythm"], &few[..]].concat());
    assert_eq!(usual.len(), 1);
    let record = fs::read(case.with_file_name("out").join("run.json")).unwrap();
    let record: Value = serde_json::from_slice(&record).unwrap();
    let told = record["description"].as_str().unwrap();
    assert!(told.contains("a length of 30 minutes (1800 s)"), "{told}");
    assert_eq!(record["parameters"]["similarity"]["rhythm"]["min_posts"], 4);
    assert_eq!(record["summary"][0]["n_shares"], 14);
    let out = case.with_file_name("out");
    let ask = [
        "similarity",
        text(&case),
        "--out",
        text(&out),
        "--method",
        "rhythm",
    ];
    let (code, _) = program::error(2, [&ask[..], &["--layer", "thing"]].concat());
    assert_eq!(code, "no-layers-here");
    let (_, message) = program::error(2, [&ask[..], &["--max-sharers", "3"]].concat());
    assert!(message.contains("belongs to --method cosine"), "{message}");
}

#[test]
fn the_decay_is_chosen_by_modularity_when_asked() {
    let folder = scratch();
    let mut rows = Vec::new();
    let names = ["ann", "bob", "cas", "dee", "eva", "fay"];
    let things: Vec<String> = (0..60).map(|number| format!("o{number}")).collect();
    for (number, thing) in (0_u32..).zip(&things) {
        // Two groups of three, and hours later somebody of the other group.
        let (group, start) = (number as usize % 2, number * 20_000);
        for member in 0..3 {
            rows.push((
                names[3 * group + member],
                thing.as_str(),
                start + 7 * member as u32,
            ));
        }
        let other = 3 * (1 - group) + number as usize % 3;
        rows.push((names[other], thing.as_str(), start + 9_000));
    }
    let case = case(folder.path(), &rows);
    let auto = ["--method", "kernel", "--decay", "auto"];
    let found = edges(&case, &auto);
    let record = fs::read(case.with_file_name("out").join("run.json")).unwrap();
    let record: Value = serde_json::from_slice(&record).unwrap();
    let summary = &record["summary"][0];
    let tried = summary["decays_tried"].as_array().unwrap();
    assert_eq!(tried.len(), 15);
    let modularity = |one: &Value| one["modularity"].as_f64().unwrap();
    let most = tried.iter().map(modularity).fold(0.0, f64::max);
    let first = tried.iter().find(|one| modularity(one) == most).unwrap();
    assert_eq!(summary["decay_secs"], first["decay_secs"]);
    assert_eq!(first["n_communities"], 2);
    // The network is the one that this decay gives when it is typed.
    let secs = first["decay_secs"].to_string();
    assert_eq!(
        edges(&case, &["--method", "kernel", "--decay", &secs]),
        found
    );
    let group = |name: &str| names.iter().position(|one| *one == name).unwrap() / 3;
    assert!(found.len() >= 4);
    assert!(
        found.iter().all(|edge| group(&edge.0) == group(&edge.1)),
        "{found:?}"
    );
    let once_more = edges(&case, &[&auto[..], &["--threads", "1"]].concat());
    assert_eq!(once_more, found);
    let told = record["description"].as_str().unwrap();
    assert!(told.contains("Leiden"), "{told}");
}
