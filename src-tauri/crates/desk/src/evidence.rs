//! The evidence screen: the pairs of posts behind an edge, and what a reviewer thinks of them.

mod pictures;

use zwerm_workbench::{
    Command, EvidencePair, EvidencePost, Finding, FindingDetails, Place, Workbench,
};

use crate::Desk;
use crate::api::{
    ChangeView, CountOfPost, EvidenceView, FieldView, MarkAsk, MarkView, PairView, PostView,
    RemarksView,
};
use crate::error::Result;
use crate::marks::{self, EdgeMarks, RunMarks};
use crate::network::{LoadedRun, edge_row, first_chars, node_row};
use crate::remarks::Remarks;
use crate::session::OpenCase;

/// Most pairs of a page.
const MOST_PAIRS: u32 = 200;
/// Longest raw record and longest text or field that is sent, characters.
const RAW_CHARS: usize = 20_000;
/// An account that the network does not have: number of the accounts of a finding whose run is gone.
const NO_NODE: u32 = u32::MAX;

impl Desk {
    /// An edge and a page of its pairs.
    pub fn evidence(&self, run: &str, edge: u32, offset: u64, limit: u32) -> Result<EvidenceView> {
        let case = self.case()?;
        let run = self.run(run)?;
        let at = run.edge(edge)?;
        let (a, b) = (run.view.edges.from[at], run.view.edges.to[at]);
        let (reader, control) = (case.reader(), case.question());
        let skipped = usize::try_from(offset).unwrap_or(usize::MAX);
        let limit = limit.min(MOST_PAIRS) as usize;
        let found = reader.evidence_between(&run.view, a, b, skipped, limit, &control)?;
        let review = Review::read(&case, &run, edge)?;
        let said = review.said_of(None);
        let mut pairs: Vec<PairView> = found
            .pairs
            .iter()
            .map(|pair| review.pair(Some(&run), pair, found.shared_post(pair)))
            .collect();
        pictures::add_to(&mut pairs, reader)?;
        Ok(EvidenceView {
            run: run.view.record.id.clone(),
            edge: edge_row(&run, &review.marks, edge),
            a: node_row(&run, a),
            b: node_row(&run, b),
            window_secs: found.window_secs,
            n_pairs: found.n_pairs,
            n_objects: found.n_objects,
            offset,
            pairs,
            mark: marks::view(review.of_edge().and_then(|marks| marks.whole)),
            marked: review.of_edge().map_or([0; 3], EdgeMarks::counts),
            notes: said.notes,
            tags: said.tags,
            finding: review.finding(edge),
        })
    }

    /// Where a pair stands among the pairs of an edge, from 0; none when it is not one of them.
    pub fn pair_place(&self, run: &str, edge: u32, pair_key: &str) -> Result<Option<u64>> {
        let case = self.case()?;
        let run = self.run(run)?;
        let at = run.edge(edge)?;
        let ends = (run.view.edges.from[at], run.view.edges.to[at]);
        let keys = case.reader().pair_keys(&run.view, ends, &case.question())?;
        let place = keys.iter().position(|key| key == pair_key);
        Ok(place.map(|place| place as u64))
    }

    /// Judges a pair of posts or a whole edge.
    pub fn mark(&self, ask: &MarkAsk) -> Result<ChangeView> {
        let case = self.case()?;
        let run = self.run(&ask.run)?;
        let at = run.edge(ask.edge)?;
        if let Some(key) = &ask.pair_key {
            case.check_pair(&run, ask.edge, key)?;
        }
        let [account_a, account_b] =
            ends_named(&run, (run.view.edges.from[at], run.view.edges.to[at]));
        let changed = case.writer().change(Command::SetMark {
            run_id: case.run(&ask.run)?.name,
            account_a,
            account_b,
            pair_key: ask.pair_key.clone(),
            mark: marks::value(ask.mark),
        })?;
        Ok(changed.into())
    }
}

/// The names of two accounts in text order, as marks keep them.
fn ends_named(run: &LoadedRun, (a, b): (u32, u32)) -> [String; 2] {
    let mut names = [run.view.account_name(a), run.view.account_name(b)];
    names.sort();
    names
}

/// What was said of one edge: marks, notes, findings.
pub(crate) struct Review {
    /// Marks of the whole run.
    pub(crate) marks: RunMarks,
    edge: Option<u32>,
    run: String,
    remarks: Remarks,
    findings: Vec<(Finding, FindingDetails)>,
}

impl Review {
    /// Reads what is said of an edge, as it is now.
    pub(crate) fn read(case: &OpenCase, run: &LoadedRun, edge: u32) -> Result<Review> {
        let reader = case.reader();
        run.edge(edge)?;
        Ok(Review {
            marks: RunMarks::read(reader, run)?,
            edge: Some(edge),
            run: run.view.record.id.clone(),
            remarks: Remarks::read(case, run)?,
            findings: findings(reader)?,
        })
    }

    /// What is said where the run is gone: nothing but the findings.
    pub(crate) fn without_run(case: &OpenCase) -> Result<Review> {
        Ok(Review {
            marks: RunMarks::default(),
            edge: None,
            run: String::new(),
            remarks: Remarks::default(),
            findings: findings(case.reader())?,
        })
    }

    fn of_edge(&self) -> Option<&EdgeMarks> {
        self.marks.of(self.edge?)
    }

    /// Notes and tags of a pair, or of the whole edge.
    fn said_of(&self, pair_key: Option<&str>) -> RemarksView {
        let Some(edge) = self.edge else {
            return RemarksView::default();
        };
        self.remarks.view(&match pair_key {
            Some(key) => Place::Pair(edge, key.to_owned()),
            None => Place::Edge(edge),
        })
    }

    /// The finding that rests on an edge.
    fn finding(&self, edge: u32) -> Option<String> {
        let mut resting = self.findings.iter().filter(|(finding, details)| {
            finding.content.run_id.as_deref() == Some(self.run.as_str())
                && details
                    .edge
                    .as_ref()
                    .is_some_and(|cited| cited.edge == edge)
        });
        resting.next().map(|(finding, _)| finding.id.clone())
    }

    /// A pair with everything said of it, and the post that it shares.
    pub(crate) fn pair(
        &self,
        run: Option<&LoadedRun>,
        pair: &EvidencePair,
        shared: Option<&EvidencePost>,
    ) -> PairView {
        let key = pair.pair_key.as_str();
        let said = self.said_of(Some(key));
        PairView {
            pair_key: key.to_owned(),
            layer: pair.layer.clone(),
            object_id: pair.object_id.clone(),
            object_post: shared.map(|post| post_view(run, post)),
            time_delta_secs: pair.time_delta_secs,
            older: post_view(run, &pair.older),
            newer: post_view(run, &pair.newer),
            mark: self
                .of_edge()
                .map_or(MarkView::None, |marks| marks.pair(key)),
            notes: said.notes,
            tags: said.tags,
            in_report: self
                .findings
                .iter()
                .flat_map(|(_, details)| &details.pairs)
                .any(|cited| cited.pair_key == key),
        }
    }
}

/// Findings with what they rest on.
pub(crate) fn findings(reader: &Workbench) -> Result<Vec<(Finding, FindingDetails)>> {
    let findings = reader.findings()?.into_iter();
    Ok(findings
        .map(|finding| {
            let details = FindingDetails::of(&finding);
            (finding, details)
        })
        .collect())
}

/// The name of an author outside of the network, as the record of his post gives it.
fn name_in(post: &EvidencePost) -> Option<String> {
    let mut fields = post.fields.iter();
    fields
        .find(|field| field.role == "account_name")
        .map(|field| field.value.clone())
}

/// What a post is to other posts, in words.
pub(crate) fn kind_of_post(kind: &str) -> &'static str {
    match kind {
        "post" => "Post",
        "repost" => "Repost",
        "reply" => "Reply",
        "quote" => "Quote",
        _ => "",
    }
}

pub(crate) fn post_view(run: Option<&LoadedRun>, post: &EvidencePost) -> PostView {
    let node = run.and_then(|run| run.view.node_of(&post.platform, &post.account_id));
    let cut = |text: &str| first_chars(text, RAW_CHARS).to_owned();
    PostView {
        node: node.unwrap_or(NO_NODE),
        platform: post.platform.clone(),
        account_id: post.account_id.clone(),
        display_name: run
            .zip(node)
            .map(|(run, node)| run.display_name[node as usize].clone())
            .or_else(|| name_in(post))
            .unwrap_or_default(),
        content_id: post.content_id.clone(),
        time_ms: post.time_ms,
        text: post.text.as_deref().map(cut),
        kind: kind_of_post(&post.kind).to_owned(),
        post_url: post.post_url.as_deref().map(cut),
        images: Vec::new(),
        counts: post
            .counts
            .iter()
            .map(|(name, count)| CountOfPost {
                name: name.clone(),
                count: *count,
            })
            .collect(),
        source_name: post.source_name.clone(),
        source_sha256: post.source_sha256.clone(),
        record: post.record,
        line: post.line,
        raw: cut(&post.raw),
        raw_cut: first_chars(&post.raw, RAW_CHARS).len() < post.raw.len(),
        fields: post
            .fields
            .iter()
            .map(|field| FieldView {
                name: field.name.clone(),
                value: cut(&field.value),
                role: field.role.clone(),
            })
            .collect(),
        citation: post.citation(),
    }
}
