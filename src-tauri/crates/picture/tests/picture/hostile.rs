//! Pictures made to do harm: each is refused with a reason, and none takes memory or time.

use crate::drawn::{draw, encoded, jpeg};
use image::ImageFormat;
use zwerm_picture::{Format, Limits, Picture, PictureError};

fn refused(bytes: &[u8]) -> PictureError {
    match Picture::decode(bytes, &Limits::default()) {
        Ok(picture) => panic!("taken for a picture of {:?}", picture.size()),
        Err(error) => error,
    }
}

/// A PNG whose header claims a size, with a checksum that agrees.
fn png_that_claims(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = encoded(&draw("slope", 8, 8), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

/// The checksum of PNG (ISO 3309), bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for &byte in bytes {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                sum >> 1 ^ 0xedb8_8320
            } else {
                sum >> 1
            };
        }
    }
    !sum
}

#[test]
fn the_checksum_of_these_tests_is_that_of_png() {
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    let honest = encoded(&draw("slope", 8, 8), ImageFormat::Png);
    assert_eq!(png_that_claims(8, 8), honest);
}

#[test]
fn a_claim_of_ten_billion_pixels_is_refused_before_one_is_read() {
    let png = png_that_claims(100_000, 100_000);
    let mut gif = encoded(&draw("slope", 8, 8), ImageFormat::Gif);
    gif[6..8].copy_from_slice(&u16::MAX.to_le_bytes());
    gif[8..10].copy_from_slice(&u16::MAX.to_le_bytes());
    let mut jpg = jpeg(&draw("slope", 8, 8), 90);
    let frame = jpg.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    jpg[frame + 5..frame + 9].fill(0xff);
    for bytes in [png, gif, jpg] {
        let error = refused(&bytes);
        assert_eq!(error.code(), "too-many-pixels", "{error}");
    }
    // One side alone is enough.
    assert_eq!(
        refused(&png_that_claims(30_001, 1)).code(),
        "too-many-pixels"
    );
}

#[test]
fn a_bomb_of_equal_pixels_within_the_limits_stays_within_them() {
    // 5 000 x 5 000 white pixels are a few kilobytes of PNG and 75 MB of memory.
    let white = image::DynamicImage::new_rgb8(5_000, 5_000);
    let bytes = encoded(&white, ImageFormat::Png);
    assert!(bytes.len() < 1 << 20, "{} bytes", bytes.len());
    let small = Limits {
        max_memory_bytes: 64 << 20,
        ..Limits::default()
    };
    let error = Picture::decode(&bytes, &small).err().unwrap();
    assert_eq!(error.code(), "too-much-memory");
    let few = Limits {
        max_pixels: 1_000_000,
        ..Limits::default()
    };
    let error = Picture::decode(&bytes, &few).err().unwrap();
    assert_eq!(error.code(), "too-many-pixels");
}

#[test]
fn what_is_cut_off_or_damaged_is_no_picture() {
    let picture = draw("hills", 200, 150);
    let whole = [
        encoded(&picture, ImageFormat::Png),
        encoded(&picture, ImageFormat::WebP),
        encoded(&picture, ImageFormat::Gif),
        jpeg(&picture, 80),
    ];
    for bytes in &whole {
        for part in [12, 40, bytes.len() / 2, bytes.len() * 9 / 10] {
            let error = refused(&bytes[..part]);
            assert_eq!(error.code(), "broken-picture", "{part} bytes: {error}");
        }
    }
}

#[test]
fn nothing_at_all_and_other_things_are_told_by_name() {
    assert_eq!(refused(b"").code(), "empty-file");
    let svg = b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    for (bytes, word) in [
        (&svg[..], "SVG"),
        (b"<!DOCTYPE html><html>404", "web page"),
        (b"\0\0\0\x1cftypheic\0\0\0\0", "HEIC"),
        (b"BM\x3a\0\0\0\0\0", "Bmp"),
        (b"II*\0\x08\0\0\0", "Tiff"),
        (b"just words", "something else"),
        (&[0; 64], "something else"),
    ] {
        let error = refused(bytes);
        assert_eq!(error.code(), "not-a-picture");
        assert!(error.to_string().contains(word), "{error}");
    }
}

#[test]
fn the_first_bytes_tell_the_format_and_the_first_frame_counts() {
    let picture = draw("blocks", 60, 40);
    for (format, expected) in [
        (ImageFormat::Png, Format::Png),
        (ImageFormat::Jpeg, Format::Jpeg),
        (ImageFormat::WebP, Format::WebP),
        (ImageFormat::Gif, Format::Gif),
    ] {
        let found = crate::drawn::pixels_of(&encoded(&picture, format));
        assert_eq!((found.format(), found.size()), (expected, (60, 40)));
    }
    let frame = |kind: &str| image::Frame::new(draw(kind, 60, 40).into_rgba8());
    let mut animated = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut animated);
    encoder
        .encode_frames([frame("rings"), frame("hills")])
        .unwrap();
    drop(encoder);
    let still = encoded(&draw("rings", 60, 40), ImageFormat::Gif);
    assert_eq!(
        crate::drawn::hash_of(&animated),
        crate::drawn::hash_of(&still)
    );
}

/// Every byte of a small picture changed in turn: an answer each time, whatever it is.
#[test]
fn no_change_of_one_byte_brings_a_decoder_to_fall() {
    let picture = draw("rings", 24, 16);
    for format in [
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Gif,
        ImageFormat::Jpeg,
    ] {
        let whole = encoded(&picture, format);
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] = bytes[at].wrapping_add(0x55);
            if let Ok(found) = Picture::decode(
                &bytes,
                &Limits {
                    max_pixels: 1 << 20,
                    ..Limits::default()
                },
            ) {
                found.perceptual_hash();
            }
        }
    }
}
