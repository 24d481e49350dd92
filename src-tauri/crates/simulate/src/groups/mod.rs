//! Posts of those who are more than one: organisations, the news desk, and the groups.

mod copies;
mod desk;
mod fans;
mod organisations;
mod ring;

use crate::month::{Draft, Scene};
use crate::news::Story;
use crate::pen::Pen;

/// All their posts; what is reposted comes before the reposts.
pub(crate) fn posts(scene: &Scene<'_>, pen: &mut Pen<'_>, stories: &[Story]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    organisations::posts(scene, pen, &mut drafts);
    desk::posts(scene, stories, &mut drafts);
    fans::posts(scene, pen, &mut drafts);
    copies::posts(scene, pen, &mut drafts);
    ring::posts(scene, pen, &mut drafts);
    drafts
}
