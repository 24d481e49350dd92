//! Pictures of the posts on the evidence screen: which there are, and their pixels, one at a time.

use zwerm_workbench::Workbench;

use crate::Desk;
use crate::api::{PairView, PostImageView, PostView};
use crate::error::Result;
use crate::wire;

/// Pictures of a post that are listed at most.
const MOST_OF_A_POST: usize = 24;

impl Desk {
    /// A small version of a picture as `ZWP1` (see [`wire`]): pixels and nothing of its file.
    pub fn small_picture(&self, sha256: &str) -> Result<Vec<u8>> {
        let case = self.case()?;
        let small = case.reader().small_image(sha256, &case.question())?;
        Ok(wire::picture_bytes(small.width, small.height, &small.rgba))
    }
}

/// Adds to each post of these pairs its pictures.
pub(super) fn add_to(pairs: &mut [PairView], reader: &Workbench) -> Result<()> {
    let wanted = pairs.iter().flat_map(posts);
    let found =
        reader.images_of(wanted.map(|post| (post.platform.as_str(), post.content_id.as_str())))?;
    if found.is_empty() {
        return Ok(());
    }
    for post in pairs.iter_mut().flat_map(posts_mut) {
        let key = (post.platform.clone(), post.content_id.clone());
        let images = found.get(&key).map(Vec::as_slice).unwrap_or_default();
        post.images = images
            .iter()
            .take(MOST_OF_A_POST)
            .map(|image| PostImageView {
                file: image.file.clone(),
                sha256: image.sha256.clone(),
                format: image.format.clone(),
                phash: image.phash.clone(),
                width: image.width,
                height: image.height,
                linked_by: image.linked_by.clone(),
            })
            .collect();
    }
    Ok(())
}

fn posts(pair: &PairView) -> impl Iterator<Item = &PostView> {
    [&pair.older, &pair.newer]
        .into_iter()
        .chain(&pair.object_post)
}

fn posts_mut(pair: &mut PairView) -> impl Iterator<Item = &mut PostView> {
    let both = [&mut pair.older, &mut pair.newer];
    both.into_iter().chain(&mut pair.object_post)
}
