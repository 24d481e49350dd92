//! Hashtags as they are compared.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::text::{is_all_plain, push_lower};

/// Writes the form of a hashtag in which it is compared: without `#`, NFKC, lower case; emoji and
/// combining marks stay. `out` is emptied first, and is empty for a tag without a name.
pub(crate) fn hashtag(raw: &str, out: &mut String) {
    out.clear();
    let name = raw
        .trim_start_matches(|c: char| is_sign(c) || c.is_whitespace())
        .trim_end();
    if name.is_ascii() {
        out.push_str(name);
        out.make_ascii_lowercase();
        return;
    }
    if is_all_plain(name) {
        push_lower(name, out);
        return;
    }
    if is_nfkc_quick(name.chars()) == IsNormalized::Yes {
        push_lower(name, out);
    } else {
        // NFKC makes signs and blanks of some characters, so what is stripped is looked at again.
        let normal: String = name.nfkc().collect();
        push_lower(
            normal
                .trim_start_matches(|c: char| is_sign(c) || c.is_whitespace())
                .trim_end(),
            out,
        );
    }
    // A capital and its accent may have no common character where the small letter has one.
    if is_nfkc_quick(out.chars()) != IsNormalized::Yes {
        let normal: String = out.nfkc().collect();
        out.clear();
        out.push_str(&normal);
    }
}

/// `#`, its full width and small forms.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '#' | '\u{ff03}' | '\u{fe5f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tag(raw: &str) -> String {
        let mut out = "what stood there before".to_owned();
        hashtag(raw, &mut out);
        out
    }

    #[test]
    fn known_tags() {
        for (raw, expected) in [
            ("#Brexit", "brexit"),
            ("Brexit", "brexit"),
            (" ##BREXIT ", "brexit"),
            ("# spaced", "spaced"),
            ("＃選挙", "選挙"),
            ("#ＦＵＬＬ１", "full1"),
            ("#ВЫБОРЫ", "выборы"),
            ("#ΟΔΟΣ", "οδος"),
            ("#Élection", "élection"),
            ("#E\u{301}lection", "élection"),
            ("#J\u{30c}x", "\u{1f0}x"),
            ("#İzmir", "i\u{307}zmir"),
            ("#ﬁn", "fin"),
            ("#مهسا_امینی", "مهسا_امینی"),
            ("#❤\u{fe0f}", "❤\u{fe0f}"),
            ("#👩\u{200d}🚒", "👩\u{200d}🚒"),
            ("#", ""),
            ("", ""),
            ("＃＃", ""),
        ] {
            assert_eq!(tag(raw), expected, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn a_tag_of_a_tag_is_itself(raw in any::<String>()) {
            let once = tag(&raw);
            prop_assert_eq!(&tag(&once), &once);
        }

        #[test]
        fn accents_and_case_do_not_matter(raw in "[#＃]{0,2}[A-Za-zÀ-žΑ-ωА-яJ\u{300}-\u{310}Σ]{0,12}") {
            let once = tag(&raw);
            prop_assert_eq!(&tag(&once), &once);
        }
    }
}
