//! Group A: one text, one link, many accounts, within a minute, at any hour of the day.

use crate::grammar::{Situation, capitalised, reworded};
use crate::month::{Draft, Scene};
use crate::news::slug;
use crate::pen::{Pen, Written};
use crate::random::Random;

const SIGNS: [&str; 6] = ["‼️", "👇", "❗", "🚨", "👉", "⚠️"];

pub(super) fn posts(scene: &Scene<'_>, pen: &mut Pen<'_>, drafts: &mut Vec<Draft>) {
    let mut random = Random::of(scene.seed, "copies");
    let group = &scene.preset.copies;
    let members: Vec<usize> = scene.people.copies.clone().collect();
    let [first, second] = group.sections.map(|section| section.to_owned());
    let frames = pen.grammar(0).frames(&first).len();
    // Batch and zeal of each.
    let weights: Vec<(usize, f64)> = members
        .iter()
        .map(|&at| {
            let batch = scene.people.accounts.get(at).map_or(0, |a| a.language);
            (batch, random.lognormal(1.0, 0.7))
        })
        .collect();
    let span = scene.calendar.end() - scene.calendar.start() - 600;
    let mut starts: Vec<i64> = (0..group.events)
        .map(|_| scene.calendar.start() + random.between(0, span))
        .collect();
    starts.sort_unstable();
    let (mut url, mut frame) = (String::new(), 0);
    for start in starts {
        // Both batches say the same, each in its language; now and then once more.
        let again = !url.is_empty() && random.chance(0.2);
        if !again {
            frame = random.below(frames);
        }
        let texts = [(0, &first), (1, &second)].map(|(language, section)| {
            let grammar = pen.grammar(language);
            grammar.say_frame(section, frame, &Situation::default(), &mut random)
        });
        if !again {
            let host = random.pick(group.hosts).copied().unwrap_or_default();
            let words = slug(&reworded(&texts[0], &mut random));
            url = format!("https://{host}/{words}-{}", random.between(100, 999));
        }
        // A batch is run by one hand, most of the time; some of its accounts are at it more.
        let batch = match random.below(20) {
            0..=8 => Some(0),
            9..=14 => Some(1),
            _ => None,
        };
        let taking_part: Vec<f64> = weights
            .iter()
            .map(|(of, weight)| {
                if batch.is_none_or(|one| one == *of) {
                    *weight
                } else {
                    0.0
                }
            })
            .collect();
        let size = taking_part.iter().filter(|weight| **weight > 0.0).count();
        let count = (size as f64 * (0.45 + 0.35 * random.unit())) as usize;
        let mut delays: Vec<i64> = (0..count)
            .map(|_| random.between(0, group.spread_secs))
            .collect();
        delays.sort_unstable();
        let chosen = random.sample_weighted(&taking_part, count);
        for (place, delay) in chosen.into_iter().zip(delays) {
            let Some(&at) = members.get(place) else {
                continue;
            };
            let language = scene.people.accounts.get(at).map_or(0, |a| a.language);
            let text = texts.get(language).map_or("", String::as_str);
            let mut text = capitalised(&reworded(text, &mut random));
            if random.chance(0.3) {
                let sign = random.pick(&SIGNS).copied().unwrap_or_default();
                text = format!("{sign} {text}");
            }
            let tags: Vec<&str> = group
                .hashtags
                .iter()
                .copied()
                .filter(|_| random.chance(0.5))
                .collect();
            let written = Written {
                text,
                hashtags: Vec::new(),
                mentions: Vec::new(),
                topic: Some(0),
            };
            drafts.push(
                Draft::new(start + delay, at, written)
                    .with_hashtags(tags)
                    .with_url(url.clone()),
            );
        }
    }
    // Now and then one of them is somebody: the weather, the dinner.
    for at in members {
        let Some(account) = scene.people.accounts.get(at) else {
            continue;
        };
        for _ in 0..random.between(1, 4) {
            let secs = scene.calendar.start() + random.between(0, span);
            if let Some(written) = pen.original(account, secs, &mut random) {
                drafts.push(Draft::new(secs, at, written));
            }
        }
    }
}
