//! Many files read together: one step of the history, one file a table, a receipt for each.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Value, json};
use zwerm_case::{Case, Command, CopiedSource, ImportRecord, StoredSource};
use zwerm_dataset::{ImportOutcome, Mapping, Probe, ProbeOptions};

use super::intake::{Intake, IntakeFile, IntakeRequest, KnownFile, LeftOut};
use super::{Imported, format_in_words, found, require_roles, table_ref};
use crate::error::{Error, ErrorKind, Result};
use crate::jobs::Control;
use crate::mappings::decisions;
use crate::session::{TOOL, Workbench};
use crate::unfinished::{OpenForWriting, still_written};
use crate::worker::{Reader, Source, ToProbe};

/// Sources that get their place in the case in one go.
const SETTLED_AT_ONCE: usize = 256;
/// Files of a set from which on a receipt has few examples of its rejects: all are in the table.
const MANY_FILES: usize = 20;
/// Examples of rejects in such a receipt.
const EXAMPLES_OF_MANY: usize = 3;
/// How often a set is begun again without a file that made the reading process fall.
const MOST_FALLS: usize = 8;

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

    /// The files of the request; members of archives are taken out into files of `scratch`.
    fn taken_out(&mut self, request: &SetRequest, scratch: &Path) -> Result<Vec<Coming>> {
        let mut coming = Vec::new();
        let mut archives: Vec<(PathBuf, Vec<usize>)> = Vec::new();
        for (group, files) in request.groups.iter().enumerate() {
            for file in &files.files {
                if file.member.is_some() {
                    let known = archives.iter_mut().find(|(path, _)| *path == file.path);
                    match known {
                        Some((_, members)) => members.push(coming.len()),
                        None => archives.push((file.path.clone(), vec![coming.len()])),
                    }
                }
                coming.push(Some(Coming {
                    file: file.clone(),
                    group,
                    archive: None,
                }));
            }
        }
        for (number, (path, places)) in archives.into_iter().enumerate() {
            let folder = scratch.join(format!("archive-{number}"));
            std::fs::create_dir(&folder)
                .map_err(|error| Error::io("take members out of an archive", &folder, &error))?;
            let taken = self.take_out_of(&path, &places, &coming, &folder);
            match taken {
                Err(error) if error.code == "cancelled" => return Err(error),
                Err(error) => {
                    for slot in places {
                        let lost = coming.get_mut(slot).and_then(Option::take);
                        self.leave_out(&lost.map(|it| it.file.name).unwrap_or_default(), &error);
                    }
                }
                Ok((archive, results)) => {
                    for ((at, slot), result) in places.into_iter().enumerate().zip(results) {
                        let Some(Some(one)) = coming.get_mut(slot) else {
                            continue;
                        };
                        match result {
                            Ok(_) => {
                                one.archive = Some(archive.clone());
                                one.file.path = folder.join(at.to_string());
                            }
                            Err(error) => {
                                let name = one.file.name.clone();
                                coming[slot] = None;
                                self.leave_out(&name, &error);
                            }
                        }
                    }
                }
            }
        }
        Ok(coming.into_iter().flatten().collect())
    }

    fn take_out_of(
        &self,
        path: &Path,
        places: &[usize],
        coming: &[Option<Coming>],
        folder: &Path,
    ) -> Result<(Archive, Vec<Result<u64>>)> {
        let members = places
            .iter()
            .filter_map(|&slot| coming.get(slot)?.as_ref()?.file.member.clone())
            .collect();
        let (before, _) = super::digest(path, self.control)?;
        let results = self.reader.extract(path, members, folder, self.control)?;
        let (sha256, _) = super::digest(path, self.control)?;
        if sha256 != before {
            return Err(Error::new(
                ErrorKind::Input,
                "source-changed",
                format!(
                    "The archive changed while it was read, so nothing of it was imported. Wait until it is complete and import it again. File: {}",
                    path.display()
                ),
            ));
        }
        let archive = Archive {
            name: super::file_name(path),
            sha256,
        };
        Ok((archive, results))
    }

    /// Copies the files into the case; each twice-seen content once.
    fn store(&mut self, coming: Vec<Coming>) -> Result<Vec<(Coming, StoredSource)>> {
        let total: u64 = coming.iter().map(|one| one.file.size_bytes).sum();
        let open = OpenForWriting::now();
        let mut seen: HashMap<String, String> = HashMap::new();
        let mut copies: Vec<(Coming, CopiedSource)> = Vec::new();
        let mut stored = Vec::new();
        let mut before = 0;
        for one in coming {
            let progress =
                |stage: &str, done: u64, _: u64| self.control.step(stage, before + done, total);
            let name = one.file.name.clone();
            let copied = match open.program_of(&one.file.path) {
                Some(program) => Err(still_written(&one.file.path, &program)),
                None => {
                    let dir = self.workbench.dir();
                    Case::copy_source(dir, &one.file.path, &name, &progress).map_err(source_error)
                }
            };
            before += one.file.size_bytes;
            if one.archive.is_some() {
                // Taken out for this copy only.
                let _ = std::fs::remove_file(&one.file.path);
            }
            let copied = match copied {
                Ok(copied) => copied,
                Err(error) if error.kind != ErrorKind::Input => return Err(error),
                Err(error) => {
                    self.leave_out(&name, &error);
                    continue;
                }
            };
            let earlier = self.workbench.import_of(copied.sha256())?;
            let same_as = seen.get(copied.sha256()).cloned();
            if earlier.is_some() || same_as.is_some() {
                self.known.push(KnownFile {
                    name,
                    import_id: earlier.map(|import| import.id),
                    same_as,
                });
                continue;
            }
            seen.insert(copied.sha256().to_owned(), name);
            copies.push((one, copied));
            if copies.len() == SETTLED_AT_ONCE {
                self.settle(&mut copies, &mut stored)?;
            }
        }
        self.settle(&mut copies, &mut stored)?;
        Ok(stored)
    }

    fn settle(
        &mut self,
        copies: &mut Vec<(Coming, CopiedSource)>,
        stored: &mut Vec<(Coming, StoredSource)>,
    ) -> Result<()> {
        let progress = |stage: &str, done: u64, total: u64| self.control.step(stage, done, total);
        let (coming, copied): (Vec<Coming>, Vec<CopiedSource>) = copies.drain(..).unzip();
        let hashes: Vec<String> = copied.iter().map(|it| it.sha256().to_owned()).collect();
        self.stored.extend(hashes);
        let settled = self.workbench.case().settle_sources(copied, &progress)?;
        stored.extend(coming.into_iter().zip(settled));
        Ok(())
    }

    /// How each stored file is read: alike within a group.
    fn recognise(
        &mut self,
        stored: Vec<(Coming, StoredSource)>,
        request: &SetRequest,
    ) -> Result<Vec<Recognised>> {
        let shared = self.shared_options(&stored, request)?;
        let to_probe = stored
            .iter()
            .map(|(one, source)| ToProbe {
                place: source.path.as_path().into(),
                member: None,
                options: shared.get(one.group).cloned().unwrap_or_default(),
            })
            .collect();
        let probes = self.reader.probe_many(to_probe, self.control)?;
        let mut recognised = Vec::with_capacity(stored.len());
        for ((coming, source), probe) in stored.into_iter().zip(probes) {
            let shown = PathBuf::from(&coming.file.name);
            let probe = probe.and_then(|probe| {
                require_roles(&probe, &shown)?;
                Ok(probe)
            });
            match probe {
                Ok(probe) => recognised.push(Recognised {
                    coming,
                    source,
                    mapping: probe.mapping,
                }),
                Err(error) => {
                    let name = coming.file.name.clone();
                    self.leave_out(&name, &about(error, &source.path, &name));
                }
            }
        }
        Ok(recognised)
    }

    /// The options of each group, with what its first file decides.
    fn shared_options(
        &self,
        stored: &[(Coming, StoredSource)],
        request: &SetRequest,
    ) -> Result<Vec<ProbeOptions>> {
        let mut shared: Vec<ProbeOptions> = Vec::with_capacity(request.groups.len());
        for (at, group) in request.groups.iter().enumerate() {
            let options = ProbeOptions {
                // A member was taken out of its archive.
                member: None,
                ..super::understood(&group.options)
            };
            let mut files = stored.iter().filter(|(one, _)| one.group == at);
            let (first, second) = (files.next(), files.next());
            shared.push(match (first, second) {
                (Some((_, source)), Some(_)) => {
                    let probe = self.reader.probe_file(&source.path, &options, self.control);
                    match probe {
                        Err(error) if error.code == "cancelled" => return Err(error),
                        Ok(probe) => alike(&options, &probe.mapping),
                        Err(_) => options,
                    }
                }
                _ => options,
            });
        }
        Ok(shared)
    }

    /// Reads the sources; `None` = one made the reading process fall and was taken out of the list.
    fn read(
        &mut self,
        sources: &mut Vec<Recognised>,
        out_dir: &Path,
        part: &str,
    ) -> Result<Option<Vec<Result<ImportOutcome>>>> {
        let list = sources.iter().map(Recognised::to_read).collect();
        let failed = match self
            .reader
            .import_set(list, Some(out_dir), part, self.control)
        {
            Ok(outcomes) => return Ok(Some(outcomes)),
            Err(failed) => failed,
        };
        let falls = self
            .left_out
            .iter()
            .filter(|out| out.code.starts_with("reader-"));
        let suspect = failed.at.filter(|&at| failed.is_fall && at < sources.len());
        let (Some(at), true) = (suspect, falls.count() < MOST_FALLS) else {
            return Err(failed.error);
        };
        // It may have fallen for the sake of all that it had read before: only who falls alone is to
        // blame.
        let (source, mapping) = sources[at].to_read();
        let trial = Case::stage_tables(self.workbench.dir())?;
        let out_dir = Some(trial.path());
        let alone = self
            .reader
            .import_source(source, &mapping, out_dir, "trial", self.control);
        match alone {
            Ok(_) => Err(failed.error),
            Err(error) if error.code == "cancelled" => Err(error),
            Err(error) => {
                let one = sources.remove(at);
                self.leave_out(&one.coming.file.name, &error);
                Ok(None)
            }
        }
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

impl Reader {
    /// The recipe for each file, alike within a group.
    pub(crate) fn recipes(
        &self,
        request: &SetRequest,
        control: &Control,
    ) -> Result<Vec<(IntakeFile, Result<Mapping>)>> {
        let mut list = Vec::new();
        for group in &request.groups {
            let mut options = super::understood(&group.options);
            for (at, file) in group.files.iter().enumerate() {
                let to_probe = |options: &ProbeOptions| ToProbe {
                    place: file.path.as_path().into(),
                    member: file.member.clone(),
                    options: options.clone(),
                };
                if at == 0 && group.files.len() > 1 {
                    let first = self.probe_many(vec![to_probe(&options)], control)?;
                    if let Some(Ok(probe)) = first.first() {
                        options = alike(&options, &probe.mapping);
                    }
                }
                list.push((file.clone(), to_probe(&options)));
            }
        }
        let (files, to_probe): (Vec<IntakeFile>, Vec<ToProbe>) = list.into_iter().unzip();
        let probes = self.probe_many(to_probe, control)?;
        let recipe = |(file, probe): (IntakeFile, Result<Probe>)| {
            let mapping = probe.and_then(|probe| {
                require_roles(&probe, Path::new(&file.name))?;
                Ok(probe.mapping)
            });
            (file, mapping)
        };
        Ok(files.into_iter().zip(probes).map(recipe).collect())
    }

    /// What an import of these files would give, one result a file in the order of the groups. Writes
    /// nothing.
    pub fn dry_run_set(
        &self,
        request: &SetRequest,
        control: &Control,
    ) -> Result<Vec<(IntakeFile, Result<ImportOutcome>)>> {
        let mut results = Vec::new();
        let (mut sources, mut places) = (Vec::new(), Vec::new());
        let mut digests: HashMap<PathBuf, String> = HashMap::new();
        for (file, mapping) in self.recipes(request, control)? {
            let sha256 = match digests.get(&file.path) {
                Some(known) => known.clone(),
                None => super::digest(&file.path, control)?.0,
            };
            digests.insert(file.path.clone(), sha256.clone());
            if let Ok(mapping) = &mapping {
                let source = Source {
                    place: file.path.as_path().into(),
                    sha256,
                    name: file.name.clone(),
                    shown: Path::new(&file.name).into(),
                };
                places.push(results.len());
                sources.push((source, mapping.clone()));
            }
            results.push((file, mapping.map(|_| ImportOutcome::default())));
        }
        let outcomes = self
            .import_set(sources, None, "dry-run", control)
            .map_err(|failed| failed.error)?;
        for (at, outcome) in places.into_iter().zip(outcomes) {
            if let Some((_, slot)) = results.get_mut(at) {
                *slot = outcome;
            }
        }
        Ok(results)
    }
}

/// A stored file and how it is read.
struct Recognised {
    coming: Coming,
    source: StoredSource,
    mapping: Mapping,
}

impl Recognised {
    fn to_read(&self) -> (Source, Mapping) {
        let source = Source {
            place: self.source.path.as_path().into(),
            sha256: self.source.sha256.clone(),
            name: self.coming.file.name.clone(),
            shown: Path::new(&self.coming.file.name).into(),
        };
        (source, self.mapping.clone())
    }
}

/// What one file of a group decides for the others: the meaning of the columns and of their cells. How
/// its bytes are packed is its own affair; a known layout says the rest by itself.
fn alike(options: &ProbeOptions, mapping: &Mapping) -> ProbeOptions {
    let decided = ProbeOptions {
        format: None,
        delimiter: None,
        encoding: None,
        ..decisions(mapping)
    };
    crate::mappings::over(options, &decided)
}

/// An error about a stored copy, in terms of the file that the user knows.
fn about(mut error: Error, copy: &Path, name: &str) -> Error {
    error.message = error.message.replace(&copy.display().to_string(), name);
    error
}

/// What is wrong with a file that somebody gave is an error of the input.
pub(super) fn source_error(error: zwerm_case::CaseError) -> Error {
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
