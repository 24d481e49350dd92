//! The list of images that everybody posts: that of the case, and the one that a question takes.

use zwerm_workbench::registry::SIMILAR_IMAGE_LAYER;
use zwerm_workbench::{CommonImage, always_common_images};

use super::asks;
use crate::Desk;
use crate::api::{ChangeView, CommonImageView, CommonImagesView, DetectAsk};
use crate::error::Result;
use crate::session::OpenCase;

impl Desk {
    /// The list of the case, and what is on every list.
    pub fn common_images(&self) -> Result<CommonImagesView> {
        let case = self.case()?;
        Ok(CommonImagesView {
            own: asks::views(&case.reader().common_images()?),
            always: asks::views(&always_common_images()),
        })
    }

    /// Replaces the list of the case.
    pub fn set_common_images(&self, images: &[CommonImageView]) -> Result<ChangeView> {
        let images: Vec<CommonImage> = images.iter().map(CommonImage::from).collect();
        let change = self.case()?.writer().set_common_images(&images)?;
        Ok(change.into())
    }
}

/// The question with the list of the case, where it needs one and brings none.
pub(super) fn with_list_of(case: &OpenCase, ask: &DetectAsk) -> Result<DetectAsk> {
    let mut ask = ask.clone();
    let is_asked = ask.layers.iter().any(|layer| layer == SIMILAR_IMAGE_LAYER);
    if is_asked && ask.common_images.is_none() {
        ask.common_images = Some(asks::views(&case.reader().common_images()?));
    }
    Ok(ask)
}
