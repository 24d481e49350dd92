//! A second start of the program hands its files to the window that is open and ends.
//!
//! The first one listens on a socket file in its own data folder, which only this person can reach.
//! Where there are no socket files (Windows) or the place does not allow one, every start has a window
//! of its own; a case still has one writer only.

use std::path::PathBuf;

use tauri::AppHandle;

use crate::place::Place;

/// Whether the window of an earlier start has taken the files.
pub fn hand_over(place: &Place, paths: &[PathBuf]) -> bool {
    #[cfg(unix)]
    return unix::hand_over(&address(place), paths).is_ok();
    #[cfg(not(unix))]
    return false;
}

/// From now on later starts find this one. Without that everything else works as well.
pub fn listen(app: &AppHandle, place: &Place) {
    #[cfg(unix)]
    if let Err(why) = unix::listen(app.clone(), place.data(), &address(place)) {
        eprintln!("zwerm-window: a second start will open a second window: {why}");
    }
}

#[cfg(unix)]
fn address(place: &Place) -> PathBuf {
    place.data().join("window.socket")
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::fs::DirBuilder;
    use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result, Write};
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::DirBuilderExt;
    use std::os::unix::net::{UnixListener, UnixStream};
    use std::path::Path;
    use std::time::Duration;

    use tauri::Manager;

    use super::{AppHandle, PathBuf};
    use crate::state::Shell;
    use crate::window;

    /// A window that does not answer in this time is not waited for.
    const PATIENCE: Duration = Duration::from_secs(2);
    /// More than a command line can hold.
    const LONGEST: u64 = 4 << 20;
    const TAKEN: &[u8] = b"taken";

    /// Paths go over as bytes, each ended by a zero, which no path contains; an empty one ends them.
    pub fn hand_over(address: &Path, paths: &[PathBuf]) -> Result<()> {
        let mut window = UnixStream::connect(address)?;
        window.set_read_timeout(Some(PATIENCE))?;
        window.set_write_timeout(Some(PATIENCE))?;
        for path in paths {
            window.write_all(path.as_os_str().as_bytes())?;
            window.write_all(&[0])?;
        }
        window.write_all(&[0])?;
        let mut answer = Vec::new();
        window.take(16).read_to_end(&mut answer)?;
        if answer == TAKEN {
            Ok(())
        } else {
            Err(Error::from(ErrorKind::InvalidData))
        }
    }

    pub fn listen(app: AppHandle, folder: &Path, address: &Path) -> Result<()> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
        // Nobody answers there, or we would not be here.
        match std::fs::remove_file(address) {
            Err(why) if why.kind() != ErrorKind::NotFound => return Err(why),
            _ => {}
        }
        let listener = UnixListener::bind(address)?;
        std::thread::Builder::new()
            .name("second-start".to_owned())
            .spawn(move || {
                for visitor in listener.incoming().flatten() {
                    // Whoever talks nonsense gets no answer; the next one may.
                    if let Ok(paths) = receive(visitor) {
                        show(&app, &paths);
                    }
                }
            })?;
        Ok(())
    }

    fn receive(mut visitor: UnixStream) -> Result<Vec<PathBuf>> {
        visitor.set_read_timeout(Some(PATIENCE))?;
        visitor.set_write_timeout(Some(PATIENCE))?;
        let mut paths = Vec::new();
        let mut sent = BufReader::new(visitor.try_clone()?.take(LONGEST));
        loop {
            let mut path = Vec::new();
            sent.read_until(0, &mut path)?;
            // Without its zero the message was cut off.
            if path.pop() != Some(0) {
                return Err(Error::from(ErrorKind::UnexpectedEof));
            }
            if path.is_empty() {
                break;
            }
            paths.push(PathBuf::from(OsStr::from_bytes(&path)));
        }
        visitor.write_all(TAKEN)?;
        Ok(paths)
    }

    fn show(app: &AppHandle, paths: &[PathBuf]) {
        if let Some(window) = app.get_webview_window(window::LABEL) {
            // To be in front is a wish to the window manager, no more.
            let _ = window.unminimize();
            let _ = window.set_focus();
        }
        if let Some(shell) = app.try_state::<Shell>() {
            shell.drop_files(paths);
        }
    }

    #[cfg(test)]
    mod tests {
        use super::{UnixListener, UnixStream, hand_over, receive};
        use std::path::{Path, PathBuf};

        #[test]
        fn paths_arrive_as_they_were_sent() {
            let folder = tempfile::tempdir().expect("a folder");
            let address = folder.path().join("window.socket");
            let listener = UnixListener::bind(&address).expect("a socket");
            let sent = vec![PathBuf::from("/a b/ä.csv"), PathBuf::from("/c\nd.zwerm")];
            let expected = sent.clone();
            let other = std::thread::spawn(move || {
                let (visitor, _) = listener.accept().expect("a visitor");
                receive(visitor).expect("paths")
            });
            hand_over(&address, &sent).expect("taken");
            assert_eq!(other.join().expect("the other side"), expected);
        }

        #[test]
        fn a_dead_socket_is_no_window() {
            let folder = tempfile::tempdir().expect("a folder");
            let address = folder.path().join("window.socket");
            drop(UnixListener::bind(&address).expect("a socket"));
            assert!(hand_over(&address, &[]).is_err());
            assert!(UnixStream::connect(Path::new("/nowhere")).is_err());
        }
    }
}
