//! The clusters of a run, and the wordings of one: what was changed, by how many, since when.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;
use zwerm_case::RunRecord;
use zwerm_dataset::{Selection, Shares};
use zwerm_detection::registry::SIMILAR_TEXT_LAYER;
use zwerm_likeness::text::{Part, differences, similarity};

use crate::alike::text_params;
use crate::error::{Error, Result};
use crate::jobs::Control;
use crate::runs::broken_run;
use crate::session::Workbench;
use crate::times::iso_utc;

/// One object of a layer of what is alike, in figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClusterFigures {
    /// The layer.
    pub layer: String,
    /// The object: the most frequent text, shortened where it is long.
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

/// The wordings of one cluster.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variants {
    /// The run.
    pub run: String,
    /// The cluster.
    pub cluster: ClusterFigures,
    /// Different texts in it.
    pub n_variants: u64,
    /// The texts, the most frequent first, ties by text.
    pub variants: Vec<Variant>,
}

/// One wording.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variant {
    /// The text as it was compared: without addresses and mentions, in lower case.
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
    /// Jaccard similarity to the most frequent text, 0 to 1. It may lie below the threshold: a cluster
    /// is a chain of small changes.
    pub similarity: f64,
    /// What was changed from the most frequent text; empty for that text itself.
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
    shares: Shares,
    /// Rows of each object.
    rows: Vec<Vec<u32>>,
}

impl Workbench {
    /// The objects of the layer of similar texts of a run, most posts first, ties by object id.
    ///
    /// # Errors
    /// A run that has no such layer.
    pub fn clusters(&self, run: &str, control: &Control) -> Result<Vec<ClusterFigures>> {
        let layer = self.layer_of(&self.run(run)?, control)?;
        let mut found: Vec<ClusterFigures> = (0..layer.rows.len())
            .map(|object| layer.figures(object))
            .collect();
        found.sort_by(|a, b| (b.n_posts.cmp(&a.n_posts)).then(a.object_id.cmp(&b.object_id)));
        Ok(found)
    }

    /// The wordings of one object of that layer, named by its id or by the beginning of it; at most
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
        let layer = self.layer_of(&record, control)?;
        let object = layer.find(object)?;
        let asked = request.alike.text.unwrap_or_default();
        let texts = self.texts_of(&record, &layer, object)?;

        let mut by_text: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for &row in &layer.rows[object] {
            let text = texts
                .get(&layer.content_of(row))
                .ok_or_else(|| broken_run("texts", run))?;
            by_text.entry(text).or_default().push(row);
        }
        let mut by_text: Vec<(&str, Vec<u32>)> = by_text.into_iter().collect();
        by_text.sort_by(|(a_text, a), (b_text, b)| {
            b.len().cmp(&a.len()).then_with(|| a_text.cmp(b_text))
        });
        let most_frequent = by_text.first().map_or("", |(text, _)| text);
        let shingle = text_params(&asked, request.seed).shingle;
        let mut variants = Vec::new();
        for (text, rows) in by_text.iter().take(limit) {
            control.check()?;
            let first = rows.iter().copied().min_by_key(|&row| {
                let at = row as usize;
                (layer.shares.time_ms[at], row)
            });
            let first = first.unwrap_or_default();
            let is_first = *text == most_frequent;
            variants.push(Variant {
                text: (*text).to_owned(),
                n_posts: rows.len() as u64,
                n_accounts: layer.accounts_of(rows),
                first_utc: iso_utc(layer.shares.time_ms[first as usize]),
                first_account: layer.account_of(first).to_owned(),
                first_content: layer.content_of(first).1.to_owned(),
                similarity: similarity(text, most_frequent, shingle),
                changes: match is_first {
                    true => Vec::new(),
                    false => differences(most_frequent, text)
                        .into_iter()
                        .map(Change::from)
                        .collect(),
                },
            });
        }
        Ok(Variants {
            run: record.name,
            cluster: layer.figures(object),
            n_variants: by_text.len() as u64,
            variants,
        })
    }

    /// The texts of the posts of an object as they were compared, by platform and post.
    fn texts_of<'l>(
        &self,
        record: &RunRecord,
        layer: &'l Layer,
        object: usize,
    ) -> Result<HashMap<(&'l str, &'l str), String>> {
        let wanted: Vec<(String, String)> = layer.rows[object]
            .iter()
            .map(|&row| {
                let (platform, content) = layer.content_of(row);
                (platform.to_owned(), content.to_owned())
            })
            .collect();
        let imports = self.imports_of_run(record)?;
        let files = self.files_of_imports(&imports, "posts")?;
        let posts = zwerm_dataset::posts_by_content(&files, &wanted)?;
        let mut texts: HashMap<(String, String), String> = HashMap::new();
        for post in posts {
            // Of a post that came twice the first one was compared.
            texts
                .entry((post.platform, post.content_id))
                .or_insert_with(|| zwerm_dataset::compared_text(&post.text));
        }
        Ok(layer.rows[object]
            .iter()
            .filter_map(|&row| {
                let (platform, content) = layer.content_of(row);
                let text = texts.get(&(platform.to_owned(), content.to_owned()))?;
                Some(((platform, content), text.clone()))
            })
            .collect())
    }

    fn layer_of(&self, record: &RunRecord, control: &Control) -> Result<Layer> {
        let file = self.run_file(record, SIMILAR_TEXT_LAYER)?.ok_or_else(|| {
            Error::usage(
                "no-clusters",
                format!(
                    "Run \"{}\" did not look for similar texts. Detect with --layer {SIMILAR_TEXT_LAYER}.",
                    record.name
                ),
            )
        })?;
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let all = Selection::default();
        // An object may lie on several platforms, whatever the run made of that.
        let shares = zwerm_dataset::load_shares(&[file], &all, true, &progress)?;
        let mut rows = vec![Vec::new(); shares.objects.len()];
        for (row, &object) in (0..).zip(&shares.object) {
            rows[object as usize].push(row);
        }
        Ok(Layer { shares, rows })
    }
}

impl Layer {
    /// Platform and id of a post.
    fn content_of(&self, row: u32) -> (&str, &str) {
        let shares = &self.shares;
        let account = shares.account[row as usize];
        let platform = usize::from(shares.platform_of[account as usize]);
        let platform = shares.platforms.get(platform).map_or("", String::as_str);
        (platform, shares.contents.get(shares.content[row as usize]))
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
            layer: SIMILAR_TEXT_LAYER.to_owned(),
            object_id: self.shares.objects.get(object as u32).to_owned(),
            n_posts: rows.len() as u64,
            n_accounts: self.accounts_of(rows),
            first_utc: times().min().map_or_else(String::new, iso_utc),
            last_utc: times().max().map_or_else(String::new, iso_utc),
        }
    }

    /// The object of an id, or the only one whose id begins so.
    fn find(&self, name: &str) -> Result<usize> {
        let ids = || self.shares.objects.iter().enumerate();
        if let Some((object, _)) = ids().find(|(_, id)| *id == name) {
            return Ok(object);
        }
        let found: Vec<usize> = ids()
            .filter(|(_, id)| id.starts_with(name))
            .map(|(object, _)| object)
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
