//! Pictures that findings keep: in the case under their hash, in the chain, there after undo and redo.

use super::*;
use crate::{FindingContent, MAX_PICTURE_BYTES};

fn finding(title: &str, sha256: Option<&str>) -> Command {
    let details = sha256.map_or(json!({}), |sha256| json!({"picture": {"sha256": sha256}}));
    Command::AddFinding {
        id: None,
        content: FindingContent {
            title: title.into(),
            details,
            ..FindingContent::default()
        },
        position: None,
    }
}

#[test]
fn a_picture_is_kept_once_and_outlives_undo() {
    let (fixture, mut case) = Fixture::new();
    let text = "{\"width\":3}";
    let sha256 = case.keep_picture(text, &stamp()).unwrap();
    assert_eq!(sha256, canonical::hex(&Sha256::digest(text.as_bytes())));
    let events = case.audit_len().unwrap();
    assert_eq!(case.keep_picture(text, &stamp()).unwrap(), sha256);
    assert_eq!(case.audit_len().unwrap(), events, "the same is no change");
    let last = case.audit_events(events - 1, 1).unwrap().remove(0);
    assert_eq!(
        (last.action.as_str(), last.object_type.as_str()),
        ("keep-picture", "picture")
    );
    assert_eq!(last.object_id, sha256);
    assert!(case.history().unwrap().is_empty(), "nothing to take back");

    apply(&mut case, finding("one", Some(&sha256))).unwrap();
    case.undo(&stamp()).unwrap().unwrap();
    assert!(case.findings().unwrap().is_empty());
    drop(case);
    let mut case = Case::open(&fixture.dir).unwrap();
    case.redo(&stamp()).unwrap().unwrap();
    let kept = case.findings().unwrap().remove(0);
    assert_eq!(kept.content.details["picture"]["sha256"], json!(sha256));
    assert_eq!(case.picture(&sha256).unwrap(), text);
    assert_eq!(codes(&case), [""; 0]);
}

#[test]
fn what_is_not_there_is_not_named() {
    let (_fixture, mut case) = Fixture::new();
    for named in ["", "../case.sqlite", &"0".repeat(64)] {
        let refused = apply(&mut case, finding("two", Some(named))).unwrap_err();
        assert_eq!(refused.code(), "unknown-object");
    }
    apply(&mut case, finding("three", None)).unwrap();
    let refused = apply(
        &mut case,
        Command::EditFinding {
            id: "finding-1".into(),
            content: FindingContent {
                details: json!({"picture": {"sha256": 7}}),
                ..FindingContent::default()
            },
        },
    );
    assert_eq!(refused.unwrap_err().code(), "unknown-object");
    let large = "x".repeat(MAX_PICTURE_BYTES + 1);
    let refused = case.keep_picture(&large, &stamp()).unwrap_err();
    assert_eq!(refused.code(), "bad-record");
    let reserved = case.set_setting("picture:x", "{}", &stamp());
    assert_eq!(reserved.unwrap_err().code(), "bad-name");
    assert_eq!(
        case.picture(&"0".repeat(64)).unwrap_err().code(),
        "unknown-object"
    );
}

#[test]
fn a_picture_that_was_altered_lost_or_slipped_in_is_found() {
    for (sql, expected) in [
        (
            "UPDATE settings SET value = '{\"width\":4}' WHERE key LIKE 'picture:%'",
            vec!["object-altered"],
        ),
        (
            "DELETE FROM settings WHERE key LIKE 'picture:%'",
            vec!["object-altered"],
        ),
        (
            "INSERT INTO settings VALUES ('picture:00', '{}')",
            vec!["object-unaudited"],
        ),
    ] {
        let (fixture, mut case) = Fixture::new();
        case.keep_picture("{\"width\":3}", &stamp()).unwrap();
        drop(case);
        let conn = rusqlite::Connection::open(fixture.dir.join("case.sqlite")).unwrap();
        conn.execute(sql, []).unwrap();
        drop(conn);
        let case = Case::open_read_only(&fixture.dir).unwrap();
        assert_eq!(codes(&case), expected, "{sql}");
    }
}
