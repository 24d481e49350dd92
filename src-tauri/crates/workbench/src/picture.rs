//! A picture of the network as somebody saw it: checked before it leaves, because it comes back from
//! the window as bytes and will be opened by others.

use std::path::Path;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use crate::error::{Error, ErrorKind, Result};
use crate::output::{Written, write_file};
use crate::session::Workbench;

/// Largest picture, bytes.
const MOST_BYTES: usize = 64 << 20;
/// Longest side of a PNG, pixels.
const MOST_PIXELS: u32 = 32_768;
/// Deepest nesting of an SVG.
const MOST_DEPTH: usize = 64;

const PNG_MAGIC: &[u8] = b"\x89PNG\r\n\x1a\n";
const SVG_NAMESPACE: &str = "http://www.w3.org/2000/svg";
const XLINK_NAMESPACE: &str = "http://www.w3.org/1999/xlink";

/// Elements that draw. Whatever can run, load or embed something else is not among them.
const ELEMENTS: [&str; 25] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "metadata",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "image",
    "clipPath",
    "mask",
    "marker",
    "pattern",
    "linearGradient",
    "radialGradient",
];

/// What a picture can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFormat {
    /// Pixels.
    Png,
    /// Shapes.
    Svg,
}

impl PictureFormat {
    /// Its word, which is also the ending of the file.
    pub fn word(self) -> &'static str {
        match self {
            PictureFormat::Png => "png",
            PictureFormat::Svg => "svg",
        }
    }

    /// Reads [`PictureFormat::word`].
    pub fn parse(word: &str) -> Option<PictureFormat> {
        [PictureFormat::Png, PictureFormat::Svg]
            .into_iter()
            .find(|format| format.word() == word)
    }
}

impl Workbench {
    /// Writes a picture of a run and notes it in the audit log.
    pub fn save_picture(
        &self,
        run: &str,
        format: PictureFormat,
        bytes: &[u8],
        out: &Path,
    ) -> Result<Written> {
        check(format, bytes)?;
        let written = write_file(out, |file| {
            file.write_all(bytes)
                .map_err(|error| Error::io("write the picture", out, &error))
        })?;
        self.note_export("run", run, &format!("picture-{}", format.word()), &written)?;
        Ok(written)
    }
}

fn check(format: PictureFormat, bytes: &[u8]) -> Result<()> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::new(
            ErrorKind::Limit,
            "picture-too-large",
            "The picture is larger than 64 MB. Make it smaller.",
        ));
    }
    let found = match format {
        PictureFormat::Png => check_png(bytes),
        PictureFormat::Svg => check_svg(bytes),
    };
    found.map_err(|why| {
        Error::new(
            ErrorKind::Input,
            "picture-refused",
            format!("This is no picture that can be handed on: {why}."),
        )
    })
}

type Checked<T> = std::result::Result<T, String>;

/// A whole PNG: its chunks follow each other from the header to the end, and nothing follows them.
fn check_png(bytes: &[u8]) -> Checked<()> {
    let mut rest = bytes
        .strip_prefix(PNG_MAGIC)
        .ok_or("it does not begin as a PNG does")?;
    let (mut first, mut has_pixels) = (true, false);
    loop {
        let word = |at: usize| -> Checked<u32> {
            let bytes = rest.get(at..at + 4).and_then(|four| four.try_into().ok());
            bytes.map(u32::from_be_bytes).ok_or_else(cut_off)
        };
        let length = word(0)? as usize;
        let kind = rest.get(4..8).ok_or_else(cut_off)?;
        let data_end = 8_usize.checked_add(length).ok_or_else(cut_off)?;
        if first {
            if kind != b"IHDR" || length != 13 {
                return Err("it has no header".to_owned());
            }
            for side in [word(8)?, word(12)?] {
                if side == 0 || side > MOST_PIXELS {
                    return Err(format!("one side has {side} pixels"));
                }
            }
        }
        first = false;
        has_pixels |= kind == b"IDAT";
        let next = rest.get(data_end + 4..).ok_or_else(cut_off)?;
        if kind == b"IEND" {
            return match (next.is_empty(), has_pixels) {
                (true, true) => Ok(()),
                (true, false) => Err("it has no pixels".to_owned()),
                (false, _) => Err("something follows its end".to_owned()),
            };
        }
        rest = next;
    }
}

fn cut_off() -> String {
    "it is cut off".to_owned()
}

/// An SVG that only draws: no script, no event handler, nothing foreign, nothing loaded.
fn check_svg(bytes: &[u8]) -> Checked<()> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    let mut reader = Reader::from_str(text);
    let (mut depth, mut roots) = (0_usize, 0_usize);
    // Open style elements, and their text: however it is cut into pieces, it is one sheet.
    let (mut in_style, mut sheet) = (0_usize, String::new());
    loop {
        let event = reader
            .read_event()
            .map_err(|error| format!("it is not well-formed ({error})"))?;
        match event {
            Event::Start(element) => {
                roots += usize::from(depth == 0);
                check_element(&element, depth == 0)?;
                in_style += usize::from(in_style > 0 || element.name().as_ref() == "style");
                depth += 1;
                if depth > MOST_DEPTH {
                    return Err("it is nested too deeply".to_owned());
                }
            }
            Event::Empty(element) => {
                roots += usize::from(depth == 0);
                check_element(&element, depth == 0)?;
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                in_style = in_style.saturating_sub(1);
                if in_style == 0 {
                    check_css(&std::mem::take(&mut sheet))?;
                }
            }
            Event::Text(text) if in_style > 0 => sheet.push_str(&text),
            Event::CData(text) if in_style > 0 => sheet.push_str(&text),
            Event::GeneralRef(_) if in_style > 0 => {
                return Err("its style sheet has entities".to_owned());
            }
            Event::DocType(_) => return Err("it has a document type".to_owned()),
            Event::Decl(decl) => match decl.encoding() {
                None => {}
                Some(Ok(encoding)) if encoding.eq_ignore_ascii_case("utf-8") => {}
                Some(_) => return Err("it says it is not UTF-8".to_owned()),
            },
            Event::PI(_) => return Err("it has processing instructions".to_owned()),
            Event::Eof => break,
            // Entities of one's own need a document type; those of XML itself are letters.
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) | Event::Comment(_) => {}
        }
    }
    if roots == 1 && depth == 0 {
        Ok(())
    } else {
        Err("it is not one whole drawing".to_owned())
    }
}

fn check_element(element: &BytesStart<'_>, is_root: bool) -> Checked<()> {
    let name = element.name().as_ref().to_owned();
    // `stop` draws nothing by itself and stands in gradients only.
    if !ELEMENTS.contains(&name.as_str()) && name != "stop" {
        return Err(format!("it has an element <{}>", shown(&name)));
    }
    if is_root != (name == "svg") {
        return Err("<svg> has to be its outermost element, and only that".to_owned());
    }
    let mut has_namespace = false;
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| format!("it is not well-formed ({error})"))?;
        let key = attribute.key.as_ref().to_owned();
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| format!("it is not well-formed ({error})"))?;
        has_namespace |= key == "xmlns" && value == SVG_NAMESPACE;
        check_attribute(&name, &key, &value)?;
    }
    if is_root && !has_namespace {
        return Err("its outermost element is no SVG".to_owned());
    }
    Ok(())
}

fn check_attribute(element: &str, key: &str, value: &str) -> Checked<()> {
    let refused = || Err(format!("<{element}> has {}", shown(key)));
    let (lower, plain) = (key.to_ascii_lowercase(), squeezed(value));
    if lower == "xmlns" || lower.starts_with("xmlns:") {
        return match value {
            SVG_NAMESPACE | XLINK_NAMESPACE => Ok(()),
            _ => Err("it uses a foreign vocabulary".to_owned()),
        };
    }
    // Words for people and for scripts that are not there: account names may stand in them.
    if matches!(lower.as_str(), "id" | "class")
        || lower.starts_with("aria-")
        || lower.starts_with("data-")
    {
        return Ok(());
    }
    let local = lower.rsplit(':').next().unwrap_or_default();
    if local.starts_with("on") || lower == "xml:base" || plain.contains("javascript:") {
        return refused();
    }
    if matches!(local, "href" | "src") {
        let inside = plain.starts_with('#');
        let pixels = element == "image" && plain.starts_with("data:image/png;base64,");
        return if inside || pixels { Ok(()) } else { refused() };
    }
    check_css(value).map_err(|why| format!("<{element}> {}: {why}", shown(key)))
}

/// Style that refers to nothing outside of the drawing.
fn check_css(css: &str) -> Checked<()> {
    let plain = squeezed(css);
    // An escape could spell any of the words below.
    if plain.contains('\\') {
        return Err("style with escapes".to_owned());
    }
    for word in [
        "@import",
        "expression(",
        "javascript:",
        "behavior:",
        "-moz-binding",
    ] {
        if plain.contains(word) {
            return Err(format!("style with {word}"));
        }
    }
    for (at, _) in plain.match_indices("url(") {
        let target = plain.get(at + 4..).unwrap_or_default();
        let target = target.trim_start_matches(['"', '\'']);
        let inside = ["#", "data:font/woff2;base64,", "data:image/png;base64,"]
            .iter()
            .any(|allowed| target.starts_with(allowed));
        if !inside {
            return Err("a reference to something outside".to_owned());
        }
    }
    Ok(())
}

/// Lower case without blanks and control characters, as a lenient reader would see it; comments go
/// too, for they may part a word.
fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.retain(|c| !c.is_whitespace() && !c.is_control());
    out.make_ascii_lowercase();
    out
}

/// A name out of the picture, for an error.
fn shown(name: &str) -> String {
    zwerm_report::text::visible(name, 40)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut bytes = PNG_MAGIC.to_vec();
        for (kind, data) in chunks {
            bytes.extend_from_slice(&(data.len() as u32).to_be_bytes());
            bytes.extend_from_slice(*kind);
            bytes.extend_from_slice(data);
            bytes.extend_from_slice(&[0; 4]);
        }
        bytes
    }

    #[test]
    fn a_png_is_whole_or_refused() {
        let header = [0, 0, 0, 2, 0, 0, 0, 1, 8, 6, 0, 0, 0];
        let good = png(&[(b"IHDR", &header), (b"IDAT", b"x"), (b"IEND", b"")]);
        assert_eq!(check_png(&good), Ok(()));
        for end in 0..good.len() {
            assert!(check_png(&good[..end]).is_err(), "cut at {end}");
        }
        let mut more = good.clone();
        more.extend_from_slice(b"<script>");
        assert!(check_png(&more).is_err());
        let mut huge = good.clone();
        huge[8..12].copy_from_slice(&u32::MAX.to_be_bytes());
        assert!(check_png(&huge).is_err());
        assert!(check_png(&png(&[(b"IHDR", &header), (b"IEND", b"")])).is_err());
        let flat = [0, 0, 0, 0, 0, 0, 0, 1, 8, 6, 0, 0, 0];
        assert!(check_png(&png(&[(b"IHDR", &flat), (b"IDAT", b"x"), (b"IEND", b"")])).is_err());
        assert!(check_png(b"GIF89a").is_err());
    }

    fn svg(inside: &str) -> Checked<()> {
        check_svg(
            format!("<svg xmlns=\"{SVG_NAMESPACE}\" viewBox=\"0 0 9 9\">{inside}</svg>").as_bytes(),
        )
    }

    #[test]
    fn a_drawing_passes() {
        let drawn = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a network -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"9\">\
            <defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#fff\"/></linearGradient></defs>\
            <style>.a{fill:url(#g);font-family:\"IBM Plex Sans\"}@font-face{src:url(data:font/woff2;base64,AA==)}</style>\
            <g fill=\"url(#g)\" style=\"stroke:#000\"><path d=\"M0 0L1 1\"/><use xlink:href=\"#g\"/>\
            <text x=\"1\" aria-label=\"javascript: url(x) \\\">on &amp; off &lt;script&gt; \u{202E}</text>\
            <image href=\"data:image/png;base64,AA==\" width=\"1\"/></g></svg>";
        assert_eq!(check_svg(drawn.as_bytes()), Ok(()));
    }

    #[test]
    fn whatever_runs_or_loads_is_refused() {
        for bad in [
            "<script>alert(1)</script>",
            "<SCRIPT/>",
            "<svg:script xmlns:svg=\"http://www.w3.org/2000/svg\"/>",
            "<foreignObject/>",
            "<iframe/>",
            "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
            "<set attributeName=\"onload\" to=\"x\"/>",
            "<a href=\"https://e.example\"><text>x</text></a>",
            "<g onload=\"x\"/>",
            "<g ONCLICK=\"x\"/>",
            "<g ev:onclick=\"x\" xmlns:ev=\"http://www.w3.org/2001/xml-events\"/>",
            "<g xmlns=\"http://www.w3.org/1999/xhtml\"/>",
            "<g xml:base=\"https://e.example/\"/>",
            "<use href=\"https://e.example/x.svg#a\"/>",
            "<use xlink:href=\"//e.example/x.svg#a\"/>",
            "<image href=\"https://e.example/x.png\"/>",
            "<image href=\"data:image/svg+xml;base64,AA==\"/>",
            "<image href=\" java&#10;script:alert(1)\"/>",
            "<use href=\"data:image/png;base64,AA==\"/>",
            "<rect fill=\"url(https://e.example/#a)\"/>",
            "<rect style=\"fill:url( 'https://e.example/#a')\"/>",
            "<rect style=\"fill:ur/**/l(https://e.example/#a)\"/>",
            "<rect style=\"fill:\\75rl(https://e.example/#a)\"/>",
            "<style>@import 'https://e.example/a.css'</style>",
            "<style><![CDATA[@import 'https://e.example/a.css']]></style>",
            "<style>a{b:u&#114;l(https://e.example)}</style>",
            "<style>@imp<!-- -->ort 'https://e.example/a.css'</style>",
            "<style>@imp<![CDATA[ort 'https://e.example/a.css']]></style>",
            "<style><g></g>@import 'https://e.example/a.css'</style>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<g>",
            "<g a=\"1\" a=\"2\"/>",
            "<g a=\"&x;\"/>",
            "<?xml-stylesheet href=\"https://e.example/a.css\"?>",
        ] {
            assert!(svg(bad).is_err(), "{bad}");
        }
        for bad in [
            "",
            "<svg/>",
            "<?xml version=\"1.0\" encoding=\"utf-7\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<g xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        ] {
            assert!(check_svg(bad.as_bytes()).is_err(), "{bad}");
        }
        assert!(check_svg(b"\xff\xfe<svg/>").is_err());
        assert!(svg(&"<g>".repeat(100)).is_err());
    }
}
