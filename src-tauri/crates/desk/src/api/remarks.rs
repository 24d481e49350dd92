//! What the analyst says of things: notes, tags, and how far a run is reviewed.

use serde::{Deserialize, Serialize};

/// What a note or a tag is about, by its number in a run. The case keeps it under a name that holds in
/// every run: an account by platform and id, an edge by its two accounts, a pair of posts by its key,
/// a community by its members, an object by type and id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum RemarkOn {
    /// An account.
    Account {
        /// Its number.
        node: u32,
    },
    /// An edge.
    Edge {
        /// Its number.
        edge: u32,
    },
    /// A pair of posts of an edge.
    Pair {
        /// Number of the edge.
        edge: u32,
        /// Key of the pair.
        pair_key: String,
    },
    /// A community.
    Community {
        /// Its number, from 1.
        community: u32,
    },
    /// Something that was shared.
    Object {
        /// Type.
        object_type: String,
        /// Id.
        object_id: String,
    },
}

/// Everything said of one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RemarksView {
    /// Notes, oldest first.
    pub notes: Vec<NoteView>,
    /// Tags, alphabetically.
    pub tags: Vec<TagView>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteView {
    /// Id.
    pub id: String,
    /// Text.
    pub text: String,
    /// Who wrote it.
    pub author: String,
    /// When it was last changed.
    pub updated_at_utc: String,
    /// Whether it said something else before.
    pub edited: bool,
}

/// What a note said at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteVersionView {
    /// Text.
    pub text: String,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub at_utc: String,
    /// Whether this text was taken back.
    pub undone: bool,
}

/// A note to be written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteAsk {
    /// Run id.
    pub run: String,
    /// What it is about.
    pub on: RemarkOn,
    /// Text, 1 to 10 000 characters.
    pub text: String,
}

/// A tag on something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagView {
    /// The word.
    pub tag: String,
    /// Who put it there.
    pub actor: String,
    /// When.
    pub at_utc: String,
}

/// A tag to be put on something or taken off.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagAsk {
    /// Run id.
    pub run: String,
    /// What bears it.
    pub on: RemarkOn,
    /// The word: 1 to 60 characters, no semicolon, nothing hidden.
    pub tag: String,
}

/// A tag that is used in the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagCount {
    /// The word.
    pub tag: String,
    /// Things that bear it.
    pub n_things: u64,
}

/// How far the review of an edge is, as a filter asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ReviewState {
    /// Nobody has opened or judged it.
    Unseen,
    /// Somebody has opened or judged it.
    Seen,
    /// Opened, and neither it nor a pair of it judged.
    Opened,
    /// Judged convincing.
    Convincing,
    /// Judged unclear, or its judged pairs disagree.
    Unclear,
    /// Judged innocent.
    Innocent,
}

/// How many edges were seen, and what was thought of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReviewCount {
    /// Community, from 1; 0 = the whole run.
    pub community: u32,
    /// Edges in all (of a community: inside of it).
    pub edges: u64,
    /// Of them seen: their posts were on screen, or they were judged.
    pub seen: u64,
    /// Of those judged convincing.
    pub convincing: u64,
    /// Judged unclear.
    pub unclear: u64,
    /// Judged innocent.
    pub innocent: u64,
}

/// How far a run is reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReviewView {
    /// All edges of the run.
    pub whole: ReviewCount,
    /// Communities of which an edge was seen, by number.
    pub communities: Vec<ReviewCount>,
}

/// An edge and where it stands in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EdgePlace {
    /// Number of the edge.
    pub edge: u32,
    /// Row of the table, from 0.
    pub row: u64,
}
