//! Marks of a run by edge: what a reviewer thinks of it, and of the pairs behind it.

use std::collections::HashMap;

use zwerm_workbench::{MarkValue, Workbench};

use crate::api::MarkView;
use crate::error::Result;
use crate::network::LoadedRun;

/// Judgements of one edge.
#[derive(Default)]
pub(crate) struct EdgeMarks {
    /// Of the whole edge.
    pub(crate) whole: Option<MarkValue>,
    /// Of its pairs, by key.
    pub(crate) pairs: HashMap<String, MarkValue>,
}

impl EdgeMarks {
    /// Judgement of one pair.
    pub(crate) fn pair(&self, key: &str) -> MarkView {
        view(self.pairs.get(key).copied())
    }

    /// Pairs judged: convincing, unclear, innocent.
    pub(crate) fn counts(&self) -> [u64; 3] {
        let mut counts = [0; 3];
        for mark in self.pairs.values() {
            match mark {
                MarkValue::Convincing => counts[0] += 1,
                MarkValue::Unclear => counts[1] += 1,
                MarkValue::Innocent => counts[2] += 1,
                MarkValue::None => {}
            }
        }
        counts
    }
}

/// Judgements of the edges of one run.
#[derive(Default)]
pub(crate) struct RunMarks(HashMap<u32, EdgeMarks>);

impl RunMarks {
    /// Reads the marks of a run as they are now.
    pub(crate) fn read(reader: &Workbench, run: &LoadedRun) -> Result<RunMarks> {
        let mut marks = RunMarks::default();
        // Marks stand together by edge: the last one found is mostly the next one too.
        let mut last: Option<(String, String, Option<u32>)> = None;
        for mark in reader.marks()? {
            let key = mark.key;
            if !key.run_id.eq_ignore_ascii_case(&run.view.record.id) {
                continue;
            }
            let edge = match &last {
                Some((a, b, edge)) if *a == key.account_a && *b == key.account_b => *edge,
                _ => run.edge_named(&key.account_a, &key.account_b),
            };
            last = Some((key.account_a, key.account_b, edge));
            let Some(edge) = edge else {
                continue;
            };
            let entry = marks.0.entry(edge).or_default();
            match key.pair_key {
                Some(pair) => {
                    entry.pairs.insert(pair, mark.state.mark);
                }
                None => entry.whole = Some(mark.state.mark),
            }
        }
        Ok(marks)
    }

    /// Judgements of one edge.
    pub(crate) fn of(&self, edge: u32) -> Option<&EdgeMarks> {
        self.0.get(&edge)
    }

    /// The edges of which anything was judged, ascending.
    pub(crate) fn edges(&self) -> impl Iterator<Item = u32> {
        let mut edges: Vec<u32> = self.0.keys().copied().collect();
        edges.sort_unstable();
        edges.into_iter()
    }

    /// Judgement of a whole edge as a word; empty for none.
    pub(crate) fn word(&self, edge: u32) -> &'static str {
        match self.of(edge).and_then(|marks| marks.whole) {
            Some(mark) if mark != MarkValue::None => mark.text(),
            _ => "",
        }
    }

    /// Pairs of an edge that were judged.
    pub(crate) fn n_pairs(&self, edge: u32) -> u32 {
        self.of(edge).map_or(0, |marks| marks.pairs.len() as u32)
    }
}

/// A judgement as the window shows it.
pub(crate) fn view(mark: Option<MarkValue>) -> MarkView {
    match mark {
        Some(MarkValue::Convincing) => MarkView::Convincing,
        Some(MarkValue::Unclear) => MarkView::Unclear,
        Some(MarkValue::Innocent) => MarkView::Innocent,
        Some(MarkValue::None) | None => MarkView::None,
    }
}

/// A judgement as the case keeps it.
pub(crate) fn value(mark: MarkView) -> MarkValue {
    match mark {
        MarkView::Convincing => MarkValue::Convincing,
        MarkView::Unclear => MarkValue::Unclear,
        MarkView::Innocent => MarkValue::Innocent,
        MarkView::None => MarkValue::None,
    }
}
