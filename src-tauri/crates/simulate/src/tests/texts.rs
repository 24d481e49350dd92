//! The words: every slot is filled, and people do not repeat each other.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::month;
use crate::distinct::words;
use crate::presets::PRESETS;

/// Sections of a text file with their frames.
fn sections(texts: &[&'static str]) -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut sections: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut name = "";
    for line in texts.iter().flat_map(|text| text.lines()) {
        match line.strip_prefix("== ") {
            Some(section) => {
                assert!(!sections.contains_key(section), "{section} begins twice");
                name = section;
                sections.insert(name, Vec::new());
            }
            None if line.is_empty() || line.starts_with("# ") => {}
            None => sections.get_mut(name).unwrap().push(line),
        }
    }
    sections
}

/// Slots that the generator fills from the situation.
const GIVEN: [&str; 11] = [
    "nu",
    "dag_nu",
    "onderwerp",
    "now",
    "day_now",
    "subject",
    "tegenstander",
    "stand",
    "minuut",
    "rugnummer",
    "bezoekers",
];

#[test]
fn every_slot_and_every_bracket_is_known() {
    for preset in PRESETS {
        for language in &preset.languages {
            let sections = sections(language.texts);
            let frames = sections.values().flatten().count();
            assert!(frames > 600, "{}: {frames} frames", language.code);
            for (name, frames) in &sections {
                let different: BTreeSet<_> = frames.iter().collect();
                let of_slots = name.starts_with("nu.") || name.starts_with("now.");
                assert!(
                    of_slots || different.len() == frames.len(),
                    "{name} repeats"
                );
                for frame in frames {
                    let count = |sign| frame.matches(sign).count();
                    assert_eq!(count('('), count(')'), "{frame}");
                    assert_eq!(count('['), count(']'), "{frame}");
                    assert_eq!(count('{'), count('}'), "{frame}");
                    for slot in frame.split('{').skip(1) {
                        let slot = slot.split('}').next().unwrap();
                        let known = sections.contains_key(slot) || GIVEN.contains(&slot);
                        // The one file of people serves both languages.
                        let elsewhere = name.starts_with("bio.");
                        assert!(known || elsewhere, "{name}: {{{slot}}}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_topic_has_its_sections_in_both_languages() {
    for preset in PRESETS {
        for language in &preset.languages {
            let sections = sections(language.texts);
            for topic in preset.topics {
                let phases: Vec<String> = match topic.phases {
                    [] => vec![topic.name.to_owned()],
                    phases => phases
                        .iter()
                        .map(|(_, phase, _)| format!("{}.{phase}", topic.name))
                        .collect(),
                };
                for phase in phases {
                    for kind in ["see", "pro", "con", "ask"] {
                        let section = format!("{phase}.{kind}");
                        assert!(sections.contains_key(section.as_str()), "{section}");
                    }
                }
            }
        }
    }
}

#[test]
fn no_frame_shows_through() {
    for post in &month().posts {
        let text = post.get("text");
        assert!(!text.contains(['{', '}', '[', ']', '|']), "{text}");
        for fault in ["  ", " .", " ,", "..", "?.", "!.", "()", ".,", ",,"] {
            assert!(!text.contains(fault), "{fault:?} in {text}");
        }
        assert_eq!(text, text.trim());
    }
}

#[test]
fn ordinary_people_do_not_repeat_each_other() {
    let read = month();
    // Longest part of a text that another one shares, by pairs of words in a row: another measure
    // than the one by which the generator keeps its texts apart.
    let mut by_pair: HashMap<(String, String), Vec<usize>> = HashMap::new();
    let mut texts: Vec<HashSet<(String, String)>> = Vec::new();
    let mut exact: HashMap<String, usize> = HashMap::new();
    let (mut n_texts, mut near) = (0, 0);
    for post in read
        .of("ordinary")
        .filter(|post| !post.get("text").is_empty())
    {
        n_texts += 1;
        let words = words(post.get("text"));
        *exact.entry(words.join(" ")).or_default() += 1;
        if words.len() < 8 {
            continue;
        }
        let pairs: HashSet<_> = words
            .windows(2)
            .map(|two| (two[0].clone(), two[1].clone()))
            .collect();
        let mut common: HashMap<usize, usize> = HashMap::new();
        for pair in &pairs {
            for &other in by_pair.get(pair).into_iter().flatten() {
                *common.entry(other).or_default() += 1;
            }
        }
        near += usize::from(
            common
                .iter()
                .any(|(&other, &both)| 10 * both >= 8 * (texts[other].len() + pairs.len() - both)),
        );
        for pair in &pairs {
            by_pair.entry(pair.clone()).or_default().push(texts.len());
        }
        texts.push(pairs);
    }
    assert!(n_texts > 10_000, "{n_texts}");
    assert!(near * 1_000 < n_texts, "{near} near copies of {n_texts}");
    let most = exact.values().max().copied().unwrap();
    assert!(most <= 8, "{:?}", exact.iter().max_by_key(|(_, n)| **n));
    let long_copies = exact
        .iter()
        .filter(|(text, n)| **n > 1 && text.split(' ').count() >= 8);
    assert_eq!(long_copies.count(), 0);
}

#[test]
fn group_a_repeats_itself_lightly_reworded() {
    let read = month();
    let mut by_link: HashMap<&str, Vec<&str>> = HashMap::new();
    for post in read.of("group A") {
        if let [link] = post.list("urls")[..] {
            by_link.entry(link).or_default().push(post.get("text"));
        }
    }
    let mut in_several_wordings = 0;
    for texts in by_link.values() {
        let different: HashSet<&&str> = texts.iter().collect();
        in_several_wordings += usize::from(different.len() > 1);
        // Two languages, and few ways to say it in each: without its hashtags a text is repeated.
        let plain: HashSet<String> = texts.iter().map(|text| words(text).join(" ")).collect();
        assert!(plain.len() < texts.len(), "{plain:?}");
    }
    assert!(in_several_wordings * 10 > by_link.len() * 9);
}
