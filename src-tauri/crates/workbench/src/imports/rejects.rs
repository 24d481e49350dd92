//! The rows that could not be used.

use std::collections::HashMap;
use std::path::Path;

use zwerm_case::ImportRecord;
use zwerm_dataset::{Column, Reject};

use crate::error::{Error, ErrorKind, Result};
use crate::session::Workbench;

/// A row that could not be used, and the SHA-256 of its source.
type Sourced = (String, Reject);

impl Workbench {
    /// The rows that could not be used, of all active imports: name of the source, and the reject.
    pub fn rejects(&self) -> Result<Vec<(String, Reject)>> {
        let imports = self.imports()?;
        let names: HashMap<&str, &str> = imports
            .iter()
            .map(|import| (import.source_sha256.as_str(), import.original_name.as_str()))
            .collect();
        let mut rejects = Vec::new();
        for (source, reject) in self.rejects_in(&imports)? {
            let name = names.get(source.as_str()).copied().unwrap_or_default();
            rejects.push((name.to_owned(), reject));
        }
        Ok(rejects)
    }

    /// The rows of one import, or of all files of a set, that could not be used: name of the source,
    /// and the reject.
    pub fn rejects_of(&self, import_or_set: &str) -> Result<Vec<(String, Reject)>> {
        let set = self.case().imports_of_set(import_or_set)?;
        let imports = match set.is_empty() {
            true => vec![self.import_record(import_or_set)?],
            false => set,
        };
        let names: HashMap<&str, &str> = imports
            .iter()
            .map(|import| (import.source_sha256.as_str(), import.original_name.as_str()))
            .collect();
        let tables = match imports.first() {
            Some(first) => self.tables_with(first)?,
            None => Vec::new(),
        };
        let rejects = self.rejects_in(&tables)?.into_iter();
        Ok(rejects
            .filter_map(|(source, reject)| Some((names.get(source.as_str())?.to_string(), reject)))
            .collect())
    }

    /// The active imports of a set, in the order of their files.
    pub fn imports_of_set(&self, set: &str) -> Result<Vec<ImportRecord>> {
        Ok(self.case().imports_of_set(set)?)
    }

    /// A page of the rows of one import that could not be used: name of the source, how many there
    /// are, and those of the page.
    pub fn reject_page(
        &self,
        import: &str,
        offset: u64,
        limit: u32,
    ) -> Result<(String, u64, Vec<Reject>)> {
        let record = self.import_record(import)?;
        let mut rejects = self.rejects_in(&self.tables_with(&record)?)?;
        rejects.retain(|(source, _)| *source == record.source_sha256);
        let from = usize::try_from(offset).unwrap_or(usize::MAX);
        let page = rejects.iter().skip(from).take(limit as usize);
        let page = page.map(|(_, reject)| reject.clone()).collect();
        Ok((record.original_name, rejects.len() as u64, page))
    }

    /// One active import.
    pub fn import_record(&self, import: &str) -> Result<ImportRecord> {
        self.case().import(import).map_err(|error| {
            if error.code() == "unknown-object" {
                Error::usage(
                    "no-such-import",
                    format!("There is no import \"{import}\" in this case."),
                )
            } else {
                error.into()
            }
        })
    }

    /// The imports whose tables may hold rows of this one: itself, or the set that it belongs to.
    fn tables_with(&self, record: &ImportRecord) -> Result<Vec<ImportRecord>> {
        match &record.set_id {
            None => Ok(vec![record.clone()]),
            Some(set) => Ok(self.case().imports_of_set(set)?),
        }
    }

    fn rejects_in(&self, imports: &[ImportRecord]) -> Result<Vec<Sourced>> {
        let mut rejects = Vec::new();
        for path in self.files_of_imports(imports, "rejects")? {
            rejects.extend(read_rejects(&path)?);
        }
        Ok(rejects)
    }
}

/// The rejects of one table, as it keeps them.
fn read_rejects(path: &Path) -> Result<Vec<Sourced>> {
    let names = [
        "record", "line", "code", "column", "value", "reason", "source",
    ];
    let columns = zwerm_dataset::read_table(path, Some(&names))?;
    let broken = || {
        Error::new(
            ErrorKind::Case,
            "broken-rejects",
            format!(
                "The table of rejected rows can not be read. Check the case with `zwerm verify`. File: {}",
                path.display()
            ),
        )
    };
    let [
        (_, Column::U64(record)),
        (_, Column::U64(line)),
        (_, Column::Text(code)),
        (_, Column::Text(column)),
        (_, Column::Text(value)),
        (_, Column::Text(reason)),
        (_, Column::Text(source)),
    ] = columns.as_slice()
    else {
        return Err(broken());
    };
    Ok((0..record.len())
        .map(|row| {
            let reject = Reject {
                record: record[row],
                line: Some(line[row]).filter(|&line| line > 0),
                code: code[row].clone(),
                column: Some(column[row].clone()).filter(|name| !name.is_empty()),
                value: value[row].clone(),
                reason: reason[row].clone(),
            };
            (source[row].clone(), reject)
        })
        .collect())
}
