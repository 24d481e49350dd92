//! `cargo xtask bench search`: making the index of a million posts, and asking it.
//!
//! Each search is a process of its own, so its time includes starting, opening the case and the index,
//! and printing: a window that has them open waits less.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use zwerm_tests::generate_posts::{word, write_posts_csv};

use crate::bench::{Cost, clear, measured};
use crate::{setup, step};

const POSTS: usize = 1_000_000;
const SEED: u64 = 1;
/// What a search may take, milliseconds.
const LIMIT_MS: f64 = 200.0;

/// Ten searches of each kind.
fn searches() -> Vec<(&'static str, Vec<String>)> {
    let ten = |rank: fn(usize) -> usize, text: fn(String) -> String| {
        (0..10).map(|at| text(word(rank(at)))).collect()
    };
    vec![
        ("frequent word", ten(|at| at, |word| word)),
        ("rare word", ten(|at| 100_000 + at * 7_919, |word| word)),
        (
            "prefix",
            ten(
                |at| 3_000 + at * 131,
                |word| format!("{}*", word.get(..4).unwrap_or(&word)),
            ),
        ),
        (
            "phrase",
            (0..10)
                .map(|at| format!("\"{} {}\"", word(at), word(at + 1)))
                .collect(),
        ),
        (
            "part of an address",
            (0..10)
                .map(|at| format!("{}.example/{}", word(at * 7), word(at * 7)))
                .map(|text| text.chars().skip(1).collect())
                .collect(),
        ),
    ]
}

/// Prints the table.
pub fn run(_arguments: &[String]) -> Result<()> {
    setup::ensure(&[&setup::C_COMPILER])?;
    step::timed("build in release", || {
        step::run(step::cargo().args([
            "build",
            "--release",
            "--locked",
            "--package",
            "zwerm-workbench",
            "--bin",
            "zwerm",
        ]))
    })?;
    let zwerm = step::target_dir().join("release/zwerm");
    let scratch = step::target_dir().join("bench");
    fs::create_dir_all(&scratch)
        .with_context(|| format!("could not create {}", scratch.display()))?;
    let case = scratch.join("search.zwerm");
    step::timed("a case of a million posts", || {
        make(&zwerm, &scratch, &case)
    })?;
    let index = case.join("search");
    clear(&index)?;
    let search = |text: &str| -> Result<Cost> {
        measured(
            Command::new(&zwerm)
                .args(["search", "--quiet"])
                .arg(&case)
                .arg(text),
        )
    };
    let made = search("first")?;
    let size = fs::read_dir(&index)?
        .filter_map(|entry| entry.ok()?.metadata().ok())
        .map(|file| file.len())
        .sum::<u64>();
    println!(
        "\nindex of {POSTS} posts: {:.1} CPU s, {:.1} s, {:.0} MB at most, {:.0} MB on disk",
        made.cpu_secs,
        made.wall_secs,
        made.peak_mb,
        size as f64 / 1e6
    );
    println!("{:<22} {:>10} {:>10}", "search", "median ms", "worst ms");
    let mut worst = 0.0_f64;
    for (kind, texts) in searches() {
        let mut times = texts
            .iter()
            .map(|text| Ok(search(text)?.wall_secs * 1e3))
            .collect::<Result<Vec<f64>>>()?;
        times.sort_by(f64::total_cmp);
        let last = times.last().copied().unwrap_or_default();
        worst = worst.max(last);
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        println!("{kind:<22} {median:>10.0} {last:>10.0}");
    }
    let verdict = if worst <= LIMIT_MS {
        "within"
    } else {
        "BEYOND"
    };
    println!("worst of all {worst:.0} ms, {verdict} {LIMIT_MS:.0} ms");
    Ok(())
}

fn make(zwerm: &Path, scratch: &Path, case: &Path) -> Result<()> {
    let input = scratch.join(format!("posts_{POSTS}_{SEED}.csv"));
    if !input.is_file() {
        let unfinished = input.with_extension("unfinished");
        let file = File::create(&unfinished)
            .with_context(|| format!("could not create {}", unfinished.display()))?;
        write_posts_csv(POSTS, SEED, &mut BufWriter::new(file))?;
        fs::rename(&unfinished, &input)?;
    }
    clear(case)?;
    step::run(
        Command::new(zwerm)
            .arg("new")
            .arg(case)
            .stdout(Stdio::null()),
    )?;
    step::run(
        Command::new(zwerm)
            .args(["import", "--quiet"])
            .arg(case)
            .arg(&input)
            .stdout(Stdio::null()),
    )
}
