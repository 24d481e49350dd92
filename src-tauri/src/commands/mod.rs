//! The commands, one file a screen, in the order of `ui/src/api/backend.ts`.
//!
//! Each reads its arguments, asks the desk, hands back the answer: what there is to decide, the desk
//! decides. `capabilities/main.json` lists them once more, as what the window is allowed.

pub mod case;
pub mod detect;
pub mod evidence;
pub mod import;
pub mod network;
pub mod overview;
pub mod report;
pub mod search;
pub mod start;

use tauri::State;
use zwerm_desk::api::DeskError;

use crate::state::Shell;

/// The shell, as Tauri hands it to a command.
type Desk<'a> = State<'a, Shell>;

/// What every command gives: the answer, or an error that the page can show.
type Reply<T> = Result<T, DeskError>;
