//! Normal forms of texts: known ones, their properties, and texts made to be slow.

use proptest::prelude::*;

use super::*;

fn normal(raw: &str) -> String {
    let mut out = "what stood there before".to_owned();
    normal_text(raw, &mut out);
    out
}

fn object(normal: &str) -> String {
    let mut out = "what stood there before".to_owned();
    text_object(normal, &mut out);
    out
}

#[test]
fn known_texts() {
    for (raw, expected) in [
        ("", ""),
        (" \n\t ", ""),
        ("Hello World", "hello world"),
        ("  Hello \r\n\t World  ", "hello world"),
        ("RT @someone: Hello", "hello"),
        ("rt @someone Hello", "hello"),
        ("RT @a: RT @b: Hello", "hello"),
        ("RT this please", "rt this please"),
        ("article @home", "article"),
        ("RT@a: hello", "rt@a: hello"),
        ("Hello @someone and @other!", "hello and !"),
        ("Hello @someone@server.example bye", "hello bye"),
        ("mail me at a@example.org", "mail me at a@example.org"),
        ("Look https://t.co/AbC now", "look now"),
        ("Look https://t.co/AbC", "look"),
        ("Look HTTP://EXAMPLE.org/x?y=(z), now", "look , now"),
        ("www.example.org says", "says"),
        (
            "wwwhat http and www. are words",
            "wwwhat http and www. are words",
        ),
        ("#Tag stays", "#tag stays"),
        (
            "zero\u{200b}width so\u{ad}ft \u{202e}turned\u{202c}",
            "zerowidth soft turned",
        ),
        ("heart \u{2764}\u{fe0f}", "heart \u{2764}"),
        ("nul\0between\u{7}", "nul between"),
        ("ＦＵＬＬ　ｗｉｄｔｈ ①", "full width 1"),
        ("e\u{301}té ÉTÉ", "été été"),
        ("J\u{30c}", "\u{1f0}"),
        ("@_İ", "\u{307}"),
        ("@İzmir İzmir", "i\u{307}zmir"),
        ("ПРИВЕТ, Мир", "привет, мир"),
        ("ΟΔΟΣ ΣΑΣ.", "οδος σας."),
        ("מבזק: עִבְרִית", "מבזק: ע\u{5b4}ב\u{5b0}ר\u{5b4}ית"),
        ("می\u{200c}خواهم", "میخواهم"),
        ("ＲＴ ＠someone： hello", "hello"),
        ("ｈｔｔｐｓ://example.org/a end", "end"),
        ("Привет@имя @имя", "привет"),
        ("cut https://t.co/ab…", "cut ..."),
        ("👩\u{200d}🚒 и 🇳🇱", "👩🚒 и 🇳🇱"),
        ("\u{2800}\u{2800}blank\u{2800}art", "blank art"),
    ] {
        assert_eq!(normal(raw), expected, "{raw:?}");
        assert_eq!(normal(expected), expected, "again: {raw:?}");
    }
}

/// The quick way must not miss what the tables of Unicode would change.
#[test]
fn plain_characters_need_no_tables() {
    let mut plain = 0;
    for c in ('\0'..=char::MAX).filter(|c| is_plain(*c)) {
        assert_eq!(is_nfkc_quick([c].into_iter()), IsNormalized::Yes, "{c:?}");
        assert_eq!(
            unicode_normalization::char::canonical_combining_class(c),
            0,
            "{c:?}"
        );
        assert!(!is_invisible(c), "{c:?}");
        let mut lower = String::new();
        push_lower_char(' ', c, || None, &mut lower);
        assert_eq!(is_nfkc_quick(lower.chars()), IsNormalized::Yes, "{c:?}");
        plain += 1;
    }
    assert!(plain > 30_000);
    // Composition looks at neighbours: none of them takes part in it as the second.
    let mut all: Vec<char> = ('\0'..=char::MAX).filter(|c| is_plain(*c)).collect();
    all.reverse();
    assert_eq!(is_nfkc_quick(all.into_iter()), IsNormalized::Yes);
}

/// The short cuts for whole scripts must not skip a capital.
#[test]
fn every_character_is_lowered_as_by_the_standard_library() {
    for c in ('\0'..=char::MAX).filter(|c| *c != 'Σ') {
        let mut lower = String::new();
        push_lower_char(' ', c, || None, &mut lower);
        assert_eq!(lower, c.to_lowercase().to_string());
    }
}

#[test]
fn objects_of_long_texts_keep_their_beginning_and_a_hash() {
    let whole = "a".repeat(200);
    assert_eq!(object(&whole), whole);
    // The SHA-256 of 201 letters a begins with these 16 digits.
    let long = object(&"a".repeat(201));
    assert_eq!(long.len(), 150 + '…'.len_utf8() + 16);
    assert!(long.starts_with(&"a".repeat(150)));
    let digest = Sha256::digest("a".repeat(201).as_bytes());
    let hex: String = digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert!(long.ends_with(&hex));
    // A character is not cut in two: 150 is within the 50th of three bytes each, plus one.
    let wide = object(&format!("x{}", "語".repeat(100)));
    assert!(wide.starts_with(&format!("x{}…", "語".repeat(49))));
    assert_ne!(
        object(&format!("{}b", "a".repeat(300))),
        object(&format!("{}c", "a".repeat(300)))
    );
    assert_eq!(object(""), "");
}

/// What an adversary would repeat ends, and settles; quadratic work would be seen.
#[test]
fn hostile_texts_end() {
    for part in [
        "@",
        "@a",
        "RT @a: ",
        "RT ",
        "http://",
        "https://a",
        "www.",
        "www.a?",
        "www.aé",
        "https://a... ",
        "\u{301}",
        "a\u{301}",
        "\u{fdfa}",
        "\u{200b}",
        "Σ",
        "J\u{30c}",
        "é",
        "\u{1100}\u{1161}",
        "…",
        "h",
        "https://[",
        "https://a(",
        "@a@",
        "@a.",
        "\u{0}",
        "\u{115f}",
    ] {
        let text = part.repeat(250_000 / part.len());
        let once = normal(&text);
        assert_eq!(normal(&once), once, "{part:?}");
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "RT ",
        "rt",
        "@",
        "＠",
        "@name",
        "@имя",
        "@a.b",
        "@server.example",
        ":",
        " ",
        "  ",
        "\n",
        "\0",
        "https://",
        "http://",
        "HTTP",
        "www.",
        "t.co/",
        "example.org",
        "/a",
        "(",
        ")",
        "[",
        "]",
        "\"",
        "…",
        "...",
        ".",
        ",",
        "!",
        "a",
        "Z",
        "_",
        "-",
        "1",
        "J\u{30c}",
        "\u{301}",
        "\u{30c}",
        "Σ",
        "ς",
        "İ",
        "ẞ",
        "ﬁ",
        "Å",
        "é",
        "É",
        "語",
        "。",
        "다",
        "\u{1100}",
        "\u{1161}",
        "\u{11a8}",
        "ｗ",
        "ｈ",
        "：",
        "／",
        "\u{200b}",
        "\u{200d}",
        "\u{fe0f}",
        "\u{ad}",
        "\u{202e}",
        "\u{3164}",
        "\u{2800}",
        "❤",
        "#",
        "&",
        "\u{fb1d}",
        "\u{5b4}",
        "\u{591}",
        "\u{fdfa}",
        "\u{a0}",
        "\u{0345}",
        "ᾼ",
        "\u{1d15e}",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|parts| parts.concat())
}

/// What [`compared`] says of itself, character by character.
fn compared_slowly(text: &str) -> String {
    let text = without_repost_signs(text);
    let (mut out, mut at, mut gap, mut before) = (String::new(), 0, false, ' ');
    while let Some(c) = text[at..].chars().next() {
        let mention = || found::mention_at(&text[at..], before).filter(|_| c == '@');
        if let Some(found) = found::address_at(&text[at..], before).or_else(mention) {
            at += found.whole.max(1);
            (gap, before) = (true, ' ');
            continue;
        }
        at += c.len_utf8();
        if c.is_whitespace() || c.is_control() || c == '\u{2800}' {
            (gap, before) = (true, ' ');
        } else {
            push_gap(&mut gap, &mut out);
            push_lower_char(before, c, || text[at..].chars().next(), &mut out);
            before = c;
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    /// Whole runs are taken at once; that changes nothing.
    #[test]
    fn runs_give_what_single_characters_give(
        raw in pieces(),
        words in "[ @:.hHtTpPwW/А-Яа-яЁё一ΣA-z]{0,40}",
    ) {
        for text in [&raw, &words, &format!("{raw}{words}")] {
            let mut out = String::new();
            compared(text, &mut out);
            prop_assert_eq!(out, compared_slowly(text));
        }
    }

    #[test]
    fn the_normal_form_of_a_normal_form_is_itself(raw in pieces()) {
        let once = normal(&raw);
        prop_assert_eq!(&normal(&once), &once);
        prop_assert_eq!(once.trim(), &once);
        prop_assert!(!once.contains("  "));
    }

    #[test]
    fn any_text_has_one(raw in any::<String>()) {
        let once = normal(&raw);
        prop_assert_eq!(&normal(&once), &once);
    }

    /// The short cut for ASCII and for plain characters gives what the whole way would.
    #[test]
    fn both_ways_agree(raw in "[ -~à-öА-яا-ي一-龥]{0,60}") {
        let quick = normal(&raw);
        // An invisible character at the end forces the long way.
        let long = normal(&format!("{raw}\u{200b}"));
        prop_assert_eq!(quick, long);
    }

    #[test]
    fn lower_case_is_that_of_the_language(raw in "[A-Za-zÀ-žΑ-ΡΤ-ωА-я ]{0,30}") {
        let mut out = String::new();
        push_lower(&raw, &mut out);
        prop_assert_eq!(out, raw.to_lowercase());
    }
}
