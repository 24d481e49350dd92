//! Near images against the comparison of all pairs.

use std::collections::BTreeSet;

use crate::posts::{Random, components};
use proptest::prelude::*;
use zwerm_likeness::LikenessError;
use zwerm_likeness::image::{ImageHash, ImageParams, NearImages, near_images, variants};

fn found(hashes: &[Option<ImageHash>], common: &[ImageHash], params: &ImageParams) -> NearImages {
    near_images(hashes, common, params, &|_, _, _| true).unwrap()
}

/// Hashes around a few pictures, at distances around the most allowed.
fn hashes(n: usize, is_long: bool, seed: u64) -> Vec<Option<ImageHash>> {
    let mut random = Random::new(seed);
    let (n_words, n_changes) = if is_long { (4, 64) } else { (1, 16) };
    let draw =
        |random: &mut Random| u64::from_le_bytes(std::array::from_fn(|_| random.below(256) as u8));
    let mut pictures: Vec<[u64; 4]> = Vec::new();
    (0..n)
        .map(|_| {
            let mut words = if pictures.is_empty() || random.unit() < 0.3 {
                std::array::from_fn(|_| draw(&mut random))
            } else {
                pictures[random.below(pictures.len())]
            };
            for _ in 0..random.below(n_changes) {
                let bit = random.below(64 * n_words);
                words[bit / 64] ^= 1 << (bit % 64);
            }
            pictures.push(words);
            Some(if is_long {
                ImageHash::Bits256(words)
            } else {
                ImageHash::Bits64(words[0])
            })
        })
        .collect()
}

fn all_pairs(hashes: &[Option<ImageHash>], most: [u32; 2]) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for (a, left) in hashes.iter().enumerate() {
        for (b, right) in hashes.iter().enumerate().skip(a + 1) {
            let near = match (left, right) {
                (Some(ImageHash::Bits64(a)), Some(ImageHash::Bits64(b))) => {
                    (a ^ b).count_ones() <= most[0]
                }
                (Some(ImageHash::Bits256(a)), Some(ImageHash::Bits256(b))) => {
                    (0..4)
                        .map(|word| (a[word] ^ b[word]).count_ones())
                        .sum::<u32>()
                        <= most[1]
                }
                _ => false,
            };
            if near {
                pairs.push((a as u32, b as u32));
            }
        }
    }
    pairs
}

fn same_as_all_pairs(hashes: &[Option<ImageHash>], params: &ImageParams) {
    let pairs = all_pairs(hashes, [params.max_distance_64, params.max_distance_256]);
    let real = components(hashes.len(), &pairs);
    let clusters = found(hashes, &[], params).clusters;
    let mut expected: Vec<BTreeSet<u32>> = Vec::new();
    for root in 0..hashes.len() as u32 {
        let members: BTreeSet<u32> = (0..hashes.len() as u32)
            .filter(|&row| real[row as usize] == root)
            .collect();
        if members.len() > 1 {
            expected.push(members);
        }
    }
    expected.sort();
    let mut told: Vec<BTreeSet<u32>> = (0..clusters.clusters.len() as u32)
        .map(|number| clusters.members(number).iter().copied().collect())
        .collect();
    told.sort();
    assert_eq!(told, expected);
}

#[test]
fn all_pairs_give_the_same_clusters() {
    // So many that chunks are looked up, for each length and several distances.
    for (is_long, distance) in [(false, 3), (false, 8), (false, 11), (true, 31), (true, 20)] {
        let params = ImageParams {
            max_distance_64: distance,
            max_distance_256: distance,
        };
        let params = if is_long {
            ImageParams {
                max_distance_64: 8,
                ..params
            }
        } else {
            ImageParams {
                max_distance_256: 31,
                ..params
            }
        };
        same_as_all_pairs(&hashes(5_000, is_long, u64::from(distance)), &params);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn both_lengths_in_one_column_and_missing_hashes(seed in 0_u64..1000, distance in 0_u32..=16) {
        let mut column = hashes(60, false, seed);
        column.extend(hashes(60, true, seed + 1));
        column.insert(30, None);
        let params = ImageParams { max_distance_64: distance, max_distance_256: 3 * distance };
        same_as_all_pairs(&column, &params);
    }
}

#[test]
fn hashes_are_read_and_written() {
    let short = ImageHash::parse(" 0xF0e1d2c3b4a59687 ").unwrap();
    assert_eq!(short, ImageHash::Bits64(0xf0e1_d2c3_b4a5_9687));
    assert_eq!(short.to_string(), "f0e1d2c3b4a59687");
    let digits = "0123456789abcdef".repeat(4);
    let long = ImageHash::parse(&digits).unwrap();
    assert_eq!(long.to_string(), digits);
    assert_eq!(long.distance(short), None);
    for no_hash in [
        "",
        "0x",
        "f0e1",
        "+0e1d2c3b4a59687",
        "f0e1d2c3b4a5968g",
        "ü0e1d2c3b4a5968",
    ] {
        assert_eq!(ImageHash::parse(no_hash), None, "{no_hash}");
    }
}

#[test]
fn common_images_are_left_out_with_all_that_is_near() {
    let column = [
        "00000000000000ff",
        "00000000000000fe",
        "1000000000000000",
        "1000000000000001",
        "1000000000000001",
    ]
    .map(ImageHash::parse);
    let params = ImageParams {
        max_distance_64: 2,
        ..ImageParams::default()
    };
    let common = [ImageHash::Bits64(0xff)];
    let found = found(&column, &common, &params);
    assert_eq!(
        found.clusters.cluster_of_row,
        [None, None, Some(0), Some(0), Some(0)]
    );
    assert_eq!(
        (
            found.n_common_rows,
            found.n_compared_rows,
            found.n_distinct_hashes
        ),
        (2, 3, 2)
    );
    let variants = variants(&column, &found.clusters, 0);
    let told: Vec<_> = variants
        .iter()
        .map(|variant| (variant.row, variant.n_rows, variant.distance))
        .collect();
    assert_eq!(told, [(3, 2, 0), (2, 1, 1)]);
}

#[test]
fn neither_order_nor_threads_change_a_cluster_and_it_can_be_stopped() {
    let mut column = hashes(5_000, false, 3);
    let params = ImageParams::default();
    let first = found(&column, &[], &params);
    assert!(first.clusters.clusters.len() > 100);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(5)
        .build()
        .unwrap();
    assert_eq!(pool.install(|| found(&column, &[], &params)), first);
    column.reverse();
    assert_eq!(
        found(&column, &[], &params).clusters.clusters,
        first.clusters.clusters
    );
    let stopped = near_images(&column, &[], &params, &|stage, done, _| {
        stage != "comparing images" || done < 2_000
    });
    assert_eq!(stopped, Err(LikenessError::Cancelled));
    let error = near_images(
        &column,
        &[],
        &ImageParams {
            max_distance_64: 17,
            ..params
        },
        &|_, _, _| true,
    )
    .unwrap_err();
    assert_eq!(error.code(), "invalid-parameter");
}
