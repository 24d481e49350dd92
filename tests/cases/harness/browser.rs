//! Chromium without a window: prints a page, and tells what the page said and whom it called.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use super::scratch;

/// What happened while a page was printed.
pub struct Printed {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// Lines of the browser's console: errors, warnings, blocked content.
    pub console: Vec<String>,
    /// First line of every request that tried to leave.
    pub requests: Vec<String>,
}

impl Printed {
    /// Pages of the PDF.
    pub fn pages(&self) -> usize {
        let text = String::from_utf8_lossy(&self.pdf);
        text.match_indices("/Type /Page")
            .filter(|(at, found)| !text[at + found.len()..].starts_with('s'))
            .count()
    }
}

/// Prints a local page. Every connection of the browser ends at a listener of ours, which notes it
/// and answers nothing.
pub fn print(page: &Path) -> Printed {
    let folder = scratch();
    let pdf = folder.path().join("page.pdf");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("its address");
    let requests = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&requests);
    // Ends with the process; it holds nothing but the port.
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (mut stream, mut start) = (stream, [0_u8; 512]);
            let count = stream.read(&mut start).unwrap_or(0);
            let text = String::from_utf8_lossy(&start[..count]);
            let line = text.lines().next().unwrap_or_default().to_owned();
            let _ = stream.write_all(b"HTTP/1.1 503 Closed\r\nContent-Length: 0\r\n\r\n");
            if let Ok(mut noted) = noted.lock() {
                noted.push(line);
            }
        }
    });
    let output = Command::new(program())
        .args([
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--no-pdf-header-footer",
            "--enable-logging=stderr",
            "--virtual-time-budget=4000",
        ])
        .arg(format!("--proxy-server=http://{address}"))
        .arg("--proxy-bypass-list=<-loopback>")
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("the browser can be started");
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    let console = log
        .lines()
        .filter(|line| line.contains("CONSOLE"))
        .map(str::to_owned)
        .collect();
    let requests = requests.lock().expect("the list of requests").clone();
    Printed {
        pdf: std::fs::read(&pdf).unwrap_or_else(|error| panic!("no PDF ({error}): {log}")),
        console,
        requests,
    }
}

/// The shell without a window and without services: a whole Chromium calls its maker by itself.
fn program() -> &'static str {
    let path = std::env::var_os("PATH").unwrap_or_default();
    ["chromium-headless-shell", "chrome-headless-shell"]
        .into_iter()
        .find(|name| std::env::split_paths(&path).any(|folder| folder.join(name).is_file()))
        .expect("a headless browser is needed: `cargo xtask test` installs it")
}
