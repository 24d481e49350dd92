//! Equal texts are one.

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::characters::Scratch;
use super::{STEP, Texts};
use crate::watch::Watch;
use crate::{LikenessError, Progress};

/// The distinct texts that are long enough, in an order that depends on the texts alone: by hash,
/// then by the text itself.
pub(crate) struct Distinct {
    /// Lowest row of each distinct text.
    pub(crate) first_row: Vec<u32>,
    /// Rows of each distinct text.
    pub(crate) counts: Vec<u32>,
    /// Distinct text of each row; `u32::MAX` where the text is too short.
    pub(crate) of_row: Vec<u32>,
}

impl Distinct {
    pub(crate) fn collapse<T: Texts + ?Sized>(
        texts: &T,
        min_characters: usize,
        progress: Progress,
    ) -> Result<Self, LikenessError> {
        let n_rows = texts.len();
        let watch = Watch::start(progress, "collapsing equal texts", n_rows as u64)?;
        // A hash and a row; rows that are too short get the last hash and a mark.
        let mut order: Vec<(u64, u32)> = vec![(u64::MAX, u32::MAX); n_rows];
        order
            .par_chunks_mut(STEP)
            .enumerate()
            .for_each(|(chunk, slots)| {
                if watch.is_stopped() {
                    return;
                }
                let mut scratch = Scratch::default();
                for (at, slot) in slots.iter_mut().enumerate() {
                    let row = chunk * STEP + at;
                    let text = texts.text(row);
                    // A character has at least one byte, a wide one at least three.
                    if text.len() >= min_characters && scratch.count(text) >= min_characters {
                        *slot = (xxh3_64(text.as_bytes()), row as u32);
                    }
                }
                watch.advance(slots.len() as u64);
            });
        watch.check()?;
        order.retain(|&(_, row)| row != u32::MAX);
        watch.ask(0)?;
        order.par_sort_unstable();
        watch.ask(0)?;

        let mut distinct = Self {
            first_row: Vec::new(),
            counts: Vec::new(),
            of_row: vec![u32::MAX; n_rows],
        };
        for (at, run) in order.chunk_by_mut(|a, b| a.0 == b.0).enumerate() {
            if at % (16 * STEP) == 0 {
                watch.ask(0)?;
            }
            let text_of = |row: u32| texts.text(row as usize);
            let first = run.first().map_or("", |&(_, row)| text_of(row));
            // Different texts with one hash: rare, but an adversary can make them.
            if run.iter().any(|&(_, row)| text_of(row) != first) {
                run.sort_unstable_by(|a, b| text_of(a.1).cmp(text_of(b.1)).then(a.1.cmp(&b.1)));
                for equal in run.chunk_by(|a, b| text_of(a.1) == text_of(b.1)) {
                    distinct.add(equal);
                }
            } else {
                distinct.add(run);
            }
        }
        Ok(distinct)
    }

    fn add(&mut self, equal: &[(u64, u32)]) {
        let number = self.counts.len() as u32;
        for &(_, row) in equal {
            self.of_row[row as usize] = number;
        }
        self.counts.push(equal.len() as u32);
        self.first_row.extend(equal.first().map(|&(_, row)| row));
    }
}
