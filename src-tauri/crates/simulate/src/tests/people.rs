//! Ordinary life: heavy tails, nights, news.

use std::collections::{BTreeMap, HashMap};

use super::{Post, month};

#[test]
fn few_say_much_and_many_say_little() {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for post in month().of("ordinary") {
        *counts.entry(post.get("account_id")).or_default() += 1;
    }
    let mut counts: Vec<usize> = counts.into_values().collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    assert!(counts.len() > 3_500);
    assert!(
        counts[counts.len() / 2] <= 4,
        "median {}",
        counts[counts.len() / 2]
    );
    let all: usize = counts.iter().sum();
    let tenth: usize = counts[..counts.len() / 10].iter().sum();
    assert!(tenth * 10 > all * 4, "{tenth} of {all}");
}

#[test]
fn people_sleep_and_the_copying_group_does_not() {
    let share = |group: &str| {
        let posts: Vec<&Post> = month().of(group).collect();
        let night = posts.iter().filter(|post| (1..6).contains(&post.hour()));
        night.count() as f64 / posts.len() as f64
    };
    assert!(share("ordinary") < 0.05, "{}", share("ordinary"));
    assert!(share("group B") < 0.02);
    assert!(share("group A") > 0.12);
}

#[test]
fn election_day_is_the_loudest() {
    let mut days = [0; 32];
    for post in month().of("ordinary") {
        days[post.day() as usize] += 1;
    }
    let most = (1..=31).max_by_key(|day| days[*day]);
    assert_eq!(most, Some(26), "{days:?}");
    assert!(days[1..].iter().all(|n| *n > 200), "{days:?}");
}

#[test]
fn news_is_shared_by_many_within_hours() {
    let mut shares: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for post in month().of("ordinary") {
        for url in post.list("urls") {
            shares.entry(url).or_default().push(post.secs);
        }
    }
    let bursts = shares.values().filter(|times| {
        let from = times[0];
        let soon = times.iter().filter(|time| **time - from <= 12 * 3_600);
        times.len() >= 40 && soon.count() * 2 > times.len()
    });
    assert!(bursts.count() >= 5);
}

#[test]
fn both_languages_are_there() {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for post in &month().posts {
        *count.entry(post.get("lang")).or_default() += 1;
    }
    assert_eq!(count.len(), 2);
    assert!(
        count["nl"] > count["en"] && count["en"] > 4_000,
        "{count:?}"
    );
}
