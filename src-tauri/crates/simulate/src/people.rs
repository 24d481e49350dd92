//! The accounts: who is on the platform, since when, and how each of them writes.

use std::collections::HashSet;
use std::ops::Range;

use crate::calendar::{Calendar, DAY, Rhythm, any_rhythm};
use crate::grammar::{Grammar, Situation};
use crate::preset::Preset;
use crate::random::Random;

/// What an account is part of, as the truth file has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    Ordinary,
    Organisation,
    NewsDesk,
    Fans,
    Copies,
    Ring,
}

impl Group {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Group::Ordinary => "ordinary",
            Group::Organisation => "organisation",
            Group::NewsDesk => "news desk",
            Group::Fans => "fan group",
            Group::Copies => "group A",
            Group::Ring => "group B",
        }
    }

    pub(crate) fn is_coordinated(self) -> bool {
        matches!(self, Group::Copies | Group::Ring)
    }
}

/// How somebody writes.
#[derive(Debug, Clone)]
pub(crate) struct Voice {
    /// Nothing in capitals.
    pub(crate) lower: bool,
    /// No full stop at the end.
    pub(crate) open_end: bool,
    /// Chance of an emoji.
    pub(crate) emoji: f64,
    /// Chance of hashtags.
    pub(crate) hashtags: f64,
    /// For or against, by topic, as bits.
    pub(crate) opinions: u32,
    /// Topics he comes back to.
    pub(crate) interests: [usize; 3],
    /// How much of original posts, links, answers and reposts, beside what is usual.
    pub(crate) kinds: [f64; 4],
}

/// An account.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) handle: String,
    pub(crate) bio: String,
    pub(crate) created: i64,
    pub(crate) followers: u32,
    pub(crate) following: u32,
    /// Index of its language.
    pub(crate) language: usize,
    pub(crate) group: Group,
    pub(crate) rhythm: Rhythm,
    pub(crate) voice: Voice,
}

/// All accounts, with the places of the groups among them.
pub(crate) struct People {
    pub(crate) accounts: Vec<Account>,
    pub(crate) crowd: Range<usize>,
    pub(crate) organisations: Range<usize>,
    pub(crate) letter: usize,
    pub(crate) news_desk: Range<usize>,
    pub(crate) fans: Range<usize>,
    pub(crate) copies: Range<usize>,
    pub(crate) ring: Range<usize>,
}

impl People {
    /// Place of the account with this handle.
    pub(crate) fn find(&self, handle: &str) -> Option<usize> {
        self.accounts
            .iter()
            .position(|account| account.handle == handle)
    }
}

/// Makes accounts; handles are unique.
struct Maker<'a> {
    preset: &'a Preset,
    grammars: &'a [Grammar; 2],
    calendar: &'a Calendar,
    random: Random,
    handles: HashSet<String>,
    accounts: Vec<Account>,
}

/// All accounts of a preset.
pub(crate) fn people(
    preset: &Preset,
    grammars: &[Grammar; 2],
    calendar: &Calendar,
    seed: u64,
) -> People {
    let mut maker = Maker {
        preset,
        grammars,
        calendar,
        random: Random::of(seed, "people"),
        handles: HashSet::new(),
        accounts: Vec::new(),
    };
    // Names that the preset gives come first, so that nobody takes them.
    let organisations = maker.all(|maker| maker.organisations());
    let letter = maker.accounts.len();
    maker.letter();
    let news_desk = maker.all(|maker| maker.news_desk());
    let copies = maker.all(|maker| maker.copies());
    let ring = maker.all(|maker| maker.ring());
    let fans = maker.all(|maker| maker.fans());
    let crowd = maker.all(|maker| maker.crowd());
    let Maker {
        mut accounts,
        mut random,
        ..
    } = maker;
    number(&mut accounts, &mut random);
    People {
        accounts,
        crowd,
        organisations,
        letter,
        news_desk,
        fans,
        copies,
        ring,
    }
}

/// Platforms give numbers in the order in which accounts are made.
fn number(accounts: &mut [Account], random: &mut Random) {
    let mut order: Vec<usize> = (0..accounts.len()).collect();
    order.sort_by_key(|&at| accounts.get(at).map_or(0, |account| account.created));
    let mut number = 100_000;
    let mut before = i64::MIN;
    for at in order {
        let Some(account) = accounts.get_mut(at) else {
            continue;
        };
        // Within minutes few others join.
        let near = account.created.saturating_sub(before) < 600;
        number += random.between(1, if near { 6 } else { 460 });
        before = account.created;
        account.id = format!("u{number}");
    }
}

impl Maker<'_> {
    fn all(&mut self, make: impl Fn(&mut Self)) -> Range<usize> {
        let from = self.accounts.len();
        make(self);
        from..self.accounts.len()
    }

    fn words(&mut self, language: usize, section: &str) -> String {
        self.grammars
            .get(language)
            .map_or(String::new(), |grammar| {
                grammar.words(section, &Situation::default(), &mut self.random)
            })
    }

    fn bio(&mut self, language: usize, section: &str) -> String {
        self.grammars
            .get(language)
            .map_or(String::new(), |grammar| {
                grammar.say(section, &Situation::default(), &mut self.random)
            })
    }

    /// The handle, or with a number behind it when somebody has it.
    fn free(&mut self, handle: String) -> String {
        let mut free = handle.clone();
        while !self.handles.insert(free.clone()) {
            free = format!("{handle}{}", self.random.between(2, 99));
        }
        free
    }

    fn voice(&mut self) -> Voice {
        let topics = self.preset.topics.len();
        let random = &mut self.random;
        let chatty = random.chance(0.2);
        Voice {
            lower: random.chance(0.07),
            open_end: random.chance(0.28),
            emoji: if chatty { 0.45 } else { 0.04 },
            hashtags: if random.chance(0.35) { 0.5 } else { 0.1 },
            opinions: (random.unit() * f64::from(u32::MAX)) as u32,
            interests: [0; 3].map(|_| random.below(topics)),
            kinds: [0; 4].map(|_| random.lognormal(1.0, 0.8)),
        }
    }

    fn push(&mut self, account: Account) {
        self.accounts.push(account);
    }

    fn account(&mut self, group: Group, handle: String, bio: String, created: i64) -> Account {
        let handle = self.free(handle);
        let voice = self.voice();
        Account {
            id: String::new(),
            handle,
            bio,
            created,
            followers: (self.random.lognormal(90.0, 1.3) as u32).min(9_000),
            following: (self.random.lognormal(160.0, 0.9) as u32).min(5_000),
            language: 0,
            group,
            rhythm: any_rhythm(&mut self.random),
            voice,
        }
    }

    /// A second of a day so many days before the period.
    fn days_before(&mut self, days: i64) -> i64 {
        self.calendar.start() - days * DAY + self.random.between(7 * 3_600, 23 * 3_600)
    }

    fn organisations(&mut self) {
        for organisation in self.preset.organisations {
            let days = self.random.between(1_100, 4_200);
            let created = self.days_before(days);
            let (handle, bio) = (organisation.handle.to_owned(), organisation.bio.to_owned());
            let account = self.account(Group::Organisation, handle, bio, created);
            self.push(Account {
                followers: organisation.followers,
                language: organisation.language,
                ..account
            });
        }
    }

    fn letter(&mut self) {
        let (handle, host, _) = self.preset.news.letter;
        let created = self.days_before(1_240);
        let bio = format!("A letter from the quay, most mornings. {host}");
        let account = self.account(Group::Organisation, handle.to_owned(), bio, created);
        self.push(Account {
            followers: 4_870,
            language: 1,
            ..account
        });
    }

    fn news_desk(&mut self) {
        for (handle, bio, followers, _) in self.preset.news_desk.titles {
            let days = self.random.between(3_000, 4_300);
            let created = self.days_before(days);
            let account = self.account(
                Group::NewsDesk,
                (*handle).to_owned(),
                (*bio).to_owned(),
                created,
            );
            self.push(Account {
                followers: *followers,
                ..account
            });
        }
    }

    /// Names with long numbers, few followers, made one after the other.
    fn copies(&mut self) {
        for (batch, (size, day, second)) in self.preset.copies.batches.iter().enumerate() {
            let midnight = Calendar::new(self.preset.zone, *day, 1).map_or(0, |c| c.start());
            let mut created = midnight + second;
            for _ in 0..*size {
                created += self.random.between(38, 340);
                let section = if self.random.chance(0.25) {
                    "first.en"
                } else {
                    "first"
                };
                let first = plain(&self.words(batch, section));
                let joint = if self.random.chance(0.4) { "_" } else { "" };
                let handle = format!(
                    "{first}{joint}{}",
                    self.random.between(10_400_000, 98_700_000)
                );
                let bio = if self.random.chance(0.55) {
                    self.bio(batch, "bio.copy")
                } else {
                    String::new()
                };
                let account = self.account(Group::Copies, handle, bio, created);
                let (followers, following) =
                    (self.random.between(2, 41), self.random.between(140, 890));
                self.push(Account {
                    followers: followers as u32,
                    following: following as u32,
                    language: batch,
                    ..account
                });
            }
        }
    }

    fn ring(&mut self) {
        for _ in 0..self.preset.ring.accounts {
            let days = self.random.between(2_250, 4_300);
            let created = self.days_before(days);
            let (thing, first) = (self.words(0, "handle.ring"), plain(&self.words(0, "first")));
            let handle = match self.random.below(3) {
                0 => format!("{thing}_{first}"),
                1 => format!("{first}{thing}"),
                _ => format!("{first}_{}", self.random.between(52, 79)),
            };
            let bio = self.bio(0, "bio.ring");
            let mut account = self.account(Group::Ring, handle, bio, created);
            account.voice.emoji = 0.02;
            let followers = self.random.lognormal(60.0, 0.7) as u32;
            self.push(Account {
                followers,
                ..account
            });
        }
    }

    fn fans(&mut self) {
        for _ in 0..self.preset.fans.accounts {
            let days = self.random.between(90, 4_200);
            let created = self.days_before(days);
            let (thing, first) = (self.words(0, "handle.fan"), plain(&self.words(0, "first")));
            let handle = match self.random.below(4) {
                0 => format!("{thing}_{first}"),
                1 => format!("{first}_{thing}"),
                2 => format!("{thing}{}", self.random.between(1961, 2008)),
                _ => format!("{first}.{}", plain(&self.words(0, "last"))),
            };
            let bio = self.bio(0, "bio.fan");
            let account = self.account(Group::Fans, handle, bio, created);
            self.push(account);
        }
    }

    fn crowd(&mut self) {
        let second = self.preset.crowd.second_language;
        for _ in 0..self.preset.crowd.accounts {
            let language = usize::from(self.random.chance(second));
            // The platform grew for years: more came last year than in the first.
            let days = (self.random.unit().powf(1.4) * 4_300.0) as i64 + 1;
            let created = self.days_before(days);
            let handle = self.ordinary_handle(language);
            let bio = if self.random.chance(0.72) {
                let section = if language == 0 { "bio.nl" } else { "bio.en" };
                self.bio(language, section)
            } else {
                String::new()
            };
            let account = self.account(Group::Ordinary, handle, bio, created);
            self.push(Account {
                language,
                ..account
            });
        }
    }

    fn ordinary_handle(&mut self, language: usize) -> String {
        let international = language == 1 && self.random.chance(0.8);
        let section = if international { "first.en" } else { "first" };
        let first = plain(&self.words(language, section));
        let last = plain(&self.words(language, "last"));
        let thing = self.words(language, "thing");
        match self.random.below(12) {
            0 | 1 => format!("{first}_{last}"),
            2 => format!("{first}.{last}"),
            3 => format!("{first}{}", self.random.between(61, 99)),
            4 => format!("{first}_{thing}"),
            5 => format!("{thing}_{first}"),
            6 => format!("{last}{}", first.get(..1).unwrap_or_default()),
            7 => format!("{}_{last}", first.get(..1).unwrap_or_default()),
            8 => format!("{thing}{}", self.random.between(1, 999)),
            9 => format!("{first}{last}"),
            10 => format!("{first}_{}", self.random.between(1_000, 9_999)),
            _ => format!("{last}.{thing}"),
        }
    }
}

/// Letters a to z of a name.
fn plain(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .map(|c| match c {
            'á' | 'à' | 'ä' => 'a',
            'é' | 'è' | 'ë' => 'e',
            'í' | 'ï' => 'i',
            'ó' | 'ö' => 'o',
            'ú' | 'ü' => 'u',
            other => other,
        })
        .filter(char::is_ascii_lowercase)
        .collect()
}
