//! Every fixture through probe and import: what came out must be what somebody has looked at and kept.
//!
//! `ZWERM_UPDATE_GOLDEN=1 cargo test -p zwerm-dataset golden` writes the files anew; read the
//! difference before you keep it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::ingest::{ProbeOptions, SourceFile, import, probe, raw_records};
use crate::tables::{Column, read_table};

fn fixtures() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ingest/formats/fixtures");
    let mut found = Vec::new();
    for folder in std::fs::read_dir(root).unwrap() {
        let folder = folder.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        let id = folder.file_name().unwrap().to_string_lossy().into_owned();
        for file in std::fs::read_dir(&folder).unwrap() {
            let file = file.unwrap().path();
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            if !name.ends_with(".golden") && !name.starts_with("LICEN") && !name.ends_with(".md") {
                found.push((id.clone(), file));
            }
        }
    }
    found.sort();
    found
}

/// The rows of a table, one a line, without the columns that have no value.
fn rows(out: &mut String, folder: &Path, table: &str) {
    let path = folder.join(table).join("p.parquet");
    let columns = read_table(&path, None).unwrap();
    let n = columns.first().map_or(0, |(_, column)| column.len());
    writeln!(out, "# {table}: {n}").unwrap();
    for row in 0..n {
        let mut line = String::new();
        for (name, column) in &columns {
            let value = match column {
                Column::Text(values) if values[row].is_empty() => continue,
                Column::Text(values) => serde_json::to_string(&values[row]).unwrap(),
                Column::U64(values) if values[row] == 0 => continue,
                Column::U64(values) => values[row].to_string(),
                Column::I64(values) if values[row] == 0 => continue,
                Column::I64(values) => jiff::Timestamp::from_millisecond(values[row])
                    .unwrap()
                    .to_string(),
                Column::Bool(values) if !values[row] => continue,
                Column::Bool(_) => "yes".to_owned(),
                other => panic!("{name}: {other:?}"),
            };
            if name != "source" {
                write!(line, " {name}={value}").unwrap();
            }
        }
        writeln!(out, "{}", line.trim_start()).unwrap();
    }
}

#[test]
fn fixtures_are_recognised_and_become_what_they_became_before() {
    let update = std::env::var_os("ZWERM_UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    for (id, path) in fixtures() {
        let shown = format!("{id}/{}", path.file_name().unwrap().to_string_lossy());
        let probed = match probe(&path, &ProbeOptions::default()) {
            Ok(probed) => probed,
            Err(error) => {
                wrong.push(format!("{shown}: {error}"));
                continue;
            }
        };
        if probed.layout.as_deref() != Some(id.as_str()) {
            wrong.push(format!("{shown}: taken for {:?}", probed.layout));
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let source = SourceFile {
            path: &path,
            sha256: "5eed5eed5eed5eed",
            name: &shown,
        };
        let out = Some(folder.path());
        let outcome = match import(source, &probed.mapping, out, "p", &|_, _, _| true) {
            Ok(outcome) => outcome,
            Err(error) => {
                wrong.push(format!("{shown}: {error}"));
                continue;
            }
        };
        assert_eq!(
            outcome.rows_read,
            outcome.rows_usable + outcome.rows_rejected,
            "{shown}"
        );
        // Every record leads back to its text.
        let all: Vec<u64> = (1..=outcome.rows_read).collect();
        let raw = raw_records(&path, &probed.mapping, &all).unwrap();
        assert!(raw.iter().all(|record| !record.raw.is_empty()), "{shown}");
        let mut golden = format!(
            "# format {id}, platform {}, {} records, {} usable, resolution {}\n",
            probed.mapping.platform,
            outcome.rows_read,
            outcome.rows_usable,
            outcome.time_resolution
        );
        for (flag, count) in &outcome.flagged {
            writeln!(golden, "# flag {flag}: {count}").unwrap();
        }
        for warning in probed.warnings.iter().chain(&outcome.warnings) {
            writeln!(golden, "# warning {warning}").unwrap();
        }
        for table in [
            "posts",
            "observations",
            "accounts",
            "profiles",
            "shares",
            "rejects",
        ] {
            rows(&mut golden, folder.path(), table);
        }
        let kept = path.with_file_name(format!(
            "{}.golden",
            path.file_name().unwrap().to_string_lossy()
        ));
        if update {
            std::fs::write(&kept, &golden).unwrap();
        } else {
            let before = std::fs::read_to_string(&kept).unwrap_or_default();
            if before != golden {
                let line = before.lines().zip(golden.lines()).find(|(a, b)| a != b);
                wrong.push(format!("{shown}: differs from its golden file: {line:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
