//! Taking members out of an archive: each becomes a file of its own.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use super::{Directory, Entry};
use crate::ingest::source::Counted;
use crate::parquet::local_file;
use crate::{DatasetError, Progress};

const CHUNK: usize = 1 << 18;

/// Writes members of an archive, by their names, into files that `create` makes, by their position
/// among the names; a result for each, the bytes that were written. The list of members is read once.
///
/// # Errors
/// An archive that is refused; `Cancelled`. What is wrong with one member is its result.
pub fn extract_members(
    path: &Path,
    names: &[String],
    create: &mut dyn FnMut(usize) -> std::io::Result<File>,
    progress: Progress<'_>,
) -> Result<Vec<Result<u64, DatasetError>>, DatasetError> {
    let path = local_file(path)?;
    let mut directory = Directory::open(&path)?;
    let total = names.len() as u64;
    let mut results = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        if !progress("unpack", at as u64, total) {
            return Err(DatasetError::Cancelled);
        }
        let entry = directory
            .entries
            .iter()
            .find(|entry| entry.member.name == *name && !entry.is_folder)
            .cloned();
        let result = match entry {
            Some(entry) => one(&mut directory, &entry, at, create, &|| {
                progress("unpack", at as u64, total)
            }),
            None => Err(DatasetError::UnknownMember {
                member: name.clone(),
                members: directory
                    .listed()
                    .map(|entry| entry.member.name.clone())
                    .collect(),
                path: path.display().to_string(),
            }),
        };
        if matches!(result, Err(DatasetError::Cancelled)) {
            return Err(DatasetError::Cancelled);
        }
        results.push(result);
    }
    Ok(results)
}

fn one(
    directory: &mut Directory<'_>,
    entry: &Entry,
    at: usize,
    create: &mut dyn FnMut(usize) -> std::io::Result<File>,
    go_on: &dyn Fn() -> bool,
) -> Result<u64, DatasetError> {
    let path = directory.path;
    let mut member = directory.reader(entry, Counted::unseen)?;
    let mut file = create(at).map_err(DatasetError::io("writing a member of the archive", path))?;
    let mut buffer = vec![0; CHUNK];
    let mut written = 0_u64;
    loop {
        let count = match member.reader.read(&mut buffer) {
            Ok(0) => return Ok(written),
            Ok(count) => count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => {
                return Err(DatasetError::DamagedArchive {
                    container: "zip".to_owned(),
                    bytes: written,
                    reason: format!("member {:?}: {error}", entry.member.name),
                    path: path.display().to_string(),
                });
            }
        };
        written += count as u64;
        // What the archive says was weighed; more than it says is a lie.
        if written > entry.member.size_bytes {
            return Err(DatasetError::ArchiveBomb {
                reason: format!(
                    "its member {:?} unpacks to more than the {} bytes that it says",
                    entry.member.name, entry.member.size_bytes
                ),
                path: path.display().to_string(),
            });
        }
        file.write_all(buffer.get(..count).unwrap_or_default())
            .map_err(DatasetError::io("writing a member of the archive", path))?;
        if !go_on() {
            return Err(DatasetError::Cancelled);
        }
    }
}
