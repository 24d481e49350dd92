//! A detection run: load the shares, find pairs and edges, analyse the network, keep it all.

mod asked;
mod found;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use zwerm_case::{Command, ImportRecord, RunRecord, TableRef};
use zwerm_dataset::{ImportOutcome, Shares, TableFile};
use zwerm_detection::{Alike, Compat, DetectionError, PairCount, registry};

use crate::alike::{self, AlikeFigures, Made};
use crate::analysis::{self, Analysis};
use crate::backbone;
use crate::common_images::with_blank;
use crate::error::{Error, ErrorKind, Result};
use crate::fast_repost;
use crate::jobs::Control;
use crate::lower_limits::lower_limits;
use crate::posts::selection_of;
use crate::resolution::too_narrow;
use crate::run_tables::{self, Columns};
use crate::sensitivity;
use crate::session::{TOOL, Workbench};
use crate::significance::{self, JudgedFigures};

use found::summarise;

pub(crate) use asked::recorded;
pub use asked::{DetectRequest, USUAL_JUDGING_SECS};
pub use found::RunSummary;

/// Above this many edges a run keeps no drawing; it is computed when one is asked for.
const MAX_EDGES_DRAWN_AT_ONCE: usize = 200_000;

impl Workbench {
    /// Counts the pairs of posts within each window, without comparing accounts: O(rows).
    pub fn count_pairs(&self, request: &DetectRequest, control: &Control) -> Result<PairCount> {
        let request = &self.with_usual_layers(request)?;
        let shares = self.load(request, control)?;
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        Ok(zwerm_detection::count_pairs(
            &shares,
            &request.params.layers,
            &request.params.windows_secs,
            &progress,
        )?)
    }

    /// The request with its layers named ([`registry::usual_layers`]) and what it says of them complete.
    pub(crate) fn with_usual_layers(&self, request: &DetectRequest) -> Result<DetectRequest> {
        let mut request = request.clone();
        request.alike = with_blank(request.alike.of(&request.params)?);
        if !request.params.layers.is_empty() || request.selection.object_types.is_some() {
            return Ok(request);
        }
        let mut present: BTreeSet<String> = BTreeSet::new();
        for import in self.imports()? {
            if let Some(types) = import.receipt["outcome"]["shares_by_type"].as_object() {
                present.extend(types.keys().cloned());
            }
        }
        let present: Vec<String> = present.into_iter().collect();
        let usual = registry::usual_layers(&present);
        // Where everything is usual, "all layers" stays what it says.
        if usual.len() < present.len() {
            request.params.layers = usual;
        }
        Ok(request)
    }

    /// What to say of these windows before a detection is started: see [`RunSummary::warnings`].
    pub fn window_warnings(&self, windows_secs: &[f64]) -> Result<Vec<String>> {
        let narrowest = windows_secs.iter().copied().fold(f64::INFINITY, f64::min);
        Ok(too_narrow(&self.imports()?, narrowest))
    }

    /// Runs a detection and keeps it. Until the record is written the case does not change.
    pub fn detect(&self, request: &DetectRequest, control: &Control) -> Result<RunSummary> {
        self.require_write()?;
        if self
            .runs()?
            .iter()
            .any(|run| run.name.eq_ignore_ascii_case(&request.name))
        {
            return Err(Error::usage(
                "run-exists",
                format!(
                    "There is a run named \"{}\" in this case already. Choose another name.",
                    request.name
                ),
            ));
        }
        let mut request = backbone::checked(self.with_usual_layers(request)?)?;
        let id = self.case().free_run_id(&request.name)?;
        let started_at_utc = self.environment().now_utc();
        let imports = self.imports()?;
        let mut written = WrittenRun::start(self.case().run_dir(&id)?);
        let made = self.make_alike(&imports, &request, &written.folder, control)?;
        let files = made.files(&written.folder);
        let shares = self.load_from(&imports, &files, &request, control)?;
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let detection = zwerm_detection::detect(&shares, &request.params, &progress)?;
        control.check()?;
        let too_long = significance::too_long(&request, &shares, &detection);
        if too_long.is_some() {
            request.significance = None;
        }
        let request = &request;
        let draw = detection.edges.len() <= MAX_EDGES_DRAWN_AT_ONCE;
        let analysis = analysis::analyse(&detection, request.seed, draw, control)?;
        let community = analysis.community.as_slice();
        let judged = significance::judge(request, &shares, &detection, community, control)?;
        let found = (&detection, community, judged.as_ref());
        let repetitions = sensitivity::repeat(request, &shares, found, control)?;
        let mut summary = summarise(request, &shares, &detection, &analysis);
        summary.judged = judged.as_ref().map(JudgedFigures::of);
        if detection.edges.is_empty() {
            summary.lower = lower_limits(&shares, &request.params, control)?;
        }
        let narrowest = summary.windows_secs.first().copied().unwrap_or_default();
        summary.warnings = too_narrow(&imports, narrowest);
        summary.warnings.extend(too_long);
        if request.significance.is_some() {
            for (derived, from) in registry::repeating_layers(&detection.layers) {
                summary.warnings.push(format!(
                    "The layer {derived} repeats what the layer {from} says: it makes edges, but takes \
                     no part in what is expected, in p, q and rung."
                ));
            }
        }
        let widest = summary.windows_secs.last().copied().unwrap_or_default();
        let of_made = alike::warnings(&request.alike, &made.figures, &imports);
        summary.warnings.extend(of_made);
        let of_window = alike::nothing_beyond_the_limit(&request.alike, widest);
        summary.warnings.extend(of_window);
        let short = self.too_short_sequences(&imports, request, &shares, control)?;
        summary.warnings.extend(short);
        summary.alike = made.figures.clone();
        let mut tables = vec![
            ("edges", run_tables::edges(&shares, &detection, &analysis)),
            ("nodes", run_tables::nodes(&shares, &detection, &analysis)),
            (
                "communities",
                run_tables::communities(&detection, &analysis),
            ),
        ];
        if let Some(habits) = &made.habits {
            fast_repost::add_to(&mut tables, &shares, &detection, habits);
        }
        if let Some(judged) = &judged {
            significance::add_to(&mut tables, &shares, judged);
        }
        summary.backbone = backbone::add_to(&mut tables, request, &detection, judged.as_ref())?;
        if let Some(repetitions) = &repetitions {
            tables.push((sensitivity::TABLE, sensitivity::columns(repetitions)));
        }
        self.write_run(&mut written, &id, tables, &analysis, &made)?;
        control.check()?;
        let record = RunRecord {
            id,
            name: request.name.clone(),
            params: recorded(request)?,
            seed: request.seed,
            versions: json!({ "tool": TOOL }),
            inputs: self.share_hashes()?,
            files: written.files.clone(),
            summary: serde_json::to_value(&summary)?,
            started_at_utc,
            finished_at_utc: self.environment().now_utc(),
        };
        self.change(Command::AddRun(record))?;
        written.keep();
        Ok(summary)
    }

    /// The active runs, oldest first.
    pub fn runs(&self) -> Result<Vec<RunRecord>> {
        Ok(self.case().runs()?)
    }

    /// One run by name.
    pub fn run(&self, name: &str) -> Result<RunRecord> {
        match self.case().run(name) {
            Ok(run) => return Ok(run),
            Err(error) if error.code() == "unknown-object" => {}
            Err(error) => return Err(error.into()),
        }
        let known: Vec<String> = self.runs()?.into_iter().map(|run| run.name).collect();
        Err(Error::usage(
            "no-such-run",
            if known.is_empty() {
                format!("There is no run \"{name}\": this case has no run yet.")
            } else {
                format!(
                    "There is no run \"{name}\". The runs are: {}.",
                    known.join(", ")
                )
            },
        ))
    }

    /// What a run was asked to do, from its record.
    pub fn request_of(&self, run: &RunRecord) -> Result<DetectRequest> {
        let part = |name: &str| run.params.get(name).cloned().unwrap_or_default();
        Ok(DetectRequest {
            name: run.name.clone(),
            params: serde_json::from_value(part("detection"))?,
            selection: serde_json::from_value(part("selection"))?,
            cross_platform: serde_json::from_value(part("cross_platform"))?,
            seed: run.seed,
            alike: serde_json::from_value::<Option<Alike>>(part("alike"))?.unwrap_or_default(),
            significance: serde_json::from_value(part("significance"))?,
            judged_within_secs: None,
            sensitivity: serde_json::from_value(part("sensitivity"))?,
            backbone: serde_json::from_value(part("backbone"))?,
        })
    }

    /// What a run found, from its record.
    pub fn summary_of(&self, run: &RunRecord) -> Result<RunSummary> {
        Ok(serde_json::from_value(run.summary.clone())?)
    }

    /// Path of one file of a run, e.g. `edges`.
    pub(crate) fn run_file(&self, run: &RunRecord, table: &str) -> Result<Option<PathBuf>> {
        let file = run.files.iter().find(|file| file.table == table);
        Ok(file.map(|file| self.case().path_of(file)).transpose()?)
    }

    /// The shares of all active imports that a request compares, in memory, with those that are made for
    /// it; of these nothing is kept.
    pub(crate) fn load(&self, request: &DetectRequest, control: &Control) -> Result<Shares> {
        Ok(self.load_and_make(request, control)?.0)
    }

    /// The same, with the figures of what was made.
    pub(crate) fn load_and_make(
        &self,
        request: &DetectRequest,
        control: &Control,
    ) -> Result<(Shares, Vec<AlikeFigures>)> {
        let imports = self.imports()?;
        if request.alike.is_none() {
            let shares = self.load_from(&imports, &[], request, control)?;
            return Ok((shares, Vec::new()));
        }
        let folder = tempfile::tempdir()
            .map_err(|error| Error::io("create a folder", &std::env::temp_dir(), &error))?;
        let made = self.make_alike(&imports, request, folder.path(), control)?;
        let files = made.files(folder.path());
        let shares = self.load_from(&imports, &files, request, control)?;
        Ok((shares, made.figures))
    }

    /// The shares of some imports that a request compares, in memory, with those that were made for it.
    pub(crate) fn load_from(
        &self,
        imports: &[ImportRecord],
        made: &[PathBuf],
        request: &DetectRequest,
        control: &Control,
    ) -> Result<Shares> {
        let mut files = self.files_of_imports(imports, "shares")?;
        if files.is_empty() {
            return Err(Error::usage(
                "empty-case",
                "This case holds no posts yet. Import a file first.",
            ));
        }
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        files.extend_from_slice(made);
        let load = if made.is_empty() && posts_are_distinct(imports)? {
            zwerm_dataset::load_shares_of_distinct_posts
        } else {
            zwerm_dataset::load_shares
        };
        let selection = selection_of(request);
        let mut shares = load(&files, &selection, request.cross_platform, &progress)?;
        alike::name_layers(&request.alike, &mut shares);
        if let Some(layer) = request
            .params
            .layers
            .iter()
            .find(|layer| !shares.object_types.contains(layer))
        {
            return Err(self.unknown_layer(layer)?);
        }
        let params = &request.params;
        if matches!(params.compat, Compat::Coortweet { .. })
            && shares.object_types.len() > 1
            && !params.fuse
        {
            // Better now than when the peer's tables are to be written.
            let layers = shares.object_types.len();
            return Err(DetectionError::OneLayerOnly { layers }.into());
        }
        Ok(shares)
    }

    fn unknown_layer(&self, layer: &str) -> Result<Error> {
        let known = self.layers()?.join(", ");
        Ok(Error::usage(
            "no-such-layer",
            format!(
                "No share of this case (within the selection) has the object type \"{layer}\". The case has: {known}."
            ),
        ))
    }

    /// Object types present in the case, sorted.
    pub fn layers(&self) -> Result<Vec<String>> {
        let mut layers = std::collections::BTreeSet::new();
        for import in self.imports()? {
            let counts = import.receipt.pointer("/outcome/shares_by_type");
            if let Some(counts) = counts.and_then(serde_json::Value::as_object) {
                layers.extend(counts.keys().cloned());
            }
        }
        Ok(layers.into_iter().collect())
    }

    fn share_hashes(&self) -> Result<Vec<String>> {
        Ok(self
            .imports()?
            .iter()
            .flat_map(|import| &import.tables)
            .filter(|table| table.table == "shares")
            .map(|table| table.sha256.clone())
            .collect())
    }

    fn write_run(
        &self,
        written: &mut WrittenRun,
        id: &str,
        tables: Vec<(&str, Columns)>,
        analysis: &Analysis,
        made: &Made,
    ) -> Result<()> {
        let folder = written.folder.clone();
        fs::create_dir_all(&folder)
            .map_err(|error| Error::io("create the folder of the run", &folder, &error))?;
        for (name, file) in &made.tables {
            written.add(name, id, file);
        }
        for (name, columns) in tables {
            let file =
                zwerm_dataset::write_table(&folder.join(format!("{name}.parquet")), &columns)?;
            written.add(name, id, &file);
        }
        if let Some(positions) = &analysis.positions {
            let columns = run_tables::layout(positions);
            let file = zwerm_dataset::write_table(&folder.join("layout.parquet"), &columns)?;
            written.add("layout", id, &file);
        }
        sync_folder(&folder)?;
        sync_folder(&self.dir().join("runs"))
    }
}

/// Files of a run that is not recorded yet: removed again unless the record is written.
struct WrittenRun {
    folder: PathBuf,
    files: Vec<TableRef>,
    kept: bool,
}

impl WrittenRun {
    /// Of a run that has no file yet.
    fn start(folder: PathBuf) -> WrittenRun {
        WrittenRun {
            folder,
            files: Vec::new(),
            kept: false,
        }
    }

    fn add(&mut self, table: &str, run: &str, file: &TableFile) {
        self.files.push(TableRef {
            table: table.to_owned(),
            file_name: format!("runs/{run}/{table}.parquet"),
            rows: file.rows,
            sha256: file.sha256.clone(),
            size: file.size,
        });
    }

    fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for WrittenRun {
    fn drop(&mut self) {
        if !self.kept {
            // What can not be removed now is removed at the next opening of the case.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Whether the receipts say that no post has two shares. Only a single import can: what two files have
/// in common stands in neither receipt.
fn posts_are_distinct(imports: &[ImportRecord]) -> Result<bool> {
    let [import] = imports else {
        return Ok(false);
    };
    let outcome: ImportOutcome = serde_json::from_value(import.receipt["outcome"].clone())?;
    Ok(
        outcome.n_posts == outcome.shares_by_type.values().sum::<u64>()
            && !outcome.flagged.contains_key("no-object"),
    )
}

fn sync_folder(folder: &Path) -> Result<()> {
    fs::File::open(folder)
        .and_then(|handle| handle.sync_all())
        .map_err(|error| Error::io("write the run to disk", folder, &error))
}

/// An unexpected shape of something that this program wrote itself.
pub(crate) fn broken_run(what: &str, run: &str) -> Error {
    Error::new(
        ErrorKind::Case,
        "broken-run",
        format!("The {what} of run \"{run}\" can not be read. Check the case with `zwerm verify`."),
    )
}
