//! What the reading process can be asked, and doing it.

mod pictures;
mod set;

use std::collections::HashSet;
use std::path::Path;

use serde::{Deserialize, Serialize};
use zwerm_dataset::{
    DatasetError, ImportOutcome, Mapping, Probe, ProbeOptions, SourceFile, ZipMember,
};

use super::Limits;
use super::messages::Place;
use crate::error::{Error, Result};
use crate::jobs::Control;
use crate::mappings::header_fingerprint;

pub use pictures::SmallPicture;
pub(crate) use pictures::{MOST_BYTES, PictureSeen, too_large};

/// A stored source, or a file that is only looked at.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Source {
    /// Where its bytes are.
    pub place: Place,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its original name.
    pub name: String,
    /// The path that messages give.
    pub shown: Place,
}

/// A file that is to be looked at.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ToProbe {
    pub place: Place,
    /// A member, when the file is an archive.
    pub member: Option<String>,
    pub options: ProbeOptions,
}

/// A stage that only counts: the source of a set that is read, and how many there are.
pub const SOURCE: &str = "source";

/// What is to be done.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum Task {
    /// Look at files and say how to read them, one answer a file. Of many files with one header only
    /// the first is answered with all that was seen.
    Probe { files: Vec<ToProbe> },
    /// What is in an archive, if the file is one.
    Members { archive: Place },
    /// Take members out of an archive, each into a file of the folder, named by its position here.
    Extract {
        archive: Place,
        members: Vec<String>,
        out_dir: Place,
    },
    /// Read a source into tables below a folder; without a folder only say what would come of it.
    Import {
        source: Source,
        mapping: Box<Mapping>,
        out_dir: Option<Place>,
        part: String,
    },
    /// The same for several sources at once, into one file a table. The first answer that is no error
    /// has the tables of all.
    ImportSet {
        sources: Vec<(Source, Mapping)>,
        out_dir: Option<Place>,
        part: String,
    },
    /// Decode pictures, one answer a picture; with a small version of so many pixels on its longer side.
    Pictures {
        files: Vec<Source>,
        small_side: Option<u32>,
    },
    /// See [`super::Reader::misbehave`].
    #[cfg(debug_assertions)]
    Misbehave { how: Misbehaviour, file: Place },
}

/// What was found out about one file.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Answer {
    Probed(Box<Probe>),
    Imported(Box<ImportOutcome>),
    /// `None`: no archive, or one that is a file to everybody, such as a workbook.
    Members(Option<Vec<ZipMember>>),
    /// Bytes of a member that was taken out.
    Extracted(u64),
    Picture(Box<PictureSeen>),
}

impl Task {
    /// The files that it reads.
    pub(super) fn reads(&self) -> Vec<&Path> {
        match self {
            Task::Probe { files } => files.iter().map(|file| file.place.path()).collect(),
            Task::Members { archive } | Task::Extract { archive, .. } => vec![archive.path()],
            Task::Import { source, .. } => vec![source.place.path()],
            Task::ImportSet { sources, .. } => sources
                .iter()
                .map(|(source, _)| source.place.path())
                .collect(),
            Task::Pictures { files, .. } => files.iter().map(|file| file.place.path()).collect(),
            #[cfg(debug_assertions)]
            Task::Misbehave { file, .. } => vec![file.path()],
        }
    }

    /// How many sources it reads one after the other; 0 where that is not worth telling.
    pub(super) fn n_sources(&self) -> u64 {
        match self {
            Task::ImportSet { sources, .. } => sources.len() as u64,
            _ => 0,
        }
    }

    /// Tells which of the sources it turns to; whether to go on.
    pub(super) fn begins(&self, file: usize, control: &Control) -> bool {
        match self.n_sources() {
            0 => true,
            sources => control.step(SOURCE, (file as u64).saturating_add(1), sources),
        }
    }

    /// Processor time that one of its files may take, seconds, where files are told apart.
    pub(super) fn secs_a_file(&self) -> Option<u64> {
        match self {
            Task::Pictures { .. } => Some(super::pictures::SECS_A_PICTURE),
            _ => None,
        }
    }

    /// What it may take, where so much is allowed for tables.
    pub(super) fn limits(&self, limits: &Limits) -> Limits {
        match self {
            Task::Pictures { .. } => limits.of_pictures(),
            _ => *limits,
        }
    }

    /// The folder that it writes into.
    pub(super) fn writes(&self) -> Option<&Path> {
        match self {
            Task::Import { out_dir, .. } | Task::ImportSet { out_dir, .. } => {
                out_dir.as_ref().map(Place::path)
            }
            Task::Extract { out_dir, .. } => Some(out_dir.path()),
            _ => None,
        }
    }

    /// The file that messages about one of its files name.
    pub(super) fn shown(&self, file: usize) -> Option<&Path> {
        match self {
            Task::Probe { files } => files.get(file).map(|file| file.place.path()),
            Task::Members { archive } | Task::Extract { archive, .. } => Some(archive.path()),
            Task::ImportSet { sources, .. } => {
                sources.get(file).map(|(source, _)| source.shown.path())
            }
            Task::Import { source, .. } => Some(source.shown.path()),
            Task::Pictures { files, .. } => files.get(file).map(|file| file.shown.path()),
            #[cfg(debug_assertions)]
            Task::Misbehave { file, .. } => Some(file.path()),
        }
    }
}

/// What is said while a task is done.
pub(super) enum Said {
    /// The task turns to this file.
    Begins(usize),
    /// What came of it.
    Answer(usize, Result<Answer>),
}

/// Does a task. An error is one of the whole task; what is wrong with one file is its answer.
pub(super) fn perform(
    task: &Task,
    progress: zwerm_dataset::Progress<'_>,
    say: &mut dyn FnMut(Said) -> Result<()>,
) -> Result<()> {
    match task {
        Task::Probe { files } => {
            let mut seen = HashSet::new();
            for (index, file) in files.iter().enumerate() {
                say(Said::Begins(index))?;
                say(Said::Answer(index, look_at(file, &mut seen)))?;
            }
            Ok(())
        }
        Task::Members { archive } => {
            say(Said::Begins(0))?;
            say(Said::Answer(0, members(archive.path())))
        }
        Task::Extract {
            archive,
            members,
            out_dir,
        } => {
            say(Said::Begins(0))?;
            let mut create =
                |at: usize| std::fs::File::create_new(out_dir.path().join(at.to_string()));
            let archive = archive.path();
            let sizes = zwerm_dataset::extract_members(archive, members, &mut create, progress)
                .map_err(|error| in_file(error, archive))?;
            sizes.into_iter().enumerate().try_for_each(|(at, size)| {
                let size = size.map(Answer::Extracted);
                say(Said::Answer(
                    at,
                    size.map_err(|error| in_file(error, archive)),
                ))
            })
        }
        Task::Import {
            source,
            mapping,
            out_dir,
            part,
        } => {
            say(Said::Begins(0))?;
            let file = SourceFile {
                path: source.place.path(),
                sha256: &source.sha256,
                name: &source.name,
            };
            let out_dir = out_dir.as_ref().map(Place::path);
            let outcome = zwerm_dataset::import(file, mapping, out_dir, part, progress)
                .map(|outcome| Answer::Imported(Box::new(outcome)))
                .map_err(|error| in_file(error, source.shown.path()));
            say(Said::Answer(0, outcome))
        }
        Task::ImportSet {
            sources,
            out_dir,
            part,
        } => set::import(
            sources,
            out_dir.as_ref().map(Place::path),
            part,
            progress,
            say,
        ),
        Task::Pictures { files, small_side } => pictures::look_at(files, *small_side, say),
        #[cfg(debug_assertions)]
        Task::Misbehave { how, file } => {
            say(Said::Begins(0))?;
            how.act(file.path())
        }
    }
}

/// A probe; of a header that was seen before with the first row only, because of thousands of files
/// nobody looks at each.
fn look_at(file: &ToProbe, seen: &mut HashSet<String>) -> Result<Answer> {
    let path = file.place.path();
    let mut options = file.options.clone();
    if file.member.is_some() {
        options.member.clone_from(&file.member);
    }
    let mut probe = zwerm_dataset::probe(path, &options).map_err(|error| in_file(error, path))?;
    if !seen.insert(header_fingerprint(&probe.format, &probe.header)) {
        probe.sample_rows.truncate(1);
        probe.preview.clear();
        for column in &mut probe.columns {
            column.samples.clear();
        }
    }
    Ok(Answer::Probed(Box::new(probe)))
}

fn members(archive: &Path) -> Result<Answer> {
    let list = || -> std::result::Result<_, DatasetError> {
        if zwerm_dataset::is_archive(archive)? {
            return zwerm_dataset::zip_members(archive).map(Some);
        }
        Ok(None)
    };
    list()
        .map(Answer::Members)
        .map_err(|error| in_file(error, archive))
}

/// An error about a file, which names that file whatever its sentence says.
fn in_file(error: DatasetError, file: &Path) -> Error {
    let error = Error::from(error);
    let path = file.display().to_string();
    if error.message.contains(&path) {
        error
    } else {
        error.at(path)
    }
}

/// What a parser may be brought to do; debug builds only, to see that the walls hold.
#[cfg(debug_assertions)]
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Misbehaviour {
    /// Ends the process at once, as the allocator or the data engine do.
    Abort,
    /// Panics.
    Panic,
    /// Overflows the stack.
    Recurse,
    /// Computes for ever.
    Spin,
    /// Waits for ever.
    Sleep,
    /// Asks for more and more memory.
    Fill,
    /// Says what no reading process says.
    Babble,
    /// Ends without a last word.
    Leave,
    /// Reads a file that lies beside its own.
    ReadBeside,
    /// Writes a file beside its own.
    WriteBeside,
    /// Starts another program.
    StartProgram,
}

#[cfg(debug_assertions)]
impl Misbehaviour {
    #[allow(clippy::panic, clippy::print_stdout, reason = "it misbehaves")]
    fn act(self, file: &Path) -> Result<()> {
        let done = |outcome: std::io::Result<()>| {
            outcome.map_err(|error| Error::usage("kept-in", error.to_string()))
        };
        match self {
            Self::Abort => std::process::abort(),
            Self::Panic => panic!("on purpose"),
            Self::Recurse => {
                recurse(file, 1);
                Ok(())
            }
            Self::Spin => loop {
                std::hint::black_box(file);
            },
            Self::Sleep => loop {
                std::thread::sleep(std::time::Duration::from_secs(1));
            },
            Self::Fill => {
                let mut kept = Vec::new();
                loop {
                    kept.push(vec![1_u8; 16 << 20]);
                    std::hint::black_box(&kept);
                }
            }
            Self::Babble => {
                println!("all is well");
                Ok(())
            }
            Self::Leave => std::process::exit(0),
            Self::ReadBeside => done(std::fs::read(file.with_extension("beside")).map(|_| ())),
            Self::WriteBeside => done(std::fs::write(file.with_extension("written"), "x")),
            Self::StartProgram => {
                done(std::process::Command::new("/bin/true").status().map(|_| ()))
            }
        }
    }
}

/// Deeper and deeper, in a way that no compiler turns into a loop.
#[cfg(debug_assertions)]
#[allow(unconditional_recursion, reason = "that is what it is for")]
fn recurse(file: &Path, depth: u64) {
    let here = [depth; 64];
    recurse(std::hint::black_box(file), depth + here[0]);
    std::hint::black_box(here);
}
