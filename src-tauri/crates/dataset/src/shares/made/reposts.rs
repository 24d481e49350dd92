//! How long after its original each repost came.

use std::path::PathBuf;

use super::{RowsOf, Tables, is_selected, text_column, time_column};
use crate::pool::Interner;
use crate::shares::{Names, Selection};
use crate::{DatasetError, Progress, StringPool};

/// The object type of what is reposted.
const REPOST_LAYER: &str = "post";

/// First millisecond of Twitter's counting, 2010-11-04T01:42:54.657Z.
const TWITTER_EPOCH_MS: i64 = 1_288_834_974_657;

/// The smallest id that Twitter gave by the clock, of 2010-11-04; those before count on by one.
const FIRST_SNOWFLAKE: u64 = 29_700_859_247;

/// When a post with this id on this platform was published, in milliseconds since 1970, where the id says
/// it: those of Twitter (now X) do since 2010-11-04, `id >> 22` being the milliseconds since
/// 1 288 834 974 657 (Twitter 2010, "Announcing Snowflake").
pub fn time_of_id(platform: &str, id: &str) -> Option<i64> {
    if !matches!(platform, "twitter" | "x") || !id.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: u64 = id.parse().ok()?;
    // The highest bit is never set.
    if number < FIRST_SNOWFLAKE || number >> 63 == 1 {
        return None;
    }
    Some(TWITTER_EPOCH_MS + (number >> 22) as i64)
}

/// What says when the original was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// The original is one of the posts.
    ByPost,
    /// Its id.
    ById,
}

/// One repost, as a row of the `shares` tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repost {
    /// Row, counted from 0 through all tables in order.
    pub row: u32,
    /// Index into [`Reposts::originals`].
    pub original: u32,
    /// Index into [`Reposts::accounts`]: who reposted.
    pub account: u32,
    /// Time of the repost minus time of the original in milliseconds, and what the latter is known from;
    /// `None` where nothing tells it. Negative where the repost claims to be the earlier one.
    pub delay: Option<(i64, Dated)>,
}

/// Reposts with their originals.
#[derive(Debug, Default)]
pub struct Reposts {
    /// Ascending by row.
    pub reposts: Vec<Repost>,
    /// Ids of the originals, one for each (platform, id).
    pub originals: StringPool,
    /// Who published each original, as an index into `authors`; `None` where no record says so.
    pub author_of: Vec<Option<u32>>,
    /// Number of different authors.
    pub n_authors: u32,
    /// Ids of the accounts that reposted, one for each (platform, id).
    pub accounts: StringPool,
    /// Platform of each of these accounts: index into `platforms`.
    pub platform_of: Vec<u16>,
    /// Names of the platforms.
    pub platforms: Vec<String>,
}

/// Loads the reposts of `shares` tables and dates their originals: by the post with that id on the same
/// platform in `posts` tables, whatever its time, else by [`time_of_id`].
///
/// Where the time of a repost is a whole second, that of an id is cut to the second too: platforms cut the
/// times that they give, and a repost must not seem to come before its original by less than a second. Of
/// an original in several tables the earliest time counts. A row whose post is its own original (the
/// layout of CooRTweet) is no repost. Memory: 32 bytes a repost and the ids.
///
/// # Errors
/// A file that is missing or no such table; 2^32 - 1 rows or more; `Cancelled`.
pub fn load_reposts(
    shares: &[PathBuf],
    posts: &[PathBuf],
    selection: &Selection,
    progress: Progress<'_>,
) -> Result<Reposts, DatasetError> {
    let mut platforms = Names::default();
    let (mut originals, mut accounts) = (Interner::default(), Interner::default());
    let mut found: Vec<(Repost, i64)> = Vec::new();
    let columns = [
        "platform",
        "object_type",
        "object_id",
        "account_id",
        "content_id",
        RowsOf::Shares.time_column(),
    ];
    Tables::open(shares, &columns)?.each("read reposts", progress, |first, frame| {
        let text = |name: &str| text_column(frame, name);
        let rows = text("object_type")?
            .iter()
            .zip(text("object_id")?.iter())
            .zip(text("platform")?.iter())
            .zip(text("account_id")?.iter())
            .zip(text("content_id")?.iter())
            .zip(time_column(frame, RowsOf::Shares.time_column())?.iter());
        for (row, (((((kind, original), platform), account), content), time)) in (first..).zip(rows)
        {
            let (platform, time) = (platform.unwrap_or_default(), time.unwrap_or_default());
            let Some(original) = original.filter(|original| {
                kind == Some(REPOST_LAYER) && !original.is_empty() && content != Some(*original)
            }) else {
                continue;
            };
            if !is_selected(selection, platform, time) {
                continue;
            }
            let scope = platforms.code(platform, "platforms")?.into();
            let repost = Repost {
                row,
                original: originals.intern(scope, original)?.0,
                account: accounts.intern(scope, account.unwrap_or_default())?.0,
                delay: None,
            };
            found.push((repost, time));
        }
        Ok(())
    })?;
    let known = look_up(posts, &originals, &mut platforms, progress)?;
    let names: Vec<String> = platforms.0;
    let dated: Vec<Option<(i64, Dated)>> = (0_u32..)
        .zip(&known.times_ms)
        .map(|(original, by_post)| {
            let platform = names.get(usize::from(originals.scope(original)));
            let by_id = || time_of_id(platform?, originals.pool.get(original));
            let of_post = by_post.map(|time| (time, Dated::ByPost));
            of_post.or_else(|| by_id().map(|time| (time, Dated::ById)))
        })
        .collect();
    let delay = |original: u32, time: i64| match dated.get(original as usize).copied()?? {
        (published, Dated::ByPost) => Some((time.checked_sub(published)?, Dated::ByPost)),
        (published, Dated::ById) => {
            let published = match time.rem_euclid(1000) {
                0 => published - published.rem_euclid(1000),
                _ => published,
            };
            Some((time.checked_sub(published)?, Dated::ById))
        }
    };
    let reposts = found
        .into_iter()
        .map(|(repost, time)| Repost {
            delay: delay(repost.original, time),
            ..repost
        })
        .collect();
    let (accounts, platform_of) = accounts.into_parts();
    Ok(Reposts {
        reposts,
        originals: originals.into_parts().0,
        author_of: known.authors,
        n_authors: known.n_authors,
        accounts,
        platform_of,
        platforms: names,
    })
}

/// What the posts say of the originals.
struct Known {
    times_ms: Vec<Option<i64>>,
    authors: Vec<Option<u32>>,
    n_authors: u32,
}

fn look_up(
    posts: &[PathBuf],
    originals: &Interner,
    platforms: &mut Names,
    progress: Progress<'_>,
) -> Result<Known, DatasetError> {
    let mut authors = Interner::default();
    let mut times_ms: Vec<Option<i64>> = vec![None; originals.len()];
    // What reposts call the author counts before what the original itself does, so that one author has
    // one name whether or not the original is there.
    let (mut named, mut own) = (vec![None; originals.len()], vec![None; originals.len()]);
    let columns = [
        "platform",
        "content_id",
        "account_id",
        RowsOf::Posts.time_column(),
        "repost_of",
        "repost_of_account",
    ];
    Tables::open(posts, &columns)?.each("read originals", progress, |_, frame| {
        let text = |name: &str| text_column(frame, name);
        let rows = text("platform")?
            .iter()
            .zip(text("content_id")?.iter())
            .zip(text("account_id")?.iter())
            .zip(time_column(frame, RowsOf::Posts.time_column())?.iter())
            .zip(text("repost_of")?.iter())
            .zip(text("repost_of_account")?.iter());
        for (((((platform, content), account), time), repost_of), author) in rows {
            let scope = platforms.code(platform.unwrap_or_default(), "platforms")?;
            let scope = u16::from(scope);
            let place = |id: Option<&str>| Some(originals.find(scope, id?)? as usize);
            if let (Some(at), Some(time)) = (place(content), time) {
                if let Some(known) = times_ms.get_mut(at) {
                    *known = Some(known.map_or(time, |known: i64| known.min(time)));
                }
                name(&mut own, at, account, scope, &mut authors)?;
            }
            if let Some(at) = place(repost_of) {
                name(&mut named, at, author, scope, &mut authors)?;
            }
        }
        Ok(())
    })?;
    let both = named.into_iter().zip(own);
    Ok(Known {
        times_ms,
        authors: both.map(|(named, own)| named.or(own)).collect(),
        n_authors: authors.len() as u32,
    })
}

/// Notes the first author that is said.
fn name(
    of: &mut [Option<u32>],
    at: usize,
    author: Option<&str>,
    scope: u16,
    authors: &mut Interner,
) -> Result<(), DatasetError> {
    let Some(author) = author.filter(|author| !author.is_empty()) else {
        return Ok(());
    };
    if let Some(known @ None) = of.get_mut(at) {
        *known = Some(authors.intern(scope, author)?.0);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ProbeOptions, SourceFile};

    fn go_on(_: &str, _: u64, _: u64) -> bool {
        true
    }

    #[test]
    fn an_id_of_twitter_says_when_it_was_given() {
        // A published example: a post of 2022-06-28T16:07:40.105Z.
        assert_eq!(
            time_of_id("twitter", "1541815603606036480"),
            Some(1_656_432_460_105)
        );
        assert_eq!(
            time_of_id("x", "1541815603606036480"),
            Some(1_656_432_460_105)
        );
        for (platform, id) in [
            ("mastodon", "1541815603606036480"),
            ("unknown", "1541815603606036480"),
            // Before 2010-11-04 the ids count on by one.
            ("twitter", "20"),
            ("twitter", "29700859246"),
            ("twitter", "1.54e18"),
            ("twitter", "+1541815603606036480"),
            ("twitter", "18446744073709551615"),
            ("twitter", "99999999999999999999999"),
            ("twitter", ""),
        ] {
            assert_eq!(time_of_id(platform, id), None, "{platform} {id}");
        }
    }

    /// Tables of a file of reposts on one platform.
    fn tables(folder: &std::path::Path, rows: &str) -> (Vec<PathBuf>, Vec<PathBuf>) {
        let path = folder.join("posts.csv");
        let head = "post_id,account_id,created_at,platform,repost_of,repost_of_account";
        std::fs::write(&path, format!("{head}\n{rows}")).unwrap();
        let options = ProbeOptions {
            map: vec![("object:post".parse().unwrap(), "repost_of".to_owned())],
            ..ProbeOptions::default()
        };
        let mapping = crate::probe(&path, &options).unwrap().mapping;
        let source = SourceFile {
            path: &path,
            sha256: "source",
            name: "posts.csv",
        };
        crate::import(source, &mapping, Some(folder), "p", &go_on).unwrap();
        let table = |name: &str| vec![folder.join(name).join("p.parquet")];
        (table("shares"), table("posts"))
    }

    #[test]
    fn an_original_is_dated_by_its_post_else_by_its_id() {
        let folder = tempfile::tempdir().unwrap();
        // Snowflake 1541815603606036480 is 2022-06-28T16:07:40.105Z.
        let (shares, posts) = tables(
            folder.path(),
            "1,ann,2022-06-28T16:00:00Z,twitter,,\n\
             2,bob,2022-06-28T16:00:07Z,twitter,1,ann\n\
             3,cas,2022-06-28T15:59:58Z,twitter,1,ann\n\
             4,bob,2022-06-28T16:07:40Z,twitter,1541815603606036480,dee\n\
             5,cas,2022-06-28T16:07:41.5Z,twitter,1541815603606036480,dee\n\
             6,cas,2022-06-28T16:07:41.5Z,mastodon,1541815603606036480,dee\n\
             7,eva,2022-06-28T16:08:00Z,twitter,77,\n",
        );
        let found = load_reposts(&shares, &posts, &Selection::default(), &go_on).unwrap();
        let seen: Vec<_> = found
            .reposts
            .iter()
            .map(|repost| {
                let account = found.accounts.get(repost.account);
                (
                    repost.row,
                    account,
                    found.originals.get(repost.original),
                    repost.delay,
                )
            })
            .collect();
        let snowflake = "1541815603606036480";
        assert_eq!(
            seen,
            [
                (0, "bob", "1", Some((7_000, Dated::ByPost))),
                (1, "cas", "1", Some((-2_000, Dated::ByPost))),
                // Its time is cut to the second, so that of the id is.
                (2, "bob", snowflake, Some((0, Dated::ById))),
                (3, "cas", snowflake, Some((1_395, Dated::ById))),
                (4, "cas", snowflake, None),
                (5, "eva", "77", None),
            ]
        );
        let authors: Vec<_> = seen
            .iter()
            .zip(&found.reposts)
            .map(|(_, repost)| found.author_of[repost.original as usize])
            .collect();
        assert_eq!(authors[0], authors[1]);
        assert!(authors[2].is_some() && authors[2] != authors[0]);
        assert_eq!(authors[5], None);
        // The stretch of time is that of the reposts; the original may be older.
        let later = Selection {
            from_ms: Some(1_656_432_001_000),
            platforms: Some(vec!["twitter".to_owned()]),
            ..Selection::default()
        };
        let found = load_reposts(&shares, &posts, &later, &go_on).unwrap();
        let rows: Vec<u32> = found.reposts.iter().map(|repost| repost.row).collect();
        assert_eq!(rows, [0, 2, 3, 5]);
        assert_eq!(found.reposts[0].delay, Some((7_000, Dated::ByPost)));
        let stop = |_: &str, _: u64, _: u64| false;
        let stopped = load_reposts(&shares, &posts, &later, &stop);
        assert_eq!(stopped.unwrap_err().code(), "cancelled");
    }
}
