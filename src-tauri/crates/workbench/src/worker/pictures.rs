//! Having pictures looked at: in few processes, each with less than a table may take.

use super::tasks::{Answer, PictureSeen, Task};
use super::{Failed, Limits, Reader, Source, parent};
use crate::error::{Error, Result};
use crate::jobs::Control;

/// Memory that a process may take for a picture: its limits need about half of that.
const MEMORY_BYTES: u64 = 1 << 30;
/// Processor time that one picture may take, seconds; the largest that is allowed takes about two.
pub(super) const SECS_A_PICTURE: u64 = 30;
/// Pictures that one process looks at.
const AT_ONCE: usize = 256;

impl Limits {
    /// What pictures may take where a table may take this.
    pub(super) fn of_pictures(self) -> Limits {
        Limits {
            memory_bytes: self.memory_bytes.min(MEMORY_BYTES),
            // Of each picture, the parent watches the time.
            cpu_secs: self.cpu_secs.max(AT_ONCE as u64 * SECS_A_PICTURE),
            ..self
        }
    }
}

impl Reader {
    /// Decodes pictures; a result for each. One that takes down the process is its own fault only: the
    /// next process goes on behind it. `small_side`: make a small version, with so many pixels on its
    /// longer side at most.
    pub(crate) fn pictures(
        &self,
        files: &[Source],
        small_side: Option<u32>,
        control: &Control,
    ) -> Result<Vec<Result<PictureSeen>>> {
        let total = files.len() as u64;
        let mut seen: Vec<Result<PictureSeen>> = Vec::with_capacity(files.len());
        // A process that has looked at other pictures before may fall for their sake.
        let mut alone = false;
        while seen.len() < files.len() {
            let rest = files.get(seen.len()..).unwrap_or_default();
            let count = if alone { 1 } else { AT_ONCE.min(rest.len()) };
            let task = Task::Pictures {
                files: rest.iter().take(count).cloned().collect(),
                small_side,
            };
            let before = seen.len();
            let outcome = self.attempt(&task, control, &mut |_, answer| {
                seen.push(match answer {
                    Ok(Answer::Picture(picture)) => Ok(*picture),
                    Ok(_) => Err(parent::nonsense(&task)),
                    Err(error) => Err(error),
                });
                // A wish to stop is noticed by the process itself.
                control.step("look at pictures", seen.len() as u64, total);
            });
            match outcome {
                Ok(()) if seen.len() == before => return Err(parent::nonsense(&task)),
                Ok(()) => alone = false,
                Err(Failed {
                    is_fall: false,
                    error,
                    ..
                }) => return Err(error),
                Err(failed) if seen.len() == before => {
                    seen.push(Err(fall_of(failed.error)));
                    alone = false;
                }
                Err(_) => alone = true,
            }
        }
        Ok(seen)
    }
}

/// What to say of a picture that took down its process.
fn fall_of(error: Error) -> Error {
    let sentence = match error.code.as_str() {
        "reader-out-of-memory" => {
            "Decoding it took more memory than a picture may take, so it was stopped."
        }
        "reader-out-of-time" => {
            "Decoding it took longer than a picture may take, so it was stopped."
        }
        _ => "The process that decodes pictures stopped in the middle of this one.",
    };
    Error::new(
        error.kind,
        &error.code,
        format!(
            "{sentence} It may be damaged or made to do this; get it again, or save a copy of it."
        ),
    )
}
