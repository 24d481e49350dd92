//! Broken input for every reader: real fixtures with random changes, and random bytes.
//!
//! As tests they run for a moment each; `cargo xtask fuzz` gives every one a minute. An input that
//! broke something belongs into `regressions()`, where every run begins.

use std::path::{Path, PathBuf};

use bolero::generator::TypeGenerator;

use super::mapping::ProbeOptions;
use super::times::{TimeKind, TimeRule};
use super::words;
use super::{SourceFile, import, probe, raw_records};

/// One change of a text.
#[derive(Debug, Clone, Copy, TypeGenerator)]
enum Edit {
    Replace { at: u16, with: u8 },
    Insert { at: u16, with: u8 },
    InsertToken { at: u16, which: u8 },
    Delete { at: u16, bytes: u8 },
    Repeat { at: u16, bytes: u8, times: u8 },
    Truncate { at: u16 },
    Swap { one: u16, other: u16, bytes: u8 },
}

/// What has a meaning for some reader.
const TOKENS: [&[u8]; 24] = [
    b"\"",
    b"'",
    b"\\",
    b"\\ud83d",
    b"\0",
    b"\r",
    b"\n",
    b"\r\n",
    b",",
    b";",
    b"[",
    b"]",
    b"{",
    b"}",
    b"null",
    b"1e999",
    b"-0",
    b"18446744073709551616",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"http://[::1]:99999/%ff?a=&a#",
    b"2021-02-30T25:61:61Z",
    b"=cmd|'/c calc'!A1",
];

fn apply(mut bytes: Vec<u8>, edits: &[Edit]) -> Vec<u8> {
    const MOST: usize = 1 << 18;
    for edit in edits.iter().take(64) {
        let length = bytes.len().max(1);
        let place = |at: u16| usize::from(at) % length;
        match *edit {
            Edit::Replace { at, with } => {
                if let Some(byte) = bytes.get_mut(place(at)) {
                    *byte = with;
                }
            }
            Edit::Insert { at, with } => bytes.insert(place(at).min(bytes.len()), with),
            Edit::InsertToken { at, which } => {
                let token = TOKENS[usize::from(which) % TOKENS.len()];
                let at = place(at).min(bytes.len());
                bytes.splice(at..at, token.iter().copied());
            }
            Edit::Delete { at, bytes: n } => {
                let from = place(at).min(bytes.len());
                let to = (from + usize::from(n)).min(bytes.len());
                bytes.drain(from..to);
            }
            Edit::Repeat {
                at,
                bytes: n,
                times,
            } => {
                let from = place(at).min(bytes.len());
                let to = (from + usize::from(n)).min(bytes.len());
                let piece = bytes[from..to].to_vec();
                for _ in 0..times {
                    if bytes.len() > MOST {
                        break;
                    }
                    bytes.splice(to..to, piece.iter().copied());
                }
            }
            Edit::Truncate { at } => bytes.truncate(place(at)),
            Edit::Swap {
                one,
                other,
                bytes: n,
            } => {
                for offset in 0..usize::from(n) {
                    let (a, b) = (place(one) + offset, place(other) + offset);
                    if a < bytes.len() && b < bytes.len() {
                        bytes.swap(a, b);
                    }
                }
            }
        }
    }
    bytes
}

/// Fixtures whose names end so, smallest first.
fn seeds(endings: &[&str]) -> Vec<Vec<u8>> {
    fn files(folder: &Path, out: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, out);
            } else {
                out.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ingest/formats/fixtures");
    let mut found = Vec::new();
    files(&root, &mut found);
    found.sort();
    let wanted = |path: &&PathBuf| {
        let name = path.to_string_lossy();
        endings.iter().any(|ending| name.ends_with(ending))
    };
    let mut seeds: Vec<Vec<u8>> = found
        .iter()
        .filter(wanted)
        .map(|path| std::fs::read(path).unwrap())
        .collect();
    seeds.sort_by_key(Vec::len);
    seeds
}

/// A file of these bytes through probe, import and back to its records: an error or a whole account,
/// never a panic.
fn read(bytes: &[u8], options: &ProbeOptions) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("input");
    std::fs::write(&path, bytes).unwrap();
    let Ok(probed) = probe(&path, options) else {
        return;
    };
    let source = SourceFile {
        path: &path,
        sha256: "0123456789abcdef",
        name: "input",
    };
    let Ok(outcome) = import(source, &probed.mapping, None, "p", &|_, _, _| true) else {
        return;
    };
    assert_eq!(
        outcome.rows_read,
        outcome.rows_usable + outcome.rows_rejected
    );
    let last = outcome.rows_read;
    let raw = raw_records(&path, &probed.mapping, &[1, last]).unwrap();
    assert_eq!((raw[0].record, raw[1].record), (1, last));
    assert!(raw_records(&path, &probed.mapping, &[last + 1]).is_err());
}

/// Changed fixtures, and bytes of no origin.
fn fuzz(seeds: Vec<Vec<u8>>, options: ProbeOptions, pack: fn(&[u8]) -> Vec<u8>) {
    for bytes in regressions() {
        read(&pack(bytes), &options);
    }
    bolero::check!()
        .with_type::<(u16, Vec<Edit>, Vec<u8>, Vec<Edit>)>()
        .with_iterations(ITERATIONS)
        .for_each(|(which, edits, bytes, outer)| {
            let seed = match seeds.len() {
                0 => bytes.clone(),
                n if *which == u16::MAX || n == 0 => bytes.clone(),
                n => seeds[usize::from(*which) % n].clone(),
            };
            let packed = pack(&apply(seed, edits));
            read(&packed, &options);
            // The container itself may be the broken one.
            if !outer.is_empty() {
                read(&apply(packed, outer), &options);
            }
        });
}

/// Inputs that once broke a reader.
fn regressions() -> Vec<&'static [u8]> {
    vec![
        b"",
        b"{",
        b"[",
        b"[[[[",
        b"{\"data\":[{]}",
        b"\"",
        b"a,b\n\"",
        b"\xff\xfe",
        b"PK\x03\x04",
        b"PAR1",
        b"\x1f\x8b",
        b"\x28\xb5\x2f\xfd",
    ]
}

/// In a test run; `BOLERO_RANDOM_TEST_TIME_MS` stands above it.
const ITERATIONS: usize = 40;

fn as_it_is(bytes: &[u8]) -> Vec<u8> {
    bytes.to_vec()
}

fn of_format(format: &str) -> ProbeOptions {
    ProbeOptions {
        format: Some(format.to_owned()),
        ..ProbeOptions::default()
    }
}

#[test]
fn fuzz_tables() {
    fuzz(seeds(&[".csv", ".tab"]), ProbeOptions::default(), as_it_is);
}

#[test]
fn fuzz_csv_of_any_bytes() {
    fuzz(Vec::new(), of_format("csv"), as_it_is);
}

#[test]
fn fuzz_objects() {
    let seeds = seeds(&["json", "jsonl"]);
    fuzz(seeds, ProbeOptions::default(), as_it_is);
}

#[test]
fn fuzz_lines_by_columns() {
    let options = ProbeOptions {
        layout: Some("none".to_owned()),
        ..ProbeOptions::default()
    };
    fuzz(seeds(&["json", "jsonl"]), options, as_it_is);
}

#[test]
fn fuzz_gzip() {
    fuzz(seeds(&[".csv"]), ProbeOptions::default(), |bytes| {
        use std::io::Write;
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    });
}

#[test]
fn fuzz_zstd() {
    fuzz(seeds(&[".csv"]), ProbeOptions::default(), |bytes| {
        zstd::encode_all(bytes, 1).unwrap()
    });
}

#[test]
fn fuzz_zip() {
    fuzz(
        seeds(&[".csv", "jsonl"]),
        ProbeOptions::default(),
        |bytes| zipped(&[("posts.csv", bytes)]),
    );
}

/// A zip archive of these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn fuzz_xlsx() {
    let sheet = br#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is>
        <t>account_id</t></is></c><c t="str"><v>content_id</v></c><c t="s"><v>1</v></c></row><row r="2">
        <c><v>893123456789012345</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c s="1">
        <v>44440.5</v></c></row><row r="9"><c r="D9"><v>8.9E+17</v></c></row></sheetData></worksheet>"#;
    fuzz(vec![sheet.to_vec()], ProbeOptions::default(), |bytes| {
        zipped(&[
            ("[Content_Types].xml", b"<x/>"),
            (
                "xl/workbook.xml",
                br#"<workbook><sheets><sheet name="s" r:id="r1"/></sheets></workbook>"#,
            ),
            (
                "xl/_rels/workbook.xml.rels",
                br#"<r><Relationship Id="r1" Type="/worksheet" Target="s.xml"/><Relationship Id="r2"
                Type="/sharedStrings" Target="t.xml"/><Relationship Id="r3" Type="/styles"
                Target="y.xml"/></r>"#,
            ),
            (
                "xl/t.xml",
                b"<sst><si><t>object_id</t></si><si><t>timestamp_share</t></si></sst>",
            ),
            (
                "xl/y.xml",
                br#"<s><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></s>"#,
            ),
            ("xl/s.xml", bytes),
        ])
    });
}

#[test]
fn fuzz_ods() {
    let content = br#"<d><table:table table:name="t"><table:table-row><table:table-cell
        office:value-type="string"><text:p>object_id</text:p></table:table-cell><table:table-cell
        office:value-type="float" office:value="7"/></table:table-row><table:table-row
        table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"
        office:value-type="date" office:date-value="2021-09-01"/><table:table-cell/></table:table-row>
        </table:table></d>"#;
    fuzz(vec![content.to_vec()], ProbeOptions::default(), |bytes| {
        let kind = b"application/vnd.oasis.opendocument.spreadsheet";
        zipped(&[("mimetype", kind), ("content.xml", bytes)])
    });
}

#[test]
fn fuzz_parquet() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("seed.parquet");
    let text = |values: &[&str]| {
        crate::Column::Text(values.iter().map(|value| (*value).to_owned()).collect())
    };
    let columns = [
        ("object_id".to_owned(), text(&["o1", "o2", "o1"])),
        ("account_id".to_owned(), text(&["a1", "a2", "a3"])),
        ("content_id".to_owned(), text(&["c1", "c2", "c3"])),
        (
            "timestamp_share".to_owned(),
            crate::Column::U64(vec![1_629_589_836, 1_629_589_837, 1_629_589_838]),
        ),
    ];
    crate::write_table(&path, &columns).unwrap();
    let seed = std::fs::read(&path).unwrap();
    fuzz(vec![seed], ProbeOptions::default(), as_it_is);
}

#[test]
fn fuzz_words() {
    bolero::check!()
        .with_type::<(u16, Vec<Edit>)>()
        .with_iterations(ITERATIONS * 10)
        .for_each(|(which, edits)| {
            const TEXTS: [&str; 4] = [
                "https://user@www.Example.co.uk:8080/a/../b%2f?utm_source=x&b=2&a=1#frag",
                "RT @who: see https://t.co/abc… and #Eén #二 (www.a.example/x_(y)), mail a@b.example",
                "<p>a <a href=\"x\">b</a><br>&amp;&#x1F600;&nbsp;<script>c</script></p>",
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2Fx%3Ffbclid%3D1&h=2",
            ];
            let seed = TEXTS[usize::from(*which) % TEXTS.len()];
            let bytes = apply(seed.as_bytes().to_vec(), edits);
            let text = String::from_utf8_lossy(&bytes);
            if let Some(address) = words::canonical_url(&text) {
                let again = words::canonical_url(&address.url).map(|again| again.url);
                assert_eq!(again.as_ref(), Some(&address.url), "{text:?}");
            }
            let (mut once, mut twice) = (String::new(), String::new());
            words::normal_text(&text, &mut once);
            words::normal_text(&once, &mut twice);
            assert_eq!(once, twice, "{text:?}");
            words::html_text(&text);
            for kind in [
                words::FoundKind::Url,
                words::FoundKind::Hashtag,
                words::FoundKind::Mention,
            ] {
                words::found_in_text(&text, kind, &mut |_| {});
            }
        });
}

#[test]
fn fuzz_times() {
    bolero::check!()
        .with_type::<(u8, Vec<Edit>)>()
        .with_iterations(ITERATIONS * 10)
        .for_each(|(which, edits)| {
            const KINDS: [(TimeKind, &str); 6] = [
                (TimeKind::EpochSeconds, "1629589836.5"),
                (TimeKind::EpochMillis, "1629589836123"),
                (TimeKind::Iso, "2021-08-21T23:50:36.123+02:00"),
                (TimeKind::Rfc2822, "Sat, 21 Aug 2021 23:50:36 +0000"),
                (TimeKind::Twitter, "Sat Aug 21 23:50:36 +0000 2021"),
                (TimeKind::Pattern, "21/08/2021 23:50:36"),
            ];
            let (kind, text) = KINDS[usize::from(*which) % KINDS.len()];
            let rule = TimeRule {
                kind,
                pattern: Some("%d/%m/%Y %H:%M:%S".to_owned()),
                time_zone: "Europe/Amsterdam".to_owned(),
                time_zone_assumed: false,
            };
            let clock = rule.clock().unwrap();
            let bytes = apply(text.as_bytes().to_vec(), edits);
            clock.read(&String::from_utf8_lossy(&bytes));
        });
}
