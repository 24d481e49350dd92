//! The posts behind an edge: every pair, seconds apart, with the raw records of the source files.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError};

use serde::Serialize;
use zwerm_dataset::{Mapping, RawRecord, Role, ShareRow, Shares};
use zwerm_detection::{PairIndex, PairRow};

use crate::error::{Error, Result};
use crate::jobs::Control;
use crate::run_view::RunView;
use crate::session::Workbench;
use crate::times::iso_utc;

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
}

/// An account as the field names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Platform; empty when the source names none.
    pub platform: String,
    /// Id on that platform.
    pub account_id: String,
}

/// Two posts that share an object within the window.
#[derive(Debug, Clone, Serialize)]
pub struct EvidencePair {
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
    /// Original name of the source file.
    pub source_name: String,
    /// SHA-256 of the source file, lower-case hex.
    pub source_sha256: String,
    /// Data record in that file, from 1.
    pub record: u64,
    /// Physical line where the record begins, from 1, where the format has lines.
    pub line: Option<u64>,
    /// Text of the post: what stands in the column that the mapping calls `text`. `None` when there
    /// is no such column, or nothing in it.
    pub text: Option<String>,
    /// The record exactly as in the file.
    pub raw: String,
    /// Its fields by column name.
    pub fields: Vec<(String, String)>,
}

/// A raw record, with what is known of its file.
struct SourceRecord {
    /// Original name of the file.
    source_name: String,
    text: Option<String>,
    record: RawRecord,
}

/// Raw records by (SHA-256 of the source, record).
type SourceRecords = BTreeMap<(String, u64), SourceRecord>;

/// The shares of one run, loaded and sorted: what is slow about the first question to a run and
/// need not be done again for the second.
pub(crate) struct Desk {
    run_id: String,
    shares: Arc<Shares>,
    index: PairIndex<Arc<Shares>>,
    codes: HashMap<(String, String), u32>,
}

impl Desk {
    fn code(&self, account: &Account) -> Result<u32> {
        self.codes
            .get(&(account.platform.clone(), account.account_id.clone()))
            .copied()
            .ok_or_else(|| no_such_account(&account.account_id))
    }
}

impl Workbench {
    /// The desk of a run, kept until another run is asked about.
    fn desk(&self, view: &RunView, control: &Control) -> Result<Arc<Desk>> {
        let mut kept = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(desk) = kept.as_ref().filter(|desk| desk.run_id == view.record.id) {
            return Ok(desk.clone());
        }
        let shares = Arc::new(self.load(&view.request, control)?);
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let index = PairIndex::new(shares.clone(), &view.request.params, &progress)?;
        let codes = (0..shares.accounts.len() as u32)
            .map(|account| (account_key(&shares, account), account))
            .collect();
        let desk = Arc::new(Desk {
            run_id: view.record.id.clone(),
            shares,
            index,
            codes,
        });
        *kept = Some(desk.clone());
        Ok(desk)
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
        let desk = self.desk(&view, control)?;
        let shares = &desk.shares;
        let (code_a, code_b) = (desk.code(&a)?, desk.code(&b)?);
        let pairs = desk.index.pairs_of(code_a, code_b);
        if pairs.is_empty() {
            return Err(Error::usage(
                "no-pairs",
                format!(
                    "These two accounts have no pair of posts within {} s in run \"{run}\": {}, {}.",
                    view.summary
                        .windows_secs
                        .last()
                        .copied()
                        .unwrap_or_default(),
                    a.account_id,
                    b.account_id
                ),
            ));
        }
        let mut objects: Vec<u32> = pairs.iter().map(|pair| pair.object).collect();
        objects.sort_unstable();
        objects.dedup();
        let n_pairs = pairs.len() as u64;
        let rows = self.rows_of(&view, shares, &[code_a, code_b])?;
        let mut pairs = pairs;
        pairs.sort_by_key(|pair| shares.time_ms[pair.older as usize]);
        pairs.truncate(limit);
        let raw = self.raw_of(pairs.iter().flat_map(|pair| {
            [pair.older, pair.newer]
                .into_iter()
                .filter_map(|row| rows.get(&row))
        }))?;
        let shown = pairs
            .iter()
            .map(|pair| evidence_pair(pair, &view, shares, &rows, &raw))
            .collect::<Result<Vec<_>>>()?;
        Ok(Evidence {
            run: run.to_owned(),
            a,
            b,
            window_secs: view
                .summary
                .windows_secs
                .last()
                .copied()
                .unwrap_or_default(),
            n_pairs,
            n_objects: objects.len() as u64,
            pairs: shown,
        })
    }

    /// Source and record of every row of these accounts, by row of `shares`.
    ///
    /// Both `shares` and the table scan keep the order of import, so the k-th row of the accounts
    /// in one is the k-th in the other; every field is compared all the same.
    pub(crate) fn rows_of(
        &self,
        view: &RunView,
        shares: &Shares,
        accounts: &[u32],
    ) -> Result<HashMap<u32, ShareRow>> {
        let mut wanted = vec![false; shares.accounts.len()];
        let mut keys = Vec::with_capacity(accounts.len());
        for &account in accounts {
            if !std::mem::replace(&mut wanted[account as usize], true) {
                keys.push(account_key(shares, account));
            }
        }
        let mut selection = view.request.selection.clone();
        if selection.object_types.is_none() && !view.request.params.layers.is_empty() {
            selection.object_types = Some(view.request.params.layers.clone());
        }
        let files = self.table_files("shares")?;
        let found = zwerm_dataset::shares_of_accounts(&files, &selection, &keys)?;
        let rows: Vec<u32> = (0..shares.len())
            .filter(|&row| wanted[shares.account[row] as usize])
            .map(|row| row as u32)
            .collect();
        let same = rows.len() == found.len()
            && rows.iter().zip(&found).all(|(&row, share)| {
                let row = row as usize;
                shares.time_ms[row] == share.time_ms
                    && shares.accounts.get(shares.account[row]) == share.account_id
                    && shares.contents.get(shares.content[row]) == share.content_id
                    && shares.objects.get(shares.object[row]) == share.object_id
            });
        if !same {
            return Err(Error::new(
                crate::error::ErrorKind::Case,
                "tables-changed",
                "The tables of this case do not agree with each other. Check it with `zwerm verify`.",
            ));
        }
        Ok(rows.into_iter().zip(found).collect())
    }

    /// The raw records of these rows, by (source, record).
    fn raw_of<'a>(&self, rows: impl Iterator<Item = &'a ShareRow>) -> Result<SourceRecords> {
        let mut wanted: BTreeMap<String, Vec<u64>> = BTreeMap::new();
        for row in rows {
            wanted
                .entry(row.source.clone())
                .or_default()
                .push(row.record);
        }
        let mut raw = BTreeMap::new();
        for (source, mut records) in wanted {
            records.sort_unstable();
            records.dedup();
            let import = self.import_of(&source)?.ok_or_else(|| {
                Error::new(
                    crate::error::ErrorKind::Case,
                    "source-missing",
                    format!("The case has no record of the source file with SHA-256 {source}."),
                )
            })?;
            let mapping: Mapping = serde_json::from_value(import.mapping)?;
            let path = self.case().source_path(&source)?;
            for record in zwerm_dataset::raw_records(&path, &mapping, &records)? {
                let found = SourceRecord {
                    source_name: import.original_name.clone(),
                    text: text_of(&mapping, &record),
                    record,
                };
                raw.insert((source.clone(), found.record.record), found);
            }
        }
        Ok(raw)
    }
}

/// Account codes of loaded shares by platform and id.
pub(crate) struct Codes<'a>(HashMap<(&'a str, &'a str), u32>);

impl<'a> Codes<'a> {
    pub(crate) fn new(shares: &'a Shares) -> Codes<'a> {
        let codes = (0..shares.accounts.len() as u32)
            .map(|account| {
                let platform = usize::from(shares.platform_of[account as usize]);
                let platform = shares.platforms.get(platform).map_or("", String::as_str);
                ((platform, shares.accounts.get(account)), account)
            })
            .collect();
        Codes(codes)
    }

    pub(crate) fn of(&self, account: &Account) -> Result<u32> {
        self.0
            .get(&(account.platform.as_str(), account.account_id.as_str()))
            .copied()
            .ok_or_else(|| no_such_account(&account.account_id))
    }
}

pub(crate) fn account_key(shares: &Shares, account: u32) -> (String, String) {
    let platform = usize::from(shares.platform_of[account as usize]);
    (
        shares.platforms.get(platform).cloned().unwrap_or_default(),
        shares.accounts.get(account).to_owned(),
    )
}

fn find_account(view: &RunView, name: &str) -> Result<Account> {
    let all = || view.nodes.platform.iter().zip(&view.nodes.account_id);
    let account = |(platform, id): (&String, &String)| Account {
        platform: platform.clone(),
        account_id: id.clone(),
    };
    let by_id: Vec<Account> = all().filter(|(_, id)| *id == name).map(account).collect();
    match by_id.as_slice() {
        [one] => return Ok(one.clone()),
        [] => {}
        several => {
            let names: Vec<String> = several
                .iter()
                .map(|account| format!("{}:{}", account.platform, account.account_id))
                .collect();
            return Err(Error::usage(
                "ambiguous-account",
                format!(
                    "The account id {name} exists on several platforms. Write one of: {}.",
                    names.join(", ")
                ),
            ));
        }
    }
    all()
        .find(|(platform, id)| name.strip_prefix(platform.as_str()) == Some(&format!(":{id}")))
        .map(account)
        .ok_or_else(|| no_such_account(name))
}

fn no_such_account(name: &str) -> Error {
    Error::usage(
        "no-such-account",
        format!(
            "The network of this run has no account \"{name}\". `zwerm export --what nodes` lists them."
        ),
    )
}

/// What stands in the column of texts; nothing when it is blank.
fn text_of(mapping: &Mapping, record: &RawRecord) -> Option<String> {
    let column = mapping.columns_of(&Role::Text).next()?;
    record
        .fields
        .iter()
        .find(|(name, _)| name == column)
        .map(|(_, value)| value.trim_ascii())
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

fn evidence_pair(
    pair: &PairRow,
    view: &RunView,
    shares: &Shares,
    rows: &HashMap<u32, ShareRow>,
    raw: &SourceRecords,
) -> Result<EvidencePair> {
    let post = |row: u32| -> Result<EvidencePost> {
        let broken = || crate::runs::broken_run("posts", &view.record.name);
        let share = rows.get(&row).ok_or_else(broken)?;
        let found = raw
            .get(&(share.source.clone(), share.record))
            .ok_or_else(broken)?;
        Ok(EvidencePost {
            platform: share.platform.clone(),
            account_id: share.account_id.clone(),
            content_id: share.content_id.clone(),
            time_utc: iso_utc(share.time_ms),
            source_name: found.source_name.clone(),
            source_sha256: share.source.clone(),
            record: share.record,
            line: found.record.line,
            text: found.text.clone(),
            raw: found.record.raw.clone(),
            fields: found.record.fields.clone(),
        })
    };
    let object_type = usize::from(shares.object_type_of[pair.object as usize]);
    Ok(EvidencePair {
        layer: shares
            .object_types
            .get(object_type)
            .cloned()
            .unwrap_or_default(),
        object_id: shares.objects.get(pair.object).to_owned(),
        time_delta_secs: pair.delta_ms as f64 / 1000.0,
        older: post(pair.older)?,
        newer: post(pair.newer)?,
    })
}
