//! What a character is, how much it counts, and the shingles of a text.

use unicode_segmentation::UnicodeSegmentation;
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Buffers of one thread.
#[derive(Default)]
pub(crate) struct Scratch {
    /// Byte where each character starts, and one past the end.
    starts: Vec<usize>,
    /// What each character counts: 1 or 2.
    weights: Vec<u8>,
}

impl Scratch {
    /// Characters of a text, wide ones counted twice.
    pub(crate) fn count(&mut self, text: &str) -> usize {
        if is_simple_ascii(text) {
            return text.len();
        }
        self.split(text);
        self.weights.iter().map(|&weight| usize::from(weight)).sum()
    }

    /// Calls `shingle` with the bytes of each run of `length` characters, in order and as often as it
    /// stands there: from each character the shortest run that counts at least `length`. A text that
    /// counts less is one shingle; an empty one has none.
    pub(crate) fn for_each_shingle<'t>(
        &mut self,
        text: &'t str,
        length: usize,
        mut shingle: impl FnMut(&'t [u8]),
    ) {
        let bytes = text.as_bytes();
        if bytes.is_empty() {
            return;
        }
        if is_simple_ascii(text) {
            if bytes.len() < length {
                shingle(bytes);
            }
            bytes.windows(length.max(1)).for_each(shingle);
            return;
        }
        self.split(text);
        let (mut end, mut sum) = (0, 0);
        for (at, &weight) in self.weights.iter().enumerate() {
            while sum < length && end < self.weights.len() {
                sum += usize::from(self.weights[end]);
                end += 1;
            }
            if sum < length {
                if at == 0 {
                    shingle(bytes);
                }
                return;
            }
            shingle(&bytes[self.starts[at]..self.starts[end]]);
            sum -= usize::from(weight);
        }
    }

    /// Hashes of all shingles, as often as they stand there.
    pub(crate) fn hash_shingles(
        &mut self,
        text: &str,
        length: usize,
        seed: u64,
        hashes: &mut Vec<u64>,
    ) {
        hashes.clear();
        self.for_each_shingle(text, length, |bytes| {
            hashes.push(xxh3_64_with_seed(bytes, seed));
        });
    }

    fn split(&mut self, text: &str) {
        self.starts.clear();
        self.weights.clear();
        if text.chars().all(stands_alone) {
            for (start, character) in text.char_indices() {
                self.starts.push(start);
                self.weights.push(weight(character));
            }
        } else {
            for (start, cluster) in text.grapheme_indices(true) {
                self.starts.push(start);
                self.weights.push(cluster.chars().next().map_or(1, weight));
            }
        }
        self.starts.push(text.len());
    }
}

/// Every byte a character; a carriage return would be one with the line feed after it.
fn is_simple_ascii(text: &str) -> bool {
    text.bytes().all(|byte| byte < 0x80 && byte != b'\r')
}

/// Code points that are a character of their own beside each other, whatever their order: texts of
/// these only, which is most of them, need no search for grapheme clusters.
fn stands_alone(character: char) -> bool {
    matches!(character,
        '\0'..='\u{c}' | '\u{e}'..='\u{2ff}' // Latin
        | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}' // Greek, Cyrillic
        | '\u{5d0}'..='\u{5ea}' // Hebrew letters
        | '\u{620}'..='\u{64a}' | '\u{660}'..='\u{66f}' // Arabic letters and digits
        | '\u{1e00}'..='\u{1fff}' // more Latin and Greek
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}'
        | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// 2 for ideographs, kana, Hangul and Yi syllables, 1 for the rest.
fn weight(character: char) -> u8 {
    let is_wide = matches!(character,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}'
        | '\u{3021}'..='\u{3029}' | '\u{3041}'..='\u{318f}' | '\u{31a0}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{a000}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{1b000}'..='\u{1b16f}' | '\u{20000}'..='\u{3ffff}');
    1 + u8::from(is_wide)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shingles(text: &str, length: usize) -> Vec<&str> {
        let mut found = Vec::new();
        Scratch::default().for_each_shingle(text, length, |bytes| {
            found.push(std::str::from_utf8(bytes).unwrap());
        });
        found
    }

    #[test]
    fn a_character_is_what_a_reader_sees_and_an_ideograph_counts_twice() {
        assert_eq!(shingles("abcdefg", 5), ["abcde", "bcdef", "cdefg"]);
        assert_eq!(shingles("grün ja", 5), ["grün ", "rün j", "ün ja"]);
        assert_eq!(shingles("a\u{308}bcdef", 5), ["a\u{308}bcde", "bcdef"]);
        assert_eq!(shingles("🇩🇪🇫🇷🇩🇪", 2), ["🇩🇪🇫🇷", "🇫🇷🇩🇪"]);
        assert_eq!(
            shingles("投票日は明日", 5),
            ["投票日", "票日は", "日は明", "は明日"]
        );
        assert_eq!(shingles("ab投票cd", 5), ["ab投票", "b投票", "投票c"]);
        assert_eq!(Scratch::default().count("ab投票cd"), 8);
    }

    #[test]
    fn what_is_shorter_than_a_shingle_is_one_and_nothing_has_none() {
        assert_eq!(shingles("abc", 5), ["abc"]);
        assert_eq!(shingles("äbc", 5), ["äbc"]);
        assert_eq!(shingles("投票", 5), ["投票"]);
        assert_eq!(shingles("投票日", 5), ["投票日"]);
        assert_eq!(shingles("", 5), Vec::<&str>::new());
    }

    #[test]
    fn code_points_that_stand_alone_are_grapheme_clusters_in_any_order() {
        let all: Vec<char> = (0..0xe000_u32)
            .filter_map(char::from_u32)
            .filter(|&character| stands_alone(character))
            .collect();
        for step in [1, 7, 1009, 17_389] {
            let text: String = (0..all.len())
                .map(|at| all[at * step % all.len()])
                .collect();
            assert_eq!(text.graphemes(true).count(), all.len(), "step {step}");
        }
    }

    proptest! {
        #[test]
        fn both_ways_to_split_agree(text in "[a-zäжא가投ー\u{300}\u{200d}🇩👍\r\n ]{0,40}", length in 1_usize..8) {
            let mut slow: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
            slow.push((text.len(), ""));
            let weights: Vec<usize> = slow
                .iter()
                .filter_map(|(_, cluster)| cluster.chars().next())
                .map(|first| usize::from(weight(first)))
                .collect();
            let mut expected = Vec::new();
            for from in 0..weights.len() {
                let fits = (from..weights.len()).find(|&to| weights[from..=to].iter().sum::<usize>() >= length);
                if let Some(to) = fits {
                    expected.push(&text[slow[from].0..slow[to + 1].0]);
                }
            }
            if expected.is_empty() && !text.is_empty() {
                expected.push(text.as_str());
            }
            prop_assert_eq!(shingles(&text, length), expected);
            prop_assert_eq!(Scratch::default().count(&text), weights.iter().sum::<usize>());
        }
    }
}
