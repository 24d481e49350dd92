//! Decisions about files, saved by the fingerprint of their header: the next export of the same tool is
//! read in the same way without a question. The file is that of `zwerm mapping`, so it is read each
//! time: the command line may have added to it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;
use serde_json::Value;
use zwerm_workbench::mappings::{
    STORE, SavedMapping, SavedMappings, fingerprint_of, header_fingerprint,
};
use zwerm_workbench::{Control, Probe};

use super::options::{ask_of, decided, options};
use super::{of, views};
use crate::Desk;
use crate::api::{DeskError, ProbeAsk, SavedMappingView, TakenMappings, WrittenView};
use crate::error::Result;
use crate::home::DeskHome;
use crate::report::free_name;
use crate::state_file;

/// Name that a file of mappings gets when nobody says another.
pub const MAPPINGS_FILE: &str = "zwerm-mappings.json";

/// Columns named of one saved mapping.
const NAMED: usize = 200;

/// What was decided.
pub(crate) struct Kept {
    store: PathBuf,
    /// Two windows of one program do not write at once.
    writing: Mutex<()>,
    /// Rejects of the newest dry run, by the number of the file.
    pub(super) dry_runs: super::rejects::DryRuns,
}

impl Kept {
    pub(crate) fn load(home: &DeskHome) -> Kept {
        Kept {
            store: home.data_dir.join(STORE),
            writing: Mutex::new(()),
            dry_runs: Default::default(),
        }
    }

    fn known(&self) -> SavedMappings {
        SavedMappings::read_if_there(&self.store).unwrap_or_else(|_| of_version_0(&self.store))
    }

    /// Changes what is saved.
    fn change<T>(&self, what: impl FnOnce(&mut SavedMappings) -> T) -> Result<T> {
        let _turn = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut known = self.known();
        let answer = what(&mut known);
        known.write(&self.store)?;
        Ok(answer)
    }
}

/// What the first version of this program wrote: decisions by fingerprint, without the header. All of
/// them name the roles of all columns, which are the header.
fn of_version_0(store: &Path) -> SavedMappings {
    #[derive(Deserialize)]
    struct Decision {
        ask: ProbeAsk,
        used_at_utc: String,
    }
    let mut mappings = SavedMappings::default();
    let Some(Value::Object(entries)) = state_file::read(store) else {
        return mappings;
    };
    for (fingerprint, value) in entries {
        let Ok(Decision { ask, used_at_utc }) = serde_json::from_value(value) else {
            continue;
        };
        let roles = ask.roles.iter().map(|given| given.column.clone());
        let header: Vec<String> = roles.collect();
        let format = ["csv", "ndjson", "parquet"]
            .into_iter()
            .find(|format| header_fingerprint(format, &header) == fingerprint);
        if let (Some(format), Ok(options)) = (format, options(&ask)) {
            mappings.remember(SavedMapping {
                fingerprint,
                format: format.to_owned(),
                header,
                options,
                saved_at_utc: used_at_utc,
            });
        }
    }
    mappings
}

fn view(saved: &SavedMapping) -> SavedMappingView {
    let format = [Some(saved.format.as_str()), saved.options.layout.as_deref()];
    let format = format.into_iter().flatten().filter(|part| *part != "none");
    SavedMappingView {
        fingerprint: saved.fingerprint.clone(),
        format: views::format_in_words(&format.collect::<Vec<_>>().join(", ")),
        columns: saved.header.iter().take(NAMED).cloned().collect(),
        n_columns: saved.header.len() as u64,
        saved_at_utc: saved.saved_at_utc.clone(),
    }
}

impl Desk {
    /// All that is saved, for what reads many files at once.
    pub(super) fn mappings(&self) -> SavedMappings {
        self.inner.import.known()
    }

    /// What was decided for files with this header, and when.
    pub(super) fn remembered(&self, probed: &Probe) -> Option<(ProbeAsk, String)> {
        let fingerprint = fingerprint_of(probed)?;
        let known = self.inner.import.known();
        let saved = known.of(&fingerprint)?;
        Some((ask_of(&saved.options), saved.saved_at_utc.clone()))
    }

    /// Saves what was decided for files with this header.
    pub(super) fn remember_mapping(
        &self,
        probed: &Probe,
        ask: &ProbeAsk,
    ) -> Result<SavedMappingView> {
        let Some(fingerprint) = fingerprint_of(probed) else {
            return Err(DeskError::usage(
                "no-header",
                "This file has no columns of its own by which others like it could be known.",
            ));
        };
        let saved = SavedMapping {
            fingerprint,
            format: probed.format.clone(),
            header: probed.header.clone(),
            options: options(&decided(ask, probed))?,
            saved_at_utc: self.inner.home.now_utc(),
        };
        let shown = view(&saved);
        self.inner.import.change(|known| known.remember(saved))?;
        Ok(shown)
    }

    /// Saved mappings, those used last first.
    pub fn saved_mappings(&self) -> Vec<SavedMappingView> {
        let known = self.inner.import.known();
        let mut list: Vec<SavedMappingView> = known.all().map(view).collect();
        list.sort_by(|a, b| {
            let newer = b.saved_at_utc.cmp(&a.saved_at_utc);
            newer.then_with(|| a.fingerprint.cmp(&b.fingerprint))
        });
        list
    }

    /// Saves how a file is read, for all files with the same header.
    pub fn save_mapping(&self, file: u32, ask: &ProbeAsk) -> Result<SavedMappingView> {
        let path = self.inner.files.path(file)?;
        let reader = &self.inner.home.reader;
        let probed = reader
            .probe(&path, &options(ask)?, &Control::quiet())
            .map_err(of(&path))?;
        self.remember_mapping(&probed, ask)
    }

    /// Forgets what was decided for files with this header.
    pub fn forget_mapping(&self, fingerprint: &str) -> Result<()> {
        self.inner
            .import
            .change(|known| known.forget(fingerprint))?;
        Ok(())
    }

    /// Writes saved mappings to a file, all when none is named; none when the user was to choose a
    /// place and did not.
    pub fn save_mappings_file(
        &self,
        fingerprints: &[String],
        place: Option<PathBuf>,
        choose_place: bool,
    ) -> Result<Option<WrittenView>> {
        let known = self.inner.import.known();
        let mut chosen = SavedMappings::default();
        for mapping in known.all() {
            if fingerprints.is_empty() || fingerprints.contains(&mapping.fingerprint) {
                chosen.remember(mapping.clone());
            }
        }
        if chosen.all().next().is_none() {
            return Err(DeskError::usage(
                "no-mapping",
                "No mapping is saved that could be written.",
            ));
        }
        let out = match place {
            Some(place) => place,
            None if choose_place => return Ok(None),
            None => free_name(&self.inner.home.cases_dir, MAPPINGS_FILE),
        };
        let written = chosen.write(&out)?;
        self.written(&out, &written, Vec::new()).map(Some)
    }

    /// Takes over the mappings of a file that `save_mappings_file` or `zwerm mapping` has written.
    pub fn take_mappings(&self, file: u32) -> Result<TakenMappings> {
        let path = self.inner.files.path(file)?;
        let others = SavedMappings::read(&path).map_err(of(&path))?;
        let (n_new, n_replaced) = self.inner.import.change(|known| known.take_over(others))?;
        Ok(TakenMappings {
            n_new: n_new as u64,
            n_replaced: n_replaced as u64,
        })
    }
}
