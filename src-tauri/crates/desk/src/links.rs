//! Addresses in the records of posts: what opening one would do, and whether it may be opened.
//!
//! The pages show what adversaries wrote and are trusted with nothing, so they cannot name an address
//! of their own: only one that stands in the pair of posts that they show is opened, and no letter of
//! it is theirs.

use url::Url;
use zwerm_workbench::{EvidencePair, EvidencePost};

use crate::Desk;
use crate::api::{DeskError, LinkAsk, LinkView};
use crate::error::Result;

/// Longest address that is opened, bytes: what browsers take, and what a reader can judge.
const LONGEST: usize = 2_000;

impl Desk {
    /// Where an address of a pair of posts leads, as a browser would take it.
    pub fn link(&self, ask: &LinkAsk) -> Result<LinkView> {
        let case = self.case()?;
        let run = self.run(&ask.run)?;
        let at = run.edge(ask.edge)?;
        let ends = (run.view.edges.from[at], run.view.edges.to[at]);
        let (reader, control) = (case.reader(), case.question());
        let place = reader
            .pair_keys(&run.view, ends, &control)?
            .iter()
            .position(|key| *key == ask.pair_key)
            .ok_or_else(not_there)?;
        let found = reader.evidence_between(&run.view, ends.0, ends.1, place, 1, &control)?;
        let pair = found.pairs.first().ok_or_else(not_there)?;
        let shared = found.shared_post(pair);
        if !stands_in(pair, &ask.link) && !shared.is_some_and(|post| is_of(post, &ask.link)) {
            return Err(not_there());
        }
        address(&ask.link)
    }

    /// The same for an address that is about to be opened: noted in the audit log, where the case can
    /// be written.
    pub fn link_to_open(&self, ask: &LinkAsk) -> Result<LinkView> {
        let link = self.link(ask)?;
        self.case()?.writer().note_opened(&link.address)?;
        Ok(link)
    }
}

fn not_there() -> DeskError {
    DeskError::usage(
        "no-such-link",
        "This address does not stand in these two posts. Open the edge again.",
    )
}

fn stands_in(pair: &EvidencePair, link: &str) -> bool {
    pair.object_id == link || is_of(&pair.older, link) || is_of(&pair.newer, link)
}

fn is_of(post: &EvidencePost, link: &str) -> bool {
    post.post_url.as_deref() == Some(link)
        || post.text.as_deref().is_some_and(|text| text.contains(link))
        || post.fields.iter().any(|field| field.value.contains(link))
}

/// The address that a browser would make of a text: `https` before `www.`, the host in ASCII
/// (punycode), everything else percent-encoded. WHATWG URL Standard, as the crate `url` has it.
fn address(text: &str) -> Result<LinkView> {
    let refused = |why: &str| Err(DeskError::usage("not-openable", why));
    let with_scheme = match text.get(..4) {
        Some(start) if start.eq_ignore_ascii_case("www.") => format!("https://{text}"),
        _ => text.to_owned(),
    };
    let Ok(url) = Url::parse(&with_scheme) else {
        return refused("This is no address that a browser understands. Copy it instead.");
    };
    if !matches!(url.scheme(), "http" | "https") {
        return refused("Only addresses that begin with http or https are opened.");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refused(
            "This address carries a name before an @, which hides where it leads. Copy it instead.",
        );
    }
    let address = String::from(url.clone());
    let (Some(host), true) = (url.host_str(), address.is_ascii()) else {
        return refused("This address names no host. Copy it instead.");
    };
    if address.len() > LONGEST {
        return refused("This address is too long to be judged by eye. Copy it instead.");
    }
    let written = written_host(&with_scheme);
    Ok(LinkView {
        host: host.to_owned(),
        written_host: if written.eq_ignore_ascii_case(host) {
            String::new()
        } else {
            written.to_owned()
        },
        address,
    })
}

/// The host as it stands in a text, between the scheme and whatever follows it.
fn written_host(text: &str) -> &str {
    let rest = text.split_once(':').map_or(text, |(_, rest)| rest);
    let rest = rest.trim_start_matches(['/', '\\']);
    let end = rest.find(['/', '\\', '?', '#', ':']).unwrap_or(rest.len());
    &rest[..end]
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_shown_as_a_browser_takes_them() {
        let view = |text: &str| address(text).unwrap();
        let plain = view("https://paper.example/a?b=c#d");
        assert_eq!(plain.address, "https://paper.example/a?b=c#d");
        assert_eq!(
            (plain.host.as_str(), plain.written_host.as_str()),
            ("paper.example", "")
        );
        // Cyrillic letters that look like "apple".
        let imitated = view("https://аррӏе.com/login");
        assert_eq!(imitated.address, "https://xn--80ak6aa92e.com/login");
        assert_eq!(imitated.host, "xn--80ak6aa92e.com");
        assert_eq!(imitated.written_host, "аррӏе.com");
        assert_eq!(
            view("WWW.paper.example/é").address,
            "https://www.paper.example/%C3%A9"
        );
        // What would turn the reading round is written out.
        let turned = view("http://a.example/\u{202e}gpj.exe");
        assert_eq!(turned.address, "http://a.example/%E2%80%AEgpj.exe");
    }

    #[test]
    fn what_could_mislead_or_run_is_refused() {
        let long = format!("https://a.example/{}", "x".repeat(2_000));
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "mailto:a@b.example",
            "https://bank.example@evil.example/",
            "https://user:secret@a.example/",
            "https://",
            "not an address",
            "",
            &long,
        ] {
            assert_eq!(address(bad).unwrap_err().code, "not-openable", "{bad}");
        }
    }
}
