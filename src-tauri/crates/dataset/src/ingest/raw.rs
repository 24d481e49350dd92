//! The way back: from a row's (source, record) to the record as it stands in the file.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use encoding_rs::UTF_8;
use serde::{Deserialize, Serialize};

use super::encoding::encoding_of;
use super::mapping::Mapping;
use super::objects::shape_of;
use super::records::{CsvRecords, ItemRecords, NdjsonRecords, Place, Records, Row, delimiter_of};
use super::source::Text;
use crate::DatasetError;

/// Records between two places that a [`RawReader`] remembers.
const STEP: u64 = 256;

/// Most text that is unpacked to be read here and there; beyond it every question reads from the
/// beginning.
const MOST_UNPACKED: u64 = 8 << 30;

/// One record as it stands in the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawRecord {
    /// 1-based number of the data record.
    pub record: u64,
    /// 1-based physical line on which it begins, or the row of a sheet; none in Parquet.
    pub line: Option<u64>,
    /// All columns with their values, in header order; empty values for a record that has not
    /// the header's fields.
    pub fields: Vec<(String, String)>,
    /// The record's text without its line end: exactly the file's bytes (decoded) for CSV and
    /// JSON, one JSON object for Parquet and sheets.
    pub raw: String,
}

/// Reads the records with these numbers in one pass over the file; the answer has the order of
/// `records`.
///
/// # Errors
/// As for `import`; `no-such-record` for a number beyond the file.
pub fn raw_records(
    path: &Path,
    mapping: &Mapping,
    records: &[u64],
) -> Result<Vec<RawRecord>, DatasetError> {
    let mut wanted: Vec<u64> = records.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let mut found: Vec<RawRecord> = Vec::with_capacity(wanted.len());
    let mut source = Records::open(path, mapping, &mapping.header)?;
    let mut row = Row::default();
    let mut available = 0;
    while let Some(&next) = wanted.get(found.len()) {
        if !source.next(&mut row)? {
            return Err(DatasetError::NoSuchRecord {
                record: next,
                available,
            });
        }
        available = row.number;
        if row.number > next {
            // Records count from 1: only 0 can be passed by.
            return Err(DatasetError::NoSuchRecord {
                record: next,
                available,
            });
        }
        if row.number == next {
            found.push(RawRecord {
                record: row.number,
                line: row.line,
                fields: row.fields(&mapping.header),
                raw: source.raw()?,
            });
        }
    }
    let position = |record: u64| found.binary_search_by_key(&record, |raw| raw.record);
    Ok(records
        .iter()
        .filter_map(|&record| position(record).ok().and_then(|at| found.get(at).cloned()))
        .collect())
}

/// Answers question after question about one file.
///
/// It remembers a place every few hundred records as far as it has read, so a second question reads
/// those few hundred and not the file from its beginning. A packed file, or one in another encoding,
/// has no such places: its text is kept once, as UTF-8, in a temporary file without a name, which is
/// gone with the reader. Parquet and sheets are read as they come.
pub struct RawReader {
    path: PathBuf,
    mapping: Mapping,
    seen: Mutex<Seen>,
}

/// What is known of the file so far.
#[derive(Default)]
struct Seen {
    text: Option<OpenText>,
    /// A place every [`STEP`] records, ascending.
    places: Vec<Place>,
}

/// The text of the file, to be read from any byte on.
#[derive(Clone)]
struct OpenText {
    file: Arc<File>,
    /// Whether it is the file itself.
    is_whole: bool,
}

impl RawReader {
    /// Reads nothing yet.
    pub fn new(path: &Path, mapping: &Mapping) -> RawReader {
        RawReader {
            path: path.to_owned(),
            mapping: mapping.clone(),
            seen: Mutex::default(),
        }
    }

    /// As [`raw_records`].
    ///
    /// # Errors
    /// As there.
    pub fn records(&self, records: &[u64]) -> Result<Vec<RawRecord>, DatasetError> {
        let mut seen = self.lock();
        if seen.text.is_none() {
            seen.text = self.open()?;
        }
        let Some(text) = seen.text.clone() else {
            drop(seen);
            return raw_records(&self.path, &self.mapping, records);
        };
        let mut wanted = records.to_vec();
        wanted.sort_unstable();
        wanted.dedup();
        let mut found: Vec<RawRecord> = Vec::with_capacity(wanted.len());
        let mut reader: Option<(Records, u64)> = None;
        let mut row = Row::default();
        for record in wanted {
            let Some(last) = record.checked_sub(1) else {
                return Err(no_such_record(record, 0));
            };
            // The nearest place in front of it, unless the reader is nearer already.
            let near = seen.places.partition_point(|place| place.records <= last);
            let near = near.checked_sub(1).and_then(|at| seen.places.get(at));
            let go_on = |&(_, read): &(Records, u64)| {
                read <= last && near.is_none_or(|near| near.records <= read)
            };
            let (mut source, mut read) = match reader.take().filter(go_on) {
                Some(reader) => reader,
                None => {
                    let records = near.map_or(0, |place| place.records);
                    (self.at(&text, near.copied())?, records)
                }
            };
            while read < record {
                if !source.next(&mut row)? {
                    return Err(no_such_record(record, read));
                }
                read = row.number;
                let known = seen.places.last().map_or(0, |place| place.records);
                if read >= known + STEP
                    && let Some(here) = source.place()
                {
                    seen.places.push(here);
                }
            }
            found.push(RawRecord {
                record: row.number,
                line: row.line,
                fields: row.fields(&self.mapping.header),
                raw: source.raw()?,
            });
            reader = Some((source, read));
        }
        let position = |record: u64| found.binary_search_by_key(&record, |raw| raw.record);
        Ok(records
            .iter()
            .filter_map(|&record| position(record).ok().and_then(|at| found.get(at).cloned()))
            .collect())
    }

    /// The records from a place on, or from the first one.
    fn at(&self, text: &OpenText, place: Option<Place>) -> Result<Records, DatasetError> {
        let offset = place.map_or(0, |place| place.offset);
        let is_start = place.is_none() && text.is_whole;
        let source = Text::positioned(&self.path, text.file.clone(), offset, is_start);
        let header = self.mapping.header.clone();
        if self.mapping.format == "csv" {
            let delimiter = delimiter_of(self.mapping.delimiter.as_deref().unwrap_or(","))?;
            let records = match place {
                None => CsvRecords::of(source, &self.path, UTF_8, delimiter)?,
                Some(place) => CsvRecords::resumed(source, delimiter, header, place),
            };
            return Ok(Records::Csv(Box::new(records)));
        }
        let place = place.unwrap_or(Place::START);
        if self.mapping.format == "ndjson" && self.mapping.items.is_empty() {
            let records = NdjsonRecords::resumed(source, header, place);
            return Ok(Records::Ndjson(Box::new(records)));
        }
        let shape = shape_of(&self.mapping)?;
        let records = ItemRecords::resumed(source, shape, &self.mapping.items, header, place);
        Ok(Records::Items(Box::new(records)))
    }

    /// Opens the text; none where it cannot be read from any byte on. That the file fits the mapping
    /// is seen here.
    fn open(&self) -> Result<Option<OpenText>, DatasetError> {
        if !matches!(self.mapping.format.as_str(), "csv" | "ndjson" | "json") {
            return Ok(None);
        }
        Records::open(&self.path, &self.mapping, &self.mapping.header)?;
        let encoding = encoding_of(&self.mapping.encoding)?;
        let member = self.mapping.member.as_deref();
        let mut text = Text::open_member(&self.path, encoding, member)?;
        if text.is_as_in_file() {
            let file = File::open(&text.bytes.path)
                .map_err(DatasetError::io("opening the file", &self.path))?;
            return Ok(Some(OpenText {
                file: Arc::new(file),
                is_whole: true,
            }));
        }
        let mut unpacked = match tempfile::tempfile() {
            Ok(file) => file,
            // Slower, but no less right.
            Err(_) => return Ok(None),
        };
        let (mut piece, mut size) = (Vec::new(), 0);
        while text.fill(&mut piece)? {
            size += piece.len() as u64;
            if size > MOST_UNPACKED || unpacked.write_all(&piece).is_err() {
                return Ok(None);
            }
            piece.clear();
        }
        Ok(Some(OpenText {
            file: Arc::new(unpacked),
            is_whole: false,
        }))
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        // Places are only ever added whole, so a poisoned lock is still good.
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn no_such_record(record: u64, available: u64) -> DatasetError {
    DatasetError::NoSuchRecord { record, available }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{ProbeOptions, probe};

    /// Asks for records in several orders and compares each answer with a reading from the start.
    fn check(name: &str, bytes: &[u8], total: u64) {
        check_with(name, bytes, total, &ProbeOptions::default());
    }

    fn check_with(name: &str, bytes: &[u8], total: u64, options: &ProbeOptions) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let mapping = probe(&path, options).unwrap().mapping;
        let all: Vec<u64> = (1..=total).collect();
        let known =
            raw_records(&path, &mapping, &all).unwrap_or_else(|error| panic!("{name}: {error}"));
        let reader = RawReader::new(&path, &mapping);
        let mut asked = 1_u64;
        for round in 0..60 {
            let some: Vec<u64> = (0..1 + round % 5)
                .map(|_| {
                    asked = (asked * 48_271) % 2_147_483_647;
                    1 + asked % total
                })
                .collect();
            let wanted: Vec<RawRecord> = some
                .iter()
                .map(|&record| known[record as usize - 1].clone())
                .collect();
            assert_eq!(reader.records(&some).unwrap(), wanted, "{name} {some:?}");
        }
        assert_eq!(reader.records(&all).unwrap(), known, "{name}");
        let beyond = reader.records(&[1, total + 1]).unwrap_err();
        let from_start = raw_records(&path, &mapping, &[1, total + 1]).unwrap_err();
        assert_eq!(beyond.to_string(), from_start.to_string());
        assert_eq!(reader.records(&[0]).unwrap_err().code(), "no-such-record");
        // A document is one text, whatever is in it.
        let is_one = mapping.shape.as_deref() == Some("document");
        if !is_one && !matches!(mapping.format.as_str(), "parquet" | "sheet") {
            let places = reader.lock().places.len() as u64;
            assert!(places + 1 >= total / STEP, "{places} places");
        }
    }

    fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in members {
            let options = zip::write::SimpleFileOptions::default();
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn any_record_is_found_from_any_place() {
        let mut csv = "\u{feff}account_id,post_id,created_at,url,text\r\n".to_owned();
        let mut ndjson = String::new();
        for row in 0..3_000 {
            let text = match row % 7 {
                0 => "\"two\nlines, \"\"quoted\"\"\"".to_owned(),
                1 => "é漢🙂".repeat(row % 50),
                _ => format!("words {row}"),
            };
            csv += &format!(
                "a{row},p{row},{},https://x.example/{row},{text}",
                1_600_000_000 + row
            );
            csv += ["\n", "\r\n", "\n\n", "\r\n\r\n"][row % 4];
            ndjson += &format!(
                "{{\"account_id\":\"a{row}\",\"post_id\":\"p{row}\",\"created_at\":{},\"url\":\"u{row}\"}}{}",
                1_600_000_000 + row,
                ["\n", "\r\n", "\n\n"][row % 3]
            );
        }
        check("plain.csv", csv.as_bytes(), 3_000);
        check("packed.csv.gz", &gzip(csv.as_bytes()), 3_000);
        check("plain.ndjson", ndjson.as_bytes(), 3_000);
        check("packed.ndjson.gz", &gzip(ndjson.as_bytes()), 3_000);
        let lines: Vec<&str> = ndjson.lines().filter(|line| !line.is_empty()).collect();
        check(
            "array.json",
            format!("[\n{}\n]", lines.join(",\n")).as_bytes(),
            3_000,
        );
        check(
            "pages.json",
            format!(
                "[{}]\n[{}]",
                lines[..1_000].join(","),
                lines[1_000..].join(",")
            )
            .as_bytes(),
            3_000,
        );
        let document = format!("{{\"n\":1,\n\"items\":[{}]}}", lines.join(",\n"));
        check("document.json", document.as_bytes(), 3_000);
        let sheet = include_bytes!("records/sheet/fixtures/openpyxl.xlsx");
        check("sheet.xlsx", sheet, 4);
        for (name, text) in [("a.csv", &csv), ("b/c.ndjson", &ndjson)] {
            let options = ProbeOptions {
                member: Some(name.to_owned()),
                ..ProbeOptions::default()
            };
            let members = [("a.csv", csv.as_bytes()), ("b/c.ndjson", ndjson.as_bytes())];
            check_with("several.zip", &zip(&members), 3_000, &options);
            check("one.zip", &zip(&[(name, text.as_bytes())]), 3_000);
        }
        let latin: Vec<u8> = csv
            .trim_start_matches('\u{feff}')
            .chars()
            .map(|c| {
                if c == 'é' {
                    0xe9
                } else if c.is_ascii() {
                    c as u8
                } else {
                    b'?'
                }
            })
            .collect();
        check("latin.csv", &latin, 3_000);
    }

    #[test]
    fn any_record_of_pages_arrays_and_documents_is_found_from_any_place() {
        let post = |row: usize| {
            format!(
                r#"{{"account_id":"a{row}","post_id":"p{row}","created_at":{},"url":"u{row}","text":"é🙂 {row}"}}"#,
                1_600_000_000 + row
            )
        };
        let rows = |from: usize, to: usize, between: &str| {
            (from..to).map(post).collect::<Vec<_>>().join(between)
        };
        let array = format!("[\n{}\n]\n", rows(0, 3_000, ",\n  "));
        check("array.json", array.as_bytes(), 3_000);
        check("array.json.gz", &gzip(array.as_bytes()), 3_000);
        let mut documents = String::new();
        for page in 0..30 {
            let posts = rows(page * 100, page * 100 + 100, ",");
            documents += &format!("{{\n \"items\": [{posts}],\n \"page\": {page}\n}}\n");
        }
        check("documents.json", documents.as_bytes(), 3_000);
        let mut pages = String::new();
        for page in 0..60 {
            let tweets: Vec<String> = (0..50)
                .map(|at| {
                    let id = page * 50 + at;
                    format!(r#"{{"id":"{id}","author_id":"9","created_at":"2021-09-01T10:00:00.000Z","text":"{id}"}}"#)
                })
                .collect();
            let tweets = tweets.join(",");
            pages += &format!("{{\"data\":[{tweets}],\"includes\":{{}},\"meta\":{{}}}}\n");
        }
        check("pages.jsonl", pages.as_bytes(), 3_000);
    }

    #[test]
    fn a_line_of_megabytes_moves_no_place() {
        let mut csv = "account_id,post_id,created_at,url\n".to_owned();
        for row in 0..1_500 {
            csv += &format!("a{row},p{row},{},u{row}\n", 1_600_000_000 + row);
            if row == 300 {
                csv += &format!("a,\"{}\n", "x".repeat(9 << 20));
            }
            if row == 700 {
                csv += &format!("a,{}\n", "y".repeat(5 << 20));
            }
        }
        check("long.csv", csv.as_bytes(), 1_502);
    }
}
