//! A finished run read back from its files, as plain columns that exports, report and window share.

use std::path::PathBuf;
use std::sync::OnceLock;

use zwerm_case::{RunRecord, Target};
use zwerm_dataset::Column;
use zwerm_network::Bubbles;

use crate::backbone::{self, IN_BACKBONE};
use crate::error::{Error, Result};
use crate::evidence::Account;
use crate::run_tables::{self, Columns};
use crate::runs::{DetectRequest, RunSummary, broken_run};
use crate::session::Workbench;

/// A run with its tables in memory.
pub struct RunView {
    /// Its record in the case.
    pub record: RunRecord,
    /// What was asked.
    pub request: DetectRequest,
    /// What was found, in figures.
    pub summary: RunSummary,
    /// Accounts of the network.
    pub nodes: Nodes,
    /// Edges.
    pub edges: Edges,
    /// What chance says of them; `None` for a run that was not held against it.
    pub chance: Option<Chance>,
    /// What the case calls its communities, once somebody asks.
    pub(crate) community_targets: OnceLock<Vec<Target>>,
}

/// What chance says of a run. Probabilities are decimal logarithms; a figure that an edge does not
/// have (a loop, a common cause where activity explains enough) is no number.
pub struct Chance {
    /// Meetings that the activity of both lets expect, along the edges.
    pub expected: Vec<f64>,
    /// p-value of the activity null.
    pub log10_p: Vec<f64>,
    /// q-value of the activity null.
    pub log10_q: Vec<f64>,
    /// Meetings that reactions to the same things let expect.
    pub common_cause_expected: Vec<f64>,
    /// q-value of the common-cause null.
    pub log10_common_cause_q: Vec<f64>,
    /// Rung of each edge.
    pub edge_rung: Vec<u32>,
    /// Rung of each account.
    pub node_rung: Vec<u32>,
    /// Rung of each community, by number from 1 (the first stands at 0).
    pub community_rung: Vec<u32>,
}

/// Columns of the edge table that [`Chance`] reads.
const EDGE_CHANCE: [&str; 6] = [
    "expected",
    "log10_p",
    "log10_q",
    "common_cause_expected",
    "log10_common_cause_q",
    "rung",
];

/// Accounts of a run, in the order of `nodes.parquet`.
pub struct Nodes {
    /// `account_id`.
    pub account_id: Vec<String>,
    /// Platform; empty when the source names none.
    pub platform: Vec<String>,
    /// Neighbours.
    pub degree: Vec<u32>,
    /// Sum of the weights of the edges.
    pub strength: Vec<u64>,
    /// Community, from 1.
    pub community: Vec<u32>,
    /// Component, from 1.
    pub component: Vec<u32>,
    /// Core number.
    pub core: Vec<u32>,
    /// Shares of the account in the layers compared.
    pub n_shares: Vec<u32>,
}

/// Edges of a run, in the order of `edges.parquet`.
pub struct Edges {
    /// One end: row of [`Nodes`].
    pub from: Vec<u32>,
    /// The other end.
    pub to: Vec<u32>,
    /// Pairs of posts at the widest window.
    pub weight: Vec<u64>,
    /// Distinct objects at the widest window.
    pub n_objects: Vec<u32>,
    /// Layers that have pairs.
    pub n_layers: Vec<u32>,
    /// Median seconds between the posts of a pair.
    pub median_time_delta: Vec<f64>,
    /// First share in a pair, ms since 1970, UTC.
    pub first_share_ms: Vec<i64>,
    /// Last share in a pair.
    pub last_share_ms: Vec<i64>,
    /// Community of both ends, from 1; 0 between two communities.
    pub community: Vec<u32>,
    /// Whether each edge is in the backbone, where one was asked for.
    pub in_backbone: Option<Vec<bool>>,
    /// Every column of the file that was read, also those above.
    pub columns: Columns,
}

/// Which columns of the edge table are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EdgeColumns {
    /// All, as exports need them.
    All,
    /// Numbers only: a window shows ids by the rows of the accounts.
    Numbers,
}

impl Workbench {
    /// Reads a run back.
    pub fn view(&self, name: &str) -> Result<RunView> {
        self.view_of(self.run(name)?, EdgeColumns::All)
    }

    /// Reads a run back by its id, without the texts of the edge table that only exports need.
    pub fn view_by_id(&self, id: &str) -> Result<RunView> {
        self.view_of(self.run_by_id(id)?, EdgeColumns::Numbers)
    }

    /// One run by its id. A name is no id: after renaming, another run may have it.
    pub fn run_by_id(&self, id: &str) -> Result<RunRecord> {
        self.runs()?
            .into_iter()
            .find(|run| run.id == id)
            .ok_or_else(|| {
                Error::usage(
                    "no-such-run",
                    "This run is not in the case any more. Choose another one.",
                )
                .at(id)
            })
    }

    fn view_of(&self, record: RunRecord, which: EdgeColumns) -> Result<RunView> {
        let request = self.request_of(&record)?;
        let summary = self.summary_of(&record)?;
        let nodes = Reader::new(
            self.read_run_table(&record, "nodes")?,
            &record.name,
            "account table",
        );
        let is_judged = summary.judged.is_some();
        let node_rung = is_judged.then(|| nodes.u32("rung")).transpose()?;
        let nodes = Nodes {
            account_id: nodes.text("account_id")?,
            platform: nodes.text("platform")?,
            degree: nodes.u32("degree")?,
            strength: nodes.u64("strength")?,
            community: nodes.u32("community")?,
            component: nodes.u32("component")?,
            core: nodes.u32("core")?,
            n_shares: nodes.u32("n_shares")?,
        };
        let columns = match which {
            EdgeColumns::All => self.read_run_table(&record, "edges")?,
            EdgeColumns::Numbers => {
                let names = run_tables::numbers_of_edges(&summary.layers, &summary.windows_secs);
                let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
                if is_judged {
                    names.extend(EDGE_CHANCE);
                }
                if summary.backbone.is_some() {
                    names.push(IN_BACKBONE);
                }
                zwerm_dataset::read_table(&self.run_table(&record, "edges")?, Some(&names))?
            }
        };
        let edges = Reader::new(columns, &record.name, "edge table");
        let chance = match node_rung {
            None => None,
            Some(node_rung) => Some(Chance {
                expected: edges.f64("expected")?,
                log10_p: edges.f64("log10_p")?,
                log10_q: edges.f64("log10_q")?,
                common_cause_expected: edges.f64("common_cause_expected")?,
                log10_common_cause_q: edges.f64("log10_common_cause_q")?,
                edge_rung: edges.u32("rung")?,
                node_rung,
                community_rung: Reader::new(
                    self.read_run_table(&record, "communities")?,
                    &record.name,
                    "community table",
                )
                .u32("rung")?,
            }),
        };
        let edges = Edges {
            from: edges.u32("from_node")?,
            to: edges.u32("to_node")?,
            weight: edges.u64("weight")?,
            n_objects: edges.u32("n_objects")?,
            n_layers: edges.u32("n_layers")?,
            median_time_delta: edges.f64("median_time_delta")?,
            first_share_ms: edges.i64("first_share_ms")?,
            last_share_ms: edges.i64("last_share_ms")?,
            community: edges.u32("community")?,
            in_backbone: backbone::kept(&edges.columns).map(<[bool]>::to_vec),
            columns: match which {
                EdgeColumns::All => edges.columns,
                EdgeColumns::Numbers => cells_only(edges.columns),
            },
        };
        let n_nodes = nodes.account_id.len() as u32;
        if edges.ends().any(|(from, to)| from.max(to) >= n_nodes) {
            return Err(broken_run("edge table", &record.name));
        }
        Ok(RunView {
            community_targets: OnceLock::new(),
            record,
            request,
            summary,
            nodes,
            edges,
            chance,
        })
    }

    fn run_table(&self, record: &RunRecord, table: &str) -> Result<PathBuf> {
        self.run_file(record, table)?
            .ok_or_else(|| broken_run(table, &record.name))
    }

    /// One table of a run.
    pub(crate) fn read_run_table(&self, record: &RunRecord, table: &str) -> Result<Columns> {
        Ok(zwerm_dataset::read_table(
            &self.run_table(record, table)?,
            None,
        )?)
    }

    /// What the case knows of these accounts, one row an account and import, in order of import.
    pub fn account_rows(
        &self,
        accounts: impl Iterator<Item = Account>,
    ) -> Result<Vec<zwerm_dataset::AccountRow>> {
        let keys: Vec<(String, String)> = accounts
            .map(|account| (account.platform, account.account_id))
            .collect();
        let files = self.table_files("accounts")?;
        Ok(zwerm_dataset::accounts_by_id(&files, &keys)?)
    }

    /// Positions of the accounts as they were kept with the run.
    pub(crate) fn kept_positions(&self, view: &RunView) -> Result<Vec<[f32; 2]>> {
        let columns = self.read_run_table(&view.record, "layout")?;
        let layout = Reader::new(columns, &view.record.name, "layout");
        let (x, y) = (layout.f32("x")?, layout.f32("y")?);
        Ok(x.into_iter().zip(y).map(|(x, y)| [x, y]).collect())
    }
}

impl RunView {
    /// The accounts of the network, in the order of [`Nodes`].
    pub fn accounts(&self) -> impl Iterator<Item = Account> + '_ {
        (0..self.nodes.account_id.len() as u32).map(|node| self.account(node))
    }

    /// One account of the network by its row.
    pub fn account(&self, node: u32) -> Account {
        Account {
            platform: self.nodes.platform[node as usize].clone(),
            account_id: self.nodes.account_id[node as usize].clone(),
        }
    }

    /// `platform:account_id`, which no two accounts share.
    pub(crate) fn long_name(&self, node: u32) -> String {
        let node = node as usize;
        format!(
            "{}:{}",
            self.nodes.platform[node], self.nodes.account_id[node]
        )
    }

    /// How marks and notes name an account: by its id, or as `platform:account_id` where the network
    /// has that id on several platforms.
    pub fn account_name(&self, node: u32) -> String {
        let ids = &self.nodes.account_id;
        let (at, id) = (node as usize, &ids[node as usize]);
        // Accounts stand in the order of their ids: a twin is a neighbour.
        let twin = |other: Option<usize>| other.and_then(|other| ids.get(other)) == Some(id);
        if twin(at.checked_sub(1)) || twin(Some(at + 1)) {
            self.long_name(node)
        } else {
            id.clone()
        }
    }

    /// A disc for each community, near where the drawing has its members; the run's seed.
    pub fn bubbles(&self, positions: &[[f32; 2]]) -> Bubbles {
        let community = &self.nodes.community;
        let n = community.iter().max().copied().unwrap_or(0) as usize;
        zwerm_network::bubbles(positions, community, n, self.request.seed)
    }

    /// The edge between two accounts; edges stand in the order of their ends.
    pub fn edge_between(&self, a: u32, b: u32) -> Option<u32> {
        let (wanted, edges) = ((a.min(b), a.max(b)), &self.edges);
        let (mut low, mut high) = (0, edges.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match (edges.from[middle], edges.to[middle]).cmp(&wanted) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle as u32),
            }
        }
        None
    }

    /// The window that makes the network, seconds.
    pub fn widest_window_secs(&self) -> f64 {
        let windows = &self.summary.windows_secs;
        windows.last().copied().unwrap_or_default()
    }

    /// Pairs of posts and distinct objects of every edge in one layer at one window; `None` when the
    /// table has no such columns.
    pub fn cell(&self, layer: usize, window: usize) -> Option<(&[u64], &[u32])> {
        let (layers, windows) = (&self.summary.layers, &self.summary.windows_secs);
        let (layer, &window) = (layers.get(layer)?, windows.get(window)?);
        if layers.len() == 1 && windows.len() == 1 {
            return Some((&self.edges.weight, &self.edges.n_objects));
        }
        let [weight, n_objects] = run_tables::cell_names(layer, window);
        let weight = match column(&self.edges.columns, &weight)? {
            Column::U64(values) => values.as_slice(),
            _ => return None,
        };
        match column(&self.edges.columns, &n_objects)? {
            Column::U32(values) => Some((weight, values.as_slice())),
            _ => None,
        }
    }
}

/// The columns that have no vector of their own.
fn cells_only(mut columns: Columns) -> Columns {
    columns.retain(|(name, _)| name.starts_with("weight_") || name.starts_with("n_objects_"));
    columns
}

fn column<'a>(columns: &'a Columns, name: &str) -> Option<&'a Column> {
    let mut found = columns.iter().filter(|(known, _)| known == name);
    found.next().map(|(_, column)| column)
}

impl Edges {
    /// The two ends of every edge.
    pub fn ends(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.from.iter().copied().zip(self.to.iter().copied())
    }

    /// Number of edges.
    pub fn len(&self) -> usize {
        self.from.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.from.is_empty()
    }
}

/// Takes typed columns out of a table of our own.
struct Reader<'a> {
    columns: Columns,
    run: &'a str,
    what: &'a str,
}

impl<'a> Reader<'a> {
    fn new(columns: Columns, run: &'a str, what: &'a str) -> Reader<'a> {
        Reader { columns, run, what }
    }

    fn column(&self, name: &str) -> Result<&Column> {
        column(&self.columns, name).ok_or_else(|| self.broken())
    }

    fn broken(&self) -> Error {
        broken_run(self.what, self.run)
    }

    fn text(&self, name: &str) -> Result<Vec<String>> {
        match self.column(name)? {
            Column::Text(values) => Ok(values.clone()),
            _ => Err(self.broken()),
        }
    }

    fn u32(&self, name: &str) -> Result<Vec<u32>> {
        match self.column(name)? {
            Column::U32(values) => Ok(values.clone()),
            _ => Err(self.broken()),
        }
    }

    fn u64(&self, name: &str) -> Result<Vec<u64>> {
        match self.column(name)? {
            Column::U64(values) => Ok(values.clone()),
            _ => Err(self.broken()),
        }
    }

    fn i64(&self, name: &str) -> Result<Vec<i64>> {
        match self.column(name)? {
            Column::I64(values) => Ok(values.clone()),
            _ => Err(self.broken()),
        }
    }

    fn f32(&self, name: &str) -> Result<Vec<f32>> {
        match self.column(name)? {
            Column::F32(values) => Ok(values.clone()),
            _ => Err(self.broken()),
        }
    }

    fn f64(&self, name: &str) -> Result<Vec<f64>> {
        match self.column(name)? {
            Column::F64(values) => Ok(values.clone()),
            _ => Err(self.broken()),
        }
    }
}
