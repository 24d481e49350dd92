//! A seeded generator of posts with words, for what reads texts.
//!
//! Words come from a Zipf law over invented syllables, as in any language: the commonest stand in most
//! posts, most of the vocabulary in a handful. All of it is invented.

use std::io::{self, Write};

use crate::generate::{Random, Zipf};

/// Words that there are.
const VOCABULARY: usize = 200_000;
const SYLLABLES: [&str; 24] = [
    "ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu", "ya",
    "zel", "mor", "tan", "kir", "pol", "ran", "sut", "lim",
];

/// The word with this rank; rank 0 is the commonest.
pub fn word(rank: usize) -> String {
    let mut word = String::new();
    let mut rest = rank + SYLLABLES.len();
    while rest > 0 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    word
}

/// Writes `id,account_id,username,created_at,text,url`: `posts` rows in order of time, 8 to 27 words
/// each, a tenth as many accounts, a fifth as many addresses. Equal seeds give equal bytes.
pub fn write_posts_csv(posts: usize, seed: u64, out: &mut impl Write) -> io::Result<()> {
    let mut random = Random::seeded(seed);
    let words = Zipf::new(VOCABULARY, 1.0);
    let accounts = Zipf::new((posts / 10).max(10), 0.6);
    let addresses = Zipf::new((posts / 5).max(10), 0.9);
    let vocabulary: Vec<String> = (0..VOCABULARY).map(word).collect();
    writeln!(out, "id,account_id,username,created_at,text,url")?;
    for post in 0..posts {
        let account = accounts.draw(&mut random);
        let address = addresses.draw(&mut random);
        let at = 1_700_000_000 + post as u64 * 7;
        write!(out, "{post},{account},{}_{account},{at},", word(account))?;
        for at in 0..8 + random.below(20) {
            let drawn = words.draw(&mut random);
            let blank = if at == 0 { "" } else { " " };
            let text = vocabulary.get(drawn).map_or("", String::as_str);
            write!(out, "{blank}{text}")?;
        }
        writeln!(
            out,
            ",https://{}.example/{}/{address}",
            word(address % 2_000),
            word(address)
        )?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn equal_seeds_give_equal_bytes_and_words_differ() {
        let write = |seed| {
            let mut out = Vec::new();
            write_posts_csv(200, seed, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(write(1), write(1));
        assert_ne!(write(1), write(2));
        assert_eq!(write(1).lines().count(), 201);
        let distinct: HashSet<String> = (0..5_000).map(word).collect();
        assert_eq!(distinct.len(), 5_000);
    }
}
