//! The border between the pages of the window and the engine: the same commands on every side, and
//! a window that is allowed nothing else.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::repository;

fn read(path: &str) -> String {
    std::fs::read_to_string(repository(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
}

/// The text between two marks.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text.find(from).unwrap_or_else(|| panic!("no {from:?}")) + from.len();
    let rest = &text[start..];
    &rest[..rest.find(to).unwrap_or_else(|| panic!("no {to:?}"))]
}

/// `startDryRun` is `start_dry_run` on the wire.
fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// What the window is allowed: our commands, and the rest.
fn permissions() -> (BTreeSet<String>, Vec<String>) {
    let capability = json("src-tauri/capabilities/main.json");
    let mut commands = BTreeSet::new();
    let mut others = Vec::new();
    for permission in capability["permissions"].as_array().expect("a list") {
        let permission = permission.as_str().expect("a plain permission");
        match permission.strip_prefix("allow-") {
            Some(name) => assert!(commands.insert(name.replace('-', "_")), "{name} twice"),
            None => others.push(permission.to_owned()),
        }
    }
    (commands, others)
}

#[test]
fn the_same_commands_on_every_side() {
    let (allowed, _) = permissions();

    // The interface of the pages: one method a command.
    let backend = read("ui/src/api/backend.ts");
    let of_the_pages: BTreeSet<String> = between(&backend, "export interface Backend {", "\n}")
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_once('('))
        .filter(|(name, _)| name.chars().all(char::is_alphanumeric))
        .map(|(name, _)| snake_case(name))
        .collect();
    assert_eq!(of_the_pages, allowed, "backend.ts and the capability");

    // The handlers of the shell.
    let shell = read("src-tauri/src/lib.rs");
    let of_the_shell: BTreeSet<String> = between(&shell, "generate_handler![", "]")
        .split(',')
        .map(str::trim)
        .filter(|path| !path.is_empty())
        .map(|path| path.rsplit("::").next().unwrap_or(path).to_owned())
        .collect();
    assert_eq!(of_the_shell, allowed, "the shell and the capability");

    // The engine. Events are no question: the shell forwards them.
    let desk = read("src-tauri/crates/desk/src/dispatch.rs");
    let mut of_the_desk: BTreeSet<String> = between(&desk, "pub const COMMANDS: &[&str] = &[", "]")
        .split(',')
        .map(|name| name.trim().trim_matches('"').to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    of_the_desk.insert("events".to_owned());
    assert_eq!(of_the_desk, allowed, "the desk and the capability");
}

#[test]
fn the_window_is_allowed_nothing_else() {
    let (_, others) = permissions();
    assert_eq!(others, ["core:webview:allow-set-webview-zoom"]);
    let capability = json("src-tauri/capabilities/main.json");
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
    assert_eq!(capability["remote"], Value::Null);
}

#[test]
fn the_policy_of_the_window_has_no_hole() {
    let config = json("src-tauri/tauri.conf.json");
    let app = &config["app"];
    let security = &app["security"];
    assert_eq!(app["withGlobalTauri"], false);
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security["dangerousDisableAssetCspModification"], false);
    assert_eq!(security["assetProtocol"]["enable"], false);
    assert_eq!(security["capabilities"], serde_json::json!(["main"]));
    assert_eq!(security["devCsp"], Value::Null, "one policy for all builds");
    assert_eq!(
        config["build"]["devUrl"],
        Value::Null,
        "only `cargo xtask app` sets it"
    );

    let policy = security["csp"].as_object().expect("a policy by directive");
    for directive in [
        "default-src",
        "object-src",
        "frame-src",
        "base-uri",
        "form-action",
    ] {
        assert_eq!(policy[directive], "'none'", "{directive}");
    }
    assert_eq!(policy["script-src"], "'self'");
    assert_eq!(policy["style-src"], "'self'");
    for (directive, sources) in policy {
        for source in sources.as_str().expect("text").split(' ') {
            let known = [
                "'none'",
                "'self'",
                "blob:",
                "data:",
                "ipc:",
                "http://ipc.localhost",
            ];
            assert!(known.contains(&source), "{source} in {directive}");
            assert!(
                source != "data:" || directive == "img-src",
                "data: in {directive}"
            );
        }
    }
}
