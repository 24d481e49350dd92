//! `cargo xtask fuzz [SECONDS]`: broken input for every reader, each for a while of its own.

use anyhow::{Context, Result};

use crate::{setup, step};

/// The tests of `ingest/fuzz.rs` in `dataset`, which the usual test run gives a moment each.
const TABLES: [&str; 10] = [
    "fuzz_tables",
    "fuzz_csv_of_any_bytes",
    "fuzz_objects",
    "fuzz_lines_by_columns",
    "fuzz_gzip",
    "fuzz_zstd",
    "fuzz_zip",
    "fuzz_parquet",
    "fuzz_words",
    "fuzz_times",
];

/// The test of the decoders of pictures.
const PICTURES: &str = "fuzz::fuzz_pictures";

/// Runs them one after the other; the first that fails prints the input and how to repeat it.
pub fn run(arguments: &[String]) -> Result<()> {
    let seconds: u64 = match arguments.first() {
        None => 60,
        Some(text) => text
            .parse()
            .with_context(|| format!("'{text}' is no number of seconds"))?,
    };
    setup::ensure(&[&setup::C_COMPILER])?;
    for target in TABLES {
        let test = format!("ingest::fuzz::{target}");
        run_for(seconds, target, &["zwerm-dataset", "--lib", "--", &test])?;
    }
    let arguments = ["zwerm-picture", "--test", "picture", "--", PICTURES];
    run_for(seconds, PICTURES, &arguments)
}

/// Gives one target its time; the arguments begin with its package and end with its name.
fn run_for(seconds: u64, target: &str, arguments: &[&str]) -> Result<()> {
    step::timed(target, || {
        step::run(
            step::cargo()
                .args(["test", "--locked", "--package"])
                .args(arguments)
                .arg("--exact")
                .env("BOLERO_RANDOM_TEST_TIME_MS", (seconds * 1_000).to_string())
                .env("BOLERO_RANDOM_ITERATIONS", "1000000000"),
        )
    })
}
