//! The name of a pair of posts, by which marks, notes and findings hold on to it.

use sha2::{Digest, Sha256};

use crate::output::hex;

/// Domain tag of the hash.
const DOMAIN: &[u8] = b"zwerm-pair-v1";

/// Bytes of the hash that the key shows: 128 bits, so that no two pairs of one case share a key.
const KEY_BYTES: usize = 16;

/// One side of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PairSide<'a> {
    /// SHA-256 of the source.
    pub source: &'a str,
    /// Record in it.
    pub record: u64,
    /// Id of the post.
    pub content_id: &'a str,
}

/// Key of a pair: `pair-` and the first 32 hexadecimal digits of
/// `SHA-256("zwerm-pair-v1" ‖ len‖field ‖ …)` over layer, object_id, and source, record (decimal),
/// content_id of one post and of the other. Every length is eight bytes, big-endian. The posts stand
/// in the order of (source, record, content_id), so the key does not depend on which is called older.
///
/// It says nothing of the run: the same two rows of the same files have the same key wherever they
/// are found, now and after the case was moved.
pub(crate) fn pair_key(
    layer: &str,
    object_id: &str,
    one: PairSide<'_>,
    other: PairSide<'_>,
) -> String {
    let (first, second) = if one <= other {
        (one, other)
    } else {
        (other, one)
    };
    let (first_record, second_record) = (first.record.to_string(), second.record.to_string());
    let fields = [
        layer,
        object_id,
        first.source,
        &first_record,
        first.content_id,
        second.source,
        &second_record,
        second.content_id,
    ];
    let mut hasher = Sha256::new();
    hasher.update(DOMAIN);
    for field in fields {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field.as_bytes());
    }
    format!("pair-{}", hex(&hasher.finalize()[..KEY_BYTES]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_what_the_description_says() {
        let one = PairSide {
            source: "ab",
            record: 7,
            content_id: "p1",
        };
        let other = PairSide {
            source: "ab",
            record: 12,
            content_id: "é",
        };
        // Computed with Python: hashlib.sha256(b"zwerm-pair-v1" + b"".join(
        //   len(f).to_bytes(8, "big") + f for f in fields)).hexdigest()[:32].
        let key = pair_key("url", "https://x.example", one, other);
        assert_eq!(key, "pair-14fd1dfda5a515d67f523fa77093c529");
        assert_eq!(pair_key("url", "https://x.example", other, one), key);
        assert_ne!(pair_key("urlh", "ttps://x.example", one, other), key);
    }
}
