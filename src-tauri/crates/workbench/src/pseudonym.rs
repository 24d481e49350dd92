//! Pseudonyms: short codes from a keyed hash, so that a published table can not be turned back.
//!
//! The code of an account is taken from `HMAC-SHA-256(key, platform ‖ 0 ‖ account_id)`. The key
//! never leaves the case. A bare hash would not do: the space of account ids is small enough to try
//! them all.

use std::collections::{BTreeMap, BTreeSet};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::error::{Error, ErrorKind, Result};

/// Crockford's base 32: no I, L, O, U, so that a code read aloud or copied by hand survives.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters of the shortest code.
const SHORTEST: usize = 5;

/// An account as the field knows it: platform and id on that platform.
pub type AccountKey = (String, String);

/// The codes of the accounts of one publication, e.g. `P-7K3QX`.
pub struct Pseudonyms {
    codes: BTreeMap<AccountKey, String>,
}

impl Pseudonyms {
    /// Codes for exactly these accounts, of one length, the shortest at which all differ.
    /// The result depends on the set of accounts and the key, not on their order.
    pub fn new<'a>(
        key: &[u8],
        accounts: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Pseudonyms> {
        let mut digests: BTreeMap<AccountKey, [u8; 32]> = BTreeMap::new();
        for (platform, account_id) in accounts {
            let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|error| {
                Error::new(
                    ErrorKind::Internal,
                    "pseudonym-key",
                    format!("The case's pseudonym key can not be used ({error})."),
                )
            })?;
            mac.update(platform.as_bytes());
            mac.update(&[0]);
            mac.update(account_id.as_bytes());
            digests.insert(
                (platform.to_owned(), account_id.to_owned()),
                mac.finalize().into_bytes().into(),
            );
        }
        let mut length = SHORTEST;
        loop {
            let distinct: BTreeSet<String> = digests
                .values()
                .map(|digest| code(digest, length))
                .collect();
            // 51 characters hold all 256 bits: equal then means the same digest.
            if distinct.len() == digests.len() || length >= 51 {
                break;
            }
            length += 1;
        }
        let codes = digests
            .into_iter()
            .map(|(account, digest)| (account, format!("P-{}", code(&digest, length))))
            .collect();
        Ok(Pseudonyms { codes })
    }

    /// The code of an account of this publication.
    pub fn of(&self, platform: &str, account_id: &str) -> &str {
        self.codes
            .get(&(platform.to_owned(), account_id.to_owned()))
            .map_or("P-?", String::as_str)
    }
}

fn code(digest: &[u8; 32], length: usize) -> String {
    (0..length)
        .map(|position| {
            let bit = position * 5;
            let (byte, shift) = (bit / 8, bit % 8);
            let pair = u16::from(digest.get(byte).copied().unwrap_or(0)) << 8
                | u16::from(digest.get(byte + 1).copied().unwrap_or(0));
            let value = (pair >> (11 - shift)) & 31;
            char::from(ALPHABET[usize::from(value)])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_stable_short_and_keyed() {
        let accounts = [("twitter", "tw_1"), ("facebook", "fb_1")];
        let one = Pseudonyms::new(&[7; 32], accounts).unwrap();
        let again = Pseudonyms::new(&[7; 32], accounts.into_iter().rev()).unwrap();
        let other = Pseudonyms::new(&[8; 32], accounts).unwrap();
        assert_eq!(one.of("twitter", "tw_1"), again.of("twitter", "tw_1"));
        assert_ne!(one.of("twitter", "tw_1"), other.of("twitter", "tw_1"));
        assert_ne!(one.of("twitter", "tw_1"), one.of("facebook", "fb_1"));
        assert_eq!(one.of("twitter", "tw_1").len(), 2 + SHORTEST);
    }

    #[test]
    fn the_separator_keeps_platform_and_id_apart() {
        let both = Pseudonyms::new(&[7; 32], [("a", "bc"), ("ab", "c")]).unwrap();
        assert_ne!(both.of("a", "bc"), both.of("ab", "c"));
    }

    #[test]
    fn codes_grow_until_all_differ() {
        let ids: Vec<String> = (0..30_000).map(|i| format!("a{i}")).collect();
        let codes = Pseudonyms::new(&[1; 32], ids.iter().map(|id| ("x", id.as_str()))).unwrap();
        let distinct: BTreeSet<&str> = ids.iter().map(|id| codes.of("x", id)).collect();
        assert_eq!(distinct.len(), ids.len());
    }
}
