//! Asking the index.

use rusqlite::Row;

use super::index::{AccountSet, Bits, SearchIndex};
use super::parts::{GoOn, Parts, Patience};
use super::query::{Field, Query, Term};
use super::results::{AccountHit, Counter, Found, Group, ObjectHit, PostHit, SearchAsk};
use super::snippet::snippet;
use super::words::folded;
use crate::error::CaseError;

impl SearchIndex {
    /// Looks for accounts, objects and posts.
    ///
    /// # Errors
    /// `BadQuery` for a question that cannot be understood; `Cancelled`; `Damaged` for an index that
    /// cannot be read.
    pub fn find(&self, ask: &SearchAsk<'_>, go_on: GoOn<'_>) -> Result<Found, CaseError> {
        let query = Query::parse(ask.text, &self.types)?;
        Ok(Found {
            accounts: self.find_accounts(&query, ask, go_on)?,
            objects: self.find_objects(&query, ask, go_on)?,
            posts: self.find_posts(&query, ask, go_on)?,
        })
    }

    fn find_accounts(
        &self,
        query: &Query,
        ask: &SearchAsk<'_>,
        go_on: GoOn<'_>,
    ) -> Result<Group<AccountHit>, CaseError> {
        let about_others = query.asks(&Field::Post) || query.of_objects(false).next().is_some();
        let parts = Parts::of(query, &[Field::Any, Field::Account]);
        if ask.accounts.limit == 0 || about_others || parts.with.is_empty() {
            return Ok(Group::not_asked());
        }
        let mut counter = Counter::new(ask.accounts);
        let mut hits = Vec::new();
        self.each_account(&parts, go_on, |row| {
            let number: u32 = row.get(0)?;
            if ask.within.is_some_and(|set| !set.0.has(number)) {
                return Ok(true);
            }
            if counter.count() {
                hits.push(account_hit(row, &parts)?);
            }
            Ok(!counter.is_full())
        })?;
        Ok(counter.group(hits))
    }

    fn find_objects(
        &self,
        query: &Query,
        ask: &SearchAsk<'_>,
        go_on: GoOn<'_>,
    ) -> Result<Group<ObjectHit>, CaseError> {
        let about_others = query.asks(&Field::Post) || query.asks(&Field::Account);
        let mut parts = Parts::of(query, &[Field::Any]);
        for (_, term) in query.of_objects(false) {
            parts.with.push(&term.part);
        }
        if ask.objects.limit == 0 || about_others || parts.with.is_empty() {
            return Ok(Group::not_asked());
        }
        let types: Vec<&str> = query.of_objects(false).map(|(name, _)| name).collect();
        let not: Vec<(&str, &Term)> = query.of_objects(true).collect();
        let mut counter = Counter::new(ask.objects);
        let mut hits = Vec::new();
        self.each_object(&parts, go_on, |number, object_type, object_id, row| {
            let is_of_type = types.iter().all(|name| *name == object_type);
            let is_out = |&(name, term): &(&str, &Term)| {
                name == object_type && folded(object_id).contains(&term.part)
            };
            if !is_of_type || not.iter().any(is_out) {
                return Ok(true);
            }
            if let Some(within) = ask.within
                && !self.is_shared_by(number, within)?
            {
                return Ok(true);
            }
            if counter.count() {
                hits.push(ObjectHit {
                    object_type: object_type.to_owned(),
                    object_id: object_id.to_owned(),
                    shares: row.get::<_, i64>(3)?.max(0) as u64,
                    accounts: row.get::<_, i64>(4)?.max(0) as u64,
                });
            }
            Ok(!counter.is_full())
        })?;
        Ok(counter.group(hits))
    }

    fn find_posts(
        &self,
        query: &Query,
        ask: &SearchAsk<'_>,
        go_on: GoOn<'_>,
    ) -> Result<Group<PostHit>, CaseError> {
        let is_limited = ask.by_account.is_some() || ask.of_object.is_some();
        if ask.posts.limit == 0 || (query.terms.is_empty() && !is_limited) {
            return Ok(Group::not_asked());
        }
        let mut counter = Counter::new(ask.posts);
        if query.has_wordless_text() {
            return Ok(counter.group(Vec::new()));
        }
        let accounts = self.accounts_allowed(query, ask, go_on)?;
        let mut posts = self.posts_allowed(query, ask, go_on)?;
        let words = query.for_texts();
        let mut patience = Patience::new(go_on);
        if words.is_none()
            && let Some(not) = query.not_in_texts()
        {
            let mut out = Bits::new(self.n_posts);
            self.each_post_with(&not, |number| {
                patience.look()?;
                out.insert(number);
                Ok(true)
            })?;
            posts
                .get_or_insert_with(|| self.all_posts())
                .remove_all(&out);
        }
        let mut numbers = Vec::new();
        let mut take = |number: u32| -> Result<bool, CaseError> {
            patience.look()?;
            let account = self.account_of.get(number as usize).copied();
            let is_in = posts.as_ref().is_none_or(|posts| posts.has(number))
                && accounts
                    .as_ref()
                    .is_none_or(|set| account.is_some_and(|account| set.has(account)));
            if is_in && counter.count() {
                numbers.push(number);
            }
            Ok(!counter.is_full())
        };
        match &words {
            Some(words) => self.each_post_with(words, take)?,
            None => {
                for number in 0..self.n_posts {
                    if !take(number)? {
                        break;
                    }
                }
            }
        }
        let marks = query.marks();
        let hits = numbers
            .into_iter()
            .map(|number| self.post_hit(number, &marks))
            .collect::<Result<_, CaseError>>()?;
        Ok(counter.group(hits))
    }

    /// Accounts whose posts are looked at; none = all.
    fn accounts_allowed(
        &self,
        query: &Query,
        ask: &SearchAsk<'_>,
        go_on: GoOn<'_>,
    ) -> Result<Option<Bits>, CaseError> {
        let mut allowed = ask.within.map(|set| set.0.clone());
        let mut only = |bits: Bits| match &mut allowed {
            Some(before) => before.and(&bits),
            None => allowed = Some(bits),
        };
        if let Some((platform, account_id)) = ask.by_account {
            let mut one = Bits::new(self.n_accounts);
            if let Some(number) = self.account_number(platform, account_id)? {
                one.insert(number);
            }
            only(one);
        }
        let parts = Parts::of(query, &[Field::Account]);
        if !parts.with.is_empty() || !parts.without.is_empty() {
            let mut found = Bits::new(self.n_accounts);
            self.each_account(&parts, go_on, |row| {
                found.insert(row.get(0)?);
                Ok(true)
            })?;
            only(found);
        }
        Ok(allowed)
    }

    /// Posts that are looked at, by what they share; none = all.
    fn posts_allowed(
        &self,
        query: &Query,
        ask: &SearchAsk<'_>,
        go_on: GoOn<'_>,
    ) -> Result<Option<Bits>, CaseError> {
        let mut allowed: Option<Bits> = None;
        let sharing = |object_type: &str, part: &str, whole: Option<&str>| {
            let parts = Parts {
                with: vec![part],
                without: Vec::new(),
            };
            let mut bits = Bits::new(self.n_posts);
            self.each_object(&parts, go_on, |number, known_type, object_id, _| {
                if known_type != object_type || whole.is_some_and(|whole| whole != object_id) {
                    return Ok(true);
                }
                self.each_post_of(number, |post| {
                    bits.insert(post);
                    Ok(true)
                })?;
                Ok(whole.is_none())
            })?;
            Ok::<Bits, CaseError>(bits)
        };
        if let Some((object_type, object_id)) = ask.of_object {
            let part = folded(object_id);
            allowed = Some(sharing(object_type, &part, Some(object_id))?);
        }
        for (object_type, term) in query.of_objects(false) {
            let bits = sharing(object_type, &term.part, None)?;
            match &mut allowed {
                Some(before) => before.and(&bits),
                None => allowed = Some(bits),
            }
        }
        for (object_type, term) in query.of_objects(true) {
            let bits = sharing(object_type, &term.part, None)?;
            allowed
                .get_or_insert_with(|| self.all_posts())
                .remove_all(&bits);
        }
        Ok(allowed)
    }

    fn all_posts(&self) -> Bits {
        let mut all = Bits::new(self.n_posts);
        (0..self.n_posts).for_each(|number| all.insert(number));
        all
    }

    /// Numbers of the posts with these words, earliest first.
    fn each_post_with(
        &self,
        words: &str,
        mut with: impl FnMut(u32) -> Result<bool, CaseError>,
    ) -> Result<(), CaseError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT rowid FROM post_words WHERE post_words MATCH ?1 ORDER BY rowid",
        )?;
        let mut rows = statement.query([words])?;
        while let Some(row) = rows.next()? {
            if !with(row.get(0)?)? {
                break;
            }
        }
        Ok(())
    }

    /// Numbers of the posts that share an object.
    fn each_post_of(
        &self,
        object: u32,
        mut with: impl FnMut(u32) -> Result<bool, CaseError>,
    ) -> Result<(), CaseError> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT post FROM shares WHERE object = ?1 ORDER BY post")?;
        let mut rows = statement.query([object])?;
        while let Some(row) = rows.next()? {
            if !with(row.get(0)?)? {
                break;
            }
        }
        Ok(())
    }

    fn is_shared_by(&self, object: u32, accounts: &AccountSet) -> Result<bool, CaseError> {
        let mut found = false;
        self.each_post_of(object, |post| {
            let account = self.account_of.get(post as usize);
            found = account.is_some_and(|&account| accounts.0.has(account));
            Ok(!found)
        })?;
        Ok(found)
    }

    fn post_hit(&self, number: u32, marks: &[(&[String], bool)]) -> Result<PostHit, CaseError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT a.platform, a.account_id, a.handle, a.name, p.content_id, p.time_ms, p.kind,
                    p.text, coalesce(s.sha256, ''), p.record
             FROM posts p JOIN accounts a ON a.id = p.account LEFT JOIN sources s ON s.id = p.source
             WHERE p.id = ?1",
        )?;
        Ok(statement.query_row([number], |row| {
            let text = row.get_ref(7)?.as_str().unwrap_or_default();
            Ok(PostHit {
                platform: row.get(0)?,
                account_id: row.get(1)?,
                handle: row.get(2)?,
                display_name: row.get(3)?,
                content_id: row.get(4)?,
                time_ms: row.get(5)?,
                kind: row.get(6)?,
                snippet: snippet(text, marks),
                source: row.get(8)?,
                record: row.get::<_, i64>(9)?.max(0) as u64,
            })
        })?)
    }
}

fn account_hit(row: &Row<'_>, parts: &Parts<'_>) -> Result<AccountHit, CaseError> {
    let text = |column: usize| row.get::<_, String>(column);
    let (account_id, handle, display_name) = (text(2)?, text(3)?, text(4)?);
    let now = folded(&[account_id.as_str(), &handle, &display_name].join("\n"));
    let missing = parts.with.iter().find(|part| !now.contains(*part));
    let earlier = match missing {
        Some(part) => {
            let names = text(5)?;
            let mut lines = names.lines();
            lines
                .find(|name| folded(name).contains(part))
                .map(str::to_owned)
        }
        None => None,
    };
    Ok(AccountHit {
        number: row.get(0)?,
        platform: text(1)?,
        account_id,
        handle,
        display_name,
        earlier,
        posts: row.get::<_, i64>(6)?.max(0) as u64,
    })
}
