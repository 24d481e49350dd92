//! Which words differ between two texts that are nearly the same.

use unicode_segmentation::UnicodeSegmentation;

/// Cells of the table that two texts are aligned in, once their common ends are off. Beyond it what is
/// between the ends counts as replaced.
const MAX_CELLS: usize = 1 << 22;

/// A part of one text, of the other or of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// In both.
    Kept(String),
    /// In the first one only.
    Removed(String),
    /// In the second one only.
    Added(String),
}

/// What was changed from one text to the other, word by word, in the order of the texts.
///
/// A word is one of UAX #29: what stands between blanks or punctuation, or a single ideograph. What is
/// kept is a longest common subsequence of the words, blanks and signs (Hirschberg 1975,
/// doi:10.1145/360825.360861, whose table is kept whole here); of several, words are removed before
/// others are added. Where the texts differ in more than some two thousand words in a row, all that
/// is between the first and the last difference is removed and added. Joined, the parts that are kept
/// or removed are the first text, those that are kept or added the second.
///
/// ```
/// use zwerm_likeness::text::{Part, differences};
/// let parts = differences("they do not want this", "they never want this");
/// assert_eq!(parts, [
///     Part::Kept("they ".into()),
///     Part::Removed("do not".into()),
///     Part::Added("never".into()),
///     Part::Kept(" want this".into()),
/// ]);
/// ```
pub fn differences(first: &str, second: &str) -> Vec<Part> {
    let first: Vec<&str> = first.split_word_bounds().collect();
    let second: Vec<&str> = second.split_word_bounds().collect();
    let same = first.iter().zip(&second).take_while(|(a, b)| a == b);
    let before = same.count();
    let (first_rest, second_rest) = (
        first.get(before..).unwrap_or_default(),
        second.get(before..).unwrap_or_default(),
    );
    let same = first_rest.iter().rev().zip(second_rest.iter().rev());
    let after = same.take_while(|(a, b)| a == b).count();
    let (a, first_end) = first_rest.split_at(first_rest.len() - after);
    let (b, _) = second_rest.split_at(second_rest.len() - after);

    let mut parts = Parts::default();
    parts.kept(first.get(..before).unwrap_or_default());
    if (a.len() + 1).saturating_mul(b.len() + 1) > MAX_CELLS {
        parts.removed(a);
        parts.added(b);
    } else {
        parts.align(a, b);
    }
    parts.kept(first_end);
    parts.finish()
}

/// Parts that grow: neighbours of one kind are one.
#[derive(Default)]
struct Parts {
    done: Vec<Part>,
    removed: String,
    added: String,
}

impl Parts {
    fn kept(&mut self, words: &[&str]) {
        if words.is_empty() {
            return;
        }
        self.flush();
        match self.done.last_mut() {
            Some(Part::Kept(text)) => text.extend(words.iter().copied()),
            _ => self.done.push(Part::Kept(words.concat())),
        }
    }

    fn removed(&mut self, words: &[&str]) {
        self.removed.extend(words.iter().copied());
    }

    fn added(&mut self, words: &[&str]) {
        self.added.extend(words.iter().copied());
    }

    fn flush(&mut self) {
        if !self.removed.is_empty() {
            self.done
                .push(Part::Removed(std::mem::take(&mut self.removed)));
        }
        if !self.added.is_empty() {
            self.done.push(Part::Added(std::mem::take(&mut self.added)));
        }
    }

    fn finish(mut self) -> Vec<Part> {
        self.flush();
        self.done
    }

    /// By a table of the longest common subsequences of all ends of both.
    fn align(&mut self, a: &[&str], b: &[&str]) {
        let width = b.len() + 1;
        let mut longest = vec![0_u32; (a.len() + 1) * width];
        for at in (0..a.len()).rev() {
            for other in (0..b.len()).rev() {
                let cell = at * width + other;
                longest[cell] = if a[at] == b[other] {
                    longest[cell + width + 1] + 1
                } else {
                    longest[cell + width].max(longest[cell + 1])
                };
            }
        }
        let (mut at, mut other) = (0, 0);
        while at < a.len() && other < b.len() {
            let cell = at * width + other;
            if a[at] == b[other] {
                self.kept(&a[at..=at]);
                (at, other) = (at + 1, other + 1);
            } else if longest[cell + width] >= longest[cell + 1] {
                self.removed(&a[at..=at]);
                at += 1;
            } else {
                self.added(&b[other..=other]);
                other += 1;
            }
        }
        self.removed(&a[at..]);
        self.added(&b[other..]);
    }
}
