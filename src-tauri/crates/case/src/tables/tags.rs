//! Table `tags`: short words of the analyst on accounts, edges, communities, objects and pairs.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::error::CaseError;
use crate::names;
use crate::target::Target;

pub(crate) const VERSION_3: &str = "
CREATE TABLE tags (
  target_kind TEXT NOT NULL,
  target_id   TEXT NOT NULL,
  tag         TEXT NOT NULL,
  at_utc      TEXT NOT NULL,
  actor       TEXT NOT NULL,
  PRIMARY KEY (target_kind, target_id, tag)
) STRICT, WITHOUT ROWID;
";

/// Longest tag, characters.
pub const MAX_TAG_CHARS: usize = 60;

/// What separates the tags of one thing where they stand in one cell; no tag contains it.
pub const TAG_SEPARATOR: char = ';';

/// A tag on something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagKey {
    /// What bears it.
    pub target: Target,
    /// The word, as it was first written.
    pub tag: String,
}

impl TagKey {
    /// The key as one unambiguous text, for the audit chain.
    pub(crate) fn text(&self) -> String {
        serde_json::json!([self.target.kind, self.target.id, self.tag]).to_string()
    }

    /// Reads [`TagKey::text`].
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (kind, id, tag) = serde_json::from_str(text).ok()?;
        let target = Target { kind, id };
        Some(Self { target, tag })
    }
}

/// Who put a tag on something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagState {
    /// When (UTC).
    pub at_utc: String,
    /// Who.
    pub actor: String,
}

/// One tag on one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// The word and what bears it.
    #[serde(flatten)]
    pub key: TagKey,
    /// Who and when.
    #[serde(flatten)]
    pub state: TagState,
}

/// Refuses what is too long, hides something, or would be two tags in a cell.
pub(crate) fn check(tag: &str) -> Result<(), CaseError> {
    names::check_label("a tag", tag)?;
    let why = if tag.chars().count() > MAX_TAG_CHARS {
        "it is longer than 60 characters"
    } else if tag.contains(TAG_SEPARATOR) {
        "it contains a semicolon, which separates tags in exported files"
    } else {
        return Ok(());
    };
    Err(CaseError::BadName {
        kind: "a tag",
        name: tag.into(),
        why,
    })
}

/// The tag as the case writes it already: `Port` and `port` are one tag, in its first spelling.
pub(crate) fn known_spelling(conn: &Connection, tag: &str) -> Result<Option<String>, CaseError> {
    let wanted = tag.to_lowercase();
    let mut statement = conn.prepare_cached("SELECT DISTINCT tag FROM tags ORDER BY tag")?;
    let known = statement.query_map([], |row| row.get::<_, String>(0))?;
    for spelling in known {
        let spelling = spelling?;
        if spelling.to_lowercase() == wanted {
            return Ok(Some(spelling));
        }
    }
    Ok(None)
}

pub(crate) fn get(conn: &Connection, key: &TagKey) -> Result<Option<TagState>, CaseError> {
    Ok(conn
        .query_row(
            "SELECT at_utc, actor FROM tags
             WHERE target_kind = ?1 AND target_id = ?2 AND tag = ?3",
            [&key.target.kind, &key.target.id, &key.tag],
            |row| {
                Ok(TagState {
                    at_utc: row.get(0)?,
                    actor: row.get(1)?,
                })
            },
        )
        .optional()?)
}

pub(crate) fn set(
    conn: &Connection,
    key: &TagKey,
    state: Option<&TagState>,
) -> Result<(), CaseError> {
    let target = &key.target;
    match state {
        Some(state) => conn.execute(
            "INSERT INTO tags (target_kind, target_id, tag, at_utc, actor)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (target_kind, target_id, tag)
             DO UPDATE SET at_utc = excluded.at_utc, actor = excluded.actor",
            params![target.kind, target.id, key.tag, state.at_utc, state.actor],
        )?,
        None => conn.execute(
            "DELETE FROM tags WHERE target_kind = ?1 AND target_id = ?2 AND tag = ?3",
            [&target.kind, &target.id, &key.tag],
        )?,
    };
    Ok(())
}

/// All tags, by what bears them and alphabetically.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Tag>, CaseError> {
    let mut statement = conn.prepare_cached(
        "SELECT target_kind, target_id, tag, at_utc, actor FROM tags
         ORDER BY target_kind, target_id, tag",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Tag {
            key: TagKey {
                target: Target {
                    kind: row.get(0)?,
                    id: row.get(1)?,
                },
                tag: row.get(2)?,
            },
            state: TagState {
                at_utc: row.get(3)?,
                actor: row.get(4)?,
            },
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
