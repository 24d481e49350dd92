//! The part of a text around what was found, with the places to mark.

use std::ops::Range;

use super::words::{Word, words};

/// Length of a snippet, and what of it stands before the first mark, in characters.
const CHARS: usize = 280;
const CHARS_BEFORE: usize = 70;

/// Part of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The part, as it stands in the text.
    pub text: String,
    /// What was found in it, in bytes of `text`; in order, without overlap.
    pub marks: Vec<Range<usize>>,
    /// Whether there is text before it.
    pub cut_before: bool,
    /// Whether there is text after it.
    pub cut_after: bool,
}

/// The beginning of a text, or what is around the first of these words in a row (with whether the last
/// one may go on).
pub(crate) fn snippet(text: &str, terms: &[(&[String], bool)]) -> Snippet {
    let marks = match terms.is_empty() {
        true => Vec::new(),
        false => marks(&words(text), terms),
    };
    let first = marks.first().map_or(0, |mark| mark.start);
    let back = |(at, _): (usize, char)| at;
    let before = text.get(..first).unwrap_or_default();
    let mut from = before
        .char_indices()
        .rev()
        .nth(CHARS_BEFORE)
        .map_or(0, back);
    if from > 0 {
        // Begins with a word, where there is one.
        let gap = before
            .get(from..)
            .and_then(|part| part.find(char::is_whitespace));
        from += gap.map_or(0, |gap| gap + 1);
    }
    from = text.ceil_char_boundary(from);
    let rest = text.get(from..).unwrap_or_default();
    let to = from + rest.char_indices().nth(CHARS).map_or(rest.len(), back);
    Snippet {
        text: text.get(from..to).unwrap_or_default().to_owned(),
        marks: marks
            .into_iter()
            .filter(|mark| mark.start >= from && mark.end <= to)
            .map(|mark| mark.start - from..mark.end - from)
            .collect(),
        cut_before: from > 0,
        cut_after: to < text.len(),
    }
}

fn marks(words: &[Word], terms: &[(&[String], bool)]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (asked, prefix) in terms.iter().filter(|(asked, _)| !asked.is_empty()) {
        let matches = |row: &[Word]| {
            row.iter()
                .zip(*asked)
                .enumerate()
                .all(|(at, (word, asked_word))| {
                    word.word == *asked_word
                        || (*prefix && at + 1 == asked.len() && word.word.starts_with(asked_word))
                })
        };
        for row in words.windows(asked.len()).filter(|row| matches(row)) {
            if let (Some(first), Some(last)) = (row.first(), row.last()) {
                found.push(first.at.start..last.at.end);
            }
        }
    }
    found.sort_by_key(|mark| (mark.start, mark.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for mark in found {
        match merged.last_mut() {
            Some(before) if mark.start < before.end => before.end = before.end.max(mark.end),
            _ => merged.push(mark),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, terms: &[(&str, bool)]) -> Vec<String> {
        let terms: Vec<(Vec<String>, bool)> = terms
            .iter()
            .map(|(typed, prefix)| {
                let cut = words(typed).into_iter().map(|word| word.word).collect();
                (cut, *prefix)
            })
            .collect();
        let asked: Vec<(&[String], bool)> = terms
            .iter()
            .map(|(words, prefix)| (words.as_slice(), *prefix))
            .collect();
        let snippet = snippet(text, &asked);
        let marks = snippet.marks.into_iter();
        marks.map(|mark| snippet.text[mark].to_owned()).collect()
    }

    #[test]
    fn marks_what_was_asked_as_it_is_written() {
        assert_eq!(
            marked(
                "Stop the STÉAL! stop stealing",
                &[("stop the steal", false)]
            ),
            ["Stop the STÉAL"]
        );
        assert_eq!(
            marked("steals, stealing", &[("steal", true)]),
            ["steals", "stealing"]
        );
        assert_eq!(marked("住在北京市", &[("北京", false)]), ["北京"]);
        assert_eq!(
            marked("a b a b", &[("a b", false), ("b a", false)]),
            ["a b a b"]
        );
        assert!(marked("nothing here", &[("else", false)]).is_empty());
    }

    #[test]
    fn a_long_text_is_cut_around_the_first_mark() {
        let long = format!("{} NEEDLE {}", "hay ".repeat(3_000), "straw ".repeat(3_000));
        let cut = snippet(&long, &[(&["needle".to_owned()], false)]);
        assert!(cut.cut_before && cut.cut_after);
        assert!(cut.text.starts_with("hay ") && cut.text.chars().count() == CHARS);
        assert_eq!(&cut.text[cut.marks[0].clone()], "NEEDLE");
        let whole = snippet("short", &[]);
        assert!(!whole.cut_before && !whole.cut_after && whole.text == "short");
    }
}
