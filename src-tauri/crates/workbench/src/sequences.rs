//! Rows of hashtags that are too short for a run: how many there are, so that nobody takes them for
//! looked at.

use zwerm_case::ImportRecord;
use zwerm_dataset::{Selection, Shares};
use zwerm_detection::registry::SEQUENCE_LAYER;

use crate::error::Result;
use crate::jobs::Control;
use crate::posts::selection_of;
use crate::runs::DetectRequest;
use crate::session::Workbench;

impl Workbench {
    /// A sentence where the run leaves sequences out; `shares` are those that it compares.
    pub(crate) fn too_short_sequences(
        &self,
        imports: &[ImportRecord],
        request: &DetectRequest,
        shares: &Shares,
        control: &Control,
    ) -> Result<Option<String>> {
        let asked = selection_of(request);
        let Some(least) = asked.min_hashtags else {
            return Ok(None);
        };
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let every = Selection {
            object_types: Some(vec![SEQUENCE_LAYER.to_owned()]),
            min_hashtags: None,
            ..asked
        };
        let files = self.files_of_imports(imports, "shares")?;
        let all = zwerm_dataset::load_shares(&files, &every, true, &progress)?.len();
        let types = &shares.object_types;
        let is_sequence = |&&object: &&u32| {
            let code = shares.object_type_of.get(object as usize);
            let name = code.and_then(|&code| types.get(usize::from(code)));
            name.is_some_and(|name| name == SEQUENCE_LAYER)
        };
        let compared = shares.object.iter().filter(is_sequence).count();
        let short = all.saturating_sub(compared);
        Ok((short > 0).then(|| {
            format!(
                "{short} of {all} rows of hashtags have fewer than {least} and take no part in the layer {SEQUENCE_LAYER}."
            )
        }))
    }
}
