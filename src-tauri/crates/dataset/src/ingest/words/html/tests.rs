//! HTML of platforms, and HTML made to break readers of it.

use proptest::prelude::*;

use super::*;

#[test]
fn known_pages() {
    for (html, expected) in [
        ("", ""),
        ("plain text", "plain text"),
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        (
            "<p>One<br>Two<br/>Three<BR />Four</p>",
            "One\nTwo\nThree\nFour",
        ),
        ("a<br><br>b", "a\n\nb"),
        ("<div>a</div>b<div>c</div>", "a\nb\nc"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<b>bo</b>ld", "bold"),
        (
            "<p>Look <a href=\"https://example.org/a-long-path\"><span class=\"invisible\">https://</span><span class=\"ellipsis\">example.org/a</span><span class=\"invisible\">-long-path</span></a></p>",
            "Look https://example.org/a-long-path",
        ),
        (
            "<p><span class=\"h-card\"><a href=\"https://s.example/@n\">@<span>n</span></a></span> <a href=\"x\">#<span>tag</span></a></p>",
            "@n #tag",
        ),
        ("a<script>var x = '<p>';</script>b", "ab"),
        ("a<STYLE>p { }</Style >b", "ab"),
        ("a<script>never ended", "a"),
        ("a<script>x</scripted>b", "ab"),
        ("a<!-- c > d -->b", "ab"),
        ("a<!-- never ended b> c", "a c"),
        ("<!DOCTYPE html><?xml x?>a", "a"),
        ("<a title=\"x > y\">z</a>", "z"),
        ("<a title='x > y' b = \"c>\">z</a>", "z"),
        ("<a title=\"never ended>z</a>", "z"),
        ("it's <b>o'clock</b> it's", "it's o'clock it's"),
        ("a < b and c > d", "a < b and c > d"),
        ("<3 <> </> 1<2", "<3 <> </> 1<2"),
        ("a <b", "a <b"),
        ("text <a href=\"http", "text <a href=\"http"),
        ("line\nbreak  kept", "line\nbreak  kept"),
        ("<tg-emoji id=\"1\">👍</tg-emoji>", "👍"),
    ] {
        assert_eq!(html_text(html), expected, "{html}");
    }
}

#[test]
fn entities() {
    for (html, expected) in [
        ("a &amp; b", "a & b"),
        ("&lt;b&gt;", "<b>"),
        ("&amp;lt;", "&lt;"),
        ("&quot;&apos;&#39;&#x27;&#X27;", "\"''''"),
        (
            "&eacute;&Eacute;&szlig;&yuml;&iexcl;&euro;&hellip;",
            "éÉßÿ¡€…",
        ),
        ("a&nbsp;b", "a\u{a0}b"),
        ("&#128512;&#x1F600;", "😀😀"),
        ("&#150;&#x80;", "–€"),
        (
            "&#0;&#xD800;&#x110000;&#99999999999;",
            "&#0;&#xD800;&#x110000;&#99999999999;",
        ),
        ("&#;&#x;&#-1;&#+65;&#xg;&;&", "&#;&#x;&#-1;&#+65;&#xg;&;&"),
        ("&nosuch; &amp", "&nosuch; &amp"),
        ("AT&T; R&D", "AT&T; R&D"),
        ("?a=1&copy=2", "?a=1&copy=2"),
        ("&é;", "&é;"),
    ] {
        assert_eq!(html_text(html), expected, "{html}");
    }
}

/// The names of Latin-1 are counted off: both ends must meet.
#[test]
fn names_stand_at_their_characters() {
    for (name, expected) in [
        ("nbsp", '\u{a0}'),
        ("shy", '\u{ad}'),
        ("iquest", '¿'),
        ("Agrave", 'À'),
        ("times", '×'),
        ("THORN", 'Þ'),
        ("agrave", 'à'),
        ("divide", '÷'),
        ("yuml", 'ÿ'),
    ] {
        // Text in front, for the result is trimmed.
        assert_eq!(html_text(&format!("a&{name};b")), format!("a{expected}b"));
    }
}

#[test]
fn hostile_pages_end() {
    for part in [
        "<",
        "<a",
        "<a x=\"",
        "<a x='>",
        "<!--",
        "<script>",
        "</",
        "&",
        "&#",
        "&#x1",
        "<p>",
        "<a b=",
        "=\"",
        "<a x=\"'>",
        "<script></",
        "<!-->",
        "<?",
        "<a x= ",
    ] {
        for tail in ["", ">", "\"", "'>", "-->"] {
            let html = format!("{}{tail}", part.repeat(250_000 / part.len()));
            assert!(html_text(&html).len() <= html.len());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn text_never_grows(html in "([<>/&;#=\"'! x1-]|<p>|<br>|<script>|</script>|<!--|-->|&amp;|&#65;|é|<a b=\"){0,40}") {
        prop_assert!(html_text(&html).len() <= html.len() + 1);
    }

    #[test]
    fn text_without_signs_stays(text in "[^<&]{0,60}") {
        prop_assert_eq!(html_text(&text), text.trim());
    }

    #[test]
    fn any_text_is_read_without_panic(html in any::<String>()) {
        html_text(&html);
    }
}
