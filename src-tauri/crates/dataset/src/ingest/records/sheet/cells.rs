//! The cells of one row as the file has them, and their values as text.

use super::cell::{Kind, write_number, write_serial};
use super::xlsx;
use crate::ingest::records::MAX_FIELD_BYTES;

/// The cells of one row.
#[derive(Default)]
pub(super) struct Cells {
    text: String,
    /// Column, kind and the end of its text.
    list: Vec<(u32, Kind, usize)>,
    column: u32,
    start: usize,
}

/// A cell as the file has it.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) column: u32,
    pub(super) kind: Kind,
    pub(super) raw: &'a str,
}

impl Cells {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.list.clear();
    }

    pub(super) fn begin(&mut self, column: u32) {
        self.column = column;
        self.start = self.text.len();
    }

    /// Text of the cell; beyond the longest field one piece is kept, which tells.
    pub(super) fn push(&mut self, text: &str) {
        if self.text.len() - self.start <= MAX_FIELD_BYTES {
            self.text.push_str(text);
        }
    }

    pub(super) fn current(&self) -> &str {
        self.text.get(self.start..).unwrap_or_default()
    }

    pub(super) fn replace(&mut self, text: &str) {
        self.text.truncate(self.start);
        self.push(text);
    }

    pub(super) fn decode_escapes(&mut self) {
        if let Some(decoded) = xlsx::unescaped(self.current()) {
            self.replace(&decoded);
        }
    }

    pub(super) fn finish(&mut self, kind: Kind) {
        self.list.push((self.column, kind, self.text.len()));
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Cell<'_>> {
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
    pub(super) fn write(&self, exact: bool, since_1904: bool, out: &mut String) {
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
pub(super) fn letters(column: u32) -> String {
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
