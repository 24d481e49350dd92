//! What must hold for every network, whatever the data: properties, not numbers.

use std::fs;
use std::path::{Path, PathBuf};

use zwerm_tests::generate::{Shape, write_csv};

use crate::harness::table::Table;
use crate::harness::{example, program, russian, scratch, text};

/// Runs on rows and reads results.
struct Network {
    _folder: tempfile::TempDir,
    out: PathBuf,
}

impl Network {
    fn of(header: &[String], rows: &[Vec<String>], options: &[&str]) -> Network {
        let folder = scratch();
        let input = folder.path().join("shares.csv");
        let mut csv = header.join(",");
        for row in rows {
            csv.push('\n');
            csv.push_str(&row.join(","));
        }
        csv.push('\n');
        fs::write(&input, csv).unwrap();
        Network::of_file(folder, &input, options)
    }

    fn of_file(folder: tempfile::TempDir, input: &Path, options: &[&str]) -> Network {
        let out = folder.path().join("out");
        let fixed = ["run", text(input), "--out", text(&out), "--no-report"];
        program::ok(fixed.iter().chain(options));
        Network {
            _folder: folder,
            out,
        }
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.out.join(name)).unwrap()
    }

    #[track_caller]
    fn assert_same_bytes(&self, other: &Network, names: &[&str]) {
        for name in names {
            assert!(self.bytes(name) == other.bytes(name), "{name} differs");
        }
    }

    fn edges(&self) -> Table {
        Table::read(&self.out.join("edges.csv"))
    }
}

const RESULTS: [&str; 4] = ["edges.csv", "nodes.csv", "communities.csv", "network.gexf"];
/// Edges by themselves: what chance says of one depends on everybody, as it should.
const LOOSE: [&str; 7] = [
    "--window",
    "60",
    "--min-weight",
    "1",
    "--min-participation",
    "1",
    "--no-significance",
];

fn russian_rows() -> Table {
    Table::read(&russian())
}

#[test]
fn an_account_shifted_in_time_loses_its_edges_and_nobody_else_does() {
    let mut input = russian_rows();
    let before = Network::of(&input.header, &input.rows, &LOOSE).edges();
    let most_seen = {
        let mut count = std::collections::BTreeMap::new();
        for name in before.cells("from").into_iter().chain(before.cells("to")) {
            *count.entry(name.to_owned()).or_insert(0) += 1;
        }
        count.into_iter().max_by_key(|(_, n)| *n).unwrap().0
    };
    let (account, time) = (input.column("account_id"), input.column("timestamp_share"));
    for row in &mut input.rows {
        if row[account] == most_seen {
            let secs: f64 = row[time].parse().unwrap();
            row[time] = format!("{}", secs + 400.0 * 86_400.0);
        }
    }
    let after = Network::of(&input.header, &input.rows, &LOOSE).edges();
    let names: Vec<String> = before
        .header
        .iter()
        .filter(|name| *name != "community")
        .cloned()
        .collect();
    let (from, to) = (before.column("from"), before.column("to"));
    let mut expected = before.clone();
    expected
        .rows
        .retain(|row| row[from] != most_seen && row[to] != most_seen);
    assert!(expected.rows.len() + 20 < before.rows.len());
    assert_eq!(
        after.project(&names).rows,
        expected.project(&names).rows,
        "edges of the others changed"
    );
}

#[test]
fn unrelated_accounts_change_nothing() {
    let mut input = russian_rows();
    let before = Network::of(&input.header, &input.rows, &LOOSE);
    for number in 0..2_000 {
        input.rows.push(vec![
            format!("unrelated-object-{number}"),
            format!("unrelated-account-{}", number % 500),
            format!("unrelated-post-{number}"),
            format!("{}", 1_615_000_000 + number),
        ]);
    }
    let after = Network::of(&input.header, &input.rows, &LOOSE);
    before.assert_same_bytes(&after, &RESULTS);
}

#[test]
fn the_order_of_the_rows_changes_nothing() {
    let mut input = russian_rows();
    let before = Network::of(&input.header, &input.rows, &LOOSE);
    // A fixed permutation without structure: sorted by hash.
    input
        .rows
        .sort_by_cached_key(|row| crate::harness::sha256(row.join(",").as_bytes()));
    let after = Network::of(&input.header, &input.rows, &LOOSE);
    before.assert_same_bytes(&after, &RESULTS);
}

#[test]
fn threads_and_memory_change_no_byte() {
    let folder = scratch();
    let input = folder.path().join("generated.csv");
    let mut file = fs::File::create(&input).unwrap();
    write_csv(&Shape::of(120_000, 5), &mut file).unwrap();
    drop(file);
    let network = |options: &[&str]| {
        let all: Vec<&str> = ["--window", "60,600", "--min-weight", "2"]
            .iter()
            .chain(options)
            .copied()
            .collect();
        Network::of_file(scratch(), &input, &all)
    };
    let before = network(&["--threads", "1"]);
    assert!(before.edges().rows.len() > 100);
    before.assert_same_bytes(&network(&["--threads", "3"]), &RESULTS);
    before.assert_same_bytes(&network(&["--threads", "2", "--memory", "64MB"]), &RESULTS);
}

#[test]
fn the_same_run_twice_gives_the_same_bytes() {
    let folder = scratch();
    let again = Network::of_file(folder, &russian(), &["--window", "10,60"]);
    for name in RESULTS {
        let first = fs::read(example::russian_out().join(name)).unwrap();
        assert!(first == again.bytes(name), "{name} differs");
    }
}

#[test]
fn planted_groups_are_found_whole() {
    let folder = scratch();
    let input = folder.path().join("generated.csv");
    let shape = Shape::of(50_000, 6);
    let mut file = fs::File::create(&input).unwrap();
    write_csv(&shape, &mut file).unwrap();
    drop(file);
    let found = Network::of_file(folder, &input, &["--window", "20", "--min-weight", "5"]).edges();
    let mut accounts: Vec<&str> = found.cells("from");
    accounts.extend(found.cells("to"));
    accounts.sort_unstable();
    accounts.dedup();
    let planted = |account: &str| account[1..].parse::<usize>().unwrap() >= shape.posts / 10;
    let hits = accounts.iter().filter(|account| planted(account)).count();
    let all = shape.groups * shape.group_size;
    assert!(hits == all, "{hits} of {all} planted accounts");
    assert!(
        hits * 10 >= accounts.len() * 9,
        "{hits} of {} found",
        accounts.len()
    );
}

#[test]
fn a_wider_window_only_adds() {
    let rows = russian_rows();
    let narrow = Network::of(&rows.header, &rows.rows, &LOOSE).edges();
    let wide = Network::of(
        &rows.header,
        &rows.rows,
        &[
            "--window",
            "600",
            "--min-weight",
            "1",
            "--min-participation",
            "1",
        ],
    )
    .edges();
    let key = |table: &Table| -> std::collections::BTreeMap<(String, String), u64> {
        let (from, to) = (table.column("from"), table.column("to"));
        let weight = table.column("weight");
        table
            .rows
            .iter()
            .map(|row| {
                (
                    (row[from].clone(), row[to].clone()),
                    row[weight].parse().unwrap(),
                )
            })
            .collect()
    };
    let (narrow, wide) = (key(&narrow), key(&wide));
    assert!(wide.len() > narrow.len());
    for (edge, weight) in &narrow {
        assert!(wide.get(edge) >= Some(weight), "{edge:?}");
    }
}
