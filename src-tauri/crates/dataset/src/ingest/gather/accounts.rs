//! The accounts of an import: when they posted, what is known of them last, and how often that changed.

use crate::DatasetError;
use crate::ingest::model::Profile;
use crate::ingest::writers::Growing;
use crate::pool::Interner;
use crate::shares::Names;
use crate::tables::canonical::Cell;

/// All accounts so far.
#[derive(Default)]
pub(super) struct Accounts {
    ids: Interner,
    facts: Vec<Facts>,
    sources: Vec<String>,
    /// Number of the source that is being read, from 1.
    source: u32,
    of_source: u64,
    /// The account of the record before.
    last: u32,
}

/// What is gathered of one account.
struct Facts {
    first_ms: Option<i64>,
    last_ms: Option<i64>,
    n_rows: u64,
    /// Where it was first seen.
    record: u64,
    source: u32,
    /// Source in which it was last seen.
    last_source: u32,
    latest: Option<Box<Known>>,
}

/// What is known of an account.
struct Known {
    /// Times of the first and of the last observation.
    first_observed_ms: i64,
    observed_at_ms: i64,
    /// Hash of the latest record's words and numbers.
    said: u64,
    handle: Option<Box<str>>,
    display_name: Option<Box<str>>,
    created_at_ms: Option<i64>,
    bio: Option<Box<str>>,
    location: Option<Box<str>>,
    followers: Option<u64>,
    following: Option<u64>,
    posts_count: Option<u64>,
    verified: Option<bool>,
    default_profile: Option<bool>,
    avatar: Option<Box<str>>,
    /// Hashes of the handles that it has had.
    handles: Vec<u64>,
}

impl Accounts {
    pub(super) fn begin(&mut self) {
        self.source += 1;
        self.of_source = 0;
        self.sources.push(String::new());
    }

    /// Different accounts in the source that is being read.
    pub(super) fn of_source(&self) -> u64 {
        self.of_source
    }

    fn facts(
        &mut self,
        platform: u16,
        account: &str,
        record: u64,
        source: &str,
    ) -> Result<(u32, &mut Facts), DatasetError> {
        // Scrapers go from account to account: mostly it is that of the record before.
        let is_last = self.ids.scope(self.last) == platform
            && self.ids.pool.get(self.last) == account
            && !self.ids.pool.is_empty();
        let (code, new) = match is_last {
            true => (self.last, false),
            false => self.ids.intern(platform, account)?,
        };
        self.last = code;
        if let Some(name) = self.sources.last_mut()
            && name.is_empty()
        {
            name.push_str(source);
        }
        if new {
            self.facts.push(Facts {
                first_ms: None,
                last_ms: None,
                n_rows: 0,
                record,
                source: self.source,
                last_source: 0,
                latest: None,
            });
        }
        let current = self.source;
        let Some(facts) = self.facts.get_mut(code as usize) else {
            return Err(DatasetError::TooMany {
                what: "accounts",
                limit: u64::from(u32::MAX),
            });
        };
        if facts.last_source != current {
            facts.last_source = current;
            self.of_source += 1;
        }
        Ok((code, facts))
    }

    /// Notes a post.
    pub(super) fn post(
        &mut self,
        platform: u16,
        account: &str,
        time_ms: i64,
        record: u64,
        source: &str,
    ) -> Result<u32, DatasetError> {
        let (code, facts) = self.facts(platform, account, record, source)?;
        facts.first_ms = Some(facts.first_ms.map_or(time_ms, |first| first.min(time_ms)));
        facts.last_ms = Some(facts.last_ms.map_or(time_ms, |last| last.max(time_ms)));
        facts.n_rows += 1;
        Ok(code)
    }

    /// Notes what a record shows of an account; the code of the account if that says something new.
    /// `is_listed`: the record is about this account, which is one even if nothing more is said of it.
    pub(super) fn profile(
        &mut self,
        platform: u16,
        profile: &Profile<'_>,
        is_listed: bool,
        record: u64,
        source: &str,
    ) -> Result<Option<u32>, DatasetError> {
        if is_empty(profile) {
            if is_listed {
                self.facts(platform, &profile.account_id, record, source)?;
            }
            return Ok(None);
        }
        let (code, facts) = self.facts(platform, &profile.account_id, record, source)?;
        let said = digest(profile);
        let observed = profile.observed_at_ms.unwrap_or(i64::MIN);
        let Some(known) = &mut facts.latest else {
            let mut known = Box::new(Known::of(profile, said, observed));
            known.see_handle(profile);
            facts.latest = Some(known);
            return Ok(Some(code));
        };
        if profile.observed_at_ms.is_some() {
            known.first_observed_ms = match known.first_observed_ms {
                i64::MIN => observed,
                first => first.min(observed),
            };
        }
        if known.said == said {
            known.observed_at_ms = known.observed_at_ms.max(observed);
            return Ok(None);
        }
        known.see_handle(profile);
        // Scrapers give the newest first or last: the time decides. An older observation may still
        // know what a newer one does not say.
        let newer = observed >= known.observed_at_ms;
        known.take(profile, newer);
        known.said = said;
        known.observed_at_ms = known.observed_at_ms.max(observed);
        Ok(Some(code))
    }

    /// Writes one row an account, in the order in which they were first seen.
    pub(super) fn write(&self, platforms: &Names, table: &mut Growing) -> Result<(), DatasetError> {
        for (code, facts) in self.facts.iter().enumerate() {
            let code = code as u32;
            let scope = usize::from(self.ids.scope(code));
            let platform = platforms.0.get(scope).map_or("", String::as_str);
            let at = (facts.source as usize).saturating_sub(1);
            let source = self.sources.get(at).map_or("", String::as_str);
            let known = facts.latest.as_deref();
            let observed = |of: fn(&Known) -> i64| known.map(of).filter(|ms| *ms != i64::MIN);
            let first = facts.first_ms.or(observed(|known| known.first_observed_ms));
            let last = facts.last_ms.or(observed(|known| known.observed_at_ms));
            let (first, last) = (first.unwrap_or_default(), last.unwrap_or_default());
            let text = |of: fn(&Known) -> &Option<Box<str>>| {
                Cell::of(known.and_then(|known| of(known).as_deref()))
            };
            table.push(&[
                Cell::Text(platform),
                Cell::Text(self.ids.pool.get(code)),
                text(|known| &known.handle),
                text(|known| &known.display_name),
                Cell::time(known.and_then(|known| known.created_at_ms)),
                text(|known| &known.bio),
                text(|known| &known.location),
                Cell::count(known.and_then(|known| known.followers)),
                Cell::count(known.and_then(|known| known.following)),
                Cell::count(known.and_then(|known| known.posts_count)),
                Cell::truth(known.and_then(|known| known.verified)),
                Cell::truth(known.and_then(|known| known.default_profile)),
                text(|known| &known.avatar),
                Cell::Count(known.map_or(0, |known| known.handles.len() as u64)),
                Cell::Time(first),
                Cell::Time(last),
                Cell::Count(facts.n_rows),
                Cell::Text(source),
                Cell::Count(facts.record),
            ])?;
        }
        Ok(())
    }
}

impl Known {
    fn of(profile: &Profile<'_>, said: u64, observed_at_ms: i64) -> Self {
        let mut known = Self {
            first_observed_ms: observed_at_ms,
            observed_at_ms,
            said,
            handle: None,
            display_name: None,
            created_at_ms: None,
            bio: None,
            location: None,
            followers: None,
            following: None,
            posts_count: None,
            verified: None,
            default_profile: None,
            avatar: None,
            handles: Vec::new(),
        };
        known.take(profile, true);
        known
    }

    /// Takes over what an observation says; an older one only fills what is not known.
    fn take(&mut self, profile: &Profile<'_>, newer: bool) {
        fn text(slot: &mut Option<Box<str>>, value: Option<&str>, newer: bool) {
            if let Some(value) = value.filter(|value| !value.is_empty())
                && (newer || slot.is_none())
                && slot.as_deref() != Some(value)
            {
                *slot = Some(value.into());
            }
        }
        fn other<T: Copy>(slot: &mut Option<T>, value: Option<T>, newer: bool) {
            if value.is_some() && (newer || slot.is_none()) {
                *slot = value;
            }
        }
        text(&mut self.handle, profile.handle.as_deref(), newer);
        text(
            &mut self.display_name,
            profile.display_name.as_deref(),
            newer,
        );
        text(&mut self.bio, profile.bio.as_deref(), newer);
        text(&mut self.location, profile.location.as_deref(), newer);
        text(&mut self.avatar, profile.avatar.as_deref(), newer);
        other(&mut self.created_at_ms, profile.created_at_ms, newer);
        other(&mut self.followers, profile.followers, newer);
        other(&mut self.following, profile.following, newer);
        other(&mut self.posts_count, profile.posts_count, newer);
        other(&mut self.verified, profile.verified, newer);
        other(&mut self.default_profile, profile.default_profile, newer);
    }

    fn see_handle(&mut self, profile: &Profile<'_>) {
        if let Some(handle) = profile.handle.as_deref() {
            let hash = xxhash_rust::xxh3::xxh3_64(handle.as_bytes());
            if !self.handles.contains(&hash) && self.handles.len() < 1_000 {
                self.handles.push(hash);
            }
        }
    }
}

fn is_empty(profile: &Profile<'_>) -> bool {
    profile.handle.is_none()
        && profile.display_name.is_none()
        && profile.created_at_ms.is_none()
        && profile.bio.is_none()
        && profile.location.is_none()
        && profile.followers.is_none()
        && profile.following.is_none()
        && profile.posts_count.is_none()
        && profile.verified.is_none()
        && profile.default_profile.is_none()
        && profile.avatar.is_none()
}

/// A number that stands for all that an observation says.
fn digest(profile: &Profile<'_>) -> u64 {
    use xxhash_rust::xxh3::xxh3_64_with_seed as hash;
    // What is not said is another thing than what is said with nothing.
    let mut is_said = 0_u64;
    let mut note = |present: bool| is_said = is_said << 1 | u64::from(present);
    let numbers = [
        profile.created_at_ms.map(|ms| ms as u64),
        profile.followers,
        profile.following,
        profile.posts_count,
        profile.verified.map(u64::from),
        profile.default_profile.map(u64::from),
    ];
    let texts = [
        &profile.handle,
        &profile.display_name,
        &profile.bio,
        &profile.location,
        &profile.avatar,
    ];
    numbers.iter().for_each(|number| note(number.is_some()));
    texts.iter().for_each(|text| note(text.is_some()));
    let mut bytes = [0; 48];
    for (place, number) in bytes.chunks_exact_mut(8).zip(numbers) {
        place.copy_from_slice(&number.unwrap_or_default().to_le_bytes());
    }
    let texts = texts.into_iter().filter_map(|text| text.as_deref());
    texts.fold(hash(&bytes, is_said), |said, text| {
        hash(text.as_bytes(), said)
    })
}

/// One row of the table of observations of accounts; `whose`: platform, account, source.
pub(super) fn write_profile(
    table: &mut Growing,
    [platform, account, source]: [Cell<'_>; 3],
    profile: &Profile<'_>,
    record: u64,
) -> Result<(), DatasetError> {
    table.push(&[
        platform,
        account,
        Cell::time(profile.observed_at_ms),
        Cell::of(profile.handle.as_deref()),
        Cell::of(profile.display_name.as_deref()),
        Cell::time(profile.created_at_ms),
        Cell::of(profile.bio.as_deref()),
        Cell::of(profile.location.as_deref()),
        Cell::count(profile.followers),
        Cell::count(profile.following),
        Cell::count(profile.posts_count),
        Cell::truth(profile.verified),
        Cell::truth(profile.default_profile),
        Cell::of(profile.avatar.as_deref()),
        source,
        Cell::Count(record),
    ])
}
