//! Cases that were opened before: a list beside the settings, newest first.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use zwerm_workbench::{TIME_BINS, TimeBins};

use crate::Desk;
use crate::api::{Barcode, DeskError, RecentCase};
use crate::error::Result;
use crate::network::{LoadedRun, barcode};
use crate::session::OpenCase;
use crate::state_file;

/// Cases remembered.
const KEPT: usize = 12;

/// One remembered case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Remembered {
    path: PathBuf,
    title: String,
    opened_at_utc: String,
    #[serde(default)]
    n_posts: u64,
    #[serde(default)]
    n_runs: u64,
    /// What the barcode shows: see [`subject_of`].
    #[serde(default)]
    shows: String,
    #[serde(default)]
    barcode: Barcode,
}

/// Reads the list; entries that make no sense are left out one by one.
pub(crate) fn load(path: &Path) -> Vec<Remembered> {
    let Some(Value::Array(entries)) = state_file::read(path) else {
        return Vec::new();
    };
    entries
        .into_iter()
        .filter_map(|entry| serde_json::from_value::<Remembered>(entry).ok())
        .filter(|entry| entry.path.is_absolute())
        .map(|mut entry| {
            if entry.barcode.bins.len() != TIME_BINS || entry.barcode.from_ms >= entry.barcode.to_ms
            {
                entry.barcode = Barcode::default();
            }
            entry
        })
        .take(KEPT)
        .collect()
}

/// What the window calls a case by: it follows from the folder, but does not tell it.
fn key_of(path: &Path) -> String {
    let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
    digest[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

impl Desk {
    /// The remembered cases as the start screen shows them.
    pub(crate) fn recent(&self) -> Vec<RecentCase> {
        let list = self.lock_recent().clone();
        list.into_iter()
            .map(|entry| RecentCase {
                key: key_of(&entry.path),
                title: entry.title,
                folder: self.inner.home.shown(&entry.path),
                opened_at_utc: entry.opened_at_utc,
                exists: fs::metadata(entry.path.join("case.sqlite")).is_ok(),
                n_posts: entry.n_posts,
                n_runs: entry.n_runs,
                barcode: entry.barcode,
            })
            .collect()
    }

    /// The folder behind a key.
    pub(crate) fn recent_path(&self, key: &str) -> Result<PathBuf> {
        self.lock_recent()
            .iter()
            .find(|entry| key_of(&entry.path) == key)
            .map(|entry| entry.path.clone())
            .ok_or_else(|| {
                DeskError::usage(
                    "no-such-case",
                    "This case is not in the list any more. Open it from its folder.",
                )
            })
    }

    /// Takes a case from the list; the case itself stays where it is.
    pub fn forget_case(&self, key: &str) -> Result<()> {
        let mut list = self.lock_recent();
        list.retain(|entry| key_of(&entry.path) != key);
        self.save_recent(&list)
    }

    /// Puts a case at the head of the list, with what is known of it without work.
    pub(crate) fn remember(&self, case: &OpenCase) -> Result<()> {
        let (info, shows) = (case.reader().info()?, subject_of(case)?);
        let mut list = self.lock_recent();
        let earlier = list
            .iter()
            .position(|entry| entry.path == case.dir())
            .map(|at| list.remove(at));
        let barcode = earlier
            .filter(|entry| entry.shows == shows)
            .map(|entry| entry.barcode)
            .unwrap_or_default();
        let fresh = Remembered {
            path: case.dir().to_owned(),
            title: info.title,
            opened_at_utc: self.inner.home.now_utc(),
            n_posts: posts_of(case)?,
            n_runs: case.reader().runs()?.len() as u64,
            // Until there is a barcode it shows nothing.
            shows: if barcode.bins.is_empty() {
                String::new()
            } else {
                shows
            },
            barcode,
        };
        list.insert(0, fresh);
        list.truncate(KEPT);
        self.save_recent(&list)
    }

    /// After a change that the list of recent cases shows: runs in the background, because a barcode
    /// needs the times of all posts.
    pub(crate) fn after_change(&self, case: &Arc<OpenCase>) {
        let _ = self.remember(case);
        let (desk, case) = (self.clone(), case.clone());
        self.inner.jobs.aside(move || {
            // Comfort only: a case that was closed meanwhile simply keeps its earlier barcode.
            let _ = desk.remember_barcode(&case);
        });
    }

    /// Computes and keeps the barcode of a case as it is now.
    fn remember_barcode(&self, case: &OpenCase) -> Result<()> {
        let shows = subject_of(case)?;
        let known = |entry: &&mut Remembered| entry.path == case.dir();
        if self
            .lock_recent()
            .iter_mut()
            .find(known)
            .is_none_or(|entry| entry.shows == shows)
        {
            return Ok(());
        }
        let barcode = barcode_of(case)?;
        let mut list = self.lock_recent();
        if let Some(entry) = list.iter_mut().find(known) {
            entry.barcode = barcode;
            entry.shows = shows;
        }
        self.save_recent(&list)
    }

    fn lock_recent(&self) -> MutexGuard<'_, Vec<Remembered>> {
        let recent = &self.inner.start.recent;
        recent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn save_recent(&self, list: &[Remembered]) -> Result<()> {
        state_file::write(&self.inner.home.data_dir.join("recent.json"), &list)
    }
}

/// What the barcode of a case shows: its newest run with a pair, or else its imports.
fn subject_of(case: &OpenCase) -> Result<String> {
    Ok(match newest_run(case)? {
        Some(run) => format!("run {run}"),
        None => format!("imports {}", case.reader().import_ids()?.join(" ")),
    })
}

fn newest_run(case: &OpenCase) -> Result<Option<String>> {
    let mut runs = case.reader().runs()?.into_iter().rev();
    Ok(runs
        .find(|run| run.summary["n_pairs"].as_u64().is_some_and(|n| n > 0))
        .map(|run| run.id))
}

/// The pairs of the newest run over time, or else the posts.
fn barcode_of(case: &OpenCase) -> Result<Barcode> {
    if let Some(run) = newest_run(case)? {
        let pairs = LoadedRun::of(case, &run)?.pairs_over_time(case)?;
        return Ok(barcode(&pairs.all));
    }
    let held = case.held(&case.question())?;
    let times = || {
        held.holdings
            .posts()
            .posts()
            .iter()
            .map(|post| post.time_ms)
    };
    let mut bins = TimeBins::between(times().next(), times().next_back());
    times().for_each(|time| bins.add(time));
    Ok(barcode(&bins))
}

/// Posts in a case, by the receipts of its imports.
fn posts_of(case: &OpenCase) -> Result<u64> {
    Ok(case
        .reader()
        .imports()?
        .iter()
        .filter_map(|import| import.receipt.pointer("/outcome/n_posts")?.as_u64())
        .sum())
}
