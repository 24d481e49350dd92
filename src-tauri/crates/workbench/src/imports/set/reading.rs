//! How the files of a set are read, alike within a group, and reading them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use zwerm_case::{Case, StoredSource};
use zwerm_dataset::{ImportOutcome, Mapping, Probe, ProbeOptions};

use super::{Coming, Progressing, SetRequest};
use crate::error::{Error, Result};
use crate::imports::intake::IntakeFile;
use crate::imports::{digest, require_roles, understood};
use crate::jobs::Control;
use crate::mappings::{decisions, over};
use crate::worker::{Reader, Source, ToProbe};

/// How often a set is begun again without a file that made the reading process fall.
const MOST_FALLS: usize = 8;

/// A stored file and how it is read.
pub(super) struct Recognised {
    pub coming: Coming,
    pub source: StoredSource,
    pub mapping: Mapping,
}

impl Recognised {
    fn to_read(&self) -> (Source, Mapping) {
        let source = Source {
            place: self.source.path.as_path().into(),
            sha256: self.source.sha256.clone(),
            name: self.coming.file.name.clone(),
            shown: Path::new(&self.coming.file.name).into(),
        };
        (source, self.mapping.clone())
    }
}

impl Progressing<'_> {
    /// How each stored file is read: alike within a group.
    pub(super) fn recognise(
        &mut self,
        stored: Vec<(Coming, StoredSource)>,
        request: &SetRequest,
    ) -> Result<Vec<Recognised>> {
        let shared = self.shared_options(&stored, request)?;
        let to_probe = stored
            .iter()
            .map(|(one, source)| ToProbe {
                place: source.path.as_path().into(),
                member: None,
                options: shared.get(one.group).cloned().unwrap_or_default(),
            })
            .collect();
        let probes = self.reader.probe_many(to_probe, self.control)?;
        let mut recognised = Vec::with_capacity(stored.len());
        for ((coming, source), probe) in stored.into_iter().zip(probes) {
            let shown = PathBuf::from(&coming.file.name);
            let probe = probe.and_then(|probe| {
                require_roles(&probe, &shown)?;
                Ok(probe)
            });
            match probe {
                Ok(probe) => recognised.push(Recognised {
                    coming,
                    source,
                    mapping: probe.mapping,
                }),
                Err(error) => {
                    let name = coming.file.name.clone();
                    self.leave_out(&name, &about(error, &source.path, &name));
                }
            }
        }
        Ok(recognised)
    }

    /// The options of each group, with what its first file decides.
    fn shared_options(
        &self,
        stored: &[(Coming, StoredSource)],
        request: &SetRequest,
    ) -> Result<Vec<ProbeOptions>> {
        let mut shared: Vec<ProbeOptions> = Vec::with_capacity(request.groups.len());
        for (at, group) in request.groups.iter().enumerate() {
            let options = ProbeOptions {
                // A member was taken out of its archive.
                member: None,
                ..understood(&group.options)
            };
            let mut files = stored.iter().filter(|(one, _)| one.group == at);
            let (first, second) = (files.next(), files.next());
            shared.push(match (first, second) {
                (Some((_, source)), Some(_)) => {
                    let probe = self.reader.probe_file(&source.path, &options, self.control);
                    match probe {
                        Err(error) if error.code == "cancelled" => return Err(error),
                        Ok(probe) => alike(&options, &probe.mapping),
                        Err(_) => options,
                    }
                }
                _ => options,
            });
        }
        Ok(shared)
    }

    /// Reads the sources; `None` = one made the reading process fall and was taken out of the list.
    pub(super) fn read(
        &mut self,
        sources: &mut Vec<Recognised>,
        out_dir: &Path,
        part: &str,
    ) -> Result<Option<Vec<Result<ImportOutcome>>>> {
        let list = sources.iter().map(Recognised::to_read).collect();
        let failed = match self
            .reader
            .import_set(list, Some(out_dir), part, self.control)
        {
            Ok(outcomes) => return Ok(Some(outcomes)),
            Err(failed) => failed,
        };
        let falls = self
            .left_out
            .iter()
            .filter(|out| out.code.starts_with("reader-"));
        let suspect = failed.at.filter(|&at| failed.is_fall && at < sources.len());
        let (Some(at), true) = (suspect, falls.count() < MOST_FALLS) else {
            return Err(failed.error);
        };
        // It may have fallen for the sake of all that it had read before: only who falls alone is to
        // blame.
        let (source, mapping) = sources[at].to_read();
        let trial = Case::stage_tables(self.workbench.dir())?;
        let out_dir = Some(trial.path());
        let alone = self
            .reader
            .import_source(source, &mapping, out_dir, "trial", self.control);
        match alone {
            Ok(_) => Err(failed.error),
            Err(error) if error.code == "cancelled" => Err(error),
            Err(error) => {
                let one = sources.remove(at);
                self.leave_out(&one.coming.file.name, &error);
                Ok(None)
            }
        }
    }
}

impl Reader {
    /// The recipe for each file, alike within a group.
    pub(crate) fn recipes(
        &self,
        request: &SetRequest,
        control: &Control,
    ) -> Result<Vec<(IntakeFile, Result<Mapping>)>> {
        let mut list = Vec::new();
        for group in &request.groups {
            let mut options = understood(&group.options);
            for (at, file) in group.files.iter().enumerate() {
                let to_probe = |options: &ProbeOptions| ToProbe {
                    place: file.path.as_path().into(),
                    member: file.member.clone(),
                    options: options.clone(),
                };
                if at == 0 && group.files.len() > 1 {
                    let first = self.probe_many(vec![to_probe(&options)], control)?;
                    if let Some(Ok(probe)) = first.first() {
                        options = alike(&options, &probe.mapping);
                    }
                }
                list.push((file.clone(), to_probe(&options)));
            }
        }
        let (files, to_probe): (Vec<IntakeFile>, Vec<ToProbe>) = list.into_iter().unzip();
        let probes = self.probe_many(to_probe, control)?;
        let recipe = |(file, probe): (IntakeFile, Result<Probe>)| {
            let mapping = probe.and_then(|probe| {
                require_roles(&probe, Path::new(&file.name))?;
                Ok(probe.mapping)
            });
            (file, mapping)
        };
        Ok(files.into_iter().zip(probes).map(recipe).collect())
    }

    /// What an import of these files would give, one result a file in the order of the groups. Writes
    /// nothing.
    pub fn dry_run_set(
        &self,
        request: &SetRequest,
        control: &Control,
    ) -> Result<Vec<(IntakeFile, Result<ImportOutcome>)>> {
        let mut results = Vec::new();
        let (mut sources, mut places) = (Vec::new(), Vec::new());
        let mut digests: HashMap<PathBuf, String> = HashMap::new();
        for (file, mapping) in self.recipes(request, control)? {
            let sha256 = match digests.get(&file.path) {
                Some(known) => known.clone(),
                None => digest(&file.path, control)?.0,
            };
            digests.insert(file.path.clone(), sha256.clone());
            if let Ok(mapping) = &mapping {
                let source = Source {
                    place: file.path.as_path().into(),
                    sha256,
                    name: file.name.clone(),
                    shown: Path::new(&file.name).into(),
                };
                places.push(results.len());
                sources.push((source, mapping.clone()));
            }
            results.push((file, mapping.map(|_| ImportOutcome::default())));
        }
        let outcomes = self
            .import_set(sources, None, "dry-run", control)
            .map_err(|failed| failed.error)?;
        for (at, outcome) in places.into_iter().zip(outcomes) {
            if let Some((_, slot)) = results.get_mut(at) {
                *slot = outcome;
            }
        }
        Ok(results)
    }
}

/// What one file of a group decides for the others: the meaning of the columns and of their cells. How
/// its bytes are packed is its own affair; a known layout says the rest by itself.
fn alike(options: &ProbeOptions, mapping: &Mapping) -> ProbeOptions {
    let decided = ProbeOptions {
        format: None,
        delimiter: None,
        encoding: None,
        ..decisions(mapping)
    };
    over(options, &decided)
}

/// An error about a stored copy, in terms of the file that the user knows.
fn about(mut error: Error, copy: &Path, name: &str) -> Error {
    error.message = error.message.replace(&copy.display().to_string(), name);
    error
}
