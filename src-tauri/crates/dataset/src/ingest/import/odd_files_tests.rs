//! Files that are damaged, packed, cut short, or no table at all.

use std::io::Write;

use super::tests::{Fixture, LONG};
use super::*;
use crate::ingest::mapping::ProbeOptions;
use crate::ingest::probe;

#[test]
fn invalid_text_and_nul_bytes_reject_the_record_only() {
    let mut bytes = b"account_id,post_id,url,created_at,note\n".to_vec();
    bytes.extend_from_slice("ж,1,u,1629589836,x\n".repeat(20).as_bytes());
    bytes.extend_from_slice(b"a\xff,2,u,1629589836,x\n");
    bytes.extend_from_slice(b"a,3,u,1629589836,\xff unused column\n");
    let fixture = Fixture::new(&bytes);
    let probe = fixture.probe();
    assert_eq!(probe.encoding, "utf-8");
    assert_eq!(probe.warnings.len(), 1);
    let outcome = fixture.import(&probe.mapping);
    assert_eq!(outcome.rejected_by_reason["invalid-encoding"], 1);
    assert_eq!(outcome.rejects_sample[0].line, Some(22));
    assert_eq!(outcome.rows_usable, 21);
    // NUL bytes far behind the sample.
    let mut late = b"account_id,post_id,url,created_at\n".to_vec();
    late.extend_from_slice("a,1,u,1629589836\n".repeat(70_000).as_bytes());
    late.extend_from_slice(b"a,2\0,u,1629589836\n");
    let fixture = Fixture::new(&late);
    let outcome = fixture.import(&fixture.probe().mapping);
    assert_eq!(outcome.rejected_by_reason["nul-byte"], 1);
    assert_eq!(outcome.rejects_sample[0].line, Some(70_002));
}

#[test]
fn files_that_are_no_table_have_their_own_codes() {
    for (bytes, code) in [
        (&b""[..], "empty-file"),
        (b"  \n\n", "empty-file"),
        (b"account_id,post_id,url,created_at\n", "header-only"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary-file"),
        (b"%PDF-1.7 x", "binary-file"),
        (b"\x7fELF\x02", "binary-file"),
        (b"a,b\n1,\0\n", "binary-file"),
        (b"<!DOCTYPE html><p>", "binary-file"),
        (b"id,id\n1,2\n", "duplicate-header"),
        (b"PAR1 but nothing else", "parquet-refused"),
    ] {
        let shown = String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(Fixture::new(bytes).error().code(), code, "{shown:?}");
    }
    let missing = probe(
        std::path::Path::new("/nowhere/x.csv"),
        &ProbeOptions::default(),
    );
    assert_eq!(missing.unwrap_err().code(), "file-not-found");
    let folder = tempfile::tempdir().unwrap();
    let error = probe(folder.path(), &ProbeOptions::default()).unwrap_err();
    assert_eq!(error.code(), "not-a-file");
    let address = std::path::Path::new("https://example.org/data.parquet");
    assert_eq!(
        probe(address, &ProbeOptions::default()).unwrap_err().code(),
        "file-not-found"
    );
}

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn archives_are_known_by_their_bytes() {
    // Two gzip members one after the other are one file.
    let (head, tail) = LONG.split_at(60);
    let packed = [gzip(head.as_bytes()), gzip(tail.as_bytes())].concat();
    let zstd = zstd::encode_all(LONG.as_bytes(), 1).unwrap();
    let plain = Fixture::new(LONG.as_bytes());
    let outcome = plain.import(&plain.probe().mapping);
    for (bytes, container) in [(packed, "gzip"), (zstd, "zstd")] {
        let fixture = Fixture::new(&bytes);
        let probe = fixture.probe();
        assert_eq!(probe.container, container);
        assert_eq!(fixture.import(&probe.mapping), outcome);
    }
}

#[test]
fn a_truncated_archive_is_an_error_wherever_it_breaks() {
    let rows: String = (0..200_000)
        .map(|n| format!("o{n},a{n},c{n},{}\n", 1_629_589_836 + n))
        .collect();
    let text = format!("object_id,account_id,content_id,timestamp_share\n{rows}");
    let packed = gzip(text.as_bytes());
    let early = Fixture::new(&packed[..2_000]);
    assert_eq!(early.error().code(), "damaged-archive");
    let late = Fixture::new(&packed[..packed.len() - 20]);
    let mapping = late.probe().mapping;
    let source = SourceFile {
        path: &late.path,
        sha256: "",
        name: "",
    };
    let out = late.folder.path().join("tables");
    let error = import(source, &mapping, Some(&out), "p1", &|_, _, _| true).unwrap_err();
    assert_eq!(error.code(), "damaged-archive");
    assert!(
        std::fs::read_dir(out.join("shares"))
            .unwrap()
            .next()
            .is_none(),
        "nothing is left"
    );
}
