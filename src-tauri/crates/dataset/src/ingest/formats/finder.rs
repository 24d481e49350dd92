//! Finds elements of a unit's lists by what they say of themselves, however many there are.
//!
//! A page of an API lists what its records refer to; files that somebody merged out of many pages have
//! ten thousands of records and as many things that they refer to, so that looking through the list
//! for every record would take hours.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::ingest::json::Json;

/// Lists shorter than this are looked through.
const SHORT: usize = 48;

/// What was found out about the lists of one unit; made for a unit and dropped with it.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    lists: RefCell<Vec<Known>>,
}

#[derive(Debug)]
struct Known {
    /// Where the list stands in memory: it does not move while its unit is read.
    list: usize,
    key: &'static str,
    places: HashMap<String, usize>,
}

impl Finder {
    /// The first element of a list whose entry `key` is this text; ASCII letters of any case are equal.
    pub(crate) fn find<'a, 'j>(
        &self,
        list: &'j Json<'a>,
        key: &'static str,
        value: &str,
    ) -> Option<&'j Json<'a>> {
        let elements = list.list();
        if elements.len() < SHORT {
            let is_it = |element: &&Json<'a>| {
                let text = element.get(key).str();
                text.is_some_and(|text| text.eq_ignore_ascii_case(value))
            };
            return elements.iter().find(is_it);
        }
        let at = std::ptr::from_ref(elements).addr();
        let mut lists = self.lists.borrow_mut();
        let known = lists
            .iter()
            .position(|known| known.list == at && known.key == key);
        let known = known.unwrap_or_else(|| {
            lists.push(Known {
                list: at,
                key,
                places: places(elements, key),
            });
            lists.len() - 1
        });
        let places = &lists.get(known)?.places;
        elements.get(*places.get(&value.to_ascii_lowercase())?)
    }
}

fn places(elements: &[Json<'_>], key: &str) -> HashMap<String, usize> {
    let mut places = HashMap::with_capacity(elements.len());
    for (place, element) in elements.iter().enumerate() {
        if let Some(text) = element.get(key).str() {
            places.entry(text.to_ascii_lowercase()).or_insert(place);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_lists_give_the_same_answers() {
        for length in [1, SHORT - 1, SHORT, 500] {
            let list: Vec<String> = (0..length)
                .map(|n| format!(r#"{{"id":"{n}","name":"N{}","n":{n}}}"#, n / 2))
                .collect();
            let text = format!(r#"{{"a":[{}],"b":[{{"id":"0","n":77}}]}}"#, list.join(","));
            let json = Json::parse(&text).unwrap();
            let finder = Finder::default();
            for _ in 0..2 {
                let place = |list: &str, key: &'static str, value: &str| {
                    finder.find(json.get(list), key, value)?.get("n").count()
                };
                assert_eq!(place("a", "id", "0"), Some(0));
                assert_eq!(place("b", "id", "0"), Some(77));
                let last = (length - 1).to_string();
                assert_eq!(place("a", "id", &last), Some(length as u64 - 1));
                assert_eq!(place("a", "name", "n0"), Some(0));
                assert_eq!(place("a", "id", "none"), None);
                assert_eq!(place("c", "id", "0"), None);
            }
        }
    }
}
