//! Files of JSON objects in a known format: every record through the code of its platform.

use std::borrow::Cow;
use std::path::Path;

use super::encoding::encoding_of;
use super::formats::{Item, JsonFormat, each_item};
use super::gather::Gather;
use super::import::{ROWS, at};
use super::json::Json;
use super::mapping::Mapping;
use super::model::{Fault, Reading};
use super::records::{Shape, Unit, Units, shortened};
use crate::{DatasetError, Progress};

/// Records between two looks at `progress`.
const STEP: u64 = 512;

/// Reads the records of the file, `most` of them at most.
pub(super) fn read(
    path: &Path,
    mapping: &Mapping,
    format: &JsonFormat,
    gather: &mut Gather,
    most: u64,
    progress: Progress<'_>,
) -> Result<(), DatasetError> {
    let mut units = Units::open(
        path,
        encoding_of(&mapping.encoding)?,
        mapping.member.as_deref(),
        shape_of(mapping)?,
        format.items,
    )?;
    let mut next_look = STEP;
    while gather.rows_read() < most {
        {
            let Some(unit) = units.next()? else { break };
            each_reading(format, &unit, gather.rows_read(), &mut |number, reading| {
                if gather.rows_read() >= most {
                    return Ok(());
                }
                gather.read_one();
                let place = at(number, Some(unit.line));
                match reading {
                    Reading::Post(post, profiles) => gather.object(Some(&post), &profiles, place),
                    Reading::Profiles(profiles) => gather.object(None, &profiles, place),
                    Reading::Fault(fault) => gather.fault(fault, place),
                }
            })?;
        }
        if gather.rows_read() >= next_look {
            next_look = gather.rows_read() + STEP;
            let (done, total) = units.progress();
            if !progress("import", done, total) || !progress(ROWS, gather.rows_read(), 0) {
                return Err(DatasetError::Cancelled);
            }
        }
    }
    let (_, total) = units.progress();
    if !progress("import", total, total) || !progress(ROWS, gather.rows_read(), 0) {
        return Err(DatasetError::Cancelled);
    }
    Ok(())
}

/// How the texts of the file follow each other, as the mapping says.
pub(crate) fn shape_of(mapping: &Mapping) -> Result<Shape, DatasetError> {
    match mapping.shape.as_deref() {
        Some("array") => Ok(Shape::Array),
        Some("document") => Ok(Shape::Document),
        Some("lines") | None => Ok(Shape::Lines),
        Some(other) => Err(DatasetError::InvalidOption {
            option: "shape",
            value: other.to_owned(),
            expected: "use lines, array or document".to_owned(),
        }),
    }
}

/// What the records of one unit say, each with its number; `before` records came in front of them.
pub(super) fn each_reading(
    format: &JsonFormat,
    unit: &Unit<'_>,
    before: u64,
    with: &mut dyn FnMut(u64, Reading<'_>) -> Result<(), DatasetError>,
) -> Result<(), DatasetError> {
    if let Some(fault) = &unit.fault {
        return with(
            before + 1,
            Reading::Fault(Fault {
                code: fault.code,
                column: String::new(),
                value: fault.value.clone(),
                reason: fault.reason.clone(),
            }),
        );
    }
    let repaired = without_lone_surrogates(unit.text);
    let json = match Json::parse(&repaired) {
        Ok(json) => json,
        Err(error) => {
            return with(
                before + 1,
                Reading::Fault(Fault {
                    code: "invalid-json",
                    column: String::new(),
                    value: shortened(unit.text, 200),
                    reason: format!("the record is no JSON ({error})"),
                }),
            );
        }
    };
    let parent = match unit.parent.map(Json::parse) {
        Some(Ok(parent)) => parent,
        _ => Json::Null,
    };
    let (mut number, mut outcome) = (before, Ok(()));
    let items = match unit.parent {
        // Cut out of a document already.
        Some(_) => &[],
        None => format.items,
    };
    each_item(items, &json, &mut |item| {
        number += 1;
        let item = match (item.parent.is_null(), parent.is_null()) {
            // The record was cut out of a document; what stands around it was kept.
            (true, false) => Item {
                parent: &parent,
                ..item
            },
            _ => item,
        };
        outcome = with(number, (format.read)(item));
        outcome.is_ok()
    });
    outcome
}

/// A text in which each half of a surrogate pair that stands alone (`\ud83d` without its other half,
/// as programs write that cut a text in the middle of a sign) is the replacement character, so that
/// the rest of the record is not lost. The record itself stays as it is in the file.
pub(crate) fn without_lone_surrogates(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let code_at = |at: usize| -> Option<u32> {
        let digits = text.get(at + 2..at + 6)?;
        (bytes.get(at..at + 2)? == b"\\u")
            .then(|| u32::from_str_radix(digits, 16).ok())
            .flatten()
    };
    let mut repaired = String::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(found) = memchr::memchr(b'\\', bytes.get(at..).unwrap_or_default()) {
        let escape = at + found;
        match code_at(escape) {
            Some(0xd800..=0xdbff) => match code_at(escape + 6) {
                Some(0xdc00..=0xdfff) => at = escape + 12,
                _ => {
                    repaired.push_str(text.get(copied..escape).unwrap_or_default());
                    repaired.push_str("\\ufffd");
                    at = escape + 6;
                    copied = at;
                }
            },
            Some(0xdc00..=0xdfff) => {
                repaired.push_str(text.get(copied..escape).unwrap_or_default());
                repaired.push_str("\\ufffd");
                at = escape + 6;
                copied = at;
            }
            // An escaped backslash takes its second sign with it.
            _ => at = escape + 2,
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    repaired.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(repaired)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_pairs_are_replaced_and_pairs_stay() {
        for (text, expected) in [
            (r#""a\ud83d\ude00b""#, r#""a\ud83d\ude00b""#),
            (r#""a\ud83d""#, r#""a\ufffd""#),
            (r#""\ude00\ud83dx""#, r#""\ufffd\ufffdx""#),
            (r#""\\ud83d""#, r#""\\ud83d""#),
            (r#""\ud83d\n""#, r#""\ufffd\n""#),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
            ("plain", "plain"),
            ("\\", "\\"),
        ] {
            assert_eq!(without_lone_surrogates(text), expected);
        }
    }
}
