//! `cargo xtask audit`: licences, sources and duplicates of all dependencies, by cargo-deny.
//!
//! The rules are in `src-tauri/deny.toml`. Known vulnerabilities need the network's advisory
//! database, so they are asked for explicitly.

use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::step;

const CARGO_DENY: &str = "0.20.2";

pub fn run(arguments: &[String]) -> Result<()> {
    let mut checks = vec!["bans", "licenses", "sources"];
    for argument in arguments {
        match argument.as_str() {
            "--advisories" => checks.push("advisories"),
            other => bail!("'audit' knows only --advisories, got '{other}'"),
        }
    }
    if !is_installed() {
        step::timed("install cargo-deny", || {
            step::run(step::cargo().args([
                "install",
                "cargo-deny",
                "--locked",
                "--version",
                CARGO_DENY,
            ]))
        })?;
    }
    step::timed("audit", || {
        step::run(
            step::cargo()
                .args(["deny", "--all-features", "--config"])
                .arg(step::root().join("src-tauri/deny.toml"))
                .arg("check")
                .args(checks),
        )
    })
}

fn is_installed() -> bool {
    Command::new("cargo")
        .args(["deny", "--version"])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|output| {
            output.status.success() && String::from_utf8_lossy(&output.stdout).contains(CARGO_DENY)
        })
}
