//! A JSON text as a tree that borrows from it, and forgiving ways to ask for what is in it.
//!
//! Platforms change their types without notice: an id is a text here and a number there, a list is
//! left out when it is empty. So every question has an answer, and the answer of a wrong type is
//! "nothing".

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value. Whole numbers are exact up to 2^64; what is beyond is a [`Json::Float`], as an id that a
/// program has already rounded.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json<'a> {
    /// `null`, or no value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number from 0.
    Whole(u64),
    /// A whole number below 0.
    Below(i64),
    /// Any other number.
    Float(f64),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Json<'a>>),
    /// An object, its entries in the order of the text.
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

/// What is not there.
pub(crate) static NULL: Json<'static> = Json::Null;

impl<'a> Json<'a> {
    /// Reads one JSON text. Nesting beyond 128 levels is an error.
    pub(crate) fn parse(text: &'a str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The entry of an object; of equal keys the last one counts, as everywhere.
    pub(crate) fn get(&self, key: &str) -> &Json<'a> {
        match self {
            Self::Object(entries) => entries
                .iter()
                .rev()
                .find(|(name, _)| name == key)
                .map_or(null(), |(_, value)| value),
            _ => null(),
        }
    }

    /// The value at a path of keys with dots between them.
    pub(crate) fn at(&self, path: &str) -> &Json<'a> {
        path.split('.').fold(self, |value, key| value.get(key))
    }

    /// The first of these keys that has a value other than null.
    pub(crate) fn first_of(&self, paths: &[&str]) -> &Json<'a> {
        paths
            .iter()
            .map(|path| self.at(path))
            .find(|value| !value.is_null())
            .unwrap_or(null())
    }

    /// Whether there is nothing.
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether it is an object with all these keys.
    pub(crate) fn has(&self, keys: &[&str]) -> bool {
        match self {
            Self::Object(entries) => keys
                .iter()
                .all(|key| entries.iter().any(|(name, _)| name == key)),
            _ => false,
        }
    }

    /// A text, a number or a truth value as text; nothing for an empty text.
    pub(crate) fn text(&self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) if !text.is_empty() => Some(text.clone()),
            Self::Whole(number) => Some(Cow::Owned(number.to_string())),
            Self::Below(number) => Some(Cow::Owned(number.to_string())),
            // Written so that a rounded id is seen to be one: 8.93e+17.
            Self::Float(number) if number.abs() >= 1e15 => {
                Some(Cow::Owned(format!("{number:e}").replacen('e', "e+", 1)))
            }
            Self::Float(number) => Some(Cow::Owned(number.to_string())),
            Self::Bool(truth) => Some(Cow::Borrowed(if *truth { "true" } else { "false" })),
            _ => None,
        }
    }

    /// A text only.
    pub(crate) fn str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of a list; none for anything else.
    pub(crate) fn list(&self) -> &[Json<'a>] {
        match self {
            Self::List(elements) => elements,
            _ => &[],
        }
    }

    /// The entries of an object; none for anything else.
    pub(crate) fn entries(&self) -> &[(Cow<'a, str>, Json<'a>)] {
        match self {
            Self::Object(entries) => entries,
            _ => &[],
        }
    }

    /// A count: a whole number, or a text of digits.
    pub(crate) fn count(&self) -> Option<u64> {
        match self {
            Self::Whole(number) => Some(*number),
            Self::Float(number) if *number >= 0.0 && *number < 9e15 && number.fract() == 0.0 => {
                Some(*number as u64)
            }
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A whole number with its sign: seconds since 1970 may lie before it.
    pub(crate) fn whole(&self) -> Option<i64> {
        match self {
            Self::Whole(number) => i64::try_from(*number).ok(),
            Self::Below(number) => Some(*number),
            Self::Float(number) if number.abs() < 9e15 => Some(number.floor() as i64),
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A truth value, also as a number or a word.
    pub(crate) fn truth(&self) -> Option<bool> {
        match self {
            Self::Bool(truth) => Some(*truth),
            Self::Whole(0) => Some(false),
            Self::Whole(1) => Some(true),
            Self::Text(text) => super::model::truth(text),
            _ => None,
        }
    }
}

/// Nothing, with any lifetime.
fn null<'x, 'a>() -> &'x Json<'a> {
    // A `Null` borrows nothing; the compiler shortens the lifetime of what it would borrow.
    &NULL
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;
        impl<'de> Visitor<'de> for Visit {
            type Value = Json<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON value")
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Json::Null)
            }
            fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
                Ok(Json::Bool(value))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
                Ok(Json::Whole(value))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
                Ok(u64::try_from(value).map_or(Json::Below(value), Json::Whole))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
                Ok(Json::Float(value))
            }
            fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
                Ok(Json::Text(Cow::Borrowed(value)))
            }
            fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
                Ok(Json::Text(Cow::Owned(value.to_owned())))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = seq.next_element()? {
                    elements.push(element);
                }
                Ok(Json::List(elements))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(super::records::Key(key)) = map.next_key()? {
                    entries.push((key, map.next_value()?));
                }
                Ok(Json::Object(entries))
            }
        }
        deserializer.deserialize_any(Visit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_of_a_wrong_type_have_no_answer() {
        let json = Json::parse(
            r#"{"id":10020030040050060071,"n":-3,"f":1.5,"t":"x\n","none":null,"l":[1,"2"],"o":{"k":true},"k":1,"k":2}"#,
        )
        .unwrap();
        assert_eq!(
            json.get("id").text().as_deref(),
            Some("10020030040050060071")
        );
        assert_eq!(json.get("n").whole(), Some(-3));
        assert_eq!(json.get("n").count(), None);
        assert_eq!(json.get("f").count(), None);
        assert_eq!(json.get("t").text().as_deref(), Some("x\n"));
        assert_eq!(json.at("o.k").truth(), Some(true));
        assert_eq!(json.get("k").count(), Some(2));
        assert_eq!(json.get("l").list().len(), 2);
        assert_eq!(json.get("l").list()[1].count(), Some(2));
        assert!(json.at("none.deeper").is_null());
        assert!(json.get("t").list().is_empty());
        assert!(json.has(&["id", "none"]) && !json.has(&["absent"]));
    }

    #[test]
    fn an_id_beyond_exact_numbers_looks_damaged() {
        let json = Json::parse("8.930000000000001e17").unwrap();
        let text = json.text().unwrap();
        assert!(super::super::canonical_row::is_damaged(&text), "{text}");
    }

    #[test]
    fn nesting_has_an_end() {
        let deep = "[".repeat(100_000);
        assert!(Json::parse(&deep).is_err());
    }
}
