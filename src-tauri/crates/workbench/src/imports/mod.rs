//! From a source file to canonical tables: probe, dry run, import.

mod found;
mod intake;
mod rejects;
mod set;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use zwerm_case::{Case, Command, ImportRecord, StoredSource, TableRef};
use zwerm_dataset::{ImportOutcome, Mapping, Probe, ProbeOptions, TableFile};

use crate::error::{Error, ErrorKind, Result};
use crate::jobs::Control;
use crate::output::hex;
use crate::session::{TOOL, Workbench};
use crate::unfinished::{OpenForWriting, still_written};
use crate::worker::{Reader, Source};

pub use intake::{Intake, IntakeFile, IntakeGroup, IntakeRequest, KnownFile, LeftOut};
pub(crate) use set::source_error;
pub use set::{ImportedSet, SetGroup, SetRequest, archive_of};

/// What an import would do, without doing it.
#[derive(Debug, Serialize)]
pub struct DryRun {
    /// The file, as named by the user.
    pub file: String,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// What was recognised.
    pub probe: Probe,
    /// What reading it gave.
    pub outcome: ImportOutcome,
}

/// A finished import.
#[derive(Debug, Clone, Serialize)]
pub struct Imported {
    /// Id of the import in this case.
    pub id: String,
    /// The file, as named by the user.
    pub file: String,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// Format, and layout where one was recognised.
    pub format: String,
    /// What reading it gave.
    pub outcome: ImportOutcome,
}

impl Reader {
    /// Looks at a file and guesses how to read it. Writes nothing.
    ///
    /// `options.format` may also name a known format, e.g. `twitter-v2`; a file of another one is then
    /// refused. `none` there reads a known format by its columns.
    pub fn probe(&self, file: &Path, options: &ProbeOptions, control: &Control) -> Result<Probe> {
        let options = understood(options);
        self.probe_file(file, &options, control)
            .map_err(|error| of_other_layout(error, &options))
    }

    /// Reads a file as an import would, and writes nothing.
    pub fn dry_run(
        &self,
        file: &Path,
        options: &ProbeOptions,
        control: &Control,
    ) -> Result<DryRun> {
        let probe = self.probe(file, options, control)?;
        require_roles(&probe, file)?;
        let (sha256, size_bytes) = digest(file, control)?;
        let source = Source {
            place: file.into(),
            sha256: sha256.clone(),
            name: file_name(file),
            shown: file.into(),
        };
        let outcome = self.import_source(source, &probe.mapping, None, "dry-run", control)?;
        Ok(DryRun {
            file: file.display().to_string(),
            sha256,
            size_bytes,
            probe,
            outcome,
        })
    }
}

/// The options with a known format, named in the place of a file format, where it belongs.
pub(crate) fn understood(options: &ProbeOptions) -> ProbeOptions {
    let mut options = options.clone();
    if options.format.as_deref() == Some("none") {
        options.format = None;
        options.layout.get_or_insert_with(|| "none".to_owned());
    }
    if let Some(name) = &options.format
        && options.layout.is_none()
        && zwerm_dataset::known_formats()
            .iter()
            .any(|known| known.id == *name)
    {
        options.layout = options.format.take();
    }
    options
}

/// A format that was asked for and that the file does not have is a fault of the file.
fn of_other_layout(mut error: Error, options: &ProbeOptions) -> Error {
    let known = |name: &String| {
        zwerm_dataset::known_formats()
            .iter()
            .any(|it| it.id == *name)
    };
    if error.code == "invalid-option" && options.layout.as_ref().is_some_and(known) {
        error.code = "other-layout".to_owned();
    }
    error
}

impl Workbench {
    /// Imports one file: its bytes are stored once, then read into tables, then recorded.
    /// Until the record is written the case does not change. Of an archive one member is imported, as
    /// a file of its own: the one that the options name, or the only one.
    pub fn import(
        &self,
        file: &Path,
        options: &ProbeOptions,
        control: &Control,
    ) -> Result<Imported> {
        self.require_write()?;
        let reader = self.environment().reader;
        if !found::is_plain_file(file) && reader.members(file, control)?.is_some() {
            return self.import_member(file, options, control);
        }
        let probe = reader.probe(file, options, control)?;
        require_roles(&probe, file)?;
        if let Some(program) = OpenForWriting::now().program_of(file) {
            return Err(still_written(file, &program));
        }
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        // Copying takes long and is done without the case, which can be changed meanwhile.
        let copied = Case::copy_source(self.dir(), file, &file_name(file), &progress)
            .map_err(set::source_error)?;
        let stored = self.case().settle_source(copied, &progress)?;
        let imported = self.import_stored(&stored, file, &probe.mapping, control);
        if imported.is_err() {
            // An import that failed leaves no bytes behind, unless something else refers to them.
            self.case().discard_sources(&[stored.sha256])?;
        }
        imported
    }

    fn import_stored(
        &self,
        stored: &StoredSource,
        file: &Path,
        mapping: &Mapping,
        control: &Control,
    ) -> Result<Imported> {
        if let Some(earlier) = self.import_of(&stored.sha256)? {
            return Err(Error::new(
                ErrorKind::Input,
                "already-imported",
                format!(
                    "These bytes are in the case already (import {}, {}, from \"{}\"). Nothing was read again: {}",
                    earlier.id,
                    earlier.imported_at_utc,
                    earlier.original_name,
                    file.display()
                ),
            )
            .at(earlier.id));
        }
        let environment = self.environment();
        let part = self.case().next_import_id()?;
        let source = Source {
            place: stored.path.as_path().into(),
            sha256: stored.sha256.clone(),
            name: stored.original_name.clone(),
            shown: file.into(),
        };
        let staging = Case::stage_tables(self.dir())?;
        let out_dir = Some(staging.path());
        let outcome = environment
            .reader
            .import_source(source, mapping, out_dir, &part, control)?;
        control.check()?;
        let tables = outcome.tables.iter().map(|table| table_ref(table, &part));
        let tables = staging.publish(tables.collect::<Result<Vec<_>>>()?)?;
        let format = format_in_words(mapping);
        let record = ImportRecord {
            id: part.clone(),
            source_sha256: stored.sha256.clone(),
            original_name: stored.original_name.clone(),
            set_id: None,
            mapping: serde_json::to_value(mapping)?,
            receipt: json!({
                "tool": TOOL,
                "size": stored.size,
                "sha512": stored.sha512,
                "format": format,
                "outcome": serde_json::to_value(&outcome)?,
            }),
            tables,
            imported_at_utc: environment.now_utc(),
        };
        self.change(Command::AddImport(record))?;
        Ok(Imported {
            id: part,
            file: file.display().to_string(),
            sha256: stored.sha256.clone(),
            size_bytes: stored.size,
            format,
            outcome,
        })
    }

    fn import_member(
        &self,
        archive: &Path,
        options: &ProbeOptions,
        control: &Control,
    ) -> Result<Imported> {
        let request = IntakeRequest {
            paths: vec![archive.to_owned()],
            options: options.clone(),
            ..IntakeRequest::default()
        };
        let reader = self.environment().reader;
        let intake = reader.intake(&request, Some(self), control)?;
        if intake.n_files() > 1 {
            return Err(Error::usage(
                "choose-member",
                format!(
                    "This archive holds {} files. Choose one of them, or import all at once. File: {}",
                    intake.n_files(),
                    archive.display()
                ),
            ));
        }
        let mut imported = self.import_paths(&request, control)?.imported;
        imported
            .pop()
            .ok_or_else(|| Error::usage("no-data", "This archive holds no file with data."))
    }

    /// The active imports, oldest first.
    pub fn imports(&self) -> Result<Vec<ImportRecord>> {
        Ok(self.case().imports()?)
    }

    /// The active import of a source, if there is one.
    pub fn import_of(&self, source_sha256: &str) -> Result<Option<ImportRecord>> {
        let case = self.case();
        let id = case.import_of_source(source_sha256)?;
        Ok(id.map(|id| case.import(&id)).transpose()?)
    }

    /// Files of one canonical table, in order of import.
    pub(crate) fn table_files(&self, table: &str) -> Result<Vec<PathBuf>> {
        self.files_of_imports(&self.imports()?, table)
    }

    /// Files of one canonical table of these imports.
    pub(crate) fn files_of_imports(
        &self,
        imports: &[ImportRecord],
        table: &str,
    ) -> Result<Vec<PathBuf>> {
        imports
            .iter()
            .flat_map(|import| &import.tables)
            .filter(|part| part.table == table)
            .map(|part| Ok(self.case().path_of(part)?))
            .collect()
    }
}

/// A table as the case records it. The process that wrote it is not trusted with names: only those of
/// this import are taken.
pub(crate) fn table_ref(table: &TableFile, part: &str) -> Result<TableRef> {
    if table.file_name != format!("{part}.parquet") {
        return Err(Error::new(
            ErrorKind::Internal,
            "reader-crashed",
            format!(
                "The process that reads files wrote a table with a name that it was not given: {}",
                table.file_name
            ),
        ));
    }
    Ok(TableRef {
        table: table.table.clone(),
        file_name: format!("tables/{}/{}", table.table, table.file_name),
        rows: table.rows,
        sha256: table.sha256.clone(),
        size: table.size,
    })
}

/// SHA-256 and size of a file.
pub fn digest(file: &Path, control: &Control) -> Result<(String, u64)> {
    let reading = |error: std::io::Error| {
        let mut error = Error::io("read the file", file, &error);
        error.kind = ErrorKind::Input;
        error
    };
    let mut source = fs::File::open(file).map_err(reading)?;
    let total = source.metadata().map_err(reading)?.len();
    let (mut hash, mut size) = (Sha256::new(), 0_u64);
    let mut buffer = vec![0_u8; 1 << 20];
    loop {
        let count = source.read(&mut buffer).map_err(reading)?;
        if count == 0 {
            return Ok((hex(&hash.finalize()), size));
        }
        hash.update(&buffer[..count]);
        size += count as u64;
        if !control.step("Computing the hash", size, total.max(size)) {
            return Err(Error::cancelled());
        }
    }
}

fn require_roles(probe: &Probe, file: &Path) -> Result<()> {
    if probe.missing_roles.is_empty() {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Input,
        "missing-roles",
        format!(
            "No column was found for: {}. The columns are: {}. Say which it is, e.g. --map {}=COLUMN. File: {}",
            probe.missing_roles.join(", "),
            probe.header.join(", "),
            probe
                .missing_roles
                .first()
                .map_or("account", String::as_str),
            file.display()
        ),
    ))
}

/// `csv, gzip, coortweet-wide`.
pub fn format_in_words(mapping: &Mapping) -> String {
    let container = Some(mapping.container.as_str()).filter(|name| *name != "plain");
    [
        Some(mapping.format.as_str()),
        container,
        mapping.layout.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
}

pub(crate) fn file_name(file: &Path) -> String {
    file.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
