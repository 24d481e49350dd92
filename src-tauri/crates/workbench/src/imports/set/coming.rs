//! From the disk into the case: members are taken out of archives, files are copied, what was there
//! before is found out by its bytes.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use zwerm_case::{Case, CopiedSource, StoredSource};

use super::{Archive, Coming, Progressing, SetRequest, source_error};
use crate::error::{Error, ErrorKind, Result};
use crate::imports::intake::KnownFile;
use crate::imports::{digest, file_name};
use crate::unfinished::{OpenForWriting, still_written};

/// Sources that get their place in the case in one go.
const SETTLED_AT_ONCE: usize = 256;

impl Progressing<'_> {
    /// The files of the request; members of archives are taken out into files of `scratch`.
    pub(super) fn taken_out(
        &mut self,
        request: &SetRequest,
        scratch: &Path,
    ) -> Result<Vec<Coming>> {
        let mut coming = Vec::new();
        let mut archives: Vec<(PathBuf, Vec<usize>)> = Vec::new();
        for (group, files) in request.groups.iter().enumerate() {
            for file in &files.files {
                if file.member.is_some() {
                    let known = archives.iter_mut().find(|(path, _)| *path == file.path);
                    match known {
                        Some((_, members)) => members.push(coming.len()),
                        None => archives.push((file.path.clone(), vec![coming.len()])),
                    }
                }
                coming.push(Some(Coming {
                    file: file.clone(),
                    group,
                    archive: None,
                }));
            }
        }
        for (number, (path, places)) in archives.into_iter().enumerate() {
            let folder = scratch.join(format!("archive-{number}"));
            std::fs::create_dir(&folder)
                .map_err(|error| Error::io("take members out of an archive", &folder, &error))?;
            let taken = self.take_out_of(&path, &places, &coming, &folder);
            match taken {
                Err(error) if error.code == "cancelled" => return Err(error),
                Err(error) => {
                    for slot in places {
                        let lost = coming.get_mut(slot).and_then(Option::take);
                        self.leave_out(&lost.map(|it| it.file.name).unwrap_or_default(), &error);
                    }
                }
                Ok((archive, results)) => {
                    for ((at, slot), result) in places.into_iter().enumerate().zip(results) {
                        let Some(Some(one)) = coming.get_mut(slot) else {
                            continue;
                        };
                        match result {
                            Ok(_) => {
                                one.archive = Some(archive.clone());
                                one.file.path = folder.join(at.to_string());
                            }
                            Err(error) => {
                                let name = one.file.name.clone();
                                coming[slot] = None;
                                self.leave_out(&name, &error);
                            }
                        }
                    }
                }
            }
        }
        Ok(coming.into_iter().flatten().collect())
    }

    fn take_out_of(
        &self,
        path: &Path,
        places: &[usize],
        coming: &[Option<Coming>],
        folder: &Path,
    ) -> Result<(Archive, Vec<Result<u64>>)> {
        let members = places
            .iter()
            .filter_map(|&slot| coming.get(slot)?.as_ref()?.file.member.clone())
            .collect();
        let (before, _) = digest(path, self.control)?;
        let results = self.reader.extract(path, members, folder, self.control)?;
        let (sha256, _) = digest(path, self.control)?;
        if sha256 != before {
            return Err(Error::new(
                ErrorKind::Input,
                "source-changed",
                format!(
                    "The archive changed while it was read, so nothing of it was imported. Wait until it is complete and import it again. File: {}",
                    path.display()
                ),
            ));
        }
        let archive = Archive {
            name: file_name(path),
            sha256,
        };
        Ok((archive, results))
    }

    /// Copies the files into the case; each twice-seen content once.
    pub(super) fn store(&mut self, coming: Vec<Coming>) -> Result<Vec<(Coming, StoredSource)>> {
        let total: u64 = coming.iter().map(|one| one.file.size_bytes).sum();
        let open = OpenForWriting::now();
        let mut seen: HashMap<String, String> = HashMap::new();
        let mut copies: Vec<(Coming, CopiedSource)> = Vec::new();
        let mut stored = Vec::new();
        let mut before = 0;
        for one in coming {
            let progress =
                |stage: &str, done: u64, _: u64| self.control.step(stage, before + done, total);
            let name = one.file.name.clone();
            let copied = match open.program_of(&one.file.path) {
                Some(program) => Err(still_written(&one.file.path, &program)),
                None => {
                    let dir = self.workbench.dir();
                    Case::copy_source(dir, &one.file.path, &name, &progress).map_err(source_error)
                }
            };
            before += one.file.size_bytes;
            if one.archive.is_some() {
                // Taken out for this copy only.
                let _ = std::fs::remove_file(&one.file.path);
            }
            let copied = match copied {
                Ok(copied) => copied,
                Err(error) if error.kind != ErrorKind::Input => return Err(error),
                Err(error) => {
                    self.leave_out(&name, &error);
                    continue;
                }
            };
            let earlier = self.workbench.import_of(copied.sha256())?;
            let same_as = seen.get(copied.sha256()).cloned();
            if earlier.is_some() || same_as.is_some() {
                self.known.push(KnownFile {
                    name,
                    import_id: earlier.map(|import| import.id),
                    same_as,
                });
                continue;
            }
            seen.insert(copied.sha256().to_owned(), name);
            copies.push((one, copied));
            if copies.len() == SETTLED_AT_ONCE {
                self.settle(&mut copies, &mut stored)?;
            }
        }
        self.settle(&mut copies, &mut stored)?;
        Ok(stored)
    }

    fn settle(
        &mut self,
        copies: &mut Vec<(Coming, CopiedSource)>,
        stored: &mut Vec<(Coming, StoredSource)>,
    ) -> Result<()> {
        let progress = |stage: &str, done: u64, total: u64| self.control.step(stage, done, total);
        let (coming, copied): (Vec<Coming>, Vec<CopiedSource>) = copies.drain(..).unzip();
        let hashes: Vec<String> = copied.iter().map(|it| it.sha256().to_owned()).collect();
        self.stored.extend(hashes);
        let settled = self.workbench.case().settle_sources(copied, &progress)?;
        stored.extend(coming.into_iter().zip(settled));
        Ok(())
    }
}
