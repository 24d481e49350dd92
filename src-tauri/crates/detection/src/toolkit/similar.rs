//! Messages that match when their words are alike: exact, by an index of rare words.
//!
//! Two sets with a Jaccard similarity of at least t have a word in common among the first
//! `n - o + 1` of either, `n` being its size, `o` the overlap that t asks of it and words in one order
//! for all, the rarest first (prefix filtering: Bayardo, Ma & Srikant 2007,
//! doi:10.1145/1242572.1242591). Only these words are indexed; of each, the messages stand in the
//! order of time, so the window is a stretch of them. Every candidate is then compared in full, equal
//! sets once.

use hashbrown::HashMap;
use rayon::prelude::*;
use zwerm_dataset::Messages;

use super::count::Partners;
use super::{Params, each, words};
use crate::watch::Meter;
use crate::{DetectionError, Progress};

pub(super) struct Index {
    /// Per place in the order of time: account, set, scope (platform, where that counts).
    account: Vec<u32>,
    set: Vec<u32>,
    scope: Vec<u8>,
    /// Per place, the places within the window: from, to.
    reach: Vec<[u32; 2]>,
    /// Per message its place; `u32::MAX` without words.
    place: Vec<u32>,
    /// The different sets of words, each ascending: the rarest word first.
    sets: Vec<Vec<u32>>,
    /// Per word the places whose set has it among its first ones, ascending.
    places: Vec<Vec<u32>>,
    jaccard: f64,
}

impl Index {
    pub(super) fn new(
        messages: &Messages,
        params: &Params,
        window_ms: i64,
        progress: Progress<'_>,
    ) -> Result<Self, DetectionError> {
        let WordSets {
            sets,
            set_of,
            n_words,
        } = word_sets(messages, progress)?;
        let mut order: Vec<(i64, u32)> = (0..messages.len() as u32)
            .filter(|&message| set_of[message as usize] != u32::MAX)
            .map(|message| (messages.time_ms[message as usize], message))
            .collect();
        order.par_sort_unstable();
        let mut index = Self {
            account: Vec::with_capacity(order.len()),
            set: Vec::with_capacity(order.len()),
            scope: Vec::with_capacity(order.len()),
            reach: Vec::with_capacity(order.len()),
            place: vec![u32::MAX; messages.len()],
            sets,
            places: vec![Vec::new(); n_words],
            jaccard: params.jaccard,
        };
        let (mut from, mut to) = (0, 0);
        for (place, &(time, message)) in order.iter().enumerate() {
            while time.saturating_sub(order[from].0) > window_ms {
                from += 1;
            }
            while order
                .get(to)
                .is_some_and(|row| row.0.saturating_sub(time) <= window_ms)
            {
                to += 1;
            }
            let set = set_of[message as usize];
            index.account.push(messages.account[message as usize]);
            index.set.push(set);
            index.scope.push(match params.cross_platform {
                true => 0,
                false => messages.platform[message as usize],
            });
            index.reach.push([from as u32, to as u32]);
            index.place[message as usize] = place as u32;
            let words = &index.sets[set as usize];
            for &word in &words[..prefix(words.len(), params.jaccard)] {
                index.places[word as usize].push(place as u32);
            }
        }
        Ok(index)
    }

    pub(super) fn has_words(&self, message: u32) -> bool {
        self.place[message as usize] != u32::MAX
    }

    /// Places to look at when every message is compared.
    pub(super) fn candidates(&self) -> u64 {
        let near = |places: &Vec<u32>| {
            let (mut from, mut n) = (0, 0);
            let mut to = 0;
            for &place in places {
                let [first, end] = self.reach[place as usize];
                while places[from] < first {
                    from += 1;
                }
                while places.get(to).is_some_and(|&other| other < end) {
                    to += 1;
                }
                n += (to - from) as u64;
            }
            n
        };
        self.places.par_iter().map(near).sum()
    }

    pub(super) fn n_sets(&self) -> u32 {
        self.sets.len() as u32
    }
}

/// How many of its first words a set of `n` words has to be found by: all but the least overlap, and
/// one.
fn prefix(n: usize, jaccard: f64) -> usize {
    // The division is the one that compares in the end, so rounding cannot lose a match.
    let least = (1..=n).find(|&common| common as f64 / n as f64 >= jaccard);
    n + 1 - least.unwrap_or(n)
}

/// Whether words in common by words in either reach the threshold.
fn alike(a: &[u32], b: &[u32], jaccard: f64) -> bool {
    let reaches = |common: usize| common as f64 / (a.len() + b.len() - common) as f64 >= jaccard;
    if !reaches(a.len().min(b.len())) {
        return false;
    }
    let (mut i, mut j, mut common) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        common += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    reaches(common)
}

/// Looks a message's partners up.
pub(super) struct ByWords<'i> {
    index: &'i Index,
    /// Per set the last message that it was compared with, and the result.
    compared: Vec<(u32, bool)>,
}

impl<'i> ByWords<'i> {
    pub(super) fn new(index: &'i Index) -> Self {
        Self {
            index,
            compared: vec![(u32::MAX, false); index.sets.len()],
        }
    }
}

impl Partners for ByWords<'_> {
    fn of(&mut self, message: u32, meter: &mut Meter<'_, '_>, see: &mut impl FnMut(u32)) -> bool {
        let index = self.index;
        let own = index.place[message as usize];
        let [from, to] = index.reach[own as usize];
        let words = &index.sets[index.set[own as usize] as usize];
        for &word in &words[..prefix(words.len(), index.jaccard)] {
            let places = &index.places[word as usize];
            let first = places.partition_point(|&place| place < from);
            let near = places[first..].iter().take_while(|&&place| place < to);
            let mut n = 0;
            for &place in near {
                n += 1;
                if place == own || index.scope[place as usize] != index.scope[own as usize] {
                    continue;
                }
                let set = index.set[place as usize];
                let (last, result) = &mut self.compared[set as usize];
                if *last != message {
                    *last = message;
                    *result = alike(words, &index.sets[set as usize], index.jaccard);
                }
                if *result {
                    see(index.account[place as usize]);
                }
            }
            if !meter.add(n) {
                return false;
            }
        }
        true
    }
}

struct WordSets {
    /// The different sets.
    sets: Vec<Vec<u32>>,
    /// Set of each message; `u32::MAX` for reposts and texts without a word.
    set_of: Vec<u32>,
    n_words: usize,
}

/// Words are numbered by how many messages have them, the rarest first.
fn word_sets(messages: &Messages, progress: Progress<'_>) -> Result<WordSets, DetectionError> {
    let texts = each(
        messages.len(),
        "cut words",
        progress,
        |message| match messages.values_of(message).next() {
            Some(text) if !messages.is_repost[message] => words::words(text),
            _ => Vec::new(),
        },
    )?;
    let mut count: HashMap<&str, u32> = HashMap::new();
    for word in texts.iter().flatten() {
        *count.entry(word).or_default() += 1;
    }
    let mut by_count: Vec<(u32, &str)> = count.into_iter().map(|(word, n)| (n, word)).collect();
    by_count.par_sort_unstable();
    let number: HashMap<&str, u32> = by_count
        .iter()
        .enumerate()
        .map(|(at, (_, word))| (*word, at as u32))
        .collect();
    let mut known: HashMap<Vec<u32>, u32> = HashMap::new();
    let set_of = texts
        .iter()
        .map(|words| {
            if words.is_empty() {
                return u32::MAX;
            }
            let mut set: Vec<u32> = words
                .iter()
                .filter_map(|word| number.get(word.as_str()).copied())
                .collect();
            set.sort_unstable();
            let next = known.len() as u32;
            *known.entry(set).or_insert(next)
        })
        .collect();
    let mut sets = vec![Vec::new(); known.len()];
    for (set, code) in known {
        sets[code as usize] = set;
    }
    Ok(WordSets {
        sets,
        set_of,
        n_words: by_count.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similar_sets_meet_in_their_first_words() {
        // All pairs of subsets of nine words.
        let sets: Vec<Vec<u32>> = (1u32..1 << 9)
            .map(|bits| (0..9).filter(|word| bits >> word & 1 == 1).collect())
            .collect();
        for jaccard in [0.1, 0.5, 0.8, 0.9, 1.0] {
            for a in &sets {
                for b in &sets {
                    let common = a.iter().filter(|word| b.contains(word)).count();
                    let either = a.len() + b.len() - common;
                    let expected = common as f64 / either as f64 >= jaccard;
                    assert_eq!(alike(a, b, jaccard), expected);
                    let first = &b[..prefix(b.len(), jaccard)];
                    let meet = a[..prefix(a.len(), jaccard)]
                        .iter()
                        .any(|w| first.contains(w));
                    assert!(meet || !expected, "{a:?} {b:?} at {jaccard}");
                }
            }
        }
    }
}
