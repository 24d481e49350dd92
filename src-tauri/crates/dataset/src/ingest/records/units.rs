//! The JSON texts of a file one after the other: lines, elements of a root array, whole documents, or
//! the records within a document that is too large or too broken to be taken whole.
//!
//! Nothing is built here: a text is cut where its brackets and strings say so, and what a record holds
//! is the parser's business. A record that does not end costs the records up to the next line that
//! begins as records of this file do, never the rest of the file.

use std::path::Path;

use encoding_rs::Encoding;

use super::{Fault, shortened};
use crate::DatasetError;
use crate::ingest::source::Text;

mod element;
mod lines;
mod scan;
mod shape;
mod walk;
mod window;

pub(crate) use shape::Shape;
use walk::Walk;
use window::Window;

/// Longest unit that is taken, in bytes.
pub(crate) const MAX_UNIT_BYTES: usize = 64 << 20;
/// Bytes kept of a unit that is thrown away.
const SHOWN_BYTES: usize = 1 << 12;

/// One JSON text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unit<'b> {
    /// The text as in the file, without blanks around it; the beginning of one that is too long, and
    /// with replacement characters where it is no text.
    pub(crate) text: &'b str,
    /// 1-based physical line on which it begins.
    pub(crate) line: u64,
    /// Byte of the (decoded) text at which it begins.
    pub(crate) offset: u64,
    /// Why it cannot be parsed; absent, it is one JSON value by its brackets (a line: any text).
    pub(crate) fault: Option<Fault>,
    /// For a record out of a document that was not taken whole: the numbers and short texts that stood
    /// in front of its list, in the object that holds it, as one JSON object.
    pub(crate) parent: Option<&'b str>,
}

/// A place between two units, from which reading can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct UnitPlace {
    /// Line ends in front of it.
    pub(crate) lines: u64,
    /// Bytes of the text in front of it.
    pub(crate) offset: u64,
    /// Whether it is within a root array.
    pub(crate) in_array: bool,
}

/// Where a unit was found.
struct Cut {
    text: Found,
    lines: u64,
    offset: u64,
    fault: Option<Fault>,
}

enum Found {
    /// The last bytes that were used: `back` from there, of which `bytes` are the text.
    InWindow { back: usize, bytes: usize },
    /// In `Units::shown`.
    Shown,
}

/// What the reader is within.
enum Level {
    Lines,
    Root,
    Array,
    Walk(Box<Walk>),
    End,
}

/// Reader of the JSON texts of one file.
pub(crate) struct Units {
    window: Window,
    level: Level,
    item_paths: Vec<Vec<String>>,
    /// Beginning of a unit that is not in the window any more, or that is no text.
    shown: String,
    /// How the records behind the current one begin on a line of their own, from the line end in front
    /// of them.
    marker: Vec<u8>,
    /// Whether the current record has begun so.
    marker_is_known: bool,
    rescues: u32,
    is_look: bool,
}

impl Units {
    /// `item_paths` say where records are within an object that is not taken whole: keys with dots
    /// between them, `*` for every element of a list, `**` for any depth.
    pub(crate) fn open(
        path: &Path,
        encoding: &'static Encoding,
        member: Option<&str>,
        shape: Shape,
        item_paths: &[&str],
    ) -> Result<Self, DatasetError> {
        let text = Text::open_member(path, encoding, member)?;
        Ok(Self::of(text, shape, item_paths))
    }

    /// The units of a text.
    pub(crate) fn of(text: Text, shape: Shape, item_paths: &[&str]) -> Self {
        let start = UnitPlace {
            lines: 0,
            offset: 0,
            in_array: false,
        };
        Self::resumed(text, shape, item_paths, start)
    }

    /// Goes on behind a unit of the same text; `text` begins at that place.
    pub(crate) fn resumed(text: Text, shape: Shape, item_paths: &[&str], place: UnitPlace) -> Self {
        let level = match shape {
            Shape::Lines => Level::Lines,
            _ if place.in_array => Level::Array,
            Shape::Array | Shape::Document => Level::Root,
        };
        let keys = |path: &&str| path.split('.').map(str::to_owned).collect();
        Self {
            window: Window::new(text, place.offset, place.lines),
            level,
            item_paths: item_paths.iter().map(keys).collect(),
            shown: String::new(),
            marker: b"\n{".to_vec(),
            marker_is_known: false,
            rescues: 0,
            is_look: false,
        }
    }

    /// For a first look at a file: a value that is too long ends it, and is not read to its end.
    pub(crate) fn for_a_look(self) -> Self {
        Self {
            is_look: true,
            ..self
        }
    }

    /// The place behind the current unit; none within a document that is not taken whole, nor where
    /// what comes depends on what has been.
    pub(crate) fn place(&self) -> Option<UnitPlace> {
        let place = |in_array| UnitPlace {
            lines: self.window.lines(),
            offset: self.window.offset(),
            in_array,
        };
        match self.level {
            _ if self.rescues > 0 => None,
            Level::Lines | Level::Root | Level::End => Some(place(false)),
            Level::Array => Some(place(true)),
            Level::Walk(_) => None,
        }
    }

    /// (done, total) in bytes on disk.
    pub(crate) fn progress(&self) -> (u64, u64) {
        let bytes = &self.window.text.bytes;
        (bytes.taken(), bytes.size_on_disk)
    }

    /// The next unit; none at the end of the file.
    pub(crate) fn next(&mut self) -> Result<Option<Unit<'_>>, DatasetError> {
        let Some(cut) = self.cut()? else {
            return Ok(None);
        };
        let Cut {
            text,
            lines,
            offset,
            mut fault,
        } = cut;
        let text = match text {
            Found::Shown => self.shown.as_str(),
            Found::InWindow { back, bytes } => {
                let bytes = self.window.used(back).get(..bytes).unwrap_or_default();
                match std::str::from_utf8(bytes) {
                    Ok(text) => text,
                    Err(_) => {
                        self.shown = String::from_utf8_lossy(bytes).into_owned();
                        fault.get_or_insert_with(|| {
                            fault_of(
                                "invalid-encoding",
                                &self.shown,
                                "the record has bytes that are not text".to_owned(),
                            )
                        });
                        self.shown.as_str()
                    }
                }
            }
        };
        let parent = match &self.level {
            Level::Walk(walk) => walk.parent(),
            _ => None,
        };
        Ok(Some(Unit {
            text,
            line: lines + 1,
            offset,
            fault,
            parent,
        }))
    }

    fn cut(&mut self) -> Result<Option<Cut>, DatasetError> {
        loop {
            match &self.level {
                Level::End => return Ok(None),
                Level::Lines => return self.line(),
                Level::Root => match self.window.skip(b",")? {
                    None => self.level = Level::End,
                    Some(b'[') => {
                        self.window.take(1);
                        self.level = Level::Array;
                    }
                    Some(b'{') => {
                        if let Some(cut) = self.document()? {
                            return Ok(Some(cut));
                        }
                    }
                    Some(first) => return self.element(first).map(Some),
                },
                Level::Array => match self.window.skip(b",")? {
                    None => {
                        self.level = Level::End;
                        return Ok(Some(self.cut_short("list of records")));
                    }
                    Some(b']') => {
                        self.window.take(1);
                        self.level = Level::Root;
                    }
                    Some(first) => return self.element(first).map(Some),
                },
                Level::Walk(_) => {
                    if let Some(cut) = self.step()? {
                        return Ok(Some(cut));
                    }
                }
            }
        }
    }

    /// A file that ends where something is still open.
    fn cut_short(&mut self, what: &str) -> Cut {
        self.shown.clear();
        Cut {
            text: Found::Shown,
            lines: self.window.lines(),
            offset: self.window.offset(),
            fault: Some(fault_of(
                "invalid-json",
                "",
                format!("the file ends inside a {what}: it was cut off, or is still being written"),
            )),
        }
    }

    /// Keeps the beginning of the next `bytes`, to be shown.
    fn keep_beginning(&mut self, bytes: usize) {
        let rest = self.window.rest();
        let bytes = bytes.min(rest.len()).min(SHOWN_BYTES);
        let beginning = rest.get(..bytes).unwrap_or_default();
        self.shown = String::from_utf8_lossy(beginning).into_owned();
    }
}

fn fault_of(code: &'static str, text: &str, reason: String) -> Fault {
    Fault {
        code,
        value: shortened(text, 200),
        reason,
    }
}

#[cfg(test)]
mod tests;
