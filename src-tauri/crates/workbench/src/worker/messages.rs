//! How the two processes write to each other: one line of JSON a message.

use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Limits;
use super::tasks::{Answer, Task};
use crate::error::Error;

/// Longest message in bytes. The largest are requests with thousands of paths and answers about
/// tables with thousands of columns.
const LONGEST: u64 = 256 << 20;

/// All that the child is told.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request {
    /// [`crate::TOOL`] of the parent: an update may have put another program in its place.
    pub tool: String,
    pub limits: Limits,
    /// Folder for what is unpacked to be read; gone with the child.
    pub scratch: Option<Place>,
    pub task: Task,
}

/// What the child says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Message {
    /// How far it is.
    Progress {
        stage: String,
        done: u64,
        total: u64,
    },
    /// It turns to this file of its task.
    Begins { file: usize },
    /// What it found out about a file.
    Answer {
        file: usize,
        answer: Result<Answer, Error>,
    },
    /// The task as a whole is done, or has failed.
    End { outcome: Result<(), Error> },
}

/// Writes one message and lets it go at once.
pub(super) fn write<T: Serialize>(to: &mut impl Write, message: &T) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(message)?;
    line.push(b'\n');
    to.write_all(&line)?;
    to.flush()
}

/// Reads one message; `None` at the end.
pub(super) fn read<T: DeserializeOwned>(from: &mut impl BufRead) -> std::io::Result<Option<T>> {
    let mut line = Vec::new();
    from.take(LONGEST).read_until(b'\n', &mut line)?;
    match line.pop() {
        None => Ok(None),
        Some(b'\n') => Ok(Some(serde_json::from_slice(&line)?)),
        Some(_) => Err(std::io::Error::new(
            std::io::ErrorKind::UnexpectedEof,
            "the message is cut off",
        )),
    }
}

/// A path in JSON. Names of files need not be Unicode; what is not is written byte by byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub(crate) struct Place(PathBuf);

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Text(String),
    Units(Vec<u16>),
}

impl Place {
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl From<&Path> for Place {
    fn from(path: &Path) -> Place {
        Place(path.to_owned())
    }
}

impl From<Place> for Written {
    fn from(place: Place) -> Written {
        match place.0.into_os_string().into_string() {
            Ok(text) => Written::Text(text),
            Err(other) => Written::Units(units(&other)),
        }
    }
}

impl TryFrom<Written> for Place {
    type Error = &'static str;
    fn try_from(written: Written) -> Result<Place, &'static str> {
        match written {
            Written::Text(text) => Ok(Place(text.into())),
            Written::Units(units) => from_units(units).map(Place),
        }
    }
}

#[cfg(unix)]
fn units(text: &std::ffi::OsStr) -> Vec<u16> {
    use std::os::unix::ffi::OsStrExt;
    text.as_bytes().iter().copied().map(u16::from).collect()
}

#[cfg(unix)]
fn from_units(units: Vec<u16>) -> Result<PathBuf, &'static str> {
    use std::os::unix::ffi::OsStringExt;
    let bytes = units.into_iter().map(u8::try_from);
    let bytes: Vec<u8> = bytes.collect::<Result<_, _>>().map_err(|_| "no byte")?;
    Ok(std::ffi::OsString::from_vec(bytes).into())
}

#[cfg(windows)]
fn units(text: &std::ffi::OsStr) -> Vec<u16> {
    use std::os::windows::ffi::OsStrExt;
    text.encode_wide().collect()
}

#[cfg(windows)]
fn from_units(units: Vec<u16>) -> Result<PathBuf, &'static str> {
    use std::os::windows::ffi::OsStringExt;
    Ok(std::ffi::OsString::from_wide(&units).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_follow_each_other_and_a_cut_one_is_noticed() {
        let mut bytes = Vec::new();
        write(&mut bytes, &Message::Begins { file: 7 }).unwrap();
        let outcome = Err(Error::usage("a-code", "line 1\nline 2"));
        write(&mut bytes, &Message::End { outcome }).unwrap();
        let mut from = bytes.as_slice();
        assert!(matches!(
            read(&mut from).unwrap(),
            Some(Message::Begins { file: 7 })
        ));
        let Some(Message::End {
            outcome: Err(error),
        }) = read(&mut from).unwrap()
        else {
            panic!("no end");
        };
        assert_eq!(
            (error.code.as_str(), error.message.as_str()),
            ("a-code", "line 1\nline 2")
        );
        assert!(read::<Message>(&mut from).unwrap().is_none());
        let mut cut = &bytes[..bytes.len() - 1];
        read::<Message>(&mut cut).unwrap();
        assert!(read::<Message>(&mut cut).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn paths_need_not_be_unicode() {
        use std::os::unix::ffi::OsStrExt;
        for bytes in [&b"/tmp/plain \"name\"\n"[..], b"/tmp/\xff\xfe.csv"] {
            let path = Path::new(std::ffi::OsStr::from_bytes(bytes));
            let text = serde_json::to_string(&Place::from(path)).unwrap();
            let back: Place = serde_json::from_str(&text).unwrap();
            assert_eq!(back.path(), path);
        }
    }
}
