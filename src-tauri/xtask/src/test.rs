//! `cargo xtask test`: format, lints, all tests.
//!
//! The build server runs exactly this, so what passes here passes there.

use anyhow::{Result, bail};

use crate::{setup, step};

pub fn run(arguments: &[String]) -> Result<()> {
    if let Some(argument) = arguments.first() {
        bail!("'test' takes no argument, got '{argument}'");
    }
    setup::ensure(&[&setup::C_COMPILER, &setup::BROWSER])?;
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
