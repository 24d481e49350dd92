//! What a preset says of a place, its people and the groups among them. All of it is data; the
//! generator knows no city.

/// An invented place and its month.
pub(crate) struct Preset {
    /// Name on the command line.
    pub(crate) name: &'static str,
    /// One sentence for `--help` and the screen.
    pub(crate) title: &'static str,
    /// Name of the data set, and of its file.
    pub(crate) file_stem: &'static str,
    /// Title of the data set.
    pub(crate) set_title: &'static str,
    /// The invented platform, as in the column `platform`.
    pub(crate) platform: &'static str,
    /// IANA name of the time zone.
    pub(crate) zone: &'static str,
    /// Year, month, day.
    pub(crate) first_day: (i16, i8, i8),
    pub(crate) days: i64,
    /// Posts in all.
    pub(crate) posts: usize,
    /// The first is the language of most.
    pub(crate) languages: [Language; 2],
    pub(crate) topics: &'static [Topic],
    /// How much more is said on a day than on others, by day of the period from 0.
    pub(crate) busy_days: &'static [(i64, f64)],
    pub(crate) crowd: Crowd,
    pub(crate) organisations: &'static [Organisation],
    pub(crate) news: News,
    pub(crate) news_desk: NewsDesk,
    pub(crate) fans: Fans,
    pub(crate) copies: Copies,
    pub(crate) ring: Ring,
    pub(crate) readme: Readme,
}

/// What stands in the README of the data, but for the counts.
pub(crate) struct Readme {
    /// Markdown with slots for all that follows.
    pub(crate) template: &'static str,
    pub(crate) title: &'static str,
    /// Folder in the command that made the data.
    pub(crate) folder: &'static str,
    /// What the set is for.
    pub(crate) purpose: &'static str,
    /// Rows of the groups that act together on purpose; empty = there are none.
    pub(crate) planted: &'static str,
    /// Who the organisations are.
    pub(crate) organisations: &'static str,
    /// How a result on this set is to be read.
    pub(crate) reading: &'static str,
}

/// A language with its texts (see `grammar`).
pub(crate) struct Language {
    /// As in the column `lang`.
    pub(crate) code: &'static str,
    pub(crate) texts: &'static [&'static str],
    /// Names of the days, Monday first.
    pub(crate) weekdays: [&'static str; 7],
    /// Slots of the situation: now, the name of today, the subject.
    pub(crate) slots: [&'static str; 3],
}

/// Something people talk about. Its texts stand in the sections `NAME.see`, `NAME.pro`, `NAME.con`
/// and `NAME.ask`, with the phase after the name where it has phases; headlines in `NAME.head`.
pub(crate) struct Topic {
    pub(crate) name: &'static str,
    /// How much it is talked about.
    pub(crate) weight: f64,
    /// Last day and name of each phase; empty = the same all the time.
    pub(crate) phases: &'static [(i64, &'static str, f64)],
    /// How the topic is called in the middle of a sentence, by language.
    pub(crate) subject: [&'static str; 2],
    /// Hashtags as they are written, by language.
    pub(crate) hashtags: [&'static [&'static str]; 2],
    /// How often it is news.
    pub(crate) news: f64,
}

/// Ordinary people.
pub(crate) struct Crowd {
    pub(crate) accounts: usize,
    /// Share that writes in the second language.
    pub(crate) second_language: f64,
    /// Parts of original posts, links, answers and reposts.
    pub(crate) kinds: [f64; 4],
    /// Exponent of the Pareto law of posts an account.
    pub(crate) activity: f64,
    /// Most posts of one account.
    pub(crate) most_posts: f64,
    /// Hosts of links that are no news: section of what is said, host.
    pub(crate) other_links: &'static [(&'static str, &'static str)],
}

/// An account of an organisation or of somebody known.
pub(crate) struct Organisation {
    pub(crate) handle: &'static str,
    pub(crate) bio: &'static str,
    /// Section of its posts.
    pub(crate) section: &'static str,
    /// Topic that people answer it on; empty = none.
    pub(crate) topic: &'static str,
    pub(crate) language: usize,
    pub(crate) followers: u32,
    pub(crate) posts_a_day: f64,
    pub(crate) hashtags: &'static [&'static str],
    /// Host of its own pages.
    pub(crate) site: &'static str,
}

/// Articles that people share.
pub(crate) struct News {
    pub(crate) stories_a_day: f64,
    pub(crate) host: &'static str,
    /// Newsletter in the second language: handle of its account, host, issues a day.
    pub(crate) letter: (&'static str, &'static str, f64),
}

/// Accounts of one publisher that post the same link in the same second.
pub(crate) struct NewsDesk {
    /// Handle, bio, followers, share of the stories.
    pub(crate) titles: &'static [(&'static str, &'static str, u32, f64)],
    pub(crate) note: &'static str,
}

/// Supporters who post the same hashtags and repost their club during matches.
pub(crate) struct Fans {
    pub(crate) accounts: usize,
    /// Handle of the club, an organisation.
    pub(crate) club: &'static str,
    /// Day, second of the kick-off, opponent, hashtag of the match.
    pub(crate) matches: &'static [(i64, i64, &'static str, &'static str)],
    pub(crate) hashtags: &'static [&'static str],
    pub(crate) note: &'static str,
}

/// A group that posts the same text and link at the same time.
pub(crate) struct Copies {
    /// Accounts, day before the period and second on which they were created: one batch each.
    pub(crate) batches: &'static [(usize, (i16, i8, i8), i64)],
    pub(crate) events: usize,
    /// Section of the texts, by language.
    pub(crate) sections: [&'static str; 2],
    pub(crate) hosts: &'static [&'static str],
    pub(crate) hashtags: &'static [&'static str],
    /// Longest delay after the first of a wave, seconds.
    pub(crate) spread_secs: i64,
    pub(crate) note: &'static str,
}

/// A group of old accounts that reposts the same few accounts and posts the same rows of hashtags.
pub(crate) struct Ring {
    pub(crate) accounts: usize,
    /// First day on which they are heard of.
    pub(crate) wakes: i64,
    /// Handles of those who are reposted, organisations.
    pub(crate) boosted: &'static [&'static str],
    /// Shortest and longest delay of a repost, seconds.
    pub(crate) delay_secs: (i64, i64),
    /// Part of the boosted posts that is taken up.
    pub(crate) taken_up: f64,
    pub(crate) waves: usize,
    pub(crate) hashtags: &'static [&'static str],
    pub(crate) section: &'static str,
    pub(crate) note: &'static str,
}
