//! A first look at a file: everything the import screen shows, and the mapping import follows.

use std::path::Path;

use encoding_rs::{Encoding, UTF_8};

use super::mapping::{
    ColumnGuess, GENERIC_OBJECT, MappedColumn, Mapping, PlatformRule, Probe, ProbeOptions, Role,
    is_type_name,
};
use super::records::{
    CsvRecords, NdjsonRecords, ParquetRecords, Records, Row, count_fields, delimiter_of, paths_of,
    shortened,
};
use super::roles::{ColumnFacts, Guess, guess, layout_of, normal};
use super::source::{Bytes, SAMPLE_BYTES, binary_kind, encoding_of, guess_encoding};
use super::times::{TimeKind, TimeRule, decide, pattern_of, zone_of};
use crate::DatasetError;

/// Rows that guesses rest on.
const SAMPLE_ROWS: usize = 1_000;
/// Rows shown.
const SHOWN_ROWS: usize = 50;
/// What R, Python, pandas and MySQL write for "nothing".
const MISSING_VALUES: [&str; 8] = ["NA", "N/A", "NaN", "nan", "NULL", "null", "None", "\\N"];

/// Looks at a file without importing it.
///
/// # Errors
/// A file that is empty, binary, damaged, has no data row or the same column name twice; an
/// option that is not understood. Missing roles are no error here: see [`Probe::missing_roles`].
pub fn probe(path: &Path, options: &ProbeOptions) -> Result<Probe, DatasetError> {
    let mut bytes = Bytes::open(path)?;
    let sample = bytes.sample(SAMPLE_BYTES)?;
    let container = bytes.container.name().to_owned();
    let shown_path = bytes.path.display().to_string();
    drop(bytes);
    if sample.is_empty() {
        return Err(DatasetError::EmptyFile { path: shown_path });
    }
    let format = match options.format.as_deref() {
        Some(name @ ("csv" | "ndjson" | "parquet")) => name.to_owned(),
        Some(other) => {
            return Err(DatasetError::InvalidOption {
                option: "format",
                value: other.to_owned(),
                expected: "use csv, ndjson or parquet".to_owned(),
            });
        }
        None if sample.starts_with(b"PAR1") => "parquet".to_owned(),
        None => String::new(),
    };
    let mut warnings = Vec::new();
    let mut encoding = UTF_8;
    let mut text = String::new();
    if format != "parquet" {
        if let (Some(kind), None) = (binary_kind(&sample), &options.encoding) {
            return Err(DatasetError::BinaryFile {
                kind,
                path: shown_path,
            });
        }
        encoding = match &options.encoding {
            Some(name) => encoding_of(name)?,
            None => {
                let (guessed, warning) = guess_encoding(&sample, sample.len() < SAMPLE_BYTES);
                warnings.extend(warning);
                guessed
            }
        };
        text = encoding.decode(&sample).0.into_owned();
        if text.trim().is_empty() {
            return Err(DatasetError::EmptyFile { path: shown_path });
        }
    }
    let format = if format.is_empty() {
        text_format(&text, &shown_path)?
    } else {
        format
    };
    let mut delimiter = None;
    let records = match format.as_str() {
        "csv" => {
            let byte = match &options.delimiter {
                Some(name) => delimiter_of(name)?,
                None => guess_delimiter(text.as_bytes()),
            };
            delimiter = Some(char::from(byte).to_string());
            Records::Csv(Box::new(CsvRecords::open(path, encoding, byte)?))
        }
        "ndjson" => ndjson(path, encoding, &text)?,
        _ => {
            let records = ParquetRecords::open(path, None)?;
            let skipped = records.skipped()?;
            if !skipped.is_empty() {
                warnings.push(format!(
                    "these columns hold lists, categories or other types that are not read: {}",
                    skipped.join(", ")
                ));
            }
            if records.rows() == 0 {
                let columns = records.header().len();
                return Err(DatasetError::HeaderOnly {
                    columns,
                    path: shown_path,
                });
            }
            Records::Parquet(Box::new(records))
        }
    };
    let mut looked = look(records, &mut warnings)?;
    if looked.rows == 0 {
        let columns = looked.header.len();
        return Err(DatasetError::HeaderOnly {
            columns,
            path: shown_path,
        });
    }
    let guesses = assign(&looked, options)?;
    let layout = layout_of(&looked.header).map(|(name, _)| name.to_owned());
    let time = time_rule(&looked, &guesses, options, &mut warnings)?;
    let header = std::mem::take(&mut looked.header);
    let columns: Vec<MappedColumn> = header
        .iter()
        .zip(&guesses)
        .filter(|(_, guess)| guess.role != Role::Ignore)
        .map(|(column, guess)| MappedColumn {
            column: column.clone(),
            role: guess.role.clone(),
        })
        .collect();
    let prefixed = platform_by_prefix(&looked, &guesses, options);
    let mapping = Mapping {
        container: container.clone(),
        format: format.clone(),
        encoding: encoding.name().to_ascii_lowercase(),
        delimiter: delimiter.clone(),
        layout: layout.clone(),
        header: header.clone(),
        columns,
        time,
        platform: platform_name(options.platform.as_deref().unwrap_or("unknown"))?,
        platform_rule: if prefixed {
            PlatformRule::AccountPrefix
        } else {
            PlatformRule::Fixed
        },
        missing_values: MISSING_VALUES
            .iter()
            .map(|&value| value.to_owned())
            .collect(),
    };
    let missing_roles = mapping.missing_roles();
    if !missing_roles.is_empty() {
        let what = if missing_roles.iter().any(|role| role == "content") {
            "; without an id of the post no finding can lead back to it"
        } else {
            ""
        };
        warnings.push(format!(
            "no column was found for: {}; the file has the columns: {}{what}",
            missing_roles.join(", "),
            header.join(", ")
        ));
    }
    let columns = guesses
        .into_iter()
        .zip(&looked.facts)
        .map(|(guess, facts)| ColumnGuess {
            name: facts.name.clone(),
            role: guess.role,
            confidence: guess.confidence,
            why: guess.why,
            samples: facts
                .filled
                .iter()
                .take(5)
                .map(|value| shortened(value, 200))
                .collect(),
        })
        .collect();
    Ok(Probe {
        container,
        format,
        layout,
        encoding: mapping.encoding.clone(),
        delimiter,
        header,
        columns,
        sample_rows: looked.shown,
        mapping,
        missing_roles,
        warnings,
    })
}

/// A platform's name as it is stored: lower case, no blanks around it.
pub(crate) fn platform_name(name: &str) -> Result<String, DatasetError> {
    let platform = name.trim().to_lowercase();
    if platform.is_empty() || platform.len() > 60 || platform.chars().any(char::is_control) {
        return Err(DatasetError::InvalidOption {
            option: "platform",
            value: name.to_owned(),
            expected: "use a short name such as facebook".to_owned(),
        });
    }
    Ok(platform)
}

/// CSV or NDJSON; other text formats are named and refused.
fn text_format(text: &str, path: &str) -> Result<String, DatasetError> {
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
    if start.starts_with('[') && serde_like_array(start) {
        return refuse("one JSON array; write one object a line (for example with jq -c '.[]')");
    }
    if start.starts_with('{') {
        let first = start.lines().next().unwrap_or_default();
        let mut paths = Vec::new();
        return match paths_of(first, &mut paths) {
            Ok(()) => Ok("ndjson".to_owned()),
            Err(_) if first.len() >= text.len() => Ok("ndjson".to_owned()),
            Err(_) => {
                refuse("JSON that is not one object a line; write it so (for example with jq -c .)")
            }
        };
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
fn guess_delimiter(sample: &[u8]) -> u8 {
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

/// Opens NDJSON with all paths of the sample as its header.
fn ndjson(path: &Path, encoding: &'static Encoding, text: &str) -> Result<Records, DatasetError> {
    let mut header = Vec::new();
    for line in text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(SAMPLE_ROWS)
    {
        // Broken lines are rejected one by one later.
        let _ = paths_of(line, &mut header);
    }
    Ok(Records::Ndjson(Box::new(NdjsonRecords::open(
        path, encoding, header,
    )?)))
}

/// What the first rows show.
struct Look {
    header: Vec<String>,
    facts: Vec<ColumnFacts>,
    shown: Vec<Vec<String>>,
    rows: usize,
}

fn look(mut records: Records, warnings: &mut Vec<String>) -> Result<Look, DatasetError> {
    let header = records.header().to_vec();
    let mut facts: Vec<ColumnFacts> = header
        .iter()
        .map(|name| ColumnFacts {
            name: name.clone(),
            ..ColumnFacts::default()
        })
        .collect();
    let (mut shown, mut rows, mut row) = (Vec::new(), 0, Row::default());
    while rows < SAMPLE_ROWS && records.next(&mut row)? {
        rows += 1;
        if let Some(fault) = &row.fault {
            if warnings.len() < 10 {
                let line = row
                    .line
                    .map_or(String::new(), |line| format!(" (line {line})"));
                warnings.push(format!("record {}{line}: {}", row.number, fault.reason));
            }
            continue;
        }
        for (column, facts) in facts.iter_mut().enumerate() {
            facts.rows += 1;
            for at in row.values(column) {
                let value = row.value(at).map_or_else(|bad| bad, str::to_owned);
                let value = value.trim_ascii();
                if !value.is_empty() && !MISSING_VALUES.contains(&value) {
                    facts.filled.push(shortened(value, 2_000));
                }
            }
        }
        if shown.len() < SHOWN_ROWS {
            let fields = (0..header.len()).map(|column| shortened(&row.display(column), 200));
            shown.push(fields.collect());
        }
    }
    Ok(Look {
        header,
        facts,
        shown,
        rows,
    })
}

/// Guesses, then the known layout, then what the analyst says.
fn assign(looked: &Look, options: &ProbeOptions) -> Result<Vec<Guess>, DatasetError> {
    let mut guesses = guess(&looked.facts, options.time_zone.as_deref());
    if let Some((layout, roles)) = layout_of(&looked.header) {
        for (guess, name) in guesses.iter_mut().zip(&looked.header) {
            let known = roles.iter().find(|(column, _)| *column == normal(name));
            // The layout says all; a column beyond it may still be text or a platform.
            let role = match known {
                Some((_, role)) => role.clone(),
                None if matches!(guess.role, Role::Text | Role::Platform | Role::AccountName) => {
                    continue;
                }
                None => Role::Ignore,
            };
            *guess = Guess {
                role,
                confidence: 1.0,
                why: format!("the layout is {layout}"),
            };
        }
    }
    if let Some(object_type) = &options.object_type {
        if !is_type_name(object_type) {
            return Err(DatasetError::InvalidOption {
                option: "object_type",
                value: object_type.clone(),
                expected: "use a-z, 0-9 and _, for example url".to_owned(),
            });
        }
        for guess in &mut guesses {
            if guess.role == Role::Object(GENERIC_OBJECT.to_owned()) {
                guess.role = Role::Object(object_type.clone());
            }
        }
    }
    for (role, column) in &options.map {
        let role = match (role, &options.object_type) {
            (Role::Object(name), Some(given)) if name == GENERIC_OBJECT => {
                Role::Object(given.clone())
            }
            _ => role.clone(),
        };
        let Some(at) = looked.header.iter().position(|name| name == column) else {
            return Err(DatasetError::UnknownColumn {
                role: role.to_string(),
                column: column.clone(),
                columns: looked.header.clone(),
            });
        };
        for (other, guess) in guesses.iter_mut().enumerate() {
            if other != at && guess.role == role && role != Role::Ignore {
                let given = options
                    .map
                    .iter()
                    .any(|(r, c)| *r == role && *c == looked.header[other]);
                if given && !matches!(role, Role::Object(_)) {
                    return Err(DatasetError::InvalidRole {
                        role: role.to_string(),
                        reason: "it is given to two columns".to_owned(),
                    });
                }
                if !given {
                    *guess = Guess {
                        role: Role::Ignore,
                        confidence: 1.0,
                        why: format!("{column:?} was given this role"),
                    };
                }
            }
        }
        if let Some(guess) = guesses.get_mut(at) {
            *guess = Guess {
                role,
                confidence: 1.0,
                why: "given by the analyst".to_owned(),
            };
        }
    }
    Ok(guesses)
}

/// The rule for the time column, from the sample or from the analyst.
fn time_rule(
    looked: &Look,
    guesses: &[Guess],
    options: &ProbeOptions,
    warnings: &mut Vec<String>,
) -> Result<TimeRule, DatasetError> {
    if let Some(zone) = &options.time_zone {
        zone_of(zone)?;
    }
    let zone = options.time_zone.clone();
    let rule = |kind, pattern, assumed| TimeRule {
        kind,
        pattern,
        time_zone: zone.clone().unwrap_or_else(|| "UTC".to_owned()),
        time_zone_assumed: assumed,
    };
    let column = guesses
        .iter()
        .zip(&looked.facts)
        .find(|(guess, _)| guess.role == Role::Time)
        .map(|(_, facts)| facts);
    let Some(facts) = column else {
        // Nothing to decide; the missing role stops the import.
        return Ok(rule(TimeKind::Iso, None, false));
    };
    let samples: Vec<&str> = facts.filled.iter().map(String::as_str).collect();
    let unreadable = |reason: &str| DatasetError::UnreadableTimes {
        column: facts.name.clone(),
        sample: shortened(samples.first().copied().unwrap_or_default(), 60),
        reason: reason.to_owned(),
    };
    let found = match &options.time_format {
        Some(format) => {
            let mut found = rule(TimeKind::Pattern, Some(pattern_of(format)?), false);
            let clock = found.clock()?;
            let read: Vec<_> = samples
                .iter()
                .filter_map(|sample| clock.read(sample))
                .collect();
            if read.is_empty() {
                return Err(unreadable("the time format that was given does not fit"));
            }
            found.time_zone_assumed = zone.is_none() && read.iter().any(|(_, stated)| !stated);
            found
        }
        None => match decide(&samples, zone.as_deref()) {
            Some((found, share)) => {
                if share < 0.9 {
                    warnings.push(format!(
                        "only {:.0} % of the sample of {:?} are times of the format {:?}; the \
                         others will be rejected",
                        share * 100.0,
                        facts.name,
                        found.kind
                    ));
                }
                found
            }
            None => {
                return Err(unreadable(
                    "name another column, or the format: day and month are not guessed \
                     (time_format dmy, mdy, or a pattern)",
                ));
            }
        },
    };
    if found.time_zone_assumed {
        warnings.push(format!(
            "the times in {:?} state no zone; UTC was taken: name the zone if that is wrong",
            facts.name
        ));
    }
    Ok(found)
}

/// Whether account ids of the sample begin with a platform's mark.
fn platform_by_prefix(looked: &Look, guesses: &[Guess], options: &ProbeOptions) -> bool {
    if options.platform.is_some() || guesses.iter().any(|guess| guess.role == Role::Platform) {
        return false;
    }
    guesses.iter().zip(&looked.facts).any(|(guess, facts)| {
        guess.role == Role::Account
            && !facts.filled.is_empty()
            && facts
                .filled
                .iter()
                .all(|id| platform_of_prefix(id).is_some())
    })
}

/// The platform that an account id such as `fb_123` names.
pub(crate) fn platform_of_prefix(account_id: &str) -> Option<&'static str> {
    match account_id.get(..3)? {
        "fb_" => Some("facebook"),
        "tw_" => Some("twitter"),
        "ig_" => Some("instagram"),
        _ => None,
    }
}
