//! Files that the user dropped or chose: the window gets a number, the path stays here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::Desk;
use crate::api::{DeskError, DeskEvent, FileRef};
use crate::error::Result;

/// Numbers for paths. A path keeps its number as long as the program runs.
#[derive(Default)]
pub(crate) struct Files {
    known: Mutex<BTreeMap<u32, PathBuf>>,
    waiting: Mutex<Vec<FileRef>>,
}

impl Files {
    fn number(&self, path: &Path) -> u32 {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((&number, _)) = known.iter().find(|(_, other)| other.as_path() == path) {
            return number;
        }
        let number = known.keys().next_back().map_or(1, |last| last + 1);
        known.insert(number, path.to_owned());
        number
    }

    /// The path behind a number.
    pub(crate) fn path(&self, file: u32) -> Result<PathBuf> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&file).cloned().ok_or_else(|| {
            DeskError::usage(
                "no-such-file",
                "This file is not known any more. Choose or drop it again.",
            )
        })
    }

    pub(crate) fn waiting(&self) -> Vec<FileRef> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *waiting)
    }
}

impl Desk {
    /// Gives numbers to paths that a dialog, a drop or the command line brought, in their order.
    /// What does not exist is left out.
    pub fn register_files(&self, paths: &[PathBuf]) -> Vec<FileRef> {
        paths
            .iter()
            .filter_map(|path| self.register(path))
            .collect()
    }

    /// Files that wait to be opened when the window comes up: the start screen hands them out once.
    pub fn keep_waiting(&self, paths: &[PathBuf]) {
        let files = self.register_files(paths);
        let mut waiting = self
            .inner
            .files
            .waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        waiting.extend(files);
    }

    /// Registers files and tells the window that they were dropped.
    pub fn drop_files(&self, paths: &[PathBuf]) -> Vec<FileRef> {
        let files = self.register_files(paths);
        if !files.is_empty() {
            self.tell(DeskEvent::Files {
                files: files.clone(),
            });
        }
        files
    }

    /// The path behind a number, for the shell (`reveal`).
    pub fn path_of_file(&self, file: u32) -> Result<PathBuf> {
        self.inner.files.path(file)
    }

    /// The number of one file, for files that the desk itself wrote.
    pub(crate) fn register(&self, path: &Path) -> Option<FileRef> {
        let path = std::path::absolute(path).ok()?;
        let meta = fs::metadata(&path).ok()?;
        let is_case = meta.is_dir() && path.join("case.sqlite").is_file();
        Some(FileRef {
            file: self.inner.files.number(&path),
            name: path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            size_bytes: if meta.is_dir() { 0 } else { meta.len() },
            is_case,
            is_folder: meta.is_dir() && !is_case,
        })
    }
}
