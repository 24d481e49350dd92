//! The main host of a site, whichever of its doors an address names.

use crate::ingest::words::domains;

use super::{rules, sites};

/// Follows the host rules until none applies any more. Each either shortens the host or renames it
/// by a table without circles, so this ends.
pub(super) fn settle(host: &mut String) {
    while step(host) {}
}

fn step(host: &mut String) -> bool {
    for prefix in ["www.", "amp."] {
        if let Some(rest) = host.strip_prefix(prefix)
            && domains::registrable(rest).is_some()
        {
            host.drain(..prefix.len());
            return true;
        }
    }
    if let Some((_, main)) = rules::RENAMED_HOSTS
        .iter()
        .find(|(name, _)| *name == host.as_str())
    {
        (*main).clone_into(host);
        return true;
    }
    for prefix in rules::MOBILE_PREFIXES {
        if let Some(rest) = host.strip_prefix(prefix)
            && rules::MOBILE_SITES.contains(&rest.strip_prefix("www.").unwrap_or(rest))
        {
            host.drain(..prefix.len());
            return true;
        }
    }
    if rules::MOBILE_LABEL_SITES
        .iter()
        .any(|site| sites::is_at(host, site))
        && let Some(place) = host.find(".m.")
    {
        host.replace_range(place..place + 2, "");
        return true;
    }
    // Facebook in a language: de-de.facebook.com.
    if let Some(language) = host.strip_suffix(".facebook.com")
        && let [a, b, b'-', c, d] = language.as_bytes()
        && [a, b, c, d]
            .iter()
            .all(|letter| letter.is_ascii_lowercase())
    {
        "facebook.com".clone_into(host);
        return true;
    }
    false
}
