//! The other months of the city: what each leaves out or does otherwise, and that they keep the rest.

use std::collections::{BTreeMap, BTreeSet};

use super::{Post, month, read};
use crate::{presets, simulate};

#[test]
fn every_preset_has_a_name_of_its_own_and_writes_its_own_command() {
    let names: BTreeSet<&str> = presets().map(|preset| preset.name).collect();
    assert_eq!(names.len(), presets().count());
    let mut stems = BTreeSet::new();
    for name in names {
        let set = simulate(name, 3).unwrap();
        assert_eq!(set, simulate(name, 3).unwrap(), "{name}");
        assert!(stems.insert(set.file_stem), "{name}");
        assert_eq!(set.n_posts, 30_000, "{name}");
        let command = format!("zwerm simulate --preset {name} --seed 3 --out ");
        assert!(set.readme.contains(&command), "{}", set.readme);
        assert!(set.readme.contains(&format!("`{}.csv.gz`", set.file_stem)));
        assert!(!set.readme.contains(['{', '}']), "{}", set.readme);
        assert!(set.readme.contains("**Everything here is invented.**"));
    }
}

#[test]
fn nobody_in_the_control_acts_together_on_purpose() {
    let control = read("city-control");
    let groups = |of: &super::Read| of.group.values().cloned().collect::<BTreeSet<String>>();
    let without: BTreeSet<String> = groups(month())
        .into_iter()
        .filter(|group| group != "group A" && group != "group B")
        .collect();
    assert_eq!(groups(&control), without);
    // Neither the truth nor the posts may speak of a group that is not there.
    for words in [&control.simulation.truth_csv, &control.simulation.readme] {
        assert!(!words.contains("group A") && !words.contains("group B"));
    }
}

/// Shares of group A by link.
fn by_link(posts: &super::Read) -> BTreeMap<&str, Vec<&Post>> {
    let mut links: BTreeMap<&str, Vec<&Post>> = BTreeMap::new();
    for post in posts.of("group A") {
        for link in post.list("urls") {
            links.entry(link).or_default().push(post);
        }
    }
    links
}

/// Part of the pairs of shares of one link that are at most a minute apart.
fn within_a_minute(posts: &super::Read) -> f64 {
    let (mut near, mut all) = (0_u64, 0_u64);
    for shares in by_link(posts).values() {
        for (at, one) in shares.iter().enumerate() {
            for other in &shares[at + 1..] {
                all += 1;
                near += u64::from((other.secs - one.secs).abs() <= 60);
            }
        }
    }
    near as f64 / all as f64
}

#[test]
fn patient_groups_take_an_hour_where_others_take_a_minute() {
    let patient = read("city-patient");
    // Some links come back days later, in both.
    let (quick, slow) = (within_a_minute(month()), within_a_minute(&patient));
    assert!(quick > 0.5 && slow < 0.05, "{quick} and {slow}");
    for (link, shares) in by_link(&patient) {
        assert!(shares.len() >= 4, "{link}");
        assert!(shares.iter().all(|share| {
            shares.iter().any(|other| {
                other.get("post_id") != share.get("post_id")
                    && (other.secs - share.secs).abs() <= 3_600
            })
        }));
    }
    let by_id = patient.by_id();
    let mut reposts = 0;
    for post in patient.of("group B") {
        if let Some(target) = by_id.get(post.get("repost_of")) {
            reposts += 1;
            assert!((300..=5_400).contains(&(post.secs - target.secs)));
        }
    }
    assert!(reposts > 200, "{reposts}");
}
