//! The reading process itself: walls first, then the request, then nothing else.

use std::io::{BufReader, Read};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::messages::{self, Message, Request};
use super::tasks::{self, Said};
use super::walls;
use crate::error::{Error, ErrorKind, Result};
use crate::session::TOOL;

/// Between two reports of progress: often enough for the eye, seldom enough for the pipe.
const BETWEEN_REPORTS: Duration = Duration::from_millis(40);

/// Does what standard input asks for and ends.
pub(super) fn run() -> ! {
    walls::before_anything();
    let mut from_parent = BufReader::new(std::io::stdin());
    let request = match messages::read::<Request>(&mut from_parent) {
        Ok(Some(request)) => request,
        // Somebody typed the hidden argument, or the parent is gone.
        Ok(None) | Err(_) => {
            eprintln!("zwerm: the reading process is started by the program, not by hand");
            std::process::exit(2)
        }
    };
    let outcome = if request.tool == TOOL {
        walls::around(&request);
        end_with_the_parent(from_parent);
        // Behind the walls, which do not hold for threads that were there before; and while there is
        // room for them.
        zwerm_dataset::start_threads();
        work(&request)
    } else {
        Err(Error::new(
            ErrorKind::Internal,
            "other-version",
            format!(
                "The program was replaced by another version ({TOOL}) while it ran. Start it again."
            ),
        ))
    };
    tell(&Message::End { outcome });
    std::process::exit(0)
}

/// The parent keeps our standard input open as long as it lives: when that ends, so do we, even after
/// a `kill -9` of the parent.
fn end_with_the_parent(mut from_parent: BufReader<std::io::Stdin>) {
    let watch = move || {
        let mut rest = [0_u8; 64];
        while from_parent.read(&mut rest).is_ok_and(|count| count > 0) {}
        std::process::exit(0)
    };
    // Without it we would still end at the next message that nobody takes.
    let _ = std::thread::Builder::new()
        .stack_size(64 << 10)
        .spawn(watch);
}

fn work(request: &Request) -> Result<()> {
    let last = Mutex::new((String::new(), None::<Instant>));
    let progress = |stage: &str, done: u64, total: u64| {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        let soon = last.1.is_some_and(|at| at.elapsed() < BETWEEN_REPORTS);
        if !soon || last.0 != stage {
            stage.clone_into(&mut last.0);
            last.1 = Some(Instant::now());
            tell(&Message::Progress {
                stage: stage.to_owned(),
                done,
                total,
            });
        }
        // Whoever wants to stop us ends the process.
        true
    };
    tasks::perform(&request.task, &progress, &mut |said| {
        tell(&match said {
            Said::Begins(file) => Message::Begins { file },
            Said::Answer(file, answer) => Message::Answer { file, answer },
        });
        Ok(())
    })
}

/// Sends a message; ends when nobody listens any more.
fn tell(message: &Message) {
    if messages::write(&mut std::io::stdout().lock(), message).is_err() {
        std::process::exit(0)
    }
}
