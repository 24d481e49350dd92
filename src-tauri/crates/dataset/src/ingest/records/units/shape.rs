//! How the JSON texts of a file follow each other, told from its beginning.

use serde::{Deserialize, Serialize};

use super::scan::is_whole_value;

/// Lines that the answer rests on.
const LOOKED_AT: usize = 20;

/// How the JSON texts of a file follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Shape {
    /// One JSON text a line.
    Lines,
    /// One array over the whole file; its elements are the units.
    Array,
    /// One object over the whole file, or several one behind the other, each over any number of
    /// lines.
    Document,
}

impl Shape {
    /// `sample` is the beginning of a text, or all of it if `complete`.
    pub(crate) fn of(sample: &str, complete: bool) -> Self {
        let start = sample.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let mut lines = start.lines().filter(|line| !line.trim_ascii().is_empty());
        let first = lines.next().unwrap_or_default();
        let mut following: Vec<&str> = lines.take(LOOKED_AT + 1).collect();
        if following.len() > LOOKED_AT || (!complete && !sample.ends_with('\n')) {
            // Too many, or cut off.
            following.pop();
        }
        let is_whole =
            |line: &&&str| line.trim_start().starts_with(['{', '[', '"']) && is_whole_value(line);
        let whole = following.iter().filter(is_whole).count();
        let mostly_whole = whole * 2 >= following.len();
        // A line may be broken; one of a text over several lines does not begin so.
        let begins = |line: &&&str| line.len() > 1 && line.starts_with('{');
        let mostly_begin = following.iter().filter(begins).count() * 2 >= following.len();
        match start.as_bytes().first() {
            Some(b'[') => {
                let holds_objects = first
                    .get(1..)
                    .is_some_and(|rest| rest.trim_start().starts_with(['{', ']']));
                // Pages of objects, one a line, are taken apart like any array.
                if is_whole_value(first) && whole > 0 && mostly_whole && !holds_objects {
                    Self::Lines
                } else {
                    Self::Array
                }
            }
            Some(b'{') if is_whole_value(first) && (mostly_whole || mostly_begin) => Self::Lines,
            // The first line may be the broken one.
            Some(b'{') if whole >= 2 && mostly_whole => Self::Lines,
            Some(b'{') => Self::Document,
            _ => Self::Lines,
        }
    }
}
