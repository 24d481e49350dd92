//! Files as an adversary writes them, through everything: a look, an import, and the way back to a raw
//! record. Each must end in a clear error or in rejects, never in a panic, never in a hang.

use std::io::{Cursor, Write as _};
use std::sync::mpsc;
use std::time::Duration;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{ImportOutcome, ProbeOptions, RawReader, SourceFile, import, probe, sheet_names};
use crate::{DatasetError, is_archive, zip_members};

mod archives;
mod json;
mod sheets;
mod texts;

/// Longest that one file may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// What an import says of a file; nothing of it may take long.
fn outcome(bytes: &[u8], options: &ProbeOptions) -> Result<ImportOutcome, DatasetError> {
    let (tell, told) = mpsc::channel();
    let (bytes, options) = (bytes.to_vec(), options.clone());
    let work = std::thread::spawn(move || {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("input");
        std::fs::write(&path, &bytes).unwrap();
        let run = || {
            let mapping = probe(&path, &options)?.mapping;
            let source = SourceFile {
                path: &path,
                sha256: "feed",
                name: "input",
            };
            let out = folder.path().join("tables");
            let outcome = import(source, &mapping, Some(&out), "p1", &|_, _, _| true)?;
            assert_eq!(
                outcome.rows_read,
                outcome.rows_usable + outcome.rows_rejected
            );
            // Every record leads back to its text, also those that were refused.
            let reader = RawReader::new(&path, &mapping);
            for record in [1, outcome.rows_read] {
                let raw = reader.records(&[record])?;
                assert_eq!(raw.len(), 1);
            }
            Ok(outcome)
        };
        // Whoever looks at the file in other ways must not fall either.
        let _ = (
            is_archive(&path),
            zip_members(&path),
            sheet_names(&path, None),
        );
        let _ = tell.send(run());
    });
    match told.recv_timeout(PATIENCE) {
        Ok(outcome) => outcome,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("it hangs"),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            std::panic::resume_unwind(work.join().unwrap_err());
        }
    }
}

fn read(bytes: &[u8]) -> Result<ImportOutcome, DatasetError> {
    outcome(bytes, &ProbeOptions::default())
}

/// Code and sentence of the error that a file gives.
fn refused(bytes: &[u8]) -> (String, String) {
    let error = read(bytes).unwrap_err();
    let sentence = error.to_string();
    assert!(
        sentence.len() > 20 && !sentence.contains('\0'),
        "{sentence:?}"
    );
    (error.code().to_owned(), sentence)
}

/// (usable, rejected by code) of a file that is read.
fn counts(bytes: &[u8]) -> (u64, Vec<(String, u64)>) {
    let outcome = read(bytes).unwrap();
    for reject in &outcome.rejects_sample {
        assert!(reject.reason.len() > 10 && reject.value.chars().count() <= 200);
    }
    (
        outcome.rows_usable,
        outcome.rejected_by_reason.into_iter().collect(),
    )
}

const HEADER: &str = "object_id,account_id,content_id,timestamp_share\n";

/// Rows of a share table.
fn rows(from: usize, to: usize) -> String {
    (from..to)
        .map(|n| {
            format!(
                "https://x.example/{n},a{},p{n},{}\n",
                n % 50,
                1_600_000_000 + n
            )
        })
        .collect()
}

fn csv(n: usize) -> String {
    format!("{HEADER}{}", rows(0, n))
}

/// One post a line.
fn ndjson(n: usize) -> String {
    (0..n)
        .map(|n| {
            format!(
                "{{\"object_id\":\"https://x.example/{n}\",\"account_id\":\"a{}\",\"content_id\":\"p{n}\",\"timestamp_share\":{}}}\n",
                n % 50,
                1_600_000_000 + n
            )
        })
        .collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Replaces every place where `from` stands.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> = memchr::memmem::find_iter(&bytes, from).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}
