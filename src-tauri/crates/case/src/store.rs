//! Storing a source: the bytes as received, copied once under their hash.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rusqlite::TransactionBehavior;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256, Sha512};

use crate::Progress;
use crate::canonical::hex;
use crate::case::{Case, existing};
use crate::error::CaseError;
use crate::folder;
use crate::tables::sources::{self, SourceRow};

/// Name of a copy that is not finished: what follows is random.
pub(crate) const PARTIAL_PREFIX: &str = ".incoming-";
/// Ending of a copy that is not finished.
pub(crate) const PARTIAL_SUFFIX: &str = ".part";

const CHUNK: usize = 1 << 20;

/// A source in the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredSource {
    /// SHA-256 of the bytes, lower-case hexadecimal; also the name of the copy.
    pub sha256: String,
    /// SHA-512 of the bytes, lower-case hexadecimal.
    pub sha512: String,
    /// Size in bytes.
    pub size: u64,
    /// Path of the copy in the case.
    pub path: PathBuf,
    /// Name of the file as received; text only.
    pub original_name: String,
    /// The same bytes were in the case before.
    pub existed: bool,
}

/// What tells whether a file changed while it was read.
#[derive(PartialEq, Eq)]
struct Fingerprint {
    size: u64,
    modified: Option<SystemTime>,
}

/// A complete copy of a source inside the case folder that is not in its place yet. Dropping it
/// removes it.
#[derive(Debug)]
pub struct CopiedSource {
    // Without an open file: of a set there are thousands at a time.
    copy: tempfile::TempPath,
    row: SourceRow,
    original_name: String,
}

impl CopiedSource {
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.row.sha256
    }

    /// Size in bytes.
    pub fn size(&self) -> u64 {
        self.row.size
    }
}

impl Case {
    /// Copies a file into the case: hashed while it is copied, flushed, renamed into
    /// `sources/<sha256>`, write-protected.
    ///
    /// The copy stays only if an import refers to it; otherwise [`Case::discard_unclaimed`], or the next
    /// opening for writing, removes it. A file that is written to meanwhile is refused (`source-changed`).
    pub fn store_source(
        &mut self,
        path: &Path,
        original_name: &str,
        progress: Progress<'_>,
    ) -> Result<StoredSource, CaseError> {
        self.check_writable()?;
        let copied = Self::copy_source(self.dir(), path, original_name, progress)?;
        self.settle_source(copied, progress)
    }

    /// The slow part of [`Case::store_source`], which needs no open case: meanwhile the case can be
    /// changed. To be called by the writer of the case only.
    pub fn copy_source(
        case_dir: &Path,
        path: &Path,
        original_name: &str,
        progress: Progress<'_>,
    ) -> Result<CopiedSource, CaseError> {
        let reading = |e: std::io::Error| CaseError::io("Reading the source", path, &e);
        if !fs::metadata(path).map_err(reading)?.is_file() {
            return Err(CaseError::SourceNotAFile { path: path.into() });
        }
        let mut source = File::open(path).map_err(reading)?;
        let before = fingerprint(&source.metadata().map_err(reading)?);

        let dir = existing(case_dir)?.sources();
        let writing = |e: std::io::Error| CaseError::io("Copying the source", &dir, &e);
        let mut copy = tempfile::Builder::new()
            .prefix(PARTIAL_PREFIX)
            .suffix(PARTIAL_SUFFIX)
            .tempfile_in(&dir)
            .map_err(writing)?;
        let mut sha256 = Sha256::new();
        let mut sha512 = Sha512::new();
        let mut size = 0u64;
        let mut buffer = vec![0u8; CHUNK];
        loop {
            if !progress("store", size, before.size.max(size)) {
                return Err(CaseError::Cancelled);
            }
            let count = source.read(&mut buffer).map_err(reading)?;
            let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else {
                break;
            };
            sha256.update(bytes);
            sha512.update(bytes);
            copy.write_all(bytes).map_err(writing)?;
            size = size.saturating_add(bytes.len() as u64);
        }
        // By path, not by handle: a file that was replaced meanwhile counts as changed as well.
        let after = fingerprint(&fs::metadata(path).map_err(reading)?);
        if before != after || size != before.size {
            let what = if size == before.size && before.size == after.size {
                "its time of change moved".to_string()
            } else {
                format!(
                    "its size went from {} to {} bytes",
                    before.size,
                    after.size.max(size)
                )
            };
            return Err(CaseError::SourceChanged {
                what,
                path: path.into(),
            });
        }
        copy.as_file().sync_all().map_err(writing)?;

        let row = SourceRow {
            sha256: hex(&sha256.finalize()),
            sha512: hex(&sha512.finalize()),
            size,
            pending: true,
        };
        Ok(CopiedSource {
            copy: copy.into_temp_path(),
            row,
            original_name: original_name.into(),
        })
    }

    /// The quick part of [`Case::store_source`]: gives a copy its place.
    pub fn settle_source(
        &mut self,
        copied: CopiedSource,
        progress: Progress<'_>,
    ) -> Result<StoredSource, CaseError> {
        let mut settled = self.settle_sources(vec![copied], progress)?;
        settled.pop().ok_or_else(|| CaseError::BadRecord {
            what: "a source was lost while it got its place".into(),
        })
    }

    /// The same for several at once, written to the disk together.
    pub fn settle_sources(
        &mut self,
        copied: Vec<CopiedSource>,
        progress: Progress<'_>,
    ) -> Result<Vec<StoredSource>, CaseError> {
        self.check_writable()?;
        let dir = self.folder().sources();
        let mut existed = Vec::with_capacity(copied.len());
        for source in &copied {
            existed.push(self.is_there(&source.row, progress)?);
        }
        // The rows come first: a copy that no row calls pending is never deleted.
        let (conn, folder) = self.writer()?;
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (source, existed) in copied.iter().zip(&existed) {
            let mut row = source.row.clone();
            // A copy without a row was not left by a crash: it is kept.
            row.pending = !existed;
            sources::insert(&tx, &row)?;
        }
        tx.commit()?;
        let mut stored = Vec::with_capacity(copied.len());
        for (source, existed) in copied.into_iter().zip(existed) {
            let target = folder.source(&source.row.sha256);
            // The same bytes may come twice at once.
            if !existed && target.symlink_metadata().is_err() {
                let writing = |e: std::io::Error| CaseError::io("Copying the source", &dir, &e);
                source.copy.persist(&target).map_err(|e| writing(e.error))?;
                folder::make_read_only(&target)?;
            }
            stored.push(StoredSource {
                sha256: source.row.sha256,
                sha512: source.row.sha512,
                size: source.row.size,
                path: target,
                original_name: source.original_name,
                existed,
            });
        }
        folder::sync_dir(&dir)?;
        Ok(stored)
    }

    /// Is a sound copy of these bytes in its place already?
    fn is_there(&self, row: &SourceRow, progress: Progress<'_>) -> Result<bool, CaseError> {
        let target = self.folder().source(&row.sha256);
        let Ok(meta) = target.symlink_metadata() else {
            return Ok(false);
        };
        if !meta.is_file() || hash_file(&target, "compare", progress)?.0 != row.sha256 {
            return Err(CaseError::SourceDamaged {
                sha256: row.sha256.clone(),
            });
        }
        Ok(true)
    }

    /// Removes the copies of these sources that no import came to refer to, such as those of an import
    /// that failed.
    pub fn discard_sources(&mut self, sha256s: &[String]) -> Result<(), CaseError> {
        self.check_writable()?;
        for sha256 in sha256s {
            let pending = sources::get(self.conn(), sha256)?.is_some_and(|row| row.pending);
            if pending {
                crate::leftovers::clear_pending_source(self.conn(), self.folder(), sha256)?;
            }
        }
        Ok(())
    }

    /// Removes copies that no import came to refer to, such as after a cancelled import; gives how many.
    pub fn discard_unclaimed(&mut self) -> Result<u64, CaseError> {
        self.check_writable()?;
        crate::leftovers::clear_pending_sources(self.conn(), self.folder())
    }
}

fn fingerprint(meta: &fs::Metadata) -> Fingerprint {
    Fingerprint {
        size: meta.len(),
        modified: meta.modified().ok(),
    }
}

/// SHA-256 and size of a file.
pub(crate) fn hash_file(
    path: &Path,
    stage: &str,
    progress: Progress<'_>,
) -> Result<(String, u64), CaseError> {
    let reading = |e: std::io::Error| CaseError::io("Reading a file of the case", path, &e);
    let mut file = File::open(path).map_err(reading)?;
    let total = file.metadata().map_err(reading)?.len();
    let mut sha256 = Sha256::new();
    let mut buffer = vec![0u8; CHUNK];
    let mut size = 0u64;
    loop {
        if !progress(stage, size, total.max(size)) {
            return Err(CaseError::Cancelled);
        }
        let count = file.read(&mut buffer).map_err(reading)?;
        let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else {
            break;
        };
        sha256.update(bytes);
        size = size.saturating_add(bytes.len() as u64);
    }
    Ok((hex(&sha256.finalize()), size))
}
