//! Two runs side by side, against what their own tables say.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::Path;

use zwerm_tests::generate::{Shape, write_csv};

use crate::harness::table::Table;
use crate::harness::{program, scratch, text};

type Pair = (String, String);

fn edges(file: &Path) -> BTreeMap<Pair, u64> {
    let table = Table::read(file);
    let ends = table.cells("from").into_iter().zip(table.cells("to"));
    ends.map(|(a, b)| (a.min(b).to_owned(), a.max(b).to_owned()))
        .zip(table.cells("weight").iter().map(|it| it.parse().unwrap()))
        .collect()
}

#[test]
fn edges_and_communities_of_two_windows_are_told_apart() {
    let folder = scratch();
    let input = folder.path().join("shares.csv");
    write_csv(&Shape::of(20_000, 3), &mut File::create(&input).unwrap()).unwrap();
    let out = folder.path().join("out");
    let fixed = ["run", text(&input), "--out", text(&out)];
    program::ok(fixed.iter().chain(&["--window", "10"]));
    let case = out.join("case.zwerm");
    for (name, secs) in [("narrow", "10"), ("wide", "60")] {
        program::ok(["detect", text(&case), "--window", secs, "--run", name]);
    }
    let of_run = |run: &str| {
        let file = folder.path().join(format!("{run}.csv"));
        let what = ["--what", "edges", "--out", text(&file)];
        let export = ["export", text(&case), "--run", run];
        program::ok(export.iter().chain(&what));
        edges(&file)
    };
    let (narrow, wide) = (of_run("narrow"), of_run("wide"));
    let (a, b): (BTreeSet<&Pair>, BTreeSet<&Pair>) =
        (narrow.keys().collect(), wide.keys().collect());
    assert!(a.len() > 20 && b.len() > a.len());

    let table = folder.path().join("compared.csv");
    let runs = ["compare", text(&case), "--run", "narrow", "--with", "wide"];
    let told = program::json(runs.iter().chain(&["--out", text(&table)]));
    let told = &told[0];
    let count = |what: &str, of: &str| told[what][of].as_u64().unwrap() as usize;
    assert_eq!(count("edges", "kept"), a.intersection(&b).count());
    assert_eq!(count("edges", "lost"), a.difference(&b).count());
    assert_eq!(count("edges", "gained"), b.difference(&a).count());
    assert_eq!(told["same_data"], true);
    let settings = told["settings"].as_array().unwrap();
    assert_eq!(settings.len(), 1, "{settings:?}");
    assert_eq!(settings[0]["name"], "params.windows_secs");

    // The table names every edge with its weight in either run.
    let written = Table::read(&table);
    let ends = written
        .cells("account_id")
        .into_iter()
        .zip(written.cells("account_id_y"));
    let rows: Vec<Pair> = ends.map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
    assert_eq!(rows.len(), a.union(&b).count());
    for (column, of) in [("weight_one", &narrow), ("weight_other", &wide)] {
        for (pair, cell) in rows.iter().zip(written.cells(column)) {
            let weight = of.get(pair).copied().unwrap_or_default();
            assert_eq!(cell, weight.to_string(), "{pair:?} {column}");
        }
    }

    // Sizes add up to the accounts of each run, and nobody is in two communities.
    let communities = told["communities"].as_array().unwrap();
    let sum = |of: &str| -> usize {
        let all = communities.iter().map(|row| row[of].as_u64().unwrap());
        all.sum::<u64>() as usize
    };
    let accounts = |edges: &BTreeMap<Pair, u64>| {
        let ends = edges.keys().flat_map(|(a, b)| [a.clone(), b.clone()]);
        ends.collect::<BTreeSet<String>>()
    };
    assert_eq!(sum("n_one"), accounts(&narrow).len());
    assert_eq!(sum("n_other"), accounts(&wide).len());
    assert!(sum("n_both") <= count("accounts", "kept"));

    // The other way round it says the same.
    let turned = ["compare", text(&case), "--run", "wide", "--with", "narrow"];
    let turned = &program::json(turned)[0];
    assert_eq!(turned["edges"]["gained"], told["edges"]["lost"]);
    assert_eq!(turned["agreement_in_both"], told["agreement_in_both"]);
    // A run and itself have everything in common.
    let itself = &program::json(["compare", text(&case), "--run", "wide", "--with", "wide"])[0];
    assert_eq!(itself["edges"]["kept"].as_u64().unwrap() as usize, b.len());
    assert_eq!(itself["agreement_in_both"], 1.0);
    let words = program::ok(runs);
    assert!(words.contains("in the second alone") && words.contains("params.windows_secs"));
    let (code, _) = program::error(2, ["compare", text(&case), "--run", "wide", "--with", "no"]);
    assert_eq!(code, "no-such-run");
}
