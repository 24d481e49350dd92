//! Equal texts are one.

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::characters::Scratch;
use super::{STEP, Texts};
use crate::watch::{Meter, Watch};
use crate::{LikenessError, Progress};

/// Steps of counting the characters of a text for each byte, of which most scripts need a search for
/// where characters end.
const COUNT_STEPS: usize = 2;
/// Steps of fetching a text from somewhere in memory.
const FETCH_STEPS: usize = 32;
/// Bytes that are compared in one step.
const BYTES_AT_ONCE: usize = 16;

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
                let mut scratch = Scratch::default();
                let mut meter = Meter::new(&watch);
                for (at, slot) in slots.iter_mut().enumerate() {
                    let row = chunk * STEP + at;
                    let text = texts.text(row);
                    // A character has at least one byte, a wide one at least three.
                    if text.len() >= min_characters && scratch.count(text) >= min_characters {
                        *slot = (xxh3_64(text.as_bytes()), row as u32);
                    }
                    if !meter.add(1, COUNT_STEPS * text.len()) {
                        return;
                    }
                }
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
        let mut meter = Meter::new(&watch);
        for run in order.chunk_by_mut(|a, b| a.0 == b.0) {
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
            let length = run.first().map_or(0, |&(_, row)| text_of(row).len());
            if !meter.add(0, run.len() * (FETCH_STEPS + length / BYTES_AT_ONCE)) {
                break;
            }
        }
        drop(meter);
        watch.check()?;
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
