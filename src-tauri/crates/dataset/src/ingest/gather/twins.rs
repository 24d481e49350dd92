//! Records without an id that say the same: somebody collected twice, and the post is one.

use std::hash::{BuildHasherDefault, Hasher};

use hashbrown::HashMap;

use crate::ingest::records::Row;

/// A post that is known by what its record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Twin {
    /// Number of the first record that is the same.
    pub(super) first: u64,
    /// Number of the post among those of the source, from 0.
    pub(super) code: u32,
}

/// The records so far, by what they say in the columns that are used.
#[derive(Default)]
pub(super) struct Twins {
    known: HashMap<u128, Twin, BuildHasherDefault<Digested>>,
    scratch: Vec<u8>,
}

impl Twins {
    /// The post of a record: the same for every record that is the same in every one of these columns.
    pub(super) fn of(&mut self, row: &Row, columns: &[usize]) -> Twin {
        let code = self.known.len() as u32;
        let digest = row.digest(columns, &mut self.scratch);
        *self.known.entry(digest).or_insert(Twin {
            first: row.number,
            code,
        })
    }

    pub(super) fn clear(&mut self) {
        self.known.clear();
    }
}

/// The keys are digests already.
#[derive(Default)]
struct Digested(u64);

impl Hasher for Digested {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u128(&mut self, digest: u128) {
        self.0 = digest as u64;
    }
}
