//! `cargo xtask bench table`: how long a page of an edge table of a million rows takes, in any order,
//! under any filter; `table`, an example of `zwerm-desk`, makes the run and asks for the pages.

use std::process::Command;

use anyhow::Result;

use crate::{setup, step};

/// Prints the table.
pub fn run(arguments: &[String]) -> Result<()> {
    setup::ensure(&[&setup::C_COMPILER])?;
    step::timed("build in release", || {
        step::run(step::cargo().args([
            "build",
            "--release",
            "--locked",
            "--package",
            "zwerm-desk",
            "--example",
            "table",
        ]))
    })?;
    step::run(Command::new(step::target_dir().join("release/examples/table")).args(arguments))
}
