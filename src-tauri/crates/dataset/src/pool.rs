//! Many short strings in one allocation, and the table that gives each distinct one a code.

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
///
/// The table is an open one with linear probing; an entry is the upper half of the hash and the
/// code. The place of an entry follows from the hash's highest bits, so growing moves entries in
/// order, and needs no string again. With ten million ids every look is a miss of the processor's
/// caches; `intern_batch` therefore looks at many places before it works on the first.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    pub(crate) pool: StringPool,
    scopes: Vec<u16>,
    /// `hash << 32 | code`; `EMPTY` where nothing is. The length is a power of two, or zero.
    table: Vec<u64>,
    /// Keeps the compiler from leaving out the early looks.
    looked: u64,
}

/// No entry has the code `u32::MAX`: the pool is full before.
const EMPTY: u64 = u64::MAX;
/// Texts of one batch: enough to hide the way to memory, few enough to stay in the nearest cache.
pub(crate) const BATCH: usize = 32;

impl Interner {
    pub(crate) fn len(&self) -> usize {
        self.pool.len()
    }

    pub(crate) fn scope(&self, code: u32) -> u16 {
        self.scopes.get(code as usize).copied().unwrap_or(0)
    }

    #[inline]
    fn tag(scope: u16, text: &str) -> u32 {
        (xxh3_64_with_seed(text.as_bytes(), u64::from(scope)) >> 32) as u32
    }

    /// Where the search for a tag begins.
    #[inline]
    fn place(&self, tag: u32) -> usize {
        // 0 entries: shifted out entirely.
        let bits = self.table.len().trailing_zeros();
        (u64::from(tag) >> (32 - bits.min(32))) as usize
    }

    /// Code of the text, and whether it is new.
    #[inline]
    pub(crate) fn intern(&mut self, scope: u16, text: &str) -> Result<(u32, bool), DatasetError> {
        self.reserve_one()?;
        Ok(self.find_or_add(Self::tag(scope, text), scope, text))
    }

    /// Code of a text that is there.
    pub(crate) fn find(&self, scope: u16, text: &str) -> Option<u32> {
        let mask = self.table.len().wrapping_sub(1);
        let tag = Self::tag(scope, text);
        // The table is never full, so an empty place ends the search.
        (self.place(tag)..)
            .map(|at| self.table.get(at & mask).copied().unwrap_or(EMPTY))
            .take_while(|&entry| entry != EMPTY)
            .filter(|&entry| (entry >> 32) as u32 == tag)
            .map(|entry| entry as u32)
            .find(|&code| self.pool.get(code) == text && self.scope(code) == scope)
    }

    /// Codes of up to `BATCH` texts, appended to `codes`.
    pub(crate) fn intern_batch(
        &mut self,
        scopes: &[u16],
        texts: &[&str],
        codes: &mut Vec<u32>,
    ) -> Result<(), DatasetError> {
        let mut tags = [0u32; BATCH];
        for ((tag, scope), text) in tags.iter_mut().zip(scopes).zip(texts) {
            *tag = Self::tag(*scope, text);
        }
        let mut entries = [EMPTY; BATCH];
        for (entry, tag) in entries.iter_mut().zip(&tags).take(texts.len()) {
            *entry = self.table.get(self.place(*tag)).copied().unwrap_or(EMPTY);
        }
        let mut starts = [0u64; BATCH];
        for ((start, entry), tag) in starts.iter_mut().zip(&entries).zip(&tags) {
            if (*entry >> 32) as u32 == *tag && *entry != EMPTY {
                let code = (*entry & u64::from(u32::MAX)) as usize;
                *start = self.pool.ends.get(code).copied().unwrap_or(0);
            }
        }
        for start in starts {
            let before = (start as usize).saturating_sub(1);
            self.looked ^= u64::from(self.pool.text.as_bytes().get(before).copied().unwrap_or(0));
        }
        for ((tag, scope), text) in tags.iter().zip(scopes).zip(texts) {
            self.reserve_one()?;
            codes.push(self.find_or_add(*tag, *scope, text).0);
        }
        Ok(())
    }

    #[inline]
    fn find_or_add(&mut self, tag: u32, scope: u16, text: &str) -> (u32, bool) {
        let mask = self.table.len().wrapping_sub(1);
        let mut at = self.place(tag);
        loop {
            // `reserve_one` leaves empty places, so the search ends.
            let entry = self.table.get(at & mask).copied().unwrap_or(EMPTY);
            if entry == EMPTY {
                break;
            }
            let code = entry as u32;
            if (entry >> 32) as u32 == tag
                && self.pool.get(code) == text
                && self.scope(code) == scope
            {
                return (code, false);
            }
            at += 1;
        }
        let code = self.pool.push(text);
        self.scopes.push(scope);
        if let Some(slot) = self.table.get_mut(at & mask) {
            *slot = u64::from(tag) << 32 | u64::from(code);
        }
        (code, true)
    }

    /// Room for one more, so that the table is never more than three quarters full.
    #[inline]
    fn reserve_one(&mut self) -> Result<(), DatasetError> {
        if self.pool.len() >= self.table.len() / 4 * 3 {
            self.grow()?;
        }
        Ok(())
    }

    #[cold]
    fn grow(&mut self) -> Result<(), DatasetError> {
        if self.pool.len() as u64 >= MAX_IDS {
            return Err(DatasetError::TooMany {
                what: "ids",
                limit: MAX_IDS,
            });
        }
        let old = std::mem::take(&mut self.table);
        self.table = vec![EMPTY; (old.len() * 2).max(64)];
        let mask = self.table.len() - 1;
        for entry in old.into_iter().filter(|entry| *entry != EMPTY) {
            let mut at = self.place((entry >> 32) as u32);
            while self.table.get(at & mask).is_some_and(|slot| *slot != EMPTY) {
                at += 1;
            }
            if let Some(slot) = self.table.get_mut(at & mask) {
                *slot = entry;
            }
        }
        Ok(())
    }

    /// Appends a text without looking whether it is there; `find` and `intern` will not find it.
    pub(crate) fn add(&mut self, text: &str) -> u32 {
        self.scopes.push(0);
        self.pool.push(text)
    }

    /// All texts one behind the other, and where each ends.
    pub(crate) fn into_texts(self) -> (String, Vec<u64>) {
        (self.pool.text, self.pool.ends)
    }

    /// Gives up the table and the scopes, keeps the strings.
    pub(crate) fn into_parts(self) -> (StringPool, Vec<u16>) {
        let Self {
            mut pool,
            scopes,
            table,
            ..
        } = self;
        drop(table);
        pool.shrink();
        (pool, scopes)
    }
}

/// Distinct ids that one table can hold; beyond, places no longer follow from 32 bits of hash.
const MAX_IDS: u64 = 3 << 30;

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
        for (scope, text, code) in [(0, "a", Some(1)), (1, "a", Some(2)), (1, "b", None)] {
            assert_eq!(interner.find(scope, text), code);
        }
        assert_eq!(Interner::default().find(0, "a"), None);
        let (pool, scopes) = interner.into_parts();
        assert_eq!(pool.iter().collect::<Vec<_>>(), ["b", "a", "a", ""]);
        assert_eq!(scopes, [0, 0, 1, 0]);
        assert_eq!(pool.get(99), "");
    }

    #[test]
    fn batches_give_the_same_codes_as_one_by_one() {
        let ids: Vec<String> = (0..5_000u32)
            .map(|n| format!("{}", n * n % 1_777))
            .collect();
        let scopes: Vec<u16> = (0..5_000).map(|n| n % 3).collect();
        let (mut single, mut batched) = (Interner::default(), Interner::default());
        let expected: Vec<u32> = ids
            .iter()
            .zip(&scopes)
            .map(|(id, scope)| single.intern(*scope, id).unwrap().0)
            .collect();
        let texts: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut codes = Vec::new();
        for (texts, scopes) in texts.chunks(BATCH).zip(scopes.chunks(BATCH)) {
            batched.intern_batch(scopes, texts, &mut codes).unwrap();
        }
        assert_eq!(codes, expected);
        assert_eq!(batched.into_parts(), single.into_parts());
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
