//! The one window, closed on every side: it shows our own pages, opens nothing, loads nothing.
//!
//! The rules are kept in three places that do not trust each other: the content security policy
//! (`tauri.conf.json`), the list of commands (`capabilities/main.json`), and here the web view itself.

use tauri::utils::config::Color;
use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::{App, Theme, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::place::Place;

/// Name of the window in capabilities and in the file that remembers its size.
pub const LABEL: &str = "main";

/// A proxy that nobody answers. Should a request ever get past the policy, it ends here, on this
/// computer, before a name is looked up.
const NOWHERE: &str = "http://127.0.0.1:9";

/// Paper, as in the tokens of the user interface: nothing flashes before the first picture.
const PAPER: Color = Color(0xFB, 0xFA, 0xF7, 0xFF);
const PAPER_DARK: Color = Color(0x16, 0x16, 0x14, 0xFF);

/// The menu of the web view offers "Reload" and the like; text fields keep it for copy and paste.
const NO_MENU: &str = r"
    window.addEventListener('contextmenu', (event) => {
        const field = event.target instanceof Element && event.target.closest('input, textarea');
        if (!field) event.preventDefault();
    }, { capture: true });
";

/// Where the system has no language (`LANG=C`), WebKitGTK says its language is "C", which no formatter of
/// numbers takes: a page that asks for one would stay empty.
const SOME_LANGUAGE: &str = r"
    try {
        new Intl.NumberFormat(navigator.language);
    } catch {
        Object.defineProperty(navigator, 'language', { value: 'en' });
    }
";

/// Opens the window. Only the development loop (`cargo xtask app`) gets developer tools.
pub fn open(app: &App, place: &Place, safe_graphics: bool) -> tauri::Result<WebviewWindow> {
    let development = development_server(app);
    let mut builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Zwerm")
        .inner_size(1440.0, 900.0)
        .min_inner_size(900.0, 600.0)
        .center()
        .prevent_overflow()
        .visible(false)
        .data_directory(place.web_view())
        .zoom_hotkeys_enabled(true)
        .browser_extensions_enabled(false)
        .devtools(development.is_some())
        .initialization_script(SOME_LANGUAGE)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_document_title_changed(|window, title| {
            // A title is an ornament: when it cannot be set, nothing is lost.
            let _ = window.set_title(&title);
        });
    builder = match &development {
        Some(server) => {
            let server = server.origin();
            builder.on_navigation(move |url| url.origin() == server)
        }
        None => builder
            .on_navigation(is_ours)
            .initialization_script(NO_MENU)
            .proxy_url(
                NOWHERE
                    .parse()
                    .map_err(|_| tauri::Error::InvalidWebviewUrl(NOWHERE))?,
            ),
    };
    let window = builder.build()?;
    let paper = match window.theme() {
        Ok(Theme::Dark) => PAPER_DARK,
        _ => PAPER,
    };
    window.set_background_color(Some(paper))?;
    close_the_web_view(&window, safe_graphics, development.is_some())?;
    window.show()?;
    Ok(window)
}

/// Address of the vite server in the development loop; always `None` in a shipped program.
fn development_server(app: &App) -> Option<Url> {
    if tauri::is_dev() {
        app.config().build.dev_url.clone()
    } else {
        None
    }
}

/// Whether this address is a page of the program: the origin from which Tauri serves what is linked in.
fn is_ours(url: &Url) -> bool {
    let host = url.host_str();
    let linked_in = match url.scheme() {
        "tauri" => host == Some("localhost"),
        // Windows has no schemes of a program's own.
        "http" if cfg!(windows) => host == Some("tauri.localhost"),
        _ => false,
    };
    linked_in && url.port().is_none() && url.username().is_empty() && url.password().is_none()
}

/// Switches off what the web view could do and no screen needs.
#[cfg(target_os = "linux")]
fn close_the_web_view(
    window: &WebviewWindow,
    safe_graphics: bool,
    development: bool,
) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    window.with_webview(move |web_view| {
        let Some(settings) = web_view.inner().settings() else {
            return;
        };
        settings.set_enable_webaudio(false);
        settings.set_enable_media(false);
        settings.set_enable_media_stream(false);
        settings.set_enable_webrtc(false);
        settings.set_enable_html5_database(false);
        settings.set_enable_html5_local_storage(false);
        settings.set_enable_page_cache(false);
        settings.set_enable_back_forward_navigation_gestures(false);
        settings.set_enable_developer_extras(development);
        // What the page complains of is for the terminal of a developer, not for a log of a user.
        settings.set_enable_write_console_messages_to_stdout(cfg!(debug_assertions));
        settings.set_allow_modal_dialogs(false);
        settings.set_javascript_can_open_windows_automatically(false);
        if safe_graphics {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Elsewhere the builder's settings are all there is.
#[cfg(not(target_os = "linux"))]
fn close_the_web_view(_: &WebviewWindow, _: bool, _: bool) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_the_pages_of_the_program_are_ours() {
        let ours = |text: &str| is_ours(&text.parse().expect("a URL"));
        assert!(ours("tauri://localhost/"));
        assert!(ours("tauri://localhost/index.html#network"));
        for foreign in [
            "http://tauri.localhost.evil.example/",
            "https://example.org/",
            "http://localhost/",
            "http://127.0.0.1:9/",
            "tauri://evil.example/",
            "tauri://localhost:81/",
            "tauri://someone@localhost/",
            "file:///etc/passwd",
            "data:text/html,x",
            "javascript:void(0)",
            "about:blank",
        ] {
            assert!(!ours(foreign), "{foreign}");
        }
    }
}
