//! Import screen: what a file is, what reading it would give, reading it.

mod intake;
mod options;
mod pictures;
mod quality;
mod rejects;
mod remembered;
mod sets;
mod views;

use std::path::Path;

use zwerm_workbench::mappings::fingerprint_of;
use zwerm_workbench::{
    Command, Control, DryRun, ImportRecord, Imported, ProbeOptions, Workbench, digest,
    format_in_words,
};

use crate::Desk;
use crate::api::{
    ChangeView, DeskError, EarlierImport, ImportView, KnownFormatView, ProbeAsk, ProbeView,
};
use crate::error::Result;
use crate::jobs::About;
use crate::session::OpenCase;

pub(crate) use intake::Intakes;
use options::{options, reads_by_columns};
pub(crate) use remembered::Kept;
pub use remembered::MAPPINGS_FILE;
use views::Source;

impl Desk {
    /// Looks at a file and says how it would be read. What was decided for an earlier file with the
    /// same header is taken over when nothing is decided yet.
    pub fn probe(&self, file: u32, ask: &ProbeAsk) -> Result<ProbeView> {
        let path = self.inner.files.path(file)?;
        let mut ask = ask.clone();
        let reader = &self.inner.home.reader;
        let probe = |options: &ProbeOptions| reader.probe(&path, options, &Control::quiet());
        let mut probed = probe(&options(&ask)?).map_err(of(&path))?;
        let mut remembered_at_utc = None;
        if ask == ProbeAsk::default()
            && let Some((earlier, saved_at)) = self.remembered(&probed)
            // What was remembered may not fit this file after all: then it is a file like any other.
            && let Ok(again) = options(&earlier).and_then(|options| Ok(probe(&options)?))
        {
            (ask, probed, remembered_at_utc) = (earlier, again, Some(saved_at));
        }
        let size_bytes = std::fs::metadata(&path).map_or(0, |meta| meta.len());
        let already_imported = match self.open_now() {
            Some(case) => imported_before(&case, &path, size_bytes)?,
            None => None,
        };
        let mut view = views::of_probe(&probed, ask);
        view.file = file;
        view.name = file_name(&path);
        view.size_bytes = size_bytes;
        view.fingerprint = fingerprint_of(&probed);
        view.remembered_at_utc = remembered_at_utc;
        view.already_imported = already_imported;
        if probed.container == "zip" {
            let members = reader
                .members(&path, &Control::quiet())
                .map_err(of(&path))?;
            view.members = views::of_members(members.unwrap_or_default());
        }
        Ok(view)
    }

    /// Job `dry-run`: reads the whole file and writes nothing. Replaces a dry run of the same file.
    pub fn start_dry_run(&self, file: u32, ask: ProbeAsk) -> Result<u32> {
        let path = self.inner.files.path(file)?;
        let options = options(&ask)?;
        Ok(
            self.start_job_about("dry-run", About::File(file), move |desk, _, control| {
                let reader = &desk.inner.home.reader;
                let dry_run = reader
                    .dry_run(&path, &options, control)
                    .map_err(of(&path))?;
                let rejects = dry_run.outcome.rejects_sample.clone();
                let kept = &desk.inner.import.dry_runs;
                kept.keep(file, file_name(&path), rejects);
                of_dry_run(&path, dry_run)
            }),
        )
    }

    /// Job `import`: reads the file into the open case.
    pub fn start_import(&self, file: u32, ask: ProbeAsk) -> Result<u32> {
        let path = self.inner.files.path(file)?;
        let options = options(&ask)?;
        let case = self.case()?;
        case.writer().require_write()?;
        Ok(self.start_job("import", move |desk, control| {
            let reader = &desk.inner.home.reader;
            let probed = reader.probe(&path, &options, control).map_err(of(&path))?;
            let _turn = case.turn(control)?;
            let imported = case
                .writer()
                .import(&path, &options, control)
                .map_err(of(&path))?;
            // What the format says need not be saved, what the analyst or a guess said is. A
            // convenience: an import must not fail because it cannot be remembered.
            if ask != ProbeAsk::default() || (reads_by_columns(&probed) && probed.layout.is_none())
            {
                let _ = desk.remember_mapping(&probed, &ask);
            }
            desk.after_change(&case);
            desk.index_after_import(&case);
            of_imported(&case, imported)
        }))
    }

    /// Every format that is recognised by its content.
    pub fn known_formats(&self) -> Vec<KnownFormatView> {
        views::known_formats()
    }

    /// Removes an import or a set of them; undo brings it back. Refused while a run rests on it.
    pub fn remove_import(&self, import_id: &str) -> Result<ChangeView> {
        let case = self.case()?;
        // A set goes as it came: with any of its files.
        let of_set = case.reader().imports_of_set(import_id)?;
        let id = of_set.first().map_or(import_id, |first| &first.id);
        let command = Command::RemoveImport { id: id.to_owned() };
        let changed = case.writer().change(command)?;
        self.after_change(&case);
        Ok(changed.into())
    }

    pub(crate) fn import_views(&self, case: &OpenCase) -> Result<Vec<ImportView>> {
        sets::views(&case.reader().imports()?)
    }
}

/// An error of the façade as one about this file.
fn of(path: &Path) -> impl Fn(zwerm_workbench::Error) -> DeskError + '_ {
    |error| DeskError::from(error).about(path)
}

/// The import of the same bytes that is in the case already. Only a file of the same size is read.
fn imported_before(case: &OpenCase, path: &Path, size_bytes: u64) -> Result<Option<EarlierImport>> {
    let imports = case.reader().imports()?;
    let same_size = imports
        .iter()
        .any(|import| import.receipt["size"].as_u64() == Some(size_bytes));
    if !same_size {
        return Ok(None);
    }
    let (sha256, _) = digest(path, &case.question()).map_err(of(path))?;
    let same = imports
        .into_iter()
        .find(|import| import.source_sha256 == sha256);
    Ok(same.as_ref().map(earlier))
}

/// An import as the earlier one of the same bytes.
fn earlier(import: &ImportRecord) -> EarlierImport {
    EarlierImport {
        import_id: import.set_id.as_ref().unwrap_or(&import.id).clone(),
        name: import.original_name.clone(),
        imported_at_utc: import.imported_at_utc.clone(),
    }
}

fn of_dry_run(path: &Path, dry_run: DryRun) -> Result<ImportView> {
    let source = Source {
        import_id: String::new(),
        name: file_name(path),
        sha256: dry_run.sha256,
        size_bytes: dry_run.size_bytes,
        format: format_in_words(&dry_run.probe.mapping),
        imported_at_utc: String::new(),
    };
    let facts = views::facts(&serde_json::to_value(&dry_run.probe.mapping)?);
    Ok(views::of_outcome(source, dry_run.outcome, &facts))
}

fn of_imported(case: &OpenCase, imported: Imported) -> Result<ImportView> {
    let workbench: &Workbench = case.reader();
    let record = workbench
        .import_of(&imported.sha256)?
        .ok_or_else(|| DeskError::internal("The import that was just made cannot be found."))?;
    views::of_record(&record)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
