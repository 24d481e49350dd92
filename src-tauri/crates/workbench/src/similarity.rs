//! Similarity networks of a case, as a file: who shares alike, whenever or close in time, and who is
//! active at the same times.
//!
//! Their edges have no pairs of posts behind them, so they are no runs: `edges.csv` and a `run.json`
//! that says from what and how are written beside the case, and the hash is noted in its log.

mod decay;

use std::path::Path;

use rayon::ThreadPoolBuilder;
use serde::Serialize;
use serde_json::json;
use zwerm_dataset::{MessageField, Shares, StringPool, load_messages};
use zwerm_detection::{Cosine, Kernel, Rhythm, registry};
use zwerm_likeness::accounts::{
    CosineParams, Keep, KernelPair, KernelParams, RhythmParams, SimilarPair, cosine_network,
    kernel_network, rhythm_network,
};
use zwerm_report::csv::{Cell, Options, Writer};

use crate::error::{Error, ErrorKind, Result};
use crate::jobs::Control;
use crate::output::{Written, write_file};
use crate::pipeline::{outputs, sources, write_json};
use crate::runs::DetectRequest;
use crate::session::{TOOL, Workbench};

pub use decay::TriedDecay;

/// What makes two accounts similar.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Similarity {
    /// What they share, whenever.
    Cosine(Cosine),
    /// What they share close in time.
    Kernel(Kernel),
    /// When they are active.
    Rhythm(Rhythm),
}

impl Similarity {
    /// Id of the method and what was done.
    fn described(&self) -> Result<(&'static str, String)> {
        Ok(match self {
            Self::Cosine(asked) => (registry::COSINE.id, registry::describe_cosine(asked)?),
            Self::Kernel(asked) => (registry::KERNEL.id, registry::describe_kernel(asked)?),
            Self::Rhythm(asked) => (registry::RHYTHM.id, registry::describe_rhythm(asked)?),
        })
    }

    /// The column that says what a weight stands on.
    fn count_column(&self) -> &'static str {
        match self {
            Self::Cosine(_) => "n_objects",
            Self::Kernel(_) => "n_pairs",
            Self::Rhythm(_) => "n_bins",
        }
    }
}

/// One layer of such a network, in figures; the rhythm is one layer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SimilarityFigures {
    /// The layer.
    pub layer: String,
    /// Shares compared; of rhythms, posts.
    pub n_shares: u64,
    /// Accounts with an edge.
    pub n_accounts: u64,
    /// Edges.
    pub n_edges: u64,
    /// The decay that was chosen, seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decay_secs: Option<f64>,
    /// What it was chosen from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub decays_tried: Vec<TriedDecay>,
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

/// Two accounts, what joins them, and over how many objects, pairs of shares or bins.
struct Edge {
    a: u32,
    b: u32,
    weight: f64,
    n: u32,
}

impl From<&SimilarPair> for Edge {
    fn from(pair: &SimilarPair) -> Edge {
        Edge {
            a: pair.account_a,
            b: pair.account_b,
            weight: pair.similarity,
            n: pair.n_common_objects,
        }
    }
}

impl From<&KernelPair> for Edge {
    fn from(pair: &KernelPair) -> Edge {
        Edge {
            a: pair.account_a,
            b: pair.account_b,
            weight: pair.weight,
            n: pair.n_pairs,
        }
    }
}

/// The network of one layer.
struct Layer {
    name: String,
    n_compared: u64,
    edges: Vec<Edge>,
    decay_secs: Option<f64>,
    decays_tried: Vec<TriedDecay>,
}

/// The accounts behind the codes.
struct Accounts {
    ids: StringPool,
    platform_of: Vec<u8>,
    platforms: Vec<String>,
}

impl Accounts {
    fn name(&self, account: u32) -> (&str, &str) {
        let platform = usize::from(self.platform_of[account as usize]);
        let platform = self.platforms.get(platform).map_or("", String::as_str);
        (self.ids.get(account), platform)
    }
}

impl Workbench {
    /// Writes the network of each layer of a request to `edges.csv` in the folder `out`: from, to,
    /// weight, `n_objects` (of the kernel `n_pairs`, of rhythms `n_bins`), layer, platforms; sorted by
    /// layer and accounts.
    ///
    /// Of the request count layers, selection, whether platforms are one, how layers are made, seed and
    /// threads; of rhythms, which look at posts and not at shares, selection, seed and threads.
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
        let (method, description) = similarity.described()?;
        let started_at_utc = self.environment().now_utc();
        let threads = ThreadPoolBuilder::new().num_threads(request.params.threads);
        let threads = threads.build().map_err(|error| {
            let why =
                format!("The worker threads could not be started ({error}); try --threads 1.");
            Error::new(ErrorKind::Internal, "threads", why)
        })?;
        let (request, accounts, mut layers) = match similarity {
            Similarity::Rhythm(asked) => {
                let (accounts, layer) = threads.install(|| self.rhythm(request, asked, control))?;
                (request.clone(), accounts, vec![layer])
            }
            _ => {
                let request = self.with_usual_layers(request)?;
                let shares = self.load(&request, control)?;
                let layers = threads.install(|| shared(&request, &shares, similarity, control))?;
                let accounts = Accounts {
                    ids: shares.accounts,
                    platform_of: shares.platform_of,
                    platforms: shares.platforms,
                };
                (request, accounts, layers)
            }
        };
        layers.iter_mut().for_each(|layer| layer.sort(&accounts));
        let edges = write_edges(&layers, &accounts, similarity, &out.join("edges.csv"))?;
        self.note_export("case", "", method, &edges)?;
        let figures: Vec<SimilarityFigures> = layers.iter().map(Layer::figures).collect();
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

    /// Who is active when.
    fn rhythm(
        &self,
        request: &DetectRequest,
        asked: &Rhythm,
        control: &Control,
    ) -> Result<(Accounts, Layer)> {
        if !request.params.layers.is_empty() {
            return Err(Error::usage(
                "no-layers-here",
                "A rhythm is made of all posts, whatever they share: leave --layer away."
                    .to_owned(),
            ));
        }
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let files = self.table_files("posts")?;
        let (selection, nothing) = (&request.selection, MessageField::Nothing);
        let posts = load_messages(&files, nothing, selection, &progress)?;
        let params = RhythmParams {
            bin_ms: u64::from(asked.bin_secs) * 1000,
            min_posts: asked.min_posts,
            keep: keep(asked.min_cosine, asked.nearest),
            ..RhythmParams::default()
        };
        let found = rhythm_network(&posts.account, &posts.time_ms, &params, &progress)?;
        let edges = found.pairs.iter().map(Edge::from);
        let layer = Layer {
            name: registry::RHYTHM.id.to_owned(),
            n_compared: posts.len() as u64,
            edges: edges.filter(|edge| edge.n >= asked.min_bins).collect(),
            decay_secs: None,
            decays_tried: Vec::new(),
        };
        let accounts = Accounts {
            ids: posts.accounts,
            platform_of: posts.platform_of,
            platforms: posts.platforms,
        };
        Ok((accounts, layer))
    }
}

fn keep(min_cosine: f64, nearest: u32) -> Keep {
    match nearest {
        0 => Keep::AtLeast(min_cosine),
        nearest => Keep::Nearest(nearest),
    }
}

impl Layer {
    /// Edges from the account that sorts first, by the names of their accounts.
    fn sort(&mut self, accounts: &Accounts) {
        let name = |account: u32| accounts.name(account);
        for edge in &mut self.edges {
            if name(edge.b) < name(edge.a) {
                (edge.a, edge.b) = (edge.b, edge.a);
            }
        }
        self.edges
            .sort_by(|x, y| (name(x.a), name(x.b)).cmp(&(name(y.a), name(y.b))));
    }

    fn figures(&self) -> SimilarityFigures {
        let ends = self.edges.iter().flat_map(|edge| [edge.a, edge.b]);
        let mut accounts: Vec<u32> = ends.collect();
        accounts.sort_unstable();
        accounts.dedup();
        SimilarityFigures {
            layer: self.name.clone(),
            n_shares: self.n_compared,
            n_accounts: accounts.len() as u64,
            n_edges: self.edges.len() as u64,
            decay_secs: self.decay_secs,
            decays_tried: self.decays_tried.clone(),
        }
    }
}

fn write_edges(
    layers: &[Layer],
    accounts: &Accounts,
    similarity: &Similarity,
    path: &Path,
) -> Result<Written> {
    write_file(path, |file| {
        let mut csv = Writer::new(file, Options::default())?;
        csv.header(&[
            "from",
            "to",
            "weight",
            similarity.count_column(),
            "layer",
            "from_platform",
            "to_platform",
        ])?;
        for layer in layers {
            for edge in &layer.edges {
                let ((from, on), (to, there)) = (accounts.name(edge.a), accounts.name(edge.b));
                csv.row(&[
                    Cell::Text(from),
                    Cell::Text(to),
                    Cell::Float(edge.weight),
                    Cell::Unsigned(edge.n.into()),
                    Cell::Text(&layer.name),
                    Cell::Text(on),
                    Cell::Text(there),
                ])?;
            }
        }
        Ok(())
    })
}

/// The networks of the layers of a request, by what is shared.
fn shared(
    request: &DetectRequest,
    shares: &Shares,
    similarity: &Similarity,
    control: &Control,
) -> Result<Vec<Layer>> {
    let mut names = request.params.layers.clone();
    if names.is_empty() {
        names = shares.object_types.clone();
        names.sort();
    }
    let seed = request.seed;
    names
        .iter()
        .map(|name| layer_network(shares, name, similarity, seed, control))
        .collect()
}

fn layer_network(
    shares: &Shares,
    layer: &str,
    similarity: &Similarity,
    seed: u64,
    control: &Control,
) -> Result<Layer> {
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
    let (mut decay_secs, mut decays_tried) = (None, Vec::new());
    let edges: Vec<Edge> = match similarity {
        Similarity::Cosine(asked) => {
            let params = CosineParams {
                keep: keep(asked.min_cosine, asked.nearest),
                max_accounts_per_object: Some(asked.max_sharers).filter(|&most| most > 0),
                ..CosineParams::default()
            };
            let found = cosine_network(&accounts, &objects, &params, &progress)?;
            let enough = |edge: &Edge| edge.n >= asked.min_objects;
            found.pairs.iter().map(Edge::from).filter(enough).collect()
        }
        Similarity::Kernel(asked) => {
            let times: Vec<i64> = rows.iter().map(|&row| shares.time_ms[row]).collect();
            let min_weight = asked.min_kernel_weight;
            let found = match asked.decay_secs {
                Some(secs) => {
                    let params = KernelParams {
                        decay_per_sec: 1.0 / secs,
                        min_weight,
                        ..KernelParams::default()
                    };
                    kernel_network(&objects, &accounts, &times, &params, &progress)?
                }
                None => {
                    let columns = (&objects[..], &accounts[..], &times[..]);
                    let (secs, found, tried) = decay::choose(columns, min_weight, seed, control)?;
                    (decay_secs, decays_tried) = (Some(secs), tried);
                    found
                }
            };
            found.iter().map(Edge::from).collect()
        }
        Similarity::Rhythm(_) => Vec::new(),
    };
    Ok(Layer {
        name: layer.to_owned(),
        n_compared: rows.len() as u64,
        edges,
        decay_secs,
        decays_tried,
    })
}
