//! The posts behind an edge: every pair, seconds apart, with the raw records of the source files.

use std::collections::BTreeMap;
use std::sync::{Arc, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use zwerm_dataset::SharePlaces;
use zwerm_detection::PairRow;

use crate::error::{Error, Result};
use crate::jobs::Control;
use crate::lazily::Lazily;
use crate::pair_key::{PairSide, pair_key};
use crate::posts::RunPosts;
use crate::records::{RecordKey, RecordsKept, SourceField, SourceRecord};
use crate::run_view::RunView;
use crate::runs::broken_run;
use crate::search::OpenIndex;
use crate::session::Workbench;
use crate::times::iso_utc;
use crate::told::ToldKept;

/// One edge and the posts behind it.
#[derive(Debug, Clone, Serialize)]
pub struct Evidence {
    /// The run.
    pub run: String,
    /// One account.
    pub a: Account,
    /// The other account.
    pub b: Account,
    /// The widest window, seconds.
    pub window_secs: f64,
    /// Pairs of posts in all; `pairs` may hold fewer.
    pub n_pairs: u64,
    /// Distinct objects among all pairs.
    pub n_objects: u64,
    /// Pairs of posts, by time of the older one.
    pub pairs: Vec<EvidencePair>,
    /// The posts that are the shared objects of `pairs`, where the layer is one of posts, the case
    /// holds them and its sources have texts.
    pub shared_posts: Vec<EvidencePost>,
}

impl Evidence {
    /// The post that a pair shares, when its object is a post that the case holds.
    pub fn shared_post(&self, pair: &EvidencePair) -> Option<&EvidencePost> {
        // An object of another layer may have the same letters as a post.
        self.shared_posts
            .iter()
            .find(|post| crate::shared_posts::is_shared(pair, post))
    }
}

/// An account as the field names it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Platform; empty when the source names none.
    pub platform: String,
    /// Id on that platform.
    pub account_id: String,
}

/// Two posts that share an object within the window.
#[derive(Debug, Clone, Serialize)]
pub struct EvidencePair {
    /// Name of the pair, for marks, notes and findings.
    pub pair_key: String,
    /// Object type.
    pub layer: String,
    /// Object.
    pub object_id: String,
    /// Seconds between the posts.
    pub time_delta_secs: f64,
    /// The older post.
    pub older: EvidencePost,
    /// The newer post.
    pub newer: EvidencePost,
}

/// A post and where it stands in the source.
#[derive(Debug, Clone, Serialize)]
pub struct EvidencePost {
    /// Platform of the account.
    pub platform: String,
    /// The account.
    pub account_id: String,
    /// The post.
    pub content_id: String,
    /// Time of the share, ISO 8601, UTC.
    pub time_utc: String,
    /// The same, milliseconds since 1970.
    #[serde(skip)]
    pub time_ms: i64,
    /// Original name of the source file.
    pub source_name: String,
    /// SHA-256 of the source file, lower-case hex.
    pub source_sha256: String,
    /// Data record in that file, from 1.
    pub record: u64,
    /// Physical line where the record begins, from 1, where the format has lines.
    pub line: Option<u64>,
    /// Text of the post: what stands in the column that the mapping calls `text`, or what the format
    /// reads as its text. `None` when there is none.
    pub text: Option<String>,
    /// `post`, `repost`, `reply`, `quote`; empty when the source does not say.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Address of the post itself, when the source has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_url: Option<String>,
    /// How often others reacted when it was collected: `likes`, `reposts`, ...
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<(String, u64)>,
    /// The record exactly as in the file.
    pub raw: String,
    /// Its fields by column name.
    #[serde(serialize_with = "names_and_values")]
    pub fields: Vec<SourceField>,
}

impl EvidencePost {
    /// One line that cites the post: who, which, when, and where it stands in which file. What cannot
    /// be seen in a name is written out.
    pub fn citation(&self) -> String {
        let plain = |text: &str| zwerm_report::text::visible(text, 300);
        let account = match self.platform.as_str() {
            "" => plain(&self.account_id),
            platform => format!("{} ({})", plain(&self.account_id), plain(platform)),
        };
        let line = self
            .line
            .map_or(String::new(), |line| format!(", line {line}"));
        format!(
            "{account}, post {}, {}. {}, record {}{line}, SHA-256 {}.",
            plain(&self.content_id),
            self.time_utc,
            plain(&self.source_name),
            self.record,
            self.source_sha256
        )
    }
}

/// A pair of posts before anybody has looked into the sources.
pub(crate) struct FoundPair {
    pub(crate) key: String,
    pub(crate) row: PairRow,
}

/// A run in memory, and the records that were read last.
#[derive(Default)]
pub(crate) struct Desk {
    /// Posts of the run (by id) that was asked about last.
    pub(crate) posts: Option<(String, Arc<Lazily<RunPosts>>)>,
    /// Records of the sources.
    pub(crate) records: RecordsKept,
    /// What the tables tell of posts.
    pub(crate) told: ToldKept,
    /// The search index that was asked last.
    pub(crate) search: Option<Arc<OpenIndex>>,
}

impl Workbench {
    /// What is kept in memory; held for a look only, never while something is loaded.
    pub(crate) fn lock_desk(&self) -> MutexGuard<'_, Desk> {
        // Nothing is left half-changed in it, so a poisoned lock is still good.
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The posts behind the edge between two accounts of a run, at most `limit` pairs.
    /// An account is named by its id, or as `platform:account_id`.
    pub fn evidence(
        &self,
        run: &str,
        a: &str,
        b: &str,
        limit: usize,
        control: &Control,
    ) -> Result<Evidence> {
        let view = self.view(run)?;
        let (a, b) = (find_account(&view, a)?, find_account(&view, b)?);
        let mut evidence = self.evidence_between(&view, a, b, 0, limit, control)?;
        evidence.run = run.to_owned();
        Ok(evidence)
    }

    /// The posts behind the edge between two accounts of the network (by row), `limit` pairs from the
    /// `offset`-th on.
    pub fn evidence_between(
        &self,
        view: &RunView,
        a: u32,
        b: u32,
        offset: usize,
        limit: usize,
        control: &Control,
    ) -> Result<Evidence> {
        let posts = self.posts(view, control)?;
        let rows = posts.pairs_of(a, b, control)?;
        if rows.is_empty() {
            return Err(Error::usage(
                "no-pairs",
                format!(
                    "These two accounts have no pair of posts within {} s in run \"{}\": {}, {}.",
                    view.widest_window_secs(),
                    view.record.name,
                    view.nodes.account_id[a as usize],
                    view.nodes.account_id[b as usize]
                ),
            ));
        }
        let mut objects: Vec<u32> = rows.iter().map(|pair| pair.object).collect();
        objects.sort_unstable();
        objects.dedup();
        let n_pairs = rows.len() as u64;
        let page = rows.into_iter().skip(offset).take(limit);
        let found = named(&posts, page, control)?;
        let pairs = self.with_records(&posts, &found, control)?;
        Ok(Evidence {
            run: view.record.name.clone(),
            a: view.account(a),
            b: view.account(b),
            window_secs: view.widest_window_secs(),
            n_pairs,
            n_objects: objects.len() as u64,
            shared_posts: self.shared_posts(&pairs)?,
            pairs,
        })
    }

    /// Those of these pairs (by key) that join two accounts of the network, in the order of time.
    pub fn evidence_of_keys(
        &self,
        view: &RunView,
        (a, b): (u32, u32),
        keys: &[String],
        control: &Control,
    ) -> Result<Vec<EvidencePair>> {
        let posts = self.posts(view, control)?;
        self.pairs_with_keys(&posts, (a, b), keys, control)
    }

    pub(crate) fn pairs_with_keys(
        &self,
        posts: &RunPosts,
        (a, b): (u32, u32),
        keys: &[String],
        control: &Control,
    ) -> Result<Vec<EvidencePair>> {
        let rows = posts.pairs_of(a, b, control)?;
        let mut found = named(posts, rows.into_iter(), control)?;
        found.retain(|pair| keys.contains(&pair.key));
        self.with_records(posts, &found, control)
    }

    /// Keys of all pairs that join two accounts of the network, in the order of time.
    pub fn pair_keys(
        &self,
        view: &RunView,
        (a, b): (u32, u32),
        control: &Control,
    ) -> Result<Vec<String>> {
        let posts = self.posts(view, control)?;
        let rows = posts.pairs_of(a, b, control)?;
        let found = named(&posts, rows.into_iter(), control)?;
        Ok(found.into_iter().map(|pair| pair.key).collect())
    }

    /// Reads the records of these pairs.
    fn with_records(
        &self,
        posts: &RunPosts,
        pairs: &[FoundPair],
        control: &Control,
    ) -> Result<Vec<EvidencePair>> {
        let places = posts.places(control)?;
        let mut wanted: Vec<RecordKey> = Vec::with_capacity(2 * pairs.len());
        for pair in pairs {
            for row in [pair.row.older, pair.row.newer] {
                let (source, record) = posts.place(&places, row)?;
                wanted.push((source.to_owned(), record));
            }
        }
        let records = self.source_records(wanted.into_iter())?;
        let mut found: Vec<EvidencePair> = pairs
            .iter()
            .map(|pair| {
                Ok(EvidencePair {
                    pair_key: pair.key.clone(),
                    layer: posts.object_type(pair.row.object).to_owned(),
                    object_id: posts.shares().objects.get(pair.row.object).to_owned(),
                    time_delta_secs: pair.row.delta_ms as f64 / 1000.0,
                    older: post(posts, &places, &records, pair.row.older)?,
                    newer: post(posts, &places, &records, pair.row.newer)?,
                })
            })
            .collect::<Result<_>>()?;
        self.tell(&mut found)?;
        Ok(found)
    }
}

/// Gives every pair its key.
pub(crate) fn named(
    posts: &RunPosts,
    rows: impl Iterator<Item = PairRow>,
    control: &Control,
) -> Result<Vec<FoundPair>> {
    let places = posts.places(control)?;
    let shares = posts.shares();
    let side = |row: u32| -> Result<PairSide<'_>> {
        let (source, record) = posts.place(&places, row)?;
        Ok(PairSide {
            source,
            record,
            content_id: shares.contents.get(shares.content[row as usize]),
        })
    };
    rows.map(|row| {
        let (layer, object) = (
            posts.object_type(row.object),
            shares.objects.get(row.object),
        );
        let key = pair_key(layer, object, side(row.older)?, side(row.newer)?);
        Ok(FoundPair { key, row })
    })
    .collect()
}

fn post(
    posts: &RunPosts,
    places: &SharePlaces,
    records: &BTreeMap<RecordKey, Arc<SourceRecord>>,
    row: u32,
) -> Result<EvidencePost> {
    let shares = posts.shares();
    let (source, number) = posts.place(places, row)?;
    let record = records
        .get(&(source.to_owned(), number))
        .ok_or_else(|| broken_run("posts", source))?;
    let at = row as usize;
    Ok(EvidencePost {
        platform: posts.platform_of_row(row).to_owned(),
        account_id: shares.accounts.get(shares.account[at]).to_owned(),
        content_id: shares.contents.get(shares.content[at]).to_owned(),
        time_utc: iso_utc(shares.time_ms[at]),
        time_ms: shares.time_ms[at],
        source_name: record.source_name.clone(),
        source_sha256: record.source_sha256.clone(),
        record: record.record,
        line: record.line,
        text: record.text.clone(),
        kind: String::new(),
        post_url: None,
        counts: Vec::new(),
        raw: record.raw.clone(),
        fields: record.fields.clone(),
    })
}

/// The account that a user means: its row in the network.
pub(crate) fn find_account(view: &RunView, name: &str) -> Result<u32> {
    let by_id: Vec<u32> = (0..view.nodes.account_id.len() as u32)
        .filter(|&node| view.nodes.account_id[node as usize] == name)
        .collect();
    match by_id.as_slice() {
        [one] => return Ok(*one),
        [] => {}
        several => {
            let names: Vec<String> = several.iter().map(|&node| view.long_name(node)).collect();
            return Err(Error::usage(
                "ambiguous-account",
                format!(
                    "The account id {name} exists on several platforms. Write one of: {}.",
                    names.join(", ")
                ),
            ));
        }
    }
    (0..view.nodes.account_id.len() as u32)
        .find(|&node| view.long_name(node) == name)
        .ok_or_else(|| no_such_account(name))
}

pub(crate) fn no_such_account(name: &str) -> Error {
    Error::usage(
        "no-such-account",
        format!(
            "The network of this run has no account \"{name}\". `zwerm export --what nodes` lists them."
        ),
    )
}

/// Fields as pairs of name and value, which is what the command line has always printed.
fn names_and_values<S: serde::Serializer>(
    fields: &[SourceField],
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_seq(fields.iter().map(|field| (&field.name, &field.value)))
}
