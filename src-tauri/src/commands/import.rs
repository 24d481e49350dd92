//! Import screen: what a file looks like, a dry run, the import, what was refused.

use zwerm_desk::api::{ChangeView, ProbeAsk, ProbeView, RejectPage};

use super::{Desk, Reply};

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
