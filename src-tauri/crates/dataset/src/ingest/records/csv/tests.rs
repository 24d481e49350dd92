//! The traps of real CSV files, each as a miniature.

use std::io::Write;

use encoding_rs::{UTF_8, UTF_16LE, WINDOWS_1252};
use proptest::prelude::*;

use super::*;

fn open(
    path: &Path,
    encoding: &'static Encoding,
    delimiter: u8,
) -> Result<CsvRecords, DatasetError> {
    let text = Text::open_member(path, encoding, None)?;
    CsvRecords::of(text, path, encoding, delimiter)
}

fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

/// (line, fields or fault code) of every record, and the raw text.
fn read_as(bytes: &[u8], encoding: &'static Encoding, delimiter: u8) -> Vec<(u64, String, String)> {
    let file = file(bytes);
    let mut records = open(file.path(), encoding, delimiter).unwrap();
    let (mut row, mut out) = (Row::default(), Vec::new());
    while records.next(&mut row).unwrap() {
        assert_eq!(row.number, out.len() as u64 + 1);
        let fields: Vec<String> = (0..records.header().len())
            .map(|column| row.display(column))
            .collect();
        let shown = match &row.fault {
            Some(fault) => format!("!{}", fault.code),
            None => fields.join("|"),
        };
        out.push((
            row.line.unwrap(),
            shown,
            String::from_utf8_lossy(records.raw()).into_owned(),
        ));
    }
    out
}

fn read(text: &str) -> Vec<(u64, String)> {
    read_as(text.as_bytes(), UTF_8, b',')
        .into_iter()
        .map(|(line, row, _)| (line, row))
        .collect()
}

fn rows(expected: &[(u64, &str)]) -> Vec<(u64, String)> {
    expected
        .iter()
        .map(|(line, row)| (*line, (*row).to_owned()))
        .collect()
}

#[test]
fn line_ends_quotes_and_empty_lines() {
    for newline in ["\n", "\r\n"] {
        let text =
            "\u{feff}a,b\n1,\"x,\"\"y\"\"\"\n\n2,\"two\nlines\"\n3,\n".replace('\n', newline);
        let two_lines = format!("2|two{newline}lines");
        assert_eq!(
            read(&text),
            rows(&[(2, "1|x,\"y\""), (4, &two_lines), (6, "3|")])
        );
    }
    assert_eq!(
        read("a,b\r\n1,2"),
        rows(&[(2, "1|2")]),
        "no line end at the end of the file"
    );
}

#[test]
fn a_wrong_number_of_fields_is_a_reject_and_reading_goes_on() {
    assert_eq!(
        read("a,b\n1,2\n3\n4,5,6\n7,8\n"),
        rows(&[
            (2, "1|2"),
            (3, "!field-count"),
            (4, "!field-count"),
            (5, "7|8")
        ])
    );
}

#[test]
fn an_unclosed_quote_costs_one_line_not_the_file() {
    let mut text = String::from("a,b\n1,2\n3,\"oops\n");
    for n in 0..1000 {
        text.push_str(&format!("{n},x\n"));
    }
    let found = read(&text);
    assert_eq!(found.len(), 1002);
    assert_eq!(found[1], (3, "!unclosed-quote".to_owned()));
    assert_eq!(found[2], (4, "0|x".to_owned()));
    assert_eq!(found[1001], (1003, "999|x".to_owned()));
}

#[test]
fn an_unclosed_quote_that_another_one_closes_costs_one_line() {
    // The next quote stands thousands of lines below.
    for newline in ["\n", "\r\n"] {
        let mut text = String::from("a,b,c\n1,2,3\n4,\"oops,6\n");
        for n in 0..5_000 {
            text.push_str(&format!("{n},x,y\n"));
        }
        text.push_str("7,\"a, \"\"b\"\"\",9\n10,11,12\n");
        let found = read(&text.replace('\n', newline));
        assert_eq!(found.len(), 5_004, "{:?}", found.get(1));
        assert_eq!(found[1], (3, "!unclosed-quote".to_owned()));
        assert_eq!(found[2], (4, "0|x|y".to_owned()));
        assert_eq!(found[5_002], (5_004, "7|a, \"b\"|9".to_owned()));
        assert_eq!(found[5_003].0, 5_005);
    }
    // Lines of a text are no records, whatever is wrong with the record.
    let found = read("a,b,c\n1,\"two\nlines, of\nwords\",3,4\n5,6,7\n");
    assert_eq!(found, rows(&[(2, "!field-count"), (5, "5|6|7")]));
}

#[test]
fn an_unclosed_quote_in_a_file_larger_than_a_record_may_be() {
    let line = format!("5,{}\n", "y".repeat(96));
    let count = 6 * MAX_RECORD_BYTES / line.len();
    let text = format!("a,b\n3,\"oops\n{}", line.repeat(count));
    let found = read(&text);
    assert_eq!(found.len(), count + 1);
    assert_eq!(found[0], (2, "!unclosed-quote".to_owned()));
    assert_eq!(found[count].0, count as u64 + 2);
}

#[test]
fn an_unclosed_quote_in_the_header_is_an_error() {
    let file = file(b"a,\"b\n1,2\n");
    let error = open(file.path(), UTF_8, b',').err().unwrap();
    assert_eq!(error.code(), "unclosed-quote");
}

#[test]
fn long_fields_and_long_lines() {
    let field = "z".repeat(MAX_FIELD_BYTES + 1);
    let line = "w".repeat(MAX_RECORD_BYTES + (1 << 20));
    let text = format!(
        "a,b\n1,{field}\n2,{line}\n3,4\n5,{}\n",
        "k".repeat(MAX_FIELD_BYTES)
    );
    let found = read(&text);
    assert_eq!(found.len(), 4);
    assert_eq!(found[0], (2, "!too-long".to_owned()));
    assert_eq!(found[1], (3, "!too-long".to_owned()));
    assert_eq!(found[2], (4, "3|4".to_owned()));
    assert_eq!(found[3].1.len(), MAX_FIELD_BYTES + 2);
}

#[test]
fn other_encodings() {
    let latin = b"name;stadt\nM\xfcller;K\xf6ln\n";
    assert_eq!(read_as(latin, WINDOWS_1252, b';')[0].1, "Müller|Köln");
    let mut utf16 = vec![0xff, 0xfe];
    for unit in "name\tstadt\r\nŽižek\t北京\r\n".encode_utf16() {
        utf16.extend_from_slice(&unit.to_le_bytes());
    }
    assert_eq!(read_as(&utf16, UTF_16LE, b'\t')[0].1, "Žižek|北京");
    // A lone surrogate stays visible as a fault of that value, not as silence.
    let mut broken = utf16.clone();
    broken.extend_from_slice(&[b'x', 0, b'\t', 0, 0x00, 0xd8, b'\n', 0]);
    let file = file(&broken);
    let mut records = open(file.path(), UTF_16LE, b'\t').unwrap();
    let mut row = Row::default();
    assert!(records.next(&mut row).unwrap() && records.next(&mut row).unwrap());
    assert!(row.value(0).is_ok() && row.value(1).is_err());
}

#[test]
fn header_faults() {
    let twice = file(b"id,url,id\n1,2,3\n");
    let error = open(twice.path(), UTF_8, b',').err().unwrap();
    assert_eq!(error.code(), "duplicate-header");
    assert!(error.to_string().contains("\"id\" 2 times"), "{error}");
    let empty = file(b"\n\n");
    assert_eq!(
        open(empty.path(), UTF_8, b',').err().unwrap().code(),
        "empty-file"
    );
}

#[test]
fn raw_is_the_bytes_of_the_file() {
    let text = "a,b\r\n\"1\", 2\r\n\"x\r\ny\",\"q\"\"\"\r\n";
    let raws: Vec<String> = read_as(text.as_bytes(), UTF_8, b',')
        .into_iter()
        .map(|(_, _, raw)| raw)
        .collect();
    assert_eq!(raws, ["\"1\", 2", "\"x\r\ny\",\"q\"\"\""]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// Whatever is written with RFC 4180 quoting is read back, with its raw text.
    #[test]
    fn quoted_fields_come_back(
        rows in prop::collection::vec(
            prop::collection::vec("[a-z\",;\\|\r\n\u{e9}\u{1F600} ]{0,12}", 3),
            1..20,
        ),
        delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|']),
    ) {
        let separator = char::from(delimiter).to_string();
        let lines: Vec<String> = rows
            .iter()
            .map(|row| {
                let quoted: Vec<String> =
                    row.iter().map(|f| format!("\"{}\"", f.replace('"', "\"\""))).collect();
                quoted.join(&separator)
            })
            .collect();
        let text = format!("a{separator}b{separator}c\n{}\n", lines.join("\n"));
        let found = read_as(text.as_bytes(), UTF_8, delimiter);
        prop_assert_eq!(found.len(), rows.len());
        for ((row, line), (_, fields, raw)) in rows.iter().zip(&lines).zip(&found) {
            prop_assert_eq!(&row.join("|"), fields);
            prop_assert_eq!(line, raw);
        }
    }

    /// Any bytes at all: no panic, and every record is numbered.
    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let file = file(&bytes);
        if let Ok(mut records) = open(file.path(), UTF_8, b',') {
            let mut row = Row::default();
            let mut count = 0;
            while records.next(&mut row).unwrap() {
                count += 1;
                prop_assert_eq!(row.number, count);
            }
        }
    }
}
