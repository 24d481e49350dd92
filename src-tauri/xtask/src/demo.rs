//! `cargo xtask demo`: from a fresh clone to a finished example case and report, and to the window.
//!
//! The German set of `datasets/` is imported, searched for coordinated patterns in four layers and
//! three time windows, and reported. Everything lands in `zwerm-demo/`; a second run starts afresh.
//! Then the window opens on it, unless there is no display or nobody wants it (`--headless`).

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::{setup, step, window};

const FOLDER: &str = "zwerm-demo";
const INPUT: &str = "datasets/german_elections_2021/german_elections_2021.csv.gz";
/// Only a folder with this file in it is ever deleted.
const MARKER: &str = "MADE-BY-CARGO-XTASK-DEMO.txt";
const MARKER_TEXT: &str = "\
This folder was made by `cargo xtask demo`. The next run of that command deletes it and makes it
again: keep your own work elsewhere, or delete this file.
";

pub fn run(arguments: &[String]) -> Result<()> {
    let mut headless = false;
    for argument in arguments {
        match argument.as_str() {
            "--headless" => headless = true,
            other => bail!("'demo' knows only --headless, got '{other}'"),
        }
    }
    let start = Instant::now();
    if !headless && !window::has_display() {
        println!("There is no display here (DISPLAY is not set): the example without the window.");
        headless = true;
    }
    let window = if headless {
        build_headless()?;
        None
    } else {
        Some(window::build()?)
    };
    let folder = step::root().join(FOLDER);
    start_afresh(&folder)?;
    step::timed("example case", || {
        let mut zwerm = Command::new(step::target_dir().join("debug/zwerm"));
        zwerm.current_dir(step::root()).args([
            "run",
            INPUT,
            "--out",
            FOLDER,
            "--layer",
            "url,hashtag,domain,image",
            "--window",
            "10,60,300",
        ]);
        step::run(&mut zwerm)
    })?;
    tell(&folder, start)?;
    match window {
        None => Ok(()),
        Some(window) => step::timed("window", || {
            step::run(
                Command::new(window)
                    .arg(folder.join("case.zwerm"))
                    .current_dir(step::root()),
            )
        }),
    }
}

fn build_headless() -> Result<()> {
    setup::ensure(&[&setup::C_COMPILER])?;
    step::timed("build", || {
        step::run(step::cargo().args([
            "build",
            "--locked",
            "--package",
            "zwerm-workbench",
            "--bin",
            "zwerm",
        ]))
    })
}

/// Removes what an earlier run made, and nothing else.
fn start_afresh(folder: &Path) -> Result<()> {
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(error).context("could not look at the folder of the demo"),
        Ok(found) => {
            let ours = found.is_dir() && folder.join(MARKER).is_file();
            if !ours {
                bail!(
                    "{} exists and was not made by this command: move it away first",
                    folder.display()
                );
            }
            fs::remove_dir_all(folder)
                .with_context(|| format!("could not remove {}", folder.display()))?;
        }
    }
    fs::create_dir(folder).with_context(|| format!("could not create {}", folder.display()))?;
    fs::write(folder.join(MARKER), MARKER_TEXT)
        .with_context(|| format!("could not write into {}", folder.display()))
}

fn tell(folder: &Path, start: Instant) -> Result<()> {
    println!(
        "\nZwerm demo: finished after {}",
        step::clock(start.elapsed())
    );
    println!("  {}", folder.display());
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let found = entry.metadata()?;
        if found.is_dir() {
            println!("    {name}/");
        } else if name != MARKER {
            println!("    {name}  ({} kB)", found.len().div_ceil(1000));
        }
    }
    let report = folder.join("report.html");
    if !report.is_file() {
        bail!(
            "the run ended without a report: {} is missing",
            report.display()
        );
    }
    println!("\nOpen in a browser: {}", report.display());
    Ok(())
}
