//! The first records as they become, for somebody who looks before anything is kept.

use super::At;
use super::policy::Policy;
use crate::ingest::model::{Post, Profile};
use crate::ingest::probe::PreviewRow;
use crate::ingest::records::shortened;

pub(super) fn shown_post(post: &Post<'_>, policy: Policy, at: At) -> PreviewRow {
    PreviewRow {
        record: at.record,
        platform: post.platform.to_string(),
        account_id: shortened(&post.account_id, 200),
        content_id: shortened(&post.content_id, 200),
        posted_at_ms: Some(post.posted_at_ms),
        kind: policy.kind_of(post).to_owned(),
        text: shortened(post.text.as_deref().unwrap_or_default(), 300),
        ..PreviewRow::default()
    }
}

/// The name of an account beside its post; an account without a post is a row of its own.
pub(super) fn show_profile(rows: &mut Vec<PreviewRow>, profile: &Profile<'_>, at: At) {
    let name = profile
        .handle
        .as_deref()
        .or(profile.display_name.as_deref())
        .unwrap_or_default();
    match rows.last_mut() {
        Some(row) if row.record == at.record => {
            if row.account_id == profile.account_id && row.account_name.is_empty() {
                row.account_name = shortened(name, 200);
            }
        }
        _ => rows.push(PreviewRow {
            record: at.record,
            platform: profile.platform.to_string(),
            account_id: shortened(&profile.account_id, 200),
            account_name: shortened(name, 200),
            ..PreviewRow::default()
        }),
    }
}
