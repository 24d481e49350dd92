//! The shape of the repository: who may know whom, what is built once, what lies at the top.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::harness::{program, repository};

/// Which of our crates a crate may use. See `src-tauri/ARCHITECTURE.md`.
const ALLOWED: [(&str, &[&str]); 8] = [
    ("zwerm-network", &[]),
    ("zwerm-dataset", &[]),
    ("zwerm-case", &[]),
    ("zwerm-detection", &["zwerm-dataset", "zwerm-network"]),
    ("zwerm-report", &["zwerm-network"]),
    (
        "zwerm-workbench",
        &[
            "zwerm-network",
            "zwerm-dataset",
            "zwerm-case",
            "zwerm-detection",
            "zwerm-report",
        ],
    ),
    ("zwerm-tests", &[]),
    ("xtask", &["zwerm-tests"]),
];

/// Heavy dependencies that one crate keeps out of everybody else's compile loop.
const BOUNDARIES: [(&str, &str); 3] = [
    ("polars-core", "zwerm-dataset"),
    ("polars-io", "zwerm-dataset"),
    ("rusqlite", "zwerm-case"),
];

/// What a program needs to reach another computer. None may be linked into `zwerm`.
const NETWORK_CLIENTS: [&str; 8] = [
    "reqwest",
    "hyper",
    "ureq",
    "curl",
    "rustls",
    "native-tls",
    "object_store",
    "isahc",
];

fn cargo(arguments: &[&str]) -> String {
    let output = program::cargo()
        .args(arguments)
        .arg("--offline")
        .output()
        .expect("cargo can be started");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Normal and build dependencies of every package of the workspace.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let metadata: Value =
        serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version", "1"]))
            .expect("JSON");
    metadata["packages"]
        .as_array()
        .expect("packages")
        .iter()
        .map(|package| {
            let uses = package["dependencies"]
                .as_array()
                .expect("dependencies")
                .iter()
                .filter(|dependency| dependency["kind"] != "dev")
                .map(|dependency| dependency["name"].as_str().expect("a name").to_owned())
                .collect();
            (package["name"].as_str().expect("a name").to_owned(), uses)
        })
        .collect()
}

#[test]
fn dependencies_point_downwards_only() {
    let all = dependencies();
    let known: Vec<&str> = ALLOWED.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        all.keys().map(String::as_str).collect::<BTreeSet<_>>(),
        known.iter().copied().collect::<BTreeSet<_>>(),
        "a crate without a place in the architecture"
    );
    for (name, allowed) in ALLOWED {
        for used in all[name]
            .iter()
            .filter(|used| known.contains(&used.as_str()))
        {
            assert!(
                allowed.contains(&used.as_str()),
                "{name} may not use {used}"
            );
        }
    }
}

#[test]
fn heavy_dependencies_stay_behind_one_crate() {
    for (heavy, owner) in BOUNDARIES {
        for (name, uses) in dependencies() {
            assert_eq!(uses.contains(heavy), name == owner, "{heavy} in {name}");
        }
    }
}

/// "Nothing leaves this computer" is kept by what is not there. The crate `polars` would bring an
/// HTTP stack for cloud storage, so `dataset` uses its parts.
#[test]
fn the_program_has_no_way_to_the_network() {
    let tree = cargo(&[
        "tree",
        "--locked",
        "--package",
        "zwerm-workbench",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]);
    let linked: BTreeSet<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(linked.contains("polars-core"), "the list is the right one");
    let clients: Vec<&&str> = NETWORK_CLIENTS
        .iter()
        .filter(|client| linked.contains(**client))
        .collect();
    assert!(clients.is_empty(), "{clients:?}");
}

/// A dev-dependency that switches on one more feature of a common crate (serde, say) makes `demo`
/// and `test` compile polars once each: minutes that nobody would find again.
#[test]
fn demo_and_tests_share_their_build() {
    let tree = |selection: &[&str]| -> BTreeSet<String> {
        let fixed = [
            "tree",
            "--locked",
            "--prefix",
            "none",
            "--format",
            "{p} [{f}]",
        ];
        let arguments: Vec<&str> = fixed.iter().chain(selection).copied().collect();
        cargo(&arguments)
            .lines()
            .map(|line| line.replace(" (*)", "").replace(" (proc-macro)", ""))
            .collect()
    };
    let demo = tree(&["--package", "zwerm-workbench", "--edges", "normal,build"]);
    let tests = tree(&["--workspace", "--edges", "normal,build,dev"]);
    let twice: Vec<&String> = demo.difference(&tests).collect();
    assert!(twice.is_empty(), "compiled twice: {twice:?}");
}

#[test]
fn the_top_of_the_repository_holds_nothing_else() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "src-tauri",
        "ui",
        "datasets",
        "tests",
        "README.md",
        "rust-toolchain.toml",
    ];
    let listing = Command::new("git")
        .args(["ls-tree", "--name-only", "HEAD"])
        .current_dir(repository("."))
        .output()
        .expect("git can be started");
    let names = String::from_utf8_lossy(&listing.stdout).into_owned();
    assert!(names.contains("Cargo.toml"), "no list: is this a clone?");
    for name in names.lines() {
        let fine = allowed.contains(&name) || name.starts_with('.') || name.starts_with("LICENSE");
        assert!(fine, "{name} at the top of the repository");
    }
}
