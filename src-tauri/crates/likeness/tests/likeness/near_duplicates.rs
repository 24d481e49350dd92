//! Near-duplicate texts against the slow way, and what must not change a result.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::posts::{Random, brute_force, components, posts};
use zwerm_likeness::LikenessError;
use zwerm_likeness::text::{
    NearDuplicates, Part, TextParams, differences, most_frequent, near_duplicates, similarity,
    variants,
};

fn go_on(_: &str, _: u64, _: u64) -> bool {
    true
}

fn found(texts: &[String], params: &TextParams) -> NearDuplicates {
    near_duplicates(texts, params, &go_on).unwrap()
}

/// Clusters as sets of texts, by object id.
fn by_id(texts: &[String], found: &NearDuplicates) -> BTreeMap<String, Vec<String>> {
    let clusters = found.clusters.clusters.iter().enumerate();
    clusters
        .map(|(number, cluster)| {
            let rows = found.clusters.members(number as u32);
            let mut members: Vec<String> = rows
                .iter()
                .map(|&row| texts[row as usize].clone())
                .collect();
            members.sort();
            (cluster.object_id.clone(), members)
        })
        .collect()
}

#[test]
fn the_slow_way_finds_the_same() {
    for (threshold, seed) in [(0.8, 1), (0.6, 2), (0.9, 3)] {
        let texts = posts(3_000, 120, seed);
        let params = TextParams {
            threshold,
            min_characters: 1,
            ..TextParams::default()
        };
        let found = found(&texts, &params);
        let cluster = &found.clusters.cluster_of_row;
        let pairs = brute_force(&texts, threshold, 5);
        assert!(pairs.len() > 500, "{}", pairs.len());
        let together = |&&(a, b): &&(u32, u32)| {
            cluster[a as usize].is_some() && cluster[a as usize] == cluster[b as usize]
        };
        let recall = pairs.iter().filter(together).count() as f64 / pairs.len() as f64;
        assert!(recall >= 0.98, "threshold {threshold}: recall {recall}");
        // Nobody is in a cluster without being connected by real links.
        let real = components(texts.len(), &pairs);
        for number in 0..found.clusters.clusters.len() as u32 {
            let of_real: BTreeSet<u32> = found
                .clusters
                .members(number)
                .iter()
                .map(|&row| real[row as usize])
                .collect();
            assert_eq!(of_real.len(), 1);
        }
    }
}

#[test]
fn neither_order_nor_threads_change_a_cluster_and_the_seed_no_id() {
    let mut texts = posts(4_000, 60, 9);
    let params = TextParams::default();
    let first = found(&texts, &params);
    for threads in [1, 3, 8] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        assert_eq!(pool.install(|| found(&texts, &params)), first);
    }
    let clusters = by_id(&texts, &first);
    let mut random = Random::new(4);
    for at in (1..texts.len()).rev() {
        texts.swap(at, random.below(at + 1));
    }
    let shuffled = found(&texts, &params);
    assert_eq!(by_id(&texts, &shuffled), clusters);
    assert_eq!(shuffled.clusters.clusters, first.clusters.clusters);
    let reseeded = by_id(&texts, &found(&texts, &TextParams { seed: 77, ..params }));
    let same = reseeded
        .keys()
        .filter(|&id| clusters.contains_key(id))
        .count();
    assert!(
        same as f64 >= 0.99 * clusters.len() as f64,
        "{same} of {}",
        clusters.len()
    );
}

#[test]
fn short_texts_are_in_no_cluster_and_equal_ones_are_one_variant() {
    let long = "this sentence has more than thirty characters, surely";
    let texts: Vec<String> = [
        "kurz",
        "kurz",
        long,
        "",
        long,
        "lonely words that nobody else has ever written down",
    ]
    .map(str::to_owned)
    .into();
    let found = found(&texts, &TextParams::default());
    assert_eq!(
        found.clusters.cluster_of_row,
        [None, None, Some(0), None, Some(0), None]
    );
    assert_eq!((found.n_compared_rows, found.n_distinct_texts), (3, 2));
    let [cluster] = &found.clusters.clusters[..] else {
        panic!("one cluster")
    };
    assert_eq!((cluster.n_rows, cluster.n_variants), (2, 1));
    // SHA-256 of the text, first half.
    assert_eq!(cluster.object_id, "32f4c1b565930feccd47185047c69a26");
    assert_eq!(found.clusters.members(0), [2, 4]);
    assert!(found.clusters.members(1).is_empty());
}

#[test]
fn variants_tell_what_was_changed_and_how_often() {
    let texts: Vec<String> = ["a", "b", "b", "c", "b", "a"]
        .map(|end| format!("they do not want you to read what stands in this report, {end}"))
        .into();
    let found = found(&texts, &TextParams::default());
    let variants = variants(&texts[..], &found.clusters, 0, 5);
    let told: Vec<(u32, u32)> = variants
        .iter()
        .map(|variant| (variant.row, variant.n_rows))
        .collect();
    assert_eq!(told, [(1, 3), (0, 2), (3, 1)]);
    assert_eq!(variants[0].similarity, 1.0);
    assert_eq!(variants[1].similarity, similarity(&texts[0], &texts[1], 5));
    assert!(variants[1].similarity < 1.0 && variants[1].similarity > 0.9);
    assert!(zwerm_likeness::text::variants(&texts[..], &found.clusters, 7, 5).is_empty());
}

#[test]
fn differences_are_words_and_give_both_texts_back() {
    let kept = |text: &str| Part::Kept(text.to_owned());
    let removed = |text: &str| Part::Removed(text.to_owned());
    let added = |text: &str| Part::Added(text.to_owned());
    assert_eq!(differences("", ""), []);
    assert_eq!(
        differences("same words", "same words"),
        [kept("same words")]
    );
    assert_eq!(differences("", "new"), [added("new")]);
    assert_eq!(
        differences("share it, now", "share it now!"),
        [kept("share it"), removed(","), kept(" now"), added("!")]
    );
    // Ideographs are words of their own.
    assert_eq!(
        differences("我们明天见", "我们今天见"),
        [kept("我们"), removed("明"), added("今"), kept("天见")]
    );
    // Whatever the texts: nothing is lost, and too much to align is replaced at once.
    let mut random = Random::new(5);
    let mut text = |length: usize| -> String {
        let words = (0..length).map(|_| ["a", "b", "c, ", "d"][random.below(4)]);
        words.collect::<Vec<_>>().join(" ")
    };
    let mut pairs: Vec<(String, String)> = (0..200).map(|n| (text(n % 30), text(n % 17))).collect();
    pairs.push((text(3_000), text(3_000)));
    for (one, two) in pairs {
        let parts = differences(&one, &two);
        let joined = |side: fn(&Part) -> Option<&String>| -> String {
            parts.iter().filter_map(side).map(String::as_str).collect()
        };
        let first = joined(|part| match part {
            Part::Kept(text) | Part::Removed(text) => Some(text),
            Part::Added(_) => None,
        });
        let second = joined(|part| match part {
            Part::Kept(text) | Part::Added(text) => Some(text),
            Part::Removed(_) => None,
        });
        assert_eq!((first, second), (one, two));
    }
}

#[test]
fn a_cluster_is_called_by_its_most_frequent_text() {
    let mut texts: Vec<String> = ["b", "a", "b", "a", "c"]
        .map(|end| format!("they do not want you to read what stands in this report, {end}"))
        .into();
    texts.push("a sentence of its own that is long enough to be compared".to_owned());
    for other in ["y", "x", "x"] {
        texts.push(format!(
            "and something else that several people wrote at once, {other}"
        ));
    }
    let clusters = found(&texts, &TextParams::default()).clusters;
    let rows = most_frequent(&texts[..], &clusters, &go_on).unwrap();
    // Twice "a" and twice "b": the one that sorts first, where it stands first.
    assert_eq!(rows, [1, 7]);
    for (cluster, &row) in (0..).zip(&rows) {
        let all = variants(&texts[..], &clusters, cluster, 5);
        assert_eq!(all[0].row, row);
    }
    let stopped = most_frequent(&texts[..], &clusters, &|_, _, _| false);
    assert_eq!(stopped, Err(LikenessError::Cancelled));
}

/// Every one of these texts is different and all have the same 32 shingles: one bucket in each band.
/// Compared each with each they would need 2·10⁸ comparisons, in each of 21 bands.
#[test]
fn a_bucket_of_equal_sets_is_not_quadratic() {
    // All words of five letters a and b (a sequence of de Bruijn), then anything of these letters.
    let all = "aaaaabaaabbaababaabbbababbabbbbbaaaa";
    let texts: Vec<String> = (0..20_000_u32)
        .map(|at| {
            (0..15).fold(all.to_owned(), |text, bit| {
                text + if at >> bit & 1 == 1 { "b" } else { "a" }
            })
        })
        .collect();
    let found = found(&texts, &TextParams::default());
    assert_eq!(found.clusters.clusters.len(), 1);
    assert_eq!(found.clusters.clusters[0].n_variants, 20_000);
    assert_eq!(similarity(&texts[0], &texts[19_999], 5), 1.0);
}

/// Posts from a template meet in large buckets without being alike; pairs among them that are must
/// still be found.
#[test]
fn near_duplicates_among_the_fillings_of_one_template_are_found() {
    let mut random = Random::new(5);
    let fillings = posts(3_000, 32, 8);
    let template = "i have just signed the petition against the new law on storing our data, please do so too because: ";
    let mut texts: Vec<String> = fillings
        .iter()
        .map(|filling| format!("{template}{filling}"))
        .collect();
    for at in (1..texts.len()).rev() {
        texts.swap(at, random.below(at + 1));
    }
    let params = TextParams {
        threshold: 0.9,
        ..TextParams::default()
    };
    let found = found(&texts, &params);
    let pairs = brute_force(&texts, 0.9, 5);
    let cluster = &found.clusters.cluster_of_row;
    let seen = pairs
        .iter()
        .filter(|&&(a, b)| {
            cluster[a as usize].is_some() && cluster[a as usize] == cluster[b as usize]
        })
        .count();
    assert!(
        pairs.len() > 500 && seen as f64 >= 0.98 * pairs.len() as f64,
        "{seen} of {}",
        pairs.len()
    );
}

#[test]
fn a_caller_can_stop_it_at_any_moment() {
    let texts = posts(5_000, 60, 2);
    let asked = AtomicU64::new(0);
    let count = |_: &str, done: u64, total: u64| {
        assert!(done <= total);
        asked.fetch_add(1, Ordering::Relaxed);
        true
    };
    near_duplicates(&texts[..], &TextParams::default(), &count).unwrap();
    let times = asked.into_inner();
    assert!(times > 20);
    for stop_at in [0, 1, times / 2, times - 2] {
        let asked = AtomicU64::new(0);
        let stop = |_: &str, _: u64, _: u64| asked.fetch_add(1, Ordering::Relaxed) < stop_at;
        let result = near_duplicates(&texts[..], &TextParams::default(), &stop);
        assert_eq!(
            result,
            Err(LikenessError::Cancelled),
            "{stop_at} of {times}"
        );
    }
}

#[test]
fn parameters_outside_their_range_are_refused() {
    let fine = TextParams::default();
    for params in [
        TextParams {
            threshold: 0.2,
            ..fine
        },
        TextParams {
            threshold: f64::NAN,
            ..fine
        },
        TextParams { shingle: 0, ..fine },
        TextParams {
            min_characters: 0,
            ..fine
        },
    ] {
        let texts: [&str; 0] = [];
        let error = near_duplicates(&texts[..], &params, &go_on).unwrap_err();
        assert_eq!(error.code(), "invalid-parameter");
    }
    let none: [&str; 0] = [];
    let found = near_duplicates(&none[..], &fine, &go_on).unwrap();
    assert_eq!(
        (found.clusters.clusters.len(), found.n_compared_rows),
        (0, 0)
    );
}

/// Fillings of templates: texts that agree in many bands and are not alike, so that nearly all time is
/// spent on comparing what is never joined.
fn fillings(n_templates: usize, n_each: usize) -> Vec<String> {
    let mut random = Random::new(9);
    let mut words = |n: usize| -> String {
        let mut letter = || char::from(b'a' + random.below(26) as u8);
        let words = (0..n).map(|_| (0..6).map(|_| letter()).collect());
        words.collect::<Vec<String>>().join(" ")
    };
    let mut texts = Vec::new();
    for _ in 0..n_templates {
        let template = words(16);
        for _ in 0..n_each {
            texts.push(format!("{template} {}", words(5)));
        }
    }
    texts
}

#[test]
fn the_caller_is_asked_as_often_as_the_comparisons_take_steps() {
    let texts = fillings(40, 120);
    let asked = AtomicU64::new(0);
    let count = |stage: &str, _: u64, _: u64| {
        if stage == "comparing texts" {
            asked.fetch_add(1, Ordering::Relaxed);
        }
        true
    };
    let params = TextParams::default();
    let found = near_duplicates(&texts[..], &params, &count).unwrap();
    assert_eq!(found.clusters.clusters.len(), 0);
    // Each text meets the others of its template in some band: a hundred and more steps for each pair
    // that does, a question at least every 2^18 steps and three for each band.
    let n_bands = params.validate().unwrap().bands as u64;
    let asked = asked.into_inner();
    assert!(asked > 3 * n_bands + 100, "asked {asked} times");
}
