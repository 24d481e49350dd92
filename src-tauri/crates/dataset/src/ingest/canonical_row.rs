//! One record of a table checked against the mapping: a post and what is seen of its account, or the
//! reason why not.

mod columns;
mod damaged;
mod saying;

use std::ops::Range;

pub(super) use columns::TARGETS;
pub(super) use damaged::is_damaged;

use super::mapping::{Mapping, PlatformRule, Role};
use super::model::{Post, Profile, Words};
use super::outcome::Reject;
use super::probe::platform_of_prefix;
use super::records::{MAX_VALUES, Row, shortened};
use super::times::{Clock, EARLIEST_MS, LATEST_MS, unclear_zone};
use crate::DatasetError;
use columns::{Columns, ObjectColumn, Place};

/// A record that can be used.
pub(super) struct Checked<'a> {
    /// None in a table of accounts.
    pub(super) post: Option<Post<'a>>,
    pub(super) profile: Option<Profile<'a>>,
    pub(super) missing_markers: u64,
    pub(super) damaged_ids: u64,
    /// Counts and times of the account that could not be read; they are left empty.
    pub(super) unreadable: u64,
}

/// Reads records as the mapping says.
pub(super) struct RowReader {
    columns: Columns,
    clock: Clock,
    platform: String,
    by_prefix: bool,
    /// In front of the record's number where the file has no ids.
    id_prefix: String,
    content_prefix: String,
    nobody: Vec<String>,
    own_words: bool,
    missing_values: Vec<String>,
    longest_missing: usize,
    /// By the first byte: whether a value that means so begins with it.
    begins_missing: [bool; 256],
}

type Fallible<T> = Result<T, Reject>;

/// What is counted on the way through one record.
#[derive(Default)]
struct Tally {
    missing_markers: u64,
    unreadable: u64,
}

impl RowReader {
    pub(super) fn new(
        mapping: &Mapping,
        header: &[String],
        source_sha256: &str,
    ) -> Result<Self, DatasetError> {
        let mut begins_missing = [false; 256];
        for missing in &mapping.missing_values {
            if let Some(&first) = missing.as_bytes().first()
                && let Some(begins) = begins_missing.get_mut(usize::from(first))
            {
                *begins = true;
            }
        }
        Ok(Self {
            begins_missing,
            columns: Columns::new(mapping, header)?,
            clock: mapping.time.clock()?,
            platform: super::probe::platform_name(&mapping.platform)?,
            by_prefix: mapping.platform_rule == PlatformRule::AccountPrefix,
            id_prefix: format!("{}#", source_sha256.get(..12).unwrap_or(source_sha256)),
            content_prefix: mapping.content_prefix.clone(),
            nobody: mapping.nobody.clone(),
            own_words: mapping.own_words,
            longest_missing: mapping
                .missing_values
                .iter()
                .map(String::len)
                .max()
                .unwrap_or(0),
            missing_values: mapping.missing_values.clone(),
        })
    }

    /// Whether records have no id of their own.
    pub(super) fn makes_ids(&self) -> bool {
        self.columns.content.is_empty()
    }

    /// All columns that are used. Others may number the rows.
    pub(super) fn used(&self) -> &[usize] {
        &self.columns.used
    }

    /// The id of a post in a file without ids, by the number of its record.
    pub(super) fn made_id(&self, record: u64) -> String {
        let mut digits = [0; 20];
        let (mut at, mut rest) = (digits.len(), record);
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
            at -= 1;
            if rest == 0 {
                break;
            }
        }
        let mut id = String::with_capacity(self.id_prefix.len() + digits.len());
        id.push_str(&self.id_prefix);
        id.extend(digits.iter().skip(at).map(|digit| char::from(*digit)));
        id
    }

    pub(super) fn object_columns(&self) -> usize {
        self.columns.objects.len()
    }

    pub(super) fn object_type(&self, column: usize) -> &str {
        self.columns
            .objects
            .get(column)
            .map_or("", |object| &object.object_type)
    }

    pub(super) fn object_values(&self, row: &Row, column: usize) -> Range<usize> {
        match self.columns.objects.get(column) {
            Some(object) if self.counts(row, &object.place) => row.values(object.place.at),
            _ => 0..0,
        }
    }

    /// Whether the column that this one gives way to is empty, if there is one.
    fn counts(&self, row: &Row, place: &Place) -> bool {
        let is_filled = |at: usize| {
            let value = row.value(at).map_or("?", str::trim_ascii);
            !value.is_empty() && !self.means_missing(value)
        };
        match place.unless {
            None => true,
            Some(other) => !row.values(other).any(is_filled),
        }
    }

    /// An object id; empty = no object, `None` = a word that means so. The row was checked.
    pub(super) fn object<'a>(&self, row: &'a Row, at: usize) -> Result<Option<&'a str>, String> {
        let value = row.value(at)?.trim_ascii();
        Ok((!self.means_missing(value)).then_some(value))
    }

    fn means_missing(&self, value: &str) -> bool {
        let Some(&first) = value.as_bytes().first() else {
            return false;
        };
        value.len() <= self.longest_missing
            && self.begins_missing.get(usize::from(first)) == Some(&true)
            && self.missing_values.iter().any(|missing| missing == value)
    }

    /// Checks one record.
    pub(super) fn check<'a>(&'a self, row: &'a Row) -> Fallible<Checked<'a>> {
        if let Some(fault) = &row.fault {
            let reason = fault.reason.clone();
            return Err(reject(row, fault.code, None, &fault.value, reason));
        }
        let mut tally = Tally::default();
        let columns = &self.columns;
        let (place, account) = self.present(
            row,
            &columns.account,
            "missing-account",
            "account",
            &mut tally,
        )?;
        if self.nobody.iter().any(|name| name == account) {
            let reason = "the account is not named; nobody can say whose post it is".to_owned();
            let column = Some(place.name.as_str());
            return Err(reject(row, "missing-account", column, account, reason));
        }
        let mut damaged_ids = u64::from(is_damaged(account));
        let mut post = None;
        if !columns.time.is_empty() {
            let content_id = self.content(row, &mut tally)?;
            damaged_ids += u64::from(is_damaged(&content_id));
            let posted_at_ms = self.time(row, &columns.time, &mut tally)?;
            self.check_objects(row)?;
            post = Some(self.post(row, account, content_id, posted_at_ms, &mut tally)?);
        }
        let platform = self.platform(row, account)?;
        if let Some(post) = &mut post {
            post.platform = platform.clone();
        }
        let profile = if columns.has_profile || post.is_none() {
            let seen = post.as_ref().map(|post| post.posted_at_ms);
            Some(self.profile(row, platform, account, seen, &mut tally)?)
        } else {
            None
        };
        Ok(Checked {
            post,
            profile,
            missing_markers: tally.missing_markers,
            damaged_ids,
            unreadable: tally.unreadable,
        })
    }

    /// A value as text without blanks around it.
    fn read<'a>(&self, row: &'a Row, at: usize, column: &str) -> Fallible<&'a str> {
        let value = row.value(at).map_err(|bad| {
            let reason = "the value has bytes that are not text in this encoding".to_owned();
            reject(row, "invalid-encoding", Some(column), &bad, reason)
        })?;
        if row.may_have_nul() && memchr::memchr(0, value.as_bytes()).is_some() {
            let reason = "the value has a NUL byte".to_owned();
            return Err(reject(row, "nul-byte", Some(column), value, reason));
        }
        Ok(value.trim_ascii())
    }

    fn first<'a>(&self, row: &'a Row, place: &Place) -> Fallible<&'a str> {
        match row.values(place.at).next() {
            None => Ok(""),
            Some(at) => self.read(row, at, &place.name),
        }
    }

    /// Of columns that give way to each other the value of the one that counts, and its column.
    fn pick<'a, 'p>(
        &self,
        row: &'a Row,
        places: &'p [Place],
    ) -> Fallible<Option<(&'p Place, &'a str)>> {
        match places {
            [] => Ok(None),
            [only] => Ok(Some((only, self.first(row, only)?))),
            several => {
                let place = several
                    .iter()
                    .find(|place| place.unless.is_some() && self.counts(row, place))
                    .or(several.iter().find(|place| place.unless.is_none()))
                    .or(several.first());
                match place {
                    None => Ok(None),
                    Some(place) => Ok(Some((place, self.first(row, place)?))),
                }
            }
        }
    }

    /// A value that a record must have.
    fn present<'a, 'p>(
        &self,
        row: &'a Row,
        places: &'p [Place],
        code: &str,
        what: &str,
        tally: &mut Tally,
    ) -> Fallible<(&'p Place, &'a str)> {
        let picked = self.pick(row, places)?;
        let (place, value) = picked.map_or((None, ""), |(place, value)| (Some(place), value));
        match place {
            Some(place) if !value.is_empty() && !self.means_missing(value) => Ok((place, value)),
            place => {
                tally.missing_markers += u64::from(!value.is_empty());
                let reason = format!("the record has no {what}");
                let column = place.map(|place| place.name.as_str());
                Err(reject(row, code, column, value, reason))
            }
        }
    }

    /// A value that may be missing.
    fn optional<'a>(&self, row: &'a Row, role: &Role) -> Fallible<Option<&'a str>> {
        let value = self
            .pick(row, self.columns.other(role))?
            .map(|(_, value)| value);
        Ok(value.filter(|value| !value.is_empty() && !self.means_missing(value)))
    }

    fn words<'a>(&self, row: &'a Row, role: &Role) -> Fallible<Option<Words<'a>>> {
        Ok(self.optional(row, role)?.map(Words::Borrowed))
    }

    fn content<'a>(&self, row: &'a Row, tally: &mut Tally) -> Fallible<Words<'a>> {
        let counting = || {
            let places = self.columns.content.iter();
            places.filter(|place| self.counts(row, place))
        };
        let need = |place: &Place, tally: &mut Tally| {
            let places = std::slice::from_ref(place);
            self.present(row, places, "missing-content", "id of the post", tally)
                .map(|(_, value)| value)
        };
        if self.columns.content.is_empty() {
            return Ok(Words::Owned(self.made_id(row.number)));
        }
        let mut places = counting();
        let id = match (places.next(), places.next()) {
            (Some(only), None) => Words::Borrowed(need(only, tally)?),
            _ => {
                let mut id = String::new();
                for (at, place) in counting().enumerate() {
                    if at > 0 {
                        id.push('/');
                    }
                    id.push_str(need(place, tally)?);
                }
                Words::Owned(id)
            }
        };
        if id.starts_with(&self.content_prefix) {
            return Ok(id);
        }
        Ok(Words::Owned(format!("{}{id}", self.content_prefix)))
    }

    fn time(&self, row: &Row, places: &[Place], tally: &mut Tally) -> Fallible<i64> {
        let (place, time) = self.present(row, places, "missing-time", "time", tally)?;
        let column = Some(place.name.as_str());
        let Some((time_ms, _)) = self.clock.read(time) else {
            let reason = match unclear_zone(time) {
                Some(name) => format!(
                    "several zones are called {name}, or none that is known: name the zone of the times"
                ),
                None => "the value is no time of the format that the column has".to_owned(),
            };
            return Err(reject(row, "unreadable-time", column, time, reason));
        };
        if !(EARLIEST_MS..LATEST_MS).contains(&time_ms) {
            let reason = "the time is before 1990 or after 2099".to_owned();
            return Err(reject(row, "implausible-time", column, time, reason));
        }
        Ok(time_ms)
    }

    fn check_objects(&self, row: &Row) -> Fallible<()> {
        for ObjectColumn { place, .. } in &self.columns.objects {
            let values = row.values(place.at);
            if values.len() > MAX_VALUES {
                let shown = values.clone().next().and_then(|at| row.value(at).ok());
                let reason = format!("the cell holds more than {MAX_VALUES} values");
                let shown = shown.unwrap_or_default();
                let column = Some(place.name.as_str());
                return Err(reject(row, "too-many-values", column, shown, reason));
            }
            for value in values {
                self.read(row, value, &place.name)?;
            }
        }
        Ok(())
    }

    fn platform<'a>(&'a self, row: &'a Row, account: &str) -> Fallible<Words<'a>> {
        if let Some(stated) = self.optional(row, &Role::Platform)? {
            if stated.len() > 60 {
                let reason = "the name of the platform is longer than 60 bytes".to_owned();
                return Err(reject(row, "invalid-platform", None, stated, reason));
            }
            let is_lower = !stated.bytes().any(|byte| byte.is_ascii_uppercase());
            return Ok(if is_lower {
                Words::Borrowed(stated)
            } else {
                Words::Owned(stated.to_ascii_lowercase())
            });
        }
        let prefix = if self.by_prefix {
            platform_of_prefix(account)
        } else {
            None
        };
        Ok(Words::Borrowed(prefix.unwrap_or(&self.platform)))
    }
}

/// The record as a reject.
fn reject(row: &Row, code: &str, column: Option<&str>, value: &str, reason: String) -> Reject {
    Reject {
        record: row.number,
        line: row.line,
        code: code.to_owned(),
        column: column.map(str::to_owned),
        value: shortened(value, 200),
        reason,
    }
}
