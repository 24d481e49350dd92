//! The whole way in one call: files in; case, tables, network and report out.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Value, json};
use zwerm_case::ImportRecord;
use zwerm_dataset::{Mapping, ProbeOptions};

use crate::error::{Error, Result};
use crate::exports::{Exporter, What};
use crate::imports::{self, Imported, Intake, IntakeFile, IntakeRequest, SetRequest, archive_of};
use crate::jobs::Control;
use crate::mappings::SavedMappings;
use crate::output::{Written, write_file};
use crate::reporting::ReportRequest;
use crate::runs::{DetectRequest, RunSummary};
use crate::session::{Environment, TOOL, Workbench};
use crate::worker::Reader;

/// Name of the case inside the folder of results.
const CASE: &str = "case.zwerm";

/// Everything `zwerm run` is asked to do.
#[derive(Debug, Clone)]
pub struct PipelineRequest {
    /// Source files.
    pub files: Vec<PathBuf>,
    /// How to read them.
    pub read: ProbeOptions,
    /// How files with a known header are read, where `read` says nothing.
    pub mappings: SavedMappings,
    /// Folder for the results.
    pub out: PathBuf,
    /// What to look for; the name is made unique within the case.
    pub detect: DetectRequest,
    /// Write `pairs.csv` too.
    pub pairs: bool,
    /// Write `report.html`.
    pub report: Option<ReportRequest>,
}

/// What `zwerm run` made.
#[derive(Debug, Clone, Serialize)]
pub struct PipelineResult {
    /// The case.
    pub case: String,
    /// Files read now; empty when the case held them already.
    pub imported: Vec<Imported>,
    /// What was found.
    pub summary: RunSummary,
    /// Files written, `run.json` last.
    pub files: Vec<Written>,
    /// See [`crate::ReportWritten::leaks`].
    pub leaks: Vec<String>,
}

/// Imports, detects, exports and reports.
///
/// When `out` holds the case of an earlier call on the same files, that case gets another run and
/// the files beside it are replaced; a case of other files is never mixed in.
pub fn run(
    request: &PipelineRequest,
    environment: Environment,
    control: &Control,
) -> Result<PipelineResult> {
    let (workbench, imported) = case_of(request, environment, control)?;
    let mut detect = request.detect.clone();
    detect.name = free_name(&workbench, &detect.name)?;
    let summary = workbench.detect(&detect, control)?;
    let (mut files, mut leaks) = (Vec::new(), Vec::new());
    let exporter = Exporter::new(&workbench, &detect.name)?;
    let mut wanted = vec![
        (What::Edges, "edges.csv"),
        (What::Nodes, "nodes.csv"),
        (What::Communities, "communities.csv"),
        (What::Gexf, "network.gexf"),
    ];
    if summary.judged.is_some() {
        wanted.push((What::Groups, "groups.csv"));
    }
    if request.detect.backbone.is_some() {
        wanted.push((What::Backbone, "backbone.gexf"));
    }
    if request.detect.sensitivity.is_some() {
        wanted.push((What::Sensitivity, "sensitivity.csv"));
    }
    if request.pairs {
        wanted.push((What::Pairs, "pairs.csv"));
    }
    for (what, name) in wanted {
        control.check()?;
        files.push(exporter.write(what, &request.out.join(name), control)?);
    }
    drop(exporter);
    if let Some(report) = &request.report {
        let out = request.out.join("report.html");
        let report = workbench.write_report(&detect.name, report, &out, control)?;
        files.push(report.written);
        leaks = report.leaks;
    }
    let run_json = write_run_json(&workbench, &detect, &summary, &files, &request.out)?;
    files.push(run_json);
    Ok(PipelineResult {
        case: workbench.dir().display().to_string(),
        imported,
        summary,
        files,
        leaks,
    })
}

/// The case in the folder of results: that of an earlier call on the same files, or a new one with
/// these files in it.
pub(crate) fn case_of(
    request: &PipelineRequest,
    environment: Environment,
    control: &Control,
) -> Result<(Workbench, Vec<Imported>)> {
    let case_dir = request.out.join(CASE);
    if case_dir.exists() {
        let workbench = reopen(request, &case_dir, environment, control)?;
        return Ok((workbench, Vec::new()));
    }
    // Before anything is created: can these files be read at all?
    let intake = looked_at(request, &environment.reader, control)?.0;
    fs::create_dir_all(&request.out)
        .map_err(|error| Error::io("create the folder for the results", &request.out, &error))?;
    let workbench = Workbench::create(&case_dir, Some(&title_of(&intake)), environment)?;
    let imported = workbench
        .import_paths(&wanted(request), control)
        .and_then(
            |imported| match imported.left_out.into_iter().find_map(|out| out.error) {
                Some(error) => Err(error),
                None => Ok(imported.imported),
            },
        );
    match imported {
        Ok(imported) => Ok((workbench, imported)),
        Err(error) => {
            // A case that never received all its files is of no use to anybody.
            drop(workbench);
            let _ = fs::remove_dir_all(&case_dir);
            Err(error)
        }
    }
}

fn wanted(request: &PipelineRequest) -> IntakeRequest {
    IntakeRequest {
        paths: request.files.clone(),
        options: request.read.clone(),
        mappings: request.mappings.clone(),
    }
}

/// The files and the recipe for each; fails when one of them cannot be read.
pub(crate) fn looked_at(
    request: &PipelineRequest,
    reader: &Reader,
    control: &Control,
) -> Result<(Intake, Vec<(IntakeFile, Mapping)>)> {
    let intake = reader.intake(&wanted(request), None, control)?;
    if let Some(error) = intake.left_out.iter().find_map(|out| out.error.clone()) {
        return Err(error);
    }
    let recipes = reader
        .recipes(&SetRequest::of(&intake), control)?
        .into_iter();
    let recipes = recipes.map(|(file, mapping)| Ok((file, mapping?)));
    let recipes = recipes.collect::<Result<Vec<_>>>()?;
    Ok((intake, recipes))
}

/// Opens the case of an earlier call, if it is of exactly these files read in this way.
fn reopen(
    request: &PipelineRequest,
    case_dir: &Path,
    environment: Environment,
    control: &Control,
) -> Result<Workbench> {
    let other = |why: String| {
        Error::usage(
            "other-case",
            format!(
                "{why} Choose another --out; nothing was changed: {}",
                request.out.display()
            ),
        )
    };
    let reader = environment.reader.clone();
    let workbench = Workbench::open(case_dir, environment)?;
    workbench.require_write()?;
    let mut known = workbench.imports()?;
    for (file, mapping) in looked_at(request, &reader, control)?.1 {
        let (sha256, _) = imports::digest(&file.path, control)?;
        let is_of_file = |import: &ImportRecord| match (&file.member, archive_of(&import.receipt)) {
            (None, None) => import.source_sha256 == sha256,
            (Some(member), Some((_, archive, of))) => archive == sha256 && of == *member,
            _ => false,
        };
        let Some(at) = known.iter().position(is_of_file) else {
            return Err(other(format!(
                "This folder holds a case made from other files than {}.",
                file.name
            )));
        };
        let earlier: Mapping = serde_json::from_value(known.swap_remove(at).mapping)?;
        if unpacked(mapping) != unpacked(earlier) {
            return Err(other(format!(
                "This folder holds a case in which {} was read in another way.",
                file.name
            )));
        }
    }
    if let Some(more) = known.first() {
        return Err(other(format!(
            "This folder holds a case with more files than were given ({}).",
            more.original_name
        )));
    }
    Ok(workbench)
}

/// A recipe without what says where the bytes came out of.
fn unpacked(mapping: Mapping) -> Mapping {
    Mapping {
        container: String::new(),
        member: None,
        ..mapping
    }
}

fn free_name(workbench: &Workbench, wanted: &str) -> Result<String> {
    let taken: Vec<String> = workbench.runs()?.into_iter().map(|run| run.name).collect();
    let free = |name: &String| !taken.iter().any(|known| known.eq_ignore_ascii_case(name));
    let numbered = (2_u64..).map(|number| format!("{wanted}-{number}"));
    Ok(std::iter::once(wanted.to_owned())
        .chain(numbered)
        .find(free)
        .unwrap_or_else(|| wanted.to_owned()))
}

/// `posts` for `posts.csv.gz`, `posts and 2 more` for three files.
fn title_of(intake: &Intake) -> String {
    let (first, more) = match intake.name.split_once(" and ") {
        Some((first, more)) => (first, format!(" and {more}")),
        None => (intake.name.as_str(), String::new()),
    };
    let stem = first.split('.').next().unwrap_or_default();
    format!("{stem}{more}")
}

fn write_run_json(
    workbench: &Workbench,
    detect: &DetectRequest,
    summary: &RunSummary,
    files: &[Written],
    out: &Path,
) -> Result<Written> {
    let record = workbench.run(&detect.name)?;
    let head = workbench.audit_head()?;
    let body = json!({
        "tool": TOOL,
        "run": record.name,
        "started_at_utc": record.started_at_utc,
        "finished_at_utc": record.finished_at_utc,
        "seed": record.seed,
        "parameters": record.params,
        "summary": serde_json::to_value(summary)?,
        "sources": sources(workbench)?,
        "tables": serde_json::to_value(&record.files)?,
        "outputs": outputs(files),
        "audit_head": { "seq": head.seq, "hash": head.hash },
    });
    write_json(&out.join("run.json"), &body)
}

/// The files that the case was made from, how they were read, and what came of it.
pub(crate) fn sources(workbench: &Workbench) -> Result<Vec<Value>> {
    Ok(workbench
        .imports()?
        .into_iter()
        .map(|import| {
            json!({
                "file_name": import.original_name,
                "sha256": import.source_sha256,
                "mapping": import.mapping,
                "receipt": import.receipt,
            })
        })
        .collect())
}

/// Files written: name, hash, size.
pub(crate) fn outputs(files: &[Written]) -> Vec<Value> {
    files
        .iter()
        .map(|file| {
            let name = Path::new(&file.file)
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            json!({ "file_name": name, "sha256": file.sha256, "size_bytes": file.size_bytes })
        })
        .collect()
}

pub(crate) fn write_json(path: &Path, body: &Value) -> Result<Written> {
    let text = serde_json::to_string_pretty(body)?;
    write_file(path, |file| {
        writeln!(file, "{text}").map_err(|error| Error::io("write the file", path, &error))
    })
}
