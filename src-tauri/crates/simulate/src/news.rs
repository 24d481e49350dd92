//! Articles: when they appear, what they are called, how far they carry.

use std::collections::HashSet;

use crate::calendar::HOUR;
use crate::grammar::Situation;
use crate::month::Scene;
use crate::pen::Pen;
use crate::random::{Random, Weighted};

/// An article.
pub(crate) struct Story {
    pub(crate) secs: i64,
    pub(crate) topic: usize,
    pub(crate) headline: String,
    pub(crate) url: String,
    /// How many share it, beside others.
    pub(crate) reach: f64,
    /// Index of its language.
    pub(crate) language: usize,
}

/// Hours at which articles appear, and how often.
const HOURS: [f64; 24] = [
    0., 0., 0., 0., 0., 1., 6., 8., 7., 6., 6., 6., 6., 5., 5., 6., 7., 7., 6., 5., 4., 3., 1., 0.,
];

/// All articles, by time. Headlines are never the same.
pub(crate) fn stories(scene: &Scene<'_>, pen: &Pen<'_>) -> Vec<Story> {
    let mut random = Random::of(scene.seed, "news");
    let news = &scene.preset.news;
    let hours = Weighted::new(HOURS);
    let (mut stories, mut used) = (Vec::new(), HashSet::new());
    for day in 0..scene.calendar.days {
        for (language, a_day, host, path) in [
            (0, news.stories_a_day, news.host, ""),
            (1, news.letter.2, news.letter.1, "p/"),
        ] {
            let count = (a_day * random.lognormal(1.0, 0.25)).round() as usize;
            for _ in 0..count {
                // The scheduler knows steps of five minutes, to the second.
                let minute = 5 * random.between(0, 11);
                let hour = hours.draw(&mut random).unwrap_or(12) as i64;
                let secs = scene.calendar.at(day, hour * HOUR + minute * 60);
                let found = (0..40).find_map(|_| {
                    let (topic, headline) = headline(scene, pen, language, day, &mut random)?;
                    used.insert(headline.clone()).then_some((topic, headline))
                });
                let Some((topic, headline)) = found else {
                    continue;
                };
                let date = scene.calendar.path(secs);
                let number = random.between(10_000, 99_999);
                let url = format!("https://{host}/{path}{date}/{}-{number}", slug(&headline));
                stories.push(Story {
                    secs,
                    topic,
                    headline,
                    url,
                    reach: random.pareto(1.05).min(60.0),
                    language,
                });
            }
        }
    }
    stories.sort_by(|a, b| a.secs.cmp(&b.secs).then_with(|| a.url.cmp(&b.url)));
    stories
}

fn headline(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    language: usize,
    day: i64,
    random: &mut Random,
) -> Option<(usize, String)> {
    let grammar = pen.grammar(language);
    let topics = scene.preset.topics.iter().enumerate();
    let weights = topics.map(|(at, topic)| {
        let there = grammar.has(&pen.section(at, day, "head"));
        if there { topic.news } else { 0.0 }
    });
    let topic = Weighted::new(weights).draw(random)?;
    let section = pen.section(topic, day, "head");
    Some((topic, grammar.say(&section, &Situation::default(), random)))
}

/// The words of a headline as they stand in an address.
pub(crate) fn slug(headline: &str) -> String {
    let words: Vec<String> = headline
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(8)
        .map(|word| word.chars().map(ascii).collect())
        .collect();
    words.join("-")
}

fn ascii(character: char) -> char {
    match character {
        'á' | 'à' | 'ä' => 'a',
        'é' | 'è' | 'ë' => 'e',
        'í' | 'ï' => 'i',
        'ó' | 'ö' => 'o',
        'ú' | 'ü' => 'u',
        c if c.is_ascii() => c,
        _ => 'x',
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn slugs_are_plain() {
        let slug = super::slug("Vijf partijen, één debat: \"dit\" zeiden ze over De Kreek en meer");
        assert_eq!(slug, "vijf-partijen-een-debat-dit-zeiden-ze-over");
    }
}
