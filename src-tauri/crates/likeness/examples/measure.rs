//! Measures time, memory and recall at sizes that are too much for a test.
//!
//! ```text
//! measure posts 1000000 > posts.txt    generated posts of about 120 characters, one a line
//! /usr/bin/time -v measure texts posts.txt
//! measure recall posts.txt             against the slow way
//! /usr/bin/time -v measure images 1000000
//! /usr/bin/time -v measure accounts shares.csv    object, account, post, seconds in each line
//! ```

#![allow(clippy::print_stdout)]

#[path = "../tests/likeness/posts.rs"]
mod posts;

use std::collections::{BTreeSet, HashMap};
use std::io::Write;
use std::time::{Duration, Instant};

use zwerm_likeness::LikenessError;
use zwerm_likeness::accounts::{CosineParams, Keep, KernelParams, cosine_network, kernel_network};
use zwerm_likeness::image::{ImageHash, ImageParams, near_images};
use zwerm_likeness::text::{TextParams, near_duplicates};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["posts", n] => {
            let mut out = std::io::BufWriter::new(std::io::stdout().lock());
            for post in posts::posts(n.parse()?, 120, 1) {
                writeln!(out, "{post}")?;
            }
        }
        ["texts", path] => {
            let text = std::fs::read_to_string(path)?;
            texts(&text.lines().collect::<Vec<_>>())?;
        }
        ["recall", path] => {
            let text = std::fs::read_to_string(path)?;
            recall(&text.lines().map(str::to_owned).collect::<Vec<_>>())?;
        }
        ["accounts", path] => accounts(&std::fs::read_to_string(path)?)?,
        ["images", n] => images(n.parse()?)?,
        _ => println!("posts N | texts FILE | recall FILE | images N | accounts FILE"),
    }
    Ok(())
}

/// Prints how long it takes and what is found.
fn texts(texts: &[&str]) -> Result<(), LikenessError> {
    let params = TextParams::default();
    let mean = texts.iter().map(|text| text.chars().count()).sum::<usize>() / texts.len().max(1);
    let start = Instant::now();
    // Stage, time of the last question, longest time without one.
    let asked = std::sync::Mutex::new((String::new(), Instant::now(), Duration::ZERO));
    let tell = |stage: &str, _: u64, _: u64| {
        if let Ok(mut asked) = asked.lock() {
            let (before, last, longest) = &mut *asked;
            *longest = last.elapsed().max(*longest);
            *last = Instant::now();
            if before != stage {
                println!("{:>8.2} s  {stage}", start.elapsed().as_secs_f64());
                stage.clone_into(before);
            }
        }
        true
    };
    let found = near_duplicates(texts, &params, &tell)?;
    tell("done", 0, 0);
    println!(
        "            longest time without a question: {:?}",
        asked.lock().map(|asked| asked.2).ok()
    );
    println!(
        "{:>8.2} s  {} texts of {mean} characters, {} distinct, {} clusters, the largest of {:?}",
        start.elapsed().as_secs_f64(),
        texts.len(),
        found.n_distinct_texts,
        found.clusters.clusters.len(),
        found.clusters.clusters.first(),
    );
    Ok(())
}

/// Prints recall of pairs and whether every cluster is connected by real links.
fn recall(texts: &[String]) -> Result<(), LikenessError> {
    let params = TextParams {
        min_characters: 1,
        ..TextParams::default()
    };
    let found = near_duplicates(texts, &params, &|_, _, _| true)?;
    let cluster = &found.clusters.cluster_of_row;
    let pairs = posts::brute_force(texts, params.threshold, params.shingle);
    let seen = pairs
        .iter()
        .filter(|&&(a, b)| {
            cluster[a as usize].is_some() && cluster[a as usize] == cluster[b as usize]
        })
        .count();
    let real = posts::components(texts.len(), &pairs);
    let wrong = (0..found.clusters.clusters.len() as u32)
        .filter(|&number| {
            let rows = found.clusters.members(number).iter();
            let parts: BTreeSet<u32> = rows.map(|&row| real[row as usize]).collect();
            parts.len() > 1
        })
        .count();
    println!(
        "{} texts, {} pairs at {}: {seen} in one cluster, recall {:.6}; clusters that real links do not connect: {wrong} of {}",
        texts.len(),
        pairs.len(),
        params.threshold,
        seen as f64 / pairs.len() as f64,
        found.clusters.clusters.len(),
    );
    Ok(())
}

/// Prints how long it takes to cluster 64-bit hashes, half of them changed copies.
fn images(n: usize) -> Result<(), LikenessError> {
    let mut random = posts::Random::new(1);
    let mut hashes: Vec<u64> = Vec::with_capacity(n);
    while hashes.len() < n {
        let mut hash = (0..8).fold(0, |hash, _| hash << 8 | random.below(256) as u64);
        if !hashes.is_empty() && random.unit() < 0.5 {
            hash = hashes[random.below(hashes.len())];
            for _ in 0..random.below(12) {
                hash ^= 1 << random.below(64);
            }
        }
        hashes.push(hash);
    }
    let hashes: Vec<Option<ImageHash>> = hashes
        .into_iter()
        .map(|hash| Some(ImageHash::Bits64(hash)))
        .collect();
    let start = Instant::now();
    let found = near_images(&hashes, &[], &ImageParams::default(), &|_, _, _| true)?;
    println!(
        "{:>8.2} s  {n} hashes, {} clusters, the largest of {:?}",
        start.elapsed().as_secs_f64(),
        found.clusters.clusters.len(),
        found.clusters.clusters.first(),
    );
    Ok(())
}

/// Prints how long similarity networks take; lines that are no share are left out.
fn accounts(table: &str) -> Result<(), LikenessError> {
    let mut codes: [HashMap<&str, u32>; 2] = Default::default();
    let (mut objects, mut accounts, mut times_ms) = (Vec::new(), Vec::new(), Vec::new());
    for line in table.lines() {
        let mut fields = line.split(',');
        let (Some(object), Some(account)) = (fields.next(), fields.next()) else {
            continue;
        };
        let Some(Ok(time)) = fields.nth(1).map(str::parse::<f64>) else {
            continue;
        };
        let [of_objects, of_accounts] = &mut codes;
        let next = of_objects.len() as u32;
        objects.push(*of_objects.entry(object).or_insert(next));
        let next = of_accounts.len() as u32;
        accounts.push(*of_accounts.entry(account).or_insert(next));
        times_ms.push((time * 1000.0) as i64);
    }
    println!("{} shares", objects.len());
    for keep in [Keep::AtLeast(0.9), Keep::AtLeast(0.5), Keep::Nearest(10)] {
        let params = CosineParams {
            keep,
            ..CosineParams::default()
        };
        let start = Instant::now();
        let found = cosine_network(&accounts, &objects, &params, &|_, _, _| true)?;
        println!(
            "{:>8.2} s  {keep:?}: {} pairs of {} accounts",
            start.elapsed().as_secs_f64(),
            found.pairs.len(),
            found.n_accounts
        );
    }
    let params = KernelParams {
        min_weight: 0.001,
        ..KernelParams::default()
    };
    let start = Instant::now();
    let found = kernel_network(&objects, &accounts, &times_ms, &params, &|_, _, _| true)?;
    println!(
        "{:>8.2} s  kernel: {} pairs",
        start.elapsed().as_secs_f64(),
        found.len()
    );
    Ok(())
}
