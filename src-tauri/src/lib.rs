//! The window of Zwerm: a shell without opinions around `zwerm-desk`.
//!
//! A command reads its arguments, asks the desk, hands back the answer. What the shell adds is what
//! only a program with a window can do: the window itself and its walls ([`window`]), files that are
//! dropped on it ([`drop`]), dialogs, the folders of this person ([`place`]).
#![deny(missing_docs)]

mod arguments;
mod graphics;
mod place;
mod window;

use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;
use place::Place;

/// Opens the window; returns when it is closed.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    if arguments.safe_graphics
        && let Err(why) = graphics::start_again_without_gpu()
    {
        eprintln!("zwerm-window: drawing without the graphics card is not possible: {why}");
    }
    let outcome = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(move |app| {
            let place = Place::find(app, arguments.data_dir.as_deref())?;
            app.handle().plugin(
                tauri_plugin_window_state::Builder::default()
                    .with_filename(place.window_state().to_string_lossy())
                    .build(),
            )?;
            window::open(app, &place, arguments.safe_graphics)?;
            Ok(())
        })
        .run(tauri::generate_context!());
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("zwerm-window: {why}");
            ExitCode::FAILURE
        }
    }
}
