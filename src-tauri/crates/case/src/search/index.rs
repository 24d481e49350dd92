//! A finished index, opened for reading: whether it is the right one, and what it holds in memory.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};

use super::{POST_ACCOUNTS, SCHEMA, SEARCH};
use crate::case::existing;
use crate::database::{self, Mode};
use crate::error::CaseError;
use crate::{folder, names};

/// A search index. Four bytes a post in memory.
pub struct SearchIndex {
    pub(super) conn: Connection,
    pub(super) fingerprint: String,
    pub(super) n_accounts: u32,
    pub(super) n_posts: u32,
    pub(super) types: Vec<String>,
    /// Account of each post, by its number.
    pub(super) account_of: Vec<u32>,
}

/// Some accounts of an index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountSet(pub(super) Bits);

impl AccountSet {
    /// Whether the account with this number is in it.
    pub fn has(&self, number: u32) -> bool {
        self.0.has(number)
    }
}

/// A set of small numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub(super) fn new(len: u32) -> Bits {
        Bits(vec![0; len as usize / 64 + 1])
    }

    pub(super) fn insert(&mut self, number: u32) {
        if let Some(word) = self.0.get_mut(number as usize / 64) {
            *word |= 1 << (number % 64);
        }
    }

    #[inline]
    pub(super) fn has(&self, number: u32) -> bool {
        let word = self.0.get(number as usize / 64);
        word.is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// Keeps what is in both.
    pub(super) fn and(&mut self, other: &Bits) {
        for (at, word) in self.0.iter_mut().enumerate() {
            *word &= other.0.get(at).copied().unwrap_or(0);
        }
    }

    /// Takes out what is in the other one.
    pub(super) fn remove_all(&mut self, other: &Bits) {
        for (word, gone) in self.0.iter_mut().zip(&other.0) {
            *word &= !gone;
        }
    }
}

impl SearchIndex {
    /// Removes the index with this fingerprint, so that it is made again.
    ///
    /// # Errors
    /// A file that cannot be removed.
    pub fn discard(case_dir: &Path, fingerprint: &str) -> Result<(), CaseError> {
        let case = existing(case_dir)?;
        names::check_name("the fingerprint of an index", fingerprint)?;
        match case.regular_file(&format!("{SEARCH}/{fingerprint}.sqlite")) {
            Some((path, _)) => folder::remove_file(&path),
            None => Ok(()),
        }
    }

    /// Opens the index with this fingerprint; none where there is none, or none that can be trusted to
    /// be what this program made. Never writes.
    ///
    /// # Errors
    /// No case there.
    pub fn open(case_dir: &Path, fingerprint: &str) -> Result<Option<SearchIndex>, CaseError> {
        let case = existing(case_dir)?;
        names::check_name("the fingerprint of an index", fingerprint)?;
        let Some((path, _)) = case.regular_file(&format!("{SEARCH}/{fingerprint}.sqlite")) else {
            return Ok(None);
        };
        // An index that cannot be read is as good as none: it is made again.
        let opened = database::open(&path, Mode::Read).and_then(|conn| read(conn, fingerprint));
        Ok(opened.ok().flatten())
    }

    /// Posts in the index.
    pub fn n_posts(&self) -> u32 {
        self.n_posts
    }

    /// What it was made from; see [`SearchIndex::open`].
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Object types that the case has, in order of name.
    pub fn object_types(&self) -> &[String] {
        &self.types
    }

    /// The numbers of these accounts (platform, id); those that the index does not have are left out.
    ///
    /// # Errors
    /// A damaged index.
    pub fn account_set<'a>(
        &self,
        accounts: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Result<AccountSet, CaseError> {
        let mut set = Bits::new(self.n_accounts);
        for (platform, account_id) in accounts {
            if let Some(number) = self.account_number(platform, account_id)? {
                set.insert(number);
            }
        }
        Ok(AccountSet(set))
    }

    pub(super) fn account_number(
        &self,
        platform: &str,
        account_id: &str,
    ) -> Result<Option<u32>, CaseError> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT id FROM accounts WHERE account_id = ?1 AND platform = ?2")?;
        Ok(statement
            .query_row(params![account_id, platform], |row| row.get(0))
            .optional()?)
    }
}

fn read(conn: Connection, fingerprint: &str) -> Result<Option<SearchIndex>, CaseError> {
    // Whoever hands over a case could have put views and triggers into it.
    let expected = Connection::open_in_memory()?;
    expected.execute_batch(SCHEMA)?;
    if schema_of(&conn)? != schema_of(&expected)? {
        return Ok(None);
    }
    let about = |key: &str| -> Result<String, CaseError> {
        Ok(
            conn.query_row("SELECT value FROM about WHERE key = ?1", [key], |row| {
                row.get(0)
            })?,
        )
    };
    if about("fingerprint")? != fingerprint {
        return Ok(None);
    }
    let count = |key: &str| about(key).map(|text| text.parse::<u32>().unwrap_or(0));
    let (n_accounts, n_posts) = (count("accounts")?, count("posts")?);
    let bytes: Vec<u8> = conn.query_row(
        "SELECT bytes FROM packed WHERE name = ?1",
        [POST_ACCOUNTS],
        |row| row.get(0),
    )?;
    let account_of: Vec<u32> = bytes
        .chunks_exact(4)
        .map(|four| four.try_into().map_or(0, u32::from_le_bytes))
        .collect();
    if account_of.len() != n_posts as usize {
        return Ok(None);
    }
    let types = types_of(&conn)?;
    Ok(Some(SearchIndex {
        conn,
        fingerprint: fingerprint.to_owned(),
        n_accounts,
        n_posts,
        types,
        account_of,
    }))
}

fn schema_of(conn: &Connection) -> Result<Vec<[String; 3]>, CaseError> {
    let mut statement = conn
        .prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")?;
    let rows = statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn types_of(conn: &Connection) -> Result<Vec<String>, CaseError> {
    let mut statement =
        conn.prepare("SELECT value FROM about WHERE key LIKE 'type %' ORDER BY value")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
