//! Group B: old accounts that wake up one day, lift three others by reposts within minutes, and
//! write under the same rows of hashtags. They keep the hours of people.

use crate::calendar::{HOUR, RHYTHMS};
use crate::month::{Draft, Scene};
use crate::pen::Pen;
use crate::random::Random;

pub(super) fn posts(scene: &Scene<'_>, pen: &mut Pen<'_>, drafts: &mut Vec<Draft>) {
    let mut random = Random::of(scene.seed, "ring");
    reposts(scene, &mut random, drafts);
    waves(scene, pen, &mut random, drafts);
    for at in scene.people.ring.clone() {
        let Some(account) = scene.people.accounts.get(at) else {
            continue;
        };
        for _ in 0..random.between(0, 3) {
            let day = random.between(scene.preset.ring.wakes, scene.calendar.days - 1);
            let secs = scene.calendar.at(day, RHYTHMS[2].1.second(2, &mut random));
            if let Some(written) = pen.original(account, secs, &mut random) {
                drafts.push(Draft::new(secs, at, written));
            }
        }
    }
}

fn reposts(scene: &Scene<'_>, random: &mut Random, drafts: &mut Vec<Draft>) {
    let ring = &scene.preset.ring;
    let members: Vec<usize> = scene.people.ring.clone().collect();
    let boosted: Vec<usize> = ring
        .boosted
        .iter()
        .filter_map(|handle| scene.people.find(handle))
        .collect();
    // Everybody has his favourites among those who are lifted.
    let fondness: Vec<Vec<f64>> = boosted
        .iter()
        .map(|_| members.iter().map(|_| random.lognormal(1.0, 1.1)).collect())
        .collect();
    for of in 0..drafts.len() {
        let Some(draft) = drafts.get(of) else {
            continue;
        };
        let (secs, wall) = (draft.secs, scene.calendar.wall(draft.secs));
        let seen = (7..=22).contains(&wall.hour) && wall.day >= ring.wakes;
        let lifted = boosted.iter().position(|at| *at == draft.account);
        let Some(fond) = lifted.and_then(|at| fondness.get(at)) else {
            continue;
        };
        if !seen || !random.chance(ring.taken_up) {
            continue;
        }
        let count = random.between(5, 13) as usize;
        for place in random.sample_weighted(fond, count) {
            let (from, to) = ring.delay_secs;
            let later = secs + random.between(from, to);
            if let Some(&at) = members.get(place)
                && scene.calendar.contains(later)
            {
                drafts.push(Draft::repost(later, at, of));
            }
        }
    }
}

fn waves(scene: &Scene<'_>, pen: &mut Pen<'_>, random: &mut Random, drafts: &mut Vec<Draft>) {
    let ring = &scene.preset.ring;
    let members: Vec<usize> = scene.people.ring.clone().collect();
    for _ in 0..ring.waves {
        let day = random.between(ring.wakes, scene.calendar.days - 1);
        let start = scene.calendar.at(day, random.between(9 * HOUR, 21 * HOUR));
        let count = random.between(3, 4) as usize;
        let row: Vec<&str> = random
            .sample(ring.hashtags.len(), count)
            .into_iter()
            .filter_map(|at| ring.hashtags.get(at).copied())
            .collect();
        let count = random.between(9, 17) as usize;
        for place in random.sample(members.len(), count) {
            let secs = start + random.between(0, 900);
            let account = members
                .get(place)
                .and_then(|&at| Some((at, scene.people.accounts.get(at)?)));
            let Some((at, account)) = account else {
                continue;
            };
            let written = (0..24).find_map(|attempt| {
                let parts = vec![ring.section.to_owned(); 1 + usize::from(attempt > 4)];
                pen.admitted(account, secs, None, &parts, None, random)
            });
            if let Some(written) = written {
                drafts.push(Draft::new(secs, at, written).with_hashtags(row.iter().copied()));
            }
        }
    }
}
