//! Bulk data as bytes: the network, the names of its accounts, what of it passes a filter.
//!
//! All numbers are little-endian and every block begins at a multiple of four bytes, so that the
//! window lays typed arrays over the bytes without copying them.
//!
//! | magic | blocks |
//! |---|---|
//! | `ZWN2` | n, m (u32); positions f32 × 2n; community u32 × n; strength f32 × n; degree u32 × n; ends u32 × 2m; weight f32 × m; objects u32 × m; edge community u32 × m |
//! | `ZWC1` | k, t, n, m, accounts that pass, edges that pass (u32); unit f32; least u32; from, to (ms, f64); centres f32 × 2k; accounts, accounts that pass, edges inside u32 × k each; weight inside f32 × k; layers u32 × k (bit = place of the layer in the run); first, last u32 × k (seconds after `from`, 0 without edges); ends of ties u32 × 2t; edges of ties u32 × t; weight of ties f32 × t |
//! | `ZWL1` | n (u32); positions f32 × 2n |
//! | `ZWT1` | n (u32); offsets of ids u32 × (n+1); offsets of names u32 × (n+1); ids as UTF-8, padded to 4; names as UTF-8 |
//! | `ZWP1` | a small picture: width, height (u32); red, green, blue, opacity of each pixel u8 × 4, row by row |
//! | `ZWF1` | n, m, accounts that pass, edges that pass (u32); account bits u8 × ⌈n/8⌉ (bit i mod 8 of byte i div 8), padded to 4; weight f32 × m, 0 = does not pass |

/// A network, columns along accounts and edges.
pub struct NetworkParts<'a> {
    /// x, y of every account.
    pub positions: &'a [[f32; 2]],
    /// Community of every account, from 1.
    pub community: &'a [u32],
    /// Strength of every account.
    pub strength: &'a [u64],
    /// Neighbours of every account.
    pub degree: &'a [u32],
    /// One end of every edge.
    pub from: &'a [u32],
    /// The other end.
    pub to: &'a [u32],
    /// Pairs of posts behind every edge.
    pub weight: &'a [u64],
    /// Distinct objects behind every edge.
    pub objects: &'a [u32],
    /// Community of both ends; 0 = between two.
    pub edge_community: &'a [u32],
}

/// A small picture as `ZWP1`.
pub fn picture_bytes(width: u32, height: u32, rgba: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(12 + rgba.len());
    bytes.extend_from_slice(b"ZWP1");
    word(&mut bytes, width);
    word(&mut bytes, height);
    bytes.extend_from_slice(rgba);
    bytes
}

/// The network as `ZWN2`.
pub fn network_bytes(parts: &NetworkParts<'_>) -> Vec<u8> {
    let (n, m) = (parts.community.len(), parts.weight.len());
    let mut bytes = Vec::with_capacity(12 + 4 * (5 * n + 5 * m));
    bytes.extend_from_slice(b"ZWN2");
    word(&mut bytes, n as u32);
    word(&mut bytes, m as u32);
    for [x, y] in parts.positions {
        float(&mut bytes, *x);
        float(&mut bytes, *y);
    }
    words(&mut bytes, parts.community);
    for &strength in parts.strength {
        float(&mut bytes, strength as f32);
    }
    words(&mut bytes, parts.degree);
    for (&from, &to) in parts.from.iter().zip(parts.to) {
        word(&mut bytes, from);
        word(&mut bytes, to);
    }
    for &weight in parts.weight {
        float(&mut bytes, weight as f32);
    }
    words(&mut bytes, parts.objects);
    words(&mut bytes, parts.edge_community);
    bytes
}

/// Where the accounts of a network stand, as `ZWL1`.
pub fn position_bytes(positions: &[[f32; 2]]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(8 + 8 * positions.len());
    bytes.extend_from_slice(b"ZWL1");
    word(&mut bytes, positions.len() as u32);
    for value in positions.iter().flatten() {
        float(&mut bytes, *value);
    }
    bytes
}

/// A map of communities, columns along them (number 1 first) and along the ties between two of them.
pub struct MapParts<'a> {
    /// Accounts of the run.
    pub n_accounts: u32,
    /// Edges of the run.
    pub n_edges: u32,
    /// Accounts that pass the filter.
    pub n_accounts_passing: u32,
    /// Edges that pass the filter.
    pub n_edges_passing: u32,
    /// Radius of a bubble is `unit * sqrt(max(accounts, least))`, in units of the positions.
    pub unit: f32,
    /// Smaller communities are drawn as if they had so many accounts.
    pub least: u32,
    /// First share behind any edge of the run.
    pub from_ms: i64,
    /// Last share behind any edge of the run.
    pub to_ms: i64,
    /// x, y of every bubble.
    pub centres: &'a [[f32; 2]],
    /// Accounts of every community in the whole run.
    pub accounts: &'a [u32],
    /// Accounts that pass.
    pub accounts_passing: &'a [u32],
    /// Edges inside that pass.
    pub edges: &'a [u32],
    /// Pairs of posts behind those.
    pub weight: &'a [u64],
    /// Layers that have pairs inside, as bits.
    pub layers: &'a [u32],
    /// First share behind an edge inside; anything without edges.
    pub first_ms: &'a [i64],
    /// Last share behind an edge inside; anything without edges.
    pub last_ms: &'a [i64],
    /// Both communities of every tie, as places from 0.
    pub ties: &'a [[u32; 2]],
    /// Edges of the tie that pass.
    pub tie_edges: &'a [u32],
    /// Pairs of posts behind those; 0 = does not pass.
    pub tie_weight: &'a [u64],
}

/// The map as `ZWC1`.
pub fn map_bytes(parts: &MapParts<'_>) -> Vec<u8> {
    let (k, t) = (parts.accounts.len(), parts.ties.len());
    let mut bytes = Vec::with_capacity(52 + 36 * k + 16 * t);
    bytes.extend_from_slice(b"ZWC1");
    let counts = [k as u32, t as u32, parts.n_accounts, parts.n_edges];
    words(&mut bytes, &counts);
    words(
        &mut bytes,
        &[parts.n_accounts_passing, parts.n_edges_passing],
    );
    float(&mut bytes, parts.unit);
    word(&mut bytes, parts.least);
    for time in [parts.from_ms, parts.to_ms] {
        bytes.extend_from_slice(&(time as f64).to_le_bytes());
    }
    for [x, y] in parts.centres {
        float(&mut bytes, *x);
        float(&mut bytes, *y);
    }
    words(&mut bytes, parts.accounts);
    words(&mut bytes, parts.accounts_passing);
    words(&mut bytes, parts.edges);
    for &weight in parts.weight {
        float(&mut bytes, weight as f32);
    }
    words(&mut bytes, parts.layers);
    for times in [parts.first_ms, parts.last_ms] {
        for (&time, &edges) in times.iter().zip(parts.edges) {
            let secs = time.saturating_sub(parts.from_ms) / 1000;
            word(&mut bytes, if edges > 0 { secs.max(0) as u32 } else { 0 });
        }
    }
    for [a, b] in parts.ties {
        word(&mut bytes, *a);
        word(&mut bytes, *b);
    }
    words(&mut bytes, parts.tie_edges);
    for &weight in parts.tie_weight {
        float(&mut bytes, weight as f32);
    }
    bytes
}

/// Ids and names shown, in the order of the accounts, as `ZWT1`; `None` when one of the two blocks
/// would pass four gigabytes, which offsets of 32 bits cannot say.
pub fn name_bytes(ids: &[String], names: &[String]) -> Option<Vec<u8>> {
    let size = |texts: &[String]| texts.iter().map(String::len).sum::<usize>();
    let mut bytes = Vec::with_capacity(20 + 8 * ids.len() + size(ids) + size(names));
    bytes.extend_from_slice(b"ZWT1");
    word(&mut bytes, ids.len() as u32);
    offsets(&mut bytes, ids)?;
    offsets(&mut bytes, names)?;
    ids.iter()
        .for_each(|id| bytes.extend_from_slice(id.as_bytes()));
    pad(&mut bytes);
    names
        .iter()
        .for_each(|name| bytes.extend_from_slice(name.as_bytes()));
    Some(bytes)
}

/// What passes a filter, as `ZWF1`; a weight of 0 = the edge does not pass.
pub fn filter_bytes(accounts: &[bool], weights: &[u64]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(20 + accounts.len() / 8 + 4 + 4 * weights.len());
    bytes.extend_from_slice(b"ZWF1");
    word(&mut bytes, accounts.len() as u32);
    word(&mut bytes, weights.len() as u32);
    let passing = accounts.iter().filter(|&&passes| passes).count();
    word(&mut bytes, passing as u32);
    let passing = weights.iter().filter(|&&weight| weight > 0).count();
    word(&mut bytes, passing as u32);
    for eight in accounts.chunks(8) {
        let bits = eight
            .iter()
            .enumerate()
            .fold(0_u8, |bits, (at, &passes)| bits | u8::from(passes) << at);
        bytes.push(bits);
    }
    pad(&mut bytes);
    for &weight in weights {
        float(&mut bytes, weight as f32);
    }
    bytes
}

fn offsets(bytes: &mut Vec<u8>, texts: &[String]) -> Option<()> {
    let mut at = 0_usize;
    word(bytes, 0);
    for text in texts {
        at += text.len();
        word(bytes, u32::try_from(at).ok()?);
    }
    Some(())
}

fn pad(bytes: &mut Vec<u8>) {
    bytes.resize(bytes.len().next_multiple_of(4), 0);
}

fn word(bytes: &mut Vec<u8>, value: u32) {
    bytes.extend_from_slice(&value.to_le_bytes());
}

fn words(bytes: &mut Vec<u8>, values: &[u32]) {
    values.iter().for_each(|&value| word(bytes, value));
}

fn float(bytes: &mut Vec<u8>, value: f32) {
    bytes.extend_from_slice(&value.to_le_bytes());
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]
mod tests {
    use super::*;

    /// The bytes as hex, four at a time.
    fn hex(bytes: &[u8]) -> String {
        let words: Vec<String> = bytes
            .chunks(4)
            .map(|four| four.iter().map(|byte| format!("{byte:02x}")).collect())
            .collect();
        words.join(" ")
    }

    #[test]
    fn a_small_network_has_these_bytes() {
        let bytes = network_bytes(&NetworkParts {
            positions: &[[1.0, -2.0], [0.5, 0.0]],
            community: &[1, 2],
            strength: &[5, 5],
            degree: &[1, 1],
            from: &[0],
            to: &[1],
            weight: &[5],
            objects: &[3],
            edge_community: &[0],
        });
        assert_eq!(
            hex(&bytes),
            "5a574e32 02000000 01000000 0000803f 000000c0 0000003f 00000000 \
             01000000 02000000 0000a040 0000a040 01000000 01000000 \
             00000000 01000000 0000a040 03000000 00000000"
        );
    }

    #[test]
    fn positions_have_these_bytes() {
        assert_eq!(
            hex(&position_bytes(&[[1.0, -2.0], [0.5, 0.0]])),
            "5a574c31 02000000 0000803f 000000c0 0000003f 00000000"
        );
    }

    #[test]
    fn a_map_has_these_bytes() {
        let bytes = map_bytes(&MapParts {
            n_accounts: 9,
            n_edges: 8,
            n_accounts_passing: 7,
            n_edges_passing: 6,
            unit: 1.0,
            least: 2,
            from_ms: 1000,
            to_ms: 9000,
            centres: &[[1.0, -2.0], [0.5, 0.0]],
            accounts: &[5, 4],
            accounts_passing: &[5, 2],
            edges: &[3, 0],
            weight: &[5, 0],
            layers: &[3, 0],
            first_ms: &[2999, i64::MAX],
            last_ms: &[9000, i64::MIN],
            ties: &[[0, 1]],
            tie_edges: &[3],
            tie_weight: &[5],
        });
        assert_eq!(
            hex(&bytes),
            "5a574331 02000000 01000000 09000000 08000000 07000000 06000000 0000803f \
             02000000 00000000 00408f40 00000000 0094c140 0000803f 000000c0 0000003f \
             00000000 05000000 04000000 05000000 02000000 03000000 00000000 0000a040 \
             00000000 03000000 00000000 01000000 00000000 08000000 00000000 00000000 \
             01000000 03000000 0000a040"
        );
        assert_eq!(bytes.len(), 52 + 36 * 2 + 16);
    }

    #[test]
    fn texts_have_these_bytes() {
        let ids = ["a".to_owned(), "bcé".to_owned()];
        let names = [String::new(), "N".to_owned()];
        assert_eq!(
            hex(&name_bytes(&ids, &names).unwrap()),
            "5a575431 02000000 00000000 01000000 05000000 00000000 00000000 01000000 \
             616263c3 a9000000 4e"
        );
        assert_eq!(
            hex(&name_bytes(&[], &[]).unwrap()),
            "5a575431 00000000 00000000 00000000"
        );
    }

    #[test]
    fn a_filter_has_these_bytes() {
        let mut accounts = [false; 10];
        (accounts[0], accounts[3], accounts[9]) = (true, true, true);
        assert_eq!(
            hex(&filter_bytes(&accounts, &[0, 7])),
            "5a574631 0a000000 02000000 03000000 01000000 09020000 00000000 0000e040"
        );
    }

    #[test]
    fn every_block_begins_at_a_multiple_of_four() {
        for n in 0..20_usize {
            let filter = filter_bytes(&vec![true; n], &[1]);
            assert_eq!(filter.len(), 20 + n.div_ceil(32) * 4 + 4);
            let ids = vec!["x".to_owned(); n];
            let names = name_bytes(&ids, &ids).unwrap();
            assert_eq!(names.len(), 8 + 8 * (n + 1) + n.next_multiple_of(4) + n);
        }
    }
}
