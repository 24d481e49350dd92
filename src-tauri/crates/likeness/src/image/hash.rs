//! A perceptual hash, read from and written as hexadecimal digits.

use std::fmt;

/// A hash of 64 bits (pHash, dHash, aHash, wHash) or 256 bits (PDQ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImageHash {
    /// 64 bits.
    Bits64(u64),
    /// 256 bits, the first digits in the first word.
    Bits256([u64; 4]),
}

impl ImageHash {
    /// Reads 16 or 64 hexadecimal digits, of either case, with or without `0x` before and blanks
    /// around. Anything else is no hash.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.strip_prefix("0x").unwrap_or(text);
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let word = |at: usize| u64::from_str_radix(digits.get(16 * at..16 * at + 16)?, 16).ok();
        match digits.len() {
            16 => Some(Self::Bits64(word(0)?)),
            64 => Some(Self::Bits256([word(0)?, word(1)?, word(2)?, word(3)?])),
            _ => None,
        }
    }

    /// Bits that differ; `None` between hashes of different lengths.
    pub fn distance(self, other: Self) -> Option<u32> {
        match (self, other) {
            (Self::Bits64(a), Self::Bits64(b)) => Some((a ^ b).count_ones()),
            (Self::Bits256(a), Self::Bits256(b)) => Some(differing_bits(&a, &b)),
            _ => None,
        }
    }
}

impl fmt::Display for ImageHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bits64(word) => write!(out, "{word:016x}"),
            Self::Bits256(words) => words.iter().try_for_each(|word| write!(out, "{word:016x}")),
        }
    }
}

pub(crate) fn differing_bits<const W: usize>(a: &[u64; W], b: &[u64; W]) -> u32 {
    a.iter().zip(b).map(|(a, b)| (a ^ b).count_ones()).sum()
}
