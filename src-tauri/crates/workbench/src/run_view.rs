//! A finished run read back from its files, as plain columns that exports, report and window share.

use zwerm_case::RunRecord;
use zwerm_dataset::Column;

use crate::analysis;
use crate::error::Result;
use crate::evidence::Account;
use crate::jobs::Control;
use crate::run_tables::Columns;
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
}

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
    /// Median seconds between the posts of a pair.
    pub median_time_delta: Vec<f64>,
    /// Community of both ends, from 1; 0 between two communities.
    pub community: Vec<u32>,
    /// Every column of the file, also those above.
    pub columns: Columns,
}

impl Workbench {
    /// Reads a run back.
    pub fn view(&self, name: &str) -> Result<RunView> {
        let record = self.run(name)?;
        let request = self.request_of(&record)?;
        let summary = self.summary_of(&record)?;
        let mut nodes = Reader::new(
            self.read_run_table(&record, "nodes")?,
            name,
            "account table",
        );
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
        let columns = self.read_run_table(&record, "edges")?;
        let mut edges = Reader::new(columns.clone(), name, "edge table");
        let edges = Edges {
            from: edges.u32("from_node")?,
            to: edges.u32("to_node")?,
            weight: edges.u64("weight")?,
            n_objects: edges.u32("n_objects")?,
            median_time_delta: edges.f64("median_time_delta")?,
            community: edges.u32("community")?,
            columns,
        };
        Ok(RunView {
            record,
            request,
            summary,
            nodes,
            edges,
        })
    }

    /// One table of a run.
    pub(crate) fn read_run_table(&self, record: &RunRecord, table: &str) -> Result<Columns> {
        let path = self
            .run_file(record, table)?
            .ok_or_else(|| broken_run(table, &record.name))?;
        Ok(zwerm_dataset::read_table(&path, None)?)
    }

    /// Positions of the accounts of a run: those kept with it, or computed now from its seed.
    pub fn positions(&self, view: &RunView, control: &Control) -> Result<Vec<[f32; 2]>> {
        if self.run_file(&view.record, "layout")?.is_some() {
            let columns = self.read_run_table(&view.record, "layout")?;
            let mut layout = Reader::new(columns, &view.record.name, "layout");
            let (x, y) = (layout.f32("x")?, layout.f32("y")?);
            return Ok(x.into_iter().zip(y).map(|(x, y)| [x, y]).collect());
        }
        let edges: Vec<(u32, u32, f64)> = view
            .edges
            .ends()
            .zip(&view.edges.n_objects)
            .filter(|((from, to), _)| from != to)
            .map(|((from, to), &objects)| (from, to, f64::from(objects)))
            .collect();
        analysis::draw(
            view.nodes.account_id.len(),
            &edges,
            view.request.seed,
            control,
        )
    }
}

impl RunView {
    /// The accounts of the network, in the order of [`Nodes`].
    pub(crate) fn accounts(&self) -> impl Iterator<Item = Account> + '_ {
        let both = self.nodes.platform.iter().zip(&self.nodes.account_id);
        both.map(|(platform, account_id)| Account {
            platform: platform.clone(),
            account_id: account_id.clone(),
        })
    }
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

    fn take(&mut self, name: &str) -> Result<Column> {
        let found = self.columns.iter().position(|(column, _)| column == name);
        match found {
            Some(index) => Ok(self.columns.swap_remove(index).1),
            None => Err(broken_run(self.what, self.run)),
        }
    }

    fn text(&mut self, name: &str) -> Result<Vec<String>> {
        match self.take(name)? {
            Column::Text(values) => Ok(values),
            _ => Err(broken_run(self.what, self.run)),
        }
    }

    fn u32(&mut self, name: &str) -> Result<Vec<u32>> {
        match self.take(name)? {
            Column::U32(values) => Ok(values),
            _ => Err(broken_run(self.what, self.run)),
        }
    }

    fn u64(&mut self, name: &str) -> Result<Vec<u64>> {
        match self.take(name)? {
            Column::U64(values) => Ok(values),
            _ => Err(broken_run(self.what, self.run)),
        }
    }

    fn f32(&mut self, name: &str) -> Result<Vec<f32>> {
        match self.take(name)? {
            Column::F32(values) => Ok(values),
            _ => Err(broken_run(self.what, self.run)),
        }
    }

    fn f64(&mut self, name: &str) -> Result<Vec<f64>> {
        match self.take(name)? {
            Column::F64(values) => Ok(values),
            _ => Err(broken_run(self.what, self.run)),
        }
    }
}
