//! The backbone of a run: two columns of its edges, and a drawing of its own.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use zwerm_dataset::Column;
use zwerm_detection::{BackboneMethod, Detection, Judged, backbone_of};
use zwerm_network::export::ExportGraph;

use crate::error::Result;
use crate::run_tables::Columns;
use crate::runs::DetectRequest;

/// Column of the edge table: whether the edge is in the backbone.
pub(crate) const IN_BACKBONE: &str = "in_backbone";

/// A backbone in figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackboneFigures {
    /// Edges that stay.
    pub n_edges: u64,
    /// Accounts at their ends.
    pub n_accounts: u64,
}

/// A request whose backbone can be made: the validated network needs the verdict of chance, however
/// long that takes.
pub(crate) fn checked(mut request: DetectRequest) -> Result<DetectRequest> {
    if let Some(asked) = &request.backbone {
        asked.validate(&request.params, request.significance.is_some())?;
        if asked.method == BackboneMethod::Validated {
            request.judged_within_secs = None;
        }
    }
    Ok(request)
}

/// Adds the columns `disparity_alpha` (disparity filter only) and `in_backbone` to the table of edges.
pub(crate) fn add_to(
    tables: &mut [(&'static str, Columns)],
    request: &DetectRequest,
    found: &Detection,
    judged: Option<&Judged>,
) -> Result<Option<BackboneFigures>> {
    let Some(asked) = &request.backbone else {
        return Ok(None);
    };
    let backbone = backbone_of(found, judged, asked)?;
    let edges = found.edges.iter().zip(&backbone.kept);
    let ends = edges.filter(|(_, kept)| **kept);
    let accounts: BTreeSet<u32> = ends.flat_map(|(edge, _)| [edge.a, edge.b]).collect();
    let figures = BackboneFigures {
        n_edges: backbone.kept.iter().filter(|&&kept| kept).count() as u64,
        n_accounts: accounts.len() as u64,
    };
    if let Some((_, columns)) = tables.iter_mut().find(|(name, _)| *name == "edges") {
        let alpha = backbone.disparity_alpha.map(Column::F64);
        columns.extend(alpha.map(|alpha| ("disparity_alpha".to_owned(), alpha)));
        columns.push((IN_BACKBONE.to_owned(), Column::Bool(backbone.kept)));
    }
    Ok(Some(figures))
}

/// Which edges a table of edges says are the backbone; `None` where none was asked for.
pub(crate) fn kept(edges: &Columns) -> Option<&[bool]> {
    edges.iter().find_map(|(name, column)| match column {
        Column::Bool(kept) if name == IN_BACKBONE => Some(kept.as_slice()),
        _ => None,
    })
}

/// The part of a drawing that the table of edges says is the backbone: its edges and their accounts,
/// at the places that they have in the whole.
pub(crate) fn part(graph: ExportGraph, edges: &Columns) -> ExportGraph {
    let kept = kept(edges).unwrap_or_default();
    let edges: Vec<_> = graph
        .edges
        .into_iter()
        .zip(kept)
        .filter(|(_, kept)| **kept)
        .map(|(edge, _)| edge)
        .collect();
    let mut number = vec![None; graph.nodes.len()];
    for edge in &edges {
        for end in [edge.source, edge.target] {
            if let Some(number) = number.get_mut(end as usize) {
                *number = Some(0);
            }
        }
    }
    let there = number.iter_mut().flatten();
    there.zip(0_u32..).for_each(|(number, at)| *number = at);
    let new = |end: u32| {
        number
            .get(end as usize)
            .copied()
            .flatten()
            .unwrap_or_default()
    };
    ExportGraph {
        title: format!("{}, backbone", graph.title),
        nodes: graph
            .nodes
            .into_iter()
            .zip(&number)
            .filter(|(_, number)| number.is_some())
            .map(|(node, _)| node)
            .collect(),
        edges: edges
            .into_iter()
            .map(|mut edge| {
                (edge.source, edge.target) = (new(edge.source), new(edge.target));
                edge
            })
            .collect(),
        ..graph
    }
}
