//! Plans for tags: one word on one thing.

use rusqlite::Connection;

use crate::change::Change;
use crate::command::Stamp;
use crate::error::CaseError;
use crate::tables::tags::{self, TagKey, TagState};
use crate::target::Target;

type Steps = (String, Change, Change);

pub(super) fn add_tag(
    conn: &Connection,
    target: &Target,
    tag: &str,
    stamp: &Stamp,
) -> Result<Steps, CaseError> {
    target.check()?;
    tags::check(tag)?;
    let tag = tags::known_spelling(conn, tag)?.unwrap_or_else(|| tag.to_owned());
    let key = TagKey {
        target: target.clone(),
        tag,
    };
    if tags::get(conn, &key)?.is_some() {
        return Err(CaseError::TagThere { tag: key.tag });
    }
    let state = TagState {
        at_utc: stamp.at_utc.clone(),
        actor: stamp.actor.clone(),
    };
    Ok((
        format!("Tag \"{}\" on {}", key.tag, target.in_words()),
        Change::Tag {
            key: key.clone(),
            state: Some(state),
        },
        Change::Tag { key, state: None },
    ))
}

pub(super) fn remove_tag(
    conn: &Connection,
    target: &Target,
    tag: &str,
) -> Result<Steps, CaseError> {
    let key = TagKey {
        target: target.clone(),
        tag: tag.to_owned(),
    };
    let Some(state) = tags::get(conn, &key)? else {
        return Err(CaseError::Unknown {
            kind: "tag",
            id: tag.into(),
        });
    };
    Ok((
        format!("Tag \"{tag}\" off {}", target.in_words()),
        Change::Tag {
            key: key.clone(),
            state: None,
        },
        Change::Tag {
            key,
            state: Some(state),
        },
    ))
}
