//! A first look at a file: everything the import screen shows, and the mapping import follows.

use std::path::Path;

use encoding_rs::UTF_8;

mod assign;
mod format;
mod known;
mod lists;
mod objects;
mod preview;

pub(crate) use assign::{platform_name, platform_of_prefix};
pub use preview::{PreviewRow, PreviewShare};

use assign::{assign, platform_by_address, platform_by_prefix, time_rule};
use format::{guess_delimiter, text_format};

use super::encoding::{encoding_of, guess_encoding};
use super::formats::TableFormat;
use super::mapping::{ColumnGuess, MappedColumn, Mapping, PlatformRule, Probe, ProbeOptions, Role};
use super::records::{
    CsvRecords, ParquetRecords, Records, Row, SheetRecords, delimiter_of, is_sheet, shortened,
};
use super::roles::ColumnFacts;
use super::source::{Bytes, SAMPLE_BYTES, Text, binary_kind};
use crate::DatasetError;
use crate::parquet::local_file;

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
    let member = options.member.as_deref();
    let shown_path = local_file(path)?.display().to_string();
    // A spreadsheet is an archive of parts that nobody asks for.
    let asked = options.format.as_deref();
    let is_sheet = asked == Some("sheet") || asked.is_none() && is_sheet(path, member)?;
    let (mut sample, mut container) = (Vec::new(), "plain".to_owned());
    if !is_sheet || member.is_some() {
        let mut bytes = Bytes::open_member(path, member)?;
        sample = bytes.sample(SAMPLE_BYTES)?;
        container = bytes.container.name().to_owned();
        if sample.is_empty() {
            return Err(DatasetError::EmptyFile { path: shown_path });
        }
    }
    let format = match options.format.as_deref() {
        _ if is_sheet => "sheet".to_owned(),
        Some(name @ ("csv" | "ndjson" | "json" | "parquet")) => name.to_owned(),
        Some(other) => {
            return Err(DatasetError::InvalidOption {
                option: "format",
                value: other.to_owned(),
                expected: "use csv, ndjson, json, parquet or sheet".to_owned(),
            });
        }
        None if sample.starts_with(b"PAR1") => "parquet".to_owned(),
        None => String::new(),
    };
    let mut warnings = Vec::new();
    let mut encoding = UTF_8;
    let mut text = String::new();
    if !matches!(format.as_str(), "parquet" | "sheet") {
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
    let complete = sample.len() < SAMPLE_BYTES;
    let objects = match format.as_str() {
        "json" | "ndjson" => Some(objects::look(path, encoding, &text, complete, options)?),
        _ => None,
    };
    // One object a line is what most tools write and the quickest to find one's way in.
    let format = match &objects {
        Some(objects) if objects.is_lines() => "ndjson".to_owned(),
        Some(_) => "json".to_owned(),
        None => format,
    };
    let (mut delimiter, mut sheet, mut sheets) = (None, None, Vec::new());
    let records = match format.as_str() {
        "csv" => {
            let byte = match &options.delimiter {
                Some(name) => delimiter_of(name)?,
                None => guess_delimiter(text.as_bytes()),
            };
            delimiter = Some(char::from(byte).to_string());
            let text = Text::open_member(path, encoding, member)?;
            Records::Csv(Box::new(CsvRecords::of(text, path, encoding, byte)?))
        }
        "ndjson" | "json" => match &objects {
            Some(objects) => objects.records(path, encoding, member)?,
            None => return Err(DatasetError::EmptyFile { path: shown_path }),
        },
        "sheet" => {
            let records = SheetRecords::open(path, member, options.sheet.as_deref())?;
            sheet = Some(records.sheet().to_owned());
            sheets = records.sheets().to_vec();
            if sheets.len() > 1 && options.sheet.is_none() {
                warnings.push(format!(
                    "the spreadsheet has {} sheets; {:?}, the first that is not blank, was taken",
                    sheets.len(),
                    records.sheet()
                ));
            }
            Records::Sheet(Box::new(records))
        }
        _ => {
            let records = ParquetRecords::open(path, member, None)?;
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
    let json_format = objects.as_ref().and_then(|objects| objects.format);
    let known = match json_format {
        Some(_) => None,
        None => known::known(&looked.header, options)?,
    };
    let table = known.as_ref().and_then(|known| known.table);
    let options = &with_defaults(options, table, &looked);
    let mut guesses = match json_format {
        Some(format) => objects::guesses(&looked.header, format),
        None => assign(&looked, known.as_ref(), options)?,
    };
    let lists = lists::lists(&looked, &mut guesses, known.as_ref(), options)?;
    let time = time_rule(&looked, &guesses, options, &mut warnings)?;
    for note in [
        json_format.map(|format| format.note),
        table.map(|table| table.note),
    ] {
        warnings.extend(note.filter(|note| !note.is_empty()).map(str::to_owned));
    }
    let layout = json_format
        .map(|format| format.id)
        .or(known.as_ref().map(|known| known.id))
        .map(str::to_owned);
    let profiles_only = known.as_ref().is_some_and(known::Known::is_profiles_only);
    let has_content = guesses.iter().any(|guess| guess.role == Role::Content);
    let content_from_record = options
        .content_from_record
        .unwrap_or(table.is_some_and(|table| table.content_from_record))
        && !has_content;
    let header = std::mem::take(&mut looked.header);
    let mut columns: Vec<MappedColumn> = header
        .iter()
        .zip(&guesses)
        .zip(&lists)
        .enumerate()
        .filter(|(_, ((_, guess), _))| guess.role != Role::Ignore)
        .map(|(at, ((column, guess), list))| MappedColumn {
            column: column.clone(),
            role: guess.role.clone(),
            list: *list,
            unless: known
                .as_ref()
                .and_then(|known| known.unless(at, &guesses))
                .and_then(|other| header.get(other).cloned()),
        })
        .collect();
    if let Some(table) = table {
        // Titles before texts and chats before messages, however the file orders them.
        columns.sort_by_key(|mapped| table.place_of(&mapped.column));
    }
    let prefixed = platform_by_prefix(&looked, &guesses, options);
    let defined = table
        .map(|table| table.platform)
        .filter(|name| !name.is_empty());
    let named = guesses.iter().any(|guess| guess.role == Role::Platform);
    let by_address = if json_format.is_some() || prefixed || named {
        None
    } else {
        platform_by_address(&looked, &guesses)
    };
    match (options.platform.as_deref().or(defined), by_address) {
        (None, Some(platform)) => warnings.push(format!(
            "no column names the platform; the addresses of the posts are those of {platform}"
        )),
        (None, None) if table.is_some() && !named => {
            warnings.push("the file does not name the platform: give it if you know it".to_owned())
        }
        _ => {}
    }
    let mapping = Mapping {
        container: container.clone(),
        format: format.clone(),
        encoding: encoding.name().to_ascii_lowercase(),
        delimiter: delimiter.clone(),
        layout: layout.clone(),
        header: header.clone(),
        columns,
        time,
        platform: platform_name(
            options
                .platform
                .as_deref()
                .or(defined)
                .or(by_address)
                .unwrap_or("unknown"),
        )?,
        platform_rule: if prefixed {
            PlatformRule::AccountPrefix
        } else {
            PlatformRule::Fixed
        },
        missing_values: MISSING_VALUES
            .iter()
            .map(|&value| value.to_owned())
            .collect(),
        member: options.member.clone(),
        sheet,
        shape: objects
            .as_ref()
            .map(|objects| objects.shape_name().to_owned()),
        items: objects
            .as_ref()
            .map_or_else(Vec::new, |objects| objects.items.clone()),
        as_given: options.as_given,
        content_from_record,
        content_prefix: table.map_or("", |table| table.content_prefix).to_owned(),
        nobody: table
            .map_or(&[][..], |table| table.nobody)
            .iter()
            .map(|&name| name.to_owned())
            .collect(),
        own_words: table.is_some_and(|table| table.own_words),
        profiles_only,
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
        .zip(lists)
        .map(|((guess, facts), list)| ColumnGuess {
            name: facts.name.clone(),
            role: guess.role,
            confidence: guess.confidence,
            why: guess.why,
            list,
            samples: facts
                .filled
                .iter()
                .take(5)
                .map(|value| shortened(value, 200))
                .collect(),
        })
        .collect();
    let preview = match missing_roles.is_empty() {
        true => preview::preview(path, &mapping)?,
        false => Vec::new(),
    };
    Ok(Probe {
        container,
        format,
        layout,
        encoding: mapping.encoding.clone(),
        delimiter,
        header,
        columns,
        sample_rows: looked.shown,
        sample_records: looked.numbers,
        sheets,
        preview,
        mapping,
        missing_roles,
        warnings,
    })
}

/// The analyst's options, filled up with what the format defines.
fn with_defaults(
    options: &ProbeOptions,
    table: Option<&'static TableFormat>,
    looked: &Look,
) -> ProbeOptions {
    let mut options = options.clone();
    let Some(table) = table else {
        return options;
    };
    let defined = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    options.time_zone = options.time_zone.or(defined(table.time_zone));
    if options.time_format.is_none() && !table.time_format.is_empty() {
        // Versions of a format differ: where the sample is of another format it speaks for itself.
        let fits = assign::time_format_fits(table, looked);
        options.time_format = defined(table.time_format).filter(|_| fits);
    }
    options
}

/// What the first rows show.
struct Look {
    header: Vec<String>,
    facts: Vec<ColumnFacts>,
    shown: Vec<Vec<String>>,
    numbers: Vec<u64>,
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
    let (mut shown, mut numbers, mut rows, mut row) = (Vec::new(), Vec::new(), 0, Row::default());
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
            numbers.push(row.number);
        }
    }
    if let Records::Sheet(sheet) = &records
        && sheet.error_cells() > 0
    {
        warnings.push(format!(
            "{} of the cells in the first {rows} records hold an error such as #REF! instead of a \
             value; they are read as empty",
            sheet.error_cells()
        ));
    }
    Ok(Look {
        header,
        facts,
        shown,
        numbers,
        rows,
    })
}
