//! Pages of an edge table of a million rows, as the window asks for them, and how long each takes.
//!
//! ```text
//! table [GROUPS]    20 groups of 320 accounts unless given: a million edges
//! ```
//!
//! The case is made on the spot, the same each time: every group shares ten things within a minute,
//! and each account leaves some of them out. A page is timed from the question to its bytes as JSON.

#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fmt::Write;
use std::time::{Duration, Instant};

use serde_json::json;
use tempfile::TempDir;
use zwerm_desk::api::{JobPhase, RunView};
use zwerm_desk::{Desk, DeskHome, Reply, dispatch};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What a page may take.
const LIMIT_MS: f64 = 100.0;
const GROUPS: u64 = 20;
const GROUP_SIZE: u64 = 320;
const OBJECTS: u64 = 10;
const FIRST_SECOND: u64 = 1_700_000_000;
/// Rows that a table of the window asks for at once.
const PAGE_ROWS: u64 = 100;
/// Places in an order that are jumped to.
const JUMPS: u64 = 25;

const COLUMNS: [&str; 11] = [
    "weight",
    "from_id",
    "to_id",
    "n_objects",
    "n_layers",
    "median_time_delta",
    "community",
    "first_ms",
    "last_ms",
    "mark",
    "n_marked_pairs",
];

fn main() -> Result<()> {
    let groups = match std::env::args().nth(1) {
        Some(text) => text.parse()?,
        None => GROUPS,
    };
    let folder = tempfile::tempdir()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .build()?;
    let here = |name: &str| folder.path().join(name);
    let home = DeskHome::new(here("data"), here("cases"), here("datasets"));
    let desk = Desk::new(home, runtime.handle().clone());
    let run = made(&desk, &folder, groups)?;
    println!("{} accounts, {} edges", run.n_accounts, run.n_edges);
    judge_some(&desk, &run.run_id, run.n_edges)?;

    println!(
        "{:<20} {:<20} {:>10} {:>12} {:>10}",
        "order by", "filter", "first ms", "then median", "worst ms"
    );
    let filters = [
        ("everything", json!({})),
        ("8 pairs or more", json!({ "min_weight": 8 })),
        ("three communities", json!({ "communities": [1, 2, 3] })),
        ("part of an id", json!({ "text": "7" })),
    ];
    let mut worst = 0.0_f64;
    for column in COLUMNS {
        for (words, filter) in &filters {
            let ask = |offset: u64, descending: bool| {
                json!({ "ask": {
                    "run": run.run_id, "table": "edges", "filter": filter, "sort": column,
                    "descending": descending, "offset": offset, "limit": PAGE_ROWS,
                } })
            };
            // The first page sorts (and, with a new filter, asks what passes); all others look it up.
            let (first, matching) = page(&desk, ask(0, true))?;
            let mut times = Vec::new();
            for jump in 0..JUMPS {
                let last = matching.saturating_sub(PAGE_ROWS);
                let offset = (jump * 7_919_993 + 12_345) % (last + 1);
                times.push(page(&desk, ask(offset, true))?.0);
            }
            times.push(page(&desk, ask(matching.saturating_sub(PAGE_ROWS), true))?.0);
            times.sort_by(f64::total_cmp);
            let (median, slowest) = (times[times.len() / 2], times[times.len() - 1]);
            worst = worst.max(slowest).max(first);
            println!("{column:<20} {words:<20} {first:>10.1} {median:>12.1} {slowest:>10.1}");
        }
    }
    let verdict = if worst <= LIMIT_MS {
        "within"
    } else {
        "BEYOND"
    };
    println!("worst of all {worst:.0} ms, {verdict} {LIMIT_MS:.0} ms");
    Ok(())
}

/// Milliseconds of a page until its bytes are there, and the rows that pass.
fn page(desk: &Desk, ask: serde_json::Value) -> Result<(f64, u64)> {
    let began = Instant::now();
    let reply = call(desk, "edge_page", ask)?;
    let bytes = serde_json::to_vec(&reply)?;
    let ms = began.elapsed().as_secs_f64() * 1e3;
    if bytes.is_empty() {
        return Err("a page without bytes".into());
    }
    Ok((ms, reply["matching"].as_u64().unwrap_or(0)))
}

fn call(desk: &Desk, name: &str, args: serde_json::Value) -> Result<serde_json::Value> {
    match dispatch(desk, name, args, Vec::new()).map_err(|error| error.message)? {
        Reply::Json(value) => Ok(value),
        Reply::Bytes(_) => Err("bytes where JSON was expected".into()),
    }
}

/// A case with the file imported and a run of it.
fn made(desk: &Desk, folder: &TempDir, groups: u64) -> Result<RunView> {
    let path = folder.path().join("million.csv");
    std::fs::write(&path, shares(groups)?)?;
    desk.create_case("A million edges")
        .map_err(|error| error.message)?;
    let file = desk
        .register_files(&[path])
        .into_iter()
        .next()
        .ok_or("the file was not taken")?;
    let asked = json!({ "file": file.file, "ask": {} });
    wait(desk, call(desk, "start_import", asked)?)?;
    let ask = json!({ "ask": {
        "name": "million", "windows_secs": [60.0], "min_weight": 2, "significance": false,
    } });
    Ok(serde_json::from_value(wait(
        desk,
        call(desk, "start_detect", ask)?,
    )?)?)
}

/// A few judgements, as somebody at work has them.
fn judge_some(desk: &Desk, run: &str, n_edges: u64) -> Result<()> {
    for at in 0..100 {
        let mark = ["convincing", "unclear", "innocent"][at as usize % 3];
        let edge = (at * 7_919) % n_edges.max(1);
        let ask = json!({ "ask": { "run": run, "edge": edge, "pair_key": null, "mark": mark } });
        call(desk, "mark", ask)?;
    }
    Ok(())
}

fn wait(desk: &Desk, job: serde_json::Value) -> Result<serde_json::Value> {
    let job = u32::try_from(job.as_u64().ok_or("no job was started")?)?;
    loop {
        let view = desk.job(job).ok_or("the job is gone")?;
        match view.state {
            JobPhase::Running => std::thread::sleep(Duration::from_millis(20)),
            JobPhase::Done => return Ok(view.result.unwrap_or_default()),
            _ => return Err(format!("{:?}", view.error).into()),
        }
    }
}

/// Shares as CSV: whoever takes part in an object does so within its minute.
fn shares(groups: u64) -> Result<String> {
    let mut csv = String::from("object_id,account_id,content_id,timestamp_share\n");
    for group in 0..groups {
        for object in 0..OBJECTS {
            let begin = FIRST_SECOND + (group * OBJECTS + object) * 3_600;
            for member in 0..GROUP_SIZE {
                let chance = scattered(group << 40 | object << 20 | member);
                if chance.is_multiple_of(8) {
                    continue;
                }
                let account = scattered(group << 20 | member) % 1_000_000_000;
                writeln!(
                    csv,
                    "https://example.org/{group}/{object},user_{account},p{group}_{object}_{member},{}",
                    begin + chance / 8 % 59
                )?;
            }
        }
    }
    Ok(csv)
}

/// A number that looks drawn: the finaliser of SplitMix64.
fn scattered(number: u64) -> u64 {
    let mut bits = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
