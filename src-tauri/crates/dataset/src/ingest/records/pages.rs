//! Page headers of a Parquet file, weighed before the engine allocates what they claim.
//!
//! The engine trusts the numbers in a page header: a negative count makes it ask for 2^61 bytes,
//! which ends the process. Only the header's numbers are read here (Thrift compact protocol,
//! struct `PageHeader` of the Parquet format); the page itself is the engine's business.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

/// A header has a few dozen bytes, or some hundred with statistics.
const MAX_HEADER_BYTES: usize = 1 << 16;
const MAX_PAGE_BYTES: i64 = 512 << 20;

/// What a column chunk may hold, from the footer.
pub(super) struct Chunk {
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) values: i64,
    pub(super) unpacked_bytes: i64,
}

/// The numbers of one page header.
#[derive(Debug, Default)]
struct Page {
    unpacked: i64,
    packed: i64,
    data_values: Option<i64>,
    dictionary_values: Option<i64>,
    nulls: i64,
    levels: [i64; 2],
    header_bytes: usize,
}

/// Walks over the pages of a chunk; `Err` says what is wrong.
pub(super) fn check_chunk(file: &mut File, chunk: &Chunk) -> Result<(), String> {
    let (mut at, mut values, mut unpacked) = (chunk.start, 0i64, 0i64);
    let mut buffer = Vec::new();
    while values < chunk.values {
        buffer.clear();
        let left = chunk.end.saturating_sub(at);
        let wanted = left.min(MAX_HEADER_BYTES as u64);
        file.seek(SeekFrom::Start(at))
            .and_then(|_| file.by_ref().take(wanted).read_to_end(&mut buffer))
            .map_err(|error| error.to_string())?;
        let page = parse(&buffer).ok_or("a page header is damaged")?;
        let fits = |n: i64, most: i64| (0..=most).contains(&n);
        let count = page.data_values.or(page.dictionary_values).unwrap_or(0);
        unpacked = unpacked.saturating_add(page.unpacked);
        let sound = fits(page.packed, i64::try_from(left).unwrap_or(i64::MAX))
            && fits(page.unpacked, MAX_PAGE_BYTES)
            && unpacked <= chunk.unpacked_bytes
            && page
                .data_values
                .is_none_or(|n| fits(n, chunk.values - values))
            && page
                .dictionary_values
                .is_none_or(|n| fits(n, page.unpacked.saturating_mul(8)))
            && fits(page.nulls, count)
            && page.levels.iter().all(|&n| fits(n, page.unpacked));
        if !sound {
            return Err("a page claims more than the file holds".to_owned());
        }
        values += page.data_values.unwrap_or(0);
        at += page.header_bytes as u64 + page.packed.unsigned_abs();
        if at > chunk.end {
            return Err("a page reaches beyond its column".to_owned());
        }
    }
    Ok(())
}

fn parse(bytes: &[u8]) -> Option<Page> {
    let (mut input, mut page) = (Compact { bytes, at: 0 }, Page::default());
    let mut id = 0;
    while let Some(kind) = input.field(&mut id)? {
        match (id, kind) {
            (2, 5) => page.unpacked = input.number()?,
            (3, 5) => page.packed = input.number()?,
            (5 | 7 | 8, 12) => {
                let header = id;
                let mut inner = 0;
                while let Some(kind) = input.field(&mut inner)? {
                    match (header, inner, kind) {
                        (5 | 8, 1, 5) => page.data_values = Some(input.number()?),
                        (7, 1, 5) => page.dictionary_values = Some(input.number()?),
                        (8, 2, 5) => page.nulls = input.number()?,
                        (8, 5, 5) => page.levels[0] = input.number()?,
                        (8, 6, 5) => page.levels[1] = input.number()?,
                        _ => input.skip(kind, 0)?,
                    }
                }
            }
            _ => input.skip(kind, 0)?,
        }
    }
    page.header_bytes = input.at;
    Some(page)
}

/// Reader of the Thrift compact protocol.
struct Compact<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Compact<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn number(&mut self) -> Option<i64> {
        let value = self.varint()?;
        Some((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    /// The next field's type, or the end of the struct; `id` becomes the field's number.
    fn field(&mut self, id: &mut i64) -> Option<Option<u8>> {
        let head = self.byte()?;
        if head == 0 {
            return Some(None);
        }
        *id = match head >> 4 {
            0 => self.number()?,
            delta => id.checked_add(i64::from(delta))?,
        };
        Some(Some(head & 0x0f))
    }

    fn skip(&mut self, kind: u8, depth: u8) -> Option<()> {
        if depth > 8 {
            return None;
        }
        match kind {
            1 | 2 => {}
            3 => self.at += 1,
            4..=6 => {
                self.varint()?;
            }
            7 => self.at += 8,
            8 => {
                let length = usize::try_from(self.varint()?).ok()?;
                self.at = self.at.checked_add(length)?;
            }
            9 | 10 => {
                let head = self.byte()?;
                let count = match head >> 4 {
                    15 => self.varint()?,
                    count => u64::from(count),
                };
                for _ in 0..count {
                    // A boolean in a list takes a byte.
                    match head & 0x0f {
                        1 | 2 => self.at += 1,
                        kind => self.skip(kind, depth + 1)?,
                    }
                    if self.at > self.bytes.len() {
                        return None;
                    }
                }
            }
            12 => {
                let mut id = 0;
                while let Some(kind) = self.field(&mut id)? {
                    self.skip(kind, depth + 1)?;
                }
            }
            _ => return None,
        }
        (self.at <= self.bytes.len()).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// PageHeader { type: 0, unpacked: 100, packed: 60, data_page_header { num_values: n, .. } }.
    fn header(n: u8) -> Vec<u8> {
        vec![
            0x15, 0, 0x15, 200, 1, 0x15, 120, 0x2c, 0x15, n, 0x15, 0, 0x15, 6, 0x15, 6, 0, 0,
        ]
    }

    #[test]
    fn numbers_of_a_header_are_read() {
        let page = parse(&header(20)).unwrap();
        assert_eq!(
            (page.unpacked, page.packed, page.data_values),
            (100, 60, Some(10))
        );
        assert_eq!(page.header_bytes, header(20).len());
        assert_eq!(parse(&header(1)).unwrap().data_values, Some(-1));
        for cut in 0..header(20).len() {
            assert!(parse(&header(20)[..cut]).is_none(), "{cut}");
        }
    }
}
