//! Pictures decoded, hashed and made small: what leaves the reading process is numbers and plain pixels,
//! never the bytes of the file.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::{Deserialize, Serialize};
use zwerm_picture::{Limits, Picture};

use super::{Answer, Said, Source};
use crate::error::{Error, ErrorKind, Result};

/// Largest file of a picture, bytes.
pub(crate) const MOST_BYTES: u64 = 64 << 20;

/// What a picture shows of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PictureSeen {
    /// `PNG`, `JPEG`, `WebP` or `GIF`, by its first bytes.
    pub format: String,
    /// Whether the ending of its name is one of this format.
    pub ending_fits: bool,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Perceptual hash, 16 hexadecimal digits.
    pub phash: String,
    /// A small version, where one was asked for.
    pub small: Option<SmallPicture>,
}

/// Few pixels of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmallPicture {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Red, green, blue, opacity of each pixel, row by row: `4 * width * height` bytes.
    pub rgba: Vec<u8>,
}

/// Says one answer a picture, in their order.
pub(super) fn look_at(
    files: &[Source],
    small_side: Option<u32>,
    say: &mut dyn FnMut(Said) -> Result<()>,
) -> Result<()> {
    for (at, file) in files.iter().enumerate() {
        say(Said::Begins(at))?;
        let seen = seen(file, small_side).map(|seen| Answer::Picture(Box::new(seen)));
        say(Said::Answer(at, seen))?;
    }
    Ok(())
}

fn seen(file: &Source, small_side: Option<u32>) -> Result<PictureSeen> {
    let bytes = bytes_of(file.place.path())?;
    let picture = Picture::decode(&bytes, &Limits::default())
        .map_err(|error| Error::new(ErrorKind::Input, error.code(), error.to_string()))?;
    // The pixels are all that is needed from here on.
    drop(bytes);
    let (width, height) = picture.size();
    let ending = Path::new(&file.name).extension();
    let ending = ending.map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    Ok(PictureSeen {
        format: picture.format().name().to_owned(),
        ending_fits: ending.is_some_and(|ending| picture.format().has_ending(&ending)),
        width,
        height,
        phash: format!("{:016x}", picture.perceptual_hash()),
        small: small_side.map(|side| {
            let small = picture.thumbnail(side);
            SmallPicture {
                width: small.width,
                height: small.height,
                rgba: small.rgba,
            }
        }),
    })
}

fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    let reading = |error: std::io::Error| {
        let mut error = Error::io("read the picture", path, &error);
        error.kind = ErrorKind::Input;
        error
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(reading)?;
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(reading)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large());
    }
    Ok(bytes)
}

/// A file that is no picture of a post by its size alone.
pub(crate) fn too_large() -> Error {
    Error::new(
        ErrorKind::Input,
        "too-many-bytes",
        format!(
            "It has more than {}, which no picture of a post has. If it is one, save a smaller copy.",
            zwerm_report::number::bytes(MOST_BYTES)
        ),
    )
}
