//! What people write: frames put together to texts, in the manner of their writer.

use crate::calendar::{Calendar, Wall};
use crate::distinct::Distinct;
use crate::grammar::{Grammar, Situation, capitalised};
use crate::people::{Account, Voice};
use crate::preset::{Preset, Topic};
use crate::random::{Random, Weighted};

/// How often a text is tried again before its writer says nothing.
const TRIES: usize = 24;

/// Signs at the end of a text.
const EMOJI: [&str; 16] = [
    "😅", "🙃", "👏", "🚋", "🌊", "🙄", "😂", "💚", "☕", "🤷", "🎉", "😬", "🌧️", "👀", "🙏", "🚲",
];

/// A text with what it points to.
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) hashtags: Vec<String>,
    pub(crate) mentions: Vec<String>,
    pub(crate) topic: Option<usize>,
}

/// Writes for everybody, and keeps what was said from being said again.
pub(crate) struct Pen<'a> {
    preset: &'a Preset,
    grammars: &'a [Grammar; 2],
    calendar: &'a Calendar,
    distinct: Distinct,
}

impl<'a> Pen<'a> {
    pub(crate) fn new(
        preset: &'a Preset,
        grammars: &'a [Grammar; 2],
        calendar: &'a Calendar,
    ) -> Pen<'a> {
        Pen {
            preset,
            grammars,
            calendar,
            distinct: Distinct::default(),
        }
    }

    pub(crate) fn grammar(&self, language: usize) -> &'a Grammar {
        let [first, second] = self.grammars;
        if language == 0 { first } else { second }
    }

    /// Moment, day and subject as the frames of a language name them.
    pub(crate) fn situation(
        &self,
        language: usize,
        secs: i64,
        topic: Option<usize>,
        random: &mut Random,
    ) -> Situation {
        let wall = self.calendar.wall(secs);
        let Some(words) = self.preset.languages.get(language) else {
            return Situation::default();
        };
        let [now, today, subject] = words.slots;
        let part = match wall.hour {
            5..=11 => "morning",
            12..=17 => "afternoon",
            18..=23 => "evening",
            _ => "night",
        };
        let grammar = self.grammar(language);
        let moment = grammar.words(&format!("{now}.{part}"), &Situation::default(), random);
        let name = words
            .weekdays
            .get(wall.weekday)
            .copied()
            .unwrap_or_default();
        let mut situation = Situation::default().with(now, moment).with(today, name);
        if let Some(topic) = topic.and_then(|at| self.preset.topics.get(at)) {
            let called = topic.subject.get(language).copied().unwrap_or_default();
            situation = situation.with(subject, called);
        }
        situation
    }

    /// What somebody talks about on a day; `None` is his own life.
    pub(crate) fn topic(&self, voice: &Voice, wall: Wall, random: &mut Random) -> Option<usize> {
        if random.chance(0.13) {
            return None;
        }
        let weights = self.preset.topics.iter().enumerate().map(|(at, topic)| {
            let own = if voice.interests.contains(&at) {
                3.5
            } else {
                1.0
            };
            own * topic.weight * phase(topic, wall.day).1
        });
        Weighted::new(weights).draw(random)
    }

    /// The name of a section of a topic on a day.
    pub(crate) fn section(&self, topic: usize, day: i64, kind: &str) -> String {
        let Some(topic) = self.preset.topics.get(topic) else {
            return String::new();
        };
        match phase(topic, day).0 {
            "" => format!("{}.{kind}", topic.name),
            phase => format!("{}.{phase}.{kind}", topic.name),
        }
    }

    /// Something of his own.
    pub(crate) fn original(
        &mut self,
        account: &Account,
        secs: i64,
        random: &mut Random,
    ) -> Option<Written> {
        let wall = self.calendar.wall(secs);
        (0..TRIES).find_map(|attempt| {
            let topic = self.topic(&account.voice, wall, random);
            let parts: Vec<String> = match topic {
                None => match random.below(10) {
                    0..=6 if attempt < 8 => vec!["daily.one".into()],
                    0..=7 => vec!["daily.one".into(), "tail.any".into()],
                    _ => vec!["daily.one".into(), "weather.see".into()],
                },
                Some(topic) => self.shape(topic, wall.day, &account.voice, attempt, random),
            };
            self.admitted(account, secs, topic, &parts, None, random)
        })
    }

    /// Which sentences make a post on a topic. Later attempts are longer, because the short ones
    /// have been said.
    fn shape(
        &self,
        topic: usize,
        day: i64,
        voice: &Voice,
        attempt: usize,
        random: &mut Random,
    ) -> Vec<String> {
        let of = |kind: &str| self.section(topic, day, kind);
        let stance = stance(voice, topic);
        let tail = format!("tail.{stance}");
        let draw = if attempt < 8 {
            random.below(100)
        } else {
            46 + random.below(54)
        };
        match draw {
            0..=19 => vec![of("see")],
            20..=38 => vec![of(stance)],
            39..=45 => vec![of("ask")],
            46..=74 => vec![of("see"), of(stance)],
            75..=82 => vec![of("see"), of("ask")],
            83..=88 => vec![of(stance), tail],
            89..=91 => vec![of("see"), "tail.any".into()],
            92..=95 => vec![of(stance), of("ask")],
            _ => vec![of("see"), of(stance), tail],
        }
    }

    /// What he says of a link; nothing at times.
    pub(crate) fn of_link(
        &mut self,
        account: &Account,
        secs: i64,
        topic: Option<usize>,
        section: &str,
        random: &mut Random,
    ) -> Option<Written> {
        let silent = Written {
            text: String::new(),
            hashtags: Vec::new(),
            mentions: Vec::new(),
            topic,
        };
        if random.chance(0.2) {
            return Some(silent);
        }
        let day = self.calendar.wall(secs).day;
        let written = (0..TRIES).find_map(|attempt| {
            let draw = if attempt < 8 {
                random.below(10)
            } else {
                6 + random.below(4)
            };
            let parts = match (topic, draw) {
                (Some(topic), 3..=9) => {
                    // What he saw himself is not in the paper.
                    let kind = if random.chance(0.25) {
                        "ask"
                    } else {
                        stance(&account.voice, topic)
                    };
                    let own = self.section(topic, day, kind);
                    if draw >= 6 {
                        vec![section.to_owned(), own]
                    } else {
                        vec![own]
                    }
                }
                (None, 5..=9) => vec![section.to_owned(), "tail.any".to_owned()],
                _ => vec![section.to_owned()],
            };
            self.admitted(account, secs, topic, &parts, None, random)
        });
        written.or(Some(silent))
    }

    /// An answer to somebody's post.
    pub(crate) fn answer(
        &mut self,
        account: &Account,
        secs: i64,
        topic: Option<usize>,
        to: &str,
        random: &mut Random,
    ) -> Option<Written> {
        let day = self.calendar.wall(secs).day;
        let mention = random.chance(0.45).then_some(to);
        (0..TRIES).find_map(|attempt| {
            let Some(topic) = topic else {
                let parts = ["reply.short".to_owned()];
                return self.admitted(account, secs, None, &parts, mention, random);
            };
            let opening = match random.below(20) {
                0..=4 => "reply.agree",
                5..=9 => "reply.disagree",
                10..=13 => "reply.ask",
                14..=16 => "reply.info",
                _ => "reply.joke",
            };
            let own = self.section(topic, day, stance(&account.voice, topic));
            let joins = opening == "reply.agree" || opening == "reply.disagree";
            let parts = match (attempt, random.below(10)) {
                (0..=9, 0..=3) => vec![opening.to_owned()],
                (_, 0..=5) => vec![own],
                (_, 6) => vec![self.section(topic, day, "ask")],
                _ if joins => vec![opening.to_owned(), own],
                _ if attempt < 10 => vec![opening.to_owned()],
                _ => vec![own, self.section(topic, day, "ask")],
            };
            self.admitted(account, secs, Some(topic), &parts, mention, random)
        })
    }

    /// Whether nobody said this or nearly this; it counts as said then.
    pub(crate) fn is_new(&mut self, text: &str) -> bool {
        self.distinct.admit(text)
    }

    /// The sections' sentences in the writer's manner, unless they were said before.
    pub(crate) fn admitted(
        &mut self,
        account: &Account,
        secs: i64,
        topic: Option<usize>,
        parts: &[String],
        mention: Option<&str>,
        random: &mut Random,
    ) -> Option<Written> {
        let situation = self.situation(account.language, secs, topic, random);
        let grammar = self.grammar(account.language);
        let mut frames = Vec::new();
        let sentences: Vec<String> = parts
            .iter()
            .map(|part| grammar.words_but(part, &situation, random, &mut frames))
            .collect();
        if sentences.iter().any(String::is_empty) {
            return None;
        }
        let said = capitalised(&sentences.join(" "));
        if !self.distinct.admit(&said) {
            return None;
        }
        grammar.used(&frames);
        let mut text = in_manner(&said, &account.voice, random);
        let hashtags = self.hashtags(account, topic, random);
        let mentions: Vec<String> = mention.iter().map(|&handle| handle.to_owned()).collect();
        if let Some(handle) = mention {
            text = format!("@{handle} {text}");
        }
        for hashtag in &hashtags {
            text.push_str(" #");
            text.push_str(hashtag);
        }
        Some(Written {
            text,
            hashtags,
            mentions,
            topic,
        })
    }

    fn hashtags(
        &self,
        account: &Account,
        topic: Option<usize>,
        random: &mut Random,
    ) -> Vec<String> {
        let all = topic
            .and_then(|at| self.preset.topics.get(at))
            .and_then(|topic| topic.hashtags.get(account.language));
        let Some(all) = all else {
            return Vec::new();
        };
        if !random.chance(account.voice.hashtags) {
            return Vec::new();
        }
        let count = 1 + usize::from(random.chance(0.3));
        let chosen = random.sample(all.len(), count);
        chosen
            .into_iter()
            .filter_map(|at| all.get(at).map(|&hashtag| hashtag.to_owned()))
            .collect()
    }
}

/// `pro` or `con`: what somebody thinks of a topic does not change within a month.
fn stance(voice: &Voice, topic: usize) -> &'static str {
    if voice.opinions >> (topic % 32) & 1 == 1 {
        "pro"
    } else {
        "con"
    }
}

/// The phase of a topic on a day, and how much it is talked about then.
fn phase(topic: &Topic, day: i64) -> (&'static str, f64) {
    let phases = topic.phases;
    let now = phases.iter().find(|(last, ..)| day <= *last);
    match now.or(phases.last()) {
        Some((_, name, weight)) => (name, *weight),
        None => ("", 1.0),
    }
}

/// A text as its writer leaves it: without capitals, without a full stop, with a sign.
fn in_manner(text: &str, voice: &Voice, random: &mut Random) -> String {
    let mut text = text.to_owned();
    if voice.lower {
        text = text.to_lowercase();
    }
    if voice.open_end && text.ends_with('.') {
        text.pop();
    }
    if random.chance(voice.emoji) {
        text.push(' ');
        text.push_str(random.pick(&EMOJI).copied().unwrap_or_default());
    }
    text
}
