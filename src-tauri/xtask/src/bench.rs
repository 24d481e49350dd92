//! `cargo xtask bench`: time and memory of whole runs, from the file to the report, in release.
//!
//! Each work is measured as its own process (user + system time, wall time, peak resident memory)
//! and stands as the median of several runs, with its ratio to the small published set, so that
//! two machines can be compared.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use wait4::Wait4;
use zwerm_tests::generate::{Shape, write_csv};

use crate::{setup, step};

struct Work {
    name: String,
    input: PathBuf,
    step: Step,
    options: Vec<&'static str>,
}

/// What of the way from the file to the report is measured.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    /// `zwerm run`: all of it.
    Whole,
    /// `zwerm detect` on a case that holds the file already.
    Detect,
}

struct Options {
    inputs: Vec<PathBuf>,
    quick: bool,
    runs: usize,
}

/// What one process took, its children included.
#[derive(Clone, Copy)]
pub struct Cost {
    /// User and system time.
    pub cpu_secs: f64,
    /// From start to end.
    pub wall_secs: f64,
    /// Largest resident memory of one process, in 10^6 bytes.
    pub peak_mb: f64,
}

/// Prints the table of all works.
pub fn run(arguments: &[String]) -> Result<()> {
    let options = parse(arguments)?;
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
    let works = step::timed("inputs", || works(&options, &scratch))?;
    let zwerm = step::target_dir().join("release/zwerm");

    println!(
        "\nmedian of {} runs, each a process of its own",
        options.runs
    );
    println!(
        "{:<37} {:>9} {:>9} {:>9} {:>8} {:>8}",
        "work", "CPU s", "wall s", "peak MB", "CPU x", "MB x"
    );
    let mut reference: Option<Cost> = None;
    for work in &works {
        let cost = median(&zwerm, work, &scratch, options.runs)?;
        let base = *reference.get_or_insert(cost);
        println!(
            "{:<37} {:>9.2} {:>9.2} {:>9.0} {:>8.1} {:>8.1}",
            work.name,
            cost.cpu_secs,
            cost.wall_secs,
            cost.peak_mb,
            cost.cpu_secs / base.cpu_secs.max(1e-3),
            cost.peak_mb / base.peak_mb.max(1e-3),
        );
    }
    Ok(())
}

fn parse(arguments: &[String]) -> Result<Options> {
    let mut options = Options {
        inputs: Vec::new(),
        quick: false,
        runs: 3,
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--quick" => options.quick = true,
            "--input" => options
                .inputs
                .push(rest.next().context("--input needs a file")?.into()),
            "--runs" => {
                options.runs = rest
                    .next()
                    .context("--runs needs a number")?
                    .parse()
                    .context("--runs needs a number")?;
                if options.runs == 0 {
                    bail!("--runs must be at least 1");
                }
            }
            other => bail!("'bench' does not know '{other}'"),
        }
    }
    Ok(options)
}

/// The Russian set comes first: the ratios refer to it.
fn works(options: &Options, scratch: &Path) -> Result<Vec<Work>> {
    let datasets = step::root().join("datasets");
    let mut works = vec![Work {
        name: "run, Russian set, no report".into(),
        input: datasets.join("russian_coord_tweets_2021/russian_coord_tweets_2021.csv.gz"),
        step: Step::Whole,
        options: vec!["--window", "60", "--no-report", "--no-significance"],
    }];
    if !options.inputs.is_empty() {
        works.extend(options.inputs.iter().map(|input| {
            let name = input.file_name().unwrap_or_default().to_string_lossy();
            Work {
                name: format!("run, {name}"),
                input: std::path::absolute(input).unwrap_or_else(|_| input.clone()),
                step: Step::Whole,
                options: vec!["--window", "60"],
            }
        }));
        return Ok(works);
    }
    works.push(Work {
        name: "run, German set, 4 layers, 3 windows".into(),
        input: datasets.join("german_elections_2021/german_elections_2021.csv.gz"),
        step: Step::Whole,
        options: vec![
            "--layer",
            "url,hashtag,domain,image",
            "--window",
            "10,60,300",
            "--no-significance",
        ],
    });
    for (name, chance) in [
        ("run, generated 1M, no report", "--no-significance"),
        ("the same, held against chance", "--significance"),
    ] {
        works.push(Work {
            name: name.into(),
            input: generated(scratch, 1_000_000, 1)?,
            step: Step::Whole,
            options: vec!["--min-weight", "2", "--no-report", chance],
        });
    }
    if !options.quick {
        works.push(Work {
            name: "detect, generated 10M".into(),
            input: generated(scratch, 10_000_000, 7)?,
            step: Step::Detect,
            options: vec!["--min-weight", "2", "--no-significance"],
        });
    }
    Ok(works)
}

/// A generated file of this many posts, made once.
pub fn generated(scratch: &Path, posts: usize, seed: u64) -> Result<PathBuf> {
    let input = scratch.join(format!("shares_{posts}_{seed}.csv"));
    if !input.is_file() {
        // In a process of its own: a child's peak memory may count its parent's at the fork.
        let us = std::env::current_exe().context("where is this program?")?;
        step::run(
            Command::new(us)
                .args(["generate", "--posts", &posts.to_string()])
                .args(["--seed", &seed.to_string()])
                .arg("--out")
                .arg(&input),
        )?;
    }
    Ok(input)
}

fn median(zwerm: &Path, work: &Work, scratch: &Path, runs: usize) -> Result<Cost> {
    let case = scratch.join("case.zwerm");
    if work.step == Step::Detect {
        clear(&case)?;
        step::run(
            Command::new(zwerm)
                .arg("new")
                .arg(&case)
                .stdout(Stdio::null()),
        )?;
        let mut import = Command::new(zwerm);
        import
            .args(["import", "--quiet"])
            .arg(&case)
            .arg(&work.input);
        step::run(import.stdout(Stdio::null()))?;
    }
    let mut costs = (0..runs)
        .map(|run| {
            let out = scratch.join("out");
            let mut command = Command::new(zwerm);
            match work.step {
                Step::Whole => {
                    clear(&out)?;
                    command.arg("run").arg(&work.input).arg("--out").arg(&out);
                }
                Step::Detect => {
                    command
                        .arg("detect")
                        .arg(&case)
                        .arg("--run")
                        .arg(format!("run-{run}"));
                }
            }
            measure(command.args(&work.options), work, scratch)
        })
        .collect::<Result<Vec<Cost>>>()?;
    costs.sort_by(|a, b| a.cpu_secs.total_cmp(&b.cpu_secs));
    costs
        .get(costs.len() / 2)
        .copied()
        .context("nothing was measured")
}

/// Removes a folder if it is there.
pub fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("could not empty {}", folder.display()))?;
    }
    Ok(())
}

fn measure(command: &mut Command, work: &Work, scratch: &Path) -> Result<Cost> {
    let log = scratch.join("last-run.log");
    cost_of(command, &log).with_context(|| work.name.clone())
}

/// Runs a command and measures it.
pub fn measured(command: &mut Command) -> Result<Cost> {
    cost_of(command, &step::target_dir().join("bench/last-run.log"))
}

/// What the last measured command printed.
pub fn last_output() -> Result<String> {
    let output = step::target_dir().join("bench/last-run.out");
    fs::read_to_string(&output).with_context(|| format!("could not read {}", output.display()))
}

fn cost_of(command: &mut Command, log: &Path) -> Result<Cost> {
    let start = Instant::now();
    let child = command
        .stdout(File::create(log.with_extension("out"))?)
        .stderr(File::create(log)?)
        .spawn()
        .context("the program could not be started")?;
    let used = child.wait4().context("could not wait for the run")?;
    let wall_secs = start.elapsed().as_secs_f64();
    if !used.status.success() {
        bail!(
            "{}\n{}",
            used.status,
            fs::read_to_string(log).unwrap_or_default()
        );
    }
    Ok(Cost {
        cpu_secs: (used.rusage.utime + used.rusage.stime).as_secs_f64(),
        wall_secs,
        peak_mb: used.rusage.maxrss as f64 / 1e6,
    })
}

/// `cargo xtask generate --posts N [--seed N] --out FILE`.
pub fn generate(arguments: &[String]) -> Result<()> {
    let (mut posts, mut seed, mut out) = (None, 1, None);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let value = rest
            .next()
            .with_context(|| format!("{argument} needs a value"))?;
        match argument.as_str() {
            "--posts" => posts = Some(value.parse::<usize>().context("--posts needs a number")?),
            "--seed" => seed = value.parse::<u64>().context("--seed needs a number")?,
            "--out" => out = Some(PathBuf::from(value)),
            other => bail!("'generate' does not know '{other}'"),
        }
    }
    let (posts, out) = posts
        .zip(out)
        .context("generate needs --posts N and --out FILE")?;
    // Complete or absent: an interrupted run must not leave half an input to be measured.
    let unfinished = out.with_extension("unfinished");
    let file = File::create(&unfinished)
        .with_context(|| format!("could not create {}", unfinished.display()))?;
    let rows = write_csv(&Shape::of(posts, seed), &mut BufWriter::new(file))?;
    fs::rename(&unfinished, &out)?;
    println!("{}: {rows} rows, seed {seed}", out.display());
    Ok(())
}
