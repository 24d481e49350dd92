//! The files of a folder, in the order of their names.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind, Result};
use crate::jobs::Control;

/// Files at most.
const MOST_FILES: usize = 50_000;
/// Folders inside folders that are followed.
const DEEPEST: usize = 16;

/// A file that may be a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundFile {
    /// Where it is.
    pub(super) path: PathBuf,
    /// Its name with the folders between it and the one that was named, joined by slashes.
    pub(super) name: String,
    /// Size in bytes.
    pub(super) size: u64,
}

/// All files in a folder and the folders in it. Hidden files and links to other places are passed over.
pub(super) fn files_in(folder: &Path, control: &Control) -> Result<Vec<FoundFile>> {
    if !folder.is_dir() {
        return Err(Error::usage(
            "no-folder",
            format!(
                "This is no folder: {}. Name the folder that holds the pictures.",
                folder.display()
            ),
        ));
    }
    let mut found = Vec::new();
    walk(folder, "", 0, control, &mut found)?;
    if found.is_empty() {
        return Err(Error::new(
            ErrorKind::Input,
            "no-files",
            format!("There is no file in this folder: {}", folder.display()),
        ));
    }
    // Folders are walked as the system lists them; the order is that of the names.
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn walk(
    folder: &Path,
    before: &str,
    depth: usize,
    control: &Control,
    found: &mut Vec<FoundFile>,
) -> Result<()> {
    let reading = |error: std::io::Error| {
        let mut error = Error::io("look into the folder", folder, &error);
        error.kind = ErrorKind::Input;
        error
    };
    for entry in fs::read_dir(folder).map_err(reading)? {
        control.check()?;
        let entry = entry.map_err(reading)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // Of a link, this is what the link is.
        let kind = entry.file_type().map_err(reading)?;
        if name.starts_with('.') || ["Thumbs.db", "desktop.ini"].contains(&name.as_str()) {
            continue;
        }
        let inner = format!("{before}{name}");
        if kind.is_dir() && depth < DEEPEST {
            walk(
                &entry.path(),
                &format!("{inner}/"),
                depth + 1,
                control,
                found,
            )?;
        } else if kind.is_file() {
            if found.len() >= MOST_FILES {
                return Err(Error::new(
                    ErrorKind::Input,
                    "too-many-files",
                    format!(
                        "There are more than {MOST_FILES} files. Import them folder by folder."
                    ),
                ));
            }
            found.push(FoundFile {
                size: entry.metadata().map_err(reading)?.len(),
                path: entry.path(),
                name: inner,
            });
        }
    }
    Ok(())
}
