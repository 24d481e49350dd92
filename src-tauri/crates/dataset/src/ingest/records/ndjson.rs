//! One JSON object a line. Numbers are taken as the text they are, never through a float: an
//! id of 19 digits stays what it is.

use std::borrow::Cow;
use std::path::Path;

use encoding_rs::Encoding;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{Fault, MAX_RECORD_BYTES, Place, Row, shortened};
use crate::DatasetError;
use crate::ingest::source::Text;

/// How deep a dotted path may go.
const MAX_DEPTH: usize = 16;

/// Reader of one NDJSON file; its columns are dotted paths.
pub(crate) struct NdjsonRecords {
    text: Text,
    header: Vec<String>,
    buffer: Vec<u8>,
    at: usize,
    raw: std::ops::Range<usize>,
    line: u64,
    records: u64,
    ended: bool,
    /// Bytes of the text in front of `buffer`.
    before: u64,
}

impl NdjsonRecords {
    pub(crate) fn open(
        path: &Path,
        encoding: &'static Encoding,
        columns: Vec<String>,
    ) -> Result<Self, DatasetError> {
        Ok(Self::of(Text::open(path, encoding)?, columns))
    }

    /// The records of a text.
    pub(crate) fn of(text: Text, columns: Vec<String>) -> Self {
        let start = Place {
            records: 0,
            line: 0,
            offset: 0,
        };
        Self::resumed(text, columns, start)
    }

    /// Goes on behind a record of the same text; `text` begins at that place.
    pub(crate) fn resumed(text: Text, columns: Vec<String>, place: Place) -> Self {
        Self {
            text,
            header: columns,
            buffer: Vec::new(),
            at: 0,
            raw: 0..0,
            line: place.line,
            records: place.records,
            ended: false,
            before: place.offset,
        }
    }

    /// The place behind the current record.
    pub(crate) fn place(&self) -> Place {
        Place {
            records: self.records,
            line: self.line,
            offset: self.before + self.text.skipped + self.at as u64,
        }
    }

    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    pub(crate) fn progress(&self) -> (u64, u64) {
        (self.text.bytes.taken(), self.text.bytes.size_on_disk)
    }

    pub(crate) fn raw(&self) -> &[u8] {
        self.buffer.get(self.raw.clone()).unwrap_or_default()
    }

    pub(crate) fn next(&mut self, row: &mut Row) -> Result<bool, DatasetError> {
        row.clear();
        let whole = loop {
            let Some(whole) = self.next_line()? else {
                return Ok(false);
            };
            if !whole || !self.raw().trim_ascii().is_empty() {
                break whole;
            }
        };
        self.records += 1;
        row.number = self.records;
        row.line = Some(self.line);
        let fault = |code, raw: &[u8], reason| {
            let value = shortened(&String::from_utf8_lossy(raw), 200);
            Some(Fault {
                code,
                value,
                reason,
            })
        };
        let raw = self.buffer.get(self.raw.clone()).unwrap_or_default();
        if !whole {
            row.fault = fault("too-long", raw, "the line is longer than 4 MB".to_owned());
            return Ok(true);
        }
        let Ok(text) = std::str::from_utf8(raw) else {
            row.fault = fault(
                "invalid-encoding",
                raw,
                "the line has bytes that are not text".to_owned(),
            );
            return Ok(true);
        };
        let mut found: Vec<Vec<Cow<'_, str>>> = vec![Vec::new(); self.header.len()];
        let parsed = serde_json::from_str::<Entries<'_>>(text).and_then(|entries| {
            for (path, values) in self.header.iter().zip(&mut found) {
                collect(&entries, path, values, 0)?;
            }
            Ok(())
        });
        if let Err(error) = parsed {
            let reason = format!("the line is no JSON object ({error})");
            row.fault = fault("invalid-json", raw, reason);
            return Ok(true);
        }
        for values in &found {
            row.begin_column();
            values.iter().for_each(|value| row.push_value(value));
        }
        Ok(true)
    }

    /// Moves to the next physical line; false = longer than a record may be.
    fn next_line(&mut self) -> Result<Option<bool>, DatasetError> {
        let mut looked_at = 0;
        loop {
            let rest = self.buffer.get(self.at..).unwrap_or_default();
            let found = rest.iter().skip(looked_at).position(|&b| b == b'\n');
            if let Some(offset) = found {
                let end = self.at + looked_at + offset;
                let cut = if end > self.at && self.buffer.get(end - 1) == Some(&b'\r') {
                    end - 1
                } else {
                    end
                };
                self.raw = self.at..cut;
                self.at = end + 1;
                self.line += 1;
                return Ok(Some(true));
            }
            looked_at = rest.len();
            if looked_at > MAX_RECORD_BYTES {
                return self.skip_line().map(Some);
            }
            if self.ended {
                if rest.is_empty() {
                    return Ok(None);
                }
                self.raw = self.at..self.buffer.len();
                self.at = self.buffer.len();
                self.line += 1;
                return Ok(Some(true));
            }
            self.buffer.drain(..self.at);
            self.before += self.at as u64;
            self.at = 0;
            self.ended = !self.text.fill(&mut self.buffer)?;
        }
    }

    /// Throws a line of megabytes away, keeping its beginning to show.
    fn skip_line(&mut self) -> Result<bool, DatasetError> {
        let rest = self.buffer.get(self.at..).unwrap_or_default();
        let mut shown: Vec<u8> = rest.iter().copied().take(1 << 12).collect();
        loop {
            self.before += self.buffer.len() as u64;
            self.buffer.clear();
            self.ended = !self.text.fill(&mut self.buffer)?;
            let end = self.buffer.iter().position(|&b| b == b'\n');
            if self.ended || end.is_some() {
                let tail = self
                    .buffer
                    .split_off(end.map_or(self.buffer.len(), |end| end + 1));
                self.before += self.buffer.len() as u64;
                self.before = self.before.saturating_sub(shown.len() as u64);
                self.raw = 0..shown.len();
                self.at = shown.len();
                shown.extend_from_slice(&tail);
                self.buffer = shown;
                self.line += 1;
                return Ok(false);
            }
        }
    }
}

/// The entries of one object, values as the text they are.
struct Entries<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;
        impl<'de> Visitor<'de> for Visit {
            type Value = Entries<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(Key(key)) = map.next_key()? {
                    entries.push((key, map.next_value()?));
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Visit)
    }
}

/// A key, borrowed unless it has escapes.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;
        impl<'de> Visitor<'de> for Visit {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Visit)
    }
}

/// The elements of one array.
struct Elements<'a>(Vec<&'a RawValue>);

impl<'de> Deserialize<'de> for Elements<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;
        impl<'de> Visitor<'de> for Visit {
            type Value = Elements<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an array")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = seq.next_element()? {
                    elements.push(element);
                }
                Ok(Elements(elements))
            }
        }
        deserializer.deserialize_seq(Visit)
    }
}

/// Values at a dotted path. A key may itself have dots: the longest key that fits is taken.
/// An array on the way, or at its end, gives one value an element.
fn collect<'a>(
    entries: &Entries<'a>,
    path: &str,
    out: &mut Vec<Cow<'a, str>>,
    depth: usize,
) -> Result<(), serde_json::Error> {
    let fitting = entries.0.iter().filter_map(|(key, value)| {
        let rest = path.strip_prefix(key.as_ref())?;
        match rest.strip_prefix('.') {
            Some(rest) => Some((key.len(), rest, *value)),
            None => rest.is_empty().then_some((key.len(), "", *value)),
        }
    });
    match fitting.max_by_key(|(length, ..)| *length) {
        Some((_, rest, value)) => descend(value, rest, out, depth),
        None => Ok(()),
    }
}

fn descend<'a>(
    value: &'a RawValue,
    path: &str,
    out: &mut Vec<Cow<'a, str>>,
    depth: usize,
) -> Result<(), serde_json::Error> {
    let text = value.get();
    match text.as_bytes().first() {
        _ if depth > MAX_DEPTH => Ok(()),
        Some(b'[') => {
            for element in serde_json::from_str::<Elements<'a>>(text)?.0 {
                descend(element, path, out, depth + 1)?;
            }
            Ok(())
        }
        Some(b'{') if !path.is_empty() => collect(
            &serde_json::from_str::<Entries<'a>>(text)?,
            path,
            out,
            depth + 1,
        ),
        Some(b'"') if path.is_empty() => {
            out.push(serde_json::from_str::<Key<'a>>(text)?.0);
            Ok(())
        }
        // null is the absence of a value.
        Some(b'n') | None => Ok(()),
        // Numbers, true, false and whole objects are kept as written.
        Some(_) if path.is_empty() => {
            out.push(Cow::Borrowed(text));
            Ok(())
        }
        Some(_) => Ok(()),
    }
}

/// Dotted paths of all values of one line, in its order, added to `paths` when they are new.
pub(crate) fn paths_of(line: &str, paths: &mut Vec<String>) -> Result<(), serde_json::Error> {
    fn walk(
        value: &RawValue,
        prefix: &str,
        paths: &mut Vec<String>,
        depth: usize,
    ) -> Result<(), serde_json::Error> {
        let text = value.get();
        match text.as_bytes().first() {
            Some(b'{') if depth < MAX_DEPTH => {
                for (key, value) in serde_json::from_str::<Entries<'_>>(text)?.0 {
                    let path = if prefix.is_empty() {
                        key.into_owned()
                    } else {
                        format!("{prefix}.{key}")
                    };
                    walk(value, &path, paths, depth + 1)?;
                }
            }
            Some(b'[') if depth < MAX_DEPTH => {
                for element in serde_json::from_str::<Elements<'_>>(text)?.0 {
                    walk(element, prefix, paths, depth + 1)?;
                }
            }
            _ if prefix.is_empty() || paths.len() >= 2_000 => {}
            _ => {
                if !paths.iter().any(|known| known == prefix) {
                    paths.push(prefix.to_owned());
                }
            }
        }
        Ok(())
    }
    walk(serde_json::from_str(line)?, "", paths, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(line: &str, path: &str) -> Vec<String> {
        let mut out = Vec::new();
        collect(&serde_json::from_str(line).unwrap(), path, &mut out, 0).unwrap();
        out.into_iter().map(Cow::into_owned).collect()
    }

    #[test]
    fn paths_reach_nested_values_arrays_and_keys_with_dots() {
        let line = r#"{"id":10020030040050060071,"a":{"b":[{"u":"x\n"},{"u":"y"},{"v":1}]},
            "author.name":"n","tags":["p","q"],"f":1.50,"none":null,"t":true,"o":{"k":1}}"#;
        assert_eq!(values(line, "id"), ["10020030040050060071"]);
        assert_eq!(values(line, "a.b.u"), ["x\n", "y"]);
        assert_eq!(values(line, "author.name"), ["n"]);
        assert_eq!(values(line, "tags"), ["p", "q"]);
        assert_eq!(values(line, "f"), ["1.50"]);
        assert_eq!(values(line, "t"), ["true"]);
        assert_eq!(values(line, "o"), [r#"{"k":1}"#]);
        assert!(values(line, "none").is_empty());
        assert!(values(line, "a.c.d").is_empty());
    }

    #[test]
    fn header_is_every_path_in_order() {
        let mut paths = Vec::new();
        paths_of(r#"{"b":1,"a":{"x":null,"y":[{"z":1}]}}"#, &mut paths).unwrap();
        paths_of(r#"{"c":[1,2],"b":2}"#, &mut paths).unwrap();
        assert_eq!(paths, ["b", "a.x", "a.y.z", "c"]);
        assert!(paths_of("[1,", &mut paths).is_err());
    }
}
