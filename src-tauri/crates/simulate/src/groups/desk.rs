//! Look-alike: one publisher, several regional titles, one scheduler. And the newsletter, alone.

use crate::month::{Draft, Scene};
use crate::news::Story;
use crate::pen::Written;
use crate::random::Random;

pub(super) fn posts(scene: &Scene<'_>, stories: &[Story], drafts: &mut Vec<Draft>) {
    let mut random = Random::of(scene.seed, "desk");
    let people = scene.people;
    for story in stories {
        if story.language == 1 {
            drafts.push(post(
                people.letter,
                story,
                story.secs + random.between(20, 900),
            ));
            continue;
        }
        for (at, (.., share)) in people.news_desk.clone().zip(scene.preset.news_desk.titles) {
            if random.chance(*share) {
                drafts.push(post(at, story, story.secs));
            }
        }
    }
}

fn post(account: usize, story: &Story, secs: i64) -> Draft {
    let written = Written {
        text: story.headline.clone(),
        hashtags: Vec::new(),
        mentions: Vec::new(),
        topic: Some(story.topic),
    };
    Draft::new(secs, account, written).with_url(story.url.clone())
}
