//! One value out of a row of values, and what to do where it does not end.

use memchr::memmem;

use super::scan::{MAX_DEPTH, Scan, Stop, is_scalar};
use super::walk::{Walk, Why};
use super::{Cut, Found, Level, MAX_UNIT_BYTES, Units, fault_of};
use crate::DatasetError;

/// Longest text between records that is shown as one.
const MAX_TOKEN_BYTES: usize = 1 << 20;
/// Bytes that are searched at first for the end of a broken record; twice as many each time after, so
/// that the search costs no more than what it passes.
const FIRST_STEP_BYTES: usize = 256;
/// How often a record is read to its limit before it turns out where the next one begins.
const MOST_RESCUES: u32 = 16;

/// How far a value goes.
pub(super) enum Extent {
    /// Its bytes.
    Whole { bytes: usize, is_too_deep: bool },
    /// Brackets or strings are broken; at this byte the next record begins. `is_within`: what is sound
    /// of the value has lines that begin so, too.
    UpToNext { bytes: usize, is_within: bool },
    /// The file ends inside; all of it is in the window.
    FileEnds,
    /// Longer than a unit may be.
    TooLong(Scan),
}

impl Units {
    /// The value that begins here; text that is none becomes a fault.
    pub(super) fn element(&mut self, first: u8) -> Result<Cut, DatasetError> {
        if !matches!(first, b'{' | b'[' | b'"') {
            return self.token();
        }
        let mut extent = self.extent(first)?;
        if let Extent::FileEnds | Extent::TooLong(_) = extent
            && self.marker_is_known
            && self.rescues < MOST_RESCUES
        {
            // A bracket was left open, and the records behind it looked as if they were within.
            let behind = self.window.rest().get(1..).unwrap_or_default();
            if let Some(at) = memmem::find(behind, &self.marker) {
                self.rescues += 1;
                extent = Extent::UpToNext {
                    bytes: 1 + at,
                    is_within: false,
                };
            }
        }
        self.cut_at(extent)
    }

    /// The object that begins here at the root: whole, or to be walked through.
    pub(super) fn document(&mut self) -> Result<Option<Cut>, DatasetError> {
        let extent = self.extent(b'{')?;
        let why = match &extent {
            _ if self.item_paths.is_empty() => None,
            Extent::Whole { bytes, .. } => {
                // One broken record must not cost a whole export.
                let text = self.window.rest().get(..*bytes).unwrap_or_default();
                serde_json::from_slice::<serde::de::IgnoredAny>(text)
                    .err()
                    .map(|error| Why::Broken(error.to_string()))
            }
            // Lines that begin so are records within the document, not documents.
            Extent::UpToNext { is_within, .. } => {
                is_within.then(|| Why::Broken("a bracket or a quote is not closed".to_owned()))
            }
            Extent::FileEnds => Some(Why::FileEnds),
            Extent::TooLong(_) => Some(Why::TooLong),
        };
        let Some(why) = why else {
            return self.cut_at(extent).map(Some);
        };
        let (lines, offset) = (self.window.lines(), self.window.offset());
        let bytes = match extent {
            Extent::Whole { bytes, .. } => Some(bytes),
            _ => None,
        };
        self.keep_beginning(bytes.unwrap_or(usize::MAX));
        let walk = Walk::new(
            why,
            self.item_paths.len(),
            &self.shown,
            lines,
            offset,
            bytes,
        );
        self.window.take(1);
        self.level = Level::Walk(Box::new(walk));
        Ok(None)
    }

    /// Looks for the end of the value that begins here, without using it.
    pub(super) fn extent(&mut self, first: u8) -> Result<Extent, DatasetError> {
        // Only what stands in front of this record counts: whoever begins to read here sees the same.
        let margin = self.window.margin().filter(|_| first == b'{');
        self.marker_is_known = margin.is_some();
        self.marker.truncate(1);
        self.marker.extend_from_slice(margin.unwrap_or_default());
        self.marker.push(b'{');
        let (mut scan, mut seen) = (Scan::default(), 0);
        loop {
            let rest = self.window.rest();
            match scan.run(rest.get(seen..).unwrap_or_default()) {
                Stop::End(bytes) => {
                    return Ok(Extent::Whole {
                        bytes: seen + bytes,
                        is_too_deep: scan.is_too_deep,
                    });
                }
                Stop::Broken(at) => return self.broken_extent(seen + at),
                Stop::More => {}
            }
            seen = rest.len();
            if seen > MAX_UNIT_BYTES {
                return Ok(Extent::TooLong(scan));
            }
            if !self.window.more()? {
                return Ok(Extent::FileEnds);
            }
        }
    }

    /// The end of a value that is broken at this byte: where its brackets are even, or where the next
    /// record begins on a line of its own, whichever comes first.
    fn broken_extent(&mut self, broken: usize) -> Result<Extent, DatasetError> {
        let mut scan = Scan::lenient();
        let front = self.window.rest().get(..broken).unwrap_or_default();
        let _ = scan.run(front);
        let (mut seen, mut step) = (broken, FIRST_STEP_BYTES);
        loop {
            let rest = self.window.rest();
            let end = rest.len().min(seen + step);
            step *= 2;
            let even = match scan.run(rest.get(seen..end).unwrap_or_default()) {
                Stop::End(bytes) => Some(seen + bytes),
                _ => None,
            };
            let from = seen.saturating_sub(self.marker.len());
            let searched = rest.get(from..even.unwrap_or(end)).unwrap_or_default();
            let next = memmem::find(searched, &self.marker).map(|at| from + at);
            if let Some(next) = next.filter(|&next| next > 0) {
                let sound = broken.saturating_sub(self.marker.len());
                let sound = rest.get(1..sound).unwrap_or_default();
                return Ok(Extent::UpToNext {
                    bytes: next,
                    is_within: memmem::find(sound, &self.marker).is_some(),
                });
            }
            if let Some(bytes) = even {
                return Ok(Extent::Whole {
                    bytes,
                    is_too_deep: scan.is_too_deep,
                });
            }
            seen = end;
            if seen > MAX_UNIT_BYTES {
                return Ok(Extent::TooLong(scan));
            }
            if seen == rest.len() && !self.window.more()? {
                return Ok(Extent::FileEnds);
            }
        }
    }

    /// Uses the value that begins here up to its end.
    fn cut_at(&mut self, extent: Extent) -> Result<Cut, DatasetError> {
        let (lines, offset) = (self.window.lines(), self.window.offset());
        let fault = |units: &Self, bytes: usize, code, reason: String| {
            let text = units.window.rest().get(..bytes.min(1_000));
            let text = String::from_utf8_lossy(text.unwrap_or_default());
            Some(fault_of(code, &text, reason))
        };
        let (used, fault) = match extent {
            Extent::Whole {
                bytes,
                is_too_deep: false,
            } => (bytes, None),
            Extent::Whole { bytes, .. } => {
                let reason = format!("the record is nested deeper than {MAX_DEPTH} levels");
                (bytes, fault(self, bytes, "invalid-json", reason))
            }
            Extent::UpToNext { bytes, .. } => {
                let reason = "a bracket or a quote of the record is not closed; reading went on \
                              with the next line that begins a record"
                    .to_owned();
                (bytes, fault(self, bytes, "invalid-json", reason))
            }
            Extent::FileEnds => {
                let bytes = self.window.rest().len();
                let reason = "the file ends inside a record: it was cut off, or is still being \
                              written"
                    .to_owned();
                self.level = Level::End;
                (bytes, fault(self, bytes, "invalid-json", reason))
            }
            Extent::TooLong(scan) => return self.skip_value(scan, lines, offset),
        };
        let rest = self.window.rest().get(..used).unwrap_or_default();
        let blank = |b: &u8| b.is_ascii_whitespace() || *b == b',';
        let bytes = rest.iter().rposition(|b| !blank(b)).map_or(0, |at| at + 1);
        self.window.take(used);
        Ok(Cut {
            text: Found::InWindow { back: used, bytes },
            lines,
            offset,
            fault,
        })
    }

    /// Throws a value away that is too long, keeping its beginning to show.
    fn skip_value(&mut self, scan: Scan, lines: u64, offset: u64) -> Result<Cut, DatasetError> {
        self.keep_beginning(usize::MAX);
        let all = self.window.rest().len();
        self.window.take(all);
        let mut reason = format!("the record is longer than {} MB", MAX_UNIT_BYTES >> 20);
        if self.is_look {
            self.level = Level::End;
        } else if !self.skip_to_end(scan)? {
            reason.push_str(", and the file ends inside it");
            self.level = Level::End;
        }
        Ok(Cut {
            text: Found::Shown,
            lines,
            offset,
            fault: Some(fault_of("too-long", &self.shown, reason)),
        })
    }

    /// Uses what is left of a value; false if the file ends inside it.
    pub(super) fn skip_to_end(&mut self, mut scan: Scan) -> Result<bool, DatasetError> {
        scan.be_lenient();
        loop {
            let rest = self.window.rest();
            match scan.run(rest) {
                Stop::End(bytes) => {
                    self.window.take(bytes);
                    return Ok(true);
                }
                _ => self.window.take(rest.len()),
            }
            if !self.window.more()? {
                return Ok(false);
            }
        }
    }

    /// A number, `true`, `false`, `null`, or text that has no business here.
    fn token(&mut self) -> Result<Cut, DatasetError> {
        let (lines, offset) = (self.window.lines(), self.window.offset());
        let mut seen = 1;
        let used = loop {
            let rest = self.window.rest();
            let ends = |b: &u8| matches!(b, b'{' | b'[' | b']' | b'"' | b',' | b'\n');
            let new = rest.get(seen..).unwrap_or_default();
            if let Some(at) = new.iter().position(ends) {
                break seen + at;
            }
            seen = rest.len();
            if seen > MAX_TOKEN_BYTES || !self.window.more()? {
                break seen;
            }
        };
        let bytes = self.window.rest().get(..used).unwrap_or_default();
        let token = bytes.trim_ascii_end();
        let length = token.len();
        let text =
            String::from_utf8_lossy(token.get(..length.min(MAX_TOKEN_BYTES)).unwrap_or_default());
        let fault = (!is_scalar(&text)).then(|| {
            let reason = "between the records stands text that is no JSON";
            fault_of("invalid-json", &text, reason.to_owned())
        });
        self.window.take(used);
        Ok(Cut {
            text: Found::InWindow {
                back: used,
                bytes: length,
            },
            lines,
            offset,
            fault,
        })
    }
}
