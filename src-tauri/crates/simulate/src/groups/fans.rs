//! Look-alike: supporters at the hours of a match. They flood the same hashtags and pass on what
//! the club says, because they all watch the same ball.

use crate::grammar::{Situation, capitalised};
use crate::month::{Draft, Scene};
use crate::pen::{Pen, Written};
use crate::random::Random;

/// Seconds of a minute.
const MINUTE: i64 = 60;

/// A match as it is played.
struct Match {
    kick_off: i64,
    opponent: &'static str,
    hashtag: &'static str,
    spectators: i64,
    /// Minute of play and whether it is ours.
    goals: Vec<(i64, bool)>,
}

impl Match {
    /// Second of a minute of play; half-time takes a quarter of an hour.
    fn at(&self, minute: i64) -> i64 {
        let pause = if minute > 45 { 17 } else { 0 };
        self.kick_off + (minute + pause) * MINUTE
    }

    fn situation(&self, minute: i64, random: &mut Random) -> Situation {
        let ours = |us: bool| {
            let goals = self.goals.iter();
            goals
                .filter(|(when, own)| *when <= minute && *own == us)
                .count()
        };
        Situation::default()
            .with("tegenstander", self.opponent)
            .with("stand", format!("{}-{}", ours(true), ours(false)))
            .with("minuut", minute.clamp(1, 93).to_string())
            .with("rugnummer", random.between(2, 23).to_string())
            .with(
                "bezoekers",
                format!("{}.{}", random.between(4, 5), self.spectators),
            )
    }
}

pub(super) fn posts(scene: &Scene<'_>, pen: &mut Pen<'_>, drafts: &mut Vec<Draft>) {
    let mut random = Random::of(scene.seed, "fans");
    let Some(club) = scene.people.find(scene.preset.fans.club) else {
        return;
    };
    for &(day, second, opponent, hashtag) in scene.preset.fans.matches {
        let count = random.between(2, 5);
        let mut goals: Vec<(i64, bool)> = (0..count)
            .map(|_| (random.between(4, 91), random.chance(0.58)))
            .collect();
        goals.sort_unstable();
        goals.dedup_by_key(|goal| goal.0 / 2);
        let game = Match {
            kick_off: scene.calendar.at(day, second),
            opponent,
            hashtag,
            spectators: random.between(102, 987),
            goals,
        };
        let reports = club_posts(&game, club, pen, &mut random, drafts);
        for fan in scene.people.fans.clone() {
            if random.chance(0.74) {
                follows(scene, &game, fan, &reports, pen, &mut random, drafts);
            }
        }
    }
}

/// What the club tells during the match; places of its posts.
fn club_posts(
    game: &Match,
    club: usize,
    pen: &Pen<'_>,
    random: &mut Random,
    drafts: &mut Vec<Draft>,
) -> Vec<usize> {
    let mut events = vec![
        (game.kick_off - 55 * MINUTE, 0, "lineup"),
        (game.kick_off + random.between(5, 40), 0, "start"),
        (game.at(45) + random.between(100, 180), 45, "half"),
        (game.at(46) + random.between(5, 40), 46, "second"),
        (game.at(93) + random.between(20, 90), 93, "end"),
    ];
    for &(minute, ours) in &game.goals {
        let kind = if ours { "goal" } else { "against" };
        events.push((game.at(minute) + random.between(15, 50), minute, kind));
    }
    for _ in 0..random.between(5, 8) {
        let minute = random.between(3, 90);
        events.push((game.at(minute) + random.between(15, 50), minute, "chance"));
    }
    events.sort_unstable();
    events
        .into_iter()
        .map(|(secs, minute, kind)| {
            let situation = game.situation(minute, random);
            let text = pen
                .grammar(0)
                .say(&format!("fan.club.{kind}"), &situation, random);
            let written = Written {
                text,
                hashtags: Vec::new(),
                mentions: Vec::new(),
                topic: None,
            };
            drafts.push(Draft::new(secs, club, written).with_hashtags(["Reigers", game.hashtag]));
            drafts.len() - 1
        })
        .collect()
}

/// One supporter during one match.
fn follows(
    scene: &Scene<'_>,
    game: &Match,
    fan: usize,
    reports: &[usize],
    pen: &mut Pen<'_>,
    random: &mut Random,
    drafts: &mut Vec<Draft>,
) {
    let Some(account) = scene.people.accounts.get(fan) else {
        return;
    };
    for &report in reports {
        let delay = random.lognormal(48.0, 0.8).clamp(6.0, 600.0) as i64;
        if random.chance(0.15) {
            let secs = drafts.get(report).map_or(0, |draft| draft.secs) + delay;
            drafts.push(Draft::repost(secs, fan, report));
        }
    }
    let own = random.lognormal(2.1, 0.6).min(8.0).round() as usize;
    for _ in 0..own {
        // Some before, most during, some after.
        let minute = random.between(-12, 104);
        let secs = game.at(minute) + random.between(0, 59);
        let section = match minute {
            ..=0 => "fan.before",
            1..=95 => "fan.own",
            _ => "fan.after",
        };
        let situation = game.situation(minute, random);
        let said = (0..24).find_map(|attempt| {
            let mut frames = Vec::new();
            let mut shout = |frames: &mut Vec<&'static str>| {
                let grammar = pen.grammar(0);
                capitalised(&grammar.words_but(section, &situation, random, frames))
            };
            let mut text = shout(&mut frames);
            if attempt > 3 {
                let end = if text.ends_with(['!', '?', '.']) {
                    " "
                } else {
                    ". "
                };
                text = text + end + &shout(&mut frames);
            }
            let new = pen.is_new(text.trim());
            if new {
                pen.grammar(0).used(&frames);
            }
            new.then(|| text.trim().to_owned())
        });
        let Some(text) = said else {
            continue;
        };
        let mut tags = vec!["Reigers", game.hashtag];
        for extra in scene.preset.fans.hashtags {
            if !tags.contains(extra) && random.chance(0.3) {
                tags.push(extra);
            }
        }
        if random.chance(0.2) {
            tags.remove(0);
        }
        let text = if account.voice.lower {
            text.to_lowercase()
        } else {
            text
        };
        let written = Written {
            text,
            hashtags: Vec::new(),
            mentions: Vec::new(),
            topic: None,
        };
        drafts.push(Draft::new(secs, fan, written).with_hashtags(tags));
    }
}
