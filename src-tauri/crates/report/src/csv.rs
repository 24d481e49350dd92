//! CSV that a spreadsheet can open without running anything.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, quoted or not.
//! Text cells that begin so, also behind blanks, tabs, line ends, NUL or in full-width form, get one
//! leading apostrophe (OWASP ASVS 5, requirement 1.2.10). Numeric cells never do. The apostrophe can
//! be taken away again without loss by [`restore`]. Line ends and quotes follow RFC 4180.

use crate::error::ReportError;
use std::borrow::Cow;
use std::io::Write;

/// One cell. Only text can be dangerous.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    /// Text, made safe.
    Text(&'a str),
    /// Whole number.
    Int(i64),
    /// Whole number, not negative.
    Unsigned(u64),
    /// Decimal number, shortest form that reads back equal; empty when not finite.
    Float(f64),
    /// `true` or `false`.
    Bool(bool),
    /// Nothing.
    Empty,
}

/// How the file begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Write the UTF-8 byte order mark, by which Excel recognises the encoding.
    pub bom: bool,
}

/// Writes rows; buffers nothing itself.
#[derive(Debug)]
pub struct Writer<W: Write> {
    out: W,
    row: Vec<u8>,
}

impl<W: Write> Writer<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// [`ReportError::Write`] when the output refuses the byte order mark.
    pub fn new(mut out: W, options: Options) -> Result<Self, ReportError> {
        if options.bom {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        Ok(Self {
            out,
            row: Vec::with_capacity(256),
        })
    }

    /// Writes the column names, as text.
    ///
    /// # Errors
    /// [`ReportError::Write`] when the output refuses the bytes.
    pub fn header(&mut self, names: &[&str]) -> Result<(), ReportError> {
        let cells: Vec<Cell<'_>> = names.iter().map(|name| Cell::Text(name)).collect();
        self.row(&cells)
    }

    /// Writes one row.
    ///
    /// # Errors
    /// [`ReportError::Write`] when the output refuses the bytes.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), ReportError> {
        self.row.clear();
        for (i, cell) in cells.iter().enumerate() {
            if i > 0 {
                self.row.push(b',');
            }
            match cell {
                Cell::Text(text) => push_quoted(&mut self.row, &safe(text)),
                Cell::Int(value) => write!(self.row, "{value}")?,
                Cell::Unsigned(value) => write!(self.row, "{value}")?,
                Cell::Float(value) if value.is_finite() => write!(self.row, "{value}")?,
                Cell::Bool(value) => write!(self.row, "{value}")?,
                Cell::Float(_) | Cell::Empty => {}
            }
        }
        if self.row.is_empty() {
            // A line without anything would be read as no record at all.
            self.row.extend_from_slice(b"\"\"");
        }
        self.row.extend_from_slice(b"\r\n");
        self.out.write_all(&self.row)?;
        Ok(())
    }

    /// Flushes and gives the output back.
    ///
    /// # Errors
    /// [`ReportError::Write`] when the output cannot be flushed.
    pub fn finish(mut self) -> Result<W, ReportError> {
        self.out.flush()?;
        Ok(self.out)
    }
}

fn push_quoted(row: &mut Vec<u8>, text: &str) {
    let quote = text.contains(['"', ',', '\r', '\n', ';', '\t'])
        || text.starts_with(char::is_whitespace)
        || text.ends_with(char::is_whitespace);
    if !quote {
        row.extend_from_slice(text.as_bytes());
        return;
    }
    row.push(b'"');
    row.extend_from_slice(text.replace('"', "\"\"").as_bytes());
    row.push(b'"');
}

/// The text as it may stand in a cell.
pub fn safe(text: &str) -> Cow<'_, str> {
    if is_dangerous(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The exact text of a cell written by [`safe`].
pub fn restore(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_dangerous(text) => text,
        _ => cell,
    }
}

/// True when a spreadsheet may take the text for a formula. Apostrophes in front are looked
/// through, so that a text that already has one stays distinct after [`safe`].
fn is_dangerous(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    if text.starts_with(['\t', '\r', '\n', '\0']) {
        return true;
    }
    let blank = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}')
    };
    text.trim_start_matches(blank).starts_with([
        '=', '+', '-', '@', '＝', '＋', '－', '＠', '﹢', '﹣', '﹦', '﹫',
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[Cell<'_>]], options: Options) -> String {
        let mut writer = Writer::new(Vec::new(), options).unwrap();
        for row in rows {
            writer.row(row).unwrap();
        }
        String::from_utf8(writer.finish().unwrap()).unwrap()
    }

    #[test]
    fn dangerous_text_gets_an_apostrophe() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "\0=1",
            "\tplain",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "  =1",
            "\u{A0}=cmd|'/C calc'!A0",
            "\u{3000}＝1",
            "\u{FEFF}=1",
            "'=1",
            "''@x",
        ] {
            assert_eq!(safe(text), format!("'{text}"), "{text:?}");
            assert_eq!(restore(&safe(text)), text);
        }
    }

    #[test]
    fn harmless_text_stays_as_it_is() {
        for text in [
            "",
            "a=b",
            "'t Hart",
            "'",
            "a-b",
            " x",
            "https://e.org/?a=1",
            "名前",
            "1-2",
        ] {
            assert_eq!(safe(text), text);
            assert_eq!(restore(text), text);
        }
    }

    #[test]
    fn numbers_are_never_touched() {
        let line = rows(
            &[&[
                Cell::Int(-5),
                Cell::Float(-0.25),
                Cell::Unsigned(7),
                Cell::Bool(true),
                Cell::Float(f64::NAN),
                Cell::Empty,
            ]],
            Options::default(),
        );
        assert_eq!(line, "-5,-0.25,7,true,,\r\n");
    }

    #[test]
    fn quotes_follow_rfc_4180() {
        let line = rows(
            &[
                &[
                    Cell::Text("a\"b"),
                    Cell::Text("c,d"),
                    Cell::Text("e\r\nf"),
                    Cell::Text("=\"x\""),
                ],
                &[Cell::Text("")],
            ],
            Options { bom: true },
        );
        assert_eq!(
            line,
            "\u{FEFF}\"a\"\"b\",\"c,d\",\"e\r\nf\",\"'=\"\"x\"\"\"\r\n\"\"\r\n"
        );
    }
}
