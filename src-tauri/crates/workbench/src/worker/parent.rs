//! Starting, watching and stopping the reading process, and what its end means.

use std::collections::VecDeque;
use std::io::{BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

use super::messages::{self, Message, Request};
use super::tasks::{Answer, Task};
use super::{ARGUMENT, Failed, Limits};
use crate::error::{Error, ErrorKind, Result};
use crate::jobs::Control;
use crate::session::TOOL;

/// How long a cancelled task may go on at most before somebody looks.
const PATIENCE: Duration = Duration::from_millis(15);
/// Between two looks at what the child uses.
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);
/// How long a child that has closed its output may take to end.
const LAST_MOMENTS: Duration = Duration::from_secs(2);
/// What is kept of the first and of the last that the child says on standard error.
const KEPT_OF_STDERR: usize = 4 << 10;

/// What the child needs of our environment: where libraries lie, what Windows cannot do without, and
/// how many threads were asked for.
const KEPT_VARIABLES: [&str; 6] = [
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "SystemRoot",
    "windir",
    "RAYON_NUM_THREADS",
    "POLARS_MAX_THREADS",
];

/// Has the child do a task; see [`super::Reader::perform`].
pub(super) fn perform(
    program: &Path,
    limits: &Limits,
    task: &Task,
    control: &Control,
    deliver: &mut dyn FnMut(usize, Result<Answer>),
) -> std::result::Result<(), Failed> {
    control.check().map_err(Failed::of_all)?;
    let mut running = Running::start(program, limits, task).map_err(Failed::of_all)?;
    let mut at = None;
    let fallen = loop {
        match running.next(limits, control).map_err(Failed::of_all)? {
            Heard::Message(Message::Progress { stage, done, total }) => {
                if !control.step(&stage, done, total) {
                    return Err(Failed::of_all(Error::cancelled()));
                }
            }
            Heard::Message(Message::Begins { file }) => {
                at = Some(file);
                running.of_file = task.secs_a_file().map(|secs| (secs, None));
                if !task.begins(file, control) {
                    return Err(Failed::of_all(Error::cancelled()));
                }
            }
            Heard::Message(Message::Answer { file, answer }) => deliver(file, answer),
            Heard::Message(Message::End { outcome }) => return outcome.map_err(Failed::of_all),
            Heard::Stopped(fallen) => break fallen,
            Heard::Nothing => {}
        }
    };
    Err(Failed {
        is_fall: true,
        at,
        error: fallen.in_words(task.shown(at.unwrap_or_default()), limits),
    })
}

/// An answer to another question.
pub(super) fn nonsense(task: &Task) -> Error {
    Fallen::other("it gave no answer").in_words(task.shown(0), &Limits::default())
}

/// Why the child is no more.
struct Fallen {
    code: &'static str,
    /// What happened, as the end of a sentence.
    how: String,
}

impl Fallen {
    fn other(how: impl Into<String>) -> Fallen {
        Fallen {
            code: "reader-crashed",
            how: how.into(),
        }
    }

    fn memory() -> Fallen {
        Fallen {
            code: "reader-out-of-memory",
            how: String::new(),
        }
    }

    fn time() -> Fallen {
        Fallen {
            code: "reader-out-of-time",
            how: String::new(),
        }
    }

    fn in_words(self, file: Option<&Path>, limits: &Limits) -> Error {
        let file = file.map_or_else(String::new, |file| file.display().to_string());
        let kept = "Nothing of it was imported; the case is as it was.";
        let (kind, sentence) = match self.code {
            "reader-out-of-memory" => (
                ErrorKind::Limit,
                format!(
                    "Reading this file needs more than {} of memory, so reading it was stopped. {kept} A file that claims far more than it holds does this; a file that is honestly too large can be split, or read with --reader-memory. File: {file}",
                    zwerm_report::number::bytes(limits.memory_bytes)
                ),
            ),
            "reader-out-of-time" => (
                ErrorKind::Input,
                format!(
                    "Reading this file takes far longer than a file of its size should, so reading it was stopped. {kept} It may be damaged or made to do this; get it again or split it. File: {file}"
                ),
            ),
            _ => (
                ErrorKind::Input,
                format!(
                    "The process that reads files stopped in the middle of this one ({}). {kept} The file may be damaged or made to do this; get it again, or open and save it with the program it comes from. File: {file}",
                    self.how
                ),
            ),
        };
        Error::new(kind, self.code, sentence)
    }
}

/// What came from the child in a moment.
enum Heard {
    Message(Message),
    Stopped(Fallen),
    Nothing,
}

/// A child at work. Dropping it ends it.
struct Running {
    child: Child,
    messages: Receiver<std::io::Result<Message>>,
    stderr: Option<JoinHandle<String>>,
    system: System,
    looked: Instant,
    cpu_secs: u64,
    /// Seconds of processor time for the file it is at, and what it had used before that.
    of_file: Option<(u64, Option<u64>)>,
    /// Removed after the child has ended.
    _scratch: Option<tempfile::TempDir>,
}

impl Running {
    fn start(program: &Path, limits: &Limits, task: &Task) -> Result<Running> {
        let failed = |error: std::io::Error| {
            Error::new(
                ErrorKind::Internal,
                "reader-not-started",
                format!("The process that reads files could not be started ({error})."),
            )
            .at(program.display().to_string())
        };
        // Beside the tables, where there are any: what is unpacked is large and somebody's data.
        let own = match task.writes() {
            Some(_) => None,
            None => tempfile::Builder::new()
                .prefix("zwerm-reader-")
                .tempdir()
                .ok(),
        };
        let scratch = match &own {
            Some(folder) => Some(folder.path()),
            None => task.writes(),
        };
        let mut child = command(program, scratch).spawn().map_err(failed)?;
        let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
        let (sender, messages) = sync_channel(64);
        if let Some(stdout) = stdout {
            std::thread::spawn(move || listen(stdout, &sender));
        }
        let stderr = stderr.map(|stderr| std::thread::spawn(move || overhear(stderr)));
        let bytes = task
            .reads()
            .iter()
            .filter_map(|file| file.metadata().ok())
            .map(|meta| meta.len())
            .sum();
        let request = Request {
            tool: TOOL.to_owned(),
            limits: *limits,
            scratch: scratch.map(Into::into),
            task: task.clone(),
        };
        let mut running = Running {
            child,
            messages,
            stderr,
            system: System::new(),
            looked: Instant::now(),
            _scratch: own,
            of_file: None,
            cpu_secs: limits.cpu_secs_for(bytes),
        };
        if let Some(stdin) = running.child.stdin.as_mut() {
            // A child that is gone already is noticed by what it does not say.
            let _ = messages::write(stdin, &request);
        }
        Ok(running)
    }

    /// The next thing that happens, after a moment at most.
    fn next(&mut self, limits: &Limits, control: &Control) -> Result<Heard> {
        if self.looked.elapsed() > BETWEEN_LOOKS {
            self.looked = Instant::now();
            if let Some(fallen) = self.takes_too_much(limits) {
                return Ok(Heard::Stopped(fallen));
            }
        }
        let heard = match self.messages.recv_timeout(PATIENCE) {
            Ok(Ok(message)) => Heard::Message(message),
            Ok(Err(error)) if error.kind() == std::io::ErrorKind::InvalidData => {
                Heard::Stopped(Fallen::other("it answered in a way that is not understood"))
            }
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Heard::Stopped(self.post_mortem()),
            Err(RecvTimeoutError::Timeout) => Heard::Nothing,
        };
        control.check()?;
        Ok(heard)
    }

    /// For systems that set no limit, or do not keep it.
    fn takes_too_much(&mut self, limits: &Limits) -> Option<Fallen> {
        let pid = Pid::from_u32(self.child.id());
        let what = ProcessRefreshKind::nothing().with_memory().with_cpu();
        self.system
            .refresh_processes_specifics(ProcessesToUpdate::Some(&[pid]), true, what);
        let process = self.system.process(pid)?;
        if process.memory() > limits.memory_bytes {
            return Some(Fallen::memory());
        }
        let used_ms = process.accumulated_cpu_time();
        if let Some((secs, before)) = &mut self.of_file {
            // The first look at a file comes a moment after it began, to its advantage.
            let before = *before.get_or_insert(used_ms);
            if used_ms.saturating_sub(before) / 1000 > *secs {
                return Some(Fallen::time());
            }
        }
        (used_ms / 1000 > self.cpu_secs).then(Fallen::time)
    }

    /// Why the child ended without a last word.
    fn post_mortem(&mut self) -> Fallen {
        let since = Instant::now();
        let status = loop {
            match self.child.try_wait() {
                Ok(Some(status)) => break Some(status),
                Ok(None) if since.elapsed() < LAST_MOMENTS => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Ok(None) | Err(_) => break None,
            }
        };
        let said = if status.is_some() {
            // It is dead, so its standard error has an end.
            self.stderr.take().and_then(|thread| thread.join().ok())
        } else {
            None
        };
        let Some(status) = status else {
            return Fallen::other("it closed its output and went on");
        };
        judged(status, &said.unwrap_or_default())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Also after its last word: all that it had to do is done and on the disk.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(program: &Path, scratch: Option<&Path>) -> Command {
    let mut command = Command::new(program);
    command
        .arg(ARGUMENT)
        .env_clear()
        .envs(KEPT_VARIABLES.iter().filter_map(|name| {
            let value = std::env::var_os(name)?;
            Some((*name, value))
        }))
        .envs(
            ["TMPDIR", "TEMP", "TMP"]
                .into_iter()
                .filter_map(|name| Some((name, scratch?))),
        )
        // Each arena of the C library's allocator reserves addresses, which count against the limit
        // of memory.
        .env("MALLOC_ARENA_MAX", "2")
        // Buffers of tables come and go: with pages of 2 MB a fifth of the work was making them zero.
        .env("MIMALLOC_ALLOW_THP", "0")
        // Addresses that it only reserves count against the limit of memory, too: 32 MiB at a time.
        .env("MIMALLOC_ARENA_EAGER_COMMIT", "0")
        .env("MIMALLOC_ARENA_RESERVE", "32768")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        // Ctrl+C is for the parent, which then ends the child. The name is what a list of processes
        // shows, whatever link the program was started by.
        command.process_group(0).arg0("zwerm-reader");
    }
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        const CREATE_NEW_PROCESS_GROUP: u32 = 0x200;
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(CREATE_NEW_PROCESS_GROUP | CREATE_NO_WINDOW);
    }
    command
}

/// Passes on what the child says, until it ends or talks nonsense.
fn listen(stdout: ChildStdout, sender: &SyncSender<std::io::Result<Message>>) {
    let mut from = BufReader::new(stdout);
    loop {
        let message = match messages::read(&mut from) {
            Ok(Some(message)) => Ok(message),
            Ok(None) => return,
            Err(error) => Err(error),
        };
        let last = message.is_err();
        if sender.send(message).is_err() || last {
            return;
        }
    }
}

/// The first and the last that the child says on standard error.
fn overhear(mut stderr: ChildStderr) -> String {
    let (mut first, mut last) = (Vec::new(), VecDeque::new());
    let mut buffer = [0_u8; 1 << 10];
    while let Ok(count @ 1..) = stderr.read(&mut buffer) {
        for &byte in buffer.iter().take(count) {
            if first.len() < KEPT_OF_STDERR {
                first.push(byte);
                continue;
            }
            last.push_back(byte);
            if last.len() > KEPT_OF_STDERR {
                last.pop_front();
            }
        }
    }
    first.extend(last);
    String::from_utf8_lossy(&first).into_owned()
}

/// What a program says when the system gives it no more memory: Rust's allocator, its threads, the
/// system itself.
const NO_MEMORY: [&str; 5] = [
    "memory allocation of ",
    "failed to spawn thread",
    "could not spawn threads",
    "Cannot allocate memory",
    "out of memory",
];

/// What the end of the child and its last words mean.
fn judged(status: ExitStatus, said: &str) -> Fallen {
    if NO_MEMORY.iter().any(|sign| said.contains(sign)) {
        return Fallen::memory();
    }
    let why = last_words(said);
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        // The numbers are those of Linux and macOS on all computers that Zwerm is built for.
        const KILL: i32 = 9;
        const CPU_TIME: i32 = 24;
        match status.signal() {
            Some(CPU_TIME) => return Fallen::time(),
            Some(KILL) => {
                return Fallen::other(
                    "it was ended from outside, by somebody or by the system when memory ran out",
                );
            }
            Some(signal) => return Fallen::other(format!("signal {signal}{why}")),
            None => {}
        }
    }
    Fallen::other(format!("{status}{why}"))
}

/// The last line that says something, for whoever reports the defect.
fn last_words(said: &str) -> String {
    let line = said
        .lines()
        .map(str::trim)
        .rfind(|line| !line.is_empty() && !line.starts_with("note: "));
    line.map_or_else(String::new, |line| {
        format!(": {}", zwerm_report::text::visible(line, 200))
    })
}
