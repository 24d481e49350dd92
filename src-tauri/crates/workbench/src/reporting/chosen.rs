//! The findings that the analyst chose, with their evidence found in the run again.

use zwerm_case::MarkValue;
use zwerm_report::model::{
    self, FindingCommunity, FindingEdge, Judgement, Names, PairOfPosts, PostRef,
};

use super::communities::Who;
use super::significance;
use crate::error::Result;
use crate::evidence::{EvidencePair, EvidencePost};
use crate::findings::{CitedEdge, CitedPicture, Confidence, FindingDetails};
use crate::jobs::Control;
use crate::posts::RunPosts;
use crate::run_view::RunView;
use crate::session::Workbench;

/// What is printed of the findings of a case.
pub struct Chosen {
    /// Those of this run, in their order.
    pub findings: Vec<model::Finding>,
    /// How many rest on other runs.
    pub n_elsewhere: u64,
}

impl Workbench {
    /// The findings of a run. A report is about one run: what rests on another would stand there
    /// without its method.
    pub(super) fn chosen(
        &self,
        view: &RunView,
        posts: &RunPosts,
        who: &Who<'_>,
        (names, in_full): (Names, u32),
        control: &Control,
    ) -> Result<Chosen> {
        let mut chosen = Chosen {
            findings: Vec::new(),
            n_elsewhere: 0,
        };
        for finding in self.findings()? {
            let run = finding.content.run_id.as_deref().unwrap_or_default();
            if !run.eq_ignore_ascii_case(&view.record.id) {
                chosen.n_elsewhere += 1;
                continue;
            }
            let details = FindingDetails::of(&finding);
            let picture = details
                .picture
                .as_ref()
                .map(|cited| self.printed_picture(view, who, cited))
                .transpose()?;
            let mut printed = model::Finding {
                title: finding.content.title,
                text: finding.content.text,
                confidence: confidence(details.confidence),
                community: details
                    .community
                    .map(|community| community_of(view, community, in_full)),
                picture,
                ..model::Finding::default()
            };
            if let Some((edge, ends)) = details.edge.as_ref().and_then(|edge| ends_of(view, edge)) {
                let marks = self.marks_of(view, ends)?;
                let pairs = self.pairs_found_again(posts, ends, &details.pairs, control)?;
                printed.edge = Some(edge_of(view, who, edge, &marks));
                printed.pairs = pairs
                    .iter()
                    .map(|found| pair(found, view, ends.0, names, &marks))
                    .collect();
            }
            chosen.findings.push(printed);
        }
        Ok(chosen)
    }

    /// A picture of this run, its accounts called as in the rest of the report.
    fn printed_picture(
        &self,
        view: &RunView,
        who: &Who<'_>,
        cited: &CitedPicture,
    ) -> Result<model::Picture> {
        self.kept_picture(&cited.sha256)?
            .printed(view, &cited.sha256, |node| who.account(node))
    }
}

/// The edge that a finding cites, if it still joins the same two accounts.
fn ends_of(view: &RunView, cited: &CitedEdge) -> Option<(usize, (u32, u32))> {
    let edge = cited.edge as usize;
    let ends = (*view.edges.from.get(edge)?, *view.edges.to.get(edge)?);
    (view.account(ends.0) == cited.a && view.account(ends.1) == cited.b).then_some((edge, ends))
}

fn edge_of(
    view: &RunView,
    who: &Who<'_>,
    edge: usize,
    marks: &[(Option<String>, MarkValue)],
) -> FindingEdge {
    let edges = &view.edges;
    let count = |wanted: MarkValue| {
        let found = marks
            .iter()
            .filter(|(key, mark)| key.is_some() && *mark == wanted);
        found.count() as u64
    };
    let whole = marks.iter().find(|(key, _)| key.is_none());
    FindingEdge {
        a: who.account(edges.from[edge]),
        b: who.account(edges.to[edge]),
        n_pairs: edges.weight[edge],
        n_objects: u64::from(edges.n_objects[edge]),
        n_layers: edges.n_layers[edge],
        median_delta_secs: Some(edges.median_time_delta[edge]).filter(|secs| secs.is_finite()),
        judged: whole.map_or(Judgement::NotJudged, |(_, mark)| judgement(*mark)),
        n_judged: [
            count(MarkValue::Convincing),
            count(MarkValue::Unclear),
            count(MarkValue::Innocent),
        ],
        verdict: significance::of_edge(view, edge),
    }
}

fn community_of(view: &RunView, number: u32, in_full: u32) -> FindingCommunity {
    let members = view.nodes.community.iter().filter(|&&it| it == number);
    let edges = view
        .edges
        .ends()
        .zip(&view.edges.community)
        .filter(|((from, to), community)| **community == number && from != to);
    FindingCommunity {
        number,
        n_accounts: members.count() as u64,
        n_edges: edges.count() as u64,
        described: (1..=in_full).contains(&number),
    }
}

fn pair(
    found: &EvidencePair,
    view: &RunView,
    a: u32,
    names: Names,
    marks: &[(Option<String>, MarkValue)],
) -> PairOfPosts {
    let a = view.account(a);
    let post = |post: &EvidencePost| PostRef {
        time_ms: post.time_ms,
        content_id: post.content_id.clone(),
        source_sha256: post.source_sha256.clone(),
        record: post.record,
        text: post.text.clone().filter(|_| names == Names::Shown),
    };
    let mark = marks
        .iter()
        .find(|(key, _)| key.as_deref() == Some(found.pair_key.as_str()));
    PairOfPosts {
        object_type: found.layer.clone(),
        object: found.object_id.clone(),
        older_is_a: found.older.account_id == a.account_id && found.older.platform == a.platform,
        older: post(&found.older),
        newer: post(&found.newer),
        delta_secs: found.time_delta_secs,
        judged: mark.map_or(Judgement::NotJudged, |(_, mark)| judgement(*mark)),
    }
}

fn judgement(mark: MarkValue) -> Judgement {
    match mark {
        MarkValue::Convincing => Judgement::Convincing,
        MarkValue::Unclear => Judgement::Unclear,
        MarkValue::Innocent => Judgement::Innocent,
        MarkValue::None => Judgement::NotJudged,
    }
}

fn confidence(confidence: Confidence) -> model::Confidence {
    match confidence {
        Confidence::NotStated => model::Confidence::NotStated,
        Confidence::Low => model::Confidence::Low,
        Confidence::Moderate => model::Confidence::Moderate,
        Confidence::High => model::Confidence::High,
    }
}
