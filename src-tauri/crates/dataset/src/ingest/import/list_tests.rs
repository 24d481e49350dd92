//! Cells with several values through probe and import.

use std::path::PathBuf;

use super::*;
use crate::ingest::mapping::{ProbeOptions, Role};
use crate::ingest::{CellList, probe};
use crate::tables::{Column, read_table};

struct Fixture {
    folder: tempfile::TempDir,
    path: PathBuf,
}

impl Fixture {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("input");
        std::fs::write(&path, text).unwrap();
        Self { folder, path }
    }

    fn mapping(&self, options: &ProbeOptions) -> Mapping {
        probe(&self.path, options).unwrap().mapping
    }

    fn import(&self, mapping: &Mapping) -> ImportOutcome {
        let source = SourceFile {
            path: &self.path,
            sha256: "feed",
            name: "input",
        };
        let out = self.folder.path().join("tables");
        import(source, mapping, Some(&out), "p1", &|_, _, _| true).unwrap()
    }

    /// (object_type, object_id) of every share.
    fn shares(&self) -> Vec<(String, String)> {
        let path = self.folder.path().join("tables/shares/p1.parquet");
        let columns = read_table(&path, Some(&["object_type", "object_id"])).unwrap();
        match columns.as_slice() {
            [(_, Column::Text(types)), (_, Column::Text(ids))] => {
                types.iter().cloned().zip(ids.iter().cloned()).collect()
            }
            other => panic!("{other:?}"),
        }
    }
}

fn list_of(mapping: &Mapping, column: &str) -> Option<String> {
    let mapped = mapping.columns.iter().find(|c| c.column == column);
    mapped
        .and_then(|mapped| mapped.list)
        .map(|list| list.to_string())
}

const SCRAPED: &str = "post_id,account_id,created_at,urls,hashtags,mentions\n\
    1,a,2025-03-01T10:00:00+01:00,https://x.example/1|https://x.example/2,\"['tram', 'brug']\",\n\
    2,b,2025-03-01T10:00:05+01:00,https://x.example/1,['tram'],a\n\
    3,c,2025-03-01T10:00:09+01:00,,[],\"a,b\"\n";

#[test]
fn every_value_of_a_cell_is_a_share() {
    let fixture = Fixture::new(SCRAPED);
    let found = probe(&fixture.path, &ProbeOptions::default()).unwrap();
    let mapping = &found.mapping;
    assert_eq!(list_of(mapping, "urls").as_deref(), Some("|"));
    assert_eq!(list_of(mapping, "hashtags").as_deref(), Some("brackets"));
    assert_eq!(list_of(mapping, "mentions").as_deref(), Some(","));
    let why = &found.columns[3].why;
    assert!(why.contains("50 % of the cells hold several"), "{why}");
    let outcome = fixture.import(mapping);
    assert_eq!((outcome.rows_usable, outcome.rows_rejected), (3, 0));
    let of = |name: &str| outcome.shares_by_type[name];
    assert_eq!((of("url"), of("hashtag"), of("mention")), (3, 3, 3));
    let shares = fixture.shares();
    let first = |at: usize| (shares[at].0.as_str(), shares[at].1.as_str());
    assert_eq!(first(0), ("url", "https://x.example/1"));
    assert_eq!(first(1), ("url", "https://x.example/2"));
    assert_eq!(first(2), ("hashtag", "tram"));
}

#[test]
fn a_bar_in_one_column_holds_for_others_whose_lists_come_late() {
    let early = "1,a,2025-03-01T10:00:00Z,https://x.example/1,tram|brug,a,t1\n".repeat(1_200);
    let late = "2,b,2025-03-01T10:00:05Z,https://x.example/1|https://x.example/2,,a|b,t1|t2\n";
    let fixture = Fixture::new(&format!(
        "post_id,account_id,created_at,urls,hashtags,mentions,repost_of\n{early}{late}"
    ));
    let mapping = fixture.mapping(&ProbeOptions::default());
    for column in ["urls", "hashtags", "mentions"] {
        assert_eq!(list_of(&mapping, column).as_deref(), Some("|"), "{column}");
    }
    // Ids of unknown making are left alone.
    assert_eq!(list_of(&mapping, "repost_of"), None);
    let outcome = fixture.import(&mapping);
    let of = |name: &str| outcome.shares_by_type[name];
    assert_eq!((of("url"), of("mention"), of("post")), (3, 3, 2));
}

#[test]
fn a_list_can_be_named_and_denied() {
    let fixture = Fixture::new(SCRAPED);
    let given = |column: &str, list: Option<CellList>| ProbeOptions {
        lists: vec![(column.to_owned(), list)],
        ..ProbeOptions::default()
    };
    let whole = fixture.mapping(&given("urls", None));
    assert_eq!(list_of(&whole, "urls"), None);
    fixture.import(&whole);
    let both = "https://x.example/1|https://x.example/2".to_owned();
    assert_eq!(fixture.shares()[0].1, both);
    let other = fixture.mapping(&given("urls", Some(CellList::Separated('/'))));
    assert_eq!(list_of(&other, "urls").as_deref(), Some("/"));
    let error = |column: &str| {
        let options = given(column, Some(CellList::Brackets));
        probe(&fixture.path, &options).unwrap_err().code()
    };
    assert_eq!(error("links"), "unknown-column");
    assert_eq!(error("post_id"), "invalid-option");
}

#[test]
fn what_a_list_says_twice_is_one_share() {
    let fixture = Fixture::new(
        "post_id,account_id,created_at,hashtags\n\
         1,a,2025-03-01T10:00:00Z,tram|brug|tram\n\
         1,a,2025-03-01T10:00:00Z,tram|brug|tram\n",
    );
    let outcome = fixture.import(&fixture.mapping(&ProbeOptions::default()));
    assert_eq!(outcome.shares_by_type["hashtag"], 2);
    assert_eq!(outcome.flagged["repeated-share"], 4);
    assert_eq!(outcome.flagged["duplicate-row"], 1);
}

#[test]
fn a_cell_of_too_many_values_is_rejected_by_name() {
    let many = |n: usize| vec!["x"; n].join("|");
    let fixture = Fixture::new(&format!(
        "post_id,account_id,created_at,hashtags\n\
         1,a,2025-03-01T10:00:00Z,a|b\n\
         2,a,2025-03-01T10:00:00Z,{}\n\
         3,a,2025-03-01T10:00:00Z,{}\n\
         4,a,2025-03-01T10:00:00Z,{}\n",
        many(1_000),
        many(1_001),
        many(400_000)
    ));
    let outcome = fixture.import(&fixture.mapping(&ProbeOptions::default()));
    assert_eq!(outcome.rows_usable, 2);
    assert_eq!(outcome.rejected_by_reason["too-many-values"], 2);
    let reject = &outcome.rejects_sample[0];
    assert_eq!((reject.record, reject.line), (3, Some(4)));
    assert_eq!(reject.column.as_deref(), Some("hashtags"));
    // Lists that are lists by format have the same bound.
    let array = format!("[{}]", vec!["\"x\""; 1_001].join(","));
    let line = |id: u32, tags: &str| {
        format!(
            "{{\"id\":\"{id}\",\"user_id\":\"a\",\"created_at\":\"2025-03-01T10:00:00Z\",\"hashtags\":{tags}}}\n"
        )
    };
    let fixture = Fixture::new(&(line(1, "[\"a\",\"b\"]") + &line(2, &array)));
    let outcome = fixture.import(&fixture.mapping(&ProbeOptions::default()));
    assert_eq!(outcome.shares_by_type["hashtag"], 2);
    assert_eq!(outcome.rejected_by_reason["too-many-values"], 1);
}

#[test]
fn bad_bytes_in_a_list_reject_the_record() {
    let fixture = Fixture::new("");
    let mut bytes = b"post_id,account_id,created_at,hashtags,text\n".to_vec();
    bytes.extend_from_slice(
        "1,a,2025-03-01T10:00:00Z,a|b,\u{436}\n"
            .repeat(20)
            .as_bytes(),
    );
    bytes.extend_from_slice(b"2,a,2025-03-01T10:00:00Z,a|\xff,x\n");
    std::fs::write(&fixture.path, bytes).unwrap();
    let outcome = fixture.import(&fixture.mapping(&ProbeOptions::default()));
    assert_eq!(outcome.rejected_by_reason["invalid-encoding"], 1);
}

#[test]
fn mappings_of_older_cases_are_read_and_written_as_they_were() {
    let fixture = Fixture::new(SCRAPED);
    let mapping = fixture.mapping(&ProbeOptions {
        lists: ["urls", "hashtags", "mentions"]
            .map(|column| (column.to_owned(), None))
            .to_vec(),
        ..ProbeOptions::default()
    });
    let kept = serde_json::to_string(&mapping).unwrap();
    assert!(!kept.contains("list"), "{kept}");
    assert_eq!(serde_json::from_str::<Mapping>(&kept).unwrap(), mapping);
    let listed = fixture.mapping(&ProbeOptions::default());
    let kept = serde_json::to_string(&listed).unwrap();
    assert!(kept.contains(r#""list":"brackets""#), "{kept}");
    assert_eq!(serde_json::from_str::<Mapping>(&kept).unwrap(), listed);
    let options: ProbeOptions =
        serde_json::from_str(r#"{"lists":[["urls","|"],["hashtags",null]]}"#).unwrap();
    assert_eq!(options.lists[0].1, Some(CellList::Separated('|')));
    assert_eq!(options.lists[1].1, None);
    // A list where none can be: refused before anything is read.
    let mut wrong = listed;
    for mapped in &mut wrong.columns {
        if mapped.role == Role::Account {
            mapped.list = Some(CellList::Brackets);
        }
    }
    let source = SourceFile {
        path: &fixture.path,
        sha256: "",
        name: "",
    };
    let error = import(source, &wrong, None, "p", &|_, _, _| true).unwrap_err();
    assert_eq!(error.code(), "invalid-role");
}
