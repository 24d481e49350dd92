//! The list of images that everybody posts: what the program knows, and what an analyst adds.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use zwerm_detection::{Alike, CommonImage};
use zwerm_likeness::image::{BLANK, ImageHash};

use crate::error::{Error, ErrorKind, Result};

/// Longest file of common images, bytes.
const MAX_BYTES: u64 = 4 << 20;
/// Most entries.
const MAX_ENTRIES: usize = 10_000;

/// Reads a list of common images: a line each, the perceptual hash (16 or 64 hexadecimal digits), then,
/// after a comma, what it shows. Empty lines and lines that begin with `#` say nothing.
///
/// # Errors
/// A file that cannot be read, is longer than 4 MiB or 10 000 entries, or has a line without a hash.
pub fn read_common_images(path: &Path) -> Result<Vec<CommonImage>> {
    let unusable = |why: String| {
        Error::new(
            ErrorKind::Input,
            "common-images",
            format!("The list of common images cannot be used: {why}."),
        )
        .at(path.display().to_string())
    };
    let file = File::open(path)
        .map_err(|error| Error::io("read the list of common images", path, &error))?;
    let mut text = String::new();
    file.take(MAX_BYTES + 1)
        .read_to_string(&mut text)
        .map_err(|error| unusable(error.to_string()))?;
    if text.len() as u64 > MAX_BYTES {
        return Err(unusable("it is longer than 4 MiB".to_owned()));
    }
    let mut images = Vec::new();
    let text = text.trim_start_matches('\u{feff}');
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (hash, reason) = line.split_once(',').unwrap_or((line, ""));
        let hash = ImageHash::parse(hash).ok_or_else(|| {
            unusable(format!(
                "line {number} does not begin with a hash of 16 or 64 hexadecimal digits"
            ))
        })?;
        images.push(CommonImage {
            hash: hash.to_string(),
            reason: reason.trim().to_owned(),
        });
    }
    if images.len() > MAX_ENTRIES {
        return Err(unusable(format!("it has more than {MAX_ENTRIES} entries")));
    }
    Ok(images)
}

/// Adds what the program knows; the list is then what the record of a run keeps.
pub(crate) fn with_blank(mut alike: Alike) -> Alike {
    if let Some(image) = &mut alike.image {
        let blank = BLANK.map(|(hash, reason)| CommonImage {
            hash: hash.to_owned(),
            reason: reason.to_owned(),
        });
        for one in blank {
            if image.common.iter().all(|known| known.hash != one.hash) {
                image.common.push(one);
            }
        }
    }
    alike
}

/// Entries that the program did not know by itself.
pub(crate) fn added(common: &[CommonImage]) -> usize {
    let blank = |one: &&CommonImage| BLANK.iter().any(|(hash, _)| *hash == one.hash);
    common.len() - common.iter().filter(blank).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use zwerm_detection::SimilarImage;

    fn read(text: &str) -> Result<Vec<CommonImage>> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("common.csv");
        std::fs::write(&path, text).unwrap();
        read_common_images(&path)
    }

    #[test]
    fn a_list_has_hashes_and_reasons() {
        let list =
            "\u{feff}# ours\n\nF0F0F0F0F0F0F0F0, flag, of a country \r\n0x0123456789abcdef\n";
        let images = read(list).unwrap();
        let told: Vec<(&str, &str)> = images
            .iter()
            .map(|image| (image.hash.as_str(), image.reason.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("f0f0f0f0f0f0f0f0", "flag, of a country"),
                ("0123456789abcdef", "")
            ]
        );
        let error = read("f0f0f0f0f0f0f0f0\nflag\n").unwrap_err();
        assert_eq!(error.code, "common-images");
        assert!(error.message.contains("line 2"), "{}", error.message);
        assert!(read(&"f0f0f0f0f0f0f0f0\n".repeat(10_001)).is_err());
        assert!(read("\u{0}").is_err());
    }

    #[test]
    fn blank_pictures_are_always_on_it_once() {
        assert!(with_blank(Alike::default()).is_none());
        let alike = Alike {
            image: Some(SimilarImage {
                common: read("8000000000000000,mine\nf0f0f0f0f0f0f0f0,flag").unwrap(),
                ..SimilarImage::default()
            }),
            ..Alike::default()
        };
        let alike = with_blank(with_blank(alike));
        let common = alike.image.unwrap().common;
        assert_eq!(common.len(), 1 + BLANK.len());
        assert_eq!(common[0].reason, "mine");
        assert_eq!(added(&common), 1);
        for (hash, _) in BLANK {
            assert_eq!(ImageHash::parse(hash).unwrap().to_string(), hash);
        }
    }
}
