//! Where things lie in a case folder, and how files are made to last.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::error::CaseError;

pub(crate) const DATABASE: &str = "case.sqlite";
pub(crate) const SOURCES: &str = "sources";
pub(crate) const TABLES: &str = "tables";
pub(crate) const RUNS: &str = "runs";

/// Paths of one case.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    pub path: PathBuf,
}

impl Folder {
    pub(crate) fn new(path: &Path) -> Self {
        Self {
            path: path.to_path_buf(),
        }
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.path.join(DATABASE)
    }

    pub(crate) fn sources(&self) -> PathBuf {
        self.path.join(SOURCES)
    }

    pub(crate) fn source(&self, sha256: &str) -> PathBuf {
        self.sources().join(sha256)
    }

    /// A regular file of the case with its size; `None` when it is missing or when any part of the
    /// way is a symbolic link, which could lead out of the case.
    pub(crate) fn regular_file(&self, relative: &str) -> Option<(PathBuf, u64)> {
        let mut path = self.path.clone();
        for part in relative.split('/') {
            path.push(part);
            if fs::symlink_metadata(&path).ok()?.file_type().is_symlink() {
                return None;
            }
        }
        let meta = fs::symlink_metadata(&path).ok()?;
        meta.is_file().then_some((path, meta.len()))
    }
}

/// Makes the renaming or deletion of entries in a folder durable. Windows offers no such call for
/// folders; NTFS journals the rename itself.
pub(crate) fn sync_dir(path: &Path) -> Result<(), CaseError> {
    #[cfg(unix)]
    File::open(path)
        .and_then(|dir| dir.sync_all())
        .map_err(|e| CaseError::io("Writing the folder to disk", path, &e))?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Takes away the right to write, so that no program changes evidence by accident.
pub(crate) fn make_read_only(path: &Path) -> Result<(), CaseError> {
    let failed = |e: std::io::Error| CaseError::io("Protecting a stored file", path, &e);
    let mut permissions = fs::metadata(path).map_err(failed)?.permissions();
    permissions.set_readonly(true);
    fs::set_permissions(path, permissions).map_err(failed)
}

/// Deletes a file that may be write-protected (which stops deletion on Windows only).
pub(crate) fn remove_file(path: &Path) -> Result<(), CaseError> {
    #[cfg(windows)]
    if let Ok(meta) = fs::metadata(path) {
        let mut permissions = meta.permissions();
        #[allow(clippy::permissions_set_readonly_false, reason = "Windows only")]
        permissions.set_readonly(false);
        let _ = fs::set_permissions(path, permissions);
    }
    fs::remove_file(path).map_err(|e| CaseError::io("Removing a leftover", path, &e))
}
