//! Commands by name: the list is that of the window, and no argument of any shape breaks the desk.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Fixture;
use crate::{COMMANDS, OF_THE_SHELL, Reply, dispatch};

/// The interface of the window.
const BACKEND: &str = include_str!("../../../../../ui/src/api/backend.ts");

/// The methods of `Backend` in snake case; `events` is a stream, not a command.
fn methods_of_the_window() -> BTreeSet<String> {
    let body = BACKEND.split("export interface Backend {").nth(1).unwrap();
    body.lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_once('('))
        .map(|(name, _)| name)
        .filter(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric()))
        .filter(|name| *name != "events")
        .map(|name| {
            name.chars().fold(String::new(), |mut snake, letter| {
                if letter.is_uppercase() {
                    snake.push('_');
                }
                snake.push(letter.to_ascii_lowercase());
                snake
            })
        })
        .collect()
}

#[test]
fn the_commands_are_those_of_the_window() {
    let here: BTreeSet<String> = COMMANDS.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(here.len(), COMMANDS.len(), "a command twice");
    assert_eq!(here, methods_of_the_window());
}

#[test]
fn every_command_is_answered() {
    let fixture = Fixture::new();
    for &name in COMMANDS {
        let answer = dispatch(&fixture.desk, name, json!({}), Vec::new());
        let code = answer.err().map(|error| error.code).unwrap_or_default();
        assert_ne!(code, "no-such-command", "{name}");
        if OF_THE_SHELL.contains(&name) {
            assert_eq!(code, "needs-window", "{name}");
        }
    }
    let error = dispatch(&fixture.desk, "drop_table", json!({}), Vec::new()).unwrap_err();
    assert_eq!(error.code, "no-such-command");
}

#[test]
fn arguments_of_any_shape_are_refused_in_order() {
    let fixture = Fixture::new();
    fixture.small_case();
    let values = [
        Value::Null,
        json!(-1),
        json!(1e300),
        json!("x".repeat(10_000)),
        json!([[]]),
        json!({"from_ms": "now"}),
        json!({"run": "../../etc/passwd"}),
        json!({"windows_secs": [[]], "run": 1}),
    ];
    let names = [
        "key",
        "file",
        "files",
        "fingerprint",
        "fingerprints",
        "title",
        "id",
        "job",
        "ask",
        "import_id",
        "offset",
        "limit",
        "span",
        "run",
        "name",
        "settings",
        "on",
        "after",
        "filter",
        "node",
        "edge",
        "community",
        "text",
        "position",
    ];
    for &command in COMMANDS {
        // These end the test or take long, and their arguments are tested elsewhere.
        if ["close_case", "start_example", "undo"].contains(&command) {
            continue;
        }
        for value in &values {
            let args: Value = names.iter().map(|&name| (name, value.clone())).collect();
            if let Err(error) = dispatch(&fixture.desk, command, args, vec![0; 16]) {
                assert_ne!(
                    error.code, "internal",
                    "{command} {value}: {}",
                    error.message
                );
                assert!(!error.message.is_empty());
            }
        }
        // No object at all.
        let _ = dispatch(&fixture.desk, command, json!([1, 2]), Vec::new());
    }
    assert!(matches!(
        dispatch(&fixture.desk, "case_view", json!({}), Vec::new()),
        Ok(Reply::Json(_))
    ));
}
