//! What somebody drops: files, folders, archives. Every file that is found ends up in a group of files
//! that are read alike, or in a list that says why not.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use zwerm_dataset::{Probe, ProbeOptions};

use super::found::{self, Found};
use super::{digest, format_in_words};
use crate::error::{Error, Result};
use crate::jobs::Control;
use crate::mappings::{SavedMappings, header_fingerprint, over};
use crate::session::Workbench;
use crate::worker::{Reader, ToProbe};

/// What was found at some paths.
#[derive(Debug, Clone, Serialize)]
pub struct Intake {
    /// What it is, in words: the name of the folder, of the archive, of the first file.
    pub name: String,
    /// Files that are read alike, in the order of their first file.
    pub groups: Vec<IntakeGroup>,
    /// Files that will not be read, and why.
    pub left_out: Vec<LeftOut>,
    /// Files whose bytes are in the case, or in this intake, already.
    pub known: Vec<KnownFile>,
}

/// Files with the same format and the same header.
#[derive(Debug, Clone, Serialize)]
pub struct IntakeGroup {
    /// What they have in common; see [`header_fingerprint`].
    pub fingerprint: String,
    /// Format and layout in words.
    pub format: String,
    /// What was decided for them before: what was asked for, and what was saved for their header.
    pub options: ProbeOptions,
    /// What was recognised of the first file.
    pub probe: Probe,
    /// The files, in the order in which they were found.
    pub files: Vec<IntakeFile>,
}

/// One file that can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IntakeFile {
    /// The file on the disk.
    pub path: PathBuf,
    /// The member, when that is a zip archive.
    pub member: Option<String>,
    /// Its name, with the folders between it and what was dropped.
    pub name: String,
    /// Size in bytes; of a member, unpacked.
    pub size_bytes: u64,
}

/// A file that is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Its name, with the folders between it and what was dropped.
    pub name: String,
    /// Why, as a code: `hidden`, `no-data`, `link`, `case-folder`, or that of an error.
    pub code: String,
    /// Why, in a sentence.
    pub reason: String,
    /// Whether this is a fault of the file, not a decision about it.
    pub is_error: bool,
    /// That fault.
    #[serde(skip)]
    pub error: Option<Error>,
}

/// A file whose bytes were there before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KnownFile {
    /// Its name.
    pub name: String,
    /// The import of the same bytes in this case.
    pub import_id: Option<String>,
    /// The file of this intake with the same bytes.
    pub same_as: Option<String>,
}

impl LeftOut {
    pub(super) fn because_of(name: &str, error: &Error) -> LeftOut {
        LeftOut {
            name: name.to_owned(),
            code: error.code.clone(),
            reason: error.message.clone(),
            is_error: true,
            error: Some(error.clone()),
        }
    }
}

impl Intake {
    /// All files that can be read.
    pub fn n_files(&self) -> usize {
        self.groups.iter().map(|group| group.files.len()).sum()
    }
}

/// What an intake is compared with, and how its files are to be read.
#[derive(Debug, Clone, Default)]
pub struct IntakeRequest {
    /// Files, folders, archives.
    pub paths: Vec<PathBuf>,
    /// What is decided for all files.
    pub options: ProbeOptions,
    /// What was saved for files with known headers.
    pub mappings: SavedMappings,
}

impl Reader {
    /// Finds all files at the paths, looks at each, and sorts them into groups. Writes nothing.
    /// `case`: where the same bytes may be already.
    pub fn intake(
        &self,
        request: &IntakeRequest,
        case: Option<&Workbench>,
        control: &Control,
    ) -> Result<Intake> {
        let Found {
            name,
            files,
            mut left_out,
        } = found::files(
            &request.paths,
            self,
            request.options.member.as_deref(),
            control,
        )?;
        let (files, known) = without_known(files, case, control, &mut left_out)?;
        let probes = self.looked_at(&files, request, control)?;
        let mut groups: Vec<IntakeGroup> = Vec::new();
        let mut by_fingerprint: HashMap<String, usize> = HashMap::new();
        for (file, (options, probe)) in files.into_iter().zip(probes) {
            let probe = match probe {
                Ok(probe) => probe,
                Err(error) => {
                    left_out.push(LeftOut::because_of(&file.name, &error));
                    continue;
                }
            };
            let fingerprint = common(&probe);
            let at = *by_fingerprint
                .entry(fingerprint.clone())
                .or_insert_with(|| {
                    groups.push(IntakeGroup {
                        fingerprint,
                        format: format_in_words(&probe.mapping),
                        options,
                        probe,
                        files: Vec::new(),
                    });
                    groups.len() - 1
                });
            if let Some(group) = groups.get_mut(at) {
                group.files.push(file);
            }
        }
        left_out.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Intake {
            name,
            groups,
            left_out,
            known,
        })
    }

    /// Looks at each file; with the roles that were saved for its header, if there are any.
    fn looked_at(
        &self,
        files: &[IntakeFile],
        request: &IntakeRequest,
        control: &Control,
    ) -> Result<Vec<(ProbeOptions, Result<Probe>)>> {
        let explicit = super::understood(&request.options);
        let to_probe = |file: &IntakeFile, options: &ProbeOptions| ToProbe {
            place: file.path.as_path().into(),
            member: file.member.clone(),
            options: options.clone(),
        };
        let all = files.iter().map(|file| to_probe(file, &explicit)).collect();
        let probes = self.probe_many(all, control)?.into_iter();
        let mut probes: Vec<(ProbeOptions, Result<Probe>)> =
            probes.map(|probe| (explicit.clone(), probe)).collect();
        let mut again = Vec::new();
        for (at, (file, (_, probe))) in files.iter().zip(&probes).enumerate() {
            let fingerprint = probe
                .as_ref()
                .ok()
                .and_then(crate::mappings::fingerprint_of);
            if let Some(saved) = fingerprint.and_then(|print| request.mappings.of(&print)) {
                again.push((at, to_probe(file, &over(&explicit, &saved.options))));
            }
        }
        let files: Vec<ToProbe> = again.iter().map(|(_, file)| file.clone()).collect();
        for ((at, file), probe) in again.into_iter().zip(self.probe_many(files, control)?) {
            // What was saved may not fit this file after all: then it is a file like any other.
            if let (Some(slot), Ok(probe)) = (probes.get_mut(at), probe) {
                *slot = (file.options, Ok(probe));
            }
        }
        Ok(probes)
    }
}

/// What files that are read alike have in common. Objects of a known layout have the fields that they
/// happen to have; it is the layout that counts.
fn common(probe: &Probe) -> String {
    match &probe.layout {
        Some(layout) if probe.mapping.shape.is_some() => header_fingerprint(layout, &[]),
        Some(layout) => header_fingerprint(&format!("{} {layout}", probe.format), &probe.header),
        None => header_fingerprint(&probe.format, &probe.header),
    }
}

/// Takes out what is in the case already, and what comes twice. Only files of one size can have the
/// same bytes, so few are read for it.
fn without_known(
    files: Vec<IntakeFile>,
    case: Option<&Workbench>,
    control: &Control,
    left_out: &mut Vec<LeftOut>,
) -> Result<(Vec<IntakeFile>, Vec<KnownFile>)> {
    let mut in_case: BTreeMap<u64, HashMap<String, String>> = BTreeMap::new();
    for import in case
        .map(Workbench::imports)
        .transpose()?
        .unwrap_or_default()
    {
        let size = import.receipt["size"].as_u64().unwrap_or_default();
        in_case
            .entry(size)
            .or_default()
            .insert(import.source_sha256, import.id);
    }
    let mut of_size: HashMap<u64, usize> = HashMap::new();
    for file in &files {
        *of_size.entry(file.size_bytes).or_default() += 1;
    }
    let mut seen: HashMap<String, String> = HashMap::new();
    let (mut new, mut known) = (Vec::with_capacity(files.len()), Vec::new());
    for file in files {
        let alone = of_size.get(&file.size_bytes).is_none_or(|&count| count < 2);
        let may_be_in_case = in_case.contains_key(&file.size_bytes);
        // What a member holds is known when it is taken out.
        if file.member.is_some() || (alone && !may_be_in_case) {
            new.push(file);
            continue;
        }
        let sha256 = match digest(&file.path, control) {
            Ok((sha256, _)) => sha256,
            Err(error) if error.code == "cancelled" => return Err(error),
            Err(error) => {
                left_out.push(LeftOut::because_of(&file.name, &error));
                continue;
            }
        };
        let import_id = in_case
            .get(&file.size_bytes)
            .and_then(|ids| ids.get(&sha256))
            .cloned();
        let same_as = seen.get(&sha256).cloned();
        if import_id.is_some() || same_as.is_some() {
            known.push(KnownFile {
                name: file.name,
                import_id,
                same_as,
            });
            continue;
        }
        seen.insert(sha256, file.name.clone());
        new.push(file);
    }
    Ok((new, known))
}

/// Size of a file; 0 when it cannot be told, which its reading will.
pub(super) fn size_of(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |meta| meta.len())
}
