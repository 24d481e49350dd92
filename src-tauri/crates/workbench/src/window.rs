//! What the window asks for: pages of tables, the network as typed arrays, the overview.

use zwerm_dataset::{Overview, Page, PageRequest};

use crate::error::{Error, Result};
use crate::jobs::Control;
use crate::run_view::RunView;
use crate::runs::broken_run;
use crate::session::Workbench;

/// First bytes of a network on the wire.
const MAGIC: &[u8; 4] = b"ZWN1";

/// Tables of a run that can be paged.
const RUN_TABLES: [&str; 3] = ["edges", "nodes", "communities"];

/// A network as typed arrays, ready for the graphics card.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkArrays {
    /// x, y of every account.
    pub positions: Vec<f32>,
    /// Community of every account, from 1.
    pub community: Vec<u32>,
    /// Strength of every account.
    pub strength: Vec<f32>,
    /// Both ends of every edge.
    pub ends: Vec<u32>,
    /// Weight of every edge.
    pub weight: Vec<f32>,
}

impl NetworkArrays {
    /// One block of little-endian bytes: `ZWN1`, number of accounts (u32), number of edges (u32),
    /// then positions (f32 × 2n), community (u32 × n), strength (f32 × n), ends (u32 × 2m),
    /// weight (f32 × m).
    pub fn to_bytes(&self) -> Vec<u8> {
        let (n, m) = (self.community.len(), self.weight.len());
        let mut bytes = Vec::with_capacity(12 + 4 * (4 * n + 3 * m));
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&(n as u32).to_le_bytes());
        bytes.extend_from_slice(&(m as u32).to_le_bytes());
        let floats = |bytes: &mut Vec<u8>, values: &[f32]| {
            values
                .iter()
                .for_each(|value| bytes.extend_from_slice(&value.to_le_bytes()));
        };
        let integers = |bytes: &mut Vec<u8>, values: &[u32]| {
            values
                .iter()
                .for_each(|value| bytes.extend_from_slice(&value.to_le_bytes()));
        };
        floats(&mut bytes, &self.positions);
        integers(&mut bytes, &self.community);
        floats(&mut bytes, &self.strength);
        integers(&mut bytes, &self.ends);
        floats(&mut bytes, &self.weight);
        bytes
    }
}

impl Workbench {
    /// One page of `edges`, `nodes` or `communities` of a run.
    pub fn page(&self, run: &str, table: &str, request: &PageRequest) -> Result<Page> {
        if !RUN_TABLES.contains(&table) {
            return Err(Error::usage(
                "no-such-table",
                format!(
                    "A run has the tables {}; there is no \"{table}\".",
                    RUN_TABLES.join(", ")
                ),
            ));
        }
        let record = self.run(run)?;
        let path = self
            .run_file(&record, table)?
            .ok_or_else(|| broken_run(table, run))?;
        Ok(zwerm_dataset::page_table(&path, request)?)
    }

    /// The network of a run as typed arrays.
    pub fn network(&self, run: &str, control: &Control) -> Result<NetworkArrays> {
        let view = self.view(run)?;
        let positions = self.positions(&view, control)?;
        Ok(arrays(&view, &positions))
    }

    /// What the case holds, before any detection.
    pub fn overview(&self) -> Result<Overview> {
        let (shares, posts) = (self.table_files("shares")?, self.table_files("posts")?);
        Ok(zwerm_dataset::overview(&shares, &posts)?)
    }
}

fn arrays(view: &RunView, positions: &[[f32; 2]]) -> NetworkArrays {
    NetworkArrays {
        positions: positions.iter().flatten().copied().collect(),
        community: view.nodes.community.clone(),
        strength: view
            .nodes
            .strength
            .iter()
            .map(|&value| value as f32)
            .collect(),
        ends: view
            .edges
            .ends()
            .flat_map(|(from, to)| [from, to])
            .collect(),
        weight: view
            .edges
            .weight
            .iter()
            .map(|&value| value as f32)
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_have_the_promised_layout() {
        let arrays = NetworkArrays {
            positions: vec![1.0, 2.0, 3.0, 4.0],
            community: vec![1, 1],
            strength: vec![5.0, 5.0],
            ends: vec![0, 1],
            weight: vec![5.0],
        };
        let bytes = arrays.to_bytes();
        assert_eq!(&bytes[..4], MAGIC);
        assert_eq!(bytes.len(), 12 + 4 * (4 * 2 + 3));
        assert_eq!(u32::from_le_bytes(bytes[4..8].try_into().unwrap()), 2);
        assert_eq!(u32::from_le_bytes(bytes[8..12].try_into().unwrap()), 1);
        assert_eq!(f32::from_le_bytes(bytes[52..56].try_into().unwrap()), 5.0);
    }
}
