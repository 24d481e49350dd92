//! Tables on their way into the case: written in a folder of their own, then given their place.
//!
//! Whoever writes them, such as a process that is not trusted, needs no right to touch a table that is
//! there already.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::case::{Case, existing};
use crate::error::CaseError;
use crate::folder::{self, Folder};
use crate::names;
use crate::tables::files::TableRef;

/// Name of such a folder: what follows is random.
pub(crate) const STAGING_PREFIX: &str = ".reading-";

/// A folder inside `tables/` for the tables of one import. Dropping it removes it with all that was
/// not published.
#[derive(Debug)]
pub struct Staging {
    dir: tempfile::TempDir,
    folder: Folder,
}

impl Case {
    /// Makes such a folder. Needs no open case; to be called by the writer of the case only.
    pub fn stage_tables(case_dir: &Path) -> Result<Staging, CaseError> {
        let folder = existing(case_dir)?;
        let tables = folder.path.join(folder::TABLES);
        let dir = tempfile::Builder::new()
            .prefix(STAGING_PREFIX)
            .tempdir_in(&tables)
            .map_err(|e| CaseError::io("Writing the tables", &tables, &e))?;
        Ok(Staging { dir, folder })
    }
}

impl Staging {
    /// Where the tables are to be written: `{path}/{table}/{file}`.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Gives finished and flushed tables their place, `tables/{table}/{file}`. What is published and
    /// then not recorded is a leftover, replaced by the next import or cleared at the next opening.
    /// The caller sees to it that the names are those of this import.
    pub fn publish(self, files: Vec<TableRef>) -> Result<Vec<TableRef>, CaseError> {
        let written = Folder::new(self.path());
        let mut folders = BTreeSet::new();
        for file in &files {
            names::check_case_path(&file.file_name, &[folder::TABLES])?;
            let inner = file.file_name.strip_prefix("tables/").unwrap_or_default();
            let from = written
                .regular_file(inner)
                .filter(|(_, size)| *size == file.size)
                .map(|(path, _)| path)
                .ok_or_else(|| CaseError::FileMissing {
                    file_name: file.file_name.clone(),
                })?;
            let to = self.folder.path.join(&file.file_name);
            let writing = |e: std::io::Error| CaseError::io("Writing the tables", &to, &e);
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent).map_err(writing)?;
                folders.insert(parent.to_path_buf());
            }
            fs::rename(&from, &to).map_err(writing)?;
        }
        for parent in &folders {
            folder::sync_dir(parent)?;
        }
        folder::sync_dir(&self.folder.path.join(folder::TABLES))?;
        Ok(files)
    }
}
