//! The reading process: files that somebody else wrote are parsed in a child of this program.
//!
//! A parser that is made to crash, to fill the memory or to run for ever takes down the child, not
//! the window and not the case. The child is the same program, started with [`ARGUMENT`]; it sets
//! its walls before it opens anything, gets one request on standard input and answers in lines of
//! JSON on standard output. It never sees the case: it may read the files of its request and write
//! into one folder made for it, and the parent gives finished tables their place. Whatever it unpacks
//! on the way lies in that folder, or in one of its own that goes with it.
//!
//! | module | what |
//! |---|---|
//! | `tasks` | what can be asked, and doing it; in this process (tests) or in the child |
//! | `messages` | how request and answers are written |
//! | `pictures` | pictures: many in few processes, a fall is the fault of one |
//! | `parent` | starting, watching, stopping the child; what its end means |
//! | `child` | the other side |
//! | `walls` | limits of the operating system |
//!
//! Walls by system: Linux has all of them (memory, processor time, open files, no core dumps, and
//! Landlock where the kernel knows it: no other file, no new program, no TCP). macOS has the limits
//! but does not keep the one on memory, and Windows has none of them; there the parent looks four
//! times a second what the child uses and stops it. The parent does so on Linux as well.

mod child;
mod messages;
mod parent;
mod pictures;
mod tasks;
mod walls;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use zwerm_dataset::{ImportOutcome, Probe, ProbeOptions, ZipMember};

use crate::error::{Error, ErrorKind, Result};
use crate::jobs::Control;
#[cfg(debug_assertions)]
pub use tasks::Misbehaviour;
pub use tasks::SOURCE;
pub use tasks::SmallPicture;
use tasks::{Answer, Task};
pub(crate) use tasks::{MOST_BYTES, PictureSeen, too_large};
pub(crate) use tasks::{Source, ToProbe};

/// The first argument that makes a program the reading process.
pub const ARGUMENT: &str = "--parse-worker";

/// Where files are parsed.
#[derive(Debug, Clone, Default)]
pub enum Reader {
    /// In this process: for tests of what reading gives.
    #[default]
    InProcess,
    /// In a child that is this program, started with [`ARGUMENT`]; it must call [`run_if_asked`].
    Process(PathBuf, Limits),
}

/// Why a task came to nothing.
#[derive(Debug)]
pub(crate) struct Failed {
    /// The reading process fell, or was ended for what it took.
    pub is_fall: bool,
    /// The file of the task that it was busy with, by its index.
    pub at: Option<usize>,
    /// What to say.
    pub error: Error,
}

impl Failed {
    fn of_all(error: Error) -> Failed {
        Failed {
            is_fall: false,
            at: None,
            error,
        }
    }
}

/// What the reading process may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Memory in bytes.
    pub memory_bytes: u64,
    /// Processor time in seconds, whatever the size of the files.
    pub cpu_secs: u64,
    /// Bytes of the files that add one more second.
    pub bytes_per_cpu_sec: u64,
}

/// Memory that reading a file may take at most, on a computer that has much.
const MOST_MEMORY: u64 = 16 << 30;
/// Memory without which no file can be read.
const LEAST_MEMORY: u64 = 1 << 30;

impl Default for Limits {
    /// Three quarters of the memory of this computer, from 1 to 16 GiB; ten times the processor time
    /// that the slowest format takes unoptimised.
    fn default() -> Limits {
        let memory = crate::total_memory_bytes() / 4 * 3;
        Limits {
            memory_bytes: memory.clamp(LEAST_MEMORY, MOST_MEMORY),
            cpu_secs: 120,
            bytes_per_cpu_sec: 200_000,
        }
    }
}

impl Limits {
    /// Processor time for files of this size.
    fn cpu_secs_for(&self, bytes: u64) -> u64 {
        self.cpu_secs
            .saturating_add(bytes / self.bytes_per_cpu_sec.max(1))
    }
}

/// Becomes the reading process, and never returns, when the first argument asks for it. Must be the
/// first act of a program that is to be one.
pub fn run_if_asked() {
    if std::env::args_os().nth(1).is_some_and(|it| it == ARGUMENT) {
        child::run()
    }
}

impl Reader {
    /// A child that is the program which runs now.
    pub fn of_this_program() -> Result<Reader> {
        // The link still leads to this program when an update has put another one in its place.
        let link = Path::new("/proc/self/exe");
        let program = if cfg!(target_os = "linux") && link.exists() {
            link.to_owned()
        } else {
            std::env::current_exe().map_err(|error| {
                Error::new(
                    ErrorKind::Internal,
                    "reader-not-started",
                    format!(
                        "This program cannot find itself to start the reading process ({error})."
                    ),
                )
            })?
        };
        Ok(Reader::Process(program, Limits::default()))
    }

    /// The same with other limits; nothing to limit in this process.
    #[must_use]
    pub fn within(self, limits: Limits) -> Reader {
        match self {
            Reader::InProcess => Reader::InProcess,
            Reader::Process(program, _) => Reader::Process(program, limits),
        }
    }

    /// Looks at a file and guesses how to read it. Writes nothing.
    pub(crate) fn probe_file(
        &self,
        file: &Path,
        options: &ProbeOptions,
        control: &Control,
    ) -> Result<Probe> {
        let file = ToProbe {
            place: file.into(),
            member: None,
            options: options.clone(),
        };
        let task = Task::Probe { files: vec![file] };
        match self.one(&task, control)? {
            Answer::Probed(probe) => Ok(*probe),
            _ => Err(parent::nonsense(&task)),
        }
    }

    /// The same for many, in few processes: one that falls takes down the file it was at, and the
    /// next goes on behind it.
    pub(crate) fn probe_many(
        &self,
        files: Vec<ToProbe>,
        control: &Control,
    ) -> Result<Vec<Result<Probe>>> {
        let total = files.len() as u64;
        let mut probes: Vec<Result<Probe>> = Vec::with_capacity(files.len());
        // A process that has looked at other files before may fall for their sake.
        let mut alone = false;
        while probes.len() < files.len() {
            let rest = files.get(probes.len()..).unwrap_or_default();
            let rest = if alone { &rest[..1] } else { rest };
            let task = Task::Probe {
                files: rest.to_vec(),
            };
            let before = probes.len();
            let outcome = self.attempt(&task, control, &mut |_, answer| {
                probes.push(match answer {
                    Ok(Answer::Probed(probe)) => Ok(*probe),
                    Ok(_) => Err(parent::nonsense(&task)),
                    Err(error) => Err(error),
                });
                // A wish to stop is noticed by the process itself.
                control.step("look", probes.len() as u64, total);
            });
            match outcome {
                Ok(()) if probes.len() == before => return Err(parent::nonsense(&task)),
                Ok(()) => alone = false,
                Err(failed) if !failed.is_fall => return Err(failed.error),
                Err(failed) if probes.len() == before => {
                    probes.push(Err(failed.error));
                    alone = false;
                }
                Err(_) => alone = true,
            }
        }
        Ok(probes)
    }

    /// What is in an archive; `None` for a file that is none, or a workbook.
    pub fn members(&self, archive: &Path, control: &Control) -> Result<Option<Vec<ZipMember>>> {
        let task = Task::Members {
            archive: archive.into(),
        };
        match self.one(&task, control)? {
            Answer::Members(members) => Ok(members),
            _ => Err(parent::nonsense(&task)),
        }
    }

    /// Takes members out of an archive, each into a file of a folder that is named by its position
    /// among them; a result for each.
    pub(crate) fn extract(
        &self,
        archive: &Path,
        members: Vec<String>,
        out_dir: &Path,
        control: &Control,
    ) -> Result<Vec<Result<u64>>> {
        let count = members.len();
        let task = Task::Extract {
            archive: archive.into(),
            members,
            out_dir: out_dir.into(),
        };
        let mut sizes = Vec::with_capacity(count);
        self.perform(&task, control, &mut |_, answer| {
            sizes.push(match answer {
                Ok(Answer::Extracted(size)) => Ok(size),
                Ok(_) => Err(parent::nonsense(&task)),
                Err(error) => Err(error),
            });
        })?;
        if sizes.len() == count {
            Ok(sizes)
        } else {
            Err(parent::nonsense(&task))
        }
    }

    /// Reads several sources into one file a table; a result for each. The first that is no error has
    /// the tables of all.
    pub(crate) fn import_set(
        &self,
        sources: Vec<(Source, zwerm_dataset::Mapping)>,
        out_dir: Option<&Path>,
        part: &str,
        control: &Control,
    ) -> std::result::Result<Vec<Result<ImportOutcome>>, Failed> {
        let count = sources.len();
        let task = Task::ImportSet {
            sources,
            out_dir: out_dir.map(Into::into),
            part: part.to_owned(),
        };
        let mut outcomes = Vec::with_capacity(count);
        self.attempt(&task, control, &mut |_, answer| {
            outcomes.push(match answer {
                Ok(Answer::Imported(outcome)) => Ok(*outcome),
                Ok(_) => Err(parent::nonsense(&task)),
                Err(error) => Err(error),
            });
        })?;
        if outcomes.len() == count {
            Ok(outcomes)
        } else {
            Err(Failed::of_all(parent::nonsense(&task)))
        }
    }

    /// Reads one source; without a folder nothing is written.
    pub(crate) fn import_source(
        &self,
        source: Source,
        mapping: &zwerm_dataset::Mapping,
        out_dir: Option<&Path>,
        part: &str,
        control: &Control,
    ) -> Result<ImportOutcome> {
        let task = Task::Import {
            source,
            mapping: Box::new(mapping.clone()),
            out_dir: out_dir.map(Into::into),
            part: part.to_owned(),
        };
        match self.one(&task, control)? {
            Answer::Imported(outcome) => Ok(*outcome),
            _ => Err(parent::nonsense(&task)),
        }
    }

    /// A task with one answer.
    fn one(&self, task: &Task, control: &Control) -> Result<Answer> {
        let mut answer = None;
        self.perform(task, control, &mut |_, given| answer = Some(given))?;
        answer.ok_or_else(|| parent::nonsense(task))?
    }

    /// Does a task and hands over the answer about each of its files, by their index. An error is one
    /// of the whole task.
    fn perform(
        &self,
        task: &Task,
        control: &Control,
        deliver: &mut dyn FnMut(usize, Result<Answer>),
    ) -> Result<()> {
        self.attempt(task, control, deliver)
            .map_err(|failed| failed.error)
    }

    /// The same; an error says what it was busy with.
    fn attempt(
        &self,
        task: &Task,
        control: &Control,
        deliver: &mut dyn FnMut(usize, Result<Answer>),
    ) -> std::result::Result<(), Failed> {
        match self {
            Reader::InProcess => {
                let progress = |stage: &str, done, total| control.step(stage, done, total);
                tasks::perform(task, &progress, &mut |said| {
                    control.check()?;
                    match said {
                        tasks::Said::Begins(file) => {
                            task.begins(file, control);
                        }
                        tasks::Said::Answer(file, answer) => deliver(file, answer),
                    }
                    Ok(())
                })
                .map_err(Failed::of_all)
            }
            Reader::Process(program, limits) => {
                parent::perform(program, &task.limits(limits), task, control, deliver)
            }
        }
    }

    /// Makes the reading process do what no reading process should; debug builds only.
    #[cfg(debug_assertions)]
    #[doc(hidden)]
    pub fn misbehave(&self, how: Misbehaviour, file: &Path, control: &Control) -> Result<()> {
        let task = Task::Misbehave {
            how,
            file: file.into(),
        };
        self.perform(&task, control, &mut |_, _| {})
    }
}
