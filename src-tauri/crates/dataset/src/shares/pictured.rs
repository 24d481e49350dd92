//! Posts that pictures belong to, found by their ids or by the addresses of their media.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::made::{Tables, text_column};
use crate::{DatasetError, Progress};

/// The object type of images.
const IMAGE: &str = "image";

/// A row of a `posts` table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostPlace {
    /// Row, counted from 0 through all tables in order.
    pub row: u32,
    /// Platform of the post.
    pub platform: String,
    /// Its id.
    pub content_id: String,
    /// It passes on another post, so what it shows is not its own.
    pub is_repost: bool,
}

/// The image of a post, as its record names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedImage {
    /// What was asked for: the last part of the address, or that without its ending.
    pub name: String,
    /// The address up to `?` or `#`: two that end alike may be two pictures.
    pub address: String,
    /// Platform of the post.
    pub platform: String,
    /// Id of the post.
    pub content_id: String,
}

/// The rows of the posts with these ids. Of a post (platform, content_id) in several tables the first
/// row counts.
///
/// # Errors
/// A file that is missing or no `posts` table; 2^32 - 1 posts or more; `Cancelled`.
pub fn posts_with_ids(
    files: &[PathBuf],
    ids: &BTreeSet<String>,
    progress: Progress<'_>,
) -> Result<Vec<PostPlace>, DatasetError> {
    let columns = ["platform", "content_id", "kind", "repost_of"];
    let tables = Tables::open(files, &columns)?;
    let mut found: Vec<PostPlace> = Vec::new();
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    tables.each("find posts", progress, |first, frame| {
        let text = |name: &str| text_column(frame, name);
        let rows = text("platform")?
            .iter()
            .zip(text("content_id")?.iter())
            .zip(text("kind")?.iter())
            .zip(text("repost_of")?.iter());
        for (row, (((platform, content), kind), original)) in (first..).zip(rows) {
            let (platform, content) = (platform.unwrap_or_default(), content.unwrap_or_default());
            if ids.contains(content) && seen.insert((platform.to_owned(), content.to_owned())) {
                found.push(PostPlace {
                    row,
                    platform: platform.to_owned(),
                    content_id: content.to_owned(),
                    is_repost: kind == Some("repost") || original.is_some_and(|id| !id.is_empty()),
                });
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// The posts with an image whose address (or other name) ends in one of these: its last part behind a
/// slash and before `?` or `#`, or that without its ending. In the order of the rows, each once.
///
/// # Errors
/// A file that is missing or no `shares` table; 2^32 - 1 rows or more; `Cancelled`.
pub fn posts_with_images_named(
    files: &[PathBuf],
    names: &BTreeSet<String>,
    progress: Progress<'_>,
) -> Result<Vec<NamedImage>, DatasetError> {
    let columns = ["platform", "object_type", "object_id", "content_id"];
    let tables = Tables::open(files, &columns)?;
    let mut found: Vec<NamedImage> = Vec::new();
    let mut seen: BTreeSet<(String, String, String)> = BTreeSet::new();
    tables.each("find images of posts", progress, |_, frame| {
        let text = |name: &str| text_column(frame, name);
        let rows = text("object_type")?
            .iter()
            .zip(text("object_id")?.iter())
            .zip(text("platform")?.iter())
            .zip(text("content_id")?.iter());
        for (((kind, object), platform), content) in rows {
            if kind != Some(IMAGE) {
                continue;
            }
            let object = object.unwrap_or_default();
            let last = last_part(object);
            for name in [last, stem(last)] {
                let (platform, content) =
                    (platform.unwrap_or_default(), content.unwrap_or_default());
                if !names.contains(name) {
                    continue;
                }
                let key = (name.to_owned(), platform.to_owned(), content.to_owned());
                if seen.insert(key) {
                    found.push(NamedImage {
                        name: name.to_owned(),
                        address: path_of(object).to_owned(),
                        platform: platform.to_owned(),
                        content_id: content.to_owned(),
                    });
                }
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// What stands behind the last slash of an address, without what is asked of it.
fn last_part(address: &str) -> &str {
    let path = path_of(address);
    path.trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default()
}

/// An address without what is asked of it.
fn path_of(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// A name without its ending.
fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// The hashes of the images that a `shares` table has of these posts, as (platform, content_id,
/// object_id): what an import of pictures need not say again.
///
/// # Errors
/// As [`posts_with_images_named`].
pub fn images_of_posts(
    files: &[PathBuf],
    ids: &BTreeSet<String>,
    progress: Progress<'_>,
) -> Result<BTreeSet<(String, String, String)>, DatasetError> {
    let columns = ["platform", "object_type", "object_id", "content_id"];
    let tables = Tables::open(files, &columns)?;
    let mut found = BTreeSet::new();
    tables.each("find images of posts", progress, |_, frame| {
        let text = |name: &str| text_column(frame, name);
        let rows = text("object_type")?
            .iter()
            .zip(text("object_id")?.iter())
            .zip(text("platform")?.iter())
            .zip(text("content_id")?.iter());
        for (((kind, object), platform), content) in rows {
            let content = content.unwrap_or_default();
            if kind == Some(IMAGE) && ids.contains(content) {
                found.insert((
                    platform.unwrap_or_default().to_owned(),
                    content.to_owned(),
                    object.unwrap_or_default().to_owned(),
                ));
            }
        }
        Ok(())
    })?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_of_an_address_is_the_name_of_a_picture() {
        for (address, last, without_ending) in [
            (
                "https://a.example/media/EaB-c_D.jpg",
                "EaB-c_D.jpg",
                "EaB-c_D",
            ),
            (
                "https://a.example/media/EaB?format=jpg&name=large",
                "EaB",
                "EaB",
            ),
            ("https://a.example/x/y.png/#top", "y.png", "y"),
            ("3_12345", "3_12345", "3_12345"),
            (".hidden", ".hidden", ".hidden"),
            ("", "", ""),
        ] {
            assert_eq!(last_part(address), last);
            assert_eq!(stem(last), without_ending);
        }
    }
}
