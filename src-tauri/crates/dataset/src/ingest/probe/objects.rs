//! A first look at JSON: how its texts follow each other, whose format it is, where its records are.

use std::path::Path;

use encoding_rs::Encoding;

use super::SAMPLE_ROWS;
use crate::DatasetError;
use crate::ingest::formats::{self, JsonFormat};
use crate::ingest::json::Json;
use crate::ingest::mapping::{ProbeOptions, Role};
use crate::ingest::objects::without_lone_surrogates;
use crate::ingest::records::{ItemRecords, NdjsonRecords, Paths, Records, Shape, Units};
use crate::ingest::roles::Guess;
use crate::ingest::source::Text;

/// Units that the format is told from.
const SAMPLE_UNITS: usize = 200;
/// Bytes of units that are looked at: pages are large.
const SAMPLE_TEXT: usize = 16 << 20;
/// Columns that are shown of a file whose format is known: its roles do not depend on them.
const SHOWN_PATHS: usize = 60;
/// How deep a list of records may lie in a document of an unknown format.
const DEEPEST_LIST: usize = 4;

/// What was found.
pub(super) struct Objects {
    shape: Shape,
    pub(super) items: Vec<String>,
    pub(super) format: Option<&'static JsonFormat>,
    header: Vec<String>,
}

/// Looks at the first units of a file.
pub(super) fn look(
    path: &Path,
    encoding: &'static Encoding,
    sample: &str,
    complete: bool,
    options: &ProbeOptions,
) -> Result<Objects, DatasetError> {
    let shape = match options.format.as_deref() {
        Some("ndjson") => Shape::Lines,
        _ => Shape::of(sample, complete),
    };
    let member = options.member.as_deref();
    let (texts, is_sound) = first_units(path, encoding, member, shape, &[])?;
    let mut units: Vec<Json<'_>> = texts
        .iter()
        .filter_map(|text| Json::parse(text).ok())
        .collect();
    let beginning = without_lone_surrogates(sample);
    let beginning = match (is_sound && !units.is_empty(), shape) {
        (false, Shape::Document) => readable_beginning(&beginning),
        _ => None,
    };
    // A document that is too long or too broken to be taken whole still begins as its format does.
    if let Some(Ok(document)) = beginning.as_deref().map(Json::parse) {
        units = vec![document];
    }
    let format = match options.layout.as_deref() {
        Some("none") => None,
        Some(id) => Some(
            formats::json_format(id).ok_or_else(|| DatasetError::InvalidOption {
                option: "layout",
                value: id.to_owned(),
                expected: "the file is JSON: use the id of a format of JSON objects, or none"
                    .to_owned(),
            })?,
        ),
        None => formats::of_units(&units),
    };
    let items: Vec<String> = match (&options.items, format) {
        (Some(path), _) => vec![path.clone()],
        (None, Some(format)) => format.items.iter().map(|path| (*path).to_owned()).collect(),
        (None, None) => match shape {
            // Of an unknown format only a document is taken apart; a line or an element is a record.
            Shape::Document => units.first().and_then(largest_list).into_iter().collect(),
            _ => Vec::new(),
        },
    };
    drop(units);
    let mut objects = Objects {
        shape,
        items,
        format,
        header: Vec::new(),
    };
    objects.header = objects.paths(path, encoding, member)?;
    Ok(objects)
}

impl Objects {
    pub(super) fn is_lines(&self) -> bool {
        matches!(self.shape, Shape::Lines)
    }

    pub(super) fn shape_name(&self) -> &'static str {
        match self.shape {
            Shape::Lines => "lines",
            Shape::Array => "array",
            Shape::Document => "document",
        }
    }

    /// The dotted paths of the first records.
    fn paths(
        &self,
        path: &Path,
        encoding: &'static Encoding,
        member: Option<&str>,
    ) -> Result<Vec<String>, DatasetError> {
        let mut records =
            ItemRecords::open(path, encoding, member, self.shape, &self.items, Vec::new())?;
        let mut paths = Paths::default();
        let (mut seen, mut bytes) = (0, 0);
        while seen < SAMPLE_ROWS && bytes < SAMPLE_TEXT && records.next_text()? {
            seen += 1;
            bytes += records.raw().len();
            // Broken records are rejected one by one later.
            let _ = paths.add(&without_lone_surrogates(records.raw()));
        }
        let mut list = paths.into_list();
        if self.format.is_some() {
            list.truncate(SHOWN_PATHS);
        }
        Ok(list)
    }

    /// The records, with their paths as columns.
    pub(super) fn records(
        &self,
        path: &Path,
        encoding: &'static Encoding,
        member: Option<&str>,
    ) -> Result<Records, DatasetError> {
        let columns = self.header.clone();
        Ok(if self.is_lines() && self.items.is_empty() {
            let text = Text::open_member(path, encoding, member)?;
            Records::Ndjson(Box::new(NdjsonRecords::of(text, columns)))
        } else {
            Records::Items(Box::new(ItemRecords::open(
                path,
                encoding,
                member,
                self.shape,
                &self.items,
                columns,
            )?))
        })
    }
}

/// Texts of the first units that can be read, and whether the very first is among them.
fn first_units(
    path: &Path,
    encoding: &'static Encoding,
    member: Option<&str>,
    shape: Shape,
    items: &[&str],
) -> Result<(Vec<String>, bool), DatasetError> {
    let mut units = Units::open(path, encoding, member, shape, items)?.for_a_look();
    let (mut texts, mut bytes, mut is_sound) = (Vec::new(), 0, true);
    while texts.len() < SAMPLE_UNITS && bytes < SAMPLE_TEXT {
        let Some(unit) = units.next()? else { break };
        bytes += unit.text.len();
        is_sound &= unit.fault.is_none() || !texts.is_empty();
        if unit.fault.is_none() {
            texts.push(without_lone_surrogates(unit.text).into_owned());
        }
    }
    Ok((texts, is_sound))
}

/// The longest beginning of a document that can be read, closed where it was cut.
fn readable_beginning(text: &str) -> Option<String> {
    let closed = closed_beginning(text)?;
    let Err(error) = Json::parse(&closed) else {
        return Some(closed);
    };
    let lines = closed
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1));
    let place = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
    let before = closed.get(..closed.floor_char_boundary(place))?;
    closed_beginning(before).filter(|closed| Json::parse(closed).is_ok())
}

/// The text up to the last comma between two values, with the brackets that are open there closed.
fn closed_beginning(text: &str) -> Option<String> {
    let mut last = None;
    outside_of_texts(text, &mut |place, byte| {
        if byte == b',' {
            last = Some(place);
        }
    });
    let kept = text.get(..last?)?;
    let mut open = Vec::new();
    outside_of_texts(kept, &mut |_, byte| match byte {
        b'{' => open.push('}'),
        b'[' => open.push(']'),
        b'}' | b']' => {
            open.pop();
        }
        _ => {}
    });
    Some(kept.chars().chain(open.into_iter().rev()).collect())
}

/// Every sign of a JSON text that stands in none of its strings.
fn outside_of_texts(text: &str, with: &mut dyn FnMut(usize, u8)) {
    let (mut in_text, mut escaped) = (false, false);
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            _ => with(place, byte),
        }
    }
}

/// The path to the list with most objects.
fn largest_list(unit: &Json<'_>) -> Option<String> {
    fn search(json: &Json<'_>, path: &str, depth: usize, best: &mut Option<(usize, String)>) {
        if depth == 0 {
            return;
        }
        for (key, value) in json.entries() {
            // A key with a dot could not be told from two keys.
            if key.contains('.') || key == "*" {
                continue;
            }
            let path = match path {
                "" => key.to_string(),
                _ => format!("{path}.{key}"),
            };
            let objects = value
                .list()
                .iter()
                .filter(|element| matches!(element, Json::Object(_)))
                .count();
            if objects > best.as_ref().map_or(0, |(most, _)| *most) {
                *best = Some((objects, path.clone()));
            }
            search(value, &path, depth - 1, best);
        }
    }
    let mut best = None;
    search(unit, "", DEEPEST_LIST, &mut best);
    best.map(|(_, path)| path)
}

/// The columns of a file whose format is known have no roles: the format reads the record as a whole.
pub(super) fn guesses(header: &[String], format: &JsonFormat) -> Vec<Guess> {
    header
        .iter()
        .map(|_| Guess {
            role: Role::Ignore,
            confidence: 1.0,
            why: format!("the format {} reads the record as a whole", format.id),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_as_far_as_it_can_be() {
        for (text, read) in [
            (
                r#"{"a":1,"b":[{"c":"x,}"},{"c"#,
                r#"{"a":1,"b":[{"c":"x,}"}]}"#,
            ),
            (r#"{"a":1,"b":[1,2,3"#, r#"{"a":1,"b":[1,2]}"#),
            // The second record is broken: what stands before it is enough.
            (
                r#"{"b":[{"c":"d"},{"e":1,"c":"\x1f"},{"c":1}],"f":2}"#,
                r#"{"b":[{"c":"d"},{"e":1}]}"#,
            ),
        ] {
            assert_eq!(readable_beginning(text).as_deref(), Some(read), "{text}");
        }
        for text in ["", "{", r#"{"a":1"#, "no json"] {
            assert_eq!(readable_beginning(text), None, "{text}");
        }
    }
}
