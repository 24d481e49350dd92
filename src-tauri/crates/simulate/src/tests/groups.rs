//! The groups: how they move, known answers and what must never happen.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Post, month};
use crate::distinct::words;

fn accounts<'a>(posts: impl Iterator<Item = &'a Post>) -> BTreeSet<&'a str> {
    posts.map(|post| post.get("account_id")).collect()
}

#[test]
fn group_a_moves_within_a_minute_at_any_hour() {
    let read = month();
    let posts: Vec<&Post> = read.of("group A").collect();
    assert_eq!(accounts(posts.iter().copied()).len(), 34);
    let mut by_link: BTreeMap<&str, Vec<&Post>> = BTreeMap::new();
    for post in &posts {
        for link in post.list("urls") {
            by_link.entry(link).or_default().push(post);
        }
    }
    assert!(by_link.len() > 80, "{}", by_link.len());
    let mut hours = [0; 24];
    for (link, shares) in &by_link {
        for post in shares {
            hours[post.hour()] += 1;
            let near = shares
                .iter()
                .filter(|other| (other.secs - post.secs).abs() <= 60)
                .count();
            assert!(
                near >= 5,
                "{link} stands alone at {}",
                post.get("created_at")
            );
        }
    }
    assert!(hours.iter().all(|n| *n > 0), "{hours:?}");
    let night: i32 = hours[..6].iter().sum();
    assert!(
        night * 6 > hours.iter().sum::<i32>(),
        "round the clock: {hours:?}"
    );
}

#[test]
fn group_a_was_made_in_two_batches_and_has_numbers_for_names() {
    let read = month();
    let mut made: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for post in read.of("group A") {
        let created = post.get("account_created_at");
        made.entry(&created[..10]).or_default().insert(created);
        let digits = post
            .get("account_name")
            .chars()
            .filter(char::is_ascii_digit);
        assert!(digits.count() >= 8, "{}", post.get("account_name"));
    }
    let days: Vec<(&str, usize)> = made.iter().map(|(day, all)| (*day, all.len())).collect();
    assert_eq!(days, [("2025-01-21", 18), ("2025-02-18", 16)]);
}

#[test]
fn group_b_wakes_up_and_lifts_three_accounts_by_day() {
    let read = month();
    let by_id = read.by_id();
    let lifted = ["kadewachter", "stem_van_de_singel", "kade5_wesselhaven"];
    let mut reposts = 0;
    for post in read.of("group B") {
        assert!(post.day() >= 8, "{}", post.get("created_at"));
        assert!(post.get("account_created_at") < "2020");
        if let Some(target) = by_id.get(post.get("repost_of")) {
            reposts += 1;
            assert!((30..=300).contains(&(post.secs - target.secs)));
            assert!(lifted.contains(&target.get("account_name")));
            assert!((7..=23).contains(&post.hour()));
        }
    }
    assert_eq!(accounts(read.of("group B")).len(), 26);
    assert!(reposts > 700, "{reposts}");
}

#[test]
fn group_b_writes_the_same_rows_of_hashtags_in_its_own_words() {
    let read = month();
    let mut by_row: HashMap<&str, BTreeSet<&str>> = HashMap::new();
    let mut texts = HashSet::new();
    for post in read.of("group B") {
        if post.list("hashtags").len() >= 3 {
            by_row
                .entry(post.get("hashtags"))
                .or_default()
                .insert(post.get("account_id"));
            let text = post.get("text");
            assert!(words(text).len() < 6 || texts.insert(text), "{text}");
        }
    }
    assert!(by_row.len() >= 15, "{}", by_row.len());
    let shared = by_row.values().filter(|who| who.len() >= 5).count();
    assert!(shared * 10 > by_row.len() * 9, "{by_row:?}");
}

#[test]
fn the_news_desk_is_one_publisher_with_one_clock() {
    let read = month();
    let mut by_link: BTreeMap<&str, BTreeSet<i64>> = BTreeMap::new();
    let mut titles: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for post in read.of("news desk") {
        assert!(
            post.get("account_bio")
                .contains("Een uitgave van Oeverpers.")
        );
        assert_eq!(
            post.secs % 300,
            0,
            "the scheduler knows steps of five minutes"
        );
        let link = post.list("urls")[0];
        by_link.entry(link).or_default().insert(post.secs);
        titles
            .entry(link)
            .or_default()
            .insert(post.get("account_id"));
    }
    assert_eq!(accounts(read.of("news desk")).len(), 6);
    assert!(by_link.values().all(|times| times.len() == 1));
    let together = titles.values().filter(|who| who.len() >= 3).count();
    assert!(together > 150, "{together}");
}

#[test]
fn the_fans_are_loud_during_matches_only() {
    let read = month();
    let by_id = read.by_id();
    let matches = [1, 8, 12, 15, 23, 29];
    for post in read.of("fan group") {
        let tags = post.list("hashtags");
        let about = tags
            .iter()
            .any(|tag| tag.len() == 6 && (tag.starts_with("wes") || tag.ends_with("wes")));
        if about {
            assert!(matches.contains(&post.day()), "{}", post.get("created_at"));
        }
    }
    let of_the_club = |post: &&Post| {
        let target = by_id.get(post.get("repost_of"));
        target.is_some_and(|target| target.get("account_name") == "sc_wesselhaven")
    };
    let quick: Vec<i64> = read
        .of("fan group")
        .filter(of_the_club)
        .map(|post| post.secs - by_id[post.get("repost_of")].secs)
        .collect();
    assert!(quick.len() > 300, "{}", quick.len());
    let within_minutes = quick.iter().filter(|secs| **secs <= 200).count();
    assert!(within_minutes * 10 > quick.len() * 8);
}

/// Pairs of accounts that share the same thing within a minute, over how many things.
fn meetings(column: &str, window_secs: i64) -> HashMap<(&'static str, &'static str), usize> {
    let mut by_object: HashMap<&str, Vec<&Post>> = HashMap::new();
    for post in &month().posts {
        for object in post.list(column) {
            by_object.entry(object).or_default().push(post);
        }
    }
    let mut met: HashMap<(&str, &str), usize> = HashMap::new();
    for shares in by_object.values() {
        let mut pairs = HashSet::new();
        for (at, post) in shares.iter().enumerate() {
            let later = shares[at + 1..].iter();
            for other in later.take_while(|other| other.secs - post.secs <= window_secs) {
                let (a, b) = (post.get("account_id"), other.get("account_id"));
                if a != b {
                    pairs.insert((a.min(b), a.max(b)));
                }
            }
        }
        for pair in pairs {
            *met.entry(pair).or_default() += 1;
        }
    }
    met
}

#[test]
fn coordination_can_be_found_and_ordinary_people_meet_by_chance_only() {
    let read = month();
    let groups = |met: &HashMap<(&str, &str), usize>, least: usize| {
        let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for ((a, b), _) in met.iter().filter(|(_, n)| **n >= least) {
            for account in [a, b] {
                let group = read.group[*account].as_str();
                found
                    .entry(group)
                    .or_default()
                    .insert((*account).to_owned());
            }
        }
        let count = |(group, who): (&'static str, BTreeSet<String>)| (group, who.len());
        found.into_iter().map(count).collect::<BTreeMap<_, _>>()
    };
    let links = groups(&meetings("urls", 60), 3);
    assert_eq!(links, BTreeMap::from([("group A", 34), ("news desk", 6)]));
    let reposts = groups(&meetings("repost_of", 300), 4);
    assert_eq!(reposts.get("group B"), Some(&26));
    assert!(reposts.contains_key("fan group"), "{reposts:?}");
    assert_eq!(reposts.get("ordinary"), None);
    // Once in a while two people meet, and it means nothing.
    let once = groups(&meetings("urls", 60), 1);
    assert!(once["ordinary"] > 20, "{once:?}");
}
