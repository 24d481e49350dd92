//! What holds for every format.

use super::*;
use crate::ingest::json::Json;

#[test]
fn ids_are_unique_and_can_stand_in_file_names() {
    // A tool that writes tables and objects has one id for both.
    let mut ids: Vec<(String, String)> = known_formats()
        .into_iter()
        .map(|known| (known.id, known.kind))
        .collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert!(ids.iter().all(|(id, _)| {
        id.bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    }));
}

#[test]
fn roles_of_table_formats_can_be_read_and_what_is_needed_is_used_or_says_why() {
    for format in TABLES {
        for (column, role, list) in format.columns {
            assert_eq!(
                *column,
                crate::ingest::roles::normal(column),
                "{}",
                format.id
            );
            let role: crate::Role = role
                .parse()
                .unwrap_or_else(|e| panic!("{}: {e}", format.id));
            if list.is_some() {
                assert!(
                    matches!(role, crate::Role::Object(_)),
                    "{} {column}",
                    format.id
                );
            }
        }
    }
}

#[test]
fn items_are_found_along_paths_with_lists_on_the_way() {
    let text = r#"{"chats":{"list":[{"id":1,"messages":[{"m":1},{"m":2}]},{"id":2},{"id":3,"messages":[{"m":3}]}]}}"#;
    let json = Json::parse(text).unwrap();
    let mut seen = Vec::new();
    each_item(&["messages", "chats.list.*.messages"], &json, &mut |item| {
        seen.push((item.parent.get("id").count(), item.json.get("m").count()));
        true
    });
    assert_eq!(
        seen,
        [(Some(1), Some(1)), (Some(1), Some(2)), (Some(3), Some(3))]
    );
    let mut whole = 0;
    each_item(&["data"], &json, &mut |item| {
        whole += usize::from(item.json.has(&["chats"]));
        true
    });
    assert_eq!(whole, 1);
}

#[test]
fn records_are_found_at_any_depth_but_not_inside_one_another() {
    let text = r#"{"thread":{"post":{"p":1,"post":{"p":9}},"parent":{"post":{"p":2}},"replies":[{"post":{"p":3}},{"gone":true,"p":4}]}}"#;
    let json = Json::parse(text).unwrap();
    let mut seen = Vec::new();
    each_item(&["thread.**.post", "thread.**.gone"], &json, &mut |item| {
        seen.push((item.json.get("p").count(), item.parent.get("p").count()));
        true
    });
    let none = None;
    assert_eq!(
        seen,
        [
            (Some(1), none),
            (Some(2), none),
            (Some(3), none),
            (none, Some(4))
        ]
    );
    let mut first = 0;
    each_item(&["thread.**.post", "thread.**.gone"], &json, &mut |_| {
        first += 1;
        false
    });
    assert_eq!(first, 1);
}

/// The JSON texts of all fixtures.
fn fixtures() -> Vec<serde_json::Value> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ingest/formats/fixtures");
    let mut files: Vec<_> = std::fs::read_dir(root)
        .unwrap()
        .filter_map(|folder| std::fs::read_dir(folder.unwrap().path()).ok())
        .flatten()
        .map(|file| file.unwrap().path())
        .filter(|path| {
            let ending = path.extension().unwrap_or_default();
            ["json", "jsonl", "ndjson"]
                .iter()
                .any(|json| ending == *json)
        })
        .collect();
    files.sort();
    let mut units = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file).unwrap();
        match serde_json::from_str(&text) {
            Ok(serde_json::Value::Array(list)) => units.extend(list),
            Ok(unit) => units.push(unit),
            Err(_) => units.extend(
                text.lines()
                    .filter_map(|line| serde_json::from_str(line).ok()),
            ),
        }
    }
    units
}

/// The nth value of a text, counted from the outside.
fn nth(
    value: &mut serde_json::Value,
    n: &mut usize,
    with: &mut dyn FnMut(&mut serde_json::Value),
) -> bool {
    if *n == 0 {
        with(value);
        return true;
    }
    *n -= 1;
    match value {
        serde_json::Value::Array(list) => list.iter_mut().any(|one| nth(one, n, with)),
        serde_json::Value::Object(entries) => entries.values_mut().any(|one| nth(one, n, with)),
        _ => false,
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]

    /// Whatever is wrong in a record, each format takes it or says why not, and no record is lost.
    #[test]
    fn no_change_of_a_record_is_fatal_to_any_format(
        unit in proptest::prelude::any::<proptest::sample::Index>(),
        changes in proptest::collection::vec((0_usize..600, 0_usize..9, ".{0,12}"), 1..6),
    ) {
        static UNITS: std::sync::LazyLock<Vec<serde_json::Value>> = std::sync::LazyLock::new(fixtures);
        let mut unit = unit.get(&UNITS).clone();
        for (mut place, how, text) in changes {
            nth(&mut unit, &mut place, &mut |value| {
                *value = match how {
                    0 => serde_json::Value::Null,
                    1 => serde_json::json!([]),
                    2 => serde_json::json!({}),
                    3 => serde_json::json!([value.clone(), value.clone()]),
                    4 => serde_json::json!({"id": value.clone(), "text": value.clone()}),
                    5 => serde_json::json!(u64::MAX),
                    6 => serde_json::json!(-1.5e300),
                    7 => serde_json::json!(true),
                    _ => serde_json::json!(text),
                };
            });
        }
        let text = unit.to_string();
        let unit = Json::parse(&text).unwrap();
        for format in JSON {
            let _ = (format.recognise)(&unit);
            let mut records = 0;
            each_item(format.items, &unit, &mut |item| {
                records += 1;
                match (format.read)(item) {
                    Reading::Post(post, _) => {
                        assert!(!post.content_id.is_empty() && !post.account_id.is_empty());
                    }
                    Reading::Profiles(profiles) => assert!(!profiles.is_empty()),
                    Reading::Fault(fault) => assert!(!fault.reason.is_empty()),
                }
                true
            });
            let empty_list = format.items.iter().any(|path| {
                let key = path.split('.').next().unwrap_or(path);
                matches!(unit.get(key), Json::List(_))
            });
            assert!(records > 0 || empty_list, "{} {text}", format.id);
        }
    }
}
