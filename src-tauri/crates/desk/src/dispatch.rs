//! A command by name, for whatever carries commands as text: the development bridge and tests.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Desk;
use crate::api::{CommonImageView, DeskError, ExportAsk, PictureAsk, RejectsAsk};
use crate::error::Result;

/// What a command gives back.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// JSON, by the types of [`crate::api`].
    Json(Value),
    /// One block of bytes; see `wire`.
    Bytes(Vec<u8>),
}

/// Every command of the window, in the order of `ui/src/api/backend.ts`.
pub const COMMANDS: &[&str] = &[
    "start",
    "set_settings",
    "pick_files",
    "pick_folder",
    "pick_case",
    "open_case",
    "open_dropped_case",
    "create_case",
    "forget_case",
    "start_example",
    "close_case",
    "cancel",
    "case_view",
    "set_title",
    "history",
    "undo",
    "redo",
    "start_verify",
    "probe",
    "start_dry_run",
    "start_import",
    "rejects",
    "remove_import",
    "known_formats",
    "save_rejects",
    "saved_mappings",
    "save_mapping",
    "forget_mapping",
    "save_mappings_file",
    "take_mappings",
    "start_intake",
    "intake_page",
    "start_import_set",
    "start_images",
    "receipts",
    "start_overview",
    "overview",
    "post_briefs",
    "start_search_index",
    "find",
    "found_post",
    "method_form",
    "common_images",
    "set_common_images",
    "estimate",
    "window_advice",
    "start_detect",
    "stability",
    "start_power",
    "variants",
    "compare_runs",
    "compared_edges",
    "rename_run",
    "remove_run",
    "network_bytes",
    "map_bytes",
    "drawing",
    "position_bytes",
    "stop_drawing",
    "settle",
    "pin",
    "release",
    "name_bytes",
    "filter_bytes",
    "filter_form",
    "filter_counts",
    "node_page",
    "edge_page",
    "table_csv",
    "communities",
    "search_accounts",
    "account_card",
    "community_card",
    "barcodes",
    "evidence",
    "pair_place",
    "small_picture",
    "mark",
    "remarks",
    "add_note",
    "edit_note",
    "remove_note",
    "note_versions",
    "add_tag",
    "remove_tag",
    "tags_in_use",
    "review",
    "see_edge",
    "next_unseen",
    "link",
    "open_link",
    "findings",
    "add_finding",
    "edit_finding",
    "remove_finding",
    "move_finding",
    "report_cover",
    "set_report_cover",
    "report_notes",
    "report_html",
    "export_kinds",
    "start_export",
    "save_picture",
    "reveal",
];

/// Commands of which the shell does the part that needs a window: dialogs, the file manager, the browser.
pub const OF_THE_SHELL: &[&str] = &[
    "pick_files",
    "pick_folder",
    "pick_case",
    "open_link",
    "reveal",
];

/// The arguments of one command.
struct Args(Value);

impl Args {
    fn get<T: DeserializeOwned>(&self, name: &str) -> Result<T> {
        let value = self.0.get(name).cloned().unwrap_or(Value::Null);
        serde_json::from_value(value).map_err(|error| {
            DeskError::usage(
                "bad-argument",
                format!("The argument \"{name}\" is missing or is not what it should be: {error}."),
            )
        })
    }
}

fn json(value: impl serde::Serialize) -> Result<Reply> {
    Ok(Reply::Json(serde_json::to_value(value)?))
}

/// Answers one command. `args` is one JSON object; `body` is what travels beside it as bytes.
pub fn dispatch(desk: &Desk, name: &str, args: Value, body: Vec<u8>) -> Result<Reply> {
    let args = Args(args);
    match name {
        "start" => json(desk.start()),
        "set_settings" => json(desk.set_settings(args.get("settings")?)?),
        "open_case" => json(desk.open_case(&args.get::<String>("key")?)?),
        "open_dropped_case" => json(desk.open_dropped_case(args.get("file")?)?),
        "create_case" => json(desk.create_case(&args.get::<String>("title")?)?),
        "forget_case" => json(desk.forget_case(&args.get::<String>("key")?)?),
        "start_example" => json(desk.start_example(&args.get::<String>("id")?)?),
        "close_case" => json(desk.close_case()?),
        "cancel" => json(desk.cancel(args.get("job")?)),

        "case_view" => json(desk.case_view()?),
        "set_title" => json(desk.set_title(&args.get::<String>("title")?)?),
        "history" => json(desk.history()?),
        "undo" => json(desk.undo()?),
        "redo" => json(desk.redo()?),
        "start_verify" => json(desk.start_verify()?),

        "probe" => json(desk.probe(args.get("file")?, &args.get("ask")?)?),
        "start_dry_run" => json(desk.start_dry_run(args.get("file")?, args.get("ask")?)?),
        "start_import" => json(desk.start_import(args.get("file")?, args.get("ask")?)?),
        "rejects" => json(desk.rejects(
            &args.get::<String>("import_id")?,
            args.get("offset")?,
            args.get("limit")?,
        )?),
        "remove_import" => json(desk.remove_import(&args.get::<String>("import_id")?)?),

        "known_formats" => json(desk.known_formats()),
        // There is no dialog here: a file goes where it goes when nobody is asked.
        "save_rejects" => {
            let ask = RejectsAsk {
                choose_place: false,
                ..args.get("ask")?
            };
            json(desk.save_rejects(&ask, None)?)
        }
        "saved_mappings" => json(desk.saved_mappings()),
        "save_mapping" => json(desk.save_mapping(args.get("file")?, &args.get("ask")?)?),
        "forget_mapping" => json(desk.forget_mapping(&args.get::<String>("fingerprint")?)?),
        "save_mappings_file" => {
            let fingerprints: Vec<String> = args.get("fingerprints")?;
            json(desk.save_mappings_file(&fingerprints, None, false)?)
        }
        "take_mappings" => json(desk.take_mappings(args.get("file")?)?),
        "start_intake" => json(desk.start_intake(args.get("files")?)?),
        "intake_page" => json(desk.intake_page(&args.get("ask")?)?),
        "start_import_set" => json(desk.start_import_set(args.get("ask")?)?),
        "start_images" => json(desk.start_images(args.get("ask")?)?),
        "receipts" => json(desk.receipts(
            &args.get::<String>("import_id")?,
            args.get("offset")?,
            args.get("limit")?,
        )?),

        "start_overview" => json(desk.start_overview()?),
        "overview" => json(desk.overview(args.get("span")?)?),
        "post_briefs" => json(desk.post_briefs(&args.get::<Vec<String>>("ids")?)?),

        "start_search_index" => json(desk.start_search_index()?),
        "find" => json(desk.find(&args.get("ask")?)?),
        "found_post" => json(desk.found_post(&args.get("place")?)?),

        "estimate" => json(desk.estimate(&args.get("ask")?)?),
        "window_advice" => json(desk.window_advice(&args.get("ask")?)?),
        "start_detect" => json(desk.start_detect(args.get("ask")?)?),
        "stability" => json(desk.stability(&args.get::<String>("run")?)?),
        "start_power" => json(desk.start_power(args.get("ask")?)?),
        "compare_runs" => {
            let one = args.get::<String>("one")?;
            json(desk.compare_runs(&one, &args.get::<String>("other")?)?)
        }
        "compared_edges" => json(desk.compared_edges(&args.get("ask")?)?),
        "variants" => {
            let run = args.get::<String>("run")?;
            json(desk.variants(&run, &args.get::<String>("object_id")?)?)
        }
        "method_form" => json(desk.method_form()?),
        "common_images" => json(desk.common_images()?),
        "set_common_images" => {
            json(desk.set_common_images(&args.get::<Vec<CommonImageView>>("images")?)?)
        }
        "rename_run" => {
            let (run, name) = (args.get::<String>("run")?, args.get::<String>("name")?);
            json(desk.rename_run(&run, &name)?)
        }
        "remove_run" => json(desk.remove_run(&args.get::<String>("run")?)?),

        "network_bytes" => Ok(Reply::Bytes(
            desk.network_bytes(&args.get::<String>("run")?)?,
        )),
        "map_bytes" => {
            let run = args.get::<String>("run")?;
            let filter = args.get("filter")?;
            Ok(Reply::Bytes(desk.map_bytes(&run, &filter)?))
        }
        "drawing" => json(desk.drawing(&args.get::<String>("run")?)?),
        "position_bytes" => Ok(Reply::Bytes(
            desk.position_bytes(&args.get::<String>("run")?)?,
        )),
        "stop_drawing" => json(desk.stop_drawing(&args.get::<String>("run")?)?),
        "settle" => {
            let run = args.get::<String>("run")?;
            json(desk.settle(&run, args.get("seed")?)?)
        }
        "pin" => {
            let run = args.get::<String>("run")?;
            json(desk.pin(&run, &args.get::<Vec<_>>("places")?)?)
        }
        "release" => {
            let run = args.get::<String>("run")?;
            json(desk.release(&run, &args.get::<Vec<_>>("nodes")?)?)
        }
        "name_bytes" => Ok(Reply::Bytes(desk.name_bytes(&args.get::<String>("run")?)?)),
        "filter_bytes" => {
            let run = args.get::<String>("run")?;
            let filter = args.get("filter")?;
            Ok(Reply::Bytes(desk.filter_bytes(&run, &filter)?))
        }
        "filter_form" => json(desk.filter_form(&args.get::<String>("run")?)?),
        "filter_counts" => {
            let run = args.get::<String>("run")?;
            json(desk.filter_counts(&run, &args.get::<Vec<_>>("filters")?)?)
        }
        "node_page" => json(desk.node_page(&args.get("ask")?)?),
        "edge_page" => json(desk.edge_page(&args.get("ask")?)?),
        "table_csv" => json(desk.table_csv(&args.get("ask")?)?),
        "communities" => {
            let run = args.get::<String>("run")?;
            json(desk.communities(&run, &args.get("filter")?)?)
        }
        "search_accounts" => {
            let (run, text) = (args.get::<String>("run")?, args.get::<String>("text")?);
            json(desk.search_accounts(&run, &text, args.get("limit")?)?)
        }
        "account_card" => {
            let run = args.get::<String>("run")?;
            json(desk.account_card(&run, args.get("node")?)?)
        }
        "community_card" => {
            let run = args.get::<String>("run")?;
            json(desk.community_card(&run, args.get("community")?)?)
        }
        "barcodes" => json(desk.barcodes(&args.get::<String>("run")?)?),

        "evidence" => {
            let run = args.get::<String>("run")?;
            let (edge, offset) = (args.get("edge")?, args.get("offset")?);
            json(desk.evidence(&run, edge, offset, args.get("limit")?)?)
        }
        "pair_place" => {
            let (run, edge) = (args.get::<String>("run")?, args.get("edge")?);
            json(desk.pair_place(&run, edge, &args.get::<String>("pair_key")?)?)
        }
        "small_picture" => Ok(Reply::Bytes(
            desk.small_picture(&args.get::<String>("sha256")?)?,
        )),
        "mark" => json(desk.mark(&args.get("ask")?)?),
        "remarks" => json(desk.remarks(&args.get::<String>("run")?, &args.get("on")?)?),
        "add_note" => json(desk.add_note(&args.get("ask")?)?),
        "edit_note" => {
            let (id, text) = (args.get::<String>("id")?, args.get::<String>("text")?);
            json(desk.edit_note(&id, &text)?)
        }
        "remove_note" => json(desk.remove_note(&args.get::<String>("id")?)?),
        "note_versions" => json(desk.note_versions(&args.get::<String>("id")?)?),
        "add_tag" => json(desk.add_tag(&args.get("ask")?)?),
        "remove_tag" => json(desk.remove_tag(&args.get("ask")?)?),
        "tags_in_use" => json(desk.tags_in_use()?),
        "review" => json(desk.review(&args.get::<String>("run")?)?),
        "see_edge" => json(desk.see_edge(&args.get::<String>("run")?, args.get("edge")?)?),
        "next_unseen" => json(desk.next_unseen(&args.get("ask")?, args.get("after")?)?),
        "link" => json(desk.link(&args.get("ask")?)?),

        "findings" => json(desk.findings()?),
        "add_finding" => json(desk.add_finding(&args.get("ask")?)?),
        "edit_finding" => {
            let id = args.get::<String>("id")?;
            json(desk.edit_finding(&id, &args.get("ask")?)?)
        }
        "remove_finding" => json(desk.remove_finding(&args.get::<String>("id")?)?),
        "move_finding" => {
            let id = args.get::<String>("id")?;
            json(desk.move_finding(&id, args.get("position")?)?)
        }
        "report_cover" => json(desk.report_cover()?),
        "set_report_cover" => json(desk.set_report_cover(&args.get("cover")?)?),
        "report_notes" => json(desk.report_notes(&args.get::<String>("run")?)?),
        "report_html" => json(desk.report_html(&args.get("ask")?)?),
        "export_kinds" => json(desk.export_kinds(&args.get::<String>("run")?)?),
        // There is no dialog here: a file goes where it goes when nobody is asked.
        "start_export" => {
            let ask = ExportAsk {
                choose_place: false,
                ..args.get("ask")?
            };
            json(desk.start_export(ask, None)?)
        }
        "save_picture" => {
            let ask = PictureAsk {
                choose_place: false,
                ..args.get("ask")?
            };
            json(desk.save_picture(&ask, &body, None)?)
        }

        name if OF_THE_SHELL.contains(&name) => Err(DeskError::usage(
            "needs-window",
            format!("\"{name}\" opens a window of the system, which only the program itself can."),
        )),
        name => Err(DeskError::usage(
            "no-such-command",
            format!("There is no command \"{name}\"."),
        )),
    }
}
