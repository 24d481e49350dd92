//! `cargo xtask test`: format, lints, all tests, of the engine, of the pages, and of the real window.
//!
//! The build server runs exactly this, so what passes here passes there. A word limits it to a part:
//! `engine`, `pages`, `window` or `browser`.

use std::path::PathBuf;
use std::process::Command;
use std::{fs, io};

use anyhow::{Context, Result, bail};

use crate::{setup, step, ui, window};

const PARTS: [&str; 4] = ["engine", "pages", "window", "browser"];

/// Runs everything, or the parts named.
pub fn run(arguments: &[String]) -> Result<()> {
    if let Some(unknown) = arguments
        .iter()
        .find(|part| !PARTS.contains(&part.as_str()))
    {
        bail!(
            "'test' knows the parts {}, got '{unknown}'",
            PARTS.join(", ")
        );
    }
    let wanted = |part: &str| arguments.is_empty() || arguments.iter().any(|name| name == part);
    setup::ensure(&[
        &setup::C_COMPILER,
        &setup::PKG_CONFIG,
        &setup::WEB_VIEW,
        &setup::BROWSER,
        &setup::SCREEN,
        &setup::DRIVER,
        &setup::MOUSE,
    ])?;
    // The window is a member of the workspace: its pages come first.
    ui::build()?;
    if wanted("pages") {
        pages()?;
    }
    if wanted("engine") {
        engine()?;
    }
    if wanted("window") {
        real_window()?;
    }
    if wanted("browser") {
        browser()?;
    }
    Ok(())
}

fn engine() -> Result<()> {
    step::timed("format", || {
        step::run(step::cargo().args(["fmt", "--all", "--check"]))
    })?;
    step::timed("lints", || {
        step::run(step::cargo().args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ]))
    })?;
    step::timed("tests", || {
        step::run(step::cargo().args(["test", "--workspace", "--locked"]))
    })
}

fn pages() -> Result<()> {
    step::timed("pages: format", || {
        step::run(&mut ui::tool(
            "prettier",
            "bin/prettier.cjs",
            &[
                "--config",
                ".prettierrc.json",
                "--check",
                ".",
                "../tests/ui/*/*.mjs",
            ],
        )?)
    })?;
    step::timed("pages: lints", || {
        step::run(&mut ui::tool("oxlint", "bin/oxlint", &["--deny-warnings"])?)?;
        step::run(&mut ui::tool(
            "svelte-check",
            "bin/svelte-check",
            &["--tsconfig", "./tsconfig.json", "--fail-on-warnings"],
        )?)
    })?;
    step::timed("pages: tests", || {
        step::run(&mut ui::tool("vitest", "vitest.mjs", &["run"])?)
    })
}

/// The built program on a screen of its own.
fn real_window() -> Result<()> {
    window::build()?;
    step::timed("build: a hand that drags files", || {
        step::run(step::cargo().args([
            "build",
            "--locked",
            "--package",
            "zwerm-tests",
            "--example",
            "drag_source",
        ]))
    })?;
    node_tests("window")
}

/// The pages in Chromium, over the development bridge to the real engine.
fn browser() -> Result<()> {
    ui::install(&step::root().join("tests/ui"))?;
    step::timed("build: the bridge and its pages", || {
        step::run(step::cargo().args(["build", "--locked", "--package", "zwerm-bridge"]))?;
        for mode in ["bridge", "gallery"] {
            let build = ["build", "--logLevel", "warn", "--mode", mode];
            step::run(&mut ui::tool("vite", "bin/vite.js", &build)?)?;
        }
        Ok(())
    })?;
    node_tests("browser")
}

/// All `*.test.mjs` of a folder of `tests/ui/`, one after the other: they share the machine's two
/// scarce things, the screen and the time.
fn node_tests(name: &str) -> Result<()> {
    let folder = step::root().join("tests/ui").join(name);
    let mut files = fs::read_dir(&folder)
        .with_context(|| format!("could not list {}", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<PathBuf>>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    if files.is_empty() {
        bail!("{} holds no test", folder.display());
    }
    step::timed(&format!("tests: {name}"), || {
        step::run(
            Command::new("node")
                .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
                .args(&files)
                .current_dir(step::root()),
        )
    })
}
