//! Posts as their authors wrote them, with one of their fields, for methods that compare what a record
//! says to the letter and not the canonical objects made of it.

use std::path::PathBuf;

use crate::engine::{Column, DataFrame, StringChunked};
use crate::parquet::TableReader;
use crate::pool::Interner;
use crate::shares::Names;
use crate::{DatasetError, Progress, Selection, StringPool};

/// Which field of a post is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageField {
    /// None: only who posted when.
    Nothing,
    /// Id of the post that is passed on.
    RepostOf,
    /// Id of the post that is answered.
    ReplyTo,
    /// The text, verbatim.
    Text,
    /// The addresses that the record lists, verbatim.
    Urls,
}

impl MessageField {
    fn column(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::RepostOf => Some("repost_of"),
            Self::ReplyTo => Some("reply_to"),
            Self::Text => Some("text"),
            Self::Urls => Some("url_list"),
        }
    }
}

/// One entry a post, in import order; a post (platform, content_id) of several tables counts where it
/// comes first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Messages {
    /// Account of each post: index into `accounts`.
    pub account: Vec<u32>,
    /// `posted_at` of each post in milliseconds since 1970, UTC.
    pub time_ms: Vec<i64>,
    /// Platform of each post: index into `platforms`.
    pub platform: Vec<u8>,
    /// Whether the post passes on another one.
    pub is_repost: Vec<bool>,
    /// Where the values of each post begin in `values`; one entry more than there are posts. A post has
    /// one value at most, but for addresses. What a repost holds of somebody else's (all but the id of
    /// its original) is left out.
    pub first_value: Vec<u32>,
    /// The loaded field, no value empty.
    pub values: StringPool,
    /// account_id of each account.
    pub accounts: StringPool,
    /// Platform of each account: index into `platforms`.
    pub platform_of: Vec<u8>,
    /// Names of the platforms, in order of first appearance.
    pub platforms: Vec<String>,
}

impl Messages {
    /// Number of posts.
    pub fn len(&self) -> usize {
        self.account.len()
    }

    /// Whether there is no post.
    pub fn is_empty(&self) -> bool {
        self.account.is_empty()
    }

    /// The values of a post.
    pub fn values_of(&self, post: usize) -> impl Iterator<Item = &str> + '_ {
        let end = |at: usize| self.first_value.get(at).copied().unwrap_or(0);
        (end(post)..end(post + 1)).map(|code| self.values.get(code))
    }

    /// Messages of one platform from (account_id, time_ms, whether a repost, values), for tests and
    /// simulation. At most 2^32 - 1 accounts and values.
    ///
    /// # Errors
    /// More than that.
    pub fn from_rows<'a>(
        rows: impl IntoIterator<Item = (&'a str, i64, bool, &'a [&'a str])>,
    ) -> Result<Self, DatasetError> {
        let mut loading = Loading::default();
        let platform = loading.platforms.code("", "platforms")?;
        for (account, time_ms, is_repost, values) in rows {
            loading.post(account, platform, time_ms, is_repost)?;
            for value in values {
                loading.value(value)?;
            }
        }
        loading.finish()
    }
}

/// Reads `posts` tables, in the order of `files`. Object types in the selection are not looked at.
///
/// # Errors
/// A file that is missing or no `posts` table; more than 256 platforms or 2^32 - 1 posts or values;
/// `Cancelled` when `progress` says stop.
pub fn load_messages(
    files: &[PathBuf],
    field: MessageField,
    selection: &Selection,
    progress: Progress<'_>,
) -> Result<Messages, DatasetError> {
    let mut columns = vec![
        "platform",
        "content_id",
        "account_id",
        "posted_at",
        "kind",
        "repost_of",
    ];
    columns.extend(field.column().filter(|name| *name != "repost_of"));
    let mut tables = Vec::with_capacity(files.len());
    for path in files {
        let table = TableReader::open(path)?;
        table.require(&columns)?;
        tables.push(table);
    }
    let total: u64 = tables.iter().map(TableReader::rows).sum();
    let mut loading = Loading {
        // Within one table no post comes twice.
        seen: (tables.len() > 1).then(Interner::default),
        ..Loading::default()
    };
    let mut done = 0;
    for table in &tables {
        for group in 0..table.n_groups() {
            if !progress("read posts", done, total) {
                return Err(DatasetError::Cancelled);
            }
            let frame = table.read_group(group, Some(&columns))?;
            loading.append(&frame, field, selection)?;
            done += frame.height() as u64;
        }
    }
    if !progress("read posts", done, total) {
        return Err(DatasetError::Cancelled);
    }
    loading.finish()
}

#[derive(Default)]
struct Loading {
    messages: Messages,
    accounts: Interner,
    platforms: Names,
    /// Ids of posts, where several tables may have the same.
    seen: Option<Interner>,
}

impl Loading {
    fn append(
        &mut self,
        frame: &DataFrame,
        field: MessageField,
        selection: &Selection,
    ) -> Result<(), DatasetError> {
        let text = |name: &str| -> Result<&StringChunked, DatasetError> {
            frame
                .column(name)
                .and_then(Column::str)
                .map_err(DatasetError::engine("reading posts"))
        };
        let times = frame
            .column("posted_at")
            .and_then(Column::datetime)
            .map_err(DatasetError::engine("reading posts"))?
            .physical();
        let mut values = field.column().map(text).transpose()?.map(|all| all.iter());
        let rows = text("platform")?
            .iter()
            .zip(text("content_id")?.iter())
            .zip(text("account_id")?.iter())
            .zip(times.iter())
            .zip(text("kind")?.iter())
            .zip(text("repost_of")?.iter());
        for (((((platform, content), account), time), kind), original) in rows {
            let value = values.as_mut().and_then(Iterator::next).flatten();
            let platform = platform.unwrap_or_default();
            let time = time.unwrap_or_default();
            let platforms = selection.platforms.as_ref();
            if platforms.is_some_and(|names| names.iter().all(|name| name != platform))
                || selection.from_ms.is_some_and(|from| time < from)
                || selection.to_ms.is_some_and(|to| time >= to)
            {
                continue;
            }
            let platform = self.platforms.code(platform, "platforms")?;
            if let Some(seen) = &mut self.seen
                && !seen.intern(platform.into(), content.unwrap_or_default())?.1
            {
                continue;
            }
            let original = original.unwrap_or_default();
            let is_repost = kind == Some("repost") || !original.is_empty();
            self.post(account.unwrap_or_default(), platform, time, is_repost)?;
            match (field, value) {
                (_, None | Some("")) | (MessageField::Nothing, _) => {}
                (MessageField::RepostOf, Some(id)) => self.value(id)?,
                _ if is_repost => {}
                (MessageField::Urls, Some(list)) => {
                    // The tables are our own; what is no list there is damage.
                    let list: Vec<String> =
                        serde_json::from_str(list).map_err(|_| DatasetError::InvalidRequest {
                            reason: "a url_list of the posts is no list".to_owned(),
                        })?;
                    for address in &list {
                        self.value(address)?;
                    }
                }
                (_, Some(value)) => self.value(value)?,
            }
        }
        Ok(())
    }

    fn post(
        &mut self,
        account: &str,
        platform: u8,
        time_ms: i64,
        is_repost: bool,
    ) -> Result<(), DatasetError> {
        let messages = &mut self.messages;
        let (code, is_new) = self.accounts.intern(platform.into(), account)?;
        if is_new {
            messages.platform_of.push(platform);
        }
        messages.account.push(code);
        messages.time_ms.push(time_ms);
        messages.platform.push(platform);
        messages.is_repost.push(is_repost);
        messages.first_value.push(messages.values.len() as u32);
        if messages.account.len() as u64 >= u64::from(u32::MAX) {
            return Err(too_many("posts"));
        }
        Ok(())
    }

    fn value(&mut self, value: &str) -> Result<(), DatasetError> {
        if value.is_empty() {
            return Ok(());
        }
        self.messages.values.push(value);
        if self.messages.values.len() as u64 >= u64::from(u32::MAX) {
            return Err(too_many("values of posts"));
        }
        Ok(())
    }

    fn finish(self) -> Result<Messages, DatasetError> {
        let mut messages = self.messages;
        messages.first_value.push(messages.values.len() as u32);
        messages.accounts = self.accounts.into_parts().0;
        messages.platforms = self.platforms.0;
        Ok(messages)
    }
}

fn too_many(what: &'static str) -> DatasetError {
    DatasetError::TooMany {
        what,
        limit: u64::from(u32::MAX),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::engine::{
        Int64Chunked, IntoColumn, IntoSeries, NamedFrom, Series, TimeUnit, TimeZone,
    };
    use crate::tables::write::TableWriter;

    fn table(folder: &Path, name: &str, ids: [&str; 3]) -> PathBuf {
        let mut columns: Vec<Column> = [
            ("platform", ["x", "x", "y"]),
            ("content_id", ids),
            ("account_id", ["ann", "bob", "ann"]),
            ("kind", ["post", "repost", "reply"]),
            ("repost_of", ["", "p0", ""]),
            ("reply_to", ["", "p9", "p1"]),
            ("text", [" One @two ", "RT three", ""]),
            (
                "url_list",
                [r#"["http://a/ b","http://a"]"#, r#"["http://c"]"#, ""],
            ),
        ]
        .into_iter()
        .map(|(name, values)| Series::new(name.into(), values.as_slice()).into_column())
        .collect();
        columns.push(
            Int64Chunked::from_vec("posted_at".into(), vec![10, 20, 30])
                .into_datetime(TimeUnit::Milliseconds, Some(TimeZone::UTC))
                .into_series()
                .into_column(),
        );
        let path = folder.join(name);
        let frame = DataFrame::new(3, columns).unwrap();
        let mut writer = TableWriter::create(&path, frame.schema()).unwrap();
        writer.append(&frame).unwrap();
        writer.finish("posts").unwrap().publish().unwrap();
        path
    }

    fn loaded(files: &[PathBuf], field: MessageField, selection: &Selection) -> Vec<String> {
        let messages = load_messages(files, field, selection, &|_, _, _| true).unwrap();
        (0..messages.len())
            .map(|post| {
                let values: Vec<&str> = messages.values_of(post).collect();
                let account = messages.account[post];
                let platform = usize::from(messages.platform_of[account as usize]);
                format!(
                    "{}:{} {} {}",
                    messages.platforms[platform],
                    messages.accounts.get(account),
                    messages.time_ms[post],
                    values.join("|")
                )
            })
            .collect()
    }

    #[test]
    fn each_field_comes_verbatim_and_a_repost_has_its_original_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = table(folder.path(), "a.parquet", ["1", "2", "3"]);
        let all = Selection::default();
        for (field, values) in [
            (MessageField::Nothing, ["", "", ""]),
            (MessageField::RepostOf, ["", "p0", ""]),
            (MessageField::ReplyTo, ["", "", "p1"]),
            (MessageField::Text, [" One @two ", "", ""]),
            (MessageField::Urls, ["http://a/ b|http://a", "", ""]),
        ] {
            let expected = [
                format!("x:ann 10 {}", values[0]),
                format!("x:bob 20 {}", values[1]),
                format!("y:ann 30 {}", values[2]),
            ];
            assert_eq!(loaded(std::slice::from_ref(&file), field, &all), expected);
        }
    }

    #[test]
    fn a_post_of_two_tables_counts_where_it_comes_first_and_the_selection_holds() {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            table(folder.path(), "a.parquet", ["1", "2", "3"]),
            // "2" is another post on another platform.
            table(folder.path(), "b.parquet", ["1", "4", "2"]),
        ];
        let field = MessageField::Nothing;
        let posts = loaded(&files, field, &Selection::default());
        let expected = [
            "x:ann 10 ",
            "x:bob 20 ",
            "y:ann 30 ",
            "x:bob 20 ",
            "y:ann 30 ",
        ];
        assert_eq!(posts, expected);
        let some = Selection {
            platforms: Some(vec!["x".to_owned()]),
            from_ms: Some(10),
            to_ms: Some(20),
            ..Selection::default()
        };
        assert_eq!(loaded(&files, field, &some), ["x:ann 10 "]);
        let stopped = load_messages(&files, field, &some, &|_, _, _| false);
        assert_eq!(stopped.unwrap_err().code(), "cancelled");
    }
}
