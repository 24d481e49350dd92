//! Tests of the crate as a whole: cases on disk, changed, crashed, tampered with.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod crash;
mod custody;
mod drawings;
mod opening;
mod pictures;
mod remarks;
mod undo;

use std::fs;
use std::path::PathBuf;

use serde_json::json;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{
    Applied, Case, CaseError, Command, ImportRecord, Meta, RunRecord, Stamp, TableRef, canonical,
};

pub(crate) fn go_on(_: &str, _: u64, _: u64) -> bool {
    true
}

pub(crate) fn stamp() -> Stamp {
    Stamp {
        at_utc: "2026-11-21T22:40:00Z".into(),
        actor: "ana".into(),
    }
}

/// A case in a temporary folder.
pub(crate) struct Fixture {
    pub tmp: TempDir,
    pub dir: PathBuf,
}

impl Fixture {
    pub fn new() -> (Self, Case) {
        let tmp = tempfile::tempdir().unwrap();
        let dir = tmp.path().join("demo.zwerm");
        let meta = Meta {
            title: "Demo".into(),
            created_at_utc: "2026-11-21T20:00:00Z".into(),
            tool_version: "0.1.0".into(),
            actor: "ana".into(),
        };
        let case = Case::create(&dir, &meta).unwrap();
        (Self { tmp, dir }, case)
    }

    /// A file outside the case.
    pub fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.tmp.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// Stores a source with this content and builds the record of its import, with one table file.
    pub fn import_record(&self, case: &mut Case, content: &str) -> ImportRecord {
        let path = self.file("in.csv", content);
        let source = case.store_source(&path, "in.csv", &go_on).unwrap();
        let id = case.next_import_id().unwrap();
        let table = table_file(case, &format!("tables/shares/{id}.parquet"), content);
        ImportRecord {
            id,
            source_sha256: source.sha256,
            original_name: "in.csv".into(),
            set_id: None,
            mapping: json!({"delimiter": ",", "share": 0.25}),
            receipt: json!({"rows_read": 3}),
            tables: vec![table],
            imported_at_utc: stamp().at_utc,
        }
    }

    pub fn add_import(&self, case: &mut Case, content: &str) -> ImportRecord {
        let record = self.import_record(case, content);
        apply(case, Command::AddImport(record.clone())).unwrap();
        record
    }

    pub fn run_record(&self, case: &Case, name: &str, inputs: &[String]) -> RunRecord {
        let id = case.free_run_id(name).unwrap();
        let file = table_file(case, &format!("runs/{id}/edges.parquet"), name);
        RunRecord {
            id,
            name: name.into(),
            params: json!({"windows_secs": [10.0]}),
            seed: u64::MAX,
            versions: json!({"zwerm": "0.1.0"}),
            inputs: inputs.to_vec(),
            files: vec![file],
            summary: json!({"edges": 1}),
            started_at_utc: stamp().at_utc,
            finished_at_utc: stamp().at_utc,
        }
    }

    pub fn add_run(&self, case: &mut Case, name: &str, inputs: &[String]) -> RunRecord {
        let record = self.run_record(case, name, inputs);
        apply(case, Command::AddRun(record.clone())).unwrap();
        record
    }
}

/// Writes a file into the case, as an importer would.
pub(crate) fn table_file(case: &Case, relative: &str, content: &str) -> TableRef {
    let path = case.dir().join(relative);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, content).unwrap();
    TableRef {
        table: "shares".into(),
        file_name: relative.into(),
        rows: 3,
        sha256: canonical::hex(&Sha256::digest(content.as_bytes())),
        size: content.len() as u64,
    }
}

pub(crate) fn apply(case: &mut Case, command: Command) -> Result<Applied, CaseError> {
    case.apply(command, &stamp())
}

/// Everything that a user sees of the case, as one value.
pub(crate) fn visible(case: &Case) -> serde_json::Value {
    json!({
        "imports": case.imports().unwrap(),
        "runs": case.runs().unwrap(),
        "notes": case.notes().unwrap(),
        "findings": case.findings().unwrap(),
        "marks": case.marks().unwrap(),
        "tags": case.tags().unwrap(),
        "drawings": case.runs().unwrap().iter().map(|run| case.drawing(&run.id).unwrap()).collect::<Vec<_>>(),
        "title": case.info().unwrap().title,
        "setting": case.setting("list").unwrap(),
    })
}

pub(crate) fn codes(case: &Case) -> Vec<String> {
    let verification = case.verify(&go_on).unwrap();
    verification.problems.into_iter().map(|p| p.code).collect()
}

pub(crate) fn note(text: &str) -> Command {
    Command::AddNote {
        id: None,
        target: crate::Target {
            kind: "case".into(),
            id: String::new(),
        },
        text: text.into(),
    }
}

/// An account of the platform `x` pinned at (x, -x).
pub(crate) fn pinned(id: &str, x: f32) -> crate::PinnedAccount {
    crate::PinnedAccount {
        platform: "x".into(),
        account_id: id.into(),
        x,
        y: -x,
    }
}
