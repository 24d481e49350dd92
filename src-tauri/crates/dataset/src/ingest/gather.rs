//! Where every record ends: posts, accounts and shares become rows of the canonical tables, counted on
//! the way. What a post shares is decided here, once for all formats.

mod accounts;
mod distinct;
mod draft;
mod keep;
mod policy;
mod seen;
mod shown;
mod twins;

use super::canonical_row::{self, RowReader};
use super::mapping::Mapping;
use super::model::{Fault, Post, Profile, Words};
use super::outcome::{ImportOutcome, Reject};
use super::probe::PreviewRow;
use super::records::{Row, shortened};
use super::times::{EARLIEST_MS, LATEST_MS, Pauses, Resolution};
use super::words;
use super::writers::Writers;
use crate::DatasetError;
use crate::pool::Interner;
use crate::shares::Names;
use crate::tables::canonical::Cell;
use accounts::Accounts;
use distinct::Distinct;
use draft::Draft;
pub(super) use policy::Policy;
use seen::SeenShares;
use shown::show_profile;
use twins::Twins;

const REJECTS_SHOWN: usize = 100;

/// Longest id that is taken, in bytes. Addresses serve as ids, and the longest of those are below it.
const MAX_ID_BYTES: usize = 8 << 10;

/// What is known of a post that was there already.
#[derive(Clone, Copy)]
struct KnownPost {
    account: u32,
    /// Hash of what its latest record says.
    said: u64,
}

/// Where a record stands.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub(super) record: u64,
    pub(super) line: Option<u64>,
}

/// Tables that grow from one or several sources.
pub(super) struct Gather {
    writers: Option<Writers>,
    platforms: Names,
    accounts: Accounts,
    contents: Interner,
    known_posts: Vec<KnownPost>,
    twins: Twins,
    /// Of posts without an id, by the code of their twin.
    known_twins: Vec<KnownPost>,
    object_types: Names,
    // What follows belongs to the source that is being read.
    source: String,
    /// How many sources there were with this one.
    source_number: u32,
    policy: Policy,
    shares_of_type: Vec<u64>,
    seen_shares: SeenShares,
    objects: Distinct,
    posts_of_source: u64,
    outcome: ImportOutcome,
    resolution: Resolution,
    pauses: Pauses,
    draft: Draft,
    text: String,
    /// The first records as they become, where somebody wants to see them.
    tap: Option<Vec<PreviewRow>>,
}

impl Gather {
    pub(super) fn new(writers: Option<Writers>) -> Self {
        Self {
            writers,
            platforms: Names::default(),
            accounts: Accounts::default(),
            contents: Interner::default(),
            known_posts: Vec::new(),
            twins: Twins::default(),
            known_twins: Vec::new(),
            object_types: Names::default(),
            source: String::new(),
            source_number: 0,
            policy: Policy::default(),
            shares_of_type: Vec::new(),
            seen_shares: SeenShares::default(),
            objects: Distinct::default(),
            posts_of_source: 0,
            outcome: ImportOutcome::default(),
            resolution: Resolution::default(),
            pauses: Pauses::default(),
            draft: Draft::default(),
            text: String::new(),
            tap: None,
        }
    }

    /// Writes nothing and keeps what the records become.
    pub(super) fn tapped() -> Self {
        Self {
            tap: Some(Vec::new()),
            ..Self::new(None)
        }
    }

    /// What the records became.
    pub(super) fn into_rows(self) -> Vec<PreviewRow> {
        self.tap.unwrap_or_default()
    }

    /// The next source.
    pub(super) fn begin(&mut self, source: &str, mapping: &Mapping, policy: Policy) {
        self.source = source.to_owned();
        self.source_number += 1;
        self.policy = policy;
        self.shares_of_type = vec![0; self.object_types.0.len()];
        self.seen_shares = SeenShares::default();
        self.objects.clear();
        self.twins.clear();
        self.known_twins.clear();
        self.posts_of_source = 0;
        self.outcome = ImportOutcome::begin(mapping);
        self.resolution = Resolution::default();
        self.pauses = Pauses::default();
        self.accounts.begin();
    }

    pub(super) fn rows_read(&self) -> u64 {
        self.outcome.rows_read
    }

    /// Counts one more record.
    pub(super) fn read_one(&mut self) {
        self.outcome.rows_read += 1;
    }

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

    pub(super) fn reject(&mut self, reject: Reject) -> Result<(), DatasetError> {
        self.outcome.rows_rejected += 1;
        *self
            .outcome
            .rejected_by_reason
            .entry(reject.code.clone())
            .or_default() += 1;
        if let Some(writers) = &mut self.writers {
            writers.reject(&reject, &self.source)?;
        }
        if let Some(rows) = &mut self.tap {
            rows.push(PreviewRow {
                record: reject.record,
                reject: Some(reject.clone()),
                ..PreviewRow::default()
            });
        }
        if self.outcome.rejects_sample.len() < REJECTS_SHOWN {
            self.outcome.rejects_sample.push(reject);
        }
        Ok(())
    }

    pub(super) fn fault(&mut self, fault: Fault, at: At) -> Result<(), DatasetError> {
        self.reject(Reject {
            record: at.record,
            line: at.line,
            code: fault.code.to_owned(),
            column: Some(fault.column).filter(|column| !column.is_empty()),
            value: shortened(&fault.value, 200),
            reason: fault.reason,
        })
    }

    /// A record of a table.
    pub(super) fn row(&mut self, reader: &RowReader, row: &Row) -> Result<(), DatasetError> {
        let mut checked = match reader.check(row) {
            Ok(checked) => checked,
            Err(reject) => return self.reject(reject),
        };
        let mut twin = None;
        if let Some(post) = &mut checked.post
            && reader.makes_ids()
        {
            let known = self.twins.of(row, reader.used());
            if known.first != row.number {
                post.content_id = Words::Owned(reader.made_id(known.first));
                // It shows the account as it was, not as it became again.
                checked.profile = None;
            }
            twin = Some(known);
        }
        let at = At {
            record: row.number,
            line: row.line,
        };
        self.flag("missing-marker", checked.missing_markers);
        self.flag("unreadable-number", checked.unreadable);
        self.outcome.rows_usable += 1;
        if let Some(post) = &checked.post {
            let mut missing_markers = 0;
            let mut draft = std::mem::take(&mut self.draft);
            draft.begin(self.policy);
            for column in 0..reader.object_columns() {
                let object_type = self
                    .object_types
                    .code(reader.object_type(column), "object types")?;
                let name = reader.object_type(column);
                let is_target = canonical_row::TARGETS.contains(&name);
                for value in reader.object_values(row, column) {
                    match reader.object(row, value) {
                        // The first post of a thread has the id of the thread and answers nobody.
                        Ok(Some(object)) if is_target && *object == *post.content_id => {}
                        Ok(Some(object)) => draft.add(object_type, name, object),
                        _ => missing_markers += 1,
                    }
                }
            }
            self.flag("missing-marker", missing_markers);
            let done = self.keep(post, twin, &mut draft, at, checked.damaged_ids);
            self.draft = draft;
            done?;
        } else {
            self.flag("damaged-id", checked.damaged_ids);
        }
        if let Some(profile) = &checked.profile {
            self.profile(profile, checked.post.is_none(), at)?;
        }
        Ok(())
    }

    /// A post that was read out of an object, and the accounts that the object shows.
    pub(super) fn object(
        &mut self,
        post: Option<&Post<'_>>,
        profiles: &[Profile<'_>],
        at: At,
    ) -> Result<(), DatasetError> {
        if let Some(fault) = post.and_then(unusable) {
            return self.fault(fault, at);
        }
        self.outcome.rows_usable += 1;
        if let Some(post) = post {
            let mut draft = std::mem::take(&mut self.draft);
            draft.begin(Policy {
                find_urls: post.find_in_text,
                find_hashtags: post.find_in_text,
                find_mentions: post.find_in_text,
                ..self.policy
            });
            let done = self
                .draft_of(post, &mut draft)
                .and_then(|()| self.keep(post, None, &mut draft, at, 0));
            self.draft = draft;
            done?;
        }
        for profile in profiles {
            if profile.account_id.len() <= MAX_ID_BYTES && !profile.account_id.contains('\0') {
                self.profile(profile, post.is_none(), at)?;
            }
        }
        Ok(())
    }

    /// What the fields of a post say that it shares.
    fn draft_of(&mut self, post: &Post<'_>, draft: &mut Draft) -> Result<(), DatasetError> {
        let mut add = |name: &str, object: &str| -> Result<(), DatasetError> {
            let code = self.object_types.code(name, "object types")?;
            draft.add(code, name, object);
            Ok(())
        };
        if let Some(target) = &post.repost_of {
            add("post", target)?;
        }
        if let Some(target) = &post.reply_to {
            add("reply_target", target)?;
        }
        if let Some(target) = &post.quote_of {
            add("quote_target", target)?;
        }
        for (name, objects) in [
            ("url", &post.urls),
            ("hashtag", &post.hashtags),
            ("mention", &post.mentions),
            ("image", &post.media),
            ("sound", &post.sounds),
        ] {
            for object in objects {
                add(name, object)?;
            }
        }
        for (name, object) in &post.objects {
            add(name, object)?;
        }
        Ok(())
    }

    fn see_time(&mut self, time_ms: i64) {
        let outcome = &mut self.outcome;
        outcome.first_ms = Some(outcome.first_ms.map_or(time_ms, |first| first.min(time_ms)));
        outcome.last_ms = Some(outcome.last_ms.map_or(time_ms, |last| last.max(time_ms)));
        self.resolution.see(time_ms);
        self.pauses.see(time_ms);
    }

    /// What a record shows of an account.
    fn profile(
        &mut self,
        profile: &Profile<'_>,
        is_listed: bool,
        at: At,
    ) -> Result<(), DatasetError> {
        let platform = u16::from(self.platforms.code(&profile.platform, "platforms")?);
        let changed =
            self.accounts
                .profile(platform, profile, is_listed, at.record, &self.source)?;
        if let Some(rows) = &mut self.tap {
            show_profile(rows, profile, at);
        }
        let Some(account) = changed else {
            return Ok(());
        };
        self.outcome.n_profiles += 1;
        if let Some(writers) = &mut self.writers {
            let platform = Cell::Coded(platform.into(), &profile.platform);
            let account = Cell::Coded(account, &profile.account_id);
            let source = Cell::Coded(self.source_number, &self.source);
            let whose = [platform, account, source];
            accounts::write_profile(&mut writers.profiles, whose, profile, at.record)?;
        }
        Ok(())
    }

    /// The receipt of the source that was read.
    pub(super) fn end(&mut self, mapping: &Mapping) -> ImportOutcome {
        let mut outcome = std::mem::take(&mut self.outcome);
        outcome.n_accounts = self.accounts.of_source();
        outcome.n_objects = self.objects.count();
        outcome.n_posts = self.posts_of_source;
        outcome.shares_by_type = self
            .object_types
            .0
            .iter()
            .cloned()
            .zip(std::mem::take(&mut self.shares_of_type))
            .filter(|(_, count)| *count > 0)
            .collect();
        outcome.time_resolution = match outcome.first_ms {
            Some(_) => self.resolution.name().to_owned(),
            None => String::new(),
        };
        outcome.gaps = self.pauses.gaps();
        outcome.warn(mapping);
        outcome
    }

    /// Writes the accounts and publishes all tables.
    pub(super) fn finish(mut self) -> Result<Vec<crate::tables::TableFile>, DatasetError> {
        let Some(mut writers) = self.writers.take() else {
            return Ok(Vec::new());
        };
        self.accounts
            .write(&self.platforms, &mut writers.accounts)?;
        writers.finish()
    }
}

/// Why a post cannot be used whatever its format says.
fn unusable(post: &Post<'_>) -> Option<Fault> {
    let fault = |code: &'static str, column: &str, value: &str, reason: &str| {
        Some(Fault {
            code,
            column: column.to_owned(),
            value: shortened(value, 200),
            reason: reason.to_owned(),
        })
    };
    for (column, id) in [
        ("account_id", &post.account_id),
        ("content_id", &post.content_id),
    ] {
        if id.contains('\0') {
            return fault("nul-byte", column, id, "the value has a NUL byte");
        }
        if id.len() > MAX_ID_BYTES {
            return fault("too-long", column, id, "the id is longer than 8 KB");
        }
    }
    if !(EARLIEST_MS..LATEST_MS).contains(&post.posted_at_ms) {
        let value = post.posted_at_ms.to_string();
        let reason = "the time is before 1990 or after 2099";
        return fault("implausible-time", "posted_at", &value, reason);
    }
    None
}

/// The version of the rules that stand behind canonical addresses, for the receipt.
pub(super) fn rules() -> (String, String) {
    (
        words::UrlRules::RULES_DATE.to_owned(),
        words::UrlRules::PSL_VERSION.to_owned(),
    )
}
