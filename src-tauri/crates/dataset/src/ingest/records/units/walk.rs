//! The way to the records within a document that cannot be taken whole.
//!
//! Only the lists on the item paths are entered; everything else is passed over unseen, except for
//! numbers and short texts, which tell what the records belong to.

use super::element::Extent;
use super::scan::{Scan, is_scalar};
use super::{Cut, Found, Level, MAX_UNIT_BYTES, Units, fault_of};
use crate::DatasetError;

/// Longest text that is kept of what stands in front of a list, and most of all such texts.
const MAX_KEPT_BYTES: usize = 1 << 12;
const MAX_PARENT_BYTES: usize = 1 << 16;
/// Longest key.
const MAX_KEY_BYTES: usize = 1 << 16;

/// Why a document is not taken whole.
pub(super) enum Why {
    TooLong,
    Broken(String),
    FileEnds,
}

/// Paths that lead on from here: which one, and how many of its keys have been passed.
type Active = Vec<(usize, usize)>;

enum Frame {
    Object {
        active: Active,
        /// Its small values so far, as the inside of a JSON object.
        kept: String,
    },
    List {
        active: Active,
    },
    /// A list whose elements are records.
    Items,
}

/// A document half read.
pub(super) struct Walk {
    why: Why,
    frames: Vec<Frame>,
    parent: String,
    found: bool,
    shown: String,
    lines: u64,
    offset: u64,
    /// Byte of the text at which the document ends by its brackets.
    end: Option<u64>,
}

/// What one step gives.
enum Step {
    On,
    Item(Cut),
    Done,
    FileEnds,
    /// The brackets are broken outside of any record.
    Damaged,
}

impl Walk {
    /// A walk that begins behind the first bracket of a document.
    pub(super) fn new(
        why: Why,
        n_paths: usize,
        shown: &str,
        lines: u64,
        offset: u64,
        bytes: Option<usize>,
    ) -> Self {
        Self {
            why,
            frames: vec![Frame::Object {
                active: (0..n_paths).map(|path| (path, 0)).collect(),
                kept: String::new(),
            }],
            parent: String::new(),
            found: false,
            shown: shown.to_owned(),
            lines,
            offset,
            end: bytes.map(|bytes| offset + bytes as u64),
        }
    }

    /// What the current record belongs to.
    pub(super) fn parent(&self) -> Option<&str> {
        Some(&self.parent)
    }

    fn begin_items(&mut self) {
        let kept = self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Object { kept, .. } => Some(kept.as_str()),
            _ => None,
        });
        self.parent = format!("{{{}}}", kept.unwrap_or_default());
        self.found = true;
    }

    fn keep(&mut self, key: &str, value: &str) {
        if let Some(Frame::Object { kept, .. }) = self.frames.last_mut()
            && kept.len() + key.len() + value.len() < MAX_PARENT_BYTES
        {
            if !kept.is_empty() {
                kept.push(',');
            }
            kept.push_str(key);
            kept.push(':');
            kept.push_str(value);
        }
    }

    /// The record that stands for the whole document, if there is something to say of it.
    fn last_word(&self) -> Option<Cut> {
        let reason = match (&self.why, self.found) {
            (Why::TooLong | Why::FileEnds, true) => return None,
            (Why::Broken(error), true) => format!(
                "the document is no JSON ({error}): its records were taken one by one, without what \
                 else it holds"
            ),
            (Why::Broken(error), false) => format!("the document is no JSON ({error})"),
            (Why::TooLong, false) => format!(
                "the document is longer than {} MB and has no list of records where such documents \
                 have it",
                MAX_UNIT_BYTES >> 20
            ),
            (Why::FileEnds, false) => {
                "the file ends inside a record: it was cut off, or is still being written"
                    .to_owned()
            }
        };
        let code = match self.why {
            Why::TooLong => "too-long",
            _ => "invalid-json",
        };
        Some(Cut {
            text: Found::Shown,
            lines: self.lines,
            offset: self.offset,
            fault: Some(fault_of(code, &self.shown, reason)),
        })
    }
}

impl Units {
    /// Goes on in a document until there is a record, or something to tell.
    pub(super) fn step(&mut self) -> Result<Option<Cut>, DatasetError> {
        let Level::Walk(mut walk) = std::mem::replace(&mut self.level, Level::Root) else {
            return Ok(None);
        };
        match self.walk(&mut walk)? {
            Step::On => {
                self.level = Level::Walk(walk);
                Ok(None)
            }
            Step::Item(cut) => {
                // A record inside of which the file ends is the last.
                if !matches!(self.level, Level::End) {
                    self.level = Level::Walk(walk);
                }
                Ok(Some(cut))
            }
            Step::Done => {
                let word = walk.last_word();
                self.shown = walk.shown;
                Ok(word)
            }
            Step::FileEnds if walk.found => {
                self.level = Level::End;
                Ok(Some(self.cut_short("document")))
            }
            Step::FileEnds => {
                self.level = Level::End;
                walk.why = Why::FileEnds;
                let word = walk.last_word();
                self.shown = walk.shown;
                Ok(word)
            }
            Step::Damaged => self.damaged(&walk).map(Some),
        }
    }

    /// A document whose brackets are broken outside of any record: goes behind its end, if that is
    /// known.
    fn damaged(&mut self, walk: &Walk) -> Result<Cut, DatasetError> {
        let (lines, offset) = (self.window.lines(), self.window.offset());
        let left = walk.end.map(|end| end.saturating_sub(offset) as usize);
        self.keep_beginning(left.unwrap_or(usize::MAX));
        let what = match left {
            Some(left) => {
                if let Some(last) = left.checked_sub(1) {
                    self.window.byte(last)?;
                }
                self.window.take(left);
                "what is left of it"
            }
            None => {
                self.level = Level::End;
                "the rest of the file"
            }
        };
        Ok(Cut {
            text: Found::Shown,
            lines,
            offset,
            fault: Some(fault_of(
                "invalid-json",
                &self.shown,
                format!("the document is no JSON from here on; {what} was not read"),
            )),
        })
    }

    fn walk(&mut self, walk: &mut Walk) -> Result<Step, DatasetError> {
        let Some(first) = self.window.skip(b",")? else {
            return Ok(Step::FileEnds);
        };
        let (closing, active) = match walk.frames.last() {
            None => return Ok(Step::Done),
            Some(Frame::Items) => (b']', None),
            Some(Frame::List { active }) => (b']', Some(active)),
            Some(Frame::Object { active, .. }) => (b'}', Some(active)),
        };
        if first == closing {
            self.window.take(1);
            walk.frames.pop();
            return Ok(if walk.frames.is_empty() {
                Step::Done
            } else {
                Step::On
            });
        }
        let Some(active) = active else {
            return Ok(Step::Item(self.element(first)?));
        };
        if closing == b']' {
            let next = self.led_on(active, None);
            return self.value(walk, first, &next, None);
        }
        if first != b'"' {
            return Ok(Step::Damaged);
        }
        let (active, key) = (active.clone(), self.key()?);
        let Some(key) = key else {
            return Ok(Step::Damaged);
        };
        match self.window.skip(b"")? {
            None => return Ok(Step::FileEnds),
            Some(b':') => self.window.take(1),
            Some(_) => return Ok(Step::Damaged),
        }
        let Some(first) = self.window.skip(b"")? else {
            return Ok(Step::FileEnds);
        };
        let name: String = serde_json::from_str(&key).unwrap_or_default();
        let next = self.led_on(&active, Some(&name));
        self.value(walk, first, &next, Some(&key))
    }

    /// Paths that lead on to the value of a key, or to an element.
    fn led_on(&self, active: &Active, key: Option<&str>) -> Active {
        let mut next = Active::new();
        for &(path, passed) in active {
            let steps = self.item_paths.get(path).map_or(&[][..], Vec::as_slice);
            let is = |at: usize| key.is_some() && steps.get(at).map(String::as_str) == key;
            match steps.get(passed).map(String::as_str) {
                Some("**") if is(passed + 1) => next.push((path, passed + 2)),
                Some("**") => next.push((path, passed)),
                Some("*") if key.is_none() => next.push((path, passed + 1)),
                _ if is(passed) => next.push((path, passed + 1)),
                _ => {}
            }
        }
        next
    }

    fn value(
        &mut self,
        walk: &mut Walk,
        first: u8,
        next: &Active,
        key: Option<&str>,
    ) -> Result<Step, DatasetError> {
        let ends = |&(path, passed): &(usize, usize)| {
            self.item_paths.get(path).is_some_and(|p| p.len() == passed)
        };
        let is_item = next.iter().any(ends);
        let deeper: Active = next.iter().copied().filter(|at| !ends(at)).collect();
        match first {
            b'[' if is_item => {
                walk.begin_items();
                walk.frames.push(Frame::Items);
                self.window.take(1);
                Ok(Step::On)
            }
            b'[' if !deeper.is_empty() => {
                walk.frames.push(Frame::List { active: deeper });
                self.window.take(1);
                Ok(Step::On)
            }
            b'{' if is_item => {
                walk.begin_items();
                Ok(Step::Item(self.element(first)?))
            }
            b'{' if !deeper.is_empty() => {
                walk.frames.push(Frame::Object {
                    active: deeper,
                    kept: String::new(),
                });
                self.window.take(1);
                Ok(Step::On)
            }
            b'{' | b'[' if self.skip_to_end(Scan::default())? => Ok(Step::On),
            b'{' | b'[' => Ok(Step::FileEnds),
            _ => self.small_value(walk, first, key),
        }
    }

    /// A text or a number, kept if it is short.
    fn small_value(
        &mut self,
        walk: &mut Walk,
        first: u8,
        key: Option<&str>,
    ) -> Result<Step, DatasetError> {
        let bytes = if first == b'"' {
            match self.extent(first)? {
                Extent::Whole { bytes, .. } => bytes,
                Extent::UpToNext { .. } => return Ok(Step::Damaged),
                Extent::FileEnds => return Ok(Step::FileEnds),
                Extent::TooLong(_) if self.skip_to_end(Scan::default())? => return Ok(Step::On),
                Extent::TooLong(_) => return Ok(Step::FileEnds),
            }
        } else {
            let mut bytes = 0;
            loop {
                match self.window.byte(bytes)? {
                    None => return Ok(Step::FileEnds),
                    Some(b',' | b'}' | b']') => break bytes,
                    Some(byte) if byte.is_ascii_whitespace() => break bytes,
                    Some(_) if bytes > MAX_KEPT_BYTES => return Ok(Step::Damaged),
                    Some(_) => bytes += 1,
                }
            }
        };
        if bytes == 0 {
            return Ok(Step::Damaged);
        }
        let text = self.window.rest().get(..bytes).unwrap_or_default();
        if let Ok(text) = std::str::from_utf8(text)
            && let Some(key) = key
            && bytes <= MAX_KEPT_BYTES
            && (first == b'"' || is_scalar(text))
        {
            walk.keep(key, text);
        }
        self.window.take(bytes);
        Ok(Step::On)
    }

    /// The key that begins here, with its quotes; none where there is none.
    fn key(&mut self) -> Result<Option<String>, DatasetError> {
        let Extent::Whole { bytes, .. } = self.extent(b'"')? else {
            return Ok(None);
        };
        let key = self.window.rest().get(..bytes).unwrap_or_default();
        let key = (bytes <= MAX_KEY_BYTES).then(|| String::from_utf8_lossy(key).into_owned());
        self.window.take(bytes);
        Ok(key)
    }
}
