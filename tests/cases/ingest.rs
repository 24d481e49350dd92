//! What comes in: the shipped sets, and everything that scraped files get wrong.

use std::fs;
use std::io::Write;
use std::path::Path;

use serde_json::Value;

use crate::harness::table::Table;
use crate::harness::{program, repository, russian, scratch, sha256, text};

const GOOD: &str = "object_id,account_id,content_id,timestamp_share
o1,a1,p1,1600000000
o1,a2,p2,1600000010
o2,a1,p3,1600000100
o2,a2,p4,1600000130
";

/// Imports bytes under this file name into a new case; gives the report of the import.
#[track_caller]
fn import(name: &str, bytes: &[u8], options: &[&str]) -> Value {
    let folder = scratch();
    let (case, file) = (folder.path().join("c.zwerm"), folder.path().join(name));
    fs::write(&file, bytes).unwrap();
    program::ok(["new", text(&case)]);
    let fixed = ["import", text(&case), text(&file)];
    let imported = program::json(fixed.iter().chain(options));
    program::ok(["verify", text(&case)]);
    imported.into_iter().next().expect("one imported file")
}

/// The import of these bytes must fail with this code and leave the case as it was, and `run` must
/// leave nothing at all; gives the sentence.
#[track_caller]
fn refused(name: &str, bytes: &[u8], code: &str) -> String {
    let folder = scratch();
    let (case, file) = (folder.path().join("c.zwerm"), folder.path().join(name));
    fs::write(&file, bytes).unwrap();
    program::ok(["new", text(&case)]);
    let (found, message) = program::error(3, ["import", text(&case), text(&file)]);
    assert_eq!(found, code, "{message}");
    program::ok(["verify", text(&case)]);
    let info = program::json(["info", text(&case)]);
    assert_eq!(info[0]["imports"].as_array().map(Vec::len), Some(0));
    let out = folder.path().join("out");
    let (found, _) = program::error(3, ["run", text(&file), "--out", text(&out)]);
    assert_eq!(found, code);
    assert!(!out.join("case.zwerm").exists(), "a case was left behind");
    message
}

fn rows(report: &Value, what: &str) -> u64 {
    report["outcome"][what]
        .as_u64()
        .unwrap_or_else(|| panic!("no {what} in {report}"))
}

#[test]
fn the_manifest_tells_the_truth_about_the_files() {
    let folder = repository("datasets");
    let manifest: Value =
        serde_json::from_slice(&fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let sets = manifest["datasets"].as_array().unwrap();
    assert_eq!(sets.len(), 3);
    for set in sets {
        let path = folder.join(set["file"].as_str().unwrap());
        let bytes = fs::read(&path).unwrap();
        assert_eq!(set["sha256"], sha256(&bytes), "{}", path.display());
        assert_eq!(set["size_bytes"], bytes.len());
        assert!(folder.join(set["licence_file"].as_str().unwrap()).is_file());
        let table = Table::read(&path);
        assert_eq!(set["rows"], table.rows.len());
        let distinct = |name: &str| {
            let mut cells = table.cells(name);
            cells.retain(|cell| !cell.is_empty());
            cells.sort_unstable();
            cells.dedup();
            cells.len()
        };
        let wide = table.header.iter().any(|name| name == "post_id");
        assert_eq!(set["accounts"], distinct("account_id"));
        assert_eq!(
            set["posts"],
            distinct(if wide { "post_id" } else { "content_id" })
        );
    }
}

#[test]
fn the_russian_set_is_read_without_loss() {
    let report = import("russian.csv.gz", &fs::read(russian()).unwrap(), &[]);
    assert_eq!(rows(&report, "rows_read"), 35_125);
    assert_eq!(rows(&report, "rows_usable"), 35_125);
    assert_eq!(rows(&report, "rows_rejected"), 0);
    assert_eq!(rows(&report, "n_accounts"), 9_509);
    assert_eq!(rows(&report, "n_objects"), 7_285);
    assert_eq!(rows(&report, "first_ms"), 1_610_870_193_000);
    assert_eq!(rows(&report, "last_ms"), 1_630_318_860_000);
}

#[test]
fn the_german_set_is_read_with_its_layers() {
    let file = repository("datasets/german_elections_2021/german_elections_2021.csv.gz");
    let report = import("german.csv.gz", &fs::read(file).unwrap(), &[]);
    assert_eq!(rows(&report, "rows_read"), 218_971);
    assert_eq!(
        rows(&report, "rows_rejected"),
        3,
        "the rows without post_id"
    );
    // Three of the 58 317 accounts have no other row.
    assert_eq!(rows(&report, "n_accounts"), 58_314);
    let layers = report["outcome"]["shares_by_type"].as_object().unwrap();
    let names: Vec<&str> = layers.keys().map(String::as_str).collect();
    for layer in ["url", "hashtag", "domain", "image"] {
        assert!(names.contains(&layer), "{names:?}");
    }
}

#[test]
fn an_empty_file_is_refused() {
    refused("empty.csv", b"", "empty-file");
}

#[test]
fn a_header_without_rows_is_refused() {
    refused(
        "header.csv",
        b"object_id,account_id,content_id,timestamp_share\n",
        "header-only",
    );
}

#[test]
fn a_picture_named_csv_is_refused() {
    let message = refused(
        "picture.csv",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89",
        "binary-file",
    );
    assert!(message.contains("PNG"), "{message}");
}

#[test]
fn missing_columns_are_named() {
    let message = refused(
        "few.csv",
        b"object_id,text\no1,hello\no2,world\n",
        "missing-roles",
    );
    assert!(message.contains("account"), "{message}");
    assert!(message.contains("--map"), "{message}");
}

#[test]
fn times_that_nobody_can_read_are_refused() {
    let bad = GOOD.replace("16000", "around-noon-");
    let message = refused("times.csv", bad.as_bytes(), "unreadable-times");
    assert!(message.contains("timestamp_share"), "{message}");
}

#[test]
fn the_same_header_twice_is_refused() {
    let bad = GOOD.replace("content_id", "account_id");
    refused("twice.csv", bad.as_bytes(), "duplicate-header");
}

#[test]
fn a_truncated_archive_is_refused() {
    let whole = fs::read(russian()).unwrap();
    refused("half.csv.gz", &whole[..whole.len() / 2], "damaged-archive");
}

#[test]
fn a_quote_that_is_never_closed_costs_one_row_and_not_the_rest() {
    let bad = GOOD.replace("o2,a1", "\"o2,a1");
    let report = import("quote.csv", bad.as_bytes(), &[]);
    assert_eq!(rows(&report, "rows_usable"), 3);
    assert_eq!(report["outcome"]["rejected_by_reason"]["unclosed-quote"], 1);
}

#[test]
fn bad_rows_are_rejected_one_by_one_and_listed() {
    let folder = scratch();
    let (case, file) = (folder.path().join("c.zwerm"), folder.path().join("f.csv"));
    let bad = format!("{GOOD}o3,a3,p5,yesterday\no3,,p6,1600000200\no3,a4,p7,\n");
    fs::write(&file, bad).unwrap();
    program::ok(["new", text(&case)]);
    let report = &program::json(["import", text(&case), text(&file)])[0];
    assert_eq!(rows(report, "rows_usable"), 4);
    assert_eq!(rows(report, "rows_rejected"), 3);
    let out = folder.path().join("rejects.csv");
    program::ok(["rejects", text(&case), "--out", text(&out)]);
    let list = Table::read(&out);
    assert_eq!(list.rows.len(), 3);
    assert_eq!(list.cells("record"), ["5", "6", "7"]);
}

#[test]
fn ids_that_a_spreadsheet_has_rounded_are_flagged() {
    let bad = format!("{GOOD}o1,8.93E+17,8.93E+17,1600000020\no2,a9,8.93E+17,1600000140\n");
    let report = import("rounded.csv", bad.as_bytes(), &[]);
    let flagged = report["outcome"]["flagged"]["damaged-id"].as_u64();
    assert_eq!(flagged, Some(3), "cells: {}", report["outcome"]["flagged"]);
}

#[test]
fn encodings_and_separators_are_recognised() {
    let text = GOOD.replace("a1", "Zoë").replace("o1", "größe");
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let windows: Vec<u8> = text
        .chars()
        .map(|character| u8::try_from(u32::from(character)).unwrap())
        .collect();
    let bom = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let semicolons = text.replace(',', ";").replace('\n', "\r\n").into_bytes();
    let tabs = text.replace(',', "\t").into_bytes();
    for (name, bytes) in [
        ("utf16", utf16),
        ("bom", bom),
        ("semicolons", semicolons),
        ("tabs", tabs),
    ] {
        let report = import(&format!("{name}.csv"), &bytes, &[]);
        assert_eq!(rows(&report, "rows_usable"), 4, "{name}");
        assert_eq!(rows(&report, "n_accounts"), 2, "{name}");
        assert_eq!(rows(&report, "n_objects"), 2, "{name}");
    }
    // Four rows are too little to guess an eight-bit encoding from.
    let report = import("windows.csv", &windows, &["--encoding", "windows-1252"]);
    assert_eq!(rows(&report, "rows_usable"), 4);
}

#[test]
fn packed_and_plain_give_the_same_tables() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(GOOD.as_bytes()).unwrap();
    let packed = import("a.csv.gz", &gzip.finish().unwrap(), &[]);
    let plain = import("a.csv", GOOD.as_bytes(), &[]);
    for what in ["rows_read", "rows_usable", "n_accounts", "n_objects"] {
        assert_eq!(rows(&packed, what), rows(&plain, what), "{what}");
    }
}

#[test]
fn columns_can_be_named_by_hand() {
    let report = import(
        "own.csv",
        b"who,when,what,link\nx,2021-09-01T12:00:00Z,1,https://example.org/a\ny,2021-09-01T12:00:05Z,2,https://example.org/a\n",
        &[
            "--map",
            "account=who",
            "content=what",
            "time=when",
            "object:url=link",
        ],
    );
    assert_eq!(rows(&report, "rows_usable"), 2);
    assert_eq!(report["outcome"]["shares_by_type"]["url"], 2);
}

#[test]
fn a_known_format_can_be_named_and_is_then_asked_for() {
    let formats = &program::json(["formats"])[0];
    let ids: Vec<&str> = formats
        .as_array()
        .unwrap()
        .iter()
        .map(|format| format["id"].as_str().unwrap())
        .collect();
    for id in ["coortweet-long", "twitter-v2"] {
        assert!(ids.contains(&id), "{ids:?}");
    }
    assert!(program::ok(["formats"]).contains("twitter-v2"));
    let report = import("good.csv", GOOD.as_bytes(), &["--format", "coortweet-long"]);
    assert_eq!(rows(&report, "rows_usable"), 4);
    let folder = scratch();
    let file = folder.path().join("good.csv");
    fs::write(&file, GOOD).unwrap();
    let asked = ["probe", text(&file), "--format", "coortweet-wide"];
    assert_eq!(program::error(3, asked).0, "other-layout");
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = scratch();
    let case = folder.path().join("c.zwerm");
    program::ok(["new", text(&case)]);
    let before = listing(&case);
    let report = &program::json(["import", text(&case), text(&russian()), "--dry-run"])[0];
    assert_eq!(rows(report, "rows_usable"), 35_125);
    assert_eq!(listing(&case), before);
}

fn listing(folder: &Path) -> Vec<(String, u64)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.path().display().to_string();
        if entry.file_type().unwrap().is_dir() {
            found.extend(listing(&entry.path()));
        } else {
            found.push((name, entry.metadata().unwrap().len()));
        }
    }
    found.sort();
    found
}
