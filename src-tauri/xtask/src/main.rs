//! `cargo xtask COMMAND`: everything a newcomer, a developer and the build server do, set-up included.
//!
//! One file a command; what they share is how a step is shown ([`step`]) and how missing system
//! packages are installed ([`setup`]). The tool stays small because each command compiles it first.
#![allow(
    clippy::print_stdout,
    reason = "a developer's tool talks on the terminal"
)]

mod app;
mod audit;
mod bench;
mod bench_import;
mod bench_methods;
mod bench_search;
mod bench_table;
mod bench_window;
mod bundle;
mod demo;
mod fuzz;
mod setup;
mod step;
mod test;
mod ui;
mod window;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask COMMAND

  demo [--headless]         build Zwerm, run the example case from datasets/, write zwerm-demo/,
                            open it in the window
  app [ARGUMENT]...         development loop: the window, with pages that change while you write them
  test [PART]...            format, lints, all tests: what the build server runs
                            (parts: engine, pages, window, browser)
  bundle                    the package that people install (.deb, .dmg, .msi; see also: --appimage)
  ui                        build the pages of the window into ui/dist/
  bench [--input FILE]...   time and memory of whole runs in release (see also: --quick, --runs N)
  bench window [CASE]...    what a person waits for in the window, and the memory of its page
  bench import [--input FILE]...
                            reading files, beside polars doing the same with a table
  bench methods             each method beside what it must reach (see also: --quick, --only WORK,
                            --runs N)
  bench search              index and search of a million posts
  bench table               pages of an edge table of a million rows, in any order
  fuzz [SECONDS]            broken input for every reader, SECONDS each (60)
  audit [--advisories]      licences, sources and duplicates of all dependencies (cargo-deny)
  generate --posts N [--seed N] --out FILE
                            write a synthetic input with planted groups

Missing system packages are installed with apt when that is allowed; otherwise the one command to
run is printed. Rust and Node.js are yours to install.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Never a backtrace: what failed is a step, and its own output stands above.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let Some((command, rest)) = arguments.split_first() else {
        bail!("which command?\n\n{USAGE}");
    };
    match command.as_str() {
        "demo" => demo::run(rest),
        "app" => app::run(rest),
        "test" => test::run(rest),
        "bundle" => bundle::run(rest),
        "ui" => ui::run(rest),
        "bench" => match rest.split_first() {
            Some((first, cases)) if first == "window" => bench_window::run(cases),
            Some((first, inputs)) if first == "import" => bench_import::run(inputs),
            Some((first, options)) if first == "methods" => bench_methods::run(options),
            Some((first, options)) if first == "search" => bench_search::run(options),
            Some((first, options)) if first == "table" => bench_table::run(options),
            _ => bench::run(rest),
        },
        "fuzz" => fuzz::run(rest),
        "audit" => audit::run(rest),
        "generate" => bench::generate(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => bail!("there is no command '{other}'\n\n{USAGE}"),
    }
}
