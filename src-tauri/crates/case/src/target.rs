//! What a note or a tag is about, under a name that other runs and other computers would give it too.
//!
//! | kind | id, a JSON text | the same thing is found |
//! |---|---|---|
//! | `account` | `[platform, account_id]` | in every run |
//! | `edge` | `[[platform, account_id], [platform, account_id]]`, the smaller first | in every run |
//! | `pair` | `[account, account, pair_key]`, accounts as in an edge | in every run |
//! | `community` | `[members, n]`, see [`Target::community`] | in every run that finds just these accounts |
//! | `object` | `[object_type, object_id]` | in every run |
//!
//! Until format version 2 the notes on an edge or a pair were `[run_id, account, account]`, with the
//! key of the pair as a fourth: those are read on, and stay with their run.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::canonical;
use crate::error::CaseError;

/// Domain tag of the hash over the members of a community.
const COMMUNITY: &[u8] = b"zwerm-community-v1";

/// Bytes of that hash that the id shows: 128 bits, so that no two communities of a case share one.
const HASH_BYTES: usize = 16;

/// Longest id, bytes. An object is at most as long as the importer lets a value be.
const LONGEST_ID: usize = 1 << 20;

/// What a note or a tag is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Target {
    /// `case`, `import`, `run`, `account`, `edge`, `pair`, `community`, `object`, `finding`…
    pub kind: String,
    /// Which one; empty for the case itself.
    pub id: String,
}

/// An account: its platform (empty when unknown) and its id there.
pub type AccountName<'a> = (&'a str, &'a str);

impl Target {
    /// An account.
    pub fn account(account: AccountName<'_>) -> Target {
        Target::new("account", &json!([account.0, account.1]))
    }

    /// The edge between two accounts, whatever the run.
    pub fn edge(one: AccountName<'_>, other: AccountName<'_>) -> Target {
        let (first, second) = in_order(one, other);
        Target::new("edge", &json!([[first.0, first.1], [second.0, second.1]]))
    }

    /// A pair of posts of two accounts.
    pub fn pair(one: AccountName<'_>, other: AccountName<'_>, pair_key: &str) -> Target {
        let (first, second) = in_order(one, other);
        Target::new(
            "pair",
            &json!([[first.0, first.1], [second.0, second.1], pair_key]),
        )
    }

    /// A group of accounts that a run found. The number of a community means nothing in another run,
    /// so the members are its name: the first 32 hexadecimal digits of
    /// `SHA-256("zwerm-community-v1" ‖ len‖platform ‖ len‖account_id ‖ …)` over its accounts in order,
    /// every length as eight bytes, big-endian; and how many they are.
    pub fn community(mut members: Vec<AccountName<'_>>) -> Target {
        members.sort_unstable();
        members.dedup();
        let mut hasher = Sha256::new();
        hasher.update(COMMUNITY);
        for field in members.iter().flat_map(|(platform, id)| [platform, id]) {
            hasher.update((field.len() as u64).to_be_bytes());
            hasher.update(field.as_bytes());
        }
        let hash = canonical::hex(&hasher.finalize());
        let hash = hash.get(..2 * HASH_BYTES).unwrap_or_default();
        Target::new("community", &json!([hash, members.len()]))
    }

    /// Something that was shared.
    pub fn object(object_type: &str, object_id: &str) -> Target {
        Target::new("object", &json!([object_type, object_id]))
    }

    fn new(kind: &str, id: &Value) -> Target {
        Target {
            kind: kind.to_owned(),
            id: id.to_string(),
        }
    }

    /// Refuses what no program of this family would write.
    pub(crate) fn check(&self) -> Result<(), CaseError> {
        let kind_ok = !self.kind.is_empty()
            && self.kind.len() <= 20
            && self.kind.bytes().all(|b| b.is_ascii_lowercase());
        if kind_ok && self.id.len() <= LONGEST_ID {
            return Ok(());
        }
        Err(CaseError::BadRecord {
            what: "a note or a tag is about nothing that a case knows".into(),
        })
    }

    /// What it is about, for people.
    pub(crate) fn in_words(&self) -> String {
        let parts: Vec<Value> = serde_json::from_str(&self.id).unwrap_or_default();
        let words = match (self.kind.as_str(), parts.as_slice()) {
            ("account", [Value::String(_), Value::String(id)]) => Some(id.clone()),
            // Of format version 2.
            ("edge", [Value::String(_), Value::String(a), Value::String(b)]) => {
                Some(format!("{a} – {b}"))
            }
            ("pair", [Value::String(_), Value::String(a), Value::String(b), _]) => {
                Some(format!("a pair of posts of {a} – {b}"))
            }
            ("edge", [a, b]) => ends(a, b),
            ("pair", [a, b, _]) => ends(a, b).map(|ends| format!("a pair of posts of {ends}")),
            ("community", [_, Value::Number(n)]) => Some(format!("a community of {n} accounts")),
            ("object", [Value::String(kind), Value::String(id)]) => Some(format!("{kind} {id}")),
            ("case", _) => Some("the case".to_owned()),
            _ => None,
        };
        words.unwrap_or_else(|| format!("{} {}", self.kind, self.id))
    }
}

fn in_order<'a>(
    one: AccountName<'a>,
    other: AccountName<'a>,
) -> (AccountName<'a>, AccountName<'a>) {
    if one <= other {
        (one, other)
    } else {
        (other, one)
    }
}

/// The ids of two accounts, as an edge is called.
fn ends(a: &Value, b: &Value) -> Option<String> {
    let id = |account: &Value| account.get(1)?.as_str().map(str::to_owned);
    Some(format!("{} – {}", id(a)?, id(b)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_accounts_does_not_matter() {
        let (a, b) = (("x", "ann"), ("", "bob"));
        assert_eq!(Target::edge(a, b), Target::edge(b, a));
        assert_eq!(Target::edge(a, b).id, r#"[["","bob"],["x","ann"]]"#);
        assert_eq!(Target::pair(b, a, "pair-1"), Target::pair(a, b, "pair-1"));
        assert_eq!(Target::edge(a, b).in_words(), "bob – ann");
    }

    #[test]
    fn a_community_is_called_by_its_members() {
        let one = Target::community(vec![("x", "b"), ("x", "a")]);
        let same = Target::community(vec![("x", "a"), ("x", "b"), ("x", "b")]);
        assert_eq!(one, same);
        assert_eq!(one.in_words(), "a community of 2 accounts");
        // Computed with Python: hashlib.sha256(b"zwerm-community-v1" + b"".join(
        //   len(f).to_bytes(8, "big") + f for f in [b"x", b"a", b"x", b"b"])).hexdigest()[:32].
        assert_eq!(one.id, r#"["202cbb93045e27aa905b1f8560f7172b",2]"#);
        // Moving a letter from one field to the next gives another name.
        let moved = Target::community(vec![("xa", ""), ("x", "b")]);
        assert_ne!(moved, one);
    }

    #[test]
    fn notes_of_the_format_before_keep_their_words() {
        let old = Target {
            kind: "pair".into(),
            id: r#"["run","ann","bob","pair-1"]"#.into(),
        };
        assert_eq!(old.in_words(), "a pair of posts of ann – bob");
        let strange = Target {
            kind: "edge".into(),
            id: "{}".into(),
        };
        assert_eq!(strange.in_words(), "edge {}");
    }
}
