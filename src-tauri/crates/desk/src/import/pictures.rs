//! The pictures of a folder, read into the open case: each belongs to a post that is there.

use std::collections::BTreeMap;

use zwerm_workbench::{ImagesRequest, ImportedImages};

use crate::Desk;
use crate::api::{ImagesAsk, ImportedImagesView, LeftOut, LeftOutFile};
use crate::error::Result;

/// Files named of those that were left out.
const NAMED: usize = 200;

impl Desk {
    /// Job `images`: reads the pictures of a folder as one step of the history.
    pub fn start_images(&self, ask: ImagesAsk) -> Result<u32> {
        let case = self.case()?;
        case.writer().require_write()?;
        let files = &self.inner.files;
        let request = ImagesRequest {
            folder: files.path(ask.folder)?,
            links: ask.links.map(|list| files.path(list)).transpose()?,
            platform: ask.platform.filter(|platform| !platform.is_empty()),
        };
        Ok(self.start_job("images", move |desk, control| {
            let _turn = case.turn(control)?;
            let imported = case.writer().import_images(&request, control)?;
            desk.after_change(&case);
            desk.index_after_import(&case);
            Ok(view(imported))
        }))
    }
}

fn view(imported: ImportedImages) -> ImportedImagesView {
    let mut examples: BTreeMap<&str, &str> = BTreeMap::new();
    for reject in &imported.rejects {
        examples.entry(&reject.code).or_insert(&reject.reason);
    }
    let by_reason = imported.rejected_by_reason.iter();
    let mut left_out: Vec<LeftOut> = by_reason
        .map(|(code, &n_files)| LeftOut {
            code: code.clone(),
            words: examples
                .get(code.as_str())
                .map_or_else(|| code.clone(), |&reason| reason.to_owned()),
            n_files,
        })
        .collect();
    left_out.sort_by(|a, b| b.n_files.cmp(&a.n_files).then_with(|| a.code.cmp(&b.code)));
    ImportedImagesView {
        import_id: imported.set_id,
        name: imported.name,
        n_files: imported.n_files,
        n_linked: imported.n_linked,
        n_known: imported.n_known,
        n_pictures: imported.n_pictures,
        n_hashes: imported.n_hashes,
        n_posts: imported.n_posts,
        n_left_out: imported.n_rejected,
        left_out,
        files: (imported.rejects.into_iter().take(NAMED))
            .map(|reject| LeftOutFile {
                file: reject.value,
                why: reject.reason,
            })
            .collect(),
        warnings: imported.warnings,
    }
}
