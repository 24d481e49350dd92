//! Evidence screen: the pairs of posts behind an edge, and marks.

use serde::{Deserialize, Serialize};

use super::{EdgeRow, FieldView, NodeRow, NoteView, TagView};

/// Judgement of a pair of posts or of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum MarkView {
    /// The evidence convinces.
    Convincing,
    /// It can be read in more than one way.
    Unclear,
    /// There is an ordinary explanation.
    Innocent,
    /// No judgement.
    None,
}

/// An edge and a page of its pairs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EvidenceView {
    /// Run id.
    pub run: String,
    /// The edge.
    pub edge: EdgeRow,
    /// One account.
    pub a: NodeRow,
    /// The other account.
    pub b: NodeRow,
    /// Widest window, seconds.
    pub window_secs: f64,
    /// Pairs of posts in all.
    pub n_pairs: u64,
    /// Distinct objects among all pairs.
    pub n_objects: u64,
    /// Pairs skipped before this page.
    pub offset: u64,
    /// This page, by time of the older post.
    pub pairs: Vec<PairView>,
    /// Judgement of the whole edge.
    pub mark: MarkView,
    /// Pairs judged: convincing, unclear, innocent.
    pub marked: [u64; 3],
    /// Notes on the edge.
    pub notes: Vec<NoteView>,
    /// Tags of the edge.
    pub tags: Vec<TagView>,
    /// Finding of this edge in the report, when there is one.
    pub finding: Option<String>,
}

/// Two posts that share an object within the window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PairView {
    /// Key of the pair for marks, notes and findings; stable.
    pub pair_key: String,
    /// Object type.
    pub layer: String,
    /// Object.
    pub object_id: String,
    /// The post that is the object, where the layer is one of posts (reposts, answers, quotes) and
    /// the case holds it with its text. `node` is `NO_NODE` (4294967295) when its author is outside of
    /// the network.
    pub object_post: Option<PostView>,
    /// Seconds between the posts.
    pub time_delta_secs: f64,
    /// The older post.
    pub older: PostView,
    /// The newer post.
    pub newer: PostView,
    /// Judgement.
    pub mark: MarkView,
    /// Notes on this pair.
    pub notes: Vec<NoteView>,
    /// Tags of this pair.
    pub tags: Vec<TagView>,
    /// Whether the pair is in the report.
    pub in_report: bool,
}

/// A post and where it stands in the source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PostView {
    /// Account: number in the network.
    pub node: u32,
    /// Platform.
    pub platform: String,
    /// Id of the account.
    pub account_id: String,
    /// Name shown by the platform.
    pub display_name: String,
    /// Id of the post.
    pub content_id: String,
    /// Time of the share.
    pub time_ms: i64,
    /// Text, when the source has one.
    pub text: Option<String>,
    /// What it is to other posts, in words: "Repost"; empty when the source does not say it.
    pub kind: String,
    /// Address of the post itself, as the source has it.
    pub post_url: Option<String>,
    /// Its pictures, as far as they are in the case.
    pub images: Vec<PostImageView>,
    /// How often others reacted when it was collected: words ("likes") and number.
    pub counts: Vec<CountOfPost>,
    /// Name of the source file.
    pub source_name: String,
    /// SHA-256 of the source file.
    pub source_sha256: String,
    /// Record in that file, from 1.
    pub record: u64,
    /// Physical line, where the format has lines.
    pub line: Option<u64>,
    /// The record exactly as in the file (at most 20 000 characters, then `raw_cut`).
    pub raw: String,
    /// Whether `raw` was cut.
    pub raw_cut: bool,
    /// Its fields by column.
    pub fields: Vec<FieldView>,
    /// One line that cites the post: account, platform, id, time, source, record, hash.
    pub citation: String,
}

/// A picture of a post; its pixels come by `small_picture`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PostImageView {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// `PNG`, `JPEG`, `WebP` or `GIF`.
    pub format: String,
    /// Perceptual hash, 16 hexadecimal digits.
    pub phash: String,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// How it was linked to the post: `list`, `content-id` or `media-address`.
    pub linked_by: String,
}

/// A reaction, and how often it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CountOfPost {
    /// `likes`, `reposts`, `replies`, `quotes`, `views`, `reactions`.
    pub name: String,
    /// How often.
    pub count: u64,
}

/// What a mark is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MarkAsk {
    /// Run id.
    pub run: String,
    /// Number of the edge.
    pub edge: u32,
    /// One pair; absent = the whole edge.
    pub pair_key: Option<String>,
    /// Judgement; `none` takes it back.
    pub mark: MarkView,
}

/// An address that stands in a pair of posts: its object, in a text or in a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LinkAsk {
    /// Run id.
    pub run: String,
    /// Number of the edge.
    pub edge: u32,
    /// Key of the pair.
    pub pair_key: String,
    /// The address, as it stands there.
    pub link: String,
}

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LinkView {
    /// The whole of it as the browser gets it: ASCII, the host in punycode.
    pub address: String,
    /// Its host.
    pub host: String,
    /// The host as it is written, where it has letters beyond ASCII; empty where both are the same.
    pub written_host: String,
}
