//! Values of one JSON object by dotted paths, each nested object parsed once however many paths are
//! asked for: exports of browser plug-ins have thousands.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// How deep a dotted path may go.
const MAX_DEPTH: usize = 16;

/// Most columns of a file of JSON objects.
const MAX_PATHS: usize = 2_000;

/// The columns that are wanted, by the keys on the way to them.
pub(crate) struct PathTree {
    nodes: Vec<Node>,
    columns: usize,
}

#[derive(Default)]
struct Node {
    children: HashMap<String, usize>,
    /// Columns that end here.
    ends: Vec<usize>,
}

/// Values of every column.
type Found<'a> = Vec<Vec<Cow<'a, str>>>;

impl PathTree {
    pub(crate) fn new(columns: &[String]) -> Self {
        let mut nodes = vec![Node::default()];
        for (column, path) in columns.iter().enumerate() {
            let mut at = 0;
            for key in path.split('.') {
                let next = nodes.len();
                at = *nodes[at].children.entry(key.to_owned()).or_insert(next);
                if at == next {
                    nodes.push(Node::default());
                }
            }
            nodes[at].ends.push(column);
        }
        Self {
            nodes,
            columns: columns.len(),
        }
    }

    /// The values of every column in one line. A key may itself have dots: the longest key that
    /// fits is taken. An array on the way, or at the end, gives one value an element.
    pub(crate) fn values<'a>(&self, line: &'a str) -> Result<Found<'a>, serde_json::Error> {
        let mut found = vec![Vec::new(); self.columns];
        self.object(&serde_json::from_str(line)?, 0, &mut found, 0)?;
        Ok(found)
    }

    fn object<'a>(
        &self,
        entries: &Entries<'a>,
        node: usize,
        found: &mut Found<'a>,
        depth: usize,
    ) -> Result<(), serde_json::Error> {
        if entries.0.iter().any(|(key, _)| key.contains('.')) {
            // Several keys may fit one path: each path is looked for by itself.
            let mut below = Vec::new();
            self.below(node, "", &mut below);
            for (path, column) in below {
                collect(entries, &path, &mut found[column], depth)?;
            }
            return Ok(());
        }
        // Of equal keys the last one counts, as everywhere.
        let mut seen = HashSet::new();
        for (key, value) in entries.0.iter().rev() {
            if let Some(&child) = self.nodes[node].children.get(key.as_ref())
                && seen.insert(child)
            {
                self.value(value, child, found, depth)?;
            }
        }
        Ok(())
    }

    fn value<'a>(
        &self,
        value: &'a RawValue,
        node: usize,
        found: &mut Found<'a>,
        depth: usize,
    ) -> Result<(), serde_json::Error> {
        let text = value.get();
        let here = &self.nodes[node];
        match text.as_bytes().first() {
            _ if depth > MAX_DEPTH => {}
            Some(b'[') => {
                for element in serde_json::from_str::<Elements<'a>>(text)?.0 {
                    self.value(element, node, found, depth + 1)?;
                }
            }
            Some(b'{') => {
                // An object that is asked for itself is kept as written.
                for &column in &here.ends {
                    found[column].push(Cow::Borrowed(text));
                }
                if !here.children.is_empty() {
                    self.object(&serde_json::from_str(text)?, node, found, depth + 1)?;
                }
            }
            // null is the absence of a value.
            Some(b'n') | None => {}
            Some(_) => {
                for &column in &here.ends {
                    descend(value, "", &mut found[column], depth)?;
                }
            }
        }
        Ok(())
    }

    /// Paths from a node down, with their columns.
    fn below(&self, node: usize, prefix: &str, out: &mut Vec<(String, usize)>) {
        for (key, &child) in &self.nodes[node].children {
            let path = if prefix.is_empty() {
                key.clone()
            } else {
                format!("{prefix}.{key}")
            };
            let ends = self.nodes[child].ends.iter();
            out.extend(ends.map(|&column| (path.clone(), column)));
            self.below(child, &path, out);
        }
    }
}

/// The paths of a file, in the order in which they are first seen.
#[derive(Default)]
pub(crate) struct Paths {
    list: Vec<String>,
    known: HashSet<String>,
}

impl Paths {
    /// Adds the dotted paths of all values of one line.
    pub(crate) fn add(&mut self, line: &str) -> Result<(), serde_json::Error> {
        self.walk(serde_json::from_str(line)?, "", 0)
    }

    pub(crate) fn into_list(self) -> Vec<String> {
        self.list
    }

    fn walk(
        &mut self,
        value: &RawValue,
        prefix: &str,
        depth: usize,
    ) -> Result<(), serde_json::Error> {
        let text = value.get();
        match text.as_bytes().first() {
            Some(b'{') if depth < MAX_DEPTH => {
                for (key, value) in serde_json::from_str::<Entries<'_>>(text)?.0 {
                    if prefix.is_empty() {
                        self.walk(value, &key, depth + 1)?;
                    } else {
                        self.walk(value, &format!("{prefix}.{key}"), depth + 1)?;
                    }
                }
            }
            Some(b'[') if depth < MAX_DEPTH => {
                for element in serde_json::from_str::<Elements<'_>>(text)?.0 {
                    self.walk(element, prefix, depth + 1)?;
                }
            }
            _ if prefix.is_empty() || self.list.len() >= MAX_PATHS => {}
            _ => {
                if self.known.insert(prefix.to_owned()) {
                    self.list.push(prefix.to_owned());
                }
            }
        }
        Ok(())
    }
}

/// The entries of one object, values as the text they are.
pub(crate) struct Entries<'a>(pub(crate) Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;
        impl<'de> Visitor<'de> for Visit {
            type Value = Entries<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(Key(key)) = map.next_key()? {
                    entries.push((key, map.next_value()?));
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Visit)
    }
}

/// A key, borrowed unless it has escapes.
pub(crate) struct Key<'a>(pub(crate) Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;
        impl<'de> Visitor<'de> for Visit {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Visit)
    }
}

/// The elements of one array.
pub(crate) struct Elements<'a>(pub(crate) Vec<&'a RawValue>);

impl<'de> Deserialize<'de> for Elements<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;
        impl<'de> Visitor<'de> for Visit {
            type Value = Elements<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an array")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = seq.next_element()? {
                    elements.push(element);
                }
                Ok(Elements(elements))
            }
        }
        deserializer.deserialize_seq(Visit)
    }
}

/// Values at a dotted path. A key may itself have dots: the longest key that fits is taken.
/// An array on the way, or at its end, gives one value an element.
fn collect<'a>(
    entries: &Entries<'a>,
    path: &str,
    out: &mut Vec<Cow<'a, str>>,
    depth: usize,
) -> Result<(), serde_json::Error> {
    let fitting = entries.0.iter().filter_map(|(key, value)| {
        let rest = path.strip_prefix(key.as_ref())?;
        match rest.strip_prefix('.') {
            Some(rest) => Some((key.len(), rest, *value)),
            None => rest.is_empty().then_some((key.len(), "", *value)),
        }
    });
    match fitting.max_by_key(|(length, ..)| *length) {
        Some((_, rest, value)) => descend(value, rest, out, depth),
        None => Ok(()),
    }
}

fn descend<'a>(
    value: &'a RawValue,
    path: &str,
    out: &mut Vec<Cow<'a, str>>,
    depth: usize,
) -> Result<(), serde_json::Error> {
    let text = value.get();
    match text.as_bytes().first() {
        _ if depth > MAX_DEPTH => Ok(()),
        Some(b'[') => {
            for element in serde_json::from_str::<Elements<'a>>(text)?.0 {
                descend(element, path, out, depth + 1)?;
            }
            Ok(())
        }
        Some(b'{') if !path.is_empty() => collect(
            &serde_json::from_str::<Entries<'a>>(text)?,
            path,
            out,
            depth + 1,
        ),
        Some(b'"') if path.is_empty() => {
            out.push(serde_json::from_str::<Key<'a>>(text)?.0);
            Ok(())
        }
        // null is the absence of a value.
        Some(b'n') | None => Ok(()),
        // Numbers, true, false and whole objects are kept as written.
        Some(_) if path.is_empty() => {
            out.push(Cow::Borrowed(text));
            Ok(())
        }
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(line: &str, path: &str) -> Vec<String> {
        let mut out = Vec::new();
        collect(&serde_json::from_str(line).unwrap(), path, &mut out, 0).unwrap();
        let tree = PathTree::new(&["f".to_owned(), path.to_owned()]);
        assert_eq!(tree.values(line).unwrap()[1], out, "{path}");
        out.into_iter().map(Cow::into_owned).collect()
    }

    #[test]
    fn paths_reach_nested_values_arrays_and_keys_with_dots() {
        let line = r#"{"id":10020030040050060071,"a":{"b":[{"u":"x\n"},{"u":"y"},{"v":1}]},
            "author.name":"n","tags":["p","q"],"f":1.50,"none":null,"t":true,"o":{"k":1}}"#;
        assert_eq!(values(line, "id"), ["10020030040050060071"]);
        assert_eq!(values(line, "a.b.u"), ["x\n", "y"]);
        assert_eq!(values(line, "author.name"), ["n"]);
        assert_eq!(values(line, "tags"), ["p", "q"]);
        assert_eq!(values(line, "f"), ["1.50"]);
        assert_eq!(values(line, "t"), ["true"]);
        assert_eq!(values(line, "o"), [r#"{"k":1}"#]);
        assert!(values(line, "none").is_empty());
        assert!(values(line, "a.c.d").is_empty());
    }

    #[test]
    fn header_is_every_path_in_order() {
        let mut paths = Paths::default();
        paths
            .add(r#"{"b":1,"a":{"x":null,"y":[{"z":1}]}}"#)
            .unwrap();
        paths.add(r#"{"c":[1,2],"b":2}"#).unwrap();
        assert!(paths.add("[1,").is_err());
        assert_eq!(paths.into_list(), ["b", "a.x", "a.y.z", "c"]);
    }

    #[test]
    fn all_paths_at_once_say_what_each_says_alone() {
        let lines = [
            r#"{"a":{"b":1,"b":2,"c":{"d":[{"e":1},{"e":[2,3]}]}},"a.b":7,"x":"1"}"#,
            r#"{"a":[{"b":1},{"b":{"q":1}},null,5],"x":{"y":null},"z":{"a.b":1,"a":{"b":2}}}"#,
            r#"{"a":"s","a":{"b":[[1,[2]],"t\u0041"]},"x":[],"z":{"a":{"b":{"c":false}}}}"#,
            "{}",
        ];
        let columns: Vec<String> = [
            "a", "a.b", "a.c.d", "a.c.d.e", "x", "x.y", "z.a.b", "z.a.b.c",
        ]
        .iter()
        .map(|&path| path.to_owned())
        .collect();
        let tree = PathTree::new(&columns);
        for line in lines {
            let found = tree.values(line).unwrap();
            for (path, values) in columns.iter().zip(found) {
                let mut alone = Vec::new();
                collect(&serde_json::from_str(line).unwrap(), path, &mut alone, 0).unwrap();
                assert_eq!(values, alone, "{path} in {line}");
            }
        }
        assert!(tree.values("[1]").is_err());
    }
}
