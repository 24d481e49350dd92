//! One record of a table checked against the mapping: a post and what is seen of its account, or the
//! reason why not.

mod columns;

use std::ops::Range;

pub(super) use columns::TARGETS;

use super::mapping::{Mapping, PlatformRule, Role};
use super::model::{self, Counts, Kind, Post, Profile, Words};
use super::outcome::Reject;
use super::probe::platform_of_prefix;
use super::records::{MAX_VALUES, Row, shortened};
use super::times::{Clock, EARLIEST_MS, LATEST_MS, unclear_zone};
use crate::DatasetError;
use columns::{COUNTS, Columns, ObjectColumn, Place};

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
        Ok(Self {
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
        value.len() <= self.longest_missing
            && !value.is_empty()
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
        if memchr::memchr(0, value.as_bytes()).is_some() {
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
            return Ok(Words::Owned(format!("{}{}", self.id_prefix, row.number)));
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

    /// The first object of the columns that name another post of this kind.
    fn target<'a>(&self, row: &'a Row, which: usize, own: &str) -> Option<Words<'a>> {
        let columns = self.columns.targets.get(which)?;
        columns
            .iter()
            .flat_map(|column| self.object_values(row, *column))
            .filter_map(|at| self.object(row, at).ok().flatten())
            .find(|value| !value.is_empty() && *value != own)
            .map(Words::Borrowed)
    }

    fn post<'a>(
        &self,
        row: &'a Row,
        account: &'a str,
        content_id: Words<'a>,
        posted_at_ms: i64,
        tally: &mut Tally,
    ) -> Fallible<Post<'a>> {
        let [repost_of, reply_to, quote_of] =
            [0, 1, 2].map(|which| self.target(row, which, &content_id));
        let repost_of_account = self.words(row, &Role::RepostOfAccount)?;
        let reply_to_account = self.words(row, &Role::ReplyToAccount)?;
        let quote_of_account = self.words(row, &Role::QuoteOfAccount)?;
        let text = self.text(row)?;
        let said = self.optional(row, &Role::Kind)?.and_then(Kind::of);
        let is_repost = self.optional(row, &Role::IsRepost)?.and_then(model::truth);
        let passes_on = repost_of.is_some() || repost_of_account.is_some();
        // A quote may be called a repost, too; the word for it says more.
        let kind = match said.filter(|kind| *kind != Kind::Post) {
            Some(kind) => kind,
            None if is_repost == Some(true) || (passes_on && is_repost.is_none()) => {
                if self.own_words && text.is_some() {
                    Kind::Quote
                } else {
                    Kind::Repost
                }
            }
            None if quote_of.is_some() || quote_of_account.is_some() => Kind::Quote,
            None if reply_to.is_some() || reply_to_account.is_some() => Kind::Reply,
            None => Kind::Post,
        };
        let mut counts = Counts::default();
        if self.columns.has_counts {
            let [likes, reposts, replies, quotes, views, reactions] = &COUNTS;
            counts = Counts {
                likes: self.number(row, likes, tally)?,
                reposts: self.number(row, reposts, tally)?,
                replies: self.number(row, replies, tally)?,
                quotes: self.number(row, quotes, tally)?,
                views: self.number(row, views, tally)?,
                reactions: self.number(row, reactions, tally)?,
            };
        }
        Ok(Post {
            content_id,
            account_id: Words::Borrowed(account),
            posted_at_ms,
            kind,
            repost_of,
            repost_of_account,
            reply_to,
            reply_to_account,
            quote_of,
            quote_of_account,
            text,
            lang: self.words(row, &Role::Lang)?,
            client: self.words(row, &Role::Client)?,
            post_url: self.words(row, &Role::PostUrl)?,
            counts,
            ..Post::default()
        })
    }

    /// The text as it is; a word such as NA may be all that somebody wrote.
    fn text<'a>(&self, row: &'a Row) -> Fallible<Option<Words<'a>>> {
        let mut text: Option<Words<'a>> = None;
        for place in self.columns.other(&Role::Text) {
            if !self.counts(row, place) {
                continue;
            }
            let value = self.first(row, place)?;
            if value.is_empty() {
                continue;
            }
            text = Some(match text {
                None => Words::Borrowed(value),
                Some(before) => Words::Owned(format!("{before}\n\n{value}")),
            });
        }
        Ok(text)
    }

    fn number(&self, row: &Row, role: &Role, tally: &mut Tally) -> Fallible<Option<u64>> {
        let Some(value) = self.optional(row, role)? else {
            return Ok(None);
        };
        let number = model::count(value);
        tally.unreadable += u64::from(number.is_none());
        Ok(number)
    }

    /// A time beside the post's own. It need not have the same format, but one that says of itself
    /// which it is: what is a time in seconds is none in milliseconds.
    fn moment(&self, row: &Row, role: &Role, tally: &mut Tally) -> Fallible<Option<i64>> {
        let Some(value) = self.optional(row, role)? else {
            return Ok(None);
        };
        let read = [
            &self.clock,
            &Clock::ISO,
            &Clock::TWITTER,
            &Clock::SECONDS,
            &Clock::MILLIS,
        ]
        .into_iter()
        .filter_map(|clock| clock.read(value))
        .map(|(ms, _)| ms)
        .find(|ms| (EARLIEST_MS..LATEST_MS).contains(ms));
        tally.unreadable += u64::from(read.is_none());
        Ok(read)
    }

    fn profile<'a>(
        &self,
        row: &'a Row,
        platform: Words<'a>,
        account: &'a str,
        seen_ms: Option<i64>,
        tally: &mut Tally,
    ) -> Fallible<Profile<'a>> {
        let truth = |role: &Role| -> Fallible<Option<bool>> {
            Ok(self.optional(row, role)?.and_then(model::truth))
        };
        Ok(Profile {
            platform,
            account_id: Words::Borrowed(account),
            handle: self.words(row, &Role::Handle)?,
            display_name: self.words(row, &Role::AccountName)?,
            created_at_ms: self.moment(row, &Role::AccountCreated, tally)?,
            bio: self.words(row, &Role::Bio)?,
            location: self.words(row, &Role::Location)?,
            followers: self.number(row, &Role::Followers, tally)?,
            following: self.number(row, &Role::Following, tally)?,
            posts_count: self.number(row, &Role::PostsCount, tally)?,
            verified: truth(&Role::Verified)?,
            default_profile: truth(&Role::DefaultProfile)?,
            avatar: self.words(row, &Role::Avatar)?,
            observed_at_ms: self.moment(row, &Role::ObservedAt, tally)?.or(seen_ms),
        })
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

/// `8.93E+17`: what a spreadsheet leaves of a long id.
pub(super) fn is_damaged(id: &str) -> bool {
    let bytes = id.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_digit) || bytes.len() > 30 {
        return false;
    }
    let Some(e) = bytes.iter().position(|b| matches!(b, b'e' | b'E')) else {
        return false;
    };
    let (mantissa, exponent) = (bytes.get(..e).unwrap_or_default(), bytes.get(e + 1..));
    let exponent = exponent.unwrap_or_default();
    let signed = exponent.first() == Some(&b'+');
    let digits = if signed {
        exponent.get(1..).unwrap_or_default()
    } else {
        exponent
    };
    let point = mantissa.iter().filter(|b| matches!(b, b'.' | b',')).count();
    // Without sign and point it may be a hexadecimal id.
    (signed || point == 1)
        && point <= 1
        && mantissa
            .iter()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
        && (1..=2).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    #[test]
    fn damaged_ids_are_told_from_hexadecimal_ones() {
        for id in ["8.93E+17", "1e+18", "8,93E+17", "1.0e5"] {
            assert!(super::is_damaged(id), "{id}");
        }
        for id in [
            "85e10", "893", "8.93", "e+17", "12e+x", "1.2.3e+4", "8.93E+", "",
        ] {
            assert!(!super::is_damaged(id), "{id}");
        }
    }
}
