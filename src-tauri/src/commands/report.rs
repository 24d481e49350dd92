//! Report screen: the chosen findings, the preview, files that are written.

use tauri::AppHandle;
use tauri::ipc::{InvokeBody, Request};
use zwerm_desk::api::{
    ChangeView, ExportAsk, ExportKind, FindingAsk, FindingDetail, PictureAsk, ReportAsk,
    ReportCover, WrittenView,
};

use super::{Desk, Reply};
use crate::{dialog, error, reveal};

/// The header that says what the bytes of a picture are.
const ASK: &str = "zwerm-ask";

#[tauri::command(rename_all = "snake_case")]
pub async fn findings(desk: Desk<'_>) -> Reply<Vec<FindingDetail>> {
    desk.ask(|desk| desk.findings()).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn add_finding(desk: Desk<'_>, ask: FindingAsk) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.add_finding(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn edit_finding(desk: Desk<'_>, id: String, ask: FindingAsk) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.edit_finding(&id, &ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn remove_finding(desk: Desk<'_>, id: String) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.remove_finding(&id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn move_finding(desk: Desk<'_>, id: String, position: u32) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.move_finding(&id, position)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn report_cover(desk: Desk<'_>) -> Reply<ReportCover> {
    desk.ask(|desk| desk.report_cover()).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn set_report_cover(desk: Desk<'_>, cover: ReportCover) -> Reply<ReportCover> {
    desk.ask(move |desk| desk.set_report_cover(&cover)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn report_notes(desk: Desk<'_>, run: String) -> Reply<u64> {
    desk.ask(move |desk| desk.report_notes(&run)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn report_html(desk: Desk<'_>, ask: ReportAsk) -> Reply<String> {
    desk.ask(move |desk| desk.report_html(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn export_kinds(desk: Desk<'_>, run: String) -> Reply<Vec<ExportKind>> {
    desk.ask(move |desk| desk.export_kinds(&run)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn start_export(app: AppHandle, desk: Desk<'_>, ask: ExportAsk) -> Reply<u32> {
    let place = if ask.choose_place {
        let asked = ask.clone();
        let name = desk.ask(move |desk| desk.export_name(&asked)).await?;
        dialog::save_as(&app, &name).await?
    } else {
        None
    };
    desk.ask(move |desk| desk.start_export(ask, place)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn save_picture(
    app: AppHandle,
    desk: Desk<'_>,
    request: Request<'_>,
) -> Reply<Option<WrittenView>> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(error::usage("no-picture", "A picture travels as bytes."));
    };
    let ask: PictureAsk = request
        .headers()
        .get(ASK)
        .and_then(|text| serde_json::from_slice(text.as_bytes()).ok())
        .ok_or_else(|| error::usage("bad-argument", "The picture came without its request."))?;
    let bytes = bytes.clone();
    let place = if ask.choose_place {
        let asked = ask.clone();
        let name = desk.ask(move |desk| desk.picture_name(&asked)).await?;
        dialog::save_as(&app, &name).await?
    } else {
        None
    };
    desk.ask(move |desk| desk.save_picture(&ask, &bytes, place))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn reveal(desk: Desk<'_>, file: u32) -> Reply<()> {
    desk.ask(move |desk| reveal::in_file_manager(&desk.path_of_file(file)?))
        .await
}
