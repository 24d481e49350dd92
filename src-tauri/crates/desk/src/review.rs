//! How far a run is reviewed, and which edge comes next.

use zwerm_workbench::{MarkValue, ReviewCounts, RunReview};

use crate::Desk;
use crate::api::{EdgePlace, ReviewCount, ReviewState, ReviewView, TableAsk};
use crate::error::Result;
use crate::network::LoadedRun;
use crate::session::OpenCase;

impl Desk {
    /// How many edges of the run, and inside of each community, were seen and judged.
    pub fn review(&self, run: &str) -> Result<ReviewView> {
        let case = self.case()?;
        let run = self.run(run)?;
        let counts = RunReview::read(case.reader(), &run.view)?.counts(&run.view);
        let mut counts = (0..).zip(&counts).map(|(at, counts)| count(at, counts));
        Ok(ReviewView {
            whole: counts.next().unwrap_or_default(),
            communities: counts.filter(|count| count.seen > 0).collect(),
        })
    }

    /// Notes that the posts of an edge stood on the screen. Gives whether that is new; false as well in
    /// a case that is read only, where nothing is written down.
    pub fn see_edge(&self, run: &str, edge: u32) -> Result<bool> {
        let case = self.case()?;
        let run = self.run(run)?;
        let at = run.edge(edge)?;
        if case.writer().require_write().is_err() {
            return Ok(false);
        }
        let (a, b) = (run.view.edges.from[at], run.view.edges.to[at]);
        let (a, b) = (run.view.account_name(a), run.view.account_name(b));
        Ok(case.writer().note_seen(&run.view.record.id, &a, &b)?)
    }

    /// The next edge of the table that nobody has seen: after this one, then from the beginning. None
    /// when every edge of the table was seen.
    pub fn next_unseen(&self, ask: &TableAsk, after: Option<u32>) -> Result<Option<EdgePlace>> {
        let case = self.case()?;
        let run = self.run(&ask.run)?;
        let review = RunReview::read(case.reader(), &run.view)?;
        let rows = self.edges_in_order(ask)?;
        let start = after
            .and_then(|edge| rows.iter().position(|&row| row == edge))
            .map_or(0, |at| at + 1);
        let order = (start..rows.len()).chain(0..start);
        Ok(order
            .map(|row| EdgePlace {
                edge: rows[row],
                row: row as u64,
            })
            .find(|place| Some(place.edge) != after && review.of(place.edge).is_none()))
    }
}

fn count(community: u32, counts: &ReviewCounts) -> ReviewCount {
    let [convincing, unclear, innocent] = counts.judged;
    ReviewCount {
        community,
        edges: counts.edges,
        seen: counts.seen,
        convincing,
        unclear,
        innocent,
    }
}

/// Which edges of a run are in this state, as a question by number.
pub(crate) fn in_state(
    case: &OpenCase,
    run: &LoadedRun,
    state: ReviewState,
) -> Result<impl Fn(usize) -> bool + use<>> {
    let review = RunReview::read(case.reader(), &run.view)?;
    Ok(move |edge: usize| {
        let known = review.of(edge as u32);
        let judgement = known.map(|edge| edge.judgement());
        match state {
            ReviewState::Unseen => known.is_none(),
            ReviewState::Seen => known.is_some(),
            ReviewState::Opened => judgement == Some(None),
            ReviewState::Convincing => judgement == Some(Some(MarkValue::Convincing)),
            ReviewState::Unclear => judgement == Some(Some(MarkValue::Unclear)),
            ReviewState::Innocent => judgement == Some(Some(MarkValue::Innocent)),
        }
    })
}
