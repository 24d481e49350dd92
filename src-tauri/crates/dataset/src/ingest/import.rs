//! Records to canonical rows. Every record of the source ends up usable or as a reject with a
//! reason; nothing is dropped in silence.

use std::path::Path;

use super::canonical_row::{Checked, Columns, RowReader};
use super::mapping::Mapping;
use super::outcome::{ImportOutcome, Reject};
use super::records::{Lists, Records, Row, shortened};
use super::times::Resolution;
use super::writers::Writers;
use crate::pool::{Interner, StringPool};
use crate::shares::Names;
use crate::{DatasetError, Progress};

/// The file to import, as the case knows it.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// Where its bytes are.
    pub path: &'a Path,
    /// SHA-256 of its bytes; stands in the column `source` of every row.
    pub sha256: &'a str,
    /// Its original name, for messages.
    pub name: &'a str,
}

const REJECTS_SHOWN: usize = 100;
/// Records between two looks at `progress`: a few milliseconds of work.
const STEP: u64 = 8_192;

/// Reads the whole file by the mapping and writes `{out_dir}/{table}/{part}.parquet` for the
/// tables `posts`, `accounts`, `shares`, `rejects`; with `out_dir` = `None` nothing is written.
///
/// Ids are kept exactly, except that ASCII blanks around them are taken off. With one object
/// column, identical records stay (two equal rows make two shares, as in CooRTweet,
/// doi:10.5117/CCR2025.1.7.RIGH) and are counted. With several, a post spans several records, and
/// what they repeat (object, account, post and time) is one share, counted as `repeated-share`; so
/// is what a list in one cell repeats. Each value of such a list is a share of its own. A record without any object is a post without share. Columns:
///
/// - `posts`: platform, content_id, account_id, posted_at, text, source, record (first seen)
/// - `accounts`: platform, account_id, display_name, first_seen, last_seen, n_rows, source, record
/// - `shares`: platform, object_type, object_id, account_id, content_id, timestamp_share,
///   source, record
/// - `rejects`: record, line, code, column, value, reason, source
///
/// # Errors
/// A mapping that lacks roles or does not fit the file; a damaged archive; no data row; a full
/// disk; `Cancelled`. The folder is as it was before then.
pub fn import(
    source: SourceFile<'_>,
    mapping: &Mapping,
    out_dir: Option<&Path>,
    part: &str,
    progress: Progress<'_>,
) -> Result<ImportOutcome, DatasetError> {
    mapping.check()?;
    let used: Vec<String> = mapping
        .columns
        .iter()
        .map(|mapped| mapped.column.clone())
        .collect();
    let mut records = Records::open(source.path, mapping, &used)?;
    let columns = Columns::new(mapping, records.header())?;
    let writers = match out_dir {
        None => None,
        Some(folder) => Some(Writers::create(folder, part, source.sha256)?),
    };
    let reader = RowReader::new(mapping, columns)?;
    let mut run = Run {
        writers,
        platforms: Names::default(),
        accounts: Interner::default(),
        account_facts: Vec::new(),
        names: StringPool::new(),
        contents: Interner::default(),
        account_of_content: Vec::new(),
        objects: Interner::default(),
        object_types: Names::default(),
        shares_of_type: Vec::new(),
        seen_shares: SeenShares::new(mapping),
        outcome: ImportOutcome::begin(mapping),
        resolution: Resolution::default(),
    };
    let mut lists = Lists::new(mapping, records.header());
    let mut row = Row::default();
    while records.next(&mut row)? {
        run.outcome.rows_read += 1;
        let row = lists.spread(&row);
        match reader.check(row) {
            Ok(checked) => run.keep(&reader, row, &checked)?,
            Err(reject) => run.reject(reject)?,
        }
        if run.outcome.rows_read.is_multiple_of(STEP) {
            let (done, total) = records.progress();
            if !progress("import", done, total) {
                return Err(DatasetError::Cancelled);
            }
        }
    }
    let (_, total) = records.progress();
    if !progress("import", total, total) {
        return Err(DatasetError::Cancelled);
    }
    if run.outcome.rows_read == 0 {
        return Err(DatasetError::HeaderOnly {
            columns: mapping.header.len(),
            path: source.path.display().to_string(),
        });
    }
    run.finish(mapping)
}

/// What is gathered of one account.
pub(super) struct AccountFacts {
    pub(super) first_ms: i64,
    pub(super) last_ms: i64,
    pub(super) n_rows: u64,
    pub(super) record: u64,
    /// Index into the pool of names; none = no name seen.
    pub(super) name: Option<u32>,
}

/// A share as codes: object, account, time.
type ShareKey = (u32, u32, i64);

/// The shares so far, to notice those that come again.
///
/// Most posts share one thing once: the first share of every post stands in a list in the order of
/// their codes, and only what a post shares beyond it needs a look-up.
struct SeenShares {
    first: Vec<Option<ShareKey>>,
    more: hashbrown::HashSet<(u32, ShareKey)>,
    /// With several object columns a post with three hashtags has three records, and its link
    /// stands in each; a list may name a hashtag twice. That is one share: what comes again is left
    /// out. With one object column without lists a repeated record is kept and only counted.
    collapse: bool,
}

impl SeenShares {
    fn new(mapping: &Mapping) -> Self {
        Self {
            first: Vec::new(),
            more: hashbrown::HashSet::new(),
            collapse: mapping.counts_shares_once(),
        }
    }

    /// Whether the share was there before.
    fn again(&mut self, object: u32, account: u32, content: u32, time_ms: i64) -> bool {
        let key = (object, account, time_ms);
        let at = content as usize;
        if self.first.len() <= at {
            self.first.resize(at + 1, None);
        }
        match self.first.get_mut(at) {
            Some(first @ None) => {
                *first = Some(key);
                false
            }
            Some(Some(first)) if *first == key => true,
            _ => !self.more.insert((content, key)),
        }
    }
}

struct Run {
    writers: Option<Writers>,
    platforms: Names,
    accounts: Interner,
    account_facts: Vec<AccountFacts>,
    names: StringPool,
    contents: Interner,
    account_of_content: Vec<u32>,
    objects: Interner,
    object_types: Names,
    shares_of_type: Vec<u64>,
    seen_shares: SeenShares,
    outcome: ImportOutcome,
    resolution: Resolution,
}

impl Run {
    fn flag(&mut self, code: &str, count: u64) {
        if count == 0 {
            return;
        }
        match self.outcome.flagged.get_mut(code) {
            Some(known) => *known += count,
            None => {
                self.outcome.flagged.insert(code.to_owned(), count);
            }
        }
    }

    fn reject(&mut self, reject: Reject) -> Result<(), DatasetError> {
        self.outcome.rows_rejected += 1;
        *self
            .outcome
            .rejected_by_reason
            .entry(reject.code.clone())
            .or_default() += 1;
        if let Some(writers) = &mut self.writers {
            writers.reject(&reject)?;
        }
        if self.outcome.rejects_sample.len() < REJECTS_SHOWN {
            self.outcome.rejects_sample.push(reject);
        }
        Ok(())
    }

    fn keep(
        &mut self,
        reader: &RowReader,
        row: &Row,
        checked: &Checked<'_>,
    ) -> Result<(), DatasetError> {
        let Checked {
            platform,
            account,
            content,
            time_ms,
            text,
            account_name,
            ..
        } = *checked;
        let platform_code = u16::from(self.platforms.code(platform, "platforms")?);
        self.outcome.rows_usable += 1;
        self.outcome.first_ms = Some(
            self.outcome
                .first_ms
                .map_or(time_ms, |first| first.min(time_ms)),
        );
        self.outcome.last_ms = Some(
            self.outcome
                .last_ms
                .map_or(time_ms, |last| last.max(time_ms)),
        );
        self.resolution.see(time_ms);

        let (account_code, new) = self.accounts.intern(platform_code, account)?;
        if new {
            self.account_facts.push(AccountFacts {
                first_ms: time_ms,
                last_ms: time_ms,
                n_rows: 0,
                record: row.number,
                name: None,
            });
        }
        if let Some(facts) = self.account_facts.get_mut(account_code as usize) {
            facts.first_ms = facts.first_ms.min(time_ms);
            facts.last_ms = facts.last_ms.max(time_ms);
            facts.n_rows += 1;
            if facts.name.is_none() && !account_name.is_empty() {
                facts.name = Some(self.names.push(account_name));
            }
        }

        let (content_code, new) = self.contents.intern(platform_code, content)?;
        if new {
            self.account_of_content.push(account_code);
            if let Some(writers) = &mut self.writers {
                writers.post(platform, content, account, time_ms, text, row.number)?;
            }
        } else if self.account_of_content.get(content_code as usize) != Some(&account_code) {
            self.flag("content-of-two-accounts", 1);
        }

        let (mut objects, mut repeated) = (0u64, 0u64);
        let (mut missing_markers, mut damaged) = (checked.missing_markers, checked.damaged_ids);
        for column in 0..reader.object_columns() {
            for at in reader.object_values(row, column) {
                let Ok(Some(object)) = reader.object(row, at) else {
                    missing_markers += 1;
                    continue;
                };
                if object.is_empty() {
                    continue;
                }
                objects += 1;
                damaged += u64::from(super::canonical_row::is_damaged(object));
                let object_type = reader.object_type(column);
                let type_code = self.object_types.code(object_type, "object types")?;
                let scope = u16::from(type_code);
                let (object_code, _) = self.objects.intern(scope, object)?;
                let again =
                    self.seen_shares
                        .again(object_code, account_code, content_code, time_ms);
                repeated += u64::from(again);
                if again && self.seen_shares.collapse {
                    continue;
                }
                let slot = usize::from(type_code);
                if self.shares_of_type.len() <= slot {
                    self.shares_of_type.resize(slot + 1, 0);
                }
                self.shares_of_type[slot] += 1;
                if let Some(writers) = &mut self.writers {
                    let ids = [platform, object_type, object, account, content];
                    writers.share(&ids, time_ms, row.number)?;
                }
            }
        }
        if damaged > 0 && !self.outcome.flagged.contains_key("damaged-id") {
            self.outcome.warnings.push(format!(
                "record {}: an id such as {:?} was rounded by a spreadsheet; ids like it are kept \
                 but may stand for several accounts or posts: get the file before it was opened \
                 there",
                row.number,
                shortened(reader.damaged_sample(row, checked).unwrap_or(account), 60)
            ));
        }
        self.flag("damaged-id", damaged);
        self.flag("missing-marker", missing_markers);
        self.flag("no-object", u64::from(objects == 0));
        self.flag("repeated-share", repeated);
        self.flag(
            "duplicate-row",
            u64::from(objects > 0 && repeated == objects),
        );
        Ok(())
    }

    fn finish(mut self, mapping: &Mapping) -> Result<ImportOutcome, DatasetError> {
        if let Some(writers) = &mut self.writers {
            for (code, facts) in self.account_facts.iter().enumerate() {
                let code = code as u32;
                let scope = usize::from(self.accounts.scope(code));
                let platform = self.platforms.0.get(scope).map_or("", String::as_str);
                let name = facts.name.map_or("", |name| self.names.get(name));
                writers.account(platform, self.accounts.pool.get(code), name, facts)?;
            }
        }
        let mut outcome = self.outcome;
        outcome.n_accounts = self.accounts.len() as u64;
        outcome.n_objects = self.objects.len() as u64;
        outcome.n_posts = self.contents.len() as u64;
        outcome.shares_by_type = self
            .object_types
            .0
            .into_iter()
            .zip(self.shares_of_type)
            .collect();
        outcome.time_resolution = self.resolution.name().to_owned();
        outcome.warn(mapping);
        if let Some(writers) = self.writers {
            outcome.tables = writers.finish()?;
        }
        Ok(outcome)
    }
}

#[cfg(test)]
mod list_tests;
#[cfg(test)]
mod tests;
