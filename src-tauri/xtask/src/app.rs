//! `cargo xtask app`: the development loop. Pages come from a vite server on this computer and change
//! while one looks at them; the program has its developer tools.
//!
//! Arguments go to the window: `cargo xtask app zwerm-demo/case.zwerm`.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Child;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::{setup, step, ui, window};

const PATIENCE: Duration = Duration::from_secs(30);

/// Runs until the window is closed.
pub fn run(arguments: &[String]) -> Result<()> {
    // `cargo xtask app -- --data-dir DIR` is what a habit types.
    let arguments = match arguments.split_first() {
        Some((first, rest)) if first == "--" => rest,
        _ => arguments,
    };
    if !window::has_display() {
        bail!("there is no display to open a window on (DISPLAY is not set)");
    }
    setup::ensure(&setup::WINDOW)?;
    ui::build()?;
    // A port that is free now; only this computer can reach it.
    let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
    let port = address.port().to_string();
    let mut server = ui::tool(
        "vite",
        "bin/vite.js",
        &["--host", "127.0.0.1", "--port", &port, "--strictPort"],
    )?
    .spawn()
    .context("the vite server could not be started")?;
    let outcome = wait_for(&mut server, address).and_then(|()| {
        step::run(
            step::cargo()
                .args(["run", "--locked", "--package", "zwerm-window", "--"])
                .args(arguments)
                .env(
                    "TAURI_CONFIG",
                    format!(r#"{{"build":{{"devUrl":"http://{address}"}}}}"#),
                ),
        )
    });
    // It may have ended by itself.
    let _ = server.kill();
    server.wait().context("the vite server did not end")?;
    outcome
}

fn wait_for(server: &mut Child, address: SocketAddr) -> Result<()> {
    let start = Instant::now();
    while TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_err() {
        if let Some(status) = server.try_wait()? {
            bail!("the vite server ended: {status}");
        }
        if start.elapsed() > PATIENCE {
            bail!("the vite server does not answer on {address}");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
