//! A detection run: load the shares, find pairs and edges, analyse the network, keep it all.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::json;
use zwerm_case::{Command, ImportRecord, RunRecord, TableRef};
use zwerm_dataset::{ImportOutcome, Selection, Shares, TableFile};
use zwerm_detection::{
    Alike, Backbone, Compat, Detection, DetectionError, PairCount, Params, Sensitivity,
    Significance, registry,
};

use crate::alike::{self, AlikeFigures, Made};
use crate::analysis::{self, Analysis};
use crate::backbone::{self, BackboneFigures};
use crate::common_images::with_blank;
use crate::error::{Error, ErrorKind, Result};
use crate::jobs::Control;
use crate::lower_limits::lower_limits;
use crate::posts::selection_of;
use crate::resolution::too_narrow;
use crate::run_tables::{self, Columns};
use crate::sensitivity;
use crate::session::{TOOL, Workbench};
use crate::significance::{self, JudgedFigures};

/// Above this many edges a run keeps no drawing; it is computed when one is asked for.
const MAX_EDGES_DRAWN_AT_ONCE: usize = 200_000;

/// What to look for, in which part of the case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DetectRequest {
    /// Name of the run, new in the case.
    pub name: String,
    /// The method's parameters.
    pub params: Params,
    /// Which shares take part.
    pub selection: Selection,
    /// Whether an object shared on two platforms is one object.
    pub cross_platform: bool,
    /// Seed of communities, layout, significance and of what is alike.
    pub seed: u64,
    /// How layers of what is alike are made; what is asked for in `params.layers` and not described here
    /// is made by the defaults.
    #[serde(default, skip_serializing_if = "Alike::is_none")]
    pub alike: Alike,
    /// How edges and groups are held against chance; `None` = not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub significance: Option<Significance>,
    /// Only where the estimate ([`zwerm_detection::seconds_to_judge`], which goes by counts, not by a
    /// clock) stays below this; `None` = in any case. The record of a run says what was done.
    #[serde(skip)]
    pub judged_within_secs: Option<f64>,
    /// How the run is repeated with something changed; `None` = not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<Sensitivity>,
    /// Which edges are marked as the backbone; `None` = no such mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backbone: Option<Backbone>,
}

/// Longest that chance may take where nobody said whether it is asked, seconds.
pub const USUAL_JUDGING_SECS: f64 = 60.0;

/// What a run found, in figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunSummary {
    /// Name of the run.
    pub name: String,
    /// Layers compared, in order.
    pub layers: Vec<String>,
    /// Windows, seconds, ascending; the last one defines the network.
    pub windows_secs: Vec<f64>,
    /// Rows compared.
    pub n_shares: u64,
    /// Distinct accounts among them.
    pub n_accounts_compared: u64,
    /// Distinct objects among them.
    pub n_objects_compared: u64,
    /// First share compared, ms since 1970, UTC.
    pub first_ms: Option<i64>,
    /// Last share compared, ms since 1970, UTC.
    pub last_ms: Option<i64>,
    /// Pairs of posts within each window, `[layer][window]`, before loops and participation.
    pub pairs_within: Vec<Vec<u64>>,
    /// Pairs of posts behind the edges of the network (widest window).
    pub n_pairs: u64,
    /// Accounts in the network.
    pub n_accounts: u64,
    /// Edges.
    pub n_edges: u64,
    /// Connected components.
    pub n_components: u64,
    /// Communities.
    pub n_communities: u64,
    /// Modularity of the communities, resolution 1.
    pub modularity: f64,
    /// The layers of what is alike that were made for this run.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alike: Vec<AlikeFigures>,
    /// What chance says of edges and groups, where it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<JudgedFigures>,
    /// The backbone, where one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backbone: Option<BackboneFigures>,
    /// When no edge was found: limits below `min_weight` and the edges that they would give, highest
    /// limit first, at most 3.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lower: Vec<(u32, u64)>,
    /// What must be known before a figure is believed, such as a window narrower than the resolution
    /// of the times.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

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
        for figures in &made.figures {
            summary.warnings.extend(figures.warnings());
        }
        summary.alike = made.figures.clone();
        let mut tables = vec![
            ("edges", run_tables::edges(&shares, &detection, &analysis)),
            ("nodes", run_tables::nodes(&shares, &detection, &analysis)),
            (
                "communities",
                run_tables::communities(&detection, &analysis),
            ),
        ];
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
        let imports = self.imports()?;
        if request.alike.is_none() {
            return self.load_from(&imports, &[], request, control);
        }
        let folder = tempfile::tempdir()
            .map_err(|error| Error::io("create a folder", &std::env::temp_dir(), &error))?;
        let made = self.make_alike(&imports, request, folder.path(), control)?;
        self.load_from(&imports, &made.files(folder.path()), request, control)
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

/// The parameters as the record of a run keeps them; what was not asked for leaves no trace.
pub(crate) fn recorded(request: &DetectRequest) -> Result<serde_json::Value> {
    let mut params = json!({
        "detection": serde_json::to_value(&request.params)?,
        "selection": serde_json::to_value(&request.selection)?,
        "cross_platform": request.cross_platform,
    });
    if !request.alike.is_none() {
        params["alike"] = serde_json::to_value(&request.alike)?;
    }
    if let Some(asked) = &request.significance {
        params["significance"] = serde_json::to_value(asked)?;
    }
    if let Some(asked) = &request.sensitivity {
        params["sensitivity"] = serde_json::to_value(asked)?;
    }
    if let Some(asked) = &request.backbone {
        params["backbone"] = serde_json::to_value(asked)?;
    }
    Ok(params)
}

fn summarise(
    request: &DetectRequest,
    shares: &Shares,
    detection: &Detection,
    analysis: &Analysis,
) -> RunSummary {
    let stats = &detection.stats;
    RunSummary {
        name: request.name.clone(),
        layers: detection.layers.clone(),
        windows_secs: detection
            .windows_ms
            .iter()
            .map(|&window| window as f64 / 1000.0)
            .collect(),
        n_shares: shares.len() as u64,
        n_accounts_compared: shares.accounts.len() as u64,
        n_objects_compared: shares.objects.len() as u64,
        first_ms: shares.time_ms.iter().min().copied(),
        last_ms: shares.time_ms.iter().max().copied(),
        pairs_within: stats.pair_count.pairs.clone(),
        n_pairs: detection.edges.iter().map(|edge| edge.weight).sum(),
        n_accounts: detection.nodes.len() as u64,
        n_edges: detection.edges.len() as u64,
        n_components: analysis.n_components,
        n_communities: analysis.n_communities,
        modularity: analysis.modularity,
        alike: Vec::new(),
        judged: None,
        backbone: None,
        lower: Vec::new(),
        warnings: Vec::new(),
    }
}

/// An unexpected shape of something that this program wrote itself.
pub(crate) fn broken_run(what: &str, run: &str) -> Error {
    Error::new(
        ErrorKind::Case,
        "broken-run",
        format!("The {what} of run \"{run}\" can not be read. Check the case with `zwerm verify`."),
    )
}
