//! Files that somebody is still writing: a scraper that waits between two pages leaves size and time
//! of its file as they are, and whoever reads it then has half of it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind};

/// Files that programs have open for writing at a moment, as far as the system tells: on Linux those
/// of the same person. Elsewhere size and time, which are compared in any case, must do.
pub(crate) struct OpenForWriting {
    programs: HashMap<PathBuf, String>,
}

impl OpenForWriting {
    pub(crate) fn now() -> OpenForWriting {
        let mut programs = HashMap::new();
        #[cfg(target_os = "linux")]
        look(&mut programs);
        #[cfg(not(target_os = "linux"))]
        let _ = &mut programs;
        OpenForWriting { programs }
    }

    /// The program that writes to a file.
    pub(crate) fn program_of(&self, file: &Path) -> Option<String> {
        if self.programs.is_empty() {
            return None;
        }
        self.programs.get(&file.canonicalize().ok()?).cloned()
    }
}

/// Walks over the open files of all processes that may be looked at.
#[cfg(target_os = "linux")]
fn look(programs: &mut HashMap<PathBuf, String>) {
    let Ok(processes) = std::fs::read_dir("/proc") else {
        return;
    };
    for process in processes.flatten() {
        let is_number = |name: &std::ffi::OsStr| {
            name.to_str()
                .is_some_and(|name| name.bytes().all(|b| b.is_ascii_digit()))
        };
        if !is_number(&process.file_name()) {
            continue;
        }
        let Ok(handles) = std::fs::read_dir(process.path().join("fd")) else {
            continue;
        };
        for handle in handles.flatten() {
            let Ok(target) = std::fs::read_link(handle.path()) else {
                continue;
            };
            // Sockets and pipes have names without a folder.
            if !target.is_absolute() || target.starts_with("/dev") {
                continue;
            }
            let info = process.path().join("fdinfo").join(handle.file_name());
            if std::fs::read_to_string(info).is_ok_and(|info| is_writing(&info)) {
                let name = std::fs::read_to_string(process.path().join("comm"));
                let name = name.unwrap_or_default().trim().to_owned();
                programs.insert(target, name);
            }
        }
    }
}

/// Whether a handle may write, by its flags in octal digits (`O_WRONLY` = 1, `O_RDWR` = 2).
#[cfg(target_os = "linux")]
fn is_writing(info: &str) -> bool {
    info.lines()
        .find_map(|line| line.strip_prefix("flags:"))
        .and_then(|flags| u32::from_str_radix(flags.trim(), 8).ok())
        .is_some_and(|flags| flags & 0o3 != 0)
}

/// The error about such a file.
pub(crate) fn still_written(file: &Path, program: &str) -> Error {
    let who = match program {
        "" => "A program".to_owned(),
        name => format!("The program \"{}\"", zwerm_report::text::visible(name, 60)),
    };
    Error::new(
        ErrorKind::Input,
        "source-changed",
        format!(
            "{who} still writes to this file, so what is in it is not all. Wait until it is done and import the file again. File: {}",
            file.display()
        ),
    )
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_file_that_is_open_for_writing_is_found_and_one_that_is_read_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let (written, read) = (folder.path().join("w.csv"), folder.path().join("r.csv"));
        fs::write(&written, "a").unwrap();
        fs::write(&read, "a").unwrap();
        let writer = fs::OpenOptions::new().append(true).open(&written).unwrap();
        let _reader = fs::File::open(&read).unwrap();
        let open = OpenForWriting::now();
        assert!(open.program_of(&written).is_some());
        assert_eq!(open.program_of(&read), None);
        drop(writer);
        assert_eq!(OpenForWriting::now().program_of(&written), None);
    }
}
