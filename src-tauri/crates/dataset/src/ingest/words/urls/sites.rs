//! Reading the tables of rules: which of them hold at a host.

use crate::ingest::words::domains;

use super::rules::{TRACKING, TRACKING_ON_SITES, TRACKING_PREFIXES};

/// Whether a host is at a site of the tables.
pub(super) fn is_at(host: &str, site: &str) -> bool {
    if let Some(name) = site.strip_suffix(".*") {
        // Hardly any host has such a label; only then the list of suffixes is asked.
        return host.split('.').any(|label| label == name)
            && domains::brand(host) == Some(name)
            && has_plain_suffix(host, name);
    }
    match site.strip_prefix('.') {
        Some(name) => host
            .strip_suffix(name)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.')),
        None => host == site,
    }
}

/// Anybody can register `google.shop`; the country domains are in the hands of the company.
fn has_plain_suffix(host: &str, name: &str) -> bool {
    let Some(suffix) = domains::registrable(host)
        .and_then(|domain| domain.strip_prefix(name))
        .and_then(|rest| rest.strip_prefix('.'))
    else {
        return false;
    };
    let country = suffix
        .strip_prefix("com.")
        .or_else(|| suffix.strip_prefix("co."))
        .unwrap_or(suffix);
    suffix == "com" || (country.len() == 2 && country.bytes().all(|b| b.is_ascii_lowercase()))
}

/// The tables of parameters that hold for one host.
pub(super) struct Site {
    /// One bit for each entry of [`TRACKING_ON_SITES`].
    groups: u64,
}

impl Site {
    pub(super) fn of(host: &str) -> Self {
        let mut groups = 0;
        for (number, (sites, _)) in TRACKING_ON_SITES.iter().enumerate() {
            if sites.iter().any(|site| is_at(host, site)) {
                groups |= 1 << number;
            }
        }
        Self { groups }
    }

    /// Whether a parameter is noise at this host.
    pub(super) fn is_tracking(&self, key: &str) -> bool {
        // Names over this length match by their beginning only.
        let mut lower = [0; 40];
        let mut length = 0;
        for (place, byte) in lower.iter_mut().zip(key.bytes()) {
            *place = byte.to_ascii_lowercase();
            length += 1;
        }
        let name = lower.get(..length).unwrap_or(&[]);
        let is_whole = key.len() == length;
        if TRACKING_PREFIXES
            .iter()
            .any(|prefix| name.starts_with(prefix.as_bytes()))
        {
            return true;
        }
        if is_whole
            && TRACKING
                .binary_search_by(|entry| entry.as_bytes().cmp(name))
                .is_ok()
        {
            return true;
        }
        let mut left = self.groups;
        while left != 0 {
            let group = left.trailing_zeros() as usize;
            left &= left - 1;
            let names = TRACKING_ON_SITES
                .get(group)
                .map_or(&[][..], |(_, names)| *names);
            if names.iter().any(|entry| match entry.strip_suffix('*') {
                Some(prefix) => name.starts_with(prefix.as_bytes()),
                None => is_whole && entry.as_bytes() == name,
            }) {
                return true;
            }
        }
        false
    }
}
