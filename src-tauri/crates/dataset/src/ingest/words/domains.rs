//! Registrable domains: who could have registered the name that an address stands under.

use core::net::{Ipv4Addr, Ipv6Addr};

/// Version of the crate `psl`, whose compiled-in copy of the public suffix list is used. It goes
/// into receipts, because a domain may change its registrable part when the list changes.
pub(super) const PSL_VERSION: &str = "2.1.247";

/// The registrable domain of a host in lower case ASCII (punycode), e.g. `bbc.co.uk` for
/// `news.bbc.co.uk`. A bare public suffix and an IP address are given back as they are.
pub(super) fn domain_of(host: &str) -> &str {
    if is_address(host) {
        return host;
    }
    registrable(host).unwrap_or(host)
}

/// The registrable domain, or `None` for a public suffix by itself and for an IP address.
pub(super) fn registrable(host: &str) -> Option<&str> {
    if is_address(host) {
        return None;
    }
    psl::domain_str(host)
}

/// Whether the end of a host is on the list, so that the host can exist on the public internet.
pub(super) fn has_known_suffix(host: &str) -> bool {
    let lower = host.to_ascii_lowercase();
    registrable(&lower).is_some()
        && psl::suffix(lower.as_bytes()).is_some_and(|suffix| suffix.is_known())
}

/// The name of the registrable domain without its public suffix: `google` for `www.google.co.uk`.
pub(super) fn brand(host: &str) -> Option<&str> {
    registrable(host)?.split('.').next()
}

fn is_address(host: &str) -> bool {
    let ends_in_digit = host.as_bytes().last().is_some_and(u8::is_ascii_digit);
    (ends_in_digit && host.parse::<Ipv4Addr>().is_ok())
        || (host.contains(':') && host.parse::<Ipv6Addr>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_domains() {
        for (host, domain) in [
            ("news.bbc.co.uk", "bbc.co.uk"),
            ("bbc.co.uk", "bbc.co.uk"),
            ("co.uk", "co.uk"),
            ("com", "com"),
            ("example.com", "example.com"),
            ("a.b.c.example.com", "example.com"),
            ("user.github.io", "user.github.io"),
            ("github.io", "github.io"),
            ("blog.blogspot.com", "blog.blogspot.com"),
            ("city.kawasaki.jp", "city.kawasaki.jp"),
            ("www.ck", "www.ck"),
            ("shop.xn--55qx5d.cn", "shop.xn--55qx5d.cn"),
            ("a.shop.xn--55qx5d.cn", "shop.xn--55qx5d.cn"),
            ("www.xn--80aswg.xn--p1ai", "xn--80aswg.xn--p1ai"),
            ("localhost", "localhost"),
            ("printer.office.internal", "office.internal"),
            ("192.0.2.7", "192.0.2.7"),
            ("2001:db8::1", "2001:db8::1"),
            ("", ""),
            (".", "."),
            ("..", ".."),
            (".com", ".com"),
        ] {
            assert_eq!(domain_of(host), domain, "{host}");
        }
    }

    #[test]
    fn only_hosts_that_can_exist_have_a_known_suffix() {
        for host in ["nytimes.com", "NYTimes.com", "a.blogspot.com", "foo.onion"] {
            assert!(has_known_suffix(host), "{host}");
        }
        for host in [
            "a.b",
            "com",
            "co.uk",
            "12.345",
            "1.2.3.4",
            "x.invalidtld",
            "",
        ] {
            assert!(!has_known_suffix(host), "{host}");
        }
    }

    /// The version stands in receipts: it must be the one that is really linked.
    #[test]
    fn the_recorded_version_is_the_linked_one() {
        let lock = include_str!("../../../../../../Cargo.lock");
        let entry = format!("name = \"psl\"\nversion = \"{PSL_VERSION}\"\n");
        assert!(lock.replace('\r', "").contains(&entry));
    }
}
