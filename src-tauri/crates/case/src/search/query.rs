//! What somebody looks for, as it is typed.
//!
//! ```text
//! vaccine mandate        both, anywhere
//! "stop the steal"       these words in a row
//! vacc*                  words that begin so
//! -sport  -"live blog"   without
//! account:news           accounts with "news" in id, handle or name, and their posts
//! link:example.com       links with this in their address, and the posts that share them
//! ```
//!
//! Before the colon stands `account`, `post` (words of posts only), or what is shared: `link`,
//! `hashtag`, `domain`, any object type of the case. In texts whole words are found; in names and
//! addresses any part. Nothing that is typed reaches FTS5 as it is: terms are cut into words, and
//! words are quoted.

use super::words::{folded, words};
use crate::error::CaseError;

/// Longest question, in characters, and most terms in it.
pub const MAX_QUERY_CHARS: usize = 1_000;
const MAX_TERMS: usize = 32;

/// What a term is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Field {
    /// Everything.
    Any,
    /// Accounts.
    Account,
    /// Words of posts.
    Post,
    /// Objects of a type.
    Object(String),
}

/// One term of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    pub field: Field,
    /// Must not be there.
    pub without: bool,
    /// The last word may go on.
    pub prefix: bool,
    /// Its words, for texts.
    pub words: Vec<String>,
    /// The whole, for names and addresses.
    pub part: String,
}

/// A question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Query {
    pub terms: Vec<Term>,
}

impl Query {
    /// Reads what was typed. `types` are the object types of the case.
    pub(crate) fn parse(text: &str, types: &[String]) -> Result<Query, CaseError> {
        let wrong = |why: String| CaseError::BadQuery { why };
        if text.chars().count() > MAX_QUERY_CHARS {
            return Err(wrong(format!(
                "it is longer than {MAX_QUERY_CHARS} characters"
            )));
        }
        let mut terms = Vec::new();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (term, after) = next_term(rest, types);
            rest = after.trim_start();
            if !term.part.trim().is_empty() {
                terms.push(term);
            }
        }
        if terms.len() > MAX_TERMS {
            return Err(wrong(format!("it has more than {MAX_TERMS} words")));
        }
        if !terms.is_empty() && terms.iter().all(|term| term.without) {
            return Err(wrong(
                "it says only what must not be there; add a word to look for".to_owned(),
            ));
        }
        Ok(Query { terms })
    }

    /// Terms of a kind.
    pub(crate) fn of(&self, field: &Field, without: bool) -> impl Iterator<Item = &Term> {
        let field = field.clone();
        self.terms
            .iter()
            .filter(move |term| term.field == field && term.without == without)
    }

    /// Whether some term must be there in this field.
    pub(crate) fn asks(&self, field: &Field) -> bool {
        self.of(field, false).next().is_some()
    }

    /// Terms about objects of a type.
    pub(crate) fn of_objects(&self, without: bool) -> impl Iterator<Item = (&str, &Term)> {
        self.terms.iter().filter_map(move |term| match &term.field {
            Field::Object(name) if term.without == without => Some((name.as_str(), term)),
            _ => None,
        })
    }

    /// The question to FTS5 for texts: what must be there without what must not; none where no word
    /// must be there.
    pub(crate) fn for_texts(&self) -> Option<String> {
        let all = joined(self.texts(false), " AND ")?;
        Some(match self.not_in_texts() {
            None => all,
            Some(none) => format!("({all}) NOT ({none})"),
        })
    }

    /// What must not be in a text.
    pub(crate) fn not_in_texts(&self) -> Option<String> {
        joined(self.texts(true), " OR ")
    }

    fn texts(&self, without: bool) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(move |term| {
            term.without == without && matches!(term.field, Field::Any | Field::Post)
        })
    }

    /// Whether a term that must be in a text holds no word at all, such as `!!!`: then no text has it.
    pub(crate) fn has_wordless_text(&self) -> bool {
        self.texts(false).any(|term| term.words.is_empty())
    }

    /// What is to be marked in a text: words in a row, and whether the last may go on.
    pub(crate) fn marks(&self) -> Vec<(&[String], bool)> {
        let texts = self.texts(false).filter(|term| !term.words.is_empty());
        texts
            .map(|term| (term.words.as_slice(), term.prefix))
            .collect()
    }
}

fn joined<'t>(terms: impl Iterator<Item = &'t Term>, with: &str) -> Option<String> {
    let phrases: Vec<String> = terms
        .filter(|term| !term.words.is_empty())
        .map(|term| {
            // Words hold no quotation mark; should one ever, it stays inside.
            let words = term.words.join(" ").replace('"', "\"\"");
            format!("\"{words}\"{}", if term.prefix { " *" } else { "" })
        })
        .collect();
    (!phrases.is_empty()).then(|| phrases.join(with))
}

/// The first term, and what comes after it.
fn next_term<'q>(text: &'q str, types: &[String]) -> (Term, &'q str) {
    let (without, text) = match text.strip_prefix('-') {
        Some(rest) if rest.starts_with(|c: char| !c.is_whitespace()) => (true, rest),
        _ => (false, text),
    };
    let (field, text) = field_of(text, types);
    let (value, quoted, after) = match text.strip_prefix(['"', '“', '”']) {
        Some(inner) => {
            let end = inner.find(['"', '“', '”']).unwrap_or(inner.len());
            let (value, rest) = inner.split_at(end);
            let mut rest = rest.chars();
            rest.next();
            (value, true, rest.as_str())
        }
        None => {
            let end = text.find(char::is_whitespace).unwrap_or(text.len());
            let (value, after) = text.split_at(end);
            (value, false, after)
        }
    };
    let (value, prefix, after) = match (quoted, value.strip_suffix('*'), after.strip_prefix('*')) {
        (false, Some(cut), _) => (cut, true, after),
        (true, _, Some(rest)) => (value, true, rest),
        _ => (value, false, after),
    };
    // In a hashtag or a name the sign in front is no part of what is stored.
    let part = match &field {
        Field::Account => value.strip_prefix('@').unwrap_or(value),
        Field::Object(name) if name == "hashtag" => value.strip_prefix('#').unwrap_or(value),
        _ => value,
    };
    let term = Term {
        field,
        without,
        prefix,
        words: words(value).into_iter().map(|word| word.word).collect(),
        part: folded(part).trim().to_owned(),
    };
    (term, after)
}

/// What stands before the colon, where that is a word that means something.
fn field_of<'q>(text: &'q str, types: &[String]) -> (Field, &'q str) {
    let named = text.split_once(':').and_then(|(name, rest)| {
        if rest.is_empty() || rest.starts_with(char::is_whitespace) {
            return None;
        }
        let name = name.to_lowercase();
        let field = match name.as_str() {
            "account" | "from" => Field::Account,
            "post" | "text" => Field::Post,
            "link" if !types.contains(&name) => Field::Object("url".to_owned()),
            _ if types.contains(&name) => Field::Object(name),
            _ => return None,
        };
        // `https://…` is an address, whatever types there are.
        (!rest.starts_with("//")).then_some((field, rest))
    });
    named.unwrap_or((Field::Any, text))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn types() -> Vec<String> {
        vec!["hashtag".to_owned(), "url".to_owned()]
    }

    fn texts(typed: &str) -> Option<String> {
        Query::parse(typed, &types()).unwrap().for_texts()
    }

    #[test]
    fn the_grammar() {
        assert_eq!(
            texts("Vaccine  mandate").unwrap(),
            r#""vaccine" AND "mandate""#
        );
        assert_eq!(
            texts(r#""Stop the steal" now"#).unwrap(),
            r#""stop the steal" AND "now""#
        );
        assert_eq!(texts("vacc*").unwrap(), r#""vacc" *"#);
        assert_eq!(
            texts(r#"vote -sport -"live blog""#).unwrap(),
            r#"("vote") NOT ("sport" OR "live blog")"#
        );
        assert_eq!(
            texts("covid-19 example.com/x").unwrap(),
            r#""covid 19" AND "example com x""#
        );
        assert_eq!(texts("北京").unwrap(), r#""北 京""#);
        assert_eq!(texts("account:x link:y"), None);
        assert_eq!(texts("“open").unwrap(), r#""open""#);
    }

    #[test]
    fn a_colon_means_something_after_a_known_word_only() {
        let fields = |typed: &str| {
            let query = Query::parse(typed, &types()).unwrap();
            let terms = query.terms.into_iter();
            terms
                .map(|term| (term.field, term.part))
                .collect::<Vec<_>>()
        };
        let object = |name: &str| Field::Object(name.to_owned());
        assert_eq!(
            fields("account:@News link:EXAMPLE.com hashtag:#Vote"),
            [
                (Field::Account, "news".to_owned()),
                (object("url"), "example.com".to_owned()),
                (object("hashtag"), "vote".to_owned()),
            ]
        );
        assert_eq!(
            fields("https://a.org/x note:this account:"),
            [
                (Field::Any, "https://a.org/x".to_owned()),
                (Field::Any, "note:this".to_owned()),
                (Field::Any, "account:".to_owned()),
            ]
        );
    }

    #[test]
    fn what_cannot_be_looked_for_is_said() {
        let why = |typed: &str| Query::parse(typed, &types()).unwrap_err().code();
        assert_eq!(why("-only"), "search-unclear");
        assert_eq!(why(&"x".repeat(1001)), "search-unclear");
        assert_eq!(why(&"x ".repeat(40)), "search-unclear");
        assert!(Query::parse("  ", &types()).unwrap().terms.is_empty());
        assert!(Query::parse("!!!", &types()).unwrap().has_wordless_text());
    }

    proptest! {
        #[test]
        fn nothing_typed_reaches_fts5_as_it_is(typed in "\\PC{0,60}") {
            if let Ok(query) = Query::parse(&typed, &types())
                && let Some(asked) = query.for_texts()
            {
                // Outside of quotation marks there is only what is put there.
                let outside: String = asked.split('"').step_by(2).collect();
                let known = |word: &str| matches!(word, "AND" | "NOT" | "OR" | "*");
                let plain = outside.replace(['(', ')'], " ");
                prop_assert!(plain.split_whitespace().all(known), "{asked}");
            }
        }
    }
}
