//! A spreadsheet that is open: its sheets, and what the first rows of one show.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::cell::{Kind, is_exact_id};
use super::cells::{Cells, letters};
use super::ods::{self, OdsRows};
use super::refused;
use super::xlsx::{Workbook, XlsxRows};
use crate::DatasetError;
use crate::ingest::records::shortened;
use crate::ingest::source::{Bytes, ZipKind, zip_kind};

/// Rows from which the columns and their kinds are told.
pub(super) const LOOKED_AT: usize = 1_000;
/// Most bytes of a spreadsheet within an archive.
const MAX_UNPACKED_BYTES: u64 = 1 << 30;

/// A spreadsheet that is open.
pub(super) struct Book {
    path: PathBuf,
    /// The spreadsheet out of an archive; deleted with the reader.
    _unpacked: Option<tempfile::NamedTempFile>,
    pub(super) sheet_names: Vec<String>,
    /// None for OpenDocument, which has all in one part.
    workbook: Option<Workbook>,
}

pub(super) enum Rows {
    Xlsx(XlsxRows),
    Ods(OdsRows),
}

/// What the first rows of a sheet show.
pub(super) struct Look {
    pub(super) header: Vec<String>,
    pub(super) columns: Vec<Column>,
}

/// One column of the table in its sheet.
pub(super) struct Column {
    /// 0-based place in the sheet.
    pub(super) at: u32,
    /// It has ids that no spreadsheet has rounded.
    pub(super) is_exact: bool,
}

impl Book {
    pub(super) fn open(path: &Path, member: Option<&str>) -> Result<Self, DatasetError> {
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

    pub(super) fn since_1904(&self) -> bool {
        self.workbook.as_ref().is_some_and(|book| book.since_1904)
    }

    pub(super) fn rows(&self, sheet: usize) -> Result<Rows, DatasetError> {
        match &self.workbook {
            Some(workbook) => workbook.rows(sheet).map(Rows::Xlsx),
            None => OdsRows::open(&self.path, sheet).map(Rows::Ods),
        }
    }

    /// Header and columns of a sheet; none for a blank one.
    pub(super) fn look(&self, sheet: usize) -> Result<Option<Look>, DatasetError> {
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
    pub(super) fn next(
        &mut self,
        book: &Book,
        cells: &mut Cells,
    ) -> Result<Option<u32>, DatasetError> {
        match (self, &book.workbook) {
            (Self::Xlsx(rows), Some(workbook)) => rows.next(workbook, cells),
            (Self::Ods(rows), _) => rows.next(cells),
            (Self::Xlsx(_), None) => Ok(None),
        }
    }
}

/// A spreadsheet out of an archive or a packed file.
pub(super) fn unpack(
    path: &Path,
    member: Option<&str>,
) -> Result<tempfile::NamedTempFile, DatasetError> {
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
