//! `cargo xtask bench methods`: what each method costs, beside what it has to reach.
//!
//! Every work is a process of its own, measured in CPU seconds (user and system, all threads). The pair
//! sweep stands beside plain loops over the same arrays (`floor`, an example of `zwerm-detection`): both
//! are repeated within one process, and what reading the file costs is taken off. Behind the costs stands
//! what verdicts are worth: tables of `proof`, an example of `zwerm-statistics`.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::bench::{Cost, clear, generated, last_output, measured};
use crate::{setup, step};

/// How often the pair sweep is repeated within one process.
const ROUNDS: u32 = 10;
const POSTS: usize = 1_000_000;
const TEN_MILLION_SEED: u64 = 7;
/// Shares of the viral object, all within a day.
const VIRAL_SHARES: u64 = 1_000_000;
/// First second of that day: within the period of the generated posts.
const VIRAL_START_SECS: u64 = 1_702_000_000;

struct Methods {
    runs: usize,
    scratch: PathBuf,
    release: PathBuf,
}

/// A work, what it is called, and the programs that it runs.
struct Work {
    name: &'static str,
    work: fn(&Methods) -> Result<()>,
    programs: &'static [Program],
}

/// Package, and the binary or example of it, as cargo asks for them.
type Program = [&'static str; 3];

const ZWERM: Program = ["zwerm-workbench", "--bin", "zwerm"];
const FLOOR: Program = ["zwerm-detection", "--example", "floor"];
const MEASURE: Program = ["zwerm-likeness", "--example", "measure"];
const COMMUNITIES: Program = ["zwerm-network", "--example", "communities"];
const PROOF: Program = ["zwerm-statistics", "--example", "proof"];

const fn work(
    name: &'static str,
    work: fn(&Methods) -> Result<()>,
    programs: &'static [Program],
) -> Work {
    Work {
        name,
        work,
        programs,
    }
}

/// In order; `--quick` leaves out the last ones, which take minutes.
const WORKS: [Work; 8] = [
    work("pairs", Methods::pair_sweep, &[FLOOR]),
    work("significance", Methods::significance, &[ZWERM]),
    work("viral", Methods::viral, &[ZWERM]),
    work("texts", Methods::texts, &[MEASURE]),
    work("communities", Methods::communities, &[COMMUNITIES]),
    work("proof", Methods::proof, &[PROOF]),
    work("million", Methods::proof_of_a_million, &[PROOF]),
    work("ten-million", Methods::ten_million, &[ZWERM]),
];
const QUICK: usize = 6;

/// Prints the table.
pub fn run(arguments: &[String]) -> Result<()> {
    let (runs, works) = parse(arguments)?;
    setup::ensure(&[&setup::C_COMPILER])?;
    step::timed("build in release", || {
        let mut build = step::cargo();
        build.args(["build", "--release", "--locked"]);
        let mut programs: Vec<&Program> = works.iter().flat_map(|work| work.programs).collect();
        programs.sort_unstable();
        programs.dedup();
        for [package, kind, name] in programs {
            build.args(["--package", package, kind, name]);
        }
        step::run(&mut build)
    })?;
    let methods = Methods {
        runs,
        scratch: step::target_dir().join("bench"),
        release: step::target_dir().join("release"),
    };
    fs::create_dir_all(&methods.scratch)
        .with_context(|| format!("could not create {}", methods.scratch.display()))?;

    println!("\nmedian of {runs} runs, each a process of its own");
    println!(
        "{:<44} {:>8} {:>8}   reach",
        "work (generated inputs)", "CPU s", "peak MB"
    );
    for work in works {
        (work.work)(&methods)?;
    }
    Ok(())
}

fn parse(arguments: &[String]) -> Result<(usize, &'static [Work])> {
    let (mut runs, mut works) = (3, &WORKS[..]);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--quick" => works = WORKS.get(..QUICK).unwrap_or(works),
            "--only" => {
                let name = rest.next().context("--only needs the name of a work")?;
                let at = WORKS.iter().position(|work| work.name == name);
                works = at.and_then(|at| WORKS.get(at..=at)).with_context(|| {
                    let known: Vec<&str> = WORKS.iter().map(|work| work.name).collect();
                    format!("no work is called '{name}'; there are {}", known.join(", "))
                })?;
            }
            "--runs" => {
                let number = rest.next().and_then(|text| text.parse().ok());
                runs = number
                    .filter(|&runs| runs > 0)
                    .context("--runs needs a number, at least 1")?;
            }
            other => bail!("'bench methods' does not know '{other}'"),
        }
    }
    Ok((runs, works))
}

fn show(work: &str, cost: Cost, reach: &str) {
    println!(
        "{work:<44} {:>8.2} {:>8.0}   {reach}",
        cost.cpu_secs, cost.peak_mb
    );
}

/// `held` or `not held`, behind what was asked for.
fn held(asked: &str, held: bool) -> String {
    format!("{asked}: {}", if held { "held" } else { "not held" })
}

impl Methods {
    fn pair_sweep(&self) -> Result<()> {
        let input = generated(&self.scratch, POSTS, 1)?;
        let floor = |arguments: &[&str]| {
            let mut command = Command::new(self.release.join("examples/floor"));
            command.arg(&input).args(arguments);
            command
        };
        // Loop and engine must find as much before their costs are worth a comparison.
        step::run(floor(&["compare"]).stdout(Stdio::null()))?;
        let rounds = ROUNDS.to_string();
        let reading = self.median(&mut |_| Ok(floor(&["none", &rounds])))?;
        let one_round = |task: &str| -> Result<Cost> {
            let cost = self.median(&mut |_| Ok(floor(&[task, &rounds])))?;
            Ok(Cost {
                cpu_secs: (cost.cpu_secs - reading.cpu_secs) / f64::from(ROUNDS),
                ..cost
            })
        };
        for (plain, ours, what) in [
            ("loop-pairs", "pairs", "pairs counted"),
            ("loop-edges", "edges", "edges of weight 2"),
        ] {
            let plain = one_round(plain)?;
            show(
                &format!("1M, 60 s, {what}: plain loop"),
                plain,
                "(the floor)",
            );
            let ours = one_round(ours)?;
            let ratio = ours.cpu_secs / plain.cpu_secs.max(1e-6);
            let reach = held("1.5 times the floor", ratio <= 1.5);
            show(
                &format!("1M, 60 s, {what}: Zwerm"),
                ours,
                &format!("{reach} ({ratio:.2})"),
            );
        }
        Ok(())
    }

    fn significance(&self) -> Result<()> {
        let case = self.case(&generated(&self.scratch, POSTS, 1)?)?;
        let without = self.detect(&case, "without", &["--no-significance"])?;
        show("1M, 60 s, detect", without, "");
        let with = self.detect(&case, "with", &["--significance"])?;
        let alone = Cost {
            cpu_secs: with.cpu_secs - without.cpu_secs,
            ..with
        };
        show(
            "1M, 60 s, significance alone",
            alone,
            &held("60 s", alone.cpu_secs <= 60.0),
        );
        Ok(())
    }

    fn viral(&self) -> Result<()> {
        let case = self.case(&self.flooded()?)?;
        let cost = self.detect(
            &case,
            "viral",
            &["--memory", "1GB", "--no-significance", "--window", "60"],
        )?;
        show(
            "1M and one object shared 1M times in a day",
            cost,
            "finishes with --memory 1GB: held",
        );
        Ok(())
    }

    fn texts(&self) -> Result<()> {
        let measure = self.release.join("examples/measure");
        let texts = self.scratch.join(format!("texts_{POSTS}.txt"));
        if !texts.is_file() {
            let unfinished = texts.with_extension("unfinished");
            step::run(
                Command::new(&measure)
                    .args(["posts", &POSTS.to_string()])
                    .stdout(File::create(&unfinished)?),
            )?;
            fs::rename(&unfinished, &texts)?;
        }
        let cost = self.median(&mut |_| {
            let mut command = Command::new(&measure);
            command.arg("texts").arg(&texts);
            Ok(command)
        })?;
        show(
            "1M texts, near-duplicates",
            cost,
            &held(
                "60 s, 2000 MB",
                cost.cpu_secs <= 60.0 && cost.peak_mb <= 2000.0,
            ),
        );
        Ok(())
    }

    fn communities(&self) -> Result<()> {
        let cost = self.median(&mut |_| {
            let mut command = Command::new(self.release.join("examples/communities"));
            command.arg("generated");
            Ok(command)
        })?;
        let said = last_output()?;
        let modularity = said.lines().find(|line| line.starts_with("modularity"));
        let reach = held("6 s", cost.cpu_secs <= 6.0);
        show(
            "100 000 nodes, 1M edges, Leiden",
            cost,
            &format!("{reach} ({})", modularity.unwrap_or("no modularity")),
        );
        Ok(())
    }

    /// Whether verdicts are worth what they say.
    fn proof(&self) -> Result<()> {
        println!();
        for (what, sets) in [
            ("chance", "5"),
            ("discoveries", "200"),
            ("edges", "3"),
            ("accounts", "3"),
        ] {
            step::run(Command::new(self.release.join("examples/proof")).args([what, sets]))?;
        }
        Ok(())
    }

    /// The same of accounts, among a million posts.
    fn proof_of_a_million(&self) -> Result<()> {
        let posts = POSTS.to_string();
        let mut command = Command::new(self.release.join("examples/proof"));
        step::run(command.args(["accounts", "2", &posts]))
    }

    /// Once with each budget: what is asked is whether it finishes, with the same bytes, in how much
    /// time by and large. Making and importing the file takes longer than that, and says so.
    fn ten_million(&self) -> Result<()> {
        let input = step::timed("10M, input", || {
            generated(&self.scratch, 10_000_000, TEN_MILLION_SEED)
        })?;
        let case = step::timed("10M, import", || self.case(&input))?;
        let mut edges = Vec::new();
        for memory in ["1GB", "8GB"] {
            let once = Methods {
                runs: 1,
                scratch: self.scratch.clone(),
                release: self.release.clone(),
            };
            let cost = once.detect(&case, memory, &["--memory", memory, "--no-significance"])?;
            let table = case.join(format!("runs/{memory}-0/edges.parquet"));
            edges.push(
                fs::read(&table).with_context(|| format!("could not read {}", table.display()))?,
            );
            show(
                &format!("10M, 60 s, detect --memory {memory}"),
                cost,
                &held("30 s", cost.cpu_secs <= 30.0),
            );
        }
        let same = edges.windows(2).all(|two| two[0] == two[1]);
        println!("{}", held("the same bytes of edges with both", same));
        Ok(())
    }

    /// A case that holds this file and nothing else.
    fn case(&self, input: &Path) -> Result<PathBuf> {
        let case = self.scratch.join("methods.zwerm");
        clear(&case)?;
        let zwerm = || {
            let mut command = Command::new(self.release.join("zwerm"));
            command.stdout(Stdio::null());
            command
        };
        step::run(zwerm().arg("new").arg(&case))?;
        step::run(zwerm().args(["import", "--quiet"]).arg(&case).arg(input))?;
        Ok(case)
    }

    /// `zwerm detect` with runs called `NAME-0`, `NAME-1` and so on.
    fn detect(&self, case: &Path, name: &str, options: &[&str]) -> Result<Cost> {
        self.median(&mut |run| {
            let mut command = Command::new(self.release.join("zwerm"));
            command.args(["detect", "--quiet"]).arg(case);
            command.args(["--run", &format!("{name}-{run}")]);
            command.args(["--min-weight", "2"]).args(options);
            Ok(command)
        })
    }

    fn median(&self, command: &mut dyn FnMut(usize) -> Result<Command>) -> Result<Cost> {
        let mut costs = (0..self.runs)
            .map(|run| measured(&mut command(run)?))
            .collect::<Result<Vec<Cost>>>()?;
        costs.sort_by(|a, b| a.cpu_secs.total_cmp(&b.cpu_secs));
        let middle = costs.get(self.runs / 2);
        middle.copied().context("nothing was measured")
    }

    /// The generated million, and as many shares of one more object by the same accounts.
    fn flooded(&self) -> Result<PathBuf> {
        let path = self.scratch.join("shares_viral.csv");
        if path.is_file() {
            return Ok(path);
        }
        let unfinished = path.with_extension("unfinished");
        fs::copy(generated(&self.scratch, POSTS, 1)?, &unfinished)?;
        let mut out = BufWriter::new(File::options().append(true).open(&unfinished)?);
        let accounts = POSTS as u64 / 10;
        let mut state = 1_u64;
        for share in 0..VIRAL_SHARES {
            // Knuth's numbers; the upper bits are the good ones.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let account = (state >> 33) % accounts;
            let time = VIRAL_START_SECS + share * 86_400 / VIRAL_SHARES;
            writeln!(out, "viral,a{account},v{share},{time}")?;
        }
        out.flush()?;
        fs::rename(&unfinished, &path)?;
        Ok(path)
    }
}
