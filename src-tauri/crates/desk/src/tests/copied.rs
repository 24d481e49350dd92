//! Tables as CSV for the clipboard: what is looked at, in its order, and nothing that runs.

use super::Fixture;
use super::network::german;
use crate::api::{CopyAsk, DetectAsk, NetworkFilter, RunView, TableAsk};

fn names(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|&name| name.to_owned()).collect()
}

#[test]
fn the_copy_is_the_table_that_is_looked_at() {
    let german = german();
    let mut ask = german.ask("edges");
    ask.filter.min_weight = Some(3);
    (ask.sort, ask.descending) = ("median_time_delta".to_owned(), true);
    let rows = german.all_edges(&ask);
    let copied = german.fixture.desk.table_csv(&CopyAsk {
        ask: ask.clone(),
        columns: names(&["from_id", "to_id", "weight", "median_time_delta", "mark"]),
        only: Vec::new(),
    });
    let copied = copied.unwrap();
    assert_eq!(
        (copied.n_rows, copied.matching),
        (rows.len() as u64, rows.len() as u64)
    );
    let mut lines = copied.csv.lines();
    assert_eq!(
        lines.next(),
        Some("from_id,to_id,weight,median_time_delta,mark")
    );
    for (row, line) in rows.iter().zip(lines.by_ref()) {
        let said = format!(
            "{},{},{},{},",
            row.from_id, row.to_id, row.weight, row.median_time_delta
        );
        assert_eq!(line, said);
    }
    assert_eq!(lines.next(), None);

    // Two rows that were selected, and one that the filter hides: in the order of the table.
    let hidden = german.all_edges(&german.ask("edges"));
    let hidden = hidden.iter().find(|row| row.weight < 3).unwrap().edge;
    let copied = german.fixture.desk.table_csv(&CopyAsk {
        ask,
        columns: names(&["edge", "first_ms"]),
        only: vec![rows[7].edge, hidden, rows[2].edge],
    });
    let copied = copied.unwrap();
    assert_eq!((copied.n_rows, copied.matching), (2, 2));
    let first = |row: &crate::api::EdgeRow| zwerm_workbench::iso_utc(row.first_ms);
    assert_eq!(
        copied.csv,
        format!(
            "edge,first_utc\r\n{},{}\r\n{},{}\r\n",
            rows[2].edge,
            first(&rows[2]),
            rows[7].edge,
            first(&rows[7]),
        )
    );
}

#[test]
fn communities_are_copied_as_they_are_listed() {
    let german = german();
    let mut ask = german.ask("communities");
    ask.filter.communities = vec![2, 1, 3];
    (ask.sort, ask.descending) = ("n_accounts".to_owned(), true);
    let whole = NetworkFilter::default();
    let mut rows = german
        .fixture
        .desk
        .communities(&german.id(), &whole)
        .unwrap();
    rows.truncate(3);
    rows.sort_by_key(|row| (std::cmp::Reverse(row.n_accounts), row.community));
    let copied = german.fixture.desk.table_csv(&CopyAsk {
        ask,
        columns: names(&["community", "n_accounts", "density"]),
        only: Vec::new(),
    });
    let said: String = rows
        .iter()
        .map(|row| format!("{},{},{}\r\n", row.community, row.n_accounts, row.density))
        .collect();
    assert_eq!(
        copied.unwrap().csv,
        format!("community,n_accounts,density\r\n{said}")
    );
}

#[test]
fn no_cell_runs_in_a_spreadsheet() {
    let fixture = Fixture::new();
    fixture.desk.create_case("Hostile").unwrap();
    let mut rows = String::from("object_id,account_id,content_id,timestamp_share\n");
    let accounts = [
        "=cmd|' /C calc'!A0",
        "+49",
        "-7",
        "@SUM(A1)",
        "＝1",
        "a\"b",
        "x,y",
    ];
    for link in 0..3 {
        for (at, account) in accounts.iter().enumerate() {
            let quoted = account.replace('"', "\"\"");
            let time = 1_629_589_836 + link * 3_600 + at;
            rows += &format!("link{link},\"{quoted}\",c{link}_{at},{time}\n");
        }
    }
    let file = fixture.file("hostile.csv", &rows);
    let job = fixture.desk.start_import(file.file, Default::default());
    let _: crate::api::ImportView = fixture.result_of(job.unwrap());
    let ask = DetectAsk {
        name: "all".to_owned(),
        windows_secs: vec![60.0],
        ..DetectAsk::default()
    };
    let run: RunView = fixture.result_of(fixture.desk.start_detect(ask).unwrap());
    let table = |table: &str| TableAsk {
        run: run.run_id.clone(),
        table: table.to_owned(),
        filter: NetworkFilter::default(),
        sort: String::new(),
        descending: false,
        offset: 0,
        limit: 0,
    };
    let copied = fixture.desk.table_csv(&CopyAsk {
        ask: table("nodes"),
        columns: names(&["account_id", "degree"]),
        only: Vec::new(),
    });
    let mut lines: Vec<String> = copied
        .unwrap()
        .csv
        .lines()
        .skip(1)
        .map(str::to_owned)
        .collect();
    lines.sort_unstable();
    let mut said = [
        "'=cmd|' /C calc'!A0,6",
        "'+49,6",
        "'-7,6",
        "'@SUM(A1),6",
        "'＝1,6",
        "\"a\"\"b\",6",
        "\"x,y\",6",
    ];
    said.sort_unstable();
    assert_eq!(lines, said);
    let copied = fixture.desk.table_csv(&CopyAsk {
        ask: table("edges"),
        columns: names(&["from_id", "to_id"]),
        only: Vec::new(),
    });
    for cell in copied.unwrap().csv.lines().flat_map(|line| line.split(',')) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '＝']), "{cell}");
    }
    for (of, column) in [
        ("nodes", "weight"),
        ("edges", "account_id"),
        ("none", "edge"),
    ] {
        let refused = fixture.desk.table_csv(&CopyAsk {
            ask: table(of),
            columns: names(&[column]),
            only: Vec::new(),
        });
        assert_eq!(refused.unwrap_err().kind, "usage");
    }
}
