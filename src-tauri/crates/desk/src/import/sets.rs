//! Imports as the case lists them: those of one set as one, its receipts page by page.

use std::collections::BTreeMap;

use zwerm_workbench::{Gaps, ImportOutcome, ImportRecord};

use super::quality::Facts;
use super::views::{self, Source};
use crate::Desk;
use crate::api::{ImportView, ReceiptPage};
use crate::error::Result;

/// Receipts of one page at most.
const LARGEST_PAGE: u64 = 200;

/// The imports of a case, oldest first; those of one set where its first stands.
pub(super) fn views(imports: &[ImportRecord]) -> Result<Vec<ImportView>> {
    let mut of_set: BTreeMap<&str, Vec<&ImportRecord>> = BTreeMap::new();
    for import in imports {
        if let Some(set) = &import.set_id {
            of_set.entry(set).or_default().push(import);
        }
    }
    let mut list = Vec::new();
    for import in imports {
        match &import.set_id {
            None => list.push(views::of_record(import)?),
            Some(set) => {
                if let Some(files) = of_set.remove(set.as_str()) {
                    list.push(sum(set, &files)?);
                }
            }
        }
    }
    Ok(list)
}

/// The receipts of a set as one.
pub(super) fn sum(set: &str, files: &[&ImportRecord]) -> Result<ImportView> {
    let mut outcome = ImportOutcome::default();
    let mut facts = Facts {
        zone_assumed: false,
        counts_once: true,
    };
    let (mut size_bytes, mut formats) = (0, BTreeMap::new());
    for (at, file) in files.iter().enumerate() {
        let one: ImportOutcome = serde_json::from_value(file.receipt["outcome"].clone())?;
        let of_file = views::facts(&file.mapping);
        facts.zone_assumed |= of_file.zone_assumed;
        facts.counts_once &= of_file.counts_once;
        size_bytes += file.receipt["size"].as_u64().unwrap_or_default();
        let format = file.receipt["format"].as_str().unwrap_or_default();
        *formats.entry(format.to_owned()).or_insert(0_u64) += 1;
        add(&mut outcome, one, at == 0);
    }
    outcome.warnings.sort();
    outcome.warnings.dedup();
    // Rows of the tables count what is different within the whole set.
    let rows = |table: &str| {
        let parts = files.iter().flat_map(|file| &file.tables);
        let rows: u64 = parts
            .filter(|part| part.table == table)
            .map(|part| part.rows)
            .sum();
        (rows > 0).then_some(rows)
    };
    outcome.n_posts = rows("posts").unwrap_or(outcome.n_posts);
    outcome.n_accounts = rows("accounts").unwrap_or(outcome.n_accounts);
    let source = Source {
        import_id: set.to_owned(),
        name: name(files),
        sha256: String::new(),
        size_bytes,
        format: String::new(),
        imported_at_utc: files
            .first()
            .map(|file| file.imported_at_utc.clone())
            .unwrap_or_default(),
    };
    let mut view = views::of_outcome(source, outcome, &facts);
    // How many objects are different in all the files together, no receipt says.
    view.n_objects = 0;
    view.n_files = files.len() as u64;
    let mut formats: Vec<(String, u64)> = formats.into_iter().collect();
    formats.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    view.format = match formats.as_slice() {
        [(format, _)] => views::format_in_words(format),
        [(format, _), more @ ..] => {
            format!("{} and {} more", views::format_in_words(format), more.len())
        }
        [] => String::new(),
    };
    Ok(view)
}

/// Adds one receipt to a sum.
fn add(sum: &mut ImportOutcome, one: ImportOutcome, first: bool) {
    sum.rows_read += one.rows_read;
    sum.rows_usable += one.rows_usable;
    sum.rows_rejected += one.rows_rejected;
    sum.n_posts += one.n_posts;
    sum.n_accounts += one.n_accounts;
    sum.n_profiles += one.n_profiles;
    for (counts, more) in [
        (&mut sum.rejected_by_reason, one.rejected_by_reason),
        (&mut sum.flagged, one.flagged),
        (&mut sum.shares_by_type, one.shares_by_type),
    ] {
        for (code, count) in more {
            *counts.entry(code).or_default() += count;
        }
    }
    sum.first_ms = sum.first_ms.into_iter().chain(one.first_ms).min();
    sum.last_ms = sum.last_ms.into_iter().chain(one.last_ms).max();
    sum.time_resolution = coarser(&sum.time_resolution, one.time_resolution);
    sum.url_rules = sum.url_rules.clone().max(one.url_rules);
    sum.suffix_list = sum.suffix_list.clone().max(one.suffix_list);
    // A pause of one file may be filled by another: what one alone says of gaps says nothing of all.
    sum.gaps = match first {
        true => one.gaps,
        false => None::<Gaps>,
    };
    sum.warnings.extend(one.warnings);
}

fn coarser(a: &str, b: String) -> String {
    const FINEST_FIRST: [&str; 6] = ["", "ms", "s", "min", "hour", "day"];
    let place = |unit: &str| FINEST_FIRST.iter().position(|known| *known == unit);
    match place(a) >= place(&b) {
        true => a.to_owned(),
        false => b,
    }
}

/// The folder that all files have in common, or the first of them.
fn name(files: &[&ImportRecord]) -> String {
    let first = files.first().map_or("", |file| file.original_name.as_str());
    let folder = first.split_once('/').map(|(folder, _)| folder);
    let common = folder.filter(|folder| {
        let inside = |name: &str| name.split_once('/').is_some_and(|(one, _)| one == *folder);
        files.iter().all(|file| inside(&file.original_name))
    });
    match (common, files.len()) {
        (Some(folder), _) => folder.to_owned(),
        (None, 0 | 1) => first.to_owned(),
        (None, n) => format!("{first} and {} more", n - 1),
    }
}

impl Desk {
    /// A page of the receipts of a set, or the one of a single import.
    pub fn receipts(&self, import_id: &str, offset: u64, limit: u64) -> Result<ReceiptPage> {
        let case = self.case()?;
        let mut imports = case.reader().imports_of_set(import_id)?;
        if imports.is_empty() {
            imports = vec![case.reader().import_record(import_id)?];
        }
        let from = usize::try_from(offset).unwrap_or(usize::MAX);
        let limit = usize::try_from(limit.min(LARGEST_PAGE)).unwrap_or_default();
        let page = imports.iter().skip(from).take(limit);
        Ok(ReceiptPage {
            total: imports.len() as u64,
            rows: page.map(views::of_record).collect::<Result<_>>()?,
        })
    }
}
