//! The pair sweep beside the floor: what plain loops over the same arrays cost, on one thread.
//!
//! ```text
//! floor SHARES.csv compare             whether loops and engine find as much
//! floor SHARES.csv TASK ROUNDS         the task again and again, to be measured from outside
//! ```
//!
//! SHARES.csv has the columns `object_id,account_id,content_id,timestamp_share`. The tasks, all at a
//! window of a minute:
//!
//! * `none` reads the file and does nothing.
//! * `loop-pairs` sorts the shares by object and time and visits every pair; `pairs` is what the engine
//!   does for the same number.
//! * `loop-edges` sorts, visits every pair, and sorts the pairs to find the accounts that met over two
//!   objects; `edges` is what the engine does for them, which measures each edge as well.
//!
//! `cargo xtask bench methods` prints the ratios.

#![allow(clippy::print_stdout)]

use std::error::Error;
use std::hint::black_box;

use zwerm_dataset::Shares;
use zwerm_detection::{Params, count_pairs, detect};

type Failure = Box<dyn Error + Send + Sync>;

const WINDOW_SECS: f64 = 60.0;
const MIN_WEIGHT: u32 = 2;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (path, task, rounds) = match arguments[..] {
        [path, "compare"] => (path, "compare", 0),
        [path, task, rounds] => (path, task, rounds.parse()?),
        _ => return Err("floor SHARES.csv compare | TASK ROUNDS".into()),
    };
    let shares = read(&std::fs::read_to_string(path)?)?;
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
    alone.install(|| {
        if task == "compare" {
            return compare(&shares);
        }
        for _ in 0..rounds {
            let shares = black_box(&shares);
            black_box(match task {
                "none" => 0,
                "loop-pairs" => loop_pairs(shares),
                "pairs" => pairs(shares)?,
                "loop-edges" => loop_edges(shares),
                "edges" => edges(shares)?.0,
                _ => return Err("which task?".into()),
            });
        }
        Ok(())
    })
}

/// Fails where the loops find something else than the engine.
fn compare(shares: &Shares) -> Result<(), Failure> {
    let (found, among) = edges(shares)?;
    println!(
        "{} shares, {among} pairs, {found} edges",
        shares.object.len()
    );
    if [pairs(shares)?, loop_pairs(shares)] != [among; 2] {
        return Err("loop and engine count different pairs".into());
    }
    if loop_edges(shares) != found {
        return Err("loop and engine find different edges".into());
    }
    Ok(())
}

fn pairs(shares: &Shares) -> Result<u64, Failure> {
    let counted = count_pairs(shares, &[], &[WINDOW_SECS], &|_, _, _| true)?;
    Ok(counted.totals().iter().sum())
}

/// Edges, and the pairs among which they were found.
fn edges(shares: &Shares) -> Result<(u64, u64), Failure> {
    let params = Params {
        windows_secs: vec![WINDOW_SECS],
        min_participation: 0,
        min_weight: MIN_WEIGHT,
        threads: 1,
        ..Params::default()
    };
    let found = detect(shares, &params, &|_, _, _| true)?;
    Ok((
        found.edges.len() as u64,
        found.stats.pair_count.totals().iter().sum(),
    ))
}

/// (object, time, account), ascending.
fn sorted(shares: &Shares) -> Vec<(u32, i64, u32)> {
    let columns = shares.object.iter().zip(&shares.time_ms);
    let mut rows: Vec<_> = columns
        .zip(&shares.account)
        .map(|((&object, &time), &account)| (object, time, account))
        .collect();
    rows.sort_unstable();
    rows
}

/// Calls `visit` with object and accounts of every two shares of an object within the window.
fn sweep(rows: &[(u32, i64, u32)], mut visit: impl FnMut(u32, u32, u32)) {
    let window_ms = (WINDOW_SECS * 1000.0) as i64;
    for (at, &(object, time, account)) in rows.iter().enumerate() {
        for &(other, newer, partner) in &rows[at + 1..] {
            if other != object || newer - time > window_ms {
                break;
            }
            visit(object, account, partner);
        }
    }
}

fn loop_pairs(shares: &Shares) -> u64 {
    let mut pairs = 0;
    sweep(&sorted(shares), |_, account, partner| {
        // Looked at, so that the compiler cannot count without visiting.
        black_box((account, partner));
        pairs += 1;
    });
    pairs
}

fn loop_edges(shares: &Shares) -> u64 {
    let mut met: Vec<(u32, u32, u32)> = Vec::new();
    sweep(&sorted(shares), |object, account, partner| {
        if account != partner {
            met.push((account.min(partner), account.max(partner), object));
        }
    });
    met.sort_unstable();
    met.dedup();
    let edges = met.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
    edges
        .filter(|objects| objects.len() >= MIN_WEIGHT as usize)
        .count() as u64
}

fn read(text: &str) -> Result<Shares, Failure> {
    let mut rows = Vec::new();
    for line in text.lines().skip(1) {
        let mut fields = line.split(',');
        let mut field = || fields.next().ok_or("a column is missing");
        let (object, account, content, time) = (field()?, field()?, field()?, field()?);
        let time_ms = time.parse::<i64>()? * 1000;
        rows.push(("url", object, "x", account, content, time_ms));
    }
    Ok(Shares::from_rows(rows))
}
