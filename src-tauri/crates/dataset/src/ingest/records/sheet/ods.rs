//! Spreadsheets of LibreOffice and other programs that write OpenDocument (`.ods`).

use std::path::{Path, PathBuf};

use super::cell::Kind;
use super::cells::Cells;
use super::xml::{Piece, Tag, Xml};
use super::{MAX_COLUMNS, MAX_ROWS, refused};
use crate::DatasetError;

const CONTENT: &str = "content.xml";
/// Most cells of a sheet; what repeats may be as many in a few bytes.
const MAX_CELLS: u64 = 100_000_000;
/// Most sheets of a document.
const MAX_SHEETS: usize = 10_000;

/// Names of the sheets, in their order.
pub(super) fn sheet_names(path: &Path) -> Result<Vec<String>, DatasetError> {
    let mut xml = Xml::open(path, CONTENT)?;
    let mut names = Vec::new();
    // Tables within a cell are none.
    let mut inside = 0_u32;
    loop {
        match xml.next()? {
            Piece::End => return Ok(names),
            Piece::Open(tag) if tag.name() == "table" => {
                if inside == 0 && names.len() < MAX_SHEETS {
                    names.push(tag.attribute("name").unwrap_or_default());
                }
                inside += 1;
            }
            Piece::Close(tag) if tag.name() == "table" => inside = inside.saturating_sub(1),
            _ => {}
        }
    }
}

/// Rows of one sheet, in the order of the file.
pub(super) struct OdsRows {
    xml: Xml,
    path: PathBuf,
    /// 1-based number of the last row.
    row: u32,
    /// How often the last row is still to come.
    again: u32,
    ended: bool,
    /// Cells so far.
    cells: u64,
}

/// What an opening cell tag says of its value.
struct Said {
    kind: Kind,
    /// The value, if it is not the text within.
    value: Option<String>,
    repeated: u32,
}

impl OdsRows {
    pub(super) fn open(path: &Path, sheet: usize) -> Result<Self, DatasetError> {
        let mut xml = Xml::open(path, CONTENT)?;
        let (mut inside, mut seen) = (0_u32, 0);
        loop {
            match xml.next()? {
                Piece::End => return Err(refused(path, "the sheet is not in it".to_owned())),
                Piece::Open(tag) if tag.name() == "table" => {
                    if inside == 0 && seen == sheet {
                        break;
                    }
                    seen += usize::from(inside == 0);
                    inside += 1;
                }
                Piece::Close(tag) if tag.name() == "table" => inside = inside.saturating_sub(1),
                _ => {}
            }
        }
        Ok(Self {
            xml,
            path: path.to_owned(),
            row: 0,
            again: 0,
            ended: false,
            cells: 0,
        })
    }

    pub(super) fn progress(&self) -> (u64, u64) {
        self.xml.progress()
    }

    /// As of a workbook of Excel.
    pub(super) fn next(&mut self, cells: &mut Cells) -> Result<Option<u32>, DatasetError> {
        if self.again > 0 {
            self.again -= 1;
            self.row += 1;
            return Ok(Some(self.row));
        }
        cells.clear();
        while !self.ended {
            match self.xml.next()? {
                Piece::End => self.ended = true,
                Piece::Close(tag) if tag.name() == "table" => self.ended = true,
                Piece::Open(tag) if tag.name() == "table-row" => {
                    let repeated = tag.number("number-rows-repeated").unwrap_or(1).max(1);
                    self.cells(cells)?;
                    if cells.is_blank() {
                        // The sheet's end is one blank row a million times over.
                        self.row = self.row.saturating_add(repeated);
                        cells.clear();
                        continue;
                    }
                    if self.row.saturating_add(repeated) > MAX_ROWS {
                        let reason = format!("a sheet has more than {MAX_ROWS} rows");
                        return Err(refused(&self.path, reason));
                    }
                    self.cells += cells.len() as u64 * u64::from(repeated);
                    if self.cells > MAX_CELLS {
                        let reason = format!("a sheet has more than {MAX_CELLS} cells");
                        return Err(refused(&self.path, reason));
                    }
                    self.again = repeated - 1;
                    self.row += 1;
                    return Ok(Some(self.row));
                }
                _ => {}
            }
        }
        Ok(None)
    }

    fn cells(&mut self, cells: &mut Cells) -> Result<(), DatasetError> {
        let mut column = 0_u32;
        loop {
            let said = match self.xml.next()? {
                Piece::End => return Err(refused(&self.path, "a row does not end".to_owned())),
                Piece::Close(tag) if tag.name() == "table-row" => return Ok(()),
                Piece::Open(tag) if matches!(tag.name(), "table-cell" | "covered-table-cell") => {
                    said(&tag)
                }
                _ => continue,
            };
            cells.begin(column.min(MAX_COLUMNS));
            self.text(cells)?;
            if let Some(value) = &said.value {
                cells.replace(value);
            }
            let text = cells.current().to_owned();
            cells.finish(said.kind);
            if text.is_empty() {
                column = column.saturating_add(said.repeated);
                continue;
            }
            if column.saturating_add(said.repeated) > MAX_COLUMNS {
                let reason = format!("a sheet has more than {MAX_COLUMNS} columns");
                return Err(refused(&self.path, reason));
            }
            for next in column + 1..column + said.repeated {
                cells.begin(next);
                cells.push(&text);
                cells.finish(said.kind);
            }
            column += said.repeated;
        }
    }

    /// The text within a cell, up to the cell's end: paragraphs, without notes.
    fn text(&mut self, cells: &mut Cells) -> Result<(), DatasetError> {
        let (mut paragraphs, mut inside, mut hidden, mut nested) = (0_u32, 0_u32, 0_u32, 0_u32);
        loop {
            match self.xml.next()? {
                Piece::End => return Err(refused(&self.path, "a cell does not end".to_owned())),
                Piece::Open(tag) => match tag.name() {
                    "annotation" | "shape" | "frame" => hidden += 1,
                    "table-cell" | "covered-table-cell" => nested += 1,
                    "p" if hidden == 0 => {
                        if paragraphs > 0 {
                            cells.push("\n");
                        }
                        paragraphs += 1;
                        inside += 1;
                    }
                    "s" if inside > 0 && hidden == 0 => {
                        let blanks = tag.number("c").unwrap_or(1).min(10_000);
                        cells.push(&" ".repeat(blanks as usize));
                    }
                    "tab" if inside > 0 && hidden == 0 => cells.push("\t"),
                    "line-break" if inside > 0 && hidden == 0 => cells.push("\n"),
                    _ => {}
                },
                Piece::Close(tag) => match tag.name() {
                    "annotation" | "shape" | "frame" => hidden = hidden.saturating_sub(1),
                    "p" if hidden == 0 => inside = inside.saturating_sub(1),
                    "table-cell" | "covered-table-cell" if nested > 0 => nested -= 1,
                    "table-cell" | "covered-table-cell" => return Ok(()),
                    _ => {}
                },
                Piece::Text(text) if inside > 0 && hidden == 0 => cells.push(&text),
                _ => {}
            }
        }
    }
}

fn said(tag: &Tag<'_>) -> Said {
    let (mut kind, mut value) = (Kind::Text, None);
    // Two attributes have this name, one of them in LibreOffice's own words.
    for said in tag.attributes("value-type") {
        match said.as_str() {
            "float" | "percentage" | "currency" => {
                kind = Kind::Number;
                value = tag.attribute("value");
            }
            "boolean" => {
                kind = Kind::Boolean;
                value = tag.attribute("boolean-value");
            }
            "date" => value = tag.attribute("date-value"),
            "time" => value = tag.attribute("time-value").map(|time| clock_of(&time)),
            "string" => value = tag.attribute("string-value"),
            "error" => {
                kind = Kind::Error;
                break;
            }
            _ => {}
        }
    }
    Said {
        kind,
        value: if kind == Kind::Error { None } else { value },
        repeated: tag.number("number-columns-repeated").unwrap_or(1).max(1),
    }
}

/// `PT12H30M00S` as `12:30:00`; other texts as they are.
fn clock_of(time: &str) -> String {
    let read = || {
        let (hours, rest) = time.strip_prefix("PT")?.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = rest.strip_suffix('S')?;
        let whole = seconds.split(['.', ',']).next()?;
        let number = |text: &str| text.parse::<u32>().ok();
        let (hours, minutes, seconds) = (number(hours)?, number(minutes)?, number(whole)?);
        Some(format!("{hours:02}:{minutes:02}:{seconds:02}"))
    };
    read().unwrap_or_else(|| time.to_owned())
}
