//! What every JSON format does with a record: the three things a post needs, and the times.

use crate::ingest::json::Json;
use crate::ingest::model::{Fault, Post, Words};
use crate::ingest::records::shortened;
use crate::ingest::times::Clock;

/// The beginning of a post: without an id, an account and a time there is none. Every value comes
/// with the path at which it was looked for, for the sentence of the reject.
pub(crate) struct Begin<'a, 'p> {
    pub(crate) platform: &'static str,
    pub(crate) content: (&'p str, Option<Words<'a>>),
    pub(crate) account: (&'p str, Option<Words<'a>>),
    /// The path, what stands there, and how it was read.
    pub(crate) time: (&'p str, Option<Words<'a>>, Option<i64>),
}

impl<'a> Begin<'a, '_> {
    /// The post with these and nothing else.
    pub(crate) fn post(self) -> Result<Post<'a>, Fault> {
        let Some(content_id) = self.content.1 else {
            return Err(Fault::missing(
                "missing-content",
                self.content.0,
                "id of the post",
            ));
        };
        let Some(account_id) = self.account.1 else {
            return Err(Fault::missing("missing-account", self.account.0, "account"));
        };
        let (path, written, read) = self.time;
        let Some(written) = written else {
            return Err(Fault::missing("missing-time", path, "time"));
        };
        let Some(posted_at_ms) = read else {
            return Err(Fault {
                code: "unreadable-time",
                column: path.to_owned(),
                value: shortened(&written, 200),
                reason: "the value is no time of the format that this source has".to_owned(),
            });
        };
        Ok(Post {
            platform: Words::Borrowed(self.platform),
            content_id,
            account_id,
            posted_at_ms,
            ..Post::default()
        })
    }
}

/// `2021-08-21T23:50:36.000Z` and its variants; without a zone it is UTC.
pub(crate) fn moment(json: &Json<'_>) -> Option<i64> {
    Clock::ISO.read(json.str()?.trim()).map(|(ms, _)| ms)
}

/// `Sat Aug 21 23:50:36 +0000 2021`.
pub(crate) fn twitter_time(json: &Json<'_>) -> Option<i64> {
    Clock::TWITTER.read(json.str()?.trim()).map(|(ms, _)| ms)
}

/// Seconds since 1970, as a number or a text, perhaps with a fraction.
pub(crate) fn seconds(json: &Json<'_>) -> Option<i64> {
    if let Json::Float(seconds) = json {
        return (seconds.abs() < 1e12).then(|| (seconds * 1_000.0).round() as i64);
    }
    if let Some(whole) = json.whole() {
        return whole.checked_mul(1_000);
    }
    let seconds: f64 = json.str()?.trim().parse().ok()?;
    (seconds.abs() < 1e12).then(|| (seconds * 1_000.0).round() as i64)
}

/// Milliseconds since 1970.
pub(crate) fn millis(json: &Json<'_>) -> Option<i64> {
    json.whole()
}

/// Microseconds since 1970.
pub(crate) fn micros(json: &Json<'_>) -> Option<i64> {
    json.whole().map(|micros| micros.div_euclid(1_000))
}
