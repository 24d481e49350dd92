//! Pictures by a formula, the same as in `reference/make.py`.
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use zwerm_picture::{Limits, Picture};

/// The formulas.
pub const KINDS: [&str; 4] = ["hills", "slope", "rings", "blocks"];

/// A picture by a formula.
pub fn draw(kind: &str, width: u32, height: u32) -> DynamicImage {
    let (w, h) = (i64::from(width), i64::from(height));
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let (x, y) = (i64::from(x), i64::from(y));
        let colours = match kind {
            "hills" => [
                x * x * 7 / w + y * 3,
                x * y * 5 / h + 40,
                y * y * 11 / h + x * 2,
            ],
            "slope" => [x * 255 / w, y * 255 / h, (x + y) * 255 / (w + h)],
            "rings" => {
                let (a, b) = (x - w / 3, y - h / 2);
                let ring = (a * a + b * b) * 64 / (w * h);
                [ring * 37, ring * 91 + 50, 255 - (ring * 13) % 256]
            }
            "blocks" => {
                let block = (x * 7 / w) * 31 + (y * 5 / h) * 17;
                [block * 53, block * 29, block * 97]
            }
            other => panic!("no such picture: {other}"),
        };
        Rgb(colours.map(|colour| (colour % 256) as u8))
    });
    DynamicImage::ImageRgb8(picture)
}

/// The bytes of a picture in a format.
pub fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// The bytes of a picture as a JPEG of this quality.
pub fn jpeg(picture: &DynamicImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    picture.write_with_encoder(encoder).unwrap();
    bytes
}

/// The picture in these bytes.
pub fn pixels_of(bytes: &[u8]) -> Picture {
    Picture::decode(bytes, &Limits::default()).unwrap()
}

/// Its hash.
pub fn hash_of(bytes: &[u8]) -> u64 {
    pixels_of(bytes).perceptual_hash()
}
