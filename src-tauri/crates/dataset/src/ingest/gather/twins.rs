//! Records without an id that say the same: somebody collected twice, and the post is one.

use hashbrown::HashMap;

use crate::ingest::records::Row;

/// The records so far, by what they say in the columns that are used.
#[derive(Default)]
pub(super) struct Twins {
    first: HashMap<u128, u64>,
}

impl Twins {
    /// Number of the first record that is the same as this one in every one of these columns.
    pub(super) fn first_of(&mut self, row: &Row, columns: &[usize]) -> u64 {
        *self.first.entry(row.digest(columns)).or_insert(row.number)
    }

    pub(super) fn clear(&mut self) {
        self.first.clear();
    }
}
