//! The evidence screen: the pairs of posts behind an edge, what a reviewer thinks and notes of them.

use zwerm_workbench::{
    Command, EvidencePair, EvidencePost, Finding, FindingDetails, Note, Target, Workbench,
};

use crate::Desk;
use crate::api::{
    ChangeView, CountOfPost, DeskError, EvidenceView, FieldView, MarkAsk, MarkView, NoteAsk,
    NoteView, PairView, PostView,
};
use crate::error::Result;
use crate::marks::{self, EdgeMarks, RunMarks};
use crate::network::{LoadedRun, edge_row, first_chars, node_row};
use crate::session::OpenCase;

/// Most pairs of a page.
const MOST_PAIRS: u32 = 200;
/// Longest raw record and longest text or field that is sent, characters.
const RAW_CHARS: usize = 20_000;
/// Longest note, characters.
const NOTE_CHARS: usize = 10_000;
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
        Ok(EvidenceView {
            run: run.view.record.id.clone(),
            edge: edge_row(&run, &review.marks, edge),
            a: node_row(&run, a),
            b: node_row(&run, b),
            window_secs: found.window_secs,
            n_pairs: found.n_pairs,
            n_objects: found.n_objects,
            offset,
            pairs: found
                .pairs
                .iter()
                .map(|pair| review.pair(Some(&run), pair, found.shared_post(pair)))
                .collect(),
            mark: marks::view(review.of_edge().and_then(|marks| marks.whole)),
            marked: review.of_edge().map_or([0; 3], EdgeMarks::counts),
            notes: review.notes_on(None),
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
        let [account_a, account_b] = self.named_ends(&case, &run, ask.edge, &ask.pair_key)?;
        let changed = case.writer().change(Command::SetMark {
            run_id: case.run(&ask.run)?.name,
            account_a,
            account_b,
            pair_key: ask.pair_key.clone(),
            mark: marks::value(ask.mark),
        })?;
        Ok(changed.into())
    }

    /// Writes a note on a pair of posts or a whole edge.
    pub fn add_note(&self, ask: &NoteAsk) -> Result<ChangeView> {
        let text = note_text(&ask.text)?;
        let case = self.case()?;
        let run = self.run(&ask.run)?;
        let ends = self.named_ends(&case, &run, ask.edge, &ask.pair_key)?;
        let target = target(&run, &ends, ask.pair_key.as_deref())?;
        let changed = case.writer().change(Command::AddNote {
            id: None,
            target,
            text,
        })?;
        Ok(changed.into())
    }

    /// Changes a note.
    pub fn edit_note(&self, id: &str, text: &str) -> Result<ChangeView> {
        let (id, text) = (id.to_owned(), note_text(text)?);
        let changed = self
            .case()?
            .writer()
            .change(Command::EditNote { id, text })?;
        Ok(changed.into())
    }

    /// Removes a note.
    pub fn remove_note(&self, id: &str) -> Result<ChangeView> {
        let id = id.to_owned();
        let changed = self.case()?.writer().change(Command::RemoveNote { id })?;
        Ok(changed.into())
    }

    /// The two accounts of an edge as marks and notes name them, once the pair is known to be one of
    /// its own.
    fn named_ends(
        &self,
        case: &OpenCase,
        run: &LoadedRun,
        edge: u32,
        pair_key: &Option<String>,
    ) -> Result<[String; 2]> {
        let at = run.edge(edge)?;
        let (a, b) = (run.view.edges.from[at], run.view.edges.to[at]);
        if let Some(key) = pair_key {
            let keys = case
                .reader()
                .pair_keys(&run.view, (a, b), &case.question())?;
            if !keys.contains(key) {
                return Err(DeskError::usage(
                    "no-such-pair",
                    "This pair of posts does not belong to this edge. Open the edge again.",
                ));
            }
        }
        Ok(ends_named(run, (a, b)))
    }
}

/// The names of two accounts in text order, as marks keep them.
fn ends_named(run: &LoadedRun, (a, b): (u32, u32)) -> [String; 2] {
    let mut names = [run.view.account_name(a), run.view.account_name(b)];
    names.sort();
    names
}

/// What a note on an edge or a pair is about.
fn target(run: &LoadedRun, ends: &[String; 2], pair_key: Option<&str>) -> Result<Target> {
    let mut names = vec![run.view.record.id.as_str(), &ends[0], &ends[1]];
    names.extend(pair_key);
    Ok(Target {
        kind: if pair_key.is_some() { "pair" } else { "edge" }.to_owned(),
        id: serde_json::to_string(&names)?,
    })
}

fn note_text(text: &str) -> Result<String> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(DeskError::usage(
            "empty-note",
            "A note needs words. Nothing was written.",
        )),
        length if length > NOTE_CHARS => Err(DeskError::usage(
            "too-long",
            format!("A note has at most {NOTE_CHARS} characters; this one has {length}."),
        )),
        _ => Ok(text.to_owned()),
    }
}

/// What was said of one edge: marks, notes, findings.
pub(crate) struct Review {
    /// Marks of the whole run.
    pub(crate) marks: RunMarks,
    edge: Option<u32>,
    run: String,
    ends: Option<[String; 2]>,
    notes: Vec<Note>,
    findings: Vec<(Finding, FindingDetails)>,
}

impl Review {
    /// Reads what is said of an edge, as it is now.
    pub(crate) fn read(case: &OpenCase, run: &LoadedRun, edge: u32) -> Result<Review> {
        let reader = case.reader();
        let at = run.edge(edge)?;
        let ends = (run.view.edges.from[at], run.view.edges.to[at]);
        Ok(Review {
            marks: RunMarks::read(reader, run)?,
            edge: Some(edge),
            run: run.view.record.id.clone(),
            ends: Some(ends_named(run, ends)),
            notes: reader.notes()?,
            findings: findings(reader)?,
        })
    }

    /// What is said where the run is gone: nothing but the findings.
    pub(crate) fn without_run(case: &OpenCase) -> Result<Review> {
        Ok(Review {
            marks: RunMarks::default(),
            edge: None,
            run: String::new(),
            ends: None,
            notes: Vec::new(),
            findings: findings(case.reader())?,
        })
    }

    fn of_edge(&self) -> Option<&EdgeMarks> {
        self.marks.of(self.edge?)
    }

    /// Notes on a pair, or on the whole edge.
    fn notes_on(&self, pair_key: Option<&str>) -> Vec<NoteView> {
        let Some(ends) = &self.ends else {
            return Vec::new();
        };
        let kind = if pair_key.is_some() { "pair" } else { "edge" };
        let mut wanted = vec![self.run.as_str(), &ends[0], &ends[1]];
        wanted.extend(pair_key);
        let about = |note: &&Note| {
            note.target.kind == kind
                && serde_json::from_str::<Vec<String>>(&note.target.id)
                    .is_ok_and(|names| names == wanted)
        };
        self.notes.iter().filter(about).map(note_view).collect()
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
            notes: self.notes_on(Some(key)),
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

fn note_view(note: &Note) -> NoteView {
    NoteView {
        id: note.id.clone(),
        text: note.text.clone(),
        author: note.author.clone(),
        updated_at_utc: note.updated_at_utc.clone(),
    }
}

/// The name of an author outside of the network, as the record of his post gives it.
fn name_in(post: &EvidencePost) -> Option<String> {
    let mut fields = post.fields.iter();
    fields
        .find(|field| field.role == "account_name")
        .map(|field| field.value.clone())
}

fn post_view(run: Option<&LoadedRun>, post: &EvidencePost) -> PostView {
    let node = run.and_then(|run| run.node_of(&post.platform, &post.account_id));
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
        kind: match post.kind.as_str() {
            "post" => "Post",
            "repost" => "Repost",
            "reply" => "Reply",
            "quote" => "Quote",
            _ => "",
        }
        .to_owned(),
        post_url: post.post_url.as_deref().map(cut),
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
