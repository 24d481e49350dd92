//! Folders, archives and many files: what lies in them, and all of it imported as one step.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use zwerm_workbench::{
    ImportRecord, ImportedSet, Intake, IntakeRequest, KnownFile, SetGroup, SetRequest,
};

use super::options::{ask_of, options};
use super::{earlier, sets, views};
use crate::Desk;
use crate::api::{
    DeskError, EarlierImport, FileRef, ImportedSetView, IntakeFile, IntakeGroup, IntakePage,
    IntakePageAsk, IntakeView, LeftOut, SetAsk,
};
use crate::error::{Result, in_window_words, sentence};
use crate::jobs::About;
use crate::session::OpenCase;

/// Intakes that are remembered: the page asks for the newest.
const KEPT: usize = 4;
/// Files of one page at most.
const LARGEST_PAGE: u64 = 500;
/// Columns named of a group.
const NAMED: usize = 40;
/// Files named of those that an import did not read.
const NOT_READ: usize = 1_000;
/// The list of files whose bytes are there before.
const ALREADY: &str = "already";
/// Characters of a reason by which files are put together.
const SAME_REASON: usize = 200;

/// What was found at the last questions, by number.
#[derive(Default)]
pub(crate) struct Intakes(Mutex<BTreeMap<u32, Arc<Found>>>);

struct Found {
    intake: Intake,
    /// The imports of the same bytes, for `intake.known`.
    already: Vec<Option<EarlierImport>>,
}

impl Intakes {
    fn keep(&self, found: Found) -> u32 {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = kept.keys().next_back().map_or(1, |last| last + 1);
        kept.insert(number, Arc::new(found));
        while kept.len() > KEPT {
            kept.pop_first();
        }
        number
    }

    fn of(&self, number: u32) -> Result<Arc<Found>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(&number).cloned().ok_or_else(|| {
            DeskError::usage(
                "no-such-intake",
                "What was found in these files is not known any more. Drop them again.",
            )
        })
    }
}

impl Desk {
    /// Job `intake`: finds all files in folders and archives and sorts them by how they are read.
    pub fn start_intake(&self, files: Vec<u32>) -> Result<u32> {
        let paths = files
            .iter()
            .map(|&file| self.inner.files.path(file))
            .collect::<Result<Vec<_>>>()?;
        if paths.is_empty() {
            return Err(DeskError::usage("no-files", "No file was named."));
        }
        Ok(
            self.start_job_about("intake", About::Intake, move |desk, _, control| {
                let request = IntakeRequest {
                    paths,
                    mappings: desk.mappings(),
                    ..IntakeRequest::default()
                };
                let case = desk.open_now();
                let bench = case.as_ref().map(|case| &**case.reader());
                let reader = &desk.inner.home.reader;
                let intake = reader.intake(&request, bench, control)?;
                let already = match &case {
                    Some(case) => imports_of(case, &intake.known)?,
                    None => vec![None; intake.known.len()],
                };
                let number = desk.inner.intakes.keep(Found { intake, already });
                desk.intake_view(number)
            }),
        )
    }

    fn intake_view(&self, number: u32) -> Result<IntakeView> {
        let found = self.inner.intakes.of(number)?;
        let intake = &found.intake;
        let groups = intake.groups.iter().enumerate();
        let mut groups: Vec<IntakeGroup> = groups
            .filter_map(|(at, group)| {
                let probe = &group.probe;
                Some(IntakeGroup {
                    group: at as u32,
                    format: views::format_in_words(&group.format),
                    known: probe.layout.as_deref().and_then(views::known),
                    columns: probe.header.iter().take(NAMED).cloned().collect(),
                    n_columns: probe.header.len() as u64,
                    n_files: group.files.len() as u64,
                    size_bytes: group.files.iter().map(|file| file.size_bytes).sum(),
                    missing_roles: probe.missing_roles.clone(),
                    remembered: group.options != zwerm_workbench::ProbeOptions::default(),
                    example: self.example(group)?,
                    ask: {
                        let mut ask = ask_of(&group.options);
                        ask.member = group.files.first().and_then(|file| file.member.clone());
                        ask
                    },
                })
            })
            .collect();
        groups.sort_by(|a, b| b.n_files.cmp(&a.n_files).then(a.group.cmp(&b.group)));
        let mut left_out: BTreeMap<&str, (String, u64)> = BTreeMap::new();
        for out in &intake.left_out {
            let (_, n) = left_out
                .entry(&out.code)
                .or_insert_with(|| (reason_in_words(&out.code, &out.reason), 0));
            *n += 1;
        }
        let mut left_out: Vec<LeftOut> = left_out
            .into_iter()
            .map(|(code, (words, n_files))| LeftOut {
                code: code.to_owned(),
                words,
                n_files,
            })
            .collect();
        left_out.sort_by(|a, b| b.n_files.cmp(&a.n_files).then_with(|| a.code.cmp(&b.code)));
        Ok(IntakeView {
            intake: number,
            name: intake.name.clone(),
            groups,
            left_out,
            n_already: intake.known.len() as u64,
            warnings: Vec::new(),
        })
    }

    /// The first file of a group as a file to look at.
    fn example(&self, group: &zwerm_workbench::IntakeGroup) -> Option<FileRef> {
        let first = group.files.first()?;
        let mut file = self.register(&first.path)?;
        file.name = first.name.clone();
        file.size_bytes = first.size_bytes;
        Some(file)
    }

    /// A page of the files of an intake.
    pub fn intake_page(&self, ask: &IntakePageAsk) -> Result<IntakePage> {
        let found = self.inner.intakes.of(ask.intake)?;
        let intake = &found.intake;
        let page = |total: usize, row: &dyn Fn(usize) -> Option<IntakeFile>| {
            let from = usize::try_from(ask.offset).unwrap_or(usize::MAX);
            let limit = usize::try_from(ask.limit.min(LARGEST_PAGE)).unwrap_or_default();
            let to = from.saturating_add(limit).min(total);
            IntakePage {
                total: total as u64,
                rows: (from..to).filter_map(row).collect(),
            }
        };
        match (ask.group, ask.left_out.as_deref()) {
            (Some(group), _) => {
                let group = usize::try_from(group)
                    .ok()
                    .and_then(|at| intake.groups.get(at));
                let files = group
                    .map(|group| group.files.as_slice())
                    .unwrap_or_default();
                Ok(page(files.len(), &|at| {
                    let file = files.get(at)?;
                    Some(IntakeFile {
                        path: file.name.clone(),
                        size_bytes: Some(file.size_bytes),
                        why: String::new(),
                        already_imported: None,
                    })
                }))
            }
            (None, Some(ALREADY)) => Ok(page(intake.known.len(), &|at| {
                let earlier = found.already.get(at).cloned().flatten();
                Some(of_known(intake.known.get(at)?, earlier))
            })),
            (None, Some(code)) => {
                let of_code: Vec<_> = intake
                    .left_out
                    .iter()
                    .filter(|out| out.code == code)
                    .collect();
                Ok(page(of_code.len(), &|at| {
                    of_code.get(at).map(|out| not_read(out))
                }))
            }
            (None, None) => Err(DeskError::usage(
                "bad-argument",
                "Name a group of files, or a reason for which files are left out.",
            )),
        }
    }

    /// Job `import-set`: reads groups of files into the open case, as one step.
    pub fn start_import_set(&self, ask: SetAsk) -> Result<u32> {
        let found = self.inner.intakes.of(ask.intake)?;
        let case = self.case()?;
        case.writer().require_write()?;
        let mut groups = Vec::new();
        for asked in &ask.groups {
            let at = usize::try_from(asked.group).ok();
            let group = at
                .and_then(|at| found.intake.groups.get(at))
                .ok_or_else(|| {
                    DeskError::usage("no-such-group", "There is no such group of files.")
                })?;
            let mut options = options(&asked.ask)?;
            // Each file says itself which member it is.
            options.member = None;
            groups.push(SetGroup {
                files: group.files.clone(),
                options,
            });
        }
        if groups.is_empty() {
            return Err(DeskError::usage(
                "no-files",
                "No group of files was chosen.",
            ));
        }
        Ok(self.start_job("import-set", move |desk, control| {
            let _turn = case.turn(control)?;
            let request = SetRequest {
                name: found.intake.name.clone(),
                groups,
            };
            let imported = case.writer().import_set(&request, control)?;
            desk.after_change(&case);
            desk.index_after_import(&case);
            of_set(&case, imported)
        }))
    }
}

/// What came of a set: the sum of its receipts, and what was not read after all.
fn of_set(case: &OpenCase, imported: ImportedSet) -> Result<ImportedSetView> {
    let reader = case.reader();
    let records: Vec<ImportRecord> = match &imported.set_id {
        Some(set) => reader.imports_of_set(set)?,
        None => imported
            .imported
            .iter()
            .map(|one| reader.import_record(&one.id))
            .collect::<std::result::Result<_, _>>()?,
    };
    let import = match (&imported.set_id, records.as_slice()) {
        (None, [one]) => views::of_record(one)?,
        (set, many) => sets::sum(
            set.as_deref().unwrap_or_default(),
            &many.iter().collect::<Vec<_>>(),
        )?,
    };
    let already = imports_of(case, &imported.known)?;
    let n_not_read = (imported.left_out.len() + imported.known.len()) as u64;
    let known = imported.known.iter().zip(already);
    Ok(ImportedSetView {
        import,
        not_read: imported
            .left_out
            .iter()
            .map(not_read)
            .chain(known.map(|(known, earlier)| of_known(known, earlier)))
            .take(NOT_READ)
            .collect(),
        n_not_read,
    })
}

fn not_read(out: &zwerm_workbench::LeftOut) -> IntakeFile {
    IntakeFile {
        path: out.name.clone(),
        size_bytes: None,
        why: without_place(&out.reason),
        already_imported: None,
    }
}

fn of_known(known: &KnownFile, earlier: Option<EarlierImport>) -> IntakeFile {
    let same_as = known.same_as.as_deref().unwrap_or_default();
    IntakeFile {
        path: known.name.clone(),
        size_bytes: None,
        why: match earlier.is_some() {
            true => String::new(),
            false => format!("It has the same bytes as {same_as}."),
        },
        already_imported: earlier,
    }
}

/// The imports in which the same bytes are.
fn imports_of(case: &OpenCase, known: &[KnownFile]) -> Result<Vec<Option<EarlierImport>>> {
    if known.is_empty() {
        return Ok(Vec::new());
    }
    let imports = case.reader().imports()?;
    let by_id: BTreeMap<&str, &ImportRecord> = imports
        .iter()
        .map(|import| (import.id.as_str(), import))
        .collect();
    Ok(known
        .iter()
        .map(|known| {
            let id = known.import_id.as_deref()?;
            by_id.get(id).map(|import| earlier(import))
        })
        .collect())
}

/// A sentence about a file without the file: it stands beside it.
fn without_place(reason: &str) -> String {
    let text = reason.split(" File: ").next().unwrap_or_default();
    let text = match text.rsplit_once(": ") {
        Some((text, place)) if place.contains(['/', '\\']) => text,
        _ => text,
    };
    sentence(&in_window_words(text))
}

/// Why files are left out, as it follows a number of files.
fn reason_in_words(code: &str, example: &str) -> String {
    match code {
        "hidden" => "hidden, by their names".to_owned(),
        "no-data" => "of other kinds: pictures, documents, programs".to_owned(),
        "link" => "links to other places".to_owned(),
        "case-folder" => "cases of Zwerm".to_owned(),
        "too-deep" => "too deep in folders".to_owned(),
        "no-file" => "pipes or devices".to_owned(),
        "empty-file" => "empty".to_owned(),
        "header-only" => "with a header and no row".to_owned(),
        "binary-file" => "that are no table".to_owned(),
        "damaged-archive" => "damaged or cut off".to_owned(),
        _ => {
            let mut words = without_place(example);
            if let Some((at, _)) = words.char_indices().nth(SAME_REASON) {
                words.truncate(at);
                words.push('…');
            }
            format!("not readable, for example: {words}")
        }
    }
}
