//! How far a run is reviewed: which edges were seen, what was thought of them, and by whom.
//!
//! An edge counts as **seen** when its posts have been on somebody's screen, or it or one of its pairs
//! was judged. Its **judgement** is that of the whole edge; where nobody gave one, its judged pairs
//! speak for it: what all of them say, or `unclear` when they disagree.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use zwerm_case::{MarkState, MarkValue};
use zwerm_report::csv::{Cell, Options, Writer};

use crate::error::Result;
use crate::output::{Written, write_file};
use crate::remarks::{Place, TagsOfRun};
use crate::run_view::RunView;
use crate::session::Workbench;

/// What is known of the review of one edge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EdgeReview {
    /// Judgement of the whole edge.
    pub whole: Option<MarkState>,
    /// Judgements of its pairs, by key.
    pub pairs: BTreeMap<String, MarkState>,
    /// When its posts were first on screen (UTC), and whose.
    pub opened: Option<(String, String)>,
}

impl EdgeReview {
    /// Pairs judged: convincing, unclear, innocent.
    pub fn pair_counts(&self) -> [u64; 3] {
        let count = |wanted| {
            self.pairs
                .values()
                .filter(|mark| mark.mark == wanted)
                .count() as u64
        };
        JUDGEMENTS.map(count)
    }

    /// What is thought of it; `None` when it was opened only.
    pub fn judgement(&self) -> Option<MarkValue> {
        if let Some(whole) = &self.whole {
            return Some(whole.mark);
        }
        let mut marks = self.pairs.values().map(|state| state.mark);
        let first = marks.next()?;
        Some(if marks.all(|mark| mark == first) {
            first
        } else {
            MarkValue::Unclear
        })
    }

    /// Who judged last, and when: the judgement of the whole edge counts before those of pairs.
    fn last(&self) -> Option<&MarkState> {
        let of_pairs = || {
            self.pairs
                .values()
                .max_by(|one, other| one.at_utc.cmp(&other.at_utc))
        };
        self.whole.as_ref().or_else(of_pairs)
    }
}

/// In the order of every count here.
const JUDGEMENTS: [MarkValue; 3] = [
    MarkValue::Convincing,
    MarkValue::Unclear,
    MarkValue::Innocent,
];

/// How many edges were seen, and what was thought of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReviewCounts {
    /// Edges in all.
    pub edges: u64,
    /// Of them seen: opened or judged.
    pub seen: u64,
    /// Of those convincing, unclear, innocent; the rest was opened and not judged.
    pub judged: [u64; 3],
}

/// The review of one run: its edges that were seen, by number.
#[derive(Debug, Default)]
pub struct RunReview(BTreeMap<u32, EdgeReview>);

impl RunReview {
    /// Reads the review of a run as it is now.
    pub fn read(workbench: &Workbench, view: &RunView) -> Result<RunReview> {
        let mut review = RunReview::default();
        let of_run = |id: &str| id.eq_ignore_ascii_case(&view.record.id);
        // What is said of an edge stands together: its name is looked up once.
        let mut names: HashMap<(String, String), Option<u32>> = HashMap::new();
        let mut edge_of = |a: String, b: String| {
            *names.entry((a, b)).or_insert_with_key(|(a, b)| {
                view.edge_between(view.node_named(a)?, view.node_named(b)?)
            })
        };
        for mark in workbench.marks()? {
            let key = mark.key;
            if !of_run(&key.run_id) {
                continue;
            }
            if let Some(edge) = edge_of(key.account_a, key.account_b) {
                let edge = review.0.entry(edge).or_default();
                match key.pair_key {
                    Some(pair) => {
                        edge.pairs.insert(pair, mark.state);
                    }
                    None => edge.whole = Some(mark.state),
                }
            }
        }
        for seen in workbench.seen()? {
            if !of_run(&seen.run_id) {
                continue;
            }
            if let Some(edge) = edge_of(seen.account_a, seen.account_b) {
                review.0.entry(edge).or_default().opened = Some((seen.at_utc, seen.actor));
            }
        }
        Ok(review)
    }

    /// What is known of an edge; `None` when nobody has seen it.
    pub fn of(&self, edge: u32) -> Option<&EdgeReview> {
        self.0.get(&edge)
    }

    /// Counts over all edges of the run (at 0) and over the edges inside of each community, by number.
    /// A loop ties an account to itself: it is an edge of the run, and of no community.
    pub fn counts(&self, view: &RunView) -> Vec<ReviewCounts> {
        let edges = &view.edges;
        let most = view.nodes.community.iter().max().copied().unwrap_or(0) as usize;
        let mut counts = vec![ReviewCounts::default(); most + 1];
        for edge in 0..edges.len() {
            let inside = match edges.community[edge] as usize {
                0 => None,
                number => Some(number).filter(|_| edges.from[edge] != edges.to[edge]),
            };
            let review = self.of(edge as u32);
            for at in std::iter::once(0).chain(inside) {
                if let Some(counts) = counts.get_mut(at) {
                    counts.add(review);
                }
            }
        }
        counts
    }
}

impl ReviewCounts {
    fn add(&mut self, review: Option<&EdgeReview>) {
        self.edges += 1;
        let Some(review) = review else { return };
        self.seen += 1;
        let judgement = review.judgement();
        for (count, value) in self.judged.iter_mut().zip(JUDGEMENTS) {
            *count += u64::from(judgement == Some(value));
        }
    }
}

/// Writes every edge of a run with what is known of its review.
pub(crate) fn write(workbench: &Workbench, view: &RunView, out: &Path) -> Result<Written> {
    let review = RunReview::read(workbench, view)?;
    let tags = TagsOfRun::read(workbench, view)?;
    let mut notes: HashMap<u32, Vec<String>> = HashMap::new();
    for note in workbench.notes()? {
        if let Some(Place::Edge(edge) | Place::Pair(edge, _)) = view.place(&note.target) {
            notes.entry(edge).or_default().push(note.text);
        }
    }
    let (nodes, edges) = (&view.nodes, &view.edges);
    write_file(out, |file| {
        let mut csv = Writer::new(file, Options::default())?;
        csv.header(&[
            "community",
            "from_platform",
            "from",
            "to_platform",
            "to",
            "weight",
            "seen",
            "judgement",
            "judgement_of",
            "pairs_convincing",
            "pairs_unclear",
            "pairs_innocent",
            "judged_by",
            "judged_at_utc",
            "first_seen_by",
            "first_seen_at_utc",
            "tags",
            "notes",
        ])?;
        let nothing = EdgeReview::default();
        for edge in 0..edges.len() {
            let (from, to) = (edges.from[edge] as usize, edges.to[edge] as usize);
            let known = review.of(edge as u32);
            let of = known.unwrap_or(&nothing);
            let pairs = of.pair_counts();
            let last = of.last();
            let opened = of.opened.as_ref();
            let judgement_of = match (&of.whole, last) {
                (Some(_), _) => "edge",
                (None, Some(_)) => "pairs",
                (None, None) => "",
            };
            let texts = notes.get(&(edge as u32)).map(|texts| texts.join("\n"));
            csv.row(&[
                match edges.community[edge] {
                    0 => Cell::Empty,
                    number => Cell::Unsigned(u64::from(number)),
                },
                Cell::Text(&nodes.platform[from]),
                Cell::Text(&nodes.account_id[from]),
                Cell::Text(&nodes.platform[to]),
                Cell::Text(&nodes.account_id[to]),
                Cell::Unsigned(edges.weight[edge]),
                Cell::Bool(known.is_some()),
                Cell::Text(of.judgement().map_or("", MarkValue::text)),
                Cell::Text(judgement_of),
                Cell::Unsigned(pairs[0]),
                Cell::Unsigned(pairs[1]),
                Cell::Unsigned(pairs[2]),
                Cell::Text(last.map_or("", |mark| &mark.actor)),
                Cell::Text(last.map_or("", |mark| &mark.at_utc)),
                Cell::Text(opened.map_or("", |(_, actor)| actor)),
                Cell::Text(opened.map_or("", |(at_utc, _)| at_utc)),
                Cell::Text(&tags.cell(&Place::Edge(edge as u32))),
                Cell::Text(texts.as_deref().unwrap_or_default()),
            ])?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(mark: MarkValue) -> MarkState {
        MarkState {
            mark,
            at_utc: "2026-11-22T10:00:00Z".into(),
            actor: "ana".into(),
        }
    }

    #[test]
    fn pairs_speak_for_an_edge_that_nobody_judged() {
        let mut edge = EdgeReview::default();
        assert_eq!(edge.judgement(), None);
        edge.pairs.insert("1".into(), mark(MarkValue::Convincing));
        edge.pairs.insert("2".into(), mark(MarkValue::Convincing));
        assert_eq!(edge.judgement(), Some(MarkValue::Convincing));
        edge.pairs.insert("3".into(), mark(MarkValue::Innocent));
        assert_eq!(edge.judgement(), Some(MarkValue::Unclear));
        assert_eq!(edge.pair_counts(), [2, 0, 1]);
        edge.whole = Some(mark(MarkValue::Innocent));
        assert_eq!(edge.judgement(), Some(MarkValue::Innocent));
    }

    #[test]
    fn an_edge_that_was_opened_only_is_seen_and_not_judged() {
        let mut counts = ReviewCounts::default();
        let opened = EdgeReview {
            opened: Some(("2026-11-22T10:00:00Z".into(), "ana".into())),
            ..EdgeReview::default()
        };
        let judged = EdgeReview {
            whole: Some(mark(MarkValue::Unclear)),
            ..EdgeReview::default()
        };
        for review in [None, Some(&opened), Some(&judged)] {
            counts.add(review);
        }
        assert_eq!((counts.edges, counts.seen), (3, 2));
        assert_eq!(counts.judged, [0, 1, 0]);
    }
}
