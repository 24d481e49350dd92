//! From the files of a folder to one step of the history.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use zwerm_case::{Case, StoredSource};
use zwerm_dataset::PostPlace;

use super::folder::{self, FoundFile};
use super::links::{self, List, Posts, Refused};
use super::{ImagesRequest, ImportedImages, PICTURES_TABLE, record};
use crate::error::{Error, ErrorKind, Result};
use crate::imports::{file_name, source_error};
use crate::jobs::Control;
use crate::session::Workbench;
use crate::worker::{MOST_BYTES, PictureSeen, Source, too_large};

/// Bytes of all pictures of a folder at most.
const MOST_BYTES_IN_ALL: u64 = 50 << 30;
/// Sources that get their place in the case in one go.
const SETTLED_AT_ONCE: usize = 256;

/// A file and what became of it.
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) size: u64,
    pub(super) sha256: Option<String>,
    pub(super) outcome: Outcome,
}

/// What became of a file.
pub(super) enum Outcome {
    /// It belongs to posts.
    Linked(links::Linked, PictureSeen),
    /// All its posts had this picture before.
    Known,
    /// It was left out.
    Refused(Refused),
}

/// A file on its way into the case.
struct Coming {
    file: FoundFile,
    linked: links::Linked,
}

struct Importing<'a> {
    workbench: &'a Workbench,
    control: &'a Control,
    request: &'a ImagesRequest,
    /// Sources that were stored for this set: discarded unless an import refers to them.
    stored: Vec<String>,
}

impl Workbench {
    /// Reads the pictures of a folder as one step: each that belongs to a post and can be decoded becomes a
    /// source, its perceptual hash a share of the post. A file that cannot be used is left out with its
    /// reason, unless none can be. A picture that the case has with the same posts is not read again.
    /// Until the record is written the case does not change.
    ///
    /// # Errors
    /// No such folder, more than 50 000 files or 50 GiB, a list of files and posts that cannot be read, no
    /// picture that is new and can be used; `cancelled`.
    pub fn import_images(
        &self,
        request: &ImagesRequest,
        control: &Control,
    ) -> Result<ImportedImages> {
        self.require_write()?;
        let mut importing = Importing {
            workbench: self,
            control,
            request,
            stored: Vec::new(),
        };
        let outcome = importing.import();
        let stored = std::mem::take(&mut importing.stored);
        // An import that failed leaves no bytes behind; those that are referred to stay.
        let discarded = self.case().discard_sources(&stored);
        let imported = outcome?;
        discarded?;
        Ok(imported)
    }
}

impl Importing<'_> {
    fn import(&mut self) -> Result<ImportedImages> {
        let workbench = self.workbench;
        let files = folder::files_in(&self.request.folder, self.control)?;
        let list = match &self.request.links {
            Some(path) => links::read_list(path)?,
            None => List::new(),
        };
        // One look at the tables: rows of posts are counted in them until the end.
        let imports = workbench.imports()?;
        let posts = workbench.files_of_imports(&imports, "posts")?;
        let shares = workbench.files_of_imports(&imports, "shares")?;
        let tables = Posts {
            posts: &posts,
            shares: &shares,
            platform: self.request.platform.as_deref(),
        };
        let links = tables.of(&files, &list, self.control)?;
        let mut entries: Vec<Entry> = Vec::with_capacity(files.len());
        let (mut coming, mut places) = (Vec::new(), Vec::new());
        let mut bytes_in_all = 0_u64;
        for (file, linked) in files.iter().zip(links) {
            let linked = linked.and_then(|linked| match file.size {
                0..=MOST_BYTES => Ok(linked),
                _ => Err(refused(too_large())),
            });
            let refused = match linked {
                Ok(linked) => {
                    bytes_in_all = bytes_in_all.saturating_add(file.size);
                    places.push(entries.len());
                    let file = file.clone();
                    coming.push(Coming { file, linked });
                    // What it is instead is filled in below.
                    Refused::new("", "")
                }
                Err(refused) => refused,
            };
            entries.push(Entry {
                name: file.name.clone(),
                size: file.size,
                sha256: None,
                outcome: Outcome::Refused(refused),
            });
        }
        if bytes_in_all > MOST_BYTES_IN_ALL {
            return Err(Error::new(
                ErrorKind::Input,
                "too-many-bytes",
                format!(
                    "The pictures have {} together; at most {} are read at once. Import them folder by folder.",
                    zwerm_report::number::bytes(bytes_in_all),
                    zwerm_report::number::bytes(MOST_BYTES_IN_ALL)
                ),
            ));
        }
        let stored = self.store(&coming)?;
        let seen = self.look_at(&coming, &stored)?;
        let linked_before = workbench.linked_pictures(&imports)?;
        for (((place, one), stored), seen) in places.into_iter().zip(coming).zip(&stored).zip(seen)
        {
            let Some(entry) = entries.get_mut(place) else {
                continue;
            };
            (entry.sha256, entry.outcome) = match (stored, seen) {
                (Err(error), _) => (None, Outcome::Refused(refused(error.clone()))),
                (Ok(stored), Err(error)) => (
                    Some(stored.sha256.clone()),
                    Outcome::Refused(refused(error)),
                ),
                (Ok(stored), Ok(seen)) => {
                    let mut linked = one.linked;
                    let is_new = |post: &PostPlace| {
                        let key = (
                            stored.sha256.clone(),
                            post.platform.clone(),
                            post.content_id.clone(),
                        );
                        !linked_before.contains(&key)
                    };
                    linked.posts.retain(is_new);
                    let outcome = match linked.posts.is_empty() {
                        true => Outcome::Known,
                        false => Outcome::Linked(linked, seen),
                    };
                    (Some(stored.sha256.clone()), outcome)
                }
            };
        }
        let there: BTreeSet<&str> = files.iter().map(|file| file.name.as_str()).collect();
        entries.extend(missing(&list, &there));
        if !entries
            .iter()
            .any(|it| matches!(it.outcome, Outcome::Linked(..)))
        {
            return Err(nothing_new(&entries, &self.request.folder));
        }
        self.control.check()?;
        self.record(entries, stored, (&posts, &shares))
    }

    /// Copies the files into the case, each content once; a result for each.
    fn store(&mut self, coming: &[Coming]) -> Result<Vec<Result<StoredSource>>> {
        let total: u64 = coming.iter().map(|one| one.file.size).sum();
        let mut before = 0;
        let mut hashes: Vec<Result<String>> = Vec::with_capacity(coming.len());
        let mut stored: BTreeMap<String, StoredSource> = BTreeMap::new();
        let mut copies = Vec::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for one in coming {
            let step =
                |stage: &str, done: u64, _: u64| self.control.step(stage, before + done, total);
            let dir = self.workbench.dir();
            let copied = Case::copy_source(dir, &one.file.path, &one.file.name, &step);
            before += one.file.size;
            let copied = match copied.map_err(source_error) {
                Ok(copied) => copied,
                Err(error) if error.kind != ErrorKind::Input => return Err(error),
                Err(error) => {
                    hashes.push(Err(error));
                    continue;
                }
            };
            hashes.push(Ok(copied.sha256().to_owned()));
            if seen.insert(copied.sha256().to_owned()) {
                copies.push(copied);
            }
            if copies.len() == SETTLED_AT_ONCE {
                self.settle(&mut copies, &mut stored)?;
            }
        }
        self.settle(&mut copies, &mut stored)?;
        let of = |hash: Result<String>| {
            let source = stored.get(&hash?).cloned();
            source.ok_or_else(|| {
                Error::new(
                    ErrorKind::Internal,
                    "source-missing",
                    "A picture was lost while it was stored.",
                )
            })
        };
        Ok(hashes.into_iter().map(of).collect())
    }

    fn settle(
        &mut self,
        copies: &mut Vec<zwerm_case::CopiedSource>,
        stored: &mut BTreeMap<String, StoredSource>,
    ) -> Result<()> {
        let progress = |stage: &str, done: u64, total: u64| self.control.step(stage, done, total);
        let copied = std::mem::take(copies);
        self.stored
            .extend(copied.iter().map(|it| it.sha256().to_owned()));
        let settled = self.workbench.case().settle_sources(copied, &progress)?;
        stored.extend(settled.into_iter().map(|it| (it.sha256.clone(), it)));
        Ok(())
    }

    /// Has the stored pictures decoded, each content once; a result for each file.
    fn look_at(
        &self,
        coming: &[Coming],
        stored: &[Result<StoredSource>],
    ) -> Result<Vec<Result<PictureSeen>>> {
        let mut at: BTreeMap<&str, usize> = BTreeMap::new();
        let mut sources = Vec::new();
        for (one, stored) in coming.iter().zip(stored) {
            let Ok(stored) = stored else { continue };
            at.entry(&stored.sha256).or_insert_with(|| {
                sources.push(Source {
                    place: stored.path.as_path().into(),
                    sha256: stored.sha256.clone(),
                    name: one.file.name.clone(),
                    shown: one.file.path.as_path().into(),
                });
                sources.len() - 1
            });
        }
        let reader = self.workbench.environment().reader;
        let seen = reader.pictures(&sources, None, self.control)?;
        let of = |stored: &Result<StoredSource>| match stored {
            Err(error) => Err(error.clone()),
            Ok(stored) => {
                let seen = at.get(stored.sha256.as_str()).and_then(|&at| seen.get(at));
                seen.cloned().unwrap_or_else(|| {
                    Err(Error::new(
                        ErrorKind::Internal,
                        "reader-crashed",
                        "A picture got no answer.",
                    ))
                })
            }
        };
        Ok(stored.iter().map(of).collect())
    }

    fn record(
        &mut self,
        entries: Vec<Entry>,
        stored: Vec<Result<StoredSource>>,
        (posts, shares): (&[PathBuf], &[PathBuf]),
    ) -> Result<ImportedImages> {
        let workbench = self.workbench;
        let name = file_name(&std::path::absolute(&self.request.folder).unwrap_or_default());
        let progress = |stage: &str, done: u64, total: u64| self.control.step(stage, done, total);
        let scratch = Case::stage_tables(workbench.dir())?;
        let list = scratch.path().join("list");
        let writing =
            |error: std::io::Error| Error::io("write the list of pictures", &list, &error);
        std::fs::write(&list, record::list(&entries)).map_err(writing)?;
        let mut copies = vec![Case::copy_source(
            workbench.dir(),
            &list,
            &format!("{name}/pictures.jsonl"),
            &progress,
        )?];
        if let Some(links) = &self.request.links {
            let copied = Case::copy_source(
                workbench.dir(),
                links,
                &format!("{name}/{}", file_name(links)),
                &progress,
            );
            let copied = copied.map_err(source_error)?;
            // The same list may come with another folder.
            if workbench.import_of(copied.sha256())?.is_none() {
                copies.push(copied);
            }
        }
        self.stored
            .extend(copies.iter().map(|it| it.sha256().to_owned()));
        let lists = workbench.case().settle_sources(copies, &progress)?;
        drop(scratch);

        let set_id = workbench.case().next_import_set_id()?;
        let staging = Case::stage_tables(workbench.dir())?;
        let set = record::Set {
            id: &set_id,
            name: &name,
            entries: &entries,
            posts,
            shares,
            platform: self.request.platform.as_deref(),
        };
        let (written, mut imported) = set.write_tables(&lists, staging.path(), &progress)?;
        let mut new: BTreeMap<String, StoredSource> = BTreeMap::new();
        for stored in stored.into_iter().flatten() {
            if workbench.import_of(&stored.sha256)?.is_none() {
                new.insert(stored.sha256.clone(), stored);
            }
        }
        let ids = workbench
            .case()
            .next_import_ids(lists.len() + entries.len())?;
        let tables = staging.publish(written)?;
        let at_utc = workbench.environment().now_utc();
        let records = set.records(&lists, &new, tables, &imported, (ids, &at_utc))?;
        workbench.change(zwerm_case::Command::AddImportSet {
            id: set_id.clone(),
            name: name.clone(),
            records,
        })?;
        imported.set_id = set_id;
        imported.name = name;
        Ok(imported)
    }
}

/// Files of the list that are not in the folder.
fn missing(list: &List, there: &BTreeSet<&str>) -> Vec<Entry> {
    let last: BTreeSet<&str> = there
        .iter()
        .map(|name| name.rsplit('/').next().unwrap_or(name))
        .collect();
    let absent = list
        .keys()
        .filter(|file| !there.contains(file.as_str()) && !last.contains(file.as_str()));
    absent
        .map(|file| Entry {
            name: file.clone(),
            size: 0,
            sha256: None,
            outcome: Outcome::Refused(Refused::new(
                "missing-file",
                "The list names this file, which is not in the folder. Add it, or correct the list.",
            )),
        })
        .collect()
}

fn refused(error: Error) -> Refused {
    Refused {
        code: error.code,
        reason: error.message,
    }
}

/// No file became a picture of a post.
fn nothing_new(entries: &[Entry], folder: &std::path::Path) -> Error {
    let known = entries
        .iter()
        .filter(|it| matches!(it.outcome, Outcome::Known));
    if known.count() > 0 {
        return Error::new(
            ErrorKind::Input,
            "already-imported",
            format!(
                "The case has these pictures with these posts already. Nothing was read again: {}",
                folder.display()
            ),
        );
    }
    let mut reasons: BTreeMap<&str, (u64, &str, &str)> = BTreeMap::new();
    for entry in entries {
        if let Outcome::Refused(refused) = &entry.outcome {
            let first = (0, entry.name.as_str(), refused.reason.as_str());
            reasons.entry(&refused.code).or_insert(first).0 += 1;
        }
    }
    let told: Vec<String> = reasons
        .values()
        .map(|(count, name, reason)| match count {
            1 => format!("{name}: {reason}"),
            _ => format!("{name} and {} more: {reason}", count - 1),
        })
        .collect();
    Error::new(
        ErrorKind::Input,
        "no-pictures",
        format!(
            "None of these files became a picture of a post, so nothing was imported. {}",
            told.join(" ")
        ),
    )
    .at(folder.display().to_string())
}

impl Workbench {
    /// The pictures that belong to posts already: SHA-256, platform, id.
    fn linked_pictures(
        &self,
        imports: &[zwerm_case::ImportRecord],
    ) -> Result<BTreeSet<(String, String, String)>> {
        let mut linked = BTreeSet::new();
        for path in self.files_of_imports(imports, PICTURES_TABLE)? {
            for row in record::read_pictures(&path)? {
                linked.insert((row.picture.sha256, row.platform, row.content_id));
            }
        }
        Ok(linked)
    }
}
