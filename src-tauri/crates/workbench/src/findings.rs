//! Findings: what the analyst says, and the rows of the sources on which it rests.

use serde::{Deserialize, Serialize};
use zwerm_case::{Finding, FindingContent, MarkValue};

use crate::error::{Error, ErrorKind, Result};
use crate::evidence::{Account, Evidence, EvidencePair, EvidencePost};
use crate::jobs::Control;
use crate::pair_key::{PairSide, pair_key};
use crate::posts::RunPosts;
use crate::run_view::RunView;
use crate::session::Workbench;
use crate::times::iso_utc;

/// Longest title, characters.
const TITLE_CHARS: usize = 300;
/// Longest text, characters.
const TEXT_CHARS: usize = 20_000;
/// Most pairs of posts in one finding.
const MOST_PAIRS: usize = 200;
/// Pairs taken when nobody chose any and none is judged convincing.
const FIRST_PAIRS: usize = 3;

/// How sure the analyst is of a finding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Not stated.
    #[default]
    NotStated,
    /// Low.
    Low,
    /// Moderate.
    Moderate,
    /// High.
    High,
}

impl Confidence {
    /// The word for it; empty where none is stated.
    pub fn word(self) -> &'static str {
        match self {
            Confidence::NotStated => "",
            Confidence::Low => "low",
            Confidence::Moderate => "moderate",
            Confidence::High => "high",
        }
    }

    /// Reads [`Confidence::word`].
    pub fn parse(word: &str) -> Option<Confidence> {
        [
            Confidence::NotStated,
            Confidence::Low,
            Confidence::Moderate,
            Confidence::High,
        ]
        .into_iter()
        .find(|confidence| confidence.word() == word)
    }
}

/// A finding as somebody wants it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindingRequest {
    /// One line; a neutral one is made when empty.
    pub title: String,
    /// The analyst's words.
    pub text: String,
    /// How sure the analyst is.
    pub confidence: Confidence,
    /// Edge of the run that it rests on.
    pub edge: Option<u32>,
    /// Community of the run that it speaks of.
    pub community: Option<u32>,
    /// Keys of the pairs of that edge that are its evidence; empty = those judged convincing, or else
    /// the first three.
    pub pair_keys: Vec<String>,
    /// The picture that it keeps, see [`Workbench::keep_picture`].
    pub picture: Option<CitedPicture>,
}

/// What a finding rests on: the `details` of its record. Whole numbers only, so that the audit chain
/// hashes it as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FindingDetails {
    /// How sure the analyst is.
    pub confidence: Confidence,
    /// The edge, when it rests on one.
    pub edge: Option<CitedEdge>,
    /// The community, when it speaks of one.
    pub community: Option<u32>,
    /// The pairs of posts, in the order of time.
    pub pairs: Vec<CitedPair>,
    /// The picture, when it keeps one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<CitedPicture>,
}

/// A picture as a finding names it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CitedPicture {
    /// SHA-256 of what the case keeps of it.
    pub sha256: String,
}

/// An edge as a finding cites it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CitedEdge {
    /// Number of the edge in its run.
    pub edge: u32,
    /// One account.
    pub a: Account,
    /// The other account.
    pub b: Account,
}

/// A pair of posts as a finding cites it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CitedPair {
    /// Key of the pair.
    pub pair_key: String,
    /// Object type.
    pub layer: String,
    /// Object.
    pub object_id: String,
    /// The older post.
    pub older: CitedPost,
    /// The newer post.
    pub newer: CitedPost,
}

/// A post as a finding cites it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CitedPost {
    /// Platform.
    pub platform: String,
    /// Account.
    pub account_id: String,
    /// Id of the post.
    pub content_id: String,
    /// Time of the share, milliseconds since 1970, UTC.
    pub time_ms: i64,
    /// SHA-256 of the source.
    pub source_sha256: String,
    /// Record in it.
    pub record: u64,
}

impl FindingDetails {
    /// What a record says it rests on; nothing where it cannot be understood.
    pub fn of(finding: &Finding) -> FindingDetails {
        serde_json::from_value(finding.content.details.clone()).unwrap_or_default()
    }
}

impl Workbench {
    /// A finding about a run, checked and with its evidence looked up; nothing is changed yet.
    pub fn finding_content(
        &self,
        view: &RunView,
        request: &FindingRequest,
        control: &Control,
    ) -> Result<FindingContent> {
        check_length("title", &request.title, TITLE_CHARS)?;
        check_length("text", &request.text, TEXT_CHARS)?;
        if request.pair_keys.len() > MOST_PAIRS {
            return Err(Error::usage(
                "too-many-pairs",
                format!("A finding shows at most {MOST_PAIRS} pairs of posts. Choose fewer."),
            ));
        }
        let mut details = FindingDetails {
            confidence: request.confidence,
            community: request.community,
            picture: request.picture.clone(),
            ..FindingDetails::default()
        };
        if let Some(community) = request.community
            && !view.nodes.community.contains(&community)
        {
            return Err(Error::usage(
                "no-such-community",
                format!("This run has no community number {community}."),
            ));
        }
        let mut title = request.title.trim().to_owned();
        if let Some(edge) = request.edge {
            let at = edge as usize;
            if at >= view.edges.len() {
                return Err(Error::usage(
                    "no-such-edge",
                    format!("The network of this run has no edge number {edge}."),
                ));
            }
            let ends = (view.edges.from[at], view.edges.to[at]);
            details.pairs = self
                .evidence_for(view, ends, &request.pair_keys, control)?
                .iter()
                .map(cited)
                .collect();
            details.edge = Some(CitedEdge {
                edge,
                a: view.account(ends.0),
                b: view.account(ends.1),
            });
            if title.is_empty() {
                let objects = view.edges.n_objects[at];
                title = format!(
                    "Two accounts shared {objects} {} within {} s of each other",
                    if objects == 1 { "object" } else { "objects" },
                    view.widest_window_secs()
                );
            }
        } else if !request.pair_keys.is_empty() {
            return Err(Error::usage(
                "pairs-without-edge",
                "Pairs of posts belong to an edge; this finding has none.",
            ));
        }
        if title.is_empty() {
            title = match request.community {
                Some(community) => format!("Community {community}"),
                None => "Finding".to_owned(),
            };
        }
        Ok(FindingContent {
            title,
            text: request.text.trim().to_owned(),
            run_id: Some(view.record.id.clone()),
            details: serde_json::to_value(details)?,
        })
    }

    /// A finding that says something else about the same evidence, with its picture or another or none;
    /// nothing is changed yet.
    pub fn reworded(
        &self,
        finding: &Finding,
        (title, text): (&str, &str),
        confidence: Confidence,
        picture: Option<CitedPicture>,
    ) -> Result<FindingContent> {
        check_length("title", title, TITLE_CHARS)?;
        check_length("text", text, TEXT_CHARS)?;
        let mut content = finding.content.clone();
        if !title.trim().is_empty() {
            content.title = title.trim().to_owned();
        }
        content.text = text.trim().to_owned();
        content.details = serde_json::to_value(FindingDetails {
            confidence,
            picture,
            ..FindingDetails::of(finding)
        })?;
        Ok(content)
    }

    /// The pairs that were chosen, or those that speak for themselves.
    fn evidence_for(
        &self,
        view: &RunView,
        ends: (u32, u32),
        keys: &[String],
        control: &Control,
    ) -> Result<Vec<EvidencePair>> {
        if !keys.is_empty() {
            let pairs = self.evidence_of_keys(view, ends, keys, control)?;
            return match keys
                .iter()
                .find(|key| !pairs.iter().any(|pair| pair.pair_key == **key))
            {
                None => Ok(pairs),
                Some(key) => Err(no_such_pair(key)),
            };
        }
        let convincing: Vec<String> = self
            .marks_of(view, ends)?
            .into_iter()
            .filter(|(_, mark)| *mark == MarkValue::Convincing)
            .filter_map(|(key, _)| key)
            .take(MOST_PAIRS)
            .collect();
        if convincing.is_empty() {
            let Evidence { pairs, .. } =
                self.evidence_between(view, ends.0, ends.1, 0, FIRST_PAIRS, control)?;
            return Ok(pairs);
        }
        self.evidence_of_keys(view, ends, &convincing, control)
    }

    /// Marks on the edge between two accounts of a run and on its pairs (with their keys).
    pub(crate) fn marks_of(
        &self,
        view: &RunView,
        (a, b): (u32, u32),
    ) -> Result<Vec<(Option<String>, MarkValue)>> {
        let mut names = [view.account_name(a), view.account_name(b)];
        names.sort();
        let marks = self.marks()?.into_iter();
        Ok(marks
            .filter(|mark| {
                mark.key.run_id.eq_ignore_ascii_case(&view.record.id)
                    && mark.key.account_a == names[0]
                    && mark.key.account_b == names[1]
            })
            .map(|mark| (mark.key.pair_key, mark.state.mark))
            .collect())
    }

    /// The pairs that a finding cites, with their records. Needs no run: a finding outlives the run
    /// that led to it. Fails when a record is not in the case any more or a citation was altered.
    pub fn cited_pairs(&self, pairs: &[CitedPair]) -> Result<Vec<EvidencePair>> {
        let keys = pairs
            .iter()
            .flat_map(|pair| [&pair.older, &pair.newer])
            .map(|post| (post.source_sha256.clone(), post.record));
        let records = self.source_records(keys)?;
        let post = |post: &CitedPost| -> Option<EvidencePost> {
            let record = records.get(&(post.source_sha256.clone(), post.record))?;
            Some(EvidencePost {
                platform: post.platform.clone(),
                account_id: post.account_id.clone(),
                content_id: post.content_id.clone(),
                time_utc: iso_utc(post.time_ms),
                time_ms: post.time_ms,
                source_name: record.source_name.clone(),
                source_sha256: record.source_sha256.clone(),
                record: record.record,
                line: record.line,
                text: record.text.clone(),
                kind: String::new(),
                post_url: None,
                counts: Vec::new(),
                raw: record.raw.clone(),
                fields: record.fields.clone(),
            })
        };
        let mut found: Vec<EvidencePair> = pairs
            .iter()
            .map(|pair| {
                let key = pair_key(
                    &pair.layer,
                    &pair.object_id,
                    side(&pair.older),
                    side(&pair.newer),
                );
                let (older, newer) = post(&pair.older)
                    .zip(post(&pair.newer))
                    .ok_or_else(altered)?;
                if key != pair.pair_key || older.time_ms > newer.time_ms {
                    return Err(altered());
                }
                Ok(EvidencePair {
                    pair_key: key,
                    layer: pair.layer.clone(),
                    object_id: pair.object_id.clone(),
                    time_delta_secs: newer.time_ms.saturating_sub(older.time_ms) as f64 / 1000.0,
                    older,
                    newer,
                })
            })
            .collect::<Result<_>>()?;
        self.tell(&mut found)?;
        Ok(found)
    }

    /// Pairs with these keys between two accounts, found in the run again.
    pub(crate) fn pairs_found_again(
        &self,
        posts: &RunPosts,
        ends: (u32, u32),
        pairs: &[CitedPair],
        control: &Control,
    ) -> Result<Vec<EvidencePair>> {
        let keys: Vec<String> = pairs.iter().map(|pair| pair.pair_key.clone()).collect();
        let found = self.pairs_with_keys(posts, ends, &keys, control)?;
        match keys
            .iter()
            .find(|key| !found.iter().any(|pair| pair.pair_key == **key))
        {
            None => Ok(found),
            Some(key) => Err(no_such_pair(key)),
        }
    }
}

fn check_length(what: &str, text: &str, most: usize) -> Result<()> {
    if text.chars().count() > most {
        return Err(Error::usage(
            "too-long",
            format!("The {what} of a finding has at most {most} characters. Shorten it."),
        ));
    }
    Ok(())
}

fn no_such_pair(key: &str) -> Error {
    Error::usage(
        "no-such-pair",
        format!("The edge has no pair of posts \"{key}\". Open the edge again and choose anew."),
    )
}

fn altered() -> Error {
    Error::new(
        ErrorKind::Case,
        "finding-altered",
        "The evidence of a finding does not fit the case. Check it with `zwerm verify`.",
    )
}

fn side(post: &CitedPost) -> PairSide<'_> {
    PairSide {
        source: &post.source_sha256,
        record: post.record,
        content_id: &post.content_id,
    }
}

fn cited(pair: &EvidencePair) -> CitedPair {
    let post = |post: &EvidencePost| CitedPost {
        platform: post.platform.clone(),
        account_id: post.account_id.clone(),
        content_id: post.content_id.clone(),
        time_ms: post.time_ms,
        source_sha256: post.source_sha256.clone(),
        record: post.record,
    };
    CitedPair {
        pair_key: pair.pair_key.clone(),
        layer: pair.layer.clone(),
        object_id: pair.object_id.clone(),
        older: post(&pair.older),
        newer: post(&pair.newer),
    }
}
