//! Random choices among things with names: a hash of the name, a seed and a number decides, so neither
//! the order of the rows nor the number of threads can.

use zwerm_dataset::{Shares, StringPool};

/// One number an account, from its platform and id.
pub(crate) fn number_of_accounts(shares: &Shares) -> Vec<u64> {
    let platforms: Vec<u64> = shares.platforms.iter().map(|name| hash(name)).collect();
    let of_platform = |code: &u8| {
        platforms
            .get(usize::from(*code))
            .copied()
            .unwrap_or_default()
    };
    let accounts = shares.accounts.iter().zip(&shares.platform_of);
    accounts
        .map(|(id, code)| mixed(hash(id) ^ of_platform(code).rotate_left(1)))
        .collect()
}

/// One number an object, from its type and id.
pub(crate) fn number_of_objects(shares: &Shares) -> Vec<u64> {
    let types: Vec<u64> = shares.object_types.iter().map(|name| hash(name)).collect();
    let of_type = |code: &u8| types.get(usize::from(*code)).copied().unwrap_or_default();
    let objects = shares.objects.iter().zip(&shares.object_type_of);
    objects
        .map(|(id, code)| mixed(hash(id) ^ of_type(code).rotate_left(1)))
        .collect()
}

/// One number a share, from all that it says; two rows that say the same have the same.
pub(crate) fn number_of_rows(shares: &Shares) -> Vec<u64> {
    let (objects, accounts) = (number_of_objects(shares), number_of_accounts(shares));
    let contents = ids(&shares.contents);
    let id = |pool: &[u64], code: u32| pool.get(code as usize).copied().unwrap_or_default();
    let rows = shares.object.iter().zip(&shares.account);
    let rows = rows.zip(&shares.content).zip(&shares.time_ms);
    rows.map(|(((&object, &account), &content), &time)| {
        let mut of = mixed(id(&objects, object));
        of = mixed(of ^ id(&accounts, account));
        of = mixed(of ^ id(&contents, content));
        mixed(of ^ time as u64)
    })
    .collect()
}

fn ids(pool: &StringPool) -> Vec<u64> {
    pool.iter().map(hash).collect()
}

/// FNV-1a, 64 bits: the same on every computer.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The output function of SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195): every
/// bit of the input moves every bit of the output.
pub(crate) fn mixed(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_numbers() {
        // Vectors of the authors: FNV-1a of "a"; the first output of SplitMix64 seeded with 0.
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(mixed(0), 0xe220_a839_7b1d_cdaf);
    }
}
