//! Pictures of posts, to be looked at: a few pixels of each, never its bytes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{PICTURES_TABLE, record};
use crate::error::{Error, Result};
use crate::jobs::Control;
use crate::session::Workbench;
use crate::worker::{SmallPicture, Source};

/// Most pixels on the longer side of what is shown.
const LONGEST_SIDE: u32 = 480;

/// A picture of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PostImage {
    /// Name of the file, with the folders between it and the one that was imported.
    pub file: String,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
    /// `PNG`, `JPEG`, `WebP` or `GIF`.
    pub format: String,
    /// Perceptual hash, 16 hexadecimal digits.
    pub phash: String,
    /// How it was linked: `list`, `content-id` or `media-address`.
    pub linked_by: String,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// Pictures by platform and id of their post.
pub type ImagesByPost = BTreeMap<(String, String), Vec<PostImage>>;

impl Workbench {
    /// The pictures of these posts (platform, id), in the order of their imports and files.
    pub fn images_of<'a>(
        &self,
        posts: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Result<ImagesByPost> {
        let mut found: ImagesByPost = posts
            .map(|(platform, id)| ((platform.to_owned(), id.to_owned()), Vec::new()))
            .collect();
        for path in self.table_files(PICTURES_TABLE)? {
            for row in record::read_pictures(&path)? {
                if let Some(images) = found.get_mut(&(row.platform, row.content_id)) {
                    images.push(row.picture);
                }
            }
        }
        found.retain(|_, images| !images.is_empty());
        Ok(found)
    }

    /// A small version of a picture of this case, made in the reading process.
    ///
    /// # Errors
    /// No active import of a picture has this SHA-256; the copy is gone or damaged.
    pub fn small_image(&self, sha256: &str, control: &Control) -> Result<SmallPicture> {
        let unknown = || {
            Error::usage(
                "no-such-picture",
                "This case has no picture with this SHA-256. It may have been taken back.",
            )
        };
        let import = self.import_of(sha256)?.ok_or_else(unknown)?;
        if import.mapping["format"] != super::PICTURE_FORMAT {
            return Err(unknown());
        }
        let path = self.case().source_path(sha256)?;
        let source = Source {
            place: path.as_path().into(),
            sha256: sha256.to_owned(),
            name: import.original_name,
            shown: path.as_path().into(),
        };
        let reader = self.environment().reader;
        let seen = reader.pictures(&[source], Some(LONGEST_SIDE), control)?;
        let small = seen
            .into_iter()
            .next()
            .transpose()?
            .and_then(|seen| seen.small);
        small.ok_or_else(unknown)
    }
}
