//! Generated posts with copies that were changed a little, and the slow way to compare them.

use std::collections::HashMap;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use unicode_segmentation::UnicodeSegmentation;

/// Random draws.
pub struct Random(ChaCha8Rng);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.unit() * bound as f64) as usize
    }
}

/// Words of one script; low ranks are frequent.
struct Vocabulary {
    words: Vec<String>,
    separator: &'static str,
}

impl Vocabulary {
    fn new(
        letters: &str,
        lengths: (usize, usize),
        separator: &'static str,
        random: &mut Random,
    ) -> Self {
        let letters: Vec<char> = letters.chars().collect();
        let words = (0..30_000)
            .map(|_| {
                let length = lengths.0 + random.below(lengths.1 - lengths.0 + 1);
                (0..length)
                    .map(|_| letters[random.below(letters.len())])
                    .collect()
            })
            .collect();
        Self { words, separator }
    }

    /// A word, its rank about log-uniform as in Zipf's law.
    fn word(&self, random: &mut Random) -> String {
        let rank = (self.words.len() as f64).powf(random.unit()) as usize - 1;
        self.words[rank.min(self.words.len() - 1)].clone()
    }
}

/// `n` posts of about `characters` Latin characters. Three in ten are a changed or an equal copy of an
/// earlier post; one in six is Cyrillic, one in six Japanese, half as long.
pub fn posts(n: usize, characters: usize, seed: u64) -> Vec<String> {
    let mut random = Random::new(seed);
    let vocabularies = [
        Vocabulary::new("eeeetaoinsrhldcumfpgwybvkü", (2, 9), " ", &mut random),
        Vocabulary::new("оеаинтсрвлкмдпуяызьбгчйхж", (2, 9), " ", &mut random),
        Vocabulary::new(
            "日本語選挙投票候補者国民政治経済のはがをにで",
            (1, 3),
            "",
            &mut random,
        ),
    ];
    let mut posts: Vec<(usize, Vec<String>)> = Vec::with_capacity(n);
    while posts.len() < n {
        if posts.len() > 10 && random.unit() < 0.3 {
            // Chains of copies arise, because what is copied may be a copy.
            let back = random.below(posts.len().min(20_000)) + 1;
            let (script, mut words) = posts[posts.len() - back].clone();
            for _ in 0..random.below(4) {
                change(&mut words, &vocabularies[script], &mut random);
            }
            posts.push((script, words));
            continue;
        }
        let script = [0, 0, 0, 0, 1, 2][random.below(6)];
        let length = (characters as f64 * (0.5 + random.unit())) as usize;
        let length = if script == 2 { length / 2 } else { length };
        let (mut words, mut so_far) = (Vec::new(), 0);
        while so_far < length {
            let word = vocabularies[script].word(&mut random);
            so_far += word.chars().count() + vocabularies[script].separator.len();
            words.push(word);
        }
        posts.push((script, words));
    }
    posts
        .into_iter()
        .map(|(script, words)| words.join(vocabularies[script].separator))
        .collect()
}

fn change(words: &mut Vec<String>, vocabulary: &Vocabulary, random: &mut Random) {
    let at = random.below(words.len().max(1));
    match random.below(5) {
        0 => words.push(vocabulary.word(random)),
        1 => words.insert(0, "👉🏽".to_owned()),
        2 if words.len() > 4 => drop(words.remove(at)),
        3 => words[at].push('!'),
        _ => words[at] = vocabulary.word(random),
    }
}

/// Shingles of a text, each once, as the definition says: no shortcut.
pub fn shingles(text: &str, length: usize) -> Vec<&str> {
    let is_wide = |cluster: &&str| {
        let first = cluster.chars().next().unwrap_or(' ');
        ('\u{3041}'..='\u{30ff}').contains(&first) || ('\u{4e00}'..='\u{9fff}').contains(&first)
    };
    let clusters: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
    let mut found = Vec::new();
    for from in 0..clusters.len() {
        let mut counted = 0;
        for (start, cluster) in &clusters[from..] {
            counted += 1 + usize::from(is_wide(cluster));
            if counted >= length {
                found.push(&text[clusters[from].0..start + cluster.len()]);
                break;
            }
        }
    }
    if found.is_empty() {
        found.push(text);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// All pairs of rows that reach the threshold: every row is compared with every other that has a
/// shingle in common with it.
pub fn brute_force(texts: &[String], threshold: f64, shingle: usize) -> Vec<(u32, u32)> {
    let sets: Vec<Vec<&str>> = texts.iter().map(|text| shingles(text, shingle)).collect();
    let mut rows_of: HashMap<&str, Vec<u32>> = HashMap::new();
    let mut pairs = Vec::new();
    let mut common = vec![0_u32; texts.len()];
    for (row, set) in sets.iter().enumerate() {
        let mut touched = Vec::new();
        for shingle in set {
            let rows = rows_of.entry(shingle).or_default();
            for &other in rows.iter() {
                if common[other as usize] == 0 {
                    touched.push(other);
                }
                common[other as usize] += 1;
            }
            rows.push(row as u32);
        }
        for other in touched {
            let shared = std::mem::take(&mut common[other as usize]) as usize;
            let union = set.len() + sets[other as usize].len() - shared;
            if shared as f64 / union as f64 >= threshold {
                pairs.push((other, row as u32));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// The smallest row of each row's component.
pub fn components(n: usize, pairs: &[(u32, u32)]) -> Vec<u32> {
    let mut label: Vec<u32> = (0..n as u32).collect();
    loop {
        let mut changed = false;
        for &(a, b) in pairs {
            let least = label[a as usize].min(label[b as usize]);
            for end in [a, b] {
                changed |= label[end as usize] != least;
                label[end as usize] = least;
            }
        }
        if !changed {
            return label;
        }
    }
}
