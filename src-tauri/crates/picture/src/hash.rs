//! The perceptual hash of a picture: 64 bits of its coarsest waves.
//!
//! # Definition
//!
//! 1. The picture in grey (luma of ITU-R BT.601, on white where it is transparent), shrunk to 32 x 32
//!    pixels by the module `shrink`, whatever its proportions.
//! 2. Its discrete cosine transform (DCT-II) along columns and rows; of the 32 x 32 coefficients the 8 x 8
//!    of the lowest frequencies, the constant one included.
//! 3. A bit for each, row by row, the first one the highest: whether the coefficient is greater than the
//!    median of the 64 (the mean of the two in the middle).
//!
//! This is the hash of Zauner (2010, "Implementation and Benchmarking of Perceptual Image Hash
//! Functions", Fachhochschule Hagenberg, section 3.1) in the form that `imagehash.phash` of Python has
//! made the usual one: for opaque pictures the 16 digits are the same, so that a hash column made with
//! it and pictures hashed here can be compared. A slope of colour without any shape has hardly a wave
//! whose size is not chance; its hash means little, here as there.
//!
//! The transform is done with whole numbers: the cosines are multiples of 2^-20 with their symmetries
//! kept, so that the coefficients of a picture of one colour are zero and not nearly so, and all
//! computers give the same bits.

use std::f64::consts::PI;

/// Pixels on a side before the transform.
pub(crate) const SIDE: usize = 32;
/// Coefficients on a side that count.
const KEPT: usize = 8;
/// One, in the numbers of the table of cosines.
const ONE: f64 = (1 << 20) as f64;

/// cos(m π / 64) as a multiple of 2^-20, from its first quarter.
fn cosine(m: usize) -> i64 {
    let m = m % 128;
    let half = if m > 64 { 128 - m } else { m };
    let (quarter, sign) = if half > 32 {
        (64 - half, -1)
    } else {
        (half, 1)
    };
    sign * ((quarter as f64 * PI / 64.0).cos() * ONE).round() as i64
}

/// The hash of 32 x 32 values, row by row.
pub(crate) fn of_grey(grey: &[u8]) -> u64 {
    // cos((2 n + 1) k π / 64) by frequency and place.
    let waves: Vec<Vec<i64>> = (0..KEPT)
        .map(|k| (0..SIDE).map(|n| cosine((2 * n + 1) * k)).collect())
        .collect();
    let along_rows: Vec<Vec<i64>> = waves
        .iter()
        .map(|wave| {
            let rows = grey.chunks(SIDE);
            rows.map(|row| row.iter().zip(wave).map(|(&v, c)| i64::from(v) * c).sum())
                .collect()
        })
        .collect();
    // At most 255 * 32 * 32 * 2^40 < 2^59.
    let coefficients: Vec<i64> = waves
        .iter()
        .flat_map(|down| {
            let of_row = along_rows.iter();
            of_row.map(move |column| column.iter().zip(down).map(|(v, c)| v * c).sum())
        })
        .collect();
    let mut sorted = coefficients.clone();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    let of_sorted = |at: usize| sorted.get(at).copied().unwrap_or_default();
    let twice_median = of_sorted(middle.saturating_sub(1)) + of_sorted(middle);
    coefficients.iter().fold(0, |bits, &coefficient| {
        bits << 1 | u64::from(2 * coefficient > twice_median)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cosines_have_their_symmetries_and_are_those_of_mathematics() {
        for m in 0..300 {
            let exact = (m as f64 * PI / 64.0).cos() * ONE;
            assert!((cosine(m) as f64 - exact).abs() < 0.51, "{m}");
            assert_eq!(cosine(m), cosine(256 - m % 128), "{m}");
        }
        assert_eq!((cosine(0), cosine(32), cosine(64)), (1 << 20, 0, -1 << 20));
        // The rounding depends on no computer: none lies near a half.
        for m in 0..=32 {
            let exact = (m as f64 * PI / 64.0).cos() * ONE;
            assert!((exact - exact.floor() - 0.5).abs() > 1e-6, "{m}");
        }
    }

    #[test]
    fn a_wave_sets_its_own_bit() {
        // A wave of frequency 3 along the rows and 2 along the columns, on grey.
        let wave = |k: usize, n: usize| ((2 * n + 1) as f64 * k as f64 * PI / 64.0).cos();
        let grey: Vec<u8> = (0..SIDE * SIDE)
            .map(|at| (128.0 + 100.0 * wave(3, at % SIDE) * wave(2, at / SIDE)).round() as u8)
            .collect();
        let bit = |row: usize, column: usize| 1_u64 << (63 - (row * KEPT + column));
        let hash = of_grey(&grey);
        assert_ne!(hash & bit(2, 3), 0);
        assert_ne!(hash & bit(0, 0), 0);
        assert_eq!(hash & bit(3, 2), hash & bit(3, 2) & !bit(2, 3));
    }

    #[test]
    fn one_colour_is_the_constant_alone_and_black_is_nothing() {
        assert_eq!(of_grey(&[200; SIDE * SIDE]), 1 << 63);
        assert_eq!(of_grey(&[1; SIDE * SIDE]), 1 << 63);
        assert_eq!(of_grey(&[0; SIDE * SIDE]), 0);
    }
}
