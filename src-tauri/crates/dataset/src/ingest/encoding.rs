//! Which encoding a text has: by name, or guessed from its beginning.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::DatasetError;

/// UTF-16 by its mark, or because every other byte of the beginning is zero.
pub(super) fn utf16(sample: &[u8]) -> Option<&'static Encoding> {
    match sample {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = sample.get(..sample.len().min(4096) & !1)?;
    let pairs = head.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |parity: usize| {
        head.iter()
            .skip(parity)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 >= pairs * 7 && even == 0 {
        Some(UTF_16LE)
    } else if even * 10 >= pairs * 7 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The encoding of a sample, and a warning when it is a guess. `complete`: the sample is the
/// whole file, so that nothing can be cut off at its end.
pub(crate) fn guess_encoding(sample: &[u8], complete: bool) -> (&'static Encoding, Option<String>) {
    if let Some(encoding) = utf16(sample) {
        return (encoding, None);
    }
    let (mut wide, mut broken, mut rest) = (0u64, 0u64, sample);
    loop {
        match std::str::from_utf8(rest) {
            Ok(text) => {
                wide += text.chars().filter(|c| !c.is_ascii()).count() as u64;
                break;
            }
            Err(error) => {
                let good = rest.get(..error.valid_up_to()).unwrap_or_default();
                wide += String::from_utf8_lossy(good)
                    .chars()
                    .filter(|c| !c.is_ascii())
                    .count() as u64;
                // A character cut off by the end of the sample is no fault.
                let Some(length) = error.error_len() else {
                    broken += u64::from(complete);
                    break;
                };
                broken += 1;
                rest = rest.get(error.valid_up_to() + length..).unwrap_or_default();
            }
        }
    }
    if broken == 0 {
        return (UTF_8, None);
    }
    if wide >= broken.saturating_mul(10) {
        let warning = format!(
            "the text is UTF-8 but {broken} places in its beginning are not; records with such a \
             place in a column that is used are rejected"
        );
        return (UTF_8, Some(warning));
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    let warning = format!(
        "the text is not UTF-8; it was read as {}, a guess: look at the sample rows and name the \
         encoding if letters look wrong",
        encoding.name().to_ascii_lowercase()
    );
    (encoding, Some(warning))
}

/// An encoding by name; Latin-1 is read as windows-1252, as browsers do.
pub(crate) fn encoding_of(name: &str) -> Result<&'static Encoding, DatasetError> {
    let label = name.trim();
    let label = if label.eq_ignore_ascii_case("utf-16") {
        "utf-16le"
    } else {
        label
    };
    Encoding::for_label(label.as_bytes()).ok_or_else(|| DatasetError::InvalidOption {
        option: "encoding",
        value: name.to_owned(),
        expected: "use utf-8, windows-1252, iso-8859-1, utf-16le, utf-16be or another name of \
                   the WHATWG list"
            .to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_from_the_bytes() {
        assert_eq!(guess_encoding("Größe,Ж".as_bytes(), true).0, UTF_8);
        assert_eq!(
            guess_encoding(b"Gr\xf6\xdfe und M\xfcller, caf\xe9", true)
                .0
                .name(),
            "windows-1252"
        );
        assert!(guess_encoding(b"caf\xe9", true).1.is_some());
        let utf16: Vec<u8> = "id,name\r\n1,x"
            .encode_utf16()
            .flat_map(|u| u.to_le_bytes())
            .collect();
        assert_eq!(guess_encoding(&utf16, true).0, UTF_16LE);
        // One broken character in much good UTF-8 does not make the file Latin-1.
        let mut mostly = "жжжжжжжжжжжжжжжжжжжж".repeat(10).into_bytes();
        mostly.push(0xe9);
        mostly.push(b',');
        assert_eq!(guess_encoding(&mostly, true).0, UTF_8);
    }
}
