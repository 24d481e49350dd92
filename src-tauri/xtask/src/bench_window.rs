//! `cargo xtask bench window [--debug] [CASE]...`: what a person waits for, in the real window.
//!
//! On a screen that nobody sees and without a graphics card; `tests/ui/window/measure.mjs` measures.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::{bundle, setup, step, window};

/// Builds for release and measures; `--debug` takes the development build.
pub fn run(arguments: &[String]) -> Result<()> {
    setup::ensure(&[
        &setup::C_COMPILER,
        &setup::PKG_CONFIG,
        &setup::WEB_VIEW,
        &setup::SCREEN,
        &setup::DRIVER,
    ])?;
    let (debug, cases): (Vec<&String>, Vec<&String>) = arguments
        .iter()
        .partition(|argument| *argument == "--debug");
    let program = if debug.is_empty() {
        bundle::build_release()?;
        window::program("release")
    } else {
        window::build()?
    };
    step::timed("the window", || {
        step::run(
            Command::new("node")
                .arg(step::root().join("tests/ui/window/measure.mjs"))
                .args(cases.iter().map(|case| {
                    std::path::absolute(case).unwrap_or_else(|_| Path::new(case).to_path_buf())
                }))
                .env("ZWERM_WINDOW_UNDER_TEST", program)
                .current_dir(step::root()),
        )
    })
}
