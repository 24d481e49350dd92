//! Decisions about files, saved by the fingerprint of their header: the next export of the same tool
//! is read in the same way. One file format for what the window remembers, for `zwerm mapping`, and
//! for what colleagues hand each other.
//!
//! ```json
//! { "zwerm_mappings": 1,
//!   "mappings": [ {
//!     "fingerprint": "3f0c…", "format": "csv", "header": ["user", "when", "link"],
//!     "options": { "map": [["account", "user"], ["time", "when"], ["object:url", "link"]],
//!                  "time_zone": "Europe/Amsterdam" },
//!     "saved_at_utc": "2026-11-22T09:00:00Z" } ] }
//! ```

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use zwerm_dataset::{Mapping, Probe, ProbeOptions, Role, TimeKind};

use crate::error::{Error, ErrorKind, Result};
use crate::images::is_of_pictures;
use crate::imports::understood;
use crate::jobs::Control;
use crate::output::{Written, hex, write_file};
use crate::session::Workbench;
use crate::worker::Reader;

/// Version of the file format.
const VERSION: u64 = 1;
/// Mappings that are kept; the one longest unused goes first.
const KEPT: usize = 1_000;
/// Decisions about one header at most: it has columns, not books.
const LARGEST_MAPPING: usize = 256 << 10;
/// A larger file was not written by this program.
const LARGEST_FILE: u64 = 64 << 20;
/// Name of the file in the data folder of the program.
pub const STORE: &str = "mappings.json";

/// What was decided about files with one header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedMapping {
    /// [`header_fingerprint`] of format and header.
    pub fingerprint: String,
    /// `csv`, `ndjson` or `parquet`.
    pub format: String,
    /// Names of all columns, in their order.
    pub header: Vec<String>,
    /// What overrides the guesses.
    pub options: ProbeOptions,
    /// When it was saved or used last (ISO 8601, UTC).
    pub saved_at_utc: String,
}

/// Saved mappings, at most one a header.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SavedMappings {
    by_fingerprint: BTreeMap<String, SavedMapping>,
}

#[derive(Serialize, Deserialize)]
struct InFile {
    zwerm_mappings: u64,
    mappings: Vec<SavedMapping>,
}

/// Identity of a header: format and the names of all columns, in order.
pub fn header_fingerprint(format: &str, header: &[String]) -> String {
    let mut hash = Sha256::new();
    for part in std::iter::once(format).chain(header.iter().map(String::as_str)) {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hex(&hash.finalize()[..16])
}

/// Fingerprint of a file that was looked at; none when it has no columns of its own, because then
/// every such file would be taken for the same.
pub fn fingerprint_of(probe: &Probe) -> Option<String> {
    (!probe.header.is_empty()).then(|| header_fingerprint(&probe.format, &probe.header))
}

/// What overrides the guesses so that a file like this one is read by this mapping again.
pub fn decisions(mapping: &Mapping) -> ProbeOptions {
    let platform = Some(mapping.platform.clone());
    let platform = platform.filter(|name| !matches!(name.as_str(), "" | "unknown"));
    // Objects of a known format are read by its code; there is nothing else to decide.
    if mapping.shape.is_some() && mapping.layout.is_some() {
        return ProbeOptions {
            layout: mapping.layout.clone(),
            platform,
            as_given: mapping.as_given,
            ..ProbeOptions::default()
        };
    }
    let role_of = |column: &String| {
        let mapped = mapping.columns.iter().find(|it| it.column == *column);
        mapped.map_or(Role::Ignore, |it| it.role.clone())
    };
    ProbeOptions {
        format: Some(mapping.format.clone()),
        map: mapping
            .header
            .iter()
            .map(|column| (role_of(column), column.clone()))
            .collect(),
        delimiter: mapping.delimiter.clone(),
        encoding: Some(mapping.encoding.clone()),
        time_zone: (!mapping.time.time_zone_assumed).then(|| mapping.time.time_zone.clone()),
        time_format: match mapping.time.kind {
            TimeKind::Pattern => mapping.time.pattern.clone(),
            _ => None,
        },
        platform,
        lists: mapping
            .columns
            .iter()
            .filter(|mapped| matches!(mapped.role, Role::Object(_)))
            .map(|mapped| (mapped.column.clone(), mapped.list))
            .collect(),
        layout: Some(mapping.layout.clone().unwrap_or_else(|| "none".to_owned())),
        items: match mapping.items.as_slice() {
            [path] => Some(path.clone()),
            _ => None,
        },
        as_given: mapping.as_given,
        content_from_record: Some(mapping.content_from_record),
        // Which member or sheet it was is no decision about other files.
        member: None,
        sheet: None,
        object_type: None,
    }
}

/// Explicit decisions where there are any, saved ones elsewhere.
pub fn over(explicit: &ProbeOptions, saved: &ProbeOptions) -> ProbeOptions {
    let mut options = explicit.clone();
    let either = |own: &mut Option<String>, other: &Option<String>| {
        if own.is_none() {
            own.clone_from(other);
        }
    };
    either(&mut options.format, &saved.format);
    either(&mut options.delimiter, &saved.delimiter);
    either(&mut options.encoding, &saved.encoding);
    either(&mut options.time_zone, &saved.time_zone);
    either(&mut options.time_format, &saved.time_format);
    either(&mut options.platform, &saved.platform);
    either(&mut options.object_type, &saved.object_type);
    either(&mut options.layout, &saved.layout);
    either(&mut options.items, &saved.items);
    options.as_given |= saved.as_given;
    options.content_from_record = options.content_from_record.or(saved.content_from_record);
    let several = |role: &Role| matches!(role, Role::Object(_) | Role::Ignore);
    for (role, column) in &saved.map {
        let decided = explicit
            .map
            .iter()
            .any(|(own, name)| name == column || (own == role && !several(role)));
        if !decided {
            options.map.push((role.clone(), column.clone()));
        }
    }
    for (column, list) in &saved.lists {
        let decided = explicit.lists.iter().any(|(name, _)| name == column);
        let is_object = options
            .map
            .iter()
            .any(|(role, name)| name == column && matches!(role, Role::Object(_)));
        if !decided && is_object {
            options.lists.push((column.clone(), *list));
        }
    }
    options
}

impl SavedMappings {
    /// What a file of mappings holds.
    pub fn read(path: &Path) -> Result<SavedMappings> {
        let reading = |error: std::io::Error| {
            let mut error = Error::io("read the file of mappings", path, &error);
            error.kind = ErrorKind::Input;
            error
        };
        let file = File::open(path).map_err(reading)?;
        let meta = file.metadata().map_err(reading)?;
        if !meta.is_file() || meta.len() > LARGEST_FILE {
            return Err(no_mappings(path, "it is no file, or far too large"));
        }
        let mut text = String::new();
        file.take(LARGEST_FILE)
            .read_to_string(&mut text)
            .map_err(reading)?;
        SavedMappings::parse(&text).map_err(|why| no_mappings(path, &why))
    }

    /// The same; nothing when there is no file.
    pub fn read_if_there(path: &Path) -> Result<SavedMappings> {
        if path.exists() {
            SavedMappings::read(path)
        } else {
            Ok(SavedMappings::default())
        }
    }

    fn parse(text: &str) -> std::result::Result<SavedMappings, String> {
        let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match value.get("zwerm_mappings").and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(other) => {
                return Err(format!(
                    "it has version {other} of the format, and this program knows version {VERSION}"
                ));
            }
            None => return Err("it has no field \"zwerm_mappings\"".to_owned()),
        }
        let file: InFile = serde_json::from_value(value).map_err(|error| error.to_string())?;
        let mut mappings = SavedMappings::default();
        for mapping in file.mappings {
            if mapping.fingerprint != header_fingerprint(&mapping.format, &mapping.header) {
                return Err(format!(
                    "the fingerprint {} is not that of its header",
                    mapping.fingerprint
                ));
            }
            mappings.remember(mapping);
        }
        Ok(mappings)
    }

    /// Writes all of them, in the order of their fingerprints.
    pub fn write(&self, path: &Path) -> Result<Written> {
        let text = serde_json::to_string_pretty(&InFile {
            zwerm_mappings: VERSION,
            mappings: self.all().cloned().collect(),
        })?;
        write_file(path, |file| {
            writeln!(file, "{text}").map_err(|error| Error::io("write the mappings", path, &error))
        })
    }

    /// All of them, in the order of their fingerprints.
    pub fn all(&self) -> impl Iterator<Item = &SavedMapping> {
        self.by_fingerprint.values()
    }

    /// What was decided about files with this header.
    pub fn of(&self, fingerprint: &str) -> Option<&SavedMapping> {
        self.by_fingerprint.get(fingerprint)
    }

    /// Keeps a mapping; whether there was another one for its header.
    pub fn remember(&mut self, mapping: SavedMapping) -> bool {
        let size = serde_json::to_vec(&mapping).map_or(usize::MAX, |text| text.len());
        if size > LARGEST_MAPPING || mapping.header.is_empty() {
            return false;
        }
        let key = mapping.fingerprint.clone();
        let replaced = self.by_fingerprint.insert(key, mapping).is_some();
        while self.by_fingerprint.len() > KEPT {
            let oldest = self
                .by_fingerprint
                .values()
                .min_by(|a, b| a.saved_at_utc.cmp(&b.saved_at_utc))
                .map(|mapping| mapping.fingerprint.clone());
            if let Some(oldest) = oldest {
                self.by_fingerprint.remove(&oldest);
            }
        }
        replaced
    }

    /// Forgets what was decided about files with this header; whether there was anything.
    pub fn forget(&mut self, fingerprint: &str) -> bool {
        self.by_fingerprint.remove(fingerprint).is_some()
    }

    /// Takes over all of another; how many are new, and how many replaced one that differed.
    pub fn take_over(&mut self, other: SavedMappings) -> (usize, usize) {
        let (mut new, mut replaced) = (0, 0);
        for (key, mapping) in other.by_fingerprint {
            let known = self.by_fingerprint.get(&key);
            let differs = known.is_some_and(|known| known.options != mapping.options);
            new += usize::from(known.is_none());
            replaced += usize::from(differs);
            self.remember(mapping);
        }
        (new, replaced)
    }
}

impl Reader {
    /// Options for a file, with what was saved for files with its header where nothing is decided
    /// explicitly; and the mapping that was found.
    pub fn options_with<'m>(
        &self,
        file: &Path,
        explicit: &ProbeOptions,
        saved: &'m SavedMappings,
        control: &Control,
    ) -> Result<(ProbeOptions, Option<&'m SavedMapping>)> {
        let explicit = &understood(explicit);
        if saved.by_fingerprint.is_empty() {
            return Ok((explicit.clone(), None));
        }
        // What is decided about roles may not fit before the rest is known.
        let plain = ProbeOptions {
            map: Vec::new(),
            lists: Vec::new(),
            ..explicit.clone()
        };
        let probe = self.probe(file, &plain, control)?;
        let found = fingerprint_of(&probe).and_then(|fingerprint| saved.of(&fingerprint));
        let options = found.map(|found| over(explicit, &found.options));
        Ok((options.unwrap_or_else(|| explicit.clone()), found))
    }
}

impl Workbench {
    /// How the files of this case were read; of several with one header the latest.
    pub fn mappings(&self) -> Result<SavedMappings> {
        let mut mappings = SavedMappings::default();
        for import in self.imports()? {
            let mapping: Mapping = serde_json::from_value(import.mapping)?;
            if is_of_pictures(&mapping) {
                continue;
            }
            mappings.remember(SavedMapping {
                fingerprint: header_fingerprint(&mapping.format, &mapping.header),
                format: mapping.format.clone(),
                header: mapping.header.clone(),
                options: decisions(&mapping),
                saved_at_utc: import.imported_at_utc,
            });
        }
        Ok(mappings)
    }
}

/// Where the window of this person remembers mappings; `None` where the system does not say.
pub fn store_of_this_person() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let home = std::env::home_dir();
    let data = if cfg!(windows) {
        folder("APPDATA")
    } else if cfg!(target_os = "macos") {
        home.map(|home| home.join("Library/Application Support"))
    } else {
        folder("XDG_DATA_HOME")
            .filter(|path| path.is_absolute())
            .or_else(|| home.map(|home| home.join(".local/share")))
    };
    data.map(|data| data.join("org.zwerm.desk").join(STORE))
}

fn no_mappings(path: &Path, why: &str) -> Error {
    Error::new(
        ErrorKind::Input,
        "no-mappings",
        format!(
            "This is no file of mappings as `zwerm mapping export` writes it ({why}): {}",
            path.display()
        ),
    )
}

#[cfg(test)]
mod tests;
