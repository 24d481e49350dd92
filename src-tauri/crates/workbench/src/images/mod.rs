//! Pictures that were collected beside the posts: each becomes a source of the case, is hashed by what it
//! shows, and belongs to a post.
//!
//! The files of one folder are one set of imports, one step of the history. Its first source is a list
//! that is written for this purpose, a line of JSON for each file that was found: name, size, SHA-256,
//! what it shows (format, pixels, perceptual hash), the posts it belongs to, or why it was left out. Every
//! picture that belongs to a post is a source of its own, stored as received. Two tables come of it: `shares`
//! with an object of the type `image` for each post and hash, which the layers `image` and
//! `similar_image` compare like any other, and `pictures`, which leads from a post to its pictures.
//!
//! | module | what |
//! |---|---|
//! | `folder` | the files of a folder, bounded |
//! | `links` | which post a file belongs to, by its name or by the analyst's list |
//! | `set` | from files to one step of the history |
//! | `record` | what stands in list, tables and receipts |
//! | `shown` | pictures of posts, to be looked at |

mod folder;
mod links;
mod record;
mod set;
mod shown;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;
use zwerm_dataset::{Mapping, Reject};

pub use shown::{ImagesByPost, PostImage};

/// Layout of the list of a folder of pictures.
pub(crate) const LIST_LAYOUT: &str = "pictures";
/// Layout of the analyst's own list of files and posts.
pub(crate) const LINKS_LAYOUT: &str = "picture-links";
/// Format of a picture.
pub(crate) const PICTURE_FORMAT: &str = "picture";
/// The table that leads from posts to pictures.
pub(crate) const PICTURES_TABLE: &str = "pictures";

/// Pictures that are to be read.
#[derive(Debug, Clone, Default)]
pub struct ImagesRequest {
    /// The folder; folders in it are followed.
    pub folder: PathBuf,
    /// A list of files and posts: CSV with the columns `file` and `content_id`. Files that are not in it are
    /// linked by their names.
    pub links: Option<PathBuf>,
    /// Platform of the posts, where an id exists on several.
    pub platform: Option<String>,
}

/// What became of the files of a folder.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ImportedImages {
    /// Id of the set.
    pub set_id: String,
    /// Name of the folder.
    pub name: String,
    /// Files that were found, and those that only the list names.
    pub n_files: u64,
    /// Files that belong to posts now.
    pub n_linked: u64,
    /// Files that the case had with the same posts before.
    pub n_known: u64,
    /// Different pictures among those that were linked.
    pub n_pictures: u64,
    /// Different perceptual hashes among them.
    pub n_hashes: u64,
    /// Different posts with a picture.
    pub n_posts: u64,
    /// Shares of the type `image` that came of it.
    pub n_shares: u64,
    /// Files that were left out.
    pub n_rejected: u64,
    /// The same by reason.
    pub rejected_by_reason: BTreeMap<String, u64>,
    /// The first of them; all are in the table `rejects`.
    pub rejects: Vec<Reject>,
    /// What the analyst should know.
    pub warnings: Vec<String>,
}

/// Whether an import is a part of a set of pictures: no command reads its file as a table.
pub(crate) fn is_of_pictures(mapping: &Mapping) -> bool {
    let layout = mapping.layout.as_deref();
    mapping.format == PICTURE_FORMAT || layout == Some(LIST_LAYOUT) || layout == Some(LINKS_LAYOUT)
}
