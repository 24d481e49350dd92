//! Making the index: rows in, in the order of their numbers; a whole file out, or none.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};

use super::{
    AccountEntry, ObjectEntry, POST_ACCOUNTS, PostEntry, SCHEMA, SEARCH, UNFINISHED, account_part,
    place, words,
};
use crate::case::existing;
use crate::database::{self, Mode};
use crate::error::CaseError;
use crate::{Progress, folder, names};

/// Longest text whose words are indexed, in bytes; what comes after it is shown, not found.
const TEXT_BYTES: usize = 400_000;

/// Pages of the index that are merged between two looks whether to go on.
const MERGED_AT_ONCE: i64 = 64;

/// An index on its way. Dropping it leaves nothing.
pub struct SearchBuilder {
    // Closed before its file is removed.
    conn: Option<Connection>,
    file: tempfile::TempPath,
    case_dir: PathBuf,
    fingerprint: String,
    sources: Vec<String>,
    types: Vec<String>,
    accounts: u32,
    objects: u32,
    posts: u32,
    account_of: Vec<u8>,
    line: String,
}

impl SearchBuilder {
    /// Begins an index. Needs no open case; whoever else makes the same one at the same time makes
    /// equal rows, and the last to finish wins.
    ///
    /// # Errors
    /// A folder that cannot be written; a full disk.
    pub fn create(case_dir: &Path, fingerprint: &str) -> Result<SearchBuilder, CaseError> {
        let case = existing(case_dir)?;
        names::check_name("the fingerprint of an index", fingerprint)?;
        let dir = case.path.join(SEARCH);
        let writing = |e: std::io::Error| CaseError::io("Writing the search index", &dir, &e);
        if let Ok(found) = fs::symlink_metadata(&dir)
            && !found.is_dir()
        {
            return Err(writing(std::io::ErrorKind::NotADirectory.into()));
        }
        fs::create_dir_all(&dir).map_err(writing)?;
        let file = tempfile::Builder::new()
            .prefix(".index-")
            .suffix(UNFINISHED)
            .tempfile_in(&dir)
            .map_err(writing)?
            .into_temp_path();
        let conn = database::open(&file, Mode::Write)?;
        // Nobody reads the file before it is whole, and one that is not is thrown away: no journal on
        // disk, no waiting for it.
        conn.execute_batch(
            "PRAGMA journal_mode = MEMORY;
             PRAGMA synchronous = OFF;
             PRAGMA locking_mode = EXCLUSIVE;
             PRAGMA secure_delete = OFF;
             PRAGMA cache_size = -131072;
             BEGIN;",
        )?;
        conn.execute_batch(SCHEMA)?;
        for table in ["post_words", "account_parts", "object_parts"] {
            for (option, value) in [("automerge", 8), ("crisismerge", 32), ("hashsize", 4 << 20)] {
                let sql = format!("INSERT INTO {table} ({table}, rank) VALUES (?1, ?2)");
                conn.execute(&sql, params![option, value])?;
            }
        }
        Ok(SearchBuilder {
            conn: Some(conn),
            file,
            case_dir: case.path,
            fingerprint: fingerprint.to_owned(),
            sources: Vec::new(),
            types: Vec::new(),
            accounts: 0,
            objects: 0,
            posts: 0,
            account_of: Vec::new(),
            line: String::new(),
        })
    }

    fn conn(&self) -> Result<&Connection, CaseError> {
        self.conn.as_ref().ok_or_else(|| CaseError::Database {
            why: "the search index is finished".into(),
        })
    }

    /// The next account: those with more posts first.
    ///
    /// # Errors
    /// A full disk.
    pub fn add_account(&mut self, entry: &AccountEntry<'_>) -> Result<(), CaseError> {
        let id = self.accounts;
        self.conn()?
            .prepare_cached("INSERT INTO accounts VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![
                id,
                entry.platform,
                entry.account_id,
                entry.handle,
                entry.display_name,
                entry.earlier.join("\n"),
                entry.posts as i64,
            ])?;
        self.conn()?
            .prepare_cached("INSERT INTO account_parts (rowid, part) VALUES (?1, ?2)")?
            .execute(params![id, account_part(entry)])?;
        self.accounts += 1;
        Ok(())
    }

    /// The next object: those with more shares first.
    ///
    /// # Errors
    /// A full disk.
    pub fn add_object(&mut self, entry: &ObjectEntry<'_>) -> Result<(), CaseError> {
        let id = self.objects;
        self.conn()?
            .prepare_cached("INSERT INTO objects VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![
                id,
                entry.object_type,
                entry.object_id,
                entry.shares as i64,
                entry.accounts as i64,
            ])?;
        self.conn()?
            .prepare_cached("INSERT INTO object_parts (rowid, part) VALUES (?1, ?2)")?
            .execute(params![id, words::folded(entry.object_id)])?;
        if !self.types.iter().any(|known| known == entry.object_type) {
            self.types.push(entry.object_type.to_owned());
        }
        self.objects += 1;
        Ok(())
    }

    /// Accounts of all posts, in the order of time: before the posts themselves.
    pub fn set_accounts_of_posts(&mut self, accounts: impl Iterator<Item = u32>) {
        self.account_of = accounts.flat_map(u32::to_le_bytes).collect();
    }

    /// Keeps a post under its number, the place in the order of time. Posts may come in any order;
    /// their words are read in order by [`SearchBuilder::index_posts`].
    ///
    /// # Errors
    /// A full disk.
    pub fn add_post(&mut self, number: u32, entry: &PostEntry<'_>) -> Result<(), CaseError> {
        let source = match self.sources.iter().rposition(|known| known == entry.source) {
            Some(at) => at,
            None => {
                self.sources.push(entry.source.to_owned());
                self.sources.len() - 1
            }
        };
        self.conn()?
            .prepare_cached("INSERT INTO posts VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
            .execute(params![
                number,
                entry.account,
                entry.time_ms,
                entry.content_id,
                entry.kind,
                entry.text,
                source as i64,
                entry.record as i64,
            ])?;
        self.posts += 1;
        Ok(())
    }

    /// Says that a post shares an object, each by its number; by object, then post.
    ///
    /// # Errors
    /// A full disk.
    pub fn add_share(&mut self, object: u32, post: u32) -> Result<(), CaseError> {
        self.conn()?
            .prepare_cached("INSERT OR IGNORE INTO shares VALUES (?1, ?2)")?
            .execute(params![object, post])?;
        Ok(())
    }

    /// Indexes the words of all posts.
    ///
    /// # Errors
    /// `Cancelled`; a full disk.
    pub fn index_posts(&mut self, progress: Progress<'_>) -> Result<(), CaseError> {
        let total = u64::from(self.posts);
        let mut line = std::mem::take(&mut self.line);
        let conn = self.conn()?;
        let mut posts = conn.prepare("SELECT id, text, content_id FROM posts ORDER BY id")?;
        let mut insert =
            conn.prepare("INSERT INTO post_words (rowid, words, post) VALUES (?1, ?2, ?3)")?;
        let mut id_line = String::new();
        let mut rows = posts.query([])?;
        let mut done = 0;
        while let Some(row) = rows.next()? {
            if done % 256 == 0 && !progress("index posts", done, total) {
                return Err(CaseError::Cancelled);
            }
            let text = row.get_ref(1)?.as_str().unwrap_or_default();
            let id = row.get_ref(2)?.as_str().unwrap_or_default();
            line.clear();
            id_line.clear();
            let end = text.floor_char_boundary(TEXT_BYTES);
            words::write_words(text.get(..end).unwrap_or_default(), &mut line);
            words::write_words(id, &mut id_line);
            insert.execute(params![row.get::<_, i64>(0)?, line, id_line])?;
            done += 1;
        }
        Ok(())
    }

    /// Puts the index in order, and in its place.
    ///
    /// # Errors
    /// `Cancelled`; a full disk.
    pub fn finish(mut self, progress: Progress<'_>) -> Result<(), CaseError> {
        let conn = self.conn()?;
        for (id, sha256) in self.sources.iter().enumerate() {
            conn.execute(
                "INSERT INTO sources VALUES (?1, ?2)",
                params![id as i64, sha256],
            )?;
        }
        conn.execute(
            "INSERT INTO packed VALUES (?1, ?2)",
            params![POST_ACCOUNTS, self.account_of],
        )?;
        for (key, value) in [
            ("fingerprint", self.fingerprint.clone()),
            ("accounts", self.accounts.to_string()),
            ("objects", self.objects.to_string()),
            ("posts", self.posts.to_string()),
        ] {
            conn.execute("INSERT INTO about VALUES (?1, ?2)", params![key, value])?;
        }
        for (at, name) in self.types.iter().enumerate() {
            let key = format!("type {at}");
            conn.execute("INSERT INTO about VALUES (?1, ?2)", params![key, name])?;
        }
        for table in ["account_parts", "object_parts", "post_words"] {
            merge(conn, table, progress)?;
        }
        conn.execute_batch("COMMIT")?;
        if let Some(conn) = self.conn.take() {
            conn.close().map_err(|(_, error)| error)?;
        }
        let target = place(&self.case_dir, &self.fingerprint);
        let writing = |e: std::io::Error| CaseError::io("Writing the search index", &target, &e);
        fs::File::open(&self.file)
            .and_then(|file| file.sync_all())
            .map_err(writing)?;
        if !progress("index posts", 0, 0) {
            return Err(CaseError::Cancelled);
        }
        self.file.persist(&target).map_err(|e| writing(e.error))?;
        let dir = self.case_dir.join(SEARCH);
        folder::sync_dir(&dir)?;
        clear_others(&dir, &target);
        Ok(())
    }
}

/// Brings the pieces of an index together, so that a question looks in one place.
fn merge(conn: &Connection, table: &str, progress: Progress<'_>) -> Result<(), CaseError> {
    let sql = format!("INSERT INTO {table} ({table}, rank) VALUES ('merge', ?1)");
    let mut statement = conn.prepare(&sql)?;
    // A negative number begins; positive ones go on until nothing changes.
    let mut pages = -MERGED_AT_ONCE;
    loop {
        if !progress("order the index", 0, 0) {
            return Err(CaseError::Cancelled);
        }
        let before = conn.total_changes();
        statement.execute(params![pages])?;
        if conn.total_changes() - before < 2 {
            return Ok(());
        }
        pages = MERGED_AT_ONCE;
    }
}

/// Removes indexes of other imports. One that somebody reads may stay (on Windows): it is never asked
/// again, and goes next time.
fn clear_others(dir: &Path, keep: &Path) {
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let is_index = path.extension().is_some_and(|ending| ending == "sqlite");
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_index && is_file && path != keep {
            let _ = fs::remove_file(&path);
        }
    }
}
