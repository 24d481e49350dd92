//! Redirects that carry their target in their own text, and caches of AMP pages.

use super::{Address, Query, escapes, rules, sites, without_scheme};

/// The target of a redirect, read; `None` if the address is no redirect, or if what stands in it is
/// no `http(s)` address.
pub(super) fn target(address: &Address) -> Option<Address> {
    if let Query::Whole(text) = &address.query {
        return web_address(text);
    }
    if let Some(rest) = cached_page(address) {
        return rest;
    }
    let redirect = rules::REDIRECTS.iter().find(|redirect| {
        sites::is_at(&address.host, redirect.site)
            && (redirect.path.is_empty() || redirect.path == address.path)
    })?;
    redirect
        .parameters
        .iter()
        .flat_map(|name| address.values(name))
        .find_map(web_address)
}

fn web_address(text: &str) -> Option<Address> {
    let text = escapes::decoded(text)?;
    let text = text.trim();
    without_scheme(text)?;
    Address::read(text)
}

/// The page behind `google.com/amp/s/…` and the caches of the AMP project. The query is the page's.
fn cached_page(address: &Address) -> Option<Option<Address>> {
    let path = address.path.as_str();
    let rest = if sites::is_at(&address.host, "google.*") {
        path.strip_prefix("/amp/")
    } else {
        rules::AMP_CACHES
            .iter()
            .filter(|(site, _)| sites::is_at(&address.host, site))
            .find_map(|(_, folder)| path.strip_prefix(folder))
    }?;
    let rest = rest.strip_prefix("s/").unwrap_or(rest);
    let host = rest.split('/').next().unwrap_or("");
    if !host.contains('.') {
        return None;
    }
    let mut text = format!("https://{rest}");
    if let Query::Pairs(pairs) = &address.query {
        for (number, pair) in pairs.iter().enumerate() {
            text.push(if number == 0 { '?' } else { '&' });
            text.push_str(pair);
        }
    }
    Some(Address::read(&text))
}
