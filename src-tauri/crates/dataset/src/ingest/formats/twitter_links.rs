//! Which addresses in a post on X/Twitter are links that its author shares.
//!
//! The platform writes addresses of its own into a post: of the pictures attached to it, of the post
//! quoted by it, of the post itself where its text was cut off. Nobody chose to share these, and as
//! links they would tie together all who quote the same post a second time.

use crate::ingest::json::Json;

/// A post on X/Twitter that an address leads to.
#[derive(Debug, PartialEq, Eq)]
struct Status<'u> {
    id: &'u str,
    /// Whether it leads to a picture or film of the post.
    media: bool,
}

fn status(url: &str) -> Option<Status<'_>> {
    let (scheme, rest) = url.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let (host, path) = rest.split_once('/')?;
    let known = [
        "twitter.com",
        "www.twitter.com",
        "mobile.twitter.com",
        "m.twitter.com",
        "x.com",
        "www.x.com",
        "mobile.x.com",
    ];
    if !known.iter().any(|name| host.eq_ignore_ascii_case(name)) {
        return None;
    }
    let path = path.split(['?', '#']).next()?;
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    parts.find(|part| matches!(*part, "status" | "statuses"))?;
    let id = parts.next()?;
    if !id.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(Status {
        id,
        media: matches!(parts.next(), Some("photo" | "video")),
    })
}

/// Whether an address is a link that the author shares. `own` are the ids of the post in all its
/// versions and of the post that it quotes; `display` is how the platform shows the address.
pub(super) fn is_shared(url: &str, display: Option<&str>, own: &dyn Fn(&str) -> bool) -> bool {
    if display.is_some_and(|shown| {
        shown.starts_with("pic.twitter.com/") || shown.starts_with("pic.x.com/")
    }) {
        return false;
    }
    status(url).is_none_or(|status| !status.media && !own(status.id))
}

/// Whether the text of a post that is withheld is the platform's notice of it: words and link are the
/// same for everybody to whom that happened, and nobody wrote them.
pub(super) fn is_notice(post: &Json<'_>) -> bool {
    post.at("entities.urls").list().iter().any(|url| {
        let address = url.first_of(&["expanded_url", "url"]).str();
        let leads_to_help = |to: &str| {
            let rest = to.strip_prefix("https://").unwrap_or(to);
            ["support.twitter.com/", "help.twitter.com/", "help.x.com/"]
                .iter()
                .any(|site| rest.starts_with(site))
        };
        url.get("display_url").str() == Some("Learn more") && address.is_some_and(leads_to_help)
    })
}

/// Whether a picture is the one that the platform gives to accounts without one.
pub(super) fn is_default_picture(address: &str) -> bool {
    address.contains("default_profile_images/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_the_platform_wrote_are_no_links() {
        let own = |id: &str| id == "12";
        for url in [
            "https://twitter.com/a/status/12",
            "https://twitter.com/i/web/status/12",
            "http://mobile.twitter.com/a/status/12?s=20",
            "https://X.com/a/statuses/12#m",
            "https://twitter.com/b/status/99/photo/1",
            "https://x.com/b/status/99/video/1",
        ] {
            assert!(!is_shared(url, None, &own), "{url}");
        }
        assert!(!is_shared(
            "https://t.co/x",
            Some("pic.twitter.com/x"),
            &own
        ));
        for url in [
            "https://twitter.com/b/status/99",
            "https://twitter.com/a/status/12x",
            "https://nottwitter.com/a/status/12",
            "https://twitter.com.example/a/status/12",
            "https://twitter.com/a/lists/12",
            "https://twitter.com",
            "ftp://twitter.com/a/status/12",
            "twitter.com/a/status/12",
            "",
        ] {
            assert!(is_shared(url, None, &own), "{url}");
        }
    }
}
