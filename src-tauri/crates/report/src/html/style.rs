//! The one style element: the sheet, the fonts in it, and the hash by which the policy allows it.

use crate::figures::COMMUNITIES;
use crate::model::{Cover, Names};
use crate::text::css_string;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

const SHEET: &str = include_str!("../../templates/style.css");
/// Only in reports that have findings: the others stay as they were, byte for byte.
const FINDINGS_SHEET: &str = include_str!("../../templates/findings.css");

/// The characters of the subset with the Latin alphabet of Western Europe.
const LATIN: &str = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
/// The other Latin letters.
const LATIN_EXT: &str = "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF";

/// Family, weights, characters, file. IBM Plex, OFL 1.1 (`assets/fonts/OFL.txt`).
const FONTS: [(&str, &str, &str, &[u8]); 4] = [
    (
        "IBM Plex Sans Variable",
        "100 700",
        LATIN_EXT,
        include_bytes!("../../assets/fonts/ibm-plex-sans-latin-ext-wght-normal.woff2"),
    ),
    (
        "IBM Plex Sans Variable",
        "100 700",
        LATIN,
        include_bytes!("../../assets/fonts/ibm-plex-sans-latin-wght-normal.woff2"),
    ),
    (
        "IBM Plex Mono",
        "400",
        LATIN_EXT,
        include_bytes!("../../assets/fonts/ibm-plex-mono-latin-ext-400-normal.woff2"),
    ),
    (
        "IBM Plex Mono",
        "400",
        LATIN,
        include_bytes!("../../assets/fonts/ibm-plex-mono-latin-400-normal.woff2"),
    ),
];

/// The style and the policy that allows it.
pub(super) struct Style {
    pub sheet: String,
    pub policy: String,
}

pub(super) fn style(cover: &Cover, has_findings: bool) -> Style {
    let mut sheet = String::with_capacity(200_000);
    for (family, weight, range, bytes) in FONTS {
        let _ = write!(
            sheet,
            "@font-face{{font-family:\"{family}\";font-weight:{weight};font-style:normal;\
             src:url(data:font/woff2;base64,{}) format(\"woff2\");unicode-range:{range}}}",
            STANDARD.encode(bytes)
        );
    }
    sheet.push_str(SHEET);
    if has_findings {
        sheet.push_str(FINDINGS_SHEET);
    }
    for (i, colour) in COMMUNITIES.iter().enumerate() {
        let _ = write!(sheet, ".c{}{{--c:{colour}}}", i + 1);
    }
    sheet.push_str(&page_margins(cover));
    let hash = STANDARD.encode(Sha256::digest(sheet.as_bytes()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; font-src data:; \
         base-uri 'none'; form-action 'none'"
    );
    Style { sheet, policy }
}

/// Running lines of the printed page. Only plain characters of the case id get into the sheet.
fn page_margins(cover: &Cover) -> String {
    let case = css_string(&cover.case_id, 40);
    let left = if case.is_empty() {
        "Zwerm".to_owned()
    } else {
        format!("Zwerm · case {case}")
    };
    let (names, names_colour) = match cover.names {
        Names::Shown => ("Contains names of accounts", "#B3261E"),
        Names::Pseudonymised => ("Accounts are pseudonymised", "#5A564D"),
    };
    let audit = css_string(&cover.audit_hash, 12);
    let audit = if audit.is_empty() {
        String::new()
    } else {
        format!("audit {audit}")
    };
    format!(
        "@page{{@bottom-left{{content:\"{left}\"}}@bottom-center{{content:\"{audit}\"}}\
         @bottom-right{{content:counter(page) \" / \" counter(pages)}}\
         @top-left{{content:\"{}\"}}@top-right{{content:\"{names}\";color:{names_colour}}}}}\
         @page:first{{@bottom-left{{content:none}}@bottom-center{{content:none}}\
         @bottom-right{{content:none}}@top-left{{content:none}}@top-right{{content:none}}}}",
        crate::sentences::NOT_JUDGED
    )
}
