//! The way back to the sources: records as they stand in the files, with what their columns mean.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

use zwerm_dataset::{Mapping, RawReader, RawRecord, Role};

use crate::error::{Error, ErrorKind, Result};
use crate::session::Workbench;

/// Records that are kept in memory, and their bytes together: whoever walks to and fro between edges
/// sees the same posts again.
const RECORDS_KEPT: usize = 10_000;
const BYTES_KEPT: usize = 32 << 20;

/// A record of a source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRecord {
    /// Original name of the file.
    pub source_name: String,
    /// SHA-256 of the file, lower-case hex.
    pub source_sha256: String,
    /// Number of the record, from 1.
    pub record: u64,
    /// Physical line where it begins, from 1, where the format has lines.
    pub line: Option<u64>,
    /// What stands in the column of texts; `None` when there is no such column, or nothing in it.
    pub text: Option<String>,
    /// The record exactly as in the file.
    pub raw: String,
    /// Its fields, in the order of the columns.
    pub fields: Vec<SourceField>,
}

/// One field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceField {
    /// Column.
    pub name: String,
    /// Value as in the file.
    pub value: String,
    /// What the import took the column for; empty when it has no role.
    pub role: String,
}

/// A record by the SHA-256 of its source and its number.
pub(crate) type RecordKey = (String, u64);

/// Sources that are kept open.
const SOURCES_KEPT: usize = 16;

/// A source of the case that was asked before.
#[derive(Clone)]
struct OpenSource {
    sha256: String,
    name: String,
    mapping: Arc<Mapping>,
    reader: Arc<RawReader>,
}

/// Records that were read before, the oldest forgotten first, and the sources that they came from.
#[derive(Default)]
pub(crate) struct RecordsKept {
    sources: Vec<OpenSource>,
    known: HashMap<RecordKey, Arc<SourceRecord>>,
    order: VecDeque<RecordKey>,
    bytes: usize,
}

impl RecordsKept {
    fn keep(&mut self, record: Arc<SourceRecord>) {
        let key = (record.source_sha256.clone(), record.record);
        self.bytes += size_of(&record);
        if let Some(twin) = self.known.insert(key.clone(), record) {
            // Two asked at once: it has its place in the order already.
            self.bytes -= size_of(&twin);
        } else {
            self.order.push_back(key);
        }
        while self.order.len() > RECORDS_KEPT || self.bytes > BYTES_KEPT {
            let Some(oldest) = self.order.pop_front() else {
                break;
            };
            if let Some(record) = self.known.remove(&oldest) {
                self.bytes -= size_of(&record);
            }
        }
    }
}

fn size_of(record: &SourceRecord) -> usize {
    let fields = record
        .fields
        .iter()
        .map(|field| field.name.len() + field.value.len() + field.role.len() + 72);
    record.raw.len() + record.text.as_ref().map_or(0, String::len) + fields.sum::<usize>() + 256
}

impl Workbench {
    /// One record of a source of this case.
    pub fn source_record(&self, source_sha256: &str, record: u64) -> Result<Arc<SourceRecord>> {
        let key = (source_sha256.to_owned(), record);
        self.source_records(std::iter::once(key.clone()))?
            .remove(&key)
            .ok_or_else(|| no_such_source(source_sha256))
    }

    /// Records of the sources of this case.
    pub(crate) fn source_records(
        &self,
        wanted: impl Iterator<Item = RecordKey>,
    ) -> Result<BTreeMap<RecordKey, Arc<SourceRecord>>> {
        let mut found = BTreeMap::new();
        let mut missing: BTreeMap<String, Vec<u64>> = BTreeMap::new();
        {
            let kept = &self.lock_desk().records;
            for key in wanted {
                match kept.known.get(&key) {
                    Some(record) => {
                        found.insert(key, record.clone());
                    }
                    None => missing.entry(key.0).or_default().push(key.1),
                }
            }
        }
        for (source, mut records) in missing {
            records.sort_unstable();
            records.dedup();
            let open = self.open_source(&source)?;
            let read = open.reader.records(&records)?;
            let kept = &mut self.lock_desk().records;
            for raw in read {
                let record = Arc::new(source_record(raw, &source, &open.name, &open.mapping));
                kept.keep(record.clone());
                found.insert((source.clone(), record.record), record);
            }
        }
        Ok(found)
    }

    /// A source with what is known of its places.
    fn open_source(&self, sha256: &str) -> Result<OpenSource> {
        // An import that was taken back is not read any more, whatever is still known of its file.
        let import = self
            .import_of(sha256)?
            .ok_or_else(|| no_such_source(sha256))?;
        let known = |sources: &[OpenSource]| sources.iter().find(|it| it.sha256 == sha256).cloned();
        let mapping: Mapping = serde_json::from_value(import.mapping)?;
        if let Some(open) = known(&self.lock_desk().records.sources)
            && *open.mapping == mapping
        {
            return Ok(open);
        }
        let path = self.case().source_path(sha256)?;
        let open = OpenSource {
            sha256: sha256.to_owned(),
            name: import.original_name,
            reader: Arc::new(RawReader::new(&path, &mapping)),
            mapping: Arc::new(mapping),
        };
        let sources = &mut self.lock_desk().records.sources;
        sources.retain(|known| known.sha256 != sha256);
        sources.push(open.clone());
        if sources.len() > SOURCES_KEPT {
            sources.remove(0);
        }
        Ok(open)
    }
}

fn no_such_source(sha256: &str) -> Error {
    Error::new(
        ErrorKind::Case,
        "source-missing",
        format!("The case has no record of the source file with SHA-256 {sha256}."),
    )
}

fn source_record(raw: RawRecord, sha256: &str, name: &str, mapping: &Mapping) -> SourceRecord {
    let text = text_of(mapping, &raw);
    let role_of = |column: &str| {
        mapping
            .columns
            .iter()
            .find(|mapped| mapped.column == column && mapped.role != Role::Ignore)
            .map(|mapped| mapped.role.to_string())
            .unwrap_or_default()
    };
    SourceRecord {
        source_name: name.to_owned(),
        source_sha256: sha256.to_owned(),
        record: raw.record,
        line: raw.line,
        text,
        raw: raw.raw,
        fields: raw
            .fields
            .into_iter()
            .map(|(name, value)| SourceField {
                role: role_of(&name),
                name,
                value,
            })
            .collect(),
    }
}

/// What stands in the column of texts; nothing when it is blank.
fn text_of(mapping: &Mapping, record: &RawRecord) -> Option<String> {
    let column = mapping.columns_of(&Role::Text).next()?;
    record
        .fields
        .iter()
        .find(|(name, _)| name == column)
        .map(|(_, value)| value.trim_ascii())
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}
