//! Records inside JSON texts that are not one a line: elements of a list, messages of a chat, posts of
//! a page. Values are asked for by dotted paths, and a record is the exact text that it has in the file.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::path::Path;

use encoding_rs::Encoding;
use serde_json::value::RawValue;

use super::json::PathTree;
use super::{Elements, Entries, Fault, Place, Row, Shape, UnitPlace, Units, shortened};
use crate::DatasetError;
use crate::ingest::objects::without_lone_surrogates;
use crate::ingest::source::Text;

/// Reader of one file; its columns are dotted paths.
pub(crate) struct ItemRecords {
    units: Units,
    header: Vec<String>,
    paths: PathTree,
    items: Vec<String>,
    /// Records of the current unit that are still to come.
    waiting: VecDeque<Waiting>,
    raw: String,
    records: u64,
}

struct Waiting {
    text: String,
    line: u64,
    fault: Option<Fault>,
}

impl ItemRecords {
    pub(crate) fn open(
        path: &Path,
        encoding: &'static Encoding,
        member: Option<&str>,
        shape: Shape,
        items: &[String],
        columns: Vec<String>,
    ) -> Result<Self, DatasetError> {
        let text = Text::open_member(path, encoding, member)?;
        Ok(Self::resumed(text, shape, items, columns, Place::START))
    }

    /// Goes on behind a record of the same text; `text` begins at that place.
    pub(crate) fn resumed(
        text: Text,
        shape: Shape,
        items: &[String],
        columns: Vec<String>,
        place: Place,
    ) -> Self {
        let paths: Vec<&str> = items.iter().map(String::as_str).collect();
        let start = UnitPlace {
            lines: place.line,
            offset: place.offset,
            in_array: place.in_array,
        };
        Self {
            units: Units::resumed(text, shape, &paths, start),
            paths: PathTree::new(&columns),
            header: columns,
            items: items.to_vec(),
            waiting: VecDeque::new(),
            raw: String::new(),
            records: place.records,
        }
    }

    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    pub(crate) fn progress(&self) -> (u64, u64) {
        self.units.progress()
    }

    pub(crate) fn raw(&self) -> &str {
        &self.raw
    }

    /// The place behind the current record; none within a unit.
    pub(crate) fn place(&self) -> Option<Place> {
        let place = self.units.place().filter(|_| self.waiting.is_empty())?;
        Some(Place {
            records: self.records,
            line: place.lines,
            offset: place.offset,
            in_array: place.in_array,
        })
    }

    /// The exact text of the next record.
    pub(crate) fn next_text(&mut self) -> Result<bool, DatasetError> {
        let mut row = Row::default();
        self.advance(&mut row)
    }

    fn advance(&mut self, row: &mut Row) -> Result<bool, DatasetError> {
        row.clear();
        let next = loop {
            if let Some(next) = self.waiting.pop_front() {
                break next;
            }
            let Some(unit) = self.units.next()? else {
                return Ok(false);
            };
            let line = unit.line;
            let mut wait = |text: &str, fault: Option<Fault>| {
                self.waiting.push_back(Waiting {
                    text: text.to_owned(),
                    line,
                    fault,
                });
            };
            match unit.fault {
                Some(fault) => wait(unit.text, Some(fault)),
                // Cut out of a document already.
                None if unit.parent.is_some() => wait(unit.text, None),
                None => each_raw_item(&self.items, unit.text, &mut |text| wait(text, None)),
            }
        };
        self.records += 1;
        row.number = self.records;
        row.line = Some(next.line);
        row.fault = next.fault;
        self.raw = next.text;
        Ok(true)
    }

    pub(crate) fn next(&mut self, row: &mut Row) -> Result<bool, DatasetError> {
        if !self.advance(row)? {
            return Ok(false);
        }
        if row.fault.is_some() {
            return Ok(true);
        }
        let text = without_lone_surrogates(&self.raw);
        match self.paths.values(&text) {
            Ok(found) => {
                for values in &found {
                    row.begin_column();
                    values.iter().for_each(|value| row.push_value(value));
                }
            }
            Err(error) => {
                row.fault = Some(Fault {
                    code: "invalid-json",
                    value: shortened(&self.raw, 200),
                    reason: format!("the record is no JSON object ({error})"),
                });
            }
        }
        Ok(true)
    }
}

/// Calls `with` for the text of every record of a unit: the same records in the same order as
/// `formats::each_item` finds in its tree.
pub(crate) fn each_raw_item(paths: &[String], unit: &str, with: &mut dyn FnMut(&str)) {
    let mut found = false;
    // What is nested too deeply for a tree is one record that cannot be used.
    if !is_too_deep(unit) {
        for path in paths {
            found |= below(path, unit, with);
        }
    }
    if !found {
        with(unit);
    }
}

/// Whether lists and objects are nested beyond what a tree is made of.
fn is_too_deep(text: &str) -> bool {
    let (mut depth, mut deepest, mut in_text, mut escaped) = (0_u32, 0, false, false);
    for byte in text.bytes() {
        if in_text {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_text = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'[' | b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest > 127
}

/// Whether the path is there.
fn below(path: &str, text: &str, with: &mut dyn FnMut(&str)) -> bool {
    let (key, rest) = match path.split_once('.') {
        Some((key, rest)) => (key, Some(rest)),
        None => (path, None),
    };
    if key == "*" {
        let Some(rest) = rest else { return false };
        let mut found = false;
        for element in elements(text) {
            found |= below(rest, element.get(), with);
        }
        return found;
    }
    if key == "**" {
        return rest.is_some_and(|key| anywhere(key, text, with));
    }
    // Of equal keys the last one counts.
    let entries = entries(text);
    let Some((_, next)) = entries.iter().rev().find(|(name, _)| name == key) else {
        return false;
    };
    if let Some(rest) = rest {
        return below(rest, next.get(), with);
    }
    match next.get().as_bytes().first() {
        Some(b'[') => {
            for element in elements(next.get()) {
                with(element.get());
            }
            true
        }
        Some(b'{') => {
            with(next.get());
            true
        }
        _ => false,
    }
}

/// Values under a key at any depth.
fn anywhere(key: &str, text: &str, with: &mut dyn FnMut(&str)) -> bool {
    let mut found = false;
    for element in elements(text) {
        found |= anywhere(key, element.get(), with);
    }
    for (name, value) in entries(text) {
        if name == key {
            with(value.get());
            found = true;
        } else {
            found |= anywhere(key, value.get(), with);
        }
    }
    found
}

fn elements(text: &str) -> Vec<&RawValue> {
    if !text.starts_with('[') {
        return Vec::new();
    }
    serde_json::from_str::<Elements<'_>>(text).map_or_else(|_| Vec::new(), |elements| elements.0)
}

fn entries(text: &str) -> Vec<(Cow<'_, str>, &RawValue)> {
    if !text.starts_with('{') {
        return Vec::new();
    }
    serde_json::from_str::<Entries<'_>>(text).map_or_else(|_| Vec::new(), |entries| entries.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::formats::each_item;
    use crate::ingest::json::Json;

    fn nested(levels: usize) -> String {
        format!(
            r#"{{"chats":{}{{"id":"]]"}}{}}}"#,
            "[".repeat(levels - 2),
            "]".repeat(levels - 2)
        )
    }

    #[test]
    fn nesting_has_an_end() {
        assert!(Json::parse(&nested(127)).is_ok());
        for levels in [128, 200_000] {
            let text = nested(levels);
            assert!(Json::parse(&text).is_err());
            let mut records = 0;
            each_raw_item(&["chats.**.id".to_owned()], &text, &mut |raw| {
                records += usize::from(raw == text);
            });
            assert_eq!(records, 1, "{levels}");
        }
    }

    #[test]
    fn the_same_records_are_found_in_the_text_and_in_its_tree() {
        for text in [
            r#"{"data":[{"id":1},{"id":2}],"meta":{}}"#,
            r#"{"data":{"id":1}}"#,
            r#"{"data":[]}"#,
            r#"{"data":"x","meta":1}"#,
            r#"{"data":[1],"data":[2,3]}"#,
            r#"{"chats":{"list":[{"messages":[{"id":4}]},{},{"messages":[]}]}}"#,
            r#"{"chats":{"list":[{},{}]}}"#,
            r#"[1,2]"#,
            "7",
            &nested(127),
        ] {
            for paths in [
                &["data", "messages", "chats.list.*.messages"][..],
                &["data", "messages", "data"],
                &["**.messages"],
                &["chats.**.id", "*.data", "**"],
            ] {
                let json = Json::parse(text).unwrap();
                let mut tree = Vec::new();
                each_item(paths, &json, &mut |item| {
                    tree.push(item.json.clone());
                    true
                });
                let mut raw = Vec::new();
                let owned: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
                each_raw_item(&owned, text, &mut |text| raw.push(text.to_owned()));
                let raw: Vec<Json<'_>> =
                    raw.iter().map(|text| Json::parse(text).unwrap()).collect();
                assert_eq!(tree, raw, "{text} {paths:?}");
            }
        }
    }
}
