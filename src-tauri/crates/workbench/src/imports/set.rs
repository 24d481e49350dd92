//! Many files read together: one step of the history, one file a table, a receipt for each.

mod coming;
mod reading;

use serde::Serialize;
use serde_json::{Value, json};
use zwerm_case::{Case, Command, ImportRecord};
use zwerm_dataset::{ImportOutcome, ProbeOptions};

use super::intake::{Intake, IntakeFile, IntakeRequest, KnownFile, LeftOut};
use super::{Imported, format_in_words, found, table_ref};
use crate::error::{Error, ErrorKind, Result};
use crate::jobs::Control;
use crate::session::{TOOL, Workbench};
use crate::worker::Reader;
use reading::Recognised;

/// Files of a set from which on a receipt has few examples of its rejects: all are in the table.
const MANY_FILES: usize = 20;
/// Examples of rejects in such a receipt.
const EXAMPLES_OF_MANY: usize = 3;

/// What is to be read together.
#[derive(Debug, Clone, Default)]
pub struct SetRequest {
    /// What it is called in the history: the name of a folder, of an archive.
    pub name: String,
    /// Groups of files and how each is to be read.
    pub groups: Vec<SetGroup>,
}

/// Files that are read alike.
#[derive(Debug, Clone, Default)]
pub struct SetGroup {
    /// The files; see [`super::Intake`].
    pub files: Vec<IntakeFile>,
    /// What is decided about them. What is left open is decided by the first file of the group, and
    /// then for all of them.
    pub options: ProbeOptions,
}

impl SetRequest {
    /// Everything that was found, as it was looked at.
    pub fn of(intake: &Intake) -> SetRequest {
        SetRequest {
            name: intake.name.clone(),
            groups: intake
                .groups
                .iter()
                .map(|group| SetGroup {
                    files: group.files.clone(),
                    options: group.options.clone(),
                })
                .collect(),
        }
    }
}

/// A finished import of several files.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ImportedSet {
    /// Id of the set; none when one file was left, which is an import like any other.
    pub set_id: Option<String>,
    /// What it is called.
    pub name: String,
    /// The imports, in their order.
    pub imported: Vec<Imported>,
    /// Files that were not read, and why.
    pub left_out: Vec<LeftOut>,
    /// Files whose bytes were there before.
    pub known: Vec<KnownFile>,
}

/// A file on its way into the case.
struct Coming {
    file: IntakeFile,
    group: usize,
    /// The archive that it was taken out of.
    archive: Option<Archive>,
}

/// What is known of an archive whose members are imported.
#[derive(Clone)]
struct Archive {
    name: String,
    sha256: String,
}

/// What became of the files so far.
struct Progressing<'a> {
    workbench: &'a Workbench,
    reader: Reader,
    control: &'a Control,
    left_out: Vec<LeftOut>,
    known: Vec<KnownFile>,
    /// Sources that were stored for this set: discarded unless an import refers to them.
    stored: Vec<String>,
}

fn already_imported(import_id: Option<&String>) -> Error {
    let error = Error::new(
        ErrorKind::Input,
        "already-imported",
        "These bytes are in the case already. Nothing was read again.",
    );
    match import_id {
        Some(id) => error.at(id.clone()),
        None => error,
    }
}

impl Workbench {
    /// Imports what is found at some paths: a file alone, or all files of folders and archives as one
    /// step.
    pub fn import_paths(&self, request: &IntakeRequest, control: &Control) -> Result<ImportedSet> {
        self.require_write()?;
        let reader = self.environment().reader;
        if let [file] = request.paths.as_slice()
            && found::is_plain_file(file)
        {
            let options = &request.options;
            let (options, _) = reader.options_with(file, options, &request.mappings, control)?;
            return Ok(ImportedSet {
                set_id: None,
                name: super::file_name(file),
                imported: vec![self.import(file, &options, control)?],
                left_out: Vec::new(),
                known: Vec::new(),
            });
        }
        let intake = reader.intake(request, Some(self), control)?;
        let mut imported = if intake.n_files() == 0 {
            ImportedSet::default()
        } else {
            self.import_set(&SetRequest::of(&intake), control)?
        };
        if imported.imported.is_empty() {
            let error = intake.left_out.iter().find_map(|out| out.error.clone());
            let known = intake
                .known
                .iter()
                .find_map(|known| known.import_id.as_ref());
            return Err(match (error, intake.known.is_empty()) {
                (Some(error), _) => error,
                (None, false) => already_imported(known),
                (None, true) => Error::new(
                    ErrorKind::Input,
                    "no-data",
                    format!("There is no file with data here: {}", intake.name),
                ),
            });
        }
        imported.left_out.extend(intake.left_out);
        imported.left_out.sort_by(|a, b| a.name.cmp(&b.name));
        imported.known.extend(intake.known);
        imported.known.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(imported)
    }

    /// Imports several files as one step. A file that cannot be read is left out, with its reason,
    /// unless none can be. Until the record is written the case does not change.
    pub fn import_set(&self, request: &SetRequest, control: &Control) -> Result<ImportedSet> {
        self.require_write()?;
        let mut set = Progressing {
            workbench: self,
            reader: self.environment().reader,
            control,
            left_out: Vec::new(),
            known: Vec::new(),
            stored: Vec::new(),
        };
        let outcome = set.import(request);
        let stored = std::mem::take(&mut set.stored);
        // An import that failed leaves no bytes behind; those that are referred to stay.
        let discarded = self.case().discard_sources(&stored);
        let imported = outcome?;
        discarded?;
        Ok(imported)
    }
}

impl Progressing<'_> {
    fn import(&mut self, request: &SetRequest) -> Result<ImportedSet> {
        let scratch = Case::stage_tables(self.workbench.dir())?;
        let coming = self.taken_out(request, scratch.path())?;
        let stored = self.store(coming)?;
        drop(scratch);
        let mut sources = self.recognise(stored, request)?;
        let set_id = self.workbench.case().next_import_set_id()?;
        // A single file has its tables to itself, and the name that it would have had alone.
        let part = match sources.as_slice() {
            [_] => self.workbench.case().next_import_id()?,
            _ => set_id.clone(),
        };
        let (staging, outcomes) = loop {
            if sources.is_empty() {
                return Err(self.nothing_left());
            }
            let staging = Case::stage_tables(self.workbench.dir())?;
            let Some(outcomes) = self.read(&mut sources, staging.path(), &part)? else {
                continue;
            };
            break (staging, outcomes);
        };
        let mut read = Vec::new();
        for (source, outcome) in sources.into_iter().zip(outcomes) {
            match outcome {
                Ok(outcome) => read.push((source, outcome)),
                Err(error) => self.leave_out(&source.coming.file.name, &error),
            }
        }
        if read.is_empty() {
            return Err(self.nothing_left());
        }
        self.control.check()?;
        self.record(request, &set_id, &part, read, staging)
    }

    fn leave_out(&mut self, name: &str, error: &Error) {
        self.left_out.push(LeftOut::because_of(name, error));
    }

    /// All files failed: the error of the first, and how many there were.
    fn nothing_left(&self) -> Error {
        let errors: Vec<&Error> = self
            .left_out
            .iter()
            .filter_map(|out| out.error.as_ref())
            .collect();
        let Some(first) = errors.first() else {
            let known = self.known.iter().find_map(|known| known.import_id.as_ref());
            return already_imported(known);
        };
        let mut error = (*first).clone();
        if errors.len() > 1 {
            error.message = format!(
                "{} The other {} files cannot be read either.",
                error.message,
                errors.len() - 1
            );
        }
        error
    }

    fn record(
        &mut self,
        request: &SetRequest,
        set_id: &str,
        part: &str,
        read: Vec<(Recognised, ImportOutcome)>,
        staging: zwerm_case::Staging,
    ) -> Result<ImportedSet> {
        let count = read.len();
        let many = count > 1;
        let ids = self.workbench.case().next_import_ids(count)?;
        let imported_at_utc = self.workbench.environment().now_utc();
        let mut tables = Vec::new();
        for (_, outcome) in &read {
            let files = outcome.tables.iter().map(|table| table_ref(table, part));
            tables.extend(files.collect::<Result<Vec<_>>>()?);
        }
        let mut tables = staging.publish(tables)?;
        let (mut records, mut imported) = (Vec::new(), Vec::new());
        for ((one, mut outcome), id) in read.into_iter().zip(ids) {
            if count > MANY_FILES {
                outcome.rejects_sample.truncate(EXAMPLES_OF_MANY);
            }
            let format = format_in_words(&one.mapping);
            let mut receipt = json!({
                "tool": TOOL,
                "size": one.source.size,
                "sha512": one.source.sha512,
                "format": format,
                "outcome": serde_json::to_value(&outcome)?,
            });
            if let (Some(archive), Some(member)) = (&one.coming.archive, &one.coming.file.member) {
                receipt["archive"] = json!({
                    "name": archive.name,
                    "sha256": archive.sha256,
                    "member": member,
                });
            }
            records.push(ImportRecord {
                id: id.clone(),
                source_sha256: one.source.sha256.clone(),
                original_name: one.coming.file.name.clone(),
                set_id: many.then(|| set_id.to_owned()),
                mapping: serde_json::to_value(&one.mapping)?,
                receipt,
                tables: std::mem::take(&mut tables),
                imported_at_utc: imported_at_utc.clone(),
            });
            imported.push(Imported {
                id,
                file: one.coming.file.name,
                sha256: one.source.sha256,
                size_bytes: one.source.size,
                format,
                outcome,
            });
        }
        let command = match records.pop() {
            Some(only) if !many => Command::AddImport(only),
            last => {
                records.extend(last);
                Command::AddImportSet {
                    id: set_id.to_owned(),
                    name: request.name.clone(),
                    records,
                }
            }
        };
        self.workbench.change(command)?;
        Ok(ImportedSet {
            set_id: many.then(|| set_id.to_owned()),
            name: request.name.clone(),
            imported,
            left_out: std::mem::take(&mut self.left_out),
            known: std::mem::take(&mut self.known),
        })
    }
}

/// What is wrong with a file that somebody gave is an error of the input.
pub(crate) fn source_error(error: zwerm_case::CaseError) -> Error {
    let of_source = matches!(
        error,
        zwerm_case::CaseError::SourceChanged { .. } | zwerm_case::CaseError::SourceNotAFile { .. }
    );
    let mut error = Error::from(error);
    if of_source {
        error.kind = ErrorKind::Input;
    }
    error
}

/// The archive of an import that was a member of one.
pub fn archive_of(receipt: &Value) -> Option<(String, String, String)> {
    let text = |name: &str| Some(receipt["archive"][name].as_str()?.to_owned());
    Some((text("name")?, text("sha256")?, text("member")?))
}
