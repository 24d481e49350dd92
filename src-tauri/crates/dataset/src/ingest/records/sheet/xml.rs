//! The XML inside a spreadsheet, piece by piece, with bounds on what an adversary may ask for.

use std::borrow::Cow;
use std::io::{BufRead, Read};
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use super::refused;
use crate::DatasetError;
use crate::ingest::source::Bytes;

/// Most bytes that one part unpacks to.
const MAX_PART_BYTES: u64 = 1 << 30;
/// Most bytes of one tag or text.
const MAX_EVENT_BYTES: usize = 8 << 20;
/// Deepest nesting; spreadsheets need a dozen.
const MAX_DEPTH: u32 = 100;

/// A piece of a part, names without their prefix.
pub(super) enum Piece<'a> {
    Open(Tag<'a>),
    Close(Closing<'a>),
    Text(Cow<'a, str>),
    /// A comment or an instruction.
    Other,
    End,
}

/// A closing tag.
pub(super) struct Closing<'a>(BytesEnd<'a>);

impl Closing<'_> {
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

/// An opening tag.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without prefix, character references resolved.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .map(|attribute| {
                let plain = attribute.value.clone();
                attribute
                    .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                    .unwrap_or(plain)
                    .into_owned()
            })
    }

    /// All attributes of this name, whatever their prefix.
    pub(super) fn attributes(&self, name: &str) -> Vec<String> {
        self.0
            .attributes()
            .with_checks(false)
            .flatten()
            .filter(|attribute| attribute.key.local_name().into_inner() == name)
            .map(|attribute| attribute.value.into_owned())
            .collect()
    }

    /// A small number in an attribute.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// Reader of one part.
pub(super) struct Xml {
    reader: Reader<Metered>,
    buffer: Vec<u8>,
    depth: u32,
}

impl Xml {
    /// A part of a spreadsheet by its name.
    pub(super) fn open(path: &Path, part: &str) -> Result<Self, DatasetError> {
        let bytes = Bytes::open_member(path, Some(part))?;
        if bytes.limit() > MAX_PART_BYTES {
            return Err(refused(
                path,
                format!(
                    "its part {part:?} unpacks to {} MB, more than {}; save the sheet as CSV",
                    bytes.limit() >> 20,
                    MAX_PART_BYTES >> 20
                ),
            ));
        }
        let mut reader = Reader::from_reader(Metered {
            bytes,
            buffer: vec![0; 1 << 16],
            filled: 0,
            at: 0,
            since: 0,
            failed: None,
        });
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = true;
        Ok(Self {
            reader,
            buffer: Vec::new(),
            depth: 0,
        })
    }

    /// (done, total) in packed bytes.
    pub(super) fn progress(&self) -> (u64, u64) {
        let bytes = &self.reader.get_ref().bytes;
        (bytes.taken(), bytes.size_on_disk)
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<Piece<'_>, DatasetError> {
        self.buffer.clear();
        self.reader.get_mut().since = 0;
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Start(tag)) => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    let path = &self.reader.get_ref().bytes.path;
                    let reason = format!("its XML is nested deeper than {MAX_DEPTH} levels");
                    return Err(refused(path, reason));
                }
                Ok(Piece::Open(Tag(tag)))
            }
            Ok(Event::End(tag)) => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Piece::Close(Closing(tag)))
            }
            Ok(Event::Text(text)) => Ok(Piece::Text(text.xml10_content())),
            Ok(Event::CData(text)) => Ok(Piece::Text(text.xml10_content())),
            Ok(Event::GeneralRef(name)) => Ok(Piece::Text(match name.resolve_char_ref() {
                Ok(Some(letter)) => Cow::Owned(letter.to_string()),
                _ => match &*name {
                    "lt" => Cow::Borrowed("<"),
                    "gt" => Cow::Borrowed(">"),
                    "amp" => Cow::Borrowed("&"),
                    "quot" => Cow::Borrowed("\""),
                    "apos" => Cow::Borrowed("'"),
                    // Entities of the file's own are never followed.
                    other => Cow::Owned(format!("&{other};")),
                },
            })),
            Ok(Event::Eof) => Ok(Piece::End),
            Ok(_) => Ok(Piece::Other),
            Err(error) => {
                let source = self.reader.get_mut();
                let path = source.bytes.path.clone();
                let broken = || refused(&path, format!("its XML is broken ({error})"));
                Err(source.failed.take().unwrap_or_else(broken))
            }
        }
    }
}

/// The bytes of a part, counted from the beginning of each tag or text on.
struct Metered {
    bytes: Bytes,
    buffer: Vec<u8>,
    filled: usize,
    at: usize,
    since: usize,
    failed: Option<DatasetError>,
}

impl Read for Metered {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let ready = self.fill_buf()?;
        let n = ready.len().min(out.len());
        if let (Some(out), Some(ready)) = (out.get_mut(..n), ready.get(..n)) {
            out.copy_from_slice(ready);
        }
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for Metered {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.since > MAX_EVENT_BYTES {
            let reason = format!("one cell or tag has more than {} MB", MAX_EVENT_BYTES >> 20);
            self.failed = Some(refused(&self.bytes.path, reason));
            return Err(std::io::Error::other("too long"));
        }
        if self.at == self.filled {
            self.at = 0;
            self.filled = match self.bytes.read(&mut self.buffer) {
                Ok(n) => n,
                Err(error) => {
                    self.filled = 0;
                    self.failed = Some(error);
                    return Err(std::io::Error::other("unreadable"));
                }
            };
        }
        Ok(self.buffer.get(self.at..self.filled).unwrap_or_default())
    }

    fn consume(&mut self, n: usize) {
        self.at = (self.at + n).min(self.filled);
        self.since = self.since.saturating_add(n);
    }
}
