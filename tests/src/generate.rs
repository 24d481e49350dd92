//! A seeded generator of scraped-looking shares with planted groups.
//!
//! Organic posts: the object is drawn from a Zipf law (few objects take most of the shares), the
//! account from a flatter one (heavy posters exist), the time is the object's birth plus a
//! lognormal delay, so that popular objects have shares within a minute of each other by chance.
//! Planted groups: some accounts share the same object within seconds, again and again. The same
//! [`Shape`] gives the same bytes every time.

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
        }
    }
}

struct Post {
    time_secs: i64,
    object: u32,
    account: u32,
}

/// Writes `object_id,account_id,content_id,timestamp_share` rows in order of time; returns their number.
pub fn write_csv(shape: &Shape, out: &mut impl Write) -> io::Result<u64> {
    let mut posts = posts(shape);
    posts.sort_by_key(|post| post.time_secs);
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
    let mut random = Random(ChaCha8Rng::seed_from_u64(shape.seed));
    let n_objects = (shape.posts / 5).max(100);
    let n_accounts = (shape.posts / 10).max(50);
    let span_secs = shape.days.max(1) * DAY_SECS;
    let births: Vec<i64> = (0..n_objects)
        .map(|_| START_SECS + random.below(span_secs as u64) as i64)
        .collect();

    let mut posts = Vec::with_capacity(shape.posts);
    for group in 0..shape.groups {
        for _ in 0..shape.group_events {
            let object = random.below(n_objects as u64) as usize;
            let start = births[object] + random.below(2 * DAY_SECS as u64) as i64;
            for member in 0..shape.group_size {
                if random.unit() < shape.join_probability {
                    posts.push(Post {
                        time_secs: start + random.below(shape.group_spread_secs + 1) as i64,
                        object: object as u32,
                        account: (n_accounts + group * shape.group_size + member) as u32,
                    });
                }
            }
        }
    }

    let objects = Zipf::new(n_objects, shape.object_exponent);
    let accounts = Zipf::new(n_accounts, shape.account_exponent);
    while posts.len() < shape.posts {
        let object = objects.draw(&mut random);
        let delay = shape.delay_median_secs * (shape.delay_sigma * random.normal()).exp();
        posts.push(Post {
            time_secs: births[object] + delay.min(span_secs as f64) as i64,
            object: object as u32,
            account: accounts.draw(&mut random) as u32,
        });
    }
    posts
}

/// Index `k` with a chance proportional to `1 / (k + 1)^exponent`.
struct Zipf {
    cumulative: Vec<f64>,
}

impl Zipf {
    fn new(size: usize, exponent: f64) -> Zipf {
        let mut sum = 0.0;
        let cumulative = (1..=size)
            .map(|rank| {
                sum += (rank as f64).powf(-exponent);
                sum
            })
            .collect();
        Zipf { cumulative }
    }

    fn draw(&self, random: &mut Random) -> usize {
        let total = self.cumulative.last().copied().unwrap_or(0.0);
        let point = random.unit() * total;
        self.cumulative
            .partition_point(|&sum| sum <= point)
            .min(self.cumulative.len().saturating_sub(1))
    }
}

struct Random(ChaCha8Rng);

impl Random {
    /// Uniform in `[0, 1)`, 53 bits.
    fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Uniform in `0..bound`; 0 when the bound is 0.
    fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.0.next_u64()) * u128::from(bound)) >> 64) as u64
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
}
