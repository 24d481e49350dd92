//! Bytes on disk to text in memory: container, binary check, streaming decoder.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

use crate::DatasetError;
use crate::parquet::local_file;

mod archive;
mod kind;

use archive::{MAX_RATIO, MAX_UNPACKED_BYTES, is_zip, open_member};
pub(crate) use archive::{ZipKind, zip_kind, zip_parts};
pub use archive::{ZipMember, extract_members, is_archive, zip_members};
pub(crate) use kind::binary_kind;

/// Bytes that are looked at to guess format, encoding, delimiter and roles.
pub(crate) const SAMPLE_BYTES: usize = 1 << 20;

/// What the bytes are wrapped in; told by the first bytes, never by the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    Plain,
    Gzip,
    Zstd,
    Zip,
}

impl Container {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
            Self::Zip => "zip",
        }
    }

    fn of(head: &[u8]) -> Self {
        match head {
            [0x1f, 0x8b, ..] => Self::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Self::Zstd,
            // A skippable frame may come first (pzstd, seekable zstd).
            [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Self::Zstd,
            _ if is_zip(head) => Self::Zip,
            _ => Self::Plain,
        }
    }
}

/// Counts the bytes taken from the disk, for progress.
struct Counted {
    file: File,
    taken: Arc<AtomicU64>,
}

impl Counted {
    /// For what is no part of the progress.
    fn unseen(file: File) -> Self {
        Self {
            file,
            taken: Arc::default(),
        }
    }
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.file.read(buffer)?;
        self.taken.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// The unpacked bytes of a file as a stream.
pub(crate) struct Bytes {
    pub(crate) container: Container,
    pub(crate) path: PathBuf,
    pub(crate) size_on_disk: u64,
    reader: Box<dyn Read>,
    taken: Arc<AtomicU64>,
    unpacked: u64,
    /// Most bytes it may unpack to.
    limit: u64,
}

impl Bytes {
    /// A file, or a member of an archive: by its name, or the only one.
    pub(crate) fn open_member(path: &Path, member: Option<&str>) -> Result<Self, DatasetError> {
        let path = local_file(path)?;
        let file = File::open(&path).map_err(DatasetError::io("opening the file", &path))?;
        let mut size_on_disk = file
            .metadata()
            .map_err(DatasetError::io("opening the file", &path))?
            .len();
        let taken = Arc::new(AtomicU64::new(0));
        let counted = |file| Counted {
            file,
            taken: Arc::clone(&taken),
        };
        let mut raw = BufReader::with_capacity(1 << 16, counted(file));
        let head = raw
            .fill_buf()
            .map_err(DatasetError::io("reading the file", &path))?;
        let container = Container::of(head);
        if let (Some(member), true) = (member, container != Container::Zip) {
            return Err(DatasetError::InvalidOption {
                option: "member",
                value: member.to_owned(),
                expected: "only a zip archive has members, and this file is none".to_owned(),
            });
        }
        let mut limit = MAX_UNPACKED_BYTES.max(size_on_disk.saturating_mul(MAX_RATIO));
        let reader: Box<dyn Read> = match container {
            Container::Plain => Box::new(raw),
            Container::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(raw)),
            Container::Zstd => {
                let mut decoder = zstd::stream::read::Decoder::with_buffer(raw)
                    .map_err(DatasetError::io("reading the file", &path))?;
                // Archives of Reddit and others are packed with --long=31.
                decoder
                    .window_log_max(31)
                    .map_err(DatasetError::io("reading the file", &path))?;
                Box::new(decoder)
            }
            Container::Zip => {
                taken.store(0, Ordering::Relaxed);
                let member = open_member(&path, member, counted)?;
                size_on_disk = member.packed_bytes;
                limit = member.size_bytes;
                member.reader
            }
        };
        Ok(Self {
            container,
            path,
            size_on_disk,
            reader,
            taken,
            unpacked: 0,
            limit,
        })
    }

    /// Most bytes it may unpack to; of a member what the archive says.
    pub(crate) fn limit(&self) -> u64 {
        self.limit
    }

    /// Bytes taken from the disk so far.
    pub(crate) fn taken(&self) -> u64 {
        self.taken.load(Ordering::Relaxed)
    }

    /// Reads up to `buffer.len()` bytes; 0 = end.
    pub(crate) fn read(&mut self, buffer: &mut [u8]) -> Result<usize, DatasetError> {
        loop {
            match self.reader.read(buffer) {
                Ok(n) => {
                    self.unpacked += n as u64;
                    if self.unpacked > self.limit && self.container != Container::Plain {
                        return Err(self.too_much());
                    }
                    return Ok(n);
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) if self.container == Container::Plain => {
                    return Err(DatasetError::io("reading the file", &self.path)(error));
                }
                Err(error) => return Err(self.damaged(error.to_string())),
            }
        }
    }

    fn too_much(&self) -> DatasetError {
        if self.container == Container::Zip {
            return self.damaged("it unpacks to more bytes than the archive says".to_owned());
        }
        let limit = self.limit >> 30;
        DatasetError::ArchiveBomb {
            reason: format!(
                "it unpacks to more than {limit} GB and more than {MAX_RATIO} times its size"
            ),
            path: self.path.display().to_string(),
        }
    }

    fn damaged(&self, reason: String) -> DatasetError {
        DatasetError::DamagedArchive {
            container: self.container.name().to_owned(),
            bytes: self.unpacked,
            reason,
            path: self.path.display().to_string(),
        }
    }

    /// The first bytes, at most `limit`.
    ///
    /// An archive that breaks off inside the sample is an error here already.
    pub(crate) fn sample(&mut self, limit: usize) -> Result<Vec<u8>, DatasetError> {
        let mut sample = vec![0; limit];
        let mut filled = 0;
        while filled < limit {
            match self.read(&mut sample[filled..])? {
                0 => break,
                n => filled += n,
            }
        }
        sample.truncate(filled);
        Ok(sample)
    }
}

/// A file that is open, read from some byte on: several readers share it without sharing a place.
struct Positioned {
    file: Arc<File>,
    at: u64,
}

impl Read for Positioned {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        #[cfg(unix)]
        let n = std::os::unix::fs::FileExt::read_at(&*self.file, buffer, self.at)?;
        #[cfg(windows)]
        let n = std::os::windows::fs::FileExt::seek_read(&*self.file, buffer, self.at)?;
        self.at += n as u64;
        Ok(n)
    }
}

/// The unpacked text as UTF-8 bytes, piece by piece; a byte order mark is taken off and its length
/// kept in `skipped`.
///
/// What cannot be decoded stays invalid UTF-8 (a lone 0xFF for other encodings), so that the
/// record it is in can be rejected.
pub(crate) struct Text {
    pub(crate) bytes: Bytes,
    decoder: Option<Decoder>,
    staged: Vec<u8>,
    at_start: bool,
    finished: bool,
    pub(crate) skipped: u64,
}

impl Text {
    /// Text that is UTF-8 already, from some byte of an open file on; `is_whole` where that byte is
    /// the first of a file as it was received, and may belong to a byte order mark.
    pub(crate) fn positioned(path: &Path, file: Arc<File>, at: u64, is_whole: bool) -> Self {
        let reader = BufReader::with_capacity(1 << 16, Positioned { file, at });
        Self {
            bytes: Bytes {
                container: Container::Plain,
                path: path.to_owned(),
                size_on_disk: 0,
                reader: Box::new(reader),
                taken: Arc::default(),
                unpacked: 0,
                limit: u64::MAX,
            },
            decoder: None,
            staged: Vec::new(),
            at_start: is_whole,
            finished: false,
            skipped: 0,
        }
    }

    /// Whether a byte of the text is the same byte of the file: neither packed nor decoded.
    pub(crate) fn is_as_in_file(&self) -> bool {
        self.bytes.container == Container::Plain && self.decoder.is_none()
    }

    /// The text of a member of an archive, or of the file itself.
    pub(crate) fn open_member(
        path: &Path,
        encoding: &'static Encoding,
        member: Option<&str>,
    ) -> Result<Self, DatasetError> {
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_with_bom_removal());
        Ok(Self {
            bytes: Bytes::open_member(path, member)?,
            decoder,
            staged: Vec::new(),
            at_start: true,
            finished: false,
            skipped: 0,
        })
    }

    /// Appends the next piece to `out`; false at the end.
    pub(crate) fn fill(&mut self, out: &mut Vec<u8>) -> Result<bool, DatasetError> {
        const PIECE: usize = 1 << 18;
        if self.finished {
            return Ok(false);
        }
        let Some(decoder) = &mut self.decoder else {
            let start = out.len();
            out.resize(start + PIECE, 0);
            let mut filled = 0;
            while filled < PIECE && !self.finished {
                let n = self.bytes.read(&mut out[start + filled..])?;
                filled += n;
                self.finished = n == 0;
            }
            out.truncate(start + filled);
            if self.at_start && out[start..].starts_with(b"\xef\xbb\xbf") {
                out.drain(start..start + 3);
                self.skipped = 3;
            }
            self.at_start = false;
            return Ok(filled > 0);
        };
        self.staged.resize(PIECE, 0);
        let n = self.bytes.read(&mut self.staged)?;
        self.finished = n == 0;
        let mut input = self.staged.get(..n).unwrap_or_default();
        loop {
            let start = out.len();
            let room = decoder
                .max_utf8_buffer_length_without_replacement(input.len())
                .unwrap_or(PIECE)
                .max(16);
            out.resize(start + room, 0);
            let (result, read, written) =
                decoder.decode_to_utf8_without_replacement(input, &mut out[start..], self.finished);
            out.truncate(start + written);
            input = input.get(read..).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => return Ok(!self.finished || out.len() > start),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => out.push(0xff),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_unpacks_without_end_is_stopped() {
        use std::io::Write as _;
        let zeros = vec![0; 4 << 20];
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&zeros).unwrap();
        for packed in [
            gzip.finish().unwrap(),
            zstd::encode_all(zeros.as_slice(), 3).unwrap(),
        ] {
            let mut file = tempfile::NamedTempFile::new().unwrap();
            file.write_all(&packed).unwrap();
            let mut bytes = Bytes::open_member(file.path(), None).unwrap();
            assert_eq!(bytes.limit, MAX_UNPACKED_BYTES);
            // The limit of a real bomb takes a minute to reach.
            bytes.limit = 1 << 20;
            let error = bytes.sample(8 << 20).unwrap_err();
            assert_eq!(error.code(), "archive-bomb");
            assert!(error.to_string().contains("200 times its size"));
        }
    }
}
