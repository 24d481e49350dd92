//! Bytes to pixels, within limits that hold before a pixel is read.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, RgbaImage};

use crate::shrink::{Plane, shrunk};
use crate::{PictureError, Thumbnail, hash};

/// What a picture may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Most pixels in all.
    pub max_pixels: u64,
    /// Most pixels on a side.
    pub max_side: u32,
    /// Most memory that a decoder may ask for, bytes. Decoders keep it as well as they can; the wall
    /// around the process keeps it surely.
    pub max_memory_bytes: u64,
}

impl Default for Limits {
    /// 50 million pixels, 30 000 on a side, 512 MiB: more than phones make and platforms deliver.
    fn default() -> Limits {
        Limits {
            max_pixels: 50_000_000,
            max_side: 30_000,
            max_memory_bytes: 512 << 20,
        }
    }
}

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PNG; of an animated one the still picture.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP; of an animated one the first frame.
    WebP,
    /// GIF, its first frame.
    Gif,
}

impl Format {
    /// The format of these first bytes; an error says what they are instead.
    fn of(bytes: &[u8]) -> Result<Format, PictureError> {
        if bytes.is_empty() {
            return Err(PictureError::Empty);
        }
        match image::guess_format(bytes) {
            Ok(ImageFormat::Png) => Ok(Format::Png),
            Ok(ImageFormat::Jpeg) => Ok(Format::Jpeg),
            Ok(ImageFormat::WebP) => Ok(Format::WebP),
            Ok(ImageFormat::Gif) => Ok(Format::Gif),
            Ok(other) => Err(PictureError::NotAPicture {
                what: format!("a picture of a format that is not read ({other:?})"),
                to_do: "Save a copy as PNG.",
            }),
            Err(_) => Err(not_a_picture(bytes)),
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Format::Png => "PNG",
            Format::Jpeg => "JPEG",
            Format::WebP => "WebP",
            Format::Gif => "GIF",
        }
    }

    /// Whether files of this format usually have such an ending, in lower case and without its point.
    pub fn has_ending(self, ending: &str) -> bool {
        match self {
            Format::Png => matches!(ending, "png" | "apng"),
            Format::Jpeg => matches!(ending, "jpg" | "jpeg" | "jpe" | "jfif"),
            Format::WebP => ending == "webp",
            Format::Gif => ending == "gif",
        }
    }

    fn known(self) -> ImageFormat {
        match self {
            Format::Png => ImageFormat::Png,
            Format::Jpeg => ImageFormat::Jpeg,
            Format::WebP => ImageFormat::WebP,
            Format::Gif => ImageFormat::Gif,
        }
    }
}

fn not_a_picture(bytes: &[u8]) -> PictureError {
    let first = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let text = String::from_utf8_lossy(first).to_ascii_lowercase();
    let (what, to_do) = if text.contains("<svg") {
        (
            "a drawing made of instructions (SVG), which is not run",
            "Save a copy as PNG.",
        )
    } else if text.contains("<html") || text.contains("<!doctype") {
        (
            "a web page",
            "The platform may have answered with an error page; collect the picture again.",
        )
    } else if first.get(4..8) == Some(b"ftyp".as_slice()) {
        (
            "a film or a picture of a format that is not read (MP4, HEIC, AVIF)",
            "Save a frame or a copy as PNG or JPEG.",
        )
    } else {
        ("something else", "Leave it out, or get it again.")
    };
    PictureError::NotAPicture {
        what: what.to_owned(),
        to_do,
    }
}

/// The pixels of a picture.
pub struct Picture {
    format: Format,
    pixels: RgbaImage,
}

impl Picture {
    /// Decodes a picture.
    ///
    /// # Errors
    /// Bytes of another format, more pixels than the limits allow (told from the header), a picture that
    /// is cut off or damaged.
    pub fn decode(bytes: &[u8], limits: &Limits) -> Result<Picture, PictureError> {
        let format = Format::of(bytes)?;
        let broken = |error: ImageError| match error {
            ImageError::Limits(_) => PictureError::TooMuchMemory,
            other => PictureError::Broken {
                format: format.name(),
                why: first_words(&other.to_string()),
            },
        };
        if format == Format::Jpeg && !has_jpeg_end(bytes) {
            // The decoder would fill what is missing with grey.
            return Err(PictureError::Broken {
                format: format.name(),
                why: "its end is missing".to_owned(),
            });
        }
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format.known());
        // Sides and pixels are compared below, where the error can name them.
        let mut inner = image::Limits::no_limits();
        inner.max_alloc = Some(limits.max_memory_bytes);
        reader.limits(inner);
        let decoder = reader.into_decoder().map_err(broken)?;
        let (width, height) = decoder.dimensions();
        let too_many = u64::from(width) * u64::from(height) > limits.max_pixels
            || width > limits.max_side
            || height > limits.max_side;
        if too_many {
            return Err(PictureError::TooManyPixels {
                width,
                height,
                max_pixels: limits.max_pixels,
                max_side: limits.max_side,
            });
        }
        if decoder.total_bytes() > limits.max_memory_bytes {
            return Err(PictureError::TooMuchMemory);
        }
        let pixels = DynamicImage::from_decoder(decoder)
            .map_err(broken)?
            .into_rgba8();
        if pixels.width() == 0 || pixels.height() == 0 {
            return Err(PictureError::Broken {
                format: format.name(),
                why: "it has no pixels".to_owned(),
            });
        }
        Ok(Picture { format, pixels })
    }

    /// The format of its bytes.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Pixels from left to right and from top to bottom, as stored: a note of the camera how to turn the
    /// picture is not followed.
    pub fn size(&self) -> (u32, u32) {
        self.pixels.dimensions()
    }

    /// The perceptual hash; see the module `hash` for its definition.
    pub fn perceptual_hash(&self) -> u64 {
        let grey = shrunk(self, (hash::SIDE, hash::SIDE), &Plane::Grey);
        hash::of_grey(&grey)
    }

    /// The picture with at most `side` pixels on a side (at least 1), on white where it is transparent.
    /// It is never enlarged.
    pub fn thumbnail(&self, side: u32) -> Thumbnail {
        let (width, height) = self.size();
        let longest = width.max(height);
        let scaled = |length: u32| -> u32 {
            let wanted = u64::from(length) * u64::from(side.clamp(1, longest));
            let rounded = (wanted + u64::from(longest) / 2) / u64::from(longest);
            u32::try_from(rounded).unwrap_or(longest).max(1)
        };
        let (width, height) = (scaled(width), scaled(height));
        let planes = [Plane::Red, Plane::Green, Plane::Blue]
            .map(|plane| shrunk(self, (width as usize, height as usize), &plane));
        let mut rgba = Vec::with_capacity(4 * planes[0].len());
        let [red, green, blue] = &planes;
        for ((red, green), blue) in red.iter().zip(green).zip(blue) {
            rgba.extend([*red, *green, *blue, u8::MAX]);
        }
        Thumbnail {
            width,
            height,
            rgba,
        }
    }

    pub(crate) fn pixels(&self) -> &RgbaImage {
        &self.pixels
    }
}

/// Whether the pixels of a JPEG have an end: after the header (whose parts tell their length, and may
/// hold a small JPEG of their own) the marker FF D9 stands nowhere else.
fn has_jpeg_end(bytes: &[u8]) -> bool {
    const START_OF_SCAN: u8 = 0xda;
    let mut rest = bytes.get(2..).unwrap_or_default();
    loop {
        let [0xff, marker, after @ ..] = rest else {
            return false;
        };
        match (*marker, after) {
            // Filling before a marker.
            (0xff, _) => rest = rest.get(1..).unwrap_or_default(),
            (START_OF_SCAN, pixels) => {
                return pixels.windows(2).any(|two| two == [0xff, 0xd9]);
            }
            // Parts without a length.
            (0x01 | 0xd0..=0xd8, after) => rest = after,
            (_, [high, low, ..]) => {
                let length = usize::from(u16::from_be_bytes([*high, *low])).max(2);
                rest = after.get(length..).unwrap_or_default();
            }
            _ => return false,
        }
    }
}

/// The first line of what a decoder says, at most 120 characters and without control characters.
fn first_words(said: &str) -> String {
    let line = said.lines().next().unwrap_or_default();
    let plain = line.chars().filter(|letter| !letter.is_control());
    plain.take(120).collect()
}
