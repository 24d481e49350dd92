//! When posts were published, platform by platform, and what they lack: for the time axis and the
//! remarks on the quality of the data.

use std::path::PathBuf;

use crate::engine::Column;
use crate::parquet::TableReader;
use crate::{DatasetError, Progress};

/// The times of all posts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostTimes {
    /// Platforms, most posts first, then by name.
    pub platforms: Vec<PlatformTimes>,
    /// Posts that have a text.
    pub with_text: u64,
}

/// The times of the posts of one platform.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlatformTimes {
    /// Platform.
    pub name: String,
    /// Milliseconds since 1970, UTC, ascending; one a post.
    pub time_ms: Vec<i64>,
}

impl PlatformTimes {
    /// Posts from `from_ms` (inclusive) to `to_ms` (exclusive); none = open.
    pub fn count(&self, from_ms: Option<i64>, to_ms: Option<i64>) -> u64 {
        let before = |limit: i64| self.time_ms.partition_point(|&time| time < limit);
        let from = from_ms.map_or(0, before);
        let to = to_ms.map_or(self.time_ms.len(), before);
        to.saturating_sub(from) as u64
    }
}

impl PostTimes {
    /// Posts of all platforms.
    pub fn count(&self, from_ms: Option<i64>, to_ms: Option<i64>) -> u64 {
        self.platforms
            .iter()
            .map(|platform| platform.count(from_ms, to_ms))
            .sum()
    }
}

/// Reads the times of `posts` tables.
///
/// # Errors
/// A file that is missing or no `posts` table; `Cancelled` when `progress` says stop.
pub fn post_times(files: &[PathBuf], progress: Progress<'_>) -> Result<PostTimes, DatasetError> {
    const COLUMNS: [&str; 3] = ["platform", "posted_at", "text"];
    let engine = DatasetError::engine;
    let tables = files
        .iter()
        .map(|path| {
            let table = TableReader::open(path)?;
            table.require(&COLUMNS)?;
            Ok(table)
        })
        .collect::<Result<Vec<_>, DatasetError>>()?;
    let total = tables.iter().map(TableReader::rows).sum();
    let mut out = PostTimes::default();
    let mut done = 0;
    for table in &tables {
        for group in 0..table.n_groups() {
            if !progress("read posts", done, total) {
                return Err(DatasetError::Cancelled);
            }
            let frame = table.read_group(group, Some(&COLUMNS))?;
            let text = |name: &str| {
                frame
                    .column(name)
                    .and_then(Column::str)
                    .map_err(engine("reading posts"))
            };
            let times = frame
                .column("posted_at")
                .and_then(Column::datetime)
                .map_err(engine("reading posts"))?
                .physical();
            out.with_text += text("text")?
                .iter()
                .filter(|text| text.is_some_and(|text| !text.is_empty()))
                .count() as u64;
            let mut at = 0;
            for (name, time) in text("platform")?.iter().zip(times.iter()) {
                let name = name.unwrap_or_default();
                if out.platforms.get(at).is_none_or(|known| known.name != name) {
                    at = match out.platforms.iter().position(|known| known.name == name) {
                        Some(at) => at,
                        None if out.platforms.len() >= 256 => {
                            return Err(DatasetError::TooMany {
                                what: "platforms",
                                limit: 256,
                            });
                        }
                        None => {
                            out.platforms.push(PlatformTimes {
                                name: name.to_owned(),
                                time_ms: Vec::new(),
                            });
                            out.platforms.len() - 1
                        }
                    };
                }
                if let (Some(platform), Some(time)) = (out.platforms.get_mut(at), time) {
                    platform.time_ms.push(time);
                }
            }
            done += frame.height() as u64;
        }
    }
    for platform in &mut out.platforms {
        platform.time_ms.sort_unstable();
    }
    out.platforms.sort_by(|a, b| {
        b.time_ms
            .len()
            .cmp(&a.time_ms.len())
            .then_with(|| a.name.cmp(&b.name))
    });
    Ok(out)
}
