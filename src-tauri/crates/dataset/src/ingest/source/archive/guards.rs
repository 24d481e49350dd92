//! Readers that do not believe what an archive says of itself.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};

/// Number of members that the end of the file speaks of; the largest, if there are several such
/// places.
pub(super) fn claimed_members(file: &mut File) -> std::io::Result<u64> {
    const TAIL: u64 = (1 << 16) + 200;
    let size = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(size.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    file.take(TAIL).read_to_end(&mut tail)?;
    file.seek(SeekFrom::Start(0))?;
    let number = |from: usize, bytes: usize| {
        let digits = tail.get(from..from + bytes).unwrap_or_default();
        digits
            .iter()
            .rev()
            .fold(0_u64, |n, &b| n << 8 | u64::from(b))
    };
    let small = memchr::memmem::find_iter(&tail, b"PK\x05\x06").map(|at| number(at + 10, 2));
    let large = memchr::memmem::find_iter(&tail, b"PK\x06\x06").map(|at| number(at + 32, 8));
    // 65 535 small ones mean "see the large number".
    Ok(small.chain(large).max().unwrap_or(0))
}

/// A file of which only so much is read.
pub(super) struct Limited {
    pub(super) file: BufReader<File>,
    pub(super) left: u64,
}

impl Read for Limited {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.file.read(buffer)?;
        self.left = self
            .left
            .checked_sub(n as u64)
            .ok_or_else(|| std::io::Error::other("the list of members is too long"))?;
        Ok(n)
    }
}

impl Seek for Limited {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.file.seek(to)
    }
}

/// Unpacked bytes that must have the length and the checksum that the archive says.
pub(super) struct Checked {
    inner: Box<dyn Read>,
    crc: flate2::Crc,
    given: u64,
    size_bytes: u64,
    crc_said: u32,
}

impl Checked {
    pub(super) fn new(inner: Box<dyn Read>, size_bytes: u64, crc_said: u32) -> Self {
        Self {
            inner,
            crc: flate2::Crc::new(),
            given: 0,
            size_bytes,
            crc_said,
        }
    }
}

impl Read for Checked {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.crc.update(buffer.get(..n).unwrap_or_default());
        self.given += n as u64;
        // What is longer than said is stopped by whoever counts.
        if n == 0 && !buffer.is_empty() {
            if self.given != self.size_bytes {
                return Err(std::io::Error::other(format!(
                    "it ends early: {} bytes where {} are said",
                    self.given, self.size_bytes
                )));
            }
            if self.crc.sum() != self.crc_said {
                return Err(std::io::Error::other("its checksum is wrong"));
            }
        }
        Ok(n)
    }
}
