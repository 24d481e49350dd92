//! Sheets of spreadsheets (xlsx, ods) as tables. Rows come one by one, so memory does not grow with
//! them; values are the file's own, and what a spreadsheet has rounded can be told.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::{Fault, MAX_FIELD_BYTES, Row, check_header, shortened};
use crate::DatasetError;
use crate::ingest::source::{Bytes, ZipKind, zip_kind};

mod cell;
mod ods;
mod xlsx;
mod xml;

use cell::{Kind, is_exact_id, write_number, write_serial};
use ods::OdsRows;
use xlsx::{Workbook, XlsxRows};

/// Most rows and columns of a sheet, as Excel has it.
const MAX_ROWS: u32 = 1 << 20;
const MAX_COLUMNS: u32 = 1 << 14;
/// Rows from which the columns and their kinds are told.
const LOOKED_AT: usize = 1_000;
/// Most bytes of a spreadsheet within an archive.
const MAX_UNPACKED_BYTES: u64 = 1 << 30;

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

/// A spreadsheet that is open.
struct Book {
    path: PathBuf,
    /// The spreadsheet out of an archive; deleted with the reader.
    _unpacked: Option<tempfile::NamedTempFile>,
    sheet_names: Vec<String>,
    /// None for OpenDocument, which has all in one part.
    workbook: Option<Workbook>,
}

enum Rows {
    Xlsx(XlsxRows),
    Ods(OdsRows),
}

/// What the first rows of a sheet show.
struct Look {
    header: Vec<String>,
    columns: Vec<Column>,
}

/// One column of the table in its sheet.
struct Column {
    /// 0-based place in the sheet.
    at: u32,
    /// It has ids that no spreadsheet has rounded.
    is_exact: bool,
}

impl Book {
    fn open(path: &Path, member: Option<&str>) -> Result<Self, DatasetError> {
        let direct = match member {
            Some(_) => None,
            None => zip_kind(path)?,
        };
        let (kind, path, unpacked) = match direct {
            Some(kind) => (Some(kind), crate::parquet::local_file(path)?, None),
            None => {
                let file = unpack(path, member)?;
                (zip_kind(file.path())?, file.path().to_owned(), Some(file))
            }
        };
        let workbook = match kind {
            Some(ZipKind::Xlsx) => Some(Workbook::open(&path)?),
            Some(ZipKind::Ods) => None,
            _ => {
                return Err(refused(
                    &path,
                    "it is no spreadsheet (xlsx or ods)".to_owned(),
                ));
            }
        };
        let sheet_names = match &workbook {
            Some(workbook) => workbook.sheet_names(),
            None => ods::sheet_names(&path)?,
        };
        Ok(Self {
            path,
            _unpacked: unpacked,
            sheet_names,
            workbook,
        })
    }

    fn since_1904(&self) -> bool {
        self.workbook.as_ref().is_some_and(|book| book.since_1904)
    }

    fn rows(&self, sheet: usize) -> Result<Rows, DatasetError> {
        match &self.workbook {
            Some(workbook) => workbook.rows(sheet).map(Rows::Xlsx),
            None => OdsRows::open(&self.path, sheet).map(Rows::Ods),
        }
    }

    /// Header and columns of a sheet; none for a blank one.
    fn look(&self, sheet: usize) -> Result<Option<Look>, DatasetError> {
        let mut rows = self.rows(sheet)?;
        let mut cells = Cells::default();
        loop {
            match rows.next(self, &mut cells)? {
                None => return Ok(None),
                Some(_) if cells.is_blank() => {}
                Some(_) => break,
            }
        }
        let mut names: BTreeMap<u32, (String, bool)> = BTreeMap::new();
        let mut text = String::new();
        for cell in cells.iter().filter(|cell| !cell.raw.is_empty()) {
            cell.write(true, self.since_1904(), &mut text);
            names.insert(cell.column, (shortened(text.trim(), 1_000), false));
        }
        for _ in 0..LOOKED_AT {
            if rows.next(self, &mut cells)?.is_none() {
                break;
            }
            for cell in cells.iter().filter(|cell| !cell.raw.is_empty()) {
                let (_, is_exact) = names.entry(cell.column).or_default();
                *is_exact |= cell.kind == Kind::Number && is_exact_id(cell.raw);
            }
        }
        let (mut header, mut columns) = (Vec::new(), Vec::new());
        for (at, (name, is_exact)) in names {
            // A column with values and without a name is called as the spreadsheet calls it.
            header.push(if name.is_empty() { letters(at) } else { name });
            columns.push(Column { at, is_exact });
        }
        Ok(Some(Look { header, columns }))
    }
}

impl Rows {
    fn next(&mut self, book: &Book, cells: &mut Cells) -> Result<Option<u32>, DatasetError> {
        match (self, &book.workbook) {
            (Self::Xlsx(rows), Some(workbook)) => rows.next(workbook, cells),
            (Self::Ods(rows), _) => rows.next(cells),
            (Self::Xlsx(_), None) => Ok(None),
        }
    }
}

/// The cells of one row.
#[derive(Default)]
struct Cells {
    text: String,
    /// Column, kind and the end of its text.
    list: Vec<(u32, Kind, usize)>,
    column: u32,
    start: usize,
}

/// A cell as the file has it.
#[derive(Clone, Copy)]
struct Cell<'a> {
    column: u32,
    kind: Kind,
    raw: &'a str,
}

impl Cells {
    fn clear(&mut self) {
        self.text.clear();
        self.list.clear();
    }

    fn begin(&mut self, column: u32) {
        self.column = column;
        self.start = self.text.len();
    }

    /// Text of the cell; beyond the longest field one piece is kept, which tells.
    fn push(&mut self, text: &str) {
        if self.text.len() - self.start <= MAX_FIELD_BYTES {
            self.text.push_str(text);
        }
    }

    fn current(&self) -> &str {
        self.text.get(self.start..).unwrap_or_default()
    }

    fn replace(&mut self, text: &str) {
        self.text.truncate(self.start);
        self.push(text);
    }

    fn decode_escapes(&mut self) {
        if let Some(decoded) = xlsx::unescaped(self.current()) {
            self.replace(&decoded);
        }
    }

    fn finish(&mut self, kind: Kind) {
        self.list.push((self.column, kind, self.text.len()));
    }

    fn len(&self) -> usize {
        self.list.len()
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn iter(&self) -> impl Iterator<Item = Cell<'_>> {
        let starts = std::iter::once(0).chain(self.list.iter().map(|(.., end)| *end));
        self.list
            .iter()
            .zip(starts)
            .map(|(&(column, kind, end), start)| Cell {
                column,
                kind,
                raw: self.text.get(start..end).unwrap_or_default(),
            })
    }
}

impl Cell<'_> {
    /// The value as text; empty for none.
    fn write(&self, exact: bool, since_1904: bool, out: &mut String) {
        out.clear();
        match self.kind {
            Kind::Text => out.push_str(self.raw),
            Kind::Number => write_number(self.raw, exact, out),
            Kind::Serial(shown) => {
                if !write_serial(self.raw, shown, since_1904, out) {
                    out.clear();
                    write_number(self.raw, exact, out);
                }
            }
            Kind::Boolean => out.push_str(match self.raw.trim() {
                "1" => "true",
                "0" => "false",
                other => other,
            }),
            Kind::Error => {}
        }
    }
}

/// Name of a column as spreadsheets write it.
fn letters(column: u32) -> String {
    let (mut rest, mut name) = (column + 1, Vec::new());
    while rest > 0 {
        rest -= 1;
        name.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    name.iter()
        .rev()
        .map(|&letter| char::from(letter))
        .collect()
}

fn refused(path: &Path, reason: String) -> DatasetError {
    DatasetError::SheetRefused {
        reason,
        path: path.display().to_string(),
    }
}

/// A spreadsheet out of an archive or a packed file.
fn unpack(path: &Path, member: Option<&str>) -> Result<tempfile::NamedTempFile, DatasetError> {
    let doing = "unpacking the spreadsheet";
    let mut bytes = Bytes::open_member(path, member)?;
    let mut file = tempfile::NamedTempFile::new().map_err(DatasetError::io(doing, path))?;
    let (mut piece, mut total) = (vec![0; 1 << 18], 0_u64);
    loop {
        let n = bytes.read(&mut piece)?;
        if n == 0 {
            break;
        }
        total += n as u64;
        if total > MAX_UNPACKED_BYTES {
            let reason = format!("it unpacks to more than {} MB", MAX_UNPACKED_BYTES >> 20);
            return Err(refused(path, reason));
        }
        file.write_all(piece.get(..n).unwrap_or_default())
            .map_err(DatasetError::io(doing, path))?;
    }
    file.flush().map_err(DatasetError::io(doing, path))?;
    Ok(file)
}

#[cfg(test)]
mod tests;
