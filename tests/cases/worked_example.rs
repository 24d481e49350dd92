//! The worked example beside the German data: whoever runs its command gets its numbers.

use std::fs;

use serde_json::Value;

use crate::harness::table::Table;
use crate::harness::{program, repository, scratch, text};

#[test]
fn the_command_gives_the_numbers_of_the_page() {
    let page = fs::read_to_string(repository("datasets/german_elections_2021/README.md")).unwrap();
    let command = page
        .lines()
        .find_map(|line| line.strip_prefix("$ zwerm "))
        .unwrap();
    let folder = scratch();
    let out = folder.path().join("german");
    // As it stands there, but in a folder of the test.
    let arguments: Vec<String> = command
        .split(' ')
        .map(|word| match word {
            "german" => text(&out).to_owned(),
            word if word.starts_with("datasets/") => text(&repository(word)).to_owned(),
            word => word.to_owned(),
        })
        .chain(["--no-report".to_owned()])
        .collect();
    program::ok(&arguments);

    let record: Value = serde_json::from_slice(&fs::read(out.join("run.json")).unwrap()).unwrap();
    let summary = &record["summary"];
    let judged = &summary["judged"];
    let told = [
        (&summary["n_accounts"], "accounts shared"),
        (&summary["n_edges"], "edges from"),
        (&summary["n_pairs"], "pairs of posts"),
        (&judged["n_accounts_admissible"], "accounts had"),
        (&judged["n_pairs_admissible"], "pairs that could"),
        (&judged["n_edges_beyond_activity"], "of the"),
        (&judged["n_edges_beyond_both"], "are left"),
        (&judged["n_edges_rung_2"], "of them tie"),
        (&judged["n_accounts_established"], "accounts in"),
        (&judged["n_groups"], "groups"),
    ];
    for (number, words) in told {
        let said = format!("{} {words}", grouped(number.as_u64().unwrap()));
        assert!(page.contains(&said), "the page does not say \"{said}\"");
    }

    let (edges, groups) = (
        Table::read(&out.join("edges.csv")),
        Table::read(&out.join("groups.csv")),
    );
    let ends = edges.cells("from").into_iter().zip(edges.cells("to"));
    let high: Vec<(&str, &str)> = ends
        .zip(edges.cells("rung"))
        .filter_map(|(ends, rung)| (rung == "2").then_some(ends))
        .collect();
    let members = |group: &str| -> Vec<&str> {
        let rows = groups.cells("group").into_iter();
        rows.zip(groups.cells("account_id"))
            .filter_map(|(number, account)| (number == group).then_some(account))
            .collect()
    };
    for group in 1..=judged["n_groups"].as_u64().unwrap() {
        let group = group.to_string();
        let members = members(&group);
        let inside = |account: &str| members.contains(&account);
        let n_edges = high.iter().filter(|ends| inside(ends.0) && inside(ends.1));
        let row = format!("| {group} | {} | {} | ", members.len(), n_edges.count());
        let line = page.lines().find(|line| line.starts_with(&row));
        let first = members.iter().min().unwrap();
        assert!(
            line.is_some_and(|line| line.ends_with(&format!("| {first} |"))),
            "{row}...{first}"
        );
    }
}

/// Thousands apart, as the page writes them.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut words = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(' ');
        }
        words.push(digit);
    }
    words
}
