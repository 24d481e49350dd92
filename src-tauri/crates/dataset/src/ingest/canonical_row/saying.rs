//! What the columns of one record say of its post and of the account.

use super::columns::COUNTS;
use super::{Fallible, RowReader, Tally};
use crate::ingest::mapping::Role;
use crate::ingest::model::{self, Counts, Kind, Post, Profile, Words};
use crate::ingest::records::Row;
use crate::ingest::times::{Clock, EARLIEST_MS, LATEST_MS};

impl RowReader {
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

    pub(super) fn post<'a>(
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

    pub(super) fn profile<'a>(
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
