//! Sheets of spreadsheets (xlsx, ods) as tables. Rows come one by one, so memory does not grow with
//! them; values are the file's own, and what a spreadsheet has rounded can be told.

use std::fmt::Write as _;
use std::path::Path;

use super::{Fault, MAX_FIELD_BYTES, Row, check_header, shortened};
use crate::DatasetError;
use crate::ingest::source::{Bytes, ZipKind, zip_kind};

mod book;
mod cell;
mod cells;
mod ods;
mod xlsx;
mod xml;

use book::{Book, Column, Rows, unpack};
use cell::Kind;
use cells::{Cells, letters};

/// Most rows and columns of a sheet, as Excel has it.
const MAX_ROWS: u32 = 1 << 20;
const MAX_COLUMNS: u32 = 1 << 14;

/// The sheets of a spreadsheet, in its order. `member` is its name in an archive.
///
/// # Errors
/// A file that is no spreadsheet, or one that is refused (`sheet-refused`).
pub fn sheet_names(path: &Path, member: Option<&str>) -> Result<Vec<String>, DatasetError> {
    Ok(Book::open(path, member)?.sheet_names)
}

/// Whether a file, or a member of an archive, is a spreadsheet.
pub(crate) fn is_sheet(path: &Path, member: Option<&str>) -> Result<bool, DatasetError> {
    if member.is_none() {
        match zip_kind(path)? {
            Some(ZipKind::Xlsx | ZipKind::Ods) => return Ok(true),
            Some(_) => return Ok(false),
            None => {}
        }
    }
    let mut bytes = Bytes::open_member(path, member)?;
    // A packed file that begins like a spreadsheet is looked at as one.
    if !bytes.sample(4)?.starts_with(b"PK\x03\x04") {
        return Ok(false);
    }
    let unpacked = unpack(path, member)?;
    Ok(matches!(
        zip_kind(unpacked.path())?,
        Some(ZipKind::Xlsx | ZipKind::Ods)
    ))
}

/// Reader of one sheet. The first row that is not blank is the header; blank rows are no records.
pub(crate) struct SheetRecords {
    book: Book,
    rows: Rows,
    cells: Cells,
    header: Vec<String>,
    columns: Vec<Column>,
    sheet: usize,
    records: u64,
    line: u64,
    errors: u64,
}

impl SheetRecords {
    /// `sheet` = none: the first that is not blank.
    pub(crate) fn open(
        path: &Path,
        member: Option<&str>,
        sheet: Option<&str>,
    ) -> Result<Self, DatasetError> {
        let book = Book::open(path, member)?;
        let empty = || DatasetError::EmptyFile {
            path: path.display().to_string(),
        };
        let (sheet, look) = match sheet {
            Some(name) => {
                let at = book.sheet_names.iter().position(|other| other == name);
                let at = at.ok_or_else(|| DatasetError::UnknownSheet {
                    sheet: name.to_owned(),
                    sheets: book.sheet_names.clone(),
                    path: path.display().to_string(),
                })?;
                (at, book.look(at)?.ok_or_else(empty)?)
            }
            None => {
                let mut found = None;
                for at in 0..book.sheet_names.len() {
                    if let Some(look) = book.look(at)? {
                        found = Some((at, look));
                        break;
                    }
                }
                found.ok_or_else(empty)?
            }
        };
        check_header(&look.header)?;
        let mut rows = book.rows(sheet)?;
        let mut cells = Cells::default();
        // Up to the header.
        while rows.next(&book, &mut cells)?.is_some() && cells.is_blank() {}
        Ok(Self {
            book,
            rows,
            cells,
            header: look.header,
            columns: look.columns,
            sheet,
            records: 0,
            line: 0,
            errors: 0,
        })
    }

    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// Name of the sheet that is read.
    pub(crate) fn sheet(&self) -> &str {
        self.book
            .sheet_names
            .get(self.sheet)
            .map_or("", String::as_str)
    }

    /// Names of the sheets of the spreadsheet.
    pub(crate) fn sheets(&self) -> &[String] {
        &self.book.sheet_names
    }

    /// Cells with an error (`#REF!`) instead of a value so far; they count as empty.
    pub(crate) fn error_cells(&self) -> u64 {
        self.errors
    }

    pub(crate) fn progress(&self) -> (u64, u64) {
        match &self.rows {
            Rows::Xlsx(rows) => rows.progress(),
            Rows::Ods(rows) => rows.progress(),
        }
    }

    pub(crate) fn next(&mut self, row: &mut Row) -> Result<bool, DatasetError> {
        row.clear();
        loop {
            match self.rows.next(&self.book, &mut self.cells)? {
                None => return Ok(false),
                Some(_) if self.cells.is_blank() => {}
                Some(line) => {
                    self.line = u64::from(line);
                    break;
                }
            }
        }
        self.records += 1;
        row.number = self.records;
        row.line = Some(self.line);
        let mut cells = self
            .cells
            .iter()
            .filter(|cell| !cell.raw.is_empty())
            .peekable();
        let mut text = String::new();
        let mut beyond = None;
        for (column, name) in self.columns.iter().zip(&self.header) {
            row.begin_column();
            while let Some(stray) = cells.next_if(|cell| cell.column < column.at) {
                beyond = beyond.or(Some(stray));
            }
            let Some(cell) = cells.next_if(|cell| cell.column == column.at) else {
                continue;
            };
            if cell.raw.len() > MAX_FIELD_BYTES {
                row.fault = Some(Fault {
                    code: "too-long",
                    value: shortened(cell.raw, 200),
                    reason: format!("the cell in the column {name:?} has more than 1 MB"),
                });
                return Ok(true);
            }
            self.errors += u64::from(cell.kind == Kind::Error);
            cell.write(column.is_exact, self.book.since_1904(), &mut text);
            if !text.is_empty() {
                row.push_value(&text);
            }
        }
        if let Some(beyond) = beyond.or_else(|| cells.next()) {
            row.fault = Some(Fault {
                code: "field-count",
                value: shortened(beyond.raw, 200),
                reason: format!(
                    "the row has a value in column {}, where the sheet has no column name",
                    letters(beyond.column)
                ),
            });
        }
        Ok(true)
    }

    /// The current row as one line of JSON: texts, numbers as the file has them (dates are numbers
    /// there), true and false.
    pub(crate) fn raw(&self) -> String {
        let mut out = "{".to_owned();
        for cell in self.cells.iter().filter(|cell| !cell.raw.is_empty()) {
            let at = self
                .columns
                .binary_search_by_key(&cell.column, |column| column.at);
            let name = match at.ok().and_then(|at| self.header.get(at)) {
                Some(name) => name.clone(),
                None => letters(cell.column),
            };
            if out.len() > 1 {
                out.push(',');
            }
            // Writing into a String does not fail.
            let _ = write!(out, "{}:", serde_json::Value::from(name));
            let is_number = matches!(cell.kind, Kind::Number | Kind::Serial(_))
                && serde_json::from_str::<serde_json::Number>(cell.raw).is_ok();
            match (cell.kind, cell.raw) {
                (_, raw) if is_number => out.push_str(raw),
                (Kind::Boolean, "1") => out.push_str("true"),
                (Kind::Boolean, "0") => out.push_str("false"),
                (_, raw) => {
                    let _ = write!(out, "{}", serde_json::Value::from(raw));
                }
            }
        }
        out.push('}');
        out
    }
}

fn refused(path: &Path, reason: String) -> DatasetError {
    DatasetError::SheetRefused {
        reason,
        path: path.display().to_string(),
    }
}

#[cfg(test)]
mod tests;
