//! Detect screen: the form, what a run would cost, the runs.

use zwerm_desk::api::{
    ChangeView, CommonImageView, CommonImagesView, CompareView, ComparedAsk, ComparedPage,
    DetectAsk, Estimate, MethodForm, PowerAsk, StabilityView, VariantsView, WindowAdviceView,
};

use super::{Desk, Reply};

#[tauri::command(rename_all = "snake_case")]
pub async fn method_form(desk: Desk<'_>) -> Reply<MethodForm> {
    desk.ask(|desk| desk.method_form()).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn common_images(desk: Desk<'_>) -> Reply<CommonImagesView> {
    desk.ask(|desk| desk.common_images()).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn set_common_images(desk: Desk<'_>, images: Vec<CommonImageView>) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.set_common_images(&images)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn estimate(desk: Desk<'_>, ask: DetectAsk) -> Reply<Estimate> {
    desk.ask(move |desk| desk.estimate(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn window_advice(desk: Desk<'_>, ask: DetectAsk) -> Reply<WindowAdviceView> {
    desk.ask(move |desk| desk.window_advice(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn start_detect(desk: Desk<'_>, ask: DetectAsk) -> Reply<u32> {
    desk.ask(move |desk| desk.start_detect(ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn stability(desk: Desk<'_>, run: String) -> Reply<Vec<StabilityView>> {
    desk.ask(move |desk| desk.stability(&run)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn start_power(desk: Desk<'_>, ask: PowerAsk) -> Reply<u32> {
    desk.ask(move |desk| desk.start_power(ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn variants(desk: Desk<'_>, run: String, object_id: String) -> Reply<VariantsView> {
    desk.ask(move |desk| desk.variants(&run, &object_id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn compare_runs(desk: Desk<'_>, one: String, other: String) -> Reply<CompareView> {
    desk.ask(move |desk| desk.compare_runs(&one, &other)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn compared_edges(desk: Desk<'_>, ask: ComparedAsk) -> Reply<ComparedPage> {
    desk.ask(move |desk| desk.compared_edges(&ask)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn rename_run(desk: Desk<'_>, run: String, name: String) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.rename_run(&run, &name)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn remove_run(desk: Desk<'_>, run: String) -> Reply<ChangeView> {
    desk.ask(move |desk| desk.remove_run(&run)).await
}
