//! The list of images that everybody posts: what the program knows, and what an analyst adds.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use zwerm_case::Command;
use zwerm_dataset::{Column, Filter, FilterOp, PageRequest};
use zwerm_detection::{Alike, CommonImage};
use zwerm_likeness::image::{BLANK, ImageHash};

use crate::alike::IMAGE_LAYER;
use crate::error::{Error, ErrorKind, Result};
use crate::session::{Changed, Workbench};

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

/// What the program knows by itself, which is on every list.
pub fn always_common_images() -> Vec<CommonImage> {
    let known = BLANK.iter().map(|(hash, reason)| CommonImage {
        hash: (*hash).to_owned(),
        reason: (*reason).to_owned(),
    });
    known.collect()
}

/// Adds what the program knows; the list is then what the record of a run keeps.
pub(crate) fn with_blank(mut alike: Alike) -> Alike {
    if let Some(image) = &mut alike.image {
        for one in always_common_images() {
            if image.common.iter().all(|known| known.hash != one.hash) {
                image.common.push(one);
            }
        }
    }
    alike
}

/// Entries that the program did not know by itself.
pub(crate) fn added(common: &[CommonImage]) -> usize {
    added_common_images(common).len()
}

/// The same, themselves: what the analyst has put on the list of a run.
pub fn added_common_images(common: &[CommonImage]) -> Vec<CommonImage> {
    let is_blank = |one: &CommonImage| BLANK.iter().any(|(hash, _)| *hash == one.hash);
    common
        .iter()
        .filter(|one| !is_blank(one))
        .cloned()
        .collect()
}

/// Where the list of a case stands among its settings.
const SETTING: &str = "common-images";
/// Longest reason, characters.
const MAX_REASON: usize = 200;
/// Images that are looked at to see whether there are hashes.
const LOOKED_AT: u32 = 100;

impl Workbench {
    /// The case's list of images that everybody posts. It is what a new run from the window takes; a
    /// run keeps the list that it took.
    pub fn common_images(&self) -> Result<Vec<CommonImage>> {
        match self.setting(SETTING)? {
            Some(text) => Ok(serde_json::from_str(&text)?),
            None => Ok(Vec::new()),
        }
    }

    /// Replaces that list: one step of the history, with its entries in the audit log. Hashes are kept in
    /// lower case, each once; what the program knows by itself is not kept, it is on every list.
    ///
    /// # Errors
    /// More than 10 000 entries, or one whose hash is none.
    pub fn set_common_images(&self, images: &[CommonImage]) -> Result<Changed> {
        if images.len() > MAX_ENTRIES {
            return Err(Error::usage(
                "common-images",
                format!("A list of common images has at most {MAX_ENTRIES} entries."),
            ));
        }
        let mut kept: Vec<CommonImage> = Vec::with_capacity(images.len());
        for image in &added_common_images(images) {
            let hash = ImageHash::parse(&image.hash).ok_or_else(|| {
                Error::usage(
                    "common-images",
                    format!(
                        "This is no perceptual hash: {:?}. A hash has 16 or 64 hexadecimal digits.",
                        image.hash.chars().take(80).collect::<String>()
                    ),
                )
            })?;
            let hash = hash.to_string();
            if kept.iter().all(|known| known.hash != hash) {
                let reason = image.reason.trim().chars().take(MAX_REASON).collect();
                kept.push(CommonImage { hash, reason });
            }
        }
        self.change(Command::ChangeSetting {
            key: SETTING.to_owned(),
            value: Some(serde_json::to_string(&kept)?),
            label: "List of common images".to_owned(),
        })
    }

    /// Whether images of this case have perceptual hashes, so that the layer `similar_image` can be made.
    /// Of each table the first hundred images are looked at.
    pub fn has_image_hashes(&self) -> Result<bool> {
        let request = PageRequest {
            sort: None,
            offset: 0,
            limit: LOOKED_AT,
            filters: vec![Filter {
                column: "object_type".to_owned(),
                op: FilterOp::Eq,
                value: IMAGE_LAYER.to_owned(),
            }],
        };
        for path in self.table_files("shares")? {
            let page = zwerm_dataset::page_table(&path, &request)?;
            let objects = page.columns.iter().find(|(name, _)| name == "object_id");
            if let Some((_, Column::Text(objects))) = objects
                && objects.iter().any(|id| ImageHash::parse(id).is_some())
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
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
    fn the_list_of_a_case_is_kept_and_a_step_of_its_history() {
        let folder = tempfile::tempdir().unwrap();
        let clock = || "2026-11-22T09:00:00Z".to_owned();
        let environment = crate::Environment::with_clock("tester", clock);
        let case = Workbench::create(&folder.path().join("c"), None, environment).unwrap();
        assert!(case.common_images().unwrap().is_empty());
        let image = |hash: &str, reason: &str| CommonImage {
            hash: hash.to_owned(),
            reason: reason.to_owned(),
        };
        let given = [
            image(" 0xF0F0F0F0F0F0F0F0", " a flag "),
            image("f0f0f0f0f0f0f0f0", "again"),
            image("0123456789abcdef", ""),
        ];
        case.set_common_images(&given).unwrap();
        let expected = [
            image("f0f0f0f0f0f0f0f0", "a flag"),
            image("0123456789abcdef", ""),
        ];
        assert_eq!(case.common_images().unwrap(), expected);
        let head = case.audit_head().unwrap();
        let error = case.set_common_images(&[image("flag", "")]).unwrap_err();
        assert_eq!(error.code, "common-images");
        assert_eq!(case.audit_head().unwrap(), head);
        case.set_common_images(&[image(BLANK[0].0, "")]).unwrap();
        assert!(case.audit_head().unwrap() != head && case.common_images().unwrap().is_empty());
        assert_eq!(case.undo().unwrap().unwrap().label, "List of common images");
        assert_eq!(case.common_images().unwrap(), expected);
        case.undo().unwrap().unwrap();
        assert!(case.common_images().unwrap().is_empty() && case.undo().unwrap().is_none());
        case.redo().unwrap().unwrap();
        assert_eq!(case.common_images().unwrap(), expected);
        let verified = case.verify(&crate::Control::quiet()).unwrap();
        assert!(verified.problems.is_empty(), "{:?}", verified.problems);
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
