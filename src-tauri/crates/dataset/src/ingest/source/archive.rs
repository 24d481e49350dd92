//! Zip archives: which members they have, and the bytes of one. What an archive says of itself is
//! weighed before anything is unpacked, and not believed while it is; its names never become paths.

mod extract;
mod guards;

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, Read, Seek as _, SeekFrom};
use std::path::Path;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;
use zip::{CompressionMethod, ZipArchive};

use super::Counted;
use crate::DatasetError;
use crate::parquet::local_file;

pub use extract::extract_members;
use guards::{Checked, Limited, claimed_members};

const MAX_MEMBERS: u64 = 100_000;
/// Most bytes that all members unpack to.
pub(super) const MAX_UNPACKED_BYTES: u64 = 20 << 30;
/// How many times its packed size a member unpacks to at most, past a size that does no harm.
pub(super) const MAX_RATIO: u64 = 200;
const RATIO_FROM_BYTES: u64 = 10 << 20;
/// Most bytes that are read to find the list of members: 100 000 of them with long names.
const MAX_DIRECTORY_BYTES: u64 = 256 << 20;

/// One file in an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZipMember {
    /// Its name with the folders in front of it, as in the archive.
    pub name: String,
    /// Bytes it unpacks to, as the archive says.
    pub size_bytes: u64,
    /// Bytes it takes in the archive.
    pub packed_bytes: u64,
}

/// What the members of a zip archive make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ZipKind {
    Files,
    Xlsx,
    Ods,
    /// A text, slides, a book: documents that are zip archives, too.
    OtherDocument,
}

/// The files of a zip archive in its order, without folders, dot files and what macOS adds.
///
/// # Errors
/// A file that is no zip archive, or one that is refused: damaged, more than 100 000 members, more
/// than 20 GB unpacked, a member packed more than 200 times, encrypted members, links, names that lead
/// out of a folder or are the same but for their case.
pub fn zip_members(path: &Path) -> Result<Vec<ZipMember>, DatasetError> {
    let path = local_file(path)?;
    let directory = Directory::open(&path)?;
    Ok(directory
        .listed()
        .map(|entry| entry.member.clone())
        .collect())
}

/// Whether a file is a zip archive of files: not a spreadsheet or another document, which are zip
/// archives, too.
///
/// # Errors
/// As [`zip_members`] where it is one.
pub fn is_archive(path: &Path) -> Result<bool, DatasetError> {
    Ok(zip_kind(path)? == Some(ZipKind::Files))
}

/// What kind of zip archive a file is; none if it is none.
pub(crate) fn zip_kind(path: &Path) -> Result<Option<ZipKind>, DatasetError> {
    let path = local_file(path)?;
    let mut head = [0; 4];
    let n = File::open(&path)
        .and_then(|mut file| file.read(&mut head))
        .map_err(DatasetError::io("reading the file", &path))?;
    if !is_zip(head.get(..n).unwrap_or_default()) {
        return Ok(None);
    }
    Directory::open(&path).and_then(|mut directory| directory.kind().map(Some))
}

/// Names of all files in a zip archive, such as the parts of a spreadsheet.
pub(crate) fn zip_parts(path: &Path) -> Result<Vec<String>, DatasetError> {
    let directory = Directory::open(path)?;
    let files = directory.entries.iter().filter(|entry| !entry.is_folder);
    Ok(files.map(|entry| entry.member.name.clone()).collect())
}

pub(super) fn is_zip(head: &[u8]) -> bool {
    // The second is an archive without members.
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// The bytes of one member.
pub(super) struct Member {
    pub(super) reader: Box<dyn Read>,
    pub(super) size_bytes: u64,
    pub(super) packed_bytes: u64,
}

/// Opens a member by its name, or the only one.
pub(super) fn open_member(
    path: &Path,
    name: Option<&str>,
    counted: impl FnOnce(File) -> Counted,
) -> Result<Member, DatasetError> {
    let mut directory = Directory::open(path)?;
    let kind = match (directory.kind()?, name) {
        (ZipKind::OtherDocument, _) => Some("a document of an office program"),
        (ZipKind::Xlsx | ZipKind::Ods, None) => Some("a spreadsheet"),
        _ => None,
    };
    if let Some(kind) = kind {
        return Err(DatasetError::BinaryFile {
            kind: kind.to_owned(),
            path: path.display().to_string(),
        });
    }
    let at = match name {
        Some(name) => directory
            .entries
            .iter()
            .position(|entry| entry.member.name == name),
        None => {
            let listed: Vec<&Entry> = directory.listed().collect();
            match listed.as_slice() {
                [] => return Err(refused(path, "it holds no file".to_owned())),
                [only] => Some(only.index),
                several => {
                    return Err(DatasetError::ChooseMember {
                        members: several
                            .iter()
                            .map(|entry| entry.member.name.clone())
                            .collect(),
                        path: path.display().to_string(),
                    });
                }
            }
        }
    };
    let entry = at
        .and_then(|at| directory.entries.get(at))
        .filter(|entry| !entry.is_folder)
        .cloned();
    let Some(entry) = entry else {
        return Err(DatasetError::UnknownMember {
            member: name.unwrap_or_default().to_owned(),
            members: directory
                .listed()
                .map(|entry| entry.member.name.clone())
                .collect(),
            path: path.display().to_string(),
        });
    };
    directory.reader(&entry, counted)
}

#[derive(Debug, Clone)]
struct Entry {
    member: ZipMember,
    index: usize,
    is_folder: bool,
    crc: u32,
    method: CompressionMethod,
}

/// The list of members, found sound.
struct Directory<'a> {
    path: &'a Path,
    archive: ZipArchive<Limited>,
    entries: Vec<Entry>,
}

impl<'a> Directory<'a> {
    fn open(path: &'a Path) -> Result<Self, DatasetError> {
        let refused = |reason: String| refused(path, reason);
        let damaged = |error: zip::result::ZipError| {
            refused(format!("its list of members cannot be read ({error})"))
        };
        let mut file = File::open(path).map_err(DatasetError::io("opening the file", path))?;
        let claimed =
            claimed_members(&mut file).map_err(DatasetError::io("reading the file", path))?;
        let too_many = |n: u64| refused(format!("it has {n} members, more than {MAX_MEMBERS}"));
        if claimed > MAX_MEMBERS {
            return Err(too_many(claimed));
        }
        let limited = Limited {
            file: BufReader::new(file),
            left: MAX_DIRECTORY_BYTES,
        };
        let archive = ZipArchive::new(limited).map_err(damaged)?;
        if archive.len() as u64 > MAX_MEMBERS {
            return Err(too_many(archive.len() as u64));
        }
        if archive.has_duplicate_names() {
            return Err(refused("it has two members of the same name".to_owned()));
        }
        let mut entries = Vec::with_capacity(archive.len());
        let (mut names, mut total) = (HashSet::new(), 0_u64);
        for index in 0..archive.len() {
            let entry = archive.by_index_data(index).map_err(damaged)?;
            let name = entry.name().map_err(damaged)?.into_owned();
            let size_bytes = entry.size();
            let packed_bytes = entry.compressed_size();
            let is_folder = entry.is_dir();
            let reason = if entry.encrypted() {
                Some("is encrypted".to_owned())
            } else if entry.is_symlink() {
                Some("is a link to another file".to_owned())
            } else {
                bad_name(&name).map(|what| format!("has a name with {what}"))
            };
            if let Some(reason) = reason {
                return Err(refused(format!("its member {name:?} {reason}")));
            }
            if !names.insert(name.nfc().collect::<String>().to_lowercase()) {
                return Err(refused(format!(
                    "two members have the name {name:?} but for upper and lower case"
                )));
            }
            total = total.saturating_add(size_bytes);
            let bomb = |reason: String| DatasetError::ArchiveBomb {
                reason,
                path: path.display().to_string(),
            };
            if size_bytes > RATIO_FROM_BYTES && size_bytes / MAX_RATIO > packed_bytes {
                return Err(bomb(format!(
                    "its member {name:?} unpacks to {} MB, more than {MAX_RATIO} times its size",
                    size_bytes >> 20
                )));
            }
            if total > MAX_UNPACKED_BYTES {
                return Err(bomb(format!(
                    "its members unpack to more than {} GB",
                    MAX_UNPACKED_BYTES >> 30
                )));
            }
            entries.push(Entry {
                member: ZipMember {
                    name,
                    size_bytes,
                    packed_bytes,
                },
                index,
                is_folder,
                crc: entry.crc32(),
                method: entry.compression(),
            });
        }
        Ok(Self {
            path,
            archive,
            entries,
        })
    }

    /// Members that somebody may want to read.
    fn listed(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| {
            let hidden = |part: &str| part.starts_with('.') || part == "__MACOSX";
            !entry.is_folder && !entry.member.name.split('/').any(hidden)
        })
    }

    fn kind(&mut self) -> Result<ZipKind, DatasetError> {
        let has = |name: &str| self.entries.iter().any(|entry| entry.member.name == name);
        if has("[Content_Types].xml") {
            let is_sheet = |entry: &Entry| {
                let name = entry.member.name.to_ascii_lowercase();
                name == "xl/workbook.xml"
                    || name.starts_with("xl/worksheets/") && name.ends_with(".xml")
            };
            return Ok(if self.entries.iter().any(is_sheet) {
                ZipKind::Xlsx
            } else {
                ZipKind::OtherDocument
            });
        }
        // What OpenDocument and EPUB files are stands in their first member.
        let Some(first) = self.entries.first().cloned() else {
            return Ok(ZipKind::Files);
        };
        if first.member.name != "mimetype" || first.member.size_bytes > 200 {
            return Ok(ZipKind::Files);
        }
        let mut mime = String::new();
        let member = self.reader(&first, Counted::unseen)?;
        let read = member.reader.take(200).read_to_string(&mut mime);
        Ok(match (read, mime.trim()) {
            (Err(_), _) => ZipKind::Files,
            (_, mime) if mime.ends_with("opendocument.spreadsheet") => ZipKind::Ods,
            (_, mime) if mime.starts_with("application/") => ZipKind::OtherDocument,
            _ => ZipKind::Files,
        })
    }

    fn reader(
        &mut self,
        entry: &Entry,
        counted: impl FnOnce(File) -> Counted,
    ) -> Result<Member, DatasetError> {
        let start = self
            .archive
            .by_index_raw(entry.index)
            .map(|file| file.data_start())
            .map_err(|error| {
                let name = &entry.member.name;
                refused(
                    self.path,
                    format!("its member {name:?} cannot be read ({error})"),
                )
            })?;
        let mut file =
            File::open(self.path).map_err(DatasetError::io("opening the file", self.path))?;
        file.seek(SeekFrom::Start(start.unwrap_or_default()))
            .map_err(DatasetError::io("reading the file", self.path))?;
        let packed = counted(file).take(entry.member.packed_bytes);
        let packed = BufReader::with_capacity(1 << 16, packed);
        let inner: Box<dyn Read> = match entry.method {
            CompressionMethod::Stored => Box::new(packed),
            CompressionMethod::Deflated => Box::new(flate2::bufread::DeflateDecoder::new(packed)),
            other => {
                return Err(refused(
                    self.path,
                    format!(
                        "its member {:?} is packed by the method {other:?}; only stored and deflated \
                     members are read",
                        entry.member.name
                    ),
                ));
            }
        };
        Ok(Member {
            reader: Box::new(Checked::new(inner, entry.member.size_bytes, entry.crc)),
            size_bytes: entry.member.size_bytes,
            packed_bytes: entry.member.packed_bytes,
        })
    }
}

fn refused(path: &Path, reason: String) -> DatasetError {
    DatasetError::ArchiveRefused {
        reason,
        path: path.display().to_string(),
    }
}

/// What is wrong with a member's name.
fn bad_name(name: &str) -> Option<&'static str> {
    match name {
        "" => Some("no letter"),
        _ if name.starts_with('/') => Some("a / in front, which leads out of any folder"),
        _ if name.split('/').any(|part| part == "..") => {
            Some("\"..\", which leads out of a folder")
        }
        _ if name.contains('\\') => Some("a backslash"),
        _ if name.contains(':') => Some("a colon"),
        _ if name.contains('\0') => Some("a NUL byte"),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
