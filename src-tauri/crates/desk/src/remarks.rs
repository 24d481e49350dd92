//! Notes and tags: on accounts, edges, communities, objects and pairs of posts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use zwerm_workbench::{Command, Note, Place, Tag, TagsOfRun, Target};

use crate::Desk;
use crate::api::{
    ChangeView, CountOfObject, DeskError, NoteAsk, NoteVersionView, NoteView, RemarkOn,
    RemarksView, TagAsk, TagCount, TagView,
};
use crate::error::Result;
use crate::network::LoadedRun;
use crate::session::OpenCase;

/// Longest note, characters.
const NOTE_CHARS: usize = 10_000;

impl Desk {
    /// Notes and tags on one thing.
    pub fn remarks(&self, run: &str, on: &RemarkOn) -> Result<RemarksView> {
        let case = self.case()?;
        let run = self.run(run)?;
        let place = place(on);
        target(&run, &place)?;
        Ok(Remarks::read(&case, &run)?.view(&place))
    }

    /// Writes a note.
    pub fn add_note(&self, ask: &NoteAsk) -> Result<ChangeView> {
        let text = note_text(&ask.text)?;
        let target = self.asked(&ask.run, &ask.on)?;
        self.said(Command::AddNote {
            id: None,
            target,
            text,
        })
    }

    /// Changes a note; what it said before stays in its history.
    pub fn edit_note(&self, id: &str, text: &str) -> Result<ChangeView> {
        let (id, text) = (id.to_owned(), note_text(text)?);
        self.said(Command::EditNote { id, text })
    }

    /// Removes a note.
    pub fn remove_note(&self, id: &str) -> Result<ChangeView> {
        let id = id.to_owned();
        self.said(Command::RemoveNote { id })
    }

    /// What a note has said, oldest first.
    pub fn note_versions(&self, id: &str) -> Result<Vec<NoteVersionView>> {
        let versions = self.case()?.reader().note_versions(id)?;
        Ok(versions
            .into_iter()
            .map(|version| NoteVersionView {
                text: version.text,
                author: version.author,
                at_utc: version.at_utc,
                undone: version.undone,
            })
            .collect())
    }

    /// Puts a tag on something; a tag in use is written as it stands already.
    pub fn add_tag(&self, ask: &TagAsk) -> Result<ChangeView> {
        // Blanks at the ends and in a row are slips of the keyboard, not other words.
        let tag = ask.tag.split_whitespace().collect::<Vec<_>>().join(" ");
        let target = self.asked(&ask.run, &ask.on)?;
        self.said(Command::AddTag { target, tag })
    }

    /// Takes a tag off something.
    pub fn remove_tag(&self, ask: &TagAsk) -> Result<ChangeView> {
        let target = self.asked(&ask.run, &ask.on)?;
        let tag = ask.tag.clone();
        self.said(Command::RemoveTag { target, tag })
    }

    /// Tags of the case with how many things bear them, most used first.
    pub fn tags_in_use(&self) -> Result<Vec<TagCount>> {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for tag in self.case()?.reader().tags()? {
            *counts.entry(tag.key.tag).or_default() += 1;
        }
        let mut counts: Vec<TagCount> = counts
            .into_iter()
            .map(|(tag, n_things)| TagCount { tag, n_things })
            .collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.n_things));
        Ok(counts)
    }

    fn said(&self, command: Command) -> Result<ChangeView> {
        Ok(self.case()?.writer().change(command)?.into())
    }

    /// What the case calls a thing, once it is known to be there.
    fn asked(&self, run: &str, on: &RemarkOn) -> Result<Target> {
        let case = self.case()?;
        let run = self.run(run)?;
        if let RemarkOn::Pair { edge, pair_key } = on {
            case.check_pair(&run, *edge, pair_key)?;
        }
        target(&run, &place(on))
    }
}

impl OpenCase {
    /// Fails when the pair is not one of those behind the edge.
    pub(crate) fn check_pair(&self, run: &LoadedRun, edge: u32, pair_key: &str) -> Result<()> {
        let at = run.edge(edge)?;
        let ends = (run.view.edges.from[at], run.view.edges.to[at]);
        let keys = self.reader().pair_keys(&run.view, ends, &self.question())?;
        if keys.iter().any(|key| key == pair_key) {
            return Ok(());
        }
        Err(DeskError::usage(
            "no-such-pair",
            "This pair of posts does not belong to this edge. Open the edge again.",
        ))
    }
}

fn place(on: &RemarkOn) -> Place {
    match on {
        RemarkOn::Account { node } => Place::Account(*node),
        RemarkOn::Edge { edge } => Place::Edge(*edge),
        RemarkOn::Pair { edge, pair_key } => Place::Pair(*edge, pair_key.clone()),
        RemarkOn::Community { community } => Place::Community(*community),
        RemarkOn::Object {
            object_type,
            object_id,
        } => Place::Object(object_type.clone(), object_id.clone()),
    }
}

fn target(run: &LoadedRun, place: &Place) -> Result<Target> {
    run.view.target(place).ok_or_else(|| {
        DeskError::usage(
            "not-in-run",
            "This is not in the network of this run. Select it again.",
        )
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

/// Notes and tags of a case, by where they stand in a run.
#[derive(Default)]
pub(crate) struct Remarks {
    notes: HashMap<Place, Vec<NoteView>>,
    tags: TagsOfRun,
}

impl Remarks {
    /// Reads them as they are now.
    pub(crate) fn read(case: &OpenCase, run: &LoadedRun) -> Result<Remarks> {
        let reader = case.reader();
        let edited = reader.edited_notes()?;
        let mut notes: HashMap<Place, Vec<NoteView>> = HashMap::new();
        for note in reader.notes()? {
            if let Some(place) = run.view.place(&note.target) {
                notes
                    .entry(place)
                    .or_default()
                    .push(note_view(note, &edited));
            }
        }
        Ok(Remarks {
            notes,
            tags: TagsOfRun::read(reader, &run.view)?,
        })
    }

    /// Notes and tags of one place.
    pub(crate) fn view(&self, place: &Place) -> RemarksView {
        RemarksView {
            notes: self.notes.get(place).cloned().unwrap_or_default(),
            tags: self.tags.of(place).iter().map(tag_view).collect(),
        }
    }

    /// Says of objects what tags and how many notes they have.
    pub(crate) fn tell(&self, objects: &mut [CountOfObject]) {
        for object in objects {
            let place = Place::Object(object.object_type.clone(), object.object_id.clone());
            let tags = self.tags.of(&place).iter();
            object.tags = tags.map(|tag| tag.key.tag.clone()).collect();
            object.n_notes = self.notes.get(&place).map_or(0, Vec::len) as u32;
        }
    }
}

fn note_view(note: Note, edited: &BTreeSet<String>) -> NoteView {
    NoteView {
        edited: edited.contains(&note.id),
        id: note.id,
        text: note.text,
        author: note.author,
        updated_at_utc: note.updated_at_utc,
    }
}

fn tag_view(tag: &Tag) -> TagView {
    TagView {
        tag: tag.key.tag.clone(),
        actor: tag.state.actor.clone(),
        at_utc: tag.state.at_utc.clone(),
    }
}
