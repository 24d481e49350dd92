//! Saved mappings: what is written reads back, what others wrote is checked.

use super::*;

fn mapping(header: &[&str], options: ProbeOptions, at: &str) -> SavedMapping {
    let header: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
    SavedMapping {
        fingerprint: header_fingerprint("csv", &header),
        format: "csv".to_owned(),
        header,
        options,
        saved_at_utc: at.to_owned(),
    }
}

fn map(pairs: &[(&str, &str)]) -> ProbeOptions {
    ProbeOptions {
        map: pairs
            .iter()
            .map(|(role, column)| (role.parse().unwrap(), (*column).to_owned()))
            .collect(),
        ..ProbeOptions::default()
    }
}

#[test]
fn the_fingerprint_is_that_of_the_first_version() {
    // Files in the hands of others and the memory of the window hold on to it.
    let header = ["a".to_owned(), "b".to_owned()];
    assert_eq!(
        header_fingerprint("csv", &header),
        "c99d35b23c7e62c6a421e5b15c9b33f8"
    );
    let moved = ["ab".to_owned(), String::new()];
    assert_ne!(
        header_fingerprint("csv", &header),
        header_fingerprint("csv", &moved)
    );
    assert_ne!(
        header_fingerprint("csv", &header),
        header_fingerprint("ndjson", &header)
    );
}

#[test]
fn what_is_written_reads_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.json");
    let mut saved = SavedMappings::default();
    let mut options = map(&[("account", "user"), ("object:url", "link \"x\"")]);
    options.time_zone = Some("Europe/Amsterdam".to_owned());
    options.lists = vec![("link \"x\"".to_owned(), Some("blank".parse().unwrap()))];
    saved.remember(mapping(
        &["user", "link \"x\""],
        options,
        "2026-01-01T00:00:00Z",
    ));
    saved.remember(mapping(&["other"], map(&[]), "2026-01-02T00:00:00Z"));
    saved.write(&path).unwrap();
    assert_eq!(SavedMappings::read(&path).unwrap(), saved);
}

#[test]
fn what_others_wrote_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.json");
    let good = serde_json::to_value(mapping(&["a"], map(&[]), "2026-01-01T00:00:00Z")).unwrap();
    let mut wrong_print = good.clone();
    wrong_print["header"] = serde_json::json!(["b"]);
    let mut wrong_role = good.clone();
    wrong_role["options"]["map"] = serde_json::json!([["../../x", "a"]]);
    for (content, words) in [
        ("{".to_owned(), "EOF"),
        ("[]".to_owned(), "zwerm_mappings"),
        (
            r#"{"zwerm_mappings":2,"mappings":[]}"#.to_owned(),
            "version 2",
        ),
        (
            serde_json::json!({"zwerm_mappings": 1, "mappings": [wrong_print]}).to_string(),
            "fingerprint",
        ),
        (
            serde_json::json!({"zwerm_mappings": 1, "mappings": [wrong_role]}).to_string(),
            "role",
        ),
    ] {
        std::fs::write(&path, content).unwrap();
        let error = SavedMappings::read(&path).unwrap_err();
        assert_eq!(
            (error.code.as_str(), error.kind),
            ("no-mappings", ErrorKind::Input)
        );
        assert!(error.message.contains(words), "{error}");
    }
    let error = SavedMappings::read(&folder.path().join("none.json")).unwrap_err();
    assert_eq!(error.code, "not-found");
}

#[test]
fn the_newer_of_two_wins_and_is_counted() {
    let mut ours = SavedMappings::default();
    ours.remember(mapping(
        &["a"],
        map(&[("account", "a")]),
        "2026-01-01T00:00:00Z",
    ));
    ours.remember(mapping(&["b"], map(&[]), "2026-01-01T00:00:00Z"));
    let mut theirs = SavedMappings::default();
    theirs.remember(mapping(
        &["a"],
        map(&[("text", "a")]),
        "2026-02-01T00:00:00Z",
    ));
    theirs.remember(mapping(&["b"], map(&[]), "2026-02-01T00:00:00Z"));
    theirs.remember(mapping(&["c"], map(&[]), "2026-02-01T00:00:00Z"));
    assert_eq!(ours.take_over(theirs), (1, 1));
    assert_eq!(ours.all().count(), 3);
    let a = header_fingerprint("csv", &["a".to_owned()]);
    assert_eq!(ours.of(&a).unwrap().options, map(&[("text", "a")]));
}

#[test]
fn the_longest_unused_is_forgotten() {
    let mut saved = SavedMappings::default();
    for number in 0..=KEPT {
        let name = format!("column {number}");
        let at = format!("2026-01-01T00:{:02}:{:02}Z", number / 60, number % 60);
        saved.remember(mapping(&[&name], map(&[]), &at));
    }
    assert_eq!(saved.all().count(), KEPT);
    let oldest = header_fingerprint("csv", &["column 0".to_owned()]);
    assert!(saved.of(&oldest).is_none());
}

#[test]
fn what_is_typed_goes_before_what_was_saved() {
    let mut saved = map(&[
        ("account", "user"),
        ("time", "when"),
        ("object:url", "link"),
    ]);
    saved.platform = Some("x".to_owned());
    saved.lists = vec![("link".to_owned(), Some("blank".parse().unwrap()))];
    let mut typed = map(&[("account", "author"), ("ignore", "link")]);
    typed.time_zone = Some("UTC".to_owned());
    let both = over(&typed, &saved);
    let mut expected = map(&[("account", "author"), ("ignore", "link"), ("time", "when")]);
    expected.time_zone = Some("UTC".to_owned());
    expected.platform = Some("x".to_owned());
    // The role was given to another column, the column another role, its list means nothing now.
    assert_eq!(both, expected);
}
