//! What two texts have to have in common: the text as a whole, or its words.

use unicode_segmentation::UnicodeSegmentation;

/// The text in lower case, without mentions, every run of white space one blank.
pub(super) fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let mut plain = String::with_capacity(lower.len());
    for word in without_mentions(&lower).split(is_blank) {
        if word.is_empty() {
            continue;
        }
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

/// The different words of a text in lower case and without mentions, ascending. Everything between
/// two boundaries (UAX 29) counts unless it is blank: marks and emoji too, but not the apostrophe,
/// which the toolkit takes off the end of a word, and no word is cut within.
pub(super) fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let text = without_mentions(&lower);
    let mut words: Vec<&str> = text
        .split_word_bounds()
        .flat_map(|word| word.split(is_blank))
        .filter(|word| !word.is_empty() && *word != "'")
        .collect();
    words.sort_unstable();
    words.dedup();
    words.into_iter().map(str::to_owned).collect()
}

/// Everything but what stands from an `@` to the next white space.
fn without_mentions(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while let Some(at) = rest.find('@') {
        kept.push_str(rest.get(..at).unwrap_or_default());
        let tail = rest.get(at..).unwrap_or_default();
        let end = tail.find(char::is_whitespace).unwrap_or(tail.len());
        rest = tail.get(end..).unwrap_or_default();
    }
    kept.push_str(rest);
    kept
}

/// White space, and the four separators of ASCII, at which Python splits too.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{1c}'..='\u{1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_equal_but_for_case_mentions_and_blanks() {
        assert_eq!(
            plain(" Vote\tNOW \n @ann  please@bob, ok "),
            "vote now please ok"
        );
        assert_eq!(plain("STRASSE"), "strasse");
        assert_eq!(plain("straße"), "straße");
        assert_eq!(plain("@ann @bob"), "");
        assert_eq!(plain("مرحبا 投票 🔥"), "مرحبا 投票 🔥");
    }

    #[test]
    fn words_are_cut_where_unicode_cuts_them() {
        assert_eq!(
            words("Don't vote, #Vote VOTE @ann!"),
            ["#", ",", "don't", "vote"]
        );
        assert_eq!(words("選挙 🔥🔥"), ["挙", "選", "🔥"]);
        assert!(words("@ann \u{a0}").is_empty());
    }

    /// Texts, and the words that the toolkit's own pattern (regex 2026.5.9 for Python) finds in them.
    #[test]
    fn words_are_those_of_the_toolkit() {
        for (text, expected) in [
            (
                "l'objectif d'accord aujourd'hui l\u{2019}\u{e9}tat",
                &[
                    "aujourd'hui",
                    "d'accord",
                    "l'objectif",
                    "l\u{2019}\u{e9}tat",
                ][..],
            ),
            (
                "can't it's 'quoted' dogs' rock'n'roll x''y o'",
                &[
                    "can't",
                    "dogs",
                    "it's",
                    "o",
                    "quoted",
                    "rock'n'roll",
                    "x",
                    "y",
                ],
            ),
            (
                "3.14 1,000 a.b.c example.com/x?y=1 foo_bar",
                &[
                    "/",
                    "1",
                    "1,000",
                    "3.14",
                    "=",
                    "?",
                    "a.b.c",
                    "example.com",
                    "foo_bar",
                    "x",
                    "y",
                ],
            ),
            (
                "https://t.co/Abc1 #tag_x $AAPL 50%",
                &[
                    "#", "$", "%", "/", "50", ":", "aapl", "abc1", "https", "t.co", "tag_x",
                ],
            ),
            (
                "🇩🇪🇫🇷 👨\u{200d}👩\u{200d}👧 👍🏽",
                &["🇩🇪", "🇫🇷", "👍🏽", "👨\u{200d}👩\u{200d}👧"],
            ),
            (
                "ไทย 日本語テスト カタカナ 한국어",
                &[
                    "ท",
                    "ย",
                    "ไ",
                    "カタカナ",
                    "テスト",
                    "日",
                    "本",
                    "語",
                    "한국어",
                ],
            ),
            (
                "e\u{301}cole a\u{200b}b a\u{ad}b \"q\" (p) -d-\r\nx",
                &[
                    "\"",
                    "(",
                    ")",
                    "-",
                    "a",
                    "a\u{ad}b",
                    "b",
                    "d",
                    "e\u{301}cole",
                    "p",
                    "q",
                    "x",
                    "\u{200b}",
                ],
            ),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }
}
