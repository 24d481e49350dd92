//! `--compat toolkit`: a directed network of the Coordination Network Toolkit, as a file.
//!
//! A run of a case joins accounts without direction, and evidence, network and report are made for
//! that. So such a network is no run: it is written beside the case, with a `run.json` that says from
//! what and how, and its hash is noted in the case's log.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;
use zwerm_dataset::{CellList, Messages, Role, load_messages};
use zwerm_detection::registry;
use zwerm_detection::toolkit::{Directed, Edge, Network, Params, network};
use zwerm_report::csv::{Cell, Options, Writer};

use crate::error::{Error, Result};
use crate::imports::Imported;
use crate::jobs::Control;
use crate::output::{Written, write_file};
use crate::pipeline::{PipelineRequest, case_of, looked_at, outputs, sources, write_json};
use crate::resolution::too_narrow;
use crate::session::{Environment, TOOL, Workbench};
use crate::worker::Reader;

/// The peer's own layout of a table.
const LAYOUT: &str = "coordination-toolkit";

/// What was found, in figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ToolkitSummary {
    /// Name of the network, e.g. `co_link`.
    pub network: String,
    /// Window in seconds.
    pub window_secs: f64,
    /// Posts of the selection.
    pub n_posts: u64,
    /// Posts with something to compare.
    pub n_posts_compared: u64,
    /// Different things compared.
    pub n_keys: u64,
    /// Directed edges.
    pub n_edges: u64,
    /// Of these, from an account to itself.
    pub n_loops: u64,
    /// Accounts with an edge.
    pub n_accounts: u64,
    /// See [`crate::RunSummary::warnings`].
    pub warnings: Vec<String>,
}

/// What `zwerm run --compat toolkit` made.
#[derive(Debug, Clone, Serialize)]
pub struct ToolkitResult {
    /// The case.
    pub case: String,
    /// Files read now; empty when the case held them already.
    pub imported: Vec<Imported>,
    /// What was found.
    pub summary: ToolkitSummary,
    /// Files written: `edges.csv`, `run.json`.
    pub files: Vec<Written>,
}

/// Imports and writes the edges of one network to `edges.csv`: user_1, user_2, weight.
///
/// Of `request.detect` only the selection counts. A table in the toolkit's layout is read as the
/// toolkit reads it: what stands between blanks in its column of addresses is one address each.
pub fn run_toolkit(
    request: &PipelineRequest,
    params: &Params,
    environment: Environment,
    control: &Control,
) -> Result<ToolkitResult> {
    params.validate()?;
    if request.read.as_given && params.network == Network::CoLink {
        return Err(Error::usage(
            "no-addresses",
            "A file that is read with --as-given has no list of addresses to compare: leave --as-given away.",
        ));
    }
    let request = &as_the_toolkit_reads(request, &environment.reader, control)?;
    let (workbench, imported) = case_of(request, environment, control)?;
    let started_at_utc = workbench.environment().now_utc();
    let files = workbench.table_files("posts")?;
    let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
    let selection = &request.detect.selection;
    let messages = load_messages(&files, params.network.field(), selection, &progress)?;
    let directed = network(&messages, params, &progress)?;
    control.check()?;
    let names = names(&messages);
    let edges = write_file(&request.out.join("edges.csv"), |file| {
        let mut csv = Writer::new(file, Options::default())?;
        csv.header(&["user_1", "user_2", "weight"])?;
        for edge in &directed.edges {
            csv.row(&[
                Cell::Text(name_of(&names, &messages, edge.user_1)),
                Cell::Text(name_of(&names, &messages, edge.user_2)),
                Cell::Unsigned(edge.weight.into()),
            ])?;
        }
        Ok(())
    })?;
    let what = format!("toolkit {}", params.network.spec().id);
    workbench.note_export("case", "", &what, &edges)?;
    let mut summary = summarise(&messages, &directed, params);
    summary.warnings = too_narrow(&workbench.imports()?, params.window_secs);
    let head = workbench.audit_head()?;
    let body = json!({
        "tool": TOOL,
        "method": registry::TOOLKIT.id,
        "description": params.describe()?,
        "started_at_utc": started_at_utc,
        "finished_at_utc": workbench.environment().now_utc(),
        "parameters": {
            "toolkit": serde_json::to_value(params)?,
            "selection": serde_json::to_value(selection)?,
        },
        "summary": serde_json::to_value(&summary)?,
        "sources": sources(&workbench)?,
        "inputs": hashes(&workbench)?,
        "outputs": outputs(std::slice::from_ref(&edges)),
        "audit_head": { "seq": head.seq, "hash": head.hash },
    });
    let run_json = write_json(&request.out.join("run.json"), &body)?;
    Ok(ToolkitResult {
        case: workbench.dir().display().to_string(),
        imported,
        summary,
        files: vec![edges, run_json],
    })
}

/// The request, with addresses between blanks where every file has the toolkit's layout and nobody
/// said otherwise.
fn as_the_toolkit_reads(
    request: &PipelineRequest,
    reader: &Reader,
    control: &Control,
) -> Result<PipelineRequest> {
    let mut request = request.clone();
    let mut columns: Vec<String> = Vec::new();
    for (_, mapping) in looked_at(&request, reader, control)?.1 {
        if mapping.layout.as_deref() != Some(LAYOUT) {
            return Ok(request);
        }
        for column in mapping.columns {
            if column.role == Role::Object("url".to_owned())
                && column.list == Some(CellList::Addresses)
                && !columns.contains(&column.column)
            {
                columns.push(column.column);
            }
        }
    }
    for column in columns {
        if request.read.lists.iter().all(|(known, _)| *known != column) {
            let blank = Some(CellList::Separated(' '));
            request.read.lists.push((column, blank));
        }
    }
    Ok(request)
}

/// Names of accounts whose id another platform has too: `platform:account_id`.
fn names(messages: &Messages) -> BTreeMap<u32, String> {
    let mut by_id: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    if messages.platforms.len() > 1 {
        for (account, id) in (0..).zip(messages.accounts.iter()) {
            by_id.entry(id).or_default().push(account);
        }
    }
    by_id
        .into_iter()
        .filter(|(_, accounts)| accounts.len() > 1)
        .flat_map(|(id, accounts)| accounts.into_iter().map(move |account| (account, id)))
        .map(|(account, id)| {
            let platform = messages.platform_of.get(account as usize).copied();
            let platform = messages.platforms.get(usize::from(platform.unwrap_or(0)));
            let platform = platform.map_or("", String::as_str);
            (account, format!("{platform}:{id}"))
        })
        .collect()
}

fn name_of<'a>(names: &'a BTreeMap<u32, String>, messages: &'a Messages, account: u32) -> &'a str {
    let name = names.get(&account).map(String::as_str);
    name.unwrap_or_else(|| messages.accounts.get(account))
}

fn summarise(messages: &Messages, directed: &Directed, params: &Params) -> ToolkitSummary {
    let ends = |edge: &Edge| [edge.user_1, edge.user_2];
    let mut accounts: Vec<u32> = directed.edges.iter().flat_map(ends).collect();
    accounts.sort_unstable();
    accounts.dedup();
    let is_loop = |edge: &&Edge| edge.user_1 == edge.user_2;
    ToolkitSummary {
        network: params.network.spec().id.clone().into_owned(),
        window_secs: params.window_secs,
        n_posts: messages.len() as u64,
        n_posts_compared: directed.n_messages,
        n_keys: directed.n_keys,
        n_edges: directed.edges.len() as u64,
        n_loops: directed.edges.iter().filter(is_loop).count() as u64,
        n_accounts: accounts.len() as u64,
        warnings: Vec::new(),
    }
}

/// Hashes of the tables of posts that were compared.
fn hashes(workbench: &Workbench) -> Result<Vec<String>> {
    let imports = workbench.imports()?;
    let tables = imports.iter().flat_map(|import| &import.tables);
    let posts = tables.filter(|table| table.table == "posts");
    Ok(posts.map(|table| table.sha256.clone()).collect())
}
