//! The window of Zwerm: a shell without opinions around `zwerm-desk`.
//!
//! A command reads its arguments, asks the desk, hands back the answer ([`commands`]). What the shell
//! adds is what only a program with a window can do: the window itself and its walls ([`window`]),
//! files that are dropped on it ([`drop`]), dialogs ([`dialog`]), the folders of this person
//! ([`place`]).
#![deny(missing_docs)]
#![warn(rustdoc::private_intra_doc_links)]
#![allow(
    rustdoc::private_intra_doc_links,
    reason = "this page is for readers of the source"
)]

mod arguments;
mod commands;
mod desktop_memory;
mod dialog;
mod drop;
mod error;
mod graphics;
mod place;
mod reveal;
mod second_start;
mod state;
mod window;

use std::process::ExitCode;

use clap::Parser;
use tauri::{App, Manager};
use zwerm_desk::{Desk, DeskHome, Reader};

use arguments::Arguments;
use commands::{case, detect, evidence, import, network, overview, report, search, start};
use place::Place;
use state::Shell;

/// Opens the window; returns when it is closed.
pub fn run() -> ExitCode {
    zwerm_desk::run_if_asked();
    let arguments = Arguments::parse();
    if let Err(why) = graphics::prepare(arguments.safe_graphics) {
        eprintln!("zwerm-window: how the pages are drawn could not be chosen: {why}");
    }
    let outcome = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            start::events,
            start::start,
            start::set_settings,
            start::pick_files,
            start::pick_folder,
            start::pick_case,
            start::open_case,
            start::open_dropped_case,
            start::create_case,
            start::forget_case,
            start::start_example,
            start::close_case,
            start::cancel,
            case::case_view,
            case::set_title,
            case::history,
            case::undo,
            case::redo,
            case::start_verify,
            import::probe,
            import::start_dry_run,
            import::start_import,
            import::rejects,
            import::remove_import,
            import::known_formats,
            import::save_rejects,
            import::saved_mappings,
            import::save_mapping,
            import::forget_mapping,
            import::save_mappings_file,
            import::take_mappings,
            import::start_intake,
            import::intake_page,
            import::start_import_set,
            import::start_images,
            import::receipts,
            overview::start_overview,
            overview::overview,
            overview::post_briefs,
            search::start_search_index,
            search::find,
            search::found_post,
            detect::method_form,
            detect::common_images,
            detect::set_common_images,
            detect::estimate,
            detect::window_advice,
            detect::start_detect,
            detect::stability,
            detect::start_power,
            detect::variants,
            detect::compare_runs,
            detect::compared_edges,
            detect::rename_run,
            detect::remove_run,
            network::network_bytes,
            network::map_bytes,
            network::drawing,
            network::position_bytes,
            network::stop_drawing,
            network::settle,
            network::pin,
            network::release,
            network::name_bytes,
            network::filter_bytes,
            network::filter_form,
            network::filter_counts,
            network::node_page,
            network::edge_page,
            network::table_csv,
            network::communities,
            network::search_accounts,
            network::account_card,
            network::community_card,
            network::barcodes,
            evidence::evidence,
            evidence::pair_place,
            evidence::small_picture,
            evidence::mark,
            evidence::remarks,
            evidence::add_note,
            evidence::edit_note,
            evidence::remove_note,
            evidence::note_versions,
            evidence::add_tag,
            evidence::remove_tag,
            evidence::tags_in_use,
            evidence::review,
            evidence::see_edge,
            evidence::next_unseen,
            evidence::link,
            evidence::open_link,
            report::findings,
            report::add_finding,
            report::edit_finding,
            report::remove_finding,
            report::move_finding,
            report::report_cover,
            report::set_report_cover,
            report::report_notes,
            report::report_html,
            report::export_kinds,
            report::start_export,
            report::save_picture,
            report::reveal,
        ])
        .setup(move |app| open(app, &arguments).map_err(Into::into))
        .run(tauri::generate_context!());
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("zwerm-window: {why}");
            ExitCode::FAILURE
        }
    }
}

/// The desk first, then the window that talks to it.
fn open(app: &mut App, arguments: &Arguments) -> tauri::Result<()> {
    desktop_memory::forget_choices();
    let place = Place::find(app, arguments.data_dir.as_deref())?;
    let paths = arguments.absolute_paths();
    if second_start::hand_over(&place, &paths) {
        app.handle().exit(0);
        return Ok(());
    }
    let home = DeskHome::new(
        place.data().to_owned(),
        place.cases().to_owned(),
        place.datasets().to_owned(),
    )
    .reading_in(Reader::of_this_program().map_err(std::io::Error::other)?);
    let runtime = tauri::async_runtime::handle();
    let desk = Desk::new(home, runtime.inner().clone());
    desk.keep_waiting(&paths);
    app.set_theme(start::colours(desk.settings().theme));
    app.manage(Shell::new(desk, arguments.safe_graphics));
    app.handle().plugin(
        tauri_plugin_window_state::Builder::default()
            .with_filename(place.window_state().to_string_lossy())
            .build(),
    )?;
    let window = window::open(app, &place, arguments.safe_graphics)?;
    drop::watch(&window);
    second_start::listen(app.handle(), &place);
    Ok(())
}
