//! Rejected rows: page by page, and written to a file that runs nothing in a spreadsheet.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use zwerm_workbench::{Reject, write_rejects};

use super::views;
use crate::Desk;
use crate::api::{DeskError, RejectPage, RejectsAsk, WrittenView};
use crate::error::Result;
use crate::report::{free_name, target};

/// Rejects of one page at most.
const LARGEST_PAGE: u64 = 500;

/// Dry runs whose rejects are kept.
const KEPT: usize = 20;

/// The first rejects of the newest dry run of each file, with its name.
#[derive(Default)]
pub(super) struct DryRuns(Mutex<BTreeMap<u32, (String, Vec<Reject>)>>);

impl DryRuns {
    pub(super) fn keep(&self, file: u32, name: String, rejects: Vec<Reject>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(file, (name, rejects));
        // Numbers of files grow: the first is the oldest.
        while kept.len() > KEPT {
            kept.pop_first();
        }
    }

    fn of(&self, file: u32) -> Option<(String, Vec<Reject>)> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(&file).cloned()
    }
}

impl Desk {
    /// A page of the rows of an import, or of a set of imports, that could not be used.
    pub fn rejects(&self, import_id: &str, offset: u64, limit: u64) -> Result<RejectPage> {
        let case = self.case()?;
        let rejects = case.reader().rejects_of(import_id)?;
        let from = usize::try_from(offset).unwrap_or(usize::MAX);
        let limit = usize::try_from(limit.min(LARGEST_PAGE)).unwrap_or_default();
        Ok(RejectPage {
            total: rejects.len() as u64,
            rows: rejects
                .iter()
                .skip(from)
                .take(limit)
                .map(|(name, reject)| views::of_reject(name, reject))
                .collect(),
        })
    }

    /// Name that a file of rejects gets when nobody says another.
    pub fn rejects_name(&self, ask: &RejectsAsk) -> Result<String> {
        let rejects = self.rejects_for(ask)?;
        let name = rejects.first().map_or("", |(name, _)| name.as_str());
        let stem = name.split('.').next().unwrap_or_default();
        let stem = zwerm_workbench::safe_file_name(stem);
        Ok(match ask.import_id.is_some() {
            true => format!("{stem} rejected.csv"),
            false => format!("{stem} rejected, dry run.csv"),
        })
    }

    /// Writes rejects as CSV; none when the user was to choose a place and did not.
    pub fn save_rejects(
        &self,
        ask: &RejectsAsk,
        place: Option<PathBuf>,
    ) -> Result<Option<WrittenView>> {
        let name = self.rejects_name(ask)?;
        let rejects = self.rejects_for(ask)?;
        let out = match self.open_now() {
            Some(case) => target(&case, place, ask.choose_place, &name),
            None if place.is_some() || ask.choose_place => place,
            None => Some(free_name(&self.inner.home.cases_dir, &name)),
        };
        let Some(out) = out else {
            return Ok(None);
        };
        let written = write_rejects(&rejects, &out)?;
        self.written(&out, &written, Vec::new()).map(Some)
    }

    fn rejects_for(&self, ask: &RejectsAsk) -> Result<Vec<(String, Reject)>> {
        if let Some(import) = &ask.import_id {
            return Ok(self.case()?.reader().rejects_of(import)?);
        }
        let dry_run = ask
            .file
            .and_then(|file| self.inner.import.dry_runs.of(file));
        let Some((name, rejects)) = dry_run else {
            return Err(DeskError::usage(
                "no-dry-run",
                "No dry run of this file is known. Let it be read again.",
            ));
        };
        Ok(rejects
            .into_iter()
            .map(|reject| (name.clone(), reject))
            .collect())
    }
}
