use std::fs::File;
use std::io::Write as _;
use std::sync::Arc;

use encoding_rs::{UTF_8, UTF_16LE};
use proptest::prelude::*;

use super::*;

/// A unit that owns its texts.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    text: String,
    line: u64,
    offset: u64,
    code: &'static str,
    reason: String,
    parent: Option<String>,
}

fn seen(unit: &Unit<'_>) -> Seen {
    Seen {
        text: unit.text.to_owned(),
        line: unit.line,
        offset: unit.offset,
        code: unit.fault.as_ref().map_or("", |fault| fault.code),
        reason: unit
            .fault
            .as_ref()
            .map_or(String::new(), |fault| fault.reason.clone()),
        parent: unit.parent.map(str::to_owned),
    }
}

fn read(bytes: &[u8], shape: Shape, paths: &[&str]) -> Vec<Seen> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let mut units = Units::open(file.path(), UTF_8, None, shape, paths).unwrap();
    let mut all = Vec::new();
    while let Some(unit) = units.next().unwrap() {
        all.push(seen(&unit));
    }
    assert!(units.next().unwrap().is_none());
    all
}

fn texts(all: &[Seen]) -> Vec<&str> {
    all.iter().map(|unit| unit.text.as_str()).collect()
}

fn codes(all: &[Seen]) -> Vec<&str> {
    all.iter().map(|unit| unit.code).collect()
}

#[test]
fn shapes_are_told_from_the_beginning() {
    use Shape::{Array, Document, Lines};
    let broken_first = "{\"a\":1\n{\"a\":2}\n{\"a\":3}\n{\"a\":4}\n";
    let shapes = [
        ("{\"a\":1}\n{\"a\":2}\n", Lines),
        ("{\"a\":1}", Lines),
        ("\u{feff}\r\n{\"a\":1}\r\n\r\n{\"a\":2}", Lines),
        ("{\"a\":1}\n{\"a\":2", Lines),
        ("{\"a\":1}\n{\"a\":\n{\"a\":3}\n{\"a\":4}\n", Lines),
        (broken_first, Lines),
        ("{\n \"a\": 1\n}\n{\n \"a\": 2\n}\n", Document),
        ("{\"a\":1}\n{\n \"a\": 2,\n \"b\": 3\n}\n", Document),
        ("{\"data\":[\n{\"a\":1},\n{\"a\":2}\n]}", Document),
        ("{\"data\": [", Document),
        ("[{\"a\":1},{\"a\":2}]", Array),
        ("[\n{\"a\":1},\n{\"a\":2}\n]", Array),
        ("  [\n  {\n", Array),
        ("[]", Array),
        ("[\"a\",1]\n[\"b\",2]\n", Lines),
        ("[{\"a\":1}]\n[{\"a\":2}]\n", Array),
    ];
    for (text, shape) in shapes {
        assert_eq!(Shape::of(text, true), shape, "{text}");
    }
    // A line longer than the sample may be a document or a line: documents are read both ways.
    let long = format!("{{\"a\":\"{}", "x".repeat(5_000));
    assert_eq!(Shape::of(&long, false), Document);
    assert_eq!(Shape::of("{\"a\":1}\n{\"a\":\"cut", false), Lines);
}

#[test]
fn lines_are_units_and_blank_ones_are_none() {
    let all = read(
        b"\xef\xbb\xbf{\"a\":1}\r\n\r\n  \t\n{\"a\":2} \nnot json\n\xef\xbb\xbf{\"a\":3}\n{\"a\":\xff}\n{\"a\":4",
        Shape::Lines,
        &[],
    );
    assert_eq!(
        texts(&all),
        [
            "{\"a\":1}",
            "{\"a\":2} ",
            "not json",
            "{\"a\":3}",
            "{\"a\":\u{fffd}}",
            "{\"a\":4"
        ]
    );
    let lines: Vec<u64> = all.iter().map(|unit| unit.line).collect();
    assert_eq!(lines, [1, 4, 5, 6, 7, 8]);
    assert_eq!(codes(&all), ["", "", "", "", "invalid-encoding", ""]);
    assert_eq!((all[0].offset, all[1].offset), (3, 18));
}

#[test]
fn a_root_array_is_taken_apart() {
    let text = r#" [ {"a":"]},{\" \\"}, 12,
        "text, with ] and \" in it", null, [1,[2]],, true
        , {"b":{"c":[{}]}}
        ] "#;
    let all = read(text.as_bytes(), Shape::Array, &[]);
    assert_eq!(
        texts(&all),
        [
            r#"{"a":"]},{\" \\"}"#,
            "12",
            r#""text, with ] and \" in it""#,
            "null",
            "[1,[2]]",
            "true",
            r#"{"b":{"c":[{}]}}"#
        ]
    );
    assert!(codes(&all).iter().all(|code| code.is_empty()));
    let lines: Vec<u64> = all.iter().map(|unit| unit.line).collect();
    assert_eq!(lines, [1, 1, 2, 2, 2, 2, 3]);
    for unit in &all {
        let start = unit.offset as usize;
        assert_eq!(&text[start..start + unit.text.len()], unit.text);
    }
    assert!(read(b"[]", Shape::Array, &[]).is_empty());
    // Pages, one array a line.
    let pages = read(b"[{\"a\":1},{\"a\":2}]\n[{\"a\":3}]\n", Shape::Array, &[]);
    assert_eq!(texts(&pages), ["{\"a\":1}", "{\"a\":2}", "{\"a\":3}"]);
}

#[test]
fn a_cut_off_array_ends_with_a_fault() {
    let all = read(b"[{\"a\":1},\n {\"a\":{\"b\":\"x", Shape::Array, &[]);
    assert_eq!(codes(&all), ["", "invalid-json"]);
    assert_eq!(all[1].text, "{\"a\":{\"b\":\"x");
    assert!(all[1].reason.contains("the file ends inside a record"));
    let between = read(b"[{\"a\":1},\n", Shape::Array, &[]);
    assert_eq!(codes(&between), ["", "invalid-json"]);
    assert!(between[1].reason.contains("the file ends inside a list"));
}

#[test]
fn text_between_elements_is_a_fault_of_its_own() {
    let all = read(
        b"[{\"a\":1} oops, {\"a\":2}, NaN, {\"a\":3}}, {\"a\":4}]\ntrailing",
        Shape::Array,
        &[],
    );
    assert_eq!(
        texts(&all),
        [
            "{\"a\":1}",
            "oops",
            "{\"a\":2}",
            "NaN",
            "{\"a\":3}",
            "}",
            "{\"a\":4}",
            "trailing"
        ]
    );
    let bad = "invalid-json";
    assert_eq!(codes(&all), ["", bad, "", bad, "", bad, "", bad]);
}

#[test]
fn a_record_that_does_not_end_costs_itself_only() {
    let bad = "invalid-json";
    // A bracket too few, a quote too few, a bracket of the other kind.
    for broken in [
        r#"{"id":2,"x":{"y":1}"#,
        r#"{"id":2,"x":"y}"#,
        r#"{"id":2,"x":[1}"#,
        r#"{"id":2,"x":[{"y":1}"#,
        r#"{"id":2,"x"#,
    ] {
        for (front, between, back) in [
            ("[\n", ",\n", "\n]\n"),
            ("[", ",\n", "]"),
            ("[\r\n\t", ",\r\n\t", "\r\n]"),
            ("[ ", "\n , ", " ]"),
            ("", "\n", "\n"),
        ] {
            let records = [r#"{"id":1}"#, broken, r#"{"id":3}"#, r#"{"id":4}"#];
            let text = format!("{front}{}{back}", records.join(between));
            let shape = if front.is_empty() {
                Shape::Document
            } else {
                Shape::Array
            };
            let all = read(text.as_bytes(), shape, &[]);
            assert_eq!(codes(&all), ["", bad, "", ""], "{text}");
            assert_eq!(texts(&all), records, "{text}");
        }
    }
    // Over several lines, with a record inside that must not be taken for the next one.
    let text = "[\n {\n  \"id\": 1\n },\n {\n  \"id\": 2,\n  \"replies\": [\n   {\"id\": 9}\n  ,\n {\n  \
                \"id\": 3\n }\n]";
    let all = read(text.as_bytes(), Shape::Array, &[]);
    assert_eq!(codes(&all), ["", bad, ""]);
    assert!(all[1].text.contains("9") && all[2].text.contains("\"id\": 3"));
    let text = "[\n {\n  \"id\": 1,\n  \"x\": {\n   \"y\": 2\n },\n {\n  \"id\": 3\n }\n]";
    let all = read(text.as_bytes(), Shape::Array, &[]);
    assert_eq!(codes(&all), [bad, ""]);
    assert_eq!(all[1].text, "{\n  \"id\": 3\n }");
    // A line end inside of a string is the parser's business.
    let all = read(b"[\n{\"a\":\"x\ny\"},\n{\"a\":2}]", Shape::Array, &[]);
    assert_eq!(texts(&all), ["{\"a\":\"x\ny\"}", "{\"a\":2}"]);
    assert_eq!(codes(&all), ["", ""]);
}

#[test]
fn deep_nesting_is_a_fault_and_no_crash() {
    let deep = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    let text = format!("[{},{},{},1]", deep(128), deep(129), deep(200_000));
    let all = read(text.as_bytes(), Shape::Array, &[]);
    assert_eq!(codes(&all), ["", "invalid-json", "invalid-json", ""]);
    assert!(all[1].reason.contains("128 levels"));
    let open = format!("[{}", "{\"a\":[".repeat(300_000));
    let all = read(open.as_bytes(), Shape::Array, &[]);
    assert_eq!(codes(&all), ["invalid-json"]);
}

#[test]
fn documents_come_one_behind_the_other() {
    let all = read(
        b"{\n \"a\": 1\n}\n{\n \"a\": 2\n}{\"a\":3}\n\xef\xbb\xbf{\"a\":4},\n{\"a\":5}",
        Shape::Document,
        &["data"],
    );
    assert_eq!(
        texts(&all),
        [
            "{\n \"a\": 1\n}",
            "{\n \"a\": 2\n}",
            "{\"a\":3}",
            "{\"a\":4}",
            "{\"a\":5}"
        ]
    );
    assert!(all.iter().all(|unit| unit.parent.is_none()));
    assert_eq!(all[3].line, 7);
}

const EXPORT: &str = r#"{
 "name": "All", "about": {"name": "no", "messages": [{"id": 0}]},
 "chats": {
  "about": "text", "n": 2,
  "list": [
   {"name": "first \" chat", "type": "public_channel", "id": 17, "x": [1, {"messages": 2}], "messages": [
     {"id": 1, "text": ["a", {"type": "link", "text": "b"}]},
     {"id": 2}
   ], "last": 1},
   {"name": "empty", "messages": []},
   {"id": 18, "ok": true, "none": null, "messages": [{"id": 3}
   ]}
  ]
 }
}"#;

#[test]
fn a_broken_document_gives_its_records() {
    let paths = ["messages", "chats.list.*.messages"];
    assert_eq!(read(EXPORT.as_bytes(), Shape::Document, &paths).len(), 1);
    // Cut off within the last record.
    let cut = &EXPORT[..EXPORT.find("{\"id\": 3").unwrap() + 8];
    let all = read(cut.as_bytes(), Shape::Document, &paths);
    assert_eq!(
        texts(&all),
        [
            r#"{"id": 1, "text": ["a", {"type": "link", "text": "b"}]}"#,
            r#"{"id": 2}"#,
            r#"{"id": 3"#
        ]
    );
    assert_eq!(codes(&all), ["", "", "invalid-json"]);
    let first = r#"{"name":"first \" chat","type":"public_channel","id":17}"#;
    assert_eq!(all[0].parent.as_deref(), Some(first));
    assert_eq!(all[1].parent.as_deref(), Some(first));
    assert_eq!(all[1].line, 8);
    // Cut off between records.
    let cut = &EXPORT[..EXPORT
        .find("],\n")
        .unwrap_or(0)
        .max(EXPORT.find("], \"last\"").unwrap())];
    let all = read(cut.as_bytes(), Shape::Document, &paths);
    assert_eq!(codes(&all), ["", "", "invalid-json"]);
    // One value that is no JSON: the other records are there, and it is said.
    let broken = EXPORT.replace("{\"id\": 2}", "{\"id\": NaN}");
    let all = read(broken.as_bytes(), Shape::Document, &paths);
    assert_eq!(texts(&all)[1..3], ["{\"id\": NaN}", "{\"id\": 3}"]);
    assert_eq!(codes(&all), ["", "", "", "invalid-json"]);
    assert_eq!(
        all[2].parent.as_deref(),
        Some(r#"{"id":18,"ok":true,"none":null}"#)
    );
    assert!(all[3].reason.contains("one by one"));
    // A record that is not closed, with the next on a line of its own.
    let broken = EXPORT.replace("\"text\": \"b\"}]}", "\"text\": \"b\"}]");
    let all = read(broken.as_bytes(), Shape::Document, &paths);
    assert_eq!(codes(&all), ["invalid-json", "", ""]);
    assert_eq!(all[1].text, "{\"id\": 2}");
    // At any depth, and not within each other.
    let broken = r#"{"thread":{"post":{"id":1,"post":{"id":9}},"replies":[{"post":{"id":2}},
        {"post":{"id":NaN},"n":[[{"post":{"id":4}}]]}]},"post":"x"}"#;
    let all = read(broken.as_bytes(), Shape::Document, &["**.post"]);
    assert_eq!(
        texts(&all)[..4],
        [
            r#"{"id":1,"post":{"id":9}}"#,
            r#"{"id":2}"#,
            r#"{"id":NaN}"#,
            r#"{"id":4}"#
        ]
    );
    // Records on lines of their own that begin as the document does.
    let text =
        "{\"n\":1,\"messages\":[\n{\"id\":1},\n{\"id\":2,\"x\":\"y},\n{\"id\":3}\n]}\n{\"n\":2}";
    let all = read(text.as_bytes(), Shape::Document, &paths);
    assert_eq!(
        texts(&all)[..3],
        ["{\"id\":1}", "{\"id\":2,\"x\":\"y}", "{\"id\":3}"]
    );
    assert_eq!(codes(&all), ["", "invalid-json", "", "invalid-json", ""]);
    // Nothing where records should be.
    let all = read(b"{\"a\": NaN}\n{\"a\": 1}", Shape::Document, &paths);
    assert_eq!(codes(&all), ["invalid-json", ""]);
    assert_eq!(all[0].text, "{\"a\": NaN}");
    let all = read(b"{\"a\": [1, 2", Shape::Document, &paths);
    assert_eq!(codes(&all), ["invalid-json"]);
    assert!(all[0].reason.contains("the file ends inside"));
    let all = read(b"{\"a\": 1, }x\", ]\n", Shape::Document, &paths);
    assert!(!all.is_empty() && codes(&all).contains(&"invalid-json"));
}

#[test]
fn a_document_beyond_the_limit_is_walked_through() {
    let mut text = String::from("{\"name\":\"c\",\"ignored\":[");
    while text.len() < MAX_UNIT_BYTES {
        text.push_str("\"padding padding padding padding padding padding padding\",");
    }
    text.push_str("1],\n\"messages\":[\n");
    for id in 0..50_000 {
        text.push_str(&format!("{{\"id\":{id}}},\n"));
    }
    text.push_str("{\"id\":50000}\n]}\n{\"a\":1}");
    let all = read(text.as_bytes(), Shape::Document, &["data", "messages"]);
    assert_eq!(all.len(), 50_002);
    assert_eq!(all[50_000].text, "{\"id\":50000}");
    assert_eq!(all[50_000].parent.as_deref(), Some("{\"name\":\"c\"}"));
    assert_eq!(all[50_001].text, "{\"a\":1}");
    assert_eq!(all[50_001].parent, None);
    assert!(codes(&all).iter().all(|code| code.is_empty()));
    let all = read(text.as_bytes(), Shape::Document, &["data"]);
    assert_eq!(codes(&all), ["too-long", ""]);
    assert!(all[0].text.starts_with("{\"name\":\"c\"") && all[0].text.len() < 5_000);
    // A first look does not read on.
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let units = Units::open(file.path(), UTF_8, None, Shape::Document, &[]).unwrap();
    let mut units = units.for_a_look();
    let first = units.next().unwrap().unwrap();
    assert_eq!(first.fault.map(|fault| fault.code), Some("too-long"));
    assert!(units.next().unwrap().is_none());
    // As one element among others, and as one line among others.
    let array = format!("[1,{text},2]");
    let all = read(array.as_bytes(), Shape::Array, &["messages"]);
    assert_eq!(codes(&all), ["", "too-long", "", ""]);
    let lines = format!("1\n{}\n2", text.replace('\n', ""));
    let all = read(lines.as_bytes(), Shape::Lines, &["messages"]);
    assert_eq!(codes(&all), ["", "too-long", ""]);
    assert_eq!((all[1].line, all[2].line), (2, 3));
    assert_eq!(all[2].text, "2");
}

/// Reads a text from every place between its units.
fn check_places(text: &str, shape: Shape) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let mut units = Units::open(file.path(), UTF_8, None, shape, &[]).unwrap();
    let (mut all, mut places) = (Vec::new(), Vec::new());
    while let Some(unit) = units.next().unwrap() {
        all.push(seen(&unit));
        places.push(units.place().unwrap());
    }
    let open = Arc::new(File::open(file.path()).unwrap());
    for (at, place) in places.into_iter().enumerate() {
        let text = Text::positioned(file.path(), open.clone(), place.offset, false);
        let mut units = Units::resumed(text, shape, &[], place);
        for known in all.get(at + 1..).unwrap() {
            let unit = units.next().unwrap().unwrap();
            assert_eq!(seen(&unit), *known);
        }
        assert!(units.next().unwrap().is_none());
    }
}

#[test]
fn reading_goes_on_from_any_place() {
    check_places("\u{feff}{\"a\":1}\r\n\r\n{\"é\":2}\nx\n{}", Shape::Lines);
    check_places(
        "\u{feff}[\n {\"a\":1},\n {\"é\":\"]\"}, 5 oops\n, {\"a\":{\n},\n {\"a\":3}\n]\n[7, {}] {}",
        Shape::Array,
    );
    check_places("{\n\"a\":1\n}\n{\"a\":2}\nx{\"a\":3}", Shape::Document);
}

#[test]
fn other_encodings_are_decoded_first() {
    let bytes: Vec<u8> = "[{\"a\":\"é\"},\r\n{\"a\":\"漢\"}]"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(&bytes).unwrap();
    let mut units = Units::open(file.path(), UTF_16LE, None, Shape::Array, &[]).unwrap();
    assert_eq!(units.next().unwrap().unwrap().text, "{\"a\":\"é\"}");
    let second = units.next().unwrap().unwrap();
    assert_eq!((second.text, second.line), ("{\"a\":\"漢\"}", 2));
    assert!(units.next().unwrap().is_none());
    let all = read(b"[{\"a\":\"\xff\"},{\"a\":1}]", Shape::Array, &[]);
    assert_eq!(codes(&all), ["invalid-encoding", ""]);
    let all = read(b"[\xef\xff{\"a\":1}]", Shape::Array, &[]);
    assert_eq!(codes(&all), ["invalid-json", ""]);
}

#[test]
fn broken_records_by_the_million_take_no_longer() {
    // Each would be searched to the end of the file if the search did not stop.
    for record in [
        "{\"a\":\"x\ny\"}",
        "{\"a\":\"x\n",
        "{\"a\":[1}\n",
        "{{\n",
        "{\"\\",
    ] {
        for between in [",", ",\n", "\n"] {
            let text = format!("[{}", [record, between].concat().repeat(10_000));
            let all = read(text.as_bytes(), Shape::Array, &[]);
            assert!(!all.is_empty());
            let all = read(&text.as_bytes()[1..], Shape::Document, &["a", "a.*"]);
            assert!(!all.is_empty());
        }
    }
}

fn value() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::{Map, Value};
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[\\PC\"\\\\{}\\[\\],:\n]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec(("[a-z\"{\\[]{0,4}", inner), 0..5)
                .prop_map(|entries| Value::from(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_is_written_is_read(values in prop::collection::vec(value(), 0..12), pretty: bool) {
        let all = serde_json::Value::from(values.clone());
        let text = if pretty {
            serde_json::to_string_pretty(&all).unwrap()
        } else {
            all.to_string()
        };
        let units = read(text.as_bytes(), Shape::Array, &[]);
        let read_back: Vec<serde_json::Value> = units
            .iter()
            .map(|unit| serde_json::from_str(&unit.text).unwrap())
            .collect();
        prop_assert_eq!(&read_back, &values);
        let lines: String = values.iter().map(|value| format!("{value}\n")).collect();
        let units = read(lines.as_bytes(), Shape::Lines, &[]);
        prop_assert_eq!(units.len(), values.len());
    }

    #[test]
    fn any_bytes_are_read_to_their_end(
        pieces in prop::collection::vec(
            prop_oneof![
                "[\\[\\]{}\",:\\\\\n 1a]{0,30}".prop_map(String::into_bytes),
                Just(b"{\"a\":[".to_vec()),
                Just(b"{\"id\":1},\n".to_vec()),
                prop::collection::vec(any::<u8>(), 0..6),
            ],
            0..12,
        ),
        shape in prop_oneof![Just(Shape::Lines), Just(Shape::Array), Just(Shape::Document)],
    ) {
        let bytes = pieces.concat();
        let paths: &[&str] = match shape {
            Shape::Document => &["a", "a.*.b", "**.a"],
            _ => &[],
        };
        let all = read(&bytes, shape, paths);
        // Nothing but brackets of lists, commas and blanks is left out of the units.
        if shape != Shape::Document {
            let kept: usize = all.iter().map(|unit| unit.text.chars().count()).sum();
            prop_assert!(kept <= bytes.len());
        }
        for unit in &all {
            prop_assert!(unit.offset <= bytes.len() as u64 && unit.line >= 1);
        }
    }
}
