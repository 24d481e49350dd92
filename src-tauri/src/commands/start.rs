//! Start screen: settings, files and cases to open, what happens meanwhile.

use tauri::ipc::Channel;
use tauri::{AppHandle, Theme as Colours};
use zwerm_desk::api::{CaseView, DeskEvent, FileRef, Graphics, Settings, StartView, Theme};

use super::{Desk, Reply};
use crate::dialog;

#[tauri::command(rename_all = "snake_case")]
pub fn events(desk: Desk<'_>, channel: Channel<DeskEvent>) {
    desk.listen(channel);
}

#[tauri::command(rename_all = "snake_case")]
pub async fn start(desk: Desk<'_>) -> Reply<StartView> {
    let mut view = desk.ask(|desk| Ok(desk.start())).await?;
    if desk.safe_graphics {
        view.settings.graphics = Graphics::Software;
    }
    Ok(view)
}

#[tauri::command(rename_all = "snake_case")]
pub async fn set_settings(app: AppHandle, desk: Desk<'_>, settings: Settings) -> Reply<Settings> {
    let kept = desk.ask(move |desk| desk.set_settings(settings)).await?;
    app.set_theme(colours(kept.theme));
    Ok(kept)
}

/// The frame of the window and the page's own idea of the system follow the setting.
pub fn colours(theme: Theme) -> Option<Colours> {
    match theme {
        Theme::Auto => None,
        Theme::Light => Some(Colours::Light),
        Theme::Dark => Some(Colours::Dark),
    }
}

#[tauri::command(rename_all = "snake_case")]
pub async fn pick_files(app: AppHandle, desk: Desk<'_>) -> Reply<Vec<FileRef>> {
    let paths = dialog::open_files(&app).await?;
    desk.ask(move |desk| Ok(desk.register_files(&paths))).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn pick_folder(app: AppHandle, desk: Desk<'_>) -> Reply<Option<FileRef>> {
    let Some(folder) = dialog::open_folder(&app).await? else {
        return Ok(None);
    };
    desk.ask(move |desk| Ok(desk.register_files(&[folder]).pop()))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn pick_case(app: AppHandle, desk: Desk<'_>) -> Reply<Option<CaseView>> {
    let Some(folder) = dialog::open_case(&app).await? else {
        return Ok(None);
    };
    desk.ask(move |desk| desk.open_path(&folder).map(Some))
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn open_case(desk: Desk<'_>, key: String) -> Reply<CaseView> {
    desk.ask(move |desk| desk.open_case(&key)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn open_dropped_case(desk: Desk<'_>, file: u32) -> Reply<CaseView> {
    desk.ask(move |desk| desk.open_dropped_case(file)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn create_case(desk: Desk<'_>, title: String) -> Reply<CaseView> {
    desk.ask(move |desk| desk.create_case(&title)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn forget_case(desk: Desk<'_>, key: String) -> Reply<()> {
    desk.ask(move |desk| desk.forget_case(&key)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn start_example(desk: Desk<'_>, id: String) -> Reply<u32> {
    desk.ask(move |desk| desk.start_example(&id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn close_case(desk: Desk<'_>) -> Reply<()> {
    desk.ask(|desk| desk.close_case()).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn cancel(desk: Desk<'_>, job: u32) -> Reply<bool> {
    desk.ask(move |desk| Ok(desk.cancel(job))).await
}
