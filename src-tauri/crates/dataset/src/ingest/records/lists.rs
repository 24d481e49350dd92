//! Several values in one cell: how they are told apart, and the record with each by itself.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::Row;
use crate::DatasetError;
use crate::ingest::mapping::Mapping;

/// Most values that one cell may hold. The longest posts have a few hundred mentions.
pub(crate) const MAX_VALUES: usize = 1_000;

/// How one cell holds several values. Text form (command line, JSON): the separator itself, or
/// `comma`, `semicolon`, `pipe`, `tab`, `blank`; `brackets` for `["a","b"]`, `['a', 'b']` and
/// `[a, b]`, as JSON, Python and some platforms write them; `addresses` for links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum CellList {
    /// Values with this character between them; any blank character where it is a blank.
    Separated(char),
    /// Values between `[` and `]`; a cell without them holds one.
    Brackets,
    /// Links, each beginning with `http://` or `https://`, whatever stands between and around them; a
    /// cell without any holds one value. A comma within a link is part of it.
    Addresses,
}

impl fmt::Display for CellList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Separated(' ') => f.write_str("blank"),
            Self::Separated('\t') => f.write_str("tab"),
            Self::Separated(separator) => write!(f, "{separator}"),
            Self::Brackets => f.write_str("brackets"),
            Self::Addresses => f.write_str("addresses"),
        }
    }
}

impl FromStr for CellList {
    type Err = DatasetError;

    fn from_str(text: &str) -> Result<Self, DatasetError> {
        let mut characters = text.chars();
        let separator = match text {
            "brackets" => return Ok(Self::Brackets),
            "addresses" => return Ok(Self::Addresses),
            "comma" => Some(','),
            "semicolon" => Some(';'),
            "pipe" => Some('|'),
            "tab" => Some('\t'),
            "blank" => Some(' '),
            _ => characters.next().filter(|c| {
                characters.next().is_none()
                    && (c.is_ascii_punctuation() || matches!(c, ' ' | '\t'))
                    && *c != '"'
            }),
        };
        separator
            .map(Self::Separated)
            .ok_or_else(|| DatasetError::InvalidOption {
                option: "list",
                value: text.to_owned(),
                expected: "use the character between the values, or comma, semicolon, pipe, tab, \
                           blank, brackets, addresses"
                    .to_owned(),
            })
    }
}

impl TryFrom<String> for CellList {
    type Error = DatasetError;
    fn try_from(text: String) -> Result<Self, DatasetError> {
        text.parse()
    }
}

impl From<CellList> for String {
    fn from(list: CellList) -> String {
        list.to_string()
    }
}

impl CellList {
    /// Calls `with` for each value that is not blank, until it says stop.
    pub(crate) fn split(self, cell: &[u8], with: &mut dyn FnMut(&[u8]) -> bool) {
        let cell = cell.trim_ascii();
        let mut go_on = true;
        let mut each = |value: &[u8]| {
            let value = value.trim_ascii();
            if go_on && !value.is_empty() {
                go_on = with(value);
            }
            go_on
        };
        match (self, cell) {
            (Self::Separated(' '), _) => {
                cell.split(u8::is_ascii_whitespace).all(&mut each);
            }
            (Self::Separated(separator), _) => {
                cell.split(|byte| char::from(*byte) == separator)
                    .all(&mut each);
            }
            (Self::Brackets, [b'[', inner @ .., b']']) => match json_elements(cell) {
                Some(values) => {
                    values.iter().all(|value| each(value.as_bytes()));
                }
                None => loose_elements(inner, &mut each),
            },
            (Self::Brackets, _) => {
                each(cell);
            }
            (Self::Addresses, _) => links(cell, &mut each),
        }
    }
}

/// The elements of a JSON array: texts without their quotes, anything else as it is written.
fn json_elements(cell: &[u8]) -> Option<Vec<String>> {
    let text = std::str::from_utf8(cell).ok()?;
    let elements: Vec<&RawValue> = serde_json::from_str(text).ok()?;
    let value = |element: &&RawValue| match element.get().as_bytes().first() {
        Some(b'n') => None,
        Some(b'"') => serde_json::from_str(element.get()).ok(),
        _ => Some(element.get().to_owned()),
    };
    Some(elements.iter().filter_map(value).collect())
}

/// What stands between commas, with or without quotes: `'a', "b", c`.
fn loose_elements(inner: &[u8], each: &mut dyn FnMut(&[u8]) -> bool) {
    let (mut value, mut quote, mut escaped) = (Vec::new(), None, false);
    for &byte in inner {
        match quote {
            Some(_) if escaped => {
                value.push(byte);
                escaped = false;
            }
            Some(_) if byte == b'\\' => escaped = true,
            Some(open) if byte == open => quote = None,
            Some(_) => value.push(byte),
            None if byte == b',' => {
                if !each(&value) {
                    return;
                }
                value.clear();
            }
            // A quote in the middle of a word is an apostrophe.
            None if matches!(byte, b'\'' | b'"') && value.trim_ascii().is_empty() => {
                quote = Some(byte);
            }
            None => value.push(byte),
        }
    }
    each(&value);
}

/// Every address of a cell, or the cell where it has none.
fn links(cell: &[u8], each: &mut dyn FnMut(&[u8]) -> bool) {
    let Some(mut at) = next_address(cell, 0) else {
        // An empty list in brackets is nothing.
        let mark = |byte: &u8| matches!(byte, b'[' | b']' | b'"' | b'\'' | b',' | b' ');
        if !cell.iter().all(mark) {
            each(cell);
        }
        return;
    };
    loop {
        let next = next_address(cell, at + 1);
        let until = cell.get(at..next.unwrap_or(cell.len())).unwrap_or_default();
        let end = until
            .iter()
            .position(|byte| {
                byte.is_ascii_whitespace() || matches!(byte, b'"' | b'|' | b'<' | b'>')
            })
            .unwrap_or(until.len());
        let mut link = until.get(..end).unwrap_or_default();
        let count = |byte: u8| link.iter().filter(|other| **other == byte).count();
        // A closing bracket that was opened within the address belongs to it.
        let mut round = count(b')').saturating_sub(count(b'('));
        let mut square = count(b']').saturating_sub(count(b'['));
        while let [rest @ .., last] = link {
            let surplus = match last {
                b',' | b';' | b'\'' => &mut 1,
                b')' => &mut round,
                b']' => &mut square,
                _ => break,
            };
            if *surplus == 0 {
                break;
            }
            *surplus -= 1;
            link = rest;
        }
        if !each(link) {
            return;
        }
        match next {
            Some(next) => at = next,
            None => return,
        }
    }
}

/// Where the next address begins; one inside another, after `=` or `/`, is part of it.
fn next_address(cell: &[u8], from: usize) -> Option<usize> {
    let begins = |at: usize| {
        let rest = cell.get(at..).unwrap_or_default();
        let has = |scheme: &[u8]| {
            rest.get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        has(b"http://") || has(b"https://")
    };
    let apart = |before: u8| {
        before.is_ascii_whitespace()
            || matches!(
                before,
                b',' | b';' | b'|' | b'[' | b'(' | b'"' | b'\'' | b'<' | b'>'
            )
            // A label such as `web_view_url:` stands before the first only.
            || (from == 0 && before == b':')
    };
    (from..cell.len()).find(|&at| {
        matches!(cell.get(at), Some(b'h' | b'H'))
            && begins(at)
            && at
                .checked_sub(1)
                .and_then(|before| cell.get(before))
                .is_none_or(|before| apart(*before))
    })
}

/// Takes the cells of a record apart.
pub(crate) struct Lists {
    /// For each column of the reader its rule; empty = no column has one.
    rules: Vec<Option<CellList>>,
    spread: Row,
}

impl Lists {
    pub(crate) fn new(mapping: &Mapping, header: &[String]) -> Self {
        let rule = |name: &String| {
            mapping
                .columns
                .iter()
                .find(|mapped| mapped.column == *name)
                .and_then(|mapped| mapped.list)
        };
        let mut rules: Vec<_> = header.iter().map(rule).collect();
        if rules.iter().all(Option::is_none) {
            rules.clear();
        }
        Self {
            rules,
            spread: Row::default(),
        }
    }

    /// The record with every value of its lists by itself. A cell gives at most one value more
    /// than it may, so that it is seen to have too many.
    pub(crate) fn spread<'a>(&'a mut self, row: &'a Row) -> &'a Row {
        if self.rules.is_empty() || row.fault.is_some() {
            return row;
        }
        let spread = &mut self.spread;
        spread.clear();
        spread.number = row.number;
        spread.line = row.line;
        for (column, rule) in self.rules.iter().enumerate() {
            spread.begin_column();
            let mut count = 0;
            for at in row.values(column) {
                match rule {
                    None => spread.push_bytes(row.bytes(at)),
                    Some(list) => list.split(row.bytes(at), &mut |value| {
                        spread.push_bytes(value);
                        count += 1;
                        count <= MAX_VALUES
                    }),
                }
            }
        }
        spread
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(list: &str, cell: &str) -> Vec<String> {
        let mut values = Vec::new();
        let list: CellList = list.parse().unwrap();
        list.split(cell.as_bytes(), &mut |value| {
            values.push(String::from_utf8_lossy(value).into_owned());
            true
        });
        values
    }

    #[test]
    fn separators_and_brackets_take_cells_apart() {
        assert_eq!(split("|", "a| b ||c|"), ["a", "b", "c"]);
        assert_eq!(split("blank", " a\tb  c "), ["a", "b", "c"]);
        assert_eq!(split("comma", "één,zwei"), ["één", "zwei"]);
        for cell in [r#"["a", "b,c"]"#, "['a', 'b,c']", r#"[a, "b,c"]"#] {
            assert_eq!(split("brackets", cell), ["a", "b,c"], "{cell}");
        }
        assert_eq!(
            split("brackets", r#"[12345678901234567890,null,"\u00e9",true]"#),
            ["12345678901234567890", "é", "true"]
        );
        assert_eq!(split("brackets", "[l'eau, d'or]"), ["l'eau", "d'or"]);
        assert_eq!(split("brackets", r"['it\'s']"), ["it's"]);
        assert_eq!(split("brackets", "a, b"), ["a, b"]);
        for nothing in ["", "[]", "[ , ]", "['']"] {
            assert!(split("brackets", nothing).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn links_are_found_whatever_separates_them() {
        let two = ["https://a.example/1", "http://b.example/2"];
        for cell in [
            "https://a.example/1,http://b.example/2",
            "https://a.example/1 http://b.example/2",
            "['https://a.example/1', 'http://b.example/2']",
            r#"["https://a.example/1","http://b.example/2"]"#,
            "link:https://a.example/1; http://b.example/2;",
            "(https://a.example/1)|http://b.example/2",
        ] {
            assert_eq!(split("addresses", cell), two, "{cell}");
        }
        // Commas, brackets and further addresses within one are part of it.
        for one in [
            "https://a.example/x,y,z",
            "https://a.example/(x)",
            "https://a.example/?u=https://b.example/",
            "https://web.example/2020/https://b.example/it's",
            "HTTP://A.EXAMPLE",
        ] {
            assert_eq!(split("addresses", one), [one]);
        }
        assert_eq!(split("addresses", "b.example/2"), ["b.example/2"]);
        for nothing in ["", "  ", "[]", "['']"] {
            assert!(split("addresses", nothing).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn whatever_stands_in_brackets_it_ends() {
        for cell in [
            "[", "]", "['a", "[\\]", "['\\']", "[[[[]", "[\"a]", "[{},[1]]",
        ] {
            split("brackets", cell);
        }
        assert_eq!(split("brackets", r#"[{"a":1},[2]]"#), [r#"{"a":1}"#, "[2]"]);
    }

    #[test]
    fn the_text_form_reads_back() {
        for text in ["|", ",", "blank", "tab", "brackets", "addresses"] {
            assert_eq!(text.parse::<CellList>().unwrap().to_string(), text);
        }
        for bad in ["", "ab", "x", "7", "\"", "\n", "é"] {
            let error = bad.parse::<CellList>().unwrap_err();
            assert_eq!(error.code(), "invalid-option", "{bad:?}");
        }
    }
}
