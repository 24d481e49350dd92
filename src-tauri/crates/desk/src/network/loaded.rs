//! A run in memory, with what is computed from it when it is first asked for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zwerm_workbench::{Lazily, PairsOverTime, RunView, Workbench};

use super::drawing::Drawings;
use super::edges::Ties;
use super::filter::{self, Passing, PassingKept};
use super::map::MapPlan;
use super::order::{Orders, by_key};
use crate::Desk;
use crate::api::{DeskError, NetworkFilter};
use crate::error::Result;
use crate::marks::RunMarks;
use crate::session::OpenCase;

/// Communities that get a strip of their own.
const COMMUNITIES_WITH_BARCODE: usize = 200;

/// A run in memory.
pub(crate) struct LoadedRun {
    /// Accounts and edges.
    pub(crate) view: RunView,
    /// Name that the platform shows, by account; empty when unknown.
    pub(crate) display_name: Vec<String>,
    /// Id and name in lower case, by account, for searching.
    pub(crate) words: Vec<(String, String)>,
    /// Edges of every account.
    pub(crate) ties: Ties,
    /// Orders of the tables that do not depend on a filter.
    pub(crate) orders: Orders,
    passing: Mutex<PassingKept>,
    /// Judgements, and the last audit event that they know of.
    marks: Mutex<Option<(u64, Arc<RunMarks>)>>,
    /// Place of each account in the order of ids; equal ids have the same.
    id_rank: Lazily<Vec<u32>>,
    pub(super) drawings: Drawings,
    pairs_over_time: Lazily<PairsOverTime>,
}

/// Holds the place of a run that is being loaded, so that several questions at once load it once.
#[derive(Default)]
struct Slot(Lazily<LoadedRun>);

impl LoadedRun {
    /// The run with this id, loaded now when it is not in memory.
    pub(crate) fn of(case: &OpenCase, id: &str) -> Result<Arc<LoadedRun>> {
        // Asked of the case each time: a run that was removed is not shown from memory.
        case.reader().run_by_id(id)?;
        let slot = case.kept(id, || Ok(Slot::default()))?;
        slot.0.get(|| LoadedRun::load(case.reader(), id))
    }

    fn load(reader: &Workbench, id: &str) -> Result<LoadedRun> {
        let view = reader.view_by_id(id)?;
        let n = view.nodes.account_id.len();
        let number: HashMap<(&str, &str), usize> = view
            .nodes
            .platform
            .iter()
            .map(String::as_str)
            .zip(view.nodes.account_id.iter().map(String::as_str))
            .zip(0..)
            .collect();
        let mut display_name = vec![String::new(); n];
        for account in reader.account_rows(view.accounts())? {
            let key = (account.platform.as_str(), account.account_id.as_str());
            if let Some(&node) = number.get(&key)
                && display_name[node].is_empty()
            {
                display_name[node] = account.display_name;
            }
        }
        let words = view
            .nodes
            .account_id
            .iter()
            .zip(&display_name)
            .map(|(id, name)| (id.to_lowercase(), name.to_lowercase()))
            .collect();
        Ok(LoadedRun {
            ties: Ties::new(n, &view.edges.from, &view.edges.to),
            display_name,
            words,
            orders: Orders::default(),
            passing: Mutex::default(),
            marks: Mutex::default(),
            id_rank: Lazily::default(),
            drawings: Drawings::default(),
            pairs_over_time: Lazily::default(),
            view,
        })
    }

    /// Accounts.
    pub(crate) fn n_nodes(&self) -> usize {
        self.view.nodes.account_id.len()
    }

    /// What passes a filter; the last few answers are kept.
    pub(crate) fn passing(&self, case: &OpenCase, filter: &NetworkFilter) -> Result<Arc<Passing>> {
        let kept = || self.passing.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = filter::asked(case, filter)?;
        if let Some(passing) = kept().find(&asked) {
            return Ok(passing);
        }
        let passing = Arc::new(Passing::of(case, self, filter)?);
        kept().keep(&asked, passing.clone());
        Ok(passing)
    }

    /// The judgements as they are now; read again after each change of the case.
    pub(crate) fn marks(&self, case: &OpenCase) -> Result<Arc<RunMarks>> {
        let kept = || self.marks.lock().unwrap_or_else(PoisonError::into_inner);
        // Asked before they are read: what is judged meanwhile is found by the next question.
        let seq = case.audit_seq()?;
        if let Some((known, marks)) = &*kept()
            && *known == seq
        {
            return Ok(marks.clone());
        }
        let marks = Arc::new(RunMarks::read(case.reader(), self)?);
        *kept() = Some((seq, marks.clone()));
        Ok(marks)
    }

    /// Place of each account in the order of ids: a million edges are not sorted by their texts.
    pub(super) fn id_rank(&self) -> Result<Arc<Vec<u32>>> {
        self.id_rank.get(|| {
            let ids = &self.view.nodes.account_id;
            let sorted = by_key(0..ids.len() as u32, false, |node| &ids[node as usize]);
            let mut ranks = vec![0; ids.len()];
            let mut rank = 0;
            for (at, &node) in sorted.iter().enumerate() {
                let before = at.checked_sub(1).map(|before| sorted[before]);
                if before.is_some_and(|before| ids[before as usize] != ids[node as usize]) {
                    rank += 1;
                }
                ranks[node as usize] = rank;
            }
            Ok(ranks)
        })
    }

    /// The map of the communities, without what a filter decides.
    pub(super) fn map(self: &Arc<Self>, desk: &Desk) -> Result<Arc<MapPlan>> {
        let standing = self.standing(desk)?;
        let plan = || Ok(MapPlan::of(self, &standing.positions));
        standing.map.get(plan)
    }

    /// Pairs of posts over time.
    pub(crate) fn pairs_over_time(&self, case: &OpenCase) -> Result<Arc<PairsOverTime>> {
        Ok(self.pairs_over_time.get(|| {
            let control = case.question();
            let posts = case.reader().posts(&self.view, &control)?;
            posts.pairs_over_time(&self.view, COMMUNITIES_WITH_BARCODE, &control)
        })?)
    }

    /// The account with this number.
    pub(crate) fn node(&self, node: u32) -> Result<usize> {
        let at = node as usize;
        if at < self.n_nodes() {
            return Ok(at);
        }
        Err(DeskError::usage(
            "no-such-account",
            format!("The network of this run has no account number {node}."),
        ))
    }

    /// The edge with this number.
    pub(crate) fn edge(&self, edge: u32) -> Result<usize> {
        let at = edge as usize;
        if at < self.view.edges.len() {
            return Ok(at);
        }
        Err(DeskError::usage(
            "no-such-edge",
            format!("The network of this run has no edge number {edge}."),
        ))
    }

    /// The edge between two accounts that marks and notes call by these names.
    pub(crate) fn edge_named(&self, a: &str, b: &str) -> Option<u32> {
        self.ties
            .between(self.view.node_named(a)?, self.view.node_named(b)?)
    }
}
