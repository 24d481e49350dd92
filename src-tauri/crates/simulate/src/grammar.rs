//! Sentences from sections of frames, as a writer keeps them in a text file.
//!
//! A line that begins with `== ` opens a section; every other line is a frame of it, except blank
//! ones and those that begin with `# `. In a frame `(a|b|)` is one of the alternatives, `{name}`
//! a value of the situation or else a frame of the section of that name, and `[a|b]` what each
//! writer words for himself when many are given the same text.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::random::Random;

/// Of so many frames the one that was used least is taken, so that none wears out.
const CANDIDATES: usize = 5;
/// How often a frame is used at most: after that it is worn out.
const MOST_USES: u32 = 30;
/// How deep frames may lie in each other.
const MAX_DEPTH: u32 = 12;

/// All sections of one language.
pub(crate) struct Grammar {
    sections: HashMap<&'static str, Vec<&'static str>>,
    /// How often each frame was used.
    uses: RefCell<HashMap<&'static str, u32>>,
}

/// What is true at the moment of writing: values by slot name.
#[derive(Default, Clone)]
pub(crate) struct Situation {
    values: Vec<(&'static str, String)>,
}

impl Situation {
    pub(crate) fn with(mut self, slot: &'static str, value: impl Into<String>) -> Situation {
        self.values.push((slot, value.into()));
        self
    }

    fn get(&self, slot: &str) -> Option<&str> {
        let found = self.values.iter().find(|(name, _)| *name == slot);
        found.map(|(_, value)| value.as_str())
    }
}

impl Grammar {
    pub(crate) fn new(texts: &[&'static str]) -> Grammar {
        let mut sections: HashMap<&str, Vec<&str>> = HashMap::new();
        for text in texts {
            let mut name = "";
            for line in text.lines().map(str::trim_end) {
                match line.strip_prefix("== ") {
                    Some(section) => name = section,
                    None if line.is_empty() || line.starts_with("# ") => {}
                    None => sections.entry(name).or_default().push(line),
                }
            }
        }
        Grammar {
            sections,
            uses: RefCell::default(),
        }
    }

    pub(crate) fn has(&self, section: &str) -> bool {
        self.sections.contains_key(section)
    }

    /// Frames of a section.
    pub(crate) fn frames(&self, section: &str) -> &[&'static str] {
        self.sections.get(section).map_or(&[], Vec::as_slice)
    }

    /// A text of a section, its sentences beginning with capitals. A section that does not exist
    /// gives nothing, a slot that does not exist its name in braces: both are faults of a preset,
    /// and its tests look for them.
    pub(crate) fn say(&self, section: &str, now: &Situation, random: &mut Random) -> String {
        capitalised(&self.words(section, now, random))
    }

    /// The text of one frame of a section, counted from 0.
    pub(crate) fn say_frame(
        &self,
        section: &str,
        frame: usize,
        now: &Situation,
        random: &mut Random,
    ) -> String {
        let mut text = String::new();
        if let Some(frame) = self.frames(section).get(frame) {
            self.expand(frame, now, random, &mut Vec::new(), 0, &mut text);
        }
        capitalised(&text)
    }

    /// As `say`, without touching capitals.
    pub(crate) fn words(&self, section: &str, now: &Situation, random: &mut Random) -> String {
        let mut text = String::new();
        if let Some(frame) = random.pick(self.frames(section)) {
            self.expand(frame, now, random, &mut Vec::new(), 0, &mut text);
        }
        text
    }

    /// As `words`, of a frame that is not among those `said`; it is added to them. Nothing when the
    /// frames are worn out.
    pub(crate) fn words_but(
        &self,
        section: &str,
        now: &Situation,
        random: &mut Random,
        said: &mut Vec<&'static str>,
    ) -> String {
        let frames = self.frames(section);
        let uses = self.uses.borrow();
        let of = |frame: &&'static str| uses.get(frame).copied().unwrap_or(0);
        let chosen = (0..CANDIDATES)
            .filter_map(|_| random.pick(frames).copied())
            .filter(|frame| !said.contains(frame) && of(frame) < MOST_USES)
            .min_by_key(of);
        let mut text = String::new();
        if let Some(frame) = chosen {
            said.push(frame);
            self.expand(frame, now, random, &mut Vec::new(), 0, &mut text);
        }
        text
    }

    /// Remembers that these frames were used.
    pub(crate) fn used(&self, frames: &[&'static str]) {
        let mut uses = self.uses.borrow_mut();
        for frame in frames {
            *uses.entry(frame).or_default() += 1;
        }
    }

    fn expand(
        &self,
        frame: &str,
        now: &Situation,
        random: &mut Random,
        said: &mut Vec<String>,
        depth: u32,
        out: &mut String,
    ) {
        let mut rest = frame;
        while let Some(at) = rest.find(['(', '{']) {
            let (before, from) = rest.split_at(at);
            out.push_str(before);
            let Some(end) = closing(from) else {
                break;
            };
            let inner = from.get(1..end).unwrap_or_default();
            rest = from.get(end + 1..).unwrap_or_default();
            if depth >= MAX_DEPTH {
                continue;
            }
            if from.starts_with('(') {
                let choices = alternatives(inner);
                let chosen = random.pick(&choices).copied().unwrap_or_default();
                self.expand(chosen, now, random, said, depth + 1, out);
            } else {
                let value = self.slot(inner, now, random, said, depth);
                out.push_str(&value);
            }
        }
        out.push_str(rest);
    }

    /// A value for a slot, not the same twice in one text if that can be helped.
    fn slot(
        &self,
        name: &str,
        now: &Situation,
        random: &mut Random,
        said: &mut Vec<String>,
        depth: u32,
    ) -> String {
        if let Some(value) = now.get(name) {
            return value.to_owned();
        }
        let mut value = format!("{{{name}}}");
        for _ in 0..6 {
            let Some(frame) = random.pick(self.frames(name)) else {
                return value;
            };
            value.clear();
            self.expand(frame, now, random, said, depth + 1, &mut value);
            if !said.contains(&value) {
                break;
            }
        }
        said.push(value.clone());
        value
    }
}

/// Words the places in square brackets for one writer.
pub(crate) fn reworded(text: &str, random: &mut Random) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('[') {
        out.push_str(before);
        let (inner, after) = from.split_once(']').unwrap_or((from, ""));
        let choices = alternatives(inner);
        out.push_str(random.pick(&choices).copied().unwrap_or_default());
        rest = after;
    }
    out + rest
}

/// Place of the bracket that closes the one at the start.
fn closing(text: &str) -> Option<usize> {
    let mut open = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' | b'{' => open += 1,
            b')' | b'}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(at);
        }
    }
    None
}

/// Parts between the bars that stand outside of inner brackets.
fn alternatives(inner: &str) -> Vec<&str> {
    let (mut parts, mut open, mut from) = (Vec::new(), 0, 0);
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'(' | b'{' => open += 1,
            b')' | b'}' => open -= 1,
            b'|' if open == 0 => {
                parts.push(inner.get(from..at).unwrap_or_default());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(inner.get(from..).unwrap_or_default());
    parts
}

/// Capitals at the beginning of sentences; a Dutch `ij` is one letter.
pub(crate) fn capitalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut begins, mut ended) = (true, false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character.is_alphanumeric() {
            if begins && character.is_alphabetic() {
                out.extend(character.to_uppercase());
                if character == 'i' && characters.peek() == Some(&'j') {
                    characters.next();
                    out.push('J');
                }
            } else {
                out.push(character);
            }
            (begins, ended) = (false, false);
            continue;
        }
        match character {
            '.' | '!' | '?' => ended = true,
            ' ' if ended => begins = true,
            _ => {}
        }
        out.push(character);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grammar() -> Grammar {
        Grammar::new(&[
            "# a comment\n== a.one\n{thing} (runs|(walks|flies)). {thing} sleeps.\n",
            "== thing\nthe cat\nde ijsvogel\n\n== odd\n(a|{nobody}\n",
        ])
    }

    #[test]
    fn frames_are_filled_and_sentences_begin_with_capitals() {
        let (grammar, mut random) = (grammar(), Random::of(1, "test"));
        for _ in 0..50 {
            let text = grammar.say("a.one", &Situation::default(), &mut random);
            assert!(!text.contains(['(', '|', '{']), "{text}");
            assert!(
                text.contains("The cat") && text.contains("De ijsvogel"),
                "{text}"
            );
        }
        let now = Situation::default().with("thing", "ijs");
        let text = grammar.say("a.one", &now, &mut random);
        assert!(text.starts_with("IJs ") && text.ends_with("IJs sleeps."));
    }

    #[test]
    fn faults_end_and_are_visible() {
        let (grammar, mut random) = (grammar(), Random::of(1, "test"));
        let now = Situation::default();
        assert_eq!(grammar.say("nowhere", &now, &mut random), "");
        assert!(grammar.words("odd", &now, &mut random).contains('('));
    }

    #[test]
    fn writers_word_a_given_text_for_themselves() {
        let mut random = Random::of(1, "test");
        let texts: Vec<String> = (0..40)
            .map(|_| reworded("Read [this|it]. [Now|Today]!", &mut random))
            .collect();
        assert!(texts.iter().any(|text| text == "Read this. Now!"));
        assert!(texts.iter().any(|text| text == "Read it. Today!"));
        assert_eq!(reworded("open [a|b", &mut random).len(), 6);
    }

    #[test]
    fn numbers_and_quotes_keep_their_sentences() {
        assert_eq!(
            capitalised("22 meter, om 19.30 uur. dan."),
            "22 meter, om 19.30 uur. Dan."
        );
        assert_eq!(capitalised("\"ja\" zei hij? nee."), "\"Ja\" zei hij? Nee.");
    }
}
