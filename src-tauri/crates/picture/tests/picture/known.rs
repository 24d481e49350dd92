//! The perceptual hash against `imagehash.phash` of Python, and what it must survive.

use crate::drawn::{KINDS, draw, encoded, hash_of, pixels_of};
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use serde_json::Value;
use zwerm_picture::{Limits, Picture};

/// Most bits that two hashes of one picture differ in, by default, to be near each other.
const NEAR: u32 = 8;

#[test]
fn the_hashes_are_those_of_imagehash() {
    let reference: Value = serde_json::from_str(include_str!("../reference/phash.json")).unwrap();
    let pictures = reference["pictures"].as_array().unwrap();
    assert_eq!(pictures.len(), 32);
    let mut others = Vec::new();
    for known in pictures {
        let size = |name: &str| known[name].as_u64().unwrap() as u32;
        let (width, height) = (size("width"), size("height"));
        let kind = known["kind"].as_str().unwrap();
        let ours = hash_of(&encoded(&draw(kind, width, height), ImageFormat::Png));
        let theirs = known["phash"].as_str().unwrap();
        if format!("{ours:016x}") != theirs {
            let bits = u64::from_str_radix(theirs, 16).unwrap() ^ ours;
            others.push(format!(
                "{kind} {width} x {height}: {ours:016x}, not {theirs}: {} bits",
                bits.count_ones()
            ));
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn another_format_of_the_same_pixels_has_the_same_hash() {
    let picture = draw("rings", 300, 200);
    let png = hash_of(&encoded(&picture, ImageFormat::Png));
    assert_eq!(hash_of(&encoded(&picture, ImageFormat::WebP)), png);
    // A GIF has few colours, so the pixels are not quite the same.
    let gif = hash_of(&encoded(&picture, ImageFormat::Gif));
    assert!((gif ^ png).count_ones() <= NEAR);
}

#[test]
fn compressing_and_scaling_leave_a_hash_near() {
    for kind in ["hills", "rings", "blocks"] {
        let picture = draw(kind, 320, 240);
        let original = hash_of(&encoded(&picture, ImageFormat::Png));
        let mut versions = Vec::new();
        for quality in [90, 60, 30] {
            versions.push((
                format!("quality {quality}"),
                crate::drawn::jpeg(&picture, quality),
            ));
        }
        for (width, height) in [(640, 480), (160, 120), (100, 75), (320, 200)] {
            let scaled = picture.resize_exact(width, height, FilterType::Triangle);
            let name = format!("{width} x {height}");
            versions.push((name, crate::drawn::jpeg(&scaled, 75)));
        }
        for (name, bytes) in versions {
            let distance = (hash_of(&bytes) ^ original).count_ones();
            assert!(distance <= NEAR, "{kind}, {name}: {distance} bits");
        }
    }
}

#[test]
fn different_pictures_are_far_apart() {
    let hash = |kind: &&str| hash_of(&encoded(&draw(kind, 160, 120), ImageFormat::Png));
    let hashes: Vec<u64> = KINDS.iter().map(hash).collect();
    for (at, one) in hashes.iter().enumerate() {
        for other in hashes.get(at + 1..).unwrap_or_default() {
            assert!((one ^ other).count_ones() > 2 * NEAR);
        }
    }
}

#[test]
fn what_is_transparent_lies_on_white_whatever_its_colour() {
    let hidden = |colour: [u8; 3]| {
        let mut picture = RgbaImage::from_pixel(80, 80, Rgba([colour[0], colour[1], colour[2], 0]));
        for (x, y, pixel) in picture.enumerate_pixels_mut() {
            if x > y {
                *pixel = Rgba([20, 40, 200, 255]);
            }
        }
        let bytes = encoded(&DynamicImage::ImageRgba8(picture), ImageFormat::Png);
        Picture::decode(&bytes, &Limits::default()).unwrap()
    };
    let (black, white) = (hidden([0; 3]), hidden([255; 3]));
    assert_eq!(black.perceptual_hash(), white.perceptual_hash());
    assert_eq!(black.thumbnail(40), white.thumbnail(40));
}

#[test]
fn a_thumbnail_keeps_proportions_is_never_larger_and_has_the_colours() {
    let picture = pixels_of(&encoded(&draw("slope", 600, 300), ImageFormat::Png));
    let small = picture.thumbnail(120);
    assert_eq!((small.width, small.height), (120, 60));
    assert_eq!(small.rgba.len(), 4 * 120 * 60);
    assert!(small.rgba.chunks(4).all(|pixel| pixel[3] == 255));
    // Red grows to the right, green downwards.
    let at = |x: usize, y: usize| &small.rgba[4 * (y * 120 + x)..][..4];
    assert!(at(110, 30)[0] > at(10, 30)[0] + 150);
    assert!(at(60, 55)[1] > at(60, 5)[1] + 150);

    let tiny = pixels_of(&encoded(&draw("slope", 3, 2), ImageFormat::Png)).thumbnail(320);
    assert_eq!((tiny.width, tiny.height), (3, 2));
    let thin = pixels_of(&encoded(&draw("slope", 2000, 1), ImageFormat::Png)).thumbnail(100);
    assert_eq!((thin.width, thin.height), (100, 1));
}
