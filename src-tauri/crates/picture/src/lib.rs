//! A picture that somebody else made: decoded within bounds, hashed, made small.
//!
//! Bytes in, numbers out: no file, no thread, no clock. The format is told by the first bytes, never by
//! a name. This is the only crate with decoders of pictures, and whoever calls it does so in the process
//! that reads what others wrote: a decoder that is brought to fall takes down that process.
//!
//! | module | what |
//! |---|---|
//! | `decode` | bytes to pixels, within [`Limits`] |
//! | `hash` | the perceptual hash of 64 bits |
//! | `shrink` | fewer pixels, exactly the same ones on every computer |
#![deny(missing_docs)]

mod decode;
mod error;
mod hash;
mod shrink;

pub use decode::{Format, Limits, Picture};
pub use error::PictureError;

/// Few pixels of a picture, to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thumbnail {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Red, green, blue and opacity of each pixel, row by row from the top: `4 * width * height` bytes.
    /// Opacity is always 255.
    pub rgba: Vec<u8>,
}
