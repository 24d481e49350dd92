//! What a word is: how texts and questions are cut into words, and how what is written differently
//! and reads the same becomes equal.
//!
//! SQLite's `unicode61` knows the Unicode of 2012, takes a sentence in Chinese or Thai for one word
//! and an emoji for a gap. So the cutting happens here, for texts and for questions alike, and FTS5
//! gets words that are finished: letters without capitals and accents (what `remove_diacritics 2`
//! does), mathematical and full-width letters as plain ones, invisible characters left out. A script
//! that writes no spaces gives one word a character, so that any part of a sentence is found as a
//! phrase; so does each emoji.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest word in bytes; what is longer is cut off, in texts and in questions.
const WORD_BYTES: usize = 120;

/// A word and where it stands in the text that it was found in (bytes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub word: String,
    pub at: Range<usize>,
}

/// What a character does to the word that is being read.
enum Role {
    /// Part of a word.
    Letter,
    /// A word by itself.
    Alone,
    /// Not there: accents, joiners, characters nobody sees.
    Nothing,
    /// Between words.
    Gap,
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut from = 0;
    let mut to = 0;
    for (at, c) in text.char_indices() {
        let role = role(c);
        if matches!(role, Role::Alone | Role::Gap) && !word.is_empty() {
            push(&mut found, std::mem::take(&mut word), from..to);
        }
        match role {
            Role::Letter => {
                if word.is_empty() {
                    from = at;
                }
                letters(c, &mut word);
                to = at + c.len_utf8();
            }
            Role::Alone => {
                let mut alone = String::new();
                letters(c, &mut alone);
                for part in alone.chars() {
                    push(&mut found, part.to_string(), at..at + c.len_utf8());
                }
            }
            // A mark after a letter is marked with it.
            Role::Nothing => {
                if !word.is_empty() {
                    to = at + c.len_utf8();
                }
            }
            Role::Gap => {}
        }
    }
    if !word.is_empty() {
        push(&mut found, word, from..to);
    }
    found
}

fn push(found: &mut Vec<Word>, mut word: String, at: Range<usize>) {
    word.truncate(word.floor_char_boundary(WORD_BYTES));
    found.push(Word { word, at });
}

/// Appends the words of a text with one blank between them.
pub(crate) fn write_words(text: &str, out: &mut String) {
    for word in words(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word.word);
    }
}

/// A text for the search of parts: everything stays but capitals, accents and what nobody sees; white
/// space is one blank.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_nothing(c) {
            plain(c, &mut out);
        }
    }
    out
}

fn role(c: char) -> Role {
    if c.is_ascii() {
        return match c.is_ascii_alphanumeric() {
            true => Role::Letter,
            false => Role::Gap,
        };
    }
    if is_nothing(c) {
        Role::Nothing
    } else if is_alone(c) {
        Role::Alone
    } else if c.is_alphanumeric() || is_combining_mark(c) {
        // Vowel signs of Indic scripts belong to the word.
        Role::Letter
    } else {
        Role::Gap
    }
}

/// Accents, points and joiners, which a question may leave out; characters that are not seen, with
/// which words are hidden from filters.
fn is_nothing(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{ad}' | '\u{61c}' | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Scripts that put no spaces between words, and pictures.
fn is_alone(c: char) -> bool {
    matches!(c,
        // Thai, Lao, Tibetan, Myanmar, Khmer, Tai, and their extensions.
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{edf}' | '\u{f00}' | '\u{f40}'..='\u{fbc}'
        | '\u{1000}'..='\u{1049}' | '\u{1050}'..='\u{109d}' | '\u{1780}'..='\u{17d3}'
        | '\u{17dc}' | '\u{17dd}' | '\u{1950}'..='\u{19df}' | '\u{1a20}'..='\u{1aad}'
        | '\u{a9e0}'..='\u{a9fe}' | '\u{aa60}'..='\u{aadf}'
        // Kana, Bopomofo, Han; half-width kana.
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{3105}'..='\u{312f}'
        | '\u{31a0}'..='\u{31bf}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}'
        | '\u{1aff0}'..='\u{1b16f}' | '\u{20000}'..='\u{3ffff}'
        // Arrows, signs, emoji.
        | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}'
        | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1f0ff}'
        | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f300}'..='\u{1faff}')
}

/// Appends a character of a word; `⑴` is its digit without the brackets.
fn letters(c: char, word: &mut String) {
    if c.is_ascii() {
        word.push(c.to_ascii_lowercase());
        return;
    }
    let before = word.len();
    plain(c, word);
    let bad = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric();
    if word.get(before..).is_some_and(|new| new.contains(bad)) {
        let kept: String = word.get(before..).unwrap_or_default().replace(bad, "");
        word.truncate(before);
        word.push_str(&kept);
    }
}

/// Appends a character as it is compared.
fn plain(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    // Taken apart, a Hangul syllable and a kana with its mark would match what they begin with.
    if matches!(c, '\u{ac00}'..='\u{d7a3}' | '\u{3041}'..='\u{30ff}') {
        out.push(c);
        return;
    }
    for part in std::iter::once(c).nfkd() {
        if !is_nothing(part) {
            out.extend(part.to_lowercase().map(|small| match small {
                'ς' => 'σ',
                other => other,
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.word).collect()
    }

    #[test]
    fn capitals_accents_and_fancy_letters_are_plain() {
        assert_eq!(list("Crème BRÛLÉE, naïve"), ["creme", "brulee", "naive"]);
        assert_eq!(list("e\u{301}tat"), ["etat"]);
        assert_eq!(list("𝗕𝗼𝗹𝗱 ＦＵＬＬ ΟΔΟΣ"), ["bold", "full", "οδοσ"]);
        assert_eq!(list("Ёлка йод"), ["елка", "иод"]);
        assert_eq!(list("مُحَمَّد"), list("محمد"));
    }

    #[test]
    fn hidden_characters_do_not_cut_a_word() {
        assert_eq!(list("vac\u{200b}ci\u{ad}ne"), ["vaccine"]);
        assert_eq!(list("\u{202e}abc\u{202c} d\0e"), ["abc", "d", "e"]);
    }

    #[test]
    fn scripts_without_spaces_give_a_word_a_character() {
        assert_eq!(list("北京ok東京"), ["北", "京", "ok", "東", "京"]);
        assert_eq!(list("สวัสดี").len(), 6);
        assert_eq!(list("ガラス"), ["ガ", "ラ", "ス"]);
        assert_eq!(list("한국어 हिन्दी"), ["한국어", "हिन्दी"]);
        assert_eq!(list("🔥🔥 go👍🏽"), ["🔥", "🔥", "go", "👍"]);
    }

    #[test]
    fn a_word_knows_its_place() {
        let text = "né\u{301}e, 北京!";
        let places: Vec<&str> = words(text).into_iter().map(|word| &text[word.at]).collect();
        assert_eq!(places, ["né\u{301}e", "北", "京"]);
    }

    #[test]
    fn parts_keep_their_signs() {
        assert_eq!(
            folded("HTTPS://Exämple.org/A_b?c=1\n\tx"),
            "https://example.org/a_b?c=1 x"
        );
    }

    proptest! {
        #[test]
        fn words_hold_nothing_that_separates(text in "\\PC*") {
            for word in words(&text) {
                prop_assert!(!word.word.is_empty());
                prop_assert!(word.word.chars().all(|c| !c.is_ascii() || c.is_ascii_alphanumeric()));
                prop_assert!(text.get(word.at).is_some());
            }
        }
    }
}
