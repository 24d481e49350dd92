//! For tests: all records of a text, read by the format that recognises it.

use super::{each_item, of_units};
use crate::ingest::json::Json;
use crate::ingest::model::{Fault, Post, Profile, Reading};

/// What came out, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Readings<'a> {
    pub(super) format: &'static str,
    pub(super) posts: Vec<Post<'a>>,
    pub(super) profiles: Vec<Profile<'a>>,
    pub(super) faults: Vec<Fault>,
    /// Number of records, and of lines that are no JSON.
    pub(super) records: usize,
    pub(super) broken: usize,
    /// Records that gave accounts and no post.
    pub(super) accounts_only: usize,
}

impl<'a> Readings<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut readings = Self::default();
        let units = match Json::parse(text) {
            Ok(Json::List(units)) => units,
            Ok(unit) => vec![unit],
            Err(_) => {
                let lines = text.lines().filter(|line| !line.trim().is_empty());
                let read: Vec<_> = lines.map(Json::parse).collect();
                readings.broken = read.iter().filter(|unit| unit.is_err()).count();
                read.into_iter().flatten().collect()
            }
        };
        let format = of_units(&units).expect("a known format");
        readings.format = format.id;
        for unit in &units {
            each_item(format.items, unit, &mut |item| {
                readings.records += 1;
                match (format.read)(item) {
                    Reading::Post(post, profiles) => {
                        readings.posts.push(*post);
                        readings.profiles.extend(profiles);
                    }
                    Reading::Profiles(profiles) => {
                        readings.accounts_only += 1;
                        readings.profiles.extend(profiles);
                    }
                    Reading::Fault(fault) => readings.faults.push(fault),
                }
                true
            });
        }
        assert_eq!(
            readings.records,
            readings.posts.len() + readings.accounts_only + readings.faults.len()
        );
        readings
    }

    pub(super) fn codes(&self) -> Vec<&'static str> {
        self.faults.iter().map(|fault| fault.code).collect()
    }

    pub(super) fn post(&self, content_id: &str) -> &Post<'a> {
        let mut posts = self.posts.iter();
        posts
            .find(|post| post.content_id == content_id)
            .unwrap_or_else(|| panic!("{content_id} in {:#?}", self.posts))
    }

    pub(super) fn profile(&self, account_id: &str) -> &Profile<'a> {
        let mut profiles = self.profiles.iter();
        profiles
            .find(|profile| profile.account_id == account_id)
            .unwrap_or_else(|| panic!("{account_id} in {:#?}", self.profiles))
    }
}

/// Every part of a record taken away, and replaced by something of a wrong type: no format may panic or
/// lose the record.
pub(super) fn survives_damage(text: &str) {
    let mut changes: Vec<String> = Vec::new();
    let whole: Result<serde_json::Value, _> = serde_json::from_str(text);
    let documents: Vec<serde_json::Value> = match whole {
        Ok(document) => vec![document],
        Err(_) => text
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect(),
    };
    for document in &documents {
        let mut paths = Vec::new();
        walk(document, &mut String::new(), &mut paths);
        let wrong = [
            serde_json::json!([1, "x", {}]),
            serde_json::json!({"a": 1}),
            serde_json::json!("\u{202e}\u{0}9"),
            serde_json::json!(-1),
            serde_json::json!(1.5e300),
            serde_json::json!(u64::MAX),
            serde_json::json!(true),
        ];
        for (index, path) in paths.iter().enumerate() {
            let other = wrong.get(index % wrong.len());
            for value in [Some(&serde_json::Value::Null), other]
                .into_iter()
                .flatten()
            {
                let mut changed = document.clone();
                if let Some(place) = changed.pointer_mut(path) {
                    *place = value.clone();
                    changes.push(changed.to_string());
                }
            }
        }
    }
    assert!(!changes.is_empty());
    let format = Readings::of(text).format;
    let format = super::json_format(format).expect("the format");
    for change in &changes {
        let unit = Json::parse(change).expect("valid JSON");
        let mut records = 0;
        each_item(format.items, &unit, &mut |item| {
            records += 1;
            let _ = (format.read)(item);
            true
        });
        assert!(records > 0 || change.contains("[]"), "{change}");
    }
}

fn walk(value: &serde_json::Value, at: &mut String, paths: &mut Vec<String>) {
    let length = at.len();
    let mut visit = |key: &str, value: &serde_json::Value| {
        at.push('/');
        at.push_str(key);
        paths.push(at.clone());
        walk(value, at, paths);
        at.truncate(length);
    };
    match value {
        serde_json::Value::Object(entries) => {
            entries.iter().for_each(|(key, value)| visit(key, value));
        }
        serde_json::Value::Array(list) => {
            let list = list.iter().enumerate();
            list.for_each(|(index, value)| visit(&index.to_string(), value));
        }
        _ => {}
    }
}
