//! The shape of the repository: who may know whom, what is built once, what lies at the top.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::harness::{program, repository};

/// Which of our crates a crate may use. See `src-tauri/ARCHITECTURE.md`.
const ALLOWED: [(&str, &[&str]); 16] = [
    ("zwerm-features", &[]),
    ("zwerm-network", &[]),
    ("zwerm-statistics", &[]),
    ("zwerm-likeness", &[]),
    ("zwerm-picture", &[]),
    ("zwerm-dataset", &["zwerm-features"]),
    ("zwerm-case", &[]),
    (
        "zwerm-detection",
        &["zwerm-dataset", "zwerm-network", "zwerm-statistics"],
    ),
    ("zwerm-report", &["zwerm-network"]),
    (
        "zwerm-workbench",
        &[
            "zwerm-network",
            "zwerm-dataset",
            "zwerm-case",
            "zwerm-detection",
            "zwerm-likeness",
            "zwerm-picture",
            "zwerm-report",
            "zwerm-simulate",
        ],
    ),
    ("zwerm-simulate", &[]),
    ("zwerm-desk", &["zwerm-workbench"]),
    ("zwerm-window", &["zwerm-desk", "zwerm-features"]),
    ("zwerm-bridge", &["zwerm-desk"]),
    ("zwerm-tests", &[]),
    ("xtask", &["zwerm-tests"]),
];

/// Heavy dependencies that one crate keeps out of everybody else's compile loop.
const BOUNDARIES: [(&str, &str); 5] = [
    ("polars-core", "zwerm-dataset"),
    ("polars-io", "zwerm-dataset"),
    ("rusqlite", "zwerm-case"),
    ("image", "zwerm-picture"),
    ("tauri", "zwerm-window"),
];

/// The programs that people install, and a crate that each surely links.
const PROGRAMS: [(&str, &str); 2] = [
    ("zwerm-workbench", "polars-core"),
    ("zwerm-window", "tauri"),
];

/// What a program needs to reach another computer or to be reached by one: the development bridge
/// and its server among them. None may be linked into a program.
const NETWORK_CLIENTS: [&str; 10] = [
    "zwerm-bridge",
    "tiny_http",
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
/// HTTP stack for cloud storage, so `dataset` uses its parts. Tauri links one on phones only.
#[test]
fn the_programs_have_no_way_to_the_network() {
    for (program, surely) in PROGRAMS {
        let tree = cargo(&[
            "tree",
            "--locked",
            "--package",
            program,
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
        assert!(linked.contains(surely), "the list is the right one");
        let clients: Vec<&&str> = NETWORK_CLIENTS
            .iter()
            .filter(|client| linked.contains(**client))
            .collect();
        assert!(clients.is_empty(), "{program}: {clients:?}");
    }
}

/// The standard library and the runtime could open a connection without any crate: nobody does.
#[test]
fn no_source_file_of_the_programs_opens_a_socket() {
    let mut looked_at = 0;
    let mut folders = vec![repository("src-tauri/src"), repository("src-tauri/crates")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).expect("UTF-8");
                for word in [
                    "std::net",
                    "tokio::net",
                    "TcpStream",
                    "UdpSocket",
                    "TcpListener",
                ] {
                    assert!(!text.contains(word), "{word} in {}", path.display());
                }
                looked_at += 1;
            }
        }
    }
    assert!(
        looked_at > 100,
        "only {looked_at} files: is this the right place?"
    );
}

/// A dependency that switches on one more feature of a common crate (serde, say) for one program only
/// makes `demo` and `test` compile polars once each: minutes that nobody would find again.
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
    let tests = tree(&["--workspace", "--edges", "normal,build,dev"]);
    for program in ["zwerm-workbench", "zwerm-desk", "zwerm-window"] {
        let demo = tree(&["--package", program, "--edges", "normal,build"]);
        let twice: Vec<&String> = demo.difference(&tests).collect();
        assert!(
            twice.is_empty(),
            "compiled twice, because {program} alone has other features (add what is missing to \
             src-tauri/crates/features): {twice:?}"
        );
    }
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

/// What npm brings is held to the rule of `src-tauri/deny.toml`: permissive licences only. Few
/// packages are part of the pages themselves.
#[test]
fn packages_of_npm_are_few_and_permissive() {
    let read = |path: &str| -> Value {
        let text = std::fs::read_to_string(repository(path)).expect("a file");
        serde_json::from_str(&text).expect("JSON")
    };
    let shipped = read("ui/package.json")["dependencies"]
        .as_object()
        .expect("dependencies")
        .len();
    assert!(shipped < 15, "{shipped} packages in the pages");
    let permissive = [
        "MIT",
        "Apache-2.0",
        "Apache-2.0 OR MIT",
        "MIT OR Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "0BSD",
        "OFL-1.1",
        "MPL-2.0",
        "BlueOak-1.0.0",
        "CC0-1.0",
    ];
    for lock in ["ui/package-lock.json", "tests/ui/package-lock.json"] {
        for (name, package) in read(lock)["packages"].as_object().expect("packages") {
            let license = package["license"].as_str().unwrap_or_default();
            assert!(
                permissive.contains(&license),
                "{lock}: {name} has the licence {license:?}"
            );
        }
    }
}
