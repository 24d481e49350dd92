//! Addresses without a scheme, and texts that only look like one.

use super::canonical;
use super::known::check;

#[test]
fn without_a_scheme() {
    check(&[
        ("www.example.org", "https://example.org/"),
        ("WWW.Example.org/A?b=1", "https://example.org/A?b=1"),
        ("//example.org/a", "https://example.org/a"),
        ("nytimes.com/2021/a", "https://nytimes.com/2021/a"),
        ("bbc.co.uk/", "https://bbc.co.uk/"),
        ("b\u{fc}cher.de/a", "https://xn--bcher-kva.de/a"),
        (
            "youtu.be/dQw4w9WgXcQ",
            "https://youtube.com/watch?v=dQw4w9WgXcQ",
        ),
    ]);
}

#[test]
fn what_is_no_address_stays() {
    for raw in [
        "",
        " ",
        "a.b",
        "12.345",
        "12.345/6",
        "a.b/c",
        "nytimes.com",
        "1.2.3.4/a",
        "word",
        "a/b",
        "user@example.org/a",
        "example.org:80/a",
        "ftp://example.org/",
        "mailto:a@example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://",
        "http://www.192.0.2.1./",
        "http://192.0.2.1../",
        "http://...",
        "https://",
        "https:///",
        "http:///?a",
        "https:example.org",
        "https:/example.org/a",
        "https://exa mple.org/",
        "https://[::1/",
        "https://example.org:99999/",
        "https://a%00b.org/",
        "https://t.co/ab\u{2026}",
        "nytimes.com/2021/\u{2026}",
        "www.",
        "www.x",
        "www.example",
        "-.com/a b",
        "example..org/a",
        "//a.b/c",
        "hxxps://example.org/",
        "\0",
        "https://\u{2026}/",
    ] {
        assert_eq!(canonical(raw), None, "{raw:?}");
    }
}
