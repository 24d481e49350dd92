//! Addresses with known canonical forms, properties of all of them, and hostile ones.

use proptest::prelude::*;

use super::*;

mod bare;
mod known;

fn canonical(raw: &str) -> Option<String> {
    canonical_url(raw).map(|found| found.url.into_owned())
}

fn domain(raw: &str) -> Option<String> {
    canonical_url(raw)?.domain.map(Cow::into_owned)
}

#[test]
fn domains_are_registrable() {
    for (raw, expected) in [
        ("https://news.bbc.co.uk/1", "bbc.co.uk"),
        ("https://user.github.io/x", "user.github.io"),
        ("https://github.io/x", "github.io"),
        ("http://192.0.2.7:8080/x", "192.0.2.7"),
        ("http://[2001:db8::1]/x", "2001:db8::1"),
        ("http://localhost/x", "localhost"),
        ("https://co.uk/", "co.uk"),
        ("https://www.пример.рф/", "xn--e1afmkfd.xn--p1ai"),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example.org%2F",
            "example.org",
        ),
    ] {
        assert_eq!(domain(raw).as_deref(), Some(expected), "{raw}");
    }
}

#[test]
fn long_addresses_stay_as_they_are() {
    let short = format!("https://example.org/{}", "a".repeat(LONGEST_BYTES - 20));
    assert_eq!(canonical(&short), Some(short.clone()));
    assert_eq!(canonical(&format!("{short}a")), None);
    // Escapes would make it too long, and its canonical form would have none.
    assert_eq!(
        canonical(&format!("https://example.org/{}", "é".repeat(2000))),
        None
    );
}

#[test]
fn hostile_addresses_end() {
    for part in [
        "%", "&", "a.", "/amp", "www.", "http://", "?u=", "m.", "/s/", "&amp;", "ü.", "(", "[",
        "a\0",
    ] {
        for head in [
            "",
            "https://",
            "https://x.com/",
            "https://l.facebook.com/l.php?u=",
        ] {
            let long = format!("{head}{}", part.repeat(1_000_000 / part.len()));
            assert_eq!(canonical(&long), None);
            let fitting = format!("{head}{}", part.repeat((LONGEST_BYTES - 40) / part.len()));
            if let Some(once) = canonical(&fitting) {
                assert_eq!(canonical(&once), Some(once.clone()));
            }
        }
    }
}

/// Redirects three deep are followed; one deeper, the whole stays as it is.
#[test]
fn nested_redirects_have_a_bottom() {
    let mut nested = "https://example.org/page?b=1&a=2".to_owned();
    for depth in 1..=6 {
        let mut escaped = String::new();
        for byte in nested.bytes() {
            if byte.is_ascii_alphanumeric() {
                escaped.push(char::from(byte));
            } else {
                escaped.push_str(&format!("%{byte:02X}"));
            }
        }
        nested = format!("https://l.facebook.com/l.php?u={escaped}&h=AT0");
        let found = canonical(&nested).unwrap();
        if depth <= DEEPEST {
            assert_eq!(found, "https://example.org/page?a=2&b=1", "{depth}");
        } else {
            assert!(
                found.starts_with("https://l.facebook.com/l.php?h=AT0&u=https%3A%2F%2Fl.facebook"),
                "{depth}"
            );
            assert_eq!(canonical(&found), Some(found.clone()));
        }
    }
}

/// Names that stand in more than one table would be read by the first only.
#[test]
fn the_tables_are_sound() {
    assert!(rules::TRACKING.is_sorted());
    let all = || rules::TRACKING.iter().chain(rules::TRACKING_PREFIXES);
    assert!(all().all(|name| name.bytes().all(|b| !b.is_ascii_uppercase())));
    assert!(rules::TRACKING.iter().all(|name| name.len() < 40));
    assert!(rules::TRACKING_ON_SITES.len() <= 64, "one bit each");
    for (name, main) in rules::RENAMED_HOSTS {
        assert!(
            !rules::RENAMED_HOSTS.iter().any(|(other, _)| other == main),
            "{name}"
        );
    }
    for (sites, names) in rules::TRACKING_ON_SITES {
        assert!(
            names
                .iter()
                .all(|name| !name.bytes().any(|b| b.is_ascii_uppercase()) && name.len() < 40)
        );
        assert!(
            names.iter().all(|name| !rules::TRACKING.contains(name)),
            "{sites:?}"
        );
    }
    for redirect in rules::REDIRECTS {
        let host = redirect.site.replace(".*", ".com");
        let host = host.trim_start_matches('.');
        for parameter in redirect.parameters {
            assert!(
                !sites::Site::of(host).is_tracking(parameter),
                "{host} {parameter}"
            );
        }
        let mut settled = host.to_owned();
        hosts::settle(&mut settled);
        assert!(
            settled == host || redirect.site == "l.threads.net",
            "{host} is never seen"
        );
        assert!(!redirect.path.ends_with('/'));
    }
    let date: Vec<&str> = UrlRules::RULES_DATE.split('-').collect();
    assert_eq!(
        date.iter().map(|part| part.len()).collect::<Vec<_>>(),
        [4, 2, 2]
    );
}

#[test]
fn every_tracking_parameter_goes() {
    for name in rules::TRACKING {
        let raw = format!(
            "https://example.org/a?{}=1&id=7&{name}",
            name.to_ascii_uppercase()
        );
        assert_eq!(
            canonical(&raw).as_deref(),
            Some("https://example.org/a?id=7"),
            "{name}"
        );
    }
    for prefix in rules::TRACKING_PREFIXES {
        let raw =
            format!("https://example.org/a?{prefix}whatever_it_is_called_and_however_long=1&id=7");
        assert_eq!(
            canonical(&raw).as_deref(),
            Some("https://example.org/a?id=7"),
            "{prefix}"
        );
    }
    for (sites, names) in rules::TRACKING_ON_SITES {
        for site in *sites {
            let host = site.replace(".*", ".com");
            for name in *names {
                let name = name.replace('*', "x");
                let host = host.trim_start_matches('.');
                let with = canonical(&format!("https://{host}/a/b?{name}=1&id=7"));
                assert_eq!(
                    with,
                    canonical(&format!("https://{host}/a/b?id=7")),
                    "{host} {name}"
                );
            }
        }
    }
}

#[test]
fn every_mobile_host_becomes_the_main_one() {
    for site in rules::MOBILE_SITES {
        let main = canonical(&format!("https://{site}/a/b")).unwrap();
        for prefix in rules::MOBILE_PREFIXES {
            assert_eq!(
                canonical(&format!("http://{prefix}{site}/a/b")),
                Some(main.clone())
            );
        }
    }
}

/// Pieces of addresses, put together at random, reach more rules than random characters.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "https://",
        "http://",
        "HTTP://",
        "//",
        "www.",
        "m.",
        "amp.",
        "mobile.",
        "en.m.",
        "de-de.",
        "wikipedia.org",
        "facebook.com",
        "l.facebook.com",
        "twitter.com",
        "x.com",
        "youtu.be",
        "youtube.com",
        "google.com",
        "google.co.uk",
        "t.me",
        "example.org",
        "cdn.ampproject.org",
        "href.li",
        "vk.com",
        "localhost",
        "192.0.2.1",
        "[::1]",
        "xn--e1afmkfd.xn--p1ai",
        "пример.рф",
        "/",
        "/",
        "//",
        "/amp",
        ".amp",
        ".amp.html",
        "/url",
        "/l.php",
        "/amp/s/",
        "/c/s/",
        "/away.php",
        "/embed/",
        "/shorts/",
        "dQw4w9WgXcQ",
        "/watch",
        "/s/",
        "/..",
        "/.",
        "...",
        "%2e",
        "%2E%2e",
        "?",
        "&",
        "=",
        "u=",
        "q=",
        "url=",
        "to=",
        "v=",
        "utm_source=x",
        "fbclid=1",
        "amp=1",
        "amp;",
        "&amp;",
        "a=1",
        "b",
        "#",
        "#!",
        "!",
        ":80",
        ":443",
        ":8080",
        "user:pw@",
        "@",
        ".",
        "%",
        "%41",
        "%2541",
        "%zz",
        "%C3%A9",
        "%c3",
        "%3A%2F%2F",
        "https%3A%2F%2F",
        "é",
        "ß",
        "İ",
        "\u{200d}",
        " ",
        "\t",
        "\\",
        "'",
        "\"",
        "|",
        "…",
        ";",
        "+",
    ]);
    prop::collection::vec(piece, 1..14).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn the_canonical_form_of_a_canonical_form_is_itself(raw in pieces()) {
        for raw in [raw.clone(), format!("https://{raw}"), format!("https://example.org/{raw}")] {
            if let Some(once) = canonical_url(&raw) {
                prop_assert!(once.url.is_ascii());
                prop_assert!(once.url.starts_with("https://"));
                prop_assert!(once.domain.as_deref().is_some_and(|domain| once.url.contains(domain)));
                let again = canonical_url(&once.url);
                prop_assert_eq!(again.as_ref(), Some(&once));
            }
        }
    }

    #[test]
    fn any_text_is_read_without_panic(raw in any::<String>()) {
        for raw in [raw.clone(), format!("https://{raw}"), format!("http://a.org/{raw}"), format!("www.{raw}")] {
            if let Some(once) = canonical_url(&raw) {
                let again = canonical_url(&once.url);
                prop_assert_eq!(again.as_ref(), Some(&once));
            }
        }
    }

}

proptest! {
    /// Noise added to an address, in any order, leaves its canonical form as it is.
    #[test]
    fn noise_does_not_matter(
        path in "(/[a-z0-9]{1,8}){0,4}",
        pairs in prop::collection::vec("(id|page|b|c)=[a-z0-9]{0,5}", 0..5),
        noise in prop::collection::vec("(utm_[a-z]{3,8}|fbclid|gclid|mc_cid)=[A-Za-z0-9]{1,9}", 0..4),
        places in prop::collection::vec(any::<prop::sample::Index>(), 4),
        head in "(http|https|HTTPS)://(www\\.)?",
        tail in "/?",
    ) {
        let plain = format!("https://example.org{path}?{}", pairs.join("&"));
        let mut noisy = pairs;
        for (pair, place) in noise.into_iter().zip(&places) {
            noisy.insert(place.index(noisy.len() + 1), pair);
        }
        noisy.reverse();
        let raw = format!("{head}Example.ORG{path}{tail}?{}#part", noisy.join("&"));
        prop_assert_eq!(canonical(&raw), canonical(&plain));
    }
}

/// The quick way gives what the long one would.
#[test]
fn short_addresses_of_x_are_read_as_all_others() {
    for raw in [
        "https://t.co/AbCdEf0123",
        "http://t.co/00000000",
        "https://t.co/ampampamp",
    ] {
        let quick = short_address(raw).unwrap();
        assert_eq!(
            Some(&quick),
            Address::read(raw).unwrap().written().as_ref(),
            "{raw}"
        );
        assert_eq!(canonical_url(&quick.url).as_ref(), Some(&quick));
    }
    for raw in [
        "https://t.co/amp",
        "https://t.co/a",
        "https://T.co/AbCdEf0123",
        "https://t.co/AbCdEf0123?amp=1",
    ] {
        assert_eq!(short_address(raw), None, "{raw}");
        assert!(canonical_url(raw).is_some());
    }
}
