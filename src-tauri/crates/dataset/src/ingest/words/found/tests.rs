//! What is found in texts, and what is not.

use proptest::prelude::*;

use super::*;

fn found(text: &str, kind: FoundKind) -> Vec<&str> {
    let mut all = Vec::new();
    found_in_text(text, kind, &mut |one| all.push(one));
    all
}

#[test]
fn addresses() {
    for (text, expected) in [
        ("", &[][..]),
        ("no address. here: none", &[]),
        ("see https://example.org/a.", &["https://example.org/a"]),
        ("see (https://example.org/a)", &["https://example.org/a"]),
        (
            "https://example.org/a_(b) end",
            &["https://example.org/a_(b)"],
        ),
        ("[text](https://example.org/a)!", &["https://example.org/a"]),
        ("[https://example.org/a]", &["https://example.org/a"]),
        ("\"https://example.org/a\"", &["https://example.org/a"]),
        ("“https://example.org/a”", &["https://example.org/a"]),
        (
            "<a href=\"https://example.org/a\">",
            &["https://example.org/a"],
        ),
        (
            "https://example.org/a, https://example.org/b; www.example.org/c?!",
            &[
                "https://example.org/a",
                "https://example.org/b",
                "www.example.org/c",
            ],
        ),
        ("HTTPS://Example.org", &["HTTPS://Example.org"]),
        ("見てhttps://example.org/a。次", &["https://example.org/a"]),
        ("https://t.co/AbC这是", &["https://t.co/AbC"]),
        (
            "https://t.co/AbChttps://t.co/DeF",
            &["https://t.co/AbC", "https://t.co/DeF"],
        ),
        (
            "https://example.org/ahttp://example.org/b",
            &["https://example.org/a", "http://example.org/b"],
        ),
        (
            "https://example.org/a,https://example.org/b",
            &["https://example.org/a", "https://example.org/b"],
        ),
        (
            "https://web.archive.org/web/2020/https://example.org/",
            &["https://web.archive.org/web/2020/https://example.org/"],
        ),
        (
            "https://ru.wikipedia.org/wiki/Мир!",
            &["https://ru.wikipedia.org/wiki/Мир"],
        ),
        ("https://example.org/a🔥", &["https://example.org/a"]),
        ("cut https://t.co/ab…", &[]),
        (
            "cut https://example.org/ab… https://t.co/cd",
            &["https://t.co/cd"],
        ),
        ("cut https://example.org/ab...", &[]),
        (
            "not cut https://example.org/ab... more",
            &["https://example.org/ab"],
        ),
        (
            "www.example.org and www.x and www. and awww.example.org",
            &["www.example.org"],
        ),
        ("http://", &[]),
        ("http:// https://! http", &[]),
        ("mailto:a@example.org ftp://example.org example.org", &[]),
        ("https://example.org/\u{200b}a", &["https://example.org/"]),
        (
            "https://user@example.org/@name#tag",
            &["https://user@example.org/@name#tag"],
        ),
    ] {
        assert_eq!(found(text, FoundKind::Url), expected, "{text}");
    }
}

#[test]
fn hashtags() {
    for (text, expected) in [
        ("no tag", &[][..]),
        ("#One #two,#three", &["One", "two", "three"]),
        ("(#a_b)", &["a_b"]),
        ("#2020 #2020a #_ #", &["2020a"]),
        ("#выборы #選挙。 ＃全角", &["выборы", "選挙", "全角"]),
        ("#e\u{301}te\u{301}", &["e\u{301}te\u{301}"]),
        ("#می\u{200c}خواهم\u{200c} x", &["می\u{200c}خواهم"]),
        ("a#b &#39;x ##c /#d", &[]),
        ("https://example.org/#part and #whole", &["whole"]),
        ("https://example.org/#cut…", &[]),
        ("news #Elec…", &[]),
        ("news #Elec… https://t.co/ab", &[]),
        ("news #Election… more", &["Election"]),
        ("#a#b", &["a"]),
        ("ﬁ\u{fe0f} #x", &["x"]),
    ] {
        assert_eq!(found(text, FoundKind::Hashtag), expected, "{text}");
    }
}

#[test]
fn mentions() {
    let longest = "n".repeat(60);
    let at_longest = format!("@{longest} @{longest}n");
    for (text, expected) in [
        ("nobody", &[][..]),
        ("@One, @two: @three.", &["One", "two", "three"]),
        (".@name (@other)", &["name", "other"]),
        ("@user@server.example", &["user@server.example"]),
        ("@user@server", &["user"]),
        ("@a.b-c_d", &["a.b-c_d"]),
        ("a@example.org a_@b /@c @@d @", &[]),
        ("https://example.org/@name and @real", &["real"]),
        ("@名前 さん", &["名前"]),
        ("你好@name你好", &["name"]),
        ("＠wide", &["wide"]),
        ("RT @cu…", &[]),
        ("thanks @name… and more", &["name"]),
        ("@_ @- @.a", &[]),
        (at_longest.as_str(), &[longest.as_str()]),
    ] {
        assert_eq!(found(text, FoundKind::Mention), expected, "{text}");
    }
}

#[test]
fn hostile_texts_end() {
    for part in [
        "@",
        "#",
        "#a",
        "@a",
        "@a@",
        "http://",
        "https://a",
        "www.",
        "www.a?",
        "www.aé",
        "https://a... ",
        "https://a…",
        "https://[",
        "https://a(",
        ":",
        ".",
        "＃",
        "＠a…",
        "#a… ",
        "ﬁ",
        "https://t.co/a",
        "http://a.b#c@d ",
    ] {
        for tail in ["", "   ", "…"] {
            let text = format!(
                "{}{}{tail}",
                part.repeat(500_000 / part.len()),
                " ".repeat(500_000)
            );
            for kind in [FoundKind::Url, FoundKind::Hashtag, FoundKind::Mention] {
                let mut bytes = 0;
                found_in_text(&text, kind, &mut |one| bytes += one.len());
                assert!(bytes <= text.len(), "nothing is found twice");
            }
        }
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "https://",
        "http://",
        "www.",
        "t.co/",
        "example.org",
        "/",
        "a",
        "1",
        "_",
        "-",
        ".",
        "...",
        "…",
        "#",
        "＃",
        "﹟",
        "@",
        "＠",
        "name",
        "имя",
        "語",
        "。",
        "\u{301}",
        "\u{200c}",
        "(",
        ")",
        "[",
        "]",
        "\"",
        "'",
        "*",
        " ",
        "\n",
        "&",
        "?",
        "=",
        "🔥",
        "ﬁ",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn what_is_found_is_a_part_of_the_text(text in pieces()) {
        for kind in [FoundKind::Url, FoundKind::Hashtag, FoundKind::Mention] {
            let mut last = 0;
            for one in found(&text, kind) {
                prop_assert!(!one.is_empty());
                let place = one.as_ptr() as usize - text.as_ptr() as usize;
                prop_assert!(place >= last, "in order, without overlap");
                last = place + one.len();
                prop_assert!(!one.contains(char::is_whitespace));
            }
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        for kind in [FoundKind::Url, FoundKind::Hashtag, FoundKind::Mention] {
            found(&text, kind);
        }
    }
}
