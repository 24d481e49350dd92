//! Import screen: what a file is, what reading it would give, reading it.

mod remembered;
mod views;

use std::path::Path;

use zwerm_workbench::{Command, DryRun, Imported};
use zwerm_workbench::{
    Control, ImportRecord, Probe, ProbeOptions, Role, Workbench, digest, format_in_words,
};

use crate::Desk;
use crate::api::{ChangeView, ColumnRole, DeskError, ImportView, ProbeAsk, ProbeView, RejectPage};
use crate::error::Result;
use crate::jobs::About;
use crate::session::OpenCase;

pub(crate) use remembered::Kept;
use views::Source;

/// Rejects of one page at most.
const LARGEST_PAGE: u64 = 500;

impl Desk {
    /// Looks at a file and says how it would be read. What was decided for an earlier file with the
    /// same header is taken over when nothing is decided yet.
    pub fn probe(&self, file: u32, ask: &ProbeAsk) -> Result<ProbeView> {
        let path = self.inner.files.path(file)?;
        let mut ask = ask.clone();
        let reader = &self.inner.home.reader;
        let probe = |options: &ProbeOptions| reader.probe(&path, options, &Control::quiet());
        let mut probed = probe(&options(&ask)?).map_err(of(&path))?;
        let mut remembered = false;
        if ask == ProbeAsk::default()
            && let Some(earlier) = self.remembered(&probed)
            // What was remembered may not fit this file after all: then it is a file like any other.
            && let Ok(again) = options(&earlier).and_then(|options| Ok(probe(&options)?))
        {
            (ask, probed, remembered) = (earlier, again, true);
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
        view.remembered = remembered;
        view.already_imported = already_imported;
        Ok(view)
    }

    /// Job `dry-run`: reads the whole file and writes nothing. Replaces a dry run of the same file.
    pub fn start_dry_run(&self, file: u32, ask: ProbeAsk) -> Result<u32> {
        let path = self.inner.files.path(file)?;
        let options = options(&ask)?;
        Ok(
            self.start_job_about("dry-run", About::File(file), move |desk, _, control| {
                let reader = &desk.inner.home.reader;
                Ok(of_dry_run(
                    &path,
                    reader
                        .dry_run(&path, &options, control)
                        .map_err(of(&path))?,
                ))
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
            desk.remember_mapping(&probed, &decided(&ask, &probed));
            desk.after_change(&case);
            of_imported(&case, imported)
        }))
    }

    /// A page of the rows of an import that could not be used.
    pub fn rejects(&self, import_id: &str, offset: u64, limit: u64) -> Result<RejectPage> {
        let case = self.case()?;
        let limit = limit.min(LARGEST_PAGE) as u32;
        let (name, total, rows) = case.reader().reject_page(import_id, offset, limit)?;
        Ok(RejectPage {
            total,
            rows: rows
                .iter()
                .map(|reject| views::of_reject(&name, reject))
                .collect(),
        })
    }

    /// Removes an import; undo brings it back. Refused while a run rests on it.
    pub fn remove_import(&self, import_id: &str) -> Result<ChangeView> {
        let case = self.case()?;
        let command = Command::RemoveImport {
            id: import_id.to_owned(),
        };
        let changed = case.writer().change(command)?;
        self.after_change(&case);
        Ok(changed.into())
    }

    pub(crate) fn import_views(&self, case: &OpenCase) -> Result<Vec<ImportView>> {
        let imports: Vec<ImportRecord> = case.reader().imports()?;
        imports.iter().map(views::of_record).collect()
    }
}

/// An error of the façade as one about this file.
fn of(path: &Path) -> impl Fn(zwerm_workbench::Error) -> DeskError + '_ {
    |error| DeskError::from(error).about(path)
}

/// The window's decisions as the engine takes them.
fn options(ask: &ProbeAsk) -> Result<ProbeOptions> {
    let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    Ok(ProbeOptions {
        format: filled(&ask.format),
        map: ask
            .roles
            .iter()
            .map(|given| Ok((role(&given.role)?, given.column.clone())))
            .collect::<Result<Vec<_>>>()?,
        // A delimiter may be a blank.
        delimiter: ask.delimiter.clone().filter(|text| !text.is_empty()),
        encoding: filled(&ask.encoding),
        time_zone: filled(&ask.time_zone),
        time_format: filled(&ask.time_format),
        platform: filled(&ask.platform),
        ..ProbeOptions::default()
    })
}

fn role(text: &str) -> Result<Role> {
    text.parse().map_err(|_| {
        DeskError::usage(
            "invalid-role",
            format!(
                "\"{text}\" is not a role. An object type is written with a-z, 0-9 and _, at most 40 of them."
            ),
        )
    })
}

/// What is worth remembering: the analyst's decisions, and the roles that were in force.
fn decided(ask: &ProbeAsk, probed: &Probe) -> ProbeAsk {
    let roles = probed
        .columns
        .iter()
        .map(|column| ColumnRole {
            column: column.name.clone(),
            role: column.role.to_string(),
        })
        .collect();
    ProbeAsk {
        roles,
        ..ask.clone()
    }
}

/// The import of the same bytes that is in the case already. Only a file of the same size is read.
fn imported_before(case: &OpenCase, path: &Path, size_bytes: u64) -> Result<Option<String>> {
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
    Ok(same.map(|import| import.id))
}

fn of_dry_run(path: &Path, dry_run: DryRun) -> ImportView {
    let source = Source {
        import_id: String::new(),
        name: file_name(path),
        sha256: dry_run.sha256,
        size_bytes: dry_run.size_bytes,
        format: format_in_words(&dry_run.probe.mapping),
        imported_at_utc: String::new(),
    };
    views::of_outcome(source, dry_run.outcome)
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
