//! The report of a run: what is in the case, put into the model that `report` renders.

mod alike;
mod backbone;
mod chosen;
mod communities;
mod context;
mod notes;
mod reproduce;
mod significance;
mod stability;
mod windows;

use std::path::Path;

use serde::{Deserialize, Serialize};
use zwerm_report::Report;
use zwerm_report::model::{
    Cover, Headline, Names, NetworkEdge, NetworkNode, NetworkSection, OverviewSection,
    ProvenanceRow,
};

use crate::drawing::RunDrawing;
use crate::error::{Error, Result};
use crate::jobs::Control;
use crate::output::{Written, write_file};
use crate::pseudonym::Pseudonyms;
use crate::run_view::RunView;
use crate::session::{TOOL, Workbench};

/// Communities that the report describes in full; the others get one row each.
const COMMUNITIES_IN_FULL: u32 = 12;

/// Edges handed to the drawing; above this the strongest are drawn and the figure says so.
const EDGES_DRAWN: usize = 20_000;

/// What the analyst decides about a report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportRequest {
    /// Print names instead of pseudonyms.
    pub names: bool,
    /// Print the analyst's notes on accounts, edges and communities.
    pub notes: bool,
    /// Title; a neutral one is made when absent.
    pub title: Option<String>,
    /// Question of the investigation.
    pub question: Option<String>,
}

/// A report on disk, and what its author should look at before it is published.
#[derive(Debug, Clone, Serialize)]
pub struct ReportWritten {
    /// The file.
    #[serde(flatten)]
    pub written: Written,
    /// Account ids that a pseudonymised report still contains as words, sorted. Each may be a
    /// third party named inside an object, or a coincidence: people decide.
    pub leaks: Vec<String>,
}

impl Workbench {
    /// Writes the report of a run as one HTML file and notes it in the audit log.
    pub fn write_report(
        &self,
        run: &str,
        request: &ReportRequest,
        out: &Path,
        control: &Control,
    ) -> Result<ReportWritten> {
        let html = self.report_html(run, request, control)?;
        let leaks = if request.names {
            Vec::new()
        } else {
            self.leaks(&html)?
        };
        let written = write_file(out, |file| {
            file.write_all(html.as_bytes())
                .map_err(|error| Error::io("write the report", out, &error))
        })?;
        self.note_export("run", run, "report", &written)?;
        Ok(ReportWritten { written, leaks })
    }

    /// The report of a run as one HTML document, which nothing has to be written for.
    pub fn report_html(
        &self,
        run: &str,
        request: &ReportRequest,
        control: &Control,
    ) -> Result<String> {
        let report = self.report(run, request, control)?;
        Ok(zwerm_report::render_html(&report)?)
    }

    /// Account ids of the whole case that stand in the words of a pseudonymised report: accounts
    /// outside the network whose name is part of an object, or is an ordinary word.
    fn leaks(&self, html: &str) -> Result<Vec<String>> {
        let mut leaks = std::collections::BTreeSet::new();
        for path in self.table_files("accounts")? {
            for (_, column) in zwerm_dataset::read_table(&path, Some(&["account_id"]))? {
                if let zwerm_dataset::Column::Text(ids) = column {
                    let found = zwerm_report::find_leaks(html, ids.iter().map(String::as_str));
                    leaks.extend(found.into_iter().map(str::to_owned));
                }
            }
        }
        Ok(leaks.into_iter().collect())
    }

    /// The report of a run as data.
    pub fn report(&self, run: &str, request: &ReportRequest, control: &Control) -> Result<Report> {
        let view = self.view(run)?;
        let posts = self.load_posts(&view, control)?;
        let shares = posts.shares();
        let names = if request.names {
            Names::Shown
        } else {
            Names::Pseudonymised
        };
        let key = self.case().pseudonym_key()?;
        let pseudonyms = Pseudonyms::new(
            &key,
            view.nodes
                .platform
                .iter()
                .map(String::as_str)
                .zip(view.nodes.account_id.iter().map(String::as_str)),
        )?;
        let who = communities::Who {
            view: &view,
            pseudonyms: &pseudonyms,
        };
        let (communities, remaining) =
            self.communities(&view, &posts, &who, COMMUNITIES_IN_FULL, control)?;
        let described = COMMUNITIES_IN_FULL;
        let chosen = self.chosen(&view, &posts, &who, (names, described), control)?;
        let notes = if request.notes {
            self.printed_notes(&view, &who)?
        } else {
            Vec::new()
        };
        let drawing = self.drawing(&view)?;
        let positions = self.positions(&view, control)?;
        let network = network(&view, &who, &positions, &drawing);
        let windows = windows::curve(shares, &view.request.params, control)?;
        Ok(Report {
            cover: self.cover(&view, request, names)?,
            headline: headline(&view),
            findings: chosen.findings,
            n_findings_elsewhere: chosen.n_elsewhere,
            data: self.data_section(&view)?,
            method: context::method(&view)?,
            overview: OverviewSection {
                posts_per_day: context::posts_per_day(shares),
                windows_secs: view.summary.windows_secs.clone(),
                pairs_per_layer: context::pairs_per_layer(&view),
                weight_histogram: context::weight_histogram(&view.edges.weight),
                pairs_by_window: windows,
            },
            stability: self.stability(&view)?,
            network,
            communities,
            remaining_communities: remaining,
            notes,
            limits: self.limits(&view)?,
            provenance: provenance(&view),
            glossary: Vec::new(),
            reproduce: self.reproduce(&view)?,
        })
    }

    fn cover(&self, view: &RunView, request: &ReportRequest, names: Names) -> Result<Cover> {
        let head = self.audit_head()?;
        let info = self.info()?;
        let title = info.title;
        let frozen = self
            .imports_of_run(&view.record)?
            .iter()
            .map(|import| import.imported_at_utc.clone())
            .max()
            .unwrap_or_default();
        Ok(Cover {
            title: request
                .title
                .clone()
                .unwrap_or_else(|| format!("Coordinated patterns in {title}")),
            question: request
                .question
                .clone()
                .unwrap_or_else(|| context::default_question(&view.summary)),
            case_id: info.case_id,
            case_name: title,
            run_name: view.record.name.clone(),
            generated_at_utc: self.environment().now_utc(),
            data_frozen_at: frozen.get(..10).unwrap_or_default().to_owned(),
            tool_version: TOOL.to_owned(),
            audit_seq: head.seq,
            audit_hash: head.hash,
            names,
        })
    }
}

fn headline(view: &RunView) -> Headline {
    let summary = &view.summary;
    let mut sizes = std::collections::BTreeMap::<u32, u64>::new();
    for &community in &view.nodes.community {
        *sizes.entry(community).or_default() += 1;
    }
    Headline {
        reached: significance::reached(view),
        shares: summary.n_shares,
        accounts: summary.n_accounts_compared,
        objects: summary.n_objects_compared,
        first_ms: summary.first_ms,
        last_ms: summary.last_ms,
        layers: summary.layers.clone(),
        widest_window_secs: summary.windows_secs.last().copied().unwrap_or_default(),
        pairs: summary.n_pairs,
        edges: summary.n_edges,
        accounts_in_network: summary.n_accounts,
        communities: summary.n_communities,
        largest_community: sizes.values().max().copied().unwrap_or_default(),
        min_weight: view.request.params.min_weight,
    }
}

fn network(
    view: &RunView,
    who: &communities::Who<'_>,
    positions: &[[f32; 2]],
    drawing: &RunDrawing,
) -> NetworkSection {
    let is_pinned = |node: u32| {
        drawing
            .pinned
            .binary_search_by_key(&node, |pin| pin.node)
            .is_ok()
    };
    let nodes = positions
        .iter()
        .enumerate()
        .map(|(node, &[x, y])| NetworkNode {
            account: who.account(node as u32),
            x,
            y,
            strength: view.nodes.strength[node] as f64,
            community: view.nodes.community[node],
            pinned: is_pinned(node as u32),
        })
        .collect();
    let mut strongest: Vec<usize> = (0..view.edges.len()).collect();
    if strongest.len() > EDGES_DRAWN {
        strongest.sort_by_key(|&edge| (std::cmp::Reverse(view.edges.weight[edge]), edge));
        strongest.truncate(EDGES_DRAWN);
        strongest.sort_unstable();
    }
    NetworkSection {
        nodes,
        edges: strongest
            .into_iter()
            .map(|edge| NetworkEdge {
                a: view.edges.from[edge],
                b: view.edges.to[edge],
                weight: view.edges.weight[edge] as f64,
            })
            .collect(),
        n_accounts: view.summary.n_accounts,
        n_edges: view.summary.n_edges,
        how_drawn: how_drawn(view, drawing),
    }
}

/// What of the drawing is not as the run came.
fn how_drawn(view: &RunView, drawing: &RunDrawing) -> String {
    let mut sentences = Vec::new();
    if drawing.plan.seed != view.request.seed {
        sentences.push(format!("Drawn with seed {}.", drawing.plan.seed));
    }
    match drawing.pinned.len() {
        0 => {}
        1 => sentences.push("1 account stands where it was put by hand.".to_owned()),
        n => sentences.push(format!("{n} accounts stand where they were put by hand.")),
    }
    sentences.join(" ")
}

fn provenance(view: &RunView) -> Vec<ProvenanceRow> {
    let mut rows = vec![
        ("Run".to_owned(), view.record.name.clone()),
        (
            "Run finished (UTC)".to_owned(),
            view.record.finished_at_utc.clone(),
        ),
        (
            "Seed of communities and drawing".to_owned(),
            view.request.seed.to_string(),
        ),
    ];
    for (number, hash) in view.record.inputs.iter().enumerate() {
        rows.push((
            format!("Table of shares {}, SHA-256", number + 1),
            hash.clone(),
        ));
    }
    for file in &view.record.files {
        rows.push((
            format!("Result \"{}\", SHA-256", file.table),
            file.sha256.clone(),
        ));
    }
    rows.into_iter()
        .map(|(what, value)| ProvenanceRow { what, value })
        .collect()
}
