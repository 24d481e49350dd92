//! Canonical addresses: the one spelling under which all copies of a link are counted.
//!
//! The spelling serves comparison, not navigation; the address as received stays in the posts.
//! What is decided here, and applies to everybody's links alike:
//!
//! - `https`, always: the same page is shared with both schemes. User names, passwords, default
//!   ports and fragments go (a fragment is a place within the page), except `#!`, which names pages.
//! - The host is lower case punycode without a final dot, and without `www.` where a registrable
//!   domain remains (so `www.gov.uk` stays). Mobile, AMP and renamed hosts become the main host.
//! - The path loses final slashes and AMP endings, nothing else: `index.html` stays.
//! - The query is sorted by key and value; parameters that only say how somebody came here are
//!   taken out by the table in `rules`. Empty values stay.
//! - Escapes of letters, digits and `-._~` are undone, the others are upper case. Any other two
//!   spellings stay different.
//! - A redirect that carries its target in its own text is replaced by the target, up to three
//!   within one another. Deeper ones stay whole. Shorteners stay: what they lead to is not written
//!   in them.
//!
//! The canonical form of a canonical form is itself.

use std::borrow::Cow;

use url::{Host, Url};

use super::domains;

mod escapes;
mod hosts;
mod pages;
mod redirects;
mod rules;
mod sites;
#[cfg(test)]
mod tests;

/// Longest address that is looked at, in bytes, as received and as written here.
const LONGEST_BYTES: usize = 8192;

/// How many redirects may be wrapped into one another.
const DEEPEST: usize = 3;

/// The tables that decide about addresses; their editions belong into receipts.
pub(crate) struct UrlRules;

impl UrlRules {
    /// Day on which the address rules were last changed, `YYYY-MM-DD`.
    pub(crate) const RULES_DATE: &'static str = rules::RULES_DATE;
    /// Version of the public suffix list, as the version of the crate that carries it.
    pub(crate) const PSL_VERSION: &'static str = domains::PSL_VERSION;
}

/// A web address in the form in which it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CanonicalUrl<'a> {
    /// The address: ASCII, scheme `https`, at most 8 KB.
    pub url: Cow<'a, str>,
    /// Registrable domain in lower case ASCII, the host itself where there is none (`localhost`, a
    /// bare public suffix), an IP address without brackets.
    pub domain: Option<Cow<'static, str>>,
}

/// The canonical form of a web address.
///
/// Read as one: `http://` and `https://`; `//host/…` and `www.host…` without a scheme, and
/// `host/path`, when the host ends in a known public suffix. `None` for everything else, for an
/// address over 8 KB, and for one that was cut off (it ends in `…`): such an object stays as it is
/// in the file.
pub(crate) fn canonical_url(raw: &str) -> Option<CanonicalUrl<'_>> {
    let given = raw.trim_matches(|c: char| c.is_whitespace() || is_unseen(c));
    if given.len() > LONGEST_BYTES || given.ends_with('…') {
        return None;
    }
    if let Some(short) = short_address(given) {
        return Some(short);
    }
    let outermost = Address::read(given)?;
    let mut inner: Option<Address> = None;
    for _ in 0..=DEEPEST {
        let here = inner.as_ref().unwrap_or(&outermost);
        match redirects::target(here) {
            Some(target) => inner = Some(target),
            None => return here.written(),
        }
    }
    outermost.written()
}

/// The short addresses of X, which are most of all links in its data and have nothing to settle.
fn short_address(given: &str) -> Option<CanonicalUrl<'_>> {
    let rest = given
        .strip_prefix("https://")
        .or(given.strip_prefix("http://"))?;
    let code = rest.strip_prefix("t.co/")?;
    // Shorter ones could be the endings that mean a page for telephones.
    let is_code = code.len() >= 8 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_code.then(|| CanonicalUrl {
        url: match given.starts_with("https") {
            true => Cow::Borrowed(given),
            false => Cow::Owned(format!("https://{rest}")),
        },
        domain: Some(Cow::Borrowed("t.co")),
    })
}

/// An address in its parts, each already in canonical form.
#[derive(Debug)]
struct Address {
    /// Lower case ASCII; IPv6 addresses without brackets.
    host: String,
    is_ip: bool,
    port: Option<u16>,
    /// Begins with a slash.
    path: String,
    query: Query,
    /// With the leading `!`, without `#`.
    hashbang: Option<String>,
}

#[derive(Debug)]
enum Query {
    /// `key=value` or `key`, sorted.
    Pairs(Vec<String>),
    /// Of redirects whose query is the target itself, as it stands.
    Whole(String),
}

impl Address {
    /// Takes an address apart; `None` if it is none.
    fn read(given: &str) -> Option<Self> {
        let parsed = Url::parse(&with_scheme(given)?).ok()?;
        let (mut host, is_ip) = match parsed.host()? {
            Host::Domain(name) => (without_final_dots(name)?.to_owned(), false),
            Host::Ipv4(address) => (address.to_string(), true),
            Host::Ipv6(address) => (address.to_string(), true),
        };
        if !is_ip {
            hosts::settle(&mut host);
        }
        let mut address = Self {
            path: escapes::normal(parsed.path()).into_owned(),
            query: Query::read(&host, parsed.query().unwrap_or("")),
            hashbang: parsed
                .fragment()
                .filter(|fragment| fragment.starts_with('!'))
                .map(|fragment| escapes::normal(fragment).into_owned()),
            // The scheme is not kept, so neither of its default ports is.
            port: parsed.port().filter(|port| !matches!(port, 80 | 443)),
            host,
            is_ip,
        };
        pages::settle(&mut address);
        Some(address)
    }

    fn written(&self) -> Option<CanonicalUrl<'static>> {
        let mut url = String::with_capacity(self.host.len() + self.path.len() + 64);
        url.push_str("https://");
        let is_v6 = self.is_ip && self.host.contains(':');
        if is_v6 {
            url.push('[');
        }
        url.push_str(&self.host);
        if is_v6 {
            url.push(']');
        }
        if let Some(port) = self.port {
            url.push(':');
            url.push_str(&port.to_string());
        }
        url.push_str(&self.path);
        match &self.query {
            Query::Whole(text) if text.is_empty() => {}
            Query::Whole(text) => {
                url.push('?');
                url.push_str(text);
            }
            Query::Pairs(pairs) => {
                for (number, pair) in pairs.iter().enumerate() {
                    url.push(if number == 0 { '?' } else { '&' });
                    url.push_str(pair);
                }
            }
        }
        if let Some(hashbang) = &self.hashbang {
            url.push('#');
            url.push_str(hashbang);
        }
        (url.len() <= LONGEST_BYTES).then(|| CanonicalUrl {
            domain: Some(Cow::Owned(domains::domain_of(&self.host).to_owned())),
            url: Cow::Owned(url),
        })
    }

    /// The values of a parameter, in order.
    fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let pairs = match &self.query {
            Query::Pairs(pairs) => pairs.as_slice(),
            Query::Whole(_) => &[],
        };
        pairs.iter().filter_map(move |pair| {
            pair.split_once('=')
                .filter(|(key, _)| key.eq_ignore_ascii_case(name))
                .map(|(_, v)| v)
        })
    }
}

impl Query {
    fn read(host: &str, text: &str) -> Self {
        if rules::WHOLE_QUERY_REDIRECTS.contains(&host) {
            return Self::Whole(escapes::normal(text).into_owned());
        }
        let mut pairs: Vec<String> = Vec::new();
        if text.is_empty() {
            return Self::Pairs(pairs);
        }
        let text = escapes::normal(text);
        let site = sites::Site::of(host);
        for pair in text.split('&') {
            // What stays of `&amp;` when an address was copied out of HTML source.
            let pair = pair.trim_start_matches("amp;");
            let key = pair.split('=').next().unwrap_or(pair);
            if !pair.is_empty() && !site.is_tracking(key) && !pages::is_amp_switch(pair) {
                pairs.push(pair.to_owned());
            }
        }
        sort(&mut pairs);
        Self::Pairs(pairs)
    }
}

/// By key, then by value.
fn sort(pairs: &mut [String]) {
    pairs.sort_by(|a, b| parts(a).cmp(&parts(b)).then_with(|| a.cmp(b)));
}

fn parts(pair: &str) -> (&str, &str) {
    pair.split_once('=').unwrap_or((pair, ""))
}

/// The address with exactly one `https://` in front, if it is an address.
fn with_scheme(given: &str) -> Option<Cow<'_, str>> {
    let mut rest = given;
    while let Some(inner) = without_scheme(rest) {
        rest = inner;
    }
    if rest.len() == given.len() {
        let host_and_path = given.strip_prefix("//").unwrap_or(given);
        let is_relative = host_and_path.len() != given.len();
        if !is_bare_address(host_and_path, is_relative) {
            return None;
        }
        rest = host_and_path;
    }
    if given.len() == rest.len() + "https://".len() && given.starts_with("https://") {
        return Some(Cow::Borrowed(given));
    }
    Some(Cow::Owned(format!("https://{rest}")))
}

/// The host without final dots, if it still is a name: `192.0.2.1..` would become an IP address.
fn without_final_dots(host: &str) -> Option<&str> {
    let name = host.trim_end_matches('.');
    let is_name = name.len() == host.len() || matches!(Host::parse(name), Ok(Host::Domain(_)));
    (is_name && !name.is_empty()).then_some(name)
}

fn without_scheme(text: &str) -> Option<&str> {
    ["https://", "http://"].into_iter().find_map(|scheme| {
        let head = text.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme)
            .then(|| text.get(scheme.len()..))
            .flatten()
    })
}

/// Whether a text without a scheme can only be an address: the host is made of labels of letters,
/// digits and hyphens, ends in a known public suffix, and has a path or begins with `www.`.
fn is_bare_address(text: &str, is_relative: bool) -> bool {
    let end = text.find(['/', '?', '#']).unwrap_or(text.len());
    let (host, rest) = text.split_at(end);
    let has_www = host
        .get(..4)
        .is_some_and(|head| head.eq_ignore_ascii_case("www."));
    if host.len() > 253 || !(has_www || is_relative || rest.starts_with('/')) {
        return false;
    }
    if text.contains(char::is_whitespace) || !host.split('.').all(is_label) {
        return false;
    }
    match idna_ascii(host) {
        Some(ascii) => domains::has_known_suffix(&ascii),
        None => false,
    }
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// The host in ASCII, as far as the same library that reads addresses accepts it.
fn idna_ascii(host: &str) -> Option<Cow<'_, str>> {
    if host.is_ascii() {
        return Some(Cow::Borrowed(host));
    }
    match Host::parse(host).ok()? {
        Host::Domain(name) => Some(Cow::Owned(name)),
        Host::Ipv4(_) | Host::Ipv6(_) => None,
    }
}

/// Characters that nobody sees and that stick to copied addresses.
fn is_unseen(c: char) -> bool {
    c.is_control() || super::text::is_invisible(c)
}
