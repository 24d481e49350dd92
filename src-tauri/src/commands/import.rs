//! Import screen: what a file looks like, a dry run, the import, what was refused; folders of files
//! and saved mappings.

use tauri::AppHandle;
use zwerm_desk::api::{
    ChangeView, ImagesAsk, IntakePage, IntakePageAsk, KnownFormatView, ProbeAsk, ProbeView,
    ReceiptPage, RejectPage, RejectsAsk, SavedMappingView, SetAsk, TakenMappings, WrittenView,
};

use super::{Desk, Reply};
use crate::dialog;

#[tauri::command(rename_all = "snake_case")]
pub async fn probe(desk: Desk<'_>, file: u32, ask: ProbeAsk) -> Reply<ProbeView> {
    desk.ask(move |desk| desk.probe(file, &ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn start_dry_run(desk: Desk<'_>, file: u32, ask: ProbeAsk) -> Reply<u32> {
    desk.ask(move |desk| desk.start_dry_run(file, ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn start_import(desk: Desk<'_>, file: u32, ask: ProbeAsk) -> Reply<u32> {
    desk.ask(move |desk| desk.start_import(file, ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn rejects(
    desk: Desk<'_>,
    import_id: String,
    offset: u64,
    limit: u64,
) -> Reply<RejectPage> {
    desk.ask(move |desk| desk.rejects(&import_id, offset, limit))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn remove_import(desk: Desk<'_>, import_id: String) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.remove_import(&import_id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn known_formats(desk: Desk<'_>) -> Reply<Vec<KnownFormatView>> {
    desk.ask(|desk| Ok(desk.known_formats())).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn save_rejects(
    app: AppHandle,
    desk: Desk<'_>,
    ask: RejectsAsk,
) -> Reply<Option<WrittenView>> {
    let place = if ask.choose_place {
        let asked = ask.clone();
        let name = desk.ask(move |desk| desk.rejects_name(&asked)).await?;
        dialog::save_as(&app, &name).await?
    } else {
        None
    };
    desk.ask(move |desk| desk.save_rejects(&ask, place)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn saved_mappings(desk: Desk<'_>) -> Reply<Vec<SavedMappingView>> {
    desk.ask(|desk| Ok(desk.saved_mappings())).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn save_mapping(desk: Desk<'_>, file: u32, ask: ProbeAsk) -> Reply<SavedMappingView> {
    desk.ask(move |desk| desk.save_mapping(file, &ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn forget_mapping(desk: Desk<'_>, fingerprint: String) -> Reply<()> {
    desk.ask(move |desk| desk.forget_mapping(&fingerprint))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn save_mappings_file(
    app: AppHandle,
    desk: Desk<'_>,
    fingerprints: Vec<String>,
    choose_place: bool,
) -> Reply<Option<WrittenView>> {
    let place = if choose_place {
        dialog::save_as(&app, zwerm_desk::MAPPINGS_FILE).await?
    } else {
        None
    };
    desk.ask(move |desk| desk.save_mappings_file(&fingerprints, place, choose_place))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn take_mappings(desk: Desk<'_>, file: u32) -> Reply<TakenMappings> {
    desk.ask(move |desk| desk.take_mappings(file)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn start_intake(desk: Desk<'_>, files: Vec<u32>) -> Reply<u32> {
    desk.ask(move |desk| desk.start_intake(files)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn intake_page(desk: Desk<'_>, ask: IntakePageAsk) -> Reply<IntakePage> {
    desk.ask(move |desk| desk.intake_page(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn start_import_set(desk: Desk<'_>, ask: SetAsk) -> Reply<u32> {
    desk.ask(move |desk| desk.start_import_set(ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn start_images(desk: Desk<'_>, ask: ImagesAsk) -> Reply<u32> {
    desk.ask(move |desk| desk.start_images(ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn receipts(
    desk: Desk<'_>,
    import_id: String,
    offset: u64,
    limit: u64,
) -> Reply<ReceiptPage> {
    desk.ask(move |desk| desk.receipts(&import_id, offset, limit))
        .await
}
