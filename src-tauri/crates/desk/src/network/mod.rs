//! The network screen: a run held in memory, filtered, paged, searched and described.
//!
//! A run never changes, so everything about it is loaded once and kept by the open case. What is
//! slow (pairs over time) is computed when it is first asked for, by one caller, off every lock that
//! others need. Only how it is drawn changes, see `drawing`.

mod accounts;
mod communities;
mod copied;
mod drawing;
mod edges;
mod filter;
mod loaded;
mod map;
mod order;
mod restrict;
mod shared;
mod tables;
mod tagged;

use std::sync::Arc;

use zwerm_workbench::TimeBins;

use crate::Desk;
use crate::api::{Barcode, NetworkFilter, RunBarcodes};
use crate::error::Result;
use crate::wire::{self, NetworkParts};

pub(crate) use accounts::first_chars;
pub(crate) use loaded::LoadedRun;
pub(crate) use tables::{edge_row, node_row};

impl Desk {
    /// The network of a run as `ZWN2`; its accounts stand where they stand now, see [`Desk::drawing`].
    pub fn network_bytes(&self, run: &str) -> Result<Vec<u8>> {
        let run = self.run(run)?;
        let positions = run.positions_now(self)?;
        let (nodes, edges) = (&run.view.nodes, &run.view.edges);
        Ok(wire::network_bytes(&NetworkParts {
            positions: &positions,
            community: &nodes.community,
            strength: &nodes.strength,
            degree: &nodes.degree,
            from: &edges.from,
            to: &edges.to,
            weight: &edges.weight,
            objects: &edges.n_objects,
            edge_community: &edges.community,
        }))
    }

    /// Ids and display names of the accounts of a run as `ZWT1`.
    pub fn name_bytes(&self, run: &str) -> Result<Vec<u8>> {
        let run = self.run(run)?;
        wire::name_bytes(&run.view.nodes.account_id, &run.display_name).ok_or_else(|| {
            crate::api::DeskError::new(
                "limit",
                "names-too-long",
                "The names of this network are longer than 4 GB together. Detect a part of the case.",
            )
        })
    }

    /// What of a run passes a filter, as `ZWF1`.
    pub fn filter_bytes(&self, run: &str, filter: &NetworkFilter) -> Result<Vec<u8>> {
        let case = self.case()?;
        let run = self.run(run)?;
        let passing = run.passing(&case, filter)?;
        Ok(wire::filter_bytes(&passing.nodes, &passing.weight))
    }

    /// Pairs of a run over time, all and by community.
    pub fn barcodes(&self, run: &str) -> Result<RunBarcodes> {
        let case = self.case()?;
        let run = self.run(run)?;
        let pairs = run.pairs_over_time(&case)?;
        Ok(RunBarcodes {
            all: barcode(&pairs.all),
            edges_timed: pairs.edges.is_some(),
            communities: pairs.communities.iter().map(barcode).collect(),
        })
    }

    /// A run in memory.
    pub(crate) fn run(&self, id: &str) -> Result<Arc<LoadedRun>> {
        LoadedRun::of(&*self.case()?, id)
    }
}

pub(crate) fn barcode(bins: &TimeBins) -> Barcode {
    Barcode {
        from_ms: bins.from_ms,
        to_ms: bins.to_ms,
        bins: bins.counts.clone(),
    }
}
