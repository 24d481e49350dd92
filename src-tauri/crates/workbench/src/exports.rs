//! Files for others: CSV with safe cells, GEXF and GraphML for Gephi, the peer's own tables.

use std::io::Write;
use std::path::Path;

use zwerm_dataset::Column;
use zwerm_detection::{Compat, registry};
use zwerm_network::export::{
    Attribute, ExportEdge, ExportGraph, ExportNode, Kind, Value, write_gexf, write_graphml,
};
use zwerm_report::csv::{Cell, Options, Writer};

use crate::backbone;
use crate::error::{Error, Result};
use crate::jobs::Control;
use crate::output::{Written, write_file};
use crate::peer;
use crate::posts::RunPosts;
use crate::remarks::{Place, TagsOfRun};
use crate::run_tables::Columns;
use crate::run_view::RunView;
use crate::runs::DetectRequest;
use crate::session::{TOOL, Workbench};
use crate::significance::decimals;
use crate::times::iso_utc;

/// What can be exported of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Every pair of posts of the network.
    Pairs,
    /// Edges with their weights.
    Edges,
    /// Accounts with degree, strength, community and position.
    Nodes,
    /// Communities.
    Communities,
    /// Groups that neither activity nor a common cause explains; the run must have been made with
    /// `--significance`.
    Groups,
    /// What changed settings and subsamples do to the result; the run must have been made with
    /// `--sensitivity`.
    Sensitivity,
    /// Every edge with how far it is reviewed: seen, judged, by whom, notes, tags.
    Review,
    /// The network as GEXF 1.3.
    Gexf,
    /// The network as GraphML.
    Graphml,
    /// The backbone alone as GEXF 1.3; the run must have been made with `--backbone`.
    Backbone,
    /// A table of CooRTweet; the run must have been made with `--compat coortweet`.
    Peer(peer::Table),
}

impl What {
    /// Everything that can be exported, with the word for it and one line of help.
    pub fn all() -> Vec<(What, &'static str, &'static str)> {
        let own = [
            (
                What::Pairs,
                "pairs",
                "Every pair of posts of the network (CSV)",
            ),
            (What::Edges, "edges", "Edges with their weights (CSV)"),
            (
                What::Nodes,
                "nodes",
                "Accounts with degree, strength, community, position (CSV)",
            ),
            (What::Communities, "communities", "Communities (CSV)"),
            (
                What::Groups,
                "groups",
                "Established groups of a run with --significance (CSV)",
            ),
            (
                What::Sensitivity,
                "sensitivity",
                "What changed settings do to a run with --sensitivity (CSV)",
            ),
            (
                What::Review,
                "review",
                "The review of the edges: seen, judged by whom and when, notes (CSV)",
            ),
            (What::Gexf, "gexf", "The network for Gephi (GEXF 1.3)"),
            (What::Graphml, "graphml", "The network as GraphML"),
            (
                What::Backbone,
                "backbone",
                "The backbone alone, of a run with --backbone (GEXF 1.3)",
            ),
        ];
        let peer = peer::Table::ALL.map(|(table, id, help)| (What::Peer(table), id, help));
        own.into_iter().chain(peer).collect()
    }

    /// Whether a run of this request has it.
    pub fn is_of(self, request: &DetectRequest) -> bool {
        match self {
            What::Groups => request.significance.is_some(),
            What::Sensitivity => request.sensitivity.is_some(),
            What::Backbone => request.backbone.is_some(),
            What::Peer(_) => matches!(request.params.compat, Compat::Coortweet { .. }),
            _ => true,
        }
    }

    /// The word for it, as in `--what edges`.
    pub fn id(self) -> &'static str {
        What::all()
            .into_iter()
            .find(|(what, _, _)| *what == self)
            .map_or("", |(_, id, _)| id)
    }

    /// What a word stands for.
    pub fn parse(id: &str) -> Option<What> {
        What::all()
            .into_iter()
            .find(|(_, known, _)| *known == id)
            .map(|(what, _, _)| what)
    }
}

impl Workbench {
    /// Writes one export of a run; an existing file is replaced once the new one is complete.
    pub fn export(&self, run: &str, what: What, out: &Path, control: &Control) -> Result<Written> {
        let exporter = Exporter::new(self, run)?;
        exporter.write(what, out, control)
    }
}

/// Writes several exports of one run, reading it only once.
pub struct Exporter<'a> {
    workbench: &'a Workbench,
    view: RunView,
    tags: TagsOfRun,
    posts: std::cell::OnceCell<RunPosts>,
    positions: std::cell::OnceCell<Vec<[f32; 2]>>,
}

impl<'a> Exporter<'a> {
    /// Prepares exports of a run.
    pub fn new(workbench: &'a Workbench, run: &str) -> Result<Exporter<'a>> {
        let view = workbench.view(run)?;
        Ok(Exporter {
            workbench,
            tags: TagsOfRun::read(workbench, &view)?,
            view,
            posts: std::cell::OnceCell::new(),
            positions: std::cell::OnceCell::new(),
        })
    }

    /// Writes one file and notes it in the audit log.
    pub fn write(&self, what: What, out: &Path, control: &Control) -> Result<Written> {
        let coortweet = matches!(self.view.request.params.compat, Compat::Coortweet { .. });
        let written = match what {
            What::Peer(_) if !coortweet => {
                return Err(Error::usage(
                    "not-a-compat-run",
                    format!(
                        "\"{}\" is a table of CooRTweet. Run `zwerm detect ... --compat coortweet` first.",
                        what.id()
                    ),
                ));
            }
            What::Peer(table) => self.peer(table, out, control)?,
            What::Pairs if coortweet => self.peer(peer::Table::Pairs, out, control)?,
            What::Edges if coortweet => self.peer(peer::Table::Edges, out, control)?,
            What::Nodes if coortweet => self.peer(peer::Table::Nodes, out, control)?,
            What::Pairs => self.pairs(out, control)?,
            What::Edges => write_columns(out, &decimals(self.edges()))?,
            What::Nodes => write_columns(out, &self.nodes(control)?)?,
            What::Review => crate::review::write(self.workbench, &self.view, out)?,
            What::Communities => {
                let mut columns = self
                    .workbench
                    .read_run_table(&self.view.record, "communities")?;
                let numbers = columns.first().and_then(|(_, column)| match column {
                    Column::U32(numbers) => Some(numbers.clone()),
                    _ => None,
                });
                self.tags.add_to(&mut columns, |row| {
                    let numbers = numbers.as_deref().unwrap_or_default();
                    Place::Community(numbers.get(row as usize).copied().unwrap_or(0))
                });
                write_columns(out, &public(columns))?
            }
            What::Groups => {
                if self.view.request.significance.is_none() {
                    return Err(Error::usage(
                        "not-judged",
                        "This run was not held against chance. Run `zwerm detect ... --significance` first.",
                    ));
                }
                let groups = self.workbench.read_run_table(&self.view.record, "groups")?;
                write_columns(out, &groups)?
            }
            What::Sensitivity => {
                if self.view.request.sensitivity.is_none() {
                    return Err(Error::usage(
                        "not-repeated",
                        "This run was made without --sensitivity. Ask for it with `zwerm sensitivity CASE --run NAME --out FILE`.",
                    ));
                }
                let record = &self.view.record;
                write_columns(out, &self.workbench.read_run_table(record, "sensitivity")?)?
            }
            What::Backbone if self.view.request.backbone.is_none() => {
                return Err(Error::usage(
                    "no-backbone",
                    "This run marks no backbone. Run `zwerm detect ... --backbone disparity` first.",
                ));
            }
            What::Gexf | What::Graphml | What::Backbone => self.graph(what, out, control)?,
        };
        self.workbench
            .note_export("run", &self.view.record.name, what.id(), &written)?;
        Ok(written)
    }

    fn posts(&self, control: &Control) -> Result<&RunPosts> {
        if let Some(posts) = self.posts.get() {
            return Ok(posts);
        }
        let posts = self.workbench.load_posts(&self.view, control)?;
        Ok(self.posts.get_or_init(|| posts))
    }

    fn positions(&self, control: &Control) -> Result<&[[f32; 2]]> {
        if let Some(positions) = self.positions.get() {
            return Ok(positions);
        }
        let positions = self.workbench.positions(&self.view, control)?;
        Ok(self.positions.get_or_init(|| positions))
    }

    fn peer(&self, table: peer::Table, out: &Path, control: &Control) -> Result<Written> {
        let shares = self.posts(control)?.shares();
        let tables = peer::tables(shares, &self.view.request.params, control)?;
        peer::write(table, &tables, out)
    }

    fn nodes(&self, control: &Control) -> Result<Columns> {
        let mut columns = self.workbench.read_run_table(&self.view.record, "nodes")?;
        columns.extend(crate::run_tables::layout(self.positions(control)?));
        self.tags.add_to(&mut columns, Place::Account);
        Ok(public(columns))
    }

    fn edges(&self) -> Columns {
        let mut columns = self.view.edges.columns.clone();
        self.tags.add_to(&mut columns, Place::Edge);
        public(columns)
    }

    fn pairs(&self, out: &Path, control: &Control) -> Result<Written> {
        let posts = self.posts(control)?;
        let shares = posts.shares();
        // Where each post stands in the sources: a pair that leads to no row proves nothing.
        let places = posts.places(control)?;
        write_file(out, |file| {
            let mut csv = Writer::new(file, Options::default())?;
            csv.header(&[
                "object_type",
                "object_id",
                "content_id",
                "content_id_y",
                "time_delta",
                "account_id",
                "account_id_y",
                "timestamp_share",
                "timestamp_share_y",
                "source_sha256",
                "record",
                "source_sha256_y",
                "record_y",
            ])?;
            let mut failed = None;
            let streamed = posts.each_pair(control, &mut |pair, _, _| {
                let (older, newer) = (pair.older as usize, pair.newer as usize);
                let mut write = || -> Result<()> {
                    let (from, to) = (
                        posts.place(&places, pair.older)?,
                        posts.place(&places, pair.newer)?,
                    );
                    csv.row(&[
                        Cell::Text(posts.object_type(pair.object)),
                        Cell::Text(shares.objects.get(pair.object)),
                        Cell::Text(shares.contents.get(shares.content[older])),
                        Cell::Text(shares.contents.get(shares.content[newer])),
                        Cell::Float(pair.delta_ms as f64 / 1000.0),
                        Cell::Text(shares.accounts.get(shares.account[older])),
                        Cell::Text(shares.accounts.get(shares.account[newer])),
                        Cell::Text(&iso_utc(shares.time_ms[older])),
                        Cell::Text(&iso_utc(shares.time_ms[newer])),
                        Cell::Text(from.0),
                        Cell::Unsigned(from.1),
                        Cell::Text(to.0),
                        Cell::Unsigned(to.1),
                    ])?;
                    Ok(())
                };
                match write() {
                    Ok(()) => true,
                    Err(error) => {
                        failed = Some(error);
                        false
                    }
                }
            });
            match failed {
                Some(error) => Err(error),
                None => streamed,
            }
        })
    }

    fn graph(&self, what: What, out: &Path, control: &Control) -> Result<Written> {
        let positions = self.positions(control)?;
        let graph = self.export_graph(positions)?;
        write_file(out, |mut file| {
            match what {
                What::Gexf => write_gexf(&graph, &mut file)?,
                What::Backbone => {
                    let part = backbone::part(graph, &self.view.edges.columns);
                    write_gexf(&part, &mut file)?
                }
                _ => write_graphml(&graph, &mut file)?,
            };
            Ok(())
        })
    }

    fn export_graph(&self, positions: &[[f32; 2]]) -> Result<ExportGraph> {
        let view = &self.view;
        let mut nodes = self.workbench.read_run_table(&view.record, "nodes")?;
        self.tags.add_to(&mut nodes, Place::Account);
        let (nodes, edges) = (public(nodes), self.edges());
        let labelled = |name: &str| matches!(name, "account_id");
        // Ends and weight have a place of their own; platforms stand at the accounts. Quartiles
        // are in edges.csv: every attribute costs a line for every edge.
        let structural = |name: &str| {
            matches!(
                name,
                "from"
                    | "to"
                    | "weight"
                    | "from_platform"
                    | "to_platform"
                    | "q1_time_delta"
                    | "q3_time_delta"
            )
        };
        let most = view
            .nodes
            .strength
            .iter()
            .max()
            .copied()
            .unwrap_or(1)
            .max(1) as f32;
        let duplicate_ids = has_duplicates(&view.nodes.account_id);
        let export_nodes = (0..view.nodes.account_id.len())
            .map(|row| {
                let id = &view.nodes.account_id[row];
                ExportNode {
                    id: if duplicate_ids {
                        format!("{}:{id}", view.nodes.platform[row])
                    } else {
                        id.clone()
                    },
                    label: id.clone(),
                    position: positions.get(row).copied(),
                    size: 4.0 + 16.0 * (view.nodes.strength[row] as f32 / most).sqrt(),
                    colour: rgb(zwerm_report::figures::community_colour(
                        view.nodes.community[row],
                    )),
                    values: values(&nodes, row, labelled),
                }
            })
            .collect();
        let export_edges = view
            .edges
            .ends()
            .enumerate()
            .map(|(row, (from, to))| ExportEdge {
                source: from,
                target: to,
                weight: view.edges.weight[row] as f64,
                values: values(&edges, row, structural),
            })
            .collect();
        let widest_secs = view.summary.windows_secs.last().copied();
        let mut description = format!(
            "Accounts that shared the same objects within {} s. Content was not judged.",
            widest_secs.unwrap_or_default()
        );
        // The mark travels with what it does not say.
        if let Some(asked) = &view.request.backbone {
            let significance = view.request.significance.as_ref();
            description += " ";
            description += &registry::describe_backbone(asked, significance)?;
        }
        Ok(ExportGraph {
            title: format!("Coordinated network, run {}", view.record.name),
            description,
            creator: TOOL.to_owned(),
            // Of the data, not of the clock: the same run gives the same bytes on any day.
            last_modified: iso_utc(view.summary.last_ms.unwrap_or_default())
                .get(..10)
                .unwrap_or_default()
                .to_owned(),
            node_attributes: attributes(&nodes, labelled),
            edge_attributes: attributes(&edges, structural),
            nodes: export_nodes,
            edges: export_edges,
        })
    }
}

/// Writes columns as CSV.
pub(crate) fn write_columns(out: &Path, columns: &Columns) -> Result<Written> {
    write_file(out, |file| write_csv(file, columns))
}

fn write_csv(file: &mut dyn Write, columns: &Columns) -> Result<()> {
    let mut csv = Writer::new(file, Options::default())?;
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    csv.header(&names)?;
    let rows = columns.first().map_or(0, |(_, column)| column.len());
    let mut cells = Vec::with_capacity(columns.len());
    for row in 0..rows {
        cells.clear();
        cells.extend(columns.iter().map(|(_, column)| cell(column, row)));
        csv.row(&cells)?;
    }
    Ok(())
}

fn cell(column: &Column, row: usize) -> Cell<'_> {
    match column {
        Column::Text(values) => Cell::Text(&values[row]),
        Column::U32(values) => Cell::Unsigned(u64::from(values[row])),
        Column::U64(values) => Cell::Unsigned(values[row]),
        Column::I64(values) => Cell::Int(values[row]),
        Column::F32(values) => Cell::Float(f64::from(values[row])),
        Column::F64(values) => Cell::Float(values[row]),
        Column::Bool(values) => Cell::Bool(values[row]),
    }
}

/// Columns as outsiders get them: times as ISO 8601 in UTC, no row numbers of our own tables.
fn public(columns: Columns) -> Columns {
    columns
        .into_iter()
        .filter(|(name, _)| !matches!(name.as_str(), "from_node" | "to_node"))
        .map(|(name, column)| match (name.strip_suffix("_ms"), column) {
            (Some(stem), Column::I64(times)) => (
                format!("{stem}_utc"),
                Column::Text(times.into_iter().map(iso_utc).collect()),
            ),
            (_, column) => (name, column),
        })
        .collect()
}

fn attributes(columns: &Columns, skip: impl Fn(&str) -> bool) -> Vec<Attribute> {
    columns
        .iter()
        .filter(|(name, _)| !skip(name))
        .map(|(name, column)| Attribute {
            name: name.clone(),
            kind: match column {
                Column::Text(_) => Kind::Text,
                Column::U32(_) | Column::U64(_) | Column::I64(_) => Kind::Int,
                Column::F32(_) | Column::F64(_) => Kind::Float,
                Column::Bool(_) => Kind::Bool,
            },
        })
        .collect()
}

fn values(columns: &Columns, row: usize, skip: impl Fn(&str) -> bool) -> Vec<Value> {
    columns
        .iter()
        .filter(|(name, _)| !skip(name))
        .map(|(_, column)| match column {
            Column::Text(values) => Value::Text(values[row].clone()),
            Column::U32(values) => Value::Int(i64::from(values[row])),
            Column::U64(values) => Value::Int(i64::try_from(values[row]).unwrap_or(i64::MAX)),
            Column::I64(values) => Value::Int(values[row]),
            Column::F32(values) => Value::Float(f64::from(values[row])),
            Column::F64(values) => Value::Float(values[row]),
            Column::Bool(values) => Value::Bool(values[row]),
        })
        .collect()
}

/// `#4477AA` as three bytes.
fn rgb(hex: &str) -> [u8; 3] {
    let value = u32::from_str_radix(hex.trim_start_matches('#'), 16).unwrap_or(0);
    let [_, red, green, blue] = value.to_be_bytes();
    [red, green, blue]
}

fn has_duplicates(sorted: &[String]) -> bool {
    sorted.windows(2).any(|pair| pair[0] == pair[1])
}
