//! The city and its companies, parties, columnists: known senders with a page of their own.

use crate::calendar::RHYTHMS;
use crate::month::{Draft, Scene};
use crate::pen::Pen;
use crate::random::Random;

pub(super) fn posts(scene: &Scene<'_>, pen: &mut Pen<'_>, drafts: &mut Vec<Draft>) {
    let mut random = Random::of(scene.seed, "organisations");
    let office = RHYTHMS[1].1;
    for (at, organisation) in scene
        .people
        .organisations
        .clone()
        .zip(scene.preset.organisations)
    {
        let Some(account) = scene.people.accounts.get(at) else {
            continue;
        };
        let mut sober = account.clone();
        sober.voice.lower = false;
        sober.voice.emoji = 0.0;
        let mut topics = scene.preset.topics.iter();
        let topic = topics.position(|topic| topic.name == organisation.topic);
        for day in 0..scene.calendar.days {
            let mut count = organisation.posts_a_day * random.lognormal(1.0, 0.35);
            if scene.calendar.wall(scene.calendar.at(day, 1)).weekday >= 5 {
                count *= 0.6;
            }
            let count = count.floor() as usize + usize::from(random.chance(count.fract()));
            for _ in 0..count {
                let weekday = scene.calendar.wall(scene.calendar.at(day, 1)).weekday;
                let secs = scene.calendar.at(day, office.second(weekday, &mut random));
                // An announcement stands alone; a column may have two thoughts.
                let long = !organisation.section.starts_with("org.");
                let written = (0..24).find_map(|attempt| {
                    let count = 1 + usize::from(long && attempt > 7);
                    let parts = vec![organisation.section.to_owned(); count];
                    pen.admitted(&sober, secs, None, &parts, None, &mut random)
                });
                let Some(written) = written else {
                    continue;
                };
                let mut draft = Draft::new(secs, at, written);
                draft.topic = topic;
                if random.chance(0.55) {
                    draft = draft.with_hashtags(organisation.hashtags.iter().copied());
                }
                if random.chance(0.4) {
                    let page = random.between(1_000, 9_999);
                    draft = draft.with_url(format!("https://{}/nieuws/{page}", organisation.site));
                }
                drafts.push(draft);
            }
        }
    }
}
