//! Miniature files through probe, import and back to the raw record.

use std::path::PathBuf;

use super::odd_files_tests::gzip;
use super::*;
use crate::ingest::mapping::{Mapping, ProbeOptions, Role};
use crate::ingest::{Probe, probe, raw_records};
use crate::tables::{Column, read_table};

/// A file in a folder of its own.
pub(super) struct Fixture {
    pub(super) folder: tempfile::TempDir,
    pub(super) path: PathBuf,
}

impl Fixture {
    pub(super) fn new(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("input");
        std::fs::write(&path, bytes).unwrap();
        Self { folder, path }
    }

    pub(super) fn probe(&self) -> Probe {
        probe(&self.path, &ProbeOptions::default()).unwrap()
    }

    pub(super) fn error(&self) -> DatasetError {
        probe(&self.path, &ProbeOptions::default()).unwrap_err()
    }

    pub(super) fn import(&self, mapping: &Mapping) -> ImportOutcome {
        let source = SourceFile {
            path: &self.path,
            sha256: "feed",
            name: "input",
        };
        let out = self.folder.path().join("tables");
        let outcome = import(source, mapping, Some(&out), "p1", &|_, _, _| true).unwrap();
        assert_eq!(
            outcome.rows_read,
            outcome.rows_usable + outcome.rows_rejected
        );
        let dry = import(source, mapping, None, "p1", &|_, _, _| true).unwrap();
        assert_eq!(
            dry,
            ImportOutcome {
                tables: Vec::new(),
                ..outcome.clone()
            }
        );
        outcome
    }

    fn table(&self, name: &str) -> Vec<(String, Column)> {
        read_table(
            &self
                .folder
                .path()
                .join("tables")
                .join(name)
                .join("p1.parquet"),
            None,
        )
        .unwrap()
    }

    fn texts(&self, table: &str, column: &str) -> Vec<String> {
        let found = self
            .table(table)
            .into_iter()
            .find(|(name, _)| name == column);
        match found {
            Some((_, Column::Text(values))) => values,
            other => panic!("{column}: {other:?}"),
        }
    }

    fn numbers(&self, table: &str, column: &str) -> Vec<i64> {
        match self
            .table(table)
            .into_iter()
            .find(|(name, _)| name == column)
        {
            Some((_, Column::I64(values))) => values,
            Some((_, Column::U64(values))) => values.into_iter().map(|v| v as i64).collect(),
            other => panic!("{column}: {other:?}"),
        }
    }
}

pub(super) const LONG: &str = "object_id,account_id,content_id,timestamp_share\n\
    o1,a1,c1,1629589836.0\n\
    o1,a2,c2,1629589846\n\
    o1,a2,c2,1629589846\n\
    o2,,c3,1629589850\n\
    o2,a3,,1629589850\n\
    o2,a3,c4,\n\
    o2,a3,c5,yesterday\n\
    o2,a3,c6,12\n\
    o2,a3\n\
    ,a3,c7,1629589860\n\
    NA,a3,c8,1629589861\n";

#[test]
fn long_layout_with_every_kind_of_reject() {
    let fixture = Fixture::new(LONG.as_bytes());
    let probe = fixture.probe();
    assert_eq!(probe.layout.as_deref(), Some("coortweet-long"));
    assert!(probe.missing_roles.is_empty());
    let outcome = fixture.import(&probe.mapping);
    assert_eq!((outcome.rows_read, outcome.rows_usable), (11, 5));
    let codes: Vec<(u64, Option<u64>, &str)> = outcome
        .rejects_sample
        .iter()
        .map(|reject| (reject.record, reject.line, reject.code.as_str()))
        .collect();
    assert_eq!(
        codes,
        [
            (4, Some(5), "missing-account"),
            (5, Some(6), "missing-content"),
            (6, Some(7), "missing-time"),
            (7, Some(8), "unreadable-time"),
            (8, Some(9), "implausible-time"),
            (9, Some(10), "field-count"),
        ]
    );
    assert_eq!(outcome.rejects_sample[3].value, "yesterday");
    assert_eq!(
        outcome.rejects_sample[3].column.as_deref(),
        Some("timestamp_share")
    );
    assert_eq!(outcome.flagged["no-object"], 2);
    assert_eq!(outcome.flagged["missing-marker"], 1);
    assert_eq!(outcome.flagged["duplicate-row"], 1);
    assert_eq!(outcome.shares_by_type["object"], 3);
    assert_eq!(
        (outcome.n_accounts, outcome.n_objects, outcome.n_posts),
        (3, 1, 4)
    );
    assert_eq!(outcome.first_ms, Some(1_629_589_836_000));
    assert_eq!(outcome.last_ms, Some(1_629_589_861_000));
    assert_eq!(outcome.time_resolution, "s");

    assert_eq!(fixture.texts("shares", "account_id"), ["a1", "a2", "a2"]);
    assert_eq!(
        fixture.numbers("shares", "timestamp_share")[0],
        1_629_589_836_000
    );
    assert_eq!(fixture.numbers("shares", "record"), [1, 2, 3]);
    assert_eq!(fixture.texts("shares", "source"), ["feed"; 3]);
    assert_eq!(
        fixture.texts("posts", "content_id"),
        ["c1", "c2", "c7", "c8"]
    );
    assert_eq!(fixture.texts("accounts", "account_id"), ["a1", "a2", "a3"]);
    assert_eq!(fixture.numbers("accounts", "n_rows"), [1, 2, 2]);
    assert_eq!(
        fixture.numbers("accounts", "first_seen")[2],
        1_629_589_860_000
    );
    assert_eq!(
        fixture.numbers("accounts", "last_seen")[2],
        1_629_589_861_000
    );
    assert_eq!(fixture.texts("rejects", "code").len(), 6);
    assert_eq!(fixture.numbers("rejects", "line"), [5, 6, 7, 8, 9, 10]);
}

#[test]
fn written_files_have_the_hash_that_is_reported_and_the_same_bytes_every_time() {
    use sha2::{Digest, Sha256};
    let fixture = Fixture::new(LONG.as_bytes());
    let mapping = fixture.probe().mapping;
    let (first, second) = (fixture.import(&mapping), fixture.import(&mapping));
    assert_eq!(first, second);
    assert_eq!(first.tables.len(), 6);
    for table in &first.tables {
        let path = fixture
            .folder
            .path()
            .join("tables")
            .join(&table.table)
            .join(&table.file_name);
        let bytes = std::fs::read(path).unwrap();
        let digest = Sha256::digest(&bytes);
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            (table.sha256.as_str(), table.size),
            (hex.as_str(), bytes.len() as u64)
        );
    }
    let left: Vec<_> = std::fs::read_dir(fixture.folder.path().join("tables/shares"))
        .unwrap()
        .collect();
    assert_eq!(left.len(), 1, "no temporary file stays");
}

#[test]
fn wide_layout_gives_a_share_for_each_object() {
    let fixture = Fixture::new(
        b"account_id,post_id,url_id,hashtag_id,domain_id,phash_id,timestamp\n\
          fb_1,10,7,,8,,1629589836.0\n\
          tw_2,11,,,,,1629589837.0\n\
          tw_2,,7,,,,1629589838.0\n",
    );
    let probe = fixture.probe();
    assert_eq!(probe.layout.as_deref(), Some("coortweet-wide"));
    let outcome = fixture.import(&probe.mapping);
    assert_eq!(outcome.rows_usable, 2);
    assert_eq!(outcome.rejected_by_reason["missing-content"], 1);
    assert_eq!(outcome.flagged["no-object"], 1);
    assert_eq!(fixture.texts("shares", "object_type"), ["url", "domain"]);
    assert_eq!(fixture.texts("shares", "platform"), ["facebook"; 2]);
    assert_eq!(fixture.texts("posts", "platform"), ["facebook", "twitter"]);
    assert_eq!(fixture.texts("posts", "account_id"), ["fb_1", "tw_2"]);
}

#[test]
fn a_post_that_spans_several_wide_records_shares_its_link_once() {
    // Two hashtags make two records of post 7; its link stands in both. Post 8 has the same link.
    let wide = Fixture::new(
        b"account_id,post_id,url_id,hashtag_id,domain_id,phash_id,timestamp\n\
          tw_1,7,u1,h1,,,1629589836\n\
          tw_1,7,u1,h2,,,1629589836\n\
          tw_1,8,u1,,,,1629589836\n",
    );
    let outcome = wide.import(&wide.probe().mapping);
    assert_eq!(outcome.shares_by_type["url"], 2);
    assert_eq!(outcome.shares_by_type["hashtag"], 2);
    assert_eq!(outcome.flagged["repeated-share"], 1);
    assert_eq!(wide.numbers("shares", "record"), [1, 1, 2, 3]);
    // In a long table a repeated row is another share, as the peer has it.
    let long = Fixture::new(
        b"object_id,account_id,content_id,timestamp_share\n\
          u1,tw_1,7,1629589836\n\
          u1,tw_1,7,1629589836\n",
    );
    let outcome = long.import(&long.probe().mapping);
    assert_eq!(outcome.shares_by_type["object"], 2);
    assert_eq!(outcome.flagged["repeated-share"], 1);
}

#[test]
fn the_object_type_and_the_platform_can_be_given() {
    let fixture = Fixture::new(LONG.as_bytes());
    let options = ProbeOptions {
        object_type: Some("post".into()),
        platform: Some(" Twitter ".into()),
        ..ProbeOptions::default()
    };
    let mapping = probe(&fixture.path, &options).unwrap().mapping;
    assert_eq!(fixture.import(&mapping).shares_by_type["post"], 3);
    assert_eq!(fixture.texts("shares", "platform"), ["twitter"; 3]);
}

#[test]
fn roles_are_overridden_by_name() {
    let fixture = Fixture::new(b"who,what,when,ref,note\nx,p1,2021-01-02 03:04:05,u1,hi\n");
    assert_eq!(
        fixture.probe().missing_roles,
        ["account", "content", "time", "object"]
    );
    let error = import(
        SourceFile {
            path: &fixture.path,
            sha256: "",
            name: "",
        },
        &fixture.probe().mapping,
        None,
        "p",
        &|_, _, _| true,
    )
    .unwrap_err();
    assert_eq!(error.code(), "missing-roles");
    assert!(
        error.to_string().contains("account, content, time, object"),
        "{error}"
    );
    assert!(
        error.to_string().contains("who, what, when, ref, note"),
        "{error}"
    );
    let map = [
        ("account", "who"),
        ("content", "what"),
        ("time", "when"),
        ("object:url", "ref"),
    ];
    let options = ProbeOptions {
        map: map
            .iter()
            .map(|(role, name)| (role.parse().unwrap(), (*name).into()))
            .collect(),
        time_zone: Some("Europe/Berlin".into()),
        ..ProbeOptions::default()
    };
    let found = probe(&fixture.path, &options).unwrap();
    assert!(found.missing_roles.is_empty());
    assert!(!found.mapping.time.time_zone_assumed);
    assert_eq!(
        fixture.import(&found.mapping).first_ms,
        Some(1_609_553_045_000)
    );
    let unknown = ProbeOptions {
        map: vec![(Role::Account, "nobody".into())],
        ..ProbeOptions::default()
    };
    assert_eq!(
        probe(&fixture.path, &unknown).unwrap_err().code(),
        "unknown-column"
    );
}

#[test]
fn a_time_without_zone_is_read_as_utc_and_said_so() {
    let fixture = Fixture::new(b"account_id,post_id,url,created_at\na,p,u,2021-01-02 03:04\n");
    let probe = fixture.probe();
    assert!(probe.mapping.time.time_zone_assumed);
    assert!(
        probe
            .warnings
            .iter()
            .any(|warning| warning.contains("UTC was taken"))
    );
    let outcome = fixture.import(&probe.mapping);
    assert_eq!(outcome.first_ms, Some(1_609_556_640_000));
    assert_eq!(outcome.time_resolution, "min");
    assert!(
        outcome
            .warnings
            .iter()
            .any(|warning| warning.contains("exact to the min"))
    );
}

#[test]
fn day_and_month_are_not_guessed() {
    let fixture = Fixture::new(b"account_id,post_id,url,created_at\na,p,u,25/12/2021 03:04\n");
    assert_eq!(fixture.error().code(), "unreadable-times");
    let options = ProbeOptions {
        time_format: Some("dmy".into()),
        ..ProbeOptions::default()
    };
    let mapping = probe(&fixture.path, &options).unwrap().mapping;
    assert_eq!(fixture.import(&mapping).first_ms, Some(1_640_401_440_000));
}

#[test]
fn ids_are_text_and_damaged_ones_are_flagged() {
    let fixture = Fixture::new(
        b"account_id,post_id,url,created_at\n\
          9007199254740993,00017,u,1629589836\n\
          8.93E+17, 00018 ,u,1629589837\n\
          8.93E+17,8.94E+17,u,1629589838\n",
    );
    let outcome = fixture.import(&fixture.probe().mapping);
    assert_eq!(outcome.flagged["damaged-id"], 3);
    let warnings: Vec<_> = outcome
        .warnings
        .iter()
        .filter(|w| w.contains("8.93E+17"))
        .collect();
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].starts_with("record 2:"), "{}", warnings[0]);
    assert_eq!(
        fixture.texts("posts", "content_id"),
        ["00017", "00018", "8.94E+17"]
    );
    assert_eq!(
        fixture.texts("accounts", "account_id"),
        ["9007199254740993", "8.93E+17"]
    );
}

#[test]
fn ndjson_with_nested_fields_lists_and_big_ids() {
    let fixture = Fixture::new(
        br#"{"id":10020030040050060071,"author":{"id":7},"created_at":"2021-08-21T23:50:36.000Z","entities":{"hashtags":["x","y"]},"text":"a \"b\""}

{"id":"2","author":{"id":8},"created_at":"2021-08-21T23:50:37.000Z","entities":{}}
{"id":"3","author":
"#,
    );
    let options = ProbeOptions {
        map: vec![(Role::Object("hashtag".into()), "entities.hashtags".into())],
        ..ProbeOptions::default()
    };
    let probe = probe(&fixture.path, &options).unwrap();
    assert_eq!(probe.format, "ndjson");
    assert!(probe.missing_roles.is_empty(), "{:?}", probe.columns);
    let outcome = fixture.import(&probe.mapping);
    assert_eq!(outcome.rejected_by_reason["invalid-json"], 1);
    assert_eq!(outcome.rejects_sample[0].line, Some(4));
    assert_eq!(fixture.texts("shares", "object_id"), ["x", "y", "a \"b\""]);
    assert_eq!(
        fixture.texts("shares", "object_type"),
        ["hashtag", "hashtag", "text"]
    );
    assert_eq!(
        fixture.texts("posts", "content_id"),
        ["10020030040050060071", "2"]
    );
    assert_eq!(fixture.texts("posts", "text"), ["a \"b\"", ""]);
    let raw = raw_records(&fixture.path, &probe.mapping, &[2]).unwrap();
    assert!(raw[0].raw.starts_with(r#"{"id":"2""#) && raw[0].raw.ends_with("{}}"));
    assert_eq!(raw[0].line, Some(3));
}

#[test]
fn raw_records_are_the_bytes_of_the_file() {
    let text = "\u{feff}account_id;post_id;url;created_at;note\r\n\
        a;1;u;1629589836;\"x; \"\"y\"\"\"\r\n\
        b;2;u;1629589837;\"two\r\nlines\"\r\n\
        broken\r\n\
        c;3;u;1629589838;\r\n";
    let fixture = Fixture::new(text.as_bytes());
    let mapping = fixture.probe().mapping;
    assert_eq!(mapping.delimiter.as_deref(), Some(";"));
    let found = raw_records(&fixture.path, &mapping, &[4, 1, 2, 3]).unwrap();
    let raw: Vec<(u64, Option<u64>, &str)> = found
        .iter()
        .map(|r| (r.record, r.line, r.raw.as_str()))
        .collect();
    assert_eq!(
        raw,
        [
            (4, Some(6), "c;3;u;1629589838;"),
            (1, Some(2), "a;1;u;1629589836;\"x; \"\"y\"\"\""),
            (2, Some(3), "b;2;u;1629589837;\"two\r\nlines\""),
            (3, Some(5), "broken"),
        ]
    );
    assert_eq!(
        found[1].fields[4],
        ("note".to_owned(), "x; \"y\"".to_owned())
    );
    for beyond in [5, 0] {
        let error = raw_records(&fixture.path, &mapping, &[beyond]).unwrap_err();
        assert_eq!(error.code(), "no-such-record");
    }
}

#[test]
fn a_mapping_does_not_fit_another_file() {
    let mapping = Fixture::new(LONG.as_bytes()).probe().mapping;
    let other = Fixture::new(b"x,y\n1,2\n");
    let source = SourceFile {
        path: &other.path,
        sha256: "",
        name: "",
    };
    let error = import(source, &mapping, None, "p", &|_, _, _| true).unwrap_err();
    assert_eq!(error.code(), "mapping-mismatch");
    let kept = serde_json::to_string(&mapping).unwrap();
    assert_eq!(serde_json::from_str::<Mapping>(&kept).unwrap(), mapping);
}

#[test]
fn cancelling_leaves_nothing_behind() {
    let fixture = Fixture::new(LONG.as_bytes());
    let mapping = fixture.probe().mapping;
    let source = SourceFile {
        path: &fixture.path,
        sha256: "",
        name: "",
    };
    let out = fixture.folder.path().join("tables");
    let error = import(source, &mapping, Some(&out), "p1", &|_, _, _| false).unwrap_err();
    assert_eq!(error.code(), "cancelled");
    assert!(
        std::fs::read_dir(out.join("posts"))
            .unwrap()
            .next()
            .is_none()
    );
    let bad = import(source, &mapping, Some(&out), "../p1", &|_, _, _| true).unwrap_err();
    assert_eq!(bad.code(), "invalid-option");
}

#[test]
fn parquet_as_a_source() {
    use crate::tables::write_table;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.parquet");
    let text = |values: &[&str]| Column::Text(values.iter().map(|&v| v.to_owned()).collect());
    let columns = [
        (
            "account_id".to_owned(),
            Column::U64(vec![9_007_199_254_740_993, 2]),
        ),
        ("post_id".to_owned(), text(&["p1", "p2"])),
        (
            "created_at".to_owned(),
            Column::I64(vec![1_629_589_836, 1_629_589_837]),
        ),
        ("url".to_owned(), text(&["u", ""])),
    ];
    write_table(&path, &columns).unwrap();
    let plain = std::fs::read(&path).unwrap();
    for bytes in [plain.clone(), gzip(&plain)] {
        let fixture = Fixture::new(&bytes);
        let options = ProbeOptions {
            format: Some("parquet".into()),
            ..ProbeOptions::default()
        };
        let probe = probe(&fixture.path, &options).unwrap();
        let outcome = fixture.import(&probe.mapping);
        assert_eq!((outcome.rows_usable, outcome.flagged["no-object"]), (2, 1));
        assert_eq!(
            fixture.texts("accounts", "account_id"),
            ["9007199254740993", "2"]
        );
        let raw = raw_records(&fixture.path, &probe.mapping, &[1]).unwrap();
        let wanted =
            r#"{"account_id":9007199254740993,"post_id":"p1","created_at":1629589836,"url":"u"}"#;
        assert_eq!(raw[0].raw, wanted);
    }
    let cut = Fixture::new(&plain[..plain.len() - 30]);
    assert_eq!(cut.error().code(), "parquet-refused");
    // Bytes turned in the middle: an error or other values, never a crash.
    for at in (8..plain.len() - 8).step_by(3) {
        let mut damaged = plain.clone();
        damaged[at] ^= 0x55;
        let fixture = Fixture::new(&damaged);
        if let Ok(found) = probe(&fixture.path, &ProbeOptions::default()) {
            let source = SourceFile {
                path: &fixture.path,
                sha256: "",
                name: "",
            };
            let _ = import(source, &found.mapping, None, "p", &|_, _, _| true);
        }
    }
}
