//! The clusters of a run, and the variants of one: what was changed, by how many, since when.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;
use zwerm_case::RunRecord;
use zwerm_dataset::{Selection, Shares};
use zwerm_detection::registry::{SIMILAR_IMAGE_LAYER, SIMILAR_TEXT_LAYER};
use zwerm_likeness::image::{ImageHash, near_images};
use zwerm_likeness::text::{Part, differences, similarity};

use crate::alike::{IMAGE_LAYER, common_hashes, image_params};
use crate::error::{Error, Result};
use crate::jobs::Control;
use crate::runs::{DetectRequest, broken_run};
use crate::session::Workbench;
use crate::times::iso_utc;

/// One object of a layer of what is alike, in figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClusterFigures {
    /// The layer.
    pub layer: String,
    /// The object: the most frequent text, shortened where it is long; of images the smallest hash.
    pub object_id: String,
    /// Posts in it.
    pub n_posts: u64,
    /// Accounts that posted them.
    pub n_accounts: u64,
    /// First post, ISO 8601, UTC.
    pub first_utc: String,
    /// Last post.
    pub last_utc: String,
}

/// The variants of one cluster.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variants {
    /// The run.
    pub run: String,
    /// The cluster.
    pub cluster: ClusterFigures,
    /// Different texts or hashes in it.
    pub n_variants: u64,
    /// The texts or hashes, the most frequent first, ties by text.
    pub variants: Vec<Variant>,
}

/// One text or one hash.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variant {
    /// The text as it was compared, without addresses and mentions, in lower case; or the hash.
    pub text: String,
    /// Posts with it.
    pub n_posts: u64,
    /// Accounts that posted them.
    pub n_accounts: u64,
    /// First post with it, ISO 8601, UTC.
    pub first_utc: String,
    /// Who posted that.
    pub first_account: String,
    /// Its id.
    pub first_content: String,
    /// Jaccard similarity to the most frequent text, 0 to 1; of hashes the share of equal bits. It may
    /// lie below the threshold: a cluster is a chain of small changes.
    pub similarity: f64,
    /// Bits that differ from the most frequent hash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_bits: Option<u32>,
    /// What was changed from the most frequent text; empty for that text itself and for hashes.
    pub changes: Vec<Change>,
}

/// A part of a text against the most frequent one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// In both.
    Kept(String),
    /// In the most frequent text only.
    Removed(String),
    /// In this text only.
    Added(String),
}

/// The posts of a layer by object.
struct Layer {
    name: &'static str,
    shares: Shares,
    /// Rows of each object.
    rows: Vec<Vec<u32>>,
}

/// What the posts of an object say, by (platform, post).
type Said = HashMap<(String, String), String>;

impl Workbench {
    /// The objects of the layers of what is alike of a run, most posts first, ties by object id.
    ///
    /// # Errors
    /// A run that has no such layer.
    pub fn clusters(&self, run: &str, control: &Control) -> Result<Vec<ClusterFigures>> {
        let layers = self.layers_of(&self.run(run)?, control)?;
        let mut found: Vec<ClusterFigures> = layers
            .iter()
            .flat_map(|layer| (0..layer.rows.len()).map(|object| layer.figures(object)))
            .collect();
        found.sort_by(|a, b| {
            let key = |one: &ClusterFigures| (one.object_id.clone(), one.layer.clone());
            (b.n_posts.cmp(&a.n_posts)).then_with(|| key(a).cmp(&key(b)))
        });
        Ok(found)
    }

    /// The variants of one object of these layers, named by its id or by the beginning of it; at most
    /// `limit` of them.
    ///
    /// # Errors
    /// A run that has no such layer, or no or several objects of that name.
    pub fn variants(
        &self,
        run: &str,
        object: &str,
        limit: usize,
        control: &Control,
    ) -> Result<Variants> {
        let record = self.run(run)?;
        let request = self.request_of(&record)?;
        let layers = self.layers_of(&record, control)?;
        let (layer, object) = find(&layers, object)?;
        let is_text = layer.name == SIMILAR_TEXT_LAYER;
        let said = match is_text {
            true => self.texts_of(&record, layer, object)?,
            false => self.hashes_of(&record, &request, layer, object, control)?,
        };
        let shingle = request.alike.text.unwrap_or_default().shingle as usize;

        let mut by_text: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for &row in &layer.rows[object] {
            let text = said
                .get(&layer.content_of(row))
                .ok_or_else(|| broken_run("texts", run))?;
            by_text.entry(text).or_default().push(row);
        }
        let mut by_text: Vec<(&str, Vec<u32>)> = by_text.into_iter().collect();
        by_text.sort_by(|(a_text, a), (b_text, b)| {
            b.len().cmp(&a.len()).then_with(|| a_text.cmp(b_text))
        });
        let most_frequent = by_text.first().map_or("", |(text, _)| text);
        let mut variants = Vec::new();
        for (text, rows) in by_text.iter().take(limit) {
            control.check()?;
            let first = rows.iter().copied().min_by_key(|&row| {
                let at = row as usize;
                (layer.shares.time_ms[at], row)
            });
            let first = first.unwrap_or_default();
            let mut variant = Variant {
                text: (*text).to_owned(),
                n_posts: rows.len() as u64,
                n_accounts: layer.accounts_of(rows),
                first_utc: iso_utc(layer.shares.time_ms[first as usize]),
                first_account: layer.account_of(first).to_owned(),
                first_content: layer.content_of(first).1,
                similarity: 1.0,
                distance_bits: None,
                changes: Vec::new(),
            };
            if !is_text {
                let bits = 4 * text.len() as u32;
                let distance = distance(text, most_frequent).unwrap_or(bits);
                variant.distance_bits = Some(distance);
                variant.similarity = 1.0 - f64::from(distance) / f64::from(bits.max(1));
            } else if *text != most_frequent {
                variant.similarity = similarity(text, most_frequent, shingle);
                let parts = differences(most_frequent, text).into_iter();
                variant.changes = parts.map(Change::from).collect();
            }
            variants.push(variant);
        }
        Ok(Variants {
            run: record.name,
            cluster: layer.figures(object),
            n_variants: by_text.len() as u64,
            variants,
        })
    }

    /// The texts of the posts of an object as they were compared.
    fn texts_of(&self, record: &RunRecord, layer: &Layer, object: usize) -> Result<Said> {
        let rows = layer.rows[object].iter();
        let wanted: Vec<(String, String)> = rows.map(|&row| layer.content_of(row)).collect();
        let imports = self.imports_of_run(record)?;
        let files = self.files_of_imports(&imports, "posts")?;
        let mut texts = Said::new();
        for post in zwerm_dataset::posts_by_content(&files, &wanted)? {
            // Of a post that came twice the first one was compared.
            texts
                .entry((post.platform, post.content_id))
                .or_insert_with(|| zwerm_dataset::compared_text(&post.text));
        }
        Ok(texts)
    }

    /// The hash by which each post of an object belongs to it, of several the smallest.
    ///
    /// All hashes of the cluster are hashes of these posts, so that among these alone it is found again.
    fn hashes_of(
        &self,
        record: &RunRecord,
        request: &DetectRequest,
        layer: &Layer,
        object: usize,
        control: &Control,
    ) -> Result<Said> {
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let rows = layer.rows[object].iter();
        let posts: BTreeSet<(String, String)> = rows.map(|&row| layer.content_of(row)).collect();
        let imports = self.imports_of_run(record)?;
        let files = self.files_of_imports(&imports, "shares")?;
        let selection = Selection {
            object_types: Some(vec![IMAGE_LAYER.to_owned()]),
            ..request.selection.clone()
        };
        let shares = zwerm_dataset::load_shares(&files, &selection, true, &progress)?;
        let images = Layer::new(IMAGE_LAYER, shares);
        let (mut owners, mut hashes) = (Vec::new(), Vec::new());
        for row in 0..images.shares.len() as u32 {
            let object = images.shares.object[row as usize];
            let hash = ImageHash::parse(images.shares.objects.get(object));
            let post = images.content_of(row);
            if hash.is_some() && posts.contains(&post) {
                owners.push(post);
                hashes.push(hash);
            }
        }
        let asked = request.alike.image.clone().unwrap_or_default();
        let (params, common) = (image_params(&asked), common_hashes(&asked));
        let found = near_images(&hashes, &common, &params, &progress)?.clusters;
        let name = layer.shares.objects.get(object as u32);
        let cluster = found.clusters.iter().position(|one| one.object_id == name);
        let cluster = cluster.ok_or_else(|| broken_run("images", &record.name))?;
        let mut said = Said::new();
        for &row in found.members(cluster as u32) {
            let Some(hash) = hashes[row as usize] else {
                continue;
            };
            let hash = hash.to_string();
            said.entry(owners[row as usize].clone())
                .and_modify(|known| *known = hash.clone().min(std::mem::take(known)))
                .or_insert(hash);
        }
        Ok(said)
    }

    fn layers_of(&self, record: &RunRecord, control: &Control) -> Result<Vec<Layer>> {
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let all = Selection::default();
        let mut layers = Vec::new();
        for name in [SIMILAR_TEXT_LAYER, SIMILAR_IMAGE_LAYER] {
            if let Some(file) = self.run_file(record, name)? {
                // An object may lie on several platforms, whatever the run made of that.
                let shares = zwerm_dataset::load_shares(&[file], &all, true, &progress)?;
                layers.push(Layer::new(name, shares));
            }
        }
        if layers.is_empty() {
            return Err(Error::usage(
                "no-clusters",
                format!(
                    "Run \"{}\" did not look for what is alike. Detect with --layer {SIMILAR_TEXT_LAYER} or {SIMILAR_IMAGE_LAYER}.",
                    record.name
                ),
            ));
        }
        Ok(layers)
    }
}

/// Bits in which two hashes differ.
fn distance(a: &str, b: &str) -> Option<u32> {
    ImageHash::parse(a)?.distance(ImageHash::parse(b)?)
}

impl Layer {
    fn new(name: &'static str, shares: Shares) -> Layer {
        let mut rows = vec![Vec::new(); shares.objects.len()];
        for (row, &object) in (0..).zip(&shares.object) {
            rows[object as usize].push(row);
        }
        Layer { name, shares, rows }
    }

    /// Platform and id of a post.
    fn content_of(&self, row: u32) -> (String, String) {
        let shares = &self.shares;
        let account = shares.account[row as usize];
        let platform = usize::from(shares.platform_of[account as usize]);
        let platform = shares.platforms.get(platform).map_or("", String::as_str);
        let content = shares.contents.get(shares.content[row as usize]);
        (platform.to_owned(), content.to_owned())
    }

    fn account_of(&self, row: u32) -> &str {
        self.shares.accounts.get(self.shares.account[row as usize])
    }

    fn accounts_of(&self, rows: &[u32]) -> u64 {
        let accounts = rows.iter().map(|&row| self.shares.account[row as usize]);
        accounts.collect::<BTreeSet<u32>>().len() as u64
    }

    fn figures(&self, object: usize) -> ClusterFigures {
        let rows = &self.rows[object];
        let times = || rows.iter().map(|&row| self.shares.time_ms[row as usize]);
        ClusterFigures {
            layer: self.name.to_owned(),
            object_id: self.shares.objects.get(object as u32).to_owned(),
            n_posts: rows.len() as u64,
            n_accounts: self.accounts_of(rows),
            first_utc: times().min().map_or_else(String::new, iso_utc),
            last_utc: times().max().map_or_else(String::new, iso_utc),
        }
    }
}

/// The object of an id, or the only one whose id begins so.
fn find<'l>(layers: &'l [Layer], name: &str) -> Result<(&'l Layer, usize)> {
    let ids = || {
        layers.iter().flat_map(|layer| {
            let ids = layer.shares.objects.iter().enumerate();
            ids.map(move |(object, id)| (layer, object, id))
        })
    };
    if let Some((layer, object, _)) = ids().find(|(.., id)| *id == name) {
        return Ok((layer, object));
    }
    let found: Vec<(&Layer, usize)> = ids()
        .filter(|(.., id)| id.starts_with(name))
        .map(|(layer, object, _)| (layer, object))
        .collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(Error::usage(
            "no-such-object",
            "No cluster of this run has this id. `zwerm variants CASE --run RUN` lists them.",
        )
        .at(name)),
        several => Err(Error::usage(
            "ambiguous-object",
            format!(
                "{} clusters of this run begin so. Write more of the id.",
                several.len()
            ),
        )
        .at(name)),
    }
}

impl From<Part> for Change {
    fn from(part: Part) -> Change {
        match part {
            Part::Kept(text) => Change::Kept(text),
            Part::Removed(text) => Change::Removed(text),
            Part::Added(text) => Change::Added(text),
        }
    }
}
