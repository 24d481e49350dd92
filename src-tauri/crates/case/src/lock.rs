//! Who may write: an operating-system lock on `case.lock`, with a note beside it of who holds it.
//!
//! The system releases the lock when the holder ends in whatever way, so a crash never leaves a case
//! locked. The note is a file of its own because Windows forbids reading a locked one; it is read
//! only while the lock is held, so an old note misleads nobody.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::CaseError;
use crate::time;

const LOCK: &str = "case.lock";
const HOLDER: &str = "case.lock.json";

/// Who holds the lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Holder {
    pub pid: u32,
    pub since_utc: String,
}

/// A held lock; released on drop.
#[derive(Debug)]
pub(crate) struct Lock {
    /// Held open for its lock.
    file: File,
    holder: PathBuf,
}

/// Result of asking for the lock.
pub(crate) enum Attempt {
    Held(Lock),
    /// Somebody else has it; who, if that could be read.
    Taken(Option<Holder>),
    /// The folder cannot be written.
    NotWritable(String),
}

/// Tries to become the writer, without waiting.
pub(crate) fn acquire(dir: &Path) -> Result<Attempt, CaseError> {
    let path = dir.join(LOCK);
    let opened = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path);
    let file = match opened {
        Ok(file) => file,
        Err(error) => {
            return match CaseError::io("Locking the case", &path, &error) {
                CaseError::NotWritable { why, .. } => Ok(Attempt::NotWritable(why)),
                other => Err(other),
            };
        }
    };
    let holder = dir.join(HOLDER);
    match fs4::FileExt::try_lock(&file) {
        Ok(()) => {
            let who = Holder {
                pid: std::process::id(),
                since_utc: time::now_utc(),
            };
            let text = serde_json::to_string(&who).unwrap_or_default();
            fs::write(&holder, text).map_err(|e| CaseError::io("Locking the case", &holder, &e))?;
            Ok(Attempt::Held(Lock { file, holder }))
        }
        Err(fs4::TryLockError::WouldBlock) => {
            let who = fs::read_to_string(&holder)
                .ok()
                .and_then(|text| serde_json::from_str(&text).ok());
            Ok(Attempt::Taken(who))
        }
        Err(fs4::TryLockError::Error(error)) => {
            Err(CaseError::io("Locking the case", &path, &error))
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Before the lock goes, so that the note is never another's.
        let _ = fs::remove_file(&self.holder);
        // Closing is not enough: a process that is being started elsewhere in the program holds a copy
        // of the handle for a moment, and the lock with it. Letting go does it for all copies.
        let _ = fs4::FileExt::unlock(&self.file);
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_of_the_handle_does_not_keep_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let Attempt::Held(lock) = acquire(folder.path()).unwrap() else {
            unreachable!("nobody else knows this folder");
        };
        // As a process has it between its beginning and the program that it runs.
        let copy = lock.file.try_clone().unwrap();
        assert!(matches!(
            acquire(folder.path()).unwrap(),
            Attempt::Taken(Some(_))
        ));
        drop(lock);
        assert!(matches!(acquire(folder.path()).unwrap(), Attempt::Held(_)));
        drop(copy);
    }
}
