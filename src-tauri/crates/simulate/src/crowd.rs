//! Ordinary people: few say much, many say little; they wake and sleep, share what is in the
//! news, answer each other, and meet in the same minute only by chance.

use std::collections::HashSet;

use crate::calendar::{DAY, HOUR};
use crate::month::{Draft, Scene};
use crate::news::Story;
use crate::pen::Pen;
use crate::people::{Account, Group};
use crate::random::{Random, Weighted};

/// Pages that are no news and that several people share.
const PETITIONS: usize = 7;
const RECIPES: usize = 36;

/// Adds posts until the month has as many as the preset says.
pub(crate) fn posts(
    scene: &Scene<'_>,
    pen: &mut Pen<'_>,
    stories: &[Story],
    drafts: &mut Vec<Draft>,
) {
    let mut random = Random::of(scene.seed, "crowd");
    let crowd = Crowd::new(scene, stories, &mut random);
    let budget = scene.preset.posts.saturating_sub(drafts.len());
    let plan = crowd.plan(budget, &mut random);
    // Posts of one's own first: they are what is answered and passed on.
    for &(account, kind) in &plan {
        let made = match kind {
            Kind::Original => crowd.original(account, pen, &mut random),
            Kind::Link => crowd.link(account, pen, drafts, &mut random),
            Kind::Answer | Kind::Repost => continue,
        };
        drafts.extend(made);
    }
    let mut feed = Feed::new(scene, drafts, &mut random);
    for round in 0..2 {
        // The second round sees the answers of the first, and answers them.
        for (at, &(account, kind)) in plan.iter().enumerate() {
            if kind == Kind::Answer && usize::from(at % 4 == 3) == round {
                let made = crowd.answer(account, &feed, pen, drafts, &mut random);
                drafts.extend(made);
            }
        }
        if round == 0 {
            feed = Feed::new(scene, drafts, &mut random);
        }
    }
    let mut passed_on = HashSet::new();
    for &(account, kind) in &plan {
        if kind == Kind::Repost {
            let made = crowd.repost(account, &feed, drafts, &mut passed_on, &mut random);
            drafts.extend(made);
        }
    }
    // Who had nothing to say, or found nothing, leaves his turn to others.
    for _ in 0..scene.preset.posts {
        if drafts.len() >= scene.preset.posts {
            break;
        }
        let Some(&(account, _)) = random.pick(&plan) else {
            break;
        };
        let made = crowd.repost(account, &feed, drafts, &mut passed_on, &mut random);
        drafts.extend(made);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Original,
    Link,
    Answer,
    Repost,
}

struct Crowd<'a> {
    scene: &'a Scene<'a>,
    stories: &'a [Story],
    /// Chance of each story, by language of the reader.
    reach: [Weighted; 2],
    days: Weighted,
    /// Pages outside of the news: section, address, chance.
    pages: Vec<(&'static str, String)>,
    page_weights: Weighted,
}

impl<'a> Crowd<'a> {
    fn new(scene: &'a Scene<'a>, stories: &'a [Story], random: &mut Random) -> Self {
        let reach = [0, 1].map(|reader| {
            Weighted::new(stories.iter().map(|story| {
                let own = match (reader, story.language) {
                    (0, 0) => 1.0,
                    (0, _) => 0.05,
                    (_, 0) => 0.45,
                    _ => 4.0,
                };
                own * story.reach
            }))
        });
        let days = Weighted::new((0..scene.calendar.days).map(|day| {
            let wall = scene.calendar.wall(scene.calendar.at(day, 1));
            let weekend = if wall.weekday >= 5 { 0.86 } else { 1.0 };
            let busy = scene.preset.busy_days.iter().find(|(at, _)| *at == day);
            weekend * busy.map_or(1.0, |(_, factor)| *factor)
        }));
        let mut pages = Vec::new();
        let mut weights = Vec::new();
        for (at, (section, host)) in scene.preset.crowd.other_links.iter().enumerate() {
            // Photos are everybody's own; the others are found again.
            let count = match at {
                0 => continue,
                1 => PETITIONS,
                _ => RECIPES,
            };
            for _ in 0..count {
                pages.push((*section, format!("https://{host}/{}", word(random, 9))));
                weights.push(random.pareto(1.2).min(20.0) / count as f64);
            }
        }
        Crowd {
            scene,
            stories,
            reach,
            days,
            pages,
            page_weights: Weighted::new(weights),
        }
    }

    /// Who posts how often, and what: (account, kind), in random order.
    fn plan(&self, budget: usize, random: &mut Random) -> Vec<(usize, Kind)> {
        let crowd = &self.scene.preset.crowd;
        let people = self.scene.people;
        let members = people.crowd.clone().chain(people.fans.clone());
        let mut weights: Vec<(usize, f64)> = members
            .map(|at| (at, random.pareto(crowd.activity).min(crowd.most_posts)))
            .collect();
        let sum: f64 = weights.iter().map(|(_, weight)| weight).sum();
        let each = budget as f64 / sum.max(1.0);
        let mut plan = Vec::with_capacity(budget);
        for (at, weight) in &mut weights {
            let most = crowd.most_posts * (0.35 + 0.65 * random.unit());
            let wanted = (*weight * each).min(most);
            let count = wanted.floor() as usize + usize::from(random.chance(wanted.fract()));
            for _ in 0..count.max(1) {
                plan.push((*at, self.kind(*at, random)));
            }
        }
        random.shuffle(&mut plan);
        plan.truncate(budget);
        plan
    }

    fn kind(&self, at: usize, random: &mut Random) -> Kind {
        let usual = self.scene.preset.crowd.kinds;
        let own = self.account(at).map_or([1.0; 4], |a| a.voice.kinds);
        let weights = usual.iter().zip(own).map(|(usual, own)| usual * own);
        match Weighted::new(weights).draw(random) {
            Some(0) => Kind::Original,
            Some(1) => Kind::Link,
            Some(2) => Kind::Answer,
            _ => Kind::Repost,
        }
    }

    fn account(&self, at: usize) -> Option<&'a Account> {
        self.scene.people.accounts.get(at)
    }

    /// A moment at which somebody of this rhythm is at the screen.
    fn moment(&self, account: &Account, random: &mut Random) -> i64 {
        let calendar = self.scene.calendar;
        loop {
            let day = self.days.draw(random).unwrap_or(0) as i64;
            let weekday = calendar.wall(calendar.at(day, 1)).weekday;
            let secs = calendar.at(day, account.rhythm.second(weekday, random));
            if calendar.contains(secs) {
                return secs;
            }
        }
    }

    fn original(&self, at: usize, pen: &mut Pen<'_>, random: &mut Random) -> Option<Draft> {
        let account = self.account(at)?;
        let secs = self.moment(account, random);
        let written = pen.original(account, secs, random)?;
        let mut draft = Draft::new(secs, at, written);
        // Complaints go to the city now and then.
        if draft.topic.is_some() && random.chance(0.04) {
            let city = self.scene.people.organisations.start;
            if let Some(city) = self.account(city) {
                draft.text = format!("{} @{}", draft.text, city.handle);
                draft.mentions.push(city.handle.clone());
            }
        }
        Some(draft)
    }

    /// A link: mostly news, hours after it appeared.
    fn link(
        &self,
        at: usize,
        pen: &mut Pen<'_>,
        drafts: &[Draft],
        random: &mut Random,
    ) -> Option<Draft> {
        let account = self.account(at)?;
        let draw = random.unit();
        if draw < 0.03 {
            return self.rumour(at, account, pen, drafts, random);
        }
        if draw < 0.24 {
            let secs = self.moment(account, random);
            let (section, url) = self.page(random)?;
            let written = pen.of_link(account, secs, None, section, random)?;
            return Some(Draft::new(secs, at, written).with_url(url));
        }
        let reach = self.reach.get(account.language)?;
        for _ in 0..12 {
            let story = self.stories.get(reach.draw(random)?)?;
            let interested = account.voice.interests.contains(&story.topic);
            if !interested && random.chance(0.45) {
                continue;
            }
            let delay = 40.0 + random.lognormal(2.1 * HOUR as f64, 1.15);
            let secs = story.secs + delay.min(9.0 * DAY as f64) as i64;
            let calendar = self.scene.calendar;
            if !calendar.contains(secs) || !account.rhythm.awake(calendar.wall(secs), random) {
                continue;
            }
            let written = pen.of_link(account, secs, Some(story.topic), "link.any", random)?;
            let mut draft = Draft::new(secs, at, written).with_url(story.url.clone());
            if random.chance(0.05)
                && let Some((_, page)) = self.pages.get(self.page_weights.draw(random)?)
            {
                draft = draft.with_url(page.clone());
            }
            return Some(draft);
        }
        None
    }

    /// An article of the group that copies, found by somebody who believes it.
    fn rumour(
        &self,
        at: usize,
        account: &Account,
        pen: &mut Pen<'_>,
        drafts: &[Draft],
        random: &mut Random,
    ) -> Option<Draft> {
        for _ in 0..60 {
            let seen = random.pick(drafts)?;
            let by = self.account(seen.account)?;
            let url = match (by.group, seen.urls.first()) {
                (Group::Copies, Some(url)) => url,
                _ => continue,
            };
            let secs = seen.secs + random.lognormal(5.0 * HOUR as f64, 1.0) as i64;
            let calendar = self.scene.calendar;
            if !calendar.contains(secs) || !account.rhythm.awake(calendar.wall(secs), random) {
                continue;
            }
            let written = pen.of_link(account, secs, Some(0), "link.any", random)?;
            return Some(Draft::new(secs, at, written).with_url(url.clone()));
        }
        None
    }

    fn page(&self, random: &mut Random) -> Option<(&'static str, String)> {
        let (section, host) = self.scene.preset.crowd.other_links.first()?;
        if random.chance(0.45) {
            return Some((*section, format!("https://{host}/f/{}", word(random, 11))));
        }
        let (section, url) = self.pages.get(self.page_weights.draw(random)?)?;
        Some((*section, url.clone()))
    }

    fn answer(
        &self,
        at: usize,
        feed: &Feed,
        pen: &mut Pen<'_>,
        drafts: &[Draft],
        random: &mut Random,
    ) -> Option<Draft> {
        let account = self.account(at)?;
        for _ in 0..14 {
            let secs = self.moment(account, random);
            let delay = random.lognormal(35.0 * 60.0, 1.2) as i64;
            let Some(to) = feed.around(secs - delay, 30 * 60, random) else {
                continue;
            };
            let target = drafts.get(to)?;
            let by = self.account(target.account)?;
            let foreign = by.language != account.language && !random.chance(0.15);
            // Small talk invites fewer answers than an opinion, announcements none.
            let small_talk =
                target.topic.is_none() && (by.group != Group::Ordinary || random.chance(0.7));
            let near = secs - target.secs >= 25;
            if foreign || small_talk || !near || target.account == at || target.text.is_empty() {
                continue;
            }
            let written = pen.answer(account, secs, target.topic, &by.handle, random)?;
            let mut draft = Draft::new(secs, at, written);
            draft.reply_to = Some(to);
            let city = self.account(self.scene.people.organisations.start)?;
            if draft.mentions.len() == 1 && by.handle != city.handle && random.chance(0.07) {
                draft.text = format!("@{} {}", city.handle, draft.text);
                draft.mentions.insert(0, city.handle.clone());
            }
            return Some(draft);
        }
        None
    }

    fn repost(
        &self,
        at: usize,
        feed: &Feed,
        drafts: &[Draft],
        passed_on: &mut HashSet<(usize, usize)>,
        random: &mut Random,
    ) -> Option<Draft> {
        let account = self.account(at)?;
        for _ in 0..14 {
            let secs = self.moment(account, random);
            let delay = random.lognormal(1.7 * HOUR as f64, 1.3) as i64;
            let Some(of) = feed.around(secs - delay, 50 * 60, random) else {
                continue;
            };
            let target = drafts.get(of)?;
            let by = self.account(target.account)?;
            let foreign = by.language != account.language && !random.chance(0.25);
            let near = secs - target.secs >= 15;
            if foreign || !near || target.account == at || !passed_on.insert((at, of)) {
                continue;
            }
            return Some(Draft::repost(secs, at, of));
        }
        None
    }
}

/// What can be seen, by time, the known and the lucky more than others.
struct Feed {
    order: Vec<usize>,
    times: Vec<i64>,
    weights: Weighted,
}

impl Feed {
    fn new(scene: &Scene<'_>, drafts: &[Draft], random: &mut Random) -> Feed {
        let mut order: Vec<usize> = (0..drafts.len())
            .filter(|&at| drafts.get(at).is_some_and(|d| d.repost_of.is_none()))
            .collect();
        order.sort_by_key(|&at| (drafts.get(at).map_or(0, |draft| draft.secs), at));
        let of = |at: &usize| drafts.get(*at).map_or(0, |draft| draft.secs);
        let times = order.iter().map(of).collect();
        let weights = order.iter().map(|&at| {
            let Some(draft) = drafts.get(at) else {
                return 0.0;
            };
            let by = scene.people.accounts.get(draft.account);
            let followers = by.map_or(0, |account| account.followers);
            let answer = if draft.reply_to.is_some() { 0.4 } else { 1.0 };
            answer * f64::from(followers + 25).powf(0.42) * random.pareto(1.4).min(30.0)
        });
        Feed {
            weights: Weighted::new(weights.collect::<Vec<_>>()),
            order,
            times,
        }
    }

    /// A post of about this time.
    fn around(&self, secs: i64, spread: i64, random: &mut Random) -> Option<usize> {
        let from = self.times.partition_point(|&time| time < secs - spread);
        let to = self.times.partition_point(|&time| time <= secs + spread);
        let found = self.weights.draw_within(from, to, random)?;
        self.order.get(found).copied()
    }
}

/// Letters as they stand at the end of addresses.
fn word(random: &mut Random, letters: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    (0..letters)
        .filter_map(|_| random.pick(LETTERS).map(|&byte| char::from(byte)))
        .collect()
}
