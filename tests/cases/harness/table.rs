//! CSV tables: reading them, and holding one against another.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// A CSV file with a header.
#[derive(Debug, Clone)]
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads a file; gzip by its ending.
    pub fn read(path: &Path) -> Table {
        let mut text = String::new();
        let file = File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let read = if path.extension().is_some_and(|ending| ending == "gz") {
            flate2::read::GzDecoder::new(file).read_to_string(&mut text)
        } else {
            (&file).read_to_string(&mut text)
        };
        read.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Table::parse(&text)
    }

    /// Reads RFC 4180 text.
    pub fn parse(text: &str) -> Table {
        let mut rows = records(text).into_iter();
        let header = rows.next().expect("a header");
        let rows: Vec<_> = rows.collect();
        for row in &rows {
            assert_eq!(row.len(), header.len(), "a row of another width: {row:?}");
        }
        Table { header, rows }
    }

    /// Position of a column.
    pub fn column(&self, name: &str) -> usize {
        self.header
            .iter()
            .position(|known| known == name)
            .unwrap_or_else(|| panic!("no column {name} in {:?}", self.header))
    }

    /// All cells of a column.
    pub fn cells(&self, name: &str) -> Vec<&str> {
        let at = self.column(name);
        self.rows.iter().map(|row| row[at].as_str()).collect()
    }

    /// Only these columns, in this order.
    pub fn project(&self, names: &[String]) -> Table {
        let at: Vec<usize> = names.iter().map(|name| self.column(name)).collect();
        Table {
            header: names.to_vec(),
            rows: self
                .rows
                .iter()
                .map(|row| at.iter().map(|&column| row[column].clone()).collect())
                .collect(),
        }
    }

    /// Both ends of every row in text order: edges have no direction.
    pub fn unordered(mut self, a: &str, b: &str) -> Table {
        let (a, b) = (self.column(a), self.column(b));
        for row in &mut self.rows {
            if row[a] > row[b] {
                row.swap(a, b);
            }
        }
        self
    }

    /// Numbers a column anew by first appearance after sorting by `key`: two partitions are equal
    /// if they are equal after this, whatever their labels.
    pub fn relabelled(mut self, key: &str, column: &str) -> Table {
        let (key, column) = (self.column(key), self.column(column));
        self.rows.sort_by(|a, b| a[key].cmp(&b[key]));
        let mut known: Vec<String> = Vec::new();
        for row in &mut self.rows {
            let number = known.iter().position(|label| *label == row[column]);
            let number = number.unwrap_or_else(|| {
                known.push(row[column].clone());
                known.len() - 1
            });
            row[column] = number.to_string();
        }
        self
    }
}

/// Row by row, order aside, numbers to 1e-9 (relative above 1).
#[track_caller]
pub fn assert_equal(name: &str, ours: &Table, reference: &Table) {
    let ours = ours.project(&reference.header);
    assert_eq!(
        ours.rows.len(),
        reference.rows.len(),
        "{name}: number of rows"
    );
    let (ours, reference) = (sorted(&ours), sorted(reference));
    for (row, (left, right)) in ours.iter().zip(&reference).enumerate() {
        let equal = left
            .iter()
            .zip(right)
            .all(|(left, right)| same(left, right));
        assert!(
            equal,
            "{name}: row {row}\n ours      {left:?}\n reference {right:?}"
        );
    }
}

fn same(left: &str, right: &str) -> bool {
    match (left.parse::<f64>(), right.parse::<f64>()) {
        (Ok(left), Ok(right)) => (left - right).abs() <= 1e-9 * right.abs().max(1.0),
        _ => left == right || (left.is_empty() && right == "NA"),
    }
}

/// Sorted by what two equal rows certainly have in common: text, and numbers to six digits.
fn sorted(table: &Table) -> Vec<Vec<String>> {
    let key = |row: &Vec<String>| -> Vec<String> {
        row.iter()
            .map(|cell| match cell.parse::<f64>() {
                Ok(number) if cell.contains('.') => format!("{number:.6}"),
                Ok(number) if number.abs() < 1e6 => format!("{number:.6}"),
                _ => cell.clone(),
            })
            .collect()
    };
    let mut rows = table.rows.clone();
    rows.sort_by_cached_key(key);
    rows
}

fn records(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell) = (Vec::new(), String::new());
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && characters.peek() == Some(&'\n') => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(!quoted, "a quote that is never closed");
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}
