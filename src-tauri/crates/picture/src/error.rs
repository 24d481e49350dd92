//! Why a picture cannot be used.

use thiserror::Error;

/// What is wrong with a picture, in words that end with what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PictureError {
    /// No byte.
    #[error("The file is empty. Get it again from where it was collected.")]
    Empty,
    /// Bytes of no format that is read.
    #[error("It is {what}, not a PNG, JPEG, WebP or GIF picture, whatever its name says. {to_do}")]
    NotAPicture {
        /// What it seems to be.
        what: String,
        /// What to do.
        to_do: &'static str,
    },
    /// More than the limits allow; told before a pixel is read.
    #[error(
        "It claims to have {width} x {height} pixels; at most {max_pixels} pixels and {max_side} on a side are read. A small file with such a claim is made to fill the memory; an honest picture of this size can be saved smaller."
    )]
    TooManyPixels {
        /// Claimed width.
        width: u32,
        /// Claimed height.
        height: u32,
        /// Most pixels that are read.
        max_pixels: u64,
        /// Most pixels on a side.
        max_side: u32,
    },
    /// Decoding needs more memory than allowed.
    #[error(
        "Decoding it needs more memory than a picture may take. It may be made to do this; an honest picture can be saved smaller."
    )]
    TooMuchMemory,
    /// Cut off or damaged.
    #[error("It begins like a {format} picture and is cut off or damaged ({why}). Get it again.")]
    Broken {
        /// The format of its first bytes.
        format: &'static str,
        /// What the decoder says.
        why: String,
    },
}

impl PictureError {
    /// A stable word for the kind of error, kebab-case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-file",
            Self::NotAPicture { .. } => "not-a-picture",
            Self::TooManyPixels { .. } => "too-many-pixels",
            Self::TooMuchMemory => "too-much-memory",
            Self::Broken { .. } => "broken-picture",
        }
    }
}
