//! Limits of the operating system around the reading process. Each is set as far as the system knows
//! it; one that fails leaves the others standing.

use super::messages::{Place, Request};

/// What needs no knowledge of the task: no dump of a memory full of other people's words.
pub(super) fn before_anything() {
    #[cfg(unix)]
    {
        let _ = rlimit::setrlimit(rlimit::Resource::CORE, 0, 0);
    }
}

/// The walls for this task. To be called while the process has one thread: a wall holds for the
/// thread that sets it and those that it starts.
pub(super) fn around(request: &Request) {
    #[cfg(unix)]
    resources(request);
    #[cfg(target_os = "linux")]
    let _ = files(request);
    #[cfg(not(unix))]
    let _ = request;
}

/// Open files: tables that are written and files that are read are few at a time.
#[cfg(unix)]
const OPEN_FILES: u64 = 256;

/// Largest file of a task that writes no tables.
#[cfg(unix)]
const LARGEST_SCRATCH: u64 = 2 << 30;

/// The number of processes is not limited: the system counts those of the user, not ours. New programs
/// are forbidden by Landlock instead.
#[cfg(unix)]
fn resources(request: &Request) {
    use rlimit::{Resource, setrlimit};

    let (task, limits) = (&request.task, &request.limits);
    let bytes: u64 = task
        .reads()
        .iter()
        .filter_map(|file| file.metadata().ok())
        .map(|meta| meta.len())
        .sum();
    let cpu = limits.cpu_secs_for(bytes);
    // At the first limit the process is told, which ends it; at the second it is killed.
    let _ = setrlimit(Resource::CPU, cpu, cpu.saturating_add(5));
    let memory = limits.memory_bytes;
    let _ = setrlimit(Resource::DATA, memory, memory);
    // A file that is mapped into memory takes addresses, not memory, and so do the program itself and
    // what the allocator has reserved so far.
    let addresses = memory.saturating_add(bytes).saturating_add(mapped_bytes());
    let _ = setrlimit(Resource::AS, addresses, addresses);
    let _ = setrlimit(Resource::NOFILE, OPEN_FILES, OPEN_FILES);
    if task.writes().is_none() {
        // Answers go through a pipe, which is no file; a workbook in an archive is unpacked to be read.
        let _ = setrlimit(Resource::FSIZE, LARGEST_SCRATCH, LARGEST_SCRATCH);
    }
}

/// Addresses that are taken already; where nobody says, as much as is ever seen.
#[cfg(unix)]
fn mapped_bytes() -> u64 {
    const PAGE_BYTES: u64 = 4096;
    let pages = std::fs::read_to_string("/proc/self/statm")
        .ok()
        .and_then(|words| words.split_whitespace().next()?.parse::<u64>().ok());
    pages.map_or(2 << 30, |pages| pages.saturating_mul(PAGE_BYTES))
}

/// Only the files of the task can be read, only its folders can be written to; no program can be
/// started, no TCP port used, no process outside be signalled.
#[cfg(target_os = "linux")]
fn files(request: &Request) -> Result<(), landlock::RulesetError> {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, BitFlags, Ruleset, RulesetAttr, RulesetCreatedAttr,
        Scope, path_beneath_rules,
    };

    let scratch = request.scratch.as_ref().map(Place::path);
    // The newest version that this was tried on; an older kernel gives what it has.
    let abi = ABI::V7;
    let own_folder: BitFlags<AccessFs> = AccessFs::ReadFile
        | AccessFs::ReadDir
        | AccessFs::WriteFile
        | AccessFs::Truncate
        | AccessFs::MakeReg
        | AccessFs::MakeDir
        | AccessFs::RemoveFile;
    Ruleset::default()
        .handle_access(AccessFs::from_all(abi))?
        .handle_access(AccessNet::from_all(abi))?
        .scope(Scope::from_all(abi))?
        .create()?
        .add_rules(path_beneath_rules(request.task.reads(), AccessFs::ReadFile))?
        .add_rules(path_beneath_rules(request.task.writes(), own_folder))?
        .add_rules(path_beneath_rules(scratch, own_folder))?
        .restrict_self()?;
    Ok(())
}
