//! What the desktop would remember of a case, and must not.
//!
//! GTK's file dialog puts every file that was chosen on a list of recent files that all programs
//! show (`recently-used.xbel`). Which sources somebody works on is nobody's business: what stands
//! there for this program only is taken off again.

/// From now on. Must be called on the main thread.
#[cfg(target_os = "linux")]
pub fn forget_choices() {
    use gtk::prelude::RecentManagerExt;

    let Some(list) = gtk::RecentManager::default() else {
        return;
    };
    let Some(program) = gtk::glib::prgname() else {
        return;
    };
    list.connect_changed(move |list| {
        for entry in list.items() {
            let applications = entry.applications();
            // An entry that another program made as well is the user's own.
            let only_ours = applications.iter().all(|name| *name == program);
            if only_ours
                && !applications.is_empty()
                && let Some(uri) = entry.uri()
            {
                // It may be gone already; then nothing is left to do.
                let _ = list.remove_item(&uri);
            }
        }
    });
}

/// Elsewhere the system's dialog keeps no such list of its own.
#[cfg(not(target_os = "linux"))]
pub fn forget_choices() {}
