//! What a run found, in figures.

use serde::{Deserialize, Serialize};
use zwerm_dataset::Shares;
use zwerm_detection::Detection;

use crate::alike::AlikeFigures;
use crate::analysis::Analysis;
use crate::backbone::BackboneFigures;
use crate::significance::JudgedFigures;

use super::DetectRequest;

/// What a run found, in figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunSummary {
    /// Name of the run.
    pub name: String,
    /// Layers compared, in order.
    pub layers: Vec<String>,
    /// Windows, seconds, ascending; the last one defines the network.
    pub windows_secs: Vec<f64>,
    /// Rows compared.
    pub n_shares: u64,
    /// Distinct accounts among them.
    pub n_accounts_compared: u64,
    /// Distinct objects among them.
    pub n_objects_compared: u64,
    /// First share compared, ms since 1970, UTC.
    pub first_ms: Option<i64>,
    /// Last share compared, ms since 1970, UTC.
    pub last_ms: Option<i64>,
    /// Pairs of posts within each window, `[layer][window]`, before loops and participation.
    pub pairs_within: Vec<Vec<u64>>,
    /// Pairs of posts behind the edges of the network (widest window).
    pub n_pairs: u64,
    /// Accounts in the network.
    pub n_accounts: u64,
    /// Edges.
    pub n_edges: u64,
    /// Connected components.
    pub n_components: u64,
    /// Communities.
    pub n_communities: u64,
    /// Modularity of the communities, resolution 1.
    pub modularity: f64,
    /// The layers of what is alike that were made for this run.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alike: Vec<AlikeFigures>,
    /// What chance says of edges and groups, where it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<JudgedFigures>,
    /// The backbone, where one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backbone: Option<BackboneFigures>,
    /// When no edge was found: limits below `min_weight` and the edges that they would give, highest
    /// limit first, at most 3.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lower: Vec<(u32, u64)>,
    /// What must be known before a figure is believed, such as a window narrower than the resolution
    /// of the times.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

/// The figures of a run that nothing is said of yet.
pub(super) fn summarise(
    request: &DetectRequest,
    shares: &Shares,
    detection: &Detection,
    analysis: &Analysis,
) -> RunSummary {
    let stats = &detection.stats;
    RunSummary {
        name: request.name.clone(),
        layers: detection.layers.clone(),
        windows_secs: detection
            .windows_ms
            .iter()
            .map(|&window| window as f64 / 1000.0)
            .collect(),
        n_shares: shares.len() as u64,
        n_accounts_compared: shares.accounts.len() as u64,
        n_objects_compared: shares.objects.len() as u64,
        first_ms: shares.time_ms.iter().min().copied(),
        last_ms: shares.time_ms.iter().max().copied(),
        pairs_within: stats.pair_count.pairs.clone(),
        n_pairs: detection.edges.iter().map(|edge| edge.weight).sum(),
        n_accounts: detection.nodes.len() as u64,
        n_edges: detection.edges.len() as u64,
        n_components: analysis.n_components,
        n_communities: analysis.n_communities,
        modularity: analysis.modularity,
        alike: Vec::new(),
        judged: None,
        backbone: None,
        lower: Vec::new(),
        warnings: Vec::new(),
    }
}
