//! Similarity networks of a case, as a file: who shares alike, whenever or close in time.
//!
//! Their edges have no pairs of posts behind them, so they are no runs: `edges.csv` and a `run.json`
//! that says from what and how are written beside the case, and the hash is noted in its log.

use std::path::Path;

use rayon::ThreadPoolBuilder;
use serde::Serialize;
use serde_json::json;
use zwerm_dataset::Shares;
use zwerm_detection::{Cosine, Kernel, registry};
use zwerm_likeness::accounts::{CosineParams, Keep, KernelParams, cosine_network, kernel_network};
use zwerm_report::csv::{Cell, Options, Writer};

use crate::error::{Error, ErrorKind, Result};
use crate::jobs::Control;
use crate::output::{Written, write_file};
use crate::pipeline::{outputs, sources, write_json};
use crate::run_tables::platform_of;
use crate::runs::DetectRequest;
use crate::session::{TOOL, Workbench};

/// What makes two accounts similar.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Similarity {
    /// What they share, whenever.
    Cosine(Cosine),
    /// What they share close in time.
    Kernel(Kernel),
}

/// One layer of such a network, in figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SimilarityFigures {
    /// The layer.
    pub layer: String,
    /// Shares compared.
    pub n_shares: u64,
    /// Accounts with an edge.
    pub n_accounts: u64,
    /// Edges.
    pub n_edges: u64,
}

/// What was made.
#[derive(Debug, Clone, Serialize)]
pub struct SimilarityResult {
    /// Id of the method.
    pub method: String,
    /// By layer.
    pub layers: Vec<SimilarityFigures>,
    /// Files written: `edges.csv`, `run.json`.
    pub files: Vec<Written>,
}

/// Two accounts of the shares, what joins them, and over how many objects or pairs of shares.
struct Edge {
    a: u32,
    b: u32,
    weight: f64,
    n: u32,
}

impl Workbench {
    /// Writes the network of each layer of a request to `edges.csv` in the folder `out`: from, to,
    /// weight, `n_objects` (of the kernel `n_pairs`), layer, platforms; sorted by layer and accounts.
    ///
    /// Of the request count layers, selection, whether platforms are one, how layers of what is alike
    /// are made, seed and threads.
    ///
    /// # Errors
    /// A parameter outside its range, a layer that the case does not have, more than 20 million edges.
    pub fn similarity_network(
        &self,
        request: &DetectRequest,
        similarity: &Similarity,
        out: &Path,
        control: &Control,
    ) -> Result<SimilarityResult> {
        let (method, description) = match similarity {
            Similarity::Cosine(asked) => (registry::COSINE.id, registry::describe_cosine(asked)?),
            Similarity::Kernel(asked) => (registry::KERNEL.id, registry::describe_kernel(asked)?),
        };
        let started_at_utc = self.environment().now_utc();
        let request = &self.with_usual_layers(request)?;
        let shares = self.load(request, control)?;
        let threads = ThreadPoolBuilder::new().num_threads(request.params.threads);
        let threads = threads.build().map_err(|error| {
            let why =
                format!("The worker threads could not be started ({error}); try --threads 1.");
            Error::new(ErrorKind::Internal, "threads", why)
        })?;
        let mut names = request.params.layers.clone();
        if names.is_empty() {
            names = shares.object_types.clone();
            names.sort();
        }
        let mut layers = Vec::new();
        for name in names {
            let edges = threads.install(|| layer_network(&shares, &name, similarity, control))?;
            layers.push((name, edges));
        }
        let count = match similarity {
            Similarity::Cosine(_) => "n_objects",
            Similarity::Kernel(_) => "n_pairs",
        };
        let edges = write_file(&out.join("edges.csv"), |file| {
            let mut csv = Writer::new(file, Options::default())?;
            csv.header(&[
                "from",
                "to",
                "weight",
                count,
                "layer",
                "from_platform",
                "to_platform",
            ])?;
            for (layer, (_, edges)) in &layers {
                for edge in edges {
                    csv.row(&[
                        Cell::Text(shares.accounts.get(edge.a)),
                        Cell::Text(shares.accounts.get(edge.b)),
                        Cell::Float(edge.weight),
                        Cell::Unsigned(edge.n.into()),
                        Cell::Text(layer),
                        Cell::Text(&platform_of(&shares, edge.a)),
                        Cell::Text(&platform_of(&shares, edge.b)),
                    ])?;
                }
            }
            Ok(())
        })?;
        self.note_export("case", "", method, &edges)?;
        let figures: Vec<SimilarityFigures> = layers
            .iter()
            .map(|(layer, (n_shares, edges))| {
                let ends = edges.iter().flat_map(|edge| [edge.a, edge.b]);
                let mut accounts: Vec<u32> = ends.collect();
                accounts.sort_unstable();
                accounts.dedup();
                SimilarityFigures {
                    layer: layer.clone(),
                    n_shares: *n_shares,
                    n_accounts: accounts.len() as u64,
                    n_edges: edges.len() as u64,
                }
            })
            .collect();
        let head = self.audit_head()?;
        let body = json!({
            "tool": TOOL,
            "method": method,
            "description": description,
            "started_at_utc": started_at_utc,
            "finished_at_utc": self.environment().now_utc(),
            "parameters": {
                "similarity": serde_json::to_value(similarity)?,
                "layers": serde_json::to_value(&request.params.layers)?,
                "selection": serde_json::to_value(&request.selection)?,
                "cross_platform": request.cross_platform,
                "alike": serde_json::to_value(&request.alike)?,
                "seed": request.seed,
            },
            "summary": serde_json::to_value(&figures)?,
            "sources": sources(self)?,
            "outputs": outputs(std::slice::from_ref(&edges)),
            "audit_head": { "seq": head.seq, "hash": head.hash },
        });
        let run_json = write_json(&out.join("run.json"), &body)?;
        Ok(SimilarityResult {
            method: method.to_owned(),
            layers: figures,
            files: vec![edges, run_json],
        })
    }
}

/// The shares of a layer that were compared, and its edges by the names of their accounts.
fn layer_network(
    shares: &Shares,
    layer: &str,
    similarity: &Similarity,
    control: &Control,
) -> Result<(u64, Vec<Edge>)> {
    let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
    let is_of_layer = |row: &usize| {
        let object = shares.object[*row] as usize;
        let object_type = usize::from(shares.object_type_of[object]);
        shares
            .object_types
            .get(object_type)
            .is_some_and(|name| name == layer)
    };
    let rows: Vec<usize> = (0..shares.len()).filter(is_of_layer).collect();
    let column = |of: &[u32]| -> Vec<u32> { rows.iter().map(|&row| of[row]).collect() };
    let (accounts, objects) = (column(&shares.account), column(&shares.object));
    let mut edges: Vec<Edge> = match similarity {
        Similarity::Cosine(asked) => {
            let params = CosineParams {
                keep: match asked.nearest {
                    0 => Keep::AtLeast(asked.min_cosine),
                    nearest => Keep::Nearest(nearest),
                },
                max_accounts_per_object: Some(asked.max_sharers).filter(|&most| most > 0),
                ..CosineParams::default()
            };
            let found = cosine_network(&accounts, &objects, &params, &progress)?;
            let edge = |pair: &zwerm_likeness::accounts::SimilarPair| Edge {
                a: pair.account_a,
                b: pair.account_b,
                weight: pair.similarity,
                n: pair.n_common_objects,
            };
            let enough = |edge: &Edge| edge.n >= asked.min_objects;
            found.pairs.iter().map(edge).filter(enough).collect()
        }
        Similarity::Kernel(asked) => {
            let times: Vec<i64> = rows.iter().map(|&row| shares.time_ms[row]).collect();
            let params = KernelParams {
                decay_per_sec: 1.0 / asked.decay_secs,
                min_weight: asked.min_kernel_weight,
                ..KernelParams::default()
            };
            let found = kernel_network(&objects, &accounts, &times, &params, &progress)?;
            let edge = |pair: &zwerm_likeness::accounts::KernelPair| Edge {
                a: pair.account_a,
                b: pair.account_b,
                weight: pair.weight,
                n: pair.n_pairs,
            };
            found.iter().map(edge).collect()
        }
    };
    let name = |account: u32| {
        let platform = usize::from(shares.platform_of[account as usize]);
        let platform = shares.platforms.get(platform).map_or("", String::as_str);
        (shares.accounts.get(account), platform)
    };
    for edge in &mut edges {
        if name(edge.b) < name(edge.a) {
            (edge.a, edge.b) = (edge.b, edge.a);
        }
    }
    edges.sort_by(|x, y| (name(x.a), name(x.b)).cmp(&(name(y.a), name(y.b))));
    Ok((rows.len() as u64, edges))
}
