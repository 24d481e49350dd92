//! Keeps the sentences of different people different, as they are in life: a text is taken only
//! when it is not nearly one that was taken before.

use std::collections::{HashMap, HashSet};

use crate::random::fnv1a;

/// Texts of fewer words are what everybody says now and then.
pub(crate) const SHORT_WORDS: usize = 6;
/// How often such a text may come.
const SHORT_REPEATS: u32 = 4;
/// Jaccard similarity of word trigrams from which two texts are nearly the same.
pub(crate) const NEARLY_SAME: f64 = 0.55;

/// The texts taken so far.
#[derive(Default)]
pub(crate) struct Distinct {
    shorts: HashMap<String, u32>,
    sizes: Vec<u32>,
    by_shingle: HashMap<u64, Vec<u32>>,
}

/// Words in lower case, without hashtags, mentions and signs.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .filter(|word| !word.starts_with(['#', '@']))
        .map(|word| {
            let letters = word.chars().filter(|c| c.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect::<String>()
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// Hashes of three words in a row.
pub(crate) fn shingles(words: &[String]) -> HashSet<u64> {
    words
        .windows(3)
        .map(|three| fnv1a(three.join(" ").bytes()))
        .collect()
}

impl Distinct {
    /// Whether the text may be used; it is then remembered.
    pub(crate) fn admit(&mut self, text: &str) -> bool {
        let words = words(text);
        if words.len() < SHORT_WORDS {
            let count = self.shorts.entry(words.join(" ")).or_default();
            *count += 1;
            return *count <= SHORT_REPEATS;
        }
        let shingles = shingles(&words);
        let mut common: HashMap<u32, u32> = HashMap::new();
        for shingle in &shingles {
            for &earlier in self.by_shingle.get(shingle).into_iter().flatten() {
                *common.entry(earlier).or_default() += 1;
            }
        }
        let too_near = common.iter().any(|(&earlier, &both)| {
            let size = self.sizes.get(earlier as usize).copied().unwrap_or(0);
            let all = size + shingles.len() as u32 - both;
            f64::from(both) >= NEARLY_SAME * f64::from(all)
        });
        if too_near {
            return false;
        }
        let number = self.sizes.len() as u32;
        self.sizes.push(shingles.len() as u32);
        for shingle in shingles {
            self.by_shingle.entry(shingle).or_default().push(number);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_copies_are_refused_and_short_words_are_not() {
        let mut distinct = Distinct::default();
        assert!(distinct.admit("The ferry is full, the tram is full, and nobody is grumpy."));
        assert!(!distinct.admit("the ferry is full the tram is full and nobody is happy #tram"));
        assert!(distinct.admit("The ferry is full, so I walked home along the quay instead."));
        let times = (0..20).filter(|_| distinct.admit("Exactly this.")).count();
        assert_eq!(times, SHORT_REPEATS as usize);
    }
}
