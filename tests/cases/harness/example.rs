//! Runs that several cases look at, made once.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tempfile::TempDir;

use super::{program, russian, scratch, text};

/// The Russian set at 10 and 60 s with all outputs; the folder holds `case.zwerm`.
pub fn russian_run() -> &'static Path {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = scratch();
        let out = folder.path().join("out");
        program::ok([
            "run",
            text(&russian()),
            "--out",
            text(&out),
            "--window",
            "10,60",
            "--pairs",
        ]);
        folder
    })
    .path()
}

/// Result files of [`russian_run`].
pub fn russian_out() -> PathBuf {
    russian_run().join("out")
}

/// The case of [`russian_run`]: to be read only.
pub fn russian_case() -> PathBuf {
    russian_out().join("case.zwerm")
}

/// A private copy of a folder.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a new folder");
    for entry in std::fs::read_dir(from).expect("a folder to copy") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("its type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}
