//! Keeps names out of a pseudonymised report.
//!
//! Accounts and content ids are never written there, but they can hide in other strings: an object
//! is often a URL with the account in its path, a file may be named after an account. Every raw
//! value the model holds is therefore replaced where it stands as a word of its own in a string that
//! comes from data or from the analyst. [`find_leaks`] is the check afterwards, over the bytes that
//! will be published and over every account of the case, not only those in the model.

use crate::model::{AccountRef, Names, PairOfPosts, Report, Shape};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Shorter values are replaced only when they are the whole string: as a word they mean too much.
const MIN_WORD_CHARS: usize = 3;

/// Values with other characters than letters, digits and `_`, found by how they begin: one pass over
/// a text, whatever their number.
#[derive(Default)]
struct Phrases<T>(HashMap<String, Vec<(String, T)>>);

impl<T> Phrases<T> {
    /// Adds a lower-cased value; values that are too short to be looked for are passed over.
    fn add(&mut self, value: String, meaning: T) {
        if let Some(prefix) = prefix(&value) {
            let same = self.0.entry(prefix.to_owned()).or_default();
            same.push((value, meaning));
            // The longest value wins where several begin alike.
            same.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        }
    }

    /// The values that the text has at this byte, longest first.
    fn at<'a>(&'a self, lower: &'a str, at: usize) -> impl Iterator<Item = &'a (String, T)> {
        let tail = lower.get(at..).unwrap_or("");
        prefix(tail)
            .and_then(|prefix| self.0.get(prefix))
            .into_iter()
            .flatten()
            .filter(move |(value, _)| tail.starts_with(value.as_str()))
    }
}

/// The first [`MIN_WORD_CHARS`] characters.
fn prefix(text: &str) -> Option<&str> {
    let (at, last) = text.char_indices().nth(MIN_WORD_CHARS - 1)?;
    text.get(..at + last.len_utf8())
}

/// Replaces raw values by what may be printed.
pub(crate) struct Redactor {
    /// Lower-cased value -> replacement.
    words: HashMap<String, String>,
    /// Those of them that are more than one word.
    phrases: Phrases<String>,
}

impl Redactor {
    /// Collects every account name and content id of the report; nothing when names are shown.
    pub(crate) fn new(report: &Report) -> Self {
        let mut raw = BTreeMap::new();
        if report.cover.names == Names::Pseudonymised {
            collect(report, &mut raw);
        }
        let mut redactor = Self {
            words: HashMap::new(),
            phrases: Phrases(HashMap::new()),
        };
        for (value, replacement) in raw {
            if !value.chars().all(is_word) {
                redactor.phrases.add(value.clone(), replacement.clone());
            }
            redactor.words.insert(value, replacement);
        }
        redactor
    }

    /// The text without raw values.
    pub(crate) fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.words.is_empty() {
            return Cow::Borrowed(text);
        }
        let lower = text.to_ascii_lowercase();
        if let Some(replacement) = self.words.get(&lower) {
            return Cow::Owned(replacement.clone());
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = 0;
        while rest < text.len() {
            if let Some((len, replacement)) = self.phrase_at(&lower, rest) {
                out.push_str(replacement);
                rest += len;
                continue;
            }
            let tail = text.get(rest..).unwrap_or("");
            let word_len: usize = tail
                .chars()
                .take_while(|c| is_word(*c))
                .map(char::len_utf8)
                .sum();
            if word_len == 0 {
                let len = tail.chars().next().map_or(1, char::len_utf8);
                out.push_str(tail.get(..len).unwrap_or(""));
                rest += len;
                continue;
            }
            let word = tail.get(..word_len).unwrap_or("");
            match self
                .words
                .get(lower.get(rest..rest + word_len).unwrap_or(""))
            {
                Some(replacement) if word.chars().count() >= MIN_WORD_CHARS => {
                    out.push_str(replacement)
                }
                _ => out.push_str(word),
            }
            rest += word_len;
        }
        Cow::Owned(out)
    }

    fn phrase_at<'a>(&'a self, lower: &'a str, at: usize) -> Option<(usize, &'a str)> {
        let before_is_word = lower.get(..at)?.chars().next_back().is_some_and(is_word);
        let tail = lower.get(at..)?;
        self.phrases
            .at(lower, at)
            .find(|(value, _)| stands_alone(before_is_word, tail, value))
            .map(|(value, replacement)| (value.len(), replacement.as_str()))
    }
}

/// A value that begins (ends) with a word character may not continue a word.
fn stands_alone(before_is_word: bool, tail: &str, value: &str) -> bool {
    let begins = value.chars().next().is_some_and(is_word);
    let ends = value.chars().next_back().is_some_and(is_word);
    let after_is_word = tail
        .get(value.len()..)
        .and_then(|t| t.chars().next())
        .is_some_and(is_word);
    !(begins && before_is_word || ends && after_is_word)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn collect(report: &Report, raw: &mut BTreeMap<String, String>) {
    let mut account = |account: &AccountRef| {
        let replacement = format!("⟨{}⟩", account.pseudonym);
        let name = account.name.trim();
        for value in [name, name.trim_start_matches('@')] {
            add(raw, value, &replacement);
        }
    };
    for node in &report.network.nodes {
        account(&node.account);
    }
    for community in &report.communities {
        community.members.iter().for_each(|m| account(&m.account));
        for edge in &community.strongest_edges {
            account(&edge.a);
            account(&edge.b);
        }
    }
    for edge in report.findings.iter().filter_map(|f| f.edge.as_ref()) {
        account(&edge.a);
        account(&edge.b);
    }
    let pictures = report.findings.iter().filter_map(|f| f.picture.as_ref());
    for shape in pictures.flat_map(|picture| &picture.scene.shapes) {
        if let Shape::Name { account: named, .. } = shape {
            account(named);
        }
    }
    let pairs = report
        .communities
        .iter()
        .flat_map(|c| &c.strongest_edges)
        .flat_map(|e| &e.pairs)
        .chain(report.findings.iter().flat_map(|f| &f.pairs));
    for PairOfPosts { older, newer, .. } in pairs {
        add(raw, older.content_id.trim(), "⟨post withheld⟩");
        add(raw, newer.content_id.trim(), "⟨post withheld⟩");
    }
}

fn add(raw: &mut BTreeMap<String, String>, value: &str, replacement: &str) {
    if !value.is_empty() {
        raw.entry(value.to_ascii_lowercase())
            .or_insert_with(|| replacement.to_owned());
    }
}

/// Raw values that stand in the words of the HTML, sorted. Style and tags are not searched, values
/// shorter than three characters are passed over; an account that is named like an ordinary word
/// ("data") is reported too: the caller judges.
pub fn find_leaks<'v>(html: &str, values: impl IntoIterator<Item = &'v str>) -> Vec<&'v str> {
    let text = words_of(html).to_ascii_lowercase();
    let words: HashSet<&str> = text.split(|c: char| !is_word(c)).collect();
    let mut phrases = Phrases(HashMap::new());
    let mut leaks = BTreeSet::new();
    for value in values {
        let lower = value.to_ascii_lowercase();
        if !lower.chars().all(is_word) {
            phrases.add(lower, value);
        } else if lower.chars().count() >= MIN_WORD_CHARS && words.contains(lower.as_str()) {
            leaks.insert(value);
        }
    }
    for (at, _) in text.char_indices() {
        leaks.extend(phrases.at(&text, at).map(|(_, value)| *value));
    }
    leaks.into_iter().collect()
}

fn words_of(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        out.push_str(before);
        let close = if tag.starts_with("<style") {
            "</style>"
        } else {
            ">"
        };
        // Isolation and tokens stand inside a word without ending it.
        if !(tag.starts_with("<bdi>") || tag.starts_with("</bdi>")) {
            out.push(' ');
        }
        rest = tag
            .find(close)
            .and_then(|end| tag.get(end + close.len()..))
            .unwrap_or("");
    }
    out.push_str(rest);
    out.replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&#x2f;", "/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Community, Member};

    fn redactor(names: &[&str]) -> Redactor {
        let members = names.iter().enumerate().map(|(i, name)| Member {
            account: AccountRef {
                pseudonym: format!("P-{i}"),
                name: (*name).to_owned(),
                platform: String::new(),
            },
            ..Member::default()
        });
        let community = Community {
            members: members.collect(),
            ..Community::default()
        };
        Redactor::new(&Report {
            communities: vec![community],
            ..Report::default()
        })
    }

    #[test]
    fn accounts_in_urls_are_replaced() {
        let r = redactor(&["@Jan_Jansen", "12345678", "a.b-c", "x", "ÄÖ.ü"]);
        assert_eq!(
            r.text("https://x.com/jan_jansen/status/12345678?s=9"),
            "https://x.com/⟨P-0⟩/status/⟨P-1⟩?s=9"
        );
        assert_eq!(r.text("@Jan_Jansen!"), "⟨P-0⟩!");
        assert_eq!(r.text("see A.B-C, not a.b-cd"), "see ⟨P-2⟩, not a.b-cd");
        assert_eq!(r.text("x"), "⟨P-3⟩");
        assert_eq!(
            r.text("x y jan_jansens 123456789"),
            "x y jan_jansens 123456789"
        );
        assert_eq!(r.text("ñÄÖ.ü ÄÖ.ü"), "ñÄÖ.ü ⟨P-4⟩");
    }

    #[test]
    fn leaks_are_found_in_words_only() {
        let html = "<style>.secret{}</style><p class=\"hidden_name\">by <bdi>o&#39;neil</bdi> &amp; 7788</p>";
        assert_eq!(
            find_leaks(html, ["secret", "hidden_name", "O'Neil", "7788", "78"]),
            ["7788", "O'Neil"]
        );
    }
}
