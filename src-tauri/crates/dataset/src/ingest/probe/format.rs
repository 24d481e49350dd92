//! Format and delimiter of a text, told from its beginning.

use crate::DatasetError;
use crate::ingest::records::count_fields;

/// `csv` or `json`; other text formats are named and refused.
pub(super) fn text_format(text: &str, path: &str) -> Result<String, DatasetError> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let lower = start
        .get(..start.len().min(15))
        .unwrap_or(start)
        .to_ascii_lowercase();
    let refuse = |kind: &str| {
        Err(DatasetError::BinaryFile {
            kind: kind.to_owned(),
            path: path.to_owned(),
        })
    };
    if lower.starts_with("<?xml") || lower.starts_with("<!doctype") || lower.starts_with("<html") {
        return refuse("an XML or HTML document");
    }
    let is_json = start.starts_with('{') || (start.starts_with('[') && serde_like_array(start));
    if is_json {
        return Ok("json".to_owned());
    }
    Ok("csv".to_owned())
}

/// `[` at the start of a JSON array rather than of a column called `[x]`.
fn serde_like_array(start: &str) -> bool {
    start
        .get(1..)
        .is_some_and(|rest| rest.trim_start().starts_with(['{', '[', '"', ']']))
}

/// The delimiter with which most records have as many fields as the header.
pub(super) fn guess_delimiter(sample: &[u8]) -> u8 {
    let mut best = (b',', 0.0);
    for delimiter in [b',', b'\t', b';', b'|'] {
        let counts = count_fields(sample, delimiter, 200);
        let Some((&columns, rows)) = counts.split_first() else {
            continue;
        };
        if columns < 2 {
            continue;
        }
        let same = rows.iter().filter(|&&n| n == columns).count() as f64;
        let score = (same + 1.0) / (rows.len() as f64 + 1.0) * (columns as f64).min(20.0).sqrt();
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}
