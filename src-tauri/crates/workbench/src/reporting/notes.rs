//! The notes of the analyst on what a run found, for a report that is to print them.

use zwerm_report::model::{AnalystNote, NoteAbout};

use super::communities::Who;
use crate::error::Result;
use crate::remarks::Place;
use crate::run_view::RunView;
use crate::session::Workbench;

impl Workbench {
    /// Notes on communities, edges and accounts of a run that a report can print.
    pub fn n_printable_notes(&self, view: &RunView) -> Result<u64> {
        Ok(self.places_of_notes(view)?.len() as u64)
    }

    /// The same notes, communities first, each kind in its order, the oldest first.
    pub(super) fn printed_notes(&self, view: &RunView, who: &Who<'_>) -> Result<Vec<AnalystNote>> {
        let mut notes = self.places_of_notes(view)?;
        notes.sort_by_key(|(place, _)| *place);
        let ends = |edge: u32| {
            let at = edge as usize;
            Some((*view.edges.from.get(at)?, *view.edges.to.get(at)?))
        };
        Ok(notes
            .into_iter()
            .filter_map(|(place, note)| {
                let about = match place {
                    Noted::Community(number) => NoteAbout::Community(number),
                    Noted::Edge(edge) => {
                        let (a, b) = ends(edge)?;
                        NoteAbout::Edge(who.account(a), who.account(b))
                    }
                    Noted::Account(node) => NoteAbout::Account(who.account(node)),
                };
                Some(AnalystNote {
                    about,
                    text: note.text,
                    date: note.updated_at_utc.get(..10).unwrap_or_default().to_owned(),
                })
            })
            .collect())
    }

    fn places_of_notes(&self, view: &RunView) -> Result<Vec<(Noted, zwerm_case::Note)>> {
        let place = |note: &zwerm_case::Note| match view.place(&note.target)? {
            Place::Community(number) => Some(Noted::Community(number)),
            Place::Edge(edge) => Some(Noted::Edge(edge)),
            Place::Account(node) => Some(Noted::Account(node)),
            Place::Pair(..) | Place::Object(..) => None,
        };
        Ok(self
            .notes()?
            .into_iter()
            .filter_map(|note| Some((place(&note)?, note)))
            .collect())
    }
}

/// What a note is about, by its number in the run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Noted {
    Community(u32),
    Edge(u32),
    Account(u32),
}
