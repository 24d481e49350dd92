//! The window's commands over loopback HTTP, so that a browser drives the real engine in tests.
//!
//! Never part of the product. It listens on 127.0.0.1 only, asks every call for a token that is made
//! at the start, refuses other host names (DNS rebinding), and serves the window with the content
//! security policy of the product, read from `tauri.conf.json`; only `connect-src` differs, because
//! here calls travel as requests to itself. A violation of the policy is reported back and listed.

mod answer;
mod pages;
mod policy;
mod server;

use std::path::PathBuf;

use anyhow::Context;
use clap::Parser;
use zwerm_desk::{Desk, DeskHome, Reader};

/// Serves the window to a browser on this computer, for tests.
#[derive(Debug, Parser)]
struct Arguments {
    /// Port; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Folder of a window built with `npm run build:bridge`.
    #[arg(long)]
    ui: PathBuf,
    /// Folder for settings and cases; made when it is not there.
    #[arg(long)]
    home: PathBuf,
    /// Folder of the shipped data sets.
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../../datasets"))]
    datasets: PathBuf,
    /// Token that calls must carry, for a server in front of this one; otherwise random.
    #[arg(long)]
    token: Option<String>,
    /// Clock that stands still, e.g. 2026-01-01T00:00:00Z, for pictures that are compared.
    #[arg(long)]
    clock: Option<String>,
}

fn main() -> anyhow::Result<()> {
    zwerm_desk::run_if_asked();
    let arguments = Arguments::parse();
    let home = std::path::absolute(&arguments.home)?;
    let (data_dir, cases_dir) = (home.join("data"), home.join("cases"));
    for folder in [&data_dir, &cases_dir] {
        std::fs::create_dir_all(folder).context("making the folder of --home")?;
    }
    let datasets = std::path::absolute(&arguments.datasets)?;
    let mut desk_home =
        DeskHome::new(data_dir, cases_dir, datasets).reading_in(Reader::of_this_program()?);
    if let Some(clock) = arguments.clock {
        desk_home = desk_home.with_clock(move || clock.clone());
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_time()
        .build()?;
    let desk = Desk::new(desk_home, runtime.handle().clone());
    let token = match arguments.token {
        Some(token) => token,
        None => random_token()?,
    };
    let bridge = server::Bridge::new(desk, &arguments.ui, token, runtime.handle().clone())?;
    bridge.serve(arguments.port)
}

fn random_token() -> anyhow::Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
