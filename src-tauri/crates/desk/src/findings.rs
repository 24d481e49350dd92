//! The findings chosen for the report: added, worded, ordered, each change one that can be undone.

use std::collections::HashMap;
use std::sync::Arc;

use zwerm_workbench::{Command, Confidence, Finding, FindingDetails, FindingRequest};

use crate::Desk;
use crate::api::{ChangeView, DeskError, FindingAsk, FindingDetail, FindingView};
use crate::error::Result;
use crate::evidence::{Review, findings};
use crate::network::LoadedRun;
use crate::session::OpenCase;

impl Desk {
    /// The findings in their order, each with its pairs of posts. A finding whose rows are not in the
    /// case any more shows none: what leads to no row proves nothing.
    pub fn findings(&self) -> Result<Vec<FindingDetail>> {
        let case = self.case()?;
        let mut runs: HashMap<String, Option<Arc<LoadedRun>>> = HashMap::new();
        let mut shown = Vec::new();
        for (finding, details) in findings(case.reader())? {
            let id = finding.content.run_id.clone().unwrap_or_default();
            let run = runs
                .entry(id.clone())
                .or_insert_with(|| LoadedRun::of(&case, &id).ok())
                .clone();
            let pairs = case
                .reader()
                .cited_pairs(&details.pairs)
                .unwrap_or_default();
            let review = review_of(&case, run.as_deref(), &details)?;
            shown.push(FindingDetail {
                pairs: pairs
                    .iter()
                    .map(|pair| review.pair(run.as_deref(), pair, None))
                    .collect(),
                finding: finding_view(finding, details),
            });
        }
        Ok(shown)
    }

    /// Adds a finding at the end of the list.
    pub fn add_finding(&self, ask: &FindingAsk) -> Result<ChangeView> {
        let case = self.case()?;
        let run = self.run(&ask.run)?;
        let mut request = request(ask)?;
        request.picture = self.keep_picture(&run, ask, None)?;
        let content = case
            .reader()
            .finding_content(&run.view, &request, &case.question())?;
        let changed = case.writer().change(Command::AddFinding {
            id: None,
            content,
            position: None,
        })?;
        Ok(changed.into())
    }

    /// Changes what a finding says; its evidence stays when the ask names no other.
    pub fn edit_finding(&self, id: &str, ask: &FindingAsk) -> Result<ChangeView> {
        let case = self.case()?;
        let (finding, details) = findings(case.reader())?
            .into_iter()
            .find(|(finding, _)| finding.id == id)
            .ok_or_else(|| {
                DeskError::usage(
                    "no-such-finding",
                    "This finding is not in the case any more.",
                )
            })?;
        let run_id = finding.content.run_id.as_deref().unwrap_or_default();
        let same_subject = (ask.run.is_empty() || ask.run == run_id)
            && ask.edge == details.edge.as_ref().map(|edge| edge.edge)
            && ask.community == details.community;
        let content = if same_subject && ask.picture.is_none() && has_same_pairs(ask, &details) {
            let confidence = confidence(&ask.confidence)?;
            let picture = details.picture.filter(|_| ask.keep_picture);
            case.reader()
                .reworded(&finding, (&ask.title, &ask.text), confidence, picture)?
        } else {
            let run = self.run(if ask.run.is_empty() { run_id } else { &ask.run })?;
            // A picture of another run says nothing of this one.
            let of_run = run.view.record.id.eq_ignore_ascii_case(run_id);
            let kept = details.picture.filter(|_| ask.keep_picture && of_run);
            let mut request = request(ask)?;
            request.picture = self.keep_picture(&run, ask, kept)?;
            case.reader()
                .finding_content(&run.view, &request, &case.question())?
        };
        let changed = case.writer().change(Command::EditFinding {
            id: id.to_owned(),
            content,
        })?;
        Ok(changed.into())
    }

    /// Takes a finding out of the report.
    pub fn remove_finding(&self, id: &str) -> Result<ChangeView> {
        let id = id.to_owned();
        let changed = self
            .case()?
            .writer()
            .change(Command::RemoveFinding { id })?;
        Ok(changed.into())
    }

    /// Moves a finding to this index of the list.
    pub fn move_finding(&self, id: &str, position: u32) -> Result<ChangeView> {
        let id = id.to_owned();
        let changed = self
            .case()?
            .writer()
            .change(Command::MoveFinding { id, position })?;
        Ok(changed.into())
    }
}

fn has_same_pairs(ask: &FindingAsk, details: &FindingDetails) -> bool {
    let mut kept: Vec<&str> = details
        .pairs
        .iter()
        .map(|pair| pair.pair_key.as_str())
        .collect();
    let mut asked: Vec<&str> = ask.pair_keys.iter().map(String::as_str).collect();
    kept.sort_unstable();
    asked.sort_unstable();
    asked.is_empty() || asked == kept
}

fn review_of(case: &OpenCase, run: Option<&LoadedRun>, details: &FindingDetails) -> Result<Review> {
    match (run, &details.edge) {
        (Some(run), Some(cited)) if run.edge(cited.edge).is_ok() => {
            Review::read(case, run, cited.edge)
        }
        _ => Review::without_run(case),
    }
}

fn request(ask: &FindingAsk) -> Result<FindingRequest> {
    Ok(FindingRequest {
        title: ask.title.clone(),
        text: ask.text.clone(),
        confidence: confidence(&ask.confidence)?,
        edge: ask.edge,
        community: ask.community,
        pair_keys: ask.pair_keys.clone(),
        picture: None,
    })
}

fn confidence(word: &str) -> Result<Confidence> {
    Confidence::parse(word).ok_or_else(|| {
        DeskError::usage(
            "no-such-confidence",
            "Confidence is high, moderate, low, or not stated.",
        )
    })
}

fn finding_view(finding: Finding, details: FindingDetails) -> FindingView {
    FindingView {
        id: finding.id,
        title: finding.content.title,
        text: finding.content.text,
        confidence: details.confidence.word().to_owned(),
        run: finding.content.run_id.unwrap_or_default(),
        edge: details.edge.as_ref().map(|cited| cited.edge),
        community: details.community,
        accounts: details
            .edge
            .map(|cited| vec![cited.a.account_id, cited.b.account_id])
            .unwrap_or_default(),
        picture: details.picture.map(|it| it.sha256).unwrap_or_default(),
        pair_keys: details
            .pairs
            .into_iter()
            .map(|pair| pair.pair_key)
            .collect(),
        author: finding.author,
        updated_at_utc: finding.updated_at_utc,
    }
}
