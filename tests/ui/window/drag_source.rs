//! A small window with a file on it, to be dragged elsewhere: what a file manager is for the tests.
//!
//! `drag_source PATH` shows itself in the upper left corner of the screen, says `ready`, and ends with
//! `dropped` or `refused` when the drag is over. The mouse is moved by somebody else.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a tool of the tests talks to them, and has nobody to hand an error to"
)]

#[cfg(target_os = "linux")]
fn main() {
    linux::main();
}

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
mod linux {
    use std::cell::Cell;
    use std::rc::Rc;

    use gtk::gdk::{DragAction, ModifierType};
    use gtk::prelude::*;
    use gtk::{TargetEntry, TargetFlags};

    pub fn main() {
        let path = std::env::args_os().nth(1).expect("a path");
        gtk::init().expect("a display");
        let uri = gtk::glib::filename_to_uri(path, None).expect("an absolute path");
        let window = gtk::Window::new(gtk::WindowType::Toplevel);
        window.set_default_size(64, 64);
        let handle = gtk::EventBox::new();
        let targets = [TargetEntry::new("text/uri-list", TargetFlags::empty(), 0)];
        handle.drag_source_set(ModifierType::BUTTON1_MASK, &targets, DragAction::COPY);
        handle.connect_drag_data_get(move |_, _, data, _, _| {
            data.set_uris(&[uri.as_str()]);
        });
        let failed = Rc::new(Cell::new(false));
        let seen = failed.clone();
        handle.connect_drag_failed(move |_, _, _| {
            seen.set(true);
            gtk::glib::Propagation::Proceed
        });
        handle.connect_drag_end(move |_, _| {
            println!("{}", if failed.get() { "refused" } else { "dropped" });
            gtk::main_quit();
        });
        window.add(&handle);
        window.move_(0, 0);
        window.show_all();
        println!("ready");
        gtk::main();
    }
}
