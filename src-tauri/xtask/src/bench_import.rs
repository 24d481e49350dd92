//! `cargo xtask bench import`: what reading a file costs, beside polars reading and writing the same
//! table, and whether memory follows the file.
//!
//! Without `--input` the files are made: a table in the layout that FiveThirtyEight gave its
//! publication of tweets, as large as two months of it and eight times that, and pages of the X API
//! repeated. All words are invented. polars runs in Python, in an environment of its own below
//! `target/bench`; where there is no Python the comparison is left out and the table says so.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::bench::{Cost, clear, measured};
use crate::{setup, step};

const RUNS: usize = 5;
/// Rows of the published table between September and November 2016.
const ROWS: usize = 326_980;
const PAGES_BYTES: usize = 82_000_000;

/// Reads a table and writes it as Parquet, as anybody would write it down: every column once, nothing
/// recognised, normalised, hashed or kept.
const POLARS: &str = "import polars, sys
polars.read_csv(sys.argv[1]).write_parquet(sys.argv[2])
";

struct Work {
    name: String,
    input: PathBuf,
    is_table: bool,
}

/// Prints the table.
pub fn run(arguments: &[String]) -> Result<()> {
    let inputs = inputs(arguments)?;
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
    let scratch = step::target_dir().join("bench");
    fs::create_dir_all(&scratch)
        .with_context(|| format!("could not create {}", scratch.display()))?;
    let works = step::timed("inputs", || works(&inputs, &scratch))?;
    let zwerm = step::target_dir().join("release/zwerm");
    let python = polars(&scratch);
    if let Err(error) = &python {
        println!("polars is not measured: {error:#}");
    }
    println!("\nmedian of {RUNS} runs, each a process of its own, polars and the import in turn");
    println!(
        "{:<44} {:>8} {:>8} {:>9} {:>9} {:>9}",
        "work", "MB", "CPU s", "MB/CPU s", "peak MB", "CPU x"
    );
    for work in &works {
        let megabytes = fs::metadata(&work.input)?.len() as f64 / 1e6;
        let python = python.as_ref().ok().filter(|_| work.is_table);
        let (mut pairs, mut imports, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let import = imported(&zwerm, &scratch, &work.input)?;
            if let Some(python) = python {
                let mut command = Command::new(python);
                command
                    .args(["-c", POLARS])
                    .arg(&work.input)
                    .arg(scratch.join("pair.parquet"));
                let pair = measured(&mut command)?;
                // What else the computer does meanwhile it does to both.
                ratios.push(import.cpu_secs / pair.cpu_secs.max(1e-3));
                pairs.push(pair);
            }
            imports.push(import);
        }
        if let Some(pair) = median(pairs, |cost| cost.cpu_secs) {
            show(&format!("polars, {}", work.name), megabytes, pair, 1.0);
        }
        if let Some(import) = median(imports, |cost| cost.cpu_secs) {
            let ratio = median(ratios, |ratio| *ratio).unwrap_or(f64::NAN);
            show(&format!("import, {}", work.name), megabytes, import, ratio);
        }
    }
    Ok(())
}

/// What an import into a new case costs.
fn imported(zwerm: &Path, scratch: &Path, input: &Path) -> Result<Cost> {
    let case = scratch.join("import.zwerm");
    clear(&case)?;
    step::run(
        Command::new(zwerm)
            .arg("new")
            .arg(&case)
            .stdout(Stdio::null()),
    )?;
    let mut command = Command::new(zwerm);
    command.args(["import", "--quiet"]).arg(&case).arg(input);
    measured(&mut command)
}

fn show(name: &str, megabytes: f64, cost: Cost, ratio: f64) {
    let ratio = if ratio.is_nan() {
        "-".to_owned()
    } else {
        format!("{ratio:.2}")
    };
    println!(
        "{name:<44} {megabytes:>8.0} {:>8.2} {:>9.0} {:>9.0} {ratio:>9}",
        cost.cpu_secs,
        megabytes / cost.cpu_secs.max(1e-3),
        cost.peak_mb
    );
}

fn inputs(arguments: &[String]) -> Result<Vec<PathBuf>> {
    let mut inputs = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--input" => {
                let input = rest.next().context("--input needs a file")?;
                inputs.push(std::path::absolute(input)?);
            }
            other => bail!("'bench import' does not know '{other}'"),
        }
    }
    Ok(inputs)
}

fn works(inputs: &[PathBuf], scratch: &Path) -> Result<Vec<Work>> {
    if !inputs.is_empty() {
        return Ok(inputs
            .iter()
            .map(|input| Work {
                name: input
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                is_table: input.extension().is_some_and(|ending| ending == "csv"),
                input: input.clone(),
            })
            .collect());
    }
    let table = |name: &str, rows| -> Result<Work> {
        Ok(Work {
            name: name.to_owned(),
            input: tweets(scratch, rows)?,
            is_table: true,
        })
    };
    Ok(vec![
        table("327 000 tweets", ROWS)?,
        table("2.6 M tweets", ROWS * 8)?,
        Work {
            name: "pages of the X API".to_owned(),
            input: pages(scratch)?,
            is_table: false,
        },
    ])
}

/// The one in the middle.
fn median<T>(mut all: Vec<T>, by: impl Fn(&T) -> f64) -> Option<T> {
    all.sort_by(|a, b| by(a).total_cmp(&by(b)));
    let middle = all.len() / 2;
    all.into_iter().nth(middle)
}

/// A Python with polars, made once.
fn polars(scratch: &Path) -> Result<PathBuf> {
    let environment = scratch.join("polars");
    let python = environment.join("bin/python");
    if !python.is_file() {
        step::run(
            Command::new("python3")
                .args(["-m", "venv"])
                .arg(&environment)
                .stdout(Stdio::null()),
        )?;
    }
    let has_polars = || {
        Command::new(&python)
            .args(["-c", "import polars"])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    if !has_polars() {
        step::run(
            Command::new(&python)
                .args(["-m", "pip", "install", "--quiet", "polars"])
                .stdout(Stdio::null()),
        )?;
    }
    Ok(python)
}

/// A table of invented tweets, made once.
fn tweets(scratch: &Path, rows: usize) -> Result<PathBuf> {
    let path = scratch.join(format!("tweets_{rows}.csv"));
    if path.is_file() {
        return Ok(path);
    }
    let unfinished = path.with_extension("unfinished");
    let mut out = BufWriter::new(File::create(&unfinished)?);
    writeln!(
        out,
        "external_author_id,author,content,region,language,publish_date,harvested_date,following,followers,updates,post_type,account_type,retweet,account_category"
    )?;
    let mut state = 1_u64;
    let mut random = |below: u64| {
        // Knuth's numbers; the upper bits are the good ones.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    const SYLLABLES: [&str; 16] = [
        "wa", "ter", "schap", "lijn", "mo", "lens", "та", "ро", "дом", "ver", "kie", "zing", "плс",
        "bu", "urt", "nu",
    ];
    let mut text = String::new();
    for row in 0..rows {
        text.clear();
        for word in 0..8 + random(10) {
            if word > 0 {
                text.push(' ');
            }
            match random(12) {
                0 => write!(text, "#tag{}", random(4_000))?,
                1 => write!(text, "@account{}", random(9_000))?,
                _ => {
                    for _ in 0..1 + random(4) {
                        text.push_str(SYLLABLES[random(16) as usize]);
                    }
                }
            }
        }
        if random(3) > 0 {
            write!(text, " https://t.co/{:x}", random(1 << 40))?;
        }
        let (day, hour, minute) = (1 + random(30), random(24), random(60));
        writeln!(
            out,
            "{:.2}E+17,account{},\"{text}\",Elsewhere,Dutch,9/{day}/2016 {hour}:{minute:02},9/{day}/2016 {hour}:{minute:02},{},{},{},{},Right,{},Invented",
            1.0 + random(800) as f64 / 100.0,
            random(1_500),
            random(5_000),
            random(50_000),
            row,
            if random(2) == 0 { "RETWEET" } else { "" },
            random(2)
        )?;
    }
    out.flush()?;
    fs::rename(&unfinished, &path)?;
    Ok(path)
}

/// The pages that stand among the fixtures, again and again.
fn pages(scratch: &Path) -> Result<PathBuf> {
    let path = scratch.join("pages.jsonl");
    if path.is_file() {
        return Ok(path);
    }
    let fixture = step::root()
        .join("src-tauri/crates/dataset/src/ingest/formats/fixtures/twitter-v2/pages.jsonl");
    let page =
        fs::read(&fixture).with_context(|| format!("could not read {}", fixture.display()))?;
    let unfinished = path.with_extension("unfinished");
    let mut out = BufWriter::new(File::create(&unfinished)?);
    let mut written = 0;
    while written < PAGES_BYTES {
        out.write_all(&page)?;
        written += page.len();
    }
    out.flush()?;
    fs::rename(&unfinished, &path)?;
    Ok(path)
}
