//! Where every record ends: posts, accounts and shares become rows of the canonical tables, counted on
//! the way. What a post shares is decided here, once for all formats.

mod accounts;
mod draft;
mod twins;

use super::canonical_row::{self, RowReader};
use super::mapping::{Mapping, Role};
use super::model::{Fault, Kind, Post, Profile, Words};
use super::outcome::{ImportOutcome, Reject};
use super::probe::{PreviewRow, PreviewShare};
use super::records::{Row, shortened};
use super::times::{EARLIEST_MS, LATEST_MS, Pauses, Resolution};
use super::words;
use super::writers::Writers;
use crate::DatasetError;
use crate::pool::Interner;
use crate::shares::Names;
use crate::tables::canonical::Cell;
use accounts::Accounts;
use draft::Draft;
use twins::Twins;

const REJECTS_SHOWN: usize = 100;
/// Shares of a previewed post.
const SHARES_SHOWN: usize = 20;

/// Longest id that is taken, in bytes. Addresses serve as ids, and the longest of those are below it.
const MAX_ID_BYTES: usize = 8 << 10;

/// What is done with the posts of one source.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Policy {
    /// Objects stay as they stand in the file and nothing is derived from them.
    pub(super) as_given: bool,
    /// A share that comes again is left out.
    pub(super) collapse: bool,
    /// One record is one post: a later record of it is an observation, no share.
    pub(super) record_is_post: bool,
    /// The file says what its posts are to other posts, or its format does. Where neither does, a post
    /// is not called one of its own: the rows of a table of shares may all be reposts.
    pub(super) says_kind: bool,
    /// The file says the domain by itself.
    pub(super) has_domain: bool,
    /// What is looked for in the text, because no field says it.
    pub(super) find_urls: bool,
    pub(super) find_hashtags: bool,
    pub(super) find_mentions: bool,
}

impl Policy {
    /// Of a table.
    pub(super) fn of_table(mapping: &Mapping) -> Self {
        let layout = mapping.layout.as_deref();
        let verbatim = layout.is_some_and(|layout| layout.starts_with("coortweet-"));
        let has = |name: &str| {
            mapping
                .columns
                .iter()
                .any(|mapped| matches!(&mapped.role, Role::Object(own) if own == name))
        };
        let as_given = verbatim || mapping.as_given;
        let says_kind = mapping.columns.iter().any(|mapped| match &mapped.role {
            Role::Kind
            | Role::IsRepost
            | Role::RepostOfAccount
            | Role::ReplyToAccount
            | Role::QuoteOfAccount => true,
            Role::Object(name) => matches!(name.as_str(), "post" | "reply_target" | "quote_target"),
            _ => false,
        });
        Self {
            as_given,
            says_kind: says_kind || (layout.is_some() && !verbatim),
            // The long table of CooRTweet is taken row by row, as CooRTweet does.
            collapse: layout != Some("coortweet-long"),
            record_is_post: layout.is_some() && !verbatim,
            has_domain: has("domain"),
            find_urls: !as_given && !has("url"),
            find_hashtags: !as_given && !has("hashtag"),
            find_mentions: !as_given && !has("mention"),
        }
    }

    /// The kind of a post as it is written; empty where nobody says it.
    fn kind_of(self, post: &Post<'_>) -> &'static str {
        match post.kind {
            Kind::Post if !self.says_kind => "",
            kind => kind.name(),
        }
    }

    /// Of a format of JSON objects.
    pub(super) fn of_objects(mapping: &Mapping) -> Self {
        Self {
            as_given: mapping.as_given,
            collapse: true,
            record_is_post: true,
            says_kind: true,
            ..Self::default()
        }
    }
}

/// A share as codes: hash of the object, account, time.
type ShareKey = (u64, u32, i64);

/// The shares so far, to notice those that come again.
///
/// Most posts share one thing once: the first share of every post stands in a list in the order of
/// their codes, and only what a post shares beyond it needs a look-up.
#[derive(Default)]
struct SeenShares {
    first: Vec<Option<ShareKey>>,
    more: hashbrown::HashSet<(u32, ShareKey)>,
}

impl SeenShares {
    /// Whether the share was there before.
    fn again(&mut self, content: u32, key: ShareKey) -> bool {
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
    object_types: Names,
    // What follows belongs to the source that is being read.
    source: String,
    policy: Policy,
    shares_of_type: Vec<u64>,
    seen_shares: SeenShares,
    /// Objects of this source, as 96 bits of a hash: ten million texts would not fit into memory.
    objects: hashbrown::HashSet<[u32; 3]>,
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
            object_types: Names::default(),
            source: String::new(),
            policy: Policy::default(),
            shares_of_type: Vec::new(),
            seen_shares: SeenShares::default(),
            objects: hashbrown::HashSet::new(),
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
        self.policy = policy;
        self.shares_of_type = vec![0; self.object_types.0.len()];
        self.seen_shares = SeenShares::default();
        self.objects.clear();
        self.twins.clear();
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
        if let Some(post) = &mut checked.post
            && reader.makes_ids()
        {
            let first = self.twins.first_of(row, reader.used());
            post.content_id = Words::Owned(reader.made_id(first));
            if first != row.number {
                // It shows the account as it was, not as it became again.
                checked.profile = None;
            }
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
            let done = self.keep(post, &mut draft, at, checked.damaged_ids);
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
                .and_then(|()| self.keep(post, &mut draft, at, 0));
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

    /// Writes a post and its shares.
    fn keep(
        &mut self,
        post: &Post<'_>,
        draft: &mut Draft,
        at: At,
        mut damaged: u64,
    ) -> Result<(), DatasetError> {
        let policy = self.policy;
        let time_ms = post.posted_at_ms;
        self.see_time(time_ms);
        let platform = u16::from(self.platforms.code(&post.platform, "platforms")?);
        let account =
            self.accounts
                .post(platform, &post.account_id, time_ms, at.record, &self.source)?;
        if !policy.as_given {
            draft.find_in_text(post, &mut self.object_types)?;
        }
        let said = draft.digest(post);
        let (content, new) = self.contents.intern(platform, &post.content_id)?;
        let mut emits = true;
        if new {
            self.posts_of_source += 1;
            self.known_posts.push(KnownPost { account, said });
            self.write_post(post, draft, at)?;
        } else if let Some(known) = self.known_posts.get_mut(content as usize) {
            let (same_account, same) = (known.account == account, known.said == said);
            known.said = said;
            if !same_account {
                self.flag("content-of-two-accounts", 1);
            }
            if policy.record_is_post {
                emits = !same_account;
                self.flag("same-post", u64::from(same_account && same));
                self.flag("post-again", u64::from(same_account && !same));
                self.write_observation(post, same, at)?;
            }
        }
        let (mut objects, mut repeated) = (0u64, 0u64);
        let mut damaged_sample = None;
        let ids = [&post.account_id, &post.content_id];
        if damaged == 0 {
            damaged += ids
                .iter()
                .filter(|id| canonical_row::is_damaged(id))
                .count() as u64;
        }
        if damaged > 0 {
            damaged_sample = ids
                .iter()
                .find(|id| canonical_row::is_damaged(id))
                .map(|id| id.to_string());
        }
        if !policy.as_given {
            draft.derive(post, &mut self.object_types, &mut self.text)?;
        }
        // A repost gives only the post that it passes on, unless a table says which columns count.
        let mut shown = self.tap.as_ref().map(|_| shown_post(post, self.policy, at));
        let only_target = policy.record_is_post && draft.passes_on(post);
        for entry in draft.entries() {
            if entry.is_given {
                objects += 1;
                if canonical_row::is_damaged(entry.object) {
                    damaged += 1;
                    damaged_sample.get_or_insert_with(|| entry.object.to_owned());
                }
            }
            if !emits || (only_target && entry.name != "post") {
                continue;
            }
            let key = object_key(entry.object_type, entry.object);
            let again = if policy.record_is_post {
                // Only the record itself can repeat what it says.
                entry.is_repeated
            } else {
                self.seen_shares.again(
                    content,
                    (
                        u64::from(key[0]) << 32 | u64::from(key[1]),
                        account,
                        time_ms,
                    ),
                )
            };
            self.objects.insert(key);
            repeated += u64::from(again && entry.is_given);
            if again && policy.collapse {
                continue;
            }
            let slot = usize::from(entry.object_type);
            if self.shares_of_type.len() <= slot {
                self.shares_of_type.resize(slot + 1, 0);
            }
            if let Some(count) = self.shares_of_type.get_mut(slot) {
                *count += 1;
            }
            if let Some(row) = &mut shown
                && row.shares.len() < SHARES_SHOWN
            {
                row.shares.push(PreviewShare {
                    object_type: entry.name.to_owned(),
                    object_id: shortened(entry.object, 200),
                });
            }
            if let Some(writers) = &mut self.writers {
                writers.shares.push(&[
                    Cell::Text(&post.platform),
                    Cell::Text(entry.name),
                    Cell::Text(entry.object),
                    Cell::Text(&post.account_id),
                    Cell::Text(&post.content_id),
                    Cell::Time(time_ms),
                    Cell::Text(&self.source),
                    Cell::Count(at.record),
                ])?;
            }
        }
        if let (Some(rows), Some(row)) = (&mut self.tap, shown) {
            rows.push(row);
        }
        if damaged > 0 && !self.outcome.flagged.contains_key("damaged-id") {
            self.outcome.warnings.push(format!(
                "record {}: an id such as {:?} was rounded by a spreadsheet; ids like it are kept \
                 but may stand for several accounts or posts: get the file before it was opened \
                 there",
                at.record,
                shortened(damaged_sample.as_deref().unwrap_or(&post.account_id), 60)
            ));
        }
        self.flag("damaged-id", damaged);
        self.flag("no-object", u64::from(draft.is_empty()));
        if emits {
            self.flag("repeated-share", repeated);
            let all_again = objects > 0 && repeated == objects && !policy.record_is_post;
            self.flag("duplicate-row", u64::from(all_again));
        }
        Ok(())
    }

    fn write_post(&mut self, post: &Post<'_>, draft: &Draft, at: At) -> Result<(), DatasetError> {
        let Some(writers) = &mut self.writers else {
            return Ok(());
        };
        let [likes, reposts, replies, quotes, views, reactions] = post.counts.all();
        writers.posts.push(&[
            Cell::Text(&post.platform),
            Cell::Text(&post.content_id),
            Cell::Text(&post.account_id),
            Cell::Time(post.posted_at_ms),
            Cell::of(Some(self.policy.kind_of(post))),
            Cell::of(post.repost_of.as_deref()),
            Cell::of(post.repost_of_account.as_deref()),
            Cell::of(post.reply_to.as_deref()),
            Cell::of(post.reply_to_account.as_deref()),
            Cell::of(post.quote_of.as_deref()),
            Cell::of(post.quote_of_account.as_deref()),
            Cell::of(post.text.as_deref()),
            Cell::of(post.lang.as_deref()),
            Cell::of(post.client.as_deref()),
            Cell::of(post.post_url.as_deref()),
            Cell::of(draft.list("url")),
            Cell::of(draft.list("hashtag")),
            Cell::of(draft.list("mention")),
            Cell::of(draft.list("image")),
            Cell::count(likes),
            Cell::count(reposts),
            Cell::count(replies),
            Cell::count(quotes),
            Cell::count(views),
            Cell::count(reactions),
            Cell::Text(&self.source),
            Cell::Count(at.record),
        ])
    }

    fn write_observation(
        &mut self,
        post: &Post<'_>,
        same: bool,
        at: At,
    ) -> Result<(), DatasetError> {
        let Some(writers) = &mut self.writers else {
            return Ok(());
        };
        let [likes, reposts, replies, quotes, views, reactions] = post.counts.all();
        writers.observations.push(&[
            Cell::Text(&post.platform),
            Cell::Text(&post.content_id),
            Cell::Truth(same),
            Cell::count(likes),
            Cell::count(reposts),
            Cell::count(replies),
            Cell::count(quotes),
            Cell::count(views),
            Cell::count(reactions),
            Cell::Text(&self.source),
            Cell::Count(at.record),
        ])
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
        if !changed {
            return Ok(());
        }
        self.outcome.n_profiles += 1;
        if let Some(writers) = &mut self.writers {
            accounts::write_profile(&mut writers.profiles, profile, &self.source, at.record)?;
        }
        Ok(())
    }

    /// The receipt of the source that was read.
    pub(super) fn end(&mut self, mapping: &Mapping) -> ImportOutcome {
        let mut outcome = std::mem::take(&mut self.outcome);
        outcome.n_accounts = self.accounts.of_source();
        outcome.n_objects = self.objects.len() as u64;
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

fn shown_post(post: &Post<'_>, policy: Policy, at: At) -> PreviewRow {
    PreviewRow {
        record: at.record,
        platform: post.platform.to_string(),
        account_id: shortened(&post.account_id, 200),
        content_id: shortened(&post.content_id, 200),
        posted_at_ms: Some(post.posted_at_ms),
        kind: policy.kind_of(post).to_owned(),
        text: shortened(post.text.as_deref().unwrap_or_default(), 300),
        ..PreviewRow::default()
    }
}

/// The name of an account beside its post; an account without a post is a row of its own.
fn show_profile(rows: &mut Vec<PreviewRow>, profile: &Profile<'_>, at: At) {
    let name = profile
        .handle
        .as_deref()
        .or(profile.display_name.as_deref())
        .unwrap_or_default();
    match rows.last_mut() {
        Some(row) if row.record == at.record => {
            if row.account_id == profile.account_id && row.account_name.is_empty() {
                row.account_name = shortened(name, 200);
            }
        }
        _ => rows.push(PreviewRow {
            record: at.record,
            platform: profile.platform.to_string(),
            account_id: shortened(&profile.account_id, 200),
            account_name: shortened(name, 200),
            ..PreviewRow::default()
        }),
    }
}

/// 96 bits that stand for an object.
fn object_key(object_type: u8, object: &str) -> [u32; 3] {
    let hash = xxhash_rust::xxh3::xxh3_128_with_seed(object.as_bytes(), u64::from(object_type));
    [hash as u32, (hash >> 32) as u32, (hash >> 64) as u32]
}

/// The version of the rules that stand behind canonical addresses, for the receipt.
pub(super) fn rules() -> (String, String) {
    (
        words::UrlRules::RULES_DATE.to_owned(),
        words::UrlRules::PSL_VERSION.to_owned(),
    )
}
