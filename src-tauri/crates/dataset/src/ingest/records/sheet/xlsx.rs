//! Workbooks of Excel (`.xlsx`, `.xlsm`): sheets, shared texts, which numbers are dates, and rows as
//! they come.

use std::path::{Path, PathBuf};

use super::cell::{Kind, Shown};
use super::cells::Cells;
use super::xml::{Piece, Xml};
use super::{MAX_COLUMNS, MAX_ROWS, refused};
use crate::DatasetError;
use crate::ingest::records::MAX_FIELD_BYTES;
use crate::ingest::source::zip_parts;

/// Most bytes of all texts of a workbook.
const MAX_TEXT_BYTES: usize = 1 << 30;
/// Most sheets and styles of a workbook.
const MAX_SHEETS: usize = 10_000;
const MAX_STYLES: usize = 1 << 17;

/// What is needed of a workbook to read its sheets.
pub(super) struct Workbook {
    path: PathBuf,
    /// Name and part of every sheet.
    sheets: Vec<(String, String)>,
    strings: SharedStrings,
    /// For each cell style what of a date it shows.
    styles: Vec<Option<Shown>>,
    pub(super) since_1904: bool,
}

/// Texts that cells refer to by number.
#[derive(Default)]
struct SharedStrings {
    text: String,
    ends: Vec<usize>,
}

impl SharedStrings {
    fn get(&self, at: usize) -> Option<&str> {
        let start = match at.checked_sub(1) {
            None => 0,
            Some(before) => *self.ends.get(before)?,
        };
        self.text.get(start..*self.ends.get(at)?)
    }
}

impl Workbook {
    pub(super) fn open(path: &Path) -> Result<Self, DatasetError> {
        let parts: Vec<String> = zip_parts(path)?;
        let find = |wanted: &str| {
            let exact = parts.iter().find(|part| *part == wanted);
            exact.or_else(|| parts.iter().find(|part| part.eq_ignore_ascii_case(wanted)))
        };
        let main = match find("_rels/.rels") {
            None => None,
            Some(part) => relations(path, part)?
                .into_iter()
                .find(|relation| relation.kind.ends_with("/officeDocument"))
                .map(|relation| resolved("", &relation.target)),
        };
        let main = main.unwrap_or_else(|| "xl/workbook.xml".to_owned());
        let main = find(&main).ok_or_else(|| refused(path, format!("it has no part {main:?}")))?;
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
        let names = match find(&format!("{folder}/_rels/{file}.rels")) {
            None => Vec::new(),
            Some(part) => relations(path, part)?,
        };
        let part_of = |relation: &Relation| find(&resolved(folder, &relation.target)).cloned();
        let (listed, since_1904) = sheets_of(path, main)?;
        let mut sheets = Vec::new();
        for (name, id) in listed {
            let relation = names.iter().find(|relation| relation.id == id);
            // Charts and macros are sheets, too.
            let Some(relation) = relation.filter(|r| r.kind.ends_with("/worksheet")) else {
                continue;
            };
            let part = part_of(relation)
                .ok_or_else(|| refused(path, format!("its sheet {name:?} is not in it")))?;
            sheets.push((name, part));
        }
        let of_kind = |kind: &str| {
            names
                .iter()
                .find(|r| r.kind.ends_with(kind))
                .and_then(part_of)
        };
        Ok(Self {
            path: path.to_owned(),
            sheets,
            strings: match of_kind("/sharedStrings") {
                None => SharedStrings::default(),
                Some(part) => shared_strings(path, &part)?,
            },
            styles: match of_kind("/styles") {
                None => Vec::new(),
                Some(part) => styles(path, &part)?,
            },
            since_1904,
        })
    }

    pub(super) fn sheet_names(&self) -> Vec<String> {
        self.sheets.iter().map(|(name, _)| name.clone()).collect()
    }

    /// The rows of a sheet by its place among the sheets.
    pub(super) fn rows(&self, sheet: usize) -> Result<XlsxRows, DatasetError> {
        let part = self.sheets.get(sheet).map_or("", |(_, part)| part);
        Ok(XlsxRows {
            xml: Xml::open(&self.path, part)?,
            path: self.path.clone(),
            row: 0,
        })
    }
}

/// Rows of one sheet, in the order of the file.
pub(super) struct XlsxRows {
    xml: Xml,
    path: PathBuf,
    /// 1-based number of the last row.
    row: u32,
}

impl XlsxRows {
    pub(super) fn progress(&self) -> (u64, u64) {
        self.xml.progress()
    }

    /// The cells of the next row with its 1-based number; none behind the last row.
    pub(super) fn next(
        &mut self,
        book: &Workbook,
        cells: &mut Cells,
    ) -> Result<Option<u32>, DatasetError> {
        cells.clear();
        loop {
            match self.xml.next()? {
                Piece::End => return Ok(None),
                Piece::Close(tag) if tag.name() == "sheetData" => return Ok(None),
                Piece::Open(tag) if tag.name() == "row" => {
                    let said = tag.number("r").filter(|&row| row > self.row);
                    self.row = said.unwrap_or(self.row.saturating_add(1));
                    if self.row > MAX_ROWS {
                        let reason = format!("a sheet has more than {MAX_ROWS} rows");
                        return Err(refused(&self.path, reason));
                    }
                    self.cells(book, cells)?;
                    return Ok(Some(self.row));
                }
                _ => {}
            }
        }
    }

    fn cells(&mut self, book: &Workbook, cells: &mut Cells) -> Result<(), DatasetError> {
        let mut column = 0;
        loop {
            let (at, kind, style) = match self.xml.next()? {
                Piece::End => return Err(refused(&self.path, "a row does not end".to_owned())),
                Piece::Close(tag) if tag.name() == "row" => return Ok(()),
                Piece::Open(tag) if tag.name() == "c" => {
                    let at = tag.attribute("r").and_then(|place| column_of(&place));
                    (at, tag.attribute("t").unwrap_or_default(), tag.number("s"))
                }
                _ => continue,
            };
            column = at.filter(|&at| at >= column).unwrap_or(column);
            if column >= MAX_COLUMNS {
                let reason = format!("a sheet has more than {MAX_COLUMNS} columns");
                return Err(refused(&self.path, reason));
            }
            cells.begin(column);
            self.value(cells)?;
            column += 1;
            let shown = style.and_then(|style| book.styles.get(style as usize).copied().flatten());
            let kind = match (kind.as_str(), shown) {
                ("s", _) => {
                    let at = cells.current().trim().parse().ok();
                    match at.and_then(|at| book.strings.get(at)) {
                        Some(text) => cells.replace(text),
                        None if cells.current().is_empty() => {}
                        None => {
                            let reason = "a cell refers to a text that is not in it".to_owned();
                            return Err(refused(&self.path, reason));
                        }
                    }
                    Kind::Text
                }
                ("b", _) => Kind::Boolean,
                ("e", _) => Kind::Error,
                ("n" | "", Some(shown)) => Kind::Serial(shown),
                ("n" | "", None) => Kind::Number,
                // "str" is what a formula gives, "inlineStr" a text in place, "d" a date as text.
                _ => {
                    cells.decode_escapes();
                    Kind::Text
                }
            };
            cells.finish(kind);
        }
    }

    /// The text of the value of a cell, up to the cell's end.
    fn value(&mut self, cells: &mut Cells) -> Result<(), DatasetError> {
        // Formulas and readings of Japanese words are no values.
        let (mut inside, mut hidden) = (0_u32, 0_u32);
        loop {
            match self.xml.next()? {
                Piece::End => return Err(refused(&self.path, "a cell does not end".to_owned())),
                Piece::Open(tag) => match tag.name() {
                    "v" | "t" => inside += 1,
                    "f" | "rPh" => hidden += 1,
                    _ => {}
                },
                Piece::Close(tag) => match tag.name() {
                    "c" => return Ok(()),
                    "v" | "t" => inside = inside.saturating_sub(1),
                    "f" | "rPh" => hidden = hidden.saturating_sub(1),
                    _ => {}
                },
                Piece::Text(text) if inside > 0 && hidden == 0 => cells.push(&text),
                _ => {}
            }
        }
    }
}

/// A 0-based column out of a place such as `AB12`.
fn column_of(place: &str) -> Option<u32> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.take(4).fold(0_u32, |sum, letter| {
        sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    column.checked_sub(1)
}

struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// A target as the name of a part.
fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = match target.strip_prefix('/') {
        Some(absolute) => absolute.split('/').collect(),
        None => folder.split('/').chain(target.split('/')).collect(),
    };
    let mut at = 0;
    while at < parts.len() {
        match parts.get(at) {
            Some(&("" | ".")) => {
                parts.remove(at);
            }
            Some(&"..") => {
                parts.remove(at);
                at = at.saturating_sub(1);
                if at < parts.len() {
                    parts.remove(at);
                }
            }
            _ => at += 1,
        }
    }
    parts.join("/")
}

fn relations(path: &Path, part: &str) -> Result<Vec<Relation>, DatasetError> {
    let mut xml = Xml::open(path, part)?;
    let mut relations = Vec::new();
    loop {
        match xml.next()? {
            Piece::End => return Ok(relations),
            Piece::Open(tag) if tag.name() == "Relationship" && relations.len() < MAX_SHEETS => {
                relations.push(Relation {
                    id: tag.attribute("Id").unwrap_or_default(),
                    kind: tag.attribute("Type").unwrap_or_default(),
                    target: tag.attribute("Target").unwrap_or_default(),
                });
            }
            _ => {}
        }
    }
}

/// Name and relation of every sheet, and whether days count from 1904.
fn sheets_of(path: &Path, part: &str) -> Result<(Vec<(String, String)>, bool), DatasetError> {
    let mut xml = Xml::open(path, part)?;
    let (mut sheets, mut since_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Piece::End => return Ok((sheets, since_1904)),
            Piece::Open(tag) if tag.name() == "workbookPr" => {
                let said = tag.attribute("date1904").unwrap_or_default();
                since_1904 = said == "1" || said.eq_ignore_ascii_case("true");
            }
            Piece::Open(tag) if tag.name() == "sheet" && sheets.len() < MAX_SHEETS => {
                let name = tag.attribute("name").unwrap_or_default();
                // The one with a prefix (r:id) is meant, not sheetId.
                sheets.push((name, tag.attribute("id").unwrap_or_default()));
            }
            _ => {}
        }
    }
}

fn shared_strings(path: &Path, part: &str) -> Result<SharedStrings, DatasetError> {
    let mut xml = Xml::open(path, part)?;
    let mut strings = SharedStrings::default();
    let (mut inside, mut hidden, mut start) = (false, false, 0);
    loop {
        match xml.next()? {
            Piece::End => return Ok(strings),
            Piece::Open(tag) => match tag.name() {
                "si" => start = strings.text.len(),
                "t" => inside = true,
                "rPh" => hidden = true,
                _ => {}
            },
            Piece::Close(tag) => match tag.name() {
                "t" => inside = false,
                "rPh" => hidden = false,
                "si" => {
                    if let Some(decoded) = unescaped(strings.text.get(start..).unwrap_or_default())
                    {
                        strings.text.truncate(start);
                        strings.text.push_str(&decoded);
                    }
                    strings.ends.push(strings.text.len());
                }
                _ => {}
            },
            // Beyond the longest field, a cell is refused anyway: one byte more tells.
            Piece::Text(text) if inside && !hidden => {
                if strings.text.len() - start <= MAX_FIELD_BYTES {
                    strings.text.push_str(&text);
                }
                if strings.text.len() > MAX_TEXT_BYTES {
                    let reason = format!("its texts have more than {} MB", MAX_TEXT_BYTES >> 20);
                    return Err(refused(path, reason));
                }
            }
            _ => {}
        }
    }
}

/// A text with `_x000D_` and the like resolved; none where there is none.
pub(super) fn unescaped(text: &str) -> Option<String> {
    let letter = |at: usize| -> Option<char> {
        let code = text
            .get(at..at + 7)?
            .strip_prefix("_x")?
            .strip_suffix('_')?;
        char::from_u32(u32::from_str_radix(code, 16).ok()?)
    };
    let places: Vec<usize> = text
        .match_indices("_x")
        .map(|(at, _)| at)
        .filter(|&at| letter(at).is_some())
        .collect();
    if places.is_empty() {
        return None;
    }
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for at in places {
        // What an escape spelt out may look like another one.
        if at < done {
            continue;
        }
        out.push_str(text.get(done..at).unwrap_or_default());
        out.extend(letter(at));
        done = at + 7;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Some(out)
}

fn styles(path: &Path, part: &str) -> Result<Vec<Option<Shown>>, DatasetError> {
    let mut xml = Xml::open(path, part)?;
    let mut formats: Vec<(u32, Option<Shown>)> = Vec::new();
    let (mut styles, mut in_cells) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Piece::End => return Ok(styles),
            Piece::Open(tag) => match tag.name() {
                "numFmt" if formats.len() < MAX_STYLES => {
                    if let Some(id) = tag.number("numFmtId") {
                        let code = tag.attribute("formatCode").unwrap_or_default();
                        formats.push((id, Shown::of_format(&code)));
                    }
                }
                "cellXfs" => {
                    in_cells = true;
                    formats.sort_by_key(|(id, _)| *id);
                }
                "xf" if in_cells && styles.len() < MAX_STYLES => {
                    let id = tag.number("numFmtId").unwrap_or(0);
                    let own = formats.binary_search_by_key(&id, |(id, _)| *id).ok();
                    styles.push(match own.and_then(|at| formats.get(at)) {
                        Some((_, shown)) => *shown,
                        None => Shown::of_builtin(id),
                    });
                }
                _ => {}
            },
            Piece::Close(tag) if tag.name() == "cellXfs" => in_cells = false,
            _ => {}
        }
    }
}
