//! Broken pictures: real ones with random changes. `cargo xtask fuzz` gives it a minute.

use crate::drawn::{draw, encoded};
use bolero::generator::TypeGenerator;
use image::ImageFormat;
use zwerm_picture::{Limits, Picture};

/// What is done to a picture.
#[derive(Debug, TypeGenerator)]
struct Change {
    which: u8,
    replaced: Vec<(u16, u8)>,
    removed: Option<(u16, u8)>,
    kept: Option<u16>,
}

#[test]
fn fuzz_pictures() {
    let picture = draw("rings", 40, 24);
    let formats = [
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Gif,
        ImageFormat::Jpeg,
    ];
    let seeds = formats.map(|format| encoded(&picture, format));
    let limits = Limits {
        max_pixels: 1 << 16,
        ..Limits::default()
    };
    bolero::check!().with_type::<Change>().for_each(|change| {
        let mut bytes = seeds[usize::from(change.which) % seeds.len()].clone();
        for &(at, value) in &change.replaced {
            let at = usize::from(at) % bytes.len();
            bytes[at] = value;
        }
        if let Some((at, count)) = change.removed {
            let at = usize::from(at) % bytes.len();
            let to = bytes.len().min(at + usize::from(count));
            bytes.drain(at..to);
        }
        if let Some(kept) = change.kept {
            bytes.truncate(usize::from(kept));
        }
        match Picture::decode(&bytes, &limits) {
            Ok(picture) => {
                let (width, height) = picture.size();
                assert!(u64::from(width) * u64::from(height) <= limits.max_pixels);
                picture.perceptual_hash();
                let small = picture.thumbnail(16);
                assert_eq!(small.rgba.len() as u32, 4 * small.width * small.height);
            }
            Err(error) => assert!(!error.to_string().contains('\n')),
        }
    });
}
