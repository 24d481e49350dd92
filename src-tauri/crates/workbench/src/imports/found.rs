//! The files at some paths: folders are walked, archives opened, and what is no data is named.

use std::fs;
use std::path::{Path, PathBuf};

use super::intake::{IntakeFile, LeftOut, size_of};
use crate::error::{Error, ErrorKind, Result};
use crate::jobs::Control;
use crate::session::CASE_SUFFIX;
use crate::worker::Reader;

/// Files at most, in folders and archives together.
const MOST_FILES: usize = 100_000;
/// Folders inside folders that are followed.
const DEEPEST: usize = 32;

/// What lies in folders beside data, by the ending of its name.
const NO_DATA: [(&str, &[&str]); 6] = [
    (
        "a picture",
        &[
            "png", "jpg", "jpeg", "gif", "webp", "bmp", "svg", "heic", "ico", "tif", "tiff",
        ],
    ),
    (
        "a film or sound",
        &[
            "mp4", "mov", "webm", "mkv", "avi", "m4v", "mp3", "m4a", "ogg", "oga", "opus", "wav",
        ],
    ),
    (
        "a document",
        &[
            "pdf",
            "doc",
            "docx",
            "odt",
            "rtf",
            "ppt",
            "pptx",
            "md",
            "html",
            "htm",
            "css",
            "xml",
            "tgs",
            "webmanifest",
        ],
    ),
    (
        "a program",
        &[
            "py", "ipynb", "r", "rmd", "rproj", "js", "ts", "sh", "bat", "exe", "dll", "so", "yml",
            "yaml", "toml", "ini", "cfg", "lock",
        ],
    ),
    (
        "an archive of a kind that is not opened",
        &["7z", "rar", "tar", "tgz", "bz2", "xz", "warc", "wacz"],
    ),
    ("a log", &["log"]),
];

/// Files that tell of a folder, whatever their ending.
const ABOUT_THE_FOLDER: [&str; 5] = ["readme", "license", "licence", "changelog", "citation"];

/// What was found.
pub(super) struct Found {
    pub name: String,
    pub files: Vec<IntakeFile>,
    pub left_out: Vec<LeftOut>,
}

/// All files at the paths: those in folders sorted by their path, members in the order of their
/// archive. `member` chooses one of each archive.
pub(super) fn files(
    paths: &[PathBuf],
    reader: &Reader,
    member: Option<&str>,
    control: &Control,
) -> Result<Found> {
    let mut walk = Walk {
        found: Found {
            name: name_of(paths),
            files: Vec::new(),
            left_out: Vec::new(),
        },
        reader,
        member,
        control,
    };
    for path in paths {
        let name = last_name(path);
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() && is_case(path) => {
                walk.leave_out(&name, "case-folder", "It is a case of Zwerm, no data.");
            }
            Ok(meta) if meta.is_dir() => walk.folder(path, &name, 0)?,
            // What was named is looked at, whatever its name; what is not there is told as of a file.
            _ => walk.file(path, name)?,
        }
    }
    Ok(walk.found)
}

struct Walk<'a> {
    found: Found,
    reader: &'a Reader,
    member: Option<&'a str>,
    control: &'a Control,
}

impl Walk<'_> {
    fn leave_out(&mut self, name: &str, code: &str, reason: &str) {
        self.found.left_out.push(LeftOut {
            name: name.to_owned(),
            code: code.to_owned(),
            reason: reason.to_owned(),
            is_error: false,
            error: None,
        });
    }

    fn folder(&mut self, folder: &Path, name: &str, depth: usize) -> Result<()> {
        let mut entries = Vec::new();
        match fs::read_dir(folder) {
            Ok(list) => {
                for entry in list {
                    match entry {
                        Ok(entry) => entries.push(entry.path()),
                        Err(error) => self.unreadable(name, folder, &error),
                    }
                }
            }
            Err(error) => self.unreadable(name, folder, &error),
        }
        entries.sort();
        for path in entries {
            self.control.check()?;
            let inner = format!("{name}/{}", last_name(&path));
            let Ok(meta) = fs::symlink_metadata(&path) else {
                continue;
            };
            if meta.is_symlink() {
                self.leave_out(&inner, "link", "It is a link to another place.");
            } else if meta.is_dir() && is_case(&path) {
                self.leave_out(&inner, "case-folder", "It is a case of Zwerm, no data.");
            } else if meta.is_dir() && is_hidden(&path) {
                self.leave_out(&inner, "hidden", "It is a hidden folder.");
            } else if meta.is_dir() && depth >= DEEPEST {
                self.leave_out(&inner, "too-deep", "It lies too deep in folders.");
            } else if meta.is_dir() {
                self.folder(&path, &inner, depth + 1)?;
            } else if !meta.is_file() {
                self.leave_out(&inner, "no-file", "It is no file (a pipe, a device).");
            } else if let Some((code, reason)) = no_data(&path) {
                self.leave_out(&inner, code, &reason);
            } else {
                self.file(&path, inner)?;
            }
        }
        Ok(())
    }

    fn unreadable(&mut self, name: &str, folder: &Path, error: &std::io::Error) {
        let error = Error::io("look into the folder", folder, error);
        self.found.left_out.push(LeftOut::because_of(name, &error));
    }

    /// A file, or the files in an archive.
    fn file(&mut self, path: &Path, name: String) -> Result<()> {
        if !begins_like_zip(path) {
            let size_bytes = size_of(path);
            return self.take(IntakeFile {
                path: path.to_owned(),
                member: None,
                name,
                size_bytes,
            });
        }
        let members = match self.reader.members(path, self.control) {
            Ok(Some(members)) => members,
            // A sheet: a zip archive inside, a file to everybody.
            Ok(None) => {
                let size_bytes = size_of(path);
                return self.take(IntakeFile {
                    path: path.to_owned(),
                    member: None,
                    name,
                    size_bytes,
                });
            }
            Err(error) if error.code == "cancelled" => return Err(error),
            Err(error) => {
                self.found.left_out.push(LeftOut::because_of(&name, &error));
                return Ok(());
            }
        };
        if let Some(wanted) = self.member
            && !members.iter().any(|member| member.name == wanted)
        {
            let known: Vec<&str> = members.iter().map(|it| it.name.as_str()).take(20).collect();
            return Err(Error::usage(
                "unknown-member",
                format!(
                    "The archive has no member \"{wanted}\". It has: {}{}. File: {}",
                    known.join(", "),
                    if members.len() > known.len() {
                        ", …"
                    } else {
                        ""
                    },
                    path.display()
                ),
            ));
        }
        for member in members {
            if self.member.is_some_and(|wanted| wanted != member.name) {
                continue;
            }
            let inner = format!("{name}/{}", member.name);
            match no_data(Path::new(&member.name)) {
                Some((code, reason)) if self.member.is_none() => {
                    self.leave_out(&inner, code, &reason);
                }
                _ => self.take(IntakeFile {
                    path: path.to_owned(),
                    member: Some(member.name),
                    name: inner,
                    size_bytes: member.size_bytes,
                })?,
            }
        }
        Ok(())
    }

    fn take(&mut self, file: IntakeFile) -> Result<()> {
        if self.found.files.len() >= MOST_FILES {
            return Err(Error::new(
                ErrorKind::Input,
                "too-many-files",
                format!("There are more than {MOST_FILES} files. Import them in parts."),
            ));
        }
        self.found.files.push(file);
        Ok(())
    }
}

/// Why a file in a folder is passed over: its code and a sentence.
fn no_data(path: &Path) -> Option<(&'static str, String)> {
    if is_hidden(path) {
        return Some(("hidden", "It is a hidden file.".to_owned()));
    }
    let name = last_name(path).to_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    if ABOUT_THE_FOLDER.contains(&stem) {
        let reason = "It tells of the folder and holds no data, by its name.";
        return Some(("no-data", reason.to_owned()));
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending)?;
    let (what, _) = NO_DATA
        .iter()
        .find(|(_, endings)| endings.contains(&ending))?;
    Some((
        "no-data",
        format!("It is {what}, by the ending of its name."),
    ))
}

/// What systems put into every folder.
fn is_hidden(path: &Path) -> bool {
    let name = last_name(path);
    name.starts_with('.')
        || name.starts_with("~$")
        || ["__MACOSX", "Thumbs.db", "desktop.ini"].contains(&name.as_str())
}

fn is_case(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == CASE_SUFFIX)
        && path.join("case.sqlite").exists()
}

/// Whether it is a file that cannot be an archive.
pub(super) fn is_plain_file(path: &Path) -> bool {
    !path.is_dir() && !begins_like_zip(path)
}

/// Whether it may be an archive; what it is says the reading process.
fn begins_like_zip(path: &Path) -> bool {
    let mut head = [0_u8; 4];
    fs::File::open(path)
        .and_then(|mut file| std::io::Read::read_exact(&mut file, &mut head))
        .is_ok_and(|()| head == *b"PK\x03\x04" || head == *b"PK\x05\x06")
}

fn last_name(path: &Path) -> String {
    let absolute = std::path::absolute(path);
    let name = path
        .file_name()
        .or_else(|| absolute.as_ref().ok()?.file_name());
    name.map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn name_of(paths: &[PathBuf]) -> String {
    let first = paths
        .first()
        .map(|path| last_name(path))
        .unwrap_or_default();
    match paths.len() {
        0 | 1 => first,
        n => format!("{first} and {} more", n - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(paths: &[PathBuf]) -> Found {
        files(paths, &Reader::InProcess, None, &Control::quiet()).unwrap()
    }

    #[test]
    fn a_folder_is_walked_in_order_and_what_is_no_data_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("dump");
        for name in [
            "b/2.csv",
            "b/10.csv",
            "a.ndjson",
            "README",
            "readme.txt",
            "pic.JPG",
            ".hidden.csv",
            ".git/config",
            "__MACOSX/a.csv",
            "Thumbs.db",
            "notes.txt",
            "c.zwerm/case.sqlite",
            "c.zwerm/tables/x.parquet",
        ] {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.join("a.ndjson"), root.join("z.csv")).unwrap();
        let found = found(&[root]);
        assert_eq!(found.name, "dump");
        let names: Vec<&str> = found.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "dump/a.ndjson",
                "dump/b/10.csv",
                "dump/b/2.csv",
                "dump/notes.txt"
            ]
        );
        let mut codes: Vec<(&str, &str)> = found
            .left_out
            .iter()
            .map(|out| (out.name.as_str(), out.code.as_str()))
            .collect();
        codes.retain(|(name, _)| *name != "dump/z.csv");
        codes.sort_unstable();
        assert_eq!(
            codes,
            [
                ("dump/.git", "hidden"),
                ("dump/.hidden.csv", "hidden"),
                ("dump/README", "no-data"),
                ("dump/Thumbs.db", "hidden"),
                ("dump/__MACOSX", "hidden"),
                ("dump/c.zwerm", "case-folder"),
                ("dump/pic.JPG", "no-data"),
                ("dump/readme.txt", "no-data"),
            ]
        );
        if cfg!(unix) {
            assert!(found.left_out.iter().any(|out| out.code == "link"));
        }
    }

    #[test]
    fn what_is_named_is_looked_at_whatever_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".strange.log");
        fs::write(&path, "x").unwrap();
        let missing = folder.path().join("gone.csv");
        let found = found(&[path, missing]);
        assert_eq!(found.name, ".strange.log and 1 more");
        assert_eq!(found.files.len(), 2);
        assert!(found.left_out.is_empty());
    }
}
