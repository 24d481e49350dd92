//! Parts of names and addresses, and rows of accounts and objects that have them.

use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use super::index::SearchIndex;
use super::query::{Field, Query};
use super::words::folded;
use crate::error::CaseError;

/// Trigrams that choose candidates; the part itself is compared anyway.
const MOST_TRIGRAMS: usize = 24;

/// Rows between two looks whether to go on.
const LOOK_EVERY: u64 = 512;

/// Whether to go on; asked often.
pub(super) type GoOn<'g> = &'g dyn Fn() -> bool;

/// Asks now and then.
pub(super) struct Patience<'g> {
    go_on: GoOn<'g>,
    looked: u64,
}

impl<'g> Patience<'g> {
    pub(super) fn new(go_on: GoOn<'g>) -> Patience<'g> {
        Patience { go_on, looked: 0 }
    }

    pub(super) fn look(&mut self) -> Result<(), CaseError> {
        self.looked += 1;
        match self.looked.is_multiple_of(LOOK_EVERY) && !(self.go_on)() {
            true => Err(CaseError::Cancelled),
            false => Ok(()),
        }
    }
}

/// Parts that names or addresses must and must not have.
pub(super) struct Parts<'q> {
    pub(super) with: Vec<&'q str>,
    pub(super) without: Vec<&'q str>,
}

impl<'q> Parts<'q> {
    pub(super) fn of(query: &'q Query, fields: &[Field]) -> Parts<'q> {
        let parts = |without: bool| {
            let terms = fields
                .iter()
                .flat_map(move |field| query.of(field, without));
            terms.map(|term| term.part.as_str()).collect()
        };
        Parts {
            with: parts(false),
            without: parts(true),
        }
    }

    pub(super) fn fit(&self, folded: &str) -> bool {
        self.with.iter().all(|part| folded.contains(part))
            && !self.without.iter().any(|part| folded.contains(part))
    }

    /// The question for candidates; none where every part is too short to have a trigram.
    fn trigrams(&self) -> Option<String> {
        let mut grams: Vec<String> = Vec::new();
        for part in &self.with {
            let chars: Vec<char> = part.chars().collect();
            grams.extend(chars.windows(3).map(|three| three.iter().collect()));
        }
        grams.sort_unstable();
        grams.dedup();
        // Of very many those that are spread evenly.
        let step = grams.len().div_ceil(MOST_TRIGRAMS).max(1);
        let asked: Vec<String> = grams
            .iter()
            .step_by(step)
            .map(|gram| format!("\"{}\"", gram.replace('"', "\"\"")))
            .collect();
        (!asked.is_empty()).then(|| asked.join(" AND "))
    }
}

impl SearchIndex {
    /// Accounts with all parts, most posts first, until `with` says no more.
    pub(super) fn each_account(
        &self,
        parts: &Parts<'_>,
        go_on: GoOn<'_>,
        mut with: impl FnMut(&Row<'_>) -> Result<bool, CaseError>,
    ) -> Result<(), CaseError> {
        const COLUMNS: &str =
            "a.id, a.platform, a.account_id, a.handle, a.name, a.earlier, a.posts";
        let (sql, values) = match parts.trigrams() {
            Some(asked) => (
                format!(
                    "SELECT {COLUMNS} FROM account_parts CROSS JOIN accounts a
                     ON a.id = account_parts.rowid
                     WHERE account_parts MATCH ?1 ORDER BY account_parts.rowid"
                ),
                vec![Value::Text(asked)],
            ),
            None => (
                format!("SELECT {COLUMNS} FROM accounts a ORDER BY a.id"),
                Vec::new(),
            ),
        };
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut patience = Patience::new(go_on);
        while let Some(row) = rows.next()? {
            patience.look()?;
            let mut names = String::new();
            for column in 2..=5 {
                names.push_str(row.get_ref(column)?.as_str().unwrap_or_default());
                names.push('\n');
            }
            if parts.fit(&folded(&names)) && !with(row)? {
                break;
            }
        }
        Ok(())
    }

    /// Objects with all parts, most shares first: (number, type, id, row).
    pub(super) fn each_object(
        &self,
        parts: &Parts<'_>,
        go_on: GoOn<'_>,
        mut with: impl FnMut(u32, &str, &str, &Row<'_>) -> Result<bool, CaseError>,
    ) -> Result<(), CaseError> {
        const COLUMNS: &str = "o.id, o.object_type, o.object_id, o.shares, o.accounts";
        let (sql, values) = match parts.trigrams() {
            Some(asked) => (
                format!(
                    "SELECT {COLUMNS} FROM object_parts CROSS JOIN objects o
                     ON o.id = object_parts.rowid
                     WHERE object_parts MATCH ?1 ORDER BY object_parts.rowid"
                ),
                vec![Value::Text(asked)],
            ),
            None => (
                format!("SELECT {COLUMNS} FROM objects o ORDER BY o.id"),
                Vec::new(),
            ),
        };
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut patience = Patience::new(go_on);
        while let Some(row) = rows.next()? {
            patience.look()?;
            let object_type = row.get_ref(1)?.as_str().unwrap_or_default();
            let object_id = row.get_ref(2)?.as_str().unwrap_or_default();
            if parts.fit(&folded(object_id)) && !with(row.get(0)?, object_type, object_id, row)? {
                break;
            }
        }
        Ok(())
    }
}
