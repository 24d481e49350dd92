//! A seeded generator of scraped-looking shares with planted groups.
//!
//! Organic posts: the object is drawn from a Zipf law (few objects take most of the shares), the
//! account from a flatter one (heavy posters exist), the time is the object's birth plus a
//! lognormal delay, so that popular objects have shares within a minute of each other by chance.
//! Planted groups: some accounts share the same object within seconds, again and again. Decoys, innocent
//! by construction: accounts loyal to a topic meet more often than their activity predicts, and fans
//! react, each alone, to whatever their idol publishes. The same [`Shape`] gives the same bytes every
//! time, and [`generate`] tells who was planted.

use std::io::{self, Write};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// First second of the period: 2023-11-14 22:13:20 UTC.
const START_SECS: i64 = 1_700_000_000;
const DAY_SECS: i64 = 86_400;

/// How large the input is and what is planted in it.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Posts in total, organic and planted.
    pub posts: usize,
    /// Seed of every random choice.
    pub seed: u64,
    /// Length of the period in days.
    pub days: i64,
    /// Exponent of the Zipf law of object popularity.
    pub object_exponent: f64,
    /// Exponent of the Zipf law of account activity.
    pub account_exponent: f64,
    /// Median seconds from an object's birth to a share of it.
    pub delay_median_secs: f64,
    /// Standard deviation of the logarithm of that delay.
    pub delay_sigma: f64,
    /// Planted groups.
    pub groups: usize,
    /// Accounts of a group.
    pub group_size: usize,
    /// Objects that a group shares together.
    pub group_events: usize,
    /// Seconds within which the members of a group share an object.
    pub group_spread_secs: u64,
    /// Chance that a member takes part in one of the group's events.
    pub join_probability: f64,
    /// Whether the members are the busiest accounts, which share as everybody does besides; else they
    /// are accounts of their own that do nothing else.
    pub busy_members: bool,
    /// Whether groups take to objects as everybody does, in proportion to their popularity and when
    /// others do; else any object will do, at any time of its first two days.
    pub popular_events: bool,
    /// Interests among which objects and accounts are divided; 0 = none.
    pub topics: usize,
    /// Share of an account's posts on objects of its own topic, if there are topics.
    pub loyalty: f64,
    /// Groups of fans.
    pub fans: Fans,
}

/// Innocent accounts that react fast, each alone, to every object of their idol.
#[derive(Debug, Clone)]
pub struct Fans {
    /// Idols.
    pub groups: usize,
    /// Fans of an idol.
    pub group_size: usize,
    /// Objects that an idol publishes.
    pub objects: usize,
    /// Chance that a fan shares an object of the idol.
    pub join_probability: f64,
    /// Median seconds from publication to a fan's share.
    pub delay_median_secs: f64,
    /// Standard deviation of the logarithm of that delay.
    pub delay_sigma: f64,
}

impl Shape {
    /// The usual proportions for `posts` posts: as many objects as a fifth of them, as many
    /// accounts as a tenth, one group of 12 accounts for every 50 000 posts (at least five).
    pub fn of(posts: usize, seed: u64) -> Shape {
        Shape {
            posts,
            seed,
            days: 90,
            object_exponent: 0.9,
            account_exponent: 0.6,
            delay_median_secs: 6.0 * 3600.0,
            delay_sigma: 2.0,
            groups: (posts / 50_000).max(5),
            group_size: 12,
            group_events: 20,
            group_spread_secs: 20,
            join_probability: 0.7,
            busy_members: false,
            popular_events: false,
            topics: 0,
            loyalty: 0.8,
            fans: Fans {
                groups: 0,
                group_size: 30,
                objects: 40,
                join_probability: 0.5,
                delay_median_secs: 240.0,
                delay_sigma: 1.2,
            },
        }
    }

    /// Objects that anybody shares; those of idols are numbered from here on.
    fn objects(&self) -> usize {
        (self.posts / 5).max(100)
    }

    /// Accounts of everybody; those of groups and fans are numbered from here on.
    fn accounts(&self) -> usize {
        (self.posts / 10).max(50)
    }

    /// The first fan of the first idol.
    fn first_fan(&self) -> usize {
        self.accounts() + self.groups * self.group_size
    }

    /// Account of a member of a group.
    fn member(&self, group: usize, member: usize) -> u32 {
        let account = match self.busy_members {
            // Each group has its part of the busiest.
            true => member * self.groups + group,
            false => self.accounts() + group * self.group_size + member,
        };
        account as u32
    }
}

/// One post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Post {
    /// Seconds since 1970.
    pub time_secs: i64,
    /// Number of the object.
    pub object: u32,
    /// Number of the account.
    pub account: u32,
}

/// Posts, and who was planted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generated {
    /// In order of time.
    pub posts: Vec<Post>,
    /// Accounts of each planted group, ascending.
    pub groups: Vec<Vec<u32>>,
    /// Fans of each idol, ascending.
    pub fans: Vec<Vec<u32>>,
}

/// The posts of a shape with the truth about them.
pub fn generate(shape: &Shape) -> Generated {
    let mut posts = posts(shape);
    posts.sort_by_key(|post| post.time_secs);
    let members = |group| -> Vec<u32> {
        let members = 0..shape.group_size;
        members.map(|member| shape.member(group, member)).collect()
    };
    let fans = |idol| -> Vec<u32> {
        let first = shape.first_fan() + idol * shape.fans.group_size;
        (first as u32..(first + shape.fans.group_size) as u32).collect()
    };
    Generated {
        posts,
        groups: (0..shape.groups).map(members).collect(),
        fans: (0..shape.fans.groups).map(fans).collect(),
    }
}

/// Writes `object_id,account_id,content_id,timestamp_share` rows in order of time; returns their number.
pub fn write_csv(shape: &Shape, out: &mut impl Write) -> io::Result<u64> {
    let Generated { posts, .. } = generate(shape);
    writeln!(out, "object_id,account_id,content_id,timestamp_share")?;
    for (content, post) in posts.iter().enumerate() {
        writeln!(
            out,
            "o{},a{},p{content},{}",
            post.object, post.account, post.time_secs
        )?;
    }
    out.flush()?;
    Ok(posts.len() as u64)
}

fn posts(shape: &Shape) -> Vec<Post> {
    let mut random = Random::seeded(shape.seed);
    let (n_objects, n_accounts) = (shape.objects(), shape.accounts());
    let span_secs = shape.days.max(1) * DAY_SECS;
    let births: Vec<i64> = (0..n_objects)
        .map(|_| START_SECS + random.below(span_secs as u64) as i64)
        .collect();
    let objects = Zipf::new(n_objects, shape.object_exponent);
    let accounts = Zipf::new(n_accounts, shape.account_exponent);
    let usual_delay = |random: &mut Random| {
        let secs = random.lognormal(shape.delay_median_secs, shape.delay_sigma);
        secs.min(span_secs as f64) as i64
    };

    let mut posts = Vec::with_capacity(shape.posts);
    for group in 0..shape.groups {
        for _ in 0..shape.group_events {
            let (object, delay) = if shape.popular_events {
                (objects.draw(&mut random), usual_delay(&mut random))
            } else {
                let object = random.below(n_objects as u64) as usize;
                (object, random.below(2 * DAY_SECS as u64) as i64)
            };
            let start = births[object] + delay;
            for member in 0..shape.group_size {
                if random.unit() < shape.join_probability {
                    posts.push(Post {
                        time_secs: start + random.below(shape.group_spread_secs + 1) as i64,
                        object: object as u32,
                        account: shape.member(group, member),
                    });
                }
            }
        }
    }
    let fans = &shape.fans;
    for idol in 0..fans.groups {
        let first = shape.first_fan() + idol * fans.group_size;
        for number in 0..fans.objects {
            let object = n_objects + idol * fans.objects + number;
            let born = START_SECS + random.below(span_secs as u64) as i64;
            for fan in first..first + fans.group_size {
                if random.unit() < fans.join_probability {
                    let delay = random.lognormal(fans.delay_median_secs, fans.delay_sigma);
                    posts.push(Post {
                        time_secs: born + delay.min(span_secs as f64) as i64,
                        object: object as u32,
                        account: fan as u32,
                    });
                }
            }
        }
    }
    while posts.len() < shape.posts {
        let mut object = objects.draw(&mut random);
        let delay = usual_delay(&mut random);
        let account = accounts.draw(&mut random);
        if shape.topics > 0 && random.unit() < shape.loyalty {
            // Objects of a topic are as popular as those of the others.
            let own = object / shape.topics * shape.topics + account % shape.topics;
            object = own.min(n_objects - 1);
        }
        posts.push(Post {
            time_secs: births[object] + delay,
            object: object as u32,
            account: account as u32,
        });
    }
    posts
}

/// Index `k` with a chance proportional to `1 / (k + 1)^exponent`.
pub(crate) struct Zipf {
    cumulative: Vec<f64>,
}

impl Zipf {
    pub(crate) fn new(size: usize, exponent: f64) -> Zipf {
        let mut sum = 0.0;
        let cumulative = (1..=size)
            .map(|rank| {
                sum += (rank as f64).powf(-exponent);
                sum
            })
            .collect();
        Zipf { cumulative }
    }

    pub(crate) fn draw(&self, random: &mut Random) -> usize {
        let total = self.cumulative.last().copied().unwrap_or(0.0);
        let point = random.unit() * total;
        self.cumulative
            .partition_point(|&sum| sum <= point)
            .min(self.cumulative.len().saturating_sub(1))
    }
}

pub(crate) struct Random(ChaCha8Rng);

impl Random {
    pub(crate) fn seeded(seed: u64) -> Random {
        Random(ChaCha8Rng::seed_from_u64(seed))
    }

    /// Uniform in `[0, 1)`, 53 bits.
    fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Uniform in `0..bound`; 0 when the bound is 0.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.0.next_u64()) * u128::from(bound)) >> 64) as u64
    }

    /// Lognormal: the median times a power of e.
    fn lognormal(&mut self, median: f64, sigma: f64) -> f64 {
        median * (sigma * self.normal()).exp()
    }

    /// Standard normal, by Box and Muller (1958), doi:10.1214/aoms/1177706645.
    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn same_shape_same_bytes() {
        let write = |seed| {
            let mut out = Vec::new();
            write_csv(&Shape::of(3_000, seed), &mut out).unwrap();
            out
        };
        assert_eq!(write(1), write(1));
        assert_ne!(write(1), write(2));
    }

    #[test]
    fn rows_are_as_many_as_asked_and_sorted_by_time() {
        let mut out = Vec::new();
        assert_eq!(write_csv(&Shape::of(3_000, 3), &mut out).unwrap(), 3_000);
        let text = String::from_utf8(out).unwrap();
        let times: Vec<i64> = text
            .lines()
            .skip(1)
            .map(|line| line.rsplit(',').next().unwrap().parse().unwrap())
            .collect();
        assert_eq!(times.len(), 3_000);
        assert!(times.is_sorted());
    }

    #[test]
    fn popularity_is_unequal_and_groups_meet_within_seconds() {
        let shape = Shape::of(20_000, 4);
        let mut shares_of: HashMap<u32, usize> = HashMap::new();
        let mut planted: HashMap<u32, Vec<i64>> = HashMap::new();
        for post in posts(&shape) {
            *shares_of.entry(post.object).or_default() += 1;
            if post.account as usize >= 2_000 {
                planted.entry(post.object).or_default().push(post.time_secs);
            }
        }
        let most = shares_of.values().max().copied().unwrap_or(0);
        assert!(most > 20 * 20_000 / shares_of.len(), "most shared: {most}");
        let close = planted
            .values()
            .filter(|times| times.len() >= 2)
            .filter(|times| times.iter().max().unwrap() - times.iter().min().unwrap() <= 20)
            .count();
        assert!(close >= 80, "events within 20 s: {close}");
    }

    #[test]
    fn the_truth_names_groups_and_fans() {
        let mut shape = Shape {
            busy_members: true,
            popular_events: true,
            topics: 10,
            ..Shape::of(20_000, 5)
        };
        shape.fans.groups = 2;
        let made = generate(&shape);
        let mut shares_of: HashMap<u32, usize> = HashMap::new();
        for post in &made.posts {
            *shares_of.entry(post.account).or_default() += 1;
        }
        let fewest = |accounts: &[Vec<u32>]| {
            let all = accounts.iter().flatten();
            all.map(|account| shares_of[account]).min().unwrap_or(0)
        };
        assert_eq!(made.groups.iter().map(Vec::len).sum::<usize>(), 60);
        // Busier than four of five of all accounts, of which the busiest are the first.
        assert!(fewest(&made.groups) > shares_of[&400].max(10));
        // A fan shares what its idol publishes and nothing else.
        assert!(made.fans.iter().all(|fans| fans.len() == 30) && fewest(&made.fans) >= 5);
        let idols = shape.objects() as u32..(shape.objects() + 2 * shape.fans.objects) as u32;
        for post in &made.posts {
            let is_fan = made.fans.iter().flatten().any(|fan| *fan == post.account);
            assert_eq!(is_fan, idols.contains(&post.object), "{post:?}");
        }
        // Two thirds of what people with a topic share is of it, and more by chance.
        let organic = made
            .posts
            .iter()
            .filter(|post| !idols.contains(&post.object));
        let (own, all) = organic.fold((0, 0), |(own, all), post| {
            let is_own = post.object % 10 == post.account % 10;
            (own + usize::from(is_own), all + 1)
        });
        assert!(own * 3 > all * 2, "{own} of {all}");
    }
}
