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
