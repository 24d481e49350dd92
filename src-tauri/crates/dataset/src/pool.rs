//! Many short strings in one allocation, and the table that gives each distinct one a code.

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::DatasetError;

/// Strings addressed by a `u32` code, stored back to back: one arena and one offset each,
/// so that ten million ids cost their bytes plus eight bytes each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StringPool {
    text: String,
    /// Where each string ends in `text`; it starts where the previous one ends.
    ends: Vec<u64>,
}

impl StringPool {
    /// An empty pool.
    pub fn new() -> Self {
        Self::default()
    }

    /// Number of strings.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no string.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The string of a code; empty for a code that the pool never gave out.
    #[inline]
    pub fn get(&self, code: u32) -> &str {
        let code = code as usize;
        let Some(&end) = self.ends.get(code) else {
            return "";
        };
        let start = match code.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// All strings in the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = &str> + '_ {
        (0..self.ends.len() as u32).map(|code| self.get(code))
    }

    /// Bytes held, text and offsets.
    pub fn memory_bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * size_of::<u64>()
    }

    /// Appends a string and returns its code. No check for repetition.
    pub(crate) fn push(&mut self, text: &str) -> u32 {
        let code = self.ends.len() as u32;
        self.text.push_str(text);
        self.ends.push(self.text.len() as u64);
        code
    }

    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// Gives each distinct (scope, text) a code in order of first appearance.
///
/// The scope (a platform, an object type) belongs to the identity but not to the text.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    pub(crate) pool: StringPool,
    scopes: Vec<u16>,
    /// Upper half of the hash next to the code: most wrong candidates are refused without a
    /// look at the arena, and the table grows without hashing anything again.
    table: HashTable<(u32, u32)>,
}

/// The hash as the table keeps it. Only 32 bits are stored per entry, so the table must be
/// addressed with a value that can be derived from those 32 bits alone.
#[inline]
fn spread(tag: u32) -> u64 {
    u64::from(tag).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

impl Interner {
    pub(crate) fn len(&self) -> usize {
        self.pool.len()
    }

    pub(crate) fn scope(&self, code: u32) -> u16 {
        self.scopes.get(code as usize).copied().unwrap_or(0)
    }

    /// Code of the text, and whether it is new.
    #[inline]
    pub(crate) fn intern(&mut self, scope: u16, text: &str) -> Result<(u32, bool), DatasetError> {
        let tag = (xxh3_64_with_seed(text.as_bytes(), u64::from(scope)) >> 32) as u32;
        let Self {
            pool,
            scopes,
            table,
        } = self;
        let found = table.entry(
            spread(tag),
            |&(other, code)| {
                other == tag
                    && pool.get(code) == text
                    && scopes.get(code as usize).copied() == Some(scope)
            },
            |&(other, _)| spread(other),
        );
        match found {
            Entry::Occupied(entry) => Ok((entry.get().1, false)),
            Entry::Vacant(entry) => {
                if pool.len() >= u32::MAX as usize {
                    return Err(DatasetError::TooMany {
                        what: "ids",
                        limit: u64::from(u32::MAX),
                    });
                }
                let code = pool.push(text);
                scopes.push(scope);
                entry.insert((tag, code));
                Ok((code, true))
            }
        }
    }

    /// Gives up the table and the scopes, keeps the strings.
    pub(crate) fn into_parts(self) -> (StringPool, Vec<u16>) {
        let Self {
            mut pool,
            scopes,
            table,
        } = self;
        drop(table);
        pool.shrink();
        (pool, scopes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_follow_first_appearance_and_scope_separates() {
        let mut interner = Interner::default();
        let codes: Vec<u32> = [(0, "b"), (0, "a"), (1, "a"), (0, "b"), (0, ""), (0, "")]
            .iter()
            .map(|&(scope, text)| interner.intern(scope, text).unwrap().0)
            .collect();
        assert_eq!(codes, [0, 1, 2, 0, 3, 3]);
        assert_eq!((interner.scope(2), interner.len()), (1, 4));
        let (pool, scopes) = interner.into_parts();
        assert_eq!(pool.iter().collect::<Vec<_>>(), ["b", "a", "a", ""]);
        assert_eq!(scopes, [0, 0, 1, 0]);
        assert_eq!(pool.get(99), "");
    }

    #[test]
    fn a_hundred_thousand_ids_come_back() {
        let mut interner = Interner::default();
        for n in 0..100_000u32 {
            let id = format!("id{}", n % 50_000);
            assert_eq!(interner.intern(0, &id).unwrap(), (n % 50_000, n < 50_000));
        }
        assert_eq!(interner.pool.get(49_999), "id49999");
    }
}
